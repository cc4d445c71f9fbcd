//! What is a reason to look at a goal, and what a choice about it brings about.
//!
//! Must never: need a screen.

use super::*;
use crate::{
    base::{Moment, Who},
    workbook::{Level, Stamp, edit::set_text},
};

const STAMP: Stamp = Stamp { who: Who::Me, at: Moment(0) };

fn day(text: &str) -> Day {
    Day::iso(text).unwrap()
}

fn goal() -> Id {
    Id::of("g1").unwrap()
}

fn book() -> Workbook {
    let mut book = Workbook::default();
    book.apply(Edit::AddGoal(Goal::new(goal(), Who::Me, Moment(0))), STAMP).unwrap();
    book.apply(set_text(goal(), &Goal::WORDS, "learn"), STAMP).unwrap();
    book
}

fn add(book: &mut Workbook, id: &str, kind: EntryKind, on: &str, with: impl FnOnce(&mut Entry)) {
    let mut entry = Entry::new(Id::of(id).unwrap(), Who::Me, Moment(0), kind, day(on));
    with(&mut entry);
    book.apply(Edit::AddEntry(entry), STAMP).unwrap();
}

fn look(book: &mut Workbook, id: &str, on: &str, column: &Key, value: Value) {
    add(book, id, EntryKind::CheckIn, on, |entry| {
        let cell = Slot::new(entry.id, &Look::GOALS).cell(goal(), column);
        entry.more.set(&cell, Some(value));
    });
}

fn far(book: &mut Workbook, id: &str, on: &str, n: u8) {
    look(book, id, on, &Look::FAR, Value::Rate(n));
}

fn chose(book: &mut Workbook, id: &str, on: &str, choice: &'static str) {
    add(book, id, EntryKind::Choice, on, |entry| {
        entry.goal = Some(goal());
        entry.more.set(&Slot::new(entry.id, &CHOICE), Some(Value::Pick(Key::of(choice))));
    });
}

fn found(book: &Workbook, today: &str) -> Option<Reason> {
    reason(book, book.goal(goal()).unwrap(), day(today))
}

fn set(book: &mut Workbook, field: &Key, value: Value) {
    book.apply(Edit::Set(Slot::new(goal(), field), Some(value)), STAMP).unwrap();
}

#[test]
fn three_looks_within_one_are_flat_and_a_choice_begins_anew() {
    let mut book = book();
    far(&mut book, "e1", "2026-05-01", 4);
    far(&mut book, "e2", "2026-05-08", 5);
    assert_eq!(found(&book, "2026-06-01"), None);
    far(&mut book, "e3", "2026-05-15", 4);
    assert_eq!(found(&book, "2026-06-01"), Some(Reason::Flat));
    chose(&mut book, "e4", "2026-05-16", "keep");
    assert_eq!(found(&book, "2026-06-01"), None);
    for (id, on, n) in [("e5", "2026-05-20", 4), ("e6", "2026-05-21", 6), ("e7", "2026-05-22", 5)] {
        far(&mut book, id, on, n);
    }
    assert_eq!(found(&book, "2026-06-01"), None, "they lie two apart");
}

#[test]
fn three_times_the_same_line_is_flat_and_another_line_is_not() {
    let mut book = book();
    for (id, on) in [("e1", "2026-05-01"), ("e2", "2026-05-08"), ("e3", "2026-05-15")] {
        look(&mut book, id, on, &Look::LINE, Value::Pick(Level::Part.key()));
    }
    assert_eq!(found(&book, "2026-06-01"), Some(Reason::Flat));
    look(&mut book, "e4", "2026-05-20", &Look::LINE, Value::Pick(Level::AsHoped.key()));
    assert_eq!(found(&book, "2026-06-01"), None);
}

#[test]
fn two_days_that_went_by_without_a_look_are_a_reason_and_one_is_not() {
    let mut book = book();
    let when = |text: &str| Value::When(When::Day(day(text)));
    set(&mut book, &Goal::LOOK_AGAIN, when("2026-05-01"));
    assert_eq!(found(&book, "2026-05-20"), None);
    // Another day is written in its place: the first one is kept.
    let edit = Edit::Set(Slot::new(goal(), &Goal::LOOK_AGAIN), Some(when("2026-06-01")));
    let also = follows(&book, None, &edit, day("2026-05-20"));
    assert_eq!(also, [Edit::Set(Slot::new(goal(), &LET_PASS), Some(when("2026-05-01")))]);
    book.apply(Edit::Many(vec![edit, also[0].clone()]), STAMP).unwrap();
    assert_eq!(found(&book, "2026-05-20"), None);
    assert_eq!(found(&book, "2026-06-02"), Some(Reason::Passed));
    far(&mut book, "e1", "2026-05-25", 3);
    assert_eq!(found(&book, "2026-06-02"), None, "there was a look in between");
}

