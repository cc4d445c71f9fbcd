//! A workbook as flat lists, the way the file holds it, and back, mending what does not fit together.
//!
//! Never drop a record. What points nowhere loses its pointer, and the person is told.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use super::{Answers, Data, Entry, Goal, Gone, Log, Said, Settings, Step, Workbook, limits::DEEPEST, log::Index};
use crate::{
    base::{Day, Id, Kind, Phrase, RowValue, Text, Value},
    say,
};

/// Everything the file holds, in the order it holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// The settings.
    pub settings: Settings,
    /// Goals, in the person's order.
    pub goals: Vec<Arc<Goal>>,
    /// Steps, goal by goal, each in outline order; those without a goal last.
    pub steps: Vec<Arc<Step>>,
    /// Entries by day, then turn.
    pub log: Vec<Arc<Entry>>,
    /// Answers by page.
    pub answers: Vec<Arc<Answers>>,
    /// What was taken away.
    pub gone: Vec<Gone>,
    /// The last day on which something was written.
    pub seen: Option<Day>,
    /// Saves per installation.
    pub copies: BTreeMap<Text, u64>,
}

/// Something that was mended while loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Two records had this id; the second stands under a new one.
    Twice(Id, Id),
    /// This record pointed to another that is not there.
    PointsNowhere(Id),
    /// This step stood under itself or too deep; it stands at the outer edge now.
    OutOfOutline(Id),
}

impl Repair {
    /// What was mended, to be said.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Twice(id, new) => say!("repair.twice", id = id.as_str(), other = new.as_str()),
            Self::PointsNowhere(id) => say!("repair.points_nowhere", id = id.as_str()),
            Self::OutOfOutline(id) => say!("repair.out_of_outline", id = id.as_str()),
        }
    }
}

impl Data {
    /// As flat lists. Costs one counter per record.
    pub fn parts(&self) -> Parts {
        let goals: Vec<_> = self.goal_order.iter().filter_map(|id| self.goals.get(id).cloned()).collect();
        let outlines = goals.iter().map(|g| Some(g.id)).chain([None]);
        let ids = outlines.filter_map(|goal| self.outlines.get(&goal)).flat_map(|ids| ids.iter());
        let steps = ids.filter_map(|id| self.steps.get(id).cloned()).collect();
        Parts {
            settings: self.settings.as_ref().clone(),
            goals,
            steps,
            log: self.log.shared_iter().cloned().collect(),
            answers: self.answers.values().cloned().collect(),
            gone: self.gone.values().copied().collect(),
            seen: self.seen,
            copies: self.copies.as_ref().clone(),
        }
    }
}

impl Workbook {
    /// Puts the lists together, mending what does not fit.
    pub fn from_parts(parts: Parts) -> (Self, Vec<Repair>) {
        let mut mend = Mend::of(&parts);
        let goals = parts.goals.into_iter().map(|g| {
            let goal = mend.own_id(g, |g, id| g.id = id, |g| g.id);
            mend.rows(goal, |goal| &goal.more, |goal| &mut goal.more)
        });
        let goals: Vec<_> = goals.collect();
        let goal_ids: HashSet<Id> = goals.iter().map(|g| g.id).collect();
        let steps = parts.steps.into_iter().map(|s| {
            let step = mend.own_id(s, |s, id| s.id = id, |s| s.id);
            mend.rows(step, |step| &step.more, |step| &mut step.more)
        });
        let steps: Vec<_> = steps.collect();
        let steps = mend.outline(steps, &goal_ids);
        let step_ids: HashSet<Id> = steps.iter().map(|s| s.id).collect();
        let log = parts.log.into_iter().map(|entry| {
            let entry = mend.own_id(entry, |e, id| e.id = id, |e| e.id);
            let entry = mend.rows(entry, |entry| &entry.more, |entry| &mut entry.more);
            mend.pointers(entry, &goal_ids, &step_ids)
        });
        let log = Log::of(log);
        let mut outlines: BTreeMap<Option<Id>, Vec<Id>> = BTreeMap::new();
        for step in &steps {
            outlines.entry(step.goal).or_default().push(step.id);
        }
        let answers = parts.answers.into_iter().map(|a| {
            let answers = mend.own_id(a, |a, id| a.id = id, |a| a.id);
            mend.rows(answers, |answers| &answers.fields, |answers| &mut answers.fields)
        });
        let answers: BTreeMap<Id, Arc<Answers>> = answers.map(|a| (a.id, a)).collect();
        let data = Data {
            settings: Arc::new(parts.settings),
            goal_order: Arc::new(goals.iter().map(|g| g.id).collect()),
            goals: Arc::new(goals.into_iter().map(|g| (g.id, g)).collect()),
            steps: Arc::new(steps.into_iter().map(|s| (s.id, s)).collect()),
            outlines: Arc::new(outlines.into_iter().map(|(k, v)| (k, Arc::new(v))).collect()),
            log,
            answers: Arc::new(answers),
            gone: Arc::new(parts.gone.into_iter().map(|g| (g.id, g)).collect()),
            seen: parts.seen,
            copies: Arc::new(parts.copies),
        };
        let index = Index::of(&data.log);
        let roots = data.roots();
        (Self { data, index, roots, is_checked: true, revision: 0 }, mend.repairs)
    }
}

/// The ids seen so far and what was mended.
#[derive(Default)]
struct Mend {
    /// Every id of the file, also those still to come: a new one must not take their place.
    ids: Vec<Id>,
    /// The same, sorted once it is needed: most files have every id once.
    taken: BTreeSet<Id>,
    seen: HashSet<Id>,
    /// Where to go on counting for ids that begin so; keeps a file full of one id quick to mend.
    counted: HashMap<String, u32>,
    repairs: Vec<Repair>,
}

