//! Level 1: the person's workbook as plain data, and what may be done to it.
//!
//! [`Edit`] is the only door in; `apply` answers with a [`Patch`], which is the undo memory. Everything
//! is shared by `Arc`, so a snapshot for the saver costs a handful of counters at any size.
//!
//! Must never: do I/O, read a clock, draw a random number, or change without a patch.

pub mod answers;
mod apply;
mod back;
pub mod book;
pub mod count;
pub mod covered;
pub mod edit;
pub mod entry;
mod few;
pub mod fold;
pub mod goal;
pub mod heard;
pub mod help;
pub mod history;
pub mod idea;
pub mod item;
pub mod ladder;
mod layers;
pub mod limits;
pub mod log;
pub mod look;
pub mod marks;
pub mod named;
mod noting;
pub mod outline;
pub mod parts;
pub mod patch;
pub mod promises;
pub mod refused;
pub mod roots;
pub mod said;
pub mod settings;
pub mod shift;
pub mod statements;
mod stating;
pub mod step;
pub mod talk;
pub mod test;
mod unfold;
mod values;
pub mod voice;

pub use answers::{Answers, Rated};
pub use book::{Data, Workbook};
pub use count::Count;
pub use covered::Covered;
pub use edit::{Edit, Stamp};
pub use entry::{Entry, EntryKind};
pub use goal::{Goal, GoalKind, GoalState, Whose, Wish, Wording};
pub use heard::Heard;
pub use help::{Hard, Help};
pub use history::History;
pub use idea::{About, Idea, IdeaState};
pub use item::{Gone, Item, ItemKey};
pub use ladder::{Ladder, Level};
pub use limits::DEEPEST;
pub use log::Log;
pub use look::{Look, Says};
pub use marks::{Mark, Marks, Was};
pub use parts::{Parts, Repair};
pub use patch::Patch;
pub use promises::RowPromise;
pub use refused::Refused;
pub use said::Said;
pub use settings::{Daily, Pile, Settings, Weeks};
pub use step::{Repeats, Size, Step, StepKind, StepState, Sure};
pub use talk::{Change, Talk, Types};
pub use test::If;

#[cfg(test)]
mod tests;
