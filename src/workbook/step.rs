//! A step: one small thing to do. Steps are kept flat, in outline order, each under another or under none.
//!
//! Must never: hold its children, or turn a try into nothing. A step that was tried stays open.

use serde::{Deserialize, Serialize};

use super::{
    edit::Refused,
    goal::{pick_value, text_value, to_pick, to_text, to_when},
};
use crate::base::{Day, Id, Key, Moment, Text, Value, When, Who};

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Who it is.
    pub id: Id,
    /// Who wrote it.
    pub by: Who,
    /// When it was written.
    pub at: Moment,
    /// Hidden while two are here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// The goal it is for, if it is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Id>,
    /// The step it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Id>,
    /// Open, tried, done, not now or dropped.
    #[serde(default)]
    pub state: StepState,
    /// What to do, in own words.
    pub words: Text,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How sure the person is to do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<Sure>,
    /// Who does it with them, in own words.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub with: Text,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Day>,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StepState {
    /// To do.
    #[default]
    Open,
    /// Tried, and still open.
    Tried,
    /// Done.
    Done,
    /// Resting.
    NotNow,
    /// Dropped, on purpose.
    Dropped,
}

impl StepState {
    /// Every state with the name it has in a slot.
    pub const ALL: [(Self, Key); 5] = [
        (Self::Open, Key::of("open")),
        (Self::Tried, Key::of("tried")),
        (Self::Done, Key::of("done")),
        (Self::NotNow, Key::of("not_now")),
        (Self::Dropped, Key::of("dropped")),
    ];

    /// Still to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Tried)
    }
}

/// How sure someone is to do a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sure {
    /// Quite sure: small enough.
    Quite,
    /// Half and half.
    Half,
    /// Not so sure.
    NotSo,
}

impl Sure {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 3] =
        [(Self::Quite, Key::of("quite")), (Self::Half, Key::of("half")), (Self::NotSo, Key::of("not_so"))];
}

impl Step {
    /// What to do.
    pub const WORDS: Key = Key::of("words");
    /// By when.
    pub const WHEN: Key = Key::of("when");
    /// Where it stands.
    pub const STATE: Key = Key::of("state");
    /// How sure.
    pub const SURE: Key = Key::of("sure");
    /// Who does it with them.
    pub const WITH: Key = Key::of("with");
    /// The day it was done.
    pub const DONE_ON: Key = Key::of("done_on");

    /// An empty step.
    pub fn new(id: Id, by: Who, at: Moment, goal: Option<Id>, under: Option<Id>) -> Self {
        let (state, words, with) = (StepState::Open, Text::default(), Text::default());
        Self { id, by, at, private: false, goal, under, state, words, when: None, sure: None, with, done_on: None }
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank() && self.when.is_none()
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        match field {
            "words" => text_value(&self.words),
            "when" => self.when.clone().map(Value::When),
            "state" => pick_value(&StepState::ALL, &self.state),
            "sure" => self.sure.and_then(|sure| pick_value(&Sure::ALL, &sure)),
            "with" => text_value(&self.with),
            "done_on" => self.done_on.map(|day| Value::When(When::Day(day))),
            _ => None,
        }
    }

    /// Puts a value, or clears the field.
    pub fn set(&mut self, field: &str, value: Option<Value>) -> Result<(), Refused> {
        match field {
            "words" => self.words = to_text(value)?,
            "when" => self.when = to_when(value)?,
            "state" => self.state = to_pick(&StepState::ALL, value)?.unwrap_or_default(),
            "sure" => self.sure = to_pick(&Sure::ALL, value)?,
            "with" => self.with = to_text(value)?,
            "done_on" => self.done_on = to_when(value)?.and_then(|when| when.day()),
            _ => return Err(Refused::NoSuchField),
        }
        Ok(())
    }
}
