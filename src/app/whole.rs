//! The workbook that is kept, while screens see another.

use crate::workbook::{Covered, Workbook, history::History};

/// The workbook that is kept, while screens see another.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) covered: Covered,
    /// What could be undone before it was folded; that can be told only once it is unfolded.
    pub(super) before: History,
}

/// The workbook that is kept and saved.
pub(super) fn kept<'a>(book: &'a mut Workbook, whole: &'a mut Option<Box<Whole>>) -> &'a mut Workbook {
    whole.as_mut().map_or(book, |whole| whole.covered.whole_mut())
}
