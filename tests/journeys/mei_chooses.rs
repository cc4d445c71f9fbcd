//! Mei chooses for now: three ways, what it must do, one thing not known and whom to ask, a day to look again that
//! comes up on its day; a no that leads to an ask, an answer that is waited for. In both faces.

use cairnbook::workbook::Workbook;

use crate::support::player::Player;

const QUESTION: &str = "Who is with 爸爸 when I work?";
const WAYS: [&str; 3] = ["the day centre", "my cousin", "my brother pays a carer"];

#[test]
fn a_choice_for_now_and_a_no_that_leads_on() {
    for mut player in Player::both(&Workbook::default()) {
        let player = &mut player;
        player.day("2026-11-02");
        chooses(player);
        side_by_side(player);
        said_no(player);
        waits_for_an_answer(player);
        looks_again_on_its_day(player);
    }
}

fn chooses(player: &mut Player) {
    player.place('2', "goals");
    player.open("Make a choice");
    player.fill("What do you want to decide?", QUESTION);
    for way in WAYS {
        player.open("Add a way");
        player.write(way);
        if way == WAYS[0] {
            player.fill("What is good about it?", "It is near.");
            player.open("More questions");
            player.fill("What do you not know about it yet?", "if he is frightened there");
            player.fill("Who could you ask?", "the doctor");
        }
        player.open("That is all");
    }
    player.choose("Which one do you choose for now?", WAYS[0]);
    player.fill("When will you look at it again?", "2026-11-30");
    player.open("More questions");
    for must in ["he is not frightened", "I can pay"] {
        player.open("Add a must-have");
        player.write(must);
        player.open("That is all");
    }
}

/// All ways on one screen; what is not written is no fault, and nothing is added up.
fn side_by_side(player: &mut Player) {
    player.open("See all the ways on one page");
    for words in WAYS {
        player.sees(words);
    }
    player.sees("the doctor");
    let page = player.page().join("\n");
    for sum in ["%", "best", "winner", "points"] {
        assert!(!page.contains(sum), "{sum}: {page}");
    }
    player.back();
}

/// The waiting list: a no leads to an ask, not to a dead end.
fn said_no(player: &mut Player) {
    player.place('3', "about me");
    player.open("What I need");
    player.open("Add something that is missing");
    player.write("a place at the day centre");
    player.open("More questions");
    player.choose("How far have you got with it?", "They said no");
    player.open("Get ready to ask");
    player.sees("a place at the day centre");
    player.place('3', "about me");
    player.open("Get ready to ask");
    player.sees("a place at the day centre");
}

/// Her brother's answer: spoken of once its time has passed, in plain words.
fn waits_for_an_answer(player: &mut Player) {
    player.place('3', "about me");
    player.open("What I need");
    player.open("Add something that is missing");
    player.write("an answer from my brother");
    player.open("More questions");
    player.choose("How far have you got with it?", "I am waiting for it");
    player.fill("Since when?", "2026-11-02");
    player.open("That is all");
    assert!(!player.page().join("\n").contains("Do you want to ask again?"));
    player.day("2026-11-18");
    player.place('3', "about me");
    player.open("What I need");
    player.sees("an answer from my brother");
    player.sees("Do you want to ask again?");
}

fn looks_again_on_its_day(player: &mut Player) {
    player.place('1', "today");
    assert!(!player.page().join("\n").contains(QUESTION), "before its day");
    player.day("2026-11-30");
    player.place('1', "today");
    player.sees(QUESTION);
    player.open("Look again");
    player.sees("Which one do you choose for now?");
}
