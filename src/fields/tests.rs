//! Every shape of a rate, a choice and words, and what typed text may never lose. Dates are in `date`.

mod date;

use proptest::prelude::*;

use super::*;
use crate::{
    base::{Key, Phrase},
    content::Words,
    page::{Choice, Leaning},
};

/// A Sunday.
const TODAY: &str = "2026-11-22";
const AHEAD: FieldKind = FieldKind::Date { leaning: Leaning::Ahead };
const BACK: FieldKind = FieldKind::Date { leaning: Leaning::Back };

fn day(text: &str) -> Day {
    Day::iso(text).unwrap()
}

fn rate() -> FieldKind {
    FieldKind::Rate { low: "not at all".into(), high: "fully".into() }
}

fn read_at(kind: &FieldKind, typed: &str, today: &str) -> Reading {
    read(kind, typed, day(today), Dates::english())
}

fn read_now(kind: &FieldKind, typed: &str) -> Reading {
    read_at(kind, typed, TODAY)
}

fn said(phrase: Option<&Phrase>) -> String {
    phrase.map(|phrase| Words::english().say(phrase)).unwrap_or_default()
}

#[test]
fn a_rate_is_a_whole_number_or_kept() {
    for (typed, n) in [
        ("0", 0),
        ("7", 7),
        ("10", 10),
        (" 7 ", 7),
        ("07", 7),
        ("7/10", 7),
        ("7 / 10", 7),
        ("7 of 10", 7),
        ("7 out of 10", 7),
        ("zero", 0),
        ("Seven", 7),
        ("ten", 10),
        ("seven out of ten", 7),
        ("10/10", 10),
    ] {
        let reading = read_now(&rate(), typed);
        assert_eq!(reading, Reading { value: Some(Value::Rate(n)), echo: None, problem: None }, "{typed}");
    }
    for typed in [
        "11", "-1", "7.5", "7,5", "+7", "007", "7/11", "11/10", "7 10", "eleven", "7%", "about 7", "٧", "1e1", "/10",
        "7/",
    ] {
        let reading = read_now(&rate(), typed);
        assert_eq!(reading.value, Some(Value::Unread(typed.into())), "{typed}");
        assert_eq!(said(reading.problem.as_ref()), "Type a number from 0 to 10, or leave it empty.");
        assert_eq!(text(&rate(), reading.value.as_ref(), Dates::english()), typed);
    }
}

#[test]
fn blank_is_unset_for_every_kind() {
    for kind in [FieldKind::Line, FieldKind::Note, rate(), AHEAD, BACK, pick()] {
        for typed in ["", "  ", "\n", " \u{feff}\t\r\n", "\u{3000}"] {
            assert_eq!(read_now(&kind, typed), Reading::default(), "{kind:?} {typed:?}");
        }
        assert_eq!(text(&kind, None, Dates::english()), "");
        assert_eq!(shown(&kind, None, Dates::english()), "");
    }
}

#[test]
fn words_are_kept_as_typed_and_only_flagged_when_long() {
    let line = read_now(&FieldKind::Line, " one\r\ntwo ");
    assert_eq!(line.value, Some(Value::Text(" one two ".into())));
    let note = read_now(&FieldKind::Note, " one\ntwo ");
    assert_eq!(note.value, Some(Value::Text(" one\ntwo ".into())));
    for (kind, most) in [(FieldKind::Line, LINE), (FieldKind::Note, NOTE)] {
        for letter in ["a", "é", "👩\u{200d}🔬"] {
            let fits = letter.repeat(most);
            assert_eq!(read_now(&kind, &fits), Reading::of(Value::Text(fits.as_str().into())));
            let long = letter.repeat(most + 1);
            let reading = read_now(&kind, &long);
            assert_eq!(reading.value, Some(Value::Text(long.as_str().into())));
            assert!(said(reading.problem.as_ref()).contains(&(most + 1).to_string()));
        }
    }
}

fn pick() -> FieldKind {
    let choice = |key: &'static str, label: &str| Choice::new(Key::of(key), label.into());
    let choices = vec![
        choice("alone", "On my own"),
        choice("hand", "With a hand"),
        choice("side", "With someone"),
        choice("on", "On"),
    ];
    FieldKind::Pick { choices }
}

#[test]
fn a_choice_is_found_by_its_beginning() {
    let key = |typed: &str| read_now(&pick(), typed).value;
    assert_eq!(key("ON MY"), Some(Value::Pick(Key::of("alone"))));
    assert_eq!(key("with  a"), Some(Value::Pick(Key::of("hand"))));
    assert_eq!(key("on"), Some(Value::Pick(Key::of("on"))));
    for unclear in ["with", "x", "o"] {
        let reading = read_now(&pick(), unclear);
        assert_eq!(reading.value, Some(Value::Unread(unclear.into())));
        assert!(reading.problem.is_some());
    }
    let value = Some(Value::Pick(Key::of("hand")));
    assert_eq!(shown(&pick(), value.as_ref(), Dates::english()), "With a hand");
    assert_eq!(shown(&pick(), Some(&Value::Pick(Key::of("left"))), Dates::english()), "left");
}

