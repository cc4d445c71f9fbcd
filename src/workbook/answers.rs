//! The answers to one reflection page: field names from `assets`, values from the person.
//!
//! Must never: hold labels, or drop an answer because its field has left the page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Cell, Id, Key, Moment, RowValue, Slot, Value, Who};

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
    /// The answers by field name. Unset fields are absent.
    pub fields: BTreeMap<Key, Value>,
}

impl Answers {
    /// No answers yet.
    pub fn new(id: Id, by: Who, at: Moment) -> Self {
        Self { id, by, at, private: false, fields: BTreeMap::new() }
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        self.fields.get(&Key::from(field)).cloned()
    }

    /// What the slot holds: a field, or a cell of a row.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        match &slot.row {
            None => self.get(slot.field.as_str()),
            Some(cell) => self.rows(&slot.field).iter().find(|row| row.id == cell.id)?.cells.get(&cell.column).cloned(),
        }
    }

    /// The rows of a list, in the person's order.
    pub fn rows(&self, field: &Key) -> &[RowValue] {
        match self.fields.get(field) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Puts a value into a field or a cell, or clears it. The first cell of a row brings the row in. A row
    /// whose last cell was cleared keeps its place until another row is written in.
    pub fn set(&mut self, slot: &Slot, value: Option<Value>) {
        let value = value.map(|value| match value {
            Value::When(when) => Value::When(when.settled()),
            other => other,
        });
        let value = match &slot.row {
            None => value,
            Some(cell) => Some(self.with_cell(&slot.field, cell, value)),
        };
        let empty = match &value {
            Some(Value::Rows(rows)) => rows.iter().all(|row| row.cells.is_empty()),
            Some(Value::Picks(keys)) => keys.is_empty(),
            other => other.is_none(),
        };
        match value.filter(|_| !empty) {
            Some(value) => self.fields.insert(slot.field.clone(), value),
            None => self.fields.remove(&slot.field),
        };
    }

    fn with_cell(&self, field: &Key, cell: &Cell, value: Option<Value>) -> Value {
        let mut rows = self.rows(field).to_vec();
        match (rows.iter_mut().find(|row| row.id == cell.id), value) {
            (Some(row), Some(value)) => drop(row.cells.insert(cell.column.clone(), value)),
            (Some(row), None) => drop(row.cells.remove(&cell.column)),
            (None, Some(value)) => {
                rows.push(RowValue { id: cell.id, cells: BTreeMap::from([(cell.column.clone(), value)]) });
            }
            (None, None) => {}
        }
        // A row that is being written anew keeps its place; it goes when another one is written in.
        rows.retain(|row| !row.cells.is_empty() || row.id == cell.id);
        Value::Rows(rows)
    }
}
