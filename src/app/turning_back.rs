//! Undo and redo as the person meets them: the change is taken back, seen, and named.
//!
//! Never take back without saying what.

use super::{App, door::brings};
use crate::{
    base::{Id, Key, Kind},
    form::origin,
    page::{Act, Place, RowId, Zoom},
    say,
    workbook::{Idea, Item, ItemKey, Patch, Settings, Talk, patch::Touch},
};

impl App {
    pub(super) fn undo(&mut self) {
        self.turn_back(true);
    }

    pub(super) fn redo(&mut self) {
        self.turn_back(false);
    }

    /// Takes the last change back, or does it again: goes to the place and says what it was.
    fn turn_back(&mut self, back: bool) {
        let writing = self.writing.clone();
        let spot = writing.as_ref().and_then(|slot| self.spot_of(slot.record));
        let (patch, label) = match self.turn_edit(back) {
            Ok(turned) => turned,
            Err(refused) => return self.refuse(&refused.phrase()),
        };
        self.changed();
        self.typed = None;
        if !back {
            // A page that was taken away is taken away again; one that was never written in stays to be begun.
            let gone = |touch: &Touch| if touch.after.is_none() { touch.key.record() } else { None };
            patch.touched.iter().filter_map(gone).for_each(|id| self.leave_page(id));
        }
        let what = self.words().say(&label);
        self.mend_draft();
        self.moving = self.moving.filter(|id| self.book.has(*id));
        let gone = writing.filter(|slot| !self.stands(slot.record));
        match gone.filter(|slot| brings(&patch, slot.record)).and_then(|slot| self.anew(slot.record, spot)) {
            // The first words of something new: it is blank again, and still being written.
            Some(draft) => {
                self.hold(draft);
                self.mend_draft();
            }
            None => self.go_to_touched(&patch),
        }
        let said = if back { say!("undo.taken_back", what = what) } else { say!("undo.done_again", what = what) };
        self.notice(&said);
    }

    fn go_to_touched(&mut self, patch: &Patch) {
        let here = self.writing.as_ref().map(|slot| slot.record).or_else(|| self.record_here());
        let touched = patch.touched.iter().map(|t| t.key);
        if here.is_some_and(|id| self.stands(id) && touched.clone().any(|key| key.record() == Some(id))) {
            return;
        }
        if self.stays {
            self.writing = self.writing.take().filter(|slot| self.stands(slot.record));
            self.leave_what_is_gone();
            return;
        }
        let screen = self.screen();
        if patch.touched.iter().any(|touch| screen.shows(touch)) {
            self.stop_writing();
            return;
        }
        self.stop_writing();
        self.leave_what_is_gone();
        if self.record_here().is_some_and(|id| touched.clone().any(|key| key.record() == Some(id))) {
            // Where the page it was done on is gone, one that shows what was touched is near enough.
            return;
        }
        if self.in_turn() {
            // The walk goes on where it is; nobody is thrown out of it.
            return;
        }
        let Some((place, row_id)) = patch.touched.iter().find_map(|touch| self.place_of(touch)) else {
            if patch.touched.iter().any(is_of_today) && *self.place() != Place::Today {
                (self.draft, self.moving) = (None, None);
                self.stack.open(Place::Today);
            }
            return;
        };
        if self.page().row_ids().contains(&&row_id) {
            self.stand(row_id);
        } else {
            // A blank record is not taken away on this way: that would be a change, and end what can be done again.
            (self.draft, self.moving) = (None, None);
            self.stack.open(place);
            let top = self.stack.top_mut();
            // Entry by entry, where what was touched is one.
            (top.focus, top.zoom) = (Some(row_id), Zoom::Day);
        }
    }

    /// The record whose page is on top.
    pub(super) fn record_here(&self) -> Option<Id> {
        self.screen().record()
    }

    /// Goes back from places whose record is not there any more, also where it was taken away on its own page.
    pub(super) fn leave_what_is_gone(&mut self) {
        while self.needed_record().is_some_and(|id| !self.is_there(id)) && self.stack.back() {
            self.writing = None;
        }
    }

    /// Goes back from the page of these answers, which were taken away.
    pub(super) fn leave_page(&mut self, id: Id) {
        if id.kind() == Kind::Page && *self.place() == origin::reflect(id) && self.stack.back() {
            self.writing = None;
        }
    }

