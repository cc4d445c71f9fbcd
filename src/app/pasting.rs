//! A list that was pasted where one item is written: asked about before anything is done with it.

use super::App;
use crate::{
    base::{Slot, Text},
    page::{Ask, Pasting, Place},
};

impl App {
    /// Several lines were pasted in that field.
    pub(super) fn paste_list(&mut self, slot: Slot, pasted: &str) {
        if self.hidden || self.writing.as_ref() != Some(&slot) {
            return;
        }
        self.notice = None;
        self.open(Place::Ask(Ask::Pasted(Pasting { slot, text: Text::new(pasted) })));
    }
}
