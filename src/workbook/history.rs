//! Undo and redo: patches with a label, newest last. Typing in one field merges until it is sealed.

use super::{Edit, Patch, Refused, Stamp, Workbook};
use crate::base::{Phrase, Slot, Who};

/// How many changes are remembered in one sitting.
const REMEMBERED: usize = 500;
/// How long a stretch of typing is one change, in milliseconds: an undo takes back a phrase, not a page.
const STRETCH: u64 = 2_000;

/// One remembered change.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was touched.
    pub patch: Patch,
    /// What it was, to be said when it is undone.
    pub label: Phrase,
    /// The field it was typed into; later typing there joins it.
    typed: Option<Slot>,
    /// When it was begun, in milliseconds since the start.
    ms: u64,
    /// Whose hand made it.
    who: Who,
    /// The stretch of questions it was made in, where it was an answer to one.
    stretch: Option<u64>,
}

/// The last of these, where that hand may turn it. A helper is told the same whether the client did something or not.
fn last_for(changes: &[Change], who: Who, none: Refused) -> Result<&Change, Refused> {
    let last = changes.last().filter(|change| !who.is_helping() || change.who == who);
    last.ok_or(if who.is_helping() { Refused::TheirsToTurn } else { none })
}

fn is_read_back(edit: &Edit) -> bool {
    match edit {
        Edit::ReadBack(_) => true,
        Edit::Many(edits) => edits.iter().any(is_read_back),
        Edit::Beside(_, edit) => is_read_back(edit),
        _ => false,
    }
}

/// What can be undone and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    sealed: bool,
}

impl History {
    /// Applies an edit and remembers it. Typing into `typed` joins the change before, when that was
    /// typing in the same field, not sealed, and begun less than two seconds ago. True when anything changed.
    ///
    /// # Errors
    /// The reason the edit can't be done; then nothing is remembered.
    pub fn commit(
        &mut self,
        book: &mut Workbook,
        edit: Edit,
        stamp: Stamp,
        label: Phrase,
        typed: Option<Slot>,
        ms: u64,
    ) -> Result<bool, Refused> {
        // A read-back is the client's yes, whosever hand was on the keys.
        let who = if is_read_back(&edit) { Who::Me } else { stamp.who };
        let patch = book.apply(edit, stamp)?;
        if patch.is_empty() {
            return Ok(false);
        }
        self.undone.clear();
        let sealed = std::mem::take(&mut self.sealed);
        match self.done.last_mut() {
            Some(last)
                if !sealed
                    && typed.is_some()
                    && last.typed == typed
                    && last.who == stamp.who
                    && ms <= last.ms + STRETCH =>
            {
                last.patch.merge(patch);
                if last.patch.is_empty() {
                    self.done.pop();
                }
            }
            _ => self.done.push(Change { patch, label, typed, ms, who, stretch: None }),
        }
        if self.done.len() > REMEMBERED {
            self.done.remove(0);
        }
        Ok(true)
    }

    /// The last change was an answer in that stretch of questions.
    pub fn made_in(&mut self, stretch: u64) {
        if let Some(last) = self.done.last_mut() {
            last.stretch = Some(stretch);
        }
    }

    /// Applies an edit as a part of the change before it, where that was made in the same stretch of questions: one
    /// undo takes both back. Else it is a change by itself with its own label. True when anything changed.
    ///
    /// # Errors
    /// The reason the edit can't be done; then nothing is remembered.
    pub fn join(
        &mut self,
        book: &mut Workbook,
        edit: Edit,
        stamp: Stamp,
        (label, stretch): (Phrase, u64),
        ms: u64,
    ) -> Result<bool, Refused> {
        let Some(last) = self.done.last_mut().filter(|last| last.stretch == Some(stretch) && last.who == stamp.who)
        else {
            return self.commit(book, edit, stamp, label, None, ms);
        };
        let patch = book.apply(edit, stamp)?;
        if patch.is_empty() {
            return Ok(false);
        }
        self.undone.clear();
        last.patch.merge(patch);
        self.sealed = true;
        Ok(true)
    }

    /// The next letter starts a new change: the focus moved, or something was pasted.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Takes the last change back and tells which it was. A helper takes back no more than a helper's hand did.
    ///
    /// # Errors
    /// [`Refused::NothingToUndo`], [`Refused::TheirsToTurn`], or [`Refused::Changed`] when it can't be taken back any
    /// more.
    pub fn undo(&mut self, book: &mut Workbook, who: Who) -> Result<&Change, Refused> {
        let change = last_for(&self.done, who, Refused::NothingToUndo)?;
        book.take_back(&change.patch)?;
        self.seal();
        self.undone.extend(self.done.pop());
        self.undone.last().ok_or(Refused::NothingToUndo)
    }

    /// Does the last undone change again and tells which it was; for a helper as [`Self::undo`].
    ///
    /// # Errors
    /// [`Refused::NothingToRedo`], [`Refused::TheirsToTurn`], or [`Refused::Changed`].
    pub fn redo(&mut self, book: &mut Workbook, who: Who) -> Result<&Change, Refused> {
        let change = last_for(&self.undone, who, Refused::NothingToRedo)?;
        book.do_again(&change.patch)?;
        self.seal();
        self.done.extend(self.undone.pop());
        self.done.last().ok_or(Refused::NothingToRedo)
    }

    /// What was done last, or taken back last: to see what it touched.
    pub fn last(&self) -> Option<&Patch> {
        self.done.last().map(|change| &change.patch)
    }

    /// What was done before this one is remembered before what was done since.
    pub fn after(&mut self, mut earlier: Self) {
        if !self.done.is_empty() {
            // Something new was done since: what was taken back before can not be done again.
            earlier.undone.clear();
        }
        earlier.done.append(&mut self.done);
        earlier.undone.append(&mut self.undone);
        earlier.sealed = true;
        *self = earlier;
    }

    /// Takes out the last such change with all before it; what was taken back goes with it, where that is one.
    #[must_use]
    pub fn parted(&mut self, is_such: impl Fn(&Patch) -> bool) -> Self {
        let kept = self.done.iter().rposition(|change| is_such(&change.patch)).map_or(0, |at| at + 1);
        let turned = self.undone.iter().any(|change| is_such(&change.patch));
        let undone = if turned { std::mem::take(&mut self.undone) } else { Vec::new() };
        let later = self.done.split_off(kept);
        Self { done: std::mem::replace(&mut self.done, later), undone, sealed: true }
    }

    /// Something can be undone by that hand.
    ///
    /// # Errors
    /// [`Refused::NothingToUndo`], [`Refused::TheirsToTurn`].
    pub fn can_undo(&self, who: Who) -> Result<(), Refused> {
        last_for(&self.done, who, Refused::NothingToUndo).map(|_| ())
    }

    /// Something can be done again by that hand.
    ///
    /// # Errors
    /// [`Refused::NothingToRedo`], [`Refused::TheirsToTurn`].
    pub fn can_redo(&self, who: Who) -> Result<(), Refused> {
        last_for(&self.undone, who, Refused::NothingToRedo).map(|_| ())
    }
}
