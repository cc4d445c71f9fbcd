//! What is next, what is this week, and what is to be looked at again.
//!
//! Never count what was not done. A day that has passed is shown as a day, no more.

use super::check_ins;
use crate::{
    base::{Day, Id, Key, RowValue, Value, When},
    workbook::{DEEPEST, Goal, GoalState, Step, StepState, Workbook},
};

/// By which part of the rule a step is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The last check-in chose it, or the step it is a part of.
    Chosen,
    /// Its day comes first.
    Day,
    /// The day of the step it is a part of comes first.
    DayAbove,
    /// It stands first.
    First,
}

/// The step that is next, and why that one.
#[derive(Clone, Copy, Debug)]
pub struct Next<'a> {
    /// The step.
    pub step: &'a Step,
    /// The part of the rule that gave it.
    pub why: Why,
}

/// An open step with nothing open under it, and the day it goes by: its own, or that of what it is a part of.
#[derive(Clone, Copy)]
struct Leaf<'a> {
    step: &'a Step,
    day: Option<Day>,
}

/// The one step to show first, by a rule a person can read: of the open steps with nothing open under them, in live
/// goals or in none, first what the last check-in chose, in its order; then the one with the earliest day; without
/// any day, the first in the outline. A smaller bit without a day goes by the day of what it is a part of, so that
/// making a step smaller does not send it to the end. `not_these` were put off for the day.
pub fn next<'a>(book: &'a Workbook, today: Day, not_these: &[Id]) -> Option<Next<'a>> {
    let live = book.goals().filter(|goal| is_on_the_go(goal)).map(|goal| Some(goal.id));
    let leaves = live.chain([None]).flat_map(|goal| leaves(book, goal));
    let leaves: Vec<Leaf> = leaves.filter(|leaf| !not_these.contains(&leaf.step.id)).collect();
    let chosen = check_ins::chosen_next(book, today).into_iter();
    let chosen = chosen.filter(|id| book.step(*id).is_some_and(|step| step.state.is_open()));
    let mut of_chosen =
        chosen.map(|id| leaves.iter().filter(|leaf| is_part_of(book, leaf.step, id)).copied().collect::<Vec<_>>());
    if let Some(leaf) = of_chosen.find_map(|parts| first_of(&parts)) {
        return Some(Next { step: leaf.step, why: Why::Chosen });
    }
    let leaf = first_of(&leaves)?;
    let own = day_of(leaf.step).is_some();
    let why = match (leaf.day, own) {
        (None, _) => Why::First,
        (Some(_), true) => Why::Day,
        (Some(_), false) => Why::DayAbove,
    };
    Some(Next { step: leaf.step, why })
}

/// As [`next`], with nothing put off.
pub fn next_step(book: &Workbook, today: Day) -> Option<&Step> {
    next(book, today, &[]).map(|next| next.step)
}

/// As [`next`], the step alone.
pub fn next_but<'a>(book: &'a Workbook, today: Day, not_these: &[Id]) -> Option<&'a Step> {
    next(book, today, not_these).map(|next| next.step)
}

/// The one with the earliest day; without any day, the first.
fn first_of<'a>(leaves: &[Leaf<'a>]) -> Option<Leaf<'a>> {
    let dated = leaves.iter().filter_map(|leaf| leaf.day.map(|day| (day, leaf))).min_by_key(|(day, _)| *day);
    dated.map(|(_, leaf)| leaf).or(leaves.first()).copied()
}

fn is_part_of(book: &Workbook, step: &Step, id: Id) -> bool {
    let mut at = Some(step);
    for _ in 0..=DEEPEST {
        match at {
            Some(step) if step.id == id => return true,
            Some(step) => at = step.under.and_then(|under| book.step(under)),
            None => return false,
        }
    }
    false
}

/// The next step of one goal, or of those without one, by the same rule.
pub fn next_of(book: &Workbook, goal: Option<Id>) -> Option<&Step> {
    first_of(&leaves(book, goal)).map(|leaf| leaf.step)
}

