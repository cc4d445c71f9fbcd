//! One page to take along: what stands in a record, in the order of its page file.
//!
//! Must never: state a law, or call a thing checked that is not.

use super::kit::{View, form};
use crate::{
    base::Id,
    page::{Block, Page},
    say,
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(spec) = view.content.page_of(id) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    Page { title: spec.title.clone(), main: form::blocks(view, spec, id), side: Vec::new() }
}
