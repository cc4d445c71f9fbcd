//! The autosave rule: a short pause in typing starts a save; a long stretch of typing does not put it off.
//!
//! Never say "saved" before the disk has it, or let a failed save touch what is in memory.

use super::{App, Effect, NotSaved, SaveOutcome, unsaved::Failed, whole::kept};
use crate::{
    base::{Now, Phrase},
    page::{Ask, Place},
    say,
};

/// Pauses before a failed save is tried again, in milliseconds.
const RETRIES: [u64; 4] = [2_000, 5_000, 15_000, 60_000];

impl App {
    /// Why not all is saved, in words; empty where it is.
    pub fn unsaved(&self) -> String {
        self.saving.banner().map(|why| self.words().say(&why)).unwrap_or_default()
    }

    /// Something in the workbook changed.
    pub(super) fn changed(&mut self) {
        let today = self.now.today;
        self.book.seen_on(today);
        kept(&mut self.book, &mut self.whole).seen_on(today);
        self.changed_by_itself();
    }

    /// The same where nobody wrote anything.
    pub(super) fn changed_by_itself(&mut self) {
        self.saving.changed(self.now.ms);
    }

    /// Starts a save when the rule says so.
    pub(super) fn save_if_due(&mut self) {
        if self.look_only.is_none() && self.saving.deadline().is_some_and(|at| at <= self.now.ms) {
            self.save_now();
        }
    }

    /// Saves now, without waiting for a pause, if there is anything to save.
    pub fn save_at_once(&mut self, now: Now) -> Vec<Effect> {
        (self.now, self.offered) = (now, None);
        if !self.saving.is_saved() {
            self.save_now();
        }
        std::mem::take(&mut self.effects)
    }

    pub(super) fn save_now(&mut self) {
        if self.saving.under_way || self.look_only.is_some() {
            return;
        }
        let book = self.whole.as_mut().map_or(&mut self.book, |whole| whole.covered.whole_mut());
        book.count_save(&self.saving.installation);
        let data = Box::new(book.snapshot());
        self.saving.under_way = true;
        self.saving.since = None;
        let over = std::mem::take(&mut self.saving.over);
        self.effects.push(Effect::Save { rev: self.saving.rev, data, over });
    }

    /// A save came to an end.
    pub(super) fn saved(&mut self, rev: u64, outcome: SaveOutcome, news: Option<Phrase>) {
        self.saving.under_way = false;
        if let Some(news) = news {
            self.notice(&news);
            if *self.stack.root() == Place::Quiet {
                // It may hold the name of a file or of a person.
                self.unsaid = self.notice.take();
            }
        }
        match outcome {
            SaveOutcome::Saved | SaveOutcome::SavedOnAFailingDisk => {
                self.saving.on_disk = self.saving.on_disk.max(rev);
                self.saving.failed = None;
                self.saving.failing_disk = outcome == SaveOutcome::SavedOnAFailingDisk;
                if self.saving.leaving && self.saving.is_saved() {
                    self.go();
                } else if self.saving.leaving {
                    self.save_now();
                }
            }
            SaveOutcome::NotSaved { why, told } => {
                if rev <= self.saving.on_disk {
                    // A later save has brought it there since.
                    return;
                }
                let before = self.saving.failed.take();
                let times = before.as_ref().map_or(0, |failed| failed.times);
                let pause = RETRIES.get(times).or(RETRIES.last()).copied().unwrap_or(60_000);
                // Who leaves is asked about that, and not about the other version on top of it.
                let going = std::mem::take(&mut self.saving.leaving);
                // For the sample nobody leaves what is not saved; the banner says why.
                let leaving = going && !std::mem::take(&mut self.saving.for_sample);
                // Ours was chosen meanwhile: that is tried at once, and not asked about again.
                let over = self.saving.over;
                let asked = leaving || over || before.is_some_and(|failed| failed.asked && failed.why == why);
                let again = if over { self.now.ms } else { self.now.ms + pause };
                self.saving.failed = Some(Failed { times: times + 1, again, why, told, asked });
                if going {
                    // "Saving, then leaving" is not so any more.
                    self.notice = None;
                }
                if leaving {
                    self.open(Place::Ask(Ask::Unsaved));
                }
            }
        }
    }

    /// Asks once what to do about a file that something else changed. Not while words are written: keys that
    /// are on their way would be taken for an answer, and be missing in the text.
    pub(super) fn ask_if_changed(&mut self) {
        let free = !self.hidden && self.writing_now().is_none() && self.moving.is_none();
        let Some(failed) = self.saving.failed.as_mut().filter(|failed| free && !failed.asked) else { return };
        if failed.why == NotSaved::ChangedElsewhere {
            failed.asked = true;
            self.open(Place::Ask(Ask::Changed));
            self.settle();
        }
    }

    pub(super) fn save_over(&mut self) {
        self.saving.over = true;
        self.saving.failed = None;
        self.save_now();
    }

    /// Leaves when all is saved; saves first when it is not.
    pub(super) fn leave(&mut self) {
        self.saving.for_sample = false;
        self.leave_when_saved();
    }

    /// As [`Self::leave`], to look at the sample and come back.
    pub(super) fn leave_for_sample(&mut self) {
        self.saving.for_sample = true;
        self.leave_when_saved();
    }

    fn go(&mut self) {
        let sample = std::mem::take(&mut self.saving.for_sample);
        self.effects.push(if sample { Effect::ShowSample } else { Effect::Leave });
    }

    fn leave_when_saved(&mut self) {
        self.rest();
        let all = self.stack.all();
        self.leave_stops(all);
        if self.look_only.is_some() || self.saving.is_saved() {
            self.go();
        } else if self.saving.leaving && self.saving.under_way {
            // Asked a second time while a disk hangs: the person decides. A save that comes through still leaves.
            self.saving.for_sample = false;
            self.open(Place::Ask(Ask::Unsaved));
        } else {
            self.saving.leaving = true;
            let saving = if self.saving.for_sample { say!("saved.first") } else { say!("saved.leaving") };
            self.notice(&saving);
            self.save_now();
        }
    }
}