/// Live, and no words of a helper's hand that were not read back yet.
fn is_on_the_go(goal: &Goal) -> bool {
    goal.state == GoalState::Live && !goal.is_waiting()
}

/// Open, and its owner's: what was typed for them and not read back is on no plan yet.
fn is_open(step: &Step) -> bool {
    step.state.is_open() && !step.is_waiting()
}

/// The day of a step, where it is its owner's.
fn day_of(step: &Step) -> Option<Day> {
    step.heard_when().and_then(When::day)
}

/// Open steps of one outline that have no open step under them, in order. What waits to be read back is not there.
fn leaves(book: &Workbook, goal: Option<Id>) -> Vec<Leaf<'_>> {
    let outline = book.outline(goal);
    let mut out = Vec::new();
    // The day each level goes by, outermost first.
    let mut days: Vec<Option<Day>> = Vec::new();
    for (i, (step, depth)) in outline.iter().enumerate() {
        days.truncate(depth.saturating_sub(1));
        let above = days.last().copied().flatten();
        let day = match step.heard_when() {
            _ if step.is_waiting() => above,
            _ if !step.state.is_open() => None,
            Some(when) => when.day(),
            None => above,
        };
        days.push(day);
        if !is_open(step) || step.words.is_blank() {
            continue;
        }
        let mut below = outline.iter().skip(i + 1).take_while(|(_, d)| d > depth);
        if !below.any(|(s, _)| is_open(s)) {
            out.push(Leaf { step, day });
        }
    }
    out
}

/// The steps of this week, at most seven: open ones with a day from six days back to six days ahead, earliest first,
/// then those done in the last six days. An older day is no part of this week.
pub fn this_week(book: &Workbook, today: Day) -> Vec<&Step> {
    let (first, last) = (today.plus_days(-6), today.plus_days(6));
    let mut open: Vec<(Day, &Step)> = book
        .steps()
        .filter(|s| is_open(s) && live(book, s))
        .filter_map(|s| day_of(s).filter(|d| (first..=last).contains(d)).map(|d| (d, s)))
        .collect();
    open.sort_by_key(|(day, step)| (*day, step.id));
    let mut done: Vec<(Day, &Step)> = book
        .steps()
        .filter(|s| s.state == StepState::Done && !s.is_waiting())
        .filter_map(|s| s.done_on.filter(|d| (first..=last).contains(d)).map(|d| (d, s)))
        .collect();
    done.sort_by_key(|(day, step)| (*day, step.id));
    open.into_iter().chain(done).map(|(_, step)| step).take(7).collect()
}

fn live(book: &Workbook, step: &Step) -> bool {
    step.goal.and_then(|id| book.goal(id)).is_none_or(is_on_the_go)
}

/// How many open steps one week may hold before it is asked which can wait.
pub const WEEK: usize = 3;

/// More than three open steps are due this week.
pub fn is_full(book: &Workbook, today: Day) -> bool {
    this_week(book, today).iter().filter(|step| step.state.is_open()).count() > WEEK
}

/// The open steps that may wait, at most seven: those of this week; where there are none, whatever could be next.
pub fn may_wait(book: &Workbook, today: Day) -> Vec<&Step> {
    let week: Vec<&Step> = this_week(book, today).into_iter().filter(|step| step.state.is_open()).collect();
    if !week.is_empty() {
        return week;
    }
    let live = book.goals().filter(|goal| is_on_the_go(goal)).map(|goal| Some(goal.id));
    live.chain([None]).flat_map(|goal| leaves(book, goal)).map(|leaf| leaf.step).take(7).collect()
}

/// What a helper said they would do, with its day.
#[derive(Clone, Copy, Debug)]
pub struct Promise<'a> {
    /// For which goal.
    pub goal: Id,
    /// Its row among the promises of that goal.
    pub row: &'a RowValue,
    /// By when.
    pub by: Day,
}

