//! Someone who plays a story: looks for words on the page, goes there, writes, goes on. The same script goes through
//! the full-screen face by keys and through the plain face by lines.

use cairnbook::{
    app::Scene,
    base::Moment,
    workbook::{Parts, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    found::{self, Spot},
    hands::Hands,
    seen::said,
    voice::Voice,
    ways,
};

const NONE: KeyModifiers = KeyModifiers::NONE;

/// One of the two faces, with someone in front of it.
pub(crate) enum Player {
    /// Keys on the full screen.
    Screen(Box<Hands>),
    /// Lines.
    Lines(Box<Voice>),
}

impl Player {
    /// Both, each with that workbook.
    pub(crate) fn both(book: &Workbook) -> [Self; 2] {
        [Self::Screen(Box::new(Hands::on(book))), Self::Lines(Box::new(Voice::new(Hands::on(book))))]
    }

    pub(crate) fn hands(&mut self) -> &mut Hands {
        match self {
            Self::Screen(hands) => hands,
            Self::Lines(voice) => &mut voice.hands,
        }
    }

    /// What is on the page, a line each.
    pub(crate) fn page(&mut self) -> Vec<String> {
        said(&self.hands().scene())
    }

    #[track_caller]
    pub(crate) fn sees(&mut self, words: &str) {
        let page = self.page();
        assert!(page.iter().any(|line| line.contains(words)), "no {words:?} in {page:#?}");
    }

    /// Another day has come, at noon.
    pub(crate) fn day(&mut self, on: &str) {
        let hands = self.hands();
        hands.now.today = book::day(on);
        hands.now.moment = Moment(hands.now.today.since(cairnbook::base::Day::EPOCH) * 86_400 + 43_200);
        hands.now.ms += 60_000;
        hands.send(cairnbook::app::Event::Tick);
    }

    /// Goes to the row or field with these words.
    #[track_caller]
    pub(crate) fn go(&mut self, words: &str) {
        let scene = self.hands().scene();
        let spot = find(&scene, words).unwrap_or_else(|| panic!("no row {words:?} in {:#?}", said(&scene)));
        match self {
            Self::Screen(hands) => ways::walk(hands, words, |focus| *focus == spot),
            Self::Lines(_) => {}
        }
    }

    /// Opens the row or field with these words.
    #[track_caller]
    pub(crate) fn open(&mut self, words: &str) {
        self.go(words);
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Enter, NONE),
            Self::Lines(voice) => {
                let number = number(voice, words);
                // A row that can do several things asks which; a choice is taken at once.
                let heard = voice.says(&number);
                if heard.iter().any(|line| line.ends_with("0 goes back to the page.") || line.ends_with("0 goes back."))
                {
                    voice.says("open");
                }
            }
        }
    }

    /// Opens the last row with these words: a record that is listed under something else of that name.
    #[track_caller]
    pub(crate) fn open_last(&mut self, words: &str) {
        let scene = self.hands().scene();
        let mut rows = found::spots(&scene).into_iter().filter(|spot| spot.is_row && spot.words.contains(words));
        let spot = rows.next_back().unwrap_or_else(|| panic!("no row {words:?}"));
        match self {
            Self::Screen(hands) => {
                ways::walk(hands, words, |focus| *focus == spot);
                hands.key(KeyCode::Enter, NONE);
            }
            Self::Lines(voice) => {
                let numbers = numbers(&voice.says("again"), words);
                let last = numbers.iter().max().expect("it has a number");
                voice.says(&format!("{last} open"));
            }
        }
    }

    /// Ticks the step with these words.
    #[track_caller]
    pub(crate) fn tick(&mut self, words: &str) {
        self.go(words);
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Char(' '), NONE),
            Self::Lines(voice) => {
                let number = number(voice, words);
                voice.says(&format!("{number} done"));
            }
        }
    }

    /// Writes in the field that waits for words, and is done with it.
    #[track_caller]
    pub(crate) fn write(&mut self, words: &str) {
        let scene = self.hands().scene();
        let slot = scene.writing.clone().unwrap_or_else(|| panic!("nothing is written in: {:#?}", said(&scene)));
        let note = scene.page.field(&slot).is_some_and(|field| field.kind.has_lines());
        match self {
            Self::Screen(hands) => {
                hands.type_keys(words);
                // At a question by itself Enter goes on.
                hands.key(if note { KeyCode::Esc } else { KeyCode::Enter }, NONE);
            }
            Self::Lines(voice) => {
                voice.says(words);
                if note {
                    voice.says(".");
                }
            }
        }
    }

    /// Opens a field and writes in it.
    #[track_caller]
    pub(crate) fn fill(&mut self, label: &str, words: &str) {
        self.open(label);
        self.write(words);
    }

    /// Opens a field with choices and takes one.
    #[track_caller]
    pub(crate) fn choose(&mut self, label: &str, choice: &str) {
        self.open(label);
        self.open(choice);
    }

    /// One page back.
    pub(crate) fn back(&mut self) {
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Esc, NONE),
            Self::Lines(voice) => {
                let asked = voice.hands.scene().writing.is_some();
                voice.says(if asked { ".back" } else { "back" });
            }
        }
    }

    /// Presses the key of an action, or says its name.
    pub(crate) fn act(&mut self, key: char, name: &str) {
        // Where letters are text, the key is none: one goes back until it is.
        if let (Self::Screen(hands), "read back") = (&mut *self, name) {
            // What waits is read back on its own page, and that has no letter keys.
            return hands.key(KeyCode::Char('r'), KeyModifiers::CONTROL);
        }
        let by_name = matches!(self, Self::Lines(_));
        let is_key = |scene: &Scene| {
            let shown = key.to_string();
            let is_one = by_name || scene.actions.iter().any(|action| action.keys.contains(&shown));
            scene.writing.is_none() && is_one
        };
        for _ in 0..9 {
            if is_key(&self.hands().scene()) {
                break;
            }
            self.back();
        }
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Char(key), NONE),
            Self::Lines(voice) => drop(voice.says(name)),
        }
    }

    /// Goes to one of the five places.
    pub(crate) fn place(&mut self, key: char, name: &str) {
        self.act(key, name);
    }

    /// Gives the keys on.
    pub(crate) fn pen(&mut self) {
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL),
            Self::Lines(voice) => {
                let asked = voice.hands.scene().writing.is_some();
                voice.says(if asked { ".who writes" } else { "who writes" });
            }
        }
    }

    /// What was just said.
    pub(crate) fn notice(&mut self) -> String {
        self.hands().notice()
    }

    /// Takes the last change back.
    pub(crate) fn undo(&mut self) {
        match self {
            Self::Screen(hands) => hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL),
            Self::Lines(voice) => drop(voice.says(".undo")),
        }
    }

    /// All that is kept.
    pub(crate) fn kept(&mut self) -> Parts {
        self.hands().kept()
    }
}

/// What the focus stands on at these words: a row that begins with them, else one that holds them.
fn find(scene: &Scene, words: &str) -> Option<Spot> {
    let all = found::spots(scene);
    let begins = all.iter().find(|spot| spot.words.starts_with(words));
    begins.or_else(|| all.iter().find(|spot| spot.words.contains(words))).cloned()
}

/// The numbers of the lines with these words; those that begin with them first.
fn numbers(heard: &[String], words: &str) -> Vec<usize> {
    let numbered = |line: &String| {
        let (number, text) = line.trim_start_matches("New: ").split_once(". ")?;
        let number: usize = number.trim().parse().ok()?;
        text.contains(words).then_some((!text.starts_with(words), number))
    };
    let mut found: Vec<(bool, usize)> = heard.iter().filter_map(numbered).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, number)| number).collect()
}

/// The number the plain face gives the row with these words.
#[track_caller]
fn number(voice: &mut Voice, words: &str) -> String {
    let mut heard = voice.says("again");
    for _ in 0..4 {
        if let Some(number) = numbers(&heard, words).first() {
            return number.to_string();
        }
        heard = voice.says("rows");
    }
    panic!("{words:?} has no number: {:#?}", voice.says("again"));
}
