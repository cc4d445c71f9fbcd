//! The one door from the app into the workbook, and what happens to records that were begun and left empty.
//!
//! Never let anything in while the workbook is to be looked at only, or take away what was not begun here.

use super::App;
use crate::{
    base::{Id, Kind, Phrase, Slot},
    insight::review,
    page::{Place, RowId},
    say,
    screens::{self, Behaviour},
    view::Draft,
    workbook::{Edit, Entry, Goal, Item, Patch, Step, outline, outline::Spot},
};

impl App {
    /// Does an edit and remembers it; true when something changed. The draft joins with the first edit of it, and
    /// stays a draft when that is refused.
    pub(super) fn enter(&mut self, edit: Edit, label: Phrase, typed: Option<Slot>) -> bool {
        self.try_enter(edit, label, typed) == Some(true)
    }

    /// As [`Self::enter`]; `None` where it was refused, which is said.
    pub(super) fn try_enter(&mut self, edit: Edit, label: Phrase, typed: Option<Slot>) -> Option<bool> {
        if let Some(why) = self.look_only.clone() {
            self.refuse(&why);
            return None;
        }
        let chosen = chosen_by_hand(&edit);
        let edit = self.with_what_follows(edit);
        let (edit, draft) = self.with_draft(edit);
        let ms = self.now.ms;
        match self.commit_edit(edit, label, typed, ms) {
            Ok(changed) => {
                if let Some(draft) = draft {
                    self.started.insert(draft.id(), draft.clone());
                    self.begun.insert(draft.id());
                }
                // A day or a kind that was chosen is something: such a record stays, even without words.
                self.begun.retain(|id| !chosen.contains(id));
                if changed {
                    if self.in_walk() && self.in_turn() {
                        self.history.made_in(self.walks);
                    }
                    self.changed();
                }
                Some(changed)
            }
            Err(refused) => {
                self.draft = draft.or(self.draft.take());
                self.refuse(&refused.phrase());
                None
            }
        }
    }

    /// Does an edit that goes along with the last answer of the walk, so that one undo takes both back. Nothing is said
    /// of it, nor where nothing may be changed: nobody asked for it.
    pub(super) fn enter_along(&mut self, edit: Edit, label: Phrase) {
        if self.look_only.is_some() {
            return;
        }
        let ms = self.now.ms;
        match self.join_edit(edit, (label, self.walks), ms) {
            Ok(true) => self.changed(),
            Ok(false) => {}
            Err(refused) => self.refuse(&refused.phrase()),
        }
    }

    /// The edit with what it brings about elsewhere: a choice about a goal changes that goal with it.
    fn with_what_follows(&self, edit: Edit) -> Edit {
        let draft = match &self.draft {
            Some(Draft::Entry(entry)) => Some(entry),
            _ => None,
        };
        let follows = review::follows(&self.book, draft, &edit, self.now.today);
        if follows.is_empty() { edit } else { Edit::Many(std::iter::once(edit).chain(follows).collect()) }
    }

    /// The edit with the new record it is about, if that is not in the workbook yet; and that record.
    fn with_draft(&mut self, edit: Edit) -> (Edit, Option<Draft>) {
        match self.draft.take_if(|draft| concerns(&edit, draft.id())) {
            Some(draft) => {
                let mut edits = vec![draft.clone().edit(), edit];
                if draft.id() == self.on_walk.goal {
                    edits.extend(screens::walk::gather(&self.book, self.on_walk));
                }
                (Edit::Many(edits), Some(draft))
            }
            None => (edit, None),
        }
    }

    /// A new record to be written.
    pub(super) fn hold(&mut self, mut draft: Draft) {
        // What it was to stand under may have been left blank, and gone with that.
        if let Draft::Step(step, at) = &mut draft
            && at.under.is_some_and(|id| !self.book.has(id))
        {
            *at = Spot { under: None, after: None };
            step.under = None;
        }
        self.draft = Some(draft);
    }

