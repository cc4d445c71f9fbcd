//! Steps as a person meets them: who did it, what comes back, days that passed.

use cairnbook::{
    base::{Id, Key, Value, When},
    page::{Act, Code, Size},
    plain::Talk,
    workbook::{Hard, Help, Repeats, Settings, StepKind, StepState},
};

use crate::support::{
    book::{day, id},
    hands::{self, Hands},
    screens::fits,
    seen::{must_not_show, must_show, said, shows},
    small::*,
    ways::{chosen, enter_on, space, undo, walk_to},
};

const WHO: &str = "Did anyone help you with this?";

#[test]
fn who_did_it_is_asked_once_and_may_be_left_out() {
    let mut hands = on(&steps(&[("s_box", "Find a box", "", None)]));
    walk_to(&mut hands, "Find a box");
    space(&mut hands);
    assert_eq!(hands.scene().page.title, WHO);
    assert_eq!(hands.notice(), "Marked as done: “Find a box”. Ctrl-Z undoes it.");
    assert_eq!(chosen(&mut hands), "Skip this question");
    screen("who_did_it", &mut hands);
    enter_on(&mut hands, "With some help");
    assert_eq!((hands.place().as_str(), last_stone(&hands).help), ("Today", Some(Help::WithAHand)));
    must_show(&mut hands, "No next step yet");
    // One Ctrl-Z for the answer, one for the tick.
    undo(&mut hands);
    assert_eq!(hands.notice(), "Undone: You chose “With some help”.");
    assert_eq!((last_stone(&hands).help, step_of(&hands, "s_box").state), (None, StepState::Done));
    undo(&mut hands);
    assert_eq!(hands.notice(), "Undone: Marked as done: “Find a box”.");
    assert_eq!((hands.app.book().stone_count(), step_of(&hands, "s_box").state), (0, StepState::Open));
    // Left by Esc or by its first row, nothing is said and nothing is asked again.
    for leave in [Code::Esc, Code::Enter] {
        let mut hands = on(&steps(&[("s_box", "Find a box", "", None)]));
        walk_to(&mut hands, "Find a box");
        space(&mut hands);
        hands.press(&[leave]);
        assert_eq!((hands.place().as_str(), last_stone(&hands).help), ("Today", None));
        hands.press(&[Code::Down, Code::Up]);
        assert_eq!(hands.place(), "Today");
    }
}

#[test]
fn it_is_asked_by_every_way_to_tick_and_by_none_to_untick() {
    let start = steps(&[("s_box", "Find a box", "", None), ("s_ana", "Ring Ana", "", None)]);
    let asked = |hands: &Hands| hands.is_at("Ask WhoDid");
    // The row of its page, and that row again.
    let mut hands = at_step(&start, "s_box");
    enter_on(&mut hands, "I did it");
    assert!(asked(&hands));
    enter_on(&mut hands, "Side by side");
    must_show(&mut hands, "Done on 22 Nov 2026, side by side.");
    enter_on(&mut hands, "Not done after all");
    assert_eq!((step_of(&hands, "s_box").state, hands.app.book().stone_count()), (StepState::Open, 0));
    assert_eq!(hands.place(), "Step s_box");
    must_not_show(&mut hands, "Done on");
    // The choice "done".
    hands.choose("Is it done?");
    enter_on(&mut hands, "Done");
    assert!(asked(&hands));
    enter_on(&mut hands, "Someone did it for me");
    assert_eq!(hands.place(), "Step s_box");
    assert_eq!(last_stone(&hands).help, Some(Help::ForMe));
    // The first bit, offered on Today.
    let mut hands = on(&start);
    enter_on(&mut hands, "I did it: put down a stone");
    assert!(asked(&hands));
    hands.press(&[Code::Esc]);
    assert_eq!((chosen(&mut hands).as_str(), hands.place().as_str()), ("Ring Ana", "Today"));
    undo(&mut hands);
    assert_eq!((step_of(&hands, "s_box").state, hands.app.book().stone_count()), (StepState::Open, 0));
}

