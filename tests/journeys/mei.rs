//! Mei and four goals: too much at once, in both faces. The fourth goal waits on the shelf without a word of loss and
//! comes back whole; "too much" makes the program offer less.

use cairnbook::workbook::{EntryKind, GoalState, Workbook};

use crate::support::player::Player;

const GOALS: [&str; 4] =
    ["爸爸 is safe when I work", "Sleep four nights a week", "See Lin once a month", "Learn to swim"];
const STEPS: [(&str, &str); 4] = [
    ("Ask the day centre", "tomorrow"),
    ("Ring my cousin", "in 2 days"),
    ("Write to my brothers", "in 3 days"),
    ("Look at the list", "in 4 days"),
];

fn goal(player: &mut Player, words: &str) {
    player.act('g', "new goal");
    if player.hands().scene().writing.is_none() {
        player.open("What do you want?");
    }
    player.write(words);
}

fn states(player: &mut Player) -> Vec<GoalState> {
    player.kept().goals.iter().map(|goal| goal.state).collect()
}

#[test]
fn four_goals_and_too_much() {
    use GoalState::{Live, Shelf};
    for mut player in Player::both(&Workbook::default()) {
        let player = &mut player;
        player.day("2026-11-02");
        for words in GOALS {
            goal(player, words);
        }
        assert_eq!(states(player), [Live, Live, Live, Shelf]);
        player.sees("You're working on three goals, so this one is on the shelf. Everything here stays as it is.");
        player.fill("Why does it matter to you?", "The water carries me.");
        this_week(player);
        too_much(player);
        back_from_the_shelf(player);
        assert_eq!(states(player), [Live, Live, Shelf, Live]);
    }
}

/// Four steps with a day in this week: asked about once, and left as it is.
fn this_week(player: &mut Player) {
    player.place('2', "goals");
    player.open(GOALS[0]);
    for (words, day) in STEPS {
        player.open("Add a small step");
        player.write(words);
        player.open(words);
        player.fill("By when?", day);
        player.back();
    }
    player.place('1', "today");
    player.sees(STEPS[0].0);
    player.sees("That is a lot for one week. Some of it can wait.");
    player.open("See what can wait");
    player.open("None of them: leave them as they are");
    assert!(!player.page().iter().any(|line| line.contains("a lot for one week")), "asked once a day");
    player.open("Not this one today");
    player.sees(STEPS[1].0);
}

/// The check-in could end there; Today offers less, and nothing is added.
fn too_much(player: &mut Player) {
    player.act('c', "check in");
    if player.hands().scene().writing.is_none() {
        player.open("How have things been");
    }
    player.write("Lin rang.");
    player.open("More questions");
    player.choose("How much are you dealing with right now?", "Too much");
    player.sees("That is enough for now. You can stop here.");
    let before = player.kept().steps.len();
    player.place('1', "today");
    player.sees("One thing at a time, or none.");
    let page = player.page().join("\n");
    for more in ["Do you want to do the first bit", "a lot for one week", "Not now"] {
        assert!(!page.contains(more), "{more}: {page}");
    }
    player.sees("Someone to call");
    assert_eq!(player.kept().steps.len(), before);
    let check_ins = player.kept().log.iter().filter(|entry| entry.kind == EntryKind::CheckIn).count();
    assert_eq!(check_ins, 1);
}

fn back_from_the_shelf(player: &mut Player) {
    player.day("2026-12-01");
    player.place('2', "goals");
    player.open(GOALS[3]);
    player.sees("The water carries me.");
    player.open("Take it up again, and let another goal rest");
    player.open(&format!("Let this one rest: {}", GOALS[2]));
    player.sees("The water carries me.");
    assert!(!player.page().iter().any(|line| line.contains("is on the shelf")));
}
