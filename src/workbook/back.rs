//! A record that was taken away in a talk, put back as it was: whose it is, where it stood, and what it said before,
//! beside its statements.
//!
//! Never make words the client's by that. What waited to be read back waits again.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Answers, Edit, Entry, EntryKind, Goal, Item, ItemKey, Mark, Marks, Patch, Refused, Stamp, Step, Was, Wording,
    Workbook, idea,
    outline::{self, Spot},
    stating::by_hand,
    talk::{BY, SLOT, WAS, row_id, who_key, who_of},
};
use crate::base::{Day, Id, Key, Kind, Moment, RowValue, Slot, Text, Value, Who};

// What is kept beside the statements: names no page can ask under.
const HOME: Key = Key::of("_home");
const UNDER: Key = Key::of("_under");
const OWNER: Key = Key::of("_by");
const BEGUN: Key = Key::of("_at");
const STEP: Key = Key::of("_step");
const TRIED: Key = Key::of("_tried");
const WORDED: Key = Key::of("_worded");
const WORDINGS: Key = Key::of("_was");
const MARKS: Key = Key::of("_marks");
const ASIDE: [Key; 9] = [HOME, UNDER, OWNER, BEGUN, STEP, TRIED, WORDED, WORDINGS, MARKS];

const NAME: Key = Key::of("name");
const AT: Key = Key::of("at");
const READ_BACK: Key = Key::of("read_back");
const IDEA: Key = Key::of("idea");
const WORDS: Key = Key::of("words");

type Before = BTreeMap<Slot, Option<Value>>;

fn moment(at: Moment) -> Value {
    Value::Text(at.to_string().into())
}

fn of_id(id: Id) -> Value {
    Value::Pick(Key::from(id.as_str()))
}

/// What is kept of a record that goes, beside its statements; `before` holds what those said that were changed since
/// the talk began.
pub(super) fn beside(item: &Item, record: Id, before: &Before) -> Vec<(Slot, Value)> {
    let mut out: Vec<(Key, Value)> = Vec::new();
    let (by, at, marks) = match item {
        Item::Goal(goal) => {
            let (was, worded) = wordings(goal, before);
            out.extend(worded.map(|at| (WORDED, moment(at))));
            if !was.is_empty() {
                let row = |(n, was): (usize, &Wording)| RowValue {
                    id: row_id(&n.to_string()),
                    cells: [(AT, moment(was.from)), (WORDS, Value::Text(was.words.clone()))].into(),
                };
                out.push((WORDINGS, Value::Rows(was.iter().enumerate().map(row).collect())));
            }
            (goal.by, goal.at, &goal.marks)
        }
        Item::Step(step) => {
            out.extend(step.goal.map(|goal| (HOME, of_id(goal))));
            out.extend(step.under.map(|under| (UNDER, of_id(under))));
            (step.by, step.at, &step.marks)
        }
        Item::Entry(entry) => {
            out.extend(entry.step.map(|step| (STEP, of_id(step))));
            out.extend(entry.tried.then_some((TRIED, Value::Yes(true))));
            (entry.by, entry.at, &entry.marks)
        }
        Item::Answers(answers) => (answers.by, answers.at, &answers.marks),
        Item::Settings(_) | Item::Order(_) | Item::Gone(_) => return Vec::new(),
    };
    out.extend([(OWNER, who_key(by)), (BEGUN, moment(at))]);
    let marks: Vec<RowValue> = marks
        .all()
        .iter()
        .filter_map(|mark| mark_before(mark, record, before))
        .map(|mark| row_of(&mark, record))
        .collect();
    if !marks.is_empty() {
        out.push((MARKS, Value::Rows(marks)));
    }
    out.into_iter().map(|(field, value)| (Slot::new(record, &field), value)).collect()
}

