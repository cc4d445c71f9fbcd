//! Keep, change, let go: what a choice about a goal brings about, and when a look at a goal is offered.
//! Action crisis (Brandstätter and Schüler, 2013); letting go and taking up something new (Barlow and others, 2020).
//!
//! Must never: let a goal go by itself, call one failed, or offer again what was put away for good.

use super::check_ins::day_of;
use crate::{
    base::{Day, Id, Key, Slot, Value, When},
    workbook::{Edit, Entry, EntryKind, Goal, GoalState, Look, Workbook},
};

/// What was chosen about a goal.
pub const CHOICE: Key = Key::of("choice");
/// Until when a goal rests.
pub const UNTIL: Key = Key::of("until");
/// How much it matters now.
pub const MATTERS: Key = Key::of("matters");
/// A day to look at a goal again that went by without a look, kept when another day was written in its place.
pub const LET_PASS: Key = Key::of("look_passed");

/// A goal that is kept is looked at again after so many days, where no other day is said.
const FOUR_WEEKS: i64 = 28;
/// So many check-ins that say the same.
const FLAT: usize = 3;
/// It matters so little that a look may help.
const LITTLE: u8 = 3;
/// How far back is looked.
const LOOKED_AT: usize = 200;
/// Goals on the go at one time.
const MOST_LIVE: usize = 3;

/// Why a look at a goal may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Three check-ins said the same.
    Flat,
    /// Two days to look at it again went by.
    Passed,
    /// It was said to matter little.
    Matters,
}

impl Reason {
    /// All of them, in the order in which they are looked for.
    pub const ALL: [Self; 3] = [Self::Flat, Self::Passed, Self::Matters];

    /// The name under which it is put away for good.
    pub fn key(self) -> Key {
        match self {
            Self::Flat => Key::of("review_flat"),
            Self::Passed => Key::of("review_passed"),
            Self::Matters => Key::of("review_matters"),
        }
    }

    /// The reason of that name.
    pub fn of(key: &Key) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == *key)
    }
}

/// Why a look at this goal may be offered now, if it may.
pub fn reason(book: &Workbook, goal: &Goal, today: Day) -> Option<Reason> {
    if !goal.is_live() {
        return None;
    }
    let waved = goal.more.picks(&Goal::WAVED);
    let holds = |reason: &Reason| match reason {
        Reason::Flat => is_flat(book, goal.id),
        Reason::Passed => two_passed(book, goal, today),
        Reason::Matters => last_choice(book, goal.id).is_some_and(|entry| {
            entry.more.rate(&MATTERS).is_some_and(|n| n <= LITTLE) && day_of(entry).is_some_and(|day| day < today)
        }),
    };
    Reason::ALL.into_iter().filter(|reason| !waved.contains(&reason.key())).find(holds)
}

/// The newest choice about a goal.
pub fn last_choice(book: &Workbook, goal: Id) -> Option<&Entry> {
    book.entries_of(goal).rev().take(LOOKED_AT).find(|entry| entry.kind == EntryKind::Choice)
}

/// The last three looks since the last choice say the same line, or lie within one.
fn is_flat(book: &Workbook, goal: Id) -> bool {
    let chosen = last_choice(book, goal).and_then(day_of);
    let since = |entry: &Entry| day_of(entry).is_some_and(|day| chosen.is_none_or(|chosen| day > chosen));
    let says = |look: &Look| look.line().is_some() || look.far().is_some();
    let looks = book.looks_of(goal).rev().take(LOOKED_AT).take_while(|(entry, _)| since(entry));
    let last: Vec<Look> = looks.map(|(_, look)| look).filter(says).take(FLAT).collect();
    if last.len() < FLAT {
        return false;
    }
    let lines: Vec<_> = last.iter().filter_map(|look| look.line()).collect();
    if lines.len() == FLAT {
        return lines.windows(2).all(|pair| pair.first() == pair.last());
    }
    let far: Vec<u8> = last.iter().filter_map(|look| look.far()).collect();
    let (low, high) = (far.iter().min(), far.iter().max());
    far.len() == FLAT && low.zip(high).is_some_and(|(low, high)| high - low <= 1)
}

