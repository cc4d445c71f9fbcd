//! After a hard time, as a person meets it: by keys, and once by plain lines; and how check-ins, hard times and choices
//! look.

use cairnbook::{
    base::{Key, RowValue, Slot, Value, When},
    page::{Act, Block, Code},
    workbook::{Edit, EntryKind, Goal, StepState, Workbook},
};

use crate::support::{
    book, eyes,
    hands::{Hands, kept},
    screens,
    seen::{must_not_show, must_show, said, shows},
    three::{self, MAIL, set, three, with},
    ways::{chosen, enter_on, fill, letter, rewrite, walk_to},
};

/// A line of despair.
const DARK: &str = "I do not want to be here any more.";

/// A hard time about the goal with the ladder, with that answer to "What now?".
fn after(change: &str) -> Hands {
    let mut hands = Hands::on(&three());
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    letter(&mut hands, 'h');
    fill(&mut hands, "What happened", "The bank called.");
    if !change.is_empty() {
        enter_on(&mut hands, "What now?");
        enter_on(&mut hands, change);
    }
    hands
}

fn step(hands: &Hands, name: &str) -> cairnbook::workbook::Step {
    hands.app.book().step(book::id(name)).unwrap().clone()
}

#[test]
fn two_lines_are_enough_and_nothing_else_moves() {
    let book = three::looked_at();
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'h');
    must_show(&mut hands, "Leave out anything that hurts to write.");
    hands.press(&[Code::Esc]);
    assert_eq!(kept(hands.app.book()), kept(&book));
    letter(&mut hands, 'h');
    fill(&mut hands, "What happened", DARK);
    enter_on(&mut hands, "What now?");
    enter_on(&mut hands, "Leave things as they are");
    let now = hands.app.book();
    assert_eq!(now.stone_count(), book.stone_count(), "no stone comes or goes");
    assert!(now.steps().eq(book.steps()) && now.goals().eq(book.goals()));
    assert_eq!(now.log().len(), book.log().len() + 1);
}

#[test]
fn smaller_leads_to_the_next_step_of_its_goal() {
    let mut hands = after("Change a step");
    enter_on(&mut hands, "Change the next step");
    assert!(hands.is_about("Shrink", "s_box"));
}

#[test]
fn another_time_leads_to_the_month_sheet_of_that_step() {
    let mut hands = after("Move a step to another day");
    let before = step(&hands, "s_box").when;
    enter_on(&mut hands, "Find another day for the next step");
    assert!(hands.is_at("Calendar"));
    assert_eq!(step(&hands, "s_box").when, before, "nothing is moved by itself");
    hands.press(&[Code::Right, Code::Enter]);
    assert_eq!(step(&hands, "s_box").when, Some(When::Day(book::day("2026-11-25"))));
    assert!(hands.is_at("Entry"));
}

#[test]
fn more_help_leads_to_who_does_it() {
    let mut hands = after("Get more help");
    enter_on(&mut hands, "Say who can help with the next step");
    assert_eq!(hands.place(), "Step s_box");
    assert_eq!(chosen(&mut hands), "How do you want to do it?");
    must_show(&mut hands, "Who will do it with you?");
}

#[test]
fn rest_and_a_new_plan_lead_on_too() {
    let mut hands = after("Rest for now");
    enter_on(&mut hands, "Let the next step rest");
    assert_eq!(step(&hands, "s_box").state, StepState::NotNow);
    hands.act(Act::Undo);
    assert_eq!(step(&hands, "s_box").state, StepState::Open);
    enter_on(&mut hands, "The bank called.");
    enter_on(&mut hands, "What now?");
    enter_on(&mut hands, "Make a plan for a moment like that");
    enter_on(&mut hands, "Make a plan for a moment like that: To open my mail without fear");
    assert_eq!(hands.place(), format!("IfHard {MAIL}"));
}

#[test]
fn a_plan_without_a_goal_has_a_row_for_each() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'h');
    enter_on(&mut hands, "What now?");
    enter_on(&mut hands, "Make a plan for a moment like that");
    must_show(&mut hands, "Make a plan for a moment like that: To open my mail without fear");
    must_show(&mut hands, "Make a plan for a moment like that: Sleep four nights a week");
}

#[test]
fn the_day_to_go_on_moves_the_step_only_when_its_row_is_pressed() {
    let mut hands = after("Leave things as they are");
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "When would you like to look at your steps again?");
    enter_on(&mut hands, "On Monday");
    assert_eq!(step(&hands, "s_box").when, Some(When::Day(book::day("2026-11-24"))));
    must_show(&mut hands, "Move the next step to that day Monday 23 November 2026");
    enter_on(&mut hands, "Move the next step to that day");
    assert_eq!(step(&hands, "s_box").when, Some(When::Day(book::day("2026-11-23"))));
    must_not_show(&mut hands, "Move the next step to that day");
    hands.act(Act::Undo);
    assert_eq!(step(&hands, "s_box").when, Some(When::Day(book::day("2026-11-24"))));
    enter_on(&mut hands, "The bank called.");
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "When would you like to look at your steps again?");
    enter_on(&mut hands, "I do not know yet");
    must_not_show(&mut hands, "Move the next step to that day");
}

