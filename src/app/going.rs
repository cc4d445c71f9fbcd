//! Going about: the focus up and down a page, the five places, back and forth.

use super::{App, acts::TABS};
use crate::{
    base::{Id, pasted},
    form::fields,
    page::{Act, Ask, List, Place, RowId},
    say,
    screens::{self, Behaviour},
    view::{Draft, View},
};

/// A list of so many rows has ends of its own.
const LONG: usize = 10;

impl App {
    pub(super) fn step(&mut self, by: isize) {
        let index = self.index_of_focus();
        let ids = self.page().row_ids();
        let last = ids.len().saturating_sub(1);
        let id = ids.get(index.saturating_add_signed(by).min(last)).map(|id| (*id).clone());
        if let Some(id) = id {
            self.point(id);
        }
    }

    /// Where the focus stands on the page.
    pub(super) fn index_of_focus(&mut self) -> usize {
        let Some(focus) = self.stack.top().focus.clone() else { return 0 };
        let known = self.stack.top().index;
        self.page().row_ids().iter().position(|id| **id == focus).unwrap_or(known)
    }

    /// To the first or last thing on the page, also where a list's window does not hold it.
    pub(super) fn go_to_end(&mut self, last: bool) {
        let focus = self.stack.top().focus.clone();
        let page = self.page();
        // First to the end of the long list one is in; from there to the end of the page.
        let holds_focus =
            |list: &&List| list.total >= LONG && list.rows.iter().any(|row| Some(&row.id) == focus.as_ref());
        let ends = page.lists().find(holds_focus).and_then(|list| list.ends.clone());
        let of_list = ends.map(|ends| if last { ends.1 } else { ends.0 });
        if let Some(row_id) = of_list.filter(|end| Some(end) != focus.as_ref()) {
            self.leave_row(Some(&row_id));
            self.stack.top_mut().focus = Some(row_id);
            return;
        }
        let ends = page.lists().last().and_then(|list| list.ends.clone());
        let row_ids = page.row_ids();
        let inside = if last { row_ids.last() } else { row_ids.first() }.map(|t| (*t).clone());
        let starts = page.lists().next().filter(|list| list.rows.first().map(|row| &row.id) == inside.as_ref());
        let start = starts.and_then(|list| list.ends.clone()).map(|ends| ends.0);
        let row_id = if last { ends.map(|ends| ends.1) } else { start }.or(inside);
        if let Some(row_id) = row_id {
            self.leave_row(Some(&row_id));
            // Outside the window it is no row yet; the page is built around the new focus.
            self.stack.top_mut().focus = Some(row_id);
        }
    }

    /// To the next question, or the one before; from the last one to the first. Without questions, by a row.
    pub(super) fn next_field(&mut self, by: isize) {
        let here = self.index_of_focus();
        let row_ids = self.page().row_ids();
        let mut fields: Vec<(usize, RowId)> = row_ids.into_iter().cloned().enumerate().collect();
        fields.retain(|(index, id)| matches!(id, RowId::Slot(_)) && *index != here);
        let next = if by > 0 {
            fields.iter().find(|(index, _)| *index > here).or(fields.first())
        } else {
            fields.iter().rfind(|(index, _)| *index < here).or(fields.last())
        };
        match next.map(|(_, id)| id.clone()) {
            Some(row_id) => self.point(row_id),
            None => self.step(by),
        }
    }

    pub(super) fn next_place(&mut self, by: usize) {
        let here = TABS.iter().position(|(_, place)| place == self.stack.root()).unwrap_or(0);
        if let Some((act, _)) = TABS.get((here + by) % TABS.len()) {
            self.go_to_place(*act);
        }
    }

    pub(super) fn go_to_place(&mut self, act: Act) {
        if let Some((_, place)) = TABS.iter().find(|(tab, _)| *tab == act) {
            self.rest();
            let all = self.stack.all();
            self.leave_stops(all);
            self.stack.restart(place.clone());
        }
    }

    pub(super) fn back(&mut self) {
        let filtering = self.screen_is(Behaviour::Filtered);
        if self.writing.is_some() && !filtering && !self.is_asking() {
            self.stop_writing();
            return;
        }
        if matches!(self.draft, Some(Draft::Step(..))) && self.on_draft() && !self.is_asking() {
            // Only the new row was begun; only that is left.
            self.leave_row(None);
            return;
        }
        self.rest();
        if let Place::Ask(Ask::Pasted(pasting)) = self.place() {
            let not_kept = say!("paste.dropped", n = pasted::items(&pasting.text).len());
            self.notice(&not_kept);
        }
        if self.stack.below().is_some() {
            let top = self.stack.top();
            let left = vec![(top.place.clone(), top.focus.clone())];
            self.leave_stops(left);
            self.stack.back();
        }
    }

    /// Opens a place on top of this one, which stays as it is, draft and all.
    pub(super) fn open(&mut self, place: Place) {
        let place = self.door(place);
        if *self.place() == place {
            return;
        }
        let screen = screens::of(&place);
        // Nothing could be answered there.
        if let Some(reason) = self.look_only.clone().filter(|_| screen.is(Behaviour::OnlyAsks)) {
            return self.refuse(&reason);
        }
        self.rest();
        if let Place::Walk(walk) = &place {
            // Who goes back and on again finds the door they took.
            self.on_walk.door = screens::walk::door_to(*walk).or(self.on_walk.door);
        }
        self.leave_the_quiet_start(screen.is(Behaviour::Silent));
        // A place that is open already is gone back to: those above it are left.
        let left = self.stack.above(&place);
        self.leave_stops(left);
        let begins_on = self.look(|_, view| screen.begins_on(view));
        self.stack.open(place);
        if let Some(id) = begins_on {
            self.stack.top_mut().focus = Some(id);
        }
    }

    /// A page that can be filled more than once, and was not yet, begins at once: the one that is open and still blank,
    /// else a new one. Its list is gone back to where it is open.
    fn door(&mut self, place: Place) -> Place {
        let Place::Reflect(page) = &place else { return place };
        if self.stack.any(|open| *open == place) {
            return place;
        }
        let blank = |open: &Place| match open {
            Place::Reflect(key) => {
                let record = Id::page(key.as_str());
                record.filled_of(page.as_str()) && self.book.answers_of(record).is_none()
            }
            _ => false,
        };
        let open = self.stack.all().into_iter().map(|(open, _)| open).find(blank);
        match open {
            Some(open) if self.book.filled(page.as_str()).next().is_none() => open,
            _ => self.look(|_, view| screens::door(place, view)),
        }
    }

    /// A quiet start is over with the first place that shows what the person wrote; Back leads to Today then.
    fn leave_the_quiet_start(&mut self, silent: bool) {
        if *self.place() == Place::Quiet && !silent {
            self.stack.restart(Place::Today);
        }
    }

    /// Opens the month sheet for the day field in focus.
    pub(super) fn open_calendar(&mut self) {
        match self.look(|_, view: &mut View| fields::day_field(view)) {
            Some(slot) => self.open(Place::Calendar(slot)),
            None => self.refuse(&say!("calendar.no_day")),
        }
    }

    /// Writing and moving end.
    pub(super) fn rest(&mut self) {
        self.stop_writing();
        self.moving = None;
        self.history.seal();
    }
}
