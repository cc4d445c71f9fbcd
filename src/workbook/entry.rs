//! One entry of the log: a milestone (a stone), a hard time, a note, a check-in, or a choice about a goal.
//!
//! Never let a hard time take a stone away, or order entries by a clock.

use serde::{Deserialize, Serialize};

use super::{
    Hard, Help, Marks, Said,
    refused::Refused,
    values::{pick_value, text_value, to_pick, to_text, to_when, to_yes},
};
use crate::base::{Day, Id, Key, Moment, Slot, Text, Value, When, Who};

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
    /// Whose words its statements are, where that is not told by who wrote the record; and what they were.
    #[serde(default, skip_serializing_if = "Marks::is_nothing")]
    pub marks: Marks,
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
    /// Who did it, where it is a stone and that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Help>,
    /// How hard it was. Sets the size of its stone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<Hard>,
    /// What else was said: of a hard time, in a check-in, with a choice.
    #[serde(default, skip_serializing_if = "Said::is_nothing")]
    pub more: Said,
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
    /// A goal was looked at: kept, changed, paused, let go or finished.
    Choice,
}

impl EntryKind {
    /// Every kind with the name it has in a slot.
    pub const ALL: [(Self, Key); 5] = [
        (Self::Milestone, Key::of("milestone")),
        (Self::HardTime, Key::of("hard_time")),
        (Self::Note, Key::of("note")),
        (Self::CheckIn, Key::of("check_in")),
        (Self::Choice, Key::of("choice")),
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
    /// Who did it.
    pub const HELP: Key = Key::of("help");
    /// How hard it was.
    pub const HARD: Key = Key::of("hard");
    /// What came of a try.
    pub const CAME: Key = Key::of("came");
    /// The strengths that were in it.
    pub const STRENGTHS: Key = Key::of("strengths");
    /// The steps a check-in chose as next, and who chose them.
    pub const NEXT: Key = Key::of("next");
    /// Who chose them.
    pub const CHOSEN_BY: Key = Key::of("chosen_by");
    /// How a person is, 0 to 10.
    pub const HOW: Key = Key::of("how_am_i");
    /// How much there is to carry.
    pub const LOAD: Key = Key::of("load");

    /// An empty entry for that day.
    pub fn new(id: Id, by: Who, at: Moment, kind: EntryKind, day: Day) -> Self {
        Self {
            id,
            by,
            at,
            private: false,
            marks: Marks::default(),
            n: 0,
            kind,
            on: When::Day(day),
            words: Text::default(),
            goal: None,
            step: None,
            tried: false,
            help: None,
            hard: None,
            more: Said::default(),
        }
    }

    /// A helper typed it for its owner, and its words were not read back yet: it counts nowhere. One that its owner
    /// began, and that says something of theirs, counts as before: there only the words wait.
    pub fn is_waiting(&self) -> bool {
        let words = self.marks.of(&Slot::new(self.id, &Self::WORDS)).is_some_and(super::Mark::waits);
        words && (self.by == Who::Typed || self.says_only_words())
    }

    /// Beside its day, its kind, and what waits as well.
    fn says_only_words(&self) -> bool {
        let waits = |field: &Key| self.marks.wait_in(field);
        let goal = self.goal.is_some() && !waits(&Self::GOAL);
        let help = self.help.is_some() && !waits(&Self::HELP);
        let hard = self.hard.is_some() && !waits(&Self::HARD);
        let leads = goal || self.step.is_some();
        !leads && !help && !hard && (self.more.is_nothing() || self.more.keys().all(waits))
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank() && self.more.is_nothing()
    }

    /// All that is said in words.
    pub fn all_words(&self) -> impl Iterator<Item = &Text> {
        let day = if let When::Words(words) = &self.on { Some(words) } else { None };
        std::iter::once(&self.words).chain(day).chain(self.more.words())
    }

    /// What the slot holds.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        if slot.row.is_some() {
            return self.more.at(slot);
        }
        match slot.field.as_str() {
            "words" => text_value(&self.words),
            "on" => self.more.at(slot).or_else(|| Some(Value::When(self.on.clone()))),
            "kind" => pick_value(&EntryKind::ALL, &self.kind),
            "goal" => self.goal.map(|id| Value::Pick(Key::from(id.as_str()))),
            "help" => self.help.and_then(|help| pick_value(&Help::ALL, &help)),
            "hard" => self.hard.and_then(|hard| pick_value(&Hard::ALL, &hard)),
            "private" => self.private.then_some(Value::Yes(true)),
            _ => self.more.at(slot),
        }
    }

    /// Puts a value, or clears the slot. Words for a day leave the day as it was. A cleared day stays words: it comes last
    /// until it has one.
    ///
    /// # Errors
    /// The value is of another kind.
    pub fn set(&mut self, slot: &Slot, value: Option<Value>) -> Result<(), Refused> {
        if slot.row.is_some() {
            self.more.set(slot, value);
            return Ok(());
        }
        match slot.field.as_str() {
            "words" => self.words = to_text(value)?,
            // Words that are no day are kept beside the day, which stays.
            "on" => match value {
                Some(Value::When(When::Words(words)) | Value::Unread(words)) => {
                    self.more.set(slot, Some(Value::Unread(words)));
                }
                value => {
                    self.on = to_when(value)?.unwrap_or(When::Words(Text::default()));
                    self.more.set(slot, None);
                }
            },
            "kind" => self.kind = to_pick(&EntryKind::ALL, value)?.ok_or(Refused::WrongKind)?,
            "goal" => {
                self.goal = match value {
                    None => None,
                    Some(Value::Pick(key)) => Some(Id::of(key.as_str()).ok_or(Refused::WrongKind)?),
                    Some(_) => return Err(Refused::WrongKind),
                }
            }
            "help" => self.help = to_pick(&Help::ALL, value)?,
            "hard" => self.hard = to_pick(&Hard::ALL, value)?,
            "private" => self.private = to_yes(value.as_ref())?,
            _ => self.more.set(slot, value),
        }
        Ok(())
    }
}
