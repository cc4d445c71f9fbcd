//! Talks about what is long, and what is said again and again.

use super::{
    testing::{At, Mini, Step},
    tests::{PROMPT, goal, play, then},
};
use crate::page::Act;

/// Sixty lines, each told from the others.
fn sixty() -> String {
    (1..=60).map(|n| format!("Line {n} of what I wrote, mit Grüßen.")).collect::<Vec<_>>().join("\n")
}

/// How often each of the sixty was said; they must come in their order.
fn all_sixty(said: &[String]) {
    let lines: Vec<&str> = said.iter().filter_map(|said| said.find("Line ").and_then(|at| said.get(at..))).collect();
    let wanted = sixty();
    assert_eq!(lines, wanted.lines().collect::<Vec<_>>());
}

#[test]
fn a_long_answer_is_one_line_and_is_read_to_its_end_in_parts() {
    let mut mini = goal();
    mini.kept.texts[1] = sixty();
    let page = play(&mut mini, "");
    let row = page.iter().find(|said| said.starts_with("2. ")).unwrap();
    assert!(row.contains("Line 1 of what I wrote") && row.ends_with("more words") && row.len() < 130, "{row}");
    assert!(!page.iter().any(|said| said.contains("Line 3 of")), "{page:#?}");
    assert!(page.contains(&"To hear all of one thing, type read and its number, such as read 2.".into()), "{page:#?}");
    for first in ["read 2", "more 2", "READ 2."] {
        let mut mini = goal();
        mini.kept.texts[1] = sixty();
        let said = play(&mut mini, &format!("{first}\nread\nread\n")).split_off(page.len());
        all_sixty(&said);
        let parts = said.iter().filter(|said| said.ends_with("Type read to hear them.")).count();
        assert_eq!(parts, 2, "{said:#?}");
    }
}

#[test]
fn what_stands_there_is_read_at_the_question_too() {
    let mut mini = goal();
    mini.kept.texts[1] = sixty();
    let before = play(&mut goal(), "").len();
    let said = play(&mut mini, "2\n.read\n.read\n.read\n.\n").split_off(before);
    let from = said.iter().position(|said| said == "Type .read to hear all of it.").unwrap();
    assert!(said[..from].iter().any(|said| said.starts_with("It says: Line 1 of")), "{said:#?}");
    let end = said.iter().position(|said| said == "It stays as it is.").unwrap();
    all_sixty(&said[from..end]);
    assert_eq!(mini.kept.texts[1], sixty());
}

#[test]
fn a_row_is_one_short_line_and_read_in_its_menu_too() {
    let mut mini = goal();
    mini.kept.steps[2].text = sixty();
    let page = play(&mut mini, "");
    let row = page.iter().find(|said| said.starts_with("8. ")).unwrap();
    assert!(row.contains("more words, open") && row.chars().count() < 100, "{row}");
    let mut mini = goal();
    mini.kept.steps[2].text = "One two three. ".repeat(400);
    let said = play(&mut mini, "8\nread\nread\nread\nread\n").split_off(page.len());
    assert_eq!(said.concat().matches("three.").count(), 400 + 4, "first words in the row and where it is chosen");
    assert!(mini.kept.steps.iter().all(|step| !step.done));
}

fn with_forty_steps_more() -> Mini {
    let mut mini = goal();
    let step = |n: usize| Step { id: format!("x{n}"), text: format!("Small step {n}."), level: 1, done: false };
    mini.kept.steps.extend((0..40).map(step));
    mini
}

#[test]
fn a_page_in_parts_leaves_nothing_out_and_goes_back() {
    let mut mini = with_forty_steps_more();
    let said = play(&mut mini, "read\nread\nrows back\n48 done\n");
    for n in 0..40 {
        let times = said.iter().filter(|said| said.contains(&format!("Small step {n}. open"))).count();
        assert!((1..3).contains(&times), "{n}: {said:#?}");
    }
    assert!(said[2].starts_with("A long page, with 4"), "{said:#?}");
    let again = said.iter().filter(|said| *said == "1. What do you want? Learn bookkeeping").count();
    assert_eq!(again, 2, "{said:#?}");
    assert!(mini.kept.steps.last().unwrap().done, "{said:#?}");
}

#[test]
fn a_row_that_went_meanwhile_makes_no_gap() {
    let mut mini = with_forty_steps_more();
    let said = play(&mut mini, "7 put aside\nread\nread\n");
    for n in 0..40 {
        let times = said.iter().filter(|said| said.contains(&format!("Small step {n}. open"))).count();
        assert_eq!(times, 1, "{n}: {said:#?}");
    }
}

#[test]
fn what_is_told_each_time_is_told_shorter_from_the_fourth_time_on() {
    let said = then(&mut goal(), &"8\n0\n".repeat(5));
    let full = said.iter().filter(|said| *said == PROMPT).count();
    let short = said.iter().filter(|said| *said == "A number or a word?").count();
    assert_eq!((full, short), (3, 2), "{said:#?}");
    let said = then(&mut goal(), &format!("{}again\n8\n0\n", "8\n0\n".repeat(4)));
    assert_eq!(said.last().unwrap(), PROMPT, "asked for again, it is told in full");
    let said = then(&mut Mini::new(At::Today), &"goals\ntoday\n".repeat(3));
    let told: Vec<&String> = said.iter().filter(|said| said.starts_with("You can type")).collect();
    assert!(told[0].contains("Goals") || told[0].contains("Today"));
    assert_eq!(*told.last().unwrap(), "You can type: choices, help, back.");
}

#[test]
fn no_short_form_ends_it() {
    for typed in ["e", "ex", "exi", "l", "le", "leav", "q", "qui", ".e", ".exi", ".q", ".l", "1\n.e"] {
        let mut mini = goal();
        let said = then(&mut mini, &format!("{typed}\n.back\n8 done\n"));
        assert!(mini.kept.steps[2].done, "{typed}: {said:#?}");
    }
    for typed in ["leave", "EXIT", ".quit", ".leave"] {
        let mut mini = goal();
        then(&mut mini, &format!("{typed}\n8 done\n"));
        assert!(!mini.kept.steps[2].done, "{typed}");
    }
}

#[test]
fn two_letters_hide() {
    for typed in [".h", ".H", "1\n.h"] {
        let mut mini = goal();
        let said = then(&mut mini, &format!("{typed}\nwhere\n"));
        assert!(said.iter().any(|said| said.starts_with("Nothing to show.")), "{typed}: {said:#?}");
        assert!(mini.hidden, "{typed}");
    }
}

#[test]
fn rows_of_the_same_name_are_told_with_their_numbers() {
    let mut mini = goal();
    mini.kept.steps[0].text = "Print the form".into();
    let said = play(&mut mini, "print\n");
    let told = "That can mean: 6. Print the form, 8. Print the form. Type a bit more of the one you mean.";
    assert_eq!(said.last().unwrap(), told);
}

#[test]
fn what_is_taken_back_is_told_here() {
    let mut mini = goal();
    then(&mut mini, "8 done\nundo\n");
    assert!(mini.events.contains(&crate::app::Event::DoHere(Act::Undo)));
}
