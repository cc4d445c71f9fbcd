//! The workbook as two people may see it: what is private is not there, nor of it anywhere else.
//!
//! A folded workbook is a workbook like any other. Screens that read it can not show what it does not hold; so nothing
//! private reaches a screen, a line, a count or an export by construction. What is written goes into the whole one.
//!
//! Never leave a row, a link, a count or an order behind that tells of something folded away; or let a change that was
//! made on the folded one take away what it did not show.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::{
    Answers, Item, ItemKey, Marks, Parts, Patch, Said, Step, Workbook, idea, named::Named, patch::Touch, talk,
};
use crate::base::{Id, Key, Kind, Moment, RowValue, Slot, Text, Value};

/// What the client says of a talk afterwards: shown to them alone.
const ALONE: [Key; 2] = [talk::Talk::DO_MORE, talk::Talk::DO_LESS];

/// What is folded away: records, and rows of lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    records: Arc<HashSet<Id>>,
    /// A row that is there from the start has the same id wherever it stands: it is known by its record, too.
    rows: Arc<HashSet<(Id, Id)>>,
    names: Arc<HashSet<Id>>,
    /// Answers that are the name of someone who is private; and the same of whom a step is done with.
    answers: Arc<HashSet<(Id, Key)>>,
    with: Arc<HashMap<Id, Text>>,
    /// When the talk began: what leads from then on to a page that looks empty was made by both.
    since: Option<Moment>,
    /// When a page or a row was hidden while two were here; what led there before is folded away with it.
    hidden: HashMap<(Id, Option<Id>), Moment>,
    /// Ideas that became something on such a page, as both saw.
    fresh: HashSet<Id>,
    /// What the newest talk says was begun in it. A clock alone is not believed: one that was fast for a day would show
    /// what was hidden before.
    here: Arc<HashSet<Id>>,
    /// Hidden pages on which something is answered beside what is hidden.
    apart: HashSet<Id>,
}

impl Folded {
    /// What is private in that workbook, and all that belongs to it: the steps and entries of a private goal, the
    /// ideas about a private page.
    pub fn of(book: &Workbook) -> Self {
        let mut away = HashSet::new();
        away.extend(book.goals().filter(|goal| goal.private).map(|goal| goal.id));
        for goal in book.goals().map(|goal| Some(goal.id)).chain([None]) {
            // A parent stands before what stands under it.
            for (step, _) in book.outline(goal) {
                let with_it = [step.goal, step.under].into_iter().flatten().any(|id| away.contains(&id));
                if step.private || with_it {
                    away.insert(step.id);
                }
            }
        }
        for entry in book.log().iter() {
            let with_it = [entry.goal, entry.step].into_iter().flatten().any(|id| away.contains(&id));
            if entry.private || with_it {
                away.insert(entry.id);
            }
        }
        let named = Named::of(book);
        let mut rows: HashSet<(Id, Id)> = book.all_answers().flat_map(|answers| named.rows(answers)).collect();
        let mut take = |said: &Said, record: Id| rows.extend(said.private_rows().map(|row| (record, row.id)));
        book.goals().for_each(|goal| take(&goal.more, goal.id));
        book.steps().for_each(|step| take(&step.more, step.id));
        let since = book.talks().next_back().map(|talk| talk.answers().at);
        let mut out = Self { since, here: begun_in_talk(book), ..Self::default() };
        out.answers = Arc::new(book.all_answers().flat_map(|answers| named.answers(answers)).collect());
        out.with = Arc::new(named.steps(book));
        for answers in book.all_answers() {
            if answers.is_all_private() {
                away.insert(answers.id);
            }
            take(&answers.fields, answers.id);
            out.look_below(answers);
            if answers.is_begun_apart() {
                out.apart.insert(answers.id);
            }
        }
        out.names = Arc::new(rows.iter().map(|(_, row)| *row).collect());
        (out.records, out.rows) = (Arc::new(away.clone()), Arc::new(rows));
        away.extend(book.ideas().filter(|idea| out.is_about(*idea)).map(idea::Idea::id));
        out.records = Arc::new(away);
        out
    }

    /// When something of that page was hidden, and which ideas came into it since.
    fn look_below(&mut self, answers: &Answers) {
        for layer in answers.layers() {
            for mark in layer.marks.all() {
                if Marks::is_private(&mark.slot(answers.id)) {
                    let known = self.hidden.entry((answers.id, mark.row)).or_insert(mark.at);
                    *known = mark.at.max(*known);
                }
            }
            let came = layer.marks.all().iter().filter_map(|mark| mark.idea);
            if layer.id == answers.id && !std::ptr::eq(layer, answers) && !layer.private {
                self.fresh.extend(came);
            }
        }
    }