/// How a goal was said before the words it had when the talk began.
fn wordings(goal: &Goal, before: &Before) -> (Vec<Wording>, Option<Moment>) {
    let words = before.get(&Slot::new(goal.id, &Goal::WORDS)).and_then(Option::as_ref).and_then(Value::text);
    let at = words.and_then(|words| goal.was.iter().rposition(|was| was.words == *words));
    let Some((at, stood)) = at.and_then(|at| Some((at, goal.was.get(at)?))) else {
        return (goal.was.clone(), goal.worded);
    };
    (goal.was.iter().take(at).cloned().collect(), Some(stood.from).filter(|from| *from != goal.at))
}

/// The mark as it belongs to what the statement said when the talk began; none where it said nothing.
fn mark_before(mark: &Mark, record: Id, before: &Before) -> Option<Mark> {
    let Some(value) = before.get(&mark.slot(record)) else { return Some(mark.clone()) };
    let words = value.as_ref()?.text();
    let at = mark.was.iter().rposition(|was| Some(&was.words) == words);
    let Some((at, stood)) = at.and_then(|at| Some((at, mark.was.get(at)?))) else { return Some(mark.clone()) };
    let was = mark.was.iter().take(at).cloned().collect();
    Some(Mark {
        by: stood.by,
        name: stood.name.clone(),
        at: stood.until,
        read_back: None,
        idea: None,
        was,
        ..mark.clone()
    })
}

fn row_of(mark: &Mark, record: Id) -> RowValue {
    let path = idea::path(&mark.slot(record));
    let named = |name: &Text| (!name.is_empty()).then(|| (NAME, Value::Text(name.clone())));
    let mut cells: BTreeMap<Key, Value> =
        [(SLOT, Value::Pick(path.clone())), (BY, who_key(mark.by)), (AT, moment(mark.at))].into();
    cells.extend(named(&mark.name));
    cells.extend(mark.read_back.map(|at| (READ_BACK, moment(at))));
    cells.extend(mark.idea.map(|id| (IDEA, of_id(id))));
    if !mark.was.is_empty() {
        let row = |(n, was): (usize, &Was)| {
            let cells = [(BY, who_key(was.by)), (AT, moment(was.until)), (WORDS, Value::Text(was.words.clone()))];
            RowValue { id: row_id(&n.to_string()), cells: cells.into_iter().chain(named(&was.name)).collect() }
        };
        cells.insert(WAS, Value::Rows(mark.was.iter().enumerate().map(row).collect()));
    }
    RowValue { id: row_id(path.as_str()), cells }
}

fn text(row: &RowValue, column: &Key) -> Text {
    row.cells.get(column).and_then(Value::text).cloned().unwrap_or_default()
}

fn time(row: &RowValue, column: &Key) -> Option<Moment> {
    Moment::read(text(row, column).as_str())
}

fn pick<'a>(row: &'a RowValue, column: &Key) -> Option<&'a str> {
    match row.cells.get(column) {
        Some(Value::Pick(key)) => Some(key.as_str()),
        _ => None,
    }
}

fn mark_of(row: &RowValue) -> Option<Mark> {
    let slot = idea::slot_of(pick(row, &SLOT)?)?;
    let was = match row.cells.get(&WAS) {
        Some(Value::Rows(rows)) => rows.as_slice(),
        _ => &[],
    };
    let one = |row: &RowValue| {
        let (by, name) = (who_of(pick(row, &BY)), text(row, &NAME));
        Some(Was { by, name, until: time(row, &AT)?, words: text(row, &WORDS) })
    };
    Some(Mark {
        field: slot.field,
        row: slot.row.as_ref().map(|cell| cell.id),
        column: slot.row.map(|cell| cell.column),
        by: who_of(pick(row, &BY)),
        name: text(row, &NAME),
        at: time(row, &AT)?,
        read_back: time(row, &READ_BACK),
        idea: pick(row, &IDEA).and_then(Id::of),
        was: was.iter().filter_map(one).collect(),
    })
}

/// What was kept of a record, to be put together again.
struct Kept<'a> {
    said: &'a [(Slot, Value)],
}

