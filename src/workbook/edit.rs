//! What can be done to a workbook, as plain data; [`Workbook::apply`](super::Workbook::apply) does it.

use super::{Answers, Entry, Goal, Step, outline::Spot};
use crate::base::{Id, Key, Moment, Slot, Value, Who};

/// Something to be done to the workbook. Carries its ids; draws none.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a goal after all others.
    AddGoal(Goal),
    /// Adds a step at that spot of its goal's outline. The spot's `under` wins over the step's own.
    AddStep(Step, Spot),
    /// Adds an entry; it gets the next turn.
    AddEntry(Entry),
    /// Brings a page back as it was answered.
    AddPage(Box<Answers>),
    /// Puts a value into a slot, or clears it.
    Set(Slot, Option<Value>),
    /// Takes a record away: a goal with its steps, a step with all under it, an entry.
    Remove(Id),
    /// Moves a step, with all under it, to that spot.
    Place(Id, Spot),
    /// Moves a step, with all under it, to the end of that goal's outline, or of the steps without a goal.
    Home(Id, Option<Id>),
    /// These statements were read back to the client and found right: from now on they are theirs.
    ReadBack(Vec<Slot>),
    /// This statement came from that idea.
    CameFrom(Slot, Id),
    /// Takes of a goal or a step what is not private; the private rows stay, with the record hidden while two are here.
    Leave(Id),
    /// The same on a page that is folded away: what is done there goes beside what it holds.
    Beside(Id, Box<Edit>),
    /// What was answered beside pages that were folded away goes into them.
    LayIn,
    /// Several at once: all or none.
    Many(Vec<Edit>),
}

/// Who does it and when; stamped on what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who is writing.
    pub who: Who,
    /// When.
    pub at: Moment,
}

/// Sets a slot to words; the shortest way to write a test or an import.
pub fn set_text(record: Id, field: &Key, words: &str) -> Edit {
    Edit::Set(Slot::new(record, field), Some(Value::Text(words.into())))
}
