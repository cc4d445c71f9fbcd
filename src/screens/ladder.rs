//! How will I know? The ladder of a goal in own words, and the line that is true now.
//!
//! Must never: show a number, or block at a hint.

use super::kit::{Reply, View};
use crate::{
    base::{Id, Key},
    page::Page,
    say,
};

/// The page.
pub fn page(view: &View, _goal: Id) -> Page {
    Page { title: view.say(&say!("ladder.title")), ..Page::default() }
}

/// A line was pressed.
pub fn pick(_view: &mut View, _goal: Id, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
