//! The log by day, kept month by month so that a copy and a change cost the same at 50 entries and at 50,000.
//!
//! Never order entries by a clock. A day, then the turn in which they were written, then the id.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Bound,
    sync::Arc,
};

use super::{Entry, EntryKind, Look, Says};
use crate::base::{Day, Id, When};

/// Where an entry stands: its day (none sorts first, and so comes last in a list of newest first), turn, id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogKey {
    /// The day it is about.
    pub day: Option<Day>,
    /// Its turn in the workbook.
    pub n: u32,
    /// Which entry.
    pub id: Id,
}

/// A month of the log; entries without a day share one that comes before all others.
pub type Month = Option<(i32, u32)>;
type Lists<K> = HashMap<K, Vec<LogKey>>;
type Sets<K> = HashMap<K, BTreeSet<LogKey>>;
type Entries = BTreeMap<LogKey, Arc<Entry>>;

/// How many entries of each kind there are; those that wait to be read back count for none, and stand last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 6]);

/// Where the entries are counted that wait to be read back.
const WAITING: usize = 5;

impl Counts {
    /// How many of that kind.
    pub fn of(self, kind: EntryKind) -> usize {
        self.0.get(kind as usize).copied().unwrap_or(0)
    }

    /// How many of all kinds.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            *mine += more;
        }
        self
    }

    /// Some of that kind may be there, counted or not.
    fn may_hold(self, kind: EntryKind) -> bool {
        self.of(kind) > 0 || self.0.get(WAITING).is_some_and(|waiting| *waiting > 0)
    }

    fn place(entry: &Entry) -> usize {
        if entry.is_waiting() { WAITING } else { entry.kind as usize }
    }

    fn add(&mut self, entry: &Entry) {
        if let Some(count) = self.0.get_mut(Self::place(entry)) {
            *count += 1;
        }
    }

    fn take(&mut self, entry: &Entry) {
        if let Some(count) = self.0.get_mut(Self::place(entry)) {
            *count = count.saturating_sub(1);
        }
    }
}

/// One month: its entries, and how many there are of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sheet {
    entries: Entries,
    counts: Counts,
}

impl LogKey {
    /// Where that entry stands.
    pub fn of(entry: &Entry) -> Self {
        let day = match &entry.on {
            When::Day(day) => Some(*day),
            When::Words(_) => None,
        };
        Self { day, n: entry.n, id: entry.id }
    }

    /// The month it stands in.
    pub fn month(self) -> Month {
        self.day.map(|d| (d.year(), d.month()))
    }
}

/// All entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    months: Arc<BTreeMap<Month, Arc<Sheet>>>,
    total: usize,
}

impl Log {
    /// All of these, in any order. Much quicker than one by one.
    pub(crate) fn of(entries: impl Iterator<Item = Arc<Entry>>) -> Self {
        let mut months: BTreeMap<Month, Vec<(LogKey, Arc<Entry>)>> = BTreeMap::new();
        for entry in entries {
            let key = LogKey::of(&entry);
            months.entry(key.month()).or_default().push((key, entry));
        }
        let sheet = |entries: Vec<(LogKey, Arc<Entry>)>| {
            let entries: Entries = entries.into_iter().collect();
            let mut counts = Counts::default();
            for entry in entries.values() {
                counts.add(entry);
            }
            Arc::new(Sheet { entries, counts })
        };
        let months: BTreeMap<Month, Arc<Sheet>> =
            months.into_iter().map(|(month, entries)| (month, sheet(entries))).collect();
        Self { total: months.values().map(|month| month.entries.len()).sum(), months: Arc::new(months) }
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.total
    }

    /// No entry yet.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The entry there.
    pub fn get(&self, key: LogKey) -> Option<&Entry> {
        self.shared(key).map(AsRef::as_ref)
    }

    pub(crate) fn shared(&self, key: LogKey) -> Option<&Arc<Entry>> {
        self.months.get(&key.month())?.entries.get(&key)
    }

    pub(crate) fn insert(&mut self, entry: Arc<Entry>) {
        let key = LogKey::of(&entry);
        let month = Arc::make_mut(Arc::make_mut(&mut self.months).entry(key.month()).or_default());
        month.counts.add(&entry);
        match month.entries.insert(key, entry) {
            Some(before) => month.counts.take(&before),
            None => self.total += 1,
        }
    }

