//! Find: what was found is remembered, so that the arrows never search and a longer filter looks only at that.
//!
//! Never search while another place is on top.

use super::{App, memory::Asked};
use crate::{
    base::search::{self, Wanted},
    page::{Place, Sieve},
    screens::find,
    view::{Finding, Found},
};

/// So many are remembered of what was found with fewer letters.
const WIDER: usize = 8;

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
            self.memory.wider.clear();
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
        let last = self.memory.asked.take().map(|asked| (asked, self.memory.finding.found.take()));
        self.memory.wider.extend(last);
        while self.memory.wider.last().is_some_and(|(asked, _)| *asked != now && !now.narrows(asked)) {
            self.memory.wider.pop();
        }
        let known = self.memory.wider.pop_if(|(asked, _)| *asked == now);
        let found = known.map_or_else(|| self.searched(&now), |(_, found)| found);
        if self.memory.wider.len() > WIDER {
            self.memory.wider.remove(0);
        }
        self.memory.finding.found = found;
        self.memory.asked = Some(now);
    }

    /// Searches what was found with fewer letters, or all.
    fn searched(&mut self, now: &Asked) -> Option<Found> {
        if now.wanted.is_nothing() && now.sieve == Sieve::default() {
            return None;
        }
        let wider = std::mem::take(&mut self.memory.wider);
        let before = wider.last().and_then(|(_, found)| found.as_ref()).map(|found| found.log.as_slice());
        let (found, looked_at) = self.look(|_, view| find::search(view, &now.wanted, &now.sieve, before));
        self.memory.wider = wider;
        self.memory.looked_at += looked_at;
        Some(found)
    }
}
