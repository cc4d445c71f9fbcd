//! New records, held until their first word is written.

use crate::{
    base::{Id, Slot, Value},
    page::Door,
    workbook::{About, Edit, Entry, Goal, Idea, Step, outline::Spot},
};

/// A new record, held until its first word is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// A goal.
    Goal(Goal),
    /// A step and where it will stand.
    Step(Step, Spot),
    /// An entry.
    Entry(Entry),
    /// An idea of a helper, and what it is about.
    Idea(Id, About),
}

impl Draft {
    /// Its id.
    pub fn id(&self) -> Id {
        match self {
            Self::Goal(goal) => goal.id,
            Self::Step(step, _) => step.id,
            Self::Entry(entry) => entry.id,
            Self::Idea(id, _) => *id,
        }
    }

    /// What the slot holds.
    pub fn at(&self, slot: &Slot) -> Option<Value> {
        match self {
            Self::Goal(goal) => goal.at(slot),
            Self::Step(step, _) => step.at(slot),
            Self::Entry(entry) => entry.at(slot),
            Self::Idea(_, about) => (slot.field == Idea::ABOUT).then(|| Value::Pick(about.key())),
        }
    }

    /// The edit that brings it into the workbook.
    pub fn edit(self) -> Edit {
        match self {
            Self::Goal(goal) => Edit::AddGoal(goal),
            Self::Step(step, spot) => Edit::AddStep(step, spot),
            Self::Entry(entry) => Edit::AddEntry(entry),
            Self::Idea(id, about) => Edit::Set(Slot::new(id, &Idea::ABOUT), Some(Value::Pick(about.key()))),
        }
    }
}

/// The records one walk writes in. They are named before the first word, so that going back and forth finds the
/// same ones again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The goal.
    pub goal: Id,
    /// The stone for what is done already.
    pub stone: Id,
    /// The first step.
    pub step: Id,
    /// The door that was taken last.
    pub door: Option<Door>,
}

impl Default for Begun {
    fn default() -> Self {
        let none = Id::passing("none");
        Self { goal: none, stone: none, step: none, door: None }
    }
}
