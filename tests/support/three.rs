//! Someone with three goals, one of them with a ladder, and what they said in check-ins before.

use cairnbook::{
    base::{Id, Key, Slot, Value, When, Who},
    workbook::{
        Edit, Entry, EntryKind, Goal, Help, Ladder, Level, Look, Step, Workbook,
        outline::{self, Spot},
    },
};

use crate::support::book::{EVENING, day, id, stamp};

pub(crate) const MAIL: &str = "g_mail";
pub(crate) const SLEEP: &str = "g_sleep";
pub(crate) const CARE: &str = "g_care";

/// Three goals, four steps, no entry yet.
pub(crate) fn three() -> Workbook {
    let mut book = Workbook::default();
    for (name, words) in [
        (MAIL, "To open my mail without fear"),
        (SLEEP, "Sleep four nights a week"),
        (CARE, "Care for my father and have a day off"),
    ] {
        let mut goal = Goal::new(id(name), Who::Me, EVENING);
        goal.words = words.into();
        book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    }
    let lines = [
        (Level::HardStretch.key(), "I do not touch the bag"),
        (Level::Part.key(), "I open one letter a week"),
        (Level::AsHoped.key(), "I open my mail twice a week"),
        (Ladder::TODAY, "The letters lie in a bag"),
    ];
    for (field, words) in lines {
        let line = Slot::new(id(MAIL), &field);
        book.apply(Edit::Set(line, Some(Value::Text(words.into()))), stamp()).unwrap();
    }
    for (name, goal, on, words) in [
        ("s_box", MAIL, "2026-11-24", "Put the letters in one box"),
        ("s_ana", MAIL, "", "Open the first one with Ana"),
        ("s_bed", SLEEP, "", "Put the phone in the hall"),
        ("s_call", CARE, "", "Call the day centre"),
    ] {
        let goal = Some(id(goal));
        let after = outline::siblings(&book, goal, None).last().copied();
        let mut step = Step::new(id(name), Who::Me, EVENING, goal, None);
        step.words = words.into();
        step.when = (!on.is_empty()).then(|| When::Day(day(on)));
        book.apply(Edit::AddStep(step, Spot { under: None, after }), stamp()).unwrap();
    }
    book
}

/// One more entry.
pub(crate) fn with(book: &mut Workbook, name: &str, kind: EntryKind, on: &str, words: &str) -> Id {
    let mut entry = Entry::new(id(name), Who::Me, EVENING, kind, day(on));
    entry.words = words.into();
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
    id(name)
}

/// Puts a value into a field of a record.
pub(crate) fn set(book: &mut Workbook, record: Id, field: &Key, value: Value) {
    book.apply(Edit::Set(Slot::new(record, field), Some(value)), stamp()).unwrap();
}

/// What a check-in says of a goal.
pub(crate) fn look(book: &mut Workbook, entry: Id, goal: &str, column: &Key, value: Value) {
    let cell = Slot::new(entry, &Look::GOALS).cell(id(goal), column);
    book.apply(Edit::Set(cell, Some(value)), stamp()).unwrap();
}

/// With a check-in in May, and a stone before and after it.
pub(crate) fn looked_at() -> Workbook {
    let mut book = three();
    with(&mut book, "e_old", EntryKind::Milestone, "2026-05-01", "Before the last check-in");
    let first = with(&mut book, "e_may", EntryKind::CheckIn, "2026-05-03", "");
    look(&mut book, first, MAIL, &Look::LINE, Value::Pick(Level::HardStretch.key()));
    look(&mut book, first, SLEEP, &Look::FAR, Value::Rate(3));
    let stone = with(&mut book, "e_new", EntryKind::Milestone, "2026-11-21", "I opened one letter");
    let (_, help) = Help::ALL.into_iter().find(|(help, _)| *help == Help::WithAHand).unwrap();
    set(&mut book, stone, &Entry::HELP, Value::Pick(help));
    set(&mut book, stone, &Entry::GOAL, Value::Pick(Key::from(MAIL)));
    book
}

/// With a hard day noted yesterday.
pub(crate) fn low() -> Workbook {
    let mut book = three();
    let entry = with(&mut book, "e_low", EntryKind::CheckIn, "2026-11-21", "");
    set(&mut book, entry, &Entry::HOW, Value::Rate(1));
    book
}

/// With three check-ins that say the same of one goal.
pub(crate) fn flat() -> Workbook {
    let mut book = three();
    for (name, on) in [("e_1", "2026-11-01"), ("e_2", "2026-11-08"), ("e_3", "2026-11-15")] {
        let entry = with(&mut book, name, EntryKind::CheckIn, on, "");
        look(&mut book, entry, MAIL, &Look::LINE, Value::Pick(Level::Part.key()));
    }
    book
}
