//! Level 9: events in, effects out. Routing, focus, the two states, notices, the autosave rule.
//!
//! Must never: draw, speak, read a clock, or touch a disk. All that can happen is an [`Event`]; all it
//! can ask for is an [`Effect`].

pub mod event;
pub mod help;
pub mod scene;
pub mod shelf;

mod acts;
mod building;
mod built;
mod door;
mod finding;
mod finished;
mod going;
mod keys;
mod memory;
mod names;
mod naming;
mod pasting;
mod replies;
mod saving;
mod stack;
mod stage;
mod together;
mod turning_back;
mod typing;
mod unsaved;
mod walking;
mod whole;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    base::{Day, Id, Ids, Now, Phrase, Slot, Text, When, Who},
    content::{Content, Words},
    page::{Act, Action, Allowed, Place, RowId, Walk},
    screens::{self, Behaviour, Screen},
    view::{Begun, Draft, Focus, View},
    workbook::{History, Stamp, Workbook},
};

pub use event::{Effect, Event, NotSaved, SaveOutcome};
pub use scene::{Notice, Scene, Tab};

use built::Built;
use memory::Memory;
use names::Naming;
use stack::{Stack, Stop};
use unsaved::Saving;
use whole::{Whole, kept};

/// What the app starts with.
#[derive(Debug)]
pub struct Opening {
    /// The workbook as it was read, or an empty one.
    pub book: Workbook,
    /// Words and pages.
    pub content: Arc<Content>,
    /// Seed of the ids; random at the edge, fixed in tests.
    pub seed: u64,
    /// The file is not there yet: the first save makes it.
    pub is_new: bool,
    /// Why nothing may be changed, if so.
    pub look_only: Option<Phrase>,
    /// What is to be said first: repairs, a kept copy.
    pub news: Vec<Phrase>,
    /// This installation's name, under which saves are counted.
    pub installation: Text,
    /// The program can be stopped and called back by the terminal.
    pub can_suspend: bool,
}

/// The running program, without its edges.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
pub struct App {
    /// The workbook as it is seen; all of it, while nothing is folded away.
    book: Workbook,
    /// The workbook that is kept, while another one is seen.
    whole: Option<Box<Whole>>,
    /// The talk that goes on.
    talking: Option<Id>,
    /// How often another workbook came to be seen: folded, unfolded, or something more folded away.
    folds: u64,
    /// A question for the helper stands at the foot: which of the page's.
    question: Option<usize>,
    history: History,
    content: Arc<Content>,
    naming: Naming,
    ids: Ids,
    now: Now,
    /// The day for which the page is made; it follows the clock once what was done on that page is done.
    shown_on: Day,
    /// Since midnight, a row was pointed at on the page of the day before.
    pointed: bool,
    who: Who,
    stack: Stack,
    /// The page as it was last built.
    built: Option<Built>,
    /// How often a page was built: another number, another page.
    builds: u64,
    /// What can be done in the scene that was set last; gone with the next event.
    offered: Option<Vec<(Act, Allowed)>>,
    /// Every action with its words, said once.
    labels: Vec<Action>,
    draft: Option<Draft>,
    /// Records begun in this sitting of which nothing but words was set; blank, they do not stay.
    begun: BTreeSet<Id>,
    /// Records of this sitting as they were before their first word, to be begun anew when that is taken back.
    started: BTreeMap<Id, Draft>,
    /// The records the first run writes in.
    on_walk: Begun,
    /// How many walks were begun in this sitting: what was answered in one is not taken for another's.
    walks: u64,
    writing: Option<Slot>,
    /// The day that stood there when writing in it began; it stays until another day is read.
    day_before: Option<When>,
    /// What was typed there last, letter by letter; the value may read it as something else ("friday").
    typed: Option<String>,
    moving: Option<Id>,
    memory: Memory,
    notice: Option<Notice>,
    /// What is to be said first, kept until a quiet start is over: it may hold names of files and people.
    unsaid: Option<Notice>,
    saving: Saving,
    look_only: Option<Phrase>,
    hidden: bool,
    /// What is being done now is told, and leads nowhere.
    stays: bool,
    /// What is being done now was asked for on purpose.
    on_purpose: bool,
    /// Letters that were typed where nothing is written.
    run: Option<memory::Run>,
    /// Something was typed while the screen was hidden.
    typed_hidden: bool,
    /// So many letters in a row were no keys: someone types a sentence where nothing is written.
    refused: usize,
    /// Ctrl-C was pressed; once more leaves.
    asked_to_leave: bool,
    can_suspend: bool,
    effects: Vec<Effect>,
}

