//! What check-ins say: how much there is to carry, what was chosen as next, the way a goal went from the first to this
//! one (Harkin and others, 2016: noting how it goes helps to get there).

use std::cmp::Reverse;

use crate::{
    base::{Day, Id, Key, When, Who},
    workbook::{Entry, EntryKind, Goal, Level, Look, Says, Workbook, log::LogKey},
};

/// For so many days what a check-in says is taken to hold.
pub const HOLDS: i64 = 14;

/// The answer that says there is too much to carry.
pub const TOO_MUCH: Key = Key::of("too_much");

/// A new step that was written in a check-in and is on no plan yet.
pub const NEXT_NEW: Key = Key::of("next_new");

/// The last check-in of the last two weeks, up to that day.
pub fn last(book: &Workbook, today: Day) -> Option<&Entry> {
    let fresh = |entry: &&Entry| matches!(entry.on, When::Day(day) if (0..=HOLDS).contains(&today.since(day)));
    book.log()
        .newest(EntryKind::CheckIn)
        .find(|entry| matches!(&entry.on, When::Day(day) if *day <= today) && !entry.is_helpers_line())
        .filter(fresh)
}

/// There is too much to carry: the book offers less and adds nothing.
pub fn is_too_much(book: &Workbook, today: Day) -> bool {
    last(book, today).is_some_and(|entry| entry.heard().pick(&Entry::LOAD) == Some(&TOO_MUCH))
}

/// The steps the last check-in chose as next, in the order they were taken.
pub fn chosen_next(book: &Workbook, today: Day) -> Vec<Id> {
    let keys = last(book, today).map_or(&[][..], |entry| entry.heard().picks(&Entry::NEXT));
    keys.iter().filter_map(|key| Id::of(key.as_str())).collect()
}

/// A feeling of so much or less is a hard day.
const LOW: u8 = 2;
/// Ratings that lie no further apart are about the same.
const SAME: u8 = 1;
/// How far back is looked for one thing.
const LOOKED_AT: usize = 200;
/// How many stones are told since the last check-in.
pub const STONES: usize = 10;

/// The day an entry is about, where it is one.
pub fn day_of(entry: &Entry) -> Option<Day> {
    entry.on.day()
}

/// It tells of a hard day.
pub fn is_low(entry: &Entry) -> bool {
    entry.heard().rate(&Entry::HOW).is_some_and(|how| how <= LOW)
}

/// The last check-in tells of a hard day.
pub fn was_low(book: &Workbook, today: Day) -> bool {
    last(book, today).is_some_and(is_low)
}

/// The check-in of that day by that writer, or that holds no more than what a helper pressed, into which what is said now
/// goes: the one that is `open` and not in the
/// workbook yet; else the one that says something of the goal already, where one is named; else the newest.
pub fn of_day<'a>(
    book: &'a Workbook,
    open: Option<&'a Entry>,
    day: Day,
    by: Who,
    goal: Option<Id>,
) -> Option<&'a Entry> {
    if let Some(open) = open.filter(|entry| entry.kind == EntryKind::CheckIn) {
        return Some(open);
    }
    let not_before = |entry: &&Entry| day_of(entry).is_some_and(|on| on >= day);
    let is_by = |entry: &Entry| entry.by == by || entry.is_helpers_line();
    let fits = |entry: &&Entry| is_by(entry) && day_of(entry) == Some(day);
    let of_goal = |goal| book.looks_of(goal).rev().map(|(entry, _)| entry).take_while(not_before).find(fits);
    let all = || book.log().newest_with_waiting(EntryKind::CheckIn);
    goal.and_then(of_goal).or_else(|| all().take_while(not_before).find(fits))
}

/// The first check-in up to that day that says such a thing of a goal; one for every page that tells of a first.
pub fn first_saying(book: &Workbook, goal: Id, what: Says, by: Day) -> Option<(Day, &Entry, Look<'_>)> {
    book.looks_saying(goal, what, by).find_map(|(entry, look)| Some((day_of(entry)?, entry, look)))
}

/// The last one.
pub fn last_saying(book: &Workbook, goal: Id, what: Says, by: Day) -> Option<(Day, &Entry, Look<'_>)> {
    book.looks_saying(goal, what, by).rev().find_map(|(entry, look)| Some((day_of(entry)?, entry, look)))
}

/// So many goals have their pictures and their numbers on one page, at most.
pub const GOALS: usize = 10;

/// The goals of these that come first on such a page: those on the go in the person's order, then the others, the one
/// looked at last first; and whether there are more.
pub fn nearest<'a>(book: &'a Workbook, goals: impl Iterator<Item = &'a Goal>) -> (Vec<&'a Goal>, bool) {
    let (mut first, mut others): (Vec<&Goal>, Vec<&Goal>) = goals.partition(|goal| goal.is_live());
    let looked = |goal: &&Goal| book.looks_of(goal.id).next_back().map(|(entry, _)| LogKey::of(entry));
    others.sort_by_cached_key(|goal| Reverse(looked(goal)));
    first.append(&mut others);
    let more = first.len() > GOALS;
    first.truncate(GOALS);
    (first, more)
}

