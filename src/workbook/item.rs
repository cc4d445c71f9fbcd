//! One thing a patch can touch: a record, an order, or the note that something is gone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Answers, Entry, Goal, Settings, Step};
use crate::base::{Id, Moment, Who};

/// Where an item stands in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKey {
    /// The settings.
    Settings,
    /// A goal.
    Goal(Id),
    /// The order of the goals.
    GoalOrder,
    /// A step.
    Step(Id),
    /// The outline of a goal's steps, or of the steps without one.
    Outline(Option<Id>),
    /// An entry of the log.
    Entry(Id),
    /// The answers to a page.
    Answers(Id),
    /// The note that a record was taken away.
    Gone(Id),
}

impl ItemKey {
    /// The record it is; none for an order, or a note of what is gone.
    pub fn record(self) -> Option<Id> {
        match self {
            Self::Goal(id) | Self::Step(id) | Self::Entry(id) | Self::Answers(id) => Some(id),
            Self::Settings => Some(Id::settings()),
            Self::GoalOrder | Self::Outline(_) | Self::Gone(_) => None,
        }
    }
}

/// The item itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The settings.
    Settings(Arc<Settings>),
    /// A goal.
    Goal(Arc<Goal>),
    /// A step.
    Step(Arc<Step>),
    /// An entry.
    Entry(Arc<Entry>),
    /// Answers.
    Answers(Arc<Answers>),
    /// An order of goals or steps.
    Order(Arc<Vec<Id>>),
    /// A note of what is gone.
    Gone(Gone),
}

/// A record that was taken away, so that a merge does not bring it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// What it was.
    pub id: Id,
    /// When it went.
    pub at: Moment,
    /// Who took it away.
    pub by: Who,
}
