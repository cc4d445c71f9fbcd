//! Talks about questions: what is asked, what is taken as an answer, and what is not.

use super::{
    testing::{At, Mini},
    tests::{PROMPT, goal, play, then},
};
use crate::{app::Event, base::text::LIMIT, page::Act};

#[test]
fn a_question_tells_what_how_and_where_and_says_the_answer() {
    let mut mini = goal();
    let said = then(&mut mini, "1\nRäucherfisch für drei, ß\n");
    let wanted = [
        "Question 1 of 5: What do you want?",
        "The answer so far: Learn bookkeeping",
        "Type a new answer and press Enter. Enter alone keeps the answer so far. Type .clear to empty it.",
        "1. What do you want? Räucherfisch für drei, ß",
        PROMPT,
        "Saved.",
    ];
    assert_eq!(said, wanted);
    assert_eq!(mini.kept.texts[0], "Räucherfisch für drei, ß");
    assert_eq!(mini.events[3..], [Event::Do(Act::Back), Event::Do(Act::Leave)]);
}

#[test]
fn the_whole_line_is_the_answer_whatever_it_looks_like() {
    for (typed, kept) in [
        ("7", "7"),
        ("help", "help"),
        ("back", "back"),
        ("0", "0"),
        ("8 done", "8 done"),
        ("..", "."),
        ("..5 a", ".5 a"),
        ("...", ".."),
        ("?", "?"),
        (" x ", " x "),
    ] {
        let mut mini = goal();
        then(&mut mini, &format!("1\n{typed}\n"));
        assert_eq!(mini.kept.texts[0], kept, "{typed}");
        assert!(!mini.kept.steps[2].done);
    }
}

#[test]
fn stop_words_work_in_a_question_and_store_nothing() {
    let cases: [(&str, At, &str); 11] = [
        (".back", At::Goal, "The answer stays as it is."),
        (".b", At::Goal, "The answer stays as it is."),
        (".", At::Goal, "The answer stays as it is."),
        ("", At::Goal, "The answer stays as it is."),
        (".call", At::Call, "Ana, 0123 456."),
        (".again", At::Goal, "Question 1 of 5: What do you want?"),
        (".where", At::Goal, "Places, Learn bookkeeping. 8 things here have numbers. saved"),
        (
            ".choices",
            At::Goal,
            "You can type these words now: .help, .again, .where, .choices, .read, .back, .undo, .call, .hide, .leave, .quit, .exit, .clear, .save again.",
        ),
        (".help", At::Goal, "Someone to call: .call"),
        (
            ".who",
            At::Goal,
            ".who is not a word you can use here, so it was not saved. If it is your answer, start it with two full stops.",
        ),
        (".undo", At::Goal, "There is nothing to undo."),
    ];
    for (typed, at, line) in cases {
        let mut mini = goal();
        let said = then(&mut mini, &format!("1\n{typed}\n"));
        assert!(said.iter().skip(3).any(|said| said == line), "{typed}: {said:#?}");
        assert_eq!((mini.at, &mini.kept), (at, &goal().kept), "{typed}");
    }
    let mut mini = goal();
    play(&mut mini, "1\n.leave\n8 done\n");
    assert!(mini.left && !mini.kept.steps[2].done, "after leaving nothing is heard");
}

#[test]
fn an_unknown_stop_word_keeps_the_question_open() {
    let mut mini = goal();
    then(&mut mini, "1\n.nonsense\nNew words\n");
    assert_eq!(mini.kept.texts[0], "New words");
}

#[test]
fn clear_empties() {
    let mut mini = goal();
    let said = then(&mut mini, "1\n.clear\n");
    assert!(said.contains(&"1. What do you want? nothing yet".into()), "{said:#?}");
    assert_eq!(mini.kept.texts[0], "");
}

