//! What a patch changes while a talk is open, noted with that talk: the same thing changed twice stands in one row.
//!
//! Never walk the rows of a talk for one statement. A goal can have tens of thousands of entries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Entry, Item, Patch, Stamp, Talk, Workbook, back, idea,
    statements::Changed,
    talk::{self, APART, BY, Change, GONE, NEW, NOW, RECORD, SET, SLOT, WAS, WHAT, row_id, who_key},
};
use crate::base::{Id, Key, Kind, RowValue, Slot, Value, Who, value::is_aside};

/// The rows of a talk, found by their id and by the record they are about.
struct Notes {
    rows: Vec<Option<RowValue>>,
    at: HashMap<Id, usize>,
    about: HashMap<Id, Vec<Id>>,
}

impl Notes {
    fn of(kept: &[RowValue]) -> Self {
        let mut notes = Self { rows: Vec::with_capacity(kept.len()), at: HashMap::new(), about: HashMap::new() };
        for row in kept {
            notes.push(row.clone());
        }
        notes
    }

    fn push(&mut self, row: RowValue) {
        self.take(row.id);
        if let Some(record) = record_of(&row) {
            self.about.entry(record).or_default().push(row.id);
        }
        self.at.insert(row.id, self.rows.len());
        self.rows.push(Some(row));
    }

    fn get(&self, id: Id) -> Option<&RowValue> {
        self.rows.get(*self.at.get(&id)?)?.as_ref()
    }

    fn take(&mut self, id: Id) -> Option<RowValue> {
        let at = self.at.remove(&id)?;
        self.rows.get_mut(at)?.take()
    }

    /// Everything that is noted of that record.
    fn take_about(&mut self, record: Id) -> Vec<RowValue> {
        let ids = self.about.remove(&record).unwrap_or_default();
        ids.into_iter().filter_map(|id| self.take(id)).collect()
    }

    fn is_new(&self, record: Id) -> bool {
        self.get(row_id(record.as_str())).is_some_and(|row| row.cells.get(&WHAT) == Some(&Value::Pick(NEW)))
    }

    fn begun(&mut self, record: Id, by: Who) {
        let id = row_id(record.as_str());
        // What went and came back again is as it was; its statements tell the rest.
        if self.take(id).is_none() {
            self.push(RowValue { id, cells: new_cells(record, by) });
        }
    }

    /// A page that looked empty while it was hidden: for both it is begun now, and only while they see that.
    fn begun_apart(&mut self, record: Id, by: Who) {
        let mut cells = new_cells(record, by);
        cells.insert(APART, Value::Yes(true));
        self.push(RowValue { id: apart_id(record), cells });
    }

    fn gone(&mut self, record: Id, item: &Item) {
        let was_new = self.is_new(record);
        // As it was before the talk is what can be had back.
        let before: BTreeMap<Slot, Option<Value>> = self
            .take_about(record)
            .iter()
            .filter_map(talk::change_of)
            .filter_map(|change| match change {
                Change::Set { slot, was, .. } => Some((slot, was)),
                _ => None,
            })
            .collect();
        if was_new {
            return;
        }
        let mut said = item.statements();
        said.retain(|(slot, _)| !before.contains_key(slot));
        said.extend(before.iter().filter_map(|(slot, was)| Some((slot.clone(), was.clone()?))));
        said.extend(back::beside(item, record, &before));
        let kept = said.into_iter().map(|(slot, value)| RowValue {
            id: row_id(idea::path(&slot).as_str()),
            cells: [(SLOT, Value::Pick(idea::path(&slot))), (WAS, value)].into(),
        });
        let cells = [
            (WHAT, Value::Pick(GONE)),
            (RECORD, Value::Pick(Key::from(record.as_str()))),
            (WAS, Value::Rows(kept.collect())),
        ];
        self.push(RowValue { id: row_id(record.as_str()), cells: cells.into() });
    }

    fn set(&mut self, changed: Changed, by: Who) {
        let path = idea::path(&changed.slot);
        let id = row_id(path.as_str());
        let was = match self.take(id) {
            Some(mut row) => row.cells.remove(&WAS),
            None => changed.before,
        };
        if was == changed.after {
            return;
        }
        let mut cells: BTreeMap<Key, Value> =
            [(WHAT, Value::Pick(SET)), (SLOT, Value::Pick(path)), (BY, who_key(by))].into();
        cells.extend(was.map(|was| (WAS, was)));
        cells.extend(changed.after.map(|now| (NOW, now)));
        self.push(RowValue { id, cells });
    }
}

