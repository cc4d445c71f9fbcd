//! Which finished steps fold away on the page of their goal: those that were finished when it was opened. What is ticked
//! there stays in its place until the page is left.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Id;

/// Which finished steps fold away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finished {
    /// By goal whose page is open: what was finished when it was opened, and ever since.
    on_opening: BTreeMap<Id, BTreeSet<Id>>,
    /// Goals whose finished steps stand otherwise than the workbook has it.
    turned: BTreeSet<Id>,
}

impl Finished {
    /// That step folds away, where it is finished.
    pub fn folds(&self, goal: Id, step: Id) -> bool {
        self.on_opening.get(&goal).is_none_or(|known| known.contains(&step))
    }

    /// They stand otherwise than the workbook has it.
    pub fn is_turned(&self, goal: Id) -> bool {
        self.turned.contains(&goal)
    }

    /// All such goals.
    pub fn turned(&self) -> &BTreeSet<Id> {
        &self.turned
    }

    /// Opens them, or folds them, where nothing may be changed.
    pub fn turn(&mut self, goal: Id) {
        if !self.turned.remove(&goal) {
            self.turned.insert(goal);
        }
    }

    /// These pages of goals are open now, with what is finished in each.
    pub fn note(&mut self, open: BTreeMap<Id, BTreeSet<Id>>) {
        self.on_opening.retain(|goal, _| open.contains_key(goal));
        for (goal, finished) in open {
            match self.on_opening.get_mut(&goal) {
                Some(known) => known.retain(|step| finished.contains(step)),
                None => {
                    self.on_opening.insert(goal, finished);
                }
            }
        }
    }

    /// Another workbook is seen.
    pub fn forget(&mut self) {
        self.on_opening.clear();
    }
}
