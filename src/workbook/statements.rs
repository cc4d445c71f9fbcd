//! What a record says, statement by statement, and what an edit changed of it: fields, and the cells of lists.
//!
//! Never leave a field out. What is not among the statements could be changed unseen.

use std::{collections::BTreeMap, sync::Arc};

use super::{Answers, Entry, Goal, Item, ItemKey, Marks, Patch, Said, Step, Workbook, patch::Touch};
use crate::base::{Cell, Id, Key, Kind, RowValue, Slot, Text, Value, Who, value::is_aside};

/// The fields of a goal that are not among what else was said of it.
static OF_GOAL: [Key; 11] = [
    Goal::WORDS,
    Goal::WHY,
    Goal::OTHERS_WANT,
    Goal::LOOK_AGAIN,
    Goal::STATE,
    Goal::INSTEAD,
    Key::of("ours"),
    Key::of("kind"),
    Key::of("whose"),
    Key::of("wish"),
    Marks::PRIVATE,
];

/// The same of a step.
static OF_STEP: [Key; 13] = [
    Step::WORDS,
    Step::WHEN,
    Step::STATE,
    Step::SURE,
    Step::WITH,
    Step::DONE_ON,
    Step::HARD,
    Step::REPEATS,
    Step::KEPT,
    Key::of("kind"),
    Key::of("size"),
    Key::of("planned"),
    Marks::PRIVATE,
];

/// The same of an entry.
static OF_ENTRY: [Key; 7] =
    [Entry::WORDS, Entry::ON, Entry::KIND, Entry::GOAL, Entry::HELP, Entry::HARD, Marks::PRIVATE];

/// The same of the answers to a page.
static OF_A_PAGE: [Key; 1] = [Marks::PRIVATE];

/// One statement that an edit changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Which.
    pub slot: Slot,
    /// What stood there.
    pub before: Option<Value>,
    /// What stands there now.
    pub after: Option<Value>,
}

impl Item {
    /// The record, where it is one.
    pub fn record(&self) -> Option<Id> {
        match self {
            Self::Goal(goal) => Some(goal.id),
            Self::Step(step) => Some(step.id),
            Self::Entry(entry) => Some(entry.id),
            Self::Answers(answers) => Some(answers.id),
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => None,
        }
    }

    /// Whose record it is, and the marks of its statements.
    pub fn voice(&self) -> Option<(Who, &Marks)> {
        match self {
            Self::Goal(goal) => Some((goal.by, &goal.marks)),
            Self::Step(step) => Some((step.by, &step.marks)),
            Self::Entry(entry) => Some((entry.by, &entry.marks)),
            Self::Answers(answers) => Some((answers.by, &answers.marks)),
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => None,
        }
    }

    fn own(&self) -> &'static [Key] {
        match self {
            Self::Goal(_) => &OF_GOAL,
            Self::Step(_) => &OF_STEP,
            Self::Entry(_) => &OF_ENTRY,
            Self::Answers(_) => &OF_A_PAGE,
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => &[],
        }
    }

    /// What that statement says.
    pub(super) fn statement(&self, slot: &Slot) -> Option<Value> {
        match self {
            Self::Goal(goal) => goal.at(slot),
            Self::Step(step) => step.at(slot),
            Self::Entry(entry) => entry.at(slot),
            Self::Answers(answers) => answers.at(slot),
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => None,
        }
    }

    pub(super) fn said(&self) -> Option<&Said> {
        match self {
            Self::Goal(goal) => Some(&goal.more),
            Self::Step(step) => Some(&step.more),
            Self::Entry(entry) => Some(&entry.more),
            Self::Answers(answers) => Some(&answers.fields),
            Self::Settings(_) | Self::Order(_) | Self::Gone(_) => None,
        }
    }

    /// Every statement it holds, with the cells of lists one by one.
    pub fn statements(&self) -> Vec<(Slot, Value)> {
        let Some(record) = self.record() else { return Vec::new() };
        changed(record, None, Some(self)).into_iter().filter_map(|it| Some((it.slot, it.after?))).collect()
    }
}

