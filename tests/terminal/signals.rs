//! Ended, hung up, stopped, or broken while someone types: what was typed is in the file, and the terminal
//! is as it was.

use std::time::Instant;

use cairnbook::{
    base::{Id, Moment, Slot, Value, Who},
    store::checked_write,
    workbook::{Settings, Stamp, Workbook, edit::Edit},
};
use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::support::pty::{self, LIMIT, Nest, PROGRAM, Running, Term, keys::*, label, word};

const CTRL_L: &str = "\x0c";
const WORDS: &str = "Half a sentence, mit Grüßen, بعد العيد, and then";

#[test]
fn signals_that_end_it_save_and_give_the_terminal_back() {
    for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2), (Signal::QUIT, 3)] {
        let nest = Nest::new();
        let mut term = Term::in_a_note(&nest);
        term.keys_until(WORDS, "and then");
        term.signal(signal);
        assert_eq!(term.ended(), 128 + number, "{signal:?}\n{}", term.framed());
        term.assert_given_back();
        assert_eq!(nest.note(), WORDS, "{signal:?}");
        assert_eq!(nest.leftovers(), Vec::<std::path::PathBuf>::new());
    }
}

#[test]
fn no_words_are_left_where_there_is_one_screen_only() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("secret", "secret");
    // A window of another size is drawn anew.
    term.resize(24, 60);
    term.wait("a page of the new size", |screen| pty::rows(screen)[2].trim_end().chars().count() < 61);
    for _ in 0..2 {
        term.signal(Signal::TSTP);
        term.wait_stopped();
        term.catch_up();
        assert_eq!(term.left_behind().trim(), "");
        term.signal(Signal::CONT);
        term.wait("the page again", |screen| screen.alternate_screen() && screen.contents().contains("secret"));
    }
    term.wait_for(&word("tui.writing"));
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(term.left_behind().trim(), "");
    let sent = String::from_utf8_lossy(&term.sent()).into_owned();
    assert!(sent.contains("secret"), "the words stood there");
    // Told to clear all at once, some terminals keep what stood there to scroll back to: only the shell's own lines.
    assert_eq!(sent.matches("\x1b[2J").count(), sent.matches("\x1b[22;0t").count());
}

/// How often the lines that were scrolled away were cleared.
fn cleared(term: &Term) -> usize {
    String::from_utf8_lossy(&term.sent()).matches("\x1b[3J").count()
}

/// Waits until the page is drawn anew.
fn resize(term: &mut Term, rows: u16, columns: u16) {
    let sent = term.sent_count();
    term.resize(rows, columns);
    assert!(term.wait_for_more(sent, Instant::now() + LIMIT), "nothing is drawn");
}

#[test]
fn what_a_smaller_window_scrolled_away_is_cleared_when_the_screen_is_hidden() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("secret", "secret");
    term.wait_saved();
    let hide = |term: &mut Term| {
        term.keys(CTRL_L);
        term.wait_gone("secret");
        term.keys_until(CTRL_L, "secret");
        term.catch_up();
        cleared(term)
    };
    // What the shell wrote before stays, as long as nothing of ours can stand there.
    assert_eq!(hide(&mut term), 0);
    for (rows, columns, times) in [(24, 100, 0), (20, 100, 1), (20, 60, 2), (30, 60, 2)] {
        resize(&mut term, rows, columns);
        assert_eq!(hide(&mut term), times, "{rows} by {columns}");
    }
    resize(&mut term, 16, 60);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(cleared(&term), 2, "nobody else uses this computer");
}

#[test]
fn where_others_use_the_computer_it_is_cleared_at_the_end_too() {
    let nest = Nest::new();
    let mut book = Workbook::default();
    let quiet = Edit::Set(Slot::new(Id::settings(), &Settings::QUIET), Some(Value::Yes(true)));
    book.apply(quiet, Stamp { who: Who::Me, at: Moment(0) }).unwrap();
    std::fs::write(nest.file(), checked_write(&book.snapshot()).unwrap()).unwrap();
    let mut term = Term::open(&nest);
    term.wait("the first page", |screen| screen.alternate_screen() && !screen.contents().trim().is_empty());
    resize(&mut term, 12, 60);
    assert_eq!(cleared(&term), 0);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(cleared(&term), 1);
    term.assert_given_back();
}

#[test]
fn a_signal_with_the_mouse_taken_lets_the_mouse_go() {
    let nest = Nest::new();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.keys_until("5", &word("more.settings"));
    term.go_to(&word("more.settings"));
    term.keys_until(ENTER, &word("form.say_more"));
    term.go_to(&word("form.say_more"));
    term.keys_until(ENTER, &label("settings", "mouse"));
    term.go_to(&label("settings", "mouse"));
    term.keys_until(ENTER, "Yes, use the mouse");
    term.go_to("Yes, use the mouse");
    term.keys(ENTER);
    term.wait("the mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143);
    term.assert_given_back();
    assert!(nest.book().settings().mouse);
}

#[test]
fn plain_lines_end_at_a_signal_with_all_saved() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    let mut term = Term::start(command);
    term.wait_for(&word("plain.you_can_say"));
    term.keys_until("write a note\r", &word("plain.how_note"));
    term.keys_until(&format!("{WORDS}\r"), "and then");
    term.keys_until(".where\r", "saved");
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143, "{}", term.framed());
    assert_eq!(nest.note(), WORDS);
}

