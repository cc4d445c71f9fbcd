//! The first start: ordinary lines before the full screen is taken, one line read, and what is said at the end.
//! Also hiding and clearing where lines stand on a terminal.

use std::path::PathBuf;

use cairnbook::{
    base::{Id, Moment, Slot, Value, Who},
    store::checked_write,
    workbook::{Edit, Settings, Stamp, Workbook},
};
use rustix::process::Signal;

use crate::support::pty::{self, Nest, Term, keys::*, word};

/// On a workbook that is not there yet; nothing is typed.
fn new(nest: &Nest) -> Term {
    Term::untouched(nest.command([nest.file()]), 24, 80)
}

fn asked(nest: &Nest) -> Term {
    let term = new(nest);
    for key in ["first.what", "first.enter", "first.plain"] {
        term.wait_for(&word(key));
    }
    term
}

fn sent(term: &Term) -> String {
    String::from_utf8_lossy(&term.sent()).into_owned()
}

/// The lines at the end of a first sitting.
fn farewell(nest: &Nest, plain: &str) -> String {
    let again = word("first.again");
    format!("{}\r\n{again} cairnbook{plain} {}\r\n", word("first.saved"), nest.file().display())
}

#[test]
fn ordinary_lines_come_before_the_screen_is_taken() {
    let nest = Nest::bare();
    let before = nest.listing();
    let mut term = asked(&nest);
    assert!(!sent(&term).contains('\x1b'), "ordinary lines have no codes");
    assert!(term.is_cooked());
    assert_eq!(nest.listing(), before, "nothing is made before the answer");
    term.keys("hm");
    term.keys(ENTER);
    term.wait_for(&word("first.not_here"));
    assert_eq!(nest.listing(), before, "words that are not kept start nothing");
    term.keys(ENTER);
    term.wait_ready();
    term.wait_saved();
    assert!(sent(&term).contains("hm\r\n"), "what is typed is shown as the terminal does");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert!(sent(&term).ends_with(&format!("{}\u{7}\u{7}\u{7}", farewell(&nest, ""))), "{:?}", sent(&term));
    // From the second time on, neither is said.
    let mut term = new(&nest);
    term.wait_ready();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert!(!sent(&term).contains(&word("first.what")) && !sent(&term).contains(&word("first.again")));
}

#[test]
fn keys_typed_ahead_are_not_lost() {
    let nest = Nest::bare();
    let mut term = asked(&nest);
    // The first steps up to the name, and the name, before the screen was there.
    term.keys("\r\r\r\rDana ahead");
    term.wait_for("Dana ahead");
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.book().settings().name.as_str(), "Dana ahead");
}

#[test]
fn the_word_gives_plain_lines() {
    let nest = Nest::bare();
    let mut term = asked(&nest);
    term.keys("  Plain \r");
    term.wait_for(&word("plain.because_asked"));
    term.wait_for(&word("plain.turn"));
    term.keys_until("\r", &word("walk.others"));
    term.keys_until("2\r", &word("walk.ask_name"));
    term.keys_until("Henning\r", &word("walk.door"));
    term.keys(".leave\r");
    assert_eq!(term.ended(), 0);
    assert!(!sent(&term).contains('\x1b'), "not one code");
    assert!(sent(&term).contains(&farewell(&nest, " plain")), "{}", sent(&term));
    assert_eq!(nest.book().settings().name.as_str(), "Henning");
}

#[test]
fn whoever_does_not_answer_leaves_nothing_behind() {
    let nest = Nest::bare();
    let before = nest.listing();
    let mut term = asked(&nest);
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0);
    assert!(!sent(&term).contains(&word("first.saved")));
    assert!(term.is_cooked());
    // As any program that has not begun: the signal ends it.
    let mut term = asked(&nest);
    term.keys("\x03");
    assert_eq!(term.ended(), 1000, "ended by the signal itself");
    let mut term = asked(&nest);
    term.keys("pl");
    term.signal(Signal::HUP);
    assert_eq!(term.ended(), 1000);
    let term = asked(&nest);
    assert!(term.close_window().wait(std::time::Instant::now() + pty::LIMIT).is_some());
    assert_eq!(nest.listing(), before, "nothing is made");
}

#[test]
fn stopped_at_the_first_lines_and_called_back() {
    let nest = Nest::bare();
    let mut term = asked(&nest);
    // The key alone stops only what a shell looks after.
    term.signal(Signal::STOP);
    term.wait_stopped();
    term.signal(Signal::CONT);
    term.keys(ENTER);
    term.wait_ready();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
}

