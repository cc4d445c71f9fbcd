//! A person at their goals, by keys alone: walking to a row, filling in, and the books some tests begin with.
//!
//! Must never: point at a row that a person could not walk to with the arrows.

use cairnbook::{
    app::{Event, Scene},
    page::{Code, Stroke, Target},
    screens::Place,
    workbook::{Goal, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{hands::Hands, seen::said};

/// The words of a row, or the question of a field.
pub(crate) fn label(scene: &Scene, target: &Target) -> String {
    let field = || match target {
        Target::Slot(slot) => scene.page.field(slot).map(|field| field.label.clone()),
        _ => None,
    };
    scene.page.row(target).map(|row| row.text.clone()).or_else(field).unwrap_or_default()
}

/// What is in focus.
pub(crate) fn chosen(hands: &mut Hands) -> String {
    let scene = hands.scene();
    scene.focus.clone().map(|focus| label(&scene, &focus)).unwrap_or_default()
}

/// Walks down to the row or field that begins so, from the top.
#[track_caller]
pub(crate) fn walk_to(hands: &mut Hands, words: &str) {
    hands.press(&[Code::Home]);
    for _ in 0..90 {
        if chosen(hands).starts_with(words) {
            return;
        }
        hands.press(&[Code::Down]);
    }
    panic!("the arrows do not come to {words:?}: {:#?}", said(&hands.scene()));
}

#[track_caller]
pub(crate) fn enter_on(hands: &mut Hands, words: &str) {
    walk_to(hands, words);
    hands.press(&[Code::Enter]);
}

pub(crate) fn letter(hands: &mut Hands, c: char) {
    hands.key(KeyCode::Char(c), KeyModifiers::NONE);
}

pub(crate) fn undo(hands: &mut Hands) {
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
}

/// Writes in the field or row that begins so.
#[track_caller]
pub(crate) fn fill(hands: &mut Hands, question: &str, words: &str) {
    enter_on(hands, question);
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
}

/// From anywhere: a new goal, by keys, and on its page.
pub(crate) fn begin(hands: &mut Hands, words: &str) {
    hands.send(Event::Key(Stroke::letter('2')));
    enter_on(hands, "Write a goal");
    hands.type_keys(words);
    hands.press(&[Code::Esc]);
}

#[track_caller]
pub(crate) fn open_goal(hands: &mut Hands, words: &str) {
    letter(hands, '2');
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

/// Takes a choice of a field on the page.
#[track_caller]
pub(crate) fn choose(hands: &mut Hands, question: &str, choice: &str) {
    enter_on(hands, question);
    enter_on(hands, choice);
}

/// A goal that was reached, and a new one; on the page of the new one.
pub(crate) fn with_a_reached_one() -> Hands {
    let mut hands = with_goal("Cook for three");
    add_step(&mut hands, "Ask who comes");
    hands.press(&[Code::Home]);
    walk_to(&mut hands, "Ask who comes");
    letter(&mut hands, ' ');
    hands.press(&[Code::Esc]);
    if !matches!(hands.app.place(), Place::Goal(_)) {
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
    choose(&mut hands, "Where does it stand?", "I got there");
    fill(&mut hands, "How did you do it?", "One pot at a time.");
    begin(&mut hands, "Sing again");
    hands
}