impl Workbook {
    /// Notes in the open talk what this patch changed, in the same patch: undone with it, and there after a kill.
    pub(super) fn note_in_talk(&mut self, patch: &mut Patch, stamp: Stamp) {
        let Some(talk) = self.open_talk() else { return };
        let (id, known) = (talk.id(), talk.answers().fields.rows(&Talk::CHANGED));
        let mut notes = Notes::of(known);
        let mut went = BTreeSet::new();
        for touch in &patch.touched {
            let record = touch.after.as_ref().or(touch.before.as_ref()).and_then(Item::record);
            let Some(record) = record.filter(|record| is_told(*record)) else { continue };
            match (&touch.before, &touch.after) {
                (None, Some(item)) => notes.begun(record, item.voice().map_or(stamp.who, |(by, _)| by)),
                (Some(item), None) => {
                    went.insert(record);
                    notes.gone(record, item);
                }
                (Some(Item::Answers(was)), Some(Item::Answers(is))) => {
                    match (was.is_begun_apart(), is.is_begun_apart()) {
                        (false, true) => notes.begun_apart(record, stamp.who),
                        (true, false) => drop(notes.take(apart_id(record))),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        // That a goal went is told once, not by each of its entries.
        let follows = |changed: &Changed| match &changed.before {
            Some(Value::Pick(key)) if changed.slot.record.kind() == Kind::Entry => {
                let led = changed.slot.field == Entry::GOAL && changed.after.is_none();
                led && Id::of(key.as_str()).is_some_and(|goal| went.contains(&goal))
            }
            _ => false,
        };
        for changed in patch.statements() {
            let record = changed.slot.record;
            let told = is_told(record) && !is_aside(&changed.slot.field) && !follows(&changed);
            if told && self.has(record) && !notes.is_new(record) {
                notes.set(changed, stamp.who);
            }
        }
        let rows: Vec<RowValue> = notes.rows.into_iter().flatten().collect();
        if rows != known {
            self.put_aside(&Slot::new(id, &Talk::CHANGED), Some(Value::Rows(rows)), patch);
        }
        self.note_ideas(id, patch);
    }

    /// Notes which ideas were begun in that talk.
    fn note_ideas(&mut self, talk: Id, patch: &mut Patch) {
        let begun = patch.touched.iter().filter(|touch| touch.before.is_none());
        let ids = begun.filter_map(|touch| touch.after.as_ref()?.record());
        let ideas: Vec<Key> =
            ids.filter(|id| id.filled_of(idea::Idea::PAGE)).map(|id| Key::from(id.as_str())).collect();
        if ideas.is_empty() {
            return;
        }
        let known = self.answers_of(talk).map(|answers| answers.fields.picks(&Talk::HERE).to_vec()).unwrap_or_default();
        let all = known.into_iter().chain(ideas).collect();
        self.put_aside(&Slot::new(talk, &Talk::HERE), Some(Value::Picks(all)), patch);
    }
}

impl Workbook {
    /// Notes with the talk that was newest what came into a page only now, and by whom: it is among all that changed, and
    /// can be put back by itself.
    pub(super) fn note_laid_in(&mut self, came: Vec<(Changed, Who)>, patch: &mut Patch) {
        let Some(talk) = self.talks().next_back() else { return };
        let (id, known) = (talk.id(), talk.answers().fields.rows(&Talk::CHANGED));
        let mut notes = Notes::of(known);
        let apart = known.iter().filter(|row| row.cells.contains_key(&APART));
        apart.for_each(|row| drop(notes.take(row.id)));
        for (changed, by) in came.into_iter().filter(|(changed, _)| !is_aside(&changed.slot.field)) {
            notes.set(changed, by);
        }
        let rows: Vec<RowValue> = notes.rows.into_iter().flatten().collect();
        if rows != known {
            self.put_aside(&Slot::new(id, &Talk::CHANGED), Some(Value::Rows(rows)), patch);
        }
    }
}

/// What a change in a talk is about: the talk itself and ideas are told elsewhere.
fn is_told(record: Id) -> bool {
    !record.filled_of(Talk::PAGE) && !record.filled_of(idea::Idea::PAGE)
}

fn record_of(row: &RowValue) -> Option<Id> {
    match (row.cells.get(&SLOT), row.cells.get(&RECORD)) {
        (Some(Value::Pick(path)), _) => idea::slot_of(path.as_str()).map(|slot| slot.record),
        (_, Some(Value::Pick(record))) => Id::of(record.as_str()),
        _ => None,
    }
}

fn new_cells(record: Id, by: Who) -> BTreeMap<Key, Value> {
    [(WHAT, Value::Pick(NEW)), (RECORD, Value::Pick(Key::from(record.as_str()))), (BY, who_key(by))].into()
}

/// The row of a page that was begun apart; what was noted of the page itself stays beside it.
fn apart_id(record: Id) -> Id {
    row_id(&format!("{}/apart", record.as_str()))
}
