//! The editor, deed by deed and at random.

use super::*;
use proptest::prelude::*;

/// An editor at 20 columns with the caret where `|` stands.
fn at(words: &str) -> Editor {
    let caret = words.find('|').unwrap();
    let mut editor = Editor::new(&words.replacen('|', "", 1), true);
    editor.caret = caret;
    editor.view(21, 5);
    editor
}

fn shown(editor: &Editor) -> String {
    let mut words = editor.text.clone();
    words.insert(editor.caret, '|');
    words
}

type Do = fn(&mut Editor);

#[test]
fn moving_and_taking_away() {
    let left: Do = |e| e.go(Go::Left);
    let right: Do = |e| e.go(Go::Right);
    let back: Do = |e| assert!(e.cut(Cut::Before) || e.text().is_empty());
    let delete: Do = |e| assert!(e.cut(Cut::After) || e.text().is_empty());
    let word_back: Do = |e| assert!(e.cut(Cut::WordBefore) || e.text().is_empty());
    let cases: &[(&str, Do, &str)] = &[
        ("ab|", left, "a|b"),
        ("|ab", left, "|ab"),
        ("ab|", right, "ab|"),
        // Letters of several characters are one step and go as one.
        ("a👩\u{200d}🔬|b", left, "a|👩\u{200d}🔬b"),
        ("a|👩\u{200d}🔬b", right, "a👩\u{200d}🔬|b"),
        ("a👩\u{200d}🔬|b", back, "a|b"),
        ("a|👩\u{200d}🔬b", delete, "a|b"),
        ("xe\u{301}|", back, "x|"),
        ("|e\u{301}x", delete, "|x"),
        ("🇨🇦|b", back, "|b"),
        ("爸爸|", left, "爸|爸"),
        ("नमस्ते|", back, "नमस्त|"),
        // Right to left: the letter before is the one typed before.
        ("שלום|", left, "שלו|ם"),
        ("שלום|", back, "שלו|"),
        ("one two|", word_back, "one |"),
        ("one two  |", word_back, "one |"),
        ("one-two|", word_back, "one-|"),
        ("|", word_back, "|"),
        ("a\n|b", back, "a|b"),
        ("one |two three", |e| assert!(e.cut(Cut::WordAfter) || e.text().is_empty()), "one |three"),
        ("one two|", |e| e.go(Go::WordLeft), "one |two"),
        ("|one two", |e| e.go(Go::WordRight), "one |two"),
        ("a\nbc|d", |e| e.go(Go::LineStart), "a\n|bcd"),
        ("a\nb|cd\ne", |e| e.go(Go::LineEnd), "a\nbcd|\ne"),
    ];
    for (before, act, after) in cases {
        let mut editor = at(before);
        act(&mut editor);
        assert_eq!(shown(&editor), *after, "from {before}");
    }
}

#[test]
fn up_and_down_go_by_lines_as_shown_and_keep_the_column() {
    let up: Do = |e| e.go(Go::Up);
    let down: Do = |e| e.go(Go::Down);
    let text = "The first line of it is a long one.\nx\nAnother line";
    // At 20 columns: "The first line of it", "is a long one.", "x", "Another line".
    let path: &[(Do, &str)] = &[
        (down, "The first line of it is a long| one.\nx\nAnother line"),
        (down, "The first line of it is a long one.\nx|\nAnother line"),
        (down, "The first line of it is a long one.\nx\nAnother li|ne"),
        (down, "The first line of it is a long one.\nx\nAnother li|ne"),
        (up, "The first line of it is a long one.\nx|\nAnother line"),
        (up, "The first line of it is a long| one.\nx\nAnother line"),
    ];
    let mut editor = at(&format!("The first |{}", text.strip_prefix("The first ").unwrap()));
    let mut got = Vec::new();
    for (act, _) in path {
        act(&mut editor);
        got.push(shown(&editor));
    }
    let wanted: Vec<&str> = path.iter().map(|(_, words)| *words).collect();
    // "The first " is column 10, and so is "is a long " before "one".
    let wanted: Vec<String> = wanted.iter().map(|w| w.replace("is a long| one", "is a long |one")).collect();
    assert_eq!(got, wanted);
}

#[test]
fn ends_of_wrapped_lines_stay_on_their_line() {
    let mut editor = at("The |first line of it is a long one.");
    editor.go(Go::LineEnd);
    assert_eq!(shown(&editor), "The first line of it| is a long one.");
    assert_eq!(editor.view(21, 5).caret, (0, 20));
    editor.go(Go::Right);
    assert_eq!(editor.view(21, 5).caret, (1, 0));
    editor.go(Go::LineStart);
    assert_eq!(shown(&editor), "The first line of it |is a long one.");
}

#[test]
fn the_caret_cell_is_known_after_wrapping() {
    let cases = [
        ("|", (0, 0)),
        ("abc|", (0, 3)),
        ("爸爸|", (0, 4)),
        ("e\u{301}|x", (0, 1)),
        ("👩\u{200d}🔬|", (0, 2)),
        ("one\n|", (1, 0)),
        ("twenty letters in it|", (0, 20)),
        ("aaaaaaaaaaaaaaaaaaaaaaaaa|", (1, 5)),
        ("one two three four five|", (1, 4)),
    ];
    for (words, cell) in cases {
        assert_eq!(at(words).view(21, 5).caret, cell, "{words}");
    }
}

