//! A goal, in the person's own words.
//!
//! Must never: be reworded by the program, or be counted as failed. Letting go is a choice.

use serde::{Deserialize, Serialize};

use super::edit::Refused;
use crate::base::{Id, Key, Moment, Text, Value, When, Who};

/// One goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Who it is.
    pub id: Id,
    /// Who wrote it.
    pub by: Who,
    /// When it was begun.
    pub at: Moment,
    /// Hidden while two are here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Live, on the shelf, reached or let go.
    #[serde(default)]
    pub state: GoalState,
    /// The goal in own words.
    pub words: Text,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub why: Text,
    /// What others want to see, where someone told the person to do this. Kept apart; never the goal.
    #[serde(default, skip_serializing_if = "Text::is_empty_text")]
    pub others_want: Text,
    /// When to look at it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<When>,
}

/// Where a goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GoalState {
    /// Being worked on.
    #[default]
    Live,
    /// Waiting, without guilt.
    Shelf,
    /// Reached.
    Reached,
    /// Let go, on purpose.
    LetGo,
}

impl GoalState {
    /// Every state with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Live, Key::of("live")),
        (Self::Shelf, Key::of("shelf")),
        (Self::Reached, Key::of("reached")),
        (Self::LetGo, Key::of("let_go")),
    ];
}

impl Goal {
    /// The goal in own words.
    pub const WORDS: Key = Key::of("words");
    /// Why it matters.
    pub const WHY: Key = Key::of("why");
    /// What others want to see.
    pub const OTHERS_WANT: Key = Key::of("others_want");
    /// When to look at it again.
    pub const LOOK_AGAIN: Key = Key::of("look_again");
    /// Where it stands.
    pub const STATE: Key = Key::of("state");

    /// An empty goal.
    pub fn new(id: Id, by: Who, at: Moment) -> Self {
        let (words, why, others_want) = (Text::default(), Text::default(), Text::default());
        Self { id, by, at, private: false, state: GoalState::Live, words, why, others_want, look_again: None }
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank() && self.why.is_blank() && self.others_want.is_blank() && self.look_again.is_none()
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        match field {
            "words" => text_value(&self.words),
            "why" => text_value(&self.why),
            "others_want" => text_value(&self.others_want),
            "look_again" => self.look_again.clone().map(Value::When),
            "state" => pick_value(&GoalState::ALL, &self.state),
            _ => None,
        }
    }

    /// Puts a value, or clears the field.
    pub fn set(&mut self, field: &str, value: Option<Value>) -> Result<(), Refused> {
        match field {
            "words" => self.words = to_text(value)?,
            "why" => self.why = to_text(value)?,
            "others_want" => self.others_want = to_text(value)?,
            "look_again" => self.look_again = to_when(value)?,
            "state" => self.state = to_pick(&GoalState::ALL, value)?.unwrap_or_default(),
            _ => return Err(Refused::NoSuchField),
        }
        Ok(())
    }
}

pub(crate) fn text_value(text: &Text) -> Option<Value> {
    if text.is_empty() { None } else { Some(Value::Text(text.clone())) }
}

pub(crate) fn pick_value<T: PartialEq>(all: &[(T, Key)], now: &T) -> Option<Value> {
    all.iter().find(|(t, _)| t == now).map(|(_, key)| Value::Pick(key.clone()))
}

pub(crate) fn to_text(value: Option<Value>) -> Result<Text, Refused> {
    match value {
        None => Ok(Text::default()),
        Some(Value::Text(text) | Value::Unread(text)) => Ok(text),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_when(value: Option<Value>) -> Result<Option<When>, Refused> {
    match value {
        None => Ok(None),
        Some(Value::When(when)) => Ok(Some(when.settled())),
        Some(Value::Text(text) | Value::Unread(text)) => Ok(Some(When::Words(text).settled())),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_yes(value: Option<&Value>) -> Result<bool, Refused> {
    match value {
        None => Ok(false),
        Some(Value::Yes(yes)) => Ok(*yes),
        Some(_) => Err(Refused::WrongKind),
    }
}

pub(crate) fn to_pick<T: Copy>(all: &[(T, Key)], value: Option<Value>) -> Result<Option<T>, Refused> {
    match value {
        None => Ok(None),
        Some(Value::Pick(key)) => all.iter().find(|(_, k)| *k == key).map(|(t, _)| Some(*t)).ok_or(Refused::WrongKind),
        Some(_) => Err(Refused::WrongKind),
    }
}