/// The day of the last look at a goal: a check-in that says something of it, or a choice about it.
fn last_look(book: &Workbook, goal: Id) -> Option<Day> {
    let check_in = book.looks_of(goal).next_back().and_then(|(entry, _)| day_of(entry));
    check_in.max(last_choice(book, goal).and_then(day_of))
}

/// A day to look again went by, and the one that was written in its place did, too.
fn two_passed(book: &Workbook, goal: &Goal, today: Day) -> bool {
    let passed = goal.more.when(&LET_PASS).and_then(When::day);
    let again = goal.look_again.as_ref().and_then(When::day);
    passed.zip(again).is_some_and(|(first, second)| {
        first < second && second < today && last_look(book, goal.id).is_none_or(|look| look < first)
    })
}

/// What else changes with this edit: the goal with the choice about it; and a day to look again that went by is kept.
/// `draft` is an entry that is not in the workbook yet.
pub fn follows(book: &Workbook, draft: Option<&Entry>, edit: &Edit, today: Day) -> Vec<Edit> {
    match edit {
        Edit::Many(edits) => edits.iter().flat_map(|edit| follows(book, draft, edit, today)).collect(),
        Edit::Set(slot, value) if slot.field == Goal::LOOK_AGAIN => let_pass(book, slot.record, value.as_ref(), today),
        Edit::Set(slot, value) if slot.row.is_none() && [CHOICE, UNTIL, Entry::GOAL].contains(&slot.field) => {
            let entry = draft.filter(|entry| entry.id == slot.record).or_else(|| book.entry(slot.record));
            let Some(mut entry) = entry.cloned() else { return Vec::new() };
            if entry.set(slot, value.clone()).is_err() {
                return Vec::new();
            }
            chosen(book, &entry, today)
        }
        _ => Vec::new(),
    }
}

fn let_pass(book: &Workbook, goal: Id, value: Option<&Value>, today: Day) -> Vec<Edit> {
    let Some(goal) = book.goal(goal) else { return Vec::new() };
    let old = goal.look_again.as_ref().and_then(When::day).filter(|day| *day < today);
    let Some(old) = old.filter(|old| value != Some(&Value::When(When::Day(*old)))) else { return Vec::new() };
    if last_look(book, goal.id).is_some_and(|look| look >= old) {
        return Vec::new();
    }
    vec![Edit::Set(Slot::new(goal.id, &LET_PASS), Some(Value::When(When::Day(old))))]
}

/// What a choice does to its goal. An older choice, looked at again, changes nothing any more.
fn chosen(book: &Workbook, entry: &Entry, today: Day) -> Vec<Edit> {
    let goal = entry.goal.and_then(|id| book.goal(id)).filter(|_| entry.kind == EntryKind::Choice);
    let (Some(goal), Some(choice)) = (goal, entry.more.pick(&CHOICE)) else { return Vec::new() };
    if last_choice(book, goal.id).is_some_and(|last| last.id != entry.id && last.n > entry.n && entry.n > 0) {
        return Vec::new();
    }
    let set = |field: &Key, value: Value| Edit::Set(Slot::new(goal.id, field), Some(value));
    let state = |state: &'static str| set(&Goal::STATE, Value::Pick(Key::of(state)));
    let again = |when: When| set(&Goal::LOOK_AGAIN, Value::When(when));
    match choice.as_str() {
        "keep" | "smaller" | "other_way" => {
            let others = book.live_goals().filter(|live| live.id != goal.id).count();
            let back = goal.state != GoalState::Live && others < MOST_LIVE;
            let due = goal.look_again.as_ref().is_none_or(|when| when.day().is_some_and(|day| day <= today));
            let in_four_weeks = (due && choice.as_str() == "keep").then(|| today.plus_days(FOUR_WEEKS));
            let again = in_four_weeks.map(|day| again(When::Day(day)));
            back.then(|| state("live")).into_iter().chain(again).collect()
        }
        "pause" => {
            let until = entry.more.when(&UNTIL).cloned().map(again);
            std::iter::once(state("shelf")).chain(until).collect()
        }
        "let_go" => vec![state("let_go")],
        "finished" => vec![state("reached")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