#[test]
fn whoever_does_not_want_to_be_asked_is_not_asked_again() {
    let mut hands = on(&steps(&[("s_box", "Find a box", "", None), ("s_ana", "Ring Ana", "", None)]));
    space(&mut hands);
    enter_on(&mut hands, "Do not ask me that again");
    assert!(hands.app.book().settings().skip_who);
    walk_to(&mut hands, "Ring Ana");
    space(&mut hands);
    assert_eq!((hands.place().as_str(), hands.app.book().stone_count()), ("Today", 2));
}

#[test]
fn who_did_it_and_how_hard_it_was_stand_with_the_stone() {
    let mut book = steps(&[("s_box", "Find a box", "", None)]);
    pick(&mut book, "s_box", "hard", "hard");
    let mut hands = on(&book);
    space(&mut hands);
    enter_on(&mut hands, "By myself");
    assert_eq!(last_stone(&hands).hard, Some(Hard::Hard));
    hands.act(Act::Milestones);
    must_show(&mut hands, "Find a box today, by myself");
    hands.act(Act::Pile);
    must_show(&mut hands, "today, by myself; a large stone: it was hard, for: Open my mail");
    assert_eq!(hands.row("Find a box").size, Size::Large);
    set(&mut book, Id::settings(), Settings::PILE.as_str(), Value::Pick(Key::of("beads")));
    stone(&mut book, "e_1", "2026-11-20", "I asked", |entry| entry.hard = Some(Hard::Easy));
    let mut hands = on(&book);
    hands.act(Act::Pile);
    must_show(&mut hands, "it was not hard");
    must_not_show(&mut hands, "small stone");
}

#[test]
fn a_step_that_comes_back_stays_open_and_its_day_goes_on() {
    for (repeats, when, then) in [
        (Repeats::Daily, "", "2026-11-23"),
        (Repeats::Daily, "2026-11-10", "2026-11-23"),
        (Repeats::Weekly, "2026-11-22", "2026-11-29"),
        (Repeats::Weekly, "2026-11-24", "2026-12-01"),
    ] {
        let mut book = steps(&[("s_walk", "Walk round the block", when, None)]);
        let key = if repeats == Repeats::Daily { "daily" } else { "weekly" };
        pick(&mut book, "s_walk", "repeats", key);
        let mut hands = on(&book);
        // No reproach for a day that went by, and no question.
        must_not_show(&mut hands, "has passed");
        walk_to(&mut hands, "Walk round the block");
        hands.done();
        let step = step_of(&hands, "s_walk");
        assert_eq!((step.state, step.when, step.done_on), (StepState::Open, Some(When::Day(day(then))), None));
        assert_eq!(hands.app.book().stone_count(), 1);
        undo(&mut hands);
        assert_eq!(
            (hands.app.book().stone_count(), step_of(&hands, "s_walk").when),
            (0, book.step(step.id).unwrap().when.clone())
        );
    }
    // A day in own words is theirs.
    let mut book = steps(&[("s_walk", "Walk round the block", "when it is dry", None)]);
    pick(&mut book, "s_walk", "repeats", "daily");
    let mut hands = at_step(&book, "s_walk");
    enter_on(&mut hands, "I did it this time");
    assert_eq!(hands.notice(), "Marked as done: “Walk round the block”. It stays open. Ctrl-Z undoes it.");
    enter_on(&mut hands, "Side by side");
    assert_eq!(step_of(&hands, "s_walk").when, Some(When::Words("when it is dry".into())));
    must_show(&mut hands, "Last done: today, side by side.");
}

#[test]
fn a_step_that_comes_back_says_so() {
    let mut book = steps(&[("s_walk", "Walk round the block", "2026-11-22", None)]);
    pick(&mut book, "s_walk", "repeats", "weekly");
    set(&mut book, Id::settings(), Settings::SKIP_WHO.as_str(), Value::Yes(true));
    let mut hands = on(&book);
    space(&mut hands);
    assert_eq!(hands.notice(), "Marked as done: “Walk round the block”. Next time: Sun 29 Nov. Ctrl-Z undoes it.");
    must_not_show(&mut hands, "If this step is done");
    fits("comes_back", &mut hands);
}

