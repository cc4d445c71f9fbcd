//! What is done most often takes few keys from a cold start; the letters of what is said are not counted.

use cairnbook::{
    base::{Value, When},
    page::Code,
    workbook::{EntryKind, Look, StepState, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{self, day},
    hands::Hands,
};

/// Hands that count the keys they press.
struct Count {
    hands: Hands,
    keys: usize,
}

impl Count {
    fn on(book: &Workbook) -> Self {
        Self { hands: Hands::on(book), keys: 0 }
    }

    fn key(&mut self, code: KeyCode) -> &mut Self {
        self.keys += 1;
        self.hands.key(code, KeyModifiers::NONE);
        self
    }

    fn letter(&mut self, c: char) -> &mut Self {
        self.key(KeyCode::Char(c))
    }

    /// What is said itself.
    fn words(&mut self, words: &str) -> &mut Self {
        self.hands.type_keys(words);
        self
    }

    #[track_caller]
    fn at_most(&self, most: usize) {
        assert!(self.keys <= most, "{} keys", self.keys);
    }
}

#[test]
fn the_next_step_is_ticked_with_two_keys() {
    let mut count = Count::on(&book::filled());
    let open = |hands: &Hands| hands.app.book().steps().filter(|step| step.state == StepState::Done).count();
    let before = open(&count.hands);
    count.letter(' ');
    if open(&count.hands) == before {
        count.letter(' ');
    }
    assert_eq!(open(&count.hands), before + 1);
    count.at_most(2);
}

#[test]
fn a_stone_for_last_friday_takes_three() {
    let mut count = Count::on(&book::filled());
    count.letter('a').words("I rang the bank").key(KeyCode::Tab).words("last friday");
    count.at_most(3);
    let book = count.hands.app.book();
    let stone = book.log().iter().find(|entry| entry.words.as_str() == "I rang the bank").unwrap();
    assert_eq!((stone.kind, &stone.on), (EntryKind::Milestone, &When::Day(day("2026-11-20"))));
}

#[test]
fn a_goal_with_three_steps_one_under_the_other_takes_nine() {
    let mut count = Count::on(&Workbook::default());
    // From Today: the goals, a new one, and on.
    count.letter('2').letter('g').words("Sleep in my own bed").key(KeyCode::Esc);
    count.letter('n').words("Ask for a room").key(KeyCode::Enter);
    count.letter('u').words("Find the number").key(KeyCode::Enter);
    count.letter('u').words("Look in the blue box");
    count.at_most(9);
    let book = count.hands.app.book();
    let goal = book.goals().next().unwrap();
    let depth: Vec<(String, usize)> =
        book.outline(Some(goal.id)).iter().map(|(step, level)| (step.words.to_string(), *level)).collect();
    let names: Vec<&str> = depth.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(names, ["Ask for a room", "Find the number", "Look in the blue box"]);
    assert!(depth.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1), "{depth:?}");
}

#[test]
fn a_check_in_with_two_goals_takes_nine() {
    let mut first = Count::on(&Workbook::default());
    first.letter('2').letter('g').words("Sleep in my own bed").key(KeyCode::Esc).key(KeyCode::Esc);
    first.letter('g').words("See Lin once a month");
    let mut count = Count::on(first.hands.app.book());
    count.letter('c').words("I slept on Tuesday").key(KeyCode::Tab).words("6").key(KeyCode::Enter).words("3");
    count.at_most(9);
    let book = count.hands.app.book();
    let entry = book.log().newest(EntryKind::CheckIn).next().unwrap();
    assert_eq!(entry.words.as_str(), "I slept on Tuesday");
    let far: Vec<u8> = book.goals().filter_map(|goal| Look::at(entry, goal.id).and_then(Look::far)).collect();
    assert!(far.contains(&6) && far.contains(&3), "{far:?} on {}", count.hands.place());
    // None of it was chosen for the person.
    assert!(!matches!(entry.more.get(&cairnbook::workbook::Entry::HOW), Some(Value::Rate(_))));
}

#[test]
fn an_old_entry_is_found_with_two() {
    let mut count = Count::on(&book::filled());
    count.letter('/').words("Ana which evening").key(KeyCode::Enter);
    count.at_most(2);
    assert!(count.hands.is_at("Entry") || count.hands.is_at("Step"), "{}", count.hands.place());
    count.hands.press(&[Code::Esc]);
    assert!(count.hands.is_at("Find"), "{}", count.hands.place());
}
