//! One page to take along, as a person meets it: from the page it belongs to, on the screen and as lines to print.

use cairnbook::{
    base::{Id, Key, Slot, Text, Value, When},
    page::Act,
    workbook::{Edit, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    hands::{Hands, kept},
    screens::reads_the_same,
    seen::{must_not_show, must_show},
    voice::{Voice, has, number_of},
    ways::enter_on,
};

fn set(book: &mut Workbook, slot: Slot, value: Value) {
    book.apply(Edit::Set(slot, Some(value)), book::stamp()).unwrap();
}

/// Priya is getting ready to ask for a ramp.
fn priya() -> Workbook {
    let mut book = Workbook::default();
    let slot = |field: &'static str| Slot::new(Id::of("p_ask_aaaaaaaaaa").unwrap(), &Key::of(field));
    let words = |text: &str| Value::Text(Text::new(text));
    for (field, text) in [
        ("i_want", "A ramp at the garden gate"),
        ("happens", "There are two steps at the gate"),
        ("need", "I need a way in without steps"),
        ("request", "Please tell me who can put a ramp there"),
        ("questions", "Who decides this?\nBy when?"),
    ] {
        set(&mut book, slot(field), words(text));
    }
    let cell = |row: &str, column: &'static str| slot("rules").cell(Id::of(row).unwrap(), &Key::of(column));
    set(&mut book, cell("r_rule000001", "rule"), words("They have to answer in two weeks."));
    set(&mut book, cell("r_rule000002", "rule"), words("The gate has to be open by day."));
    set(&mut book, cell("r_rule000002", "checked_where"), words("the advice centre"));
    let day = Value::When(When::Day(book::day("2026-11-20")));
    set(&mut book, cell("r_rule000002", "checked_on"), day);
    book
}

fn on(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::About);
    hands.choose_page("ask");
    hands.choose_newest();
    hands
}

#[test]
fn an_action_and_a_row_open_it_and_nothing_is_changed() {
    let book = priya();
    let mut hands = on(&book);
    hands.act(Act::Sheet);
    assert!(hands.is_at("Sheet"));
    must_show(&mut hands, "There are two steps at the gate. I need a way in without steps.");
    reads_the_same("sheet", &mut hands);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    enter_on(&mut hands, "See it ready to print");
    assert!(hands.is_at("Sheet"));
    assert!(hands.kept() == kept(&book));
}

#[test]
fn a_rule_without_a_day_is_not_checked_and_no_law_is_stated() {
    let mut hands = on(&priya());
    hands.act(Act::Sheet);
    must_show(&mut hands, "They have to answer in two weeks; not checked");
    must_show(&mut hands, "The gate has to be open by day; the advice centre; checked Friday 20 November 2026");
    must_not_show(&mut hands, "the advice centre; not checked");
}

#[test]
fn there_is_none_where_nothing_is_written() {
    let mut hands = Hands::on(&Workbook::default());
    hands.act(Act::About);
    hands.choose_page("ask");
    hands.act(Act::Sheet);
    assert!(!hands.is_at("Sheet"));
    must_not_show(&mut hands, "one page to print");
}

#[test]
fn line_by_line_it_is_read_in_the_same_order() {
    let mut voice = Voice::new(on(&priya()));
    let heard = voice.says(".again");
    let heard = voice.says(&number_of(&heard, "See it ready to print"));
    for part in ["A ramp at the garden gate", "My sentence", "Who decides this?", "not checked"] {
        assert!(has(&heard, part), "no {part:?} in {heard:#?}");
    }
}
