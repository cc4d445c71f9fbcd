//! The whole journey, in a real terminal and as plain lines through a pipe: from a new file to a sentence
//! that is cut short. Both end in the same workbook.

// Helpers outside of test functions may unwrap too.
#![allow(clippy::unwrap_used, clippy::panic)]

mod pty;

use std::{collections::BTreeMap, sync::Arc};

use cairnbook::{
    base::{Day, Id, Moment, When},
    workbook::{EntryKind, Parts, StepState, Workbook},
};
use pty::{Nest, Pipe, TODAY, Term, keys::*};

const GOAL: &str = "Learn to swim, at last";
const WHY: &str = "My lungs like it.\nAnd Leo asked me to.";
const STEPS: [&str; 3] = ["Call the pool", "Find the number", "Ask Ana where she has it"];
const STONES: [&str; 2] = ["I bought goggles", "Put one foot into the cold water 🏊"];
const NOTE: &str = "بعد العيد إن شاء الله";
const SIGNS: [&str; 2] = ["I wake up before the clock.", "On Sunday: ich hatte ausgeschlafen, naïvely."];
const HALF: &str = "Tomorrow I will go and";

#[test]
fn the_journey_ends_in_the_same_workbook_in_both_faces() {
    let (drawn, spoken) = (Nest::new(), Nest::new());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            on_the_screen(&drawn);
            again_on_the_screen(&drawn);
        });
        scope.spawn(|| {
            in_plain_lines(&spoken);
            again_in_plain_lines(&spoken);
        });
    });
    let (drawn, spoken) = (drawn.book(), spoken.book());
    assert_all_is_there(&drawn);
    assert_all_is_there(&spoken);
    assert_eq!(common(&drawn), common(&spoken));
}

/// Only arrows, Enter, Esc, Tab, Backspace, and keys that the foot line shows.
fn on_the_screen(nest: &Nest) {
    let mut term = Term::open(nest);
    term.wait_ready();
    term.wait_saved();
    term.go_to("Picture a good day");
    term.keys_until(ENTER, "What would you notice first?");
    term.keys_until(ENTER, "writing");
    type_until_seen(&mut term, SIGNS[0]);
    term.keys(TAB);
    type_until_seen(&mut term, SIGNS[1]);
    term.keys(ESC);
    term.wait_gone("writing");
    term.keys_until(ESC, "Put down a stone");

    term.go_to("Write a goal");
    term.keys_until(ENTER, "writing");
    type_until_seen(&mut term, GOAL);
    term.keys(TAB);
    for (n, line) in WHY.lines().enumerate() {
        if n > 0 {
            term.keys(ENTER);
        }
        type_until_seen(&mut term, line);
    }
    term.keys(ESC);
    term.wait_gone("writing");
    steps_on_the_screen(&mut term);
    log_on_the_screen(&mut term);

    // A sentence is begun, and the program is left in the middle of it.
    to_place(&mut term, "Milestones", LEFT);
    term.go_to("Write a note");
    term.keys_until(ENTER, "writing");
    term.keys(HALF);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
}

fn steps_on_the_screen(term: &mut Term) {
    term.go_to("Add a small step");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, STEPS[0]);
    term.keys(ENTER);
    term.wait_gone("writing");
    // The second by the row on the page of the first.
    term.keys_until(ENTER, "Put a smaller step under it");
    term.go_to("Put a smaller step under it");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, STEPS[1]);
    term.keys(ENTER);
    term.wait_gone("writing");
    // The third by the keys that the foot line shows: a new step below, moved in.
    term.wait_for("n new step");
    term.keys_until("n", "Press Enter to write it");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, STEPS[2]);
    term.keys(ENTER);
    term.wait_gone("writing");
    term.wait_for("m move");
    term.keys_until("m", "set down");
    term.keys(RIGHT);
    term.wait_for(&format!("    ○ {}", STEPS[2]));
    term.keys(ENTER);
    term.wait_gone("set down");
    // Its day, in words that no calendar knows.
    term.keys_until(ENTER, "By when?");
    term.go_to("By when?");
    term.keys_until(ENTER, "writing");
    term.keys_until("after Eid", "It has no date, so it comes last");
    term.keys(ENTER);
    term.wait_gone("writing");
    term.keys_until(ESC, "Small steps");
    term.keys(UP);
    term.wait("the second step", |screen| pty::chosen(screen).is_some_and(|row| row.contains(STEPS[1])));
    term.wait_for("Space done");
    term.keys_until(" ", "A stone is on your pile");
}

