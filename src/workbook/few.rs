//! No more goals are on the go than one can look after.
//!
//! Never take a goal away. One too many waits on the shelf.

use std::sync::Arc;

use super::{Goal, GoalState, Item, ItemKey, Patch, Workbook};
use crate::base::Id;

impl Workbook {
    /// A goal that would be one too many on the go waits on the shelf, by whatever way it came: its first words, a
    /// choice, an import. A file with more than that keeps them; one can take the place of another there.
    pub(super) fn keep_to_a_few(&mut self, patch: &mut Patch) {
        let live = |item: &Option<Item>| matches!(item, Some(Item::Goal(goal)) if goal.is_live());
        let goals = patch.touched.iter().filter_map(|touch| match touch.key {
            ItemKey::Goal(id) => Some((id, live(&touch.before), live(&touch.after))),
            _ => None,
        });
        let goals: Vec<(Id, bool, bool)> = goals.collect();
        let came: Vec<Id> = goals.iter().filter(|(_, was, is)| !was && *is).map(|(id, ..)| *id).collect();
        if came.is_empty() {
            return;
        }
        let went = goals.iter().filter(|(_, was, is)| *was && !is).count();
        // What is folded away is not told, not even by a goal that finds no room.
        let folded = self.settings().folded;
        let now = self.live_goals().filter(|goal| !(folded && goal.private)).count();
        let most = Goal::MOST_LIVE.max((now + went).saturating_sub(came.len()));
        for id in came.into_iter().rev().take(now.saturating_sub(most)) {
            let Some(mut goal) = self.goal(id).cloned() else { continue };
            goal.state = GoalState::Shelf;
            self.change(ItemKey::Goal(id), Some(Item::Goal(Arc::new(goal))), patch);
        }
    }
}
