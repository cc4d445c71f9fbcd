//! The workbook as two people may see it: what is private is not there, nor of it anywhere else.
//!
//! A folded workbook is a workbook like any other. Screens that read it can not show what it does not hold; so nothing
//! private reaches a screen, a line, a count or an export by construction. What is written goes into the whole one.
//!
//! Must never: leave a row, a link, a count or an order behind that tells of something folded away; or let a change
//! that was made on the folded one take away what it did not show.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::{Edit, Item, ItemKey, Marks, Parts, Patch, Said, Stamp, Workbook, edit::Touch, idea, talk};
use crate::base::{Id, Key, Moment, RowValue, Slot, Value, Who};

/// What the client says of a talk afterwards: shown to them alone.
const ALONE: [Key; 2] = [talk::Talk::DO_MORE, talk::Talk::DO_LESS];

/// What is folded away: records, and rows of lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    away: HashSet<Id>,
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
        away.extend(book.all_answers().filter(|answers| answers.private).map(|answers| answers.id));
        let rows = |said: &Said| -> Vec<Id> { said.private_rows().map(|row| row.id).collect() };
        book.goals().for_each(|goal| away.extend(rows(&goal.more)));
        book.steps().for_each(|step| away.extend(rows(&step.more)));
        book.all_answers().for_each(|answers| away.extend(rows(&answers.fields)));
        let mut out = Self { away };
        let ideas: Vec<Id> = book.ideas().filter(|idea| out.is_about(*idea)).map(idea::Idea::id).collect();
        out.away.extend(ideas);
        out
    }

    fn is_about(&self, idea: idea::Idea) -> bool {
        let became = idea.became().map(|slot| slot.record);
        idea.about().record().into_iter().chain(became).any(|id| self.away.contains(&id))
    }

    /// Nothing is folded away.
    pub fn is_empty(&self) -> bool {
        self.away.is_empty()
    }

    /// That record is folded away.
    pub fn holds(&self, id: Id) -> bool {
        self.away.contains(&id)
    }

    /// The workbook without it.
    pub fn seen_of(&self, book: &Workbook) -> Workbook {
        if self.is_empty() {
            let mut seen = book.clone();
            for id in book.talks().map(talk::Talk::id) {
                let key = ItemKey::Answers(id);
                seen.put(key, book.item(key).and_then(|item| self.cleaned(item)));
            }
            return seen;
        }
        let mut parts: Parts = book.data.parts();
        let keep = |id: Id| !self.away.contains(&id);
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
        if item.record().is_some_and(|id| self.away.contains(&id)) {
            // What was answered on a page while it is folded away is seen.
            return match item {
                Item::Answers(answers) => answers.beside.clone().map(Item::Answers).and_then(|it| self.linkless(it)),
                _ => None,
            };
        }
        self.linkless(item)
    }

    /// The item without what leads to something folded away.
    fn linkless(&self, item: Item) -> Option<Item> {
        match item {
            Item::Goal(mut goal) => {
                if let Some(more) = self.said(&goal.more, goal.id) {
                    let record = Arc::make_mut(&mut goal);
                    record.more = more;
                    self.without_rows(&mut record.marks);
                }
                Some(Item::Goal(goal))
            }
            Item::Step(mut step) => {
                if let Some(more) = self.said(&step.more, step.id) {
                    let record = Arc::make_mut(&mut step);
                    record.more = more;
                    self.without_rows(&mut record.marks);
                }
                Some(Item::Step(step))
            }
            Item::Entry(mut entry) => {
                let Some(more) = self.said(&entry.more, entry.id) else { return Some(Item::Entry(entry)) };
                let record = Arc::make_mut(&mut entry);
                record.more = more;
                // A check-in about nothing else would be a gap.
                if record.is_blank() { None } else { Some(Item::Entry(entry)) }
            }
            Item::Answers(mut answers) => {
                let theirs = |key: &Key| answers.id.filled_of(talk::Talk::PAGE) && ALONE.contains(key);
                let told_alone = answers.marks.all().iter().any(|mark| theirs(&mark.field));
                let fields = self.said(&answers.fields, answers.id);
                if fields.is_none() && !told_alone {
                    return Some(Item::Answers(answers));
                }
                let record = Arc::make_mut(&mut answers);
                if let Some(fields) = fields {
                    record.fields = fields;
                }
                self.without_rows(&mut record.marks);
                if told_alone {
                    record.marks.leave(|mark| !ALONE.contains(&mark.field));
                }
                record.rated.retain(|rated| rated.cell.as_ref().is_none_or(|(row, _)| !self.away.contains(row)));
                let stays = record.says_something() || record.id.filled_of(talk::Talk::PAGE);
                stays.then_some(Item::Answers(answers))
            }
            Item::Order(ids) if ids.iter().any(|id| self.away.contains(id)) => {
                let left: Vec<Id> = ids.iter().copied().filter(|id| !self.away.contains(id)).collect();
                (!left.is_empty()).then(|| Item::Order(Arc::new(left)))
            }
            other => Some(other),
        }
    }

    /// Rows that are folded away take along whose words they were, and what they were before.
    fn without_rows(&self, marks: &mut Marks) {
        marks.leave(|mark| mark.row.is_none_or(|row| !self.away.contains(&row)));
    }

    /// Answers without what is folded away; `None` where they hold nothing of it.
    fn said(&self, said: &Said, record: Id) -> Option<Said> {
        let mut out = said.clone();
        if record.filled_of(talk::Talk::PAGE) {
            out.retain(|field, _| !ALONE.contains(field));
        }
        for (field, value) in said.iter() {
            let list = Slot::new(record, field);
            if !out.contains_key(field) {
                continue;
            }
            match self.value(value, talk::is_list_of_changes(&list)) {
                Some(kept) => out.insert(field.clone(), kept),
                None => out.remove(field),
            };
        }
        (out != *said).then_some(out)
    }

    /// The value as it is seen; `None` where nothing of it is.
    fn value(&self, value: &Value, is_changes: bool) -> Option<Value> {
        match value {
            Value::Pick(key) if self.names(key) => None,
            Value::Picks(keys) => {
                let left: Vec<Key> = keys.iter().filter(|key| !self.names(key)).cloned().collect();
                (keys.is_empty() || !left.is_empty()).then_some(Value::Picks(left))
            }
            Value::Rows(rows) => {
                let left: Vec<RowValue> = rows.iter().filter_map(|row| self.row(row, is_changes)).collect();
                (rows.is_empty() || !left.is_empty()).then_some(Value::Rows(left))
            }
            other => Some(other.clone()),
        }
    }

    fn row(&self, row: &RowValue, is_changes: bool) -> Option<RowValue> {
        // A change of a row that is folded away names that row.
        let names_away = || row.cells.values().any(|value| matches!(value, Value::Pick(key) if self.names(key)));
        let of_away =
            is_changes && (talk::record_of_row(row).is_some_and(|id| self.away.contains(&id)) || names_away());
        if self.away.contains(&row.id) || of_away {
            return None;
        }
        let cell = |(column, value): (&Key, &Value)| Some((column.clone(), self.value(value, is_changes)?));
        let cells: BTreeMap<Key, Value> = row.cells.iter().filter_map(cell).collect();
        let kept = RowValue { id: row.id, cells };
        (!kept.is_blank() || row.is_blank()).then_some(kept)
    }

    /// A link or an origin leads to something folded away.
    fn names(&self, key: &Key) -> bool {
        key.as_str().split('/').filter_map(Id::of).any(|id| self.away.contains(&id))
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
        for touch in &patch.touched {
            let item = whole.item(touch.key).and_then(|item| self.cleaned(item));
            seen.put(touch.key, item);
        }
    }

    /// After this, something else is folded away than before.
    fn is_turned(&self, touch: &Touch) -> bool {
        let both = [touch.before.as_ref(), touch.after.as_ref()];
        let ids = |said: &Said| said.private_rows().map(|row| row.id).collect::<Vec<_>>();
        let away = |item: &Item| match item {
            Item::Goal(goal) => (goal.private, ids(&goal.more)),
            Item::Step(step) => (step.private, ids(&step.more)),
            Item::Entry(entry) => (entry.private, Vec::new()),
            Item::Answers(answers) => (answers.private, ids(&answers.fields)),
            Item::Settings(_) | Item::Order(_) | Item::Gone(_) => (false, Vec::new()),
        };
        let [before, after] = both.map(|item| item.map(away).unwrap_or_default());
        let leads = |item: &Item| match item {
            Item::Step(step) => [step.goal, step.under].into_iter().flatten().any(|id| self.away.contains(&id)),
            Item::Entry(entry) => [entry.goal, entry.step].into_iter().flatten().any(|id| self.away.contains(&id)),
            Item::Answers(answers) => idea::Idea::of(answers).is_some_and(|idea| self.is_about(idea)),
            _ => false,
        };
        before != after || both.into_iter().flatten().any(leads)
    }

    /// The edit as the whole workbook needs it: a list or a choice of several that was changed as it was seen keeps
    /// what was not seen, and what stands under something that goes finds another place.
    pub fn unfolded(&self, edit: Edit, whole: &Workbook, seen: &Workbook) -> Edit {
        if self.is_empty() {
            return edit;
        }
        match edit {
            Edit::Set(slot, value) if self.is_page_away(slot.record) => {
                Edit::Beside(slot.record, Box::new(Edit::Set(slot, value)))
            }
            Edit::Set(slot, value) => {
                let (all, shown) = (whole.get(&slot), seen.get(&slot));
                let value = if all == shown { value } else { with_unseen(value, all.as_ref(), shown.as_ref()) };
                Edit::Set(slot, value)
            }
            Edit::Remove(id) if self.is_page_away(id) => Edit::Beside(id, Box::new(Edit::Remove(id))),
            Edit::CameFrom(slot, idea) if self.is_page_away(slot.record) => {
                Edit::Beside(slot.record, Box::new(Edit::CameFrom(slot, idea)))
            }
            Edit::ReadBack(slots) => {
                let (away, seen): (Vec<Slot>, Vec<Slot>) =
                    slots.into_iter().partition(|slot| self.is_page_away(slot.record));
                let one = |slot: Slot| Edit::Beside(slot.record, Box::new(Edit::ReadBack(vec![slot])));
                Edit::Many(away.into_iter().map(one).chain([Edit::ReadBack(seen)]).collect())
            }
            // Rows of it are not seen: what is seen of it goes.
            Edit::Remove(id)
                if whole.answers_of(id).map(|it| &it.fields) != seen.answers_of(id).map(|it| &it.fields) =>
            {
                let fields = whole.answers_of(id).map(|answers| answers.fields.keys().cloned().collect::<Vec<_>>());
                let clear = |field: Key| {
                    let slot = Slot::new(id, &field);
                    let left = with_unseen(None, whole.get(&slot).as_ref(), seen.get(&slot).as_ref());
                    Edit::Set(slot, left)
                };
                Edit::Many(fields.unwrap_or_default().into_iter().map(clear).collect())
            }
            Edit::Remove(id) => self.taken_away(id, whole),
            // What goes together with something else may stand elsewhere by then.
            Edit::Many(edits) if edits.iter().any(|edit| self.takes_more(edit, whole, seen)) => {
                self.one_by_one(edits, whole, seen)
            }
            Edit::Many(edits) => Edit::Many(edits.into_iter().map(|edit| self.unfolded(edit, whole, seen)).collect()),
            other => other,
        }
    }
}

impl Folded {
    /// It takes away something of which not all is seen.
    fn takes_more(&self, edit: &Edit, whole: &Workbook, seen: &Workbook) -> bool {
        match edit {
            Edit::Remove(id) => match self.unfolded(edit.clone(), whole, seen) {
                Edit::Many(edits) => edits != [Edit::Remove(*id)],
                _ => true,
            },
            Edit::Many(edits) => edits.iter().any(|edit| self.takes_more(edit, whole, seen)),
            _ => false,
        }
    }

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

    fn is_page_away(&self, id: Id) -> bool {
        id.kind() == crate::base::Kind::Page && self.away.contains(&id)
    }
}

/// What was set, with what could not be seen when it was set.
fn with_unseen(set: Option<Value>, all: Option<&Value>, shown: Option<&Value>) -> Option<Value> {
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
                    (None, _) => rows.push(row.clone()),
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

fn rows_of(value: Option<&Value>) -> &[RowValue] {
    match value {
        Some(Value::Rows(rows)) => rows,
        _ => &[],
    }
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
    use crate::base::{Moment, Who};

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
