//! A time a person got through, in their own words, that fits a step: same goal, same strength, same person.
//!
//! Must never: take one that is private, or a try of the very step that is too big.

use crate::{
    base::Id,
    workbook::{Entry, EntryKind, Goal, Step, Workbook},
};

/// How far back one is looked for: a page costs the same however long the log is.
const LOOKED_AT: usize = 200;

/// The newest dated stone of the same goal; else one that shares a strength with the goal; else one that names whoever
/// does the step with them.
pub fn fitting(book: &Workbook, step: Id) -> Option<&Entry> {
    let step = book.step(step)?;
    let of_goal = step.goal.and_then(|goal| {
        let newest = book.entries_of(goal).rev().take(LOOKED_AT);
        newest.into_iter().find(|entry| fits(entry, step))
    });
    let all = || book.stones().rev().take(LOOKED_AT).filter(|entry| fits(entry, step));
    of_goal
        .or_else(|| {
            let mine = book.goal(step.goal?)?.more.picks(&Goal::STRENGTHS);
            all().find(|entry| entry.more.picks(&Entry::STRENGTHS).iter().any(|key| mine.contains(key)))
        })
        .or_else(|| all().find(|entry| names(&entry.words, &step.with)))
}

fn fits(entry: &Entry, step: &Step) -> bool {
    let own_try = entry.tried && entry.step == Some(step.id);
    entry.kind == EntryKind::Milestone
        && !entry.private
        && !own_try
        && !entry.words.is_blank()
        && entry.on.day().is_some()
}

/// Those words name that person: as a whole word, whatever the case.
fn names(words: &str, person: &str) -> bool {
    let person = person.trim().to_lowercase();
    let words = words.to_lowercase();
    !person.is_empty()
        && words.match_indices(&person).any(|(at, found)| {
            let before = words.get(..at).and_then(|text| text.chars().next_back());
            let after = words.get(at + found.len()..).and_then(|text| text.chars().next());
            [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric())
        })
}
