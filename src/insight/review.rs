//! Keep, change, let go: what a choice about a goal brings about, and when a look at a goal is offered.
//! Action crisis (Brandstätter and Schüler, 2013); letting go and taking up something new (Barlow and others, 2020).
//!
//! Never let a goal go by itself, call one failed, or offer again what was put away for good.

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

/// Where the goal stood before the choice, kept with it so that it can be taken back.
pub const STATE_BEFORE: Key = Key::of("state_before");
/// The day to look at the goal again before the choice.
pub const AGAIN_BEFORE: Key = Key::of("again_before");

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
            entry.heard().rate(&MATTERS).is_some_and(|n| n <= LITTLE) && day_of(entry).is_some_and(|day| day < today)
        }),
    };
    Reason::ALL.into_iter().filter(|reason| !waved.contains(&reason.key())).find(holds)
}

/// The newest choice about a goal; one that waits to be read back chose nothing yet.
pub fn last_choice(book: &Workbook, goal: Id) -> Option<&Entry> {
    book.heard_of(goal).rev().take(LOOKED_AT).find(|entry| entry.kind == EntryKind::Choice)
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
    let passed = goal.heard().when(&LET_PASS).and_then(When::day);
    let again = goal.marks.heard(&Goal::LOOK_AGAIN, goal.look_again.as_ref()).and_then(When::day);
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
            let before = draft.filter(|entry| entry.id == slot.record).or_else(|| book.entry(slot.record));
            let Some(before) = before.filter(|entry| entry.kind == EntryKind::Choice) else { return Vec::new() };
            let mut after = before.clone();
            if after.set(slot, value.clone()).is_err() {
                return Vec::new();
            }
            match () {
                () if slot.field == UNTIL => rests_until(book, before, &after),
                () if before.goal != after.goal => {
                    let mut out = taken_back(book, before);
                    for field in [STATE_BEFORE, AGAIN_BEFORE] {
                        after.more.set(&Slot::new(after.id, &field), None);
                    }
                    out.extend(chosen(book, &after, today));
                    out
                }
                () if after.more.pick(&CHOICE).is_none() => taken_back(book, before),
                () => chosen(book, &after, today),
            }
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

/// The goal of a choice, where that is the newest one about it: an older one, looked at again, changes nothing.
fn goal_of<'a>(book: &'a Workbook, entry: &Entry) -> Option<&'a Goal> {
    let goal = entry.goal.and_then(|id| book.goal(id))?;
    let last = last_choice(book, goal.id);
    let is_older = last.is_some_and(|last| last.id != entry.id && last.n > entry.n && entry.n > 0);
    (!is_older).then_some(goal)
}

fn pick_of(state: GoalState) -> Option<Value> {
    GoalState::ALL.iter().find(|(known, _)| *known == state).map(|(_, key)| Value::Pick(key.clone()))
}

/// Where the goal stood before the choice, as it was kept.
fn state_before(entry: &Entry) -> Option<GoalState> {
    let kept = entry.more.pick(&STATE_BEFORE)?;
    GoalState::ALL.iter().find(|(_, key)| key == kept).map(|(state, _)| *state)
}

/// The day to look again before the choice. One that was made before that was kept knows of none.
fn again_before(goal: &Goal, entry: &Entry) -> Option<When> {
    let is_first = state_before(entry).is_none() && entry.more.when(&UNTIL).is_none();
    if is_first { goal.look_again.clone() } else { entry.more.when(&AGAIN_BEFORE).cloned() }
}

/// What it takes to bring a goal there; nothing where it is there already.
fn bring(goal: &Goal, state: GoalState, again: Option<When>) -> Vec<Edit> {
    let set = |field: &Key, value: Option<Value>| Edit::Set(Slot::new(goal.id, field), value);
    let moved = (goal.state != state).then(|| set(&Goal::STATE, pick_of(state)));
    let again = again.map(When::settled);
    let anew = (goal.look_again != again).then(|| set(&Goal::LOOK_AGAIN, again.map(Value::When)));
    moved.into_iter().chain(anew).collect()
}

