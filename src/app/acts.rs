//! What can be done everywhere, and doing it.

use super::{App, Effect};
use crate::{
    base::Key,
    page::{Act, Allowed, Ask, Code, Command, Place, Scope, Stroke, action},
    records::drafts,
    say,
    screens::{self, Behaviour},
    view::{Offer, Reply},
    workbook::{
        Edit, EntryKind, Refused, Settings,
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

/// It leads nowhere else, or must be at hand wherever one is.
pub(super) fn stays_near(act: Act) -> bool {
    match act {
        Act::PlaceBefore | Act::PlaceAfter => false,
        Act::Call
        | Act::Hide
        | Act::Help
        | Act::Back
        | Act::Undo
        | Act::Redo
        | Act::SaveAgain
        | Act::Interrupt
        | Act::Suspend
        | Act::Leave => true,
        _ => action::info(act).is_none_or(|info| info.scope != Scope::Everywhere),
    }
}

impl App {
    /// What may be done now, by the screen and everywhere, each with its reason when refused.
    pub(super) fn offers(&mut self) -> Vec<(Act, Allowed)> {
        if self.moving.is_some() {
            return self.moving_offers();
        }
        let screen = self.look(|screen, view| screens::offers(screen, view));
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
        let here = self.look(|screen, view| screen.opened_by(view));
        out.extend(self.everywhere(here));
        self.keep_to_the_walk(&mut out);
        self.keep_quiet(&mut out);
        if self.on_draft() {
            // Someone who starts to type here means words. No letter leads away from them.
            let by_letter = |key: &Stroke| matches!(key.code, Code::Char(c) if key.is_printable() && c.is_alphabetic());
            out.retain(|(act, _)| {
                let keys = action::info(*act).map_or(&[][..], |info| info.keys);
                keys.is_empty() || !keys.iter().all(by_letter)
            });
        }
        for (act, allowed) in &mut out {
            if let Some(reason) = self.withheld(*act) {
                *allowed = Allowed::No(self.words().say(&reason));
            }
        }
        if let Some(reason) = &self.look_only {
            let reason = self.words().say(reason);
            for (act, allowed) in &mut out {
                if action::info(*act).is_some_and(|info| info.edits) {
                    *allowed = Allowed::No(reason.clone());
                }
            }
        }
        out
    }

    /// Before the first Enter where others look on, nothing leads past the first page but what must be at hand.
    fn keep_quiet(&self, offers: &mut Vec<(Act, Allowed)>) {
        if *self.stack.root() != Place::Quiet {
            return;
        }
        offers.retain(|(act, _)| stays_near(*act));
    }

    /// What can be done everywhere; `opened` leads here, where we are already.
    fn everywhere(&self, opened: Option<Act>) -> Vec<(Act, Allowed)> {
        let screen = self.screen();
        // A question is answered first; everywhere else a stone is one key away.
        let asked = screen.is(Behaviour::AnsweredFirst);
        let own_arrows = screen.is(Behaviour::OwnArrows);
        let here = |act: Act| match act {
            // These depend on more than the place; they follow below, or the screen offers them.
            Act::Back | Act::SaveAgain | Act::Suspend | Act::Undo | Act::Redo | Act::Before | Act::After => false,
            // There they are already.
            _ if Some(act) == opened => false,
            // A question in its turn is answered by the hand it was asked of.
            Act::Pen if self.in_turn() => false,
            Act::ReadBack => !asked && self.book.talks().next().is_some() && self.book.has_waiting(),
            Act::Pen | Act::Stop | Act::Question | Act::Companion => self.is_talking() && !asked,
            Act::Alone => self.book.settings().folded && !self.is_talking(),
            Act::AddStone | Act::AddHardTime | Act::AddNote | Act::CheckIn => !asked,
            // These walk the page there.
            // On a page that was opened from another, a stray arrow does not lead away from it.
            Act::PlaceBefore | Act::PlaceAfter => !own_arrows && self.stack.below().is_none(),
            _ => true,
        };
        let wide = action::TABLE.iter().filter(|info| matches!(info.scope, Scope::Everywhere | Scope::Moving));
        let mut out: Vec<(Act, Allowed)> =
            wide.filter(|info| here(info.act)).map(|info| (info.act, Allowed::Yes)).collect();
        let no = |phrase| Allowed::No(self.words().say(&phrase));
        out.extend(self.turning_back());
        if self.stack.below().is_some() || self.writing.is_some() {
            out.push((Act::Back, Allowed::Yes));
        }
        if self.saving.has_failed() && *self.place() != Place::Ask(Ask::Changed) {
            out.push((Act::SaveAgain, Allowed::Yes));
        }
        let suspend = if self.can_suspend { Allowed::Yes } else { no(say!("suspend.not_here")) };
        out.push((Act::Suspend, suspend));
        out
    }

    fn turning_back(&self) -> [(Act, Allowed); 2] {
        let no = |phrase| Allowed::No(self.words().say(&phrase));
        let may = |can: Result<(), Refused>| can.map_or_else(|why| no(why.phrase()), |()| Allowed::Yes);
        let (undo, redo) = (may(self.history.can_undo(self.who)), may(self.history.can_redo(self.who)));
        [(Act::Undo, undo), (Act::Redo, redo)]
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
        let also = [Act::MoveEnd, Act::Hide, Act::Call, Act::Help, Act::Interrupt, Act::Leave];
        out.extend(also.map(|act| (act, Allowed::Yes)));
        out.extend(self.turning_back());
        out
    }

    /// Hides the screen, or shows it again and says if anything was typed meanwhile: it went nowhere.
    fn hide(&mut self) {
        self.hidden = !self.hidden;
        if std::mem::take(&mut self.typed_hidden) && !self.hidden {
            self.notice(&say!("hide.typed"));
        }
    }

    /// Does an action. `on_purpose`: not by a letter, so it may begin to write.
    pub(super) fn carry_out(&mut self, act: Act, on_purpose: bool) {
        self.on_purpose = on_purpose;
        match act {
            Act::Up | Act::Down | Act::PageUp | Act::PageDown | Act::Before | Act::After => self.go_on_by(act),
            Act::First | Act::Last => self.go_to_end(act == Act::Last),
            Act::NextField => self.next_field(1),
            Act::PlaceBefore => self.next_place(TABS.len() - 1),
            Act::PlaceAfter => self.next_place(1),
            Act::Today | Act::Goals | Act::About | Act::Milestones | Act::More => self.go_to_place(act),
            Act::Find => self.open_find(),
            Act::Pile => self.open(Place::Pile),
            Act::Progress => self.open(Place::Progress),
            Act::Numbers => self.open(Place::Numbers),
            Act::Story => self.open_story(),
            Act::Calendar => self.open_calendar(),
            Act::Walk => self.open_walk(),
            Act::WhoSees => self.open(Place::Reflect(Key::of("who_sees"))),
            Act::Settings => self.open(Place::Settings),
            Act::Colours => self.open(Place::Choose(Settings::colours_slot())),
            Act::Pen => self.next_who(),
            Act::Together => self.open_together(),
            Act::ReadBack => self.open_read_back(),
            Act::Stop => self.open_stop(),
            Act::Question => self.next_question(),
            Act::Companion => self.open_companion(),
            Act::Ideas => self.open(Place::Ideas),
            Act::Talks => self.open(Place::Talks),
            Act::Prepare => self.open(Place::Prepare),
            Act::Alone => self.open(Place::Ask(Ask::Alone)),
            Act::Call => self.open(Place::Reflect(Key::of("call"))),
            Act::Help => self.open(Place::Help),
            Act::Guide => self.open(Place::Guide),
            Act::Palette => self.open(Place::Palette),
            Act::Hide => self.hide(),
            Act::Back => self.back(),
            Act::Undo => self.undo(),
            Act::Redo => self.redo(),
            Act::SaveAgain => self.save_again(),
            Act::Interrupt => self.interrupt(),
            Act::Suspend => self.effects.push(Effect::Suspend),
            Act::Sample => self.leave_for_sample(),
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
            }
            // The screen knows the rest.
            _ => self.by_screen(act, on_purpose),
        }
    }

    /// The focus goes on by a row or ten; some screens walk what they show in their own way.
    fn go_on_by(&mut self, act: Act) {
        if let Some(replies) = self.look(|screen, view| screen.arrow(act, view)) {
            return self.follow(replies, true);
        }
        match act {
            Act::Up | Act::Before => self.step(-1),
            Act::PageUp => self.step(-PAGE),
            Act::PageDown => self.step(PAGE),
            _ => self.step(1),
        }
    }

    fn by_screen(&mut self, act: Act, on_purpose: bool) {
        if act == Act::Open {
            return self.choose(on_purpose);
        }
        let replies = self.look(|screen, view| screens::act(screen, act, view));
        self.follow(replies, on_purpose);
    }

    /// Enter: the question goes on, or what is in focus does what it says. From help and the palette it goes back to where
    /// they were opened, and does it there.
    fn choose(&mut self, on_purpose: bool) {
        if self.is_asking() {
            return self.go_on();
        }
        let Some(focus) = self.stack.top().focus.clone() else { return };
        let Some(command) = self.page().command(&focus) else { return };
        // A page of the guide is read on top of the list, which is there again after it.
        let reads = matches!(command, Command::Go(Place::GuidePage(_)));
        if matches!(self.place(), Place::Help | Place::Palette) && !reads {
            self.back();
            self.settle();
        }
        let replies = self.look(|_, view| screens::run(&command, view));
        self.follow(replies, on_purpose);
    }

    fn add(&mut self, kind: EntryKind, on_purpose: bool) {
        let replies = self.look(|screen, view| {
            let goal = screen.goal(view);
            drafts::entry(view, kind, goal)
        });
        self.follow(replies, on_purpose);
    }

    /// On the page of a goal, its own story; else all of it.
    fn open_story(&mut self) {
        let replies = self.look(|screen, view| screen.act(Act::Story, view));
        if replies.is_empty() {
            return self.open(Place::Story(None));
        }
        self.follow(replies, true);
    }

    fn move_step(&mut self, way: Way) {
        let Some(id) = self.moving else { return };
        let words = self.book.step(id).map(|s| s.words.clone()).unwrap_or_default();
        match outline::spot(&self.book, id, way) {
            Ok(spot) => self.follow(vec![Reply::Edit(Edit::Place(id, spot), say!("did.moved", words = &words))], true),
            Err(refused) => self.refuse(&refused.phrase()),
        }
    }

    fn interrupt(&mut self) {
        if self.asked_to_leave {
            self.leave();
        } else {
            self.asked_to_leave = true;
            let saved = match () {
                () if self.saving.has_failed() => say!("leave.not_saved"),
                () if self.is_saved() => say!("leave.all_saved"),
                () => say!("leave.saving"),
            };
            self.notice(&saved);
        }
    }

    fn save_again(&mut self) {
        if self.saving.changed_elsewhere() {
            self.open(Place::Ask(Ask::Changed));
        } else {
            self.save_now();
            self.notice(&say!("saved.trying"));
        }
    }
}