#[test]
fn a_long_text_is_kept_line_by_line_and_ends_with_a_stop() {
    let mut mini = goal();
    let said = then(&mut mini, "2\nIhr Stuhl.\n\nIch habe den Herd\n wieder ausgemacht.\n..5\n.\n");
    let wanted = [
        "Question 2 of 5: Why does it matter?",
        "Write as many lines as you like. A line with only a full stop ends your answer. Enter alone skips the question.",
        "Write more lines, or type a full stop alone to end.",
        "2. Why does it matter? Ihr Stuhl.",
        "Ich habe den Herd",
        " wieder ausgemacht.",
        ".5",
        PROMPT,
        "Saved.",
    ];
    assert_eq!(said, wanted);
    assert_eq!(mini.kept.texts[1], "Ihr Stuhl.\n\nIch habe den Herd\n wieder ausgemacht.\n.5");
    assert_eq!(mini.events.iter().filter(|event| **event == Event::Do(Act::Back)).count(), 1);
}

#[test]
fn a_pipe_that_breaks_in_a_long_text_loses_nothing() {
    let mut mini = goal();
    play(&mut mini, "2\none\ntwo without an end");
    assert_eq!(mini.kept.texts[1], "one\ntwo without an end");
    assert!(mini.left);
}

#[test]
fn a_long_text_goes_on_or_starts_anew() {
    let mut mini = goal();
    mini.kept.texts[1] = "Old".into();
    let said = then(&mut mini, "2\nmore\n.\n2\n.clear\nfresh\n.undo\nagain\n.\n");
    assert!(said.contains(&"The answer so far: Old".into()), "{said:#?}");
    assert!(said.contains(&"Your answer is empty now. You can write a new one. .undo brings the old one back.".into()));
    assert!(said.contains(&"The answer now: nothing yet".into()), "undo took the line back: {said:#?}");
    assert_eq!(mini.kept.texts[1], "again");
    let mut mini = goal();
    mini.kept.texts[1] = "Old".into();
    then(&mut mini, "2\n\n");
    assert_eq!(mini.kept.texts[1], "Old");
}

#[test]
fn a_problem_is_said_and_the_question_asked_again() {
    let mut mini = goal();
    let said = then(&mut mini, "3\nseven\n7\n");
    let wanted = [
        "Question 3 of 5: How sure are you?",
        "A number from 0 to 10. 0 means: not at all. 10 means: quite sure. Type your answer and press Enter. Enter alone skips the question.",
        "3. How sure are you? seven",
        "That is not a number from 0 to 10.",
        "What you typed is kept. Type it another way, or press Enter to leave it.",
        "3. How sure are you? 7",
        PROMPT,
        "Saved.",
    ];
    assert_eq!(said, wanted);
    let mut mini = goal();
    let said = then(&mut mini, "3\nseven\n\n8 done\n");
    assert!(said.contains(&"The answer stays as it is.".into()));
    assert_eq!((mini.kept.texts[2].as_str(), mini.kept.steps[2].done), ("seven", true));
}

#[test]
fn a_day_is_said_as_it_was_read() {
    let said = then(&mut goal(), "4\nfriday\n");
    assert!(said.contains(&"4. By which day? Friday 27 November 2026, in 5 days".into()), "{said:#?}");
}

#[test]
fn an_answer_too_long_is_refused_and_asked_for_again() {
    let mut mini = goal();
    let said = then(&mut mini, &format!("1\n{}\nshort\n", "ä".repeat(LIMIT)));
    assert!(mini.events.iter().any(|event| matches!(event, Event::TooLong { .. })));
    assert!(said.iter().any(|said| said.starts_with("That is more than fits here.")), "{said:#?}");
    assert_eq!(mini.kept.texts[0], "short");
}

#[test]
fn a_page_of_one_question_asks_at_once_and_enter_alone_goes_on() {
    let said = play(&mut Mini::new(At::Walk), "friday\n");
    let wanted = [
        "One thing",
        "Skip what you like.",
        "Question: By which day?",
        "A day, or your own words for one. Type your answer and press Enter. Enter alone skips the question.",
        "By which day? Friday 27 November 2026, in 5 days",
        "Today",
    ];
    assert_eq!(said[1..7], wanted);
    let said = play(&mut Mini::new(At::Walk), "\n");
    assert_eq!(said[5], "Today", "skipping is not commented on: {said:#?}");
}
