//! Words typed where nothing is written, and keys pressed by a slip: no word goes without a word, and no answer is given.

use cairnbook::{
    app::Event,
    base::When,
    page::{Act, Code},
    workbook::Workbook,
};
use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::support::{
    book,
    hands::Hands,
    on_foot::open_goal,
    ways::{enter_on, letter, walk_to},
};

const MAIL: &str = "Open my mail without fear";

fn key(hands: &mut Hands, code: KeyCode) {
    hands.key(code, KeyModifiers::NONE);
}

fn log_holds(hands: &Hands, words: &str) -> bool {
    hands.app.book().log().iter().any(|entry| entry.words.as_str() == words)
}

#[test]
fn a_sentence_that_begins_with_no_key_goes_whole_into_what_it_opens() {
    for words in ["I walked to town and it was good", "Zebra crossing is near", "I ate"] {
        let mut hands = Hands::on(&book::filled());
        hands.act(Act::Milestones);
        hands.type_keys(words);
        assert!(log_holds(&hands, words), "{words}: {:?}", hands.kept());
    }
    // Whoever stops to think presses a key.
    let mut hands = Hands::on(&book::filled());
    hands.type_keys("I");
    hands.now.ms += 2_000;
    hands.type_keys("awhole");
    assert!(log_holds(&hands, "whole"));
}

#[test]
fn an_open_question_takes_letters_where_rows_have_keys_of_their_own() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    hands.act(Act::SayMore);
    walk_to(&mut hands, "When will you look at it");
    let place = hands.place();
    hands.type_keys("next month");
    assert_eq!(hands.place(), place);
    assert!(format!("{:?}", hands.kept()).contains("look_again"), "{:?}", hands.kept().goals);
}

#[test]
fn no_letter_leaves_a_question_that_stands() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    let before = hands.kept();
    hands.act(Act::PutAside);
    let place = hands.place();
    hands.type_keys("I just rang Ruth, she was kind?:");
    assert_eq!((hands.place(), hands.kept() == before), (place, true));
    assert_eq!(
        hands.notice(),
        "Choose one of these first. What you type here is not kept. Enter chooses the row with the mark."
    );
    hands.press(&[Code::Esc]);
    letter(&mut hands, 'y');
    assert!(hands.place().starts_with("Story"), "{}", hands.place());
}

#[test]
fn a_letter_that_does_nothing_says_what_enter_does_on_that_row() {
    let says = |hands: &mut Hands, row: &str, enter: &str| {
        walk_to(hands, row);
        let (place, before) = (hands.place(), hands.kept());
        letter(hands, 'é');
        assert!(hands.notice().contains(enter), "{row}: {}", hands.notice());
        assert_eq!((hands.place(), hands.kept()), (place, before), "{row}");
    };
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    says(&mut hands, "Open the letters with Ana", "Enter opens this row or lets you write.");
    says(&mut hands, "If it gets hard", "Enter does what this row says.");
    says(&mut hands, "What do you want?", "Press Enter to write.");
    hands.act(Act::SayMore);
    says(&mut hands, "What's happening with this goal?", "Enter shows the choices.");
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::Progress);
    hands.focus_first();
    let row = hands.focused();
    says(&mut hands, &row, "Enter chooses this row.");
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    hands.act(Act::PutAside);
    let place = hands.place();
    letter(&mut hands, 'é');
    assert!(hands.notice().starts_with("Choose one of these first."), "{}", hands.notice());
    assert_eq!(hands.place(), place);
}

#[test]
fn what_was_typed_while_the_screen_was_hidden_is_told() {
    for pastes in [false, true] {
        let mut hands = Hands::on(&book::filled());
        hands.act(Act::AddNote);
        hands.type_keys("start");
        hands.act(Act::Hide);
        if pastes {
            hands.input(&Input::Paste("more".into()));
        } else {
            hands.type_keys("more");
        }
        hands.key(KeyCode::Char('l'), KeyModifiers::CONTROL);
        assert!(hands.notice().contains("hidden"), "{pastes}: {}", hands.notice());
        assert!(log_holds(&hands, "start"));
        // Nothing typed, nothing told.
        hands.act(Act::Hide);
        hands.key(KeyCode::Char('l'), KeyModifiers::CONTROL);
        assert!(!hands.notice().contains("hidden"), "{pastes}: {}", hands.notice());
    }
}

#[test]
fn words_that_begin_like_a_day_move_nothing() {
    for typed in ["29 feb 2027", "1 jan 9999", "yesterday yesterday", "last friday or saturday", "1 nov 2026 maybe"] {
        let mut hands = Hands::on(&Workbook::default());
        hands.act(Act::AddStone);
        hands.type_keys("I walked");
        key(&mut hands, KeyCode::Tab);
        hands.type_keys(typed);
        let on = |hands: &Hands| hands.app.book().log().window(0, 1)[0].on.clone();
        assert_eq!(on(&hands), When::Day(book::now().today), "{typed}");
        // Enter stays with what can not be read.
        key(&mut hands, KeyCode::Enter);
        assert!(hands.scene().writing.is_some(), "{typed}");
    }
}

