//! How the book speaks to the person, and what was said today about what it offers.

use serde::{Deserialize, Serialize};

use super::{
    refused::Refused,
    values::{pick_value, text_value, to_pick, to_text, to_when, to_yes},
};
use crate::base::{Colours, Day, Id, Key, Slot, Text, Value, When};

/// The settings. All have a quiet default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
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
    /// Others use this computer, too: no words of the person on the first screen until Enter.
    #[serde(default)]
    pub quiet: bool,
    /// The first run was walked, or left.
    #[serde(default)]
    pub walked: bool,
    /// The day a week begins with.
    #[serde(default)]
    pub weeks: Weeks,
    /// What the pile is made of.
    #[serde(default)]
    pub pile: Pile,
    /// Which colours the page has; none: those that suit the terminal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colours: Option<Colours>,
    /// Do not ask who did it when a step is done.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skip_who: bool,
    /// Goals weigh differently on the page with numbers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub weights: bool,
    /// What is private is folded away: someone was here, and its owner did not say yet that they are alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub folded: bool,
    /// On a helper's shelf, show no more than the name of the file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlisted: bool,
    /// What was said today.
    #[serde(default, skip_serializing_if = "Daily::is_empty")]
    pub daily: Daily,
}

/// The day a week begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weeks {
    /// Monday.
    #[default]
    Monday,
    /// Sunday.
    Sunday,
}

impl Weeks {
    /// Every choice with the name it has in a slot.
    pub const ALL: [(Self, Key); 2] = [(Self::Monday, Key::of("monday")), (Self::Sunday, Key::of("sunday"))];
}

/// What the pile is made of. Stones mark graves for some people, and stacking them offends others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pile {
    /// Stones on a pile.
    #[default]
    Stones,
    /// Beads on a string.
    Beads,
    /// No picture: a list.
    List,
}

impl Pile {
    /// Every choice with the name it has in a slot.
    pub const ALL: [(Self, Key); 3] =
        [(Self::Stones, Key::of("stones")), (Self::Beads, Key::of("beads")), (Self::List, Key::of("list"))];
}

/// What was said today about what the book offers. On another day it says nothing any more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Daily {
    /// Which day this is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Offers that were answered with "not now".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_off: Vec<Key>,
    /// Offers that were taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<Key>,
    /// Steps that were answered with "not this one".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_these: Vec<Id>,
}

impl Daily {
    /// Nothing was said yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Settings {
    /// What the book calls the person.
    pub const NAME: Key = Key::of("name");
    /// Open as plain lines.
    pub const PLAIN: Key = Key::of("plain");
    /// Take mouse clicks.
    pub const MOUSE: Key = Key::of("mouse");
    /// Start without a word of the person.
    pub const QUIET: Key = Key::of("quiet");
    /// The first run was walked, or left.
    pub const WALKED: Key = Key::of("walked");
    /// The day a week begins with.
    pub const WEEKS: Key = Key::of("weeks");
    /// What the pile is made of.
    pub const PILE: Key = Key::of("pile");
    /// Which colours the page has.
    pub const COLOURS: Key = Key::of("colours");
    /// Do not ask who did it.
    pub const SKIP_WHO: Key = Key::of("skip_who");
    /// Goals weigh differently on the page with numbers.
    pub const WEIGHTS: Key = Key::of("weights");
    /// What is private is folded away.
    pub const FOLDED: Key = Key::of("folded");
    /// On a helper's shelf, show no more than the name of the file.
    pub const UNLISTED: Key = Key::of("unlisted");
    /// The day the next three are about.
    pub const DAILY_ON: Key = Key::of("daily_on");
    /// Offers answered with "not now".
    pub const PUT_OFF: Key = Key::of("put_off");
    /// Offers taken.
    pub const TAKEN: Key = Key::of("taken");
    /// Steps answered with "not this one".
    pub const NOT_THESE: Key = Key::of("not_these");

    /// Where the answer stands to which colours the page has.
    pub fn colours_slot() -> Slot {
        Slot::new(Id::settings(), &Self::COLOURS)
    }

    /// What was said on that day; nothing when it was said on another.
    pub fn daily(&self, today: Day) -> Daily {
        if self.daily.on == Some(today) { self.daily.clone() } else { Daily { on: Some(today), ..Daily::default() } }
    }

    /// What the field holds.
    pub fn get(&self, field: &str) -> Option<Value> {
        let keys = |keys: &[Key]| if keys.is_empty() { None } else { Some(Value::Picks(keys.to_vec())) };
        match field {
            "name" => text_value(&self.name),
            "plain" => Some(Value::Yes(self.plain)),
            "mouse" => Some(Value::Yes(self.mouse)),
            "quiet" => Some(Value::Yes(self.quiet)),
            "walked" => Some(Value::Yes(self.walked)),
            "weeks" => pick_value(&Weeks::ALL, &self.weeks),
            "pile" => pick_value(&Pile::ALL, &self.pile),
            "colours" => self.colours.and_then(|colours| pick_value(&Colours::ALL, &colours)),
            "skip_who" => Some(Value::Yes(self.skip_who)),
            "weights" => Some(Value::Yes(self.weights)),
            "folded" => Some(Value::Yes(self.folded)),
            "unlisted" => Some(Value::Yes(self.unlisted)),
            "daily_on" => self.daily.on.map(|day| Value::When(When::Day(day))),
            "put_off" => keys(&self.daily.put_off),
            "taken" => keys(&self.daily.taken),
            "not_these" => keys(&self.daily.not_these.iter().map(|id| Key::from(id.as_str())).collect::<Vec<_>>()),
            _ => None,
        }
    }

    /// Puts a value, or clears the field.
    pub fn set(&mut self, field: &str, value: Option<Value>) -> Result<(), Refused> {
        match field {
            "name" => self.name = to_text(value)?,
            "plain" => self.plain = to_yes(value.as_ref())?,
            "mouse" => self.mouse = to_yes(value.as_ref())?,
            "quiet" => self.quiet = to_yes(value.as_ref())?,
            "walked" => self.walked = to_yes(value.as_ref())?,
            "weeks" => self.weeks = to_pick(&Weeks::ALL, value)?.unwrap_or_default(),
            "pile" => self.pile = to_pick(&Pile::ALL, value)?.unwrap_or_default(),
            "colours" => self.colours = to_pick(&Colours::ALL, value)?,
            "skip_who" => self.skip_who = to_yes(value.as_ref())?,
            "weights" => self.weights = to_yes(value.as_ref())?,
            "folded" => self.folded = to_yes(value.as_ref())?,
            "unlisted" => self.unlisted = to_yes(value.as_ref())?,
            "daily_on" => self.daily.on = to_when(value)?.and_then(|when| when.day()),
            "put_off" => self.daily.put_off = to_keys(value)?,
            "taken" => self.daily.taken = to_keys(value)?,
            "not_these" => {
                self.daily.not_these = to_keys(value)?.iter().filter_map(|key| Id::of(key.as_str())).collect();
            }
            _ => return Err(Refused::NoSuchField),
        }
        Ok(())
    }
}

fn to_keys(value: Option<Value>) -> Result<Vec<Key>, Refused> {
    match value {
        None => Ok(Vec::new()),
        Some(Value::Picks(keys)) => Ok(keys),
        Some(_) => Err(Refused::WrongKind),
    }
}