    pub(crate) fn remove(&mut self, key: LogKey) {
        let months = Arc::make_mut(&mut self.months);
        let Some(month) = months.get_mut(&key.month()) else {
            return;
        };
        let sheet = Arc::make_mut(month);
        if let Some(before) = sheet.entries.remove(&key) {
            sheet.counts.take(&before);
            self.total -= 1;
        }
        if sheet.entries.is_empty() {
            months.remove(&key.month());
        }
    }

    /// Oldest first; entries without a day come before all others.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.months.values().flat_map(|month| month.entries.values()).map(AsRef::as_ref)
    }

    pub(crate) fn shared_iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.months.values().flat_map(|month| month.entries.values())
    }

    /// The row of that entry in a list of newest first. Costs one look per month.
    pub fn row_of(&self, key: LogKey) -> Option<usize> {
        let month = self.months.get(&key.month())?;
        if !month.entries.contains_key(&key) {
            return None;
        }
        let newer_months: usize =
            self.months.range((Bound::Excluded(key.month()), Bound::Unbounded)).map(|(_, m)| m.entries.len()).sum();
        let newer = month.entries.range((Bound::Excluded(key), Bound::Unbounded)).count();
        Some(newer_months + newer)
    }

    /// At most `most` entries, newest first, from row `first` on. Costs one look per month skipped.
    pub fn window(&self, first: usize, most: usize) -> Vec<&Entry> {
        let mut skip = first;
        let mut out = Vec::with_capacity(most.min(256));
        for month in self.months.values().rev() {
            if skip >= month.entries.len() {
                skip -= month.entries.len();
                continue;
            }
            for entry in month.entries.values().rev().skip(skip) {
                if out.len() == most {
                    return out;
                }
                out.push(entry.as_ref());
            }
            skip = 0;
        }
        out
    }

    /// How many months have an entry; entries without a day count as one more.
    pub fn month_count(&self) -> usize {
        self.months.len()
    }

    /// The months that have an entry, newest first, each with its counts. Entries without a day come last.
    pub fn months(&self) -> impl Iterator<Item = (Month, Counts)> {
        self.months.iter().rev().map(|(month, sheet)| (*month, sheet.counts))
    }

    /// The years that have an entry, newest first; entries without a day come last. Costs one look a month.
    pub fn years(&self) -> Vec<(Option<i32>, Counts)> {
        let mut out: Vec<(Option<i32>, Counts)> = Vec::new();
        for (month, counts) in self.months() {
            let year = month.map(|(year, _)| year);
            match out.last_mut() {
                Some((last, sum)) if *last == year => *sum = sum.and(counts),
                _ => out.push((year, counts)),
            }
        }
        out
    }

    /// How many stones come before that entry, oldest first. Costs one look a month.
    pub fn stones_before(&self, key: LogKey) -> usize {
        let earlier = self.months.range(..key.month()).map(|(_, sheet)| sheet.counts.of(EntryKind::Milestone));
        let here = self
            .months
            .get(&key.month())
            .map_or(0, |sheet| sheet.entries.range(..key).filter(|(_, entry)| is_stone(entry)).count());
        earlier.sum::<usize>() + here
    }

    /// The newest entry of that month.
    pub fn newest_of(&self, month: Month) -> Option<&Entry> {
        self.months.get(&month)?.entries.values().next_back().map(AsRef::as_ref)
    }

    /// The entries of that kind, newest first, but for those that wait to be read back. Months without one cost a
    /// glance each.
    pub fn newest(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.newest_with_waiting(kind).filter(|entry| !entry.is_waiting())
    }

    /// The same with those that wait: for opening again what is being written, never for reading anything into it.
    pub fn newest_with_waiting(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        let sheets = self.months.values().rev().filter(move |sheet| sheet.counts.may_hold(kind));
        sheets.flat_map(|sheet| sheet.entries.values().rev()).map(AsRef::as_ref).filter(move |e| e.kind == kind)
    }

    /// Every entry of those months, newest first.
    pub fn within(&self, months: std::ops::RangeInclusive<Month>) -> impl Iterator<Item = (LogKey, &Entry)> {
        let sheets = if months.is_empty() { None } else { Some(self.months.range(months).rev()) };
        let entries = sheets.into_iter().flatten().flat_map(|(_, sheet)| sheet.entries.iter().rev());
        entries.map(|(key, entry)| (*key, entry.as_ref()))
    }

    /// The counts of every month are what its entries are.
    #[cfg(test)]
    fn counts_well(&self) -> bool {
        self.months.values().all(|sheet| {
            let mut counts = Counts::default();
            sheet.entries.values().for_each(|entry| counts.add(entry));
            counts == sheet.counts
        })
    }
}

