//! Answers by field name: what a page asks and a record keeps, whatever its shape.

use std::{
    collections::BTreeMap,
    ops::{Deref, DerefMut},
};

use serde::{Deserialize, Serialize};

use crate::base::{Cell, Key, RowValue, Slot, Text, Value, When, value::is_aside};

/// Answers by the name of their field. Unset fields are absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Said(BTreeMap<Key, Value>);

impl Deref for Said {
    type Target = BTreeMap<Key, Value>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Said {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl<const N: usize> From<[(Key, Value); N]> for Said {
    fn from(answers: [(Key, Value); N]) -> Self {
        Self(answers.into())
    }
}

impl Said {
    /// For serde: nothing is written where nothing was said.
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// What the slot holds: a field, or a cell of a row.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        match &slot.row {
            None => self.0.get(&slot.field).cloned(),
            Some(cell) => self.rows(&slot.field).iter().find(|row| row.id == cell.id)?.cells.get(&cell.column).cloned(),
        }
    }

    /// The words of a field, where there are some.
    pub fn text(&self, field: &Key) -> Option<&Text> {
        self.0.get(field).and_then(Value::text).filter(|text| !text.is_blank())
    }

    /// All that is said in words, in fields and in rows; not what is put aside.
    pub fn words(&self) -> impl Iterator<Item = &Text> {
        let said = self.0.iter().filter(|(field, _)| !is_aside(field)).map(|(_, value)| value);
        said.flat_map(|value| {
            let rows = if let Value::Rows(rows) = value { rows.as_slice() } else { &[] };
            let cells = rows.iter().flat_map(|row| &row.cells).filter(|(column, _)| !is_aside(column));
            value.words().into_iter().chain(cells.filter_map(|(_, cell)| cell.words()))
        })
    }

    /// A number from 0 to 10, where one was given.
    pub fn rate(&self, field: &Key) -> Option<u8> {
        self.0.get(field).and_then(Value::rate)
    }

    /// The choice that was taken.
    pub fn pick(&self, field: &Key) -> Option<&Key> {
        match self.0.get(field) {
            Some(Value::Pick(key)) => Some(key),
            _ => None,
        }
    }

    /// The choices that were taken, one or several.
    pub fn picks(&self, field: &Key) -> &[Key] {
        match self.0.get(field) {
            Some(Value::Picks(keys)) => keys,
            Some(Value::Pick(key)) => std::slice::from_ref(key),
            _ => &[],
        }
    }

    /// The day, or words for one.
    pub fn when(&self, field: &Key) -> Option<&When> {
        match self.0.get(field) {
            Some(Value::When(when)) => Some(when),
            _ => None,
        }
    }

    /// The rows of a list, in the person's order.
    pub fn rows(&self, field: &Key) -> &[RowValue] {
        match self.0.get(field) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// The rows that are hidden while two are here, list by list.
    pub fn private_rows(&self) -> impl Iterator<Item = &RowValue> {
        self.0.keys().flat_map(|field| self.rows(field)).filter(|row| row.is_private())
    }

    /// Nothing but those.
    #[must_use]
    pub fn only_private_rows(&self) -> Self {
        let of = |field: &Key| self.rows(field).iter().filter(|row| row.is_private()).cloned().collect::<Vec<_>>();
        let fields = self.0.keys().map(|field| (field.clone(), of(field)));
        Self(fields.filter(|(_, rows)| !rows.is_empty()).map(|(field, rows)| (field, Value::Rows(rows))).collect())
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
            // One that is being written anew still knows where it came from.
            Some(Value::Rows(rows)) => rows.iter().all(|row| row.cells.is_empty()),
            Some(Value::Picks(keys)) => keys.is_empty(),
            other => other.is_none(),
        };
        match value.filter(|_| !empty) {
            Some(value) => self.0.insert(slot.field.clone(), value),
            None => self.0.remove(&slot.field),
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
        rows.retain(|row| !row.is_blank() || row.id == cell.id);
        Value::Rows(rows)
    }
}
