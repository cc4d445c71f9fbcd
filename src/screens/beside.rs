//! The ways of a choice, on one screen.
//!
//! Must never: name a winner, or add anything up.

use super::kit::{View, beside};
use crate::{base::Id, page::Page};

/// The page.
pub fn page(view: &View, record: Id) -> Page {
    beside::page(view, record)
}
