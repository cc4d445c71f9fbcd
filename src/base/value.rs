//! What one field can hold, and who it came from.
//!
//! Never turn "unset" into a zero or a default; unset is the absence of a value.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Id, Key, Text, When};

/// Whose words a record holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Who {
    /// The client, whose workbook this is.
    #[default]
    Me,
    /// The client, typed by a helper. It is shown as such and does not count until it was read back.
    #[serde(rename = "TypedForMe")]
    Typed,
    /// A helper sitting beside them: their own words, never the client's.
    Helper,
}

impl Who {
    /// A helper's hands are on the keys.
    pub fn is_helping(self) -> bool {
        self != Self::Me
    }
}

/// One row of a list: its cells by the name of their column. Unset cells are absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowValue {
    /// Which row.
    pub id: Id,
    /// What stands in it.
    pub cells: BTreeMap<Key, Value>,
}

impl RowValue {
    /// The cell that names where the row came from. It is no words of its own.
    pub const FROM: Key = Key::of("from");
    /// The cell that hides the row while two are here.
    pub const PRIVATE: Key = Key::of("_private");

    /// Nothing stands in it but where it came from.
    pub fn is_blank(&self) -> bool {
        self.cells.keys().all(is_aside)
    }

    /// Hidden while two are here.
    pub fn is_private(&self) -> bool {
        self.cells.get(&Self::PRIVATE) == Some(&Value::Yes(true))
    }
}

/// What is kept under that name is no answer: where it came from, or what was put away.
pub fn is_aside(name: &Key) -> bool {
    *name == RowValue::FROM || name.as_str().starts_with('_')
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Words, on one line or several.
    Text(Text),
    /// A whole number from 0 to 10.
    Rate(u8),
    /// One of the field's choices.
    Pick(Key),
    /// A day, or words for one.
    When(When),
    /// Yes or no.
    Yes(bool),
    /// Several of the field's choices, in the order they were taken.
    Picks(Vec<Key>),
    /// Rows of a list, in the person's order.
    Rows(Vec<RowValue>),
    /// What was typed and can't be read as this field's kind yet. Kept as it stands.
    Unread(Text),
}

impl Value {
    /// The number from 0 to 10, where the value is one.
    pub fn rate(&self) -> Option<u8> {
        match self {
            Self::Rate(n) => Some(*n),
            _ => None,
        }
    }

    /// Nothing is said with it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(words) | Self::Unread(words) => words.is_blank(),
            Self::Rows(rows) => rows.iter().all(RowValue::is_blank),
            Self::Picks(keys) => keys.is_empty(),
            Self::Rate(_) | Self::Pick(_) | Self::When(_) | Self::Yes(_) => false,
        }
    }

    /// The words, also those that stand for a day.
    pub fn words(&self) -> Option<&Text> {
        match self {
            Self::When(When::Words(words)) => Some(words),
            other => other.text(),
        }
    }

    /// The words, where the value is words.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) | Self::Unread(text) => Some(text),
            Self::Rate(_) | Self::Pick(_) | Self::When(_) | Self::Yes(_) | Self::Picks(_) | Self::Rows(_) => None,
        }
    }
}
