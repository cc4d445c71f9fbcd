//! What can be counted from the answers of a page: a closed list of kinds, read from page files. They are counted in
//! `insight::hints`.

use serde::Deserialize;

use super::If;
use crate::base::Key;

/// Something to be counted. `rows` is always a list of the page; the other names are its columns.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Count {
    /// All of this holds of the page.
    Holds(Vec<If>),
    /// Rows of which all of this holds; at least so many.
    RowsWhere {
        /// The list.
        rows: Key,
        /// What must hold of a row.
        when: Vec<If>,
        /// Fewer are not told.
        least: usize,
    },
    /// All rows are so, and there are at least two.
    AllRows {
        /// The list.
        rows: Key,
        /// What must hold of each row.
        when: Vec<If>,
    },
    /// Rows that were wished to change, the widest apart first: how much it matters less how it is.
    Widest {
        /// The list.
        rows: Key,
        /// What must hold of a row.
        when: Vec<If>,
        /// The larger number.
        high: Key,
        /// The smaller number.
        low: Key,
    },
    /// Rows whose number was given at least twice and has moved, with the days.
    Moved {
        /// The list.
        rows: Key,
        /// The number.
        column: Key,
    },
    /// Every row, and at least three, has the same number.
    AllTheSame {
        /// The list.
        rows: Key,
        /// The number.
        column: Key,
    },
    /// Choices of a column that no row has, where there is at least one row.
    NobodyHas {
        /// The list.
        rows: Key,
        /// The column with several choices.
        column: Key,
    },
    /// One row has more of the choices than all others together; there are at least two rows with some.
    OneCarries {
        /// The list.
        rows: Key,
        /// The column with several choices.
        column: Key,
    },
    /// The row that stands for most of what it is linked to: at least two, and more than any other.
    MostLinked {
        /// The list.
        rows: Key,
        /// The column with the links.
        column: Key,
    },
    /// The row with the most lines in a column, where there are at least two and more than in any other.
    MostLines {
        /// The list.
        rows: Key,
        /// The column with the lines.
        column: Key,
    },
    /// Rows where this holds since more than so many days.
    Waits {
        /// The list.
        rows: Key,
        /// What must hold of a row.
        when: Vec<If>,
        /// The date since when.
        since: Key,
        /// Up to so many days are not told.
        days: i64,
    },
    /// Rows with a date in the last so many days; at least one.
    Lately {
        /// The list.
        rows: Key,
        /// What must hold of a row.
        when: Vec<If>,
        /// The date.
        on: Key,
        /// How far back.
        days: i64,
    },
    /// Rows, or cards on top, that no goal is linked to.
    NoGoalHas {
        /// The list or the top few.
        field: Key,
        /// The field of a goal that links to it.
        link: Key,
    },
    /// Lines that stand in these columns and are called nowhere on another page.
    NotAmong {
        /// The list.
        rows: Key,
        /// The column with a name.
        column: Key,
        /// The other page.
        page: Key,
        /// Its list.
        among: Key,
        /// The column with the names there.
        name: Key,
    },
}
