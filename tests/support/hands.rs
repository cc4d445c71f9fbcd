//! Hands on the real app: events and keys in, scenes out; saves come to an end by themselves.

use std::sync::{Arc, OnceLock};

use cairnbook::{
    app::{App, Effect, Event, NotSaved, Opening, SaveOutcome, Scene},
    base::{Moment, Now, Phrase, Slot, Text},
    content::Content,
    page::{Act, Code, Stroke},
    say,
    tui::{Face, Looks},
    workbook::{Parts, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use crate::support::book;

/// What a test does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Move {
    /// An event.
    Send(Event),
    /// A save that comes to this end.
    SaveEnds(SaveOutcome),
    /// Time goes by, in milliseconds.
    Wait(u64),
}

/// The app and what its edges would know.
pub(crate) struct Hands {
    pub app: App,
    pub now: Now,
    /// Everything that was asked of the edges.
    pub effects: Vec<Effect>,
    /// How saves end; `None`: they do not end.
    pub saves: Option<SaveOutcome>,
    /// The full-screen face, for keys as the terminal sends them.
    pub face: Face,
}

/// The words and pages, read once for all tests of a program.
pub(crate) fn content() -> Arc<Content> {
    static CONTENT: OnceLock<Arc<Content>> = OnceLock::new();
    Arc::clone(CONTENT.get_or_init(|| Arc::new(Content::english())))
}

/// Colours and signs.
pub(crate) const LOOKS: Looks = Looks::pair(true);

impl Hands {
    /// On Today, with that workbook.
    pub(crate) fn on(book: &Workbook) -> Self {
        Self::opening(book, None)
    }

    /// At the first start of all.
    pub(crate) fn new() -> Self {
        Self::start(&Workbook::default(), None, true, book::now(), Vec::new())
    }

    /// Opened on that day, with something to be said first.
    pub(crate) fn opened(book: &Workbook, on: &str, news: Vec<Phrase>) -> Self {
        let (then, today) = (book::now(), book::day(on));
        let moment = Moment(then.moment.0 + today.since(then.today) * 86_400);
        Self::start(book, None, false, Now { today, moment, ..then }, news)
    }

    /// On Today, with that workbook and those words and pages.
    pub(crate) fn with_content(book: &Workbook, content: Content) -> Self {
        let opening = Opening {
            book: book.clone(),
            content: Arc::new(content),
            seed: 1,
            is_new: false,
            look_only: None,
            news: Vec::new(),
            installation: Text::new("test"),
            can_suspend: true,
        };
        let (now, saves) = (book::now(), Some(SaveOutcome::Saved));
        Self { app: App::new(opening, now), now, effects: Vec::new(), saves, face: Face::new(LOOKS) }
    }

    /// On Today, with that workbook to look at only.
    pub(crate) fn looking(book: &Workbook) -> Self {
        Self::opening(book, Some(say!("look.in_use")))
    }

    fn opening(book: &Workbook, look_only: Option<Phrase>) -> Self {
        Self::start(book, look_only, false, book::now(), Vec::new())
    }

    fn start(book: &Workbook, look_only: Option<Phrase>, is_new: bool, now: Now, news: Vec<Phrase>) -> Self {
        let opening = Opening {
            book: book.clone(),
            content: content(),
            seed: 1,
            is_new,
            look_only,
            news,
            installation: Text::new("test"),
            can_suspend: true,
        };
        let saves = Some(SaveOutcome::Saved);
        Self { app: App::new(opening, now), now, effects: Vec::new(), saves, face: Face::new(LOOKS) }
    }

    /// Opened on that day, with other pages than ours.
    pub(crate) fn asked_by(content: Content, book: &Workbook, on: &str) -> Self {
        let mut hands = Self::opened(book, on, Vec::new());
        let opening = Opening {
            book: book.clone(),
            content: Arc::new(content),
            seed: 1,
            is_new: false,
            look_only: None,
            news: Vec::new(),
            installation: Text::new("test"),
            can_suspend: true,
        };
        hands.app = App::new(opening, hands.now);
        hands
    }

    /// Sends one event, a hundredth of a second later.
    pub(crate) fn send(&mut self, event: Event) -> Vec<Effect> {
        self.now.ms += 10;
        let effects = self.app.update(event, self.now);
        self.effects.extend(effects.iter().cloned());
        for effect in &effects {
            if let (Effect::Save { rev, .. }, Some(outcome)) = (effect, self.saves.clone()) {
                let more = self.app.update(Event::Saved { rev: *rev, outcome, news: None }, self.now);
                self.effects.extend(more);
            }
        }
        effects
    }

    /// Does one thing of a script.
    pub(crate) fn play(&mut self, step: &Move) -> Vec<Effect> {
        match step {
            Move::Send(event) => self.send(event.clone()),
            Move::SaveEnds(outcome) => {
                self.saves = Some(outcome.clone());
                Vec::new()
            }
            Move::Wait(ms) => {
                self.now.ms += ms;
                self.send(Event::Tick)
            }
        }
    }

    /// Does an action by name.
    pub(crate) fn act(&mut self, act: Act) -> Vec<Effect> {
        self.send(Event::Do(act))
    }

    /// Presses keys that are no letters.
    pub(crate) fn press(&mut self, keys: &[Code]) {
        for code in keys {
            self.send(Event::Key(Stroke::plain(*code)));
        }
    }

    /// Space on a step, and no answer to who did it where that is asked.
    pub(crate) fn done(&mut self) {
        self.send(Event::Key(Stroke::letter(' ')));
        self.leave_out_who();
    }

    /// No answer to who did it, where that is asked; what was said of the tick stays said.
    pub(crate) fn leave_out_who(&mut self) {
        if self.is_at("Ask WhoDid") {
            let said = self.notice();
            assert!(said.ends_with("Ctrl-Z undoes it."), "{said}");
            self.press(&[Code::Enter]);
        }
    }

    /// A key as the terminal tells it, through the face.
    pub(crate) fn key(&mut self, code: KeyCode, with: KeyModifiers) {
        self.input(&Input::Key(KeyEvent::new(code, with)));
    }

    /// Types text as keys, through the face.
    pub(crate) fn type_keys(&mut self, text: &str) {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.key(code, KeyModifiers::NONE);
        }
    }

    /// Anything the terminal tells, through the face.
    pub(crate) fn input(&mut self, input: &Input) {
        let scene = self.app.scene();
        if let Some(event) = self.face.input(input, &scene) {
            self.send(event);
        }
    }

    /// The whole text of the field that is being written in.
    pub(crate) fn write(&mut self, text: &str) {
        let slot = self.app.scene().writing.expect("something is being written");
        self.write_in(slot, text);
    }

    /// The whole text of a field.
    pub(crate) fn write_in(&mut self, slot: Slot, text: &str) {
        self.send(Event::Write { slot, text: text.into() });
    }

    /// What there is to see.
    pub(crate) fn scene(&mut self) -> Scene {
        self.app.scene()
    }

    /// What was just said.
    pub(crate) fn notice(&mut self) -> String {
        self.scene().notice.map(|notice| notice.text).unwrap_or_default()
    }

    /// All that a person wrote: the workbook without its count of saves.
    pub(crate) fn kept(&self) -> Parts {
        kept(self.app.whole_book())
    }

    /// Says that the disk is full from now on, and lets a save come to that end.
    pub(crate) fn fill_the_disk(&mut self) {
        self.saves = Some(disk_full());
    }
}

