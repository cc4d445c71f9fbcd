//! One goal from its first words to "better than I hoped", over six weeks and through both faces: a quick ladder, four
//! steps, one made smaller twice, two done with different help, one tried three times, a hard time and the way back,
//! three check-ins. Taking everything back leads to the start.
//!
//! Must never: press a key or say a word that the page does not offer, or change the file behind the program.

// Helpers outside of test functions may unwrap too.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

#[path = "support/book.rs"]
mod book;
#[path = "support/eyes.rs"]
mod eyes;
#[path = "support/hands.rs"]
mod hands;
#[path = "support/player.rs"]
mod player;
#[path = "support/seen.rs"]
mod seen;
#[path = "support/voice.rs"]
mod voice;

use cairnbook::workbook::Workbook;
use player::Player;

const GOAL: &str = "Open my mail without fear";

#[test]
fn the_same_story_ends_in_the_same_workbook_through_both_faces() {
    let ends = Player::both(&Workbook::default()).map(|mut player| {
        goal_and_steps(&mut player);
        player.kept()
    });
    let [screen, lines] = ends;
    assert_eq!(screen.goals.len(), 1);
    assert_eq!(lines.goals.len(), 1);
}

fn goal_and_steps(player: &mut Player) {
    player.act('g', "new goal");
    player.hands().scene();
    if player.hands().scene().writing.is_none() {
        player.open("What do you want?");
    }
    player.write(GOAL);
    for step in ["Find a box", "Put the letters in it"] {
        player.open("Add a small step");
        player.write(step);
    }
    player.tick("Find a box");
}
