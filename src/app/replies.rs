//! Following what a screen answered, in order, up to the first edit that is refused: edits, places, focus, words.

use super::{App, together::hides};
use crate::{
    base::Phrase,
    content::Depth,
    page::{Act, RowId},
    say,
    view::Reply,
    workbook::Edit,
};

impl App {
    /// Follows the replies in order.
    pub(super) fn follow(&mut self, replies: Vec<Reply>, on_purpose: bool) {
        // Where nothing may be written, no page is opened to write on.
        if let Some(reason) = self.look_only.clone().filter(|_| replies.iter().any(|r| matches!(r, Reply::Write(_)))) {
            return self.refuse(&reason);
        }
        if self.is_an_idea(&replies) {
            return;
        }
        for reply in replies {
            match reply {
                // What was to follow it would stand on what did not happen.
                Reply::Edit(edit, label) => {
                    let gone = if let Edit::Remove(id) = edit { Some(id) } else { None };
                    if !self.commit(edit, &label) {
                        return;
                    }
                    if let Some(id) = gone {
                        self.leave_page(id);
                    }
                    self.turn_the_day();
                }
                Reply::Refuse(phrase) => self.refuse(&phrase),
                Reply::Tell(phrase) => self.notice(&phrase),
                Reply::Go(place) => self.open(place),
                Reply::Back => self.carry_out(Act::Back, on_purpose),
                Reply::Focus(row_id) => self.point(row_id),
                Reply::Write(slot) => self.start_writing(slot),
                Reply::Draft(draft) => self.hold(draft),
                Reply::Move(id) if self.book.has(id) => {
                    self.moving = Some(id);
                    self.history.seal();
                    self.stand(RowId::Record(id));
                    self.notice(&say!("move.how"));
                }
                Reply::Move(_) => {}
                Reply::Unfold(depth) => self.unfold(depth),
                Reply::Fold => {
                    self.stack.top_mut().depth = Depth::First;
                }
                Reply::TurnFinished(goal) => self.memory.finished.turn(goal),
                Reply::Turn(row_id) => self.turn(&row_id),
                Reply::Zoom(zoom, row_id) => {
                    let top = self.stack.top_mut();
                    (top.zoom, top.focus) = (zoom, row_id);
                    // All rows are others: that is another page.
                    self.stack.visit += 1;
                }
                Reply::Sift(sieve) => self.sift(sieve),
                Reply::Do(act) => self.deliberate(act),
                Reply::Also(edit, label) => self.enter_along(edit, label),
                Reply::Idea(about) => self.begin_idea(about),
                Reply::Keys(who) => self.give_keys(who),
                Reply::Finish => self.finish(),
                Reply::SaveOver => self.save_over(),
                Reply::LeaveUnsaved => self.effects.push(super::Effect::Leave),
            }
        }
    }

    /// Builds the page around that. Where it is not on the page even so, the focus stays where it was.
    fn turn(&mut self, row_id: &RowId) {
        let before = self.stack.top_mut().focus.replace(row_id.clone());
        if !self.page().row_ids().contains(&row_id) {
            self.stack.top_mut().focus = before;
        }
    }

    /// A helper who begins something new has an idea: that is begun instead.
    fn is_an_idea(&mut self, replies: &[Reply]) -> bool {
        let begun = replies.iter().find_map(|reply| match reply {
            Reply::Draft(draft) => self.idea_instead(draft),
            _ => None,
        });
        let is_one = begun.is_some();
        if let Some(about) = begun {
            self.begin_idea(about);
        }
        is_one
    }

    /// Shows the fields down to that depth. The focus goes to the first new one: it may stand below what is in sight.
    /// Where they fold, it goes to the row that shows them again.
    fn unfold(&mut self, depth: Depth) {
        let known: Vec<RowId> = self.page().row_ids().into_iter().cloned().collect();
        let deeper = depth > self.stack.top().depth;
        self.stack.top_mut().depth = depth;
        if !deeper {
            self.point(RowId::Act(Act::SayMore));
        }
        let new = self.page().row_ids().into_iter().find(|row_id| !known.contains(row_id)).cloned();
        if let Some(row_id) = new.filter(|_| deeper) {
            self.point(row_id);
        }
    }

    /// False where it was refused; true also where there was nothing to change.
    fn commit(&mut self, edit: Edit, label: &Phrase) -> bool {
        if self.is_folded() && hides(&edit) {
            return self.hide_unsaid(edit);
        }
        let entered = self.try_enter(edit, label.clone(), None);
        if entered == Some(true) {
            let did = self.words().say(label);
            // A helper's hand does not take back a yes that was said.
            let undo = self.history.can_undo(self.who).is_ok();
            self.notice(&if undo { say!("did.and_undo", did = did) } else { label.clone() });
        }
        entered.is_some()
    }

    /// Puts the focus there, if it is on the page.
    pub(super) fn point(&mut self, row_id: RowId) {
        self.leave_row(Some(&row_id));
        self.stand(row_id);
    }

    /// As [`Self::point`], and leaves everything else alone: what is taken back must be able to be done again.
    pub(super) fn stand(&mut self, row_id: RowId) {
        let was = self.stack.top().focus.clone();
        let [main, side] = self.page().columns();
        let is_beside = |id: &RowId| id.is_beside() || side.contains(&id);
        let (goes_beside, was) = (is_beside(&row_id), was.filter(|was| !is_beside(was)));
        let index = main.iter().chain(&side).position(|t| **t == row_id);
        if let Some(index) = index {
            let top = self.stack.top_mut();
            top.focus = Some(row_id);
            top.in_list = was.or(top.in_list.take()).filter(|_| goes_beside);
            top.index = index;
        }
    }

    /// Something was chosen by number or mouse.
    pub(super) fn point_at(&mut self, row_id: RowId) {
        if self.hidden {
            return;
        }
        self.notice = None;
        if self.moving.is_some() {
            return self.refuse(&say!("move.how"));
        }
        self.stop_writing();
        self.point(row_id);
    }
}
