//! The whole journey, in a real terminal and as plain lines through a pipe: from a new file to a sentence
//! that is cut short. Both end in the same workbook.

use std::{collections::BTreeMap, sync::Arc};

use cairnbook::{
    base::{Day, Id, Moment, When},
    workbook::{EntryKind, Help, Parts, StepState, Workbook},
};

use crate::support::pty::{self, Nest, Pipe, TODAY, Term, keys::*, label, word};

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
    term.go_to(&word("today.begin_good_day"));
    term.keys_until(ENTER, &label("good_day", "first_signs"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(&mut term, SIGNS[0]);
    term.keys(TAB);
    type_until_seen(&mut term, SIGNS[1]);
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    term.keys_until(ESC, &word("today.add_stone"));

    term.go_to(&word("today.begin_goal"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(&mut term, GOAL);
    term.keys(TAB);
    for (n, line) in WHY.lines().enumerate() {
        if n > 0 {
            term.keys(ENTER);
        }
        type_until_seen(&mut term, line);
    }
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    steps_on_the_screen(&mut term);
    log_on_the_screen(&mut term);

    // A sentence is begun, and the program is left in the middle of it.
    to_place(&mut term, "Milestones", LEFT);
    term.go_to(&word("milestones.note"));
    term.keys_until(ENTER, &word("tui.writing"));
    term.keys(HALF);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
}

fn steps_on_the_screen(term: &mut Term) {
    term.go_to(&word("goal.new_step"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, STEPS[0]);
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
    // The second by the row on the page of the first.
    term.keys_until(ENTER, &label("step", "words"));
    term.go_to(&word("step.do_under"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, STEPS[1]);
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
    // The third by keys: a new step below, moved in.
    term.wait_for(&format!("n {}", word("act.new_step")));
    term.keys_until("n", &word("tui.writing"));
    type_until_seen(term, STEPS[2]);
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
    term.keys_until("m", &word("act.move_end"));
    term.keys(RIGHT);
    term.wait_for(&format!("    ○ {}", STEPS[2]));
    term.keys(ENTER);
    term.wait_gone(&word("act.move_end"));
    // Its day, in words that no calendar knows.
    term.keys_until(ENTER, &label("step", "when"));
    term.go_to(&label("step", "when"));
    term.keys_until(ENTER, &word("tui.writing"));
    term.keys_until("after Eid", &word("date.echo.words"));
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
    term.keys_until(ESC, &word("goal.steps"));
    term.keys(UP);
    term.wait("the second step", |screen| pty::chosen(screen).is_some_and(|row| row.contains(STEPS[1])));
    term.wait_for(&format!("Space {}", word("act.done")));
    // One step under it is open, and stays so.
    term.keys_until(" ", &word("ask.below_open"));
    term.keys_until(ENTER, &word("did.step_done"));
    // Who did it, in one of our four words.
    term.go_to(&word("help.with_a_hand"));
    term.keys_until(ENTER, &word("goal.steps"));
}

fn log_on_the_screen(term: &mut Term) {
    term.keys_until(ESC, "[Today]");
    term.go_to(&word("today.add_stone"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, STONES[0]);
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    term.keys_until(ESC, &word("today.add_stone"));
    term.go_to(&word("today.add_stone"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, STONES[1]);
    term.keys_until(TAB, &word("tui.writing.line"));
    // The day of today stands there; the first letter takes its place.
    term.keys_until("last friday", "20 November 2026");
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
    to_place(term, "Milestones", RIGHT);
    term.go_to(&word("milestones.note"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, NOTE);
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    to_place(term, "More", RIGHT);
    term.go_to(&word("more.settings"));
    term.keys_until(ENTER, &label("settings", "name"));
    term.keys_until(ENTER, &word("tui.writing"));
    type_until_seen(term, "Sam");
    term.keys(ENTER);
    term.wait_gone(&word("tui.writing"));
}

/// What was typed is on the screen; it does not cross the end of a line.
#[track_caller]
fn type_until_seen(term: &mut Term, words: &str) {
    term.wait_for(&word("tui.writing"));
    term.keys(words);
    term.wait_for(words);
}

/// Goes to a place by the arrows.
fn to_place(term: &mut Term, name: &str, arrow: &str) {
    let here = |term: &Term| term.text().contains(&format!("[{name}]"));
    // On a page that was opened from another, an arrow does not lead away from it.
    while term.text().contains(&format!("Esc {}", word("act.back"))) {
        let before = term.text();
        term.keys(ESC);
        term.wait("the page below", |screen| screen.contents() != before);
    }
    // An arrow first goes to the end of a line of rows.
    for _ in 0..12 {
        if here(term) {
            break;
        }
        let before = term.look(|screen| (screen.contents(), screen.cursor_position()));
        term.keys(arrow);
        term.wait("another place", |screen| (screen.contents(), screen.cursor_position()) != before);
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
        term.go_to(words);
    }
    term.go_to(HALF);
    term.keys_until(ENTER, &label("note", "words"));
    term.wait_for(HALF);
    to_place(&mut term, "Goals", LEFT);
    term.keys_until(ENTER, &word("goal.steps"));
    for words in [GOAL, "My lungs like it.", "And Leo asked me to."] {
        term.wait_for(words);
    }
    term.wait_for(&format!("○ {}", STEPS[0]));
    term.wait_for(&format!("  ✓ {}", STEPS[1]));
    term.wait_for(&format!("    ○ {}", STEPS[2]));
    term.wait_for("after Eid");
    to_place(&mut term, "About me", RIGHT);
    term.go_to("A good day");
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
    pipe.pick(&word("today.begin_good_day"), "");
    pipe.pick(&label("good_day", "first_signs"), "");
    pipe.say(SIGNS[0]);
    pipe.say_hear(".", SIGNS[0]);
    pipe.pick(&label("good_day", "already_what"), "");
    pipe.say(SIGNS[1]);
    pipe.say_hear(".", SIGNS[1]);
    pipe.say("back");

    pipe.say_hear("new goal", &label("goal", "words"));
    pipe.say_hear(GOAL, GOAL);
    pipe.pick(&label("goal", "why"), "open");
    for line in WHY.lines() {
        pipe.say(line);
    }
    pipe.say_hear(".", WHY);
    pipe.pick(&word("goal.new_step"), "open");
    pipe.say_hear(STEPS[0], "to do");
    pipe.pick(STEPS[0], "step under");
    pipe.say_hear(STEPS[1], "to do, under");
    pipe.pick(STEPS[1], "step under");
    pipe.say_hear(STEPS[2], "to do, under");
    pipe.pick(STEPS[2], "open");
    pipe.pick(&label("step", "when"), "open");
    pipe.say_hear("after Eid", &word("date.echo.words"));
    pipe.say("back");
    pipe.say("again");
    pipe.pick(STEPS[1], "done");
    let said = pipe.pick(&word("ask.below_open"), "");
    assert!(said.contains(&word("did.step_done")) && said.contains(&word("ask.who_did")), "{said}");
    pipe.pick(&word("help.with_a_hand"), "");

    pipe.say("today");
    pipe.pick(&word("today.add_stone"), "");
    pipe.say(STONES[0]);
    pipe.say_hear(".", STONES[0]);
    pipe.say("back");
    pipe.pick(&word("today.add_stone"), "");
    pipe.say(STONES[1]);
    pipe.say_hear(".", STONES[1]);
    pipe.pick(&label("entry", "on"), "open");
    pipe.say_hear("last friday", "Friday 20 November 2026");
    pipe.say("milestones");
    pipe.pick(&word("milestones.note"), "");
    pipe.say(NOTE);
    pipe.say_hear(".", NOTE);
    pipe.say("more");
    pipe.pick(&word("more.settings"), "");
    pipe.pick(&label("settings", "name"), "");
    pipe.say_hear("Sam", "Sam");
    pipe.say("milestones");
    pipe.pick(&word("milestones.note"), "");
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
    let helped: Vec<_> = parts.log.iter().filter_map(|e| Some((e.words.as_str(), e.help?))).collect();
    assert_eq!(helped, [(STEPS[1], Help::WithAHand)]);
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
    parts.seen = None;
    parts
}

#[test]
fn plain_lines_in_a_dumb_terminal_prompt_undo_and_end() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    let mut term = Term::start(command);
    term.wait_for(&word("plain.because_dumb"));
    term.wait_for(&word("plain.you_can_say"));
    assert!(!term.look(vt100::Screen::alternate_screen));
    term.keys_until("new goal\r", &label("goal", "words"));
    term.keys_until("Sleep well\r.\r", &format!("{} Sleep well", label("goal", "words")));
    term.keys_until("2 open\r", &word("plain.how_note"));
    term.keys_until("For Monday\r.\r", &format!("{} For Monday", label("goal", "why")));
    term.keys_until(".undo\r", &word("undo.taken_back"));
    term.wait_for(&format!("2. {} {}", label("goal", "why"), word("plain.nothing_yet")));
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    assert!(!term.sent().contains(&0x1b), "not one control sequence");
    assert!(term.is_cooked());
    let book = nest.book();
    let goal = book.goals().next().unwrap();
    assert_eq!((goal.words.as_str(), goal.why.as_str()), ("Sleep well", ""));
}
