//! What the person chose about the workbook itself.
//!
//! Must never: hold anything about the machine; that lives outside the file.

use serde::{Deserialize, Serialize};

use super::{
    edit::Refused,
    goal::{text_value, to_text, to_yes},
};
use crate::base::{Key, Text, Value};

/// The settings. All have a quiet default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// What the book calls the person.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub name: Text,
    /// Open as plain lines.
    #[serde(default)]
    pub plain: bool,
    /// Take mouse clicks. Off, so that selecting text works as everywhere.
    #[serde(default)]
    pub mouse: bool,
}

impl Settings {
    /// What the book calls the person.
    pub const NAME: Key = Key::of("name");
    /// Open as plain lines.
    pub const PLAIN: Key = Key::of("plain");
    /// Take mouse clicks.
    pub const MOUSE: Key = Key::of("mouse");

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        match field {
            "name" => text_value(&self.name),
            "plain" => Some(Value::Yes(self.plain)),
            "mouse" => Some(Value::Yes(self.mouse)),
            _ => None,
        }
    }

    /// Puts a value, or clears the field.
    pub fn set(&mut self, field: &str, value: Option<Value>) -> Result<(), Refused> {
        match field {
            "name" => self.name = to_text(value)?,
            "plain" => self.plain = to_yes(value.as_ref())?,
            "mouse" => self.mouse = to_yes(value.as_ref())?,
            _ => return Err(Refused::NoSuchField),
        }
        Ok(())
    }
}
