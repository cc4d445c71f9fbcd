//! Pictures of stones that were painted a moment ago. Painting one costs more than all the rest of a page, and most keys
//! change nothing of it. A picture is known by all that it is painted from, so none can be out of date.

use std::cell::RefCell;

use super::{line::Line, theme::Theme};
use crate::page::Stone;

/// A line of a picture, and which stone each of its cells shows.
pub(super) type Drawn = (Line, Vec<Option<usize>>);

/// As many as stand on one page, and on the one before it.
const KEPT: usize = 4;

/// All that a picture is painted from.
#[derive(Debug, PartialEq)]
struct From {
    stones: Vec<Stone>,
    room: (usize, usize),
    most: f64,
    chosen: Option<usize>,
    palette: Option<usize>,
}

/// The pictures, the newest first.
#[derive(Debug, Default)]
pub(super) struct Painted(RefCell<Vec<(From, Vec<Drawn>)>>);

impl Painted {
    /// The picture of these stones in a room of so many cells, with `most` half cells to a unit; painted where it is not
    /// known.
    pub(super) fn picture(
        &self,
        theme: &Theme,
        stones: &[Stone],
        (room, most): ((usize, usize), f64),
        chosen: Option<usize>,
        paint: impl FnOnce() -> Vec<Drawn>,
    ) -> Vec<Drawn> {
        let palette = theme.paint().map(|palette| std::ptr::from_ref(palette).addr());
        let from = From { stones: stones.to_vec(), room, most, chosen, palette };
        let known = self.0.borrow().iter().find(|(known, _)| *known == from).map(|(_, drawn)| drawn.clone());
        known.unwrap_or_else(|| {
            let drawn = paint();
            let mut all = self.0.borrow_mut();
            all.truncate(KEPT - 1);
            all.insert(0, (from, drawn.clone()));
            drawn
        })
    }
}
