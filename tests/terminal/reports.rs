//! What a terminal says about itself while someone writes: it is no key and no word, and keeps no key away.

use crate::support::pty::{Nest, Term, keys::*, label};

const CTRL_G: &str = "\x07";
const CTRL_L: &str = "\x0c";

/// What comes, and what it is.
const REPORTS: [(&str, &str); 12] = [
    ("\x1b[?2026;2$y", "a mode"),
    ("\x1b[>41;330;0c", "a kind of terminal"),
    ("\x1b[?62;4;22c", "another"),
    ("\x1b[?1u", "what keys can be told apart"),
    ("\x1b[24;80R", "a place of the cursor"),
    ("\x1b]11;rgb:2e2e/3434/3636\x07", "a colour, with a bell"),
    ("\x1b]11;rgb:2e2e/3434/3636\x1b\\", "a colour"),
    ("\x1bP>|XTerm(380)\x1b\\", "a name"),
    ("\x1bP1+r544e=787465726d\x1b\\", "a capability"),
    ("\x1b_Gi=31;OK\x1b\\", "a picture"),
    ("\x1b^message\x1b\\", "a message"),
    ("\x1bXstring\x1b\\", "a string"),
];

/// What begins and does not end.
const BEGUN: [&str; 5] = ["\x1b[?2026;2", "\x1b[", "\x1b]11;rgb:2e2e/34", "\x1bP1+r544e", "\x1b_Gi=31"];

fn leave(mut term: Term) {
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
    term.assert_given_back();
}

/// Both keys for someone who is afraid: hide and back, and someone to call and back.
#[track_caller]
fn both_keys_work(term: &mut Term, words: &str) {
    term.keys(CTRL_L);
    term.wait_gone(words);
    term.keys_until(CTRL_L, words);
    term.keys_until(CTRL_G, &label("call", "person"));
    term.keys(ESC);
    term.wait_gone(&label("call", "person"));
    term.wait_for(words);
}

#[test]
fn a_report_is_no_key_and_no_word() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    let mut words = String::new();
    for (n, (report, _)) in REPORTS.iter().enumerate() {
        // Both at once, so that nothing but the report itself tells where it ends.
        let typed = format!("q{n:02} ");
        words.push_str(&typed);
        term.keys_until(&format!("{report}{typed}"), words.trim_end());
    }
    both_keys_work(&mut term, words.trim_end());
    leave(term);
    assert_eq!(nest.note(), words);
}

/// In a note, after each of these.
fn both_keys_work_after<'a>(each: impl IntoIterator<Item = &'a str>) {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    for sent in each {
        eprintln!("after {sent:?}");
        term.keys(sent);
        both_keys_work(&mut term, "words");
    }
    leave(term);
    assert_eq!(nest.note(), "words");
}

#[test]
fn hide_and_the_call_line_work_after_each_report() {
    both_keys_work_after(REPORTS.map(|(report, _)| report));
}

#[test]
fn what_does_not_end_keeps_no_key_away() {
    both_keys_work_after(BEGUN);
}

#[test]
fn what_is_left_of_a_report_that_stalled_is_no_key_and_no_word() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    for (begun, rest) in [
        ("\x1b]11;rgb:", "ffff/ffff\x07"),
        ("\x1b[24;8", "0R"),
        ("\x1bP>|XT", "erm(380)\x1b\\"),
        ("\x1b]11;rgb:2e", "\x07"),
        ("\x1b[8;24;80", "t"),
        ("\x1b[<0;10;3", "m"),
        ("\x1b[<0;10;", "3m"),
    ] {
        term.keys(begun);
        std::thread::sleep(std::time::Duration::from_millis(150));
        term.keys(rest);
    }
    term.keys_until("q", "wordsq");
    both_keys_work(&mut term, "wordsq");
    leave(term);
    assert_eq!(nest.note(), "wordsq");
}

#[test]
fn an_arrow_that_a_slow_line_cut_after_its_escape_is_no_word() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    for rest in ["[C", "OC", "[1;5C", "[97;5u", "[8;24;80t", "[<0;10;3M", "[M !!"] {
        term.keys("\x1b");
        std::thread::sleep(std::time::Duration::from_millis(60));
        term.keys(rest);
        // The Escape has ended writing; a letter goes on with it.
        std::thread::sleep(std::time::Duration::from_millis(60));
        term.keys("q");
    }
    term.keys_until("end", "qend");
    leave(term);
    let typed = nest.note().replace(' ', "");
    assert_eq!(typed, "wordsqqqqqqqend");
}

#[test]
fn a_mouse_that_nobody_asked_for_moves_nothing() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("one two", "one two");
    for y in 1..24 {
        term.keys(&format!("\x1b[<0;1;{y}M\x1b[<0;1;{y}m\x1b[<64;1;{y}M\x1b[M !{}", char::from(32 + y)));
    }
    term.keys_until(" three", "one two three");
    leave(term);
    assert_eq!(nest.note(), "one two three");
}

#[test]
fn a_paste_without_an_end_loses_no_word() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("before", "before");
    term.keys_until("\x1b[200~ of a paste", "before of a paste");
    term.keys_until(" after", "of a paste after");
    both_keys_work(&mut term, "before of a paste after");
    leave(term);
    assert_eq!(nest.note(), "before of a paste after");
}

#[test]
fn a_report_in_pieces_is_no_word() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    for (report, _) in REPORTS {
        for byte in report.bytes() {
            term.bytes(&[byte]);
        }
    }
    term.keys_until("words", "words");
    leave(term);
    assert_eq!(nest.note(), "words");
}

#[test]
fn a_letter_that_is_none_is_marked_and_no_key_is_lost() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.bytes(b"gr\xfc\xdfe \xe2\x98");
    term.keys_until("end", "end");
    leave(term);
    assert_eq!(nest.note(), "gr\u{fffd}\u{fffd}e \u{fffd}end");
}
