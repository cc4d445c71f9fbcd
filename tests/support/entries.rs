//! Ways to stand on entries: the list of a page, its rows, its focus.

use crate::support::{
    book::{self, id},
    hands::Hands,
};
use cairnbook::{
    base::Id,
    page::{Act, Code, List},
};

pub(crate) fn filled(acts: &[Act]) -> Hands {
    let mut hands = Hands::on(&book::filled());
    for act in acts {
        hands.act(*act);
    }
    hands
}

/// The list the page is about: the last one, on the pile and among milestones the first.
pub(crate) fn list(hands: &mut Hands) -> List {
    let is_first = hands.is_at("Pile") || hands.is_at("Milestones");
    let page = hands.scene().page;
    if is_first { page.lists().next() } else { page.lists().last() }.cloned().unwrap()
}

/// What is in focus, in words.
pub(crate) fn focus(hands: &mut Hands) -> String {
    hands.focused()
}

/// The entry in focus: looked up by opening it.
pub(crate) fn in_focus(hands: &mut Hands) -> Id {
    hands.press(&[Code::Enter]);
    let entry = id(hands.place().strip_prefix("Entry ").expect("an entry is in focus"));
    hands.press(&[Code::Esc]);
    entry
}

pub(crate) fn texts(hands: &mut Hands) -> Vec<String> {
    list(hands).rows.into_iter().map(|row| row.text).collect()
}
