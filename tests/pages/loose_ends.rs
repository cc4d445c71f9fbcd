//! Steps of no goal, walks that were left or walked the other way round, midnight between the page and the key, and
//! a workbook to look at only.

use cairnbook::{
    app::{App, Event, Opening},
    base::{Id, Key, Slot, Text, Value, Who},
    page::{Act, Allowed, Code, Mark, Stroke},
    plain::Talk,
    workbook::{Edit, Entry, EntryKind, Goal, GoalState, Settings, Stamp, Step, StepState, Workbook, outline::Spot},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    answers::{DONE, GOAL, STEP, at_the_door, enter, pick, say, text},
    book::{self, day, id},
    found::place_of,
    hands::{self, Dice, Hands},
    seen::must_show,
    ways::{enter_on, undo, walk_to},
};

fn put(book: &mut Workbook, edit: Edit) {
    book.apply(edit, Stamp { who: Who::Me, at: book::EVENING }).unwrap();
}

fn set(book: &mut Workbook, record: Id, field: &Key, value: Value) {
    put(book, Edit::Set(Slot::new(record, field), Some(value)));
}

fn goal(book: &mut Workbook, name: &str, state: GoalState) -> Id {
    let mut goal = Goal::new(id(name), Who::Me, book::EVENING);
    (goal.words, goal.state) = (format!("Goal {name}").as_str().into(), state);
    put(book, Edit::AddGoal(goal));
    id(name)
}

fn step(book: &mut Workbook, name: &str, goal: Option<Id>, under: Option<Id>, after: Option<Id>) -> Id {
    let mut step = Step::new(id(name), Who::Me, book::EVENING, goal, under);
    step.words = format!("Step {name}").as_str().into();
    put(book, Edit::AddStep(step, Spot { under, after }));
    id(name)
}

fn stone(book: &mut Workbook, name: &str, goal: Option<Id>, step: Option<Id>) -> Id {
    let mut stone = Entry::new(id(name), Who::Me, book::EVENING, EntryKind::Milestone, day("2026-11-20"));
    (stone.words, stone.goal, stone.step) = (format!("Stone {name}").as_str().into(), goal, step);
    put(book, Edit::AddEntry(stone));
    id(name)
}

fn state(hands: &Hands, step: Id) -> StepState {
    hands.app.book().step(step).unwrap().state
}

#[test]
fn goals_shows_the_steps_of_no_goal_whatever_became_of_them() {
    let mut book = Workbook::default();
    goal(&mut book, "g_1", GoalState::Live);
    let big = step(&mut book, "s_big", None, None, None);
    let small = step(&mut book, "s_small", None, Some(big), None);
    let old = step(&mut book, "s_old", None, None, Some(big));
    set(&mut book, old, &Step::STATE, Value::Pick(Key::of("dropped")));
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    let scene = hands.scene();
    let shown = text(&scene);
    assert!(shown.contains("Write a goal\nSteps without a goal\nStep s_big\nStep s_small\nStep s_old"), "{shown}");
    let row = |hands: &mut Hands, id: Id| hands.row(&format!("Step {id}"));
    assert_eq!(
        (row(&mut hands, big).level, row(&mut hands, small).level, row(&mut hands, old).mark),
        (1, 2, Mark::Dropped)
    );
    // Space ticks and ticks again, Enter opens; at rest it is still there.
    walk_to(&mut hands, "Step s_small");
    hands.done();
    assert_eq!((state(&hands, small), hands.app.book().stone_count()), (StepState::Done, 1));
    hands.send(Event::Key(Stroke::letter(' ')));
    assert_eq!((state(&hands, small), hands.app.book().stone_count()), (StepState::Open, 0));
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), format!("Step {small}"));
    hands.act(Act::Rest);
    hands.press(&[Code::Esc]);
    assert_eq!((row(&mut hands, small).mark, hands.place().as_str()), (Mark::NotNow, "Goals"));
    // What is taken back there is seen there, from any place.
    hands.act(Act::More);
    undo(&mut hands);
    assert_eq!(hands.focused(), "Step s_small");
    assert_eq!(hands.place(), "Goals");
    assert_eq!(state(&hands, small), StepState::Open);
    // Without such steps there is no such heading.
    put(&mut book, Edit::Remove(big));
    put(&mut book, Edit::Remove(old));
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    assert!(!text(&hands.scene()).contains("Steps without a goal"));
}

