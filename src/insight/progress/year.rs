//! A year of days: what each day has, one kind a day; a day with a stone is a day with a stone.
//!
//! Never count days in a row, or compare one month with another.

use std::collections::BTreeMap;

use crate::{
    base::Day,
    workbook::{Entry, EntryKind, Workbook},
};

/// The kinds, the one that wins a day first.
pub const KINDS: [EntryKind; 5] =
    [EntryKind::Milestone, EntryKind::HardTime, EntryKind::CheckIn, EntryKind::Choice, EntryKind::Note];

/// The last twelve months.
#[derive(Clone, Debug)]
pub struct Year<'a> {
    /// The first day: that of the month eleven months ago.
    pub from: Day,
    /// Today.
    pub to: Day,
    /// What each day has; days without anything are not there.
    pub days: BTreeMap<Day, EntryKind>,
    /// How many entries of each kind, in the order of [`KINDS`].
    pub counts: [usize; 5],
    /// The newest entries.
    pub newest: Vec<&'a Entry>,
}

fn begins(today: Day) -> Day {
    let start = today.plus_months(-11);
    Day::of(start.year(), start.month(), 1).unwrap_or(start)
}

/// How many entries of each kind the last twelve months have, in the order of [`KINDS`]. Only this month is walked:
/// days of it may be to come.
pub fn counts(book: &Workbook, today: Day) -> [usize; 5] {
    let month = |day: Day| Some((day.year(), day.month()));
    let (from, this) = (month(begins(today)), month(today));
    let mut out = [0; 5];
    for (_, counts) in book.log().months().filter(|(at, _)| *at >= from && *at < this) {
        out.iter_mut().zip(KINDS).for_each(|(n, kind)| *n += counts.of(kind));
    }
    for (key, entry) in book.log().within(this..=this) {
        if key.day.is_some_and(|day| day <= today) && !entry.is_waiting() {
            out.iter_mut().zip(KINDS).filter(|(_, kind)| *kind == entry.kind).for_each(|(n, _)| *n += 1);
        }
    }
    out
}

/// The days of the last twelve months; `newest`: how many entries are handed over.
pub fn of_days(book: &Workbook, today: Day, newest: usize) -> Year<'_> {
    let from = begins(today);
    let mut year = Year { from, to: today, days: BTreeMap::new(), counts: [0; 5], newest: Vec::new() };
    let month = |day: Day| Some((day.year(), day.month()));
    for (key, entry) in book.log().within(month(from)..=month(today)) {
        let Some(day) = key.day.filter(|day| *day <= today && !entry.is_waiting()) else { continue };
        let rank = |kind: EntryKind| KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len());
        if let Some(count) = year.counts.get_mut(rank(entry.kind)) {
            *count += 1;
        }
        let kept = year.days.entry(day).or_insert(entry.kind);
        if rank(entry.kind) < rank(*kept) {
            *kept = entry.kind;
        }
        if year.newest.len() < newest {
            year.newest.push(entry);
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment, Who},
        workbook::{Edit, Stamp},
    };

    #[test]
    fn a_stone_wins_its_day_and_what_is_older_or_ahead_is_left_out() {
        use EntryKind::{CheckIn, HardTime, Milestone, Note};
        let day = |text: &str| Day::iso(text).unwrap();
        let mut book = Workbook::default();
        for (n, (kind, on)) in [
            (Note, "2026-11-20"),
            (Milestone, "2026-11-20"),
            (HardTime, "2026-11-20"),
            (Note, "2026-11-19"),
            (CheckIn, "2026-11-19"),
            (HardTime, "2025-12-01"),
            (Milestone, "2025-11-30"),
            (Milestone, "2026-11-23"),
        ]
        .into_iter()
        .enumerate()
        {
            let id = Id::of(&format!("e{n}")).unwrap();
            let entry = Entry::new(id, Who::Me, Moment(0), kind, day(on));
            book.apply(Edit::AddEntry(entry), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        }
        let year = of_days(&book, day("2026-11-22"), 2);
        assert_eq!(year.from, day("2025-12-01"));
        let days: Vec<(String, EntryKind)> = year.days.iter().map(|(day, kind)| (day.to_string(), *kind)).collect();
        let expected = [("2025-12-01", HardTime), ("2026-11-19", CheckIn), ("2026-11-20", Milestone)];
        assert_eq!(days, expected.map(|(day, kind)| (day.to_owned(), kind)));
        assert_eq!(year.counts, [1, 2, 1, 0, 2]);
        assert_eq!(counts(&book, day("2026-11-22")), year.counts);
        assert_eq!(year.newest.len(), 2);
    }

    #[test]
    fn what_waits_to_be_read_back_counts_in_no_month() {
        let today = Day::iso("2026-11-22").unwrap();
        let mut book = Workbook::default();
        for (n, on) in [today, today.plus_months(-1)].into_iter().enumerate() {
            let id = Id::of(&format!("e{n}")).unwrap();
            let mut entry = Entry::new(id, Who::Typed, Moment(0), EntryKind::Milestone, on);
            entry.words = "typed".into();
            book.apply(Edit::AddEntry(entry), Stamp { who: Who::Typed, at: Moment(0) }).unwrap();
        }
        let year = of_days(&book, today, 2);
        assert_eq!((year.counts, counts(&book, today)), ([0; 5], [0; 5]));
        assert!(year.days.is_empty() && year.newest.is_empty());
    }
}
