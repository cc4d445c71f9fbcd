//! The workbook itself: its data, the indexes that make look-ups quick, and what can be asked of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Answers, Entry, Goal, Gone, Log, Look, Marks, Says, Settings, Step,
    log::{self, LogKey},
    roots::Roots,
};
use crate::base::{Day, Id, Key, Kind, Moment, Slot, Text, Value, Who};

/// All that is kept, shared so that a copy is cheap. What the file holds, no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    pub(crate) settings: Arc<Settings>,
    pub(crate) goals: Arc<BTreeMap<Id, Arc<Goal>>>,
    pub(crate) goal_order: Arc<Vec<Id>>,
    pub(crate) steps: Arc<BTreeMap<Id, Arc<Step>>>,
    /// The outline of each goal; steps without a goal stand under `None`.
    pub(crate) outlines: Arc<BTreeMap<Option<Id>, Arc<Vec<Id>>>>,
    pub(crate) log: Log,
    pub(crate) answers: Arc<BTreeMap<Id, Arc<Answers>>>,
    pub(crate) gone: Arc<BTreeMap<Id, Gone>>,
    /// The last day on which something was written here; tells a welcome back from a good morning.
    pub(crate) seen: Option<Day>,
    /// Saves counted per installation; tells merge which copy is newer.
    pub(crate) copies: Arc<BTreeMap<Text, u64>>,
}

/// The workbook: its data and the indexes that make every look-up quick.
#[derive(Clone, Debug)]
pub struct Workbook {
    pub(crate) data: Data,
    pub(crate) index: log::Index,
    pub(crate) roots: Roots,
    /// Who may change what is looked at here; false where it is looked at on the folded copy of this workbook, so that
    /// a refusal tells nothing of what is folded away.
    pub(crate) is_checked: bool,
    /// Raised by every change of an item.
    pub(super) revision: u64,
}

impl Default for Workbook {
    fn default() -> Self {
        let (data, index, roots) = (Data::default(), log::Index::default(), Roots::default());
        Self { data, index, roots, is_checked: true, revision: 0 }
    }
}

impl Data {
    /// Nothing has been written yet: no goal, no step, no entry, no answer.
    pub fn is_empty(&self) -> bool {
        // A page of which all was taken back may still know how it was rated once.
        let answered = self.answers.values().any(|answers| !answers.fields.is_empty());
        self.goals.is_empty() && self.steps.is_empty() && self.log.is_empty() && !answered
    }

    /// The look-ups, built afresh.
    pub(crate) fn roots(&self) -> Roots {
        let mut roots = Roots::default();
        let goals = self.goals.values().map(|goal| (goal.id, &goal.more));
        let steps = self.steps.values().map(|step| (step.id, &step.more));
        let pages = self.answers.values().map(|answers| (answers.id, &answers.fields));
        goals.chain(steps).chain(pages).for_each(|(id, said)| roots.add(id, said));
        roots
    }
}

impl PartialEq for Workbook {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

impl Workbook {
    /// Another number than before, something in it was changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A cheap copy of everything the file holds, for the saver.
    pub fn snapshot(&self) -> Data {
        self.data.clone()
    }

    /// Nothing has been written yet: no goal, no step, no entry, no answer.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.data.settings
    }

    /// That goal.
    pub fn goal(&self, id: Id) -> Option<&Goal> {
        self.data.goals.get(&id).map(AsRef::as_ref)
    }

