//! Searching goals, steps and pages, statement by statement.
//!
//! What is found together is an item: a goal, a step or a page, or one row of a list. Of an item that holds every word,
//! the statements that hold them all are found, or else the one that holds the most.

use std::cmp::Reverse;

use crate::{
    base::{
        Id, Slot,
        search::{Room, Wanted},
    },
    page::{Sieve, Sought},
    view::{View, spec},
    workbook::{About, Answers, Goal, Idea, Talk},
};

/// The statements that are found: goals in their order, steps in theirs, then pages, the newest filling first, and then
/// ideas and talks.
pub(super) fn search(view: &View, wanted: &Wanted, sieve: &Sieve) -> Vec<Slot> {
    let mut room = Room::default();
    let (months, mut out) = (sieve.when.months(view.now.today), Vec::new());
    for (record, goal) in records(view, sieve) {
        // What has no day of its own is of the day on which it was begun.
        let day = view.book.about(record).map(|(_, at, _)| view.now.day_of(at));
        if day.is_some_and(|day| months.contains(&Some((day.year(), day.month())))) {
            let around = goal.map_or(0, |goal| wanted.held_by(&goal.words, &mut room));
            out.extend(found_in(view, wanted, record, around, &mut room));
        }
    }
    out
}

/// The records that are looked through, each with the goal it belongs to.
fn records<'v>(view: &'v View, sieve: &Sieve) -> Vec<(Id, Option<&'v Goal>)> {
    let wants = |kind| sieve.kind.is_none_or(|only| only == kind);
    let mut out = Vec::new();
    let goals = || view.book.goals().filter(|goal| sieve.goal.is_none_or(|only| only == goal.id));
    if wants(Sought::Goals) {
        out.extend(goals().map(|goal| (goal.id, Some(goal))));
    }
    if wants(Sought::Steps) {
        let none = sieve.goal.is_none().then_some(None);
        for goal in goals().map(Some).chain(none) {
            let steps = view.book.outline(goal.map(|goal| goal.id));
            out.extend(steps.into_iter().map(|(step, _)| (step.id, goal)));
        }
    }
    if wants(Sought::Pages) {
        let is_of = |answers: &&Answers| sieve.goal.is_none_or(|goal| is_about(answers, goal));
        let mut pages: Vec<&Answers> = view.book.all_answers().filter(is_of).collect();
        pages.sort_by_cached_key(|answers| {
            let of_talks = [Idea::PAGE, Talk::PAGE].iter().position(|page| answers.id.filled_of(page));
            (of_talks, view.content.turn_of(answers.id), Reverse(answers.at), answers.id)
        });
        out.extend(pages.into_iter().map(|answers| (answers.id, None)));
    }
    out
}

/// Of pages, only an idea is about a goal.
fn is_about(answers: &Answers, goal: Id) -> bool {
    Idea::of(answers).is_some_and(|idea| match idea.about() {
        About::Answer(slot) => slot.record == goal,
        about => about.record() == Some(goal),
    })
}

/// The statements of that record that are found, in the order of its pages. `around`: the words that its goal holds.
fn found_in(view: &View, wanted: &Wanted, record: Id, around: u64, room: &mut Room) -> Vec<Slot> {
    let all = view.book.words_in(record).into_iter();
    let mut held: Vec<(Slot, u64)> = all.map(|(slot, words)| (slot, wanted.held_by(&words, room))).collect();
    held.retain(|(_, bits)| *bits != 0 || wanted.is_nothing());
    held.sort_by_cached_key(|(slot, _)| spec::turn(view, slot));
    let row = |slot: &Slot| slot.row.as_ref().map(|cell| (slot.field.clone(), cell.id));
    let mut out = Vec::new();
    while let Some((first, _)) = held.first() {
        let item = row(first);
        let (here, rest) = held.into_iter().partition(|(slot, _)| row(slot) == item);
        held = rest;
        out.extend(of_item(here, wanted.all(), around));
    }
    out
}

/// The statements of one item that are found.
fn of_item(item: Vec<(Slot, u64)>, all: u64, around: u64) -> Vec<Slot> {
    if all == 0 {
        // Nothing is looked for by words: it stands there once.
        return item.into_iter().take(1).map(|(slot, _)| slot).collect();
    }
    if item.iter().fold(around, |bits, (_, more)| bits | more) != all {
        return Vec::new();
    }
    let most = |item: Vec<(Slot, u64)>| item.into_iter().min_by_key(|(_, bits)| Reverse(bits.count_ones()));
    let (whole, parts): (Vec<_>, Vec<_>) = item.into_iter().partition(|(_, bits)| bits | around == all);
    let part = if whole.is_empty() { most(parts) } else { None };
    whole.into_iter().chain(part).map(|(slot, _)| slot).collect()
}
