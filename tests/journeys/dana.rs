//! Dana and the letters: one person's first evening, next day, and the day she comes back, in a real terminal.

use std::time::{Duration, Instant};

use cairnbook::workbook::{EntryKind, Help, Parts, StepState, Sure};

use crate::support::pty::{self, Nest, Term, flat, keys::*, says, word};

const GOAL: &str = "to open my mail without fear";
const DONE: &str = "I opened one letter on Monday";
const STEP: &str = "put the letters in one box";
const SMALL: &str = "find a box";
const HALF: &str = "The blue one is from the hous";

fn parts(nest: &Nest) -> Parts {
    nest.book().snapshot().parts()
}

/// The program on that day, in a window of that size.
fn on(nest: &Nest, day: &str, rows: u16, columns: u16) -> Term {
    let mut command = nest.command([nest.file()]);
    command.env("CAIRNBOOK_TODAY", day);
    Term::untouched(command, rows, columns)
}

/// Answers a question, and waits for what comes next.
fn answer(term: &mut Term, words: &str, next: &str) {
    term.keys_until(words, words);
    term.keys_until(ENTER, &word(next));
}

/// Takes a row, and waits for what comes next.
fn take(term: &mut Term, row: &str, next: &str) {
    term.go_to(&word(row));
    term.keys_until(ENTER, &word(next));
}

fn leave(mut term: Term) {
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
}

#[test]
fn only_enter_from_the_first_start_reaches_today_and_nothing_is_written() {
    let nest = Nest::bare();
    let mut term = on(&nest, "2026-11-22", 24, 80);
    term.wait_for(&word("first.enter"));
    let mut seen = String::new();
    for _ in 0..12 {
        let before = term.text();
        term.keys(ENTER);
        term.wait("another screen", |screen| screen.alternate_screen() && screen.contents() != before);
        seen.push_str(&term.look(flat));
        if term.look(|screen| says(screen, &word("today.nothing_yet"))) {
            break;
        }
    }
    assert!(seen.contains(&word("walk.nothing")), "it says that nothing written is fine: {seen}");
    assert!(term.look(|screen| says(screen, "[Today]")), "{}", term.framed());
    for harsh in ["rror", "not valid", "required", "must", "empty field"] {
        assert!(!seen.contains(harsh), "{harsh}: {seen}");
    }
    leave(term);
    let parts = parts(&nest);
    assert!(parts.goals.is_empty() && parts.steps.is_empty() && parts.log.is_empty() && parts.answers.is_empty());
    assert!(parts.settings.name.is_blank() && parts.settings.walked);
}

#[test]
fn dana_and_the_letters() {
    let nest = Nest::bare();
    first_evening(&nest);
    next_day(&nest);
    five_weeks_later(&nest);
}

fn first_evening(nest: &Nest) {
    let mut term = on(nest, "2026-11-22", 24, 80);
    term.wait_for(&word("first.enter"));
    term.keys_until(ENTER, &word("walk.hello"));
    term.keys_until(ENTER, &word("walk.others"));
    term.keys_until(ENTER, &word("walk.harm"));
    term.keys_until(ENTER, &word("walk.ask_name"));
    answer(&mut term, "Dana", "walk.door");
    term.keys_until(ENTER, &word("walk.ask_change"));
    answer(&mut term, GOAL, "walk.ask_done");
    answer(&mut term, DONE, "entry.stone_about");
    term.keys_until(ENTER, &word("walk.ask_step"));
    answer(&mut term, STEP, "walk.when");
    take(&mut term, "walk.this_week", "shrink.sure");
    take(&mut term, "shrink.not_so", "shrink.help");
    term.keys_until(ENTER, &word("shrink.ask_smaller"));
    answer(&mut term, SMALL, "shrink.sure");
    term.keys_until(ENTER, &word("shrink.enough"));
    term.keys_until(ENTER, &word("walk.back"));
    for words in [GOAL, DONE, STEP, SMALL] {
        term.wait_for(words);
    }
    term.go_to(&word("walk.stop"));
    term.keys(ENTER);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();

    let parts = parts(nest);
    let [goal] = parts.goals.as_slice() else { panic!("one goal") };
    let [stone] = parts.log.as_slice() else { panic!("one stone") };
    assert_eq!((goal.words.as_str(), stone.words.as_str(), stone.goal), (GOAL, DONE, Some(goal.id)));
    let [big, small] = parts.steps.as_slice() else { panic!("a step and a smaller one") };
    assert_eq!((big.words.as_str(), small.words.as_str(), small.under), (STEP, SMALL, Some(big.id)));
    assert_eq!((big.sure, small.sure), (Some(Sure::NotSo), Some(Sure::Quite)));
    assert!(parts.settings.quiet && parts.settings.walked);
}

