//! Esc leads out, whoever has the keys and however many questions lie open: going back never opens a page.

use cairnbook::page::{Act, Code, Meet, Place};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::filled,
    hands::Hands,
    seen::must_show,
    talked::{begin, end},
    ways::enter_on,
};

/// Sam has talked with Ana before.
fn sit_down() -> Hands {
    let mut book = filled();
    begin(&mut book, -86_400);
    end(&mut book, "2026-11-21");
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    hands
}

fn hand_on(hands: &mut Hands) {
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    assert!(hands.scene().pen.ends_with("writes an idea"), "{}", hands.scene().pen);
}

fn esc(hands: &mut Hands) -> Place {
    hands.press(&[Code::Esc]);
    hands.app.place().clone()
}

#[test]
fn esc_leads_out_of_a_talk_that_is_begun_while_the_helper_has_the_keys() {
    let mut hands = sit_down();
    hands.press(&[Code::Enter]);
    assert_eq!(*hands.app.place(), Place::Meet(Meet::Types));
    // The page to stop with stands on the questions, which wait.
    hands.act(Act::Stop);
    hand_on(&mut hands);
    let before = hands.kept();
    assert_eq!(esc(&mut hands), Place::Meet(Meet::Types));
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With), "a question that is come back to opens nothing");
    assert_eq!(hands.scene().writing, None, "it was not asked of the helper");
    must_show(&mut hands, "Who is with you?");
    assert_eq!(esc(&mut hands), Place::Together);
    assert_eq!(esc(&mut hands), Place::Today);
    assert!(hands.kept() == before, "going back changed the workbook");
}

#[test]
fn a_question_waits_for_the_hand_it_was_asked_of() {
    let mut hands = sit_down();
    hands.act(Act::Call);
    hand_on(&mut hands);
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With));
    // Enter would take the name of last time: that is not the helper's to say, and is told.
    hands.press(&[Code::Enter]);
    assert_eq!(*hands.app.place(), Place::Meet(Meet::With));
    assert!(!hands.notice().is_empty());
    // From the page of someone to call the keys are handed back.
    hands.act(Act::Call);
    for _ in 0..2 {
        hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    }
    assert_eq!(esc(&mut hands), Place::Meet(Meet::With));
    assert!(hands.scene().writing.is_some(), "it is written in again");
}