/// Keeps with the choice how its goal stood before.
fn keep(entry: &Entry, state: Option<GoalState>, again: Option<When>) -> [Edit; 2] {
    let set = |field: &Key, value: Option<Value>| Edit::Set(Slot::new(entry.id, field), value);
    [set(&STATE_BEFORE, state.and_then(pick_of)), set(&AGAIN_BEFORE, again.map(Value::When))]
}

/// What a choice does to its goal, seen from how that stood before.
fn chosen(book: &Workbook, entry: &Entry, today: Day) -> Vec<Edit> {
    let Some((goal, choice)) = goal_of(book, entry).zip(entry.more.pick(&CHOICE)) else {
        return keep(entry, None, None).into_iter().filter(|_| entry.more.pick(&CHOICE).is_some()).collect();
    };
    let (was, again) = (state_before(entry).unwrap_or(goal.state), again_before(goal, entry));
    let has_room = book.has_room_for(goal.id);
    let (state, next) = match choice.as_str() {
        "keep" | "smaller" | "other_way" if !has_room => (GoalState::Shelf, again.clone()),
        "keep" => {
            let due = again.as_ref().is_none_or(|when| when.day().is_some_and(|day| day <= today));
            let in_four_weeks = When::Day(today.plus_days(FOUR_WEEKS));
            (GoalState::Live, if due { Some(in_four_weeks) } else { again.clone() })
        }
        "smaller" | "other_way" => (GoalState::Live, again.clone()),
        "pause" => (GoalState::Shelf, entry.more.when(&UNTIL).cloned().or_else(|| again.clone())),
        "let_go" => (GoalState::LetGo, again.clone()),
        "finished" => (GoalState::Reached, again.clone()),
        _ => return Vec::new(),
    };
    bring(goal, state, next).into_iter().chain(keep(entry, Some(was), again)).collect()
}

/// A choice that is taken off gives its goal back as it was, on the shelf where there is no room for it any more. What
/// was done to the goal since by another way stays.
fn taken_back(book: &Workbook, before: &Entry) -> Vec<Edit> {
    let forget = keep(before, None, None);
    let Some((goal, was)) = goal_of(book, before).zip(state_before(before)) else { return Vec::new() };
    let brought = match before.more.pick(&CHOICE).map(Key::as_str) {
        Some("pause") => goal.state == GoalState::Shelf,
        Some("let_go") => goal.state == GoalState::LetGo,
        Some("finished") => goal.state == GoalState::Reached,
        Some(_) => goal.is_live() || goal.state == GoalState::Shelf,
        None => false,
    };
    let state = match was {
        GoalState::Live if !book.has_room_for(goal.id) => GoalState::Shelf,
        was => was,
    };
    let back = if brought { bring(goal, state, before.more.when(&AGAIN_BEFORE).cloned()) } else { Vec::new() };
    back.into_iter().chain(forget).collect()
}

/// The day a goal rests until is when to look at it again, while it rests; taken off, the day before comes back.
fn rests_until(book: &Workbook, before: &Entry, after: &Entry) -> Vec<Edit> {
    let is_pause = after.more.pick(&CHOICE).is_some_and(|choice| choice.as_str() == "pause");
    let goal = goal_of(book, after).filter(|goal| is_pause && goal.state == GoalState::Shelf);
    let Some(goal) = goal else { return Vec::new() };
    let again = again_before(goal, before);
    let until = after.more.when(&UNTIL).cloned().or_else(|| again.clone());
    let keeps = (state_before(before).is_none() && before.more.when(&UNTIL).is_none())
        .then(|| Edit::Set(Slot::new(before.id, &AGAIN_BEFORE), again.map(Value::When)));
    bring(goal, GoalState::Shelf, until).into_iter().chain(keeps).collect()
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
