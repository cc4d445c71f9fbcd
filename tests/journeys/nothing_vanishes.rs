//! Sentences typed, pasted and said at any place: each is in the workbook or in sight, or it was said that it is not.
//!
//! `CAIRNBOOK_SEEDS=20` plays twenty times as many.

use cairnbook::app::Scene;
use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::support::{
    hands::{Dice, Hands, seeds},
    voice::Voice,
    walk::{Found, World, walk},
};

const SENTENCES: usize = 200;
const BEGINNINGS: [&str; 6] =
    ["nobody came, so I went", "Yes. It hurt", "3 letters lie here", "? why me", "das war's, ça va", "wir waren da"];

fn sentence(nth: usize, dice: &mut Dice) -> String {
    format!("{} and that was number {nth}", dice.pick(&BEGINNINGS))
}

/// It is in the workbook, or it can be seen.
fn holds(hands: &mut Hands, words: &str) -> bool {
    format!("{:?}", hands.kept()).contains(words) || format!("{:?}", hands.scene().page).contains(words)
}

fn is_text(scene: &Scene) -> bool {
    scene.writing.is_some() || scene.types_into.is_some()
}

/// Typed key by key: nothing is passed over in silence, and where letters are text all of them are there.
fn typed(hands: &mut Hands, words: &str, at: &Found) {
    let before = hands.scene();
    for c in words.chars() {
        let (kept, scene) = (hands.kept(), hands.scene());
        hands.key(KeyCode::Char(c), KeyModifiers::NONE);
        let now = hands.scene();
        let seen = hands.kept() != kept || now.notice.is_some() || now != scene;
        assert!(seen || c == ' ', "{c:?} of {words:?} is passed over in silence: {at}");
    }
    if is_text(&before) && !before.hidden {
        let told = hands.scene().notice.is_some();
        assert!(holds(hands, words) || told, "{words:?} is gone: {at}");
    }
}

fn pasted(hands: &mut Hands, words: &str, at: &Found) {
    hands.input(&Input::Paste(words.into()));
    let told = hands.scene().notice.is_some();
    assert!(holds(hands, words) || told, "pasted {words:?} is gone: {at}");
}

fn said(hands: Hands, words: &str, at: &Found) {
    let mut voice = Voice::new(hands);
    let answer = voice.says(words);
    assert!(holds(&mut voice.hands, words) || !answer.is_empty(), "said {words:?} is gone: {at}");
}

#[test]
fn no_sentence_vanishes_wherever_it_is_typed() {
    let mut places: Vec<&'static Found> = Vec::new();
    walk(&[World::Filled, World::Empty, World::New, World::LookOnly, World::DiskFull], |found| {
        if found.is_new {
            places.push(found);
        }
    });
    for round in seeds() {
        let mut dice = Dice::named("no sentence vanishes", round);
        for nth in 0..SENTENCES {
            let found = *dice.pick(&places);
            let words = sentence(nth, &mut dice);
            let mut hands = found.hands();
            if hands.scene().hidden {
                continue;
            }
            match nth % 3 {
                0 => typed(&mut hands, &words, found),
                1 => pasted(&mut hands, &words, found),
                _ => said(hands, &words, found),
            }
        }
    }
}
