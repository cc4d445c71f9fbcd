//! My story: the person's own sentences, dated and joined by plain words; the same on screen and in lines.

use cairnbook::{
    base::{Key, Slot, Value, letters},
    page::{Act, Block, Code},
    workbook::{Edit, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{self, id},
    eyes,
    hands::{Hands, LOOKS},
    looked_back::{self, put, put_then, text},
    on_foot, screens,
    seen::{must_not_show, must_show, said, shows},
    ways,
};

/// The story of the goal about the mail, by its key on the goal's page.
fn of_goal(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Goals);
    hands.focus_first();
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands.type_keys("y");
    assert_eq!(hands.place(), "Story Some g_mail");
    hands
}

fn of_all(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Milestones);
    hands.focus_on("My story");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(hands.place(), "Story None");
    hands
}

fn snap(name: &str, mut hands: Hands) {
    let name = format!("story_{name}");
    if name == "story_all" {
        return screens::fits(&name, &mut hands);
    }
    screens::reads_the_same(&name, &mut hands);
}

#[test]
fn the_story_as_it_looks_and_as_it_is_said() {
    let book = looked_back::story();
    snap("goal", of_goal(&book));
    snap("all", of_all(&book));
    snap("nothing", {
        let mut hands = Hands::on(&Workbook::default());
        hands.type_keys("y");
        hands
    });
}

#[test]
fn it_tells_what_was_wanted_tried_hard_and_let_go() {
    let mut hands = of_goal(&looked_back::story());
    for words in [
        "In my own words",
        "Open my mail without fear",
        "What I wrote down",
        "17 Nov 2026: “Put the letters in one box”",
        "21 Nov 2026, a try: “Ask Ana which evening she can come”",
        "When it got hard",
        "What I told myself:",
        "I always let it lie.",
        "What is kinder, and also true:",
        "What I let go, and what I chose",
        "6 Oct 2026: Make it smaller",
        "In it with me: Ana; my sister.",
        "14 Nov 2026: “Ana said: you did that.”",
        "A hard stretch, on 10 Jun 2026:",
        "As I hoped, on 12 Nov 2026:",
        "What I can do now",
        "6 Oct 2026: “I can ask for help now.”",
        "5 Oct 2026: “Mondays are better than Sundays.”",
    ] {
        must_show(&mut hands, words);
    }
    // 23 stones and tries; the first and the last are told, the others counted.
    must_show(&mut hands, "And 11 more in between.");
}

#[test]
fn every_quote_is_a_sentence_of_the_person() {
    let book = looked_back::story();
    let file = format!("{:?}", book.snapshot());
    let mut hands = of_goal(&book);
    let mut quotes = 0;
    for block in hands.scene().page.main {
        let (is_own, words) = match &block {
            Block::Own(words) => (true, words),
            Block::Text(lines) => (false, lines),
            _ => continue,
        };
        for line in words.lines() {
            let quote = if is_own { Some(line) } else { line.split_once('“').map(|(_, rest)| rest) };
            let Some(quote) = quote else { continue };
            quotes += 1;
            assert!(file.contains(quote.trim_end_matches('”')), "{quote:?} was never written");
        }
    }
    assert!(quotes > 15, "{quotes}");
}

#[test]
fn how_it_was_said_before_stands_with_its_day() {
    let mut book = looked_back::story();
    put_then(&mut book, text(id("g_mail"), &Key::of("words"), "Read my letters with tea"), -3);
    let mut hands = of_goal(&book);
    let all = said(&hands.scene());
    let at = |words: &str| all.iter().position(|line| line == words).unwrap();
    assert!(at("Open my mail without fear") < at("Read my letters with tea"), "{all:#?}");
    assert!(shows(&mut hands, "On 22 Nov 2026:"));
}

#[test]
fn parts_of_which_nothing_was_written_are_left_out() {
    let mut book = Workbook::default();
    let mut goal = cairnbook::workbook::Goal::new(id("g_mail"), cairnbook::base::Who::Me, book::EVENING);
    goal.words = "Rest".into();
    put(&mut book, Edit::AddGoal(goal));
    let mut hands = of_goal(&book);
    must_show(&mut hands, "In my own words");
    for heading in
        ["What I wrote down", "When it got hard", "Who helped", "How it is now", "What I can do now", "let go"]
    {
        must_not_show(&mut hands, heading);
    }
}

#[test]
fn a_goal_for_us_says_we() {
    let mut book = looked_back::story();
    put(&mut book, Edit::Set(Slot::new(id("g_mail"), &Key::of("ours")), Some(Value::Yes(true))));
    let mut hands = of_goal(&book);
    for words in ["Our story", "What we wanted", "What we tried", "What we told ourselves:", "What we can do now"] {
        must_show(&mut hands, words);
    }
    must_not_show(&mut hands, "What I ");
}

#[test]
fn of_all_goals_one_can_be_chosen() {
    let mut hands = of_all(&looked_back::story());
    must_show(&mut hands, "Cook for the children twice a week");
    must_show(&mut hands, "Not part of any goal");
    must_show(&mut hands, "I called my sister");
    hands.focus_on("Open my mail without fear");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(hands.place(), "Story Some g_mail");
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Story None");
}

#[test]
fn the_page_of_one_goal_is_no_wider_than_a_letter() {
    let mut hands = of_goal(&looked_back::story());
    let scene = hands.scene();
    for width in [80, 100, 140] {
        let drawn = eyes::drawn(&scene, hands.app.words(), width, 120, LOOKS);
        let lines: Vec<&str> = drawn.lines().collect();
        let page = &lines[3..lines.len() - 2];
        assert!(page.iter().all(|line| letters::width(line) <= 62), "{drawn}");
        assert!(page.iter().any(|line| letters::width(line) > 50), "{drawn}");
    }
}

#[test]
fn of_more_goals_than_are_told_it_says_where_the_others_are() {
    for (goals, are_left_out) in [(10, false), (11, true)] {
        let mut book = Workbook::default();
        for n in 0..goals {
            let mut goal =
                cairnbook::workbook::Goal::new(id(&format!("g_many{n:02}")), cairnbook::base::Who::Me, book::EVENING);
            goal.words = format!("Goal {n}").as_str().into();
            put(&mut book, Edit::AddGoal(goal));
        }
        let mut hands = Hands::on(&book);
        hands.act(Act::Story);
        assert_eq!(hands.place(), "Story None");
        assert_eq!(
            shows(&mut hands, "To read about your other goals, choose one above."),
            are_left_out,
            "of {goals} goals: a goal that is not told must not seem forgotten, and none that is told be promised"
        );
    }
}

#[test]
fn what_is_undone_in_sight_of_it_leaves_the_story_open() {
    let mut hands = on_foot::with_goal("Learn to swim");
    ways::fill(&mut hands, "Why does it matter", "I want to float");
    ways::enter_on(&mut hands, "My story");
    must_show(&mut hands, "I want to float");
    ways::undo(&mut hands);
    assert!(hands.is_at("Story"), "{}", hands.place());
    must_not_show(&mut hands, "I want to float");
    hands.key(KeyCode::Char('y'), KeyModifiers::CONTROL);
    assert!(hands.is_at("Story"), "{}", hands.place());
    must_show(&mut hands, "I want to float");
}
