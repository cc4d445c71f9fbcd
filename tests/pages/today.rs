//! Today as a person meets it: keys in, what stands on the page out.

use cairnbook::{
    app::Event,
    base::{Slot, Value, When},
    page::{Act, Block, Code, Stroke, action},
    plain::Talk,
    workbook::{Edit, Settings, Step, StepState, Workbook},
};

use crate::support::{
    book::{self, day, id, stamp, with_setting},
    eyes,
    hands::{self, Dice, Hands, LOOKS},
    seen::{must_not_show, must_show, said},
    ways::{chosen, enter_on, undo, walk_to},
};

/// The row under a heading.
fn under(hands: &mut Hands, heading: &str) -> String {
    let scene = hands.scene();
    let mut blocks = scene.page.main.iter().skip_while(|b| **b != Block::Heading(heading.into())).skip(1);
    match blocks.next() {
        Some(Block::List(list)) => list.rows[0].text.clone(),
        other => panic!("no row under {heading}: {other:?}"),
    }
}

/// Dana's first evening: one goal, its steps, no one to call.
fn dana(steps: &[&str]) -> Hands {
    let name = with_setting(Workbook::default(), &Settings::NAME, Value::Text("Dana".into()));
    let mut hands = Hands::opened(&name, "2026-11-22", Vec::new());
    enter_on(&mut hands, "Write a goal");
    hands.type_keys("Open my mail without fear");
    hands.press(&[Code::Esc]);
    for step in steps {
        enter_on(&mut hands, "Add a small step");
        hands.type_keys(step);
        hands.press(&[Code::Enter]);
    }
    hands.send(Event::Key(Stroke::letter('1')));
    hands.now.ms += 5_000;
    hands.send(Event::Tick);
    hands
}

const NEXT: &str = "Next step";
const CALL: &str = "Write down someone to call";
const FIRST_BIT: &str = "If this step is done, you can note it here.";
const PLENTY: &str = "Everything you wrote is kept. You can stop here, or look around.";

#[test]
fn another_step_is_shown_for_the_asking_and_all_come_back() {
    let steps = ["Find a box", "Buy stamps"];
    let mut hands = dana(&steps);
    let start = hands.kept();
    assert_eq!(under(&mut hands, NEXT), "Find a box");
    assert_eq!(chosen(&mut hands), "Find a box");
    enter_on(&mut hands, "Not this one today");
    assert_eq!(under(&mut hands, NEXT), "Buy stamps");
    // The hand stays where it is: the same key goes on.
    assert_eq!(chosen(&mut hands), "Not this one today");
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "That's fine. The ones you put off stay here for you.");
    must_not_show(&mut hands, "Not this one today");
    must_not_show(&mut hands, FIRST_BIT);
    enter_on(&mut hands, "Show them again");
    assert_eq!(under(&mut hands, NEXT), "Find a box");
    for expected in [
        "Undone: You brought all your steps back.",
        "Undone: Not today: “Buy stamps”",
        "Undone: Not today: “Find a box”",
    ] {
        undo(&mut hands);
        assert!(hands.notice().starts_with(expected), "{}", hands.notice());
        assert_eq!(hands.place(), "Today");
    }
    assert!(hands.kept() == start);
    assert_eq!(under(&mut hands, NEXT), "Find a box");
}

#[test]
fn what_was_put_off_today_is_there_tomorrow() {
    let mut hands = dana(&["Find a box", "Buy stamps"]);
    enter_on(&mut hands, "Not this one today");
    enter_on(&mut hands, "Not now");
    must_not_show(&mut hands, CALL);
    let mut next_day = Hands::opened(hands.app.book(), "2026-11-23", Vec::new());
    assert_eq!(under(&mut next_day, NEXT), "Find a box");
    must_show(&mut next_day, CALL);
    // What is said on that day is about that day alone.
    enter_on(&mut next_day, "Not now");
    let daily = &next_day.app.book().settings().daily;
    assert_eq!((daily.on, daily.put_off.len(), daily.not_these.len()), (Some(day("2026-11-23")), 1, 0));
}

