//! What is done on the workbook as two see it, done on the whole one: what was not seen stays, also where something that
//! holds it is taken away.

use std::sync::Arc;

use super::{
    Edit, Entry, Goal, Item, ItemKey, Marks, Patch, Refused, Said, Stamp, Step, Workbook, fold::Folded, outline,
};
use crate::base::{Id, Key, Kind, Moment, RowValue, Slot, Value, Who};

fn hides(said: &Said) -> bool {
    said.private_rows().next().is_some()
}

/// It takes a record away.
fn takes_away(edit: &Edit) -> bool {
    match edit {
        Edit::Remove(_) => true,
        Edit::Many(edits) => edits.iter().any(takes_away),
        _ => false,
    }
}

impl Folded {
    /// The edit as the whole workbook needs it: a list or a choice of several that was changed as it was seen keeps
    /// what was not seen, and what stands under something that goes finds another place.
    pub fn unfolded(&self, edit: Edit, whole: &Workbook, seen: &Workbook) -> Edit {
        if self.is_empty() {
            return edit;
        }
        match edit {
            Edit::Set(slot, value) if slot.record.kind() == Kind::Page => self.set_on_page(slot, value, whole, seen),
            // Nobody could see that row.
            Edit::Set(slot, _) if slot.row.as_ref().is_some_and(|cell| self.holds_row(slot.record, cell.id)) => {
                Edit::Many(Vec::new())
            }
            Edit::Set(slot, value) => {
                let (all, shown) = (whole.get(&slot), seen.get(&slot));
                let value = if all == shown { value } else { with_unseen(value, all.as_ref(), shown.as_ref()) };
                Edit::Set(slot, value)
            }
            Edit::Remove(id) if self.holds(id) && id.kind() == Kind::Page => {
                self.below(&Slot::new(id, &Marks::PRIVATE), Edit::Remove(id), whole)
            }
            Edit::CameFrom(slot, idea) => self.below(&slot.clone(), Edit::CameFrom(slot, idea), whole),
            Edit::ReadBack(slots) => Edit::Many(
                slots.into_iter().map(|it| self.below(&it.clone(), Edit::ReadBack(vec![it]), whole)).collect(),
            ),
            // Rows of it are not seen: what is seen of it goes.
            Edit::Remove(id)
                if whole.answers_of(id).map(|it| &it.fields) != seen.answers_of(id).map(|it| &it.fields) =>
            {
                let fields = seen.answers_of(id).map(|it| it.fields.keys().cloned().collect::<Vec<_>>());
                let clear = |field: Key| self.set_on_page(Slot::new(id, &field), None, whole, seen);
                Edit::Many(fields.unwrap_or_default().into_iter().map(clear).collect())
            }
            Edit::Remove(id) => self.taken_away(id, whole),
            // What goes together with something else may stand elsewhere by then.
            Edit::Many(edits) if edits.iter().any(takes_away) => self.one_by_one(edits, whole, seen),
            Edit::Many(edits) => Edit::Many(edits.into_iter().map(|edit| self.unfolded(edit, whole, seen)).collect()),
            other => other,
        }
    }
}

impl Folded {
    /// Each edit as it is needed after those before it.
    fn one_by_one(&self, edits: Vec<Edit>, whole: &Workbook, seen: &Workbook) -> Edit {
        let (mut whole, mut seen, mut folded) = (whole.clone(), seen.clone(), self.clone());
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let mut out = Vec::with_capacity(edits.len());
        for edit in edits {
            let edit = folded.unfolded(edit, &whole, &seen);
            if let Ok(patch) = whole.apply(edit.clone(), stamp) {
                folded.follow(&whole, &mut seen, &patch);
            }
            out.push(edit);
        }
        Edit::Many(out)
    }
}

/// What was set, with what could not be seen when it was set.
pub(super) fn with_unseen(set: Option<Value>, all: Option<&Value>, shown: Option<&Value>) -> Option<Value> {
    match (set, all) {
        (set @ (None | Some(Value::Picks(_))), Some(Value::Picks(all))) => {
            let (mut keys, shown) = (keys_of(set.as_ref()).to_vec(), keys_of(shown));
            keys.extend(all.iter().filter(|key| !shown.contains(key)).cloned());
            (!keys.is_empty()).then_some(Value::Picks(keys))
        }
        (set @ (None | Some(Value::Rows(_))), Some(Value::Rows(all))) => {
            let (mut rows, shown) = (rows_of(set.as_ref()).to_vec(), rows_of(shown));
            for row in all {
                let seen = shown.iter().find(|seen| seen.id == row.id);
                match (seen, rows.iter_mut().find(|kept| kept.id == row.id)) {
                    (None, None) => rows.push(row.clone()),
                    // Nobody could see that row: what is hidden is never written over.
                    (None, Some(kept)) => kept.clone_from(row),
                    (Some(seen), Some(kept)) => {
                        let unseen = row.cells.iter().filter(|(column, _)| !seen.cells.contains_key(column));
                        for (column, value) in unseen {
                            kept.cells.entry(column.clone()).or_insert_with(|| value.clone());
                        }
                    }
                    // It was taken away where it was seen.
                    (Some(_), None) => {}
                }
            }
            (!rows.is_empty()).then_some(Value::Rows(rows))
        }
        (None, Some(all)) if shown.is_none() => Some(all.clone()),
        // A list of which not all was seen is not written over by something else.
        (Some(set), Some(all @ Value::Rows(_))) if !matches!(set, Value::Rows(_)) => Some(all.clone()),
        (set, _) => set,
    }
}

fn keys_of(value: Option<&Value>) -> &[Key] {
    match value {
        Some(Value::Picks(keys)) => keys,
        Some(Value::Pick(key)) => std::slice::from_ref(key),
        _ => &[],
    }
}

pub(super) fn rows_of(value: Option<&Value>) -> &[RowValue] {
    match value {
        Some(Value::Rows(rows)) => rows,
        _ => &[],
    }
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