    /// It is in the workbook; a page of questions is there before its first answer, too.
    fn stands(&self, id: Id) -> bool {
        // An idea is begun with its first word, like a goal.
        let asks = id.kind() == Kind::Page && !id.filled_of(Idea::PAGE);
        asks || self.book.has(id)
    }

    fn is_there(&self, id: Id) -> bool {
        self.book.has(id) || self.draft.as_ref().is_some_and(|draft| draft.id() == id)
    }

    /// Where an item that was touched is seen best.
    fn place_of(&self, touch: &Touch) -> Option<(Place, RowId)> {
        let id = touch.key.record()?;
        match touch.key {
            _ if is_of_today(touch) => None,
            ItemKey::Goal(_) if self.book.has(id) => Some((Place::Goals, RowId::Record(id))),
            ItemKey::Step(_) => {
                // Steps of no goal stand on Goals.
                let place = self.book.step(id)?.goal.map_or(Place::Goals, Place::Goal);
                Some((place, RowId::Record(id)))
            }
            ItemKey::Entry(_) if self.book.has(id) => Some((Place::Milestones, RowId::Record(id))),
            // That all of it shows again, or does not: that is seen everywhere.
            ItemKey::Settings if is_of_folding(touch) => None,
            ItemKey::Settings => {
                let first = self.content.page("settings")?.fields.first()?;
                Some((Place::Settings, RowId::Slot(crate::base::Slot::new(id, &first.id))))
            }
            ItemKey::Answers(_) if id.filled_of(Idea::PAGE) => Some((Place::Ideas, RowId::Page(Key::of_page(id)))),
            ItemKey::Answers(_) => {
                if id.filled_of(Talk::PAGE) {
                    return self.place_of_talk(touch, id);
                }
                let page = self.content.page_of(id)?;
                let first = page.fields.first()?;
                let slot = crate::base::Slot::new(id, &first.id);
                if id != page.record() && !self.book.has(id) {
                    // One that is gone is missed on the list.
                    return Some((origin::reflect(page.record()), RowId::Page(Key::of_page(id))));
                }
                Some((origin::reflect(id), RowId::Slot(slot)))
            }
            _ => None,
        }
    }

    /// How it was is said on a page of its own, and how it begins on that of the talk; all else stands in its note. That
    /// something else was changed is no change of its own.
    fn place_of_talk(&self, touch: &Touch, id: Id) -> Option<(Place, RowId)> {
        let changed = changed_fields(touch);
        let is_all_of = |fields: &[Key]| !changed.is_empty() && changed.iter().all(|field| fields.contains(field));
        if is_all_of(&[Talk::CHANGED, Talk::HERE]) {
            return None;
        }
        if is_all_of(&[Talk::DO_MORE, Talk::DO_LESS]) {
            return Some((Place::HowWas(id), RowId::Act(Act::Sheet)));
        }
        let begins = [Talk::WITH, Talk::TYPES, Talk::LIMITS, Talk::LEAVE_OUT, Talk::HELP_MOST];
        let goes_on = self.book.open_talk().is_some_and(|talk| talk.id() == id);
        if goes_on && is_all_of(&begins) {
            return Some((Place::Together, RowId::Slot(crate::base::Slot::new(id, &Talk::LEAVE_OUT))));
        }
        Some((Place::Talk(id), RowId::Act(Act::Sheet)))
    }
}

/// The fields in which a page is another than before.
fn changed_fields(touch: &Touch) -> Vec<Key> {
    let mut out: Vec<Key> = touch.statements().into_iter().map(|changed| changed.slot.field).collect();
    out.sort();
    out.dedup();
    out
}

/// Only what was said today about what the book offers: that is seen on Today, where the focus stays as it is.
fn is_of_today(touch: &Touch) -> bool {
    match (&touch.before, &touch.after) {
        (Some(Item::Settings(before)), Some(Item::Settings(after))) => {
            Settings { daily: after.daily.clone(), ..before.as_ref().clone() } == **after
        }
        // That it is not asked any more how a talk was.
        (Some(Item::Answers(before)), Some(Item::Answers(_))) => {
            before.id.filled_of(Talk::PAGE) && changed_fields(touch) == [Talk::ASKED]
        }
        _ => false,
    }
}

/// Only what is folded away is another.
fn is_of_folding(touch: &Touch) -> bool {
    match (&touch.before, &touch.after) {
        (Some(Item::Settings(before)), Some(Item::Settings(after))) => before.folded != after.folded,
        _ => false,
    }
}