    /// The same for a layer of a page: its own rows are hidden, not those of the layer before it.
    pub(super) fn for_layer(&self, layer: &Answers) -> Self {
        let rows = layer.fields.private_rows().map(|row| (layer.id, row.id)).collect();
        Self { rows: Arc::new(rows), answers: Arc::default(), ..self.clone() }
    }

    fn is_about(&self, idea: idea::Idea) -> bool {
        let at = self.made_at(idea.answers());
        let about = idea.answers().fields.pick(&idea::Idea::ABOUT);
        let became = idea.answers().fields.pick(&idea::Idea::BECAME);
        [about, became].into_iter().flatten().any(|key| self.names(key, at))
    }

    /// When the links of that page were made, as far as it matters.
    fn made_at(&self, answers: &Answers) -> Moment {
        if self.fresh.contains(&answers.id) { Moment(i64::MAX) } else { self.begun_at(answers.id, answers.at) }
    }

    /// When a record was begun, where that was in this talk; else long ago.
    fn begun_at(&self, record: Id, at: Moment) -> Moment {
        if self.here.contains(&record) { at } else { Moment(i64::MIN) }
    }

    /// Nothing is folded away.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.rows.is_empty() && self.answers.is_empty() && self.with.is_empty()
    }

    /// That answer is the name of someone who is private.
    pub(super) fn hides(&self, page: Id, field: &Key) -> bool {
        self.answers.contains(&(page, field.clone()))
    }

    /// That record is folded away.
    pub fn holds(&self, id: Id) -> bool {
        self.records.contains(&id)
    }

    /// That row is folded away: hidden itself, or about a record that is.
    pub(super) fn holds_row(&self, record: Id, row: Id) -> bool {
        self.records.contains(&row) || self.rows.contains(&(record, row))
    }

    /// The workbook without it.
    pub fn seen_of(&self, book: &Workbook) -> Workbook {
        if self.is_empty() {
            let mut seen = book.clone();
            let below = book.all_answers().filter(|answers| answers.beside.is_some()).map(|answers| answers.id);
            for id in book.talks().map(talk::Talk::id).chain(below) {
                let key = ItemKey::Answers(id);
                seen.put(key, book.item(key).and_then(|item| self.cleaned(item)));
            }
            return seen;
        }
        let mut parts: Parts = book.data.parts();
        let keep = |id: Id| !self.records.contains(&id);
        parts.goals.retain(|goal| keep(goal.id));
        parts.steps.retain(|step| keep(step.id));
        parts.log.retain(|entry| keep(entry.id));
        let cleaned = |item: Item| self.cleaned(item);
        parts.goals = parts.goals.into_iter().filter_map(|it| cleaned(Item::Goal(it)).and_then(goal_of)).collect();
        parts.steps = parts.steps.into_iter().filter_map(|it| cleaned(Item::Step(it)).and_then(step_of)).collect();
        parts.log = parts.log.into_iter().filter_map(|it| cleaned(Item::Entry(it)).and_then(entry_of)).collect();
        parts.answers =
            parts.answers.into_iter().filter_map(|it| cleaned(Item::Answers(it)).and_then(answers_of)).collect();
        Workbook::from_parts(parts).0
    }

    /// The item as it is seen; `None` where it is folded away, or says nothing but what is.
    fn cleaned(&self, item: Item) -> Option<Item> {
        match item {
            Item::Answers(answers) => self.page(&answers).map(Item::Answers),
            item if item.record().is_some_and(|id| self.records.contains(&id)) => None,
            item => self.linkless(item),
        }
    }

    /// The item without what leads to something folded away.
    fn linkless(&self, item: Item) -> Option<Item> {
        match item {
            Item::Goal(mut goal) => {
                if let Some(more) = self.said(&goal.more, goal.id, self.begun_at(goal.id, goal.at)) {
                    let record = Arc::make_mut(&mut goal);
                    self.fold_marks(&mut record.marks, record.id, &record.more, &more);
                    record.more = more;
                }
                Some(Item::Goal(goal))
            }
            Item::Step(mut step) => {
                // What was typed over it since is seen.
                if self.with.get(&step.id) == Some(&step.with) {
                    let record = Arc::make_mut(&mut step);
                    record.with = Text::default();
                    record.marks.leave(|mark| mark.row.is_some() || mark.field != Step::WITH);
                }
                if let Some(more) = self.said(&step.more, step.id, self.begun_at(step.id, step.at)) {
                    let record = Arc::make_mut(&mut step);
                    self.fold_marks(&mut record.marks, record.id, &record.more, &more);
                    record.more = more;
                }
                Some(Item::Step(step))
            }
            Item::Entry(mut entry) => {
                let Some(mut more) = self.said(&entry.more, entry.id, self.begun_at(entry.id, entry.at)) else {
                    return Some(Item::Entry(entry));
                };
                // Who chose nothing is no choice.
                if !more.contains_key(&super::Entry::NEXT) && entry.more.contains_key(&super::Entry::NEXT) {
                    more.remove(&super::Entry::CHOSEN_BY);
                }
                let record = Arc::make_mut(&mut entry);
                self.fold_marks(&mut record.marks, record.id, &record.more, &more);
                record.more = more;
                // A check-in about nothing else would be a gap.
                if record.is_blank() { None } else { Some(Item::Entry(entry)) }
            }
            Item::Answers(answers) => self.layer(&answers).map(Item::Answers),
            Item::Order(ids) if ids.iter().any(|id| self.records.contains(id)) => {
                let left: Vec<Id> = ids.iter().copied().filter(|id| !self.records.contains(id)).collect();
                (!left.is_empty()).then(|| Item::Order(Arc::new(left)))
            }
            other => Some(other),
        }
    }

    /// What one layer of a page says, without what is folded away; `None` where it says nothing but that.
    pub(super) fn layer(&self, answers: &Arc<Answers>) -> Option<Arc<Answers>> {
        let theirs = |key: &Key| answers.id.filled_of(talk::Talk::PAGE) && ALONE.contains(key);
        let told_alone = answers.marks.all().iter().any(|mark| theirs(&mark.field));
        let fields = self.said(&answers.fields, answers.id, self.made_at(answers));
        if fields.is_none() && !told_alone {
            return Some(answers.clone());
        }
        let mut answers = answers.clone();
        let record = Arc::make_mut(&mut answers);
        if let Some(fields) = fields {
            self.fold_marks(&mut record.marks, record.id, &record.fields, &fields);
            record.fields = fields;
        }
        if told_alone {
            record.marks.leave(|mark| !ALONE.contains(&mark.field));
        }
        let id = record.id;
        record.rated.retain(|rated| rated.cell.as_ref().is_none_or(|(row, _)| !self.holds_row(id, *row)));
        let stays = record.says_something() || record.id.filled_of(talk::Talk::PAGE);
        stays.then_some(answers)
    }

    /// What is folded away takes along whose words it was, and what it was before.
    fn fold_marks(&self, marks: &mut Marks, record: Id, all: &Said, left: &Said) {
        marks.leave(|mark| {
            let slot = mark.slot(record);
            let went = all.at(&slot).is_some() && left.at(&slot).is_none();
            !went && mark.row.is_none_or(|row| !self.holds_row(record, row))
        });
    }

    /// Answers without what is folded away; `None` where they hold nothing of it.
    fn said(&self, said: &Said, record: Id, at: Moment) -> Option<Said> {
        let mut out = said.clone();
        if record.filled_of(talk::Talk::PAGE) {
            out.retain(|field, _| !ALONE.contains(field));
        }
        for (field, value) in said.iter() {
            let list = Slot::new(record, field);
            if !out.contains_key(field) {
                continue;
            }
            if self.hides(record, field) {
                out.remove(field);
                continue;
            }
            match self.value(value, &list, at) {
                Some(kept) => out.insert(field.clone(), kept),
                None => out.remove(field),
            };
        }
        (out != *said).then_some(out)
    }

    /// The value as it is seen; `None` where nothing of it is.
    fn value(&self, value: &Value, list: &Slot, at: Moment) -> Option<Value> {
        match value {
            Value::Pick(key) if self.names(key, at) => None,
            Value::Picks(keys) => {
                let left: Vec<Key> = keys.iter().filter(|key| !self.names(key, at)).cloned().collect();
                (keys.is_empty() || !left.is_empty()).then_some(Value::Picks(left))
            }
            Value::Rows(rows) => {
                let left: Vec<RowValue> = rows.iter().filter_map(|row| self.row(row, list, at)).collect();
                (rows.is_empty() || !left.is_empty()).then_some(Value::Rows(left))
            }
            other => Some(other.clone()),
        }
    }

    fn row(&self, row: &RowValue, list: &Slot, at: Moment) -> Option<RowValue> {
        let is_apart = row.cells.contains_key(&talk::APART) && talk::is_list_of_changes(list);
        if is_apart && talk::record_of_row(row).is_some_and(|id| self.apart.contains(&id)) {
            let mut row = row.clone();
            row.cells.remove(&talk::APART);
            return Some(row);
        }
        // A change of a row that is folded away names that row.
        let names_away =
            || row.cells.values().any(|value| matches!(value, Value::Pick(key) if self.names(key, Moment(i64::MIN))));
        let of_away = talk::is_list_of_changes(list)
            && (talk::record_of_row(row).is_some_and(|id| self.records.contains(&id)) || names_away());
        if self.holds_row(list.record, row.id) || of_away {
            return None;
        }
        let cell = |(column, value): (&Key, &Value)| Some((column.clone(), self.value(value, list, at)?));
        let cells: BTreeMap<Key, Value> = row.cells.iter().filter_map(cell).collect();
        let kept = RowValue { id: row.id, cells };
        (!kept.is_blank() || row.is_blank()).then_some(kept)
    }

    /// A link or an origin that was made then leads to something folded away.
    fn names(&self, key: &Key, at: Moment) -> bool {
        let mut ids = key.as_str().split('/').filter_map(Id::of);
        let Some(first) = ids.next() else { return false };
        let record = |id: Id| self.records.contains(&id) && !self.is_since(id, None, at);
        let row = |id: Id| self.rows.contains(&(first, id)) && !self.is_since(first, Some(id), at);
        // The name of a row alone: that of a list elsewhere.
        let alone = self.names.contains(&first) && !key.as_str().contains('/');
        alone || record(first) || ids.any(|id| record(id) || row(id))
    }

    /// It was made when that page, or that row of it, looked empty to both.
    fn is_since(&self, page: Id, row: Option<Id>, at: Moment) -> bool {
        let hidden = [self.hidden.get(&(page, None)), self.hidden.get(&(page, row))].into_iter().flatten().max();
        let talk = self.since.is_some_and(|since| at >= since);
        page.kind() == Kind::Page && talk && hidden.is_none_or(|hidden| at > *hidden)
    }

    /// Brings the seen workbook up to date with the whole one after this patch, or its taking back.
    pub fn follow(&mut self, whole: &Workbook, seen: &mut Workbook, patch: &Patch) {
        if patch.touched.iter().any(|touch| self.is_turned(touch)) {
            *self = Self::of(whole);
            let is_checked = seen.is_checked;
            *seen = self.seen_of(whole);
            seen.is_checked = is_checked;
            return;
        }
        let is_talk = |key| matches!(key, ItemKey::Answers(id) if id.filled_of(talk::Talk::PAGE));
        if patch.touched.iter().any(|touch| is_talk(touch.key)) {
            self.here = begun_in_talk(whole);
        }
        for touch in &patch.touched {
            if let ItemKey::Answers(id) = touch.key {
                let is_apart = whole.answers_of(id).is_some_and(Answers::is_begun_apart);
                if is_apart {
                    self.apart.insert(id)
                } else {
                    self.apart.remove(&id)
                };
            }
        }
        for touch in &patch.touched {
            let item = whole.item(touch.key).and_then(|item| self.cleaned(item));
            seen.put(touch.key, item);
        }
    }

    /// After this, something else is folded away than before.
    fn is_turned(&self, touch: &Touch) -> bool {
        let both = [touch.before.as_ref(), touch.after.as_ref()];
        let ids = |said: &Said| said.private_rows().map(|row| row.id).collect::<Vec<_>>();
        // Hidden itself, with all it says, and which of its rows are.
        let away = |item: &Item| match item {
            Item::Goal(goal) => vec![(goal.private, false, ids(&goal.more))],
            Item::Step(step) => vec![(step.private, false, ids(&step.more))],
            Item::Entry(entry) => vec![(entry.private, false, Vec::new())],
            Item::Answers(answers) => {
                answers.layers().map(|layer| (layer.private, layer.is_all_private(), ids(&layer.fields))).collect()
            }
            Item::Settings(_) | Item::Order(_) | Item::Gone(_) => Vec::new(),
        };
        let [before, after] = both.map(|item| {
            let mut all = item.map(away).unwrap_or_default();
            all.retain(|(private, all_private, rows)| *private || *all_private || !rows.is_empty());
            all
        });
        let leads = |item: &Item| match item {
            Item::Step(step) => [step.goal, step.under].into_iter().flatten().any(|id| self.records.contains(&id)),
            Item::Entry(entry) => [entry.goal, entry.step].into_iter().flatten().any(|id| self.records.contains(&id)),
            Item::Answers(answers) => idea::Idea::of(answers).is_some_and(|idea| self.is_about(idea)),
            _ => false,
        };
        before != after || both.into_iter().flatten().any(leads)
    }
}