    /// All goals, in the order the person keeps them.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.data.goal_order.iter().filter_map(|id| self.goal(*id))
    }

    /// That step.
    pub fn step(&self, id: Id) -> Option<&Step> {
        self.data.steps.get(&id).map(AsRef::as_ref)
    }

    /// All steps, in no special order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.data.steps.values().map(AsRef::as_ref)
    }

    pub(crate) fn outline_ids(&self, goal: Option<Id>) -> &[Id] {
        self.data.outlines.get(&goal).map_or(&[], |ids| ids.as_slice())
    }

    /// That entry of the log.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        let key = self.index.key_of(id)?;
        self.data.log.get(key)
    }

    /// The log: milestones, hard times, notes, check-ins, by day.
    pub fn log(&self) -> &Log {
        &self.data.log
    }

    /// The milestones on the pile, oldest first.
    pub fn stones(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.index.stones().filter_map(|key| self.data.log.get(key))
    }

    /// Which stone of the pile that is, the oldest being 0; `None` when it is no stone.
    pub fn stone_row(&self, id: Id) -> Option<usize> {
        let key = self.index.key_of(id).filter(|key| self.index.is_stone(*key))?;
        Some(self.data.log.stones_before(key))
    }

    /// That stone with at most `before` older ones and `after` newer ones, oldest first; nothing where it is none.
    pub fn stones_near(&self, id: Id, before: usize, after: usize) -> Vec<&Entry> {
        let Some(key) = self.index.key_of(id).filter(|key| self.index.is_stone(*key)) else { return Vec::new() };
        let (older, newer) = self.index.stones_around(key);
        let mut keys: Vec<LogKey> = older.take(before).collect();
        keys.reverse();
        keys.extend(newer.take(after + 1));
        keys.into_iter().filter_map(|key| self.data.log.get(key)).collect()
    }

    /// How many stones lie on the pile.
    pub fn stone_count(&self) -> usize {
        self.index.stone_count()
    }

    /// The entries that belong to a goal, oldest first.
    pub fn entries_of(&self, goal: Id) -> impl DoubleEndedIterator<Item = &Entry> {
        self.index.of_goal(goal).filter_map(|key| self.data.log.get(key))
    }

    /// The stones that came from a step, oldest first.
    pub fn stones_of_step(&self, step: Id) -> impl DoubleEndedIterator<Item = &Entry> {
        self.index.of_step(step).filter_map(|key| self.data.log.get(key))
    }

    /// The check-ins that say something of a goal, oldest first, each with what it says.
    pub fn looks_of(&self, goal: Id) -> impl DoubleEndedIterator<Item = (&Entry, Look<'_>)> {
        let entries = self.index.looks_at(goal).filter_map(|key| self.data.log.get(key));
        entries.filter_map(move |entry| Look::at(entry, goal).map(|look| (entry, look)))
    }

    /// The check-ins with a day, up to that one, that say such a thing of a goal, oldest first, each with what it says.
    /// The first and the last cost one look-up, however many there are.
    pub fn looks_saying(&self, goal: Id, what: Says, by: Day) -> impl DoubleEndedIterator<Item = (&Entry, Look<'_>)> {
        let entries = self.index.looks_saying(goal, what, by).filter_map(|key| self.data.log.get(key));
        entries.filter_map(move |entry| Look::at(entry, goal).map(|look| (entry, look)))
    }

    /// Goals that are on the go: live, and said in own words.
    pub fn live_goals(&self) -> impl Iterator<Item = &Goal> {
        self.goals().filter(|goal| goal.is_live())
    }

    /// The open steps, said in own words, of goals that are on the go; then those of none.
    pub fn open_steps(&self) -> impl Iterator<Item = &Step> {
        let goals = self.live_goals().map(|goal| Some(goal.id)).chain([None]);
        let steps = goals.flat_map(|goal| self.outline(goal)).map(|(step, _)| step);
        steps.filter(|step| step.state.is_open() && !step.words.is_blank() && !step.is_waiting())
    }

    /// There is room for that goal among those on the go.
    pub fn has_room_for(&self, goal: Id) -> bool {
        self.live_goals().filter(|live| live.id != goal).count() < Goal::MOST_LIVE
    }

    /// The answers to one page, if any were given.
    pub fn answers(&self, page: &str) -> Option<&Answers> {
        self.data.answers.get(&Id::page(page)).map(AsRef::as_ref)
    }

    /// The answers of that record, if any were given.
    pub fn answers_of(&self, record: Id) -> Option<&Answers> {
        self.data.answers.get(&record).map(AsRef::as_ref)
    }

    /// What was filled of a page that can be filled more than once, oldest first; nothing where no word is left.
    pub fn filled(&self, page: &str) -> impl DoubleEndedIterator<Item = &Answers> {
        let mut all: Vec<&Answers> = self.all_fillings(page).filter(|answers| answers.says_something()).collect();
        all.sort_by_key(|answers| (answers.at, answers.id));
        all.into_iter()
    }

    /// The same with those in which nothing is said, in no special order. Costs what there is of that page.
    pub(crate) fn all_fillings(&self, page: &str) -> impl Iterator<Item = &Answers> {
        let first = Id::page(&format!("{page}_"));
        let from = self.data.answers.range(first..).map(|(_, answers)| answers.as_ref());
        let of_page = from.take_while(move |answers| answers.id.as_str().starts_with(first.as_str()));
        of_page.filter(move |answers| answers.id.filled_of(page))
    }

    /// The answers to all pages, in no special order.
    pub fn all_answers(&self) -> impl Iterator<Item = &Answers> {
        self.data.answers.values().map(AsRef::as_ref)
    }

    /// The marks of that record's statements.
    pub fn marks(&self, record: Id) -> Option<&Marks> {
        match record.kind() {
            Kind::Goal => self.goal(record).map(|goal| &goal.marks),
            Kind::Step => self.step(record).map(|step| &step.marks),
            Kind::Entry => self.entry(record).map(|entry| &entry.marks),
            Kind::Page => self.answers_of(record).map(|answers| &answers.marks),
            Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => None,
        }
    }

    /// Whose record that is, when it was begun, and whether it is hidden while two are here.
    pub fn about(&self, record: Id) -> Option<(Who, Moment, bool)> {
        match record.kind() {
            Kind::Goal => self.goal(record).map(|goal| (goal.by, goal.at, goal.private)),
            Kind::Step => self.step(record).map(|step| (step.by, step.at, step.private)),
            Kind::Entry => self.entry(record).map(|entry| (entry.by, entry.at, entry.private)),
            Kind::Page => self.answers_of(record).map(|answers| (answers.by, answers.at, answers.private)),
            Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => None,
        }
    }

    /// What that slot holds; `None` when unset.
    pub fn get(&self, slot: &Slot) -> Option<Value> {
        match slot.record.kind() {
            Kind::Settings => self.data.settings.get(slot.field.as_str()),
            Kind::Goal => self.goal(slot.record)?.at(slot),
            Kind::Step => self.step(slot.record)?.at(slot),
            Kind::Entry => self.entry(slot.record)?.at(slot),
            Kind::Page => self.data.answers.get(&slot.record)?.at(slot),
            Kind::Row | Kind::Passing | Kind::Other => None,
        }
    }

    /// That record exists.
    pub fn has(&self, id: Id) -> bool {
        match id.kind() {
            Kind::Settings => true,
            Kind::Goal => self.data.goals.contains_key(&id),
            Kind::Step => self.data.steps.contains_key(&id),
            Kind::Entry => self.index.key_of(id).is_some(),
            Kind::Page => self.data.answers.contains_key(&id),
            Kind::Row | Kind::Passing | Kind::Other => false,
        }
    }

    /// The last day on which something was written here.
    pub fn seen(&self) -> Option<Day> {
        self.data.seen
    }

    /// Something was written on that day. Not an edit: it is not undone.
    pub fn seen_on(&mut self, day: Day) {
        self.data.seen = Some(day);
    }

    /// Counts one more save by this installation. Not an edit: it is not undone.
    pub fn count_save(&mut self, installation: &Text) {
        *Arc::make_mut(&mut self.data.copies).entry(installation.clone()).or_default() += 1;
    }

    /// That statement waits to be read back.
    pub fn waits_at(&self, slot: &Slot) -> bool {
        let cell = slot.row.as_ref().map(|cell| (cell.id, &cell.column));
        self.marks(slot.record).is_some_and(|marks| marks.waits_at(&slot.field, cell))
    }

    /// The entries that belong to a goal and are their owner's, oldest first: what readings go by.
    pub fn heard_of(&self, goal: Id) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries_of(goal).filter(|entry| !entry.is_waiting() && !entry.marks.waits_at(&Entry::GOAL, None))
    }

    /// The goals, steps and pages in which something came of that record. Costs what it finds.
    pub fn grown_of(&self, record: Id) -> impl Iterator<Item = Id> + '_ {
        self.roots.grown_of(record)
    }

    /// The fields in which any page holds a day, in a steady order.
    pub fn fields_with_days(&self) -> BTreeSet<&Key> {
        self.roots.fields_with_days()
    }

    /// The pages with a day in that field, up to that one, the earliest first. Costs what is taken of it.
    pub fn pages_by(&self, field: &Key, by: Day) -> impl Iterator<Item = (Day, &Answers)> {
        self.roots.pages_by(field, by).filter_map(|(day, id)| Some((day, self.answers_of(id)?)))
    }
}