#[test]
fn one_offer_at_a_time_and_two_are_plenty() {
    let mut hands = dana(&["Find a box", "Buy stamps"]);
    must_show(&mut hands, CALL);
    must_not_show(&mut hands, FIRST_BIT);
    enter_on(&mut hands, CALL);
    assert_eq!(hands.place(), "Reflect call");
    assert_eq!(hands.focused(), "Who can you call?");
    hands.press(&[Code::Enter]);
    hands.type_keys("Ana");
    hands.press(&[Code::Esc, Code::Esc]);
    must_not_show(&mut hands, CALL);
    must_show(&mut hands, FIRST_BIT);
    must_not_show(&mut hands, PLENTY);
    walk_to(&mut hands, "I did it");
    hands.send(Event::Key(Stroke::letter(' ')));
    assert_eq!(hands.app.book().stone_count(), 1);
    assert_eq!(hands.notice(), "Marked as done: “Find a box”. Ctrl-Z undoes it.");
    hands.leave_out_who();
    must_show(&mut hands, PLENTY);
    must_not_show(&mut hands, "Not now");
    assert_eq!(chosen(&mut hands), "Buy stamps");
    // Tick, stone and note were one change.
    undo(&mut hands);
    assert_eq!(hands.place(), "Today");
    assert_eq!(hands.app.book().stone_count(), 0);
    must_show(&mut hands, FIRST_BIT);
    enter_on(&mut hands, "I did it");
    assert_eq!(hands.app.book().stone_count(), 1);
}

#[test]
fn doing_it_another_way_is_as_good() {
    let mut hands = dana(&["Find a box", "Buy stamps"]);
    hands.send(Event::Key(Stroke::ctrl('g')));
    hands.press(&[Code::Enter]);
    hands.type_keys("Ana");
    hands.press(&[Code::Esc, Code::Esc]);
    must_show(&mut hands, FIRST_BIT);
    hands.press(&[Code::Home]);
    hands.done();
    assert_eq!(hands.app.book().stone_count(), 1);
    must_show(&mut hands, PLENTY);
    must_not_show(&mut hands, FIRST_BIT);
}

#[test]
fn an_offer_that_was_put_off_comes_back_by_undo_from_any_place() {
    let mut hands = dana(&["Find a box"]);
    enter_on(&mut hands, "Not now");
    must_not_show(&mut hands, CALL);
    hands.send(Event::Key(Stroke::letter('5')));
    assert_eq!(hands.place(), "More");
    undo(&mut hands);
    assert_eq!(hands.place(), "Today");
    assert_eq!(hands.notice(), "Undone: You put off “Someone to call” for today.");
    must_show(&mut hands, CALL);
}

#[test]
fn what_got_me_through_opens_at_its_first_question() {
    let content = hands::content();
    let mut hands = dana(&[]);
    must_not_show(&mut hands, FIRST_BIT);
    // Someone to call stands there already.
    hands.act(Act::Call);
    hands.press(&[Code::Enter]);
    hands.type_keys("Ana");
    hands.press(&[Code::Esc, Code::Esc]);
    let row = "Write down one thing that got me through";
    let Some(first) = content.page("strengths").and_then(|page| page.fields.first()) else {
        // Without such a page there is no such offer.
        return must_not_show(&mut hands, row);
    };
    enter_on(&mut hands, row);
    assert_eq!(hands.place(), "Reflect strengths");
    assert_eq!(hands.focused(), first.label);
}

#[test]
fn an_empty_book_is_asked_nothing() {
    let mut hands = Hands::opened(&Workbook::default(), "2026-11-22", Vec::new());
    assert!(chosen(&mut hands).starts_with("First steps"));
    for words in [CALL, FIRST_BIT, "Not now", NEXT, "pile", "0"] {
        must_not_show(&mut hands, words);
    }
    hands.press(&[Code::Enter]);
    assert!(hands.is_at("Walk"), "{}", hands.place());
    hands.press(&[Code::Esc]);
    // A stone alone is no reason to offer anything.
    hands.send(Event::Key(Stroke::letter('1')));
    enter_on(&mut hands, "Note one thing I have done");
    hands.type_keys("I opened one letter");
    hands.press(&[Code::Esc, Code::Esc]);
    must_show(&mut hands, "1 stone on your pile");
    must_not_show(&mut hands, "Not now");
}

#[test]
fn the_last_stone_is_told_by_its_day_and_a_goal_to_look_at_again_opens() {
    let mut hands = Hands::opened(&book::filled(), "2026-11-22", Vec::new());
    let lines = said(&hands.scene());
    let last = hands.app.book().stones().next_back().unwrap().words.to_string();
    let at = lines.iter().position(|line| line.starts_with("Last stone")).expect("its row");
    assert!(!lines[at..].iter().any(|line| line.contains(&last)), "{lines:#?}");
    enter_on(&mut hands, "Last stone");
    must_show(&mut hands, &last);
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Look again at: Open my mail");
    assert_eq!(hands.place(), "Goal g_mail");
}

