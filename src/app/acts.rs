//! What can be done everywhere, and doing it.
//!
//! Must never: do by itself what a screen knows better.

use super::{App, Effect};
use crate::{
    base::{Id, Key},
    page::{Act, Allowed, Target},
    say,
    screens::{self, Offer, Place, Reply, kit::drafts},
    workbook::{
        Edit, EntryKind, ItemKey, Patch,
        outline::{self, Way},
    },
};

/// Rows that Page Up and Page Down go.
const PAGE: isize = 10;

/// The five places, in order.
pub(super) const TABS: [(Act, Place); 5] = [
    (Act::Today, Place::Today),
    (Act::Goals, Place::Goals),
    (Act::About, Place::About),
    (Act::Milestones, Place::Milestones),
    (Act::More, Place::More),
];

impl App {
    /// What may be done now, by the screen and everywhere, each with its reason when refused.
    pub(super) fn offers(&mut self) -> Vec<(Act, Allowed)> {
        if self.moving.is_some() {
            return self.moving_offers();
        }
        let screen = self.look(|place, view| screens::offers(place, view));
        let mut out: Vec<(Act, Allowed)> = Vec::new();
        for offer in screen {
            let act = offer.act();
            let allowed = match offer {
                Offer::Yes(_) => Allowed::Yes,
                Offer::No(_, reason) => Allowed::No(self.words().say(&reason)),
            };
            if out.iter().all(|(known, _)| *known != act) {
                out.push((act, allowed));
            }
        }
        out.extend(self.everywhere());
        if let Some(reason) = &self.look_only {
            let reason = self.words().say(reason);
            for (act, allowed) in &mut out {
                if changes(*act) {
                    *allowed = Allowed::No(reason.clone());
                }
            }
        }
        out
    }

    fn everywhere(&self) -> Vec<(Act, Allowed)> {
        use Act::{
            About, AddHardTime, AddNote, AddStone, Back, Call, CheckIn, Down, First, Goals, Help, Hide, Interrupt,
            Last, Leave, Milestones, More, NextField, PageDown, PageUp, Palette, PlaceAfter, PlaceBefore, Redo,
            SaveAgain, Settings, Suspend, Today, Undo, Up,
        };
        let always = [
            Up,
            Down,
            PageUp,
            PageDown,
            First,
            Last,
            NextField,
            PlaceBefore,
            PlaceAfter,
            AddStone,
            AddHardTime,
            AddNote,
            CheckIn,
            Today,
            Goals,
            About,
            Milestones,
            More,
            Settings,
            Call,
            Hide,
            Help,
            Palette,
            Interrupt,
            Leave,
        ];
        let mut out: Vec<(Act, Allowed)> = always.into_iter().map(|act| (act, Allowed::Yes)).collect();
        let no = |phrase| Allowed::No(self.words().say(&phrase));
        let undo = if self.history.can_undo() { Allowed::Yes } else { no(say!("refused.nothing_to_undo")) };
        let redo = if self.history.can_redo() { Allowed::Yes } else { no(say!("refused.nothing_to_redo")) };
        out.extend([(Undo, undo), (Redo, redo)]);
        if self.stack.below().is_some() || self.writing.is_some() {
            out.push((Back, Allowed::Yes));
        }
        if self.saving.has_failed() && *self.place() != Place::Ask(screens::Ask::Changed) {
            out.push((SaveAgain, Allowed::Yes));
        }
        let suspend = if self.can_suspend { Allowed::Yes } else { no(say!("suspend.not_here")) };
        out.push((Suspend, suspend));
        out
    }

    fn moving_offers(&self) -> Vec<(Act, Allowed)> {
        let Some(id) = self.moving else { return Vec::new() };
        let ways =
            [(Act::MoveUp, Way::Up), (Act::MoveDown, Way::Down), (Act::MoveIn, Way::In), (Act::MoveOut, Way::Out)];
        let mut out: Vec<(Act, Allowed)> = ways
            .into_iter()
            .map(|(act, way)| match outline::spot(&self.book, id, way) {
                Ok(_) => (act, Allowed::Yes),
                Err(refused) => (act, Allowed::No(self.words().say(&refused.phrase()))),
            })
            .collect();
        out.extend([Act::MoveEnd, Act::Hide, Act::Call, Act::Interrupt, Act::Leave].map(|act| (act, Allowed::Yes)));
        out
    }

