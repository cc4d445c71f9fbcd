//! What an edit touched: every item before and after. The undo memory.
//!
//! Must never: hold an inverse written by hand.

use std::collections::BTreeMap;

use super::{Item, ItemKey};

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
