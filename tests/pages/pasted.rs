//! A list is pasted where one item is written: it is asked first, and each line can be an item of its own.

use std::fmt::Write as _;

use cairnbook::{
    base::{Id, Key, Slot, Value},
    page::{Act, Code},
    workbook::{EntryKind, StepState, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::support::{
    book::{filled, id},
    hands::Hands,
    seen::{must_not_show, must_show},
    small::{on, steps},
    talked,
    ways::{chosen, enter_on, undo, walk_to},
};

const LIST: &str =
    "Move out:\r- [ ] Find boxes\r    - ask at the shop\r    - [x] look in the cellar\r\r• Ring Ana\r2) Buy tape\r";

fn paste(hands: &mut Hands, words: &str) {
    hands.input(&Input::Paste(words.to_owned()));
}

fn at_goal(book: &Workbook) -> Hands {
    let mut hands = on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    hands
}

/// The outline of the goal: how deep each step stands, its words, and whether it is done.
fn outline(hands: &Hands) -> Vec<(usize, String, bool)> {
    let all = hands.app.book().outline(Some(id("g_mail")));
    all.into_iter().map(|(step, depth)| (depth, step.words.to_string(), step.state == StepState::Done)).collect()
}

fn row(depth: usize, words: &str) -> (usize, String, bool) {
    (depth, words.to_owned(), false)
}

#[test]
fn a_list_pasted_in_a_new_step_becomes_a_step_a_line_after_it_was_asked() {
    let mut hands = at_goal(&steps(&[("s_box", "Find a box", "", None)]));
    let before = hands.kept();
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, LIST);
    assert_eq!(hands.scene().page.title, "You pasted 6 lines");
    assert_eq!(hands.kept(), before, "told before it happens");
    must_show(&mut hands, "1 of them has a tick in its box.");
    enter_on(&mut hands, "Make 6 open steps");
    assert_eq!(
        outline(&hands),
        [
            row(1, "Find a box"),
            row(1, "Move out:"),
            row(1, "Find boxes"),
            row(2, "ask at the shop"),
            row(2, "look in the cellar"),
            row(1, "Ring Ana"),
            row(1, "Buy tape"),
        ]
    );
    assert!(hands.is_at("Goal"), "{}", hands.place());
    assert_eq!(hands.notice(), "You added 6 steps. Ctrl-Z undoes it.");
    undo(&mut hands);
    assert_eq!(hands.kept(), before, "one undo");
}

#[test]
fn a_tick_in_a_box_is_a_tick_only_where_its_owner_says_so_and_puts_no_stone_down() {
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, "- [x] Find boxes\n- [ ] Ring Ana\n- [x] Buy tape");
    enter_on(&mut hands, "Make 3 steps, 2 of them done");
    let done: Vec<bool> = outline(&hands).into_iter().map(|(_, _, done)| done).collect();
    assert_eq!((done, hands.app.book().stone_count()), (vec![true, false, true], 0));
    // A helper who types does not say it.
    let mut hands = talked::two(&steps(&[]));
    hands.act(Act::Pen);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    enter_on(&mut hands, "Add a small step");
    if hands.scene().writing.is_some() {
        paste(&mut hands, "- [x] Find boxes\n- [ ] Ring Ana");
        must_not_show(&mut hands, "of them done");
    }
}

#[test]
fn no_answer_loses_anything() {
    // One step.
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, "Find boxes\nRing Ana");
    enter_on(&mut hands, "Put all of it in one step");
    assert_eq!(outline(&hands), [row(1, "Find boxes Ring Ana")]);
    // A note.
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, "Find boxes\nRing Ana");
    enter_on(&mut hands, "Keep it as a note");
    let note = hands.app.book().log().iter().next_back().unwrap().clone();
    assert_eq!((note.kind, note.words.as_str()), (EntryKind::Note, "Find boxes\nRing Ana"));
    // Not kept, and Esc: the new step waits for its words as before.
    for leave in [true, false] {
        let mut hands = at_goal(&steps(&[]));
        let before = hands.kept();
        enter_on(&mut hands, "Add a small step");
        paste(&mut hands, "Find boxes\nRing Ana");
        if leave {
            hands.press(&[Code::Esc]);
        } else {
            enter_on(&mut hands, "Do not keep it");
        }
        assert_eq!(hands.kept(), before);
        assert_eq!(chosen(&mut hands), "A new step. Press Enter to write it.");
        hands.press(&[Code::Enter]);
        hands.type_keys("Ring Ana");
        hands.key(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(outline(&hands), [row(1, "Ring Ana")]);
    }
}

#[test]
fn what_stands_in_a_step_stays_and_the_new_ones_follow_it_at_its_level() {
    let book = steps(&[
        ("s_desk", "Clear the desk", "", None),
        ("s_top", "Top drawer", "", Some("s_desk")),
        ("s_ana", "Ring Ana", "", None),
    ]);
    let mut hands = at_goal(&book);
    enter_on(&mut hands, "Top drawer");
    enter_on(&mut hands, "What");
    paste(&mut hands, "Low drawer\n  Pens");
    enter_on(&mut hands, "Make 2 steps");
    assert_eq!(
        outline(&hands),
        [row(1, "Clear the desk"), row(2, "Top drawer"), row(2, "Low drawer"), row(3, "Pens"), row(1, "Ring Ana")]
    );
}

