//! The first run, and making a step small enough: in keys and in plain lines, forth and back, screen by screen.

use std::{cell::RefCell, collections::BTreeSet, io::Cursor};

use cairnbook::{
    app::{Effect, Event, Scene},
    base::When,
    content::Words,
    page::{Act, Code, Stroke},
    plain::{self, Partner},
    tui::Looks,
    workbook::{Pile, Step, StepState, Sure},
};
use crossterm::event::{KeyCode, KeyModifiers};

use Code::{Down, Enter, Esc, Left, Right, Up};

use crate::support::{
    answers::{DONE, GOAL, SMALL, STEP, at_the_door, dana, enter, pick, say, text},
    book, eyes,
    hands::{self, Hands, LOOKS},
};

#[test]
fn enter_alone_reaches_today_and_writes_nothing() {
    let mut hands = Hands::new();
    let mut seen = String::new();
    let mut presses = 0;
    while !hands.is_at("Today") {
        seen.push_str(&text(&hands.scene()));
        enter(&mut hands, 1);
        presses += 1;
        assert!(presses < 20, "Enter alone does not reach Today: {}", hands.place());
    }
    let book = hands.app.book();
    assert!(book.is_empty(), "{:?}", hands.kept());
    assert!(book.settings().name.is_blank() && book.settings().quiet && book.settings().walked);
    assert_eq!(book.settings().pile, Pile::default());
    assert!(seen.contains("Nothing is written yet. That's fine."), "{seen}");
    for word in ["must", "need", "wrong", "empty", "error", "required", "forgot"] {
        assert!(!seen.to_lowercase().contains(word), "{word} in {seen}");
    }
    assert_eq!(hands.scene().notice, None);
    assert!(!hands.scene().tabs.is_empty());
}

#[test]
fn dana_ends_with_a_goal_a_stone_and_a_small_step_under_a_big_one() {
    let mut hands = dana();
    hands.effects.clear();
    pick(&mut hands, "Stop here");
    assert!(hands.effects.contains(&Effect::Leave), "{:?}", hands.effects);
    let parts = hands.kept();
    assert_eq!((parts.goals.len(), parts.steps.len(), parts.log.len()), (1, 2, 1));
    let (big, small) = (&parts.steps[0], &parts.steps[1]);
    assert_eq!((parts.goals[0].words.as_str(), parts.log[0].words.as_str()), (GOAL, DONE));
    assert_eq!(parts.log[0].on, When::Day(book::now().today));
    assert_eq!((big.words.as_str(), small.words.as_str()), (STEP, SMALL));
    let goal = Some(parts.goals[0].id);
    assert_eq!(
        (big.goal, big.under, small.goal, small.under, parts.log[0].goal),
        (goal, None, goal, Some(big.id), goal)
    );
    assert_eq!((big.sure, small.sure), (Some(Sure::NotSo), Some(Sure::Quite)));
    // It is a Sunday: the week that is left is the coming one.
    assert_eq!((big.when.clone(), small.when.clone()), (Some(When::Day(book::day("2026-11-29"))), None));
    assert!(parts.settings.walked && parts.settings.quiet && parts.settings.name.as_str() == "Dana");
}

#[test]
fn the_read_back_says_their_words_and_yes_goes_to_today() {
    let mut hands = dana();
    let said = text(&hands.scene());
    for line in
        [format!("My goal: {GOAL}"), format!("Stone: {DONE}"), format!("Next: {STEP}"), format!("First: {SMALL}")]
    {
        assert!(said.contains(&line), "{line} in {said}");
    }
    let before = hands.kept();
    enter(&mut hands, 1);
    assert_eq!(hands.place(), "Today");
    assert!(text(&hands.scene()).contains(SMALL));
    // What comes next on Today is not thrown off its place by an undo; it takes the last words back.
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert!(hands.kept() != before && !hands.app.book().settings().walked);
    assert!(hands.notice().starts_with("Undone: You chose “It feels right”"), "{}", hands.notice());
    hands.key(KeyCode::Char('y'), KeyModifiers::CONTROL);
    assert!(hands.app.book().settings().walked);
}

/// The app behind the plain face.
struct Side {
    hands: RefCell<Hands>,
}

