//! The answers to one reflection page: field names from `assets`, values from the person.
//!
//! Must never: hold labels, or drop an answer because its field has left the page.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Id, Key, Moment, Value, Who};

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

    /// Puts a value, or clears the field.
    pub fn set(&mut self, field: &str, value: Option<Value>) {
        match value {
            Some(Value::When(when)) => self.fields.insert(Key::from(field), Value::When(when.settled())),
            Some(value) => self.fields.insert(Key::from(field), value),
            None => self.fields.remove(&Key::from(field)),
        };
    }
}
