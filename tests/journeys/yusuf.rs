//! Yusuf talks and Ana types: his goal with his mother, three steps read back, an idea he says no to, a day that is words.
//! In both faces.

use cairnbook::{
    base::Who,
    workbook::{IdeaState, Workbook},
};

use crate::support::player::Player;

const GOAL: &str = "Hooyo and I read the school's letters ourselves";
const FIXED: &str = "Hooyo and I read the school's messages ourselves";
const STEPS: [&str; 3] = ["Ask at the school", "Buy a folder", "Read one with Hooyo"];
const QUESTION: &str = "Evening class or online class?";
const WAYS: [&str; 2] = ["the evening class", "the online class"];
const IDEA: &str = "Apply for the citizenship test";
const NOTE: &str = "بعد العيد إن شاء الله";

#[test]
fn he_talks_and_she_types() {
    for mut player in Player::both(&Workbook::default()) {
        let player = &mut player;
        player.day("2026-11-02");
        sits_down(player);
        types_for_him(player);
        he_chooses(player);
        has_an_idea(player);
        reads_back(player);
        says_no_thanks(player);
        stops(player);
        prints(player);
        whose_words(player);
    }
}

fn sits_down(player: &mut Player) {
    player.place('5', "more");
    player.open("Someone is here with me");
    player.sees("What you marked private stays hidden until you are alone again.");
    player.open("That is fine");
    player.sees("Who is with you?");
    player.write("Ana");
    player.open("I talk, and they type my words");
    player.sees("This workbook is yours. You choose what we look at.");
    player.open("We talked about it");
    player.write("The letters from the school");
    player.open("Do it with me");
    player.sees("What Ana said they will do");
    assert_eq!(player.hands().scene().pen, "Ana types for you");
}

fn types_for_him(player: &mut Player) {
    player.place('2', "goals");
    player.act('g', "new goal");
    if player.hands().scene().writing.is_none() {
        player.open("What do you want?");
    }
    player.write(GOAL);
    for step in STEPS {
        player.open("Add a small step");
        player.write(step);
    }
    player.open("More questions");
    player.fill("When will you look at it again?", "after Eid");
    let kept = player.kept();
    assert!(kept.goals[0].is_waiting() && kept.steps.iter().all(|step| step.is_waiting()));
    assert_eq!(player.hands().app.book().live_goals().count(), 0, "nothing counts before it was read back");
    assert_eq!(player.hands().app.book().open_steps().count(), 0);
}

/// She types both ways and what he takes for now, as he says it; it is his once it was read back, and his mother has a
/// say.
fn he_chooses(player: &mut Player) {
    player.place('2', "goals");
    player.open("Make a choice");
    player.fill("What do you want to decide?", QUESTION);
    for way in WAYS {
        player.open("Add a way");
        player.write(way);
        player.open("That is all");
    }
    player.choose("Which one do you choose for now?", WAYS[0]);
    player.fill("When will you look at it again?", "after Eid");
    player.open("More questions");
    player.choose("Who decides?", "My family or elders");
    player.pen();
    assert_eq!(player.hands().scene().pen, "You write");
    player.act('z', "read back");
    for words in [QUESTION, WAYS[0], WAYS[1], "My family or elders"] {
        player.sees(words);
    }
    player.open("Yes, these are my words");
    let page = player.page().join("\n");
    for sum in ["%", "best", "winner", "points"] {
        assert!(!page.contains(sum), "{sum}: {page}");
    }
}

fn has_an_idea(player: &mut Player) {
    player.pen();
    assert_eq!(player.hands().scene().pen, "Ana writes an idea");
    player.place('2', "goals");
    player.act('g', "new goal");
    if player.hands().scene().writing.is_none() {
        player.open("What is your idea?");
    }
    player.write(IDEA);
    assert_eq!(player.kept().goals.len(), 1, "an idea is no goal");
    player.back();
}

fn reads_back(player: &mut Player) {
    player.pen();
    player.pen();
    assert_eq!(player.hands().scene().pen, "You write");
    player.place('2', "goals");
    player.open(GOAL);
    player.act('z', "read back");
    for words in STEPS {
        player.sees(words);
    }
    player.sees("Please read all of this out loud, Ana.");
    player.open(GOAL);
    let length = GOAL.chars().count();
    match player {
        Player::Screen(hands) => {
            for _ in 0..length {
                hands.key(crossterm::event::KeyCode::Backspace, crossterm::event::KeyModifiers::NONE);
            }
        }
        Player::Lines(_) => {}
    }
    player.write(FIXED);
    player.open("Yes, these are my words");
    assert_eq!(player.hands().app.book().live_goals().count(), 1);
    assert_eq!(player.hands().app.book().open_steps().count(), 3);
}

fn says_no_thanks(player: &mut Player) {
    player.act('j', "someone is here");
    player.open("Ideas");
    player.open(IDEA);
    player.open("No thanks");
    let book = player.hands().app.book();
    let said: Vec<IdeaState> = book.ideas().map(cairnbook::workbook::Idea::state).collect();
    assert_eq!((said.as_slice(), book.goals().count()), (&[IdeaState::No][..], 1));
}

fn stops(player: &mut Player) {
    player.act('q', "end the session");
    player.open("Read back what was typed for you");
    player.sees("The letters from the school");
    player.open("Yes, these are my words");
    assert!(player.hands().app.book().waiting(None).is_empty());
    player.fill("What will you take away from today?", NOTE);
    player.fill("When will you meet again?", "after Eid");
    player.open("Stop here");
    assert_eq!(player.hands().scene().pen, "");
    assert!(player.hands().app.book().settings().folded, "until he is alone");
}

/// The page to take along has his words, letter by letter, and nothing of what he said no to.
fn prints(player: &mut Player) {
    player.place('5', "more");
    player.open("Our sessions");
    player.open("With Ana");
    player.open("See it ready to print");
    player.sees(NOTE);
    player.sees("after Eid");
    let page = player.page().join("\n");
    assert!(!page.contains(IDEA) && !page.contains(GOAL), "{page}");
}

fn whose_words(player: &mut Player) {
    let kept = player.kept();
    assert_eq!(kept.goals[0].words.as_str(), FIXED);
    assert_eq!(kept.goals[0].look_again.as_ref().and_then(cairnbook::base::When::day), None, "no date was made up");
    for step in &kept.steps {
        let mark = &step.marks.all()[0];
        assert_eq!((mark.by, mark.name.as_str(), mark.read_back.is_some()), (Who::Typed, "Ana", true));
    }
    let book = player.hands().app.book();
    let talk = book.talks().next().unwrap();
    assert_eq!(talk.answers().fields.text(&cairnbook::workbook::Talk::TAKE_WITH).unwrap().as_str(), NOTE);
}
