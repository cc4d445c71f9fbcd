//! Keys while writing: what is text and what goes on.

use super::*;
use crate::tui::samples;

fn typing(kind: FieldKind, text: &str) -> (Typing, Field) {
    let mut field = Field::empty(samples::slot("f"), kind, "label".into());
    field.text = text.into();
    (Typing::new(&field).unwrap(), field)
}

fn rate() -> FieldKind {
    FieldKind::Rate { low: String::new(), high: String::new() }
}

fn wrote(taken: &Taken) -> Option<&str> {
    match taken {
        Taken::Told(Event::Write { text, .. }) => Some(text),
        _ => None,
    }
}

const fn key(code: Code) -> Stroke {
    Stroke::plain(code)
}

#[test]
fn every_printable_key_is_text_and_the_rest_goes_on() {
    let (mut line, _) = typing(FieldKind::Line, "a");
    assert_eq!(wrote(&line.key(Stroke::letter('q'))), Some("aq"));
    assert_eq!(wrote(&line.key(Stroke::letter('?'))), Some("aq?"));
    assert_eq!(wrote(&line.key(Stroke::ctrl('w'))), Some(""));
    assert_eq!(line.key(key(Code::Left)), Taken::Quietly);
    assert_eq!(line.key(key(Code::Backspace)), Taken::Quietly);
    let alt = Stroke { alt: true, ..Stroke::letter('x') };
    assert_eq!(line.key(alt), Taken::Quietly);
    assert_eq!(line.editor.text(), "");
    let on = [Code::Enter, Code::Esc, Code::Tab, Code::BackTab, Code::Up, Code::Down, Code::PageUp, Code::F(1)];
    for code in on {
        assert_eq!(line.key(key(code)), Taken::No, "{code:?}");
    }
    for c in "zyqgslpct".chars() {
        assert_eq!(line.key(Stroke::ctrl(c)), Taken::No, "Ctrl-{c}");
    }
}

#[test]
fn a_note_takes_enter_and_the_arrows() {
    let (mut note, _) = typing(FieldKind::Note, "a");
    assert_eq!(wrote(&note.key(key(Code::Enter))), Some("a\n"));
    assert_eq!(wrote(&note.key(Stroke::ctrl('j'))), Some("a\n\n"));
    assert_eq!(note.key(key(Code::Up)), Taken::Quietly);
    assert_eq!(note.key(key(Code::Esc)), Taken::No);
    assert_eq!(wrote(&note.paste("x\r\ny")), Some("a\nx\ny\n"));
    assert_eq!(note.paste(""), Taken::Quietly, "nothing was written");
}

#[test]
fn a_rate_is_typed_or_stepped() {
    let (mut field, _) = typing(rate(), "");
    let steps: &[(Stroke, Option<&str>)] = &[
        (key(Code::Right), Some("5")),
        (key(Code::Right), Some("6")),
        (key(Code::Left), Some("5")),
        (Stroke::letter('1'), Some("1")),
        (Stroke::letter('0'), Some("10")),
        (key(Code::Right), None),
        (Stroke::letter('0'), Some("0")),
        (key(Code::Left), None),
        // What is no such number is kept as typed, and no arrow changes it.
        (Stroke::letter('x'), Some("x")),
        (key(Code::Right), None),
        (key(Code::Backspace), Some("")),
        (key(Code::Backspace), None),
        (Stroke::letter('1'), Some("1")),
        (Stroke::letter('1'), Some("11")),
        (key(Code::Left), None),
        (key(Code::Backspace), Some("1")),
        (key(Code::Backspace), Some("")),
        // A number goes as a whole: half of a 10 would be another answer.
        (Stroke::letter('1'), Some("1")),
        (Stroke::letter('0'), Some("10")),
        (key(Code::Backspace), Some("")),
    ];
    for (nth, (key, text)) in steps.iter().enumerate() {
        assert_eq!(wrote(&field.key(*key)), *text, "key {nth}, {key:?}");
    }
    assert_eq!(field.key(key(Code::Enter)), Taken::No);
    assert_eq!(field.key(Stroke::ctrl('z')), Taken::No);
    assert_eq!(wrote(&field.paste(" 7\n")), Some("7"));
}

#[test]
fn a_paste_that_is_too_long_changes_nothing() {
    let (mut note, _) = typing(FieldKind::Note, "a");
    let told = note.paste(&"x".repeat(text::LIMIT));
    assert_eq!(told, Taken::Told(Event::TooLong { slot: samples::slot("f") }));
    assert_eq!(note.editor.text(), "a");
}

#[test]
fn old_pages_do_not_take_typing_back_but_undo_does() {
    let (mut line, mut field) = typing(FieldKind::Line, "a");
    line.key(Stroke::letter('b'));
    // The page is older than the key.
    line.follow(&field, false);
    assert_eq!(line.editor.text(), "ab");
    field.text = "ab".into();
    line.follow(&field, true);
    // Undo, seen between two keys.
    field.text = "a".into();
    line.follow(&field, false);
    assert_eq!(line.editor.text(), "a");
    // Refused: the newest page holds what it held before.
    line.key(Stroke::letter('c'));
    line.follow(&field, true);
    assert_eq!(line.editor.text(), "a");
}

