//! A field as a face shows it: label, what is typed, what it was read as, what is wrong with it.
//!
//! Never parse. Reading typed text is the business of `fields`.

use super::row_id::RowId;
use crate::base::{Key, Slot};

/// Something to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Where its value lives.
    pub slot: Slot,
    /// What the focus stands on for this field.
    pub id: RowId,
    /// What kind of answer it takes.
    pub kind: FieldKind,
    /// The question.
    pub label: String,
    /// An example, shown under the field and never typed in for the person. May be empty.
    pub example: String,
    /// The text an editor starts with.
    pub text: String,
    /// The value as it reads when nobody is typing; empty when unset.
    pub shown: String,
    /// How it was understood ("Friday 27 November 2026, in 5 days"). May be empty.
    pub echo: String,
    /// What can't be read, and what would do. May be empty. Never blocks leaving.
    pub problem: String,
    /// Whose words it holds, where that has to be told. May be empty.
    pub whose: String,
    /// It holds one item of a list: each line that is pasted in it can be one.
    pub item: bool,
}

/// What kind of answer a field takes.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// One line of words.
    Line,
    /// Several lines of words.
    Note,
    /// Several short lines of words; each line is one answer.
    Lines {
        /// How many lines it reads well with.
        most: usize,
    },
    /// A whole number from 0 to 10, or nothing.
    Rate {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// One of several.
    Pick {
        /// The choices.
        choices: Vec<Choice>,
    },
    /// Several of several.
    PickMany {
        /// The choices.
        choices: Vec<Choice>,
        /// How many may be taken.
        most: usize,
    },
    /// A day, or words for one.
    Date {
        /// Which way words such as "friday" lean.
        leaning: Leaning,
    },
}

/// Which way a date without a year or a week leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Plans: the coming one.
    Ahead,
    /// The log: the one that has been.
    Back,
}

impl FieldKind {
    /// It takes several lines: Enter begins a new one.
    pub fn has_lines(&self) -> bool {
        matches!(self, Self::Note | Self::Lines { .. })
    }

    /// Filled in by typing, not by choosing.
    pub fn is_typed(&self) -> bool {
        !matches!(self, Self::Pick { .. } | Self::PickMany { .. })
    }
}

/// One of the things a pick field offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name in the workbook.
    pub key: Key,
    /// What it is called.
    pub label: String,
    /// What it means, where the name alone does not tell. May be empty.
    pub note: String,
}

impl Choice {
    /// A choice whose name tells all.
    pub fn new(key: Key, label: String) -> Self {
        Self { key, label, note: String::new() }
    }
}

impl Field {
    /// Nothing was answered yet.
    pub fn is_open(&self) -> bool {
        self.shown.trim().is_empty() && self.text.trim().is_empty()
    }

    /// A field with nothing in it yet.
    pub fn empty(slot: Slot, kind: FieldKind, label: String) -> Self {
        let id = RowId::Slot(slot.clone());
        let none = String::new;
        Self {
            slot,
            id,
            kind,
            label,
            example: none(),
            text: none(),
            shown: none(),
            echo: none(),
            problem: none(),
            whose: none(),
            item: false,
        }
    }
}
