//! `cairnbook check-in`: one question a line, at a terminal and through a pipe.

use std::fs;

use cairnbook::{
    base::{Id, Key},
    workbook::{Entry, EntryKind, Level, Look, edit::set_text},
};

use crate::{
    asked::{self, BOOKS, nest, run_on},
    support::pty::{self, Nest, Term, keys::*, word},
};

const CHECK_IN: [&str; 2] = ["check-in", "book/sam.ron"];

/// The newest check-in.
fn newest(nest: &Nest) -> Entry {
    nest.book().log().newest(EntryKind::CheckIn).next().unwrap().clone()
}

fn look(entry: &Entry, goal: &str) -> (Option<Level>, Option<u8>) {
    Look::at(entry, Id::of(goal).unwrap()).map_or((None, None), |look| (look.line(), look.far()))
}

fn next(entry: &Entry) -> Vec<String> {
    entry.more.picks(&Entry::NEXT).iter().map(|key: &Key| key.as_str().to_owned()).collect()
}

fn open(nest: &Nest, more: &[&str]) -> Term {
    let file = nest.file().to_string_lossy().into_owned();
    let args: Vec<&str> = ["check-in", &file].into_iter().chain(more.iter().copied()).collect();
    Term::untouched(nest.command(args), 40, 80)
}

fn sent(term: &Term) -> String {
    String::from_utf8_lossy(&term.sent()).into_owned()
}

#[test]
fn each_question_is_asked_and_saved_before_the_next() {
    let nest = nest();
    let mut term = open(&nest, &[]);
    term.wait_for("How have things been since last time?");
    let before = fs::read(nest.file()).unwrap();
    term.keys_until("I slept on Tuesday.\r", "Goal 1: Which line is true now?");
    assert_ne!(fs::read(nest.file()).unwrap(), before, "saved before the next question");
    assert_eq!(newest(&nest).words.as_str(), "I slept on Tuesday.");
    term.wait_for("2. I do them each week (Better than I hoped)");
    // Two lines begin so: it is asked again, and nothing is written.
    term.keys_until("I do them\r", &word("cmd.not_one"));
    term.keys_until("i do them EACH\r", "Goal 2: How are things with this?");
    term.wait_for("You chose: I do them each week");
    term.keys_until("eleven\r", &word("rate.problem"));
    term.keys_until("6\r", "What comes next?");
    term.wait_for("2. Call the college");
    term.keys("2, 1\r");
    term.wait_for("saved: check-in, Sunday 22 November 2026");
    assert_eq!(term.ended(), 0);
    assert!(!sent(&term).contains('\x1b'), "no codes");
    assert!(!sent(&term).contains(&word("cmd.more_steps")), "all of them are there: {}", sent(&term));
    let entry = newest(&nest);
    assert_eq!(look(&entry, "gbooks"), (Some(Level::Better), None));
    assert_eq!(look(&entry, "gpaid"), (None, Some(6)));
    assert_eq!(next(&entry), ["scall", "sfolder"]);
    assert_eq!(nest.book().log().newest(EntryKind::CheckIn).count(), 2);
    assert_eq!(nest.book().seen(), cairnbook::base::Day::iso(pty::TODAY));
}

#[test]
fn empty_answers_write_nothing() {
    let nest = nest();
    let before = nest.listing();
    for input in ["", "\n\n\n\n", "  \n\n", ".leave\nnot this\n"] {
        let out = run_on(&nest, &CHECK_IN, input);
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{input:?}");
        assert!(out.out.ends_with(&(word("cmd.nothing_said") + "\n")), "{}", out.out);
    }
    let json = run_on(&nest, &["check-in", "book/sam.ron", "--json"], "\n").json();
    assert_eq!((&json["saved"], json["check_in"].is_null()), (&false.into(), true));
    let mut after = nest.listing();
    after.retain(|path, _| !path.ends_with("book/.sam.ron.lock"));
    assert_eq!(after, before);
}

#[test]
fn a_pipe_answers_line_by_line_and_its_end_keeps_what_was_said() {
    let nest = nest();
    let all = run_on(&nest, &["check-in", "book/sam.ron", "--json"], "Rang Ana\n3\n4\ncall\n");
    assert_eq!((all.code, all.err.as_str()), (0, ""));
    let json = all.json();
    let check_in = &json["check_in"];
    assert_eq!((&check_in["words"], &check_in["on"]["day"]), (&"Rang Ana".into(), &pty::TODAY.into()));
    assert_eq!(check_in["goals"][0]["now"]["line"]["words"], "I do them twice a month");
    assert_eq!(check_in["goals"][1]["now"]["far"], 4);
    assert_eq!(check_in["next"][0]["words"], "Call the college");
    assert_eq!(json["unread"].as_array().unwrap().len(), 0);
    let nest = asked::nest();
    let some = run_on(&nest, &CHECK_IN, "Only this");
    assert_eq!(some.code, 0, "{}", some.err);
    assert!(some.out.ends_with("saved: check-in, Sunday 22 November 2026\n"), "{}", some.out);
    assert_eq!(newest(&nest).words.as_str(), "Only this");
    assert!(Look::all(&newest(&nest)).next().is_none());
}