    /// Does an action. `on_purpose`: not by a letter, so it may begin to write.
    pub(super) fn carry_out(&mut self, act: Act, on_purpose: bool) {
        match act {
            Act::Up => self.step(-1),
            Act::Down => self.step(1),
            Act::PageUp => self.step(-PAGE),
            Act::PageDown => self.step(PAGE),
            Act::First | Act::Last => self.go_to_end(act == Act::Last),
            Act::NextField => self.next_field(),
            Act::PlaceBefore => self.next_place(TABS.len() - 1),
            Act::PlaceAfter => self.next_place(1),
            Act::Today | Act::Goals | Act::About | Act::Milestones | Act::More => self.go_to_place(act),
            Act::Settings => self.open(Place::Settings),
            Act::Call => self.open(Place::Reflect(Key::of("call"))),
            Act::Help => self.open(Place::Help),
            Act::Palette => self.open(Place::Palette),
            Act::Hide => self.hidden = !self.hidden,
            Act::Back => self.back(),
            Act::Undo => self.undo(),
            Act::Redo => self.redo(),
            Act::SaveAgain => self.save_again(),
            Act::Interrupt => self.interrupt(),
            Act::Suspend => self.effects.push(Effect::Suspend),
            Act::Leave => self.leave(),
            Act::AddStone => self.add(EntryKind::Milestone, on_purpose),
            Act::AddHardTime => self.add(EntryKind::HardTime, on_purpose),
            Act::AddNote => self.add(EntryKind::Note, on_purpose),
            Act::CheckIn => self.add(EntryKind::CheckIn, on_purpose),
            Act::MoveUp => self.move_step(Way::Up),
            Act::MoveDown => self.move_step(Way::Down),
            Act::MoveIn => self.move_step(Way::In),
            Act::MoveOut => self.move_step(Way::Out),
            Act::MoveEnd => {
                self.moving = None;
                self.history.seal();
                self.built = None;
            }
            Act::Open
            | Act::Done
            | Act::NewStep
            | Act::NewUnder
            | Act::NewGoal
            | Act::Tried
            | Act::PutAside
            | Act::Move
            | Act::SayMore
            | Act::Why => self.by_screen(act, on_purpose),
        }
    }

    fn by_screen(&mut self, act: Act, on_purpose: bool) {
        if act == Act::Open && matches!(self.place(), Place::Help | Place::Palette) {
            self.run_from_help();
            return;
        }
        let replies = self.look(|place, view| screens::act(place, act, view));
        self.follow(replies, on_purpose);
    }

    /// Enter in help or in the palette: back to where it was opened, and do it there.
    fn run_from_help(&mut self) {
        match self.stack.top().focus.clone() {
            Some(Target::Act(act)) => {
                self.back();
                self.settle();
                self.deliberate(act);
            }
            Some(Target::Page(key)) => {
                self.back();
                self.open(Place::Reflect(key));
            }
            Some(Target::Record(id)) => {
                self.back();
                self.open(Place::Goal(id));
            }
            Some(Target::Slot(_) | Target::Choice(_)) | None => {}
        }
    }

    fn add(&mut self, kind: EntryKind, on_purpose: bool) {
        let goal = match self.place() {
            Place::Goal(id) => self.book.goal(*id).map(|g| g.id),
            Place::Step(id) => self.book.step(*id).and_then(|s| s.goal),
            _ => None,
        };
        let replies = self.look(|_, view| drafts::entry(view, kind, goal));
        self.follow(replies, on_purpose);
    }

    fn move_step(&mut self, way: Way) {
        let Some(id) = self.moving else { return };
        let words = self.book.step(id).map(|s| s.words.clone()).unwrap_or_default();
        match outline::spot(&self.book, id, way) {
            Ok(spot) => self.follow(vec![Reply::Edit(Edit::Place(id, spot), say!("did.moved", words = &words))], true),
            Err(refused) => self.refuse(&refused.phrase()),
        }
    }