#[test]
fn nine_levels_become_eight_and_too_many_lines_are_said_and_can_be_kept() {
    let mut deep = String::new();
    for level in 0..10 {
        let _ = writeln!(deep, "{}- Level {level}", "  ".repeat(level));
    }
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, &deep);
    must_show(&mut hands, "Steps go 8 levels deep.");
    enter_on(&mut hands, "Make 10 steps");
    let depths: Vec<usize> = outline(&hands).into_iter().map(|(depth, ..)| depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);

    let many: Vec<String> = (0..5_000).map(|n| format!("- A thing to do, number {n:04}")).collect();
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, &many.join("\n"));
    assert_eq!(hands.scene().page.title, "You pasted 5000 lines");
    must_show(&mut hands, "Up to 200 lines can become steps at once. You can keep all of it as a note.");
    must_not_show(&mut hands, "Make");
    enter_on(&mut hands, "Keep it as");
    let notes: Vec<String> = hands.app.book().log().iter().map(|entry| entry.words.to_string()).collect();
    assert!(notes.iter().all(|words| words.len() <= 64 * 1024));
    let kept: Vec<&str> = notes.iter().flat_map(|words| words.lines()).collect();
    assert_eq!(kept, many.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn one_line_is_pasted_as_before_and_so_is_a_list_where_no_item_is_written() {
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    paste(&mut hands, "Ring Ana\r\n");
    assert!(hands.scene().writing.is_some());
    assert_eq!(outline(&hands), [row(1, "Ring Ana ")]);
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "What do you want?");
    paste(&mut hands, " soon\nand all of it");
    assert_eq!(hands.app.book().goal(id("g_mail")).unwrap().words.as_str(), "Open my mail soon and all of it");
}

#[test]
fn rows_of_a_list_come_a_line_each_as_far_as_there_is_room() {
    let people = Slot::new(Id::page("call"), &Key::of("people"));
    let names = |hands: &Hands| match hands.app.book().get(&people) {
        Some(Value::Rows(rows)) => {
            rows.iter().filter_map(|row| row.cells.get(&Key::of("name"))?.text().map(ToString::to_string)).collect()
        }
        _ => Vec::new(),
    };
    let at_list = || {
        let mut hands = Hands::on(&filled());
        hands.act(Act::Call);
        hands.act(Act::SayMore);
        enter_on(&mut hands, "Add someone");
        assert!(hands.scene().writing.is_some(), "{}", hands.place());
        hands
    };
    let mut hands = at_list();
    let before = hands.kept();
    paste(&mut hands, "- Aunt Mei\n- Omar\n");
    enter_on(&mut hands, "Make 2 separate lines");
    assert_eq!(names(&hands), ["Aunt Mei", "Omar"]);
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
    let mut hands = at_list();
    paste(&mut hands, "A\nB\nC\nD\nE");
    must_show(&mut hands, "There is room for 3 more lines here.");
    must_not_show(&mut hands, "Make 5");
}

#[test]
fn where_each_line_is_an_answer_it_comes_without_its_bullets() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::About);
    hands.choose_page("good_day");
    hands.choose("Imagine it's a good day.");
    paste(&mut hands, "- coffee\n- [ ] the window is open\n\n1. no post");
    let slot = Slot::new(Id::page("good_day"), &Key::of("first_signs"));
    assert_eq!(hands.app.book().get(&slot), Some(Value::Text("coffee\nthe window is open\nno post".into())));
}

#[test]
fn what_has_no_tick_and_room_enough_is_told_of_neither() {
    let mut hands = at_goal(&steps(&[]));
    enter_on(&mut hands, "Add a small step");
    let mut deep = String::new();
    for level in 0..8 {
        let _ = writeln!(deep, "{}- Level {level}", "  ".repeat(level));
    }
    paste(&mut hands, &deep);
    for words in ["levels deep", "tick in its box", "of them done"] {
        must_not_show(&mut hands, words);
    }
    enter_on(&mut hands, "Make 8 steps");
    let depths: Vec<usize> = outline(&hands).into_iter().map(|(depth, ..)| depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 5, 6, 7, 8]);
    // Under another step there is a level less.
    let mut hands = at_goal(&steps(&[("s_box", "Find a box", "", None)]));
    walk_to(&mut hands, "Find a box");
    hands.act(Act::NewUnder);
    paste(&mut hands, &deep);
    must_show(&mut hands, "Steps go 8 levels deep.");
    enter_on(&mut hands, "Make 8 steps");
    let depths: Vec<usize> = outline(&hands).into_iter().map(|(depth, ..)| depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 5, 6, 7, 8, 8]);
}
