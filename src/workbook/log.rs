//! The log by day, kept month by month so that a copy and a change cost the same at 50 entries and at 50,000.
//!
//! Must never: order entries by a clock. A day, then the turn in which they were written, then the id.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::{Entry, EntryKind};
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

type Month = Option<(i32, u32)>;
type Lists = HashMap<Id, Vec<LogKey>>;
type Entries = BTreeMap<LogKey, Arc<Entry>>;

impl LogKey {
    /// Where that entry stands.
    pub fn of(entry: &Entry) -> Self {
        let day = match &entry.on {
            When::Day(day) => Some(*day),
            When::Words(_) => None,
        };
        Self { day, n: entry.n, id: entry.id }
    }

    fn month(self) -> Month {
        self.day.map(|d| (d.year(), d.month()))
    }
}

/// All entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    months: Arc<BTreeMap<Month, Arc<Entries>>>,
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
        let months: BTreeMap<Month, Arc<Entries>> =
            months.into_iter().map(|(month, entries)| (month, Arc::new(entries.into_iter().collect()))).collect();
        Self { total: months.values().map(|entries| entries.len()).sum(), months: Arc::new(months) }
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
        self.months.get(&key.month())?.get(&key)
    }

    pub(crate) fn insert(&mut self, entry: Arc<Entry>) {
        let key = LogKey::of(&entry);
        let month = Arc::make_mut(&mut self.months).entry(key.month()).or_default();
        if Arc::make_mut(month).insert(key, entry).is_none() {
            self.total += 1;
        }
    }

    pub(crate) fn remove(&mut self, key: LogKey) {
        let months = Arc::make_mut(&mut self.months);
        let Some(month) = months.get_mut(&key.month()) else {
            return;
        };
        if Arc::make_mut(month).remove(&key).is_some() {
            self.total -= 1;
        }
        if month.is_empty() {
            months.remove(&key.month());
        }
    }

    /// Oldest first; entries without a day come before all others.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.months.values().flat_map(|month| month.values()).map(AsRef::as_ref)
    }

    pub(crate) fn shared_iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.months.values().flat_map(|month| month.values())
    }

    /// The row of that entry in a list of newest first. Costs one look per month.
    pub fn row_of(&self, key: LogKey) -> Option<usize> {
        let month = self.months.get(&key.month())?;
        if !month.contains_key(&key) {
            return None;
        }
        let newer_months: usize = self
            .months
            .range((std::ops::Bound::Excluded(key.month()), std::ops::Bound::Unbounded))
            .map(|(_, m)| m.len())
            .sum();
        let newer = month.range((std::ops::Bound::Excluded(key), std::ops::Bound::Unbounded)).count();
        Some(newer_months + newer)
    }

    /// At most `most` entries, newest first, from row `first` on. Costs one look per month skipped.
    pub fn window(&self, first: usize, most: usize) -> Vec<&Entry> {
        let mut skip = first;
        let mut out = Vec::with_capacity(most.min(256));
        for month in self.months.values().rev() {
            if skip >= month.len() {
                skip -= month.len();
                continue;
            }
            for entry in month.values().rev().skip(skip) {
                if out.len() == most {
                    return out;
                }
                out.push(entry.as_ref());
            }
            skip = 0;
        }
        out
    }
}

/// Look-ups over the log, kept by `apply` and checked by a property test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    keys: HashMap<Id, LogKey>,
    stones: BTreeSet<LogKey>,
    by_goal: HashMap<Id, BTreeSet<LogKey>>,
    by_step: HashMap<Id, BTreeSet<LogKey>>,
    last_turn: u32,
}

impl Index {
    /// Built afresh from the log.
    pub fn of(log: &Log) -> Self {
        let mut index = Self { keys: HashMap::with_capacity(log.len()), ..Self::default() };
        let mut stones = Vec::new();
        let (mut by_goal, mut by_step) = (Lists::default(), Lists::default());
        for entry in log.iter() {
            let key = LogKey::of(entry);
            index.keys.insert(entry.id, key);
            stones.extend((entry.kind == EntryKind::Milestone).then_some(key));
            for (lists, id) in [(&mut by_goal, entry.goal), (&mut by_step, entry.step)] {
                if let Some(id) = id {
                    lists.entry(id).or_default().push(key);
                }
            }
            index.last_turn = index.last_turn.max(entry.n);
        }
        // Sets made of sorted lists are made at once.
        let sets = |lists: Lists| lists.into_iter().map(|(id, keys)| (id, keys.into_iter().collect())).collect();
        Self { stones: stones.into_iter().collect(), by_goal: sets(by_goal), by_step: sets(by_step), ..index }
    }

    pub(crate) fn add(&mut self, entry: &Entry) {
        let key = LogKey::of(entry);
        self.keys.insert(entry.id, key);
        if entry.kind == EntryKind::Milestone {
            self.stones.insert(key);
        }
        if let Some(goal) = entry.goal {
            self.by_goal.entry(goal).or_default().insert(key);
        }
        if let Some(step) = entry.step {
            self.by_step.entry(step).or_default().insert(key);
        }
        self.last_turn = self.last_turn.max(entry.n);
    }

    pub(crate) fn remove(&mut self, entry: &Entry) {
        let key = LogKey::of(entry);
        self.keys.remove(&entry.id);
        self.stones.remove(&key);
        for (map, id) in [(&mut self.by_goal, entry.goal), (&mut self.by_step, entry.step)] {
            let Some(id) = id else { continue };
            if let Some(set) = map.get_mut(&id) {
                set.remove(&key);
                if set.is_empty() {
                    map.remove(&id);
                }
            }
        }
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

    pub(crate) fn of_goal(&self, goal: Id) -> impl DoubleEndedIterator<Item = LogKey> + '_ {
        self.by_goal.get(&goal).into_iter().flatten().copied()
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
    }
}