/// The first steps with a stone and a step, and no goal; at the question of the goal again.
fn goal_is_last() -> Hands {
    let mut hands = at_the_door();
    pick(&mut hands, "I want something");
    enter(&mut hands, 1);
    say(&mut hands, DONE);
    enter(&mut hands, 1);
    say(&mut hands, STEP);
    for _ in 0..4 {
        hands.press(&[Code::Esc]);
    }
    assert!(hands.is_at("Walk Ask Goal"), "{}", hands.place());
    hands
}

#[test]
fn a_goal_that_is_written_last_gets_its_step_and_its_stone() {
    let mut hands = goal_is_last();
    let before = hands.kept();
    assert_eq!((before.goals.len(), before.steps.len(), before.log.len()), (0, 1, 1));
    hands.type_keys(GOAL);
    let after = hands.kept();
    let goal = Some(after.goals[0].id);
    assert_eq!((after.steps[0].goal, after.log[0].goal), (goal, goal));
    assert_eq!(hands.app.book().outline(goal).len(), 1);
    assert!(hands.app.book().outline(None).is_empty());
    // One change: it is taken back and done again as a whole.
    undo(&mut hands);
    assert!(hands.kept() == before, "{:?}", hands.kept());
    hands.key(KeyCode::Char('y'), KeyModifiers::CONTROL);
    assert!(hands.kept() == after, "{:?}", hands.kept());
    // On to the end and back: all stays together.
    while !hands.is_at("Walk ReadBack") {
        enter(&mut hands, 1);
    }
    let said = text(&hands.scene());
    for words in [GOAL, DONE, STEP] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!(hands.app.book().outline(goal).len(), 1);
}

#[test]
fn a_goal_that_was_wiped_out_again_leaves_its_step_and_stone_as_they_were() {
    let mut hands = goal_is_last();
    let before = hands.kept();
    hands.type_keys("no");
    for _ in 0..2 {
        hands.key(KeyCode::Backspace, KeyModifiers::NONE);
    }
    enter(&mut hands, 1);
    let after = hands.kept();
    assert!(after.goals.is_empty(), "{:?}", after.goals);
    assert!(after.steps == before.steps && after.log == before.log, "{after:?}");
    // Later words find them again.
    hands.press(&[Code::Esc]);
    say(&mut hands, GOAL);
    let now = hands.kept();
    assert_eq!(
        (now.goals.len(), now.steps[0].goal, now.log[0].goal),
        (1, Some(now.goals[0].id), Some(now.goals[0].id))
    );
}

/// What the walk asks on this book, all of it, as far as Enter leads.
fn walked_through(book: &Workbook) -> (String, Hands) {
    let mut hands = Hands::on(book);
    hands.act(Act::Walk);
    assert_eq!(hands.place(), "Walk Hello");
    let mut said = String::new();
    for _ in 0..20 {
        if hands.is_at("Today") {
            break;
        }
        said.push_str(&text(&hands.scene()));
        enter(&mut hands, 1);
    }
    (said, hands)
}

