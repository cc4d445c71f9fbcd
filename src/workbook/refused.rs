//! Why an edit was refused, as a closed list; the words are in `assets`.
//!
//! Must never: be answered with silence. Every refusal is said.

use super::DEEPEST;
use crate::{base::Phrase, say};

/// Why an edit was refused. The workbook is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The record is not there (any more).
    NoSuchRecord,
    /// The record has no such field.
    NoSuchField,
    /// The value does not fit the field.
    WrongKind,
    /// The id is taken.
    Twice,
    /// A step can't stand under itself.
    UnderItself,
    /// Steps stand at most eight deep.
    TooDeep,
    /// Already first.
    AtTheTop,
    /// Already last.
    AtTheBottom,
    /// No step above to stand under.
    NothingAbove,
    /// Already at the outer edge.
    Outermost,
    /// The item has changed since, so it can't be taken back.
    Changed,
    /// Nothing to take back.
    NothingToUndo,
    /// Nothing to do again.
    NothingToRedo,
}

impl Refused {
    /// The reason, to be said.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::NoSuchRecord => say!("refused.no_such_record"),
            Self::NoSuchField | Self::WrongKind | Self::Twice => say!("refused.does_not_fit"),
            Self::UnderItself => say!("refused.under_itself"),
            Self::TooDeep => say!("refused.too_deep", n = DEEPEST),
            Self::AtTheTop => say!("refused.at_the_top"),
            Self::AtTheBottom => say!("refused.at_the_bottom"),
            Self::NothingAbove => say!("refused.nothing_above"),
            Self::Outermost => say!("refused.outermost"),
            Self::Changed => say!("refused.changed"),
            Self::NothingToUndo => say!("refused.nothing_to_undo"),
            Self::NothingToRedo => say!("refused.nothing_to_redo"),
        }
    }
}
