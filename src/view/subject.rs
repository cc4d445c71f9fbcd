//! What a page is the own page of.

use crate::base::{Id, Slot};

/// A record, or a row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A record.
    Record(Id),
    /// A row of a list; the slot is one of its cells.
    Row(Slot),
}

impl Subject {
    /// The record, or the one that the row belongs to.
    pub fn record(&self) -> Id {
        match self {
            Self::Record(id) => *id,
            Self::Row(slot) => slot.record,
        }
    }
}