/// What the newest talk says was begun in it.
fn begun_in_talk(book: &Workbook) -> Arc<HashSet<Id>> {
    Arc::new(book.talks().next_back().map(talk::Talk::begun_records).unwrap_or_default())
}

fn goal_of(item: Item) -> Option<Arc<super::Goal>> {
    if let Item::Goal(goal) = item { Some(goal) } else { None }
}

fn step_of(item: Item) -> Option<Arc<super::Step>> {
    if let Item::Step(step) = item { Some(step) } else { None }
}

fn entry_of(item: Item) -> Option<Arc<super::Entry>> {
    if let Item::Entry(entry) = item { Some(entry) } else { None }
}

fn answers_of(item: Item) -> Option<Arc<super::Answers>> {
    if let Item::Answers(answers) = item { Some(answers) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Who,
        workbook::{Edit, Stamp},
    };

    fn id(name: &str) -> Id {
        Id::of(name).unwrap()
    }

    fn text(words: &str) -> Value {
        Value::Text(words.into())
    }

    fn set(book: &mut Workbook, slot: Slot, value: Value, at: i64) {
        book.apply(Edit::Set(slot, Some(value)), Stamp { who: Who::Me, at: Moment(at) }).unwrap();
    }

    #[test]
    fn how_a_talk_was_is_folded_away_with_nothing_private_and_with_something() {
        for private in [false, true] {
            let mut book = Workbook::default();
            let talk = id("p_talk_r000000001");
            set(&mut book, Slot::new(talk, &talk::Talk::WITH), text("Ana"), 0);
            set(&mut book, Slot::new(talk, &talk::Talk::DO_MORE), text("Wait longer"), 0);
            // Words that stood a while are kept with the mark.
            set(&mut book, Slot::new(talk, &talk::Talk::DO_MORE), text("Listen"), 90_000);
            set(&mut book, Slot::new(Id::page("life"), &Key::of("why")), text("The flat"), 0);
            if private {
                set(&mut book, Slot::new(Id::page("life"), &Marks::PRIVATE), Value::Yes(true), 0);
            }
            let folded = Folded::of(&book);
            let mut seen = folded.seen_of(&book);
            assert_eq!(seen.talk(talk).unwrap().with().as_str(), "Ana");
            let told = format!("{:?}", seen.snapshot().parts());
            assert!(!told.contains("Listen") && !told.contains("Wait longer"), "{told}");
            assert_eq!(told.contains("The flat"), !private);
            // What is written later does not come through either.
            let stamp = Stamp { who: Who::Me, at: Moment(90_001) };
            let more = Edit::Set(Slot::new(talk, &talk::Talk::DO_LESS), Some(text("Type so fast")));
            let patch = book.apply(more, stamp).unwrap();
            folded.clone().follow(&book, &mut seen, &patch);
            assert!(!format!("{:?}", seen.snapshot().parts()).contains("Type so fast"));
        }
    }

    #[test]
    fn a_private_row_leaves_no_word_among_the_marks_and_the_changes_of_a_talk() {
        let mut book = Workbook::default();
        let talk = id("p_talk_r000000001");
        set(&mut book, Slot::new(talk, &talk::Talk::BEGUN), Value::Yes(true), 0);
        let list = Slot::new(Id::page("people"), &Key::of("people"));
        let (seen_row, hidden) = (id("r_one"), id("r_two"));
        set(&mut book, list.cell(seen_row, &Key::of("who")), text("Ruth"), 0);
        let typed = Stamp { who: Who::Typed, at: Moment(1) };
        let cell = list.cell(hidden, &Key::of("who"));
        for words in ["Marker one", "Marker two"] {
            book.apply(Edit::Set(cell.clone(), Some(text(words))), typed).unwrap();
        }
        assert_eq!(book.waiting(None).len(), 1);
        set(&mut book, list.cell(hidden, &RowValue::PRIVATE), Value::Yes(true), 2);
        let seen = Folded::of(&book).seen_of(&book);
        let told = format!("{:?}", seen.snapshot().parts());
        assert!(told.contains("Ruth") && !told.contains("Marker"), "{told}");
        assert!(!told.contains("r_two"), "{told}");
        assert!(seen.waiting(None).is_empty());
    }
}
