//! Before a talk: what someone wants to talk about, gathered from where it stands, on one page to take along.

use cairnbook::{
    base::{Id, Key, Slot, Value, Who},
    page::Act,
    workbook::{About, Edit, Entry, EntryKind, Goal, Idea, Marks, Talk, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, day, filled, id},
    hands::Hands,
    player::Player,
    screens::{self, reads_the_same},
    seen::{must_not_show, must_show, said, shows},
    talked::{self, by, set, text},
    ways::{enter_on, fill},
};

const DAY: i64 = 86_400;

fn check_in(book: &mut Workbook, name: &str, on: &str, after: i64, words: &str) {
    let mut entry =
        Entry::new(id(name), Who::Me, cairnbook::base::Moment(EVENING.0 + after), EntryKind::CheckIn, day(on));
    entry.more.insert(Key::of("to_talk_about"), text(words));
    by(book, Who::Me, after, Edit::AddEntry(entry));
}

/// A talk two weeks ago, and all that has come up since.
fn full() -> Workbook {
    let mut book = filled();
    check_in(&mut book, "e_old", "2026-11-01", -21 * DAY, "what came before the talk");
    talked::begin(&mut book, -14 * DAY);
    set(&mut book, Slot::new(talked::talk(), &Talk::DIFFER), text("How often we meet"));
    talked::end(&mut book, "2026-11-08");
    talked::alone(&mut book);
    check_in(&mut book, "e_new", "2026-11-21", -DAY, "the letter from the school");
    let ask = |field: &'static str, nth: usize| Slot::new(id(&format!("p_ask_{nth:010}")), &Key::of(field));
    set(&mut book, ask("i_want", 1), text("A ramp at the garden gate"));
    set(&mut book, ask("questions", 1), text("Who decides this?\nBy when?"));
    set(&mut book, ask("i_want", 2), text("A new chair"));
    set(&mut book, ask("said", 2), text("They said no."));
    let needs = Slot::new(Id::page("needs"), &Key::of("needs"));
    for (row, item, state) in [("r_one", "a bus card", "waiting"), ("r_two", "a quiet room", "have")] {
        set(&mut book, needs.cell(id(row), &Key::of("item")), text(item));
        set(&mut book, needs.cell(id(row), &Key::of("state")), Value::Pick(Key::of(state)));
    }
    let differ = |field: &'static str| Slot::new(id("p_differ_0000000001"), &Key::of(field));
    set(&mut book, differ("about"), text("who calls the bank"));
    let promise = Slot::new(id("g_mail"), &Goal::PROMISES);
    by(&mut book, Who::Me, 0, Edit::Set(promise.cell(id("r_p"), &Key::of("what")), Some(text("Ask at the college"))));
    set(&mut book, Slot::new(id("s_open"), &Key::of("planned")), Value::Pick(Key::of("side_by_side")));
    set(&mut book, Slot::new(id("s_one"), &Key::of("planned")), Value::Pick(Key::of("by_myself")));
    book
}

/// The same with an idea that waits.
fn with_idea() -> Workbook {
    let mut book = full();
    talked::idea(&mut book, 7, "What about asking Ruth?");
    book
}

fn at(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::More);
    enter_on(&mut hands, "Before a session");
    assert_eq!(hands.place(), "Prepare");
    hands
}

