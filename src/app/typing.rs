//! Writing: what a face says a field holds now goes into the workbook at once.
//!
//! Never lose a letter. What can't be read as a value yet is kept as typed.

use super::App;
use crate::{
    base::{Phrase, Slot, Value, When, text},
    content::Dates,
    fields,
    page::{Act, Allowed, Place},
    say,
    view::{Draft, finding::filter_id},
    workbook::{Edit, Entry},
};

impl App {
    /// Starts writing in that field.
    pub(super) fn start_writing(&mut self, slot: Slot) {
        if let Some(reason) = &self.look_only {
            let reason = reason.clone();
            self.refuse(&reason);
            return;
        }
        if let Some(why) = self.why_not_typed(&slot) {
            return self.refuse(&why);
        }
        if let Some(about) = self.idea_about(&slot) {
            return self.begin_idea(about);
        }
        let Some(row_id) = self.page().field(&slot).map(|field| field.id.clone()) else {
            self.draft = None;
            self.refuse(&say!("refused.no_such_record"));
            return;
        };
        self.history.seal();
        self.point(row_id);
        self.day_before = self.day_of(&slot);
        self.writing = Some(slot);
        self.typed = None;
    }

    /// The day of the entry that field is the day of.
    fn day_of(&self, slot: &Slot) -> Option<When> {
        let draft = match &self.draft {
            Some(Draft::Entry(entry)) if entry.id == slot.record => Some(entry),
            _ => None,
        };
        let entry = self.book.entry(slot.record).or(draft)?;
        (slot.row.is_none() && slot.field == Entry::ON).then(|| entry.on.clone())
    }

    /// Back to choosing. Nothing is lost: all of it is in the workbook already.
    pub(super) fn stop_writing(&mut self) {
        self.typed = None;
        if self.writing.take().is_some() {
            self.history.seal();
        }
    }

    /// A new row was left, and is gone with that: nothing is written in it any more.
    pub(super) fn stop_writing_what_is_gone(&mut self) {
        if self.writing.clone().is_some_and(|slot| self.page().field(&slot).is_none()) {
            self.stop_writing();
        }
    }

    /// The field holds this text now.
    pub(super) fn write(&mut self, slot: &Slot, typed: &str) {
        if self.hidden {
            return;
        }
        if slot.record == filter_id() {
            self.stack.top_mut().filter = text::one_line(typed);
            if *self.place() == Place::Find {
                self.notice = None;
                self.stand_on_first_found();
            }
            return;
        }
        let Some(kind) = self.page().field(slot).map(|field| field.kind.clone()) else {
            self.refuse(&say!("refused.no_such_record"));
            return;
        };
        if !kind.is_typed() {
            return;
        }
        if typed.len() > text::LIMIT {
            self.too_long(slot);
            return;
        }
        let before = self.page().field(slot).map(|field| field.text.clone()).unwrap_or_default();
        if self.writing.as_ref() != Some(slot) {
            self.start_writing(slot.clone());
        }
        if self.look_only.is_some() {
            return;
        }
        if self.writing.as_ref() != Some(slot) {
            // A helper who begins to write in the client's field has an idea instead: what was typed is the start of it.
            if let Some(idea) = self.writing.clone() {
                self.write(&idea, typed.strip_prefix(&before).unwrap_or(typed));
            }
            return;
        }
        // What goes in one piece comes back in one piece, and not with all that was typed since.
        if typed.chars().count() + 1 < before.chars().count() {
            self.history.seal();
        }
        self.notice = None;
        let typed = if kind.has_lines() { typed.to_owned() } else { text::one_line(typed) };
        let reading = fields::read(&kind, &typed, self.now.today, Dates::english());
        self.typed = Some(typed);
        self.put(slot, reading.value);
    }

    fn put(&mut self, slot: &Slot, value: Option<Value>) {
        let is_draft = self.draft.as_ref().is_some_and(|draft| draft.id() == slot.record);
        if is_draft && value.is_none() {
            return;
        }
        let field = self.name_of(slot);
        let label = say!("did.wrote", field = field);
        let set = |value| Edit::Set(slot.clone(), value);
        let edit = match (&self.day_before, &value) {
            // What was typed on the way to these words was read as another day.
            (Some(day), Some(Value::When(When::Words(_)))) => {
                Edit::Many(vec![set(Some(Value::When(day.clone()))), set(value)])
            }
            _ => set(value),
        };
        self.enter(edit, label, Some(slot.clone()));
    }

    /// Words were pasted where nothing is written in: they begin a note, where one can be begun.
    pub(super) fn paste(&mut self, words: &str) {
        self.typed_hidden |= self.hidden;
        if self.hidden || words.trim().is_empty() {
            return;
        }
        self.notice = None;
        if words.len() > text::LIMIT {
            return self.refuse(&say!("field.too_long", n = text::LIMIT / 1024));
        }
        self.begin_note(words, &say!("paste.in_a_note"), &say!("paste.nowhere"));
    }

    /// Begins a note with these words and says so, where one can be begun.
    pub(super) fn begin_note(&mut self, words: &str, told: &Phrase, nowhere: &Phrase) {
        let may = self.offers().into_iter().find(|(act, _)| *act == Act::AddNote);
        match may {
            Some((act, Allowed::Yes)) => {
                self.carry_out(act, true);
                let Some(slot) = self.writing.clone() else { return };
                self.write(&slot, words);
                if self.notice.is_none() {
                    self.notice(told);
                }
            }
            Some((_, Allowed::No(why))) => self.notice = Some(super::Notice { text: why, urgent: true }),
            None => self.refuse(nowhere),
        }
    }

    /// A face would not take so much.
    pub(super) fn too_long(&mut self, _slot: &Slot) {
        self.refuse(&say!("field.too_long", n = text::LIMIT / 1024));
    }
}
