//! What is a reason to look at a goal, and what a choice about it brings about.

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
    assert_eq!(found(&book, "2026-06-01"), None, "that day is not over");
    assert_eq!(found(&book, "2026-06-02"), Some(Reason::Passed));
    for look in ["2026-05-01", "2026-05-25"] {
        let mut book = book.clone();
        far(&mut book, "e1", look, 3);
        assert_eq!(found(&book, "2026-06-02"), None, "there was a look on the first day, or in between: {look}");
    }
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
    of_goals(follows(book, Some(&draft), &edit, day("2026-05-20")))
}

/// Without what is kept with the choice itself.
fn of_goals(edits: Vec<Edit>) -> Vec<Edit> {
    let is_of_goal = |edit: &Edit| matches!(edit, Edit::Set(slot, _) if slot.record == goal());
    edits.into_iter().filter(is_of_goal).collect()
}

/// Does an edit with all that follows, as the program does.
fn does(book: &mut Workbook, record: &str, field: &Key, value: Option<Value>) {
    let edit = Edit::Set(Slot::new(Id::of(record).unwrap(), field), value);
    let also = follows(book, None, &edit, day("2026-05-20"));
    book.apply(Edit::Many(std::iter::once(edit).chain(also).collect()), STAMP).unwrap();
}

/// A choice without an answer, and one that is made.
fn choose(book: &mut Workbook, id: &str, choice: &'static str) {
    add(book, id, EntryKind::Choice, "2026-05-20", |entry| entry.goal = Some(goal()));
    does(book, id, &CHOICE, Some(Value::Pick(Key::of(choice))));
}

fn stands(book: &Workbook) -> (GoalState, Option<When>) {
    let goal = book.goal(goal()).unwrap();
    (goal.state, goal.look_again.clone())
}

#[test]
fn a_choice_that_is_taken_off_gives_the_goal_back() {
    for choice in ["keep", "pause", "let_go", "finished", "smaller"] {
        let mut book = book();
        set(&mut book, &Goal::LOOK_AGAIN, Value::When(When::Day(day("2026-05-01"))));
        let before = stands(&book);
        choose(&mut book, "e1", choice);
        does(&mut book, "e1", &CHOICE, Some(Value::Pick(Key::of("let_go"))));
        assert_eq!(stands(&book), (GoalState::LetGo, before.1.clone()), "{choice}: another one begins from there");
        does(&mut book, "e1", &CHOICE, None);
        assert_eq!(stands(&book), before, "{choice}");
        assert!(book.entry(Id::of("e1").unwrap()).unwrap().is_blank());
    }
}

#[test]
fn a_choice_that_is_given_to_another_goal_gives_its_own_back() {
    let mut book = book();
    let mut other = Goal::new(Id::of("g2").unwrap(), Who::Me, Moment(0));
    other.words = "other".into();
    book.apply(Edit::AddGoal(other), STAMP).unwrap();
    choose(&mut book, "e1", "let_go");
    does(&mut book, "e1", &Entry::GOAL, Some(Value::Pick(Key::of("g2"))));
    assert_eq!(stands(&book).0, GoalState::Live);
    assert_eq!(book.goal(Id::of("g2").unwrap()).unwrap().state, GoalState::LetGo);
    does(&mut book, "e1", &CHOICE, None);
    assert_eq!(book.goal(Id::of("g2").unwrap()).unwrap().state, GoalState::Live);
}

#[test]
fn a_goal_that_comes_back_waits_where_three_others_are_on_the_go() {
    let mut book = book();
    choose(&mut book, "e1", "let_go");
    three_others(&mut book);
    does(&mut book, "e1", &CHOICE, None);
    assert_eq!(stands(&book), (GoalState::Shelf, None));
}

#[test]
fn the_day_a_goal_rests_until_follows_what_is_typed_and_is_taken_back_with_it() {
    let mut book = book();
    let first = When::Day(day("2026-06-30"));
    set(&mut book, &Goal::LOOK_AGAIN, Value::When(first.clone()));
    choose(&mut book, "e1", "pause");
    for typed in ["i", "in", "in sp"] {
        let words = When::Words(typed.into());
        does(&mut book, "e1", &UNTIL, Some(Value::When(words.clone())));
        assert_eq!(stands(&book), (GoalState::Shelf, Some(words)));
    }
    does(&mut book, "e1", &UNTIL, None);
    assert_eq!(stands(&book), (GoalState::Shelf, Some(first)));
}

#[test]
fn a_letter_in_an_old_pause_does_not_put_the_goal_back_on_the_shelf() {
    let mut book = book();
    choose(&mut book, "e1", "pause");
    set(&mut book, &Goal::STATE, Value::Pick(Key::of("live")));
    does(&mut book, "e1", &UNTIL, Some(Value::When(When::Words("x".into()))));
    assert_eq!(stands(&book), (GoalState::Live, None));
    choose(&mut book, "e2", "pause");
    does(&mut book, "e1", &UNTIL, Some(Value::When(When::Words("xy".into()))));
    assert_eq!(stands(&book), (GoalState::Shelf, None), "only the newest choice says until when");
}

fn three_others(book: &mut Workbook) {
    for name in ["g2", "g3", "g4"] {
        let mut other = Goal::new(Id::of(name).unwrap(), Who::Me, Moment(0));
        other.words = "other".into();
        book.apply(Edit::AddGoal(other), STAMP).unwrap();
    }
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
    three_others(&mut book);
    assert_eq!(brought(&book, "keep", None), [], "nor a day to look again");
    assert_eq!(brought(&book, "smaller", None), []);
}

#[test]
fn an_older_choice_that_is_looked_at_again_changes_nothing() {
    let mut book = book();
    chose(&mut book, "e1", "2026-04-01", "pause");
    chose(&mut book, "e2", "2026-05-01", "keep");
    let edit = |id: &str| Edit::Set(Slot::new(Id::of(id).unwrap(), &CHOICE), Some(Value::Pick(Key::of("let_go"))));
    assert_eq!(of_goals(follows(&book, None, &edit("e1"), day("2026-05-20"))), []);
    assert_eq!(of_goals(follows(&book, None, &edit("e2"), day("2026-05-20"))).len(), 1);
}