#[test]
fn the_walk_writes_only_in_what_is_certainly_its_own() {
    let left = |state, stones: usize, done: bool, more: bool| {
        let mut book = Workbook::default();
        let goal = goal(&mut book, "g_1", state);
        let first = step(&mut book, "s_1", Some(goal), None, None);
        for n in 0..stones {
            stone(&mut book, &format!("e_{n}"), Some(goal), None);
        }
        if done {
            set(&mut book, first, &Step::STATE, Value::Pick(Key::of("done")));
        }
        if more {
            step(&mut book, "s_2", None, None, None);
        }
        book
    };
    // Left in the middle: it goes on there.
    let (said, hands) = walked_through(&left(GoalState::Live, 1, false, false));
    for words in ["Goal g_1", "Stone e_0", "Step s_1"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    assert_eq!((hands.app.book().goals().count(), hands.app.book().steps().count()), (1, 1));
    // Anything else is not touched, and not so much as shown.
    let two = {
        let mut book = left(GoalState::Live, 1, false, false);
        goal(&mut book, "g_2", GoalState::Live);
        book
    };
    let walked = {
        let mut book = left(GoalState::Live, 1, false, false);
        set(&mut book, Id::settings(), &Settings::WALKED, Value::Yes(true));
        book
    };
    let others = [
        left(GoalState::LetGo, 30, false, false),
        left(GoalState::LetGo, 0, false, false),
        left(GoalState::Live, 2, false, false),
        left(GoalState::Live, 1, true, false),
        left(GoalState::Live, 1, false, true),
        two,
        walked,
    ];
    for (n, book) in others.iter().enumerate() {
        let (said, hands) = walked_through(book);
        for words in ["Goal g_", "Stone e_", "Step s_"] {
            assert!(!said.contains(words), "{n}: {words} in {said}");
        }
        let (kept, before) = (hands.kept(), hands::kept(book));
        assert!(kept.goals == before.goals && kept.steps == before.steps && kept.log == before.log, "{n}");
    }
}

#[test]
fn an_old_file_does_not_begin_with_the_walk() {
    let mut book = Workbook::default();
    goal(&mut book, "g_1", GoalState::Live);
    assert!(!book.settings().walked);
    for is_new in [false, true] {
        let opening = Opening {
            book: book.clone(),
            content: hands::content(),
            seed: 1,
            is_new,
            look_only: None,
            news: Vec::new(),
            installation: Text::new("test"),
            can_suspend: true,
        };
        assert_eq!(place_of(&App::new(opening, book::now())), "Today", "{is_new}");
    }
    assert_eq!(Hands::on(&Workbook::default()).place(), "Today");
    assert_eq!(Hands::new().place(), "Walk Hello");
}

#[test]
fn the_end_of_the_walk_joins_no_change_that_was_made_before_it() {
    let mut book = Workbook::default();
    goal(&mut book, "g_1", GoalState::Live);
    let mut hands = Hands::on(&book);
    hands.act(Act::AddNote);
    hands.type_keys("A note");
    hands.press(&[Code::Esc, Code::Esc]);
    hands.act(Act::Walk);
    while !hands.is_at("Today") {
        if hands.is_at("Walk Others") {
            // As it is already: an answer that changes nothing.
            pick(&mut hands, "Only me");
        } else {
            enter(&mut hands, 1);
        }
    }
    assert!(hands.app.book().settings().walked);
    undo(&mut hands);
    assert_eq!(hands.notice(), "Undone: You came to the end of the first steps.");
    assert_eq!((hands.app.book().settings().walked, hands.app.book().log().len()), (false, 1));
    undo(&mut hands);
    assert_eq!(hands.app.book().log().len(), 0);
}

#[test]
fn another_walk_of_the_same_sitting_ends_by_itself() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::Walk);
    enter(&mut hands, 3);
    say(&mut hands, "Dana");
    for _ in 0..8 {
        hands.press(&[Code::Esc]);
    }
    assert_eq!(hands.place(), "Today");
    hands.act(Act::Walk);
    for _ in 0..12 {
        if hands.is_at("Today") {
            break;
        }
        enter(&mut hands, 1);
    }
    assert!(hands.app.book().settings().walked && hands.app.book().settings().name.as_str() == "Dana");
    undo(&mut hands);
    assert_eq!(hands.notice(), "Undone: You came to the end of the first steps.");
    assert_eq!(hands.app.book().settings().name.as_str(), "Dana");
}

/// Two steps, the first of them put off today, and someone to call written down long ago.
fn before_midnight() -> Hands {
    let mut book = Workbook::default();
    let goal = goal(&mut book, "g_1", GoalState::Live);
    let first = step(&mut book, "s_1", Some(goal), None, None);
    step(&mut book, "s_2", Some(goal), None, Some(first));
    put(&mut book, Edit::Set(Slot::new(Id::page("call"), &Key::of("person")), Some(Value::Text("Ana".into()))));
    let mut hands = Hands::on(&book);
    hands.now.moment.0 += 5 * 3_600;
    hands.act(Act::NotThis);
    assert!(text(&hands.scene()).contains("Next step\nStep s_2"), "{}", text(&hands.scene()));
    hands
}

/// The clock passes midnight; nobody has looked since.
fn midnight(hands: &mut Hands) {
    hands.now.today = day("2026-11-23");
    hands.now.moment.0 += 3_600;
    hands.now.hour = 0;
}

