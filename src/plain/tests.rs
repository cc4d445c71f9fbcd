//! Whole talks with a tiny app: each rule of the grammar, by what is said and what is sent.

use proptest::prelude::*;

use super::{
    run,
    testing::{At, Mini},
};
use crate::{app::Event, content::Words, page::Act};

/// Plays `input` from the start; the lines that were said.
pub(super) fn play(mini: &mut Mini, input: &str) -> Vec<String> {
    let mut out = Vec::new();
    run(&mut input.as_bytes(), &mut out, mini, &Words::english(), "It is on because of --plain.").unwrap();
    let said = String::from_utf8(out).unwrap();
    assert_eq!(said.replace('\n', "").chars().find(|c| c.is_control()), None);
    said.lines().map(str::to_owned).collect()
}

/// What `input` adds to what is said before anything is typed.
pub(super) fn then(mini: &mut Mini, input: &str) -> Vec<String> {
    let before = play(&mut Mini::new(mini.at).sized(mini.log_size), "").len();
    play(mini, input).split_off(before)
}

impl Mini {
    fn sized(mut self, size: usize) -> Self {
        self.log_size = size;
        self
    }
}

pub(super) fn goal() -> Mini {
    Mini::new(At::Goal)
}

pub(super) const PROMPT: &str = "Type a number or a word. Type help to hear more.";

#[test]
fn the_first_lines_say_mode_help_page_and_choices() {
    let said = play(&mut Mini::new(At::Today), "");
    assert_eq!(
        said,
        [
            "Cairnbook. Plain lines are on. It is on because of --plain. Type ? or help for help. Type .call for someone to call.",
            "Today",
            "Next",
            ".hide hides the screen.",
            "1. Learn bookkeeping",
            "2. How this works",
            "7 stones on your pile.",
            "\"Räucherfisch, Lachen, das Radio an\"",
            "You can type: Add a stone, Goals, choices, help, back.",
        ]
    );
}

#[test]
fn fields_and_nested_rows_are_numbered_in_words() {
    let said = play(&mut goal(), "");
    assert_eq!(
        said[1..],
        [
            "Learn bookkeeping",
            "A goal in your own words.",
            "1. What do you want? Learn bookkeeping",
            "2. Why does it matter? nothing yet",
            "3. How sure are you? nothing yet",
            "4. By which day? nothing yet",
            "5. When do you begin? nothing yet",
            "6. Call the college, open",
            "7. Find the number. open, under 6",
            "8. Print the form, open",
            "You can type: New step, Add a stone, Today, choices, help, back.",
        ]
    );
}

#[test]
fn a_row_tells_its_actions_and_a_number_or_word_does_one() {
    let mut mini = goal();
    let said = then(&mut mini, "8\n2\n");
    let wanted = [
        "8. Print the form, open. 3 of 3.",
        "1. Open",
        "2. Done",
        "3. Move",
        "4. Put aside",
        "What would you like to do? Type the number or the word for it. 0 goes back to the page.",
        "Marked. .undo undoes it.",
        "8. Print the form, done",
        PROMPT,
        "Saved.",
    ];
    assert_eq!(said, wanted);
    assert!(mini.kept.steps[2].done);
    for input in ["8 done\n", "8. DONE\n", "8\ndone\n", "8\ndo\n", "print\ndone\n"] {
        let mut mini = goal();
        let said = then(&mut mini, input);
        assert!(mini.kept.steps[2].done, "{input:?}: {said:?}");
        assert!(said.contains(&"8. Print the form, done".into()), "{input:?}: {said:?}");
    }
}

#[test]
fn a_row_action_without_a_row_asks_which_and_a_refused_one_says_why() {
    let cases = [
        ("done\n", "Done: which one? Type its number and then the word, such as 3 done. Nothing has changed."),
        ("save again\n", "All is saved already."),
        ("2 done\n", "Not with this one."),
        ("99\n", "There is no number 99 here. The numbers end at 8. Nothing has changed."),
        (
            "99999999999999999999999999 done\n",
            "Nothing here is called “99999999999999999999999999 done”, so nothing has changed. You can type: New step, Add a stone, Back, Today, Goals, or help.",
        ),
        (
            "8 dance\n",
            "Nothing here is called “dance”, so nothing has changed. You can type: Open, Done, Move, Put aside, or help.",
        ),
        ("undu\n", "Nothing here is called “undu”, so nothing has changed. You can type: undo, or help."),
        ("a\n", "That can mean: again, Add a stone. Type a bit more of the one you mean."),
        ("\n", PROMPT),
        (".clear\n", "No question is open, so there is nothing to clear. Nothing has changed."),
        ("help add\n", "Add a stone. What Add a stone does."),
    ];
    for (input, said) in cases {
        let mut mini = goal();
        assert_eq!(then(&mut mini, input), [said], "{input:?}");
        assert_eq!(mini.kept, goal().kept, "{input:?}");
    }
}