/// Dana after five weeks, with a step whose day has passed.
fn back(name: &str) -> Hands {
    let mut hands = dana(&["Find a box"]);
    let step = hands.app.book().steps().next().unwrap().id;
    let mut book = hands.app.book().clone();
    let friday = Value::When(When::Day(day("2026-11-27")));
    book.apply(Edit::Set(Slot::new(step, &Step::WHEN), Some(friday)), stamp()).unwrap();
    book = with_setting(book, &Settings::NAME, Value::Text(name.into()));
    assert_eq!(book.seen(), Some(day("2026-11-22")));
    hands = Hands::opened(&book, "2026-12-29", Vec::new());
    hands
}

#[test]
fn thirty_seven_days_later_one_thing_is_asked() {
    let mut hands = back("Dana");
    assert_eq!(hands.scene().page.title, "Welcome back, Dana");
    for row in ["Find a box", "Leave it as it is", "See what would help", "Another day", "Let it rest"] {
        must_show(&mut hands, row);
    }
    must_show(&mut hands, "Fri 27 Nov");
    for words in ["37", "days", "weeks", "late", "overdue", "missed", "Not now", "Not this one", CALL, "Good evening"] {
        must_not_show(&mut hands, words);
    }
    let words = hands::content();
    let drawn = eyes::drawn(&hands.scene(), &words.words, 40, 12, LOOKS);
    for words in ["Welcome back, Dana", "Find a box", "Fri 27 Nov", "Leave it as it is", "See what would help"] {
        assert!(drawn.contains(words), "{drawn}");
    }
    assert_eq!(back("").scene().page.title, "Welcome back");
}

#[test]
fn any_answer_ends_the_welcome() {
    let step = |hands: &Hands| hands.app.book().steps().next().unwrap().clone();
    let ended = |hands: &mut Hands| {
        hands.act(Act::Today);
        assert_eq!(hands.scene().page.title, "Good evening, Dana");
        let again = Hands::opened(hands.app.book(), "2026-12-30", Vec::new()).scene().page.title;
        assert_eq!(again, "Good evening, Dana");
    };
    let mut hands = back("Dana");
    enter_on(&mut hands, "Leave it as it is");
    assert_eq!(chosen(&mut hands), "Find a box");
    ended(&mut hands);
    undo(&mut hands);
    assert_eq!(hands.notice(), "Undone: You left “Find a box” as it is.");
    assert_eq!(hands.place(), "Today");

    let mut hands = back("Dana");
    enter_on(&mut hands, "See what would help");
    assert!(hands.is_about("Shrink", step(&hands).id.as_str()));
    // Left without an answer, it is asked again.
    hands.press(&[Code::Esc]);
    assert_eq!(hands.scene().page.title, "Welcome back, Dana");
    enter_on(&mut hands, "See what would help");
    enter_on(&mut hands, "Make it smaller");
    hands.type_keys("Find a bag\n");
    hands.press(&[Code::Enter]);
    ended(&mut hands);

    let mut hands = back("Dana");
    enter_on(&mut hands, "Another day");
    assert!(hands.is_about("Calendar", Step::WHEN.as_str()));
    hands.press(&[Code::Esc]);
    assert_eq!(hands.scene().page.title, "Welcome back, Dana");
    enter_on(&mut hands, "Another day");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Today");
    ended(&mut hands);

    let mut hands = back("Dana");
    enter_on(&mut hands, "Let it rest");
    assert_eq!(step(&hands).state, StepState::NotNow);
    must_show(&mut hands, "No next step yet. You can rest");
    ended(&mut hands);
    undo(&mut hands);
    assert_eq!((step(&hands).state, hands.place().as_str()), (StepState::Open, "Today"));

    // So does any other word.
    let mut hands = back("Dana");
    hands.press(&[Code::Home]);
    hands.send(Event::Key(Stroke::letter(' ')));
    assert_eq!(step(&hands).state, StepState::Done);
    ended(&mut hands);
}

#[test]
fn a_sentence_typed_on_today_is_in_sight_and_can_be_undone() {
    for mut hands in [dana(&["Find a box"]), back("Dana")] {
        let before = hands.kept();
        // No key begins with a capital letter; the w and the c are keys, and the words go into the check-in.
        hands.type_keys("I was cut off today");
        must_show(&mut hands, "I was cut off today");
        undo(&mut hands);
        assert!(hands.kept() == before);
        hands.press(&[Code::Esc; 6]);
        assert!(hands.kept() == before);
        assert!(hands.scene().actions.iter().all(|action| action.act != Act::Back));
    }
}

/// What is heard after one line.
fn heard(talk: &mut Talk, hands: &mut Hands, line: &str) -> Vec<String> {
    let words = hands::content();
    let before = hands.scene();
    let turn = talk.hear(line, &before, &words.words);
    let mut out = turn.lines;
    for event in turn.events {
        hands.send(event);
    }
    out.extend(talk.after(&before, &hands.scene(), &words.words).lines);
    out
}