impl App {
    /// Starts on Today; the first time with the walk; without a word of the person where others look on.
    pub fn new(opening: Opening, now: Now) -> Self {
        let first = first_place(&opening);
        let mut app = Self {
            saving: Saving::new(opening.is_new, opening.installation, now),
            book: opening.book,
            whole: None,
            talking: None,
            folds: 0,
            question: None,
            history: History::default(),
            naming: Naming::new(&opening.content),
            content: opening.content,
            ids: Ids::seeded(opening.seed),
            now,
            shown_on: now.today,
            pointed: false,
            who: Who::Me,
            stack: Stack::at(first),
            built: None,
            builds: 0,
            offered: None,
            labels: Vec::new(),
            draft: None,
            begun: BTreeSet::new(),
            started: BTreeMap::new(),
            on_walk: Begun::default(),
            walks: 0,
            writing: None,
            day_before: None,
            typed: None,
            moving: None,
            memory: Memory::default(),
            notice: None,
            unsaid: None,
            look_only: opening.look_only,
            hidden: false,
            stays: false,
            on_purpose: false,
            run: None,
            typed_hidden: false,
            refused: 0,
            asked_to_leave: false,
            can_suspend: opening.can_suspend,
            effects: Vec::new(),
        };
        app.end_what_was_left();
        app.fold_as_set();
        app.name_things();
        let news: Vec<String> = opening.news.iter().map(|p| app.words().say(p)).collect();
        if !news.is_empty() {
            app.unsaid = Some(Notice { text: news.join(" "), urgent: false });
        }
        app.say_what_waits();
        if matches!(app.place(), Place::Walk(_)) {
            app.begin_walk();
        }
        app.settle();
        app
    }

