//! `cairnbook note`: the newest talk as plain text in the forms that helpers use for their own notes.

use cairnbook::{
    base::{Id, Key, Slot, Value, letters},
    store,
    workbook::{Edit, Marks, Step, Talk, Workbook},
};

use crate::{
    asked::{Ended, nest, run, written},
    support::pty::Nest,
};

/// The sample, with its played talk.
fn sample() -> Nest {
    let nest = nest();
    let text = include_bytes!("../../assets/samples/demo.ron");
    written(&nest, |book, _| *book = store::read(text).unwrap().workbook);
    nest
}

fn note(nest: &Nest, form: &str) -> Ended {
    let out = run(nest, &["note", form, "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{form}");
    out
}

/// The lines of a part: those under its name.
fn part(out: &str, name: &str) -> String {
    let lines = out.lines().skip_while(|line| *line != name).skip(1);
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn step(book: &Workbook, words: &str) -> Slot {
    let step = book.steps().find(|step| step.words.as_str() == words).unwrap();
    Slot::new(step.id, &Step::WORDS)
}

#[test]
fn each_form_has_its_parts_in_their_order() {
    let nest = sample();
    for (form, parts) in [
        ("girp", vec!["Goal", "Intervention", "Response", "Plan"]),
        ("DAP", vec!["Data", "Assessment", "Plan"]),
        ("soap", vec!["Subjective", "Objective", "Assessment", "Plan"]),
        ("birp", vec!["Behaviour", "Intervention", "Response", "Plan"]),
    ] {
        let out = note(&nest, form).out;
        let lines: Vec<&str> = out.lines().collect();
        assert!(lines[0].starts_with(&format!("{} note of the session on ", form.to_uppercase())), "{out}");
        let heads: Vec<&str> = lines
            .windows(2)
            .filter(|pair| pair[0].is_empty() && !pair[1].starts_with(' '))
            .map(|pair| pair[1])
            .collect();
        assert_eq!(heads, parts, "{out}");
        assert!(lines.iter().all(|line| letters::width(line) <= 64), "{out}");
    }
    assert_eq!(
        note(&nest, "girp").out,
        run(&nest, &["note", "--file", "book/sam.ron"]).out,
        "without a form it is GIRP"
    );
}

#[test]
fn it_is_made_of_the_client_s_own_words() {
    let nest = sample();
    let before = std::fs::read(nest.file()).unwrap();
    let out = note(&nest, "girp").out;
    assert!(part(&out, "Goal").contains("Two mornings of paid work a week"), "{out}");
    assert!(part(&out, "Intervention").contains("What would help most: Ideas"), "{out}");
    assert!(part(&out, "Intervention").contains("New in the session: Ask Tom how long one morning is"), "{out}");
    assert!(part(&out, "Response").contains("I am allowed to ask first."), "{out}");
    assert!(part(&out, "Plan").contains("Next step: Put the card into my coat"), "{out}");
    assert!(part(&out, "Plan").contains("Next session: "), "{out}");
    let soap = note(&nest, "soap").out;
    assert!(
        part(&soap, "Objective").contains("Marked as done by the client: Write three questions on a card"),
        "{soap}"
    );
    assert!(!soap.contains("Sit near the door"), "done before the talk before: {soap}");
    assert_eq!(std::fs::read(nest.file()).unwrap(), before, "to print writes nothing");
}

#[test]
fn each_part_holds_all_that_was_said_of_it_and_no_more() {
    const ASKED: &str = "Wanted to be sure to talk about: What to say to Tom.";
    const DONE: &str = "Marked as done by the client: Find shoes that do not hurt when I stand (Wednesday 18 November 2026) \
        Marked as done by the client: Get the number of the advice line (Wednesday 4 November 2026) \
        Marked as done by the client: Write three questions on a card (Wednesday 21 October 2026)";
    const BEGUN: &str = "New in the session: Ask Tom how long one morning is \
        New in the session: Stand by the plants you know first \
        New in the session: Say my first sentence out loud at home \
        New in the session: Put the card into my coat";
    const TAKES: &str =
        "Will take away from the session: I am allowed to ask first. They want to know that I come back.";
    const WISHED: &str = "What would help most: Ideas";
    let nest = sample();
    for (form, name, holds) in [
        ("girp", "Goal", vec!["Two mornings of paid work a week", ASKED]),
        ("girp", "Intervention", vec![WISHED, BEGUN]),
        ("girp", "Response", vec![TAKES]),
        ("girp", "Plan", vec!["Next step: Put the card into my coat", "Next session: Wednesday 2 December 2026"]),
        ("dap", "Data", vec![ASKED, DONE, BEGUN, TAKES]),
        ("soap", "Subjective", vec![ASKED, TAKES]),
        ("soap", "Objective", vec![DONE, BEGUN]),
        ("birp", "Behaviour", vec![ASKED, DONE]),
    ] {
        let told = part(&note(&nest, form).out, name);
        assert_eq!(told.split_whitespace().collect::<Vec<_>>().join(" "), holds.join(" "), "{form} {name}");
    }
}

#[test]
fn the_assessment_is_left_empty_with_a_line_to_write_on() {
    let nest = sample();
    for form in ["dap", "soap"] {
        let out = note(&nest, form).out;
        let lines: Vec<String> = part(&out, "Assessment").lines().map(ToOwned::to_owned).collect();
        assert_eq!(lines.len(), 2, "{out}");
        assert!(lines[0].contains("left empty for the helper to fill in."), "{out}");
        assert!(lines[1].trim().chars().all(|c| c == '_'), "{out}");
    }
}

#[test]
fn nothing_that_waits_and_no_word_of_a_helper_is_in_it() {
    let nest = sample();
    for form in ["girp", "dap", "soap", "birp"] {
        let out = note(&nest, form).out;
        for words in [
            "Ask who shows new people round",
            "Practise your first sentence with me",
            "There is a choir",
            "Learn to work the till",
            "Sit with you while you call",
        ] {
            assert!(!out.contains(words), "{words} in {out}");
        }
    }
}

#[test]
fn what_is_private_is_not_in_it() {
    let nest = sample();
    written(&nest, |book, stamp| {
        let hidden = step(book, "Ask Tom how long one morning is").record;
        book.apply(Edit::Set(Slot::new(hidden, &Marks::PRIVATE), Some(Value::Yes(true))), stamp).unwrap();
    });
    let out = note(&nest, "dap").out;
    assert!(!out.contains("how long one morning is") && out.contains("Say my first sentence"), "{out}");
    // A talk that is private as a whole is none.
    written(&nest, |book, stamp| {
        let talks: Vec<Id> = book.talks().map(Talk::id).collect();
        for talk in talks {
            book.apply(Edit::Set(Slot::new(talk, &Marks::PRIVATE), Some(Value::Yes(true))), stamp).unwrap();
        }
    });
    let out = run(&nest, &["note", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.out.as_str()), (1, ""));
    assert!(out.err.contains("There is no session to write a note about yet."), "{}", out.err);
}

#[test]
fn without_a_talk_and_with_another_form_it_says_so() {
    let out = run(&nest(), &["note", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.out.as_str()), (1, ""));
    assert!(out.err.contains("There is no session to write a note about yet."), "{}", out.err);
    let out = run(&nest(), &["note", "gripe", "--file", "book/sam.ron"]);
    assert_eq!((out.code, out.out.as_str()), (2, ""));
    assert!(out.err.contains("There are girp, dap, soap and birp."), "{}", out.err);
    // One that was left by closing the lid has its note, too.
    let nest = nest();
    written(&nest, |book, stamp| {
        let talk = Id::page_again(Talk::PAGE, Id::of("r0000000001").unwrap());
        book.apply(Edit::Set(Slot::new(talk, &Key::of("with")), Some(Value::Text("Ana".into()))), stamp).unwrap();
    });
    assert_eq!(run(&nest, &["note", "--file", "book/sam.ron"]).code, 0);
}
