//! Ways to walk the lines of a ladder by keys.

use crate::support::{
    book::{EVENING, id, stamp},
    hands::Hands,
    hands::content,
    ways::{self, enter_on},
};
use cairnbook::{
    base::Who,
    page::Place,
    page::{Act, Code, Mark},
    workbook::{Edit, Entry, EntryKind, Goal, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

pub(crate) const MAIL: &str = "Open my mail without fear";
pub(crate) const HOPED: &str = "I open my mail twice a week";
pub(crate) const BAG: &str = "The letters lie in a bag";
pub(crate) const PART: &str = "Part of the way";
pub(crate) const WHICH: &str = "Which line is true now?";

/// A workbook with these goals, all on the go.
pub(crate) fn with_goals(goals: &[(&str, &str)]) -> Workbook {
    let mut book = Workbook::default();
    for (name, words) in goals {
        let mut goal = Goal::new(id(name), Who::Me, EVENING);
        goal.words = (*words).into();
        book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    }
    book
}

pub(crate) fn mail() -> Workbook {
    with_goals(&[("g_mail", MAIL)])
}

/// On the lines of that goal, by keys.
pub(crate) fn on_ladder(book: &Workbook, goal: &str) -> Hands {
    on_ladder_at(book, goal, "2026-11-22")
}

pub(crate) fn on_ladder_at(book: &Workbook, goal: &str, today: &str) -> Hands {
    let mut hands = Hands::opened(book, today, Vec::new());
    hands.act(Act::Numbers);
    enter_on(&mut hands, goal);
    assert!(hands.is_at("Ladder"), "{}", hands.place());
    hands
}

#[track_caller]
pub(crate) fn to_field(hands: &mut Hands, field: &str) {
    let content = content();
    let field_of = |page| content.page(page).and_then(|page| page.field(field));
    let question = &["ladder", "settings"].into_iter().find_map(field_of).unwrap().label;
    ways::walk(hands, field, |focus| !focus.is_row && focus.words == *question);
}

/// Writes a line by keys.
#[track_caller]
pub(crate) fn write(hands: &mut Hands, field: &str, words: &str) {
    to_field(hands, field);
    hands.press(&[Code::Enter]);
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
    assert_eq!(hands.scene().writing, None);
}

/// Takes a choice of a field by keys.
#[track_caller]
pub(crate) fn choose(hands: &mut Hands, field: &str, choice: &str) {
    to_field(hands, field);
    hands.press(&[Code::Enter]);
    enter_on(hands, choice);
}

pub(crate) fn turn(hands: &mut Hands, key: char) {
    hands.key(KeyCode::Char(key), KeyModifiers::CONTROL);
}

/// So many days go by.
pub(crate) fn days_go_by(hands: &mut Hands, days: i64) {
    hands.now.today = hands.now.today.plus_days(days);
    hands.now.moment.0 += days * 86_400;
    hands.now.ms += 60_000;
    hands.send(cairnbook::app::Event::Tick);
}

/// Opened by keys, both first questions answered.
pub(crate) fn quick() -> Hands {
    let mut hands = on_ladder(&mail(), MAIL);
    write(&mut hands, "as_hoped", HOPED);
    write(&mut hands, "ladder_today", BAG);
    hands
}

/// The rows that are chosen now.
pub(crate) fn chosen(hands: &mut Hands) -> Vec<String> {
    let scene = hands.scene();
    let rows = scene.page.lists().flat_map(|list| &list.rows).filter(|row| row.mark == Mark::Chosen);
    rows.map(|row| row.text.clone()).collect()
}

pub(crate) fn check_ins(hands: &Hands) -> Vec<Entry> {
    hands.app.book().log().newest(EntryKind::CheckIn).cloned().collect()
}