#[test]
fn after_midnight_the_step_that_was_shown_is_ticked() {
    let (first, second) = (id("s_1"), id("s_2"));
    for key in [Stroke::plain(Code::Enter), Stroke::letter(' ')] {
        let mut hands = before_midnight();
        walk_to(&mut hands, "I did it");
        midnight(&mut hands);
        hands.send(Event::Key(key));
        hands.leave_out_who();
        assert_eq!((state(&hands, first), state(&hands, second)), (StepState::Open, StepState::Done), "{key:?}");
        let done = hands.app.book().step(second).unwrap().done_on;
        assert_eq!(done, Some(day("2026-11-23")), "it was done when it was said");
        assert!(text(&hands.scene()).contains("Next step\nStep s_1"), "{}", text(&hands.scene()));
    }
}

#[test]
fn after_midnight_not_this_one_is_about_the_step_that_was_shown() {
    let mut hands = before_midnight();
    walk_to(&mut hands, "Not this one");
    midnight(&mut hands);
    hands.press(&[Code::Enter]);
    assert!(hands.notice().starts_with("Not today: “Step s_2”."), "{}", hands.notice());
    let daily = hands.app.book().settings().daily(day("2026-11-23"));
    assert_eq!(daily.not_these, [id("s_2")]);
    assert!(text(&hands.scene()).contains("Next step\nStep s_1"), "{}", text(&hands.scene()));
}

#[test]
fn a_prompt_left_overnight_means_what_it_showed() {
    let words = hands::content();
    for (line, ticked) in [("I did it", true), ("not this", false)] {
        let mut hands = before_midnight();
        let before = hands.scene();
        let mut talk = Talk::new();
        talk.open(&before, &words.words, "");
        midnight(&mut hands);
        let mut turn = talk.hear(line, &before, &words.words);
        assert!(!turn.events.is_empty(), "{line}: {:?}", turn.lines);
        let mut before = before;
        while !turn.events.is_empty() {
            for event in std::mem::take(&mut turn.events) {
                hands.send(event);
                // As the plain face does: it looks after every event.
                talk.glance(&hands.scene());
            }
            hands.send(Event::Tick);
            let now = hands.scene();
            turn = talk.after(&before, &now, &words.words);
            before = now;
        }
        assert_eq!(state(&hands, id("s_1")), StepState::Open, "{line}");
        assert_eq!(state(&hands, id("s_2")) == StepState::Done, ticked, "{line}");
        let put_off = hands.app.book().settings().daily(day("2026-11-23")).not_these;
        assert_eq!(put_off == [id("s_2")], !ticked, "{line}");
    }
}

#[test]
fn at_midnight_the_page_is_made_anew_without_a_key() {
    let mut hands = before_midnight();
    midnight(&mut hands);
    hands.send(Event::Tick);
    assert!(text(&hands.scene()).contains("Next step\nStep s_1"), "{}", text(&hands.scene()));
}

#[test]
fn to_look_at_only_nobody_is_welcomed_or_asked() {
    let mut hands = Hands::looking(&book::away());
    let shown = text(&hands.scene());
    assert!(!hands.scene().page.title.starts_with("Welcome") && !shown.contains("Another day"), "{shown}");
    assert!(Hands::on(&book::away()).scene().page.title.starts_with("Welcome"));
    let before = hands.kept();
    let refused = |hands: &mut Hands, at: &str| {
        assert_eq!(hands.place(), at);
        let scene = hands.scene();
        assert!(scene.notice.is_some_and(|notice| notice.urgent), "nothing was said");
    };
    // A step is not made smaller, and no day is chosen.
    let today = hands.place();
    hands.act(Act::Smaller);
    refused(&mut hands, &today);
    hands.act(Act::Goals);
    hands.focus_on("Open my mail without fear");
    hands.act(Act::Open);
    hands.focus_on("Open one letter a day");
    hands.act(Act::Open);
    hands.focus_on("By when?");
    assert!(hands.scene().actions.iter().any(|action| action.act == Act::Calendar && action.allowed != Allowed::Yes));
    hands.act(Act::Calendar);
    refused(&mut hands, "Step s_one");
    assert!(hands.kept() == before);
}

#[test]
fn to_look_at_only_no_step_and_no_row_leads_into_a_question() {
    for seed in 0..20 {
        let mut dice = Dice::new(seed);
        let mut hands = Hands::looking(&book::away());
        let before = hands.kept();
        for _ in 0..60 {
            let scene = hands.scene();
            if scene.hidden {
                hands.act(Act::Hide);
            }
            let open: Vec<Act> =
                scene.actions.iter().filter(|a| a.allowed == Allowed::Yes).map(|action| action.act).collect();
            if dice.roll(2) == 0 && !scene.page.row_ids().is_empty() {
                hands.focus_any(&mut dice);
                hands.act(Act::Open);
            } else {
                hands.act(*dice.pick(&open));
            }
            assert!(!(hands.is_at("Shrink") || hands.is_at("Calendar")), "seed {seed}");
        }
        assert!(hands.kept() == before, "seed {seed}");
    }
}

