//! What the ladder of a goal tells: which line was pressed when and by whom, and what its lines could use.
//!
//! The hints are rules for making follow-up guides (Kiresuk and Sherman, 1968; Marson) turned into quiet remarks.

use std::collections::BTreeSet;

use super::check_ins;
use crate::{
    base::{Day, Id},
    workbook::{Entry, Ladder, Level, Look, Says, Workbook},
};

/// So many check-ins of a goal are looked through for a pressed line: a page costs the same after ten years of
/// numbers without a ladder.
const LOOKED_THROUGH: usize = 500;

/// How many hints there are at once.
const HINTS: usize = 2;

/// Who pressed a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rater {
    /// The client.
    Me,
    /// A helper.
    Helper,
}

impl Rater {
    /// What a check-in says in which this one pressed a line.
    pub fn says(self) -> Says {
        match self {
            Self::Me => Says::Line,
            Self::Helper => Says::HelperLine,
        }
    }

    /// The line this one pressed.
    pub fn line(self, look: Look) -> Option<Level> {
        match self {
            Self::Me => look.line(),
            Self::Helper => look.helper_line(),
        }
    }
}

/// A line that was pressed, and in which check-in.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// The check-in.
    pub entry: &'a Entry,
    /// The line.
    pub level: Level,
}

/// The check-ins up to that day in which a line was pressed by either, newest first; those of no day come last.
pub fn pressed(book: &Workbook, goal: Id, today: Day) -> impl Iterator<Item = (&Entry, Look<'_>)> {
    let has_line = |look: &Look| look.line().is_some() || look.helper_line().is_some();
    let looks = book.looks_of(goal).rev().take(LOOKED_THROUGH);
    looks.filter(move |(entry, look)| is_by(entry, today) && has_line(look))
}

fn is_by(entry: &Entry, today: Day) -> bool {
    entry.on.day().is_none_or(|day| day <= today)
}

/// The line that was pressed last.
pub fn last(book: &Workbook, goal: Id, rater: Rater, today: Day) -> Option<Level> {
    check_ins::last_saying(book, goal, rater.says(), today).and_then(|(_, _, look)| rater.line(look))
}

/// The first line that was pressed and the last one; both are the same press where there is one. A check-in of no day
/// is neither.
pub fn first_and_last(book: &Workbook, goal: Id, rater: Rater, today: Day) -> Option<(Press<'_>, Press<'_>)> {
    let press = |(_, entry, look)| rater.line(look).map(|level| Press { entry, level });
    let first = check_ins::first_saying(book, goal, rater.says(), today).and_then(press)?;
    Some((first, check_ins::last_saying(book, goal, rater.says(), today).and_then(press)?))
}

/// In the last check-in with a line, client and helper are two lines apart or more.
pub fn differ(book: &Workbook, goal: Id, today: Day) -> bool {
    let last = pressed(book, goal, today).find(|(entry, _)| entry.on.day().is_some());
    let lines = last.and_then(|(_, look)| look.line().zip(look.helper_line()));
    lines.is_some_and(|(mine, theirs)| mine.number().abs_diff(theirs.number()) >= 2)
}

/// What the lines of a ladder could use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// That line says nothing that could be seen; with the word that is meant.
    Vague(Level, String),
    /// Two lines say the same.
    Same(Level, Level),
    /// As hoped says what it is like today.
    SameAsToday,
    /// Nothing stands above as hoped.
    NothingAbove,
    /// Nothing stands below as hoped.
    NothingBelow,
    /// Two lines next to each other have no words, the lower one first.
    Blank(Level, Level),
}

/// The words by which a line is known to say nothing that could be seen.
#[derive(Debug)]
pub struct Vague<'a> {
    vague: BTreeSet<&'a str>,
    small: BTreeSet<&'a str>,
}

impl<'a> Vague<'a> {
    /// Vague words, and small words that say nothing by themselves; with commas between.
    pub fn new(vague: &'a str, small: &'a str) -> Self {
        let set = |list: &'a str| list.split(',').map(str::trim).filter(|word| !word.is_empty()).collect();
        Self { vague: set(vague), small: set(small) }
    }

