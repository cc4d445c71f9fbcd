//! A talk with a helper: who was there, who typed, what it was to be about, how it was left, and every statement that
//! changed while it was open. A reading of the answers of a page that can be filled more than once.

use std::sync::Arc;

use super::{Answers, Edit, Item, ItemKey, Patch, Refused, Stamp, Workbook, idea, patch::Touch};
use crate::base::{Cell, Day, Id, Key, Kind, RowValue, Slot, Text, Value, When, Who, id::fingerprint};

/// One talk.
#[derive(Clone, Copy, Debug)]
pub struct Talk<'a> {
    answers: &'a Answers,
}

/// Who types, as it was said at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Types {
    /// The client.
    #[default]
    Me,
    /// The helper, in the client's words.
    They,
    /// Both in turn.
    Turns,
}

impl Types {
    /// Every answer with the name it has in a slot.
    pub const ALL: [(Self, Key); 3] =
        [(Self::Me, Key::of("me")), (Self::They, Key::of("they")), (Self::Turns, Key::of("turns"))];

    /// Whose words are written at first.
    pub fn first(self) -> Who {
        if self == Self::They { Who::Typed } else { Who::Me }
    }
}

/// What happened to a record or a statement in a talk.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// This record was begun.
    New {
        /// Which.
        record: Id,
        /// By whom.
        by: Who,
    },
    /// This statement was changed.
    Set {
        /// Which.
        slot: Slot,
        /// What stood there before.
        was: Option<Value>,
        /// What stood there at the end.
        now: Option<Value>,
        /// By whom.
        by: Who,
    },
    /// This record was taken away.
    Gone {
        /// Which.
        record: Id,
        /// What it said, statement by statement.
        said: Vec<(Slot, Value)>,
    },
}

impl<'a> Talk<'a> {
    /// The page whose fillings talks are.
    pub const PAGE: &'static str = "talk";
    /// Who was there.
    pub const WITH: Key = Key::of("with");
    /// Who types.
    pub const TYPES: Key = Key::of("types");
    /// Whether the limits were told.
    pub const LIMITS: Key = Key::of("limits");
    /// What is not to be left out today.
    pub const LEAVE_OUT: Key = Key::of("leave_out");
    /// What would help most.
    pub const HELP_MOST: Key = Key::of("help_most");
    /// What the client takes with them.
    pub const TAKE_WITH: Key = Key::of("take_with");
    /// Their next small step.
    pub const SMALL_STEP: Key = Key::of("small_step");
    /// What the helper will do: rows of `what`, `by`, `state`.
    pub const PROMISES: Key = Key::of("promises");
    /// When they meet again.
    pub const MEET: Key = Key::of("meet");
    /// What they see differently.
    pub const DIFFER: Key = Key::of("differ");
    /// The client says that the note is how it was.
    pub const OK_ME: Key = Key::of("ok_me");
    /// The helper says so.
    pub const OK_HELPER: Key = Key::of("ok_helper");
    /// One thing to do more of.
    pub const DO_MORE: Key = Key::of("do_more");
    /// One thing to do less of.
    pub const DO_LESS: Key = Key::of("do_less");
    /// It was begun.
    pub const BEGUN: Key = Key::of("_begun");
    /// The day on which it ended; none while it is open.
    pub const ENDED: Key = Key::of("_ended");
    /// How it was is not asked any more.
    pub const ASKED: Key = Key::of("_asked");
    /// What changed while it was open.
    pub(crate) const CHANGED: Key = Key::of("_changed");
    /// Ideas that were begun while it was open.
    pub(crate) const HERE: Key = Key::of("_here");

    /// Those answers, where they are a talk.
    pub fn of(answers: &'a Answers) -> Option<Self> {
        answers.id.filled_of(Self::PAGE).then_some(Self { answers })
    }

    /// Which.
    pub fn id(self) -> Id {
        self.answers.id
    }