    fn step(&mut self, by: isize) {
        self.drop_blank_step();
        let index = self.stack.top().index;
        if self.moved && super::near_edge(self.page(), index) {
            self.built = None;
        }
        let index = if self.built.is_none() { self.index_of_focus() } else { index };
        let targets = self.page().targets();
        let last = targets.len().saturating_sub(1);
        let target = targets.get(index.saturating_add_signed(by).min(last)).map(|t| (*t).clone());
        if let Some(target) = target {
            self.point(target);
        }
    }

    /// Where the focus stands on the page as it is built now.
    fn index_of_focus(&mut self) -> usize {
        let Some(focus) = self.stack.top().focus.clone() else { return 0 };
        let known = self.stack.top().index;
        self.page().targets().iter().position(|target| **target == focus).unwrap_or(known)
    }

    /// To the first or last thing on the page, also where a list's window does not hold it.
    fn go_to_end(&mut self, last: bool) {
        self.drop_blank_step();
        let page = self.page();
        let ends = page.lists().filter_map(|list| list.ends.clone()).last();
        let targets = page.targets();
        let inside = if last { targets.last() } else { targets.first() }.map(|t| (*t).clone());
        let target = if last { ends.map(|(_, last)| last).or(inside) } else { inside };
        if let Some(target) = target {
            // Outside the window it is not a target yet; the page is built around the new focus.
            self.stack.top_mut().focus = Some(target);
            self.built = None;
        }
    }

    fn next_field(&mut self) {
        self.drop_blank_step();
        let index = self.stack.top().index;
        let targets = self.page().targets();
        let later = targets.iter().enumerate().cycle().skip(index + 1).take(targets.len());
        let field = later.filter(|(_, t)| matches!(t, Target::Slot(_))).map(|(_, t)| (*t).clone()).next();
        match field {
            Some(target) => self.point(target),
            None => self.step(1),
        }
    }

    fn next_place(&mut self, by: usize) {
        let here = TABS.iter().position(|(_, place)| place == self.stack.root()).unwrap_or(0);
        if let Some((act, _)) = TABS.get((here + by) % TABS.len()) {
            self.go_to_place(*act);
        }
    }

    fn go_to_place(&mut self, act: Act) {
        if let Some((_, place)) = TABS.iter().find(|(tab, _)| *tab == act) {
            self.quit_place();
            self.stack.restart(place.clone());
            self.built = None;
        }
    }

    fn back(&mut self) {
        if self.writing.is_some() && !matches!(self.place(), Place::Help | Place::Palette) {
            self.stop_writing();
            return;
        }
        self.quit_place();
        self.stack.back();
        self.built = None;
    }

    /// Opens a place on top of this one.
    pub(super) fn open(&mut self, place: Place) {
        if *self.place() == place {
            return;
        }
        self.quit_place();
        let taken = match &place {
            Place::Choose(slot) => self.look(|_, view| screens::choose::taken(view, slot)),
            _ => None,
        };
        self.stack.open(place);
        if let Some(key) = taken {
            self.stack.top_mut().focus = Some(Target::Choice(key));
        }
        self.built = None;
    }

    /// Leaves the place on top: writing ends, and what was begun without a word does not stay.
    fn quit_place(&mut self) {
        self.stop_writing();
        self.moving = None;
        self.drop_blank();
        self.history.seal();
    }

    fn interrupt(&mut self) {
        if self.asked_to_leave {
            self.leave();
        } else {
            self.asked_to_leave = true;
            let saved = if self.is_saved() { say!("leave.all_saved") } else { say!("leave.saving") };
            self.notice(&saved);
        }
    }

    fn undo(&mut self) {
        self.turn_back(true);
    }

    fn redo(&mut self) {
        self.turn_back(false);
    }

