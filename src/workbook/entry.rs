//! One entry of the log: a milestone (a stone), a hard time, a note or a check-in.
//!
//! Must never: let a hard time take a stone away, or order entries by a clock.

use serde::{Deserialize, Serialize};

use super::{
    edit::Refused,
    goal::{pick_value, text_value, to_pick, to_text, to_when},
};
use crate::base::{Day, Id, Key, Moment, Text, Value, When, Who};

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Who it is.
    pub id: Id,
    /// Who wrote it.
    pub by: Who,
    /// When it was written.
    pub at: Moment,
    /// Hidden while two are here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Its turn in the workbook: later entries have larger numbers. Orders entries of one day.
    #[serde(default)]
    pub n: u32,
    /// What kind of entry.
    pub kind: EntryKind,
    /// The day it is about; words ("before the move") are kept as typed and come last.
    pub on: When,
    /// What happened, in own words.
    pub words: Text,
    /// The goal it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Id>,
    /// The step it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Id>,
    /// A stone for trying, not for finishing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tried: bool,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntryKind {
    /// A stone on the pile.
    Milestone,
    /// A hard time. Never a stone, never takes one away.
    HardTime,
    /// A note.
    Note,
    /// A check-in.
    CheckIn,
}

impl EntryKind {
    /// Every kind with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Milestone, Key::of("milestone")),
        (Self::HardTime, Key::of("hard_time")),
        (Self::Note, Key::of("note")),
        (Self::CheckIn, Key::of("check_in")),
    ];
}

impl Entry {
    /// What happened.
    pub const WORDS: Key = Key::of("words");
    /// Which day.
    pub const ON: Key = Key::of("on");
    /// What kind.
    pub const KIND: Key = Key::of("kind");
    /// Which goal.
    pub const GOAL: Key = Key::of("goal");

    /// An empty entry for that day.
    pub fn new(id: Id, by: Who, at: Moment, kind: EntryKind, day: Day) -> Self {
        let (words, on) = (Text::default(), When::Day(day));
        Self { id, by, at, private: false, n: 0, kind, on, words, goal: None, step: None, tried: false }
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank()
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        match field {
            "words" => text_value(&self.words),
            "on" => Some(Value::When(self.on.clone())),
            "kind" => pick_value(&EntryKind::ALL, &self.kind),
            "goal" => self.goal.map(|id| Value::Pick(Key::from(id.as_str()))),
            _ => None,
        }
    }

    /// Puts a value, or clears the field. A cleared day stays words: it comes last until it has one.
    pub fn set(&mut self, field: &str, value: Option<Value>) -> Result<(), Refused> {
        match field {
            "words" => self.words = to_text(value)?,
            "on" => self.on = to_when(value)?.unwrap_or(When::Words(Text::default())),
            "kind" => self.kind = to_pick(&EntryKind::ALL, value)?.ok_or(Refused::WrongKind)?,
            "goal" => {
                self.goal = match value {
                    None => None,
                    Some(Value::Pick(key)) => Some(Id::of(key.as_str()).ok_or(Refused::WrongKind)?),
                    Some(_) => return Err(Refused::WrongKind),
                }
            }
            _ => return Err(Refused::NoSuchField),
        }
        Ok(())
    }
}
