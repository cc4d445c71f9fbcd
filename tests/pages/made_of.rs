//! What an answer becomes, where something came from, and what is counted: told as questions, done only when asked.

use cairnbook::{
    base::{Id, Key, Slot, Value, When},
    page::{Act, Code},
    workbook::{Edit, Entry, EntryKind, Goal, Parts, Workbook},
};

use super::support::{
    book::{day, id, stamp},
    hands::Hands,
    own_pages::{both, on},
    screens::reads_the_same,
    seen::{must_not_show, must_show},
    small::{TODAY, set, steps},
    ways::{chosen, enter_on, letter, rewrite, undo, walk_to},
};

/// On My wishes, with that wish.
fn wishing(book: &Workbook, wish: &str) -> Hands {
    let mut book = book.clone();
    set(&mut book, Id::page("wish"), "want", Value::Text(wish.into()));
    let mut hands = on(&book);
    to(&mut hands, "My wishes");
    hands
}

fn to(hands: &mut Hands, page: &str) {
    hands.act(Act::About);
    enter_on(hands, page);
}

fn goals(hands: &Hands) -> Vec<Goal> {
    hands.app.book().goals().cloned().collect()
}

#[test]
fn a_wish_becomes_a_goal_only_when_its_row_is_pressed_and_once() {
    let mut hands = wishing(&Workbook::default(), "A warm room");
    let before = hands.kept();
    reads_the_same("wish", &mut hands);
    walk_to(&mut hands, "Copy it to my goals");
    assert_eq!(hands.kept(), before);
    hands.press(&[Code::Enter]);
    assert_eq!(hands.notice(), "You copied “A warm room” to your goals. Ctrl-Z undoes it.");
    let [goal] = &goals(&hands)[..] else { panic!("{:?}", goals(&hands)) };
    assert_eq!(
        (goal.words.as_str(), goal.more.pick(&Key::of("from")).map(Key::as_str)),
        ("A warm room", Some("p_wish/want"))
    );
    must_not_show(&mut hands, "Copy it to my goals");
    reads_the_same("wish_handed_on", &mut hands);
    // Where it is one already, the row opens it.
    enter_on(&mut hands, "In my goals: A warm room");
    let goal = goal.id;
    assert_eq!(hands.place(), format!("Goal {goal}"));
    hands.press(&[Code::Esc]);
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
    must_show(&mut hands, "Copy it to my goals");
}

#[test]
fn the_row_and_its_letter_lead_back_to_the_source_and_say_when_it_is_gone() {
    let mut hands = wishing(&Workbook::default(), "A warm room");
    enter_on(&mut hands, "Copy it to my goals");
    enter_on(&mut hands, "In my goals");
    rewrite(&mut hands, "What do you want?", "To sleep in a warm room");
    reads_the_same("goal_with_a_source", &mut hands);
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.place(), "Reflect wish");
    assert_eq!(chosen(&mut hands), "What do you wish for?");
    must_show(&mut hands, "In my goals: To sleep in a warm room");
    // From the list of goals, by its letter.
    hands.act(Act::Goals);
    walk_to(&mut hands, "To sleep");
    letter(&mut hands, 'f');
    assert_eq!(hands.place(), "Reflect wish");
    rewrite(&mut hands, "What do you wish for?", "");
    hands.act(Act::Goals);
    let before = hands.kept();
    enter_on(&mut hands, "To sleep");
    must_show(&mut hands, "Where it came from no longer here");
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.notice(), "What this came from is no longer here. This stays as it is.");
    assert_eq!(hands.kept(), before);
}

