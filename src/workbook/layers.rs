//! What is answered on a page, or in a row of one, while it is folded away: it stands in a layer beside what is hidden,
//! until its owner is alone. What is hidden again in the same talk gets another layer behind that.

use std::sync::Arc;

use super::{
    Answers, Edit, Item, ItemKey, Marks, Patch, Refused, Stamp, Workbook,
    fold::Folded,
    statements::{self, Changed},
    unfold::{rows_of, with_unseen},
};
use crate::base::{Id, Key, Kind, RowValue, Slot, Value};

impl Folded {
    /// The page as it is seen: what is not hidden of it, with what was answered since in rows that are.
    pub(super) fn page(&self, answers: &Arc<Answers>) -> Option<Arc<Answers>> {
        let seen = self.layered(answers, true)?;
        if seen.beside.is_none() {
            return Some(seen);
        }
        let mut seen = seen;
        Arc::make_mut(&mut seen).beside = None;
        Some(seen)
    }

    fn layered(&self, answers: &Arc<Answers>, first: bool) -> Option<Arc<Answers>> {
        let below = answers.beside.as_ref().and_then(|beside| self.for_layer(beside).layered(beside, false));
        // A layer is hidden by its own mark; the page, by that or with what it is about.
        if answers.private || (first && self.holds(answers.id)) {
            return below;
        }
        let top = self.layer(answers).filter(|top| answers.beside.is_none() || top.says_something());
        let (Some(mut top), Some(below)) = (top.clone(), below.clone()) else { return top.or(below) };
        let hidden = |row: Id| self.holds_row(answers.id, row);
        let hidden_answer = |field: &Key| self.hides(answers.id, field);
        let fields: Vec<_> = below.fields.keys().filter(|key| !below.fields.rows(key).is_empty()).cloned().collect();
        let record = Arc::make_mut(&mut top);
        for field in fields {
            let more = below.fields.rows(&field).iter().filter(|row| hidden(row.id)).cloned();
            let rows: Vec<RowValue> = record.fields.rows(&field).iter().cloned().chain(more).collect();
            if !rows.is_empty() {
                record.fields.insert(field, Value::Rows(rows));
            }
        }
        let answers_below = below.fields.iter().filter(|(field, _)| hidden_answer(field));
        for (field, value) in answers_below {
            record.fields.insert(field.clone(), value.clone());
        }
        let marks = below.marks.all().iter();
        let marks = marks.filter(|mark| mark.row.map_or_else(|| hidden_answer(&mark.field), hidden));
        record.marks = Marks::these(record.marks.all().iter().chain(marks).cloned().collect());
        let of_hidden = |cell: &Option<(Id, _)>| cell.as_ref().is_some_and(|(row, _)| hidden(*row));
        record.rated.extend(below.rated.iter().filter(|rated| of_hidden(&rated.cell)).cloned());
        Some(top)
    }

    /// How many layers hide that slot, of those that are there.
    fn depth(&self, slot: &Slot, whole: &Workbook) -> usize {
        let row = slot.row.as_ref().map(|cell| cell.id);
        let first = self.holds(slot.record)
            || row.map_or_else(|| self.hides(slot.record, &slot.field), |row| self.holds_row(slot.record, row));
        let hides = |layer: &Answers| {
            let row = row.and_then(|id| layer.fields.rows(&slot.field).iter().find(|row| row.id == id));
            layer.private || row.is_some_and(RowValue::is_private)
        };
        let Some(page) = whole.answers_of(slot.record) else { return usize::from(first) };
        page.layers().enumerate().take_while(|(at, layer)| (*at == 0 && first) || hides(layer)).count()
    }

    /// The edit on the layer in which that slot is seen.
    pub(super) fn below(&self, slot: &Slot, edit: Edit, whole: &Workbook) -> Edit {
        if slot.record.kind() != Kind::Page {
            return edit;
        }
        at_depth(self.depth(slot, whole), slot.record, edit)
    }

    /// A value that is set on a page as it is seen.
    pub(super) fn set_on_page(&self, slot: Slot, value: Option<Value>, whole: &Workbook, seen: &Workbook) -> Edit {
        if Marks::is_private(&slot) && value.is_some() {
            return hide_all(&slot, value.as_ref(), whole);
        }
        let (shown, depth) = (seen.get(&slot), self.depth(&slot, whole));
        let all = whole.answers_of(slot.record).and_then(|page| page.layers().nth(depth)?.at(&slot));
        if slot.row.is_some() {
            return at_depth(depth, slot.record, Edit::Set(slot, value));
        }
        // Rows that stand behind hidden ones are written there, cell by cell.
        let is_below = |row: &RowValue| {
            let cell = slot.cell(row.id, &RowValue::PRIVATE);
            self.depth(&cell, whole) > depth
        };
        let part = |value: Option<&Value>, below: bool| -> Vec<RowValue> {
            rows_of(value).iter().filter(|row| is_below(row) == below).cloned().collect()
        };
        let (old, new) = (part(shown.as_ref(), true), part(value.as_ref(), true));
        let rest = |value: Option<Value>| match value {
            Some(Value::Rows(_)) => Some(Value::Rows(part(value.as_ref(), false))),
            other => other,
        };
        let (top, top_shown) = (rest(value.clone()), rest(shown.clone()));
        let top = if all == top_shown { top } else { with_unseen(top, all.as_ref(), top_shown.as_ref()) };
        let set = at_depth(depth, slot.record, Edit::Set(slot.clone(), top));
        if old == new {
            return set;
        }
        let cells = statements::in_rows(slot.record, &slot.field, &old, &new);
        let cells =
            cells.into_iter().map(|cell| self.below(&cell.slot.clone(), Edit::Set(cell.slot, cell.after), whole));
        Edit::Many(std::iter::once(set).chain(cells).collect())
    }
}

