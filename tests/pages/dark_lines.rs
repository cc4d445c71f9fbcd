//! A line of not living on, in any field: what we say beside it is what we say beside any line. No page reads it.

use cairnbook::{
    base::{Value, When},
    page::Act,
    workbook::{StepState, Workbook},
};

use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{day, id},
    hands::Hands,
    seen::{must_show, said},
    small::*,
    ways::{enter_on, fill, walk_to},
};

const DARK: [&str; 6] =
    ["End my life", "I want to die", "kill myself", "Not be here by spring", "suicide", "hurt myself"];
const DAILY: &str = "Open my mail";

/// A line in each field of a step and of its goal, with that day.
fn everywhere(words: &str, on: &str) -> Workbook {
    let mut book = steps(&[("s_box", words, on, None)]);
    for field in ["words", "why", "others_want"] {
        set(&mut book, id("g_mail"), field, Value::Text(words.into()));
    }
    for field in ["with", "where"] {
        set(&mut book, id("s_box"), field, Value::Text(words.into()));
    }
    pick(&mut book, "s_box", "size", "more");
    book
}

/// What the page says, with a blank where the words stand.
fn around(hands: &mut Hands, words: &str) -> Vec<String> {
    said(&hands.scene()).into_iter().map(|line| line.replace(words, "...")).collect()
}

/// The pages that show a goal and its step, one after another.
fn walked(book: &Workbook, words: &str) -> Vec<Vec<String>> {
    let mut hands = on(book);
    let mut out = vec![around(&mut hands, words)];
    for act in [Act::Goals, Act::CheckIn, Act::AddHardTime, Act::Milestones, Act::Progress, Act::Story, Act::Prepare] {
        hands.act(act);
        out.push(around(&mut hands, words));
        hands.key(KeyCode::Esc, KeyModifiers::NONE);
    }
    hands.act(Act::Goals);
    enter_on(&mut hands, words);
    for _ in 0..3 {
        out.push(around(&mut hands, words));
        hands.act(Act::SayMore);
    }
    walk_to(&mut hands, words);
    hands.act(Act::Open);
    out.push(around(&mut hands, words));
    out
}

#[test]
fn no_page_says_anything_else_beside_such_words() {
    for on_day in ["2026-11-10", "2026-11-25"] {
        let daily = walked(&everywhere(DAILY, on_day), DAILY);
        for words in DARK {
            for (dark, daily) in walked(&everywhere(words, on_day), words).iter().zip(&daily) {
                assert_eq!(dark, daily, "{words}");
            }
        }
    }
}

#[test]
fn nor_after_a_while_away_or_once_the_words_are_a_stone() {
    let shown = |words: &str| {
        let mut away = everywhere(words, "2026-11-10");
        away.seen_on(day("2026-10-22"));
        let mut hands = Hands::opened(&away, TODAY, Vec::new());
        let welcomed = around(&mut hands, words);
        let mut hands = on(&everywhere(words, "2026-11-25"));
        hands.act(Act::Goals);
        enter_on(&mut hands, words);
        walk_to(&mut hands, words);
        hands.act(Act::Done);
        hands.act(Act::Today);
        [welcomed, around(&mut hands, words)]
    };
    let daily = shown(DAILY);
    for words in DARK {
        assert_eq!(shown(words), daily, "{words}");
    }
}

/// What would be indecent beside the worst line: nobody is asked to make it smaller, to carry on, or for a number.
#[test]
fn nothing_is_said_beside_a_step_or_a_goal_that_would_hurt_there() {
    for on_day in ["2026-11-10", "2026-11-25"] {
        for page in walked(&everywhere("I want to die", on_day), "I want to die").into_iter().flatten() {
            for never in ["smaller", "Carry on", "How far", "can do it", "Well done", "One small thing", "Almost"] {
                assert!(!page.contains(never), "{never:?}: {page}");
            }
        }
    }
    let mut hands = on(&everywhere("I want to die", "2026-11-10"));
    walk_to(&mut hands, "I want to die");
    hands.act(Act::Open);
    enter_on(&mut hands, "Let it rest");
    assert_eq!(step_of(&hands, "s_box").state, StepState::NotNow);
}

#[test]
fn the_step_keeps_the_ways_to_go_on_with_it() {
    let mut book = everywhere(DAILY, "2026-11-10");
    let mut hands = on(&book);
    must_show(&mut hands, "The day for this step was Tue 10 Nov. What would you like to do with it?");
    must_show(&mut hands, "See what would help");
    set(&mut book, id("s_box"), "when", Value::When(When::Day(day("2026-11-25"))));
    let mut hands = on(&book);
    must_show(&mut hands, "If this step is done");
}

#[test]
fn own_words_in_a_list_are_never_left_out() {
    let mut hands = on(&Workbook::default());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Make a choice");
    fill(&mut hands, "What do you want to decide?", "What now");
    enter_on(&mut hands, "Add a way");
    hands.type_keys("I want to die");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    enter_on(&mut hands, "That is all");
    must_show(&mut hands, "I want to die");
    hands.act(Act::About);
    enter_on(&mut hands, "What matters most");
    enter_on(&mut hands, "Sort twelve cards");
    enter_on(&mut hands, "Add a card of my own");
    hands.type_keys("I want to die");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    must_show(&mut hands, "I want to die");
}

#[test]
fn an_example_does_not_stand_beside_the_other_half_of_a_row() {
    let mut hands = on(&everywhere(DAILY, "2026-11-25"));
    hands.act(Act::Goals);
    enter_on(&mut hands, DAILY);
    hands.act(Act::IfHard);
    enter_on(&mut hands, "Add a plan");
    let examples = |hands: &mut Hands| {
        let page = hands.scene().page;
        page.fields().filter(|field| !field.example.is_empty()).count()
    };
    assert_eq!(examples(&mut hands), 2);
    hands.type_keys("I want to die");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(examples(&mut hands), 1, "its own, until it is drawn; none beside it");
}
