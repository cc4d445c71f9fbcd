//! The only door into a workbook: an [`Edit`] is applied and answers with a [`Patch`].
//!
//! Never change anything outside [`Workbook::put`], or leave a half-done change behind an error.

use std::sync::Arc;

use super::{
    Answers, Edit, Entry, Goal, Gone, Item, ItemKey, Patch, Refused, Stamp, Step, Workbook,
    log::LogKey,
    outline::{self, Spot},
    stating::by_hand,
    voice,
};
use crate::base::{Id, Kind, Slot, Value, When};

impl Workbook {
    /// Does it, or leaves everything as it was.
    ///
    /// # Errors
    /// The reason it can't be done.
    pub fn apply(&mut self, edit: Edit, stamp: Stamp) -> Result<Patch, Refused> {
        let mut patch = self.attempt(edit, stamp)?;
        self.note_in_talk(&mut patch, stamp);
        Ok(patch)
    }

    /// As [`Self::apply`], and noted nowhere.
    pub(super) fn attempt(&mut self, edit: Edit, stamp: Stamp) -> Result<Patch, Refused> {
        let mut patch = Patch::default();
        let done = self.carry_out(edit, stamp, &mut patch);
        let done = done
            .and_then(|()| if self.is_checked { voice::check(&patch, stamp.who, &self.helper_here()) } else { Ok(()) });
        match done {
            Ok(()) => {
                self.keep_to_a_few(&mut patch);
                self.draft_again(&mut patch);
                Ok(patch)
            }
            Err(refused) => {
                for touch in patch.touched.into_iter().rev() {
                    self.put(touch.key, touch.before);
                }
                Err(refused)
            }
        }
    }

    /// Puts everything a patch touched back to *before*.
    ///
    /// # Errors
    /// [`Refused::Changed`] when an item is not as the patch left it; then nothing is touched.
    pub fn take_back(&mut self, patch: &Patch) -> Result<(), Refused> {
        if patch.touched.iter().any(|t| self.item(t.key) != t.after) {
            return Err(Refused::Changed);
        }
        for touch in patch.touched.iter().rev() {
            self.put(touch.key, touch.before.clone());
        }
        Ok(())
    }

    /// Puts everything a patch touched to *after* again.
    ///
    /// # Errors
    /// [`Refused::Changed`] when an item is not as it was before the patch.
    pub fn do_again(&mut self, patch: &Patch) -> Result<(), Refused> {
        if patch.touched.iter().any(|t| self.item(t.key) != t.before) {
            return Err(Refused::Changed);
        }
        for touch in &patch.touched {
            self.put(touch.key, touch.after.clone());
        }
        Ok(())
    }

    pub(super) fn carry_out(&mut self, edit: Edit, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        match edit {
            Edit::AddGoal(mut goal) => {
                goal.by = by_hand(stamp.who, goal.by);
                let id = goal.id;
                self.add_goal(goal, patch)?;
                self.mark_all(ItemKey::Goal(id), stamp, patch);
                Ok(())
            }
            Edit::AddStep(mut step, spot) => {
                step.by = by_hand(stamp.who, step.by);
                let id = step.id;
                self.add_step(step, spot, patch)?;
                self.mark_all(ItemKey::Step(id), stamp, patch);
                Ok(())
            }
            Edit::AddEntry(mut entry) => {
                entry.by = by_hand(stamp.who, entry.by);
                let id = entry.id;
                self.must_be_new(entry.id, Kind::Entry)?;
                self.must_lead_somewhere(&entry)?;
                entry.on = entry.on.settled();
                if entry.n == 0 {
                    entry.n = self.index.next_turn();
                }
                self.change(ItemKey::Entry(id), Some(Item::Entry(Arc::new(entry))), patch);
                self.mark_all(ItemKey::Entry(id), stamp, patch);
                Ok(())
            }
            Edit::AddPage(page) => self.add_page(*page, stamp, patch),
            Edit::Leave(id) => self.leave_private(id, patch),
            Edit::Beside(id, edit) => self.beside(id, *edit, stamp, patch),
            Edit::LayIn => {
                self.lay_in(patch);
                Ok(())
            }
            Edit::ReadBack(slots) => self.read_back(&slots, stamp, patch),
            Edit::CameFrom(slot, idea) => self.came_from(&slot, idea, stamp, patch),
            Edit::Set(slot, value) => self.set(&slot, value, stamp, patch),
            Edit::Remove(id) => self.remove(id, stamp, patch),
            Edit::Place(id, spot) => self.place(id, spot, patch),
            Edit::Home(id, goal) => self.home(id, goal, patch),
            Edit::Many(edits) => edits.into_iter().try_for_each(|edit| self.carry_out(edit, stamp, patch)),
        }
    }

