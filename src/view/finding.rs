//! What is looked for in the log, and what was found: kept by `app` from key to key, shown by Find. A look at what was
//! found costs nothing.

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
    /// What was found, newest first; `None` when nothing narrows the log and all of it is shown.
    pub found: Option<Vec<LogKey>>,
}

/// The passing record whose one field is a filter.
pub fn filter_id() -> Id {
    Id::passing("filter")
}

/// Where a filter is typed.
pub fn filter_slot() -> Slot {
    Slot::new(filter_id(), &Key::of("filter"))
}
