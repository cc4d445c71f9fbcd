//! The answers to one reflection page: field names from `assets`, values from the person.
//!
//! Never hold labels, or drop an answer because its field has left the page.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Marks, Said};
use crate::base::{Id, Key, Moment, RowValue, Slot, Value, Who, value::is_aside};

/// Ratings of the same thing within so many seconds are one look at it.
const ONE_LOOK: i64 = 3_600;

/// What a person answered on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// Which page: `p_` and its name.
    pub id: Id,
    /// Who wrote it.
    pub by: Who,
    /// When the first answer was given.
    pub at: Moment,
    /// Hidden while two are here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Whose words its statements are, where that is not told by who wrote the record; and what they were.
    #[serde(default, skip_serializing_if = "Marks::is_nothing")]
    pub marks: Marks,
    /// The answers by field name. Unset fields are absent.
    pub fields: Said,
    /// What was answered on this page while it was folded away: another page to look at, until its owner is alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Arc<Self>>,
    /// Every rating with its time, oldest first: then and now can be told apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rated: Vec<Rated>,
}

/// A number from 0 to 10 as it was given once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rated {
    /// When.
    pub at: Moment,
    /// Which field.
    pub field: Key,
    /// Which row and column, where the field is a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<(Id, Key)>,
    /// The number, 0 to 10.
    pub value: u8,
}

impl Rated {
    fn is_of(&self, slot: &Slot) -> bool {
        let cell = slot.row.as_ref().map(|cell| (&cell.id, &cell.column));
        self.field == slot.field && self.cell.as_ref().map(|(id, column)| (id, column)) == cell
    }
}

impl Answers {
    /// No answers yet.
    pub fn new(id: Id, by: Who, at: Moment) -> Self {
        Self {
            id,
            by,
            at,
            private: false,
            marks: Marks::default(),
            fields: Said::default(),
            beside: None,
            rated: Vec::new(),
        }
    }

    /// Something is said here: more than where it came from, or what was put away.
    pub fn says_something(&self) -> bool {
        self.fields.iter().any(|(name, value)| !is_aside(name) && !value.is_blank())
    }

    /// These, and what was answered beside them while they were folded away, one behind the other.
    pub fn layers(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |layer| layer.beside.as_deref())
    }

    /// For two there is nothing of it: it is private, or all it says stands in private rows.
    pub(super) fn is_all_private(&self) -> bool {
        let hidden = |value: &Value| match value {
            Value::Rows(rows) => rows.iter().all(|row| row.is_private() || row.is_blank()),
            other => other.is_blank(),
        };
        let said = || self.fields.iter().filter(|(name, _)| !is_aside(name));
        self.private || (self.says_something() && said().all(|(_, value)| hidden(value)))
    }

    /// It is hidden, and something was answered since that is not: for two it looks like a page that was begun.
    pub(super) fn is_begun_apart(&self) -> bool {
        self.is_all_private() && self.layers().skip(1).any(|layer| !layer.private && layer.says_something())
    }

    /// A helper typed it for its owner, and it was not read back yet.
    pub fn is_waiting(&self) -> bool {
        self.by == Who::Typed && self.marks.wait()
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        self.fields.get(&Key::from(field)).cloned()
    }

    /// What the slot holds: a field, or a cell of a row.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        if slot.row.is_none() && slot.field == Marks::PRIVATE {
            return self.private.then_some(Value::Yes(true));
        }
        self.fields.at(slot)
    }

    /// The rows of a list, in the person's order.
    pub fn rows(&self, field: &Key) -> &[RowValue] {
        self.fields.rows(field)
    }

    /// The ratings of that slot, oldest first. One given by an older version has the time of the first answer.
    pub fn ratings(&self, slot: &Slot) -> Vec<(Moment, u8)> {
        let kept: Vec<_> = self.rated.iter().filter(|rated| rated.is_of(slot)).map(|r| (r.at, r.value)).collect();
        match self.at(slot).as_ref().and_then(Value::rate) {
            Some(now) if kept.is_empty() => vec![(self.at, now)],
            _ => kept,
        }
    }

    /// Puts a value into a field or a cell, or clears it, as [`Said::set`]; a rating is noted with its time.
    pub fn set(&mut self, slot: &Slot, value: Option<Value>, at: Moment) {
        if slot.row.is_none() && slot.field == Marks::PRIVATE {
            self.private = value == Some(Value::Yes(true));
            return;
        }
        if let Some(new) = value.as_ref().and_then(Value::rate) {
            self.note(slot, new, at);
        }
        self.fields.set(slot, value);
    }

    fn note(&mut self, slot: &Slot, value: u8, at: Moment) {
        let cell = slot.row.as_ref().map(|cell| (cell.id, cell.column.clone()));
        if self.rated.iter().all(|rated| !rated.is_of(slot))
            && let Some(before) = self.at(slot).as_ref().and_then(Value::rate)
        {
            self.rated.push(Rated { at: self.at, field: slot.field.clone(), cell: cell.clone(), value: before });
        }
        match self.rated.iter_mut().rev().find(|rated| rated.is_of(slot)) {
            // A clock that was set back makes a look of its own: what was said before keeps its time and its value.
            Some(last) if (0..ONE_LOOK).contains(&at.0.saturating_sub(last.at.0)) => last.value = value,
            _ => self.rated.push(Rated { at, field: slot.field.clone(), cell, value }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_of_another_hour_is_kept_beside_the_first_and_one_that_is_typed_anew_is_not() {
        let mut answers = Answers::new(Id::page("life"), Who::Me, Moment(0));
        let slot = Slot::new(answers.id, &Key::of("areas")).cell(Id::of("r_home").unwrap(), &Key::of("now"));
        for (value, at) in [(1, 10), (4, 20), (6, 86_400)] {
            answers.set(&slot, Some(Value::Rate(value)), Moment(at));
        }
        assert_eq!(answers.ratings(&slot), [(Moment(10), 4), (Moment(86_400), 6)]);
        let other = Slot::new(answers.id, &Key::of("areas")).cell(Id::of("r_home").unwrap(), &Key::of("matters"));
        assert_eq!(answers.ratings(&other), []);
    }

    #[test]
    fn a_clock_that_was_set_back_takes_no_rating_away() {
        let mut answers = Answers::new(Id::page("life"), Who::Me, Moment(0));
        let slot = Slot::new(answers.id, &Key::of("now"));
        for (value, at) in [(4, 90_000), (6, 10)] {
            answers.set(&slot, Some(Value::Rate(value)), Moment(at));
        }
        assert_eq!(answers.ratings(&slot), [(Moment(90_000), 4), (Moment(10), 6)]);
    }

    #[test]
    fn a_rating_from_before_ratings_were_noted_counts_as_the_first() {
        let mut answers = Answers::new(Id::page("life"), Who::Me, Moment(0));
        let slot = Slot::new(answers.id, &Key::of("now"));
        answers.fields.set(&slot, Some(Value::Rate(3)));
        assert_eq!(answers.ratings(&slot), [(Moment(0), 3)]);
        answers.set(&slot, Some(Value::Rate(5)), Moment(90_000));
        assert_eq!(answers.ratings(&slot), [(Moment(0), 3), (Moment(90_000), 5)]);
    }
}
