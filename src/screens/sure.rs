//! How sure am I? Rulers of a goal (Miller and Rollnick, 2013): a number, then always why it is not lower, never why it
//! is not higher.
//!
//! Must never: show a number without its question.

use super::kit::{View, form};
use crate::{
    base::Slot,
    page::{Block, Page},
    say,
};

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let Some(spec) = view.content.page_of(slot.record) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    Page { title: spec.title.clone(), main: form::blocks(view, spec, slot.record), side: Vec::new() }
}