#[test]
fn plain_lines_that_are_on_already_ask_nothing() {
    let nest = Nest::bare();
    let listing = nest.listing();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    let mut term = Term::untouched(command, 24, 80);
    term.wait_for(&word("plain.because_dumb"));
    assert!(!sent(&term).contains(&word("first.enter")), "plain lines need no choice");
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0);
    assert_ne!(nest.listing(), listing, "a new workbook is made at once");
}

/// In plain lines on a terminal that knows codes.
fn in_plain_lines(nest: &Nest) -> Term {
    let args: [PathBuf; 2] = ["plain".into(), nest.file()];
    let term = Term::untouched(nest.command(args), 24, 80);
    term.wait_for(&word("plain.you_can_say"));
    term
}

#[test]
fn hiding_plain_lines_clears_the_window_and_says_what_is_known() {
    let nest = Nest::new();
    let mut term = in_plain_lines(&nest);
    term.keys_until("write a note\r", &word("plain.how_note"));
    term.keys_until("a private line\r", "a private line");
    term.keys(".hide\r");
    term.wait_for(&word("plain.hidden_cleared"));
    let all = sent(&term);
    let after = all.split("\x1b[1;1H\x1b[2J\x1b[3J").nth(1).expect("the codes that clear");
    assert!(after.starts_with(&word("plain.hidden")), "{after:?}");
    assert!(!term.text().contains("private"), "{}", term.framed());
    assert!(!after.contains(&word("plain.hidden_above")));
    term.keys_until("hide\r", &word("plain.shown_again"));
    term.keys(".\rquit\r");
    assert_eq!(term.ended(), 0);
    assert_eq!(sent(&term).matches('\x1b').count(), 3, "no other codes");
    assert_eq!(nest.note(), "a private line");
}

#[test]
fn half_an_answer_is_kept_when_plain_lines_are_ended() {
    for ends in [None, Some(Signal::TERM)] {
        let nest = Nest::new();
        let mut term = in_plain_lines(&nest);
        term.keys_until("write a note\r", &word("plain.how_note"));
        term.keys_until("one line\r", "one line");
        term.keys_until("half a thought", "half a thought");
        match ends {
            None => term.keys("\x03"),
            Some(signal) => term.signal(signal),
        }
        assert_eq!(term.ended(), ends.map_or(130, |_| 143));
        assert_eq!(nest.note(), "one line\nhalf a thought");
        assert!(term.is_cooked());
    }
}

#[test]
fn half_a_choice_is_not_made_when_plain_lines_are_ended() {
    let nest = Nest::new();
    let mut term = in_plain_lines(&nest);
    let before = nest.book();
    term.keys_until("write a note", "write a note");
    term.keys("\x03");
    assert_eq!(term.ended(), 130);
    assert_eq!(nest.book(), before);
}

#[test]
fn where_nothing_can_be_cleared_hiding_says_so_without_codes() {
    let nest = Nest::new();
    let mut command = nest.command([nest.file()]);
    command.env("TERM", "dumb");
    let mut term = Term::untouched(command, 24, 80);
    term.wait_for(&word("plain.you_can_say"));
    term.keys_until(".hide\r", &word("plain.hidden_above"));
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0);
    assert!(!sent(&term).contains('\x1b'));
    let mut pipe = pty::Pipe::open(&nest);
    let said = {
        pipe.write(".hide\nhide\n");
        pipe.say("today")
    };
    assert!(said.contains(&word("plain.hidden_above")) && !said.contains('\x1b'), "{said}");
    assert_eq!(pipe.end(), Some(0));
}

#[test]
fn who_asked_for_a_quiet_start_is_asked_at_the_end_whether_to_clear_the_window() {
    let nest = Nest::new();
    let mut book = Workbook::default();
    let quiet = Edit::Set(Slot::new(Id::settings(), &Settings::QUIET), Some(Value::Yes(true)));
    book.apply(quiet, Stamp { who: Who::Me, at: Moment(0) }).unwrap();
    std::fs::write(nest.file(), checked_write(&book.snapshot()).unwrap()).unwrap();
    let args: [PathBuf; 2] = ["plain".into(), nest.file()];
    let mut term = Term::untouched(nest.command(args), 24, 80);
    // Others may look at this window: what was read stays in it after the program ends.
    term.keys_until("quit\r", "Clear the lines on the screen?");
    term.keys("clear\r");
    assert_eq!(term.ended(), 0);
    assert!(sent(&term).contains("\x1b[2J"), "it was asked for, and nothing was cleared: {}", term.framed());
}
