//! What belongs to a goal, as a person meets it: plans for a hard moment, what worked last time, links, and how every
//! screen of it looks.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    page::{Act, Code},
    workbook::{Edit, Goal, StepState, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{id, stamp},
    hands::Hands,
    on_foot::{add_step, begin, goal, mei, open_goal, with_a_reached_one, with_goal},
    screens,
    seen::{must_not_show, must_show, said},
    ways::{choose, enter_on, fill, letter, undo, walk_to},
};

#[test]
fn plans_are_one_sentence_each_and_show_without_say_more() {
    let mut hands = with_goal("Open my mail");
    enter_on(&mut hands, "If it gets hard");
    must_show(&mut hands, "Open my mail");
    must_show(&mut hands, "some of them are not fair");
    let page = said(&hands.scene());
    let at = |part: &str| page.iter().position(|line| line.starts_with(part)).unwrap();
    assert!(at("What around you") < at("And what inside you"), "the world comes first");
    enter_on(&mut hands, "Add a plan");
    hands.type_keys("I see the bag");
    hands.press(&[Code::Esc]);
    fill(&mut hands, "Then what will you do?", "I do not look away");
    // Beside what was written, and nothing is blocked.
    must_show(&mut hands, "What will you do instead?");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "If I see the bag, then I do not look away What will you do instead?");
    enter_on(&mut hands, "If I see the bag");
    fill(&mut hands, "Then what will you do?", ", I take out one letter");
    must_not_show(&mut hands, "What will you do instead?");
    hands.press(&[Code::Esc, Code::Esc]);
    must_show(&mut hands, "If it gets hard If I see the bag, then I do not look away, I take out one letter");

    // Opened anew, in a hard moment, the plan is there at once; and what is further down is still further down.
    enter_on(&mut hands, "If it gets hard");
    must_show(&mut hands, "If I see the bag");
    must_not_show(&mut hands, "Is there a rule that is not fair?");
    enter_on(&mut hands, "More questions");
    must_show(&mut hands, "Is there a rule that is not fair?");
    enter_on(&mut hands, "Fewer questions");
    must_show(&mut hands, "If I see the bag");
    must_not_show(&mut hands, "Is there a rule that is not fair?");
    for n in 0..2 {
        enter_on(&mut hands, "Add a plan");
        hands.type_keys(&format!("it is day {n}"));
        hands.press(&[Code::Esc, Code::Esc]);
    }
    must_not_show(&mut hands, "Add a plan");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "If it gets hard three plans");
}

#[test]
fn what_worked_last_time_is_taken_over_only_where_it_is_chosen() {
    let mut hands = with_a_reached_one();
    let before = hands.kept();
    enter_on(&mut hands, "See what worked last time");
    for words in
        ["Cook for three", "One pot at a time.", "Ask who comes", "If her chair is empty, then I put the radio on"]
    {
        must_show(&mut hands, words);
    }
    assert_eq!(hands.kept(), before, "nothing is copied by itself");
    enter_on(&mut hands, "Ask who comes");
    assert!(hands.notice().contains("Ctrl-Z"), "{}", hands.notice());
    enter_on(&mut hands, "Ask who comes");
    must_show(&mut hands, "Ask who comes already here");
    enter_on(&mut hands, "If her chair");
    let new = goal(&hands, "Sing again");
    let steps: Vec<_> = hands.app.book().outline(Some(new.id)).into_iter().map(|(step, _)| step).collect();
    assert_eq!(steps.len(), 1, "once is enough");
    assert_eq!((steps[0].words.as_str(), steps[0].state), ("Ask who comes", StepState::Open));
    assert!(steps[0].when.is_none() && steps[0].done_on.is_none());
    let rows = |name: &str| goal(&hands, name).more.rows(&Goal::PLANS).to_vec();
    assert_eq!(rows("Sing again")[0].cells, rows("Cook for three")[0].cells);
    assert_ne!(rows("Sing again")[0].id, rows("Cook for three")[0].id);
    undo(&mut hands);
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
    // With a step of its own that is done, it goes its own way.
    open_goal(&mut hands, "Sing again");
    add_step(&mut hands, "Hum");
    must_show(&mut hands, "See what worked last time");
    walk_to(&mut hands, "Hum");
    letter(&mut hands, ' ');
    open_goal(&mut hands, "Sing again");
    must_not_show(&mut hands, "See what worked last time");
}

