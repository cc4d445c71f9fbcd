//! The page as it was last built, and what it was made from: it is built anew when one of these is another.

use std::sync::Arc;

use super::App;
use crate::{
    base::{Day, Id, Slot, Who},
    content::{Content, Depth},
    page::{Look, Page, Place, RowId, Sieve, Zoom},
    view::{Begun, Draft, focus::Asked},
};

/// A page, and what it was made from.
#[derive(Debug)]
pub(super) struct Built {
    page: Page,
    source: Source,
    /// What it asked of the focus.
    asked: Asked,
    /// Which of its lists shows a part only, around the focus.
    window: Option<usize>,
}

/// All that a page is made from, but for the focus.
#[derive(Debug, PartialEq)]
struct Source {
    place: Place,
    depth: Depth,
    zoom: Zoom,
    filter: String,
    sieve: Sieve,
    /// Which workbook is seen, and how often it was changed.
    book: (u64, u64),
    content: Words,
    draft: Option<Draft>,
    writing: Option<Slot>,
    typed: Option<String>,
    moving: Option<Id>,
    day: Day,
    hour: u8,
    who: Who,
    begun: Begun,
}

/// The words and pages, compared by address: they are made anew when the person calls things otherwise.
#[derive(Debug)]
struct Words(Arc<Content>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

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
        let built = match self.built.take() {
            Some(built) if self.holds_good(&built) => built,
            _ => self.build(),
        };
        &self.built.insert(built).page
    }

    fn holds_good(&self, built: &Built) -> bool {
        if built.source != self.source() {
            return false;
        }
        let focus = self.stack.top().focus.as_ref();
        let stands = |(id, answer): &(RowId, bool)| (focus == Some(id)) == *answer;
        if !built.asked.is.iter().all(stands) {
            return false;
        }
        if built.asked.whole {
            return self.built_on == self.stack.top().focus;
        }
        !built.asked.window || is_well_inside(built, focus)
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
        self.built_on = self.stack.top().focus.clone();
        let window = window_of(&page, self.built_on.as_ref()).map(|(list, _)| list);
        Built { page, source: self.source(), asked, window }
    }
}

/// Rows left to the edge of a window from which on it is built anew: a little more than a page of keys goes.
const EDGE: usize = 12;
/// The same where a picture is drawn of the rows: a picture holds this many at most.
const PICTURE_EDGE: usize = 40;

/// Around the focus the page would show the same rows, or nearly: it is not near where a list's window ends and the list
/// goes on.
fn is_well_inside(built: &Built, focus: Option<&RowId>) -> bool {
    match window_of(&built.page, focus) {
        None => built.window.is_none() && focus.is_none_or(|id| built.page.row_ids().contains(&id)),
        Some((list, row)) => built.window == Some(list) && !is_near_edge(&built.page, list, row),
    }
}

/// The list with the focus, where it shows a part only: which of the page's, and the row in that part.
fn window_of(page: &Page, focus: Option<&RowId>) -> Option<(usize, usize)> {
    let row = |rows: &[crate::page::Row]| rows.iter().position(|row| Some(&row.id) == focus);
    let lists = page.lists().enumerate().filter(|(_, list)| list.rows.len() < list.total);
    lists.into_iter().find_map(|(nth, list)| Some((nth, row(&list.rows)?)))
}

fn is_near_edge(page: &Page, list: usize, row: usize) -> bool {
    let Some(list) = page.lists().nth(list) else { return false };
    let edge = if list.look == Look::Rows { EDGE } else { PICTURE_EDGE };
    let (above, below) = (list.first > 0, list.first + list.rows.len() < list.total);
    (above && row < edge) || (below && row + edge >= list.rows.len())
}