#[test]
fn a_row_menu_is_left_by_zero_and_by_another_place() {
    let mut mini = goal();
    let said = then(&mut mini, "8\n0\n8\n9\ntoday\n");
    assert_eq!(said[6], PROMPT);
    assert_eq!(said[13], "There is no number 9 here. The numbers end at 4. Nothing has changed.");
    assert_eq!(said[14], "Today");
    assert_eq!(mini.at, At::Today);
}

#[test]
fn a_choice_is_taken_by_start_of_name_and_coming_back_is_short() {
    let mut mini = goal();
    let said = then(&mut mini, "5\ntoday\n");
    let wanted = [
        "When do you begin?",
        "You can choose one of these.",
        "1. Today",
        "2. Tomorrow",
        "3. Back when the rains stop",
        "You can type: Add a stone, Today, Goals, choices, help, back.",
        "Back at: Learn bookkeeping",
        "5. When do you begin? Today",
        PROMPT,
        "Saved.",
    ];
    assert_eq!(said, wanted);
    assert_eq!(mini.at, At::Goal);
    for back in ["back", "0", ".back", "BACK"] {
        let mut mini = goal();
        let said = then(&mut mini, &format!("5\n{back}\n"));
        assert_eq!((mini.at, mini.kept.when.is_none()), (At::Goal, true), "{back}");
        assert_eq!(said[6..], ["Back at: Learn bookkeeping", PROMPT], "{back}");
    }
}

#[test]
fn a_page_come_back_to_is_said_whole_and_numbered_anew_where_much_changed() {
    let said = then(&mut Mini::new(At::Today), "1\n2\nHer chair\n.\nback\n");
    let at = said.iter().rposition(|said| said == "Today").unwrap();
    let wanted = [
        "Today",
        "Next",
        "\"Her chair\"",
        "1. Put down a stone",
        "2. Learn bookkeeping",
        "7 stones on your pile.",
        "\"Räucherfisch, Lachen, das Radio an\"",
        "You can type: Add a stone, Goals, choices, help, back.",
        "Saved.",
    ];
    assert_eq!(said[at..], wanted);
    assert!(!said.iter().any(|said| said.starts_with("New: ") || said.starts_with("No longer here: ")), "{said:#?}");
}

#[test]
fn rows_that_stand_for_actions_come_and_go_without_a_word() {
    let mut mini = goal();
    let said = then(&mut mini, "2\nHer chair\n.\nundo\n");
    let at = said.iter().rposition(|said| said == PROMPT).unwrap();
    assert_eq!(said[at + 1..], ["Taken back.", "2. Why does it matter? nothing yet", "Saved."]);
    assert!(!said.concat().contains("Put on the shelf, let go or delete"), "{said:#?}");
}

#[test]
fn a_new_step_is_asked_for_and_keeps_the_numbers_that_were_said() {
    let mut mini = goal();
    let said = then(&mut mini, "new step\nAsk Ana\n7 put aside\n9 done\n7\n");
    let wanted = [
        "Question: What is the step?",
        "Type your answer and press Enter. Enter alone skips the question.",
        "9. Ask Ana, open",
        PROMPT,
        "No longer here: Find the number.",
        "Marked. .undo undoes it.",
        "9. Ask Ana, done",
        "Number 7 is not on this page now. Nothing has changed. Type .again to hear what is here.",
        "Saved.",
    ];
    assert_eq!(said, wanted);
    assert!(mini.kept.steps[2].done && mini.kept.steps[2].text == "Ask Ana");
}

#[test]
fn moving_says_where_the_row_stands() {
    let mut mini = goal();
    let said = then(&mut mini, "6 move\n1\ndown\n1\n8\nin\n0\n8 done\nagain\n");
    let moves = ["1. Down", "2. Further in", "3. Put it down"];
    let row_prompt = "What would you like to do? Type the number or the word for it. 0 goes back to the page.";
    let wanted = [
        "You are moving: Call the college",
        moves[0],
        moves[1],
        moves[2],
        row_prompt,
        "It comes after: Find the number.",
        "It comes after: Print the form",
        "1. Further in",
        "2. Put it down",
        row_prompt,
        "It is now under: Print the form",
        "There is no number 8 here. The numbers end at 2. Nothing has changed.",
        "It is now under: Print the form",
        "You have put it down. Type .again to hear the page in its new order.",
        "Marked. .undo undoes it.",
        "8. Print the form, done",
    ];
    assert_eq!(said[..16], wanted);
    assert!(said.contains(&"8. Call the college, open, under 7".into()), "numbers begin anew with again: {said:#?}");
    assert!(!mini.moving);
}

