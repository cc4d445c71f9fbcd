//! A long text is read to its end by the keys that go down, where nothing may be changed and beside a helper too.

use std::collections::BTreeSet;

use cairnbook::{
    base::{Id, Key, Slot, Value, Who},
    page::Act,
    workbook::{Edit, Entry, EntryKind, Idea, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyModifiers};

use crate::support::{
    book::{EVENING, day, filled, id, stamp},
    eyes::{Screen, lines},
    hands::{Hands, LOOKS},
    talked::{self, set, text},
    ways::enter_on,
};

const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

/// Sixty lines, each with a name of its own.
fn sixty() -> String {
    (0..60).map(|n| format!("Line no{n:02} end")).collect::<Vec<_>>().join("\n")
}

fn with_entry(kind: EntryKind, words: &str) -> Workbook {
    let mut book = filled();
    let mut entry = Entry::new(id("e_long"), Who::Me, EVENING, kind, day("2026-11-22"));
    entry.words = words.into();
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
    book
}

/// Every name of a line that comes in sight while that key is pressed.
fn seen(hands: &mut Hands, (width, height): (u16, u16), code: KeyCode, presses: usize) -> BTreeSet<String> {
    let mut screen = Screen::new(width, height, LOOKS);
    let mut out = BTreeSet::new();
    for _ in 0..presses {
        let scene = hands.scene();
        for line in lines(screen.draw(&scene, hands.app.words())) {
            out.extend(line.split_whitespace().filter(|word| word.starts_with("no")).map(ToOwned::to_owned));
        }
        let key = Input::Key(KeyEvent::new(code, KeyModifiers::NONE));
        if let Some(event) = screen.face.input(&key, &scene) {
            hands.send(event);
        }
    }
    out
}

#[track_caller]
fn all_is_read(make: impl Fn() -> Hands) {
    for size in SIZES {
        for code in [KeyCode::Down, KeyCode::PageDown] {
            let mut hands = make();
            let before = hands.kept();
            let seen = seen(&mut hands, size, code, 150);
            let missing: Vec<String> =
                (0..60).map(|n| format!("no{n:02}")).filter(|name| !seen.contains(name)).collect();
            assert!(missing.is_empty(), "{size:?} {code:?}: never in sight: {missing:?}");
            assert_eq!(hands.kept(), before);
        }
    }
}

fn open_note(mut hands: Hands) -> Hands {
    hands.act(Act::Milestones);
    enter_on(&mut hands, "Line no00");
    assert!(hands.is_at("Entry e_long"), "{}", hands.place());
    hands
}

#[test]
fn a_note_of_sixty_lines_is_read_to_its_end() {
    let book = with_entry(EntryKind::Note, &sixty());
    all_is_read(|| open_note(Hands::on(&book)));
    all_is_read(|| open_note(Hands::looking(&book)));
    all_is_read(|| {
        let mut hands = open_note(talked::two(&book));
        hands.act(Act::Pen);
        hands
    });
}

#[test]
fn the_pile_shows_a_stone_to_its_end() {
    let book = with_entry(EntryKind::Milestone, &sixty());
    all_is_read(|| {
        let mut hands = Hands::looking(&book);
        hands.act(Act::Pile);
        hands
    });
}

#[test]
fn an_idea_and_what_it_is_about_are_read_to_their_end() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    let idea = talked::idea(&mut book, 1, &sixty());
    talked::end(&mut book, "2026-11-22");
    talked::alone(&mut book);
    for looking in [false, true] {
        all_is_read(|| {
            let mut hands = if looking { Hands::looking(&book) } else { Hands::on(&book) };
            hands.act(Act::Ideas);
            enter_on(&mut hands, "Line no00");
            hands
        });
    }
    // Said another way, at length.
    set(&mut book, Slot::new(idea, &Idea::WORDS), text("Ask Ruth"));
    set(&mut book, Slot::new(idea, &Idea::OWN), text(&sixty()));
    all_is_read(|| {
        let mut hands = Hands::looking(&book);
        hands.act(Act::Ideas);
        enter_on(&mut hands, "Ask Ruth");
        hands.act(Act::First);
        hands
    });
}

#[test]
fn an_answer_on_a_page_is_read_to_its_end() {
    let mut book = filled();
    set(&mut book, Slot::new(Id::page("good_day"), &Key::of("first_signs")), Value::Text(sixty().as_str().into()));
    all_is_read(|| {
        let mut hands = Hands::looking(&book);
        hands.act(Act::About);
        enter_on(&mut hands, "A good day");
        hands
    });
}
