//! The page of the place on top: built where the last one no longer holds good.

use std::sync::Arc;

use super::{
    App,
    built::{Built, Source, Words},
};
use crate::{
    page::{Page, Place},
    view::focus::Asked,
};

impl App {
    fn source(&self) -> Source {
        let top = self.stack.top();
        Source {
            place: top.place.clone(),
            depth: top.depth,
            zoom: top.zoom,
            filter: top.filter.clone(),
            sieve: self.memory.finding.sieve.clone(),
            book: self.book_seen(),
            content: Words(Arc::clone(&self.content)),
            draft: self.draft.clone(),
            writing: self.writing.clone(),
            typed: self.typed.clone(),
            moving: self.moving,
            turned: self.memory.finished.turned().clone(),
            day: self.shown_on,
            hour: self.now.hour,
            who: self.who,
            begun: self.on_walk,
        }
    }

    /// Another value, another workbook is seen, or it was changed.
    pub(super) fn book_seen(&self) -> (u64, u64) {
        (self.folds, self.book.revision())
    }

    /// The page of the place on top.
    pub(super) fn page(&mut self) -> &Page {
        let (source, focus) = (self.source(), self.stack.top().focus.as_ref());
        let built = match self.built.take() {
            Some(built) if built.holds_good(&source, focus) => built,
            _ => self.build(),
        };
        &self.built.insert(built).page
    }

    fn build(&mut self) -> Built {
        self.builds += 1;
        let (mut page, asked) = match self.place() {
            Place::Help | Place::Palette => (self.help_page(), Asked::default()),
            _ => {
                self.bring_up_to_date();
                self.look(|screen, view| {
                    view.now.today = view.shown_on;
                    let page = screen.page(view);
                    (page, view.focus.asked())
                })
            }
        };
        // An editor goes on with what was typed, not with how it was read.
        if let (Some(slot), Some(typed)) = (&self.writing, &self.typed)
            && let Some(field) = page.field_mut(slot)
        {
            field.text.clone_from(typed);
        }
        Built::new(page, self.source(), self.stack.top().focus.clone(), asked)
    }
}