#[test]
fn a_row_under_another_comes_after_its_neighbour() {
    let said = then(&mut goal(), "8 move\nin\n");
    let place = "It is now under: Call the college. It comes after: Find the number.";
    assert_eq!(said[said.len() - 2..], [place, "Saved."], "{said:#?}");
}

#[test]
fn help_says_whom_to_call_first_and_how_to_use_this() {
    for ask in ["help", "?", ".help", "HELP", "2"] {
        let mut mini = Mini::new(At::Today);
        let said = then(&mut mini, &format!("{ask}\n"));
        assert_eq!(said[0], "Someone to call: .call", "{ask}");
        assert!(said[1].contains(".call") && said[2].contains("number") && said.len() == 8, "{ask}: {said:#?}");
        assert_eq!(mini.at, At::Today);
    }
}

#[test]
fn every_stop_word_named_in_help_works() {
    let words = Words::english();
    let help: String =
        words.messages().keys().filter(|key| key.starts_with("plain.help")).map(|key| words.plain(key)).collect();
    let named: Vec<&str> = help.split_whitespace().filter(|word| word.starts_with('.') && word.len() > 1).collect();
    assert!(named.len() > 4);
    for word in named {
        let said = then(&mut goal(), &format!("1\n{}\n", word.trim_end_matches(['.', ','])));
        assert!(!said.iter().any(|said| said.contains("Nothing here is called")), "{word}: {said:#?}");
    }
}

#[test]
fn hidden_says_nothing_of_the_person_and_hears_one_word() {
    let mut mini = goal();
    let said = then(&mut mini, "1\n.hide\n\nback\nwhere\nmy secret\nhide\n.where\n");
    let dull = "Nothing to show. Type hide and press Enter to go on.";
    let above =
        "You can still find earlier lines above this one. Close the window if you do not want anyone else to see them.";
    assert_eq!(said[3..9], [dull, above, dull, dull, dull, dull]);
    assert_eq!(said[9], "Back at: Places, Learn bookkeeping");
    assert_eq!(said[10], "Question 1 of 5: What do you want?");
    assert_eq!(mini.kept, goal().kept);
    let mut mini = goal();
    mini.hidden = true;
    let said = play(&mut mini, "\n1\n");
    assert!(!said.concat().contains("bookkeeping") && mini.left);
}

#[test]
fn saved_is_said_on_leaving_and_where_it_was_not_at_once() {
    let mut mini = goal();
    mini.no_disk = true;
    let said = then(&mut mini, "8 done\nwhere\n8 done\n");
    let trouble = said.iter().filter(|said| said.starts_with("Not saved: the disk is full.")).count();
    let saved = said.iter().filter(|said| *said == "Saved.").count();
    assert_eq!((trouble, saved), (2, 0), "once by itself, once asked for: {said:#?}");
    let mut mini = goal();
    let said = then(&mut mini, "where\nagain\n");
    assert!(!said.contains(&"Saved.".into()), "nothing was changed: {said:#?}");
    let said = then(&mut goal(), "8 done\n6 done\nstone\nback\nleave\n");
    let saved: Vec<usize> = (0..said.len()).filter(|at| said[*at] == "Saved.").collect();
    assert_eq!(saved, [said.len() - 1], "once, at the end: {said:#?}");
}

#[test]
fn where_again_and_choices() {
    let said = then(&mut goal(), "where\n");
    assert_eq!(said, ["Places, Learn bookkeeping. 8 things here have numbers. saved"]);
    let whole = play(&mut goal(), "");
    assert_eq!(then(&mut goal(), "again\n"), whole[1..]);
    let said = then(&mut goal(), "choices\n");
    assert!(said.contains(&"New step. What New step does.".into()));
    assert!(
        !said
            .iter()
            .any(|said| said.starts_with("All actions") || said.starts_with("Save again") || said.starts_with("down")),
        "{said:#?}"
    );
}

#[test]
fn enter_alone_opens_nothing_that_was_not_looked_for() {
    let mut mini = goal();
    then(&mut mini, "8 done\n\n");
    assert!(!mini.events.contains(&Event::Do(Act::Open)), "{:?}", mini.events);
}

#[test]
fn a_page_gone_to_by_name_is_said_whole_and_a_picture_when_its_words_change() {
    let mut mini = Mini::new(At::Today);
    let said = then(&mut mini, "stone\ngoals\ntoday\nundo\n");
    assert_eq!(said[..2], ["8 stones on your pile.", "Learn bookkeeping"]);
    assert_eq!(said.iter().filter(|said| *said == "8 stones on your pile.").count(), 2);
    assert_eq!(said[said.len() - 3..], ["Taken back.", "7 stones on your pile.", "Saved."]);
}