impl Partner for Side {
    fn scene(&self) -> Scene {
        self.hands.borrow_mut().scene()
    }

    fn send(&mut self, event: Event) {
        self.hands.borrow_mut().send(event);
    }

    fn left(&self) -> bool {
        self.hands.borrow().effects.contains(&Effect::Leave)
    }

    fn settle(&mut self) {
        let mut hands = self.hands.borrow_mut();
        hands.now.ms += 2_000;
        hands.send(Event::Tick);
    }
}

/// Says these lines from the first start on; answers with what was said back, and with the hands.
fn in_plain_lines(lines: &[&str]) -> (String, Hands) {
    talk(Hands::new(), lines)
}

fn talk(hands: Hands, lines: &[&str]) -> (String, Hands) {
    let mut side = Side { hands: RefCell::new(hands) };
    let mut input = Cursor::new(lines.iter().fold(String::new(), |all, line| all + line + "\n").into_bytes());
    let mut output = Vec::new();
    plain::run(&mut input, &mut output, &mut side, &Words::english(), "").unwrap();
    (String::from_utf8(output).unwrap(), side.hands.into_inner())
}

#[test]
fn both_faces_end_in_the_same_workbook() {
    let mut drawn = dana();
    pick(&mut drawn, "Stop here");
    let lines =
        ["", "", "", "Dana", "1", GOAL, DONE, "", STEP, "this week", "3", "1", SMALL, "it feels", "", "stop here"];
    let (said, spoken) = in_plain_lines(&lines);
    assert!(drawn.kept() == spoken.kept(), "{said}\n{:?}\n{:?}", drawn.kept(), spoken.kept());
    for words in [
        "This is your first stone. You wrote: ",
        "That is small enough.",
        "Question: What is one small thing that would be good",
    ] {
        assert_eq!(said.matches(words).count(), 1, "{words} in\n{said}");
    }
    assert!(!said.contains("Ctrl-") && !said.chars().any(|c| c != '\n' && eyes::is_decoration(c)), "{said}");
}

#[test]
fn enter_alone_is_enough_in_plain_lines_too() {
    let (said, hands) = in_plain_lines(&[""; 9]);
    assert!(hands.app.book().is_empty() && hands.app.book().settings().walked, "{said}");
    let lines: Vec<&str> = said.lines().collect();
    for pair in lines.windows(2) {
        assert!(pair[0] != pair[1], "said twice: {}\n{said}", pair[0]);
    }
    assert!(said.contains("press Enter to choose 1."), "{said}");
}

#[test]
fn going_back_and_forth_stores_nothing_twice_and_loses_nothing() {
    let mut hands = dana();
    let start = hands.kept();
    for _ in 0..2 {
        // All the way back to the first question, and forth again by Enter.
        let mut presses = 0;
        while !hands.is_at("Walk Hello") {
            hands.press(&[Esc]);
            presses += 1;
            assert!(presses < 30, "Esc does not lead back from {}", hands.place());
        }
        assert!(hands.kept() == start, "going back changed something");
        presses = 0;
        while !hands.is_at("Walk ReadBack") {
            enter(&mut hands, 1);
            presses += 1;
            assert!(presses < 30, "Enter does not lead on from {}", hands.place());
        }
        assert!(hands.kept() == start, "going on changed something: {:?}", hands.kept());
    }
    // One screen back, another word, and on: the same record holds it.
    for _ in 0..3 {
        hands.press(&[Esc]);
    }
    hands.type_keys(" or a bag");
    enter(&mut hands, 3);
    assert_eq!(hands.app.book().steps().count(), 2);
}

#[test]
fn words_that_were_wiped_out_again_leave_no_record() {
    let mut hands = at_the_door();
    enter(&mut hands, 1);
    for _ in 0..3 {
        hands.type_keys("ab");
        for _ in 0..2 {
            hands.key(KeyCode::Backspace, KeyModifiers::NONE);
        }
        enter(&mut hands, 1);
    }
    assert_eq!(hands.place(), "Walk ReadBack");
    assert!(hands.app.book().is_empty(), "{:?}", hands.kept());
    assert!(text(&hands.scene()).contains("Name: Dana"));
}

