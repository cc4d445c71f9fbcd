//! `cairnbook sheet "before a talk"`: what is prepared for a talk, as lines to print.

use cairnbook::{
    base::{Id, Key, Slot, Text, Value, letters},
    workbook::{Edit, Marks, Stamp, Workbook},
};

use crate::{
    asked::{nest, run, written},
    support::pty::Nest,
};

fn set(book: &mut Workbook, stamp: Stamp, slot: Slot, value: Value) {
    book.apply(Edit::Set(slot, Some(value)), stamp).unwrap();
}

/// A nest with something to talk about, something to ask for, and something of both that is private.
fn full() -> Nest {
    let nest = nest();
    written(&nest, |book, stamp| {
        let text = |words: &str| Value::Text(Text::new(words));
        set(book, stamp, Slot::new(Id::page("prepare"), &Key::of("also")), text("the rent"));
        let ask = |name: &str, field: &Key| Slot::new(Id::of(name).unwrap(), field);
        set(book, stamp, ask("p_ask_aaaaaaaaaa", &Key::of("i_want")), text("A ramp at the garden gate"));
        set(book, stamp, ask("p_ask_bbbbbbbbbb", &Key::of("i_want")), text("Another place to live"));
        set(book, stamp, ask("p_ask_bbbbbbbbbb", &Marks::PRIVATE), Value::Yes(true));
    });
    nest
}

#[test]
fn it_is_printed_by_its_name_and_stands_in_the_list() {
    let nest = full();
    let before = std::fs::read(nest.file()).unwrap();
    for words in ["before a talk", "Before a Talk"] {
        let out = run(&nest, &["sheet", words, "--file", "book/sam.ron"]);
        assert_eq!((out.code, out.err.as_str()), (0, ""));
        let lines: Vec<&str> = out.out.lines().collect();
        assert_eq!(lines.first(), Some(&"Before a session"));
        assert!(lines.contains(&"  the rent") && lines.contains(&"  A ramp at the garden gate"), "{}", out.out);
        assert!(lines.iter().all(|line| letters::width(line) <= 64), "{}", out.out);
    }
    let list = run(&nest, &["sheet", "--file", "book/sam.ron"]);
    assert!(list.out.contains("Before a session\n"), "{}", list.out);
    assert_eq!(std::fs::read(nest.file()).unwrap(), before, "to print writes nothing");
}

#[test]
fn what_is_kept_to_oneself_is_not_printed_with_it() {
    let out = run(&full(), &["sheet", "before a talk", "--file", "book/sam.ron"]);
    assert!(!out.out.contains("Another place"), "{}", out.out);
}
