//! What came up and was handled, month by month, as its owner wrote it on the page of what they can do.

use super::REPEATS;
use crate::{
    base::{Day, Id, Key, Now, RowValue, Slot, Text, Value, When},
    workbook::{Help, Workbook},
};

/// So many months are told, this one with them.
pub const MONTHS: i32 = 6;
/// The page.
pub const PAGE: &str = "can_do";
/// Its list.
pub const LIST: Key = Key::of("handled");
const WHAT: Key = Key::of("what");
const DID: Key = Key::of("did");
const ON: Key = Key::of("on");
const HELP: Key = Key::of("help");

/// One thing that was handled.
#[derive(Clone, Debug, PartialEq)]
pub struct One {
    /// The cell with what came up.
    pub slot: Slot,
    /// What came up, or what was done.
    pub words: Text,
    /// Its day.
    pub on: Day,
    /// Who did it, where that was said.
    pub help: Option<Help>,
}

/// What was handled in the last months.
#[derive(Clone, Debug, PartialEq)]
pub struct Handled {
    /// The first day of each month, oldest first.
    pub months: Vec<Day>,
    /// What was handled in them, newest first.
    pub all: Vec<One>,
    /// How many have no day, and stand in no month.
    pub undated: usize,
}

impl Handled {
    /// There is enough to say something.
    pub fn is_enough(&self) -> bool {
        self.all.len() >= REPEATS
    }

    /// What was handled in the month that begins on that day.
    pub fn of_month(&self, month: Day) -> Vec<&One> {
        self.all.iter().filter(|one| one.on.year() == month.year() && one.on.month() == month.month()).collect()
    }
}

/// How many of these were done that way; without one, of how many it was not said.
pub fn count(of: &[&One], help: Option<Help>) -> usize {
    of.iter().filter(|one| one.help == help).count()
}

/// What was handled.
pub fn handled(book: &Workbook, now: Now) -> Handled {
    let first = |day: Day| Day::of(day.year(), day.month(), 1).unwrap_or(day);
    let months: Vec<Day> = (0..MONTHS).rev().map(|n| first(now.today.plus_months(-n))).collect();
    let since = months.first().copied().unwrap_or(now.today);
    let list = Slot::new(Id::page(PAGE), &LIST);
    let rows = book.answers(PAGE).map(|answers| answers.heard().rows(&LIST)).unwrap_or_default();
    let (mut all, mut undated) = (Vec::new(), 0);
    for row in rows.iter() {
        let Some(words) = words(row) else { continue };
        match row.cells.get(&ON) {
            Some(Value::When(When::Day(on))) if (since..=now.today).contains(on) => {
                all.push(One { slot: list.cell(row.id, &WHAT), words, on: *on, help: help(row) });
            }
            Some(Value::When(When::Day(_))) => {}
            _ => undated += 1,
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.on));
    Handled { months, all, undated }
}

fn words(row: &RowValue) -> Option<Text> {
    let said = |column: &Key| row.cells.get(column).and_then(Value::text).filter(|words| !words.is_blank());
    said(&WHAT).or_else(|| said(&DID)).cloned()
}

fn help(row: &RowValue) -> Option<Help> {
    let Some(Value::Pick(key)) = row.cells.get(&HELP) else { return None };
    Help::ALL.iter().find(|(_, known)| known == key).map(|(help, _)| *help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Who},
        workbook::{Edit, Stamp},
    };

    #[test]
    fn each_month_has_what_was_written_of_it_and_no_more() {
        let mut book = Workbook::default();
        let list = Slot::new(Id::page(PAGE), &LIST);
        for (n, (on, by)) in [
            ("2026-11-02", Some("by_myself")),
            ("2026-11-20", Some("with_a_hand")),
            ("2026-06-01", None),
            ("2026-05-31", Some("by_myself")),
            ("2026-11-23", Some("by_myself")),
            ("", Some("by_myself")),
        ]
        .into_iter()
        .enumerate()
        {
            let row = Id::of(&format!("r{n:010}")).unwrap();
            let mut put = |column: &Key, value: Value| {
                let stamp = Stamp { who: Who::Me, at: Moment(0) };
                book.apply(Edit::Set(list.cell(row, column), Some(value)), stamp).unwrap();
            };
            put(&WHAT, Value::Text("The lift broke.".into()));
            if let Some(day) = Day::iso(on) {
                put(&ON, Value::When(When::Day(day)));
            }
            if let Some(by) = by {
                put(&HELP, Value::Pick(Key::from(by)));
            }
        }
        let now = Now { moment: Moment(0), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 };
        let told = handled(&book, now);
        assert_eq!((told.all.len(), told.undated, told.is_enough()), (3, 1, true));
        assert_eq!(told.months.iter().map(|month| told.of_month(*month).len()).collect::<Vec<_>>(), [1, 0, 0, 0, 0, 2]);
        let november = told.of_month(now.today);
        assert_eq!((count(&november, Some(Help::ByMyself)), count(&november, None)), (1, 0));
        assert!(!handled(&Workbook::default(), now).is_enough());
    }
}