#[test]
fn in_plain_lines_another_step_is_news_and_the_rest_of_the_page_is_not() {
    // Its day has passed; it was left as it is, so that nothing is asked about it.
    let mut left = book::filled();
    let when = Value::When(When::Day(day("2026-11-20")));
    left.apply(Edit::Set(Slot::new(id("s_one"), &Step::WHEN), Some(when)), stamp()).unwrap();
    let kept = Value::When(When::Day(day("2026-11-22")));
    left.apply(Edit::Set(Slot::new(id("s_one"), &Step::KEPT), Some(kept)), stamp()).unwrap();
    let mut hands = Hands::opened(&left, "2026-11-22", Vec::new());
    let mut talk = Talk::new();
    talk.open(&hands.scene(), &hands::content().words, "");
    let lines = heard(&mut talk, &mut hands, "not this one");
    assert!(lines[0].starts_with("Not today: “Open one letter a day”."), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("New: ") && line.contains("Return the library book")));
    assert!(lines.iter().all(|line| !line.contains("No longer here")), "{lines:#?}");
    assert!(lines.len() <= 4, "{lines:#?}");
    // An offer goes without a word but its own, and none comes in its place.
    let lines = heard(&mut talk, &mut hands, "not now");
    assert!(lines[0].starts_with("You put off “A stone for this step” for today."), "{lines:#?}");
    assert!(lines.iter().all(|line| !line.contains("here:")) && lines.len() <= 2, "{lines:#?}");
}

#[test]
fn on_no_day_is_there_more_than_one_offer_or_a_count_of_nothing() {
    let offers = [CALL, "I did it: put down a stone", "Write down one thing that got me through", PLENTY];
    let mut seen = [0_usize; 4];
    for seed in 0..30 {
        let mut dice = Dice::new(seed);
        let mut hands = dana(&["Find a box", "Buy stamps", "Ask Ana"][..dice.roll(4)]);
        for _ in 0..120 {
            let scene = hands.scene();
            if scene.hidden {
                hands.act(Act::Hide);
            }
            // Whoever is not on Today comes back there soon.
            let home = hands.is_at("Today") || scene.writing.is_some();
            match dice.roll(9) {
                6.. if !home => drop(hands.act(Act::Today)),
                0 => hands.press(&[Code::Enter]),
                1 => hands.press(&[*dice.pick(&[Code::Down, Code::Up, Code::Home, Code::Esc])]),
                2 => drop(hands.send(Event::Key(Stroke::letter(*dice.pick(&[' ', ' ', '1', '2', '4', 't', 'x']))))),
                3 => drop(hands.act(dice.pick(action::TABLE).act)),
                4 => hands.type_keys(["Ana", "a", " "][dice.roll(3)]),
                _ if !scene.page.row_ids().is_empty() => {
                    hands.focus_any(&mut dice);
                    hands.act(Act::Open);
                }
                _ => {}
            }
            if dice.roll(60) == 0 {
                hands.now.today = hands.now.today.plus_days([1, 1, 20][dice.roll(3)]);
            }
            let lines = said(&hands.scene());
            let there: Vec<usize> = (0..4).filter(|n| lines.iter().any(|line| line.starts_with(offers[*n]))).collect();
            assert!(there.len() <= 1, "seed {seed}: {lines:#?}");
            for n in there {
                seen[n] += 1;
            }
            let nothing = lines.iter().find(|line| line.split_whitespace().any(|word| word == "0"));
            assert_eq!(nothing, None, "seed {seed}");
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0 && seen[3] > 0, "the days were dull: {seen:?}");
}

#[test]
fn in_plain_lines_the_row_of_an_offer_is_one_word_though_an_action_has_the_same_name() {
    let words = hands::content();
    let mut hands = dana(&["Find a box"]);
    let scene = hands.scene();
    let mut talk = Talk::new();
    talk.open(&scene, &words.words, "");
    let turn = talk.hear("not now", &scene, &words.words);
    assert_eq!(turn.events, [Event::Do(Act::NotNow)], "{:?}", turn.lines);
}

#[test]
fn space_twice_is_the_same_step_twice() {
    let mut hands = dana(&["Find a box", "Buy stamps"]);
    walk_to(&mut hands, "Find a box");
    let before = hands.kept();
    for _ in 0..2 {
        hands.done();
        assert_eq!(chosen(&mut hands), "Find a box");
    }
    assert_eq!((hands.kept().steps, hands.kept().log), (before.steps, before.log), "the same again takes both back");
}