#[test]
fn where_there_is_nothing_to_link_to_a_row_opens_the_page_for_it_and_comes_back() {
    let mut hands = with_goal("Sing again");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Who is in this with you?");
    must_show(&mut hands, "There is nothing to choose from yet.");
    enter_on(&mut hands, "Open the page: My people");
    assert_eq!(hands.place(), "Reflect people");
    hands.press(&[Code::Enter]);
    hands.type_keys("Ana");
    hands.press(&[Code::Esc, Code::Esc, Code::Esc]);
    enter_on(&mut hands, "Ana");
    enter_on(&mut hands, "That is all");
    must_show(&mut hands, "Who is in this with you? Ana");

    // She is not in the book any more: the link stays, and is no fault.
    let kept = goal(&hands, "Sing again").more.picks(&Goal::PEOPLE).to_vec();
    hands.act(Act::About);
    enter_on(&mut hands, "My people");
    enter_on(&mut hands, "Ana");
    hands.act(Act::PutAside);
    open_goal(&mut hands, "Sing again");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    must_show(&mut hands, "Who is in this with you? something that is no longer here");
    assert_eq!(goal(&hands, "Sing again").more.picks(&Goal::PEOPLE), kept);
}

#[test]
fn what_was_chosen_can_be_left_open_again() {
    let mut hands = with_goal("Sing again");
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    let start = hands.kept();
    choose(&mut hands, "Which part of your life", "Home");
    must_show(&mut hands, "Which part of your life is it about? Home");
    choose(&mut hands, "Which part of your life", "Home");
    assert_eq!(hands.kept(), start, "the same again lets it go");
    for (question, choice) in [
        ("What kind of goal is it?", "To learn something"),
        ("Whose goal is it?", "Mine"),
        ("How much help would you like with this one?", "I'd like to get more help"),
        ("How much time do you have", "I do not know"),
    ] {
        choose(&mut hands, question, choice);
        assert_ne!(hands.kept(), start);
        choose(&mut hands, question, "Leave it open");
        assert_eq!(hands.kept(), start, "{question}");
    }
    enter_on(&mut hands, "What's happening with this goal?");
    must_not_show(&mut hands, "Leave it open");
}

#[test]
fn whatever_stands_in_a_goal_what_is_said_after_it_is_decent() {
    for words in ["I want to die", "Stop being a burden", "I give up", "I do not want to wake up"] {
        let mut hands = with_a_reached_one();
        open_goal(&mut hands, "Sing again");
        fill(&mut hands, "What do you want?", &format!(". {words}"));
        begin(&mut hands, words);
        for _ in 0..3 {
            hands.act(Act::SayMore);
            for wrong in ["instead", "got there", "you are on it", "well done", "great"] {
                let all = said(&hands.scene()).join("\n").to_lowercase();
                let ours: String = all.lines().filter(|line| !line.contains("where does it stand")).collect();
                assert!(!ours.contains(wrong), "{wrong} after {words}: {all}");
            }
        }
        enter_on(&mut hands, "See what worked last time");
        must_not_show(&mut hands, "help");
    }
}

/// The page, compared with its file.
fn screen(name: &str, hands: &mut Hands) {
    screens::reads_the_same(&format!("goals_{name}"), hands);
}

#[test]
fn every_screen_as_it_looks() {
    let mut hands = mei();
    screen("shelf_while_three", &mut hands);
    walk_to(&mut hands, "Take it up again");
    screens::fits("shelf_swap_row", &mut hands);
    hands.press(&[Code::Enter]);
    screen("swap", &mut hands);
    hands.act(Act::Goals);
    screen("four", &mut hands);

    let mut hands = with_goal("Stop smoking on the balcony");
    screen("stopping", &mut hands);
    hands.act(Act::SayMore);
    choose(&mut hands, "Whose goal is it?", "I was told to do this");
    must_not_show(&mut hands, "Which part of this goal is yours?");
    enter_on(&mut hands, "Skip this question");
    walk_to(&mut hands, "Skip this question");
    screens::fits("told", &mut hands);

    let mut hands = with_goal("Sing again");
    enter_on(&mut hands, "If it gets hard");
    screen("if_hard_empty", &mut hands);
    hands.press(&[Code::Esc]);
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Which of your strengths");
    screen("empty_link", &mut hands);

    let mut hands = with_a_reached_one();
    enter_on(&mut hands, "See what worked last time");
    enter_on(&mut hands, "If her chair");
    screen("worked", &mut hands);
    hands.press(&[Code::Esc]);
    full(&mut hands);
    hands.press(&[Code::Home]);
    screen("full_top", &mut hands);
    walk_to(&mut hands, "How will I know?");
    screens::fits("full_leads", &mut hands);
    hands.press(&[Code::End]);
    screens::fits("full_end", &mut hands);
    enter_on(&mut hands, "If it gets hard");
    screen("if_hard_plans", &mut hands);
}