fn at_depth(depth: usize, page: Id, edit: Edit) -> Edit {
    (0..depth).fold(edit, |edit, _| Edit::Beside(page, Box::new(edit)))
}

/// What is hidden is hidden with all that stands there: else another layer of it came to light.
fn hide_all(slot: &Slot, value: Option<&Value>, whole: &Workbook) -> Edit {
    let Some(page) = whole.answers_of(slot.record) else { return Edit::Set(slot.clone(), value.cloned()) };
    let is_there = |layer: &Answers| match &slot.row {
        None => true,
        Some(cell) => layer.fields.rows(&slot.field).iter().any(|row| row.id == cell.id),
    };
    let layers = page.layers().enumerate().filter(|(_, layer)| is_there(layer));
    let hide = |(at, _)| at_depth(at, slot.record, Edit::Set(slot.clone(), value.cloned()));
    Edit::Many(layers.map(hide).collect())
}

impl Workbook {
    /// The same workbook with that layer of a page in its place: for reading what stands beside it.
    #[must_use]
    pub fn with_layer(&self, page: Id, nth: usize) -> Self {
        let mut book = self.clone();
        let layer = self.answers_of(page).and_then(|answers| answers.layers().nth(nth));
        let layer = layer.map(|layer| Answers { beside: None, private: false, ..layer.clone() });
        book.put(ItemKey::Answers(page), layer.map(|layer| Item::Answers(Arc::new(layer))));
        book
    }

    /// An edit on that layer of a page; the page itself is the first, with no number.
    pub fn at_layer(nth: usize, page: Id, edit: Edit) -> Edit {
        at_depth(nth, page, edit)
    }

    /// Does an edit on the page that stands beside the one that is folded away, as if it were the only one.
    pub(super) fn beside(&mut self, id: Id, edit: Edit, stamp: Stamp, patch: &mut Patch) -> Result<(), Refused> {
        let key = ItemKey::Answers(id);
        let kept = match self.item(key) {
            Some(Item::Answers(kept)) => kept,
            _ if id.kind() == Kind::Page => Arc::new(Answers::new(id, stamp.who, stamp.at)),
            _ => return Err(Refused::NoSuchRecord),
        };
        let was = self.item(key);
        self.put(key, kept.beside.clone().map(Item::Answers));
        let mut apart = Patch::default();
        let done = self.carry_out(edit, stamp, &mut apart);
        let beside = match self.item(key) {
            Some(Item::Answers(left)) => {
                let is_left = !left.fields.is_empty() || !left.rated.is_empty() || left.beside.is_some();
                is_left.then_some(left)
            }
            _ => None,
        };
        self.put(key, was);
        done?;
        let mut answers = kept.as_ref().clone();
        answers.beside = beside;
        let is_left = answers.private || answers.beside.is_some() || !answers.fields.is_empty();
        let is_left = is_left || !answers.rated.is_empty();
        self.change(key, is_left.then(|| Item::Answers(Arc::new(answers))), patch);
        Ok(())
    }

    /// What was answered on pages while they were folded away goes into them, where nothing stood there; the rest stays
    /// beside, for its owner to look at alone.
    pub(super) fn lay_in(&mut self, patch: &mut Patch) {
        let pages: Vec<Arc<Answers>> =
            self.data.answers.values().filter(|answers| answers.beside.is_some()).cloned().collect();
        let mut came = Vec::new();
        for kept in pages {
            let mut page = kept.as_ref().clone();
            let mut layers = Vec::new();
            for layer in kept.layers().skip(1) {
                let mut rest = Answers { beside: None, private: true, ..layer.clone() };
                for (slot, value) in layer.statements() {
                    let known = page.at(&slot).filter(|known| !known.is_blank());
                    let hides = Marks::is_private(&slot);
                    if known.is_none() && (!hides || slot.row.is_some()) {
                        page.fields.set(&slot, Some(value.clone()));
                        if !hides {
                            let by = layer.marks.of(&slot).map_or(layer.by, |mark| mark.by);
                            let changed = Changed { slot: slot.clone(), before: None, after: Some(value.clone()) };
                            came.push((changed, by));
                            page.marks.take_over(&slot, &layer.marks, (layer.by, layer.at));
                        }
                    }
                    // What is there already is not told twice.
                    if hides || known.is_none_or(|known| known == value) {
                        rest.fields.set(&slot, None);
                    }
                }
                page.rated.append(&mut rest.rated);
                layers.extend(rest.says_something().then_some(rest));
            }
            page.beside = layers.into_iter().rev().fold(None, |behind, mut layer| {
                layer.beside = behind;
                Some(Arc::new(layer))
            });
            self.change(ItemKey::Answers(page.id), Some(Item::Answers(Arc::new(page))), patch);
        }
        self.note_laid_in(came, patch);
    }
}