fn log_on_the_screen(term: &mut Term) {
    term.keys_until(ESC, "Next small step");
    term.go_to("Put down a stone");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, STONES[0]);
    term.keys(ESC);
    term.wait_gone("writing");
    term.keys_until(ESC, "Put down a stone");
    term.go_to("Put down a stone");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, STONES[1]);
    term.keys_until(TAB, "Enter done");
    // The day of today stands there.
    term.keys(&"\x7f".repeat(30));
    term.wait_gone("22 Nov");
    term.keys_until("last friday", "20 November 2026");
    term.keys(ENTER);
    term.wait_gone("writing");
    to_place(term, "Milestones", RIGHT);
    term.go_to("Write a note");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, NOTE);
    term.keys(ESC);
    term.wait_gone("writing");
    to_place(term, "More", RIGHT);
    term.go_to("Settings");
    term.keys_until(ENTER, "What should this book call you?");
    term.keys_until(ENTER, "writing");
    type_until_seen(term, "Sam");
    term.keys(ENTER);
    term.wait_gone("writing");
}

/// What was typed is on the screen; it does not cross the end of a line.
#[track_caller]
fn type_until_seen(term: &mut Term, words: &str) {
    term.wait_for("writing");
    term.keys(words);
    term.wait_for(words);
}

/// Goes to a place by the arrows.
fn to_place(term: &mut Term, name: &str, arrow: &str) {
    let here = |term: &Term| term.text().contains(&format!("[{name}]"));
    for _ in 0..5 {
        if here(term) {
            break;
        }
        let before = term.look(|screen| pty::rows(screen)[1].clone());
        term.keys(arrow);
        term.wait("another place", |screen| pty::rows(screen)[1] != before);
    }
    assert!(here(term), "{}", term.framed());
}

/// Started again: everything is there to be seen.
fn again_on_the_screen(nest: &Nest) {
    let mut term = Term::open(nest);
    term.wait_ready();
    term.wait_for(", Sam");
    to_place(&mut term, "Milestones", RIGHT);
    for words in [HALF, NOTE, STONES[0], STONES[1], STEPS[1]] {
        term.wait_for(words);
    }
    term.go_to(HALF);
    term.keys_until(ENTER, "What do you want to keep?");
    term.wait_for(HALF);
    to_place(&mut term, "Goals", LEFT);
    term.keys_until(ENTER, "Small steps");
    for words in [GOAL, "My lungs like it.", "And Leo asked me to."] {
        term.wait_for(words);
    }
    term.wait_for(&format!("○ {}", STEPS[0]));
    term.wait_for(&format!("  ✓ {}", STEPS[1]));
    term.wait_for(&format!("    ○ {}", STEPS[2]));
    term.wait_for("after Eid");
    to_place(&mut term, "About me", RIGHT);
    term.keys_until(ENTER, SIGNS[0]);
    term.wait_for(SIGNS[1]);
    let before = std::fs::read(nest.file()).unwrap();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(std::fs::read(nest.file()).unwrap(), before, "looking changes nothing");
}

/// Numbers and words, and what is said to them.
fn in_plain_lines(nest: &Nest) {
    let mut pipe = Pipe::open(nest);
    pipe.pick("Picture a good day", "");
    pipe.pick("It is a good day. What would you notice first?", "");
    pipe.say(SIGNS[0]);
    pipe.say_hear(".", "Saved.");
    pipe.pick("When was it already a bit like that?", "");
    pipe.say(SIGNS[1]);
    pipe.say_hear(".", "Saved.");
    pipe.say("back");

    pipe.say_hear("new goal", "Question 1 of 2: What do you want?");
    pipe.say(GOAL);
    pipe.say_hear(".", GOAL);
    pipe.pick("Why does it matter to you?", "open");
    for line in WHY.lines() {
        pipe.say(line);
    }
    pipe.say_hear(".", "Saved.");
    pipe.pick("Add a small step", "open");
    pipe.say_hear(STEPS[0], "to do");
    pipe.pick(STEPS[0], "step under");
    pipe.say_hear(STEPS[1], "to do, under");
    pipe.pick(STEPS[1], "step under");
    pipe.say_hear(STEPS[2], "to do, under");
    pipe.pick(STEPS[2], "open");
    pipe.pick("By when?", "open");
    pipe.say_hear("after Eid", "It has no date, so it comes last");
    pipe.say("back");
    let said = pipe.pick(STEPS[1], "done");
    assert!(said.contains("A stone is on your pile"), "{said}");

    pipe.say("today");
    pipe.pick("Put down a stone", "");
    pipe.say(STONES[0]);
    pipe.say_hear(".", "Saved.");
    pipe.say("back");
    pipe.pick("Put down a stone", "");
    pipe.say(STONES[1]);
    pipe.say_hear(".", "Saved.");
    pipe.pick("Which day?", "open");
    pipe.say_hear("last friday", "Friday 20 November 2026");
    pipe.say("milestones");
    pipe.pick("Write a note", "");
    pipe.say(NOTE);
    pipe.say_hear(".", "Saved.");
    pipe.say("more");
    pipe.pick("Settings", "");
    pipe.pick("What should this book call you?", "");
    pipe.say_hear("Sam", "Saved.");
    pipe.say("milestones");
    pipe.pick("Write a note", "");
    pipe.write(HALF);
    assert_eq!(pipe.end(), Some(0));
}