#[test]
fn a_step_asks_for_which_goal_where_several_are_on_the_go() {
    let one = steps(&[("s_box", "Put the letters in one box", "", None)]);
    let mut hands = wishing(&one, "Ask for paper");
    enter_on(&mut hands, "Copy it to my steps");
    assert_eq!(hands.notice(), "You copied “Ask for paper” to the steps for “Open my mail”. Ctrl-Z undoes it.");
    let mut two = one.clone();
    let mut goal = Goal::new(id("g_two"), stamp().who, stamp().at);
    goal.words = "Sleep at night".into();
    two.apply(Edit::AddGoal(goal), stamp()).unwrap();
    let mut hands = wishing(&two, "Ask for paper");
    let before = hands.kept();
    enter_on(&mut hands, "Copy it to my steps");
    assert!(hands.is_at("Ask HandOn"));
    reads_the_same("which_goal", &mut hands);
    hands.press(&[Code::Enter]);
    assert_eq!(hands.kept(), before, "the first row leaves it as it is");
    enter_on(&mut hands, "Copy it to my steps");
    enter_on(&mut hands, "Add it to the steps for: Sleep at night");
    let step = hands.app.book().steps().find(|step| &*step.words == "Ask for paper").unwrap().clone();
    assert_eq!(step.goal, Some(id("g_two")));
    assert_eq!(hands.place(), "Reflect wish");
    enter_on(&mut hands, "In my steps");
    assert_eq!(hands.place(), format!("Step {}", step.id));
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.place(), "Reflect wish");
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
}

#[test]
fn a_fourth_goal_waits_on_the_shelf_and_is_told_so() {
    let mut book = Workbook::default();
    for name in ["g_1", "g_2", "g_3"] {
        let mut goal = Goal::new(id(name), stamp().who, stamp().at);
        goal.words = name.into();
        book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    }
    let mut hands = wishing(&book, "A warm room");
    enter_on(&mut hands, "Copy it to my goals");
    assert!(hands.notice().contains("It's on the shelf"), "{}", hands.notice());
    assert_eq!(hands.app.book().live_goals().count(), 3);
}

#[test]
fn of_several_lines_it_is_asked_which_one() {
    let mut book = Workbook::default();
    set(&mut book, Id::page("wish"), "bits", Value::Text("Find a box\n\n  Ring Ana\nBuy stamps".into()));
    let mut hands = on(&book);
    to(&mut hands, "My wishes");
    enter_on(&mut hands, "Copy it to my steps");
    reads_the_same("which_line", &mut hands);
    enter_on(&mut hands, "Ring Ana");
    let step = hands.app.book().steps().next().unwrap().clone();
    assert_eq!((&*step.words, step.goal), ("Ring Ana", None));
    must_show(&mut hands, "In my steps: Ring Ana");
    enter_on(&mut hands, "Copy it to my steps");
    must_not_show(&mut hands, "Ring Ana");
    enter_on(&mut hands, "Find a box");
    // One is left: nothing is asked.
    enter_on(&mut hands, "Copy it to my steps");
    assert_eq!(hands.app.book().steps().count(), 3);
    must_not_show(&mut hands, "Copy it to my steps");
}

#[test]
fn a_row_of_a_list_goes_only_where_its_case_holds() {
    let mut book = Workbook::default();
    let parts = Slot::new(Id::page("wish"), &Key::of("parts"));
    for (row, words, who) in [("r_a", "Paint the wall", "me"), ("r_b", "Mend the pipe", "them")] {
        for (column, value) in [("what", Value::Text(words.into())), ("who", Value::Pick(Key::of(who)))] {
            book.apply(Edit::Set(parts.cell(id(row), &Key::from(column)), Some(value)), stamp()).unwrap();
        }
    }
    let mut hands = on(&book);
    to(&mut hands, "My wishes");
    must_not_show(&mut hands, "Copy it to my steps");
    hands.act(Act::SayMore);
    enter_on(&mut hands, "Copy it to my steps");
    let step = hands.app.book().steps().next().unwrap().clone();
    assert_eq!(&*step.words, "Paint the wall");
    must_not_show(&mut hands, "Copy it to my steps");
    enter_on(&mut hands, "In my steps");
    enter_on(&mut hands, "Where it came from");
    assert!(hands.is_about("Row", "r_a") && hands.is_about("Row", parts.field.as_str()), "{}", hands.place());
    assert_eq!(chosen(&mut hands), "Which part?");
}