#[test]
fn a_day_that_had_its_look_is_not_kept_as_one_that_went_by() {
    let mut book = book();
    set(&mut book, &Goal::LOOK_AGAIN, Value::When(When::Day(day("2026-05-01"))));
    far(&mut book, "e1", "2026-05-01", 3);
    let edit = Edit::Set(Slot::new(goal(), &Goal::LOOK_AGAIN), None);
    assert_eq!(follows(&book, None, &edit, day("2026-05-20")), []);
}

#[test]
fn what_matters_little_is_a_reason_from_the_next_day_on_until_it_is_put_away() {
    let mut book = book();
    add(&mut book, "e1", EntryKind::Choice, "2026-05-01", |entry| {
        entry.goal = Some(goal());
        entry.more.set(&Slot::new(entry.id, &MATTERS), Some(Value::Rate(3)));
    });
    assert_eq!(found(&book, "2026-05-01"), None);
    assert_eq!(found(&book, "2026-05-02"), Some(Reason::Matters));
    set(&mut book, &Goal::WAVED, Value::Picks(vec![Reason::Matters.key()]));
    assert_eq!(found(&book, "2026-05-02"), None);
    set(&mut book, &Goal::WAVED, Value::Picks(Vec::new()));
    set(&mut book, &Goal::STATE, Value::Pick(Key::of("shelf")));
    assert_eq!(found(&book, "2026-05-02"), None, "only goals on the go are asked about");
}

/// What a choice made on 20 May brings about.
fn brought(book: &Workbook, choice: &'static str, until: Option<When>) -> Vec<Edit> {
    let mut draft = Entry::new(Id::of("e9").unwrap(), Who::Me, Moment(0), EntryKind::Choice, day("2026-05-20"));
    draft.goal = Some(goal());
    draft.more.set(&Slot::new(draft.id, &UNTIL), until.map(Value::When));
    let edit = Edit::Set(Slot::new(draft.id, &CHOICE), Some(Value::Pick(Key::of(choice))));
    follows(book, Some(&draft), &edit, day("2026-05-20"))
}

#[test]
fn a_choice_brings_its_state_with_it() {
    let mut book = book();
    let slot = |field: &Key| Slot::new(goal(), field);
    let state = |state: &'static str| Edit::Set(slot(&Goal::STATE), Some(Value::Pick(Key::of(state))));
    let again = |when: When| Edit::Set(slot(&Goal::LOOK_AGAIN), Some(Value::When(when)));
    assert_eq!(brought(&book, "keep", None), [again(When::Day(day("2026-06-17")))]);
    assert_eq!(brought(&book, "smaller", None), []);
    let eid = When::Words("after Eid".into());
    assert_eq!(brought(&book, "pause", Some(eid.clone())), [state("shelf"), again(eid)]);
    assert_eq!(brought(&book, "let_go", None), [state("let_go")]);
    assert_eq!(brought(&book, "finished", None), [state("reached")]);
    set(&mut book, &Goal::LOOK_AGAIN, Value::When(When::Day(day("2026-08-01"))));
    assert_eq!(brought(&book, "keep", None), [], "there is a day already");
    set(&mut book, &Goal::STATE, Value::Pick(Key::of("let_go")));
    assert_eq!(brought(&book, "other_way", None), [state("live")]);
}

#[test]
fn no_choice_brings_a_fourth_goal_on_the_go() {
    let mut book = book();
    set(&mut book, &Goal::STATE, Value::Pick(Key::of("shelf")));
    for name in ["g2", "g3", "g4"] {
        let mut other = Goal::new(Id::of(name).unwrap(), Who::Me, Moment(0));
        other.words = "other".into();
        book.apply(Edit::AddGoal(other), STAMP).unwrap();
    }
    assert_eq!(brought(&book, "smaller", None), []);
}

#[test]
fn an_older_choice_that_is_looked_at_again_changes_nothing() {
    let mut book = book();
    chose(&mut book, "e1", "2026-04-01", "pause");
    chose(&mut book, "e2", "2026-05-01", "keep");
    let edit = |id: &str| Edit::Set(Slot::new(Id::of(id).unwrap(), &CHOICE), Some(Value::Pick(Key::of("let_go"))));
    assert_eq!(follows(&book, None, &edit("e1"), day("2026-05-20")), []);
    assert_eq!(follows(&book, None, &edit("e2"), day("2026-05-20")).len(), 1);
}
