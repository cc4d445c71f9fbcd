//! The state of a talk: what numbers mean, what is asked, what waits for the focus, which pages were left.
//!
//! Functions of the other files act on it; [`Talk`](super::Talk) is what the outside sees of it.

use std::collections::BTreeMap;

use super::{parts::Span, reading::Numbers};
use crate::{
    app::{Event, Scene},
    base::Slot,
    page::{Act, Field, Page, RowId},
};

/// What comes of one line, or of one change: lines to say and events to send.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// To be written, one a line. Clean, and without line ends.
    pub lines: Vec<String>,
    /// To be sent to the app, in this order.
    pub events: Vec<Event>,
}

/// What numbers mean now.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Menu {
    /// Rows and fields of the page.
    #[default]
    Page,
    /// What can be done with one row.
    Row { row_id: RowId, acts: Vec<Act> },
}

/// What is to be done once the focus has moved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Tell what can be done with the row.
    Row(RowId),
    /// Do with the row what this word says.
    RowWord(RowId, String),
    /// Read on in a long list, or back.
    Read { back: bool },
}

/// A page that was left.
#[derive(Debug)]
pub(super) struct Remembered {
    pub(super) place: String,
    pub(super) page: Page,
    pub(super) numbers: Numbers,
    pub(super) span: Option<Span>,
}

/// What this turn did, as far as it decides what is to be said.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one plain fact about a turn; they come in any mix")]
pub(super) struct Done {
    /// Something was done; a notice is news then even if it reads as before.
    pub(super) acted: bool,
    /// Any event was sent.
    pub(super) sent: bool,
    /// Anything was said.
    pub(super) said: bool,
    /// It goes to a place by name: such a page is said whole.
    pub(super) going: bool,
    /// It came from the actions of a row: numbers mean the page again now.
    pub(super) from_row: bool,
    /// An answer was written.
    pub(super) wrote: bool,
    /// An answer was too long.
    pub(super) too_long: bool,
}

/// What is known between two lines.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one plain fact; they come in any mix")]
pub(super) struct State {
    pub(super) numbers: Numbers,
    pub(super) span: Option<Span>,
    pub(super) menu: Menu,
    pub(super) asked: Option<Asked>,
    pub(super) next: Option<Next>,
    /// A sentence that was typed at a menu. What is typed next may make a note of it.
    pub(super) sentence: Option<String>,
    pub(super) done: Done,
    /// The next question is one that was asked a moment ago.
    pub(super) retry: bool,
    pub(super) filter: Filter,
    pub(super) behind: Vec<Remembered>,
    pub(super) banner: Option<String>,
    /// How many choices may be taken on this page, where that is fewer than there are.
    pub(super) most: Option<usize>,
    /// A text that is being read, and the line to go on with.
    pub(super) whole: Option<(RowId, usize)>,
    /// How often each of the sentences was said that are the same each time.
    told: BTreeMap<&'static str, u8>,
    /// Something was changed in this sitting.
    pub(super) changed: bool,
    /// When a line was done, not all was on the disk.
    pub(super) unsaved: bool,
    /// The lines from before the screen was hidden were cleared, as far as that can be known.
    pub(super) cleared: bool,
}

/// So often a sentence that is the same each time is said in full.
const IN_FULL: u8 = 3;

impl State {
    /// Counts that it is said; true when it was said in full often enough.
    pub(super) fn is_known(&mut self, key: &'static str) -> bool {
        let told = self.told.entry(key).or_default();
        let known = *told >= IN_FULL;
        *told = told.saturating_add(1);
        known
    }

    /// They are wanted in full again.
    pub(super) fn tell_in_full(&mut self) {
        self.told.clear();
    }
}

/// How it stands with the filter of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// There is none, or it is a row like others.
    #[default]
    Still,
    /// It is being asked for.
    Asked,
    /// It was answered: the page is said anew.
    Answered,
}

/// The question that is open.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) slot: Slot,
    /// As last seen; kept for a page that is gone once the answer is in.
    pub(super) field: Option<Field>,
    /// All of its text, as far as it was written.
    pub(super) text: String,
    /// An answer was written.
    pub(super) wrote: bool,
    /// It is one of several, in its turn.
    pub(super) in_turn: bool,
    /// How a long text goes on was told.
    pub(super) told: bool,
}

impl Asked {
    pub(super) fn new(slot: &Slot, scene: &Scene) -> Self {
        let field = scene.page.field(slot).cloned();
        let text = field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
        Self { slot: slot.clone(), field, text, wrote: false, in_turn: scene.in_turn, told: false }
    }

    /// It takes several lines.
    pub(super) fn is_note(&self) -> bool {
        self.field.as_ref().is_some_and(|field| field.kind.has_lines())
    }
}
