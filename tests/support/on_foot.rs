//! A person at their goals, by keys alone: a goal begun, a step added, and the books some tests begin with.

use cairnbook::{
    page::Place,
    page::{Act, Code},
    workbook::{Goal, Workbook},
};

use super::{
    hands::Hands,
    ways::{choose, enter_on, fill, letter, walk_to},
};

/// From anywhere: a new goal, by keys, and on its page.
pub(crate) fn begin(hands: &mut Hands, words: &str) {
    hands.act(Act::Goals);
    enter_on(hands, "Write a goal");
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
}

#[track_caller]
pub(crate) fn open_goal(hands: &mut Hands, words: &str) {
    hands.act(Act::Goals);
    enter_on(hands, words);
}

pub(crate) fn add_step(hands: &mut Hands, words: &str) {
    enter_on(hands, "Add a small step");
    hands.type_keys(words);
    hands.press(&[Code::Enter]);
}

pub(crate) fn goal<'a>(hands: &'a Hands, words: &str) -> &'a Goal {
    hands.app.book().goals().find(|goal| goal.words.as_str() == words).unwrap()
}

pub(crate) fn live(hands: &Hands) -> Vec<String> {
    hands.app.book().live_goals().map(|goal| goal.words.to_string()).collect()
}

pub(crate) fn empty() -> Hands {
    Hands::on(&Workbook::default())
}

/// On the page of the only goal, just written.
pub(crate) fn with_goal(words: &str) -> Hands {
    let mut hands = empty();
    begin(&mut hands, words);
    hands
}

pub(crate) const MEI: [&str; 3] = ["爸爸 is safe when I work", "Sleep four nights a week", "See Lin once a month"];

pub(crate) const SWIM: &str = "Learn to swim";

/// Mei has three goals on the go and writes a fourth.
pub(crate) fn mei() -> Hands {
    let mut hands = empty();
    for words in MEI {
        begin(&mut hands, words);
    }
    begin(&mut hands, SWIM);
    hands
}

/// A goal that was reached, and a new one; on the page of the new one.
pub(crate) fn with_a_reached_one() -> Hands {
    let mut hands = with_goal("Cook for three");
    add_step(&mut hands, "Ask who comes");
    hands.press(&[Code::Home]);
    walk_to(&mut hands, "Ask who comes");
    letter(&mut hands, ' ');
    hands.press(&[Code::Esc]);
    if !hands.is_at("Goal") {
        open_goal(&mut hands, "Cook for three");
    }
    enter_on(&mut hands, "If it gets hard");
    letter(&mut hands, 'e');
    enter_on(&mut hands, "Add a plan");
    hands.type_keys("her chair is empty");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "Then what will you do?", "I put the radio on");
    hands.press(&[Code::Esc, Code::Esc]);
    letter(&mut hands, 'e');
    choose(&mut hands, "What's happening with this goal?", "I got there");
    fill(&mut hands, "How did you do it?", "One pot at a time.");
    begin(&mut hands, "Sing again");
    hands
}
