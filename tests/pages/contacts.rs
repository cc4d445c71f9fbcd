//! Someone to call can be kept private: who looks on before the workbook is opened, and who helps, does not see them.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    page::{Act, Code},
    workbook::{Marks, Settings, Workbook},
};

use crate::support::{
    book::{filled, id, with_setting},
    hands::Hands,
    seen::{must_not_show, must_show, said},
    talked::{self, hide, hide_row, set, text},
    voice::{Voice, has},
    ways::{enter_on, undo, walk_to},
};

const MORE: &str = "There is more. Press Enter on the first page to see it.";

fn call(field: &str) -> Slot {
    Slot::new(Id::page("call"), &Key::from(field))
}

fn aunt() -> Slot {
    call("people").cell(id("r_aunt"), &Key::of("name"))
}

/// Ruth, the emergency number, and an aunt who is kept private.
fn book(quiet: bool) -> Workbook {
    let mut book = with_setting(filled(), &Settings::QUIET, Value::Yes(quiet));
    for (slot, words) in [(call("person"), "Ruth"), (call("emergency"), "999"), (aunt(), "Aunt Mei")] {
        set(&mut book, slot, text(words));
    }
    set(&mut book, call("people").cell(id("r_two"), &Key::of("name")), text("Omar"));
    hide_row(&mut book, &call("people"), id("r_aunt"));
    book
}

#[test]
fn before_enter_of_a_quiet_start_only_public_lines_show() {
    let mut hands = Hands::on(&book(true));
    assert_eq!(hands.place(), "Quiet");
    hands.act(Act::Call);
    for words in ["Ruth", "999", "Omar", MORE] {
        must_show(&mut hands, words);
    }
    must_not_show(&mut hands, "Aunt Mei");
    assert!(hands.scene().page.row_ids().is_empty(), "what is not seen is not written over");
    hands.press(&[Code::Esc, Code::Enter]);
    hands.act(Act::Call);
    hands.act(Act::SayMore);
    must_show(&mut hands, "Aunt Mei");
    must_not_show(&mut hands, MORE);
    // The same line by line.
    let mut voice = Voice::new(Hands::on(&book(true)));
    let heard = voice.says("call");
    assert!(has(&heard, "Ruth") && has(&heard, MORE) && !has(&heard, "Aunt Mei"), "{heard:#?}");
}

#[test]
fn a_page_that_is_private_as_a_whole_shows_nothing_of_it_before_enter() {
    let mut book = book(true);
    hide(&mut book, Id::page("call"));
    let mut hands = Hands::on(&book);
    hands.act(Act::Call);
    for words in ["Ruth", "999", "Omar", "Aunt Mei"] {
        must_not_show(&mut hands, words);
    }
    must_show(&mut hands, MORE);
    must_show(&mut hands, "call the emergency number where you live");
}

#[test]
fn where_nothing_is_private_it_is_as_it_was() {
    let mut book = book(true);
    set(&mut book, call("people").cell(id("r_aunt"), &cairnbook::base::RowValue::PRIVATE), Value::Yes(false));
    let mut hands = Hands::on(&book);
    hands.act(Act::Call);
    must_not_show(&mut hands, MORE);
    assert!(!hands.scene().page.row_ids().is_empty());
}

#[test]
fn beside_a_helper_what_is_private_never_shows() {
    let mut hands = talked::two(&book(false));
    hands.act(Act::Call);
    hands.act(Act::SayMore);
    must_show(&mut hands, "Ruth");
    must_not_show(&mut hands, "Aunt Mei");
    let mut private = book(false);
    hide(&mut private, Id::page("call"));
    let mut hands = talked::two(&private);
    hands.act(Act::Call);
    must_not_show(&mut hands, "Ruth");
}

#[test]
fn they_are_marked_by_the_key_that_marks_everything_else() {
    let mut hands = Hands::on(&book(false));
    hands.act(Act::Call);
    hands.act(Act::SayMore);
    walk_to(&mut hands, "Omar");
    hands.act(Act::Private);
    let mark = call("people").cell(id("r_two"), &cairnbook::base::RowValue::PRIVATE);
    assert_eq!(hands.app.book().get(&mark), Some(Value::Yes(true)));
    undo(&mut hands);
    walk_to(&mut hands, "Who can you call?");
    hands.act(Act::Private);
    assert_eq!(hands.app.book().get(&Slot::new(Id::page("call"), &Marks::PRIVATE)), Some(Value::Yes(true)));
}

#[test]
fn the_offer_says_who_could_see_them_to_whoever_shares_the_computer() {
    let offer = "Anyone who uses this computer can see them";
    for quiet in [false, true] {
        let mut book = crate::support::small::steps(&[("s_box", "Find a box", "", None)]);
        set(&mut book, call("person"), text(""));
        let book = with_setting(book, &Settings::QUIET, Value::Yes(quiet));
        let mut hands = Hands::opened(&book, "2026-11-23", Vec::new());
        if quiet {
            hands.press(&[Code::Enter]);
        }
        assert_eq!(said(&hands.scene()).iter().any(|line| line.contains(offer)), quiet, "{:#?}", said(&hands.scene()));
        if quiet {
            enter_on(&mut hands, "Write down someone to call");
            assert_eq!(hands.place(), "Reflect call");
        }
    }
}
