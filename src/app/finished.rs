//! Noting what is finished on the pages of goals that are open: nothing folds away under the cursor.

use std::collections::{BTreeMap, BTreeSet};

use super::App;
use crate::{base::Id, page::Place};

impl App {
    /// Notes what is finished on the pages of goals that are open.
    pub(super) fn note_finished(&mut self) {
        let finished = |goal: Id| -> BTreeSet<Id> {
            let ids = self.book.outline_ids(Some(goal)).iter().copied();
            ids.filter(|id| self.book.step(*id).is_some_and(|step| step.state.is_finished())).collect()
        };
        let open: BTreeMap<Id, BTreeSet<Id>> = self
            .stack
            .places()
            .filter_map(|place| match place {
                Place::Goal(goal) => Some((*goal, finished(*goal))),
                _ => None,
            })
            .collect();
        self.memory.finished.note(open);
    }
}