#[test]
fn what_is_kept_as_a_row_knows_its_source_and_a_full_list_says_so() {
    let mut hands = wishing(&Workbook::default(), "A bus pass");
    enter_on(&mut hands, "Copy it to: What I lack");
    assert_eq!(hands.notice(), "You copied “A bus pass” to “What I lack”. Ctrl-Z undoes it.");
    enter_on(&mut hands, "On the page: What I lack");
    assert!(hands.is_at("Row"));
    must_show(&mut hands, "A bus pass");
    reads_the_same("row_with_a_source", &mut hands);
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.place(), "Reflect wish");
    // On the page of the list the action does the same on its row.
    to(&mut hands, "What I lack");
    hands.act(Act::SayMore);
    walk_to(&mut hands, "A bus pass");
    hands.act(Act::From);
    assert_eq!(hands.place(), "Reflect wish");
    let mut full = Workbook::default();
    let list = Slot::new(Id::page("lacks"), &Key::of("lacks"));
    for row in ["r_1", "r_2", "r_3"] {
        let cell = list.cell(id(row), &Key::of("what"));
        full.apply(Edit::Set(cell, Some(Value::Text(row.into()))), stamp()).unwrap();
    }
    let mut hands = wishing(&full, "A bus pass");
    let before = hands.kept();
    enter_on(&mut hands, "Copy it to: What I lack");
    assert!(hands.notice().starts_with("“What I lack” has room for 3 of these"), "{}", hands.notice());
    assert_eq!(hands.kept(), before);
}

#[test]
fn a_row_without_its_words_is_no_row_though_it_knew_where_it_came_from() {
    let mut hands = wishing(&Workbook::default(), "A bus pass");
    enter_on(&mut hands, "Copy it to: What I lack");
    enter_on(&mut hands, "On the page: What I lack");
    rewrite(&mut hands, "What is it?", "");
    to(&mut hands, "What I lack");
    hands.act(Act::SayMore);
    must_not_show(&mut hands, "(no words yet)");
    to(&mut hands, "My wishes");
    must_show(&mut hands, "Copy it to: What I lack");
}

#[test]
fn a_page_that_can_be_filled_again_is_begun_with_the_words() {
    let mut hands = wishing(&Workbook::default(), "A warm room");
    let before = hands.kept();
    enter_on(&mut hands, "Start a page with it: Before a chat");
    must_show(&mut hands, "What is this about? A warm room");
    must_show(&mut hands, "Where it came from My wishes");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "On the page: Before a chat");
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
}

#[test]
fn the_rows_wait_while_the_field_is_written_in() {
    let mut hands = on(&Workbook::default());
    to(&mut hands, "My wishes");
    enter_on(&mut hands, "What do you wish for?");
    hands.type_keys("A warm room");
    must_not_show(&mut hands, "Copy it to my goals");
    hands.press(&[Code::Esc]);
    must_show(&mut hands, "Copy it to my goals");
}

fn lacking() -> Workbook {
    let mut book = Workbook::default();
    let list = Slot::new(Id::page("lacks"), &Key::of("lacks"));
    let rows = [
        ("r_bus", "A bus pass", "no", "2026-11-20"),
        ("r_bed", "A bed", "asked", "2026-10-01"),
        ("r_key", "A key", "have", "2026-11-01"),
    ];
    for (row, what, state, since) in rows {
        let cells = [
            ("what", Value::Text(what.into())),
            ("state", Value::Pick(Key::of(state))),
            ("since", Value::When(When::Day(day(since)))),
        ];
        for (column, value) in cells {
            book.apply(Edit::Set(list.cell(id(row), &Key::from(column)), Some(value)), stamp()).unwrap();
        }
    }
    set(&mut book, Id::page("lacks"), "near", Value::Text("The shop".into()));
    book
}

