//! If it gets hard: what may be in the way, around first, and if-then plans.
//!
//! Must never: make the person the obstacle.

use super::kit::View;
use crate::{base::Id, page::Page, say};

/// The page.
pub fn page(view: &View, _goal: Id) -> Page {
    Page { title: view.say(&say!("if_hard.title")), ..Page::default() }
}
