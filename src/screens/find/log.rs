//! Searching the log: entry by entry, by all that is said in words there, and by the names of their kind, goal and day.
//!
//! Never copy an entry, or make a row of one. There may be fifty thousand.

use std::collections::HashMap;

use crate::{
    base::{
        Day, Id, When,
        search::{Room, Wanted},
    },
    page::{Sieve, Sought},
    records::rows,
    view::View,
    workbook::{Entry, EntryKind, Look, log::LogKey},
};

/// The entries that hold every word, newest first, and how many were looked at: all, or those `within`.
pub(super) fn search(view: &View, wanted: &Wanted, sieve: &Sieve, within: Option<&[LogKey]>) -> (Vec<LogKey>, u64) {
    let mut reader = Reader::new(view, wanted);
    let (mut out, mut looked_at) = (Vec::new(), 0);
    let mut look = |key: LogKey, entry: &Entry| {
        looked_at += 1;
        let kind = sieve.kind.is_none_or(|kind| kind == Sought::Entries(entry.kind));
        if kind && sieve.goal.is_none_or(|goal| is_of(entry, goal)) && reader.holds(entry) {
            out.push(key);
        }
    };
    let log = view.book.log();
    let all = log.within(sieve.when.months(view.now.today));
    match within {
        // Both go from the newest on.
        Some(keys) => {
            let mut keys = keys.iter().peekable();
            all.filter(|(key, _)| keys.next_if_eq(&key).is_some()).for_each(|(key, entry)| look(key, entry));
        }
        None => all.for_each(|(key, entry)| look(key, entry)),
    }
    (out, looked_at)
}

/// It belongs to that goal, or is a check-in that says something of it.
fn is_of(entry: &Entry, goal: Id) -> bool {
    entry.goal == Some(goal) || (entry.kind == EntryKind::CheckIn && Look::at(entry, goal).is_some())
}

/// What is looked for, and which of it kinds, goals and days hold.
struct Reader<'v> {
    view: &'v View<'v>,
    wanted: &'v Wanted,
    kinds: Vec<((EntryKind, bool), u64)>,
    goals: HashMap<Id, u64>,
    /// Those that days can hold, and those that stand in no name of a weekday or a month.
    in_days: u64,
    with_signs: u64,
    days: HashMap<(u32, u32, Option<Day>), u64>,
    room: Room,
}

impl<'v> Reader<'v> {
    fn new(view: &'v View<'v>, wanted: &'v Wanted) -> Self {
        let mut room = Room::default();
        let mut kind = |kind, tried| ((kind, tried), wanted.held_by(&rows::kind_words(view, kind, tried), &mut room));
        let mut kinds: Vec<_> = EntryKind::ALL.iter().map(|(known, _)| kind(*known, false)).collect();
        kinds.push(kind(EntryKind::Milestone, true));
        let goals = view.book.goals().map(|goal| (goal.id, wanted.held_by(&goal.words, &mut room)));
        let goals = goals.filter(|(_, bits)| *bits != 0).collect();
        let in_days = wanted.in_dates(view.content.dates.names());
        let with_signs = wanted.in_dates(std::iter::empty());
        Self { view, wanted, kinds, goals, in_days, with_signs, days: HashMap::new(), room }
    }

    fn holds(&mut self, entry: &Entry) -> bool {
        let all = self.wanted.all();
        let mut bits: u64 = entry.goal.and_then(|goal| self.goals.get(&goal)).copied().unwrap_or(0);
        let tried = entry.tried && entry.kind == EntryKind::Milestone;
        bits |= self.kinds.iter().find(|(kind, _)| *kind == (entry.kind, tried)).map_or(0, |(_, bits)| *bits);
        for words in entry.all_words() {
            if bits == all {
                break;
            }
            bits |= self.wanted.held_by(words, &mut self.room);
        }
        if let When::Day(day) = entry.on
            && self.in_days & !bits != 0
        {
            bits |= self.on(day);
        }
        bits == all
    }

    /// Which of them stand in that day. But for its numbers, one is like another with the same weekday and month.
    fn on(&mut self, day: Day) -> u64 {
        let key = (day.weekday(), day.month(), (self.with_signs != 0).then_some(day));
        let dates = self.view.content.dates;
        *self.days.entry(key).or_insert_with(|| {
            let mut held = |words: &str| self.wanted.held_by(words, &mut self.room);
            held(&dates.full(day)) | held(&dates.short(day))
        })
    }
}
