//! What comes next and what is enough: limits asked gently, the rule, less when it is too much, a time one got through.

use cairnbook::{
    app::Event,
    base::{Id, Key, RowValue, Slot, Value, When},
    page::{Act, Code, Stroke},
    workbook::{Edit, StepState, Workbook},
};

use crate::support::{
    book::{day, id, stamp},
    hands::Hands,
    seen::{must_not_show, must_show, shows},
    small::*,
    ways::{chosen, enter_on, undo, walk_to},
};

#[test]
fn an_eighth_open_step_gets_a_quiet_line_and_nothing_is_blocked() {
    let names = ["s_1", "s_2", "s_3", "s_4", "s_5", "s_6", "s_7", "s_8"];
    let lines: Vec<_> = names.iter().map(|name| (*name, *name, "", None)).collect();
    let open = |lines: &[_]| {
        let mut hands = on(&steps(lines));
        hands.act(Act::Goals);
        enter_on(&mut hands, "Open my mail");
        hands
    };
    let quiet = "Some of them can wait.";
    assert!(!shows(&mut open(&lines[..7]), quiet));
    let mut hands = open(&lines);
    must_show(&mut hands, quiet);
    enter_on(&mut hands, "See what can wait");
    assert_eq!(hands.scene().page.title, "Which step can wait?");
    assert_eq!(chosen(&mut hands), "None of them: leave them as they are");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Goal g_mail");
    enter_on(&mut hands, "See what can wait");
    enter_on(&mut hands, "This one can wait: s_3");
    assert_eq!(step_of(&hands, "s_3").state, StepState::NotNow);
    must_not_show(&mut hands, quiet);
}

#[test]
fn a_full_week_is_asked_about_once_a_day() {
    let line = "That is a lot for one week.";
    let mut three = full_week();
    pick(&mut three, "s_4", "state", "not_now");
    assert!(!shows(&mut on(&three), line));
    let mut hands = on(&full_week());
    must_show(&mut hands, line);
    walk_to(&mut hands, "See what can wait");
    screen("full_week", &mut hands);
    enter_on(&mut hands, "See what can wait");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.notice(), "You left this week's steps as they are. Ctrl-Z undoes it.");
    must_not_show(&mut hands, line);
    must_show(&mut Hands::opened(hands.app.book(), "2026-11-23", Vec::new()), "Find a box");
    undo(&mut hands);
    must_show(&mut hands, line);
    enter_on(&mut hands, "See what can wait");
    enter_on(&mut hands, "This one can wait: Buy stamps");
    assert_eq!(step_of(&hands, "s_3").state, StepState::NotNow);
    must_not_show(&mut hands, line);
    undo(&mut hands);
    assert_eq!(step_of(&hands, "s_3").state, StepState::Open);
}

#[test]
fn what_the_check_in_chose_is_next_then_the_day_then_the_list() {
    let lines = [
        ("s_1", "Find a box", "", None),
        ("s_2", "Ring Ana", "2026-11-26", None),
        ("s_3", "Read one letter", "", None),
        ("s_4", "Make tea first", "", Some("s_3")),
    ];
    let plain = |book: &Workbook| {
        let mut hands = on(book);
        enter_on(&mut hands, "Why this one?");
        assert_eq!(hands.place(), "Rule");
        hands
    };
    let mut book = steps(&lines);
    let mut hands = plain(&book);
    must_show(&mut hands, "What you chose at your last check-in comes first.");
    must_show(&mut hands, "This one has the nearest day:");
    must_show(&mut hands, "Ring Ana by Thursday");
    screen("rule", &mut hands);
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Step s_2");
    // A big step that was chosen stands for its first small bit.
    check_in(&mut book, "e_1", "2026-11-20", "fine", &["s_3", "s_1"]);
    assert_eq!(next(&mut on(&book)), "Make tea first");
    must_show(&mut plain(&book), "You chose this one at your last check-in:");
    let mut hands = on(&book);
    enter_on(&mut hands, "Not this one today");
    assert_eq!(next(&mut hands), "Find a box");
    enter_on(&mut hands, "Not this one today");
    assert_eq!(next(&mut hands), "Ring Ana");
    // Its word holds for two weeks, or until the next one.
    assert_eq!(next(&mut later(&book, "2026-12-05")), "Ring Ana");
    check_in(&mut book, "e_2", "2026-11-21", "fine", &[]);
    assert_eq!(next(&mut on(&book)), "Ring Ana");
    let mut hands = plain(&steps(&lines[2..]));
    must_show(&mut hands, "This one comes first on your list:");
    let part = [
        ("s_1", "Find a box", "", None),
        ("s_2", "Ring Ana", "2026-11-26", None),
        ("s_3", "Look up her number", "", Some("s_2")),
    ];
    let mut hands = plain(&steps(&part));
    must_show(&mut hands, "This one is part of the step with the nearest day:");
    must_show(&mut hands, "Look up her number");
}