    /// The answers it is a reading of.
    pub fn answers(self) -> &'a Answers {
        self.answers
    }

    /// The client says it afterwards; it is shown to them alone.
    pub fn is_told_alone(slot: &Slot) -> bool {
        slot.record.filled_of(Self::PAGE) && [Self::DO_MORE, Self::DO_LESS].contains(&slot.field)
    }

    /// Who was there.
    pub fn with(self) -> Text {
        self.answers.fields.text(&Self::WITH).cloned().unwrap_or_default()
    }

    /// Who types.
    pub fn types(self) -> Types {
        let said = self.answers.fields.pick(&Self::TYPES);
        Types::ALL.iter().find(|(_, key)| Some(key) == said).map(|(types, _)| *types).unwrap_or_default()
    }

    /// It is not over.
    pub fn is_open(self) -> bool {
        !self.answers.fields.contains_key(&Self::ENDED)
    }

    /// The day on which it ended.
    pub fn ended(self) -> Option<Day> {
        self.answers.fields.when(&Self::ENDED).and_then(When::day)
    }

    /// When they meet again.
    pub fn meet(self) -> Option<&'a When> {
        self.answers.fields.when(&Self::MEET)
    }

    /// Both said that the note is how it was.
    pub fn is_agreed(self) -> bool {
        let yes = |key: &Key| self.answers.fields.get(key) == Some(&Value::Yes(true));
        yes(&Self::OK_ME) && yes(&Self::OK_HELPER)
    }

    /// What the helper said they will do.
    pub fn promises(self) -> &'a [RowValue] {
        self.answers.fields.rows(&Self::PROMISES)
    }

    /// The records that something happened to while it was open.
    pub(crate) fn touched_records(self) -> impl Iterator<Item = Id> + 'a {
        let record = |row: &RowValue| match (row.cells.get(&RECORD), row.cells.get(&SLOT)) {
            (Some(Value::Pick(id)), _) => Id::of(id.as_str()),
            (_, Some(Value::Pick(path))) => idea::slot_of(path.as_str()).map(|slot| slot.record),
            _ => None,
        };
        self.answers.fields.rows(&Self::CHANGED).iter().filter_map(record)
    }

    /// The records that were begun while it was open, ideas among them.
    pub(super) fn begun_records(self) -> std::collections::HashSet<Id> {
        let begun = |row: &RowValue| match change_of(row) {
            Some(Change::New { record, .. }) => Some(record),
            _ => None,
        };
        let ideas = self.answers.fields.picks(&Self::HERE).iter().filter_map(|key| Id::of(key.as_str()));
        self.answers.fields.rows(&Self::CHANGED).iter().filter_map(begun).chain(ideas).collect()
    }

    /// What changed while it was open, each under the row it is kept in.
    pub fn changes(self) -> Vec<(Id, Change)> {
        self.answers.fields.rows(&Self::CHANGED).iter().filter_map(|row| Some((row.id, change_of(row)?))).collect()
    }
}

impl Workbook {
    /// All talks, oldest first.
    pub fn talks(&self) -> impl DoubleEndedIterator<Item = Talk<'_>> {
        let mut all: Vec<Talk> = self.all_fillings(Talk::PAGE).filter_map(Talk::of).collect();
        all.sort_by_key(|talk| (talk.answers.at, talk.id()));
        all.into_iter()
    }

    /// The talk that is open now.
    pub fn open_talk(&self) -> Option<Talk<'_>> {
        self.talks().rev().find(|talk| talk.is_open())
    }

    /// That talk.
    pub fn talk(&self, id: Id) -> Option<Talk<'_>> {
        self.answers_of(id).and_then(Talk::of)
    }

    /// Who said that a note is how it was said so of the note as it stood: where it is changed, it is a draft again.
    pub(super) fn draft_again(&mut self, patch: &mut Patch) {
        const NOTE: [Key; 5] = [Talk::TAKE_WITH, Talk::SMALL_STEP, Talk::PROMISES, Talk::MEET, Talk::DIFFER];
        let changed = |touch: &Touch| match (&touch.before, &touch.after) {
            (Some(Item::Answers(was)), Some(Item::Answers(is))) if is.id.filled_of(Talk::PAGE) => {
                let differs = NOTE.iter().any(|field| was.fields.get(field) != is.fields.get(field));
                let said =
                    |field: &Key| is.fields.get(field).is_some() && was.fields.get(field) == is.fields.get(field);
                let stale: Vec<Key> =
                    [Talk::OK_ME, Talk::OK_HELPER].into_iter().filter(|ok| differs && said(ok)).collect();
                (!stale.is_empty()).then(|| (is.clone(), stale))
            }
            _ => None,
        };
        let notes: Vec<_> = patch.touched.iter().filter_map(changed).collect();
        for (mut note, stale) in notes {
            let id = note.id;
            for field in &stale {
                Arc::make_mut(&mut note).fields.set(&Slot::new(id, field), None);
            }
            self.change(ItemKey::Answers(id), Some(Item::Answers(note)), patch);
        }
    }

    /// What puts a change back: the edits, to be done one after the other.
    ///
    /// # Errors
    /// It has changed since, or is not there any more.
    pub fn undoing(&self, change: &Change, stamp: Stamp) -> Result<Edit, Refused> {
        match change {
            Change::New { record, .. } if self.has(*record) => Ok(Edit::Remove(*record)),
            Change::New { .. } => Err(Refused::NoSuchRecord),
            Change::Set { slot, was, now, .. } => {
                if !self.has(slot.record) && slot.record.kind() != Kind::Page {
                    return Err(Refused::NoSuchRecord);
                }
                if self.get(slot) != *now {
                    return Err(Refused::Changed);
                }
                Ok(Edit::Set(slot.clone(), was.clone()))
            }
            Change::Gone { record, .. } if self.has(*record) => Err(Refused::Changed),
            Change::Gone { record, said } => self.back_again(*record, said, stamp),
        }
    }
}