#[test]
fn long_lists_are_said_in_parts_and_numbers_go_on() {
    let mut mini = Mini::new(At::Log).sized(120);
    let said = play(&mut mini, "");
    let wanted = ["A long page, with 120 things to choose from.", "Month 0", "1. Entry 0. Tuesday, on my own"];
    assert_eq!(said[2..5], wanted);
    assert!(said.contains(&"97 more come after this. Type read to hear them.".into()), "{said:#?}");
    let said = then(&mut Mini::new(At::Log).sized(120), &"rows\nread\n".repeat(4));
    for i in 23..120 {
        assert_eq!(
            said.iter().filter(|said| said.starts_with(&format!("{}. Entry {i}.", i + 1))).count(),
            1,
            "{i}: {said:#?}"
        );
    }
    assert_eq!(said.last().unwrap(), "That is all of it.");
    let mut mini = Mini::new(At::Log).sized(120);
    then(&mut mini, "rows\nrows\nrows\nrows\nrows\n1\n");
    assert!(mini.events.contains(&Event::Do(Act::Open)), "a row said long ago can be chosen");
}

#[test]
fn the_end_of_the_input_leaves() {
    let mut mini = goal();
    let said = play(&mut mini, "8 done");
    assert_eq!(mini.events.last(), Some(&Event::Do(Act::Leave)));
    assert!(mini.left && mini.kept.steps[2].done);
    assert_eq!(said.last().unwrap(), "Saved.");
}

#[test]
fn output_that_can_not_be_written_leaves_too() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut mini = goal();
    assert!(run(&mut "8 done\n".as_bytes(), &mut Closed, &mut mini, &Words::english(), "").is_err());
    assert!(mini.left);
}

#[test]
fn teletype_nothing_but_words_is_written() {
    let all = "help\nchoices\nwhere\nagain\n8\n3\n1\n2\n0\n1\n\u{1b}[31mred\u{7}\u{202e}\n2\na\tb\n.\n3\nx\n\n5\n1\nmilestones\nrows\ncall\ntoday\n\u{9b}x\nundo\nhide\nhide\nleave\n";
    let mut mini = goal().sized(90);
    let said = play(&mut mini, all).join("\n");
    let drawn = |c: char| {
        ('\u{2190}'..='\u{21ff}').contains(&c) || ('\u{2500}'..='\u{28ff}').contains(&c) || "·•›▸".contains(c)
    };
    assert_eq!(said.chars().filter(|c| drawn(*c)).collect::<String>(), "");
    assert!(said.chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!said.contains('\u{202e}'));
    assert!(!said.contains("Ctrl-"), "no key that a line can not hold");
    assert_eq!(said.lines().filter(|line| line.trim().is_empty()).count(), 0);
    assert!(said.contains("red"), "the person's own letters are kept");
}

#[test]
fn the_words_said_to_work_at_any_time_do() {
    let said = Words::english().plain("plain.choices_own");
    let (_, names) = said.split_once(": ").unwrap();
    let names: Vec<&str> = names.trim_end_matches('.').split(", ").collect();
    assert!(names.len() > 7);
    for name in names {
        for typed in [name.to_owned(), format!(".{name}"), format!("1\n.{name}")] {
            let said = then(&mut goal(), &format!("{typed}\n"));
            let refused = |said: &String| said.starts_with("The word") || said.starts_with("That can mean");
            assert!(!said.iter().any(refused), "{typed}: {said:#?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_lines_are_answered_cleanly_and_the_end_leaves(
        lines in prop::collection::vec(
            prop_oneof![
                "[0-9]{1,2}",
                "[0-9] [a-z]{1,4}",
                "\\PC{0,12}",
                ".{0,8}",
                prop::sample::select(vec![
                    "", ".", "..", ".back", ".clear", ".undo", ".hide", "hide", ".again", "move", "in", "down", "0", "new step",
                    "goals", "today", "milestones", "rows", "rows back", "read", "read 3", ".read", "more 2", ".h", "where", "choices", "call", "2", "friday", "8 move", "7 put",
                ]).prop_map(str::to_owned),
            ],
            0..40,
        ),
    ) {
        let mut mini = goal().sized(200);
        let said = play(&mut mini, &lines.join("\n"));
        prop_assert!(mini.left && said.iter().all(|line| !line.trim().is_empty()));
    }
}

#[test]
fn the_words_of_this_face_are_gentle() {
    let words = Words::english();
    for (key, message) in words.messages().iter().filter(|(key, _)| key.starts_with("plain.")) {
        for form in message.forms() {
            let lower = form.to_lowercase();
            let word = |w: &str| lower.split(|c: char| !c.is_alphabetic()).any(|word| word == w);
            let never = ["late", "overdue", "failed", "missed", "worse", "should", "just", "simply", "easy"];
            assert!(!never.iter().any(|w| word(w)) && !form.contains(['!', '\'']), "{key}: {form}");
        }
    }
}
