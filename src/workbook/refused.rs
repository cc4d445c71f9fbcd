//! Why an edit was refused, as a closed list; the words are in `assets`.

use super::limits::DEEPEST;
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
    /// The client wrote it: while a helper's hands are on the keys it stays as it is.
    Theirs,
    /// While a helper has an idea, nothing else is written.
    OnlyIdeas,
    /// The client did it: only they take it back, or do it again.
    TheirsToTurn,
    /// Only the client says what becomes of an idea.
    TheirsToSay,
    /// Another helper had the idea.
    AnothersIdea,
    /// Where a goal or a step of theirs stands is said by the client.
    TheirsToTick,
    /// How the book works is set by the client.
    TheirsToSet,
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
            Self::Theirs => say!("refused.theirs"),
            Self::OnlyIdeas => say!("refused.only_ideas"),
            Self::TheirsToTurn => say!("refused.theirs_to_turn"),
            Self::TheirsToSay => say!("refused.theirs_to_say"),
            Self::AnothersIdea => say!("refused.anothers_idea"),
            Self::TheirsToTick => say!("refused.theirs_to_tick"),
            Self::TheirsToSet => say!("refused.theirs_to_set"),
            Self::NothingToUndo => say!("refused.nothing_to_undo"),
            Self::NothingToRedo => say!("refused.nothing_to_redo"),
        }
    }
}
