//! Cards, one at a time, to be put on piles.
//!
//! Must never: call a card good, or a pile.

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
