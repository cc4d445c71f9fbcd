//! What is next, what is this week, and what is to be looked at again.
//!
//! Must never: count what was not done. A day that has passed is shown as a day, no more.

use crate::{
    base::{Day, Id, When},
    workbook::{Goal, GoalState, Step, StepState, Workbook},
};

/// The one step to show first, by a rule a person can read: of the open steps with nothing open under
/// them, in live goals or in none, the one with the earliest day; without any day, the first in the outline.
pub fn next_step(book: &Workbook) -> Option<&Step> {
    next_but(book, &[])
}

/// As [`next_step`], without those that were put off for the day.
pub fn next_but<'a>(book: &'a Workbook, not_these: &[Id]) -> Option<&'a Step> {
    let live = book.goals().filter(|g| g.state == GoalState::Live).map(|g| Some(g.id));
    let mut first: Option<&Step> = None;
    let mut dated: Option<(Day, &Step)> = None;
    for goal in live.chain([None]) {
        for step in leaves(book, goal).into_iter().filter(|step| !not_these.contains(&step.id)) {
            first = first.or(Some(step));
            if let Some(day) = step.when.as_ref().and_then(When::day)
                && dated.is_none_or(|(known, _)| day < known)
            {
                dated = Some((day, step));
            }
        }
    }
    dated.map(|(_, step)| step).or(first)
}

/// The next step of one goal, or of those without one, by the same rule.
pub fn next_of(book: &Workbook, goal: Option<Id>) -> Option<&Step> {
    let open = leaves(book, goal);
    let day = |step: &&&Step| step.when.as_ref().and_then(When::day);
    let dated = open.iter().filter(|step| day(step).is_some()).min_by_key(day);
    dated.or(open.first()).copied()
}

/// Open steps of one outline that have no open step under them, in order.
fn leaves(book: &Workbook, goal: Option<Id>) -> Vec<&Step> {
    let outline = book.outline(goal);
    let mut out = Vec::new();
    for (i, (step, depth)) in outline.iter().enumerate() {
        if !step.state.is_open() || step.words.is_blank() {
            continue;
        }
        let mut below = outline.iter().skip(i + 1).take_while(|(_, d)| d > depth);
        if !below.any(|(s, _)| s.state.is_open()) {
            out.push(*step);
        }
    }
    out
}

/// The steps of this week, at most seven: open ones with a day up to six days from now, earliest first,
/// then those done in the last six days.
pub fn this_week(book: &Workbook, today: Day) -> Vec<&Step> {
    let (first, last) = (today.plus_days(-6), today.plus_days(6));
    let mut open: Vec<(Day, &Step)> = book
        .steps()
        .filter(|s| s.state.is_open() && live(book, s))
        .filter_map(|s| s.when.as_ref().and_then(When::day).filter(|d| *d <= last).map(|d| (d, s)))
        .collect();
    open.sort_by_key(|(day, step)| (*day, step.id));
    let mut done: Vec<(Day, &Step)> = book
        .steps()
        .filter(|s| s.state == StepState::Done)
        .filter_map(|s| s.done_on.filter(|d| (first..=last).contains(d)).map(|d| (d, s)))
        .collect();
    done.sort_by_key(|(day, step)| (*day, step.id));
    open.into_iter().chain(done).map(|(_, step)| step).take(7).collect()
}

fn live(book: &Workbook, step: &Step) -> bool {
    step.goal.and_then(|id| book.goal(id)).is_none_or(|goal| goal.state == GoalState::Live)
}

/// Live goals whose day to look again has come.
pub fn look_again(book: &Workbook, today: Day) -> Vec<&Goal> {
    let due = |goal: &&Goal| goal.look_again.as_ref().and_then(When::day).is_some_and(|day| day <= today);
    book.goals().filter(|g| g.state == GoalState::Live && !g.words.is_blank()).filter(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Who},
        workbook::{Edit, Stamp, edit::set_text, outline::Spot},
    };

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    /// Steps as `(name, under, day, state)`.
    fn book(steps: &[(&str, Option<&str>, Option<&str>, StepState)]) -> Workbook {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let goal = Id::of("g1").unwrap();
        book.apply(Edit::AddGoal(Goal::new(goal, Who::Me, Moment(0))), stamp).unwrap();
        book.apply(set_text(goal, &Goal::WORDS, "learn"), stamp).unwrap();
        let mut last: Option<Id> = None;
        for (name, under, when, state) in steps {
            let id = Id::of(name).unwrap();
            let under = under.and_then(Id::of);
            let mut step = Step::new(id, Who::Me, Moment(0), Some(goal), under);
            step.words = (*name).into();
            step.state = *state;
            step.when = when.map(|w| When::Day(day(w)));
            step.done_on = (*state == StepState::Done).then(|| day("2026-11-17"));
            let after = if under.is_none() { last } else { None };
            book.apply(Edit::AddStep(step, Spot { under, after }), stamp).unwrap();
            if under.is_none() {
                last = Some(id);
            }
        }
        book
    }

    #[test]
    fn the_next_step_is_the_earliest_leaf_or_the_first() {
        use StepState::{Done, NotNow, Open, Tried};
        let name = |b: &Workbook| next_step(b).map(|s| s.id.to_string());
        assert_eq!(name(&book(&[])), None);
        let plain = book(&[("s1", None, None, Done), ("s2", None, None, Open), ("s3", Some("s2"), None, Tried)]);
        assert_eq!(name(&plain).as_deref(), Some("s3"));
        let dated = book(&[
            ("s1", None, None, Open),
            ("s2", None, Some("2026-12-02"), Open),
            ("s3", None, Some("2026-12-01"), Open),
            ("s4", None, Some("2026-11-01"), NotNow),
        ]);
        assert_eq!(name(&dated).as_deref(), Some("s3"));
    }

    #[test]
    fn a_step_put_off_gives_way_to_the_next_by_the_same_rule() {
        use StepState::Open;
        let book = book(&[
            ("s1", None, None, Open),
            ("s2", None, Some("2026-12-02"), Open),
            ("s3", None, Some("2026-12-01"), Open),
        ]);
        let mut not_these = Vec::new();
        for expected in ["s3", "s2", "s1"] {
            let step = next_but(&book, &not_these).unwrap();
            assert_eq!(step.id.to_string(), expected);
            not_these.push(step.id);
        }
        assert_eq!(next_but(&book, &not_these), None);
        assert!(next_step(&book).is_some());
    }

    #[test]
    fn this_week_holds_what_is_due_and_what_was_done() {
        use StepState::{Done, Open};
        let book = book(&[
            ("s1", None, Some("2026-11-22"), Open),
            ("s2", None, Some("2026-11-29"), Open),
            ("s3", None, Some("2026-11-10"), Open),
            ("s4", None, None, Done),
        ]);
        let names: Vec<String> = this_week(&book, day("2026-11-22")).iter().map(|s| s.id.to_string()).collect();
        assert_eq!(names, ["s3", "s1", "s4"]);
    }
}