#[test]
fn words_are_never_too_long_to_go_on() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    hands.act(Act::NewStep);
    hands.type_keys(&"call the office again ".repeat(12));
    let told = |hands: &mut Hands| {
        let scene = hands.scene();
        scene.writing.map(|slot| scene.page.field(&slot).unwrap().problem.clone())
    };
    assert!(told(&mut hands).is_some_and(|told| !told.is_empty()), "so many letters are told");
    key(&mut hands, KeyCode::Enter);
    assert!(hands.scene().writing.is_none());
}

#[test]
fn what_is_saved_is_said_while_writing_as_well() {
    for writes in [false, true] {
        let mut hands = Hands::on(&book::filled());
        if writes {
            hands.act(Act::AddNote);
        }
        hands.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
        assert_eq!(hands.notice(), "Everything is saved.", "{writes}");
    }
}

#[test]
fn a_letter_on_an_answer_begins_a_word_of_its_own() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    enter_on(&mut hands, "Open one letter a day");
    walk_to(&mut hands, "What is the step");
    hands.type_keys("soon");
    let words = |hands: &Hands| hands.app.book().steps().map(|step| step.words.to_string()).collect::<Vec<_>>();
    assert!(words(&hands).iter().any(|words| words.ends_with("day soon")), "{:?}", words(&hands));
    key(&mut hands, KeyCode::Esc);
    hands.type_keys(", or not");
    assert!(words(&hands).iter().any(|words| words.ends_with("day soon, or not")), "{:?}", words(&hands));
}

#[test]
fn a_new_row_that_was_left_without_a_word_is_gone() {
    let mut hands = Hands::on(&book::filled());
    open_goal(&mut hands, MAIL);
    let rows = |hands: &mut Hands| hands.scene().page.row_ids().len();
    let before = rows(&mut hands);
    hands.act(Act::NewStep);
    assert_eq!(rows(&mut hands), before + 1);
    key(&mut hands, KeyCode::Esc);
    assert_eq!(rows(&mut hands), before);
}

#[test]
fn words_typed_in_a_list_become_a_note_whatever_letters_they_begin_with() {
    for words in ["the letter came back", "sorry mum", "xmas is near", "because he left, I cried", "quite a bad day"] {
        let mut hands = Hands::on(&book::filled());
        let steps = format!("{:?}", hands.kept().steps);
        hands.type_keys(words);
        assert!(log_holds(&hands, words), "{words}: {:?}", hands.kept());
        assert_eq!(format!("{:?}", hands.kept().steps), steps, "{words}");
    }
}

#[test]
fn what_a_check_in_holds_is_not_gone_on_with_by_a_slip() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::CheckIn);
    hands.type_keys("I slept");
    hands.press(&[Code::Esc]);
    hands.act(Act::Today);
    letter(&mut hands, 'c');
    hands.type_keys("I cried");
    assert!(log_holds(&hands, "I slept I cried"), "{:?}", hands.kept());
}

#[test]
fn a_first_word_of_two_letters_is_one_and_its_blank_ticks_nothing() {
    for words in ["we talked", "it went well", "no one came", "my mum rang", "so tired"] {
        let mut hands = Hands::on(&book::filled());
        let steps = format!("{:?}", hands.kept().steps);
        hands.type_keys(words);
        assert!(log_holds(&hands, words), "{words}: {:?}", hands.kept());
        assert_eq!(format!("{:?}", hands.kept().steps), steps, "{words}");
    }
    // Nor does that of someone who types slowly, while time is told and saves come to an end.
    for (letters, pause) in [("w", 100), ("we", 100), ("w", 5_000), ("we", 5_000)] {
        let mut hands = Hands::on(&book::filled());
        let before = hands.kept();
        for letter in letters.chars() {
            hands.type_keys(&letter.to_string());
            hands.now.ms += pause;
            hands.send(Event::Tick);
        }
        hands.type_keys(" ");
        let is_note = letters.len() == 2 && pause == 100;
        assert!(is_note || hands.notice().starts_with("Press Space once more"), "{letters}: {}", hands.notice());
        assert!(is_note || hands.kept() == before, "{letters} {pause}");
    }
}

#[test]
fn a_sentence_typed_while_a_step_is_moved_is_refused_to_its_end() {
    for words in ["my mum rang", "made tea today"] {
        let mut hands = Hands::on(&book::filled());
        open_goal(&mut hands, MAIL);
        walk_to(&mut hands, "Open the letters with Ana");
        let before = hands.kept();
        hands.type_keys(words);
        assert_eq!(hands.notice(), "What you type here is not kept. Open a note or a question first.", "{words}");
        key(&mut hands, KeyCode::Esc);
        assert_eq!(hands.kept(), before, "{words}");
    }
}
