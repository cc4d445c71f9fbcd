//! What typed text means, and how many letters read well.

use crate::base::{Phrase, Text, Value};

/// The most letters a line reads well with.
pub const LINE: usize = 160;

/// The most letters a note reads well with.
pub const NOTE: usize = 1_000;

/// What typed text means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The value; `None` is unset.
    pub value: Option<Value>,
    /// How it was understood, where that is not plain.
    pub echo: Option<Phrase>,
    /// What can't be read, and what would do. Never a reason to drop what was typed.
    pub problem: Option<Phrase>,
}

impl Reading {
    pub(super) fn of(value: Value) -> Self {
        Self { value: Some(value), echo: None, problem: None }
    }

    pub(super) fn unread(typed: Text, problem: Phrase) -> Self {
        Self { value: Some(Value::Unread(typed)), echo: None, problem: Some(problem) }
    }
}
