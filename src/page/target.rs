//! What the focus can stand on.

use super::action::Act;
use crate::base::{Id, Key, Slot};

/// What the focus can stand on, by identity: it stays where it was when rows come and go.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A field.
    Slot(Slot),
    /// A row that stands for a record.
    Record(Id),
    /// A row that stands for a page of the workbook.
    Page(Key),
    /// One of several choices.
    Choice(Key),
    /// A row that does something.
    Act(Act),
}