    /// Takes the last change back, or does it again: goes to the place and says what it was.
    fn turn_back(&mut self, back: bool) {
        let turned = if back { self.history.undo(&mut self.book) } else { self.history.redo(&mut self.book) };
        let (patch, label) = match turned {
            Ok(change) => (change.patch.clone(), change.label.clone()),
            Err(refused) => return self.refuse(&refused.phrase()),
        };
        self.changed();
        self.typed = None;
        let what = self.words().say(&label);
        self.go_to_touched(&patch);
        let said = if back { say!("undo.taken_back", what = what) } else { say!("undo.done_again", what = what) };
        self.notice(&said);
    }

    fn go_to_touched(&mut self, patch: &Patch) {
        let here = self.writing.as_ref().map(|slot| slot.record).or_else(|| self.record_here());
        let touched = patch.touched.iter().map(|t| t.key);
        if here.is_some_and(|id| self.book.has(id) && touched.clone().any(|key| id_of(key) == Some(id))) {
            return;
        }
        self.stop_writing();
        self.leave_what_is_gone();
        let mut touched = touched;
        let Some((place, target)) = touched.find_map(|key| self.place_of(key)) else { return };
        self.built = None;
        if self.page().targets().contains(&&target) {
            self.point(target);
        } else {
            // A blank record is not taken away on this way: that would be a change, and end what can be done again.
            (self.draft, self.moving) = (None, None);
            self.stack.open(place);
            self.stack.top_mut().focus = Some(target);
            self.built = None;
        }
    }

    /// The record whose page is on top.
    fn record_here(&self) -> Option<Id> {
        match self.place() {
            Place::Goal(id) | Place::Step(id) | Place::Entry(id) => Some(*id),
            Place::Reflect(key) => Some(Id::page(key.as_str())),
            _ => None,
        }
    }

    /// Goes back from places whose record is not there any more, also where it was taken away on its own page.
    pub(super) fn leave_what_is_gone(&mut self) {
        while self.place().record().is_some_and(|id| !self.is_there(id)) && self.stack.back() {
            self.writing = None;
            self.built = None;
        }
    }

    fn is_there(&self, id: Id) -> bool {
        self.book.has(id) || self.draft.as_ref().is_some_and(|draft| draft.id() == id)
    }

    /// Where an item that was touched is seen best.
    fn place_of(&self, key: ItemKey) -> Option<(Place, Target)> {
        let id = id_of(key)?;
        match key {
            ItemKey::Goal(_) if self.book.has(id) => Some((Place::Goals, Target::Record(id))),
            ItemKey::Step(_) => {
                let goal = self.book.step(id)?.goal?;
                Some((Place::Goal(goal), Target::Record(id)))
            }
            ItemKey::Entry(_) if self.book.has(id) => Some((Place::Milestones, Target::Record(id))),
            ItemKey::Answers(_) => {
                let page = id.as_str().strip_prefix("p_")?;
                let first = self.content.page(page)?.fields.first()?;
                let slot = crate::base::Slot::new(id, &first.id);
                Some((Place::Reflect(Key::from(page)), Target::Slot(slot)))
            }
            _ => None,
        }
    }

    fn save_again(&mut self) {
        if self.saving.changed_elsewhere() {
            self.open(Place::Ask(screens::Ask::Changed));
        } else {
            self.save_now();
            self.notice(&say!("saved.trying"));
        }
    }
}

fn id_of(key: ItemKey) -> Option<Id> {
    match key {
        ItemKey::Goal(id) | ItemKey::Step(id) | ItemKey::Entry(id) | ItemKey::Answers(id) => Some(id),
        ItemKey::Settings => Some(Id::settings()),
        ItemKey::GoalOrder | ItemKey::Outline(_) | ItemKey::Gone(_) => None,
    }
}

/// It leads to a change of the workbook.
fn changes(act: Act) -> bool {
    matches!(
        act,
        Act::Done
            | Act::NewStep
            | Act::NewUnder
            | Act::NewGoal
            | Act::Tried
            | Act::PutAside
            | Act::Move
            | Act::AddStone
            | Act::AddHardTime
            | Act::AddNote
            | Act::CheckIn
            | Act::Undo
            | Act::Redo
    )
}
