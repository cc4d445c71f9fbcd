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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, Key, Moment, Slot, Value, When, Who},
        workbook::{Edit, Stamp, outline::Spot},
    };

    const STAMP: Stamp = Stamp { who: Who::Me, at: Moment(0) };

    fn id(name: &str) -> Id {
        Id::of(name).unwrap()
    }

    /// Two goals, the first with a step done with Ana and a strength.
    fn book() -> Workbook {
        let mut book = Workbook::default();
        for goal in ["g1", "g2"] {
            book.apply(Edit::AddGoal(Goal::new(id(goal), Who::Me, Moment(0))), STAMP).unwrap();
        }
        let strong = Value::Picks(vec![Key::of("r_calm")]);
        book.apply(Edit::Set(Slot::new(id("g1"), &Goal::STRENGTHS), Some(strong)), STAMP).unwrap();
        let mut step = Step::new(id("s1"), Who::Me, Moment(0), Some(id("g1")), None);
        (step.words, step.with) = ("Find a box".into(), "Ana".into());
        book.apply(Edit::AddStep(step, Spot { under: None, after: None }), STAMP).unwrap();
        book
    }

    fn stone(book: &mut Workbook, name: &str, words: &str, with: impl FnOnce(&mut Entry)) {
        let day = Day::iso("2026-11-13").unwrap();
        let mut entry = Entry::new(id(name), Who::Me, Moment(0), EntryKind::Milestone, day);
        (entry.words, entry.goal) = (words.into(), Some(id("g2")));
        with(&mut entry);
        book.apply(Edit::AddEntry(entry), STAMP).unwrap();
    }

    fn found(book: &Workbook) -> Option<String> {
        fitting(book, id("s1")).map(|entry| entry.id.to_string())
    }

    #[test]
    fn the_same_goal_comes_before_the_same_strength_and_that_before_the_same_person() {
        let mut book = book();
        stone(&mut book, "e0", "I baked bread for Anabel", |_| {});
        assert_eq!(found(&book), None, "another name that begins so is another person");
        stone(&mut book, "e1", "Walked home with ANA.", |_| {});
        assert_eq!(found(&book).as_deref(), Some("e1"));
        let calm = Value::Picks(vec![Key::of("r_calm")]);
        stone(&mut book, "e2", "I waited", |e| e.more.set(&Slot::new(e.id, &Entry::STRENGTHS), Some(calm)));
        assert_eq!(found(&book).as_deref(), Some("e2"));
        stone(&mut book, "e3", "I opened one", |e| e.goal = Some(id("g1")));
        stone(&mut book, "e4", "I opened two", |e| e.goal = Some(id("g1")));
        assert_eq!(found(&book).as_deref(), Some("e4"), "the newest");
    }

    #[test]
    fn nothing_private_nothing_without_a_day_no_hard_time_and_no_try_of_the_same_step() {
        let mut book = book();
        let mine = |entry: &mut Entry| entry.goal = Some(id("g1"));
        stone(&mut book, "e1", "I opened one", |e| (e.goal, e.private) = (Some(id("g1")), true));
        stone(&mut book, "e2", "I opened one", |e| {
            mine(e);
            e.on = When::Words("before the move".into());
        });
        stone(&mut book, "e3", "A long night", |e| {
            mine(e);
            e.kind = EntryKind::HardTime;
        });
        stone(&mut book, "e4", "No box there", |e| {
            mine(e);
            (e.step, e.tried) = (Some(id("s1")), true);
        });
        stone(&mut book, "e5", " ", mine);
        assert_eq!(found(&book), None);
    }
}
