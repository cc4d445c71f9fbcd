//! By which rule the next step is chosen, and what it says of the one that is next now.
//!
//! Must never: rank the person's goals.

use super::kit::View;
use crate::{page::Page, say};

/// The page.
pub fn page(view: &View) -> Page {
    Page { title: view.say(&say!("rule.title")), ..Page::default() }
}
