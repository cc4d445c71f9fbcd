//! What a screen answers to an action or a command, and whether an action may be done.

use crate::{
    base::{Id, Phrase, Slot, Who},
    content::Depth,
    page::{Act, Place, RowId, Sieve, Zoom},
    view::Draft,
    workbook::{About, Edit},
};

/// What an action leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Change the workbook; the phrase tells what was done.
    Edit(Edit, Phrase),
    /// Refuse, with the reason.
    Refuse(Phrase),
    /// Say how it is: there is nothing to do, and nothing is amiss.
    Tell(Phrase),
    /// Go there; Back comes back here.
    Go(Place),
    /// Go back to where this was opened from.
    Back,
    /// Put the focus there.
    Focus(RowId),
    /// Start writing in that field, when the person asked for it on purpose; else stand on it.
    Write(Slot),
    /// Hold a new record ready; it joins the workbook with its first word.
    Draft(Draft),
    /// Let the arrows move that step.
    Move(Id),
    /// Show the fields down to that depth; the focus goes to the first new one.
    Unfold(Depth),
    /// Fold all but the first fields; the focus stays.
    Fold,
    /// Show the finished steps of that goal, or fold them, for this sitting alone.
    TurnFinished(Id),
    /// Build the page around that, which is not on it yet.
    Turn(RowId),
    /// Look at the log by day, month or year; the focus goes there, where something is named.
    Zoom(Zoom, Option<RowId>),
    /// Narrow what is found, beside its words.
    Sift(Sieve),
    /// Do another action.
    Do(Act),
    /// Change the workbook along with the last answer of the walk: one undo takes both back, and nothing is said of
    /// it. The phrase tells what it was where there is no such answer.
    Also(Edit, Phrase),
    /// A helper writes an idea about that.
    Idea(About),
    /// The keys go to that hand: whose words are written from now on.
    Keys(Who),
    /// These questions are through: on from here, or back to where they were opened.
    Finish,
    /// Save although the file was changed elsewhere.
    SaveOver,
    /// Leave although not all is saved.
    LeaveUnsaved,
}

impl Reply {
    /// Back to where this page was opened from, and then these.
    pub fn back_and(replies: Vec<Self>) -> Vec<Self> {
        std::iter::once(Self::Back).chain(replies).collect()
    }
}

/// May an action be done here?
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Yes.
    Yes(Act),
    /// No, and why.
    No(Act, Phrase),
}

impl Offer {
    /// Which action.
    pub fn act(&self) -> Act {
        match self {
            Self::Yes(act) | Self::No(act, _) => *act,
        }
    }
}