#[test]
fn every_door_asks_its_own_question() {
    let mut keep = at_the_door();
    pick(&mut keep, "I want to keep");
    assert!(text(&keep.scene()).contains("I go to the allotment on Sundays."));
    say(&mut keep, "I sing on Fridays");
    assert_eq!(keep.app.book().goals().next().unwrap().words.as_str(), "I sing on Fridays");

    let mut unsure = at_the_door();
    pick(&mut unsure, "I do not know");
    say(&mut unsure, "I had slept");
    say(&mut unsure, "more sleep");
    let already = unsure.app.book().answers("good_day").unwrap().get("already_what").unwrap();
    assert_eq!(already.text().unwrap().as_str(), "I had slept");
    assert_eq!(unsure.app.book().goals().next().unwrap().words.as_str(), "more sleep");

    let mut told = at_the_door();
    pick(&mut told, "Someone told me");
    say(&mut told, "that I come on time");
    let first = told.app.book().goals().next().unwrap().clone();
    assert_eq!((first.words.as_str(), first.others_want.as_str()), ("", "that I come on time"));
    // The second may stay empty: what others want is kept, and is no goal.
    enter(&mut told, 3);
    assert_eq!(told.place(), "Walk ReadBack");
    let said = text(&told.scene());
    assert!(said.contains("Others want: that I come on time") && !said.contains("My goal"), "{said}");
    enter(&mut told, 1);
    assert_eq!(told.place(), "Today");
    assert!(!text(&told.scene()).contains("(no words yet)"), "{}", text(&told.scene()));
    assert_eq!(told.app.book().goals().count(), 1);
}

#[test]
fn every_day_and_every_way_to_be_less_sure() {
    let at_when = || {
        let mut hands = at_the_door();
        enter(&mut hands, 3);
        say(&mut hands, STEP);
        hands
    };
    let when = |hands: &Hands| hands.app.book().steps().next().unwrap().when.clone();
    for (row, day) in [("Today", "2026-11-22"), ("Tomorrow", "2026-11-23"), ("This week", "2026-11-29")] {
        let mut hands = at_when();
        pick(&mut hands, row);
        assert_eq!(when(&hands), Some(When::Day(book::day(day))), "{row}");
        assert!(!hands.app.book().is_empty());
    }
    let mut hands = at_when();
    pick(&mut hands, "Another day");
    say(&mut hands, "after Eid");
    assert_eq!(when(&hands), Some(When::Words("after Eid".into())));
    pick(&mut hands, "Half and half");
    pick(&mut hands, "Pick another day");
    say(&mut hands, "friday");
    assert_eq!(when(&hands), Some(When::Day(book::day("2026-11-27"))));
    assert_eq!(hands.place(), "Walk ReadBack");
    for (row, answer) in [("Do it with someone", "Ana"), ("Find out one thing", "ask Ana"), ("Leave it", "")] {
        let mut hands = at_when();
        pick(&mut hands, "I do not know");
        assert_eq!(when(&hands), None);
        pick(&mut hands, "Too big for now");
        pick(&mut hands, row);
        if !answer.is_empty() {
            say(&mut hands, answer);
        }
        assert_eq!(hands.place(), "Walk ReadBack", "{row}");
        let steps: Vec<&Step> = hands.app.book().steps().collect();
        assert_eq!(steps.len(), if row.starts_with("Find") { 2 } else { 1 });
        assert_eq!(steps.iter().any(|step| step.with.as_str() == "Ana"), row.starts_with("Do it"));
    }
}

#[test]
fn the_first_stone_lies_alone_and_large() {
    let mut hands = at_the_door();
    pick(&mut hands, "I want something");
    say(&mut hands, GOAL);
    say(&mut hands, DONE);
    assert_eq!(hands.place(), "Walk Stone");
    let scene = hands.scene();
    let content = hands::content();
    for unicode in [true, false] {
        let looks = Looks { unicode, ..LOOKS };
        let drawn = eyes::drawn(&scene, &content.words, 80, 24, looks);
        let stone: Vec<&str> =
            drawn.lines().filter(|line| line.contains("__________") || line.contains("(          )")).collect();
        assert_eq!(stone.len(), 3, "one stone of three lines: {drawn}");
    }
}