/// Look-ups over the log, kept by `apply` and checked by a property test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    keys: HashMap<Id, LogKey>,
    stones: BTreeSet<LogKey>,
    by_goal: Sets<Id>,
    by_step: Sets<Id>,
    /// Check-ins by the goals they say something of.
    by_look: Sets<Id>,
    /// The same by what they say of it: the first and the last are found at once, however many say something else.
    by_said: Sets<(Id, Says)>,
    last_turn: u32,
}

impl Index {
    /// Built afresh from the log.
    pub fn of(log: &Log) -> Self {
        let mut index = Self { keys: HashMap::with_capacity(log.len()), ..Self::default() };
        let mut stones = Vec::new();
        let (mut by_goal, mut by_step, mut by_look, mut by_said) =
            (Lists::default(), Lists::default(), Lists::default(), Lists::default());
        for entry in log.iter() {
            let key = LogKey::of(entry);
            index.keys.insert(entry.id, key);
            stones.extend(is_stone(entry).then_some(key));
            for (lists, id) in [(&mut by_goal, entry.goal), (&mut by_step, entry.step)] {
                if let Some(id) = id {
                    lists.entry(id).or_default().push(key);
                }
            }
            looks(entry).for_each(|look| by_look.entry(look.goal()).or_default().push(key));
            said(entry).for_each(|said| by_said.entry(said).or_default().push(key));
            index.last_turn = index.last_turn.max(entry.n);
        }
        // Sets made of sorted lists are made at once.
        index.stones = stones.into_iter().collect();
        (index.by_goal, index.by_step) = (sets(by_goal), sets(by_step));
        (index.by_look, index.by_said) = (sets(by_look), sets(by_said));
        index
    }

    pub(crate) fn add(&mut self, entry: &Entry) {
        let key = LogKey::of(entry);
        self.keys.insert(entry.id, key);
        if is_stone(entry) {
            self.stones.insert(key);
        }
        if let Some(goal) = entry.goal {
            self.by_goal.entry(goal).or_default().insert(key);
        }
        if let Some(step) = entry.step {
            self.by_step.entry(step).or_default().insert(key);
        }
        looks(entry).for_each(|look| keep(&mut self.by_look, look.goal(), key));
        said(entry).for_each(|said| keep(&mut self.by_said, said, key));
        self.last_turn = self.last_turn.max(entry.n);
    }

    pub(crate) fn remove(&mut self, entry: &Entry) {
        let key = LogKey::of(entry);
        self.keys.remove(&entry.id);
        self.stones.remove(&key);
        entry.goal.into_iter().for_each(|goal| leave(&mut self.by_goal, &goal, key));
        entry.step.into_iter().for_each(|step| leave(&mut self.by_step, &step, key));
        looks(entry).for_each(|look| leave(&mut self.by_look, &look.goal(), key));
        said(entry).for_each(|said| leave(&mut self.by_said, &said, key));
    }

    /// The turn the next entry gets.
    pub(crate) fn next_turn(&self) -> u32 {
        self.last_turn.saturating_add(1)
    }

    pub(crate) fn key_of(&self, id: Id) -> Option<LogKey> {
        self.keys.get(&id).copied()
    }

    pub(crate) fn stones(&self) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        self.stones.iter().copied()
    }

    pub(crate) fn stone_count(&self) -> usize {
        self.stones.len()
    }

    /// Is that a stone?
    pub(crate) fn is_stone(&self, key: LogKey) -> bool {
        self.stones.contains(&key)
    }

    /// The stones before that one, newest first; and from it on, oldest first.
    pub(crate) fn stones_around(
        &self,
        key: LogKey,
    ) -> (impl Iterator<Item = LogKey> + '_, impl Iterator<Item = LogKey> + '_) {
        (self.stones.range(..key).rev().copied(), self.stones.range(key..).copied())
    }

    pub(crate) fn of_goal(&self, goal: Id) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        self.by_goal.get(&goal).into_iter().flatten().copied()
    }

    pub(crate) fn looks_at(&self, goal: Id) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        self.by_look.get(&goal).into_iter().flatten().copied()
    }

    /// Those with a day, up to that one.
    pub(crate) fn looks_saying(&self, goal: Id, what: Says, by: Day) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        // Only the days of these ends matter: the filter does the rest.
        let undated = LogKey { day: None, n: u32::MAX, id: goal };
        let end = LogKey { day: Some(by.plus_days(1)), n: 0, id: goal };
        let range = (Bound::Excluded(undated), Bound::Included(end));
        let keys = self.by_said.get(&(goal, what)).into_iter().flat_map(move |keys| keys.range(range));
        keys.copied().filter(move |key| key.day.is_some_and(|day| day <= by))
    }

    pub(crate) fn of_step(&self, step: Id) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        self.by_step.get(&step).into_iter().flatten().copied()
    }

    /// The same look-ups, whatever turns were used up by entries that are gone.
    pub fn same_as(&self, other: &Self) -> bool {
        self.keys == other.keys
            && self.stones == other.stones
            && self.by_goal == other.by_goal
            && self.by_step == other.by_step
            && self.by_look == other.by_look
            && self.by_said == other.by_said
    }
}

