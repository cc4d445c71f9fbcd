//! All that can happen, and all the app can ask for. Both lists are closed.

use crate::{
    base::{Phrase, Slot},
    page::{Act, RowId, Stroke},
    workbook::Data,
};

/// Something happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A key was pressed that the face did not take for writing text.
    Key(Stroke),
    /// An action was chosen by name, number or mouse.
    Do(Act),
    /// The same, by a face that tells what was taken back or done again: the place is kept, unless it is gone.
    DoHere(Act),
    /// Something on the page was chosen by number or mouse.
    Focus(RowId),
    /// The text of a field is now this. The first one also starts writing there.
    Write {
        /// Which field.
        slot: Slot,
        /// All of its text.
        text: String,
    },
    /// Words were pasted where nothing is written in.
    Paste(String),
    /// Several lines were pasted in a field that holds one item of a list. Nothing was taken in.
    PasteList {
        /// Which field.
        slot: Slot,
        /// What was pasted.
        text: String,
    },
    /// A face would not take text in, because the field would grow past its limit. Nothing was lost.
    TooLong {
        /// Which field.
        slot: Slot,
    },
    /// Time passed.
    Tick,
    /// A save came to an end.
    Saved {
        /// The revision that was to be saved.
        rev: u64,
        /// How it went.
        outcome: SaveOutcome,
        /// What is to be said beside it, such as where a copy was kept.
        news: Option<Phrase>,
    },
    /// The program was stopped and goes on now.
    Resumed,
}

/// How a save went.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    /// It is on the disk.
    Saved,
    /// It is on the disk, but the disk reported trouble afterwards.
    SavedOnAFailingDisk,
    /// It is not on the disk.
    NotSaved {
        /// Why.
        why: NotSaved,
        /// What happened, what is safe, what to do.
        told: Phrase,
    },
}

/// Why a save did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// The disk is full.
    DiskFull,
    /// A limit on how much this person may keep was reached.
    NoRoom,
    /// The disk reported damage.
    Damaged,
    /// The place is read-only, or not ours to write.
    NotAllowed,
    /// The folder or the disk is not there any more.
    PlaceGone,
    /// The file was changed by something else since it was read.
    ChangedElsewhere,
    /// What was written could not be read back as it was.
    CheckFailed,
    /// Something else, in the system's own words.
    Other(String),
}

/// Something the edge is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save this.
    Save {
        /// Which revision it is.
        rev: u64,
        /// All of it.
        data: Box<Data>,
        /// Even though the file was changed elsewhere: the other version is kept aside first.
        over: bool,
    },
    /// Stop the program until it is called back, as the stop signal does.
    Suspend,
    /// All is saved: show a filled-in sample, and come back here when that is left.
    ShowSample,
    /// Leave the program.
    Leave,
}