#[test]
fn in_a_pipe_an_answer_that_does_not_fit_is_left_out_told_and_given_back() {
    let nest = nest();
    let out = run_on(&nest, &CHECK_IN, "Rang Ana\nno such line\n7\n1 2 9\n");
    assert_eq!(out.code, 1);
    assert!(out.out.ends_with("no such line\n1 2 9\n"), "{}", out.out);
    assert!(out.err.contains("Which line is true now?") && out.err.contains(&word("cmd.not_one")), "{}", out.err);
    assert!(!out.err.contains(BOOKS) && !out.err.contains("such line"), "own words are no message: {}", out.err);
    let entry = newest(&nest);
    assert_eq!((look(&entry, "gbooks"), look(&entry, "gpaid")), ((None, None), (None, Some(7))));
    let json = run_on(&nest, &["check-in", "book/sam.ron", "--json"], "x\nno such line\n").json();
    assert_eq!((&json["saved"], &json["unread"][0]), (&true.into(), &"no such line".into()));
}

#[test]
fn back_changes_an_answer_and_a_stop_is_no_answer() {
    let nest = nest();
    let out = run_on(&nest, &CHECK_IN, "first\n.back\nsecond\n.again\n1\n.leave\n9\n");
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    let entry = newest(&nest);
    assert_eq!(entry.words.as_str(), "second");
    assert_eq!(look(&entry, "gbooks"), (Some(Level::Best), None));
    assert_eq!(look(&entry, "gpaid"), (None, None));
    assert_eq!(run_on(&nest, &CHECK_IN, "..and so on\n").code, 0);
    assert_eq!(newest(&nest).words.as_str(), "second\n.and so on");
}

#[test]
fn in_a_pipe_no_line_falls_out_of_its_place() {
    for first in [".NET is on", ".hide", ".5 of it", "..leave"] {
        let nest = nest();
        let out = run_on(&nest, &CHECK_IN, &format!("{first}\n1\n7\n"));
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{first}");
        let entry = newest(&nest);
        assert_eq!(entry.words.as_str(), first.replace("..", "."));
        assert_eq!((look(&entry, "gbooks").0, look(&entry, "gpaid").1), (Some(Level::Best), Some(7)), "{first}");
    }
    // Where somebody types it is a slip, and asked again.
    let nest = nest();
    let mut term = open(&nest, &[]);
    term.wait_for("How have things been");
    term.keys_until(".nonsense\r", "“.nonsense” is not a command here");
    term.keys(CTRL_D);
    term.wait_for(&word("cmd.nothing_said"));
    assert_eq!(term.ended(), 0);
}

#[test]
fn a_line_that_is_too_long_is_given_back_whole() {
    let nest = nest();
    let long = "many words ".repeat(60_000) + "to the end";
    let out = run_on(&nest, &CHECK_IN, &format!("{long}\n1\n"));
    assert_eq!(out.code, 1);
    assert!(out.out.ends_with(&format!("{long}\n")), "{} letters came back", out.out.len());
    let entry = newest(&nest);
    assert_eq!((entry.words.as_str(), look(&entry, "gbooks").0), ("", Some(Level::Best)));
}

#[test]
fn letters_that_can_not_be_read_are_told_once() {
    let nest = nest();
    let out = asked::run_bytes(&nest, &CHECK_IN, b"caf\xe9\n1\n7\n");
    assert_eq!((out.code, out.err.as_str()), (0, (word("cmd.broken_letters") + "\n").as_str()));
    assert_eq!(newest(&nest).words.as_str(), "caf\u{fffd}");
}

#[test]
fn a_second_check_in_of_the_day_goes_on_with_the_first() {
    let nest = nest();
    assert_eq!(run_on(&nest, &CHECK_IN, "Rang Ana\n1\n").code, 0);
    let second = run_on(&nest, &["check-in", "book/sam.ron", "--json"], "\n\n7\n").json();
    assert_eq!((&second["saved"], &second["check_in"]["words"]), (&true.into(), &"Rang Ana".into()));
    assert_eq!(nest.book().log().newest(EntryKind::CheckIn).count(), 2, "the one of Tuesday, and that of today");
    let entry = newest(&nest);
    assert_eq!((look(&entry, "gbooks").0, look(&entry, "gpaid").1), (Some(Level::Best), Some(7)));
    // Nothing new said: nothing is told as saved.
    let third = run_on(&nest, &CHECK_IN, "\n");
    assert!(third.out.ends_with(&(word("cmd.nothing_said") + "\n")), "{}", third.out);
}

