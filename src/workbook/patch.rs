//! What an edit touched: every item before and after. The undo memory.

use std::collections::BTreeMap;

use super::{Item, ItemKey};
use crate::base::Id;

/// One item as it was and as it is now; `None` where it was or is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    /// Which item.
    pub key: ItemKey,
    /// Before.
    pub before: Option<Item>,
    /// After.
    pub after: Option<Item>,
}

/// Every item an edit touched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    /// In the order they were first touched.
    pub touched: Vec<Touch>,
    /// Where in that order each item stands: a goal can have tens of thousands of entries.
    at: BTreeMap<ItemKey, usize>,
}

impl Patch {
    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.touched.iter().all(|t| t.before == t.after)
    }

    /// Both touched the same thing.
    pub fn touches(&self, other: &Self) -> bool {
        self.at.keys().any(|key| other.at.contains_key(key))
    }

    /// It touched such a record.
    pub fn is_about(&self, is_such: impl Fn(Id) -> bool) -> bool {
        let record = |key: &ItemKey| match key {
            ItemKey::Goal(id) | ItemKey::Step(id) | ItemKey::Entry(id) | ItemKey::Answers(id) | ItemKey::Gone(id) => {
                Some(*id)
            }
            ItemKey::Outline(goal) => *goal,
            ItemKey::Settings | ItemKey::GoalOrder => None,
        };
        self.at.keys().filter_map(record).any(is_such)
    }

    pub(super) fn note(&mut self, key: ItemKey, before: Option<Item>, after: Option<Item>) {
        if let Some(touch) = self.at.get(&key).and_then(|at| self.touched.get_mut(*at)) {
            touch.after = after;
        } else {
            self.at.insert(key, self.touched.len());
            self.touched.push(Touch { key, before, after });
        }
    }

    /// Takes a later patch in, as if both had been one.
    pub fn merge(&mut self, later: Self) {
        for touch in later.touched {
            self.note(touch.key, touch.before, touch.after);
        }
    }
}