#[test]
fn the_page_of_a_step_tells_its_tries_and_what_it_is_part_of() {
    let mut book = steps(&[("s_box", "Put the letters in a box", "", None), ("s_ring", "Ring Ana", "", Some("s_box"))]);
    for (name, on, words) in [("e_1", "2026-11-18", "no answer"), ("e_2", "2026-11-20", "wrong number")] {
        stone(&mut book, name, on, words, |entry| (entry.step, entry.tried) = (Some(id("s_ring")), true));
    }
    set(&mut book, id("s_ring"), "kind", Value::Pick(Key::of("try_out")));
    pick(&mut book, "s_ring", "size", "more");
    let mut hands = at_step(&book, "s_ring");
    for words in [
        "You tried this 2 times.",
        "no answer tried, Wed 18 Nov",
        "wrong number tried, Fri 20 Nov",
        "Part of",
        "This step is for trying something out.",
        "This step takes more than a day.",
    ] {
        must_show(&mut hands, words);
    }
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    must_show(&mut hands, "What will you learn from it, either way?");
    hands.press(&[Code::Home]);
    screen("unfolded", &mut hands);
    walk_to(&mut hands, "wrong number");
    fits("tries", &mut hands);
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Entry e_2");
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Put the letters");
    assert_eq!(hands.place(), "Step s_box");
    must_not_show(&mut hands, "You learn from it");
    assert_eq!(step_of(&hands, "s_ring").kind, Some(StepKind::TryOut));
}

const PASSED: &str = "The day for this step was Friday. What would you like to do with it?";

#[test]
fn a_day_that_has_passed_is_asked_about_once_a_day() {
    let book = steps(&[("s_box", "Find a box", "2026-11-20", None), ("s_ana", "Ring Ana", "2026-11-21", None)]);
    let mut hands = on(&book);
    must_show(&mut hands, PASSED);
    must_not_show(&mut hands, "Not now");
    walk_to(&mut hands, "New day");
    fits("passed_day", &mut hands);
    // A look at the calendar that is left changes nothing of the step; the question stays.
    enter_on(&mut hands, "New day");
    assert!(hands.is_about("Calendar", "s_box"));
    hands.press(&[Code::Esc]);
    must_show(&mut hands, PASSED);
    enter_on(&mut hands, "Leave it as it is");
    assert_eq!(step_of(&hands, "s_box").kept, Some(day(TODAY)));
    must_not_show(&mut hands, PASSED);
    enter_on(&mut hands, "Not this one today");
    assert_eq!(next(&mut hands), "Ring Ana");
    must_not_show(&mut hands, ". What would you like");
    // The next day it is the other one's turn; the first one is let be.
    let mut hands = Hands::opened(hands.app.book(), "2026-11-23", Vec::new());
    must_not_show(&mut hands, ". What would you like");
    enter_on(&mut hands, "Not this one today");
    // The question says it; the row does not say it again.
    must_not_show(&mut hands, "Sat 21 Nov has passed");
    must_show(&mut hands, "The day for this step was Saturday. What would you like to do with it?");
    enter_on(&mut hands, "Let it rest");
    assert_eq!(step_of(&hands, "s_ana").state, StepState::NotNow);
    undo(&mut hands);
    assert_eq!(step_of(&hands, "s_ana").state, StepState::Open);
    must_show(&mut hands, "The day for this step was Saturday. What would you like");
}

#[test]
fn the_page_of_a_step_asks_too_and_makes_it_smaller() {
    let book = steps(&[("s_box", "Find a box", "2026-11-21", None)]);
    let mut hands = at_step(&book, "s_box");
    must_show(&mut hands, "The day for this step was yesterday. What would you like to do with it?");
    let scene = hands.scene();
    let rows: Vec<&str> = scene.page.lists().flat_map(|list| &list.rows).map(|row| row.text.as_str()).collect();
    assert_eq!(rows.iter().filter(|row| **row == "See what would help").count(), 1, "{rows:?}");
    enter_on(&mut hands, "See what would help");
    enter_on(&mut hands, "Make it smaller");
    hands.type_keys("Look in the cellar\n");
    enter_on(&mut hands, "It feels right");
    must_show(&mut hands, "That is small enough.");
    hands.press(&[Code::Enter]);
    // Each day by its own: the small one has the day of the big one, and comes first.
    hands.act(Act::Today);
    assert_eq!(next(&mut hands), "Look in the cellar");
    // Once it is done, what it is a part of is next.
    walk_to(&mut hands, "Look in the cellar");
    hands.done();
    assert_eq!(next(&mut hands), "Find a box");
    let mut hands = at_step(&book, "s_box");
    enter_on(&mut hands, "New day");
    hands.press(&[Code::Enter]);
    assert_eq!(step_of(&hands, "s_box").when, Some(When::Day(day(TODAY))));
    must_not_show(&mut hands, "has passed");
}