#[test]
fn it_gathers_what_there_is_under_its_heading_and_leaves_out_what_is_over() {
    let mut hands = at(&with_idea());
    let page = said(&hands.scene());
    let nth =
        |part: &str| page.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {page:#?}"));
    let order = [
        "What do you want to talk about?",
        "the letter from the school",
        "A ramp at the garden gate Who decides this?",
        "a bus card I am waiting for it",
        "who calls the bank",
        "How often we meet",
        "What about asking Ruth?",
        "Ask at the college",
        "Open the letters with Ana",
    ];
    assert!(order.map(nth).is_sorted(), "{page:#?}");
    for over in ["before the talk", "A new chair", "a quiet room", "Open one letter a day"] {
        assert!(page.iter().skip(2).all(|line| !line.contains(over)), "{over}: {page:#?}");
    }
    reads_the_same("prepare", &mut hands);
}

#[test]
fn each_line_leads_to_where_it_stands() {
    let places = [
        ("the letter from the school", "Entry"),
        ("A ramp at the garden gate", "Reflect"),
        ("a bus card", "Row"),
        ("How often we meet", "Talk"),
        ("What about asking Ruth?", "Idea"),
        ("Ask at the college", "Row"),
        ("Open the letters with Ana", "Step"),
    ];
    for mut player in Player::both(&with_idea()) {
        player.hands().act(Act::Prepare);
        for (row, there) in places {
            player.open(row);
            assert!(player.hands().is_at(there), "{row} leads to {}", player.hands().place());
            player.hands().key(KeyCode::Esc, KeyModifiers::NONE);
            assert_eq!(player.hands().place(), "Prepare", "{row}");
        }
    }
}

#[test]
fn without_a_talk_yet_the_last_three_check_ins_are_looked_at() {
    let mut book = Workbook::default();
    for (nth, words) in ["one", "two", "three", "four"].into_iter().enumerate() {
        check_in(&mut book, &format!("e_{nth}"), &format!("2026-11-1{nth}"), 0, &format!("Number {words}"));
    }
    let mut hands = at(&book);
    must_show(&mut hands, "Number two");
    must_not_show(&mut hands, "Number one");
}

#[test]
fn where_nothing_is_there_no_heading_stands_and_a_line_can_be_written() {
    let mut hands = at(&filled());
    must_show(&mut hands, "What you write about a hard time stays off this page.");
    let page = said(&hands.scene());
    assert_eq!(page.len(), 6, "{page:#?}");
    must_not_show(&mut hands, "See it ready to print");
    fill(&mut hands, "What do you want to talk", "the rent");
    assert_eq!(hands.app.book().answers("prepare").unwrap().get("also"), Some(text("the rent")));
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert_eq!(hands.place(), "Prepare");
    assert!(hands.app.book().answers("prepare").is_none());
}

#[test]
fn it_is_one_page_to_take_along() {
    let mut hands = at(&with_idea());
    hands.act(Act::Sheet);
    assert!(hands.is_at("Sheet"));
    must_show(&mut hands, "the letter from the school");
    must_show(&mut hands, "a bus card; I am waiting for it");
    must_not_show(&mut hands, "What do you want to talk about?");
    screens::fits("prepare_sheet", &mut hands);
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    enter_on(&mut hands, "See it ready to print");
    assert!(hands.is_at("Sheet"));
}

#[test]
fn what_is_kept_to_oneself_stays_off_it_also_alone() {
    let mut book = with_idea();
    for hidden in ["e_new", "p_ask_0000000001", "p_differ_0000000001", "g_mail"] {
        set(&mut book, Slot::new(id(hidden), &Marks::PRIVATE), Value::Yes(true));
    }
    talked::hide_row(&mut book, &Slot::new(Id::page("needs"), &Key::of("needs")), id("r_one"));
    let mut hands = at(&book);
    for hidden in ["school", "ramp", "bank", "bus card", "college", "Open the letters"] {
        must_not_show(&mut hands, hidden);
    }
    must_show(&mut hands, "How often we meet");
    hands.act(Act::Sheet);
    must_not_show(&mut hands, "school");
}

#[test]
fn a_page_of_it_costs_the_same_after_years_of_check_ins() {
    let mut book = full();
    for n in 0..300 {
        check_in(&mut book, &format!("e_many{n:04}"), "2026-11-22", 0, &format!("Thing {n}"));
    }
    let mut hands = at(&book);
    let things = said(&hands.scene()).iter().filter(|line| line.starts_with("Thing ")).count();
    assert!(things <= 60, "{things}");
    assert!(hands.offers("Thing "));
}

/// Hides what an idea is about.
type Hide<'a> = &'a dyn Fn(&mut Workbook);

#[test]
fn an_idea_about_what_is_kept_to_oneself_stays_off_it() {
    let needs = Slot::new(Id::page("needs"), &Key::of("needs")).cell(id("r_one"), &Key::of("item"));
    let page = Slot::new(Id::page("good_day"), &Key::of("one_up"));
    let hide_page = |book: &mut Workbook| talked::hide(book, Id::page("good_day"));
    let hide_row = |book: &mut Workbook| {
        talked::hide_row(book, &Slot::new(Id::page("needs"), &Key::of("needs")), id("r_one"));
    };
    let hide_goal = |book: &mut Workbook| talked::hide(book, id("g_mail"));
    let ways: [(About, Hide); 3] = [
        (About::Answer(page), &hide_page),
        (About::Answer(needs), &hide_row),
        (About::Answer(Slot::new(id("g_mail"), &Goal::WHY)), &hide_goal),
    ];
    for (about, hide) in ways {
        for hidden in [false, true] {
            let mut book = full();
            let idea = talked::idea(&mut book, 7, "Try the mornings first");
            let of = Edit::Set(Slot::new(idea, &Idea::ABOUT), Some(Value::Pick(about.key())));
            by(&mut book, Who::Helper, 0, of);
            if hidden {
                hide(&mut book);
            }
            assert_eq!(shows(&mut at(&book), "Try the mornings first"), !hidden, "{about:?}");
        }
    }
}
