//! What is looked for, and what was found: kept by `app` from key to key, shown by Find. A look at what was found costs
//! nothing.

use crate::{
    base::{Id, Key, Slot},
    page::Sieve,
    workbook::log::LogKey,
};

/// What is looked for, and what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// What narrows it beside the words.
    pub sieve: Sieve,
    /// What was found; `None` when nothing is looked for, and the log is shown.
    pub found: Option<Found>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Statements of goals, steps and pages, in the order in which they are told.
    pub said: Vec<Slot>,
    /// Entries of the log, newest first.
    pub log: Vec<LogKey>,
}

impl Found {
    /// How many rows it takes.
    pub fn len(&self) -> usize {
        self.said.len() + self.log.len()
    }

    /// Nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The passing record whose one field is a filter.
pub fn filter_id() -> Id {
    Id::passing("filter")
}

/// Where a filter is typed.
pub fn filter_slot() -> Slot {
    Slot::new(filter_id(), &Key::of("filter"))
}
