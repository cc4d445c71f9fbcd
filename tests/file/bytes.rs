//! What is in the file: it round-trips whatever was written, and no damage to it is read as whole or panics.

use std::panic::catch_unwind;

use cairnbook::{
    base::{Id, Key, Slot, Text, Value, When, Who},
    store::{Loaded, OpenError, RealDisk, Unreadable, check, checked_write, open, read},
    workbook::{Data, Edit, Entry, EntryKind, Goal, Parts, Repair, Step, Workbook, outline::Spot},
};
use proptest::prelude::*;

use crate::support::store_kit::{self, AT, HARD_WORDS, Nest, do_it, id, sample};

const GOLDEN: &str = include_str!("golden/format_3.ron");
/// The forms before, as they were released.
const OLDER: [&str; 3] =
    [include_str!("golden/format_0.ron"), include_str!("golden/format_1.ron"), include_str!("golden/format_2.ron")];

fn text() -> String {
    checked_write(&sample().snapshot()).unwrap()
}

fn damage(outcome: Result<Loaded, Unreadable>) -> cairnbook::store::unreadable::Damage {
    match outcome {
        Err(Unreadable::Damaged(damage)) => *damage,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_format_is_the_one_that_was_released() {
    // When this fails, files people have would read differently: raise the format and migrate.
    assert_eq!(text(), GOLDEN);
    let loaded = read(GOLDEN.as_bytes()).unwrap();
    assert_eq!(loaded.workbook, sample());
    assert!(!loaded.differs_from_file());
    assert!(GOLDEN.len() < 9 * 1024);
}

#[test]
fn the_forms_before_read_whole_and_are_kept_aside_before_they_get_the_new_one() {
    for older in OLDER {
        let loaded = read(older.as_bytes()).unwrap();
        assert!(loaded.is_older && loaded.differs_from_file() && loaded.unknown.is_empty());
        let again = read(checked_write(&loaded.workbook.snapshot()).unwrap().as_bytes()).unwrap();
        assert!(!again.is_older);
        assert_eq!(again.workbook, loaded.workbook, "nothing is lost on the way");
        let words = |text: &str| text.matches("words: ").count();
        assert_eq!(words(&checked_write(&again.workbook.snapshot()).unwrap()), words(older));

        let nest = Nest::new();
        std::fs::write(&nest.file, older).unwrap();
        let mut opened = cairnbook::store::open::open(&nest.file, &nest.real()).unwrap();
        opened.keeper.save(&opened.workbook.snapshot(), false, "2026-11-22").unwrap();
        assert_eq!(nest.copies("cleaned"), [older.as_bytes()]);
    }
}

#[test]
fn hard_words_stand_in_the_file_as_they_were_typed() {
    for words in HARD_WORDS {
        let mut book = Workbook::default();
        let mut goal = Goal::new(id("g1"), Who::Me, AT);
        goal.words = Text::new(words);
        do_it(&mut book, Edit::AddGoal(goal));
        let text = checked_write(&book.snapshot()).unwrap();
        assert!(text.contains(words), "{words:?} was escaped");
        let loaded = read(text.as_bytes()).unwrap();
        assert_eq!(loaded.workbook.goal(id("g1")).unwrap().words.as_str(), words);
        assert!(!loaded.differs_from_file(), "{words:?}");
    }
}

/// The line and the letter it tells as the place of the trouble.
fn place(error: &Unreadable) -> Option<(usize, usize)> {
    match error {
        Unreadable::NotText { line, column } => Some((*line, *column)),
        Unreadable::MixedByGit { line } => Some((*line, 1)),
        Unreadable::Damaged(damage) => Some((damage.line, damage.column)),
        _ => None,
    }
}

#[test]
fn cut_anywhere_it_is_never_read_as_whole() {
    let text = text();
    let whole = text.trim_end().len();
    let first_line = text.find('\n').unwrap();
    for end in 0..whole {
        let outcome = catch_unwind(|| read(&text.as_bytes()[..end])).expect("a panic");
        let error = outcome.expect_err("read as whole");
        let part = String::from_utf8_lossy(&text.as_bytes()[..end]).into_owned();
        if end > first_line {
            let (line, column) = place(&error).unwrap_or_else(|| panic!("cut at {end}: {error:?} has no place"));
            let there = part.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no line {line} when cut at {end}"));
            assert!((1..=there.chars().count() + 1).contains(&column), "cut at {end}: column {column}");
        }
    }
    for end in whole..=text.len() {
        assert!(read(&text.as_bytes()[..end]).is_ok());
    }
}

#[test]
fn flipped_bits_never_panic_and_looking_never_writes() {
    let clean = text().into_bytes();
    let nest = Nest::new();
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    };
    let (mut refused, mut opened) = (0, 0);
    for turn in 0..2000 {
        let mut bytes = clean.clone();
        let at = draw() % bytes.len();
        let mask = if turn % 2 == 0 { 1 << (draw() % 8) } else { u8::try_from(1 + draw() % 255).unwrap() };
        bytes[at] ^= mask;
        match catch_unwind(|| read(&bytes)).unwrap_or_else(|_| panic!("byte {at} ^ {mask}")) {
            Err(_) => refused += 1,
            Ok(loaded) => {
                opened += 1;
                checked_write(&loaded.workbook.snapshot()).unwrap_or_else(|e| panic!("byte {at} ^ {mask}: {e:?}"));
            }
        }
        if turn % 20 == 0 {
            std::fs::write(&nest.file, &bytes).unwrap();
            drop(open(&nest.file, &nest.real()));
            drop(check(&nest.file, &RealDisk));
            assert_eq!(nest.files().into_values().collect::<Vec<_>>(), [bytes], "byte {at} ^ {mask}");
        }
    }
    assert!(refused > 500 && opened > 100, "{refused} refused, {opened} read");
}

#[test]
fn damage_is_shown_where_it_is() {
    // The same in each: a broken word on line 3, after letters of one to four bytes.
    let body = "(\n  format: 0, settings: (),\n  /* é爸👩 */ goals: ?[], steps: [], log: [], answers: [])";
    for text in [body.to_owned(), format!("\u{feff}{body}"), body.replace('\n', "\r\n")] {
        let damage = damage(read(text.as_bytes()));
        assert_eq!((damage.line, damage.column), (3, 20), "{damage:?}");
        assert_eq!(damage.source_line, "  /* é爸👩 */ goals: ?[], steps: [], log:");
        assert_eq!(damage.before, 21);
        assert!(!damage.reason.is_empty());
    }
    let bad_day = text().replace("on: \"2026-11-20\"", "on: 5");
    let found = damage(read(bad_day.as_bytes()));
    let line = bad_day.lines().nth(found.line - 1).unwrap();
    assert!(line.contains("on: 5"), "{line}");
    let no_log = text().replace("  log: [", "  log_: [");
    assert!(damage(read(no_log.as_bytes())).reason.contains("log"));
    let hostile = "(format: 0, goals: [\"\u{1b}]52;c;x\u{7}\u{202e}\"])";
    let shown = damage(read(hostile.as_bytes()));
    assert!(!shown.source_line.chars().chain(shown.reason.chars()).any(|c| c.is_control() || c == '\u{202e}'));
}

#[test]
fn marks_lines_and_byte_orders_of_other_editors_are_read() {
    let windows = text().replace('\n', "\r\n");
    let loaded = read(format!("\u{feff}{windows}").as_bytes()).unwrap();
    assert_eq!(loaded.workbook, sample());
    assert!(!loaded.has_comments, "our own first line is no comment");
    // Texts of several lines came in with CR LF, so the bytes are kept aside.
    assert!(loaded.cleaned > 0);
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let deep = "[".repeat(1_000_000);
    let inside = format!("(format: 0, x: {deep}");
    let utf16: Vec<u8> = text().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mixed = text().replace("  log: [", "<<<<<<< HEAD\n  log: [\n=======\n  log: [\n>>>>>>> theirs");
    let line = 1 + mixed.lines().position(|l| l == "<<<<<<< HEAD").unwrap();
    let cases: Vec<(&[u8], Unreadable)> = vec![
        (b"", Unreadable::Empty),
        (b" \r\n\t\n", Unreadable::Empty),
        (&[0; 9000], Unreadable::Zeros),
        (&utf16, Unreadable::Utf16),
        (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::NotText { line: 1, column: 1 }),
        (b"{\"format\": 0, \"goals\": []}", Unreadable::NotAWorkbook),
        (b"(name: \"other\", version: 3)", Unreadable::NotAWorkbook),
        (b"Config(format: 1)", Unreadable::NotAWorkbook),
        (b"Dear Sam,\nhow are you?", Unreadable::NotAWorkbook),
        (b"// a comment", Unreadable::NotAWorkbook),
        (deep.as_bytes(), Unreadable::NotAWorkbook),
        (b"(format: 9, brand: New::Syntax~)", Unreadable::Newer { format: 9 }),
        (b"(goals: [], format: 7)", Unreadable::Newer { format: 7 }),
        (b"(format: 123456789012345678901234567890)", Unreadable::Newer { format: u64::MAX }),
    ];
    for (bytes, want) in cases {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(read(bytes).unwrap_err(), want, "{shown}");
    }
    assert!(matches!(read(inside.as_bytes()), Err(Unreadable::Damaged(_))));
    assert_eq!(read(mixed.as_bytes()).unwrap_err(), Unreadable::MixedByGit { line });
    for bad in ["-1", "0.5", "\"0\"", "None"] {
        let outcome = read(text().replace("format: 3", &format!("format: {bad}")).as_bytes());
        assert!(matches!(outcome, Err(Unreadable::Damaged(_))), "format {bad}");
    }
}

#[test]
fn what_a_save_would_leave_out_is_noticed() {
    let with_field =
        text().replacen("      words:", "      colour: Deep(x: [1, \"two\", None], y: {\"z\": 'q'}),\n      words:", 1);
    let loaded = read(with_field.as_bytes()).unwrap();
    assert_eq!(loaded.unknown, ["goals.0.colour"]);
    assert!(!loaded.has_comments && loaded.differs_from_file());
    assert_eq!(loaded.workbook, sample());
    let with_comment = text().replacen("  goals: [", "  /* mine */ goals: [", 1);
    let loaded = read(with_comment.as_bytes()).unwrap();
    assert!(loaded.has_comments && loaded.differs_from_file());
    let above = format!("// mine\n{}", text());
    assert!(read(above.as_bytes()).unwrap().has_comments);
    let bare: String = text().lines().skip(1).collect::<Vec<_>>().join("\n");
    assert!(!read(bare.as_bytes()).unwrap().has_comments);
    let codes = text().replacen("one\n", "one\u{1b}[31m\n", 1);
    let loaded = read(codes.as_bytes()).unwrap();
    assert!(loaded.cleaned == 1 && loaded.differs_from_file());
}

#[test]
fn a_hand_may_leave_out_what_has_a_default_and_write_some() {
    let short = "Workbook(format: 3, goals: [(id: \"g1\", by: Me, at: \"2026-11-22T14:02:05Z\", words: \"x\",
        look_again: Some(\"2027-01-31\"))], steps: [], log: [], answers: [],)";
    let loaded = read(short.as_bytes()).unwrap();
    assert_eq!(loaded.workbook.goals().count(), 1);
    assert!(!loaded.differs_from_file());
}

fn list<T: serde::Serialize>(records: &[T]) -> String {
    ron::to_string(records).unwrap()
}

fn parts_of(change: impl FnOnce(&mut Parts)) -> Loaded {
    let mut parts = sample().snapshot().parts();
    change(&mut parts);
    // Written by hand from parts that do not fit, as a merge could leave them.
    let (goals, steps) = (list(&parts.goals), list(&parts.steps));
    let (log, answers) = (list(&parts.log), list(&parts.answers));
    let file = format!("(format: 0, goals: {goals}, steps: {steps}, log: {log}, answers: {answers})");
    read(file.as_bytes()).unwrap()
}

#[test]
fn what_does_not_fit_together_is_mended_and_told() {
    let twice = parts_of(|parts| {
        let copy = parts.goals.first().unwrap().clone();
        parts.goals.push(copy);
        parts.answers.push(parts.answers.first().unwrap().clone());
    });
    assert_eq!(
        twice.repairs,
        [Repair::Twice(id("g0000000001"), id("g0000000001_2")), Repair::Twice(id("p_good_day"), id("p_good_day_2")),]
    );
    assert!(twice.differs_from_file());
    let nowhere = parts_of(|parts| parts.goals.clear());
    assert!(nowhere.repairs.contains(&Repair::PointsNowhere(id("s0000000001"))), "{:?}", nowhere.repairs);
    assert!(nowhere.repairs.contains(&Repair::PointsNowhere(id("e0000000000"))));
    let circle = parts_of(|parts| {
        let mut steps: Vec<Step> = parts.steps.iter().map(|s| s.as_ref().clone()).collect();
        steps[0].under = Some(steps[1].id);
        steps.push(Step { id: id("s9"), under: Some(id("s9")), ..steps[0].clone() });
        parts.steps = steps.into_iter().map(Into::into).collect();
    });
    assert_eq!(circle.workbook.steps().count(), 6, "no step may vanish");
    assert_eq!(circle.repairs, [Repair::OutOfOutline(id("s0000000005")), Repair::OutOfOutline(id("s9"))]);
    for mended in [twice, nowhere, circle] {
        let text = checked_write(&mended.workbook.snapshot()).unwrap();
        let again = read(text.as_bytes()).unwrap();
        assert_eq!(again.repairs, []);
        assert_eq!(again.workbook, mended.workbook);
    }
}

#[test]
fn the_longest_id_twice_does_not_hang() {
    let long = "g".repeat(31);
    let goal = format!("(id: \"{long}\", by: Me, at: \"2026-11-22T14:02:05Z\", words: \"x\")");
    let file = format!("(format: 0, goals: [{goal}, {goal}], steps: [], log: [], answers: [])");
    assert_eq!(read(file.as_bytes()).unwrap().workbook.goals().count(), 2);
}

#[test]
fn check_counts_and_takes_no_lock() {
    let nest = Nest::new();
    assert_eq!(check(&nest.file, &RealDisk), Err(OpenError::NotThere));
    std::fs::write(&nest.file, text()).unwrap();
    let open = open(&nest.file, &nest.real()).unwrap();
    let found = check(&nest.file, &RealDisk).unwrap();
    // It is folded: what is private is not counted.
    assert_eq!((found.goals, found.steps, found.entries, found.pages), (1, 5, 5, 4));
    assert!(found.repairs.is_empty() && found.unknown.is_empty() && !found.has_comments && found.cleaned == 0);
    drop(open);
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => ".{0,40}",
        1 => "[\"#r\\\\\n(){}/*'a ]{0,30}",
        1 => proptest::sample::select(HARD_WORDS.to_vec()).prop_map(str::to_owned),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any_words().prop_map(|w| Value::Text(w.words())),
        any_words().prop_map(|w| Value::Unread(w.words())),
        any_words().prop_map(|w| Value::When(When::Words(w.words()))),
        any_words().prop_map(|w| Value::Pick(Key::from(w.as_str()))),
        (0u8..=255).prop_map(Value::Rate),
        any::<bool>().prop_map(Value::Yes),
    ]
}

fn book_of(words: &[String], fields: Vec<(String, Value)>) -> Data {
    let mut book = Workbook::default();
    for (n, w) in words.iter().enumerate() {
        let mut goal = Goal::new(id(&format!("g{n}")), Who::Helper, AT);
        (goal.words, goal.why) = (w.words(), w.words());
        goal.look_again = Some(When::Words(w.words()));
        do_it(&mut book, Edit::AddGoal(goal));
        let mut step = Step::new(id(&format!("s{n}")), Who::Me, AT, Some(id("g0")), None);
        step.words = w.words();
        do_it(&mut book, Edit::AddStep(step, Spot { under: None, after: None }));
        let mut entry = Entry::new(id(&format!("e{n}")), Who::Me, AT, EntryKind::Note, store_kit::day());
        entry.words = w.words();
        do_it(&mut book, Edit::AddEntry(entry));
        book.count_save(&w.words());
    }
    for (field, value) in fields {
        let slot = Slot::new(Id::page("any"), &Key::from(field.as_str()));
        do_it(&mut book, Edit::Set(slot, Some(value)));
    }
    book.snapshot()
}

trait FromWords {
    fn words(&self) -> Text;
}

impl FromWords for String {
    fn words(&self) -> Text {
        Text::new(self)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_written_reads_back_the_same(
        words in proptest::collection::vec(any_words(), 1..4),
        fields in proptest::collection::vec((any_words(), any_value()), 0..6),
    ) {
        let data = book_of(&words, fields);
        let text = checked_write(&data).unwrap();
        let loaded = read(text.as_bytes()).unwrap();
        prop_assert_eq!(loaded.workbook.snapshot(), data);
        prop_assert!(!loaded.differs_from_file());
        for (n, w) in words.iter().enumerate() {
            let goal = loaded.workbook.goal(id(&format!("g{n}"))).unwrap();
            prop_assert_eq!(&goal.words, &w.words());
        }
    }

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(read(&bytes));
    }

    #[test]
    fn any_text_that_starts_well_never_panics(tail in ".{0,200}", cut in 0usize..4000) {
        let mut text = text();
        let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        text.truncate(cut);
        text.push_str(&tail);
        if let Err(error) = read(text.as_bytes()) && let Some((line, column)) = place(&error) {
            let there = text.split('\n').nth(line - 1).unwrap();
            prop_assert!(column <= there.chars().count() + 1);
        }
    }
}