#[test]
fn an_editor_starts_with_what_reads_back() {
    let when = Value::When(When::Day(day("2026-11-27")));
    assert_eq!(text(&AHEAD, Some(&when), Dates::english()), "27 Nov 2026");
    assert_eq!(shown(&AHEAD, Some(&when), Dates::english()), "Friday 27 November 2026");
    assert_eq!(shown(&rate(), Some(&Value::Rate(0)), Dates::english()), "0");
    let words = Value::When(When::Words("after Eid".into()));
    assert_eq!(text(&AHEAD, Some(&words), Dates::english()), "after Eid");
}

/// Every sentence this part can say is there, and takes what it is given.
#[test]
fn every_sentence_is_there() {
    let words = Words::english();
    let typed = [
        "today",
        "tomorrow",
        "yesterday",
        "in 5 days",
        "2 days ago",
        "after Eid",
        "31 nov",
        "1/2/2027",
        "1 jan 1800",
        "mon 27 nov 2026",
    ];
    let dates = typed.map(|typed| read_now(&AHEAD, typed));
    let others = [read_now(&rate(), "x"), read_now(&pick(), "x"), read_now(&FieldKind::Line, &"x".repeat(161))];
    for reading in dates.iter().chain(&others) {
        for phrase in reading.echo.iter().chain(&reading.problem) {
            let said = words.say(phrase);
            assert_ne!(said, phrase.key);
            assert!(!said.contains(['{', '}']) && !said.contains("  "), "{said}");
            let message = words.messages().get(phrase.key).unwrap();
            for form in message.forms() {
                for name in crate::content::words::placeholders(form) {
                    assert!(phrase.args.iter().any(|(known, _)| *known == name), "{}: {name}", phrase.key);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn nothing_typed_is_ever_lost(typed in any::<String>(), which in 0usize..5) {
        let kind = [FieldKind::Line, FieldKind::Note, rate(), AHEAD, BACK][which].clone();
        check_kept(&kind, &typed);
    }

    #[test]
    fn near_dates_neither(typed in "(on |by |next |last |in |fri |the |end of )?([0-9]{1,5}|a|two)?(st|th|\\.| )?(days?|weeks?|months|dec|feb|november|friday)?[ ,.]{0,2}[0-9]{0,5}( ago)?") {
        check_kept(&AHEAD, &typed);
        check_kept(&BACK, &typed);
    }

    #[test]
    fn numbers_and_marks_neither(typed in "[+-]?[0-9]{0,5}[-./ dwmy][0-9]{0,5}[-./ ]?[0-9]{0,5}[-./]?") {
        check_kept(&AHEAD, &typed);
        check_kept(&rate(), &typed);
    }

    #[test]
    fn no_day_today_makes_it_stumble(n in 0i64..3_600_000, typed in "(next|last) (month|week|year|weekend|friday)|29 feb|the 31st|31 dec|\\+999[dwmy]|-999[dwmy]|end of next (week|month|year)") {
        let today = day("0001-01-01").plus_days(n);
        for kind in [AHEAD, BACK] {
            let reading = read(&kind, &typed, today, Dates::english());
            prop_assert!(reading.value.is_some());
            prop_assert!(reading.echo.is_some() != reading.problem.is_some());
        }
    }
}

/// What was typed is in the value, or the value says the same; reading its text again changes nothing.
fn check_kept(kind: &FieldKind, typed: &str) {
    let reading = read_now(kind, typed);
    let clean = if *kind == FieldKind::Note { Text::new(typed) } else { crate::base::text::one_line(typed).into() };
    match &reading.value {
        None => assert!(clean.is_blank()),
        Some(Value::Text(kept) | Value::Unread(kept) | Value::When(When::Words(kept))) => {
            assert_eq!(*kept, clean);
        }
        Some(Value::When(When::Day(day))) => {
            let full = Dates::english().full(*day);
            assert!(said(reading.echo.as_ref()).starts_with(&full));
        }
        Some(Value::Rate(n)) => {
            assert!(*n <= 10 && clean.contains(|c: char| c.is_ascii_digit() || c.is_alphabetic()));
        }
        Some(other) => panic!("{other:?}"),
    }
    let again = read_now(kind, &text(kind, reading.value.as_ref(), Dates::english()));
    assert_eq!(again.value, reading.value, "{typed:?}");
}
