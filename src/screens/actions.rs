//! Help and the palette. The app, which knows every action, builds their pages.

use crate::{
    page::Page,
    screens::screen::{Behaviour, Screen},
    view::View,
};

/// Every action, to be filtered and run.
#[derive(Debug)]
pub struct ActionsScreen;

impl Screen for ActionsScreen {
    fn page(&self, _view: &View) -> Page {
        Page::default()
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Filtered, Behaviour::Silent]
    }
}