    fn add_goal(&mut self, mut goal: Goal, patch: &mut Patch) -> Result<(), Refused> {
        self.must_be_new(goal.id, Kind::Goal)?;
        let mut order = self.data.goal_order.to_vec();
        order.push(goal.id);
        goal.look_again = goal.look_again.map(When::settled);
        self.change(ItemKey::Goal(goal.id), Some(Item::Goal(Arc::new(goal))), patch);
        self.change(ItemKey::GoalOrder, Some(Item::Order(Arc::new(order))), patch);
        Ok(())
    }

    fn add_step(&mut self, mut step: Step, spot: Spot, patch: &mut Patch) -> Result<(), Refused> {
        self.must_be_new(step.id, Kind::Step)?;
        if step.goal.is_some_and(|goal| self.goal(goal).is_none()) {
            return Err(Refused::NoSuchRecord);
        }
        step.under = spot.under;
        step.when = step.when.map(When::settled);
        let goal = step.goal;
        let order = outline::placed(self, goal, &[step.id], spot)?;
        self.change(ItemKey::Step(step.id), Some(Item::Step(Arc::new(step))), patch);
        self.change(ItemKey::Outline(goal), Some(Item::Order(Arc::new(order))), patch);
        Ok(())
    }

    fn place(&mut self, id: Id, spot: Spot, patch: &mut Patch) -> Result<(), Refused> {
        let mut step = self.step(id).ok_or(Refused::NoSuchRecord)?.clone();
        let moved = outline::branch(self, id);
        let order = outline::placed(self, step.goal, &moved, spot)?;
        step.under = spot.under;
        let goal = step.goal;
        self.change(ItemKey::Step(id), Some(Item::Step(Arc::new(step))), patch);
        self.change(ItemKey::Outline(goal), Some(Item::Order(Arc::new(order))), patch);
        Ok(())
    }

    fn home(&mut self, id: Id, goal: Option<Id>, patch: &mut Patch) -> Result<(), Refused> {
        let from = self.step(id).ok_or(Refused::NoSuchRecord)?.goal;
        if goal.is_some_and(|goal| self.goal(goal).is_none()) {
            return Err(Refused::NoSuchRecord);
        }
        let moved = outline::branch(self, id);
        let left: Vec<Id> = self.outline_ids(from).iter().copied().filter(|step| !moved.contains(step)).collect();
        let mut order = if from == goal { left.clone() } else { self.outline_ids(goal).to_vec() };
        order.extend(&moved);
        for step in moved {
            let Some(mut step) = self.step(step).cloned() else { continue };
            step.goal = goal;
            if step.id == id {
                step.under = None;
            }
            self.change(ItemKey::Step(step.id), Some(Item::Step(Arc::new(step))), patch);
        }
        if from != goal {
            let left = if left.is_empty() { None } else { Some(Item::Order(Arc::new(left))) };
            self.change(ItemKey::Outline(from), left, patch);
        }
        self.change(ItemKey::Outline(goal), Some(Item::Order(Arc::new(order))), patch);
        Ok(())
    }

    /// A cell, where something else than a list stands: a row would be written over it.
    fn holds_no_list(&self, slot: &Slot) -> bool {
        let list = || self.get(&Slot { row: None, ..slot.clone() });
        slot.row.is_some() && list().is_some_and(|kept| !matches!(kept, Value::Rows(_)) && !kept.is_blank())
    }

    fn set(&mut self, slot: &Slot, value: Option<Value>, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        let id = slot.record;
        if value.is_some() && self.holds_no_list(slot) {
            return Err(Refused::WrongKind);
        }
        let before = self.get(slot);
        let (key, item) = match id.kind() {
            Kind::Settings => {
                let mut settings = self.settings().clone();
                settings.set(slot.field.as_str(), value)?;
                (ItemKey::Settings, Some(Item::Settings(Arc::new(settings))))
            }
            Kind::Goal => {
                let mut goal = self.goal(id).ok_or(Refused::NoSuchRecord)?.clone();
                goal.set(slot, value, stamp.at)?;
                (ItemKey::Goal(id), Some(Item::Goal(Arc::new(goal))))
            }
            Kind::Step => {
                let mut step = self.step(id).ok_or(Refused::NoSuchRecord)?.clone();
                step.set(slot, value)?;
                (ItemKey::Step(id), Some(Item::Step(Arc::new(step))))
            }
            Kind::Entry => {
                let mut entry = self.entry(id).ok_or(Refused::NoSuchRecord)?.clone();
                entry.set(slot, value)?;
                self.must_lead_somewhere(&entry)?;
                (ItemKey::Entry(id), Some(Item::Entry(Arc::new(entry))))
            }
            Kind::Page => (ItemKey::Answers(id), self.answered(slot, value, stamp)),
            Kind::Row | Kind::Passing | Kind::Other => return Err(Refused::NoSuchRecord),
        };
        let item = item.map(|item| self.marked(item, slot, before.as_ref(), stamp));
        self.change(key, item, patch);
        Ok(())
    }

