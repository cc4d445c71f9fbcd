//! What is saved, what is not, and when to try.

use super::event::NotSaved;
use crate::{
    base::{Now, Phrase, Text},
    say,
    workbook::{Data, Workbook},
};

/// A pause after the last change before a save starts, in milliseconds.
const PAUSE: u64 = 250;

/// The longest a change waits while typing goes on, in milliseconds.
const LONGEST: u64 = 800;

/// What is saved, what is not, and when to try.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
pub(super) struct Saving {
    /// The revision of what is in memory.
    pub(super) rev: u64,
    /// The revision that is on the disk.
    pub(super) on_disk: u64,
    /// A save is under way.
    pub(super) under_way: bool,
    /// When the first change since the last save was made, and the last.
    pub(super) since: Option<(u64, u64)>,
    /// How often saving failed in a row, and when to try again.
    pub(super) failed: Option<Failed>,
    /// The disk took the last save but reported trouble.
    pub(super) failing_disk: bool,
    /// Save over what something else wrote.
    pub(super) over: bool,
    /// Leave as soon as all is saved.
    pub(super) leaving: bool,
    /// Leaving is for the sample only.
    pub(super) for_sample: bool,
    pub(super) installation: Text,
}

/// Saving did not work.
#[derive(Debug)]
pub(super) struct Failed {
    /// How often in a row.
    pub(super) times: usize,
    /// When to try again.
    pub(super) again: u64,
    pub(super) why: NotSaved,
    pub(super) told: Phrase,
    /// The person was asked what to do about it.
    pub(super) asked: bool,
}

impl Saving {
    pub(super) fn new(is_new: bool, installation: Text, now: Now) -> Self {
        // A new workbook is saved at once: that it can be saved is worth knowing before anything is typed.
        let (rev, since) = if is_new { (1, Some((now.ms, now.ms))) } else { (0, None) };
        Self {
            rev,
            on_disk: 0,
            under_way: false,
            since,
            failed: None,
            failing_disk: false,
            over: false,
            leaving: false,
            for_sample: false,
            installation,
        }
    }

    pub(super) fn is_saved(&self) -> bool {
        self.rev == self.on_disk
    }

    pub(super) fn changed(&mut self, ms: u64) {
        self.rev += 1;
        let first = self.since.map_or(ms, |(first, _)| first);
        self.since = Some((first, ms));
    }

    pub(super) fn deadline(&self) -> Option<u64> {
        if self.under_way || self.is_saved() {
            return None;
        }
        match (&self.failed, self.since) {
            (Some(failed), _) => Some(failed.again),
            (None, Some((first, last))) => Some((last + PAUSE).min(first + LONGEST)),
            (None, None) => Some(0),
        }
    }

    /// Hands out what is to be saved last, if anything is.
    pub(super) fn finish(&mut self, book: &mut Workbook) -> Option<(u64, Data)> {
        if self.is_saved() {
            return None;
        }
        book.count_save(&self.installation);
        Some((self.rev, book.snapshot()))
    }

    /// The last save did not work because something else had changed the file.
    pub(super) fn changed_elsewhere(&self) -> bool {
        self.failed.as_ref().is_some_and(|failed| failed.why == NotSaved::ChangedElsewhere)
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// What holds until it is mended, in words.
    pub(super) fn banner(&self) -> Option<Phrase> {
        if let Some(failed) = &self.failed {
            return Some(failed.told.clone());
        }
        self.failing_disk.then(|| say!("saved.failing_disk"))
    }

    /// Whether all is on the disk, in words.
    pub(super) fn phrase(&self) -> Phrase {
        if self.failed.is_some() {
            say!("saved.not_saved")
        } else if self.is_saved() {
            say!("saved.saved")
        } else {
            say!("saved.saving")
        }
    }
}
