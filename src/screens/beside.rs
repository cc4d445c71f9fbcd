//! The ways of a choice, on one screen.

use super::kit::{View, beside};
use crate::{base::Id, page::Page};

/// The page.
pub fn page(view: &View, record: Id) -> Page {
    beside::page(view, record)
}
