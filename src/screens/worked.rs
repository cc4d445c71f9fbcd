//! What worked last time: the steps and plans of a goal that was reached, to be used again.
//!
//! Must never: put anything on a plan that was not chosen.

use super::kit::{Reply, View};
use crate::{
    base::{Id, Key},
    page::Page,
    say,
};

/// The page.
pub fn page(view: &View, _goal: Id) -> Page {
    Page { title: view.say(&say!("worked.title")), ..Page::default() }
}

/// One of them was chosen.
pub fn pick(_view: &mut View, _goal: Id, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
