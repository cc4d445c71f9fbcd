//! Questions in their turn, as in the first run: each is written in from the start, Enter goes on, Esc goes back.
//!
//! Never lead away from the walk by a letter, a digit or an arrow, or keep what was left blank.

use super::App;
use crate::{
    base::{Id, Slot},
    page::{Act, Allowed, Place, Walk},
    screens::{self, Behaviour},
    view::Draft,
};

impl App {
    /// Names the records of a walk that begins.
    pub(super) fn begin_walk(&mut self) {
        self.walks += 1;
        self.on_walk = self.look(|_, view| screens::walk::begin(view));
    }

    /// The first run, from its first screen on.
    pub(super) fn open_walk(&mut self) {
        self.begin_walk();
        self.open(Place::Walk(Walk::Hello));
    }

    /// The first run is open, maybe under something else.
    pub(super) fn in_walk(&self) -> bool {
        self.stack.any(|place| matches!(place, Place::Walk(_)))
    }

    /// One question of several is open, in its turn.
    pub(super) fn in_turn(&self) -> bool {
        self.screen_is(Behaviour::InTurn)
    }

    /// A question is open that is written in from the start.
    pub(super) fn is_asking(&mut self) -> bool {
        self.in_turn() && self.look(|screen, view| screen.question(view)).is_some()
    }

    /// Where a place asks by itself, its question is written in, and what it would begin is held ready. No other page is
    /// opened by that.
    pub(super) fn settle_question(&mut self) {
        if self.look_only.is_some() || !self.in_turn() {
            return;
        }
        let Some(asked) = self.look(|screen, view| screen.question(view)) else { return };
        if let Some(draft) = asked.draft
            && self.draft.as_ref().map(Draft::id) != Some(draft.id())
        {
            self.hold(draft);
        }
        // It waits for the hand it was asked of. For one that may only have ideas here, writing would open a page, and so
        // would each way back to the question: nobody could get out.
        if self.writing.as_ref() != Some(&asked.slot) && self.idea_about(&asked.slot).is_none() {
            self.start_writing(asked.slot);
        }
    }

    /// Enter at a question: what is written stays, what is blank goes, and the next one comes.
    pub(super) fn go_on(&mut self) {
        self.stop_writing();
        if let Some(id) = self.look(|screen, view| screen.begins(view)) {
            self.draft.take_if(|draft| draft.id() == id);
            self.drop_blank(id);
        }
        let replies = self.look(|screen, view| screen.go_on(view));
        self.follow(replies, true);
    }

    /// The record without which there is nothing to see here.
    pub(super) fn needed_record(&mut self) -> Option<Id> {
        self.look(|screen, view| screen.needs(view))
    }

    /// These questions are through.
    pub(super) fn finish(&mut self) {
        match self.place() {
            Place::Walk(_) | Place::Quiet => self.go_to_place(Act::Today),
            Place::Meet(_) => {
                while matches!(self.place(), Place::Meet(_)) && self.stack.below().is_some() {
                    self.back();
                }
            }
            Place::Shrink(shrink) if shrink.in_walk => self.open(Place::Walk(Walk::ReadBack)),
            _ => {
                while matches!(self.place(), Place::Shrink(_)) && self.stack.below().is_some() {
                    self.back();
                }
                if *self.place() == Place::Today {
                    // The smaller step is what is next now: it stands first.
                    let top = self.stack.top_mut();
                    (top.focus, top.index) = (None, 0);
                }
            }
        }
    }

    /// What a question is called where its answer is told of: as it was asked, its first sentence.
    pub(super) fn name_of(&mut self, slot: &Slot) -> String {
        let in_turn = self.in_turn();
        let asked = self.page().field(slot).map(|field| field.label.clone()).unwrap_or_default();
        match asked.split_once("? ") {
            Some((first, _)) if in_turn => format!("{first}?"),
            _ => asked,
        }
    }

    /// In the walk there is nothing but the walk, and what must be at hand everywhere.
    pub(super) fn keep_to_the_walk(&self, offers: &mut Vec<(Act, Allowed)>) {
        if !self.in_walk() {
            return;
        }
        let in_turn = self.in_turn();
        offers.retain(|(act, _)| match act {
            Act::Sample => true,
            Act::NextField => !in_turn,
            _ => super::acts::stays_near(*act),
        });
    }
}
