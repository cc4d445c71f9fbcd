//! Help and the palette. The app, which knows every action, builds their pages.

use crate::{
    page::Page,
    screens::screen::{Screen, Trait},
    view::View,
};

/// Every action, to be filtered and run.
#[derive(Debug)]
pub struct ActionsScreen;

impl Screen for ActionsScreen {
    fn page(&self, _view: &View) -> Page {
        Page::default()
    }

    fn traits(&self) -> &'static [Trait] {
        &[Trait::Filtered, Trait::Silent]
    }
}
