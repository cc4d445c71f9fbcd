//! Find: what was found is remembered, so that the arrows never search and a longer filter looks only at that.
//!
//! Never search while another place is on top.

use super::{App, memory::Asked};
use crate::{
    base::search::{self, Wanted},
    page::{Place, Sieve},
    screens::find,
    view::{Finding, Found, View},
};

impl App {
    /// How many entries were looked at by all searches of this sitting: arrow keys add nothing to it.
    pub fn looked_at(&self) -> u64 {
        self.memory.looked_at
    }

    /// Opens Find, or goes back to it with all that was looked for there.
    pub(super) fn open_find(&mut self) {
        if self.stack.all().iter().all(|(place, _)| *place != Place::Find) {
            self.memory.finding = Finding::default();
            self.memory.asked = None;
        }
        if *self.place() != Place::Find {
            self.open(Place::Find);
            if self.stack.top().focus.is_none() {
                self.stand_on_first_found();
            }
        }
    }

    /// Something narrows what is found, beside its words.
    pub(super) fn sift(&mut self, sieve: Sieve) {
        self.memory.finding.sieve = sieve;
    }

    /// What is typed in Find changed: the focus goes to the first that is found, so that Enter opens it.
    pub(super) fn stand_on_first_found(&mut self) {
        self.bring_up_to_date();
        let first = self.look(|_, view| find::first(view));
        let top = self.stack.top_mut();
        (top.focus, top.index) = (first, 0);
    }

    /// Searches, where something else is looked for than last time or the workbook is another one.
    pub(super) fn bring_up_to_date(&mut self) {
        if *self.place() != Place::Find {
            return;
        }
        if self.memory.finding.sieve.goal.is_some_and(|goal| self.book.goal(goal).is_none()) {
            // Nothing could belong to a goal that is gone.
            self.memory.finding.sieve.goal = None;
        }
        if search::is_too_long(&self.stack.top().filter) {
            (self.memory.finding.found, self.memory.asked) = (Some(Found::default()), None);
            return;
        }
        let sieve = self.memory.finding.sieve.clone();
        let wanted = Wanted::of(&self.stack.top().filter);
        let now = Asked { book: self.book_seen(), today: self.now.today, sieve, wanted };
        if self.memory.asked.as_ref() == Some(&now) {
            return;
        }
        let narrower = self.memory.asked.as_ref().is_some_and(|asked| {
            let same = (asked.book, asked.today, &asked.sieve) == (now.book, now.today, &now.sieve);
            same && now.wanted.narrow(&asked.wanted)
        });
        let before = self.memory.finding.found.take().map(|found| found.log).filter(|_| narrower);
        self.memory.finding.found = if now.wanted.is_nothing() && now.sieve == Sieve::default() {
            None
        } else {
            let search = |view: &View| find::search(view, &now.wanted, &now.sieve, before.as_deref());
            let (found, looked_at) = self.look(|_, view| search(view));
            self.memory.looked_at += looked_at;
            Some(found)
        };
        self.memory.asked = Some(now);
    }
}
