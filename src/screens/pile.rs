//! The pile, stone by stone: the arrows walk it and each says its words.
//!
//! Must never: stand without words.

use super::kit::View;
use crate::page::Page;

/// The page.
pub fn page(_view: &View) -> Page {
    Page::default()
}