    /// The vague word of a line that holds nothing but vague and small words.
    fn of(&self, line: &str) -> Option<String> {
        let line = line.to_lowercase();
        let words = || line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let nothing_to_see = words().all(|word| self.vague.contains(word) || self.small.contains(word));
        let word = words().find(|word| self.vague.contains(word));
        word.filter(|_| nothing_to_see).map(ToOwned::to_owned)
    }
}

/// The two hints that help most; none while the ladder is being begun.
pub fn hints(ladder: Ladder, words: &Vague) -> Vec<Hint> {
    let levels = Level::ALL.map(|(level, _)| level);
    let line = |level: Level| ladder.line(level);
    let written: Vec<Level> = levels.into_iter().filter(|level| line(*level).is_some()).collect();
    let mut out = Vec::new();
    // Who or what it is seen by is something to see.
    if ladder.seen().is_none() {
        let vague = |level: &Level| Some(Hint::Vague(*level, words.of(line(*level)?)?));
        out.extend(written.iter().find_map(vague));
    }
    out.extend(same(&written, ladder));
    let hoped_is_today = line(Level::AsHoped).zip(ladder.today()).is_some_and(|(one, other)| bare(one) == bare(other));
    out.extend(hoped_is_today.then_some(Hint::SameAsToday));
    let (mut above, mut below) = (false, false);
    if written.len() >= 2 && line(Level::AsHoped).is_some() {
        above = written.iter().all(|level| *level <= Level::AsHoped);
        below = written.iter().all(|level| *level >= Level::AsHoped);
    }
    out.extend(above.then_some(Hint::NothingAbove));
    out.extend(below.then_some(Hint::NothingBelow));
    if written.len() >= 3 {
        let neighbours = levels.into_iter().zip(levels.into_iter().skip(1));
        // What was said of one side is not said again.
        let said = |low: Level| (above && low > Level::AsHoped) || (below && low < Level::AsHoped);
        let mut blank = neighbours.filter(|(low, high)| line(*low).is_none() && line(*high).is_none());
        out.extend(blank.find(|(low, _)| !said(*low)).map(|(low, high)| Hint::Blank(low, high)));
    }
    out.truncate(HINTS);
    out
}

/// Words without their dress.
fn bare(words: &str) -> String {
    let words = words.to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', '…']).to_owned()
}

