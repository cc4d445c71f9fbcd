//! A line of not living on, in any field: nothing is asked or offered about it, and one still line says who to call.

use cairnbook::{
    base::{Value, When},
    page::{Act, Block},
    workbook::{StepState, Workbook},
};

use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{day, id},
    hands::Hands,
    seen::{must_not_show, must_show, said},
    small::*,
    ways::{enter_on, fill, walk_to},
};

const DARK: [&str; 6] =
    ["End my life", "I want to die", "kill myself", "Not be here by spring", "suicide", "hurt myself"];
const CALL: &str = "Someone to call: Ctrl-G";

/// What is asked and offered about a step or a goal elsewhere.
const ASKED: [&str; 16] = [
    "has passed",
    "A new day",
    "Make it smaller",
    "Let it rest",
    "waited",
    "If this step is done",
    "I did it: put down",
    "instead",
    "Carry on",
    "again in four weeks",
    "how sure",
    "got through",
    "How far along",
    "can wait",
    "A smaller bit",
    "Welcome",
];

/// A line in each field of a step and of its goal, with a day that has passed.
fn everywhere(words: &str, step: &str) -> Workbook {
    let mut book = steps(&[("s_box", step, "2026-11-10", None)]);
    for field in ["words", "why", "others_want"] {
        set(&mut book, id("g_mail"), field, Value::Text(words.into()));
    }
    for field in ["with", "where"] {
        set(&mut book, id("s_box"), field, Value::Text(words.into()));
    }
    pick(&mut book, "s_box", "size", "more");
    book
}

fn nothing_is_asked(hands: &mut Hands, where_: &str) {
    let rest = ["Let it rest for now"];
    let page = said(&hands.scene()).join("\n");
    for ask in ASKED {
        let kept = page.lines().filter(|line| !rest.contains(line)).collect::<Vec<_>>().join("\n");
        assert!(!kept.to_lowercase().contains(&ask.to_lowercase()), "{ask:?} on {where_}: {page}");
    }
}

fn still_lines(hands: &mut Hands) -> usize {
    hands.scene().page.main.iter().filter(|block| **block == Block::Quiet(CALL.into())).count()
}

#[test]
fn nothing_is_asked_about_such_a_step_or_goal_and_someone_to_call_is_named_once() {
    for words in DARK {
        let book = everywhere(words, words);
        let mut hands = on(&book);
        nothing_is_asked(&mut hands, "Today");
        assert_eq!(still_lines(&mut hands), 1, "{:#?}", said(&hands.scene()));
        // After a while away there is no welcome with ways to go on, either.
        let mut away = book.clone();
        away.seen_on(day("2026-10-22"));
        nothing_is_asked(&mut Hands::opened(&away, TODAY, Vec::new()), "Today after a while");
        hands.act(Act::Goals);
        enter_on(&mut hands, words);
        assert_eq!(hands.place(), "Goal g_mail");
        for depth in 0..2 {
            nothing_is_asked(&mut hands, &format!("the goal, unfolded {depth} times"));
            assert_eq!(still_lines(&mut hands), 1);
            hands.act(Act::SayMore);
        }
        walk_to(&mut hands, words);
        hands.act(Act::Open);
        assert_eq!(hands.place(), "Step s_box");
        nothing_is_asked(&mut hands, "the step");
        assert_eq!(still_lines(&mut hands), 1);
        // Nothing is blocked.
        enter_on(&mut hands, "Let it rest for now");
        assert_eq!(step_of(&hands, "s_box").state, StepState::NotNow);
    }
}

#[test]
fn a_check_in_does_not_ask_how_far_such_a_goal_is() {
    for words in DARK {
        let mut hands = on(&everywhere(words, "Ring Ana"));
        hands.act(Act::CheckIn);
        must_not_show(&mut hands, "How far along are you?");
        nothing_is_asked(&mut hands, "the check-in");
    }
}

#[test]
fn another_line_is_asked_about_as_before() {
    let mut book = everywhere("Open my mail", "End my lease");
    let mut hands = on(&book);
    must_show(&mut hands, "Make it smaller");
    assert_eq!(still_lines(&mut hands), 0);
    set(&mut book, id("s_box"), "when", Value::When(When::Day(day("2026-11-25"))));
    let mut hands = on(&book);
    must_show(&mut hands, "If this step is done");
    assert_eq!(still_lines(&mut hands), 0);
}

#[test]
fn such_words_in_a_row_are_no_way_to_go_and_no_card() {
    let mut hands = on(&Workbook::default());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Make a choice");
    fill(&mut hands, "What do you want to decide?", "What now");
    enter_on(&mut hands, "Add a way");
    hands.type_keys("I want to die");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(still_lines(&mut hands), 1, "{:?}", said(&hands.scene()));
    must_not_show(&mut hands, "What is good about it?");
    must_show(&mut hands, "I want to die");
    enter_on(&mut hands, "That is all");
    assert_eq!(still_lines(&mut hands), 1, "{:?}", said(&hands.scene()));
    enter_on(&mut hands, "Which one do you choose for now?");
    must_not_show(&mut hands, "I want to die");
    hands.act(Act::About);
    enter_on(&mut hands, "What matters most");
    enter_on(&mut hands, "Sort twelve cards");
    enter_on(&mut hands, "Add a card of my own");
    hands.type_keys("I want to die");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    must_not_show(&mut hands, "What does it look like on a normal day?");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    must_not_show(&mut hands, "I want to die");
}
