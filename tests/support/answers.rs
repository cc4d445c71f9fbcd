//! Answering the first run through the face: typing, choosing, and Dana's own answers.

use cairnbook::{
    app::Scene,
    page::{Block, Code, Place, Walk},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{found, hands::Hands};

pub(crate) const GOAL: &str = "to open my mail without fear";
pub(crate) const DONE: &str = "I opened one letter on Monday";
pub(crate) const STEP: &str = "put the letters in one box";
pub(crate) const SMALL: &str = "find a box";

/// Presses Enter so many times, as the terminal tells it.
pub(crate) fn enter(hands: &mut Hands, times: usize) {
    for _ in 0..times {
        hands.key(KeyCode::Enter, KeyModifiers::NONE);
    }
}

/// Types through the face, and goes on.
pub(crate) fn say(hands: &mut Hands, words: &str) {
    assert!(hands.scene().writing.is_some(), "no question is open at {}", hands.place());
    hands.type_keys(words);
    enter(hands, 1);
}

/// Chooses the row that reads like that.
pub(crate) fn pick(hands: &mut Hands, row: &str) {
    let words = |hands: &mut Hands| found::focused_row(&hands.scene()).map(|row| row.text.clone()).unwrap_or_default();
    if hands.scene().writing.is_none() {
        hands.press(&[Code::Home]);
    }
    for _ in 0..12 {
        if words(hands).starts_with(row) {
            break;
        }
        hands.press(&[Code::Down]);
    }
    assert!(words(hands).starts_with(row), "no row {row} at {}", hands.place());
    enter(hands, 1);
}

/// At the choice of the door, with a name.
pub(crate) fn at_the_door() -> Hands {
    let mut hands = Hands::new();
    enter(&mut hands, 3);
    say(&mut hands, "Dana");
    assert_eq!(hands.place(), "Walk Door");
    hands
}

/// Dana's walk up to the read-back, as in her story.
pub(crate) fn dana() -> Hands {
    let mut hands = at_the_door();
    pick(&mut hands, "I want something");
    say(&mut hands, GOAL);
    say(&mut hands, DONE);
    enter(&mut hands, 1);
    say(&mut hands, STEP);
    pick(&mut hands, "This week");
    pick(&mut hands, "Too big for now");
    pick(&mut hands, "Make it smaller");
    say(&mut hands, SMALL);
    pick(&mut hands, "It feels right");
    enter(&mut hands, 1);
    assert_eq!(hands.place(), "Walk ReadBack");
    hands
}

/// All that is on the page, as text.
pub(crate) fn text(scene: &Scene) -> String {
    let mut out = Vec::new();
    for block in scene.page.main.iter().chain(&scene.page.side) {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Quiet(text) | Block::Own(text) => out.push(text.clone()),
            Block::Field(field) => out.extend([field.label.clone(), field.text.clone(), field.example.clone()]),
            Block::List(list) => out.extend(list.rows.iter().map(|row| row.text.clone())),
            Block::Figure(figure) => out.push(figure.words().to_owned()),
        }
    }
    out.join("\n")
}
