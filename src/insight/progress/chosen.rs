//! Who chose what is next: the last ten check-ins that say so, and the ten before.

use super::TEN;
use crate::{
    base::{Day, Key},
    workbook::{Entry, EntryKind, Workbook},
};

/// So many months are looked through: what is older is of another time, and the cost stays the same.
const MONTHS: i32 = 23;
/// And so many check-ins, the newest.
const LOOKED_AT: usize = 1_000;

/// Who can have chosen, in the order in which it is shown. It is no order of worth.
pub const BY: [Key; 3] = [Key::of("together"), Key::of("me"), Key::of("helper")];

/// Two groups of check-ins, newest first.
#[derive(Clone, Debug, Default)]
pub struct Chosen<'a> {
    /// The last ten.
    pub last: Vec<&'a Entry>,
    /// The ten before.
    pub before: Vec<&'a Entry>,
}

impl<'a> Chosen<'a> {
    /// How many of these say so.
    pub fn count(of: &[&'a Entry], by: &Key) -> usize {
        of.iter().filter(|entry| entry.heard().pick(&Entry::CHOSEN_BY) == Some(by)).count()
    }
}

/// The check-ins that say who chose.
pub fn who_chose(book: &Workbook, today: Day) -> Chosen<'_> {
    let start = today.plus_months(-MONTHS);
    let from = Day::of(start.year(), start.month(), 1).unwrap_or(start);
    let check_ins = book.log().newest(EntryKind::CheckIn);
    let by_today = check_ins.skip_while(|entry| entry.on.day().is_some_and(|day| day > today));
    let fresh = by_today.take_while(|entry| entry.on.day().is_some_and(|day| day >= from)).take(LOOKED_AT);
    let said = fresh.filter(|entry| entry.heard().pick(&Entry::CHOSEN_BY).is_some_and(|by| BY.contains(by)));
    let mut last: Vec<&Entry> = said.take(2 * TEN).collect();
    let before = last.split_off(last.len().min(TEN));
    Chosen { last, before }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment, Slot, Value, Who},
        workbook::{Edit, Stamp},
    };

    #[test]
    fn the_last_ten_that_say_so_and_the_ten_before() {
        let today = Day::iso("2026-11-22").unwrap();
        let mut book = Workbook::default();
        for n in 0..30_i64 {
            let id = Id::of(&format!("e{n}")).unwrap();
            let mut entry = Entry::new(id, Who::Me, Moment(0), EntryKind::CheckIn, today.plus_days(-n));
            // Every fifth leaves it out; the newest ten that say so are half and half.
            let by = if n >= 13 { Some("helper") } else { Some(if n % 2 == 0 { "me" } else { "together" }) };
            let by = by.filter(|_| n % 5 != 4).map(|by| Value::Pick(Key::from(by)));
            entry.more.set(&Slot::new(id, &Entry::CHOSEN_BY), by);
            book.apply(Edit::AddEntry(entry), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        }
        let chosen = who_chose(&book, today);
        assert_eq!((chosen.last.len(), chosen.before.len()), (10, 10));
        let counts = |of: &[&Entry]| BY.map(|by| Chosen::count(of, &by));
        assert_eq!(counts(&chosen.last), [5, 5, 0]);
        assert_eq!(counts(&chosen.before), [0, 1, 9]);
        assert!(who_chose(&book, today.plus_months(30)).last.is_empty());
    }
}