/// Open promises of helpers with a day up to six days from now, earliest first.
pub fn promises(book: &Workbook, today: Day) -> Vec<Promise<'_>> {
    let last = today.plus_days(6);
    let open = |row: &RowValue| match row.cells.get(&Key::of("state")) {
        Some(Value::Pick(key)) => *key == Key::of("open"),
        _ => true,
    };
    let says = |row: &RowValue| row.cells.get(&Key::of("what")).and_then(Value::text).is_some_and(|t| !t.is_blank());
    let by = |row: &RowValue| match row.cells.get(&Key::of("by")) {
        Some(Value::When(when)) => when.day().filter(|day| *day <= last),
        _ => None,
    };
    let mut out: Vec<Promise> = Vec::new();
    for goal in book.live_goals() {
        let rows = goal.more.rows(&Goal::PROMISES).iter().filter(|row| open(row) && says(row));
        out.extend(rows.filter_map(|row| Some(Promise { goal: goal.id, row, by: by(row)? })));
    }
    out.sort_by_key(|promise| promise.by);
    out
}

/// The day on which its owner wants to look at a goal again.
fn again(goal: &Goal) -> Option<Day> {
    goal.marks.heard(&Goal::LOOK_AGAIN, goal.look_again.as_ref()).and_then(When::day)
}