#[test]
fn what_is_counted_is_asked_three_at_most_with_what_it_comes_from() {
    let mut hands = on(&lacking());
    to(&mut hands, "What I lack");
    must_show(&mut hands, "They said no to A bus pass. Would you like to ask again?");
    must_show(&mut hands, "A bed has been open, 1 Oct 2026 to 22 Nov 2026. Would a word help?");
    must_show(&mut hands, "3 things stand here. Which one first?");
    must_not_show(&mut hands, "What is near can help");
    reads_the_same("page_with_hints", &mut hands);
    enter_on(&mut hands, "Look at: A bed");
    assert_eq!(chosen(&mut hands), "What is it?");
    must_show(&mut hands, "What is it? A bed");
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Open the page: Before a chat");
    must_show(&mut hands, "What is this about?");
}

#[test]
fn one_that_is_put_away_does_not_come_back_until_that_is_undone() {
    let mut hands = on(&lacking());
    to(&mut hands, "What I lack");
    let before = hands.kept();
    enter_on(&mut hands, "Do not show me this again");
    assert_eq!(hands.notice(), "You chose not to be shown that here again. Ctrl-Z undoes it.");
    must_not_show(&mut hands, "They said no to");
    // The next one takes its place.
    must_show(&mut hands, "What is near can help. Who could you ask?");
    hands.press(&[Code::Esc]);
    to(&mut hands, "What I lack");
    must_not_show(&mut hands, "They said no to");
    undo(&mut hands);
    must_show(&mut hands, "They said no to");
    assert_eq!(hands.kept(), before);
}

#[test]
fn a_hint_goes_with_what_it_came_from() {
    let mut hands = on(&lacking());
    to(&mut hands, "What I lack");
    enter_on(&mut hands, "Look at: A bus pass");
    enter_on(&mut hands, "Where does it stand?");
    enter_on(&mut hands, "I have it");
    hands.press(&[Code::Esc]);
    must_not_show(&mut hands, "They said no to");
}

#[test]
fn the_column_of_a_row_hands_on_there_and_only_while_its_case_holds() {
    let mut hands = on(&lacking());
    to(&mut hands, "What I lack");
    hands.act(Act::SayMore);
    enter_on(&mut hands, "A bed");
    must_not_show(&mut hands, "Take it over");
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "A bus pass");
    enter_on(&mut hands, "Start a page with it: Before a chat");
    must_show(&mut hands, "What is this about? A bus pass");
}

#[test]
fn arrows_on_a_page_count_nothing_anew() {
    let mut hands = on(&lacking());
    to(&mut hands, "What I lack");
    hands.act(Act::SayMore);
    hands.press(&[Code::Home]);
    hands.scene();
    let built = hands.app.builds();
    for _ in 0..12 {
        hands.press(&[Code::Down]);
        hands.scene();
    }
    assert_eq!(hands.app.builds(), built);
}

#[test]
fn a_field_in_sight_by_the_focus_alone_goes_with_it() {
    let mut book = lacking();
    book.apply(
        Edit::Set(Slot::new(Id::page("lacks"), &Key::of("_away")), Some(Value::Picks(vec![Key::of("said_no")]))),
        stamp(),
    )
    .unwrap();
    let mut hands = wishing(&book, "A bed");
    enter_on(&mut hands, "Copy it to my steps");
    let step = hands.app.book().steps().next().unwrap().id;
    // The step came from a list that is folded away on its page.
    let from = Slot::new(step, &Key::of("from"));
    let mut book = hands.app.book().clone();
    book.apply(Edit::Set(from, Some(Value::Pick(Key::of("p_can/more")))), stamp()).unwrap();
    set(&mut book, Id::page("can"), "more", Value::Text("Ana".into()));
    let mut hands = on(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "A bed");
    enter_on(&mut hands, "Where it came from");
    assert_eq!(chosen(&mut hands), "Who taught you?");
    hands.press(&[Code::Up]);
    must_not_show(&mut hands, "Who taught you?");
}