#[test]
fn a_line_is_changed_from_the_read_back_and_back_to_it() {
    let mut hands = dana();
    for (row, more) in [("Name", "e"), ("My goal", " or dread"), ("Stone", " at noon"), ("Next", " or bag")] {
        pick(&mut hands, "Change a line");
        pick(&mut hands, row);
        say(&mut hands, more);
        assert_eq!(hands.place(), "Walk ReadBack", "{row}");
    }
    pick(&mut hands, "Change a line");
    pick(&mut hands, "The day");
    pick(&mut hands, "Tomorrow");
    assert_eq!(hands.place(), "Walk ReadBack");
    enter(&mut hands, 1);
    assert_eq!(hands.place(), "Today", "Enter alone goes on after a change");
    let parts = hands.kept();
    assert_eq!(parts.settings.name.as_str(), "Danae");
    assert_eq!(parts.goals[0].words.as_str(), "to open my mail without fear or dread");
    assert_eq!(parts.log[0].words.as_str(), "I opened one letter on Monday at noon");
    assert_eq!(parts.steps[0].words.as_str(), "put the letters in one box or bag");
    assert_eq!(parts.steps[0].when, Some(When::Day(book::day("2026-11-23"))));
    assert_eq!((parts.goals.len(), parts.steps.len(), parts.log.len()), (1, 2, 1));
}

#[test]
fn undo_names_what_it_took_back_and_stays_in_the_walk() {
    let mut hands = dana();
    let mut undone = 0;
    loop {
        let can =
            hands.scene().actions.iter().any(|a| a.act == Act::Undo && a.allowed == cairnbook::page::Allowed::Yes);
        if !can {
            break;
        }
        hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
        undone += 1;
        assert!(hands.notice().starts_with("Undone: "), "{}", hands.notice());
        assert!((hands.is_at("Walk") || hands.is_at("Shrink")), "{}", hands.place());
        assert!(hands.scene().tabs.is_empty() && undone < 40);
    }
    assert!(undone > 5 && hands.app.book().is_empty() && hands.app.book().settings().name.is_blank());
    // In the middle of an answer, too: it is blank again, and the question is open.
    let mut hands = at_the_door();
    enter(&mut hands, 1);
    hands.type_keys("no");
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert!(hands.app.book().is_empty() && hands.scene().writing.is_some());
    assert!(hands.notice().contains("What would you like to be different?"), "{}", hands.notice());
    say(&mut hands, "yes");
    assert_eq!(hands.app.book().goals().count(), 1);
}

#[test]
fn letters_digits_and_arrows_do_not_lead_away() {
    let mut hands = dana();
    let mut places = BTreeSet::new();
    for _ in 0..30 {
        let at = hands.place();
        let writing = hands.scene().writing.is_some();
        places.insert(at.clone());
        let kept = hands.kept();
        if !writing {
            for c in ('a'..='z').chain('0'..='9').chain([':', '/']) {
                hands.key(KeyCode::Char(c), KeyModifiers::NONE);
                assert_eq!(hands.place(), at, "{c}");
            }
        }
        for code in [Left, Right, Up, Down] {
            hands.send(Event::Key(Stroke::plain(code)));
            assert_eq!(hands.place(), at, "{code:?}");
            assert_eq!(hands.scene().writing.is_some(), writing);
        }
        hands.key(KeyCode::Char('p'), KeyModifiers::CONTROL);
        assert_eq!(hands.place(), at);
        // Someone to call and the hidden screen are at hand, and lead back to where one was.
        hands.key(KeyCode::Char('g'), KeyModifiers::CONTROL);
        assert_eq!(hands.place(), "Reflect call", "{at}");
        hands.send(Event::Key(Stroke::plain(Right)));
        hands.press(&[Esc]);
        hands.key(KeyCode::Char('l'), KeyModifiers::CONTROL);
        assert!(hands.scene().hidden);
        hands.key(KeyCode::Char('l'), KeyModifiers::CONTROL);
        assert_eq!((hands.place(), hands.scene().writing.is_some()), (at, writing));
        assert!(hands.kept() == kept);
        hands.press(&[Esc]);
    }
    assert!(places.len() > 12, "{places:?}");
}