    /// The answers of a page with one more given or cleared; no record at all once none is left and
    /// nothing was ever rated: a rating that was taken back was given all the same.
    fn answered(&self, slot: &Slot, value: Option<Value>, stamp: Stamp) -> Option<Item> {
        let id = slot.record;
        let known = self.data.answers.get(&id).map(|a| a.as_ref().clone());
        let mut answers = known.unwrap_or_else(|| Answers::new(id, stamp.who, stamp.at));
        answers.set(slot, value, stamp.at);
        if answers.fields.is_empty() && answers.rated.is_empty() && !answers.private && answers.beside.is_none() {
            None
        } else {
            Some(Item::Answers(Arc::new(answers)))
        }
    }

    fn remove(&mut self, id: Id, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        match id.kind() {
            Kind::Goal => self.remove_goal(id, stamp, patch),
            Kind::Step => {
                let goal = self.step(id).ok_or(Refused::NoSuchRecord)?.goal;
                let branch = outline::branch(self, id);
                self.remove_steps(goal, &branch, stamp, patch);
                Ok(())
            }
            Kind::Entry => {
                self.entry(id).ok_or(Refused::NoSuchRecord)?;
                self.change(ItemKey::Entry(id), None, patch);
                self.note_gone(id, stamp, patch);
                Ok(())
            }
            Kind::Page => {
                self.change(ItemKey::Answers(id), None, patch);
                Ok(())
            }
            Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => Err(Refused::NoSuchRecord),
        }
    }

    /// Takes a goal and its steps away. Its stones stay: what was done was done.
    fn remove_goal(&mut self, id: Id, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        self.goal(id).ok_or(Refused::NoSuchRecord)?;
        let steps = self.outline_ids(Some(id)).to_vec();
        self.remove_steps(Some(id), &steps, stamp, patch);
        self.change(ItemKey::Outline(Some(id)), None, patch);
        let stones: Vec<Entry> = self.entries_of(id).cloned().collect();
        for mut entry in stones {
            entry.goal = None;
            self.change(ItemKey::Entry(entry.id), Some(Item::Entry(Arc::new(entry))), patch);
        }
        let rest: Vec<Id> = self.data.goal_order.iter().copied().filter(|g| *g != id).collect();
        // No goals is no order, as `item` tells it; or the change could not be taken back.
        let order = if rest.is_empty() { None } else { Some(Item::Order(Arc::new(rest))) };
        self.change(ItemKey::Goal(id), None, patch);
        self.change(ItemKey::GoalOrder, order, patch);
        self.note_gone(id, stamp, patch);
        Ok(())
    }

    fn remove_steps(&mut self, goal: Option<Id>, ids: &[Id], stamp: Stamp, patch: &mut Patch) {
        for id in ids {
            let stones: Vec<LogKey> = self.index.of_step(*id).collect();
            for key in stones {
                let Some(mut entry) = self.data.log.get(key).cloned() else {
                    continue;
                };
                entry.step = None;
                self.change(ItemKey::Entry(entry.id), Some(Item::Entry(Arc::new(entry))), patch);
            }
            self.change(ItemKey::Step(*id), None, patch);
            self.note_gone(*id, stamp, patch);
        }
        let rest: Vec<Id> = self.outline_ids(goal).iter().copied().filter(|id| !ids.contains(id)).collect();
        let order = if rest.is_empty() { None } else { Some(Item::Order(Arc::new(rest))) };
        self.change(ItemKey::Outline(goal), order, patch);
    }

    fn note_gone(&mut self, id: Id, stamp: Stamp, patch: &mut Patch) {
        let gone = Gone { id, at: stamp.at, by: stamp.who };
        self.change(ItemKey::Gone(id), Some(Item::Gone(gone)), patch);
    }

    /// An id tells its kind; one of another kind could not be found again.
    fn must_be_new(&self, id: Id, kind: Kind) -> Result<(), Refused> {
        if id.kind() != kind {
            return Err(Refused::WrongKind);
        }
        if self.has(id) { Err(Refused::Twice) } else { Ok(()) }
    }