fn slipped(words: &str) -> Workbook {
    let mut book = steps(&[("s_box", "Put the letters in one box", "", None)]);
    let plans = Slot::new(id("g_mail"), &Goal::PLANS);
    for (column, value) in [("if", "Sunday at home"), ("then", "I ring Ana")] {
        let cell = plans.cell(id("r_plan"), &Key::from(column));
        book.apply(Edit::Set(cell, Some(Value::Text(value.into()))), stamp()).unwrap();
    }
    let mut entry = Entry::new(id("e_slip"), stamp().who, stamp().at, EntryKind::HardTime, day("2026-11-20"));
    (entry.goal, entry.words) = (Some(id("g_mail")), "The bag stood there.".into());
    entry.more.set(&Slot::new(entry.id, &Key::of("when_where")), Some(Value::Text(words.into())));
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
    book
}

#[test]
fn a_hard_time_leads_to_the_plans_of_its_goal_and_a_plan_to_its_slip() {
    let mut hands = Hands::opened(&slipped("On the bus"), TODAY, Vec::new());
    hands.act(Act::Milestones);
    enter_on(&mut hands, "The bag stood there.");
    enter_on(&mut hands, "See the plans for: Open my mail");
    assert_eq!(hands.place(), "IfHard g_mail");
    must_not_show(&mut hands, "You noted a hard time like this");
    let mut hands = Hands::opened(&slipped("Sunday at home"), TODAY, Vec::new());
    hands.act(Act::Milestones);
    enter_on(&mut hands, "The bag stood there.");
    must_not_show(&mut hands, "See the plans for");
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    letter(&mut hands, 'i');
    must_show(
        &mut hands,
        "You wrote about a hard time (Fri 20 Nov). Your plan for it was “If Sunday at home, then I ring Ana”.",
    );
    walk_to(&mut hands, "See that hard time");
    reads_the_same("plan_with_a_slip", &mut hands);
    enter_on(&mut hands, "See that hard time");
    assert_eq!(hands.place(), "Entry e_slip");
    let mut later = Hands::opened(&slipped("Sunday at home"), "2026-12-30", Vec::new());
    later.act(Act::Goals);
    enter_on(&mut later, "Open my mail");
    letter(&mut later, 'i');
    must_not_show(&mut later, "You noted a hard time");
}

fn without_ids(parts: &Parts) -> Vec<String> {
    let goals = parts.goals.iter().map(|goal| format!("{} {:?}", goal.words, goal.more));
    let steps = parts.steps.iter().map(|step| format!("{} {:?}", step.words, step.more));
    goals.chain(steps).collect()
}

#[test]
fn both_faces_hand_on_and_keep_the_same() {
    let mut kept = Vec::new();
    for mut player in both(&lacking()) {
        player.place('3', "about");
        player.open("My wishes");
        player.fill("What do you wish for?", "A warm room");
        player.back();
        player.place('3', "about");
        player.open("My wishes");
        player.open("Copy it to my goals");
        player.sees("In my goals: A warm room");
        player.open("Copy it to my steps");
        player.open("In my steps");
        player.open("Where it came from");
        player.sees("What do you wish for?");
        player.place('3', "about");
        player.open("What I lack");
        player.open("Do not show me this again");
        let all = player.kept();
        let away = all.answers.iter().find(|answers| answers.id == Id::page("lacks")).unwrap().get("_away");
        assert_eq!(away, Some(Value::Picks(vec![Key::of("said_no")])));
        kept.push(without_ids(&all));
    }
    assert_eq!((kept[0].len(), &kept[0]), (2, &kept[1]));
}

#[test]
fn a_source_whose_page_is_gone_is_told_as_gone() {
    let mut hands = wishing(&Workbook::default(), "A warm room");
    enter_on(&mut hands, "Copy it to my goals");
    let book = hands.app.book().clone();
    // Without the page that asked, and to be looked at only.
    let mut hands = Hands::looking(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "A warm room");
    enter_on(&mut hands, "Where it came from");
    assert_eq!(hands.notice(), "What this came from is no longer here. This stays as it is.");
    assert_eq!(hands.place(), format!("Goal {}", goals(&hands)[0].id));
}
