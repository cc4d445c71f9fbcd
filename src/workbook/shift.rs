//! A workbook as if all of it had been written some days sooner, or some days on: for the sample, whose days are
//! always the days before today.
//!
//! Never change a word, an order or an id, or put a day on the other side of today: where the calendar ends, a day
//! stays at that end.

use std::sync::Arc;

use super::{Answers, Marks, Parts};
use crate::base::{Day, Moment, Value, When};

/// Seconds in a day.
const DAY: i64 = 86_400;

impl Parts {
    /// All days and moments, that many days on (or back). Days that are words stay.
    #[must_use]
    pub fn moved_by(mut self, days: i64) -> Self {
        for goal in self.goals.iter_mut().map(Arc::make_mut) {
            goal.at = moment(goal.at, days);
            marks(&mut goal.marks, days);
            goal.look_again = goal.look_again.take().map(|on| when(on, days));
            goal.worded = goal.worded.map(|at| moment(at, days));
            goal.was.iter_mut().for_each(|was| was.from = moment(was.from, days));
            goal.more.values_mut().for_each(|value| move_value(value, days));
        }
        for step in self.steps.iter_mut().map(Arc::make_mut) {
            step.at = moment(step.at, days);
            marks(&mut step.marks, days);
            step.when = step.when.take().map(|on| when(on, days));
            step.done_on = step.done_on.map(|on| day(on, days));
            step.kept = step.kept.map(|on| day(on, days));
            step.more.values_mut().for_each(|value| move_value(value, days));
        }
        for entry in self.log.iter_mut().map(Arc::make_mut) {
            entry.at = moment(entry.at, days);
            marks(&mut entry.marks, days);
            entry.on = when(entry.on.clone(), days);
            entry.more.values_mut().for_each(|value| move_value(value, days));
        }
        self.answers.iter_mut().for_each(|answers| move_answers(Arc::make_mut(answers), days));
        self.seen = self.seen.map(|on| day(on, days));
        for gone in &mut self.gone {
            gone.at = moment(gone.at, days);
        }
        self
    }
}

fn move_answers(answers: &mut Answers, days: i64) {
    answers.at = moment(answers.at, days);
    marks(&mut answers.marks, days);
    answers.fields.values_mut().for_each(|value| move_value(value, days));
    answers.rated.iter_mut().for_each(|rated| rated.at = moment(rated.at, days));
    if let Some(beside) = &mut answers.beside {
        move_answers(Arc::make_mut(beside), days);
    }
}

fn marks(marks: &mut Marks, days: i64) {
    for mark in marks.all_mut() {
        mark.at = moment(mark.at, days);
        mark.read_back = mark.read_back.map(|at| moment(at, days));
        mark.was.iter_mut().for_each(|was| was.until = moment(was.until, days));
    }
}

fn move_value(value: &mut Value, days: i64) {
    match value {
        Value::When(on) => *on = when(on.clone(), days),
        Value::Rows(rows) => {
            rows.iter_mut().flat_map(|row| row.cells.values_mut()).for_each(|cell| move_value(cell, days));
        }
        _ => {}
    }
}

fn when(on: When, days: i64) -> When {
    match on {
        When::Day(on) => When::Day(day(on, days)),
        words @ When::Words(_) => words,
    }
}

/// The first and the last day of the calendar.
fn ends() -> (Day, Day) {
    (Day::of(1, 1, 1).unwrap_or(Day::EPOCH), Day::of(9999, 12, 31).unwrap_or(Day::EPOCH))
}

fn day(on: Day, days: i64) -> Day {
    let (first, last) = ends();
    let room = if days < 0 { first.since(on) } else { last.since(on) };
    on.plus_days(if days < 0 { days.max(room) } else { days.min(room) })
}

fn moment(at: Moment, days: i64) -> Moment {
    let (first, last) = ends();
    let (first, last) = (first.since(Day::EPOCH) * DAY, last.since(Day::EPOCH) * DAY + DAY - 1);
    Moment(at.0.saturating_add(days.saturating_mul(DAY)).clamp(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Key, RowValue, Slot, Who},
        workbook::{Entry, EntryKind, Goal, Gone, Step, Workbook},
    };

    fn iso(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::read(text).unwrap()
    }

    /// One of everything that has a day or a moment.
    fn parts(on: &str, moment: &str) -> Parts {
        let (me, moment, id) = (Who::Me, at(moment), |text| Id::of(text).unwrap());
        let mut goal = Goal::new(id("g1"), me, moment);
        goal.look_again = Some(When::Day(iso(on)));
        let mut step = Step::new(id("s1"), me, moment, Some(goal.id), None);
        (step.when, step.done_on) = (Some(When::Words("after Eid".into())), Some(iso(on)));
        let mut planned = Step::new(id("s2"), me, moment, Some(goal.id), None);
        planned.when = Some(When::Day(iso(on)));
        let entry = Entry::new(id("e1"), me, moment, EntryKind::Milestone, iso(on));
        let mut answers = Answers::new(Id::page("good_day"), me, moment);
        answers.set(&Slot::new(answers.id, &Key::of("already_when")), Some(Value::When(When::Day(iso(on)))), moment);
        answers.set(&Slot::new(answers.id, &Key::of("already_did")), Some(Value::Text("on 2026-11-01".into())), moment);
        let row = RowValue { id: id("r1"), cells: [(Key::of("when"), Value::When(When::Day(iso(on))))].into() };
        answers.set(&Slot::new(answers.id, &Key::of("rows")), Some(Value::Rows(vec![row])), moment);
        answers.set(&Slot::new(answers.id, &Key::of("now")), Some(Value::Rate(4)), moment);
        answers.beside = Some(answers.clone().into());
        Parts {
            goals: vec![goal.into()],
            steps: vec![step.into(), planned.into()],
            log: vec![entry.into()],
            answers: vec![answers.into()],
            gone: vec![Gone { id: id("e9"), at: moment, by: me }],
            ..Parts::default()
        }
    }

    #[test]
    fn every_day_and_every_moment_moves_and_nothing_else() {
        let moved = parts("2026-11-01", "2026-11-02T23:59:59Z").moved_by(30);
        assert_eq!(moved, parts("2026-12-01", "2026-12-02T23:59:59Z"));
        assert_eq!(moved.answers[0].fields[&Key::from("already_did")], Value::Text("on 2026-11-01".into()));
        assert_eq!(moved.clone().moved_by(-30), parts("2026-11-01", "2026-11-02T23:59:59Z"));
        assert_eq!(moved.clone().moved_by(0), moved);
        let (book, repairs) = Workbook::from_parts(moved);
        assert!(repairs.is_empty() && book.log().len() == 1);
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        let early = parts("2026-11-01", "2026-11-02T10:00:00Z").moved_by(-999_999);
        assert_eq!(early, parts("0001-01-01", "0001-01-01T00:00:00Z"));
        let far = parts("2026-11-01", "2026-11-02T10:00:00Z").moved_by(i64::MAX);
        assert_eq!(far, parts("9999-12-31", "9999-12-31T23:59:59Z"));
        assert_eq!(day(iso("2026-11-22"), i64::MIN), iso("0001-01-01"));
    }
}
