//! What becomes of a helper's idea once the client keeps it: a step under its goal, a goal, an answer; and back again.

use cairnbook::page::Code;

use crate::support::{book::filled, player::Player};

const GOAL: &str = "Open my mail without fear";
const IDEA: &str = "Put the box by the front door";
const MINE: &str = "Put the box where I see it";

/// Gives the keys on until the title line says so.
#[track_caller]
fn pen(player: &mut Player, says: &str) {
    for _ in 0..3 {
        if player.hands().scene().pen == says {
            return;
        }
        player.pen();
    }
    panic!("nobody {says:?}: {}", player.hands().scene().pen);
}

/// Ana sits down with Sam, and has the keys for her ideas.
fn sits_down(player: &mut Player) {
    player.place('5', "more");
    player.open("Someone is here with me");
    player.open("That is fine");
    player.write("Ana");
    player.open("I do");
    player.open("We talked about it");
    player.write("The letters");
    player.open("Do it with me");
    pen(player, "Ana writes an idea");
}

/// She has an idea of a step for his goal; Sam has the keys again.
fn has_an_idea(player: &mut Player) {
    sits_down(player);
    at_the_goal(player);
    player.open("Add a small step");
    player.sees("It's a step for: Open my mail without fear");
    player.write(IDEA);
    at_the_goal(player);
    assert!(!stands(player, IDEA), "an idea is no step: {:#?}", player.page());
    pen(player, "Sam writes");
}

#[track_caller]
fn at_the_goal(player: &mut Player) {
    player.place('2', "goals");
    player.open(GOAL);
}

#[track_caller]
fn at_the_idea(player: &mut Player) {
    player.act('j', "someone is here");
    player.open("Ideas");
    player.open(IDEA);
}

/// A line of the page begins with these words.
fn stands(player: &mut Player, words: &str) -> bool {
    player.page().iter().any(|line| line.starts_with(words))
}

#[test]
fn an_idea_of_a_step_that_is_kept_stands_under_its_goal_and_undo_takes_it_away() {
    for mut player in Player::both(&filled()) {
        let player = &mut player;
        has_an_idea(player);
        at_the_idea(player);
        player.open("Keep it");
        assert!(player.notice().starts_with("You kept the idea."), "{}", player.notice());
        at_the_goal(player);
        assert!(stands(player, IDEA), "no step came of it: {:#?}", player.page());
        player.open(IDEA);
        player.sees(IDEA);
        at_the_idea(player);
        player.sees("You kept it as it is.");
        player.open("See where it is now");
        player.sees(IDEA);
        player.undo();
        at_the_goal(player);
        assert!(!stands(player, IDEA), "it was taken back: {:#?}", player.page());
        at_the_idea(player);
        player.sees("what would you like to do with this?");
    }
}

#[test]
fn an_idea_of_a_step_said_my_way_stands_under_its_goal_in_the_clients_words() {
    for mut player in Player::both(&filled()) {
        let player = &mut player;
        has_an_idea(player);
        at_the_idea(player);
        player.open("Say it my way");
        player.write(MINE);
        at_the_goal(player);
        assert!(stands(player, MINE) && !stands(player, IDEA), "{:#?}", player.page());
    }
}

#[test]
fn said_my_way_with_nothing_written_the_helpers_words_do_not_become_the_clients() {
    for mut player in Player::both(&filled()) {
        let player = &mut player;
        has_an_idea(player);
        at_the_idea(player);
        let before = player.kept();
        player.open("Say it my way");
        assert!(player.hands().is_at("MyWay"), "{}", player.hands().place());
        match player {
            Player::Screen(hands) => hands.press(&[Code::Enter]),
            Player::Lines(voice) => drop(voice.says("")),
        }
        assert!(player.hands().is_at("Idea"), "{}", player.hands().place());
        assert!(player.kept() == before, "nothing was written, so nothing may be done: {}", player.notice());
        player.sees("what would you like to do with this?");
        at_the_goal(player);
        assert!(!stands(player, IDEA), "words the client never said stand among their steps: {:#?}", player.page());
    }
}

#[test]
fn an_idea_for_an_answer_names_its_question_and_stands_there_once_it_is_kept() {
    const WHY: &str = "Why does it matter to you?";
    for mut player in Player::both(&filled()) {
        let player = &mut player;
        sits_down(player);
        player.place('2', "goals");
        player.open("Learn to keep my own books");
        player.open(WHY);
        player.write(IDEA);
        pen(player, "Sam writes");
        at_the_idea(player);
        player.sees(&format!("It's for this question: {WHY}"));
        player.open("Keep it");
        player.place('2', "goals");
        player.open("Learn to keep my own books");
        player.sees(&format!("{WHY} {IDEA}"));
    }
}
