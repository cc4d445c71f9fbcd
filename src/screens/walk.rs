//! The first run: one question a screen; Enter alone is enough.
//!
//! Must never: ask for anything that may not stay empty.

use super::kit::{Reply, View, Walk};
use crate::{base::Key, page::Page};

/// The page.
pub fn page(_view: &View, _at: &Walk) -> Page {
    Page::default()
}

/// What was chosen.
pub fn answer(_view: &mut View, _at: &Walk, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