/// The first two lines that say the same.
fn same(written: &[Level], ladder: Ladder) -> Option<Hint> {
    let bare = |level: Level| ladder.line(level).map(|line| bare(line)).unwrap_or_default();
    written.iter().enumerate().find_map(|(at, one)| {
        let other = written.iter().skip(at + 1).find(|other| bare(*one) == bare(**other))?;
        Some(Hint::Same(*one, *other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Text, Value, When, Who},
        content::Words,
        workbook::{Edit, EntryKind, Goal, Stamp},
    };
    use Level::{AsHoped, Best, Better, HardStretch, Part};

    const GOAL: &str = "g_1";

    fn id(name: &str) -> Id {
        Id::of(name).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn hints_of(lines: &[(Level, &str)]) -> Vec<Hint> {
        let mut goal = Goal::new(id(GOAL), Who::Me, Moment(0));
        for (level, words) in lines {
            goal.more.set(&Slot::new(goal.id, &level.key()), Some(Value::Text((*words).into())));
        }
        let words = Words::english();
        let (vague, small) = (words.plain("ladder.vague_words"), words.plain("ladder.small_words"));
        hints(Ladder::of(&goal), &Vague::new(&vague, &small))
    }

    #[test]
    fn a_full_ladder_and_a_first_line_need_no_hint() {
        assert_eq!(hints_of(&[]), []);
        assert_eq!(hints_of(&[(AsHoped, "I open my mail twice a week")]), []);
        let full = [(HardStretch, "no letter"), (Part, "one"), (AsHoped, "two"), (Better, "three"), (Best, "all")];
        assert_eq!(hints_of(&full), []);
    }

    #[test]
    fn room_above_and_below_is_named_once_two_lines_stand() {
        assert_eq!(hints_of(&[(AsHoped, "two"), (Part, "one")]), [Hint::NothingAbove]);
        assert_eq!(hints_of(&[(AsHoped, "two"), (Better, "three")]), [Hint::NothingBelow]);
        assert_eq!(hints_of(&[(AsHoped, "two"), (Better, "three"), (Part, "one")]), []);
        // Where the middle has no words yet, there is nothing to be above or below of.
        assert_eq!(hints_of(&[(Best, "all"), (Better, "three")]), []);
    }

    #[test]
    fn two_blank_neighbours_are_named_once_three_lines_stand() {
        assert_eq!(hints_of(&[(HardStretch, "none"), (Best, "all")]), []);
        let gap = [(HardStretch, "none"), (Part, "one"), (Best, "all")];
        assert_eq!(hints_of(&gap), [Hint::Blank(AsHoped, Better)]);
        // What is said of above is not said twice.
        let low = [(HardStretch, "none"), (Part, "one"), (AsHoped, "two")];
        assert_eq!(hints_of(&low), [Hint::NothingAbove]);
    }

    #[test]
    fn the_same_words_twice_are_found_whatever_their_dress() {
        let twice = [(AsHoped, "Two letters  a week."), (Part, "two letters a week"), (Better, "three")];
        assert_eq!(hints_of(&twice), [Hint::Same(Part, AsHoped)]);
    }

    #[test]
    fn a_vague_word_alone_is_named_and_with_something_to_see_it_is_not() {
        assert_eq!(hints_of(&[(AsHoped, "I feel more confident.")]), [Hint::Vague(AsHoped, "confident".into())]);
        assert_eq!(hints_of(&[(AsHoped, "Things are BETTER")]), [Hint::Vague(AsHoped, "better".into())]);
        assert_eq!(hints_of(&[(AsHoped, "sleep better")]), [Hint::Vague(AsHoped, "better".into())]);
        for seen in
            ["I feel better and sing in the morning", "2 good days", "I sleep better than a stone", "Betterment"]
        {
            assert_eq!(hints_of(&[(AsHoped, seen)]), [], "{seen}");
        }
        // Nobody is asked what they mean by such a line.
        for dark in ["Better dead", "I am not better", "It would be better without me", "Nothing is good"] {
            assert_eq!(hints_of(&[(AsHoped, dark)]), [], "{dark}");
        }
    }

    #[test]
    fn what_is_hoped_for_and_how_it_is_today_may_say_the_same() {
        let of = |today: &str| {
            let mut goal = Goal::new(id(GOAL), Who::Me, Moment(0));
            for (field, words) in [(AsHoped.key(), "One letter a week."), (Ladder::TODAY, today)] {
                goal.more.set(&Slot::new(goal.id, &field), Some(Value::Text(words.into())));
            }
            hints(Ladder::of(&goal), &Vague::new("", ""))
        };
        assert_eq!(of("one  letter a week"), [Hint::SameAsToday]);
        assert_eq!(of("no letter"), []);
    }

    #[test]
    fn there_are_two_hints_at_most() {
        let all = [(AsHoped, "better"), (Part, "better"), (HardStretch, "bad")];
        assert_eq!(hints_of(&all), [Hint::Vague(Part, "better".into()), Hint::Same(Part, AsHoped)]);
    }

    fn book(looks: &[(&str, Option<Level>, Option<Level>)]) -> Workbook {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let mut goal = Goal::new(id(GOAL), Who::Me, Moment(0));
        goal.words = "Mail".into();
        book.apply(Edit::AddGoal(goal), stamp).unwrap();
        for (n, (on, mine, theirs)) in looks.iter().enumerate() {
            let mut entry = Entry::new(id(&format!("e_{n}")), Who::Me, Moment(0), EntryKind::CheckIn, day(on));
            for (column, line) in [(Look::LINE, mine), (Look::HELPER_LINE, theirs)] {
                let cell = Slot::new(entry.id, &Look::GOALS).cell(id(GOAL), &column);
                entry.more.set(&cell, line.map(|line| Value::Pick(line.key())));
            }
            let far = Slot::new(entry.id, &Look::GOALS).cell(id(GOAL), &Look::FAR);
            entry.more.set(&far, Some(Value::Rate(3)));
            book.apply(Edit::AddEntry(entry), stamp).unwrap();
        }
        book
    }

    #[test]
    fn first_and_last_are_kept_apart_by_who_pressed() {
        let book = book(&[
            ("2026-11-01", None, None),
            ("2026-11-02", Some(Part), None),
            ("2026-11-05", Some(HardStretch), Some(AsHoped)),
            ("2026-11-09", None, Some(Better)),
            ("2026-12-24", Some(Best), None),
        ]);
        let today = day("2026-11-22");
        let levels = |rater| {
            let (first, last) = first_and_last(&book, id(GOAL), rater, today).unwrap();
            (first.level, last.level)
        };
        assert_eq!(levels(Rater::Me), (Part, HardStretch));
        assert_eq!(levels(Rater::Helper), (AsHoped, Better));
        // A day that is to come tells nothing of today.
        assert_eq!(last(&book, id(GOAL), Rater::Me, today), Some(HardStretch));
        assert_eq!(last(&book, id(GOAL), Rater::Me, day("2026-12-24")), Some(Best));
        assert_eq!(pressed(&book, id(GOAL), today).count(), 3);
    }

    #[test]
    fn a_check_in_of_no_day_is_neither_the_start_nor_now() {
        let mut book = book(&[("2026-11-02", Some(Part), None), ("2026-11-05", Some(AsHoped), None)]);
        let mut entry = Entry::new(id("e_9"), Who::Me, Moment(0), EntryKind::CheckIn, day("2026-11-01"));
        entry.on = When::Words(Text::new("a while ago"));
        entry.more.set(&Slot::new(entry.id, &Look::GOALS).cell(id(GOAL), &Look::LINE), Some(Value::Pick(Best.key())));
        book.apply(Edit::AddEntry(entry), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        let (first, last) = first_and_last(&book, id(GOAL), Rater::Me, day("2026-11-22")).unwrap();
        assert_eq!((first.level, last.level), (Part, AsHoped));
    }

    #[test]
    fn two_lines_apart_in_one_check_in_are_a_difference() {
        let today = day("2026-11-22");
        let apart = |mine, theirs| differ(&book(&[("2026-11-20", mine, theirs)]), id(GOAL), today);
        assert!(apart(Some(HardStretch), Some(AsHoped)) && apart(Some(Best), Some(Part)));
        assert!(!apart(Some(Part), Some(AsHoped)) && !apart(Some(Part), Some(Part)) && !apart(Some(Part), None));
        let later = book(&[("2026-11-20", Some(HardStretch), Some(Best)), ("2026-11-21", Some(Better), None)]);
        assert!(!differ(&later, id(GOAL), today), "what was two check-ins ago is over");
    }

    #[test]
    fn todays_check_in_is_one_by_the_same_hand() {
        let book = book(&[("2026-11-21", Some(Part), None), ("2026-11-22", None, None), ("2026-12-01", None, None)]);
        let found = |on: &str, by| check_ins::of_day(&book, None, day(on), by, Some(id(GOAL))).map(|entry| entry.id);
        assert_eq!(found("2026-11-22", Who::Me), Some(id("e_1")));
        assert_eq!(found("2026-11-23", Who::Me), None);
        assert_eq!(found("2026-11-22", Who::Helper), None);
        // Also where it says nothing of this goal yet.
        let other = check_ins::of_day(&book, None, day("2026-11-22"), Who::Me, Some(id("g_2")));
        assert_eq!(other.map(|e| e.id), Some(id("e_1")));
        // One that is open and holds nothing yet is the one it goes to.
        let open = Entry::new(id("e_9"), Who::Me, Moment(0), EntryKind::CheckIn, day("2026-11-22"));
        let found = check_ins::of_day(&book, Some(&open), day("2026-11-22"), Who::Me, Some(id(GOAL)));
        assert_eq!(found.map(|e| e.id), Some(id("e_9")));
    }

    #[test]
    fn a_line_is_found_behind_very_many_check_ins_without_one() {
        let start = day("2020-01-01");
        let days: Vec<String> = (0..700).map(|n| start.plus_days(n).to_string()).collect();
        let mut looks: Vec<(&str, Option<Level>, Option<Level>)> =
            days.iter().map(|d| (d.as_str(), None, None)).collect();
        looks[600].1 = Some(Part);
        looks[690].1 = Some(AsHoped);
        let book = book(&looks);
        let (first, last) = first_and_last(&book, id(GOAL), Rater::Me, day("2026-11-22")).unwrap();
        assert_eq!((first.level, last.level), (Part, AsHoped));
    }
}