/// Gives the goal that is open something of everything.
fn full(hands: &mut Hands) {
    fill(hands, "Why does it matter", "The choir is on Thursdays.");
    for step in ["Hum in the kitchen", "Ring the choir"] {
        add_step(hands, step);
    }
    enter_on(hands, "If it gets hard");
    fill(hands, "What around you", "The bus stops at nine.");
    enter_on(hands, "Add a plan");
    hands.type_keys("I sit by the phone");
    hands.press(&[Code::Esc]);
    fill(hands, "Then what will you do?", "not wait");
    hands.press(&[Code::Esc, Code::Esc]);
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    enter_on(hands, "Add what your helper");
    hands.type_keys("Ana asks for the notes");
    hands.press(&[Code::Esc, Code::Esc]);
    choose(hands, "Which part of your life", "Home");
    hands.now.moment.0 += 7_200;
    fill(hands, "What do you want?", " on Thursdays");
    hands.act(Act::SayMore);
}

#[test]
fn what_is_taken_back_on_a_page_of_a_goal_leaves_the_person_there() {
    let mut hands = with_goal("Open my mail");
    enter_on(&mut hands, "If it gets hard");
    let place = hands.place();
    fill(&mut hands, "What around you", "The bus is full");
    for key in ['z', 'y', 'z'] {
        hands.key(KeyCode::Char(key), KeyModifiers::CONTROL);
        assert_eq!(hands.place(), place, "Ctrl-{key}");
    }
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Add a plan");
    hands.type_keys("I see the bag");
    hands.press(&[Code::Esc]);
    let row = hands.place();
    fill(&mut hands, "Then what will you do?", "I open one");
    undo(&mut hands);
    assert_eq!(hands.place(), row);
    let mut hands = with_a_reached_one();
    enter_on(&mut hands, "See what worked last time");
    let worked = hands.place();
    enter_on(&mut hands, "Ask who comes");
    for key in ['z', 'y'] {
        hands.key(KeyCode::Char(key), KeyModifiers::CONTROL);
        assert_eq!(hands.place(), worked, "Ctrl-{key}");
    }
}

#[test]
fn each_goal_that_was_reached_tells_what_worked() {
    let mut hands = with_a_reached_one();
    begin(&mut hands, "Bake bread");
    hands.act(Act::SayMore);
    choose(&mut hands, "What's happening with this goal?", "I got there");
    fill(&mut hands, "How did you do it?", "Each Friday.");
    open_goal(&mut hands, "Sing again");
    enter_on(&mut hands, "See what worked last time");
    for words in ["Bake bread", "Each Friday.", "Cook for three", "One pot at a time.", "Ask who comes"] {
        must_show(&mut hands, words);
    }
}

#[test]
fn each_plan_that_worked_is_taken_over_by_itself_and_three_are_plenty() {
    let mut book = with_a_reached_one().app.book().clone();
    let (old, new) = ["Cook for three", "Sing again"]
        .map(|words| book.goals().find(|goal| goal.words.as_str() == words).unwrap().id)
        .into();
    let plan = |book: &mut Workbook, goal: Id, row: &str, words: &str| {
        let cell = |column: &'static str| Slot::new(goal, &Goal::PLANS).cell(id(row), &Key::of(column));
        for (column, words) in [("if", words), ("then", "I sit down")] {
            book.apply(Edit::Set(cell(column), Some(Value::Text(words.into()))), stamp()).unwrap();
        }
    };
    plan(&mut book, old, "r_pot", "the pot burns");
    let all = |hands: &Hands, name: &str| goal(hands, name).more.rows(&Goal::PLANS).to_vec();
    let open = |book: &Workbook| {
        let mut hands = Hands::on(book);
        open_goal(&mut hands, "Sing again");
        enter_on(&mut hands, "See what worked last time");
        hands
    };
    let mut hands = open(&book);
    enter_on(&mut hands, "If the pot burns");
    assert_eq!(hands.notice(), "You added a plan to this goal: “If the pot burns, then I sit down”. Ctrl-Z undoes it.");
    let taken = all(&hands, "Sing again");
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].cells, all(&hands, "Cook for three")[1].cells);
    must_show(&mut hands, "If the pot burns, then I sit down already here");
    must_show(&mut hands, "If her chair is empty, then I put the radio on");
    must_not_show(&mut hands, "I put the radio on already here");
    enter_on(&mut hands, "If the pot burns");
    assert_eq!((hands.notice().as_str(), all(&hands, "Sing again").len()), ("This is already part of your goal.", 1));
    for (row, words) in [("r_one", "it rains"), ("r_two", "it snows"), ("r_three", "it is dark")] {
        plan(&mut book, new, row, words);
    }
    let mut hands = open(&book);
    enter_on(&mut hands, "If the pot burns");
    assert_eq!(hands.notice(), "Three plans are plenty. Delete one first, on the page “If it gets hard”.");
    assert_eq!(all(&hands, "Sing again").len(), 3);
}
