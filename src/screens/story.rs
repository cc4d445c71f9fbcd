//! My story: one quiet page of the person's own dated sentences.
//!
//! Must never: say a sentence for the person; what joins theirs is plain.

use super::kit::View;
use crate::{base::Id, page::Page, say};

/// The page: of one goal, or of all.
pub fn page(view: &View, _goal: Option<Id>) -> Page {
    Page { title: view.say(&say!("story.title")), ..Page::default() }
}
