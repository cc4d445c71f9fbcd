//! Writing: a page that is there to be written on opens in writing, letters are words there, and nothing typed goes away.

use cairnbook::{
    base::When,
    page::{Act, Code},
    workbook::{EntryKind, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::support::{
    book::{self, day},
    hands::Hands,
    seen::must_show,
    ways::enter_on,
};

const SENTENCE: &str = "nobody called me, so I rang them?! 3 times / well: yes";

fn key(hands: &mut Hands, code: KeyCode) {
    hands.key(code, KeyModifiers::NONE);
}

fn ctrl(hands: &mut Hands, c: char) {
    hands.key(KeyCode::Char(c), KeyModifiers::CONTROL);
}

fn paste(hands: &mut Hands, words: &str) {
    hands.input(&Input::Paste(words.into()));
}

#[test]
fn what_is_opened_to_be_written_takes_the_first_letter() {
    for (letter, kind) in
        [('a', EntryKind::Milestone), ('o', EntryKind::Note), ('h', EntryKind::HardTime), ('c', EntryKind::CheckIn)]
    {
        let mut hands = Hands::on(&book::filled());
        let before = hands.app.book().log().len();
        key(&mut hands, KeyCode::Char(letter));
        hands.type_keys(SENTENCE);
        let book = hands.app.book();
        let log: Vec<_> = book.log().window(0, before + 1);
        assert_eq!(log.len(), before + 1, "{letter}");
        assert!(
            log.iter().any(|entry| entry.kind == kind && entry.words.as_str() == SENTENCE),
            "{letter}: {}",
            hands.place()
        );
    }
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::Goals);
    hands.type_keys("g");
    hands.type_keys(SENTENCE);
    assert_eq!(hands.app.book().goals().next().unwrap().words.as_str(), SENTENCE);
    key(&mut hands, KeyCode::Esc);
    hands.type_keys("n");
    hands.type_keys(SENTENCE);
    assert_eq!(hands.app.book().steps().next().unwrap().words.as_str(), SENTENCE);
}

#[test]
fn on_a_page_of_questions_every_letter_is_text_and_leads_nowhere() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::About);
    hands.choose_page("good_day");
    let place = hands.place();
    for question in ["What would you notice first?", "When was a day already"] {
        crate::support::ways::walk_to(&mut hands, question);
        key(&mut hands, KeyCode::Esc);
        if hands.place() != place {
            hands.choose_page("good_day");
            crate::support::ways::walk_to(&mut hands, question);
        }
        hands.type_keys(SENTENCE);
        assert_eq!(hands.place(), place);
        must_show(&mut hands, SENTENCE);
        assert!(format!("{:?}", hands.kept()).contains(SENTENCE));
    }
    // On one that is no text, a letter is told about, and does nothing.
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "More questions");
    let before = hands.kept();
    crate::support::ways::walk_to(&mut hands, "Copy it to my goals");
    hands.type_keys("h");
    assert_eq!((hands.place(), hands.kept()), (place, before));
    assert!(hands.notice().starts_with("That key does nothing here."), "{}", hands.notice());
    // No letter stands at the foot, and all actions still have a key.
    let shown = hands.scene().actions;
    let keys: Vec<&String> = shown.iter().flat_map(|action| &action.keys).collect();
    assert!(keys.iter().all(|key| !key.chars().all(|c| c.is_ascii_graphic()) || key.len() > 1), "{keys:?}");
    assert!(shown.iter().any(|action| action.act == Act::Palette && !action.keys.is_empty()));
}

#[test]
fn enter_goes_on_to_the_next_open_question_and_says_when_it_was_the_last() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::About);
    hands.choose_page("strengths");
    enter_on(&mut hands, "More questions");
    let mut seen = Vec::new();
    hands.press(&[Code::Home, Code::Enter]);
    while let Some(slot) = hands.scene().writing {
        assert!(!seen.contains(&slot), "it goes round: {slot:?}");
        seen.push(slot);
        hands.type_keys("x");
        key(&mut hands, KeyCode::Enter);
        if hands.scene().page.field(seen.last().unwrap()).is_some_and(|field| field.kind.has_lines()) {
            // In a long text Enter is a new line; Tab goes on.
            key(&mut hands, KeyCode::Backspace);
            key(&mut hands, KeyCode::Tab);
        }
        assert!(seen.len() < 12);
    }
    assert!(!seen.is_empty());
}