#[test]
fn on_the_welcome_a_step_rests_by_row_and_by_name_alike() {
    let rest = |by_name: bool| {
        let mut hands = Hands::on(&book::away());
        let words = hands.focused();
        let step = hands.app.book().steps().find(|step| step.words.as_str() == words).unwrap().id;
        if by_name {
            hands.focus_on(&words);
            hands.act(Act::Rest);
        } else {
            pick(&mut hands, "Let it rest");
        }
        assert_eq!(state(&hands, step), StepState::NotNow);
        assert!(!hands.scene().page.title.starts_with("Welcome"));
        let later = Hands::on(hands.app.book());
        assert_eq!(later.kept(), hands.kept());
        let (kept, notice) = (hands.kept(), hands.notice());
        undo(&mut hands);
        assert_eq!(state(&hands, step), StepState::Open);
        (kept, notice)
    };
    assert_eq!(rest(true), rest(false));
}

#[test]
fn what_is_taken_away_is_not_said_to_be_gone_for_good() {
    let book = book::filled();
    for (place, row) in [(Act::Goals, "Learn to keep my own books"), (Act::Milestones, "The bank called")] {
        let mut hands = Hands::on(&book);
        hands.act(place);
        walk_to(&mut hands, row);
        hands.act(Act::PutAside);
        must_show(&mut hands, "Older backups keep a copy.");
        must_show(&mut hands, "Ctrl-Z brings it back while this window is open.");
        enter_on(&mut hands, "Delete it");
        undo(&mut hands);
        assert_eq!(hands.kept(), hands::kept(&book), "as it is said, Ctrl-Z brings it back");
    }
    let words = hands::content();
    let never = |text: &str| text.contains("as if it was never") || text.contains("for ever");
    let promised: Vec<&String> = words
        .words
        .messages()
        .iter()
        .filter(|(_, m)| m.forms().iter().any(|form| never(form)))
        .map(|(key, _)| key)
        .collect();
    assert!(promised.is_empty(), "{promised:?}");
}

#[test]
fn with_the_stone_taken_back_the_first_steps_ask_for_it_again() {
    let mut hands = at_the_door();
    pick(&mut hands, "I want something");
    say(&mut hands, GOAL);
    say(&mut hands, DONE);
    assert!(hands.is_at("Walk Stone"), "{}", hands.place());
    must_show(&mut hands, DONE);
    undo(&mut hands);
    assert!(hands.is_at("Walk Ask Done"), "{}", hands.place());
    assert!(hands.scene().writing.is_some());
    assert_eq!(hands.app.book().stone_count(), 0);
    // The day of a step that is not there any more is not asked for either.
    say(&mut hands, DONE);
    enter(&mut hands, 1);
    say(&mut hands, STEP);
    assert!(hands.is_at("Walk When"), "{}", hands.place());
    undo(&mut hands);
    assert!(hands.is_at("Walk Ask Step"), "{}", hands.place());
}

#[test]
fn the_first_steps_say_back_what_was_written_and_begin_on_yes() {
    let mut hands = at_the_door();
    pick(&mut hands, "I do not know yet");
    say(&mut hands, "The radio was on");
    say(&mut hands, GOAL);
    say(&mut hands, DONE);
    must_show(&mut hands, &format!("This is your first stone. You wrote: {DONE}"));
    enter(&mut hands, 1);
    say(&mut hands, STEP);
    pick(&mut hands, "This week");
    // Whoever is sure of it is not asked to make it smaller.
    pick(&mut hands, "It feels right");
    assert!(hands.is_at("Walk ReadBack"), "{}", hands.place());
    must_show(&mut hands, "A day that was less hard: The radio was on");
    assert!(hands.focused().starts_with("Yes, these are my words"), "{}", hands.focused());
    // Back at the door, what was taken is in focus.
    while !hands.is_at("Walk Door") {
        hands.press(&[Code::Esc]);
    }
    assert_eq!(hands.focused(), "I do not know yet");
}
