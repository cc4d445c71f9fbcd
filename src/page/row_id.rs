//! What the focus stands on, by identity: it stays where it was when rows come and go. What a row does is told by its
//! command; two rows may do the same, and what a row does may change while it stays the same row.

use super::{action::Act, place::Period};
use crate::base::{Day, Id, Key, Slot};

/// The identity of a row or a field on its page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowId {
    /// A field, or a row that stands for one.
    Slot(Slot),
    /// A row that stands for a record.
    Record(Id),
    /// A row that stands for a page of the workbook.
    Page(Key),
    /// A row that does an action of the table.
    Act(Act),
    /// A day of a month sheet.
    Day(Day),
    /// The row that turns a month sheet: the first day of the month that is shown, and by how many months it turns.
    Turn(Day, i32),
    /// A month or a year of the log.
    Period(Period),
    /// A place to get help: the number of its pack, and its number in there.
    Lead(usize, usize),
    /// Any other row, by a name that no other row of its page has. The name is for comparing only.
    Choice(Key),
}

impl RowId {
    /// It leads to an action or a page, and is no row of a long list.
    pub fn is_beside(&self) -> bool {
        matches!(self, Self::Act(_) | Self::Page(_))
    }

    /// A row by a name that no other row of its page has.
    pub fn named(name: &str) -> Self {
        Self::Choice(Key::from(name))
    }
}
