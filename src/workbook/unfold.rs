//! What is taken away while two are here, and holds something private: what was seen of it goes, the rest stays.
//!
//! Must never: take away what could not be seen, or show it by that.

use std::sync::Arc;

use super::{Edit, Entry, Goal, Item, ItemKey, Marks, Patch, Refused, Said, Step, Workbook, fold::Folded, outline};
use crate::base::{Id, Kind};

fn hides(said: &Said) -> bool {
    said.private_rows().next().is_some()
}

impl Folded {
    /// The edit that takes a record away: steps below it that are not seen find another place, and a goal or a step
    /// with private rows stays with those, hidden itself.
    pub(super) fn taken_away(&self, id: Id, whole: &Workbook) -> Edit {
        let below = match id.kind() {
            Kind::Goal => whole.outline_ids(Some(id)).to_vec(),
            Kind::Step => outline::branch(whole, id),
            _ => Vec::new(),
        };
        let above = |step: Id| whole.step(step).and_then(|step| step.under);
        let goal_stays = whole.goal(id).is_some_and(|goal| hides(&goal.more));
        let stays = |step: Id| whole.step(step).is_some_and(|step| hides(&step.more));
        let under_seen = |step: Id| self.holds(step) && above(step).is_none_or(|above| !self.holds(above));
        if !goal_stays && !below.iter().any(|step| !self.holds(*step) && stays(*step)) {
            let homes = below.into_iter().filter(|step| under_seen(*step)).map(|step| Edit::Home(step, None));
            return Edit::Many(homes.chain([Edit::Remove(id)]).collect());
        }
        let home = if goal_stays { Some(id) } else { whole.step(id).and_then(|step| step.goal) };
        let mut edits = Vec::new();
        // What stands under a step goes before it.
        for step in below.into_iter().rev() {
            match () {
                () if self.holds(step) && goal_stays && above(step).is_none() => {}
                () if under_seen(step) => edits.push(Edit::Home(step, home)),
                () if self.holds(step) => {}
                () if stays(step) => edits.extend([Edit::Home(step, home), Edit::Leave(step)]),
                () => edits.push(Edit::Remove(step)),
            }
        }
        if id.kind() == Kind::Goal {
            edits.push(if goal_stays { Edit::Leave(id) } else { Edit::Remove(id) });
        }
        Edit::Many(edits)
    }
}

impl Workbook {
    /// Takes of a goal or a step what is not private. What was done was done: its stones stay in sight, without it.
    pub(super) fn leave_private(&mut self, id: Id, patch: &mut Patch) -> Result<(), Refused> {
        let (item, entries): (Item, Vec<Entry>) = match id.kind() {
            Kind::Goal => {
                let goal = self.goal(id).ok_or(Refused::NoSuchRecord)?;
                let mut left = Goal::new(id, goal.by, goal.at);
                (left.private, left.state) = (true, goal.state);
                left.more = goal.more.only_private_rows();
                left.marks = of_rows(&goal.marks, &left.more);
                (Item::Goal(Arc::new(left)), self.entries_of(id).cloned().collect())
            }
            Kind::Step => {
                let step = self.step(id).ok_or(Refused::NoSuchRecord)?;
                let mut left = Step::new(id, step.by, step.at, step.goal, step.under);
                (left.private, left.state) = (true, step.state);
                left.more = step.more.only_private_rows();
                left.marks = of_rows(&step.marks, &left.more);
                (Item::Step(Arc::new(left)), self.stones_of_step(id).cloned().collect())
            }
            _ => return Err(Refused::NoSuchRecord),
        };
        for mut entry in entries.into_iter().filter(|entry| !entry.private) {
            entry.goal = entry.goal.filter(|goal| *goal != id);
            entry.step = entry.step.filter(|step| *step != id);
            self.change(ItemKey::Entry(entry.id), Some(Item::Entry(Arc::new(entry))), patch);
        }
        let key = if id.kind() == Kind::Goal { ItemKey::Goal(id) } else { ItemKey::Step(id) };
        self.change(key, Some(item), patch);
        Ok(())
    }
}

/// The marks of those rows.
fn of_rows(marks: &Marks, rows: &Said) -> Marks {
    let mut left = marks.clone();
    let ids: Vec<Id> = rows.private_rows().map(|row| row.id).collect();
    left.leave(|mark| mark.row.is_some_and(|row| ids.contains(&row)));
    left
}
