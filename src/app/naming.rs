//! Things are called what the person calls them: words and pages are made anew when their own words change.
//!
//! Never do so at every key. What is compared is the one small page of own words.

use std::{borrow::Cow, sync::Arc};

use super::App;
use crate::content::own;

impl App {
    /// Calls things what the person calls them. Not while a name is being written: half a word is no name.
    pub(super) fn name_things(&mut self) {
        if self.writing.is_some() {
            return;
        }
        let said = own::names_in(&self.book);
        if said.as_deref().map_or(self.naming.said.is_empty(), |said| *said == self.naming.said) {
            return;
        }
        self.naming.said = said.map(Cow::into_owned).unwrap_or_default();
        self.content = if self.naming.said.is_empty() {
            Arc::clone(&self.naming.before)
        } else {
            Arc::new(self.naming.before.in_words_of(&self.naming.said))
        };
        self.labels = Vec::new();
    }
}