#[test]
fn tab_and_shift_tab_go_from_question_to_question_and_change_nothing() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::AddStone);
    hands.type_keys("I rang the bank");
    let before = hands.kept();
    key(&mut hands, KeyCode::Tab);
    let second = hands.scene().writing;
    assert!(second.is_some());
    key(&mut hands, KeyCode::BackTab);
    assert_ne!(hands.scene().writing, second);
    for _ in 0..9 {
        key(&mut hands, KeyCode::Tab);
    }
    assert_eq!(hands.kept(), before);
}

#[test]
fn words_pasted_where_letters_are_keys_are_in_a_note_and_it_is_said() {
    for place in [Act::Today, Act::Goals, Act::Milestones, Act::More] {
        let mut hands = Hands::on(&book::filled());
        hands.act(place);
        paste(&mut hands, "a whole\nletter to the bank");
        assert_eq!(hands.notice(), "These words are now in a new note. Ctrl-Z undoes it.");
        assert!(hands.is_at("Entry"));
        must_show(&mut hands, "letter to the bank");
        let before = hands.app.book().log().len();
        ctrl(&mut hands, 'z');
        assert_eq!(hands.app.book().log().len(), before - 1);
    }
    // On a question it is the answer.
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::AddNote);
    key(&mut hands, KeyCode::Esc);
    paste(&mut hands, "a letter");
    assert!(hands.app.book().log().window(0, 9).iter().any(|entry| entry.words.as_str() == "a letter"));
    // Where nothing may be written, that is said.
    let mut hands = Hands::looking(&book::filled());
    paste(&mut hands, "a letter");
    assert!(!hands.notice().is_empty());
}

#[test]
fn what_goes_in_one_piece_comes_back_with_one_undo() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::AddNote);
    hands.type_keys("A long sentence that took some time.");
    ctrl(&mut hands, 'u');
    assert!(!format!("{:?}", hands.kept()).contains("A long sentence"));
    ctrl(&mut hands, 'z');
    must_show(&mut hands, "A long sentence that took some time.");
}

fn stone() -> Hands {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::AddStone);
    hands.type_keys("I rang the bank");
    key(&mut hands, KeyCode::Tab);
    hands
}

/// What is said beside the field that is being written in.
fn problem(hands: &mut Hands) -> String {
    let scene = hands.scene();
    scene.page.field(&scene.writing.unwrap()).unwrap().problem.clone()
}

fn entry_day(hands: &Hands) -> When {
    hands.app.book().log().window(0, 1)[0].on.clone()
}

#[test]
fn words_that_are_no_day_leave_the_day_and_stay_in_sight() {
    let today = When::Day(book::now().today);
    let mut hands = stone();
    hands.type_keys("yesteday");
    assert_eq!(entry_day(&hands), today);
    assert_eq!(problem(&mut hands), "Did you mean “yesterday”? For now the date is 22 Nov 2026.");
    // They stay, and the way on is open.
    key(&mut hands, KeyCode::Esc);
    must_show(&mut hands, "yesteday");
    enter_on(&mut hands, "Which day?");
    hands.type_keys("yesterday");
    assert_eq!(entry_day(&hands), When::Day(day("2026-11-21")));
    assert!(!format!("{:?}", hands.kept()).contains("yesteday"));

    let mut hands = stone();
    hands.type_keys("I was so tired that I could not");
    assert_eq!(entry_day(&hands), today);
    assert!(problem(&mut hands).starts_with("It is not clear which day that is."), "{}", problem(&mut hands));
    key(&mut hands, KeyCode::Tab);
    key(&mut hands, KeyCode::Esc);
    must_show(&mut hands, "I was so tired that I could not");
    assert!(format!("{:?}", hands.kept()).contains("I was so tired that I could not"));
}

#[test]
fn a_day_that_was_there_gives_way_and_comes_back() {
    let mut hands = stone();
    hands.type_keys("17 aug");
    assert_eq!(entry_day(&hands), When::Day(day("2026-08-17")));
    for _ in 0..6 {
        ctrl(&mut hands, 'z');
        if entry_day(&hands) == When::Day(book::now().today) {
            return;
        }
    }
    panic!("the day of today does not come back: {:?}", entry_day(&hands));
}
