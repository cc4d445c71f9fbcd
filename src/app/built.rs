//! The page as it was last built, and what it was made from: it is built anew when one of these is another.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    base::{Day, Id, Slot, Who},
    content::{Content, Depth},
    page::{Look, Page, Place, RowId, Sieve, Zoom},
    view::{Begun, Draft, focus::Asked},
};

/// A page, and what it was made from.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) page: Page,
    source: Source,
    /// What was in focus.
    focus: Option<RowId>,
    /// What it asked of the focus.
    asked: Asked,
    /// Which of its lists shows a part only, around the focus.
    window: Option<usize>,
}

/// All that a page is made from, but for the focus.
#[derive(Debug, PartialEq)]
pub(super) struct Source {
    pub(super) place: Place,
    pub(super) depth: Depth,
    pub(super) zoom: Zoom,
    pub(super) filter: String,
    pub(super) sieve: Sieve,
    /// Which workbook is seen, and how often it was changed.
    pub(super) book: (u64, u64),
    pub(super) content: Words,
    pub(super) draft: Option<Draft>,
    pub(super) writing: Option<Slot>,
    pub(super) typed: Option<String>,
    pub(super) moving: Option<Id>,
    pub(super) turned: BTreeSet<Id>,
    pub(super) day: Day,
    pub(super) hour: u8,
    pub(super) who: Who,
    pub(super) begun: Begun,
}

/// The words and pages, compared by address: they are made anew when the person calls things otherwise.
#[derive(Debug)]
pub(super) struct Words(pub(super) Arc<Content>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Built {
    /// A page that was just made.
    pub(super) fn new(page: Page, source: Source, focus: Option<RowId>, asked: Asked) -> Self {
        let window = window_of(&page, focus.as_ref()).map(|(list, _)| list);
        Self { page, source, focus, asked, window }
    }

    /// Made anew, it would be the same.
    pub(super) fn holds_good(&self, source: &Source, focus: Option<&RowId>) -> bool {
        let stands = |(id, answer): &(RowId, bool)| (focus == Some(id)) == *answer;
        if self.source != *source || !self.asked.is.iter().all(stands) {
            return false;
        }
        if self.asked.whole {
            return self.focus.as_ref() == focus;
        }
        !self.asked.window || is_well_inside(self, focus)
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
        None => {
            let stays = built.window.is_none() || focus.is_some_and(RowId::is_beside);
            stays && focus.is_none_or(|id| built.page.row_ids().contains(&id))
        }
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