    /// Takes one event and answers with what the edge is to do.
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.now = now;
        // Who points at a row says with a later event what to do there: until then the page stays the one they saw.
        match event {
            Event::Focus(_) => self.pointed = self.shown_on != now.today,
            Event::Tick | Event::Saved { .. } => {}
            _ => self.pointed = false,
        }
        let turns = !self.pointed && !matches!(event, Event::Saved { .. });
        // Writing, a click, and an action chosen by name are "any other key", too.
        let goes_on = match &event {
            Event::Write { .. }
            | Event::Paste(_)
            | Event::TooLong { .. }
            | Event::PasteList { .. }
            | Event::Focus(_) => true,
            Event::Do(act) | Event::DoHere(act) => *act != Act::Interrupt,
            _ => false,
        };
        if goes_on {
            self.asked_to_leave = false;
            self.run = None;
        }
        match event {
            Event::Key(stroke) => self.key(stroke),
            Event::Do(act) => {
                self.notice = None;
                self.deliberate(act);
            }
            Event::DoHere(act) => {
                (self.notice, self.stays) = (None, true);
                self.deliberate(act);
                self.stays = false;
            }
            Event::Focus(row_id) => self.point_at(row_id),
            Event::Write { slot, text } => self.write(&slot, &text),
            Event::Paste(words) => self.paste(&words),
            Event::TooLong { slot } => self.too_long(&slot),
            Event::PasteList { slot, text } => self.paste_list(slot, &text),
            Event::Saved { rev, outcome, news } => self.saved(rev, outcome, news),
            Event::Tick | Event::Resumed => {}
        }
        self.offered = None;
        if turns {
            self.turn_the_day();
        }
        self.fold_as_set();
        self.follow_talk();
        self.name_things();
        self.say_what_waits();
        self.settle();
        self.ask_if_changed();
        self.save_if_due();
        std::mem::take(&mut self.effects)
    }

    /// After midnight another day's page is made.
    fn turn_the_day(&mut self) {
        if self.shown_on != self.now.today {
            self.shown_on = self.now.today;
        }
    }

    /// The workbook as it is kept, with what is folded away.
    pub fn whole_book(&self) -> &Workbook {
        self.whole.as_ref().map_or(&self.book, |whole| whole.covered.whole())
    }

    /// The workbook as it is seen.
    pub fn book(&self) -> &Workbook {
        &self.book
    }

    /// The day it was at the last event.
    pub fn today(&self) -> Day {
        self.now.today
    }

    /// The words.
    pub fn words(&self) -> &Words {
        &self.content.words
    }

    /// Words and pages.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The place on top.
    pub fn place(&self) -> &Place {
        &self.stack.top().place
    }

    /// Everything is on the disk, as far as the app was told.
    pub fn is_saved(&self) -> bool {
        self.saving.is_saved()
    }

    /// All is on the disk, or nothing may be changed here.
    pub fn has_nothing_to_save(&self) -> bool {
        self.look_only.is_some() || self.is_saved()
    }

    /// When, in milliseconds since the start, the app next wants a tick.
    pub fn deadline(&self) -> Option<u64> {
        if self.look_only.is_some() { None } else { self.saving.deadline() }
    }

    /// Counts this as a save and hands out all data and its revision: for leaving, signals and panics.
    pub fn final_save(&mut self) -> Option<(u64, crate::workbook::Data)> {
        if self.look_only.is_some() {
            return None;
        }
        self.saving.finish(kept(&mut self.book, &mut self.whole))
    }

    fn stamp(&self) -> Stamp {
        Stamp { who: self.who, at: self.now.moment }
    }

    fn notice(&mut self, phrase: &Phrase) {
        self.notice = Some(Notice { text: self.words().say(phrase), urgent: false });
    }

    /// Says what waited for the end of a quiet start.
    fn say_what_waits(&mut self) {
        if *self.stack.root() != Place::Quiet && self.notice.is_none() {
            self.notice = self.unsaid.take();
        }
    }

    fn refuse(&mut self, phrase: &Phrase) {
        self.notice = Some(Notice { text: self.words().say(phrase), urgent: true });
    }

    /// The screen on top.
    fn screen(&self) -> Box<dyn Screen> {
        screens::of(self.place())
    }

    /// The screen on top wants to be treated like that.
    fn screen_is(&self, wanted: Behaviour) -> bool {
        self.screen().is(wanted)
    }

    /// Looks at everything, for a screen.
    fn look<T>(&mut self, with: impl FnOnce(&dyn Screen, &mut View) -> T) -> T {
        let screen = self.screen();
        let quiet = *self.stack.root() == Place::Quiet;
        let Stop { focus, in_list, depth, zoom, filter, .. } = self.stack.top();
        let focus = Focus::on(focus.as_ref(), in_list.as_ref());
        let mut view = View {
            book: &self.book,
            content: &self.content,
            now: self.now,
            shown_on: self.shown_on,
            look_only: self.look_only.is_some(),
            quiet,
            focus: &focus,
            draft: self.draft.as_ref(),
            depth: *depth,
            zoom: *zoom,
            on_a_row: screen.is(Behaviour::OfARow),
            filter,
            finding: &self.memory.finding,
            finished: &self.memory.finished,
            writing: self.writing.as_ref(),
            moving: self.moving,
            on_purpose: self.on_purpose,
            begun: self.on_walk,
            ids: &mut self.ids,
            who: self.who,
        };
        with(screen.as_ref(), &mut view)
    }

    /// The place is there, and the focus stands on something that is there. Where what it stood on is gone, it stays as
    /// near as it can.
    fn settle(&mut self) {
        self.leave_what_is_gone();
        self.note_finished();
        self.stop_writing_what_is_gone();
        self.settle_question();
        let (focus, index) = (self.stack.top().focus.clone(), self.stack.top().index);
        let starts_over = self.screen_is(Behaviour::StartsOver);
        let ids = self.page().row_ids();
        let found = focus.as_ref().and_then(|focus| ids.iter().position(|id| *id == focus));
        // An offer or an answer that is gone from Today leaves the next step first: what comes in its place was not asked for.
        let row = !matches!(focus, Some(RowId::Slot(_) | RowId::Record(_)) | None);
        let index = match found {
            Some(index) => index,
            None if row && starts_over => 0,
            None => index.min(ids.len().saturating_sub(1)),
        };
        let id = ids.get(index).map(|id| (*id).clone());
        let top = self.stack.top_mut();
        (top.index, top.focus) = (index, id);
    }
}

/// Where it starts: with the first run, without a word of the person, or on Today.
fn first_place(opening: &Opening) -> Place {
    match opening.book.settings() {
        // Whatever an older version noted about the walk: where something is written, nobody is sent into it.
        settings if opening.is_new && opening.book.is_empty() && !settings.walked && opening.look_only.is_none() => {
            Place::Walk(Walk::Hello)
        }
        settings if settings.quiet => Place::Quiet,
        _ => Place::Today,
    }
}