/// All that a person wrote.
pub(crate) fn kept(book: &Workbook) -> Parts {
    Parts { copies: std::collections::BTreeMap::new(), seen: None, ..book.snapshot().parts() }
}

/// The disk is full.
pub(crate) fn disk_full() -> SaveOutcome {
    SaveOutcome::NotSaved { why: NotSaved::DiskFull, told: say!("save.disk_full") }
}

/// Something else changed the file.
pub(crate) fn changed_elsewhere() -> SaveOutcome {
    SaveOutcome::NotSaved { why: NotSaved::ChangedElsewhere, told: say!("save.changed") }
}

/// A generator of numbers that is the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    /// Starts from `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    /// One of its own for what has that name: what is thrown elsewhere does not change it.
    pub(crate) fn named(name: &str, seed: u64) -> Self {
        Self::new(hash(name, seed))
    }

    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// One of them.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    /// One of them, by its name: one more beside it changes that only where it is that one.
    pub(crate) fn favourite<T>(&mut self, all: impl IntoIterator<Item = T>, name: impl Fn(&T) -> String) -> Option<T> {
        let taste = self.next();
        all.into_iter().max_by_key(|one| hash(&name(one), taste))
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn hash(name: &str, seed: u64) -> u64 {
    let bytes =
        name.bytes().fold(0xcbf2_9ce4_8422_2325, |at: u64, byte| (at ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    mixed(bytes ^ mixed(seed))
}

/// How many seeds each walk at random has: `CAIRNBOOK_SEEDS`, or one.
pub(crate) fn seeds() -> std::ops::Range<u64> {
    let wanted = std::env::var("CAIRNBOOK_SEEDS").ok();
    0..wanted.map_or(1, |n| n.parse().expect("CAIRNBOOK_SEEDS is a number"))
}