/// Types, closes the window, and waits for the program to end by itself.
fn window_closed(nest: &Nest, command: CommandBuilder) -> u32 {
    let mut term = Term::start(command).in_its_note();
    term.keys_until(WORDS, "and then");
    let mut running: Running = term.close_window();
    let code = running.wait(Instant::now() + LIMIT);
    assert!(code.is_some(), "it runs on without a terminal");
    assert_eq!(nest.note(), WORDS);
    code.unwrap()
}

#[test]
fn a_closed_window_ends_it_with_all_saved() {
    let nest = Nest::new();
    assert_eq!(window_closed(&nest, nest.command([nest.file()])), 129);
}

#[test]
fn a_closed_window_ends_it_where_hanging_up_is_ignored() {
    let nest = Nest::new();
    let script = "trap '' HUP; exec \"$0\" \"$@\"";
    let args = ["-c".into(), script.into(), PROGRAM.into(), nest.file().into_os_string()];
    assert_eq!(window_closed(&nest, nest.command_of("/bin/sh", args)), 129);
}

#[test]
fn a_closed_window_ends_it_where_no_signal_comes() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    // A terminal that is not ours to be told about, as under some remote shells.
    command.set_controlling_tty(false);
    assert_eq!(window_closed(&nest, command), 129);
}

#[test]
fn plain_lines_end_when_the_window_is_closed() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    command.set_controlling_tty(false);
    let mut term = Term::start(command);
    term.wait_for(&word("plain.you_can_say"));
    term.keys_until("write a note\r", &word("plain.how_note"));
    term.keys_until(&format!("{WORDS}\r"), "and then");
    // The terminal shows words before the program has them; it answers when it does.
    term.keys_until(".where\r", "here have numbers");
    let mut running = term.close_window();
    assert!(running.wait(Instant::now() + LIMIT).is_some(), "it runs on without a terminal");
    assert_eq!(nest.note(), WORDS);
}

#[test]
fn stopped_and_called_back() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    for (round, typed) in [("eins", " eins"), ("zwei", " eins zwei")] {
        term.keys_until(&format!(" {round}"), round);
        term.signal(Signal::TSTP);
        term.wait_stopped();
        term.catch_up();
        term.assert_given_back();
        assert_eq!(nest.note(), typed, "saved before it stopped");
        term.mark("$ fg\r\n");
        term.catch_up();
        term.signal(Signal::CONT);
        term.wait("the page again", |screen| screen.alternate_screen() && screen.contents().contains(round));
        term.wait_for(&word("tui.writing"));
        term.wait_taken();
    }
    term.keys_until(" drei", "drei");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert_eq!(nest.note(), " eins zwei drei");
}

#[test]
fn the_pause_action_stops_it() {
    let nest = Nest::new();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.keys_until("5", &word("more.together"));
    term.go_to(&word("more.suspend"));
    term.keys(ENTER);
    term.wait_stopped();
    term.catch_up();
    term.assert_given_back();
    term.signal(Signal::CONT);
    term.wait_for(&word("more.suspend"));
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143);
    term.assert_given_back();
}

#[test]
fn frozen_and_gone_on_draws_all_again() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("before", "before");
    term.signal(Signal::STOP);
    term.wait_stopped();
    // What a shell does with a terminal it gets back like this.
    term.cook();
    term.mark("\x1b[?1049l\x1b[2J\x1b[H[1]+ Stopped\r\n$ fg\r\n");
    term.catch_up();
    term.signal(Signal::CONT);
    term.wait("the page again", |screen| screen.alternate_screen() && screen.contents().contains("before"));
    term.wait_gone("Stopped");
    assert!(!term.is_cooked());
    term.keys_until(" after", "before after");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert_eq!(nest.note(), "before after");
}

#[test]
fn resized_while_stopped() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    term.signal(Signal::TSTP);
    term.wait_stopped();
    term.resize(40, 120);
    term.signal(Signal::CONT);
    // The rule below the places is as wide as the window.
    term.wait("a page of the new size", |screen| pty::rows(screen)[1].chars().count() > 100);
    term.wait_for("words");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
}

/// Builds for tests break on F12 where a variable asks for it.
#[cfg(debug_assertions)]
#[test]
fn a_fault_of_its_own_saves_and_gives_the_terminal_back() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("CAIRNBOOK_BREAK", "1");
    let mut term = Term::start(command).in_its_note();
    term.keys_until(WORDS, "and then");
    term.keys(F12);
    assert_eq!(term.ended(), 1);
    term.assert_given_back();
    let told = term.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(told, word("end.unexpected_saved"), "one plain paragraph, and none of the person's words");
    assert_eq!(nest.note(), WORDS);
}

#[test]
fn ctrl_c_says_that_all_is_saved_and_asks_once() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    term.wait_saved();
    term.keys_until("\x03", &word("leave.all_saved"));
    term.keys_until(" more", "words more");
    term.wait_saved();
    term.keys_until("\x03", &word("leave.all_saved"));
    term.keys("\x03");
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), "words more");
}
