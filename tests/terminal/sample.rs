//! The filled-in sample: by its command and from inside a workbook, in both faces, and what is left of it
//! afterwards: nothing.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use rustix::process::Signal;

use crate::support::pty::{self, Nest, Term, keys::*, says, word};

/// A step of the sample.
const NEXT: &str = "ask for Tom";

/// All that is in the folder for what is thrown away.
fn scratch(nest: &Nest) -> Vec<PathBuf> {
    let all = nest.listing().into_keys();
    all.filter(|path| path.starts_with(nest.scratch()) && *path != nest.scratch()).collect()
}

fn demo(nest: &Nest, rows: u16, cols: u16) -> Term {
    let term = Term::untouched(nest.command(["demo"]), rows, cols);
    term.wait("the sample", |screen| screen.alternate_screen() && says(screen, &word("sample.here")));
    term
}

#[test]
fn the_command_shows_it_and_leaves_nothing() {
    let nest = Nest::new();
    let mut term = demo(&nest, 12, 40);
    term.wait_for(NEXT);
    // It is said in full, and only until the next key.
    term.keys("2");
    term.wait_gone(&word("sample.here"));
    let inside = scratch(&nest);
    let folder = inside.iter().find(|path| path.is_dir()).unwrap();
    assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    let first_bytes = fs::read(folder.join("sample.ron")).unwrap();
    term.keys_until("o", &word("tui.writing"));
    term.keys_until("mine", "mine");
    term.wait("a save in the scratch copy", |_| fs::read(folder.join("sample.ron")).unwrap() != first_bytes);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
    assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
    let there = nest.root().join("home");
    let made: Vec<PathBuf> = nest.listing().into_keys().filter(|path| path.starts_with(&there)).collect();
    let known = ["home", "home/state", "home/state/cairnbook", "home/state/cairnbook/scratch"];
    assert_eq!(made, known.map(|path| nest.root().join(path)), "no workbook, no copies, no settings");
    // What was changed is not there the next time.
    let mut term = demo(&nest, 24, 80);
    term.keys_until("4", "I look forward");
    assert!(!term.text().contains("mine"));
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
}

#[test]
fn its_days_follow_the_day_it_is() {
    for (today, day) in [("2026-11-22", "25 November 2026, in 3 days"), ("2027-03-01", "4 March 2027, in 3 days")] {
        let nest = Nest::new();
        let mut command = nest.command(["demo", "plain"]);
        command.env("CAIRNBOOK_TODAY", today);
        let mut term = Term::untouched(command, 32, 120);
        term.wait_for(&word("sample.here"));
        term.wait_for("Noor");
        term.keys_until("1\r", NEXT);
        term.keys_until("1\r", day);
        term.keys("quit\r");
        assert_eq!(term.ended(), 0);
        assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
    }
}

#[test]
fn it_never_looks_at_the_persons_own_workbook() {
    let nest = Nest::new();
    fs::create_dir_all(nest.own_file().parent().unwrap()).unwrap();
    fs::write(nest.own_file(), "no workbook at all").unwrap();
    let (before, scratch_folder) = (nest.listing(), nest.scratch());
    let mut term = demo(&nest, 24, 80);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    let mut after = nest.listing();
    let state = scratch_folder.ancestors().take(3).map(PathBuf::from).collect::<Vec<_>>();
    after.retain(|path, _| !state.contains(path));
    assert_eq!(after, before);
}

#[test]
fn signals_and_a_closed_window_leave_nothing() {
    let nest = Nest::new();
    for (args, signal) in [
        (vec!["demo"], Signal::TERM),
        (vec!["demo"], Signal::HUP),
        (vec!["demo", "plain"], Signal::INT),
        (vec!["demo", "plain"], Signal::TERM),
    ] {
        let mut term = Term::untouched(nest.command(&args), 32, 80);
        term.wait_for("Noor");
        term.signal(signal);
        assert_eq!(term.ended(), 128 + u32::try_from(signal.as_raw()).unwrap());
        assert!(term.is_cooked());
        assert_eq!(scratch(&nest), Vec::<PathBuf>::new(), "{args:?} {signal:?}");
    }
    let term = demo(&nest, 24, 80);
    assert!(term.close_window().wait(std::time::Instant::now() + pty::LIMIT).is_some());
    assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
}

#[test]
fn what_a_killed_one_left_goes_with_the_next_and_one_at_work_stays() {
    let nest = Nest::new();
    let mut killed = demo(&nest, 24, 80);
    let mut at_work = demo(&nest, 24, 80);
    killed.signal(Signal::KILL);
    assert_eq!(killed.ended(), 1000);
    let folders = |nest: &Nest| scratch(nest).into_iter().filter(|path| path.is_dir()).count();
    assert_eq!(folders(&nest), 2);
    let mut third = demo(&nest, 24, 80);
    assert_eq!(folders(&nest), 2, "the killed one is gone, the one at work is not");
    third.keys(CTRL_Q);
    assert_eq!(third.ended(), 0);
    at_work.keys_until("2", "Ride the bus");
    at_work.keys(CTRL_Q);
    assert_eq!(at_work.ended(), 0);
    assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
}