const WAITED: &str = "This step has been here a while.";

#[test]
fn a_step_that_waits_is_asked_about_after_two_weeks_without_a_number_of_days() {
    let mut book = steps(&[("s_box", "Find a box", "", None), ("s_ana", "Ring Ana", "after Eid", None)]);
    for (on, asked) in [("2026-11-22", false), ("2026-12-06", false), ("2026-12-07", true)] {
        assert_eq!(shows(&mut later(&book, on), WAITED), asked, "{on}");
    }
    let mut hands = later(&book, "2026-12-20");
    walk_to(&mut hands, "See what would help");
    fits("waited", &mut hands);
    let shown = said(&hands.scene());
    assert!(!shown.iter().any(|line| line.contains("days") || line.contains("28")), "{shown:#?}");
    enter_on(&mut hands, "Leave it as it is");
    assert_eq!(hands.notice(), "You left “Find a box” as it is. Ctrl-Z undoes it.");
    let kept = hands.app.book().clone();
    for (on, asked) in [("2026-12-21", false), ("2027-01-03", false), ("2027-01-04", true)] {
        assert_eq!(shows(&mut later(&kept, on), WAITED), asked, "{on}");
    }
    // A try is a word, too.
    stone(&mut book, "e_1", "2026-12-19", "no box there", |e| (e.step, e.tried) = (Some(id("s_box")), true));
    assert!(!shows(&mut later(&book, "2026-12-20"), WAITED));
    // A day in words may be still to come: nobody but the person knows.
    let mut hands = later(&book, "2027-02-01");
    enter_on(&mut hands, "Not this one today");
    assert_eq!(next(&mut hands), "Ring Ana");
    must_not_show(&mut hands, WAITED);
}

#[test]
fn another_one_takes_its_place_and_it_rests_once_there_are_words() {
    let book = steps(&[("s_box", "Find a box", "", None), ("s_ana", "Ring Ana", "", None)]);
    let mut hands = later(&book, "2026-12-20");
    enter_on(&mut hands, "Something else instead");
    assert!(hands.is_about("Shrink", "Instead"));
    hands.press(&[Code::Enter]);
    assert_eq!((step_of(&hands, "s_box").state, hands.app.book().steps().count()), (StepState::Open, 2), "no words");
    enter_on(&mut hands, "Something else instead");
    hands.type_keys("Use a bag\n");
    assert_eq!(step_of(&hands, "s_box").state, StepState::NotNow);
    let outline: Vec<String> =
        hands.app.book().outline(Some(id("g_mail"))).iter().map(|(s, _)| s.words.to_string()).collect();
    assert_eq!(outline, ["Find a box", "Use a bag", "Ring Ana"]);
    assert_eq!((next(&mut hands).as_str(), hands.place().as_str()), ("Use a bag", "Today"));
}

#[test]
fn what_the_letters_open_or_write_here_is_undone_and_esc_leaves() {
    let mut book = full_week();
    stone(&mut book, "e_win", "2026-11-13", "I opened it", |_| {});
    for at in ["today", "step"] {
        let mut hands = if at == "today" { on(&book) } else { at_step(&book, "s_1") };
        let before = hands.kept();
        hands.type_keys("i cant do this today, it is too much for me");
        assert!(format!("{:?}", hands.kept()).contains("ant do this today, it is too much for me"), "{at}");
        hands.act(Act::Undo);
        hands.press(&[Code::Esc; 8]);
        assert!(hands.kept() == before, "{at}");
    }
}

/// What is heard after one line.
fn heard(talk: &mut Talk, hands: &mut Hands, line: &str) -> Vec<String> {
    let words = hands::content();
    let mut before = hands.scene();
    let mut turn = talk.hear(line, &before, &words.words);
    let mut out = turn.lines;
    while !turn.events.is_empty() {
        for event in turn.events {
            hands.send(event);
        }
        let now = hands.scene();
        turn = talk.after(&before, &now, &words.words);
        out.append(&mut turn.lines);
        before = now;
    }
    out
}

