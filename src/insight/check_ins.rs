//! What the last check-in says: how much there is to carry, and what was chosen as next.
//!
//! Must never: read anything into a check-in that was left out.

use crate::{
    base::{Day, Id, Key, When},
    workbook::{Entry, EntryKind, Workbook},
};

/// For so many days what a check-in says is taken to hold.
pub const HOLDS: i64 = 14;

/// The answer that says there is too much to carry.
pub const TOO_MUCH: Key = Key::of("too_much");

/// The last check-in of the last two weeks, up to that day.
pub fn last(book: &Workbook, today: Day) -> Option<&Entry> {
    let fresh = |entry: &&Entry| matches!(entry.on, When::Day(day) if (0..=HOLDS).contains(&today.since(day)));
    book.log()
        .newest(EntryKind::CheckIn)
        .find(|entry| matches!(&entry.on, When::Day(day) if *day <= today))
        .filter(fresh)
}

/// There is too much to carry: the book offers less and adds nothing.
pub fn is_too_much(book: &Workbook, today: Day) -> bool {
    last(book, today).is_some_and(|entry| entry.more.pick(&Entry::LOAD) == Some(&TOO_MUCH))
}

/// The steps the last check-in chose as next, in the order they were taken.
pub fn chosen_next(book: &Workbook, today: Day) -> Vec<Id> {
    let keys = last(book, today).map_or(&[][..], |entry| entry.more.picks(&Entry::NEXT));
    keys.iter().filter_map(|key| Id::of(key.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Value, Who},
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
}
