//! Writing: what a face says a field holds now goes into the workbook at once.
//!
//! Must never: lose a letter. What can't be read as a value yet is kept as typed.

use super::App;
use crate::{
    base::{Id, Kind, Slot, Value, text},
    content::Dates,
    fields,
    page::{FieldKind, Target},
    say,
    screens::Draft,
    workbook::Edit,
};

impl App {
    /// Starts writing in that field.
    pub(super) fn start_writing(&mut self, slot: Slot) {
        if let Some(reason) = &self.look_only {
            let reason = reason.clone();
            self.refuse(&reason);
            return;
        }
        self.history.seal();
        let target = self.page().field(&slot).map(|field| field.target.clone());
        self.point(target.unwrap_or_else(|| Target::Slot(slot.clone())));
        self.writing = Some(slot);
        self.typed = None;
        self.built = None;
    }

    /// Back to choosing. Nothing is lost: all of it is in the workbook already.
    pub(super) fn stop_writing(&mut self) {
        self.typed = None;
        if self.writing.take().is_some() {
            self.history.seal();
            self.built = None;
        }
    }

    /// The field holds this text now.
    pub(super) fn write(&mut self, slot: &Slot, typed: &str) {
        if self.hidden {
            return;
        }
        if slot.record == super::help::filter_id() {
            self.stack.top_mut().filter = text::one_line(typed);
            self.built = None;
            return;
        }
        let Some(kind) = self.page().field(slot).map(|field| field.kind.clone()) else { return };
        if typed.len() > text::LIMIT {
            self.too_long(slot);
            return;
        }
        if self.writing.as_ref() != Some(slot) {
            self.start_writing(slot.clone());
        }
        if self.look_only.is_some() {
            return;
        }
        self.notice = None;
        let typed = if kind == FieldKind::Note { typed.to_owned() } else { text::one_line(typed) };
        let reading = fields::read(&kind, &typed, self.now.today, Dates::english());
        self.typed = Some(typed);
        self.built = None;
        self.put(slot, reading.value);
    }

    fn put(&mut self, slot: &Slot, value: Option<Value>) {
        let unset = value.is_none();
        let set = Edit::Set(slot.clone(), value);
        let edit = match self.draft.take() {
            Some(draft) if draft.id() == slot.record => {
                if unset {
                    self.draft = Some(draft);
                    return;
                }
                Edit::Many(vec![draft.edit(), set])
            }
            other => {
                self.draft = other;
                set
            }
        };
        let field = self.page().field(slot).map(|field| field.label.clone()).unwrap_or_default();
        let label = say!("did.wrote", field = field);
        let (stamp, ms) = (self.stamp(), self.now.ms);
        match self.history.commit(&mut self.book, edit, stamp, label, Some(slot.clone()), ms) {
            Ok(true) => self.changed(),
            Ok(false) => {}
            Err(refused) => self.refuse(&refused.phrase()),
        }
    }

    /// A face would not take so much.
    pub(super) fn too_long(&mut self, _slot: &Slot) {
        self.refuse(&say!("field.too_long", n = text::LIMIT / 1024));
    }

    /// What was begun and left without a word does not stay: a draft is let go, a record that is blank
    /// again is taken away.
    pub(super) fn drop_blank(&mut self) {
        self.draft = None;
        let Some(id) = self.blank_here() else { return };
        let label = say!("did.dropped_blank");
        let (stamp, ms) = (self.stamp(), self.now.ms);
        if let Ok(true) = self.history.commit(&mut self.book, Edit::Remove(id), stamp, label, None, ms) {
            self.changed();
        }
    }

    /// The same for the step in focus, when the focus moves on.
    pub(super) fn drop_blank_step(&mut self) {
        let Some(Target::Record(id)) = self.stack.top().focus else { return };
        if id.kind() != Kind::Step || !self.is_blank(id) {
            return;
        }
        let (stamp, ms, label) = (self.stamp(), self.now.ms, say!("did.dropped_blank"));
        if let Ok(true) = self.history.commit(&mut self.book, Edit::Remove(id), stamp, label, None, ms) {
            self.changed();
        }
    }

    /// The record of the place on top, or the step in focus, when nothing is written in it any more.
    fn blank_here(&self) -> Option<Id> {
        use crate::screens::Place;
        let focused = match &self.stack.top().focus {
            Some(Target::Record(id)) if id.kind() == Kind::Step => Some(*id),
            _ => None,
        };
        let here = match self.place() {
            Place::Goal(id) if focused.is_none() => Some(*id),
            Place::Step(id) | Place::Entry(id) => Some(*id),
            _ => focused,
        };
        here.filter(|id| self.is_blank(*id))
    }

    fn is_blank(&self, id: Id) -> bool {
        let book = &self.book;
        match id.kind() {
            Kind::Goal => {
                let alone = book.outline(Some(id)).is_empty() && book.entries_of(id).next().is_none();
                alone && book.goal(id).is_some_and(crate::workbook::Goal::is_blank)
            }
            Kind::Step => {
                let alone = crate::workbook::outline::branch(book, id).len() == 1;
                alone && book.step(id).is_some_and(crate::workbook::Step::is_blank)
            }
            Kind::Entry => book.entry(id).is_some_and(crate::workbook::Entry::is_blank),
            Kind::Page | Kind::Settings | Kind::Passing | Kind::Other => false,
        }
    }

    /// A new record to be written.
    pub(super) fn hold(&mut self, draft: Draft) {
        self.draft = Some(draft);
        self.built = None;
    }
}
