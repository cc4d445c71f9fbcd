//! Records in which someone writes of not living on: nothing is asked about them, and one still line says who to call.
//!
//! This is no detector and must never be called one; see [`crate::content::dark`].
//!
//! Must never: say more than that line, or block, keep or count anything.

use super::{View, review};
use crate::{
    content::dark,
    page::Block,
    say,
    workbook::{Goal, Step},
};

/// These words are such words.
pub fn words(view: &View, text: &str) -> bool {
    dark::is_dark(&view.content.words, text)
}

/// The goal is of that kind.
pub fn goal(view: &View, goal: &Goal) -> bool {
    words(view, &goal.words)
}

/// The step is, or the goal it belongs to.
pub fn step(view: &View, step: &Step) -> bool {
    words(view, &step.words) || step.goal.and_then(|id| view.book.goal(id)).is_some_and(|of| goal(view, of))
}

/// The one still line.
pub fn line(view: &View) -> Block {
    Block::Quiet(view.say(&say!("dark.call", key = review::call_key())))
}
