//! What a person did or what got them through, in their own words, that fits a step: same goal first, then their
//! strengths, then the same strength or person.
//!
//! Never take one that is private, or a try of the very step that is too big.

use crate::{
    base::{Id, Key, Text},
    workbook::{Entry, EntryKind, Goal, Step, Workbook},
};

/// How far back one is looked for: a page costs the same however long the log is.
const LOOKED_AT: usize = 200;

/// The page of what got a person through, and its question.
const STRENGTHS: &str = "strengths";
const GOT_THROUGH: Key = Key::of("got_through");
/// What a hard time says they did all the same.
const DID_DO: Key = Key::of("did_do");
/// What a hard time says that is kinder, and true as well.
const KINDER: Key = Key::of("kinder_true");

/// The newest stone of the same goal that has words of its own; else what a hard time of that goal says they did, or
/// what is kinder; else what got them through; else a stone that shares a strength with the goal, or names whoever
/// does the step with them; else a stone of the same goal with the words of its step. An entry by its id, what got
/// them through by the id of its page.
pub fn fitting(book: &Workbook, step: Id) -> Option<Id> {
    let step = book.step(step)?;
    let of_goal = |take: &dyn Fn(&Entry) -> bool| {
        let newest = book.heard_of(step.goal?).rev().take(LOOKED_AT);
        newest.into_iter().find(|entry| take(entry)).map(|entry| entry.id)
    };
    let all = || book.stones().rev().take(LOOKED_AT).filter(|entry| fits(entry, step) && is_own(book, entry));
    of_goal(&|entry| fits(entry, step) && is_own(book, entry))
        .or_else(|| of_goal(&|entry| came_through(entry).is_some()))
        .or_else(|| got_through(book).map(|_| Id::page(STRENGTHS)))
        .or_else(|| {
            let mine = book.goal(step.goal?)?.heard().picks(&Goal::STRENGTHS);
            let shares = |entry: &&Entry| entry.heard().picks(&Entry::STRENGTHS).iter().any(|key| mine.contains(key));
            all().find(shares).map(|entry| entry.id)
        })
        .or_else(|| all().find(|entry| names(&entry.words, with(step))).map(|entry| entry.id))
        .or_else(|| of_goal(&|entry| fits(entry, step)))
}

/// What got them through before, in their words.
pub fn got_through(book: &Workbook) -> Option<&Text> {
    book.answers(STRENGTHS)?.heard().text(&GOT_THROUGH).filter(|words| !words.is_blank())
}

/// What a hard time says they did all the same; else what is kinder. Never of a private one, or one without a day.
pub fn came_through(entry: &Entry) -> Option<&Text> {
    let told = entry.kind == EntryKind::HardTime && !entry.private && entry.on.day().is_some();
    let said = |field: &Key| entry.heard().text(field).filter(|words| !words.is_blank());
    said(&DID_DO).or_else(|| said(&KINDER)).filter(|_| told)
}

/// It says more than the title of its step.
fn is_own(book: &Workbook, entry: &Entry) -> bool {
    let step = entry.step.and_then(|id| book.step(id));
    step.is_none_or(|step| step.words.trim() != entry.words.trim())
}

fn fits(entry: &Entry, step: &Step) -> bool {
    let own_try = entry.tried && entry.step == Some(step.id);
    entry.kind == EntryKind::Milestone
        && !entry.private
        && !own_try
        && entry.heard_words().is_some()
        && entry.on.day().is_some()
}

/// Whoever does it with them.
fn with(step: &Step) -> &str {
    step.marks.heard(&Step::WITH, Some(&step.with)).map_or("", |with| with.as_str())
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
        base::{Day, Moment, Slot, Value, When, Who},
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
        fitting(book, id("s1")).map(|entry| entry.to_string())
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
    fn a_bare_title_of_a_step_comes_last_and_own_words_of_a_hard_time_or_a_strength_before_it() {
        let mut book = book();
        let bare = |e: &mut Entry| (e.goal, e.step) = (Some(id("g1")), Some(id("s1")));
        stone(&mut book, "e1", "Find a box", bare);
        assert_eq!(found(&book).as_deref(), Some("e1"), "nothing else fits");
        let got_through = Slot::new(Id::page(STRENGTHS), &GOT_THROUGH);
        book.apply(Edit::Set(got_through, Some(Value::Text("I called my sister".into()))), STAMP).unwrap();
        assert_eq!(found(&book).as_deref(), Some("p_strengths"));
        stone(&mut book, "e2", "A long night", |e| {
            (e.goal, e.kind) = (Some(id("g1")), EntryKind::HardTime);
            e.more.set(&Slot::new(e.id, &DID_DO), Some(Value::Text("I went to work".into())));
        });
        assert_eq!(found(&book).as_deref(), Some("e2"));
        stone(&mut book, "e3", "I asked in two shops", bare);
        stone(&mut book, "e4", "Find a box", bare);
        assert_eq!(found(&book).as_deref(), Some("e3"), "the newest with words of its own");
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
