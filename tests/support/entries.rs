//! Ways to stand on entries: the list of a page, its rows, its focus.

use crate::support::{
    book::{self, id},
    hands::Hands,
};
use cairnbook::{
    app::Event,
    base::Key,
    page::{Act, Code, List, Row, Stroke, Target},
    screens::Place,
};

pub(crate) fn filled(acts: &[Act]) -> Hands {
    let mut hands = Hands::on(&book::filled());
    for act in acts {
        hands.act(*act);
    }
    hands
}

pub(crate) fn choice(name: &str) -> Target {
    Target::Choice(Key::from(name))
}
pub(crate) fn record(name: &str) -> Target {
    Target::Record(id(name))
}

/// The list the page is about: the last one, on the pile the first.
pub(crate) fn list(hands: &mut Hands) -> List {
    let pile = *hands.app.place() == Place::Pile;
    let page = hands.scene().page;
    if pile { page.lists().next() } else { page.lists().last() }.cloned().unwrap()
}

pub(crate) fn row(hands: &mut Hands, target: &Target) -> Row {
    hands.scene().page.row(target).cloned().unwrap_or_else(|| panic!("no row {target:?}"))
}

pub(crate) fn focus(hands: &mut Hands) -> Target {
    hands.scene().focus.unwrap()
}
pub(crate) fn texts(hands: &mut Hands) -> Vec<String> {
    list(hands).rows.into_iter().map(|row| row.text).collect()
}

pub(crate) fn open(hands: &mut Hands, target: Target) {
    hands.point(target);
    hands.press(&[Code::Enter]);
}