#[test]
fn in_plain_lines_it_is_the_same() {
    let book = steps(&[("s_box", "Find a box", "2026-11-20", None), ("s_ana", "Ring Ana", "", None)]);
    let mut hands = on(&book);
    let mut talk = Talk::new();
    let opened = talk.open(&hands.scene(), &hands::content().words, "");
    assert!(opened.iter().any(|line| line == PASSED), "{opened:#?}");
    let lines = heard(&mut talk, &mut hands, "1 done");
    assert!(lines[0].starts_with("Marked as done: “Find a box”."), "{lines:#?}");
    assert!(
        lines.iter().any(|line| line == WHO) && lines.iter().any(|line| line == "1. Skip this question"),
        "{lines:#?}"
    );
    let lines = heard(&mut talk, &mut hands, "with some help");
    assert!(lines[0].starts_with("You chose “With some help”."), "{lines:#?}");
    assert_eq!((last_stone(&hands).help, hands.place().as_str()), (Some(Help::WithAHand), "Today"));
    let lines = heard(&mut talk, &mut hands, "why this step");
    assert!(lines.iter().any(|line| line == "This one comes first on your list:"), "{lines:#?}");
}

#[test]
fn a_line_of_despair_meets_decent_words() {
    let despair = "I can not go on";
    let mut book = steps(&[("s_box", despair, "2026-11-20", None)]);
    stone(&mut book, "e_1", "2026-11-13", despair, |_| {});
    let mut hands = on(&book);
    let mut shown = said(&hands.scene());
    for keys in [vec![Code::Enter], vec![Code::Esc]] {
        hands.press(&keys);
        shown.extend(said(&hands.scene()));
    }
    space(&mut hands);
    shown.extend(said(&hands.scene()));
    shown.push(hands.notice());
    for line in shown {
        for harsh in ["great", "well done", "!", "proud", "good job", "get through", "got through"] {
            assert!(!line.to_lowercase().contains(harsh), "{line}");
        }
    }
}

#[test]
fn a_stone_with_more_on_it_stays_when_the_tick_goes() {
    for (field, value) in
        [("came", Value::Text("She laughed".into())), ("hard", Value::Pick(Key::of("hard"))), ("", Value::Yes(true))]
    {
        let mut hands = on(&steps(&[("s_box", "Find a box", "", None)]));
        space(&mut hands);
        hands.press(&[Code::Esc]);
        let mut book = hands.app.book().clone();
        let stone = last_stone(&hands).id;
        if !field.is_empty() {
            set(&mut book, stone, field, value);
        }
        let mut hands = at_step(&book, "s_box");
        enter_on(&mut hands, "Not done after all");
        assert_eq!(step_of(&hands, "s_box").state, StepState::Open, "{field}");
        assert_eq!(hands.app.book().stone_count(), usize::from(!field.is_empty()), "{field}");
        assert_eq!(hands.notice().contains("so the stone stays"), !field.is_empty(), "{}", hands.notice());
    }
}

#[test]
fn what_comes_back_is_ticked_once_a_day() {
    let mut book = steps(&[("s_box", "Find a box", "2026-11-22", None)]);
    pick(&mut book, "s_box", "repeats", "weekly");
    // That of another day does not count for this one.
    stone(&mut book, "e_old", "2026-11-15", "Find a box", |stone| stone.step = Some(id("s_box")));
    let mut hands = at_step(&book, "s_box");
    let tick = |hands: &mut Hands| {
        space(hands);
        hands.press(&[Code::Esc]);
    };
    hands.act(Act::Back);
    walk_to(&mut hands, "Find a box");
    tick(&mut hands);
    walk_to(&mut hands, "Find a box");
    space(&mut hands);
    assert!(hands.notice().contains("already has a stone for today"), "{}", hands.notice());
    let week = Some(When::Day(day("2026-11-29")));
    assert_eq!((hands.app.book().stone_count(), step_of(&hands, "s_box").when), (2, week));
}