fn next_day(nest: &Nest) {
    let mut term = on(nest, "2026-11-23", 24, 80);
    term.wait_for(&word("quiet.open"));
    assert!(!term.look(|screen| says(screen, "Dana") || says(screen, SMALL)), "{}", term.framed());
    term.keys_until(ENTER, SMALL);
    term.wait_saved();
    let before = parts(nest);
    // A sentence where no text is: nothing that can't be seen and undone, nothing that Esc does not leave.
    term.keys("i cant do this today");
    for _ in 0..8 {
        let sent = term.sent_count();
        if term.look(|screen| says(screen, "[Today]") && !says(screen, "Esc")) {
            break;
        }
        term.keys(ESC);
        term.wait_for_more(sent, Instant::now() + Duration::from_secs(2));
    }
    // The sentence is a note, all of it, and one key takes it back.
    let is_written = || parts(nest).log.iter().any(|entry| entry.words.as_str() == "i cant do this today");
    term.wait("the sentence in the file", |_| is_written());
    let now = parts(nest);
    assert_eq!((&now.goals, &now.steps), (&before.goals, &before.steps));
    term.keys_until(CTRL_Z, &word("undo.taken_back"));
    term.wait("the file without it", |_| parts(nest).log == before.log);
    term.keys(ESC);
    term.keys(ESC);
    term.wait_for("[Today]");
    term.wait_for(SMALL);
    term.go_to(SMALL);
    term.keys(" ");
    term.wait("a tick and a stone", |screen| says(screen, &format!("Marked as done: “{SMALL}”")));
    // On her own: one of four words, and the way out stands first.
    term.wait_for(&word("ask.who_did_skip"));
    term.go_to(&word("help.by_myself"));
    term.keys_until(ENTER, STEP);
    term.wait_saved();
    let now = parts(nest);
    let small = now.steps.iter().find(|step| step.words.as_str() == SMALL).unwrap();
    assert_eq!(small.state, StepState::Done);
    let stone = now.log.iter().find(|entry| entry.step == Some(small.id)).unwrap();
    assert_eq!(stone.help, Some(Help::ByMyself));
    term.keys_until("o", &word("tui.writing"));
    term.keys_until(HALF, HALF);
    term.wait_saved();
    let _ = term.close_window().wait(Instant::now() + pty::LIMIT);
    let parts = parts(nest);
    let note = parts.log.iter().find(|entry| entry.kind == EntryKind::Note).unwrap();
    assert_eq!(note.words.as_str(), HALF, "to the last letter");
}

fn five_weeks_later(nest: &Nest) {
    let mut term = on(nest, "2026-12-30", 12, 40);
    term.wait_for(&word("quiet.open"));
    term.keys_until(ENTER, "Welcome back, Dana");
    let page = term.look(flat);
    assert!(page.contains(STEP), "one thing is asked, about the step that is next: {page}");
    for count in ["37", "36", "days", "missed", "late", "overdue", "weeks"] {
        assert!(!page.contains(count), "{count}: {page}");
    }
    term.go_to(&word("today.make_smaller"));
    term.keys_until(ENTER, &word("shrink.help"));
    take(&mut term, "shrink.smaller", "shrink.ask_smaller");
    answer(&mut term, "bring the box home", "shrink.sure");
    take(&mut term, "shrink.half", "shrink.help");
    take(&mut term, "shrink.with", "shrink.ask_with");
    term.keys_until("Ana", "Ana");
    term.keys(ENTER);
    term.wait("the small step, next and in sight", |screen| {
        says(screen, "[Today]") && pty::chosen(screen).is_some_and(|row| row.contains("bring the box home"))
    });
    for _ in 0..3 {
        let sent = term.sent_count();
        term.keys(CTRL_Z);
        assert!(term.wait_for_more(sent, Instant::now() + pty::LIMIT));
        term.wait_for("Undone:");
        assert!(term.look(vt100::Screen::alternate_screen), "no shell in sight");
    }
    leave(term);
    let parts = parts(nest);
    assert!(parts.steps.iter().all(|step| step.words.as_str() != "bring the box home"));
    assert_eq!(parts.log.iter().filter(|entry| entry.kind == EntryKind::Milestone).count(), 2);
    assert!(parts.log.iter().any(|entry| entry.words.as_str() == HALF));
}