/// With two hard times on a Sunday before.
fn sundays() -> Workbook {
    let mut book = three();
    for (name, on, cue) in [("e_1", "2026-11-08", "Sundays"), ("e_2", "2026-11-15", "sundays.")] {
        let entry = with(&mut book, name, EntryKind::HardTime, on, "A long day.");
        set(&mut book, entry, &Key::of("when_where"), Value::Text(cue.into()));
        set(&mut book, entry, &Key::of("goal"), Value::Pick(Key::from(MAIL)));
    }
    book
}

#[test]
fn what_came_up_three_times_is_a_question_with_its_days() {
    let mut hands = Hands::on(&sundays());
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    letter(&mut hands, 'h');
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "When and where was it?", "Sunday");
    must_not_show(&mut hands, "You wrote the same");
    rewrite(&mut hands, "When and where was it?", "Sundays");
    must_show(
        &mut hands,
        "You have written the same time and place more than once: 22 Nov 2026, 15 Nov 2026, 8 Nov 2026.",
    );
    enter_on(&mut hands, "Make a plan for that time and place");
    assert_eq!(hands.place(), format!("IfHard {MAIL}"));
}

#[test]
fn a_plan_for_such_a_moment_can_be_changed() {
    let mut book = three();
    let cells = [("if", "it is Sunday, at home"), ("then", "I call Ana")];
    let cells = cells.map(|(column, words)| (Key::of(column), Value::Text(words.into())));
    let plan = RowValue { id: book::id("r_sun"), cells: cells.into_iter().collect() };
    set(&mut book, book::id(MAIL), &Goal::PLANS, Value::Rows(vec![plan]));
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    letter(&mut hands, 'h');
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "When and where was it?", "On a Monday");
    must_not_show(&mut hands, "Change that plan");
    rewrite(&mut hands, "When and where was it?", "Sunday at home");
    must_show(&mut hands, "If it is Sunday, at home, then I call Ana");
    enter_on(&mut hands, "Change that plan");
    assert!(hands.is_at("Row"));
    must_show(&mut hands, "Then what will you do? I call Ana");
}

#[test]
fn a_win_is_quoted_only_once_it_was_asked_for_and_never_a_private_one() {
    let mut book = three::looked_at();
    let secret = with(&mut book, "e_secret", EntryKind::Milestone, "2026-11-22", "A secret");
    let mut entry = book.entry(secret).unwrap().clone();
    entry.private = true;
    book.apply(Edit::Many(vec![Edit::Remove(secret)]), book::stamp()).unwrap();
    entry.id = book::id("e_secret2");
    book.apply(Edit::AddEntry(entry), book::stamp()).unwrap();
    let mut hands = Hands::on(&book);
    letter(&mut hands, 'h');
    must_not_show(&mut hands, "Look at something you wrote before");
    fill(&mut hands, "What happened", "A long night.");
    must_not_show(&mut hands, "I opened one letter");
    enter_on(&mut hands, "Look at something you wrote before");
    must_show(&mut hands, "“I opened one letter” yesterday");
    must_not_show(&mut hands, "A secret");
    walk_to(&mut hands, "What now?");
    must_not_show(&mut hands, "I opened one letter");
}

#[test]
fn an_old_hard_time_is_there_to_be_read_and_moves_nothing_of_today() {
    let mut book = three();
    let entry = with(&mut book, "e_old", EntryKind::HardTime, "2026-08-08", "A long day.");
    set(&mut book, entry, &Key::of("change"), Value::Pick(Key::of("rest")));
    let mut hands = Hands::on(&book);
    hands.act(Act::Milestones);
    enter_on(&mut hands, "A long day.");
    must_show(&mut hands, "What now? Rest for now");
    must_not_show(&mut hands, "Let the next step rest");
}

#[test]
fn a_kind_can_be_changed_and_nothing_said_is_lost() {
    let mut hands = after("Change a step");
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "Even more questions");
    enter_on(&mut hands, "What have you written here?");
    enter_on(&mut hands, "A note");
    must_show(&mut hands, "What do you want to keep? The bank called.");
    must_not_show(&mut hands, "What now?");
    enter_on(&mut hands, "What have you written here?");
    enter_on(&mut hands, "A hard time");
    must_show(&mut hands, "What now? Change a step");
}

#[test]
fn the_pages_are_told_line_by_line_as_well() {
    let mut hands = after("Change a step");
    let lines = eyes::spoken(&hands.scene(), hands.app.words());
    eyes::must_be_plain(&lines, "after a hard time");
    assert!(lines.iter().any(|line| line.contains("Change the next step")), "{lines:#?}");
    let mut hands = Hands::on(&three::low());
    letter(&mut hands, 'c');
    fill(&mut hands, "How have things been", "Tea.");
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "How are you?", "0");
    let lines = eyes::spoken(&hands.scene(), hands.app.words());
    eyes::must_be_plain(&lines, "a hard day");
    assert!(lines.iter().any(|line| line.contains("Someone to call: .call")), "{lines:#?}");
}

