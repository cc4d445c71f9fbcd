//! `cairnbook sheet`: one page to print, by words of its name, or which there are.

use cairnbook::{
    base::{Id, Key, Slot, Text, Value, letters},
    workbook::{Edit, Stamp, Workbook},
};

use crate::{
    asked::{nest, run, written},
    support::pty::Nest,
};

fn set(book: &mut Workbook, stamp: Stamp, slot: Slot, text: &str) {
    book.apply(Edit::Set(slot, Some(Value::Text(Text::new(text)))), stamp).unwrap();
}

/// A nest with two pages of getting ready to ask, and a plan to keep going.
fn full() -> Nest {
    let nest = nest();
    written(&nest, |book, stamp| {
        let ramp = |field: &'static str| Slot::new(Id::of("p_ask_aaaaaaaaaa").unwrap(), &Key::of(field));
        set(book, stamp, ramp("i_want"), "A ramp at the garden gate");
        set(book, stamp, ramp("questions"), "Who decides this?\nBy when?");
        let rule = ramp("rules").cell(Id::of("r_rule000001").unwrap(), &Key::of("rule"));
        set(book, stamp, rule, "They have to answer in two weeks.");
        let letter = Slot::new(Id::of("p_ask_bbbbbbbbbb").unwrap(), &Key::of("i_want"));
        set(
            book,
            stamp,
            letter,
            "和爸爸说话 in my own language, and as long as we need, on a day that is good for him, too",
        );
        let plan = Slot::new(Id::page("keep_going"), &Key::of("good_signs"));
        set(book, stamp, plan, "I sleep");
    });
    nest
}