/// It lies on the pile: a milestone, once its words are its owner's.
fn is_stone(entry: &Entry) -> bool {
    entry.kind == EntryKind::Milestone && !entry.is_waiting()
}

/// What an entry says of goals, where it is a check-in: one that was made a note says nothing of them any more, and
/// one that waits to be read back nothing yet; nor does one of which all that was said of a goal waits.
fn looks(entry: &Entry) -> impl Iterator<Item = Look<'_>> {
    Look::all(entry).filter(|look| entry.kind == EntryKind::CheckIn && !entry.is_waiting() && look.says_something())
}

fn said(entry: &Entry) -> impl Iterator<Item = (Id, Says)> + '_ {
    looks(entry).flat_map(|look| {
        Says::ALL.into_iter().filter(move |what| look.says(*what)).map(move |what| (look.goal(), what))
    })
}

fn sets<K: Eq + std::hash::Hash>(lists: Lists<K>) -> Sets<K> {
    lists.into_iter().map(|(id, keys)| (id, keys.into_iter().collect())).collect()
}

fn keep<K: Eq + std::hash::Hash>(sets: &mut Sets<K>, of: K, key: LogKey) {
    sets.entry(of).or_default().insert(key);
}

fn leave<K: Eq + std::hash::Hash>(sets: &mut Sets<K>, of: &K, key: LogKey) {
    if let Some(set) = sets.get_mut(of) {
        set.remove(&key);
        if set.is_empty() {
            sets.remove(of);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Moment, Text, Who};

    fn entry(n: u32, kind: EntryKind, on: &str) -> Arc<Entry> {
        let id = Id::of(&format!("e_{n}")).unwrap();
        let mut entry = Entry::new(id, Who::Me, Moment(0), kind, Day::iso("2026-11-22").unwrap());
        entry.n = n;
        entry.on = Day::iso(on).map_or_else(|| When::Words(Text::new(on)), When::Day);
        Arc::new(entry)
    }

    #[test]
    fn each_month_knows_how_many_of_each_kind() {
        use EntryKind::{HardTime, Milestone, Note};
        let mut log = Log::default();
        for (n, kind, on) in [
            (1, Milestone, "2026-11-02"),
            (2, HardTime, "2026-11-20"),
            (3, Milestone, "2025-01-01"),
            (4, Note, "one day"),
            (5, Milestone, "2026-10-31"),
        ] {
            log.insert(entry(n, kind, on));
        }
        let months: Vec<(Month, usize)> = log.months().map(|(month, counts)| (month, counts.total())).collect();
        assert_eq!(months, [(Some((2026, 11)), 2), (Some((2026, 10)), 1), (Some((2025, 1)), 1), (None, 1)]);
        assert_eq!(log.month_count(), 4);
        let years: Vec<_> = log.years().into_iter().map(|(year, c)| (year, c.of(Milestone), c.total())).collect();
        assert_eq!(years, [(Some(2026), 2, 3), (Some(2025), 1, 1), (None, 0, 1)]);
        // Another kind for the same entry, and one taken away.
        log.insert(entry(1, Note, "2026-11-02"));
        log.remove(LogKey::of(&entry(5, Milestone, "2026-10-31")));
        assert!(log.counts_well());
        assert_eq!(log.years()[0].1.of(Note), 1);
        assert_eq!(log.len(), 4);
        assert_eq!(log.newest_of(Some((2026, 11))).map(|e| e.n), Some(2));
        let of_2026: Vec<u32> = log.within(Some((2026, 1))..=Some((2026, 12))).map(|(_, e)| e.n).collect();
        assert_eq!(of_2026, [2, 1]);
        assert_eq!(log.within(None..=Some((9999, 12))).count(), 4);
        assert_eq!(log.stones_before(LogKey::of(&entry(2, HardTime, "2026-11-20"))), 1);
    }
}
