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
    assert!(said[..from].iter().any(|said| said.starts_with("The answer so far: Line 1 of")), "{said:#?}");
    let end = said.iter().position(|said| said == "The answer stays as it is.").unwrap();
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

const ROW_PROMPT: &str = "What would you like to do? Type the number or the word for it. 0 goes back to the page.";

#[test]
fn with_a_row_chosen_where_and_choices_are_about_that_row() {
    let acts = ["1. Open", "2. Done", "3. Move", "4. Put aside", ROW_PROMPT];
    let said = then(&mut goal(), "8\nwhere\nchoices\n.choices\n");
    let wanted = [
        &["8. Print the form, open. 3 of 3."][..],
        &acts,
        &["Places, Learn bookkeeping. 8 things here have numbers. saved"],
        &["You have chosen: 8. Print the form, open. 3 of 3."],
        &acts,
        &acts,
    ];
    assert_eq!(said, wanted.concat());
    let said = then(&mut goal(), "choices\n");
    assert_eq!(
        said[said.len() - 2..],
        [
            "At any time: again, read, where, choices, undo, call, hide, back, help, leave.",
            "Or a number from 1 to 8, to choose something on this page.",
        ]
    );
}

#[test]
fn while_a_row_is_moved_nothing_else_is_chosen() {
    let mut mini = goal();
    let said = then(&mut mini, "6 move\n8 done\nwhere\n8\n");
    assert_eq!(
        said[5..],
        [
            "You are moving something. Nothing else has changed. Type 0 to put it down first.",
            "Places, Learn bookkeeping. 8 things here have numbers. saved",
            "You have chosen: 6. Call the college, open. 1 of 3.",
            "There is no number 8 here. The numbers end at 3. Nothing has changed.",
        ]
    );
    assert_eq!(mini.kept, goal().kept);
    // The last one can not go further down.
    assert_eq!(then(&mut goal(), "8 m\n")[1..], ["1. Further in", "2. Put it down", ROW_PROMPT]);
}

#[test]
fn what_has_no_number_or_is_gone_is_not_read() {
    let none = |number: &str| format!("There is no number {number} here. The numbers end at 8. Nothing has changed.");
    let said = then(&mut goal(), "7 put aside\nread 7\nread 99\nread 0\nread 2\n");
    let gone = "Number 7 is not on this page now. Nothing has changed. Type .again to hear what is here.";
    let wanted = [gone, &none("99"), &none("0"), "2. Why does it matter? nothing yet", "Saved."];
    assert_eq!(said[1..], wanted);
    assert_eq!(then(&mut goal(), "rows back\nread\n"), ["That is all of it."; 2]);
}

#[test]
fn help_on_a_word_tells_its_sentence_and_else_how_to_use_this() {
    assert_eq!(then(&mut goal(), "help new\n"), ["New step. What New step does."]);
    assert_eq!(then(&mut goal(), "HELP done\n"), ["Done. What Done does."]);
    let all = then(&mut goal(), "help\n");
    assert_eq!(then(&mut goal(), "help zzz\n"), all);
    assert!(all.len() == 8 && all[0] == "Someone to call: .call", "{all:#?}");
    for (word, name) in [("move", "Move"), ("open", "Open"), ("put", "Put aside")] {
        let which =
            format!("{name}: which one? Type its number and then the word, such as 3 done. Nothing has changed.");
        assert_eq!(then(&mut goal(), &format!("{word}\n")), [which]);
    }
}

#[test]
fn a_row_that_went_leaves_its_place_to_the_next_in_what_is_told() {
    let said = then(&mut goal(), "6\nput\n7\n");
    let wanted = [
        "7. Find the number. open",
        "No longer here: Call the college",
        PROMPT,
        "7. Find the number. open. 1 of 2.",
        "1. Open",
    ];
    assert_eq!(said[6..11], wanted);
}

#[test]
fn at_a_question_the_words_after_a_full_stop_are_told() {
    let mut mini = goal();
    let said = then(&mut mini, "1\n.where\n.choices\n.read\n.zz\n");
    let words = "You can type these words now: .help, .again, .where, .choices, .read, .back, .undo, .call, .hide, .leave, \
                 .quit, .exit, .clear, .save again.";
    let wanted = [
        "Places, Learn bookkeeping. 8 things here have numbers. saved",
        "Question 1 of 5: What do you want?",
        words,
        "1. What do you want? Learn bookkeeping",
        ".zz is not a word you can use here, so it was not saved. If it is your answer, start it with two full stops.",
        words,
    ];
    assert_eq!(said[3..], wanted);
    assert_eq!(mini.kept, goal().kept);
    let said = then(&mut goal(), "3\n12\n7\n3\n\n");
    let wanted = [
        "3. How sure are you? 12",
        "That is not a number from 0 to 10.",
        "What you typed is kept. Type it another way, or press Enter to leave it.",
        "3. How sure are you? 7",
        PROMPT,
        "Question 3 of 5: How sure are you?",
        "The answer so far: 7",
    ];
    assert_eq!(said[2..9], wanted);
    assert_eq!(said[10..], ["The answer stays as it is.", PROMPT, "Saved."]);
}

#[test]
fn a_long_list_is_read_to_and_fro_a_screen_at_a_time() {
    let mut mini = Mini::new(At::Log);
    mini.log_size = 120;
    let said = play(&mut mini, "rows\nrows back\nrows back\nwhere\n119\n");
    let more = |n: usize| format!("{n} more come after this. Type read to hear them.");
    assert_eq!(
        (said[3].as_str(), said[26].as_str(), &said[27]),
        ("Month 0", "23. Entry 22. Tuesday, on my own", &more(97))
    );
    assert_eq!((said[29].as_str(), &said[53]), ("24. Entry 23. Tuesday, on my own", &more(73)));
    assert_eq!((said[54].as_str(), said[77].as_str()), ("Month 0", "23. Entry 22. Tuesday, on my own"));
    let end = [
        "That is all of it.",
        "Places, Milestones. 80 things here have numbers. saved",
        "There is no number 119 here. The numbers end at 80. Nothing has changed.",
    ];
    assert_eq!(said[78..], end);
}

#[test]
fn a_section_is_read_by_how_its_name_begins() {
    let wanted = [
        "Next",
        ".hide hides the screen.",
        "1. Learn bookkeeping",
        "2. How this works",
        "7 stones on your pile.",
        "\"Räucherfisch, Lachen, das Radio an\"",
    ];
    for typed in ["read next", "READ ne"] {
        assert_eq!(then(&mut Mini::new(At::Today), &format!("{typed}\n")), wanted, "{typed}");
    }
    for typed in ["read zzz", "read 2x"] {
        let said = then(&mut Mini::new(At::Today), &format!("{typed}\n"));
        assert!(said.len() == 1 && said[0].starts_with(&format!("Nothing here is called “{typed}”")), "{said:#?}");
    }
}