pub(super) const WHAT: Key = Key::of("what");
pub(super) const NEW: Key = Key::of("new");
pub(super) const SET: Key = Key::of("set");
pub(super) const GONE: Key = Key::of("gone");
pub(super) const RECORD: Key = Key::of("record");
pub(super) const SLOT: Key = Key::of("slot");
pub(super) const WAS: Key = Key::of("was");
pub(super) const NOW: Key = Key::of("now");
pub(super) const BY: Key = Key::of("by");
/// A page is told as begun that was there, hidden: while two are here it is.
pub(super) const APART: Key = Key::of("apart");

const WHO: [(Who, Key); 3] =
    [(Who::Me, Key::of("me")), (Who::Typed, Key::of("typed_for_me")), (Who::Helper, Key::of("helper"))];

pub(super) fn who_key(who: Who) -> Value {
    Value::Pick(WHO.iter().find(|(known, _)| *known == who).map_or(Key::of("me"), |(_, key)| key.clone()))
}

/// Whose hand that is.
pub(super) fn who_of(key: Option<&str>) -> Who {
    let key = key.unwrap_or("me");
    WHO.iter().find(|(_, known)| known.as_str() == key).map_or(Who::Me, |(who, _)| *who)
}

pub(super) fn change_of(row: &RowValue) -> Option<Change> {
    let pick = |key: &Key| match row.cells.get(key) {
        Some(Value::Pick(name)) => Some(name.as_str()),
        _ => None,
    };
    let by = || who_of(pick(&BY));
    match pick(&WHAT)? {
        "new" => Some(Change::New { record: Id::of(pick(&RECORD)?)?, by: by() }),
        "set" => Some(Change::Set {
            slot: idea::slot_of(pick(&SLOT)?)?,
            was: row.cells.get(&WAS).cloned(),
            now: row.cells.get(&NOW).cloned(),
            by: by(),
        }),
        "gone" => {
            let Some(Value::Rows(said)) = row.cells.get(&WAS) else { return None };
            let one = |row: &RowValue| match (row.cells.get(&SLOT), row.cells.get(&WAS)) {
                (Some(Value::Pick(path)), Some(value)) => Some((idea::slot_of(path.as_str())?, value.clone())),
                _ => None,
            };
            Some(Change::Gone { record: Id::of(pick(&RECORD)?)?, said: said.iter().filter_map(one).collect() })
        }
        _ => None,
    }
}

/// It is a cell of that talk's list of promises.
pub(crate) fn is_helpers(slot: &Slot) -> bool {
    slot.record.filled_of(Talk::PAGE) && [Talk::PROMISES, Talk::OK_HELPER].contains(&slot.field)
}

/// The record a row of changes is about; for folding.
pub(crate) fn record_of_row(row: &RowValue) -> Option<Id> {
    match change_of(row)? {
        Change::New { record, .. } | Change::Gone { record, .. } => Some(record),
        Change::Set { slot, .. } => Some(slot.record),
    }
}

/// The list of changes of a talk.
pub(crate) fn is_list_of_changes(slot: &Slot) -> bool {
    slot.record.filled_of(Talk::PAGE) && slot.field == Talk::CHANGED
}

/// A cell, for tests and screens that put one together.
pub fn cell(talk: Id, row: Id, column: &Key) -> Slot {
    Slot { record: talk, field: Talk::PROMISES, row: Some(Cell { id: row, column: column.clone() }) }
}

/// The row of that name: the same thing changed twice stands in one row.
pub(super) fn row_id(name: &str) -> Id {
    Id::of(&format!("r{:016x}", fingerprint(name.bytes()))).unwrap_or_else(|| Id::passing("row"))
}