fn again_in_plain_lines(nest: &Nest) {
    let before = std::fs::read(nest.file()).unwrap();
    let mut pipe = Pipe::open(nest);
    let said = pipe.say("milestones");
    for words in [HALF, NOTE, STONES[0], STONES[1], STEPS[1]] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    pipe.say("goals");
    let said = pipe.pick(GOAL, "open");
    for words in [GOAL, STEPS[0], STEPS[1], STEPS[2], "after Eid", WHY] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
    assert_eq!(pipe.end(), Some(0));
    assert_eq!(std::fs::read(nest.file()).unwrap(), before, "listening changes nothing");
}

fn assert_all_is_there(book: &Workbook) {
    let parts = book.snapshot().parts();
    assert_eq!(parts.settings.name.as_str(), "Sam");
    let [goal] = &parts.goals[..] else { panic!("{:?}", parts.goals) };
    assert_eq!((goal.words.as_str(), goal.why.as_str()), (GOAL, WHY));
    let steps: Vec<_> = parts.steps.iter().map(|s| s.words.as_str()).collect();
    assert_eq!(steps, STEPS);
    let ids: Vec<_> = parts.steps.iter().map(|s| s.id).collect();
    let under: Vec<_> = parts.steps.iter().map(|s| s.under).collect();
    assert_eq!(under, [None, Some(ids[0]), Some(ids[1])]);
    let today = Day::iso(TODAY).unwrap();
    assert_eq!((parts.steps[1].state, parts.steps[1].done_on), (StepState::Done, Some(today)));
    assert_eq!(parts.steps[2].when, Some(When::Words("after Eid".into())));
    let log: Vec<_> = parts.log.iter().map(|e| (e.kind, e.words.as_str(), e.on.clone())).collect();
    let (on, friday) = (When::Day(today), When::Day(Day::iso("2026-11-20").unwrap()));
    let wanted = [
        (EntryKind::Milestone, STONES[1], friday),
        (EntryKind::Milestone, STEPS[1], on.clone()),
        (EntryKind::Milestone, STONES[0], on.clone()),
        (EntryKind::Note, NOTE, on.clone()),
        (EntryKind::Note, HALF, on),
    ];
    assert_eq!(log, wanted);
    let signs = book.answers("good_day").unwrap();
    let sign = |field| signs.get(field).unwrap().text().unwrap().to_string();
    assert_eq!([sign("first_signs"), sign("already_what")], SIGNS);
}

/// What two journeys must have in common: ids are counted in the order of the file, times cut to the day,
/// saves left out.
fn common(book: &Workbook) -> Parts {
    let mut parts = book.snapshot().parts();
    let mut known: BTreeMap<Id, Id> = BTreeMap::new();
    for (n, id) in cairnbook::workbook::parts::ids_in_order(&parts).into_iter().enumerate() {
        let kind = id.as_str().chars().next().unwrap();
        known.insert(id, Id::of(&format!("{kind}{n}")).unwrap());
    }
    let new = |id: Id| known.get(&id).copied().unwrap_or(id);
    let day = |at: Moment| Moment(at.0 - at.0.rem_euclid(86_400));
    for goal in parts.goals.iter_mut().map(Arc::make_mut) {
        (goal.id, goal.at) = (new(goal.id), day(goal.at));
    }
    for step in parts.steps.iter_mut().map(Arc::make_mut) {
        (step.id, step.at) = (new(step.id), day(step.at));
        (step.goal, step.under) = (step.goal.map(new), step.under.map(new));
    }
    for entry in parts.log.iter_mut().map(Arc::make_mut) {
        (entry.id, entry.at) = (new(entry.id), day(entry.at));
        (entry.goal, entry.step) = (entry.goal.map(new), entry.step.map(new));
    }
    for answers in parts.answers.iter_mut().map(Arc::make_mut) {
        answers.at = day(answers.at);
    }
    parts.copies.clear();
    parts
}

#[test]
fn plain_lines_in_a_dumb_terminal_prompt_undo_and_end() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    let mut term = Term::start(command);
    term.wait_for("This terminal can not draw a full screen.");
    term.wait_for("You can say: new goal");
    assert!(!term.look(vt100::Screen::alternate_screen));
    term.keys_until("new goal\r", "Question 1 of 2: What do you want?");
    term.keys_until("Sleep well\r.\r", "1. What do you want? Sleep well");
    term.wait_for("Saved.");
    term.keys_until("2 open\r", "Question 2 of 2: Why does it matter to you?");
    term.keys_until("For Monday\r.\r", "2. Why does it matter to you? For Monday");
    let undo = "Taken back: what you wrote.";
    term.keys_until(".undo\r", undo);
    term.wait_for("2. Why does it matter to you? nothing yet");
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    assert!(!term.sent().contains(&0x1b), "not one control sequence");
    assert!(term.is_cooked());
    let book = nest.book();
    let goal = book.goals().next().unwrap();
    assert_eq!((goal.words.as_str(), goal.why.as_str()), ("Sleep well", ""));
}