#[test]
fn too_much_offers_less() {
    let mut book = full_week();
    check_in(&mut book, "e_1", TODAY, "too_much", &[]);
    let mut hands = on(&book);
    screen("too_much", &mut hands);
    must_show(&mut hands, "One thing at a time, or none.");
    assert_eq!(next(&mut hands), "Find a box");
    for words in ["Ring Ana", "This week", "That is a lot", "Do you want", "Not now", "Write a goal", "has passed"] {
        must_not_show(&mut hands, words);
    }
    enter_on(&mut hands, "Someone to call");
    assert_eq!(hands.place(), "Reflect call");
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Let a step rest");
    enter_on(&mut hands, "This one can wait: Ring Ana");
    assert_eq!((step_of(&hands, "s_2").state, hands.place().as_str()), (StepState::NotNow, "Today"));
    // The next check-in ends it, and so does its time.
    check_in(&mut book, "e_2", TODAY, "a_lot", &[]);
    must_show(&mut on(&book), "This week");
    let mut old = full_week();
    check_in(&mut old, "e_1", "2026-11-01", "too_much", &[]);
    must_show(&mut on(&old), "This week");
    // A day that has passed is not asked about, either.
    let mut passed = steps(&[("s_box", "Find a box", "2026-11-20", None)]);
    must_show(&mut on(&passed), "The day for this step was Friday. What would you like");
    check_in(&mut passed, "e_1", TODAY, "too_much", &[]);
    must_not_show(&mut on(&passed), "The day for this step was Friday. What would you like");
}

#[test]
fn what_a_helper_said_they_would_do_stands_in_the_week() {
    let mut book = steps(&[("s_1", "Find a box", "", None)]);
    let row = |name: &str, what: &str, by: &str, state: Option<&'static str>| {
        let mut cells = std::collections::BTreeMap::new();
        cells.insert(Key::of("what"), Value::Text(what.into()));
        cells.insert(Key::of("by"), Value::When(When::Day(day(by))));
        cells.extend(state.map(|state| (Key::of("state"), Value::Pick(Key::of(state)))));
        RowValue { id: id(name), cells }
    };
    let rows = vec![
        row("r_1", "Ana asks at the college", "2026-11-27", None),
        row("r_2", "Ana brings the form", "2026-11-24", Some("done")),
        row("r_3", "Ana writes to them", "2026-12-24", Some("open")),
    ];
    set(&mut book, id("g_mail"), "promises", Value::Rows(rows));
    let mut hands = on(&book);
    must_show(&mut hands, "Ana asks at the college by Friday, my helper");
    must_not_show(&mut hands, "Ana brings the form");
    must_not_show(&mut hands, "Ana writes to them");
    enter_on(&mut hands, "Ana asks at the college");
    assert!(hands.is_about("Row", "g_mail"));
    must_show(&mut hands, "What will they do? Ana asks at the college");
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Today");
}

#[test]
fn a_time_they_got_through_is_shown_for_the_asking_only() {
    let mut start = steps(&[("s_box", "Find a box", "", None)]);
    let row = "Look at something you wrote before";
    let smaller = |book: &Workbook| {
        let mut hands = on(book);
        hands.send(Event::Key(Stroke::letter('s')));
        must_show(&mut hands, "What would help?");
        hands
    };
    // What got them through is one, too.
    let mut hands = smaller(&start);
    enter_on(&mut hands, row);
    must_show(&mut hands, "You wrote that this got you through:");
    let strength = Slot::new(Id::page("strengths"), &Key::of("got_through"));
    start.apply(Edit::Set(strength, None), stamp()).unwrap();
    must_not_show(&mut smaller(&start), row);
    let mut book = start.clone();
    stone(&mut book, "e_own", "2026-11-19", "I looked for a box", |e| (e.step, e.tried) = (Some(id("s_box")), true));
    stone(&mut book, "e_secret", "2026-11-20", "A secret", |entry| entry.private = true);
    must_not_show(&mut smaller(&book), row);
    stone(&mut book, "e_win", "2026-11-13", "I opened the blue letter, and I slept", |_| {});
    let mut hands = smaller(&book);
    must_not_show(&mut hands, "I opened the blue letter");
    screen("win_asked", &mut hands);
    enter_on(&mut hands, row);
    must_show(&mut hands, "From Fri 13 Nov, in your words:");
    must_show(&mut hands, "I opened the blue letter, and I slept");
    must_not_show(&mut hands, "secret");
    screen("win_shown", &mut hands);
    hands.press(&[Code::Enter]);
    must_show(&mut hands, "What would help?");
    enter_on(&mut hands, "Make it smaller");
    hands.type_keys("Ask for one\n");
    // Twice as deep works as well.
    enter_on(&mut hands, "Half and half");
    must_show(&mut hands, row);
    enter_on(&mut hands, "Make it smaller");
    hands.type_keys("Write down whom to ask\n");
    enter_on(&mut hands, "It feels right");
    must_show(&mut hands, "That is small enough.");
    hands.press(&[Code::Enter]);
    assert_eq!(next(&mut hands), "Write down whom to ask");
    assert_eq!(hands.place(), "Today");
    for parent in ["Ask for one", "Find a box"] {
        hands.press(&[Code::Home]);
        hands.done();
        assert_eq!(next(&mut hands), parent, "what it is a part of comes next");
    }
}