/// How a goal went from the first look at it to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From one line of its ladder to another.
    Line(Level, Level),
    /// Further along.
    On,
    /// Not as far.
    Back,
    /// About the same.
    Same,
}

/// The way from the first look at a goal to what this check-in says of it, and since when; nothing for a first look.
/// Lines are compared with lines, and how far with how far.
pub fn way(book: &Workbook, entry: &Entry, goal: Id) -> Option<(Way, Day)> {
    let today = day_of(entry)?;
    let look = Look::at(entry, goal)?;
    let first = |what| first_saying(book, goal, what, today.plus_days(-1));
    match (look.line(), look.far()) {
        (Some(to), _) => {
            let (day, from) = first(Says::Line).and_then(|(day, _, look)| Some((day, look.line()?)))?;
            Some((if from == to { Way::Same } else { Way::Line(from, to) }, day))
        }
        (None, Some(to)) => {
            let (day, from) = first(Says::Far).and_then(|(day, _, look)| Some((day, look.far()?)))?;
            let way = match () {
                () if from.abs_diff(to) <= SAME => Way::Same,
                () if from < to => Way::On,
                () => Way::Back,
            };
            Some((way, day))
        }
        (None, None) => None,
    }
}

/// The stones since the check-in before this one, newest first; where it is the first, those of its month.
pub fn stones_since<'a>(book: &'a Workbook, entry: &Entry) -> Vec<&'a Entry> {
    let Some(today) = day_of(entry) else { return Vec::new() };
    let turn = if entry.n == 0 { u32::MAX } else { entry.n };
    let here = LogKey { day: Some(today), n: turn, id: entry.id };
    let earlier = |other: &&Entry| {
        other.id != entry.id && !other.is_helpers_line() && day_of(other).is_some() && LogKey::of(other) < here
    };
    let before = book.log().newest(EntryKind::CheckIn).take(LOOKED_AT).find(earlier).map(LogKey::of);
    let first = before.map_or(here.month(), LogKey::month);
    let lies_between = |(key, _): &(LogKey, &Entry)| before.is_none_or(|before| *key > before);
    let found = book.log().within(first..=here.month()).take_while(lies_between).take(LOOKED_AT);
    let stones = found.filter(|(key, stone)| *key < here && stone.kind == EntryKind::Milestone && !stone.is_waiting());
    stones.map(|(_, stone)| stone).take(STONES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Value},
        workbook::{Edit, Stamp},
    };

    #[test]
    fn only_the_last_one_counts_and_only_for_two_weeks() {
        let day = |text: &str| Day::iso(text).unwrap();
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        for (id, on, load) in
            [("e1", "2026-11-01", "too_much"), ("e2", "2026-11-10", "fine"), ("e3", "2026-12-24", "too_much")]
        {
            let mut entry = Entry::new(Id::of(id).unwrap(), Who::Me, Moment(0), EntryKind::CheckIn, day(on));
            entry.more.set(&Slot::new(entry.id, &Entry::LOAD), Some(Value::Pick(Key::of(load))));
            book.apply(Edit::AddEntry(entry), stamp).unwrap();
        }
        assert!(is_too_much(&book, day("2026-11-05")));
        assert!(!is_too_much(&book, day("2026-11-12")));
        assert_eq!(last(&book, day("2026-11-30")), None);
        assert!(is_too_much(&book, day("2026-12-24")));
    }

    #[test]
    fn one_that_was_typed_says_nothing_until_it_is_read_back_and_is_opened_again_all_the_same() {
        let today = Day::iso("2026-11-22").unwrap();
        let mut book = Workbook::default();
        let typed = Stamp { who: Who::Typed, at: Moment(0) };
        let mut entry = Entry::new(Id::of("e1").unwrap(), Who::Typed, Moment(0), EntryKind::CheckIn, today);
        entry.words = "typed".into();
        entry.more.set(&Slot::new(entry.id, &Entry::LOAD), Some(Value::Pick(TOO_MUCH)));
        book.apply(Edit::AddEntry(entry), typed).unwrap();
        let mut stone = Entry::new(Id::of("e2").unwrap(), Who::Typed, Moment(0), EntryKind::Milestone, today);
        stone.words = "typed".into();
        book.apply(Edit::AddEntry(stone), typed).unwrap();
        let mut mine = Entry::new(Id::of("e3").unwrap(), Who::Me, Moment(0), EntryKind::CheckIn, today);
        mine.n = 0;
        let reads = |book: &Workbook| (last(book, today).is_some(), stones_since(book, &mine).len());
        assert_eq!(reads(&book), (false, 0));
        assert_eq!(of_day(&book, None, today, Who::Typed, None).map(|e| e.id), Id::of("e1"));
        for id in ["e1", "e2"] {
            let words = Slot::new(Id::of(id).unwrap(), &Entry::WORDS);
            book.apply(Edit::ReadBack(vec![words]), Stamp { who: Who::Me, at: Moment(1) }).unwrap();
        }
        assert!(is_too_much(&book, today));
        mine.on = When::Day(today.plus_days(1));
        assert_eq!(stones_since(&book, &mine).len(), 1);
    }
}
