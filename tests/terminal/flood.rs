//! Much at once: long input without and with the marks of a paste, marks inside a paste, and a window that
//! changes its size all the time. Nothing is lost without a word.

use cairnbook::base::text::LIMIT as MOST;

use crate::support::pty::{Nest, Term, keys::*, label, word};

/// Words that are numbered, so that a gap is seen.
fn numbered(bytes: usize) -> String {
    let mut words = String::new();
    for n in 0.. {
        let word = format!("n{n:05} ");
        if words.len() + word.len() > bytes {
            break;
        }
        words.push_str(&word);
    }
    words
}

fn leave(term: &mut Term) {
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
}

#[test]
fn twenty_kilobytes_typed_at_once_all_arrive() {
    let nest = Nest::new();
    let words = numbered(20 * 1024) + "END";
    let mut term = Term::in_a_note(&nest);
    term.keys_until(&words, "END");
    leave(&mut term);
    assert_eq!(nest.note(), words);
}

#[test]
fn more_than_a_field_holds_is_told_and_the_rest_is_kept() {
    let nest = Nest::new();
    let words = numbered(200 * 1024);
    let mut term = Term::in_a_note(&nest);
    term.keys(&words);
    term.wait_for(&word("field.too_long"));
    // Esc comes after all that was typed.
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    leave(&mut term);
    let kept = nest.note();
    assert!(words.starts_with(&kept), "what is kept is what was typed, without a gap");
    assert_eq!(kept.len(), MOST, "all that fits is kept");
}

#[test]
fn a_paste_arrives_in_one_piece() {
    let nest = Nest::new();
    // Terminals send the key Enter for a line end.
    let words = format!("{}\r{}END", numbered(10 * 1024), numbered(10 * 1024));
    let mut term = Term::in_a_note(&nest);
    term.keys_until("before", "before");
    // Another change than the typing before it: the focus has moved between.
    term.keys(ESC);
    term.wait_gone(&word("tui.writing"));
    term.keys_until(ENTER, &word("tui.writing"));
    term.paste(&words);
    term.wait_for("END");
    term.wait_saved();
    assert_eq!(nest.note(), format!("before{}", words.replace('\r', "\n")));
    term.keys_until(CTRL_Z, &word("undo.taken_back"));
    leave(&mut term);
    assert_eq!(nest.note(), "before", "one undo takes all of a paste back");
}

#[test]
fn a_paste_that_is_too_long_is_told_and_changes_nothing() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("before", "before");
    term.paste(&numbered(100 * 1024));
    term.wait_for(&word("field.too_long"));
    term.keys_until(" after", "before after");
    leave(&mut term);
    assert_eq!(nest.note(), "before after");
}

#[test]
fn an_end_mark_inside_a_paste_loses_nothing() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.paste("one \x1b[201~two \x11 three");
    assert_eq!(term.ended(), 0, "the key to leave came after the paste had ended");
    term.assert_given_back();
    let kept = nest.note();
    assert!(kept.starts_with("one two"), "what came before the key to leave is kept: {kept}");
}

#[test]
fn codes_in_a_paste_become_marks() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.paste("red \x1b[31m, a bell \x07, turned \u{202e}round");
    term.wait_for("red ␛[31m");
    leave(&mut term);
    assert_eq!(nest.note(), "red ␛[31m, a bell ␇, turned \u{fffd}round");
}

#[test]
fn a_paste_while_choosing_is_a_note_and_does_nothing_else() {
    let nest = Nest::new();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.wait_saved();
    term.paste("agc x\rn\r");
    term.wait_for(&word("paste.in_a_note"));
    term.wait_saved();
    assert_eq!(nest.note(), "agc x\nn\n");
    term.keys_until(CTRL_Z, &word("undo.taken_back"));
    leave(&mut term);
    assert_eq!(nest.note(), "", "one undo takes it back");
}

#[test]
fn a_window_that_changes_all_the_time() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    let words = numbered(2 * 1024);
    let sizes = [(5, 20), (24, 80), (3, 10), (60, 200), (24, 41), (2, 2), (50, 90), (24, 80)];
    for (piece, (rows, columns)) in words.as_bytes().chunks(13).zip(sizes.iter().cycle()) {
        term.bytes(piece);
        term.resize(*rows, *columns);
    }
    term.resize(24, 80);
    term.keys_until("END", "END");
    term.wait_for(&word("tui.writing"));
    leave(&mut term);
    assert_eq!(nest.note(), format!("{words}END"));
}

#[test]
fn a_window_that_is_small_for_a_moment_is_whole_again() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("words", "words");
    for _ in 0..50 {
        // The terminal lets go of what stands outside; the program may only ever see the size it had.
        term.resize(2, 2);
        term.resize(24, 80);
    }
    term.keys_until(" END", "words END");
    for key in ["saved.saved", "call.line", "act.milestones", "tui.writing.note"] {
        term.wait_for(&word(key));
    }
    term.wait_for(&label("note", "words"));
}