#[test]
fn what_stands_there_is_told_and_nothing_gives_way_without_a_word() {
    let nest = nest();
    let first = run_on(&nest, &CHECK_IN, "Rang Ana\n3\n4\n2\n");
    assert!(first.code == 0 && !first.out.contains(&word("cmd.added")), "{}", first.out);
    let again = run_on(&nest, &CHECK_IN, "Slept, too\n1\n\ncall\n");
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let there = |words: &str| word("plain.there_now").replace("{text}", words);
    for words in ["Rang Ana", "I do them twice a month", "4"] {
        assert!(again.out.contains(&there(words)), "{words}: {}", again.out);
    }
    assert!(again.out.contains("Question 1 of 4: ") && again.out.contains(&word("cmd.how_after")), "{}", again.out);
    assert!(again.out.contains("Before: I do them twice a month."), "{}", again.out);
    assert_eq!(again.out.matches(&word("cmd.added")).count(), 1, "{}", again.out);
    let entry = newest(&nest);
    assert_eq!(entry.words.as_str(), "Rang Ana\nSlept, too");
    assert_eq!((look(&entry, "gbooks").0, look(&entry, "gpaid").1), (Some(Level::Best), Some(4)));
    assert_eq!(nest.book().log().newest(EntryKind::CheckIn).count(), 2);
    // With nobody to hear the questions, it is told in the answer.
    let json = run_on(&nest, &["check-in", "book/sam.ron", "--json"], "\n\n9\n").json();
    assert_eq!((&json["replaced"][0]["before"], &json["replaced"][0]["now"]), (&"4".into(), &"9".into()));
    assert_eq!(json["check_in"]["words"], "Rang Ana\nSlept, too");
}

#[test]
fn back_in_one_sitting_changes_its_own_words_only() {
    let nest = nest();
    assert_eq!(run_on(&nest, &CHECK_IN, "Rang Ana\n").code, 0);
    let out = run_on(&nest, &CHECK_IN, "fist\n.back\nfirst\n");
    assert_eq!(newest(&nest).words.as_str(), "Rang Ana\nfirst");
    assert!(out.out.contains("Now: first. Before: fist."), "{}", out.out);
}

#[test]
fn someone_to_call_and_hiding_are_at_hand() {
    let nest = nest();
    let nobody = run_on(&nest, &CHECK_IN, ".call\n").out;
    assert!(nobody.contains(&word("cmd.no_call")), "{nobody}");
    asked::written(&nest, |book, stamp| {
        for (field, words) in [("person", "Ana"), ("contact", "0171 55")] {
            book.apply(set_text(Id::page("call"), &Key::from(field), words), stamp).unwrap();
        }
    });
    let mut term = open(&nest, &[]);
    term.wait_for("How have things been");
    term.keys_until(".call\r", "0171 55");
    term.keys_until(".hide\r", &word("plain.hidden_cleared"));
    assert!(!term.text().contains("Ana"), "{}", term.framed());
    term.keys_until("an answer\r", "hide");
    term.keys_until(".hide\r", "How have things been");
    term.keys(CTRL_D);
    term.wait_for(&word("cmd.nothing_said"));
    assert_eq!(term.ended(), 0);
}

#[test]
fn with_json_a_person_is_asked_beside_the_output() {
    let nest = nest();
    let file = nest.file().to_string_lossy().into_owned();
    let out = nest.root().join("out");
    let script = format!("exec \"$0\" check-in \"{file}\" --json > \"{}\"", out.display());
    let mut term = Term::untouched(nest.command_of("/bin/sh", ["-c", &script, pty::PROGRAM]), 24, 80);
    term.wait_for("How have things been");
    term.keys_until("Rang Ana\r", "Which line is true now?");
    term.keys(CTRL_D);
    assert_eq!(term.ended(), 0);
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(json["check_in"]["words"], "Rang Ana");
}

#[test]
fn a_hang_up_keeps_what_was_answered() {
    let nest = nest();
    let mut term = open(&nest, &[]);
    term.wait_for("How have things been");
    term.keys_until("Rang Ana\r", "Which line is true now?");
    assert!(term.close_window().wait(std::time::Instant::now() + pty::LIMIT).is_some());
    assert_eq!(newest(&nest).words.as_str(), "Rang Ana");
    assert_eq!(run_on(&nest, &["log", "--file", "book/sam.ron"], "free again").code, 0);
}

#[test]
fn a_new_workbook_is_made_by_the_first_answer_only() {
    let nest = Nest::bare();
    let before = nest.listing();
    assert_eq!(run_on(&nest, &["check-in"], "").code, 0);
    assert_eq!(nest.listing(), before);
    let out = run_on(&nest, &["check-in"], "A start");
    assert_eq!(out.code, 0);
    assert!(out.err.contains(&word("cmd.new_book")), "{}", out.err);
    assert_eq!(pty::read(&nest.own_file()).log().len(), 1);
}
