//! A sentence typed where one chooses is no answer: the Enter at its end chooses nothing.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    hands::Hands,
    seen::said,
    three::three,
    ways::{enter_on, letter, walk_to},
};

const LOAD: &str = "How much are you dealing with right now?";

#[test]
fn enter_after_a_sentence_does_not_choose_and_enter_alone_does() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    walk_to(&mut hands, "More questions");
    enter(&mut hands);
    enter_on(&mut hands, LOAD);
    let before = hands.kept();
    hands.type_keys("it is all too much for me this week");
    enter(&mut hands);
    assert!(hands.notice().starts_with("Choose one of these first."), "{}", hands.notice());
    assert_eq!(hands.kept(), before, "no answer was given: {:#?}", said(&hands.scene()));
    enter(&mut hands);
    assert_ne!(hands.kept(), before, "the next Enter chooses");
}

fn enter(hands: &mut Hands) {
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
}
