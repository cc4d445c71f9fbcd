//! Marks kept as statements change: part of the one door.

use std::sync::Arc;

use super::{Item, ItemKey, Marks, Patch, Refused, Stamp, Talk, Workbook, idea, marks::Hand, statements};
use crate::base::{Id, Kind, Moment, Slot, Text, Value, Who, value::is_aside};

/// What a helper's hand brings in is never the client's at once, whatever a screen wrote on it.
pub(super) fn by_hand(hand: Who, written: Who) -> Who {
    if hand.is_helping() { hand } else { written }
}

impl Item {
    fn marks_mut(&mut self) -> Option<&mut Marks> {
        match self {
            Self::Goal(goal) => Some(&mut Arc::make_mut(goal).marks),
            Self::Step(step) => Some(&mut Arc::make_mut(step).marks),
            Self::Entry(entry) => Some(&mut Arc::make_mut(entry).marks),
            Self::Answers(answers) => Some(&mut Arc::make_mut(answers).marks),
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => None,
        }
    }
}

impl Workbook {
    /// The helper who is here.
    pub fn helper_here(&self) -> Text {
        self.open_talk().map(Talk::with).unwrap_or_default()
    }

    /// The item with the mark of a statement that stood as `before` until now; of a list, with the mark of each cell.
    pub(super) fn marked(&self, mut item: Item, slot: &Slot, before: Option<&Value>, stamp: Stamp) -> Item {
        let after = item.statement(slot);
        let is_list = |value: Option<&Value>| matches!(value, Some(Value::Rows(_)));
        if slot.row.is_some() || !(is_list(before) || is_list(after.as_ref())) {
            self.note(&mut item, slot, (before, after.as_ref()), stamp);
            return item;
        }
        let rows = |value: Option<&Value>| match value {
            Some(Value::Rows(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let (old, new) = (rows(before), rows(after.as_ref()));
        for cell in statements::in_rows(slot.record, &slot.field, &old, &new) {
            self.note(&mut item, &cell.slot, (cell.before.as_ref(), cell.after.as_ref()), stamp);
        }
        let alone = |value: Option<&Value>| value.filter(|it| !is_list(Some(it))).cloned();
        self.note(&mut item, slot, (alone(before).as_ref(), alone(after.as_ref()).as_ref()), stamp);
        if let Some(marks) = item.marks_mut() {
            let ids: Vec<Id> = new.iter().map(|row| row.id).collect();
            marks.keep_rows(&slot.field, &ids);
        }
        item
    }

    /// Marks one statement that changed. What is put aside is no one's word, and has no mark.
    fn note(&self, item: &mut Item, slot: &Slot, change: (Option<&Value>, Option<&Value>), stamp: Stamp) {
        let (owner, begun, _) = self.about(slot.record).unwrap_or((stamp.who, stamp.at, false));
        let is_text = |value: Option<&Value>| value.is_some_and(|value| value.text().is_some());
        let is_words = is_text(change.0) || is_text(change.1);
        if Marks::is_private(slot) {
            // When it was hidden in a talk: what led there before is folded away with it, what is made later is not.
            let hidden = change.1.is_some() && self.open_talk().is_some();
            if let Some(marks) = item.marks_mut().filter(|_| slot.record.kind() == Kind::Page) {
                marks.hide(slot, hidden.then_some(stamp.at));
            }
            return;
        }
        if is_aside(slot.asked()) && !is_words {
            return;
        }
        let is_marked = item.voice().is_some_and(|(_, marks)| marks.of(slot).is_some());
        // Alone, only words have a history. Of a helper's hand, and of the client's in what a helper began, whatever it
        // set is told.
        let told = stamp.who.is_helping() || owner != stamp.who || is_words || is_marked;
        // How a goal was worded is kept by the goal.
        let kept_there =
            slot.record.kind() == Kind::Goal && slot.field == super::Goal::WORDS && !stamp.who.is_helping();
        // How a talk began is chosen, not worded: there is nothing to be read back.
        let at_the_start = [Talk::TYPES, Talk::LIMITS, Talk::HELP_MOST].contains(&slot.field);
        let chosen = at_the_start && slot.record.filled_of(Talk::PAGE);
        if !told || chosen || (kept_there && !is_marked) {
            return;
        }
        let name = self.helper_here();
        let by = if stamp.who == Who::Typed && super::voice::is_helpers_own(slot) { Who::Helper } else { stamp.who };
        let hand = Hand { by, name: &name, at: stamp.at };
        if let Some(marks) = item.marks_mut() {
            marks.note(slot, change, hand, (owner, begun));
        }
    }

    /// Every statement of a record that a helper's hand brought in is marked.
    pub(super) fn mark_all(&mut self, key: ItemKey, stamp: Stamp, patch: &mut Patch) {
        let Some(mut item) = self.item(key).filter(|_| stamp.who.is_helping()) else { return };
        let name = self.helper_here();
        let hand = Hand { by: stamp.who, name: &name, at: stamp.at };
        let (said, known) = (item.statements(), item.clone());
        if let Some(marks) = item.marks_mut() {
            // Whatever it was marked with elsewhere.
            marks.leave(|_| false);
            let own = super::voice::is_helpers_own;
            for (slot, value) in said.iter().filter(|(slot, value)| value.text().is_some() || own(slot)) {
                let by = if own(slot) { Who::Helper } else { stamp.who };
                marks.note(slot, (None, Some(value)), Hand { by, ..hand }, (stamp.who, stamp.at));
            }
            // What holds nothing but a helper's own line waits for nobody.
            let is_line = matches!(&known, Item::Entry(entry) if entry.is_helpers_line());
            if let Some(words) = words_of(key).filter(|_| !is_line) {
                marks.begin(&words, hand);
            }
        }
        self.change(key, Some(item), patch);
    }

    /// Statements were read back.
    pub(super) fn read_back(&mut self, slots: &[Slot], stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        if stamp.who == Who::Helper {
            return Err(Refused::TheirsToSay);
        }
        for slot in slots {
            let key = key_of(slot.record).ok_or(Refused::NoSuchRecord)?;
            let mut item = self.item(key).ok_or(Refused::NoSuchRecord)?;
            if item.marks_mut().is_some_and(|marks| marks.read_back(slot, stamp.at)) {
                self.change(key, Some(item), patch);
            }
        }
        Ok(())
    }

    /// A statement came from an idea; only the client says so.
    pub(super) fn came_from(&mut self, slot: &Slot, from: Id, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        if stamp.who.is_helping() {
            return Err(Refused::TheirsToSay);
        }
        let name = self.idea(from).map(idea::Idea::name).unwrap_or_default();
        let key = key_of(slot.record).ok_or(Refused::NoSuchRecord)?;
        let mut item = self.item(key).ok_or(Refused::NoSuchRecord)?;
        if let Some(marks) = item.marks_mut() {
            marks.came_from(slot, from, Hand { by: Who::Me, name: &name, at: stamp.at });
        }
        self.change(key, Some(item), patch);
        Ok(())
    }

    /// Puts a value of a talk that the workbook keeps by itself, without a mark.
    pub(super) fn put_aside(&mut self, slot: &Slot, value: Option<Value>, patch: &mut Patch) {
        let Some(Item::Answers(mut answers)) = self.item(ItemKey::Answers(slot.record)) else { return };
        Arc::make_mut(&mut answers).fields.set(slot, value);
        self.change(ItemKey::Answers(slot.record), Some(Item::Answers(answers)), patch);
    }

    /// Every statement that waits to be read back, of that record or of all, oldest first.
    pub fn waiting(&self, of: Option<Id>) -> Vec<Slot> {
        let all = |marks: &Marks, id: Id| -> Vec<(Moment, Slot)> {
            let waiting = marks.all().iter().filter(|mark| mark.waits());
            waiting.map(|mark| (mark.at, mark.slot(id))).collect()
        };
        if let Some(id) = of {
            let waiting = self.marks(id).map(|marks| all(marks, id)).unwrap_or_default();
            return waiting.into_iter().map(|(_, slot)| slot).collect();
        }
        let goals = self.goals().flat_map(|goal| all(&goal.marks, goal.id));
        let steps = self.steps().flat_map(|step| all(&step.marks, step.id));
        let pages = self.all_answers().flat_map(|page| all(&page.marks, page.id));
        let log = self.touched_entries().into_iter().flat_map(|entry| all(&entry.marks, entry.id));
        let mut out: Vec<(Moment, Slot)> = goals.chain(steps).chain(pages).chain(log).collect();
        out.sort_by_key(|(at, _)| *at);
        out.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Something waits to be read back.
    pub fn has_waiting(&self) -> bool {
        self.goals().any(|goal| goal.marks.wait())
            || self.steps().any(|step| step.marks.wait())
            || self.all_answers().any(|page| page.marks.wait())
            || self.touched_entries().into_iter().any(|entry| entry.marks.wait())
    }

    /// Entries that a helper's hand was at, found by what talks say of them: the log is never walked for it.
    fn touched_entries(&self) -> Vec<&super::Entry> {
        let touched = self.talks().flat_map(Talk::touched_records);
        let ids: std::collections::BTreeSet<Id> = touched.filter(|id| id.kind() == Kind::Entry).collect();
        ids.into_iter().filter_map(|id| self.entry(id)).collect()
    }
}

/// The words of a record, which are what it waits with.
fn words_of(key: ItemKey) -> Option<Slot> {
    match key {
        ItemKey::Goal(id) => Some(Slot::new(id, &super::Goal::WORDS)),
        ItemKey::Step(id) => Some(Slot::new(id, &super::Step::WORDS)),
        ItemKey::Entry(id) => Some(Slot::new(id, &super::Entry::WORDS)),
        _ => None,
    }
}

/// Where the record stands among the items.
pub(super) fn key_of(record: Id) -> Option<ItemKey> {
    match record.kind() {
        Kind::Goal => Some(ItemKey::Goal(record)),
        Kind::Step => Some(ItemKey::Step(record)),
        Kind::Entry => Some(ItemKey::Entry(record)),
        Kind::Page => Some(ItemKey::Answers(record)),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => None,
    }
}