#[test]
fn words_of_its_name_print_one_page_of_a4() {
    let nest = full();
    let before = std::fs::read(nest.file()).unwrap();
    let out = run(&nest, &["sheet", "RAMP", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    let lines: Vec<&str> = out.out.lines().collect();
    assert_eq!(lines.first(), Some(&"Get ready to ask"));
    let at = |part: &str| {
        lines.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}:\n{}", out.out))
    };
    assert!(at("A ramp at the garden gate") < at("Who decides this?"));
    assert!(lines[at("Who decides this?") + 1].contains("____"), "room for the answer:\n{}", out.out);
    assert!(lines[at("two weeks")].ends_with("not checked"), "{}", out.out);
    assert!(lines.len() <= 60, "{} lines", lines.len());
    assert!(lines.iter().all(|line| letters::width(line) <= 64), "{}", out.out);
    assert_eq!(std::fs::read(nest.file()).unwrap(), before, "to print writes nothing");
}

#[test]
fn wide_letters_are_wrapped_within_the_page() {
    let out = run(&full(), &["sheet", "爸爸", "--file", "book/sam.ron"]);
    assert_eq!(out.code, 0, "{}", out.err);
    assert!(out.out.contains("good for him, too"), "{}", out.out);
    assert!(out.out.lines().all(|line| letters::width(line) <= 64), "{}", out.out);
}

#[test]
fn without_words_and_where_several_fit_it_tells_which_there_are() {
    let nest = full();
    let out = run(&nest, &["sheet", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert!(out.out.contains(". Get ready to ask: A ramp at the garden gate\n"), "{}", out.out);
    let numbered = |out: &str| out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
    // What someone is getting ready to ask stands on the page before a talk, too; the helper card is always there.
    assert_eq!(numbered(&out.out), 5, "{}", out.out);
    assert!(out.out.trim_end().ends_with("5. The helper card"), "{}", out.out);
    let line = out.out.lines().find(|line| line.ends_with("A ramp at the garden gate")).unwrap();
    let nth: String = line.chars().take(1).collect();
    let out = run(&nest, &["sheet", "ready ask", "--file", "book/sam.ron"]);
    assert_eq!(numbered(&out.out), 2, "{}", out.out);
    let of_number = run(&nest, &["sheet", &nth, "--file", "book/sam.ron"]);
    assert_eq!(of_number.code, 0, "{}", of_number.err);
    assert!(of_number.out.contains("Who decides this?"), "{}", of_number.out);
}

#[test]
fn a_whole_name_wins_over_longer_ones_and_over_a_number() {
    let nest = full();
    written(&nest, |book, stamp| {
        for (record, name) in [("p_ask_cccccccccc", "A ramp"), ("p_ask_dddddddddd", "2")] {
            let slot = Slot::new(Id::of(record).unwrap(), &Key::of("i_want"));
            set(book, stamp, slot, name);
            set(book, stamp, Slot::new(Id::of(record).unwrap(), &Key::of("questions")), record);
        }
    });
    for (words, record) in [("a RAMP", "cccccccccc"), ("get ready to ask: a ramp", "cccccccccc"), ("2", "dddddddddd")] {
        let out = run(&nest, &["sheet", words, "--file", "book/sam.ron"]);
        assert_eq!(out.code, 0, "{}", out.err);
        assert!(out.out.contains(record), "{words}: {}", out.out);
    }
}

#[test]
fn a_command_calls_things_what_the_person_calls_them() {
    let nest = full();
    written(&nest, |book, stamp| {
        let words = Slot::new(Id::page("own_words"), &Key::of("ladder"));
        let row = words.cell(Id::of("r_as_hoped").unwrap(), &Key::of("words"));
        set(book, stamp, row, "the kitchen is mine again");
        let goal = cairnbook::workbook::Goal::new(Id::of("g_one").unwrap(), stamp.who, stamp.at);
        let goal = cairnbook::workbook::Goal { words: "Cook".into(), ..goal };
        book.apply(Edit::AddGoal(goal), stamp).unwrap();
        let check_in = cairnbook::workbook::Entry::new(
            Id::of("e_one").unwrap(),
            stamp.who,
            stamp.at,
            cairnbook::workbook::EntryKind::CheckIn,
            cairnbook::base::Day::iso("2020-05-03").unwrap(),
        );
        book.apply(Edit::AddEntry(check_in), stamp).unwrap();
        let look = Slot::new(Id::of("e_one").unwrap(), &cairnbook::workbook::Look::GOALS);
        let line = look.cell(Id::of("g_one").unwrap(), &cairnbook::workbook::Look::LINE);
        book.apply(Edit::Set(line, Some(Value::Pick(Key::of("as_hoped")))), stamp).unwrap();
    });
    let out = run(&nest, &["status", "--file", "book/sam.ron"]);
    assert!(out.out.contains("the kitchen is mine again"), "{}\n{}", out.out, out.err);
}

#[test]
fn words_that_fit_nothing_are_told_and_nothing_is_printed() {
    let out = run(&full(), &["sheet", "castle", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.out.as_str()), (1, ""));
    assert!(out.err.contains("castle"), "{}", out.err);
    let out = run(&nest(), &["sheet", "the", "ramp"]);
    assert_eq!(out.code, 2);
    assert!(out.err.contains("quotes"), "{}", out.err);
}

#[test]
fn a_long_one_says_that_it_takes_two_pages_and_leaves_nothing_out() {
    let nest = full();
    written(&nest, |book, stamp| {
        let ramp = Slot::new(Id::of("p_ask_aaaaaaaaaa").unwrap(), &Key::of("facts"));
        let facts: Vec<String> = (1..=50).map(|n| format!("fact number {n}")).collect();
        set(book, stamp, ramp, &facts.join("\n"));
    });
    let out = run(&nest, &["sheet", "ramp", "--file", "book/sam.ron"]);
    assert!(out.out.contains("fact number 50"), "{}", out.out);
    assert!(out.out.trim_end().ends_with("This takes two pages."), "{}", out.out);
}

#[test]
fn the_helper_card_is_one_page_of_a4_also_where_nothing_is_written_yet() {
    let nest = nest();
    let out = run(&nest, &["sheet", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert!(out.out.contains("You have nothing of your own to print yet."), "{}", out.out);
    assert!(out.out.contains("1. The helper card"), "{}", out.out);
    for words in ["helper card", "The helper card", "1"] {
        let out = run(&nest, &["sheet", words, "--file", "book/sam.ron"]);
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{words}");
        let lines: Vec<&str> = out.out.lines().collect();
        assert_eq!(lines.first(), Some(&"The helper card"));
        assert!(lines.len() <= 60, "{} lines:\n{}", lines.len(), out.out);
        assert!(lines.iter().all(|line| letters::width(line) <= 64), "{}", out.out);
        assert!(!out.out.contains(['{', '}']) && out.out.contains("Ctrl-T"), "{}", out.out);
    }
}

#[test]
fn a_helper_prints_the_card_before_there_is_a_workbook_and_none_is_made() {
    let nest = Nest::new();
    let out = run(&nest, &["sheet", "helper card"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert!(out.out.starts_with("The helper card\n"), "{}", out.out);
    assert_eq!(run(&nest, &["status"]).code, 1, "there is still none");
    assert_eq!(
        run(&nest, &["sheet", "helper card", "--file", "none.ron"]).code,
        1,
        "one that was named has to be there"
    );
}

#[test]
fn how_help_changes_is_on_no_sheet_and_in_no_json() {
    let nest = nest();
    written(&nest, |book, stamp| *book = sample(book, stamp));
    let sheets = run(&nest, &["sheet", "--file", "book/sam.ron"]).out;
    let numbers = sheets.lines().filter_map(|line| line.split_once('.')).map(|(nth, _)| nth.to_owned());
    let mut all: Vec<String> = numbers
        .map(|nth| run(&nest, &["sheet", &nth, "--file", "book/sam.ron"]).out)
        .chain([run(&nest, &["status", "--json", "--file", "book/sam.ron"]).out])
        .collect();
    assert!(all.len() > 6, "{sheets}");
    all.push(sheets);
    for told in &all {
        for words in
            ["Who wrote what", "Typed for me and read back", "between sessions", "How help changes", "read_back"]
        {
            assert!(!told.contains(words), "{words} in {told}");
        }
    }
}

/// The sample, in which all pictures of help have something to tell.
fn sample(_: &Workbook, _: Stamp) -> Workbook {
    let text = include_bytes!("../../assets/samples/demo.ron");
    cairnbook::store::read(text).unwrap().workbook
}