impl<'a> Kept<'a> {
    fn get(&self, field: &Key) -> Option<&'a Value> {
        self.said.iter().find(|(slot, _)| slot.field == *field && slot.row.is_none()).map(|(_, value)| value)
    }

    fn id(&self, field: &Key) -> Option<Id> {
        match self.get(field) {
            Some(Value::Pick(key)) => Id::of(key.as_str()),
            _ => None,
        }
    }

    fn time(&self, field: &Key) -> Option<Moment> {
        self.get(field).and_then(Value::text).and_then(|text| Moment::read(text.as_str()))
    }

    fn rows(&self, field: &Key) -> &'a [RowValue] {
        match self.get(field) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    fn begun(&self, stamp: Stamp) -> (Who, Moment) {
        let by = match self.get(&OWNER) {
            Some(Value::Pick(key)) => who_of(Some(key.as_str())),
            _ => stamp.who,
        };
        (by, self.time(&BEGUN).unwrap_or(stamp.at))
    }

    fn marks(&self) -> Marks {
        Marks::these(self.rows(&MARKS).iter().filter_map(mark_of).collect())
    }

    fn statements(&self) -> impl Iterator<Item = (&'a Slot, Value)> {
        let told = self.said.iter().filter(|(slot, _)| !ASIDE.contains(&slot.field));
        told.map(|(slot, value)| (slot, value.clone()))
    }
}

impl Workbook {
    /// The edit that brings a record back that was taken away: as it was, where what it stood by is still there.
    ///
    /// # Errors
    /// It can not be a record.
    pub(super) fn back_again(&self, record: Id, said: &[(Slot, Value)], stamp: Stamp) -> Result<Edit, Refused> {
        let kept = Kept { said };
        let (by, at) = kept.begun(stamp);
        match record.kind() {
            Kind::Goal => {
                let mut goal = Goal::new(record, by, at);
                kept.statements().try_for_each(|(slot, value)| goal.set(slot, Some(value), at))?;
                let one = |row: &RowValue| Some(Wording { from: time(row, &AT)?, words: text(row, &WORDS) });
                goal.was = kept.rows(&WORDINGS).iter().filter_map(one).collect();
                (goal.worded, goal.marks) = (kept.time(&WORDED), kept.marks());
                Ok(Edit::AddGoal(goal))
            }
            Kind::Step => {
                let goal = kept.id(&HOME).filter(|goal| self.goal(*goal).is_some());
                let under = kept.id(&UNDER).filter(|under| self.step(*under).is_some_and(|step| step.goal == goal));
                let mut step = Step::new(record, by, at, goal, under);
                kept.statements().try_for_each(|(slot, value)| step.set(slot, Some(value)))?;
                step.marks = kept.marks();
                let after = outline::siblings(self, goal, under).last().copied();
                Ok(Edit::AddStep(step, Spot { under, after }))
            }
            Kind::Entry => {
                let mut entry = Entry::new(record, by, at, EntryKind::Note, Day::EPOCH);
                kept.statements().try_for_each(|(slot, value)| entry.set(slot, Some(value)))?;
                entry.goal = entry.goal.filter(|goal| self.goal(*goal).is_some());
                entry.step = kept.id(&STEP).filter(|step| self.step(*step).is_some());
                entry.tried = kept.get(&TRIED).is_some();
                entry.marks = kept.marks();
                Ok(Edit::AddEntry(entry))
            }
            Kind::Page => {
                let mut page = Answers::new(record, by, at);
                kept.statements().for_each(|(slot, value)| page.set(slot, Some(value), stamp.at));
                page.marks = kept.marks();
                Ok(Edit::AddPage(Box::new(page)))
            }
            Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => Err(Refused::NoSuchRecord),
        }
    }

    /// Brings a page back.
    pub(super) fn add_page(&mut self, mut page: Answers, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        if self.has(page.id) {
            return Err(Refused::Twice);
        }
        page.by = by_hand(stamp.who, page.by);
        let key = ItemKey::Answers(page.id);
        self.change(key, Some(Item::Answers(Arc::new(page))), patch);
        self.mark_all(key, stamp, patch);
        Ok(())
    }
}