#[test]
fn a_choice_is_not_typed() {
    let field = Field::empty(samples::slot("f"), FieldKind::Pick { choices: Vec::new() }, "label".into());
    assert!(Typing::new(&field).is_none());
}

#[test]
fn the_keys_of_a_command_line_work() {
    let alt = |c| Stroke { alt: true, ..Stroke::letter(c) };
    let ctrl = |code| Stroke { ctrl: true, ..key(code) };
    let (mut line, _) = typing(FieldKind::Line, "one two three");
    let mut press = |keys: &[Stroke]| {
        for stroke in keys {
            line.key(*stroke);
        }
        (line.editor.text().to_owned(), line.editor.caret())
    };
    assert_eq!(press(&[alt('b')]), ("one two three".into(), 8));
    assert_eq!(press(&[alt('b'), alt('f')]), ("one two three".into(), 8));
    assert_eq!(press(&[alt('d')]), ("one two ".into(), 8));
    assert_eq!(press(&[Stroke::ctrl('w')]), ("one ".into(), 4));
    assert_eq!(press(&[Stroke::letter('x'), key(Code::Home), Stroke::ctrl('k')]), (String::new(), 0));
    assert_eq!(press(&[Stroke::letter('a'), Stroke::letter('b'), key(Code::Left), Stroke::ctrl('u')]), ("b".into(), 0));

    let (mut note, _) = typing(FieldKind::Note, "one\ntwo\nthree");
    let mut press = |keys: &[Stroke]| {
        for stroke in keys {
            note.key(*stroke);
        }
        (note.editor.text().to_owned(), note.editor.caret())
    };
    assert_eq!(press(&[ctrl(Code::Home)]).1, 0);
    assert_eq!(press(&[ctrl(Code::End)]).1, 13);
    // A line at a time; at its very start or end the line end goes.
    assert_eq!(press(&[Stroke::ctrl('u')]), ("one\ntwo\n".into(), 8));
    assert_eq!(press(&[Stroke::ctrl('u')]), ("one\ntwo".into(), 7));
    assert_eq!(press(&[key(Code::Home), Stroke::ctrl('k')]), ("one\n".into(), 4));
    assert_eq!(press(&[ctrl(Code::Home), key(Code::End), Stroke::ctrl('k')]), ("one".into(), 3));
}

#[test]
fn each_key_that_goes_about_leads_to_its_own_place_in_a_long_text() {
    let ctrl = |code| Stroke { ctrl: true, ..key(code) };
    let alt = |code| Stroke { alt: true, ..key(code) };
    // Eleven letters a line, with its end.
    let text = (10..30).map(|n| format!("line {n} on\n")).collect::<Vec<_>>().concat();
    let at = 10 * 11 + 5;
    let lands = |stroke: Stroke, text: &str, kind: FieldKind| {
        let (mut field, _) = typing(kind, text);
        field.editor.view(40, 5);
        // In the middle of the eleventh line.
        field.key(ctrl(Code::Home));
        for _ in 0..10 {
            field.key(key(Code::Down));
        }
        for _ in 0..5 {
            field.key(key(Code::Right));
        }
        let taken = field.key(stroke);
        assert_eq!(field.editor.text(), text, "{stroke:?} changes no word");
        (taken, field.editor.caret())
    };
    for (stroke, to) in [
        (key(Code::Left), at - 1),
        (key(Code::Right), at + 1),
        (ctrl(Code::Left), at - 5),
        (alt(Code::Left), at - 5),
        (ctrl(Code::Right), at + 3),
        (alt(Code::Right), at + 3),
        (key(Code::Home), at - 5),
        (key(Code::End), at + 5),
        (Stroke::ctrl('a'), at - 5),
        (Stroke::ctrl('e'), at + 5),
        (ctrl(Code::Home), 0),
        (ctrl(Code::End), text.len()),
        (key(Code::Up), at - 11),
        (key(Code::Down), at + 11),
        (key(Code::PageUp), at - 4 * 11),
        (key(Code::PageDown), at + 4 * 11),
    ] {
        assert_eq!(lands(stroke, &text, FieldKind::Note), (Taken::Quietly, to), "{stroke:?}");
    }
    // On one line they lead to another question.
    for code in [Code::Up, Code::Down, Code::PageUp, Code::PageDown] {
        assert_eq!(lands(key(code), "a single line", FieldKind::Line).0, Taken::No, "{code:?}");
    }
}

#[test]
fn a_day_that_was_there_gives_way_to_the_first_letter() {
    let day = || typing(FieldKind::Date { leaning: crate::page::Leaning::Back }, "7 Sep 2026").0;
    let mut field = day();
    assert_eq!(wrote(&field.key(Stroke::letter('1'))), Some("1"));
    assert_eq!(wrote(&field.key(Stroke::letter('7'))), Some("17"));
    assert_eq!(wrote(&day().paste("17 aug")), Some("17 aug"));
    assert_eq!(wrote(&day().key(key(Code::Backspace))), Some(""));
    assert_eq!(wrote(&day().key(Stroke::ctrl('u'))), Some(""));
    // An arrow takes it up as it is.
    let mut field = day();
    field.key(key(Code::Left));
    assert_eq!(wrote(&field.key(Stroke::letter('x'))), Some("7 Sep 202x6"));
}
