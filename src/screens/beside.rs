//! The ways of a choice, on one screen.

use crate::{base::Id, page::Page, records::side_by_side, screens::screen::Screen, view::View};

/// The ways of a choice, side by side.
#[derive(Debug)]
pub struct BesideScreen(pub Id);

impl Screen for BesideScreen {
    fn page(&self, view: &View) -> Page {
        side_by_side::page(view, self.0)
    }

    fn record(&self) -> Option<Id> {
        Some(self.0)
    }
}