#[test]
fn the_caret_stays_in_sight() {
    let text: Vec<String> = (0..40).map(|i| format!("line {i}")).collect();
    let mut editor = Editor::new(&text.join("\n"), true);
    let view = editor.view(21, 5);
    assert_eq!((view.lines.last().unwrap().as_str(), view.caret), ("line 39", (4, 7)));
    for _ in 0..4 {
        editor.go(Go::Up);
    }
    assert_eq!(editor.view(21, 5).caret.0, 0);
    editor.go(Go::PageUp);
    let view = editor.view(21, 5);
    assert_eq!(view.lines[view.caret.0], "line 31");
    editor.go(Go::PageDown);
    let view = editor.view(21, 5);
    assert_eq!(view.lines[view.caret.0], "line 35");
    editor.point(0, 2);
    let view = editor.view(21, 5);
    assert_eq!(view.caret, (0, 2));
}

#[test]
fn what_comes_in_is_cleaned_and_fits_the_field() {
    let mut note = at("a|c");
    note.insert("\u{1b}[2J\r\nb\u{202e}\t").unwrap();
    assert_eq!(note.text(), "a␛[2J\nb\u{fffd}    c");
    let mut line = Editor::new("x", false);
    line.insert(" y\r\nz").unwrap();
    assert_eq!(line.text(), "x y z");
}

#[test]
fn too_much_is_refused_whole() {
    let mut editor = Editor::new("here", true);
    assert_eq!(editor.insert(&"x".repeat(text::LIMIT)), Err(TooLong));
    assert_eq!((editor.text(), editor.caret()), ("here", 4));
    assert_eq!(editor.insert(&"x".repeat(text::LIMIT - 4)), Ok(()));
    assert_eq!(editor.insert("y"), Err(TooLong));
}

#[test]
fn changes_from_elsewhere_put_the_caret_at_their_end() {
    for (before, after, caret) in [
        ("one two three", "one three", 5),
        ("one three", "one two three", 9),
        ("same", "same", 4),
        ("aaa", "aa", 2),
        ("", "new", 3),
        ("e\u{301}x", "ex", 1),
        ("爸x", "妈x", 3),
    ] {
        let mut editor = Editor::new(before, true);
        editor.reload(after);
        assert_eq!((editor.text(), editor.caret()), (after, caret), "{before} {after}");
    }
}

#[derive(Clone, Debug)]
enum Deed {
    Go(Go),
    Cut(Cut),
    Insert(String),
    View(usize, usize),
    Reload(String),
    Point(usize, usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let go = [
        Go::Left,
        Go::Right,
        Go::WordLeft,
        Go::WordRight,
        Go::Up,
        Go::Down,
        Go::PageUp,
        Go::PageDown,
        Go::LineStart,
        Go::LineEnd,
    ];
    let cut = [Cut::Before, Cut::After, Cut::WordBefore, Cut::WordAfter];
    let text = "[a-c \n\r\u{301}\u{200d}👩🔬爸שл🇨🇦\u{1b}\u{202e}क्ष]{0,6}";
    prop_oneof![
        4 => proptest::sample::select(go.to_vec()).prop_map(Deed::Go),
        3 => proptest::sample::select(cut.to_vec()).prop_map(Deed::Cut),
        4 => text.prop_map(Deed::Insert),
        1 => (0usize..30, 0usize..6).prop_map(|(w, h)| Deed::View(w, h)),
        1 => text.prop_map(Deed::Reload),
        1 => (0usize..9, 0usize..40).prop_map(|(r, c)| Deed::Point(r, c)),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_the_caret_stands_between_letters_and_the_text_is_clean(
        deeds in proptest::collection::vec(deed(), 0..60), lines: bool,
    ) {
        let mut editor = Editor::new("", lines);
        for deed in deeds {
            match deed {
                Deed::Go(go) => editor.go(go),
                Deed::Cut(cut) => {
                    editor.cut(cut);
                }
                Deed::Insert(words) => editor.insert(&words).unwrap(),
                Deed::View(w, h) => {
                    let view = editor.view(w, h);
                    prop_assert!(view.caret.0 < view.lines.len());
                    prop_assert!(view.caret.1 < w.max(2));
                }
                Deed::Reload(words) => editor.reload(&words),
                Deed::Point(row, column) => editor.point(row, column),
            }
            let between = |at| at == editor.text.len() || letters::letters(&editor.text).any(|(i, _)| i == at);
            prop_assert!(between(editor.caret), "{:?} {}", editor.text, editor.caret);
            prop_assert_eq!(text::clean(&editor.text), editor.text.as_str());
            prop_assert!(lines || !editor.text.contains('\n'));
        }
    }
}

#[test]
fn backspace_takes_a_mark_where_marks_are_typed_one_by_one_and_else_the_whole_letter() {
    for words in ["นี่", "ກໍ່", "कि", "שָׁ", "بَّ"] {
        let mut editor = Editor::new(words, false);
        assert!(editor.cut(Cut::Before), "{words}");
        let all_but_one: String = words.chars().take(words.chars().count() - 1).collect();
        assert_eq!(editor.text(), all_but_one, "{words}");
    }
    for (words, left) in [("cafe\u{301}", "caf"), ("a👩‍👩‍👧", "a"), ("a❤️", "a"), ("한", "")] {
        let mut editor = Editor::new(words, false);
        assert!(editor.cut(Cut::Before), "{words}");
        assert_eq!(editor.text(), left, "{words}");
    }
}
