//! A step: one small thing to do. Steps are kept flat, in outline order, each under another or under none.
//!
//! Never hold its children, or turn a try into nothing. A step that was tried stays open.

use serde::{Deserialize, Serialize};

use super::{
    Hard, Help, Marks, Said,
    refused::Refused,
    values::{pick_value, text_value, to_pick, to_text, to_when, to_yes},
};
use crate::base::{Day, Id, Key, Moment, Slot, Text, Value, When, Who};

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
    /// Whose words its statements are, where that is not told by who wrote the record; and what they were.
    #[serde(default, skip_serializing_if = "Marks::is_nothing")]
    pub marks: Marks,
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
    /// What kind of step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<StepKind>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    /// How hard it looks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard: Option<Hard>,
    /// Who is to do it. Who did it stands on its stone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Help>,
    /// How often it comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeats>,
    /// The day its owner last said to leave it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Day>,
    /// What else was said of it.
    #[serde(default, skip_serializing_if = "Said::is_nothing")]
    pub more: Said,
}

/// What kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StepKind {
    /// Do something.
    Do,
    /// Find something out.
    FindOut,
    /// Ask someone.
    Ask,
    /// Practise.
    Practise,
    /// Try something out.
    TryOut,
}

impl StepKind {
    /// Every kind with the name it has in a slot.
    pub const ALL: [(Self, Key); 5] = [
        (Self::Do, Key::of("do")),
        (Self::FindOut, Key::of("find_out")),
        (Self::Ask, Key::of("ask")),
        (Self::Practise, Key::of("practise")),
        (Self::TryOut, Key::of("try_out")),
    ];
}

/// How long a step may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Size {
    /// Some minutes.
    Minutes,
    /// About an hour.
    Hour,
    /// About a day.
    Day,
    /// More than a day.
    More,
}

impl Size {
    /// Every size with the name it has in a slot.
    pub const ALL: [(Self, Key); 4] = [
        (Self::Minutes, Key::of("minutes")),
        (Self::Hour, Key::of("hour")),
        (Self::Day, Key::of("day")),
        (Self::More, Key::of("more")),
    ];
}

/// How often a step comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Repeats {
    /// Each day.
    Daily,
    /// Each week.
    Weekly,
}

impl Repeats {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 2] = [(Self::Daily, Key::of("daily")), (Self::Weekly, Key::of("weekly"))];

    /// The days from one time to the next.
    pub fn days(self) -> i64 {
        match self {
            Self::Daily => 1,
            Self::Weekly => 7,
        }
    }
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

    /// Done, or let go.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }

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

    /// How hard it looks.
    pub const HARD: Key = Key::of("hard");
    /// How often it comes back.
    pub const REPEATS: Key = Key::of("repeats");
    /// The day its owner last said to leave it as it is.
    pub const KEPT: Key = Key::of("kept");

    /// An empty step.
    pub fn new(id: Id, by: Who, at: Moment, goal: Option<Id>, under: Option<Id>) -> Self {
        Self {
            id,
            by,
            at,
            private: false,
            marks: Marks::default(),
            goal,
            under,
            state: StepState::Open,
            words: Text::default(),
            when: None,
            sure: None,
            with: Text::default(),
            done_on: None,
            kind: None,
            size: None,
            hard: None,
            planned: None,
            repeats: None,
            kept: None,
            more: Said::default(),
        }
    }

    /// A helper typed its words for its owner, and they were not read back yet: it counts nowhere. It takes nothing from
    /// the count where its owner began it: a step without words does not count either.
    pub fn is_waiting(&self) -> bool {
        self.marks.of(&Slot::new(self.id, &Self::WORDS)).is_some_and(super::Mark::waits)
    }

    /// Nothing was written in it.
    pub fn is_blank(&self) -> bool {
        self.words.is_blank() && self.when.is_none()
    }

    /// What the slot holds.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        if slot.row.is_some() {
            return self.more.at(slot);
        }
        match slot.field.as_str() {
            "words" => text_value(&self.words),
            "when" => self.when.clone().map(Value::When),
            "state" => pick_value(&StepState::ALL, &self.state),
            "sure" => self.sure.and_then(|sure| pick_value(&Sure::ALL, &sure)),
            "with" => text_value(&self.with),
            "done_on" => self.done_on.map(|day| Value::When(When::Day(day))),
            "kind" => self.kind.and_then(|kind| pick_value(&StepKind::ALL, &kind)),
            "size" => self.size.and_then(|size| pick_value(&Size::ALL, &size)),
            "hard" => self.hard.and_then(|hard| pick_value(&Hard::ALL, &hard)),
            "planned" => self.planned.and_then(|help| pick_value(&Help::ALL, &help)),
            "repeats" => self.repeats.and_then(|repeats| pick_value(&Repeats::ALL, &repeats)),
            "kept" => self.kept.map(|day| Value::When(When::Day(day))),
            "private" => self.private.then_some(Value::Yes(true)),
            _ => self.more.at(slot),
        }
    }

    /// Puts a value, or clears the slot.
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
            "when" => self.when = to_when(value)?,
            "state" => self.state = to_pick(&StepState::ALL, value)?.unwrap_or_default(),
            "sure" => self.sure = to_pick(&Sure::ALL, value)?,
            "with" => self.with = to_text(value)?,
            "done_on" => self.done_on = to_when(value)?.and_then(|when| when.day()),
            "kind" => self.kind = to_pick(&StepKind::ALL, value)?,
            "size" => self.size = to_pick(&Size::ALL, value)?,
            "hard" => self.hard = to_pick(&Hard::ALL, value)?,
            "planned" => self.planned = to_pick(&Help::ALL, value)?,
            "repeats" => self.repeats = to_pick(&Repeats::ALL, value)?,
            "kept" => self.kept = to_when(value)?.and_then(|when| when.day()),
            "private" => self.private = to_yes(value.as_ref())?,
            _ => self.more.set(slot, value),
        }
        Ok(())
    }
}
