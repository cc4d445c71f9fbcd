//! Going about a page by keys: to the row or field that reads like that, into it, and back.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{
    found::{Spot, focused, spots},
    hands::Hands,
    seen::said,
};

/// What is in focus, in words.
pub(crate) fn chosen(hands: &mut Hands) -> String {
    hands.focused()
}

/// Walks down from the top until that is in focus.
#[track_caller]
pub(crate) fn walk(hands: &mut Hands, what: &str, is_it: impl Fn(&Spot) -> bool) {
    if hands.scene().writing.is_some() {
        press(hands, KeyCode::Esc);
    }
    press(hands, KeyCode::Home);
    for _ in 0..120 {
        if focused(&hands.scene()).is_some_and(|spot| is_it(&spot)) {
            return;
        }
        press(hands, KeyCode::Down);
    }
    panic!("the arrows do not come to {what:?}: {:#?}", said(&hands.scene()));
}

/// Walks to the first row or field that begins with these words; where none does, to the first that holds them.
#[track_caller]
pub(crate) fn walk_to(hands: &mut Hands, words: &str) {
    let begins = spots(&hands.scene()).iter().any(|spot| spot.words.starts_with(words));
    walk(hands, words, |spot| if begins { spot.words.starts_with(words) } else { spot.words.contains(words) });
}

/// Walks there and presses Enter.
#[track_caller]
pub(crate) fn enter_on(hands: &mut Hands, words: &str) {
    walk_to(hands, words);
    press(hands, KeyCode::Enter);
}

/// Opens that field, types, and ends it.
#[track_caller]
pub(crate) fn fill(hands: &mut Hands, question: &str, words: &str) {
    enter_on(hands, question);
    hands.type_keys(words);
    press(hands, KeyCode::Esc);
}

/// Opens that field and makes it read so, whatever stood there.
#[track_caller]
pub(crate) fn rewrite(hands: &mut Hands, question: &str, words: &str) {
    enter_on(hands, question);
    hands.write(words);
    press(hands, KeyCode::Esc);
}

/// Takes a choice of a field on the page.
#[track_caller]
pub(crate) fn choose(hands: &mut Hands, question: &str, choice: &str) {
    enter_on(hands, question);
    enter_on(hands, choice);
}

fn press(hands: &mut Hands, key: KeyCode) {
    hands.key(key, KeyModifiers::NONE);
}

pub(crate) fn letter(hands: &mut Hands, key: char) {
    press(hands, KeyCode::Char(key));
}

pub(crate) fn space(hands: &mut Hands) {
    letter(hands, ' ');
}

pub(crate) fn undo(hands: &mut Hands) {
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
}