    /// The focus stands on the new record.
    pub(super) fn on_draft(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| match &self.stack.top().focus {
            Some(RowId::Record(id)) => *id == draft.id(),
            Some(RowId::Slot(slot)) => slot.record == draft.id(),
            _ => false,
        })
    }

    /// The focus leaves a row: a new step without a word goes, and so does one begun here and blank again.
    pub(super) fn leave_row(&mut self, to: Option<&RowId>) {
        let here = self.stack.top().focus.clone();
        if here.as_ref() == to {
            return;
        }
        if let Some(RowId::Record(id)) = here {
            self.draft.take_if(|draft| draft.id() == id);
            self.drop_blank(id);
        }
    }

    /// Places are left for good: what was begun there without a word does not stay.
    pub(super) fn leave_stops(&mut self, stops: Vec<(Place, Option<RowId>)>) {
        for (place, focus) in stops {
            let here = self.look(|_, view| screens::of(&place).begins(view));
            let row = match focus {
                Some(RowId::Record(id)) if here.is_some() => Some(id),
                _ => None,
            };
            self.draft.take_if(|draft| Some(draft.id()) == here || Some(draft.id()) == row);
            for id in row.into_iter().chain(here) {
                self.drop_blank(id);
            }
        }
    }

    /// Takes a record away that was begun in this sitting and holds nothing.
    pub(super) fn drop_blank(&mut self, id: Id) {
        if self.look_only.is_some() || !self.begun.contains(&id) || !self.is_blank(id) {
            return;
        }
        let spot = self.spot_of(id);
        let remove = match self.scattered(id) {
            Some(mut edits) => {
                edits.push(Edit::Remove(id));
                Edit::Many(edits)
            }
            None => Edit::Remove(id),
        };
        if !self.enter(remove, say!("did.dropped_blank"), None) {
            return;
        }
        // A new step that was to stand beside it stands where it stood.
        if let (Some(Draft::Step(step, at)), Some(spot)) = (&mut self.draft, spot) {
            if at.after == Some(id) {
                at.after = spot.after;
            }
            if at.under == Some(id) {
                *at = spot;
                step.under = spot.under;
            }
        }
    }

    /// While the first run is open, its own step and stone do not hold its goal back.
    fn scattered(&self, id: Id) -> Option<Vec<Edit>> {
        if id != self.on_walk.goal || !self.in_walk() {
            return None;
        }
        screens::walk::scatter(&self.book, self.on_walk)
    }

    /// Judged on the whole workbook: what is not seen is something.
    fn is_blank(&self, id: Id) -> bool {
        let book = self.whole_book();
        match id.kind() {
            Kind::Goal => {
                let alone = book.outline(Some(id)).is_empty() && book.entries_of(id).next().is_none();
                (alone || self.scattered(id).is_some()) && book.goal(id).is_some_and(Goal::is_blank)
            }
            Kind::Step => {
                let hides = |step: &Step| step.more.private_rows().next().is_some();
                let alone = outline::branch(book, id).len() == 1;
                alone && book.step(id).is_some_and(|step| step.is_blank() && !hides(step))
            }
            Kind::Entry => book.entry(id).is_some_and(Entry::is_blank),
            Kind::Page | Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => false,
        }
    }

    /// Where a step stands, so that it can be begun there anew.
    pub(super) fn spot_of(&self, id: Id) -> Option<Spot> {
        let step = self.book.step(id)?;
        let siblings = outline::siblings(&self.book, step.goal, step.under);
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        Some(Spot { under: step.under, after: at.checked_sub(1).and_then(|i| siblings.get(i)).copied() })
    }

    /// A record as it was begun, before its first word; a step at the spot where it stood last. A step is begun
    /// only where its outline is in sight.
    pub(super) fn anew(&self, id: Id, spot: Option<Spot>) -> Option<Draft> {
        match self.started.get(&id)?.clone() {
            Draft::Step(..) if !self.screen_is(Behaviour::Outline) => None,
            Draft::Step(mut step, old) => {
                let spot = spot.unwrap_or(old);
                step.under = spot.under;
                Some(Draft::Step(step, spot))
            }
            other => Some(other),
        }
    }

    /// The draft still fits the workbook after something was taken back or done again; else it is let go.
    pub(super) fn mend_draft(&mut self) {
        let there = |id: Option<Id>| id.is_none_or(|id| self.book.has(id));
        let fits = match &self.draft {
            Some(draft) if self.book.has(draft.id()) => false,
            None | Some(Draft::Goal(_) | Draft::Idea(..)) => true,
            Some(Draft::Step(step, spot)) => there(step.goal) && there(spot.under) && there(spot.after),
            Some(Draft::Entry(entry)) => there(entry.goal) && there(entry.step),
        };
        match &mut self.draft {
            // What was done was done, whatever became of the goal.
            Some(Draft::Entry(entry)) if !fits && !self.book.has(entry.id) => (entry.goal, entry.step) = (None, None),
            draft if !fits => *draft = None,
            _ => {}
        }
    }
}

/// The edit is about that record.
fn concerns(edit: &Edit, id: Id) -> bool {
    match edit {
        Edit::Set(slot, _) | Edit::CameFrom(slot, _) => slot.record == id,
        Edit::Place(step, _) | Edit::Home(step, _) => *step == id,
        Edit::Many(edits) => edits.iter().any(|edit| concerns(edit, id)),
        Edit::AddGoal(_)
        | Edit::AddStep(..)
        | Edit::AddEntry(_)
        | Edit::Remove(_)
        | Edit::ReadBack(_)
        | Edit::Leave(_)
        | Edit::AddPage(_)
        | Edit::Beside(..)
        | Edit::LayIn => false,
    }
}

/// The records of which something other than the words is set. What an entry says beside its day, its kind and the like
/// is like its words: taken off again, nothing of it is left.
fn chosen_by_hand(edit: &Edit) -> Vec<Id> {
    let stays = |slot: &Slot| {
        let of_an_entry = [Entry::ON, Entry::KIND, Entry::GOAL, Entry::HELP, Entry::HARD];
        slot.field != Entry::WORDS && (slot.record.kind() != Kind::Entry || of_an_entry.contains(&slot.field))
    };
    match edit {
        Edit::Set(slot, Some(_)) if stays(slot) => vec![slot.record],
        Edit::Many(edits) => edits.iter().flat_map(chosen_by_hand).collect(),
        _ => Vec::new(),
    }
}

/// The patch brought that record in.
pub(super) fn brings(patch: &Patch, id: Id) -> bool {
    patch.touched.iter().filter(|touch| touch.before.is_none()).any(|touch| match &touch.after {
        Some(Item::Goal(goal)) => goal.id == id,
        Some(Item::Step(step)) => step.id == id,
        Some(Item::Entry(entry)) => entry.id == id,
        Some(Item::Answers(answers)) => answers.id == id,
        _ => false,
    })
}
