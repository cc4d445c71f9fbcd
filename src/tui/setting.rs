//! What every piece of a page needs to know to be laid out.

use super::{painted::Painted, theme::Theme, typing::Typing};
use crate::{content::Words, page::RowId};

/// What every piece needs to know.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) theme: &'a Theme,
    /// Pictures that are known already.
    pub(super) painted: Option<&'a Painted>,
    pub(super) words: &'a Words,
    pub(super) focus: Option<&'a RowId>,
    pub(super) typing: Option<&'a Typing>,
    /// One question of several: it is all there is on the page, so it stands out.
    pub(super) in_turn: bool,
    /// A page that is opened is seen from its top, wherever the focus is.
    pub(super) read_first: bool,
    /// Lines an editor may take.
    pub(super) rows: usize,
    /// Lines of the page in sight.
    pub(super) height: usize,
}
