//! Numbers for my helper: ladders as levels and T scores, in words.
//!
//! Must never: mix what the client pressed with what a helper pressed.

use super::kit::View;
use crate::{page::Page, say};

/// The page.
pub fn page(view: &View) -> Page {
    Page { title: view.say(&say!("numbers.title")), ..Page::default() }
}
