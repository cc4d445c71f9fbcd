//! The log by words: what is typed narrows the rows.
//!
//! Must never: walk the whole log while nothing is looked for.

use super::kit::View;
use crate::page::Page;

/// The page.
pub fn page(_view: &View) -> Page {
    Page::default()
}

/// Takes a choice.
pub fn pick(_view: &View, _key: &crate::base::Key) -> Vec<super::kit::Reply> {
    Vec::new()
}