#[test]
fn left_in_the_middle_all_is_kept_and_the_walk_goes_on_there() {
    let mut hands = at_the_door();
    enter(&mut hands, 1);
    say(&mut hands, GOAL);
    hands.type_keys("I opened one");
    hands.key(KeyCode::Char('q'), KeyModifiers::CONTROL);
    assert!(hands.effects.contains(&Effect::Leave));
    let (goals, log) = (hands.app.book().goals().count(), hands.app.book().log().len());
    assert_eq!((goals, log), (1, 1));
    let mut later = Hands::on(hands.app.book());
    assert_eq!(later.place(), "Quiet");
    later.press(&[Enter]);
    later.act(Act::Walk);
    enter(&mut later, 5);
    assert!(text(&later.scene()).contains(GOAL), "{}", text(&later.scene()));
    enter(&mut later, 1);
    assert!(text(&later.scene()).contains("I opened one"), "{}", text(&later.scene()));
    say(&mut later, " letter");
    assert_eq!((later.app.book().goals().count(), later.app.book().log().len()), (1, 1));
}

#[test]
fn a_step_is_made_smaller_from_where_it_stands() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::Goals);
    hands.focus_on("Open my mail without fear");
    hands.press(&[Enter]);
    hands.focus_on("Open the letters with Ana");
    let start = hands.kept();
    hands.send(Event::Key(Stroke::letter('s')));
    assert!(hands.is_at("Shrink") && hands.kept() == start, "a letter only asks");
    hands.press(&[Esc]);
    assert_eq!(hands.place(), "Goal g_mail");
    hands.send(Event::Key(Stroke::letter('s')));
    pick(&mut hands, "Make it smaller");
    say(&mut hands, "Open one letter with Ana");
    pick(&mut hands, "Too big for now");
    pick(&mut hands, "Make it smaller");
    say(&mut hands, "Look at one letter with Ana");
    let shown = text(&hands.scene());
    assert!(
        shown.starts_with("Open the letters with Ana\n  Open one letter with Ana\n    Look at one letter with Ana\n"),
        "{shown}"
    );
    pick(&mut hands, "It feels right");
    assert!(text(&hands.scene()).contains("That is small enough."));
    enter(&mut hands, 1);
    assert_eq!(hands.place(), "Goal g_mail");
    assert_eq!(hands.app.book().step(book::id("s_open")).unwrap().words.as_str(), "Open the letters with Ana");
    assert_eq!(hands.app.book().steps().count(), start.steps.len() + 2);
    // One by one they are taken back.
    let mut undone = 0;
    while hands.kept() != start {
        hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
        undone += 1;
        assert!(undone < 10, "it can not all be taken back");
    }
    assert_eq!(undone, 4);
}

#[test]
fn a_step_is_made_smaller_in_plain_lines() {
    let lines =
        ["goals", "Open my mail", "open", "Open the letters", "what would help", "make it smaller", SMALL, "", ""];
    let (said, hands) = talk(Hands::on(&book::filled()), &lines);
    let small = hands.app.book().steps().find(|step| step.words.as_str() == SMALL).expect(&said);
    assert_eq!((small.under, small.sure), (Some(book::id("s_open")), Some(Sure::Quite)), "{said}");
    let after: Vec<&str> = said.split("That is small enough.").collect();
    assert_eq!(after.len(), 2, "{said}");
    assert!(
        after[1].contains("Back at: My goal: Open my mail")
            && after[1].contains("New: ")
            && after[1].contains(&format!(". {SMALL}, to do, under 4")),
        "{said}"
    );
}

#[test]
fn a_step_may_rest_and_that_is_taken_back() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::Goals);
    hands.focus_on("Open my mail without fear");
    hands.press(&[Enter]);
    hands.focus_on("Ask Ana which evening");
    hands.press(&[Enter]);
    hands.focus_on("Let it rest");
    hands.press(&[Enter]);
    let state = |hands: &Hands| hands.app.book().step(book::id("s_when")).unwrap().state;
    assert_eq!(state(&hands), StepState::NotNow);
    assert!(!hands.offers("Let it rest"));
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert_eq!(state(&hands), StepState::Tried);
}
