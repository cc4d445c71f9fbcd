//! A workbook that is kept whole while two see it folded: what is done on the one is done on the other.
//!
//! Never let a refusal tell of something folded away, or save what is only seen.

use super::{Edit, Patch, Refused, Stamp, Workbook, fold::Folded};

/// A workbook that is kept whole while two see it folded.
#[derive(Clone, Debug)]
pub struct Covered {
    whole: Workbook,
    folded: Folded,
}

impl Covered {
    /// The workbook as it is seen, and the one that is kept.
    pub fn of(mut book: Workbook) -> (Workbook, Self) {
        let folded = Folded::of(&book);
        let seen = folded.seen_of(&book);
        // Who may change what is judged by what is seen: a refusal tells nothing of the rest.
        book.is_checked = false;
        (seen, Self { whole: book, folded })
    }

    /// The one that is kept and saved.
    pub fn whole(&self) -> &Workbook {
        &self.whole
    }

    /// The same, to be changed with what [`Self::ready`] hands out.
    pub fn whole_mut(&mut self) -> &mut Workbook {
        &mut self.whole
    }

    /// The one that was kept, for its owner alone.
    pub fn into_whole(mut self) -> Workbook {
        self.whole.is_checked = true;
        self.whole
    }

    /// The edit as the whole workbook needs it.
    ///
    /// # Errors
    /// It may not be done by that hand on what is seen.
    pub fn ready(&self, seen: &mut Workbook, edit: Edit, stamp: Stamp) -> Result<Edit, Refused> {
        seen.may(edit.clone(), stamp)?;
        Ok(self.folded.unfolded(edit, &self.whole, seen))
    }

    /// Brings what is seen up to date after this patch of the whole one.
    pub fn follow(&mut self, seen: &mut Workbook, patch: &Patch) {
        self.folded.follow(&self.whole, seen, patch);
    }

    /// What is folded away.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// Hides something in both, noted nowhere: what it changed, or `None` where it can't be done.
    pub fn hide(&mut self, seen: &mut Workbook, edit: Edit, stamp: Stamp) -> Option<Patch> {
        let edit = self.folded.unfolded(edit, &self.whole, seen);
        let patch = self.whole.attempt(edit, stamp).ok()?;
        self.follow(seen, &patch);
        Some(patch)
    }

    /// Does an edit on both.
    ///
    /// # Errors
    /// Why it can't be done; both are as they were.
    pub fn enter(&mut self, seen: &mut Workbook, edit: Edit, stamp: Stamp) -> Result<(), Refused> {
        let edit = self.ready(seen, edit, stamp)?;
        let patch = self.whole.apply(edit, stamp)?;
        self.follow(seen, &patch);
        Ok(())
    }
}

impl Workbook {
    /// The edit may be done by that hand. The workbook is as it was either way.
    ///
    /// # Errors
    /// Why not.
    pub fn may(&mut self, edit: Edit, stamp: Stamp) -> Result<(), Refused> {
        let revision = self.revision;
        let patch = self.attempt(edit, stamp)?;
        let done = self.take_back(&patch);
        self.revision = revision;
        done
    }
}