impl Mend {
    fn of(parts: &Parts) -> Self {
        let mut ids = ids_in_order(parts);
        ids.extend(parts.answers.iter().map(|a| a.id));
        Self { seen: HashSet::with_capacity(ids.len()), ids, ..Self::default() }
    }

    /// Gives a record a new id when its own is taken. The new one comes from the old, so that it is
    /// the same at every load until it is saved.
    fn own_id<T: Clone>(&mut self, mut record: Arc<T>, put: impl Fn(&mut T, Id), get: impl Fn(&T) -> Id) -> Arc<T> {
        let id = get(&record);
        if self.seen.insert(id) {
            return record;
        }
        self.taken.extend(self.ids.drain(..));
        // Cut so that a line and ten digits always fit behind it.
        let stem = id.as_str().get(..20).unwrap_or(id.as_str());
        let n = self.counted.entry(stem.to_owned()).or_insert(1);
        let new = loop {
            *n = n.saturating_add(1);
            match Id::of(&format!("{stem}_{n}")) {
                Some(new) if !self.taken.insert(new) && *n < u32::MAX => {}
                Some(new) => break new,
                None => return record,
            }
        };
        self.seen.insert(new);
        self.repairs.push(Repair::Twice(id, new));
        put(Arc::make_mut(&mut record), new);
        record
    }

    /// A record whose lists hold every row's id once. Two lists may share one: a page names its own rows.
    fn rows<T: Clone>(&mut self, mut record: Arc<T>, said: fn(&T) -> &Said, mends: fn(&mut T) -> &mut Said) -> Arc<T> {
        if !said(&record).values().any(holds_a_row_twice) {
            return record;
        }
        for value in mends(Arc::make_mut(&mut record)).values_mut() {
            if let Value::Rows(rows) = value {
                let mut list = Self { ids: rows.iter().map(|row| row.id).collect(), ..Self::default() };
                let mut own =
                    |row: RowValue| Arc::unwrap_or_clone(list.own_id(Arc::new(row), |r, id| r.id = id, |r| r.id));
                *rows = std::mem::take(rows).into_iter().map(&mut own).collect();
                self.repairs.append(&mut list.repairs);
            }
        }
        record
    }

    /// Steps with every `goal` and `under` that leads somewhere, in an order that is an outline.
    fn outline(&mut self, mut steps: Vec<Arc<Step>>, goals: &HashSet<Id>) -> Vec<Arc<Step>> {
        for step in &mut steps {
            if step.goal.is_some_and(|goal| !goals.contains(&goal)) {
                Arc::make_mut(step).goal = None;
                self.repairs.push(Repair::PointsNowhere(step.id));
            }
        }
        let home: HashMap<Id, Option<Id>> = steps.iter().map(|s| (s.id, s.goal)).collect();
        let mut depths: HashMap<Id, usize> = HashMap::new();
        for step in &mut steps {
            let id = step.id;
            let Some(under) = step.under else {
                depths.insert(id, 1);
                continue;
            };
            // A parent stands before its children, under the same goal.
            let depth = depths.get(&under).map(|d| d + 1).filter(|d| *d <= DEEPEST);
            let same_goal = home.get(&under).is_some_and(|goal| *goal == step.goal);
            if let Some(depth) = depth.filter(|_| same_goal) {
                depths.insert(id, depth);
            } else {
                Arc::make_mut(step).under = None;
                depths.insert(id, 1);
                self.repairs.push(Repair::OutOfOutline(id));
            }
        }
        in_outline_order(steps)
    }

    fn pointers(&mut self, mut entry: Arc<Entry>, goals: &HashSet<Id>, steps: &HashSet<Id>) -> Arc<Entry> {
        let lost_goal = entry.goal.is_some_and(|id| !goals.contains(&id));
        let lost_step = entry.step.is_some_and(|id| !steps.contains(&id));
        if lost_goal || lost_step {
            let record = Arc::make_mut(&mut entry);
            record.goal = record.goal.filter(|_| !lost_goal);
            record.step = record.step.filter(|_| !lost_step);
            self.repairs.push(Repair::PointsNowhere(record.id));
        }
        entry
    }
}

fn holds_a_row_twice(value: &Value) -> bool {
    let Value::Rows(rows) = value else { return false };
    let mut seen = HashSet::new();
    !rows.iter().all(|row| seen.insert(row.id))
}

/// Each step followed by all that stands under it; siblings keep the order of the file.
fn in_outline_order(steps: Vec<Arc<Step>>) -> Vec<Arc<Step>> {
    let mut children: HashMap<Option<Id>, Vec<Arc<Step>>> = HashMap::new();
    for step in steps {
        children.entry(step.under).or_default().push(step);
    }
    let mut out = Vec::new();
    let mut waiting: Vec<Arc<Step>> = children.remove(&None).unwrap_or_default();
    waiting.reverse();
    while let Some(step) = waiting.pop() {
        let mut below = children.remove(&Some(step.id)).unwrap_or_default();
        below.reverse();
        out.push(step);
        waiting.extend(below);
    }
    out
}

/// Every id that was drawn (not those of pages, which are named), in the order of the file.
pub fn ids_in_order(parts: &Parts) -> Vec<Id> {
    let goals = parts.goals.iter().map(|g| g.id);
    let steps = parts.steps.iter().map(|s| s.id);
    let log = parts.log.iter().map(|e| e.id);
    goals.chain(steps).chain(log).filter(|id| id.kind() != Kind::Page).collect()
}
