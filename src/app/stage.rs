//! Setting the scene: everything a face shows at this moment.

use super::{App, Scene, Tab, acts::TABS, help};
use crate::{
    base::{Colours, Slot},
    page::{Place, RowId, action},
    say,
    screens::Behaviour,
    view::{finding::filter_slot, keys},
    workbook::Settings,
};

impl App {
    /// How often a page was built; another number than before, another page.
    pub fn builds(&self) -> u64 {
        self.builds
    }

    /// Brings a scene up to date for the next key, not for the eye: what is in focus, what is written in, and
    /// the page where it is another one than at `seen` builds.
    pub fn glance(&mut self, scene: &mut Scene, seen: u64) {
        let writing = self.writing_now();
        self.page();
        if self.builds != seen {
            scene.page = self.page().clone();
        }
        scene.focus.clone_from(&self.stack.top().focus);
        (scene.types_into, scene.own_arrows) = (self.types_into(), self.has_own_arrows());
        scene.writing = writing;
        scene.hidden = self.hidden;
        (scene.visit, scene.folds) = (self.stack.visit, self.folds);
    }

    /// The field that is being written in; in help and the palette always the filter.
    pub(super) fn writing_now(&self) -> Option<Slot> {
        if self.screen_is(Behaviour::Filtered) { Some(filter_slot()) } else { self.writing.clone() }
    }

    /// Right and Left do something of their own: they move a step, put a card down, walk the stones, or go to a place.
    fn has_own_arrows(&self) -> bool {
        self.moving.is_some() || self.screen_is(Behaviour::OwnArrows) || self.in_turn()
    }

    /// What holds until it is mended.
    fn banner(&self) -> Option<String> {
        match &self.look_only {
            // Before the first key nothing is said that could tell about the person or the file.
            _ if *self.place() == Place::Quiet => None,
            Some(reason) => Some(self.words().say(reason)),
            // The question about it tells it better, and needs the room.
            None if self.screen_is(Behaviour::TellsOfSaving) => None,
            None => self.saving.banner().map(|p| self.words().say(&p)),
        }
    }

    /// The colours that were chosen; where they are being chosen, those the focus is on.
    fn colours(&self) -> Option<Colours> {
        let tried = match (self.place(), &self.stack.top().focus) {
            (Place::Choose(slot), Some(RowId::Choice(key))) if *slot == Settings::colours_slot() => Colours::of(key),
            _ => None,
        };
        tried.or(self.book.settings().colours)
    }

    /// What there is to see and to do now.
    pub fn scene(&mut self) -> Scene {
        let page = self.page().clone();
        let actions = self.actions_to_show();
        let question = self.question_at_the_foot();
        let companion = self.companion_beside(question.is_some());
        let types_into = self.types_into();
        let words = self.words();
        let root = self.stack.root();
        let walking = self.in_walk();
        let bare = walking || *root == Place::Quiet;
        let tabs: Vec<Tab> = TABS
            .iter()
            .filter(|_| !bare)
            .map(|(act, place)| {
                let label = action::info(*act).map(|i| words.plain(&help::label_key(i))).unwrap_or_default();
                Tab { act: *act, label, here: place == root }
            })
            .collect();
        let here = tabs.iter().find(|t| t.here).map(|t| t.label.clone()).unwrap_or_default();
        let here = if walking { words.say(&say!("walk.title")) } else { here };
        let place = if page.title == here || page.title.is_empty() {
            here
        } else if here.is_empty() {
            page.title.clone()
        } else {
            words.say(&say!("place.where", place = here, page = page.title.as_str()))
        };
        let banner = self.banner();
        let saved = match &self.look_only {
            Some(_) => say!("saved.look_only"),
            None => self.saving.phrase(),
        };
        Scene {
            name: words.say(&say!("program.name")),
            saved: words.say(&saved),
            is_saved: self.saving.is_saved(),
            pen: self.pen_phrase().map(|pen| words.say(&pen)).unwrap_or_default(),
            question,
            companion,
            call: words.say(&say!("call.line", key = keys::call_key())),
            tabs,
            place,
            focus: self.stack.top().focus.clone(),
            writing: self.writing_now(),
            types_into,
            own_arrows: self.has_own_arrows(),
            notice: self.notice.clone(),
            banner,
            actions,
            hidden: self.hidden,
            colours: self.colours(),
            visit: self.stack.visit,
            folds: self.folds,
            read_first: self.screen_is(Behaviour::ReadFirst),
            in_turn: self.in_turn(),
            page,
        }
    }
}
