//! A step that is too big, made small enough: how sure, and what would help.
//!
//! Must never: change the words of the big step.

use super::kit::{Reply, Shrink, View};
use crate::{base::Key, page::Page};

/// The page.
pub fn page(_view: &View, _at: &Shrink) -> Page {
    Page::default()
}

/// What was chosen.
pub fn answer(_view: &mut View, _at: &Shrink, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
