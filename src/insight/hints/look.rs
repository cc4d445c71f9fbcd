//! The answers that counts look at, and what a count hands back.

use std::borrow::Cow;

use crate::{
    base::{Day, Key, Now, Slot, Value},
    workbook::{Answers, Workbook},
};

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many answers it comes from.
    pub n: usize,
    /// What they are called, those that say most first.
    pub names: Vec<Name>,
    /// From which day to which.
    pub span: (Day, Day),
    /// The answers it comes from, the first to be looked at first. Of a row, one of its cells.
    pub from: Vec<Slot>,
}

/// What something is called; the words are looked up where it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A row, by one of its cells.
    Row(Slot),
    /// A choice that could be taken there.
    Choice(Slot, Key),
    /// A field of the page.
    Field(Slot),
    /// The person's own words.
    Words(String),
}

/// Whether that choice of a slot still stands.
pub type Stands<'a> = &'a dyn Fn(&Slot, &Key) -> bool;

/// The answers that are looked at.
pub(super) struct Look<'a> {
    pub(super) book: &'a Workbook,
    pub(super) answers: &'a Answers,
    pub(super) stands: Stands<'a>,
    pub(super) now: Now,
}

impl Look<'_> {
    /// What of it counts: of choices, those that still stand.
    pub(super) fn standing<'v>(&self, slot: &Slot, value: &'v Value) -> Option<Cow<'v, Value>> {
        let gone = keys(value).iter().any(|key| !(self.stands)(slot, key));
        match value {
            Value::Picks(keys) if gone => {
                let stand: Vec<Key> = keys.iter().filter(|key| (self.stands)(slot, key)).cloned().collect();
                (!stand.is_empty()).then_some(Cow::Owned(Value::Picks(stand)))
            }
            Value::Pick(_) if gone => None,
            _ => Some(Cow::Borrowed(value)),
        }
    }

    pub(super) fn slot(&self, field: &Key) -> Slot {
        Slot::new(self.answers.id, field)
    }

    /// From the day on which the page was begun until today.
    pub(super) fn since_begun(&self) -> (Day, Day) {
        (self.now.day_of(self.answers.at), self.now.today)
    }
}

/// The choices that a value holds.
pub(super) fn keys(value: &Value) -> &[Key] {
    match value {
        Value::Pick(key) => std::slice::from_ref(key),
        Value::Picks(keys) => keys,
        _ => &[],
    }
}

/// The lines that a value holds.
pub(super) fn lines(value: &Value) -> Vec<&str> {
    let text = value.text().map(|text| text.lines()).into_iter().flatten();
    text.map(str::trim).filter(|line| !line.is_empty()).collect()
}