/// Live goals whose day to look again has come.
pub fn look_again(book: &Workbook, today: Day) -> Vec<&Goal> {
    let due = |goal: &&Goal| again(goal).is_some_and(|day| day <= today);
    book.live_goals().filter(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Who},
        workbook::{Edit, Entry, EntryKind, Stamp, edit::set_text, outline::Spot},
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
        let name = |b: &Workbook| next_step(b, day("2026-11-22")).map(|s| s.id.to_string());
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
            let step = next_but(&book, day("2026-11-22"), &not_these).unwrap();
            assert_eq!(step.id.to_string(), expected);
            not_these.push(step.id);
        }
        assert_eq!(next_but(&book, day("2026-11-22"), &not_these), None);
        assert!(next_step(&book, day("2026-11-22")).is_some());
    }

    #[test]
    fn this_week_holds_what_is_due_and_what_was_done() {
        use StepState::{Done, Open};
        let book = book(&[
            ("s1", None, Some("2026-11-22"), Open),
            ("s2", None, Some("2026-11-29"), Open),
            ("s3", None, Some("2026-11-16"), Open),
            // That day is more than a week's days back.
            ("s5", None, Some("2026-11-15"), Open),
            ("s4", None, None, Done),
        ]);
        let names: Vec<String> = this_week(&book, day("2026-11-22")).iter().map(|s| s.id.to_string()).collect();
        assert_eq!(names, ["s3", "s1", "s4"]);
    }

    #[test]
    fn what_was_typed_and_not_read_back_is_not_next_not_this_week_and_hides_nothing() {
        use StepState::{Done, Open};
        let today = day("2026-11-22");
        let mut book = book(&[("s1", None, None, Open), ("s2", None, None, Done)]);
        let typed = Stamp { who: Who::Typed, at: Moment(0) };
        let put = |book: &mut Workbook, step: Step, after: Option<&str>| {
            let spot = Spot { under: step.under, after: after.and_then(Id::of) };
            book.apply(Edit::AddStep(step, spot), typed).unwrap();
        };
        let goal = Id::of("g1");
        let step = |id: &str, under: Option<&str>, words: &str| {
            let under = under.and_then(Id::of);
            let mut step = Step::new(Id::of(id).unwrap(), Who::Typed, Moment(0), goal, under);
            step.words = words.into();
            step
        };
        // First by its day, part of the step that is next, and one of this week.
        let mut dated = step("s3", None, "typed");
        dated.when = Some(When::Day(today));
        put(&mut book, dated, Some("s2"));
        put(&mut book, step("s4", Some("s1"), "typed below"), None);
        let mut done = step("s5", None, "typed as done");
        (done.state, done.done_on) = (Done, Some(today));
        put(&mut book, done, Some("s3"));
        let name = |book: &Workbook| next_step(book, today).map(|s| s.id.to_string());
        assert_eq!(name(&book).as_deref(), Some("s1"));
        assert_eq!(next_of(&book, goal).map(|s| s.id.to_string()).as_deref(), Some("s1"));
        let week = |book: &Workbook| this_week(book, today).iter().map(|s| s.id.to_string()).collect::<Vec<_>>();
        assert_eq!(week(&book), ["s2"]);
        // Read back, it is theirs.
        let read = Slot::new(Id::of("s3").unwrap(), &Step::WORDS);
        book.apply(Edit::ReadBack(vec![read]), Stamp { who: Who::Me, at: Moment(1) }).unwrap();
        assert_eq!((name(&book).as_deref(), week(&book).len()), (Some("s3"), 2));
        // Nor is a step of a goal that waits.
        let mut typed_goal = Goal::new(Id::of("g2").unwrap(), Who::Typed, Moment(0));
        typed_goal.words = "typed".into();
        typed_goal.look_again = Some(When::Day(today));
        book.apply(Edit::AddGoal(typed_goal), typed).unwrap();
        let mut own = Step::new(Id::of("s6").unwrap(), Who::Me, Moment(0), Id::of("g2"), None);
        (own.words, own.when) = ("own".into(), Some(When::Day(today.plus_days(-1))));
        let spot = Spot { under: None, after: None };
        book.apply(Edit::AddStep(own, spot), Stamp { who: Who::Me, at: Moment(1) }).unwrap();
        assert_eq!((name(&book).as_deref(), week(&book).len()), (Some("s3"), 2));
        assert!(look_again(&book, today).is_empty());
    }

    #[test]
    fn what_was_chosen_comes_first_and_a_smaller_bit_has_the_day_of_the_big_one() {
        use StepState::{Done, Open};
        let today = day("2026-11-22");
        let mut book = book(&[
            ("s1", None, None, Open),
            ("s2", None, Some("2026-12-02"), Open),
            ("s3", None, Some("2026-12-01"), Open),
            ("s4", Some("s3"), None, Open),
            ("s5", None, None, Done),
        ]);
        let given = |book: &Workbook| next(book, today, &[]).map(|next| (next.step.id.to_string(), next.why));
        assert_eq!(given(&book), Some(("s4".into(), Why::DayAbove)));
        let mut check_in = Entry::new(Id::of("e1").unwrap(), Who::Me, Moment(0), EntryKind::CheckIn, today);
        let chosen = ["s5", "s2", "s1"].map(Key::of).to_vec();
        check_in.more.set(&Slot::new(check_in.id, &Entry::NEXT), Some(Value::Picks(chosen)));
        book.apply(Edit::AddEntry(check_in), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        assert_eq!(given(&book), Some(("s2".into(), Why::Chosen)));
        let without = ["s2", "s1"].map(|id| Id::of(id).unwrap());
        assert_eq!(next(&book, today, &without).map(|next| next.why), Some(Why::DayAbove));
    }

    #[test]
    fn three_a_week_are_not_too_many_and_the_next_ones_may_wait_where_the_week_is_empty() {
        use StepState::{Done, Open};
        let day_of = |n| ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"][n];
        let today = day("2026-11-22");
        let week = |n: usize| {
            let all = ["s1", "s2", "s3", "s4"].into_iter().enumerate().take(n);
            let mut steps: Vec<_> = all.map(|(n, name)| (name, None, Some(day_of(n)), Open)).collect();
            steps.extend([("s5", None, None, Open), ("s6", None, None, Done)]);
            book(&steps)
        };
        assert!(!is_full(&week(3), today) && is_full(&week(4), today));
        let waits = |n: usize| may_wait(&week(n), today).iter().map(|s| s.id.to_string()).collect::<Vec<_>>();
        assert_eq!((waits(2), waits(0)), (vec!["s1".to_owned(), "s2".into()], vec!["s5".into()]));
    }
}