#[test]
fn from_a_workbook_and_back_three_times() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("my own words", "my own words");
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    term.keys(ESC);
    term.wait_for(&word("today.add"));
    for round in 0..3 {
        term.keys_until("5", &word("more.sample"));
        term.go_to(&word("more.sample"));
        term.keys(ENTER);
        term.wait_for(&word("sample.back"));
        term.wait_for("Noor");
        assert_eq!(nest.note(), "my own words", "saved before it went");
        // Every key arrives: nobody else reads.
        term.keys_until("4", "I look forward");
        term.keys_until("o", &word("tui.writing"));
        let words = (0..200).map(|n| format!("{n:03}")).chain(["END".to_owned()]).collect::<Vec<_>>().join(" ");
        term.keys_until(&words, "198 199 END");
        if round == 1 {
            term.signal(Signal::TSTP);
            term.wait_stopped();
            term.catch_up();
            term.assert_given_back();
            term.signal(Signal::CONT);
            term.wait("the page again", |screen| screen.alternate_screen() && says(screen, "199 END"));
        }
        term.keys(CTRL_Q);
        term.wait("the own workbook", |screen| {
            screen.alternate_screen() && !says(screen, "Noor") && says(screen, &word("today.add"))
        });
        term.keys_until("4", "my own words");
        assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
    }
    term.keys_until(ENTER, &word("more.title"));
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
    let told = String::from_utf8_lossy(&term.sent()).into_owned();
    assert_eq!(told.matches(&word("first.what")).count(), 0, "the first lines are for the first time");
    assert_eq!(told.matches(&word("first.again")).count(), 0, "and so is the farewell");
    assert_eq!((nest.note().as_str(), nest.book().log().len()), ("my own words", 1));
    assert_eq!(nest.leftovers(), Vec::<PathBuf>::new());
}

#[test]
fn from_plain_lines_and_back_three_times() {
    let nest = Nest::new();
    let args: [PathBuf; 2] = ["plain".into(), nest.file()];
    // High enough for all three rounds.
    let mut term = Term::untouched(nest.command(args), 600, 120);
    term.wait_for(&word("plain.you_can_say"));
    term.keys_until("write a note\r", &word("plain.how_note"));
    term.keys("my own words\r.\r");
    for round in 1..=3 {
        // Typed ahead: the sample, a look around in it, out of it, and a look at the own milestones.
        term.keys("sample\rgoals\rquit\rmilestones\r");
        let times = |screen: &vt100::Screen, words: &str| pty::flat(screen).matches(words).count();
        term.wait("the own milestones again", |screen| {
            times(screen, &word("plain.on")) == 1 + 2 * round && times(screen, "my own words, note") >= round
        });
        assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
    }
    assert!(term.look(|screen| says(screen, "Ride the bus")));
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143);
    assert_eq!((nest.note().as_str(), nest.book().log().len()), ("my own words", 1));
}

#[test]
fn a_signal_or_a_fault_in_the_sample_ends_all() {
    let nest = Nest::new();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.keys_until("5", &word("more.sample"));
    term.go_to(&word("more.sample"));
    term.keys(ENTER);
    term.wait_for(&word("sample.back"));
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143);
    term.assert_given_back();
    assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
    assert_eq!(nest.book().log().len(), 0);
}

/// Builds for tests break on F12 where a variable asks for it.
#[cfg(debug_assertions)]
#[test]
fn a_fault_in_the_sample_gives_the_terminal_back() {
    let nest = Nest::new();
    fs::write(nest.file(), cairnbook::store::write(&cairnbook::workbook::Data::default()).unwrap()).unwrap();
    let mut command = nest.command([nest.file()]);
    command.env("CAIRNBOOK_BREAK", "1");
    let mut term = Term::start(command);
    term.wait_ready();
    term.keys_until("5", &word("more.sample"));
    term.go_to(&word("more.sample"));
    term.keys(ENTER);
    term.wait_for(&word("sample.back"));
    term.keys(F12);
    assert_eq!(term.ended(), 1);
    term.assert_given_back();
    term.wait_for(&word("end.unexpected_saved"));
    assert_eq!(scratch(&nest), Vec::<PathBuf>::new());
}

#[test]
fn where_it_can_not_be_made_that_is_told_and_the_own_workbook_opens() {
    let nest = Nest::new();
    // A file stands where the folder is to be.
    fs::create_dir_all(nest.scratch().parent().unwrap()).unwrap();
    fs::write(nest.scratch(), "").unwrap();
    let output = nest.pipes(["demo"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("The sample could not be opened."), "{told}");
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.keys_until("5", &word("more.sample"));
    term.go_to(&word("more.sample"));
    term.keys(ENTER);
    term.wait_for("The sample could not be opened.");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
}
