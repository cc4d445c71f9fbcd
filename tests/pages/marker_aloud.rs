//! What is private is not said aloud while two are here: line by line, also of pages that were left before.

use cairnbook::{
    page::{Act, Action, Allowed},
    workbook::Workbook,
};

use crate::support::{
    book::id,
    hands::{Dice, Hands},
    secret::{MARKER, twins},
    voice::{Voice, has, number_of},
};

/// The client is alone, and has heard the page of a goal with a private step.
fn alone(book: &Workbook) -> Voice {
    let mut hands = Hands::on(book);
    hands.act(Act::Alone);
    hands.focus_last();
    hands.act(Act::Open);
    assert!(!hands.app.book().settings().folded);
    let mut voice = Voice::new(hands);
    open_goal(&mut voice);
    voice
}

/// Opens the first goal by its number.
fn open_goal(voice: &mut Voice) -> Vec<String> {
    let goal = voice.hands.app.book().live_goals().find(|goal| !goal.private).unwrap().words.to_string();
    let page = voice.says("goals");
    let number = number_of(&page, &goal);
    voice.says(&number);
    let said = voice.says("open");
    assert!(voice.hands.is_at("Goal"), "{said:#?}");
    said
}

/// Someone is here: all that is said until the talk goes on.
fn sit_down(voice: &mut Voice) -> Vec<String> {
    let page = voice.says("someone is here");
    let number = number_of(&page, "That is fine");
    let said = voice.says(&number);
    assert!(voice.hands.app.book().open_talk().is_some());
    said
}

#[test]
fn a_page_that_was_left_before_does_not_tell_what_is_no_longer_there() {
    let [secret, plain] = twins();
    let mut voice = alone(&secret);
    assert!(has(&voice.says(".again"), MARKER));
    let mut said = sit_down(&mut voice);
    assert!(has(&said, "stay in the window"), "{said:#?}");
    said.extend(voice.says("Ana"));
    said.extend(open_goal(&mut voice));
    said.extend(voice.says("back"));
    assert!(!has(&said, MARKER), "{said:#?}");
    let mut twin = alone(&plain);
    let mut told = sit_down(&mut twin);
    told.extend(twin.says("Ana"));
    told.extend(open_goal(&mut twin));
    told.extend(twin.says("back"));
    assert_eq!(said, told);
}

#[test]
fn what_is_hidden_while_two_are_here_is_not_named_as_it_goes() {
    let [_, plain] = twins();
    let mut voice = alone(&plain);
    sit_down(&mut voice);
    voice.says("Ana");
    let page = open_goal(&mut voice);
    let step = voice.hands.app.book().step(id("s_open")).unwrap().words.to_string();
    assert!(has(&page, &step));
    let mut said = Vec::new();
    for line in [number_of(&page, &step).as_str(), "keep private"] {
        said = voice.says(line);
    }
    assert!(voice.hands.app.book().step(id("s_open")).is_none(), "{said:#?}");
    assert!(!has(&said, &step), "{said:#?}");
    // Nor where something is taken back, which is not that: it shows again where its owner is alone.
    voice.says(".undo");
    assert!(voice.hands.app.book().step(id("s_open")).is_none(), "{said:#?}");
    said.extend(voice.says("back"));
    said.extend(open_goal(&mut voice));
    assert!(!has(&said, &step), "{said:#?}");
}

/// Something that can be said now, by chance.
fn any_line(voice: &mut Voice, dice: &mut Dice) -> String {
    let scene = voice.hands.scene();
    if scene.writing.is_some() {
        return [".", "one word", ".back", "Ana", ".again"][dice.roll(5)].to_owned();
    }
    let leaves = [Act::Leave, Act::Sample, Act::Suspend, Act::Alone, Act::Interrupt, Act::Hide];
    let allowed = |action: &&Action| action.allowed == Allowed::Yes && !leaves.contains(&action.act);
    let actions: Vec<String> = scene.actions.iter().filter(allowed).map(|action| action.label.clone()).collect();
    match dice.roll(10) {
        0..=4 => format!("{}", 1 + dice.roll(12)),
        5 => "back".into(),
        6 => [".undo", ".redo", ".where", "choices", "more"][dice.roll(5)].to_owned(),
        _ if !actions.is_empty() => dice.pick(&actions).clone(),
        _ => ".again".into(),
    }
}

#[test]
fn two_hear_the_book_in_which_it_never_was() {
    for seed in 0..6 {
        let mut pair = twins().map(|book| alone(&book));
        for voice in &mut pair {
            sit_down(voice);
        }
        let mut dice = Dice::new(seed);
        let mut before: Vec<String> = Vec::new();
        for turn in 0..200 {
            let line = any_line(&mut pair[0], &mut dice);
            let [one, other] = &mut pair;
            let (said, told) = (one.says(&line), other.says(&line));
            assert!(!has(&said, MARKER), "seed {seed}, turn {turn}, {line:?} after {before:?}: {said:#?}");
            assert_eq!(said, told, "seed {seed}, turn {turn}, {line:?}");
            before = said;
            if one.hands.app.book().open_talk().is_none() {
                for voice in &mut pair {
                    sit_down(voice);
                }
            }
        }
    }
}