/// The statements of one record that are other than they were.
fn changed(record: Id, before: Option<&Item>, after: Option<&Item>) -> Vec<Changed> {
    let mut out = Vec::new();
    let fields = before.or(after).map_or(&[][..], Item::own);
    for field in fields {
        let slot = Slot::new(record, field);
        let (was, is) = (before.and_then(|item| item.statement(&slot)), after.and_then(|item| item.statement(&slot)));
        if was != is {
            out.push(Changed { slot, before: was, after: is });
        }
    }
    let none = Said::default();
    let was = before.and_then(Item::said).unwrap_or(&none);
    let is = after.and_then(Item::said).unwrap_or(&none);
    let fields: std::collections::BTreeSet<&Key> = was.keys().chain(is.keys()).collect();
    for field in fields {
        let (old, new) = (was.get(field), is.get(field));
        if old == new {
            continue;
        }
        if [old, new].iter().any(|value| matches!(value, Some(Value::Rows(_)))) {
            out.extend(in_rows(record, field, was.rows(field), is.rows(field)));
        }
        // A list against something else: its rows went or came, and the other thing stands by itself.
        let alone = |value: Option<&Value>| value.filter(|it| !matches!(it, Value::Rows(_))).cloned();
        let (before, after) = (alone(old), alone(new));
        if before != after {
            out.push(Changed { slot: Slot::new(record, field), before, after });
        }
    }
    out
}

/// The cells of a list that are other than they were.
pub(super) fn in_rows(record: Id, field: &Key, was: &[RowValue], is: &[RowValue]) -> Vec<Changed> {
    type Cells<'a> = BTreeMap<(Id, &'a Key), &'a Value>;
    fn cells(rows: &[RowValue]) -> Cells<'_> {
        let rows = rows.iter();
        rows.flat_map(|row| row.cells.iter().map(move |(column, value)| ((row.id, column), value))).collect()
    }
    let (old, new) = (cells(was), cells(is));
    let both: std::collections::BTreeSet<_> = old.keys().chain(new.keys()).copied().collect();
    let slot = |(id, column): (Id, &Key)| Slot {
        record,
        field: field.clone(),
        row: Some(Cell { id, column: column.clone() }),
    };
    let one = |at: (Id, &Key)| Changed {
        slot: slot(at),
        before: old.get(&at).map(|value| (*value).clone()),
        after: new.get(&at).map(|value| (*value).clone()),
    };
    both.into_iter().map(one).filter(|it| it.before != it.after).collect()
}

impl Patch {
    /// Every statement it changed, record by record.
    pub fn statements(&self) -> Vec<Changed> {
        self.touched.iter().flat_map(Touch::statements).collect()
    }
}

impl Touch {
    /// Every statement of that item that changed; none where it is no record.
    pub fn statements(&self) -> Vec<Changed> {
        let record = self.after.as_ref().or(self.before.as_ref()).and_then(Item::record);
        record.map_or_else(Vec::new, |record| changed(record, self.before.as_ref(), self.after.as_ref()))
    }
}

impl Answers {
    /// Every statement it holds, with the cells of lists one by one.
    pub fn statements(&self) -> Vec<(Slot, Value)> {
        Item::Answers(Arc::new(self.clone())).statements()
    }
}

impl Workbook {
    /// All that is said in words in a goal, a step, an entry or on a page, each with where it stands; not what is put
    /// aside.
    pub fn words_in(&self, record: Id) -> Vec<(Slot, Text)> {
        let key = match record.kind() {
            Kind::Goal => ItemKey::Goal(record),
            Kind::Step => ItemKey::Step(record),
            Kind::Entry => ItemKey::Entry(record),
            Kind::Page => ItemKey::Answers(record),
            Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => return Vec::new(),
        };
        let all = self.item(key).map(|item| item.statements()).unwrap_or_default();
        let said = all.into_iter().filter(|(slot, _)| !is_aside(&slot.field) && !is_aside(slot.asked()));
        said.filter_map(|(slot, value)| Some((slot, value.words().filter(|words| !words.is_blank())?.clone())))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::{Day, Moment};

    #[test]
    fn every_field_of_a_record_is_among_its_statements() {
        // What a record writes into the file and is no statement of it, by name.
        let aside =
            ["id", "by", "at", "marks", "more", "under", "worded", "was", "n", "step", "tried", "goal", "fields"];
        let (id, at) = (|text: &str| Id::of(text).unwrap(), Moment(0));
        let day = Day::iso("2026-11-22").unwrap();
        let records = [
            Item::Goal(Arc::new(Goal::new(id("g1"), Who::Me, at))),
            Item::Step(Arc::new(Step::new(id("s1"), Who::Me, at, None, None))),
            Item::Entry(Arc::new(Entry::new(id("e1"), Who::Me, at, super::super::EntryKind::Note, day))),
        ];
        let sources = [include_str!("goal.rs"), include_str!("step.rs"), include_str!("entry.rs")];
        for (item, source) in records.iter().zip(sources) {
            let body =
                source.split("Serialize, Deserialize)]\npub struct ").nth(1).unwrap().split("\n}").next().unwrap();
            let names = body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next());
            for name in names.filter(|name| !aside.contains(name) || (*name == "goal" && body.starts_with("Entry"))) {
                assert!(item.own().iter().any(|key| key.as_str() == name), "{name} of {:?}", item.record());
            }
        }
    }
}