/// No word of praise, cheer or blame, whatever was written.
#[test]
fn after_a_line_of_despair_every_text_is_still() {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'h');
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "Even more questions");
    let fields: Vec<Slot> = fields(&mut hands);
    for slot in fields {
        hands.write_in(slot, DARK);
        hands.press(&[Code::Esc]);
    }
    for change in [
        "Leave things as they are",
        "Change a step",
        "Move a step to another day",
        "Get more help",
        "Make a plan",
        "Talk to someone",
        "Rest for now",
    ] {
        enter_on(&mut hands, "What now?");
        enter_on(&mut hands, change);
        for word in ["well done", "good", "great", "proud", "win", "easy", "strong"] {
            let lines = said(&hands.scene()).join("\n").to_lowercase();
            assert!(!lines.split(|c: char| !c.is_alphabetic()).any(|said| said == word), "{word} in {lines}");
        }
    }
    hands.act(Act::CheckIn);
    assert!(shows(&mut hands, "A quick check-in. One line is plenty."));
}

fn fields(hands: &mut Hands) -> Vec<Slot> {
    let scene = hands.scene();
    let typed = scene.page.main.iter().filter_map(|block| match block {
        Block::Field(field) if field.kind.is_typed() => Some(field.slot.clone()),
        _ => None,
    });
    typed.collect()
}

// ---- how they look ----

fn check_in_filled() -> Hands {
    let mut hands = Hands::on(&three::looked_at());
    letter(&mut hands, 'c');
    fill(&mut hands, "How have things been", "I slept on Tuesday.");
    enter_on(&mut hands, "Goal 1: Which line");
    enter_on(&mut hands, "I open one letter a week");
    fill(&mut hands, "Goal 2: How are", "4");
    fill(&mut hands, "Goal 3: How", "2");
    enter_on(&mut hands, "What comes next?");
    enter_on(&mut hands, "Call the day centre");
    enter_on(&mut hands, "That is all");
    hands
}

fn low_day() -> Hands {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "More questions");
    fill(&mut hands, "How are you?", "1");
    hands
}

fn too_much() -> Hands {
    let mut hands = Hands::on(&three());
    letter(&mut hands, 'c');
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "How much are you dealing with right now?");
    enter_on(&mut hands, "Too much");
    hands
}

fn reviewed(book: &Workbook, choice: &str) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "To open my mail without fear");
    letter(&mut hands, 'k');
    if !choice.is_empty() {
        enter_on(&mut hands, "What do you choose?");
        enter_on(&mut hands, choice);
    }
    hands
}

fn wordless() -> Hands {
    let mut hands = reviewed(&three::flat(), "Let it rest");
    hands.act(Act::AddHardTime);
    enter_on(&mut hands, "What now?");
    enter_on(&mut hands, "Rest for now");
    hands.act(Act::Milestones);
    hands
}

fn unfolded(mut hands: Hands) -> Hands {
    enter_on(&mut hands, "More questions");
    hands.press(&[Code::Home]);
    hands
}

fn screens() -> Vec<(&'static str, Hands)> {
    let opened = |c: char| {
        let mut hands = Hands::on(&three());
        letter(&mut hands, c);
        hands
    };
    let on_choices = |book: &Workbook| {
        let mut hands = reviewed(book, "");
        enter_on(&mut hands, "What do you choose?");
        hands
    };
    let mut all = vec![
        ("check_in_empty", opened('c')),
        ("check_in_filled", check_in_filled()),
        ("check_in_unfolded", unfolded(check_in_filled())),
        ("check_in_too_much", too_much()),
        ("check_in_low_day", low_day()),
        ("hard_time_empty", opened('h')),
        ("hard_time_unfolded", unfolded(opened('h'))),
        ("hard_time_leads_on", after("Change a step")),
        ("choice_empty", reviewed(&three(), "")),
        ("choice_guard", on_choices(&three::low())),
        ("choice_let_go", reviewed(&three::low(), "Let it go")),
        ("choice_finished", reviewed(&three(), "I got there")),
        ("goal_look_offered", {
            let mut hands = Hands::on(&three::flat());
            hands.act(Act::Goals);
            enter_on(&mut hands, "To open my mail without fear");
            hands
        }),
        ("milestones_wordless", wordless()),
    ];
    let mut next = Hands::on(&three());
    letter(&mut next, 'c');
    enter_on(&mut next, "What comes next?");
    fill(&mut next, "Or write a new step", "Ask Ana for an hour");
    all.push(("check_in_next", next));
    all
}

#[test]
fn every_screen_as_it_looks() {
    let mut all = screens();
    for group in ["check_in", "hard_time", "choice", "goal", "milestones"] {
        let pages = all.extract_if(.., |(name, _)| name.starts_with(group)).collect();
        screens::variants(&format!("look_{group}"), pages);
    }
    assert!(all.is_empty());
}
