//! The one address of anything a person can fill in: a record and the name of one of its fields.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

use super::Id;

/// The name of a field, a page, or a choice. Never shown to a person; labels live in `assets`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Cow<'static, str>);

impl Key {
    /// The name of the page, or of the filling of one, whose answers that record is; empty for another record.
    pub fn of_page(record: Id) -> Self {
        Self::from(record.as_str().strip_prefix("p_").unwrap_or_default())
    }

    /// A name known when the program is built.
    pub const fn of(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        Self(Cow::Owned(name.to_owned()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One place that holds one answer: a field of a record, or one cell of a field that is a list of rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Whose field it is.
    pub record: Id,
    /// Which field.
    pub field: Key,
    /// Which cell, where the field is a list of rows.
    pub row: Option<Cell>,
}

/// One cell of a list of rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Which row.
    pub id: Id,
    /// Which of its columns.
    pub column: Key,
}

impl Slot {
    /// The field `field` of `record`.
    pub fn new(record: Id, field: &Key) -> Self {
        Self { record, field: field.clone(), row: None }
    }

    /// The cell `column` of the row `id` in this list.
    #[must_use]
    pub fn cell(&self, id: Id, column: &Key) -> Self {
        Self { row: Some(Cell { id, column: column.clone() }), ..self.clone() }
    }

    /// The name of what is filled in: the column of a cell, else the field.
    pub fn asked(&self) -> &Key {
        self.row.as_ref().map_or(&self.field, |cell| &cell.column)
    }
}