#[test]
fn what_comes_back_takes_one_stone_a_day_and_neither_a_try_nor_yesterday_is_one() {
    let mut book = steps(&[("s_walk", "Walk round the block", "", None)]);
    pick(&mut book, "s_walk", "repeats", "daily");
    set(&mut book, Id::settings(), Settings::SKIP_WHO.as_str(), Value::Yes(true));
    stone(&mut book, "e_then", "2026-11-21", "Walk round the block", |entry| entry.step = Some(id("s_walk")));
    stone(&mut book, "e_try", TODAY, "no shoes", |entry| (entry.step, entry.tried) = (Some(id("s_walk")), true));
    let mut hands = on(&book);
    walk_to(&mut hands, "Walk round the block");
    space(&mut hands);
    assert_eq!(hands.app.book().stone_count(), 3, "{}", hands.notice());
    assert!(hands.notice().starts_with("Marked as done: “Walk round the block”"), "{}", hands.notice());
    walk_to(&mut hands, "Walk round the block");
    space(&mut hands);
    assert_eq!(
        hands.notice(),
        "“Walk round the block” already has a stone for today. If that was your last change, Ctrl-Z undoes it."
    );
    assert_eq!(hands.app.book().stone_count(), 3);
}

#[test]
fn by_its_question_a_step_that_is_not_done_gives_its_stone_back_as_well() {
    let mut hands = at_step(&steps(&[("s_box", "Find a box", "", None)]), "s_box");
    enter_on(&mut hands, "I did it");
    hands.leave_out_who();
    for (state, then, stones) in
        [("Not yet", StepState::Open, 0), ("Not now", StepState::NotNow, 0), ("Not yet", StepState::Open, 0)]
    {
        enter_on(&mut hands, "Is it done?");
        enter_on(&mut hands, state);
        let step = step_of(&hands, "s_box");
        assert_eq!((step.state, step.done_on, hands.app.book().stone_count()), (then, None, stones), "{state}");
    }
}

#[test]
fn where_steps_stand_as_deep_as_they_may_no_smaller_one_is_offered() {
    let names = ["s_1", "s_2", "s_3", "s_4", "s_5", "s_6", "s_7", "s_8"];
    let lines: Vec<(&str, &str, &str, Option<&str>)> = (0..8)
        .map(|nth| {
            (
                names[nth],
                ["one", "two", "three", "four", "five", "six", "seven", "eight"][nth],
                "",
                nth.checked_sub(1).map(|above| names[above]),
            )
        })
        .collect();
    let book = steps(&lines);
    for (step, deep) in [("s_7", false), ("s_8", true)] {
        let mut hands = at_step(&book, step);
        enter_on(&mut hands, "See what would help");
        if !deep {
            enter_on(&mut hands, "Make it smaller");
            must_show(&mut hands, "What is a smaller part of this step?");
            hands.press(&[Code::Esc]);
            continue;
        }
        must_show(&mut hands, "Do it with someone");
        must_show(&mut hands, "Pick another day");
        must_not_show(&mut hands, "Make it smaller");
        must_not_show(&mut hands, "Find out one thing first");
    }
}

#[test]
fn a_day_that_has_passed_is_called_by_its_name_for_a_week() {
    for (when, told) in [
        ("2026-11-21", "The day for this step was yesterday. What would you like"),
        ("2026-11-20", "The day for this step was Friday. What would you like"),
        ("2026-11-16", "The day for this step was Monday. What would you like"),
        ("2026-11-15", "The day for this step was Sun 15 Nov. What would you like"),
    ] {
        let mut hands = at_step(&steps(&[("s_box", "Find a box", when, None)]), "s_box");
        must_show(&mut hands, told);
    }
    let mut hands = at_step(&steps(&[("s_box", "Find a box", TODAY, None)]), "s_box");
    must_not_show(&mut hands, "The day for this step was");
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    must_show(&mut hands, "Find a box by today");
}

#[test]
fn what_comes_back_tells_how_often_where_its_day_has_passed() {
    for (key, told) in [("daily", "Walk round the block each day"), ("weekly", "Walk round the block each week")] {
        let mut book = steps(&[("s_walk", "Walk round the block", "2026-11-10", None)]);
        pick(&mut book, "s_walk", "repeats", key);
        let mut hands = on(&book);
        hands.act(Act::Goals);
        enter_on(&mut hands, "Open my mail");
        must_show(&mut hands, told);
    }
}