    fn must_lead_somewhere(&self, entry: &Entry) -> Result<(), Refused> {
        let goal = entry.goal.is_none_or(|id| self.goal(id).is_some());
        let step = entry.step.is_none_or(|id| self.step(id).is_some());
        if goal && step { Ok(()) } else { Err(Refused::NoSuchRecord) }
    }

    pub(super) fn change(&mut self, key: ItemKey, item: Option<Item>, patch: &mut Patch) {
        let before = self.item(key);
        if before == item {
            return;
        }
        self.put(key, item.clone());
        patch.note(key, before, item);
    }

    /// The item as it is now.
    pub fn item(&self, key: ItemKey) -> Option<Item> {
        match key {
            ItemKey::Settings => Some(Item::Settings(self.data.settings.clone())),
            ItemKey::Goal(id) => self.data.goals.get(&id).cloned().map(Item::Goal),
            ItemKey::GoalOrder => {
                let order = &self.data.goal_order;
                if order.is_empty() { None } else { Some(Item::Order(order.clone())) }
            }
            ItemKey::Step(id) => self.data.steps.get(&id).cloned().map(Item::Step),
            ItemKey::Outline(goal) => self.data.outlines.get(&goal).cloned().map(Item::Order),
            ItemKey::Entry(id) => {
                let key = self.index.key_of(id)?;
                self.data.log.shared(key).cloned().map(Item::Entry)
            }
            ItemKey::Answers(id) => self.data.answers.get(&id).cloned().map(Item::Answers),
            ItemKey::Gone(id) => self.data.gone.get(&id).copied().map(Item::Gone),
        }
    }

    /// The one place where the workbook changes. Keeps the indexes.
    pub(super) fn put(&mut self, key: ItemKey, item: Option<Item>) {
        match self.item(key) {
            Some(Item::Goal(old)) => self.roots.remove(old.id, &old.more),
            Some(Item::Step(old)) => self.roots.remove(old.id, &old.more),
            Some(Item::Answers(old)) => self.roots.remove(old.id, &old.fields),
            _ => {}
        }
        match &item {
            Some(Item::Goal(new)) => self.roots.add(new.id, &new.more),
            Some(Item::Step(new)) => self.roots.add(new.id, &new.more),
            Some(Item::Answers(new)) => self.roots.add(new.id, &new.fields),
            _ => {}
        }
        self.revision += 1;
        let data = &mut self.data;
        match (key, item) {
            (ItemKey::Settings, Some(Item::Settings(settings))) => data.settings = settings,
            (ItemKey::Settings, _) => data.settings = Arc::default(),
            (ItemKey::Goal(id), Some(Item::Goal(goal))) => {
                Arc::make_mut(&mut data.goals).insert(id, goal);
            }
            (ItemKey::Goal(id), _) => {
                Arc::make_mut(&mut data.goals).remove(&id);
            }
            (ItemKey::GoalOrder, Some(Item::Order(order))) => data.goal_order = order,
            (ItemKey::GoalOrder, _) => data.goal_order = Arc::default(),
            (ItemKey::Step(id), Some(Item::Step(step))) => {
                Arc::make_mut(&mut data.steps).insert(id, step);
            }
            (ItemKey::Step(id), _) => {
                Arc::make_mut(&mut data.steps).remove(&id);
            }
            (ItemKey::Outline(goal), Some(Item::Order(order))) => {
                Arc::make_mut(&mut data.outlines).insert(goal, order);
            }
            (ItemKey::Outline(goal), _) => {
                Arc::make_mut(&mut data.outlines).remove(&goal);
            }
            (ItemKey::Entry(id), item) => self.put_entry(id, item),
            (ItemKey::Answers(id), Some(Item::Answers(answers))) => {
                Arc::make_mut(&mut data.answers).insert(id, answers);
            }
            (ItemKey::Answers(id), _) => {
                Arc::make_mut(&mut data.answers).remove(&id);
            }
            (ItemKey::Gone(id), Some(Item::Gone(gone))) => {
                Arc::make_mut(&mut data.gone).insert(id, gone);
            }
            (ItemKey::Gone(id), _) => {
                Arc::make_mut(&mut data.gone).remove(&id);
            }
        }
    }

    fn put_entry(&mut self, id: Id, item: Option<Item>) {
        if let Some(key) = self.index.key_of(id)
            && let Some(old) = self.data.log.shared(key).cloned()
        {
            self.index.remove(&old);
            self.data.log.remove(key);
        }
        if let Some(Item::Entry(entry)) = item {
            self.index.add(&entry);
            self.data.log.insert(entry);
        }
    }
}
