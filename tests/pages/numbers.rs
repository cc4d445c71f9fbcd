//! Numbers for my helper, as a person meets them: keys in, what stands on the page out.

use cairnbook::{
    base::{Slot, Value, Who},
    page::{Act, Code},
    workbook::{Edit, Entry, EntryKind, Level, Look, Workbook},
};

use crate::support::{
    book::{EVENING, day, id, stamp},
    found,
    hands::Hands,
    on_ladder::*,
    screens,
    seen::{must_not_show, must_show, said, shows},
    ways::{enter_on, walk},
};

/// The level pressed on that day, by the client and by a helper.
type Pressed = (&'static str, Level, Option<Level>);

/// With check-ins of other days.
fn pressed(mut book: Workbook, goal: &str, all: &[Pressed]) -> Workbook {
    let words = Slot::new(id(goal), &Level::AsHoped.key());
    book.apply(Edit::Set(words, Some(Value::Text("It is good enough".into()))), stamp()).unwrap();
    for (n, (on, mine, theirs)) in all.iter().enumerate() {
        let mut entry = Entry::new(id(&format!("e_{goal}_{n}")), Who::Me, EVENING, EntryKind::CheckIn, day(on));
        let goals = Slot::new(entry.id, &Look::GOALS);
        entry.more.set(&goals.cell(id(goal), &Look::LINE), Some(Value::Pick(mine.key())));
        entry.more.set(&goals.cell(id(goal), &Look::HELPER_LINE), theirs.map(|line| Value::Pick(line.key())));
        book.apply(Edit::AddEntry(entry), stamp()).unwrap();
    }
    book
}

/// -1 to 0, and -2 to -1.
fn two_ladders() -> Workbook {
    let goals = with_goals(&[("g_mail", MAIL), ("g_bus", BUS)]);
    let mail = pressed(
        goals,
        "g_mail",
        &[
            ("2026-10-01", Level::Part, None),
            ("2026-11-01", Level::Best, None),
            ("2026-11-20", Level::AsHoped, Some(Level::Part)),
        ],
    );
    pressed(mail, "g_bus", &[("2026-10-05", Level::HardStretch, None), ("2026-11-21", Level::Part, None)])
}

fn numbers(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Numbers);
    assert_eq!(hands.place(), "Numbers");
    hands
}

#[test]
fn the_numbers_add_up_and_the_levels_come_first() {
    let mut hands = numbers(&two_ladders());
    let scene = hands.scene();
    let said = said(&scene);
    let lines: Vec<&str> = said.iter().flat_map(|block| block.lines()).collect();
    let at =
        |words: &str| lines.iter().position(|line| *line == words).unwrap_or_else(|| panic!("{words}: {lines:#?}"));
    let all = [
        MAIL,
        "At the start: -1, Part of the way (Thu 1 Oct)",
        "Now: 0, As I hoped (Friday)",
        "Your helper, once so far: -1, Part of the way (Friday)",
        BUS,
        "At the start: -2, A hard stretch (Mon 5 Oct)",
        "Now: -1, Part of the way (yesterday)",
        "All ladders as one number (T)",
        "T at the start: 31.4",
        "T now: 43.8",
        "Change: 12.4 higher",
        "This is from 2 ladders, counted together.",
        "50 means that things are about as hoped.",
        "The same, from the lines your helper chose",
        "T at the start: 40.0",
    ];
    let all = all.map(|line| line.replace("(Friday)", "(Fri 20 Nov)"));
    let order: Vec<usize> = all.iter().map(|line| at(line)).collect();
    assert!(order.is_sorted(), "{order:?} {lines:#?}");
    must_show(&mut hands, "It is too early to say what changed.");
    must_show(&mut hands, "They are not for comparing people.");
}

#[test]
fn weights_are_off_until_asked_for_and_count_only_where_all_have_one() {
    let mut hands = numbers(&two_ladders());
    must_not_show(&mut hands, "How much does it matter?");
    hands.act(Act::SayMore);
    must_not_show(&mut hands, "How hard is it to reach?");
    choose(&mut hands, "weights", "Yes, some count for more");
    assert_eq!(hands.place(), "Numbers");
    must_show(&mut hands, "Some of these goals have no weight yet. Until each has one, all count the same.");
    must_show(&mut hands, "T now: 43.8");
    weigh(&mut hands, MAIL, "How much does it matter?", "Very much");
    weigh(&mut hands, BUS, "How much does it matter?", "A bit");
    must_show(&mut hands, "A ladder that matters more counts more.");
    // Unrounded the change is 11.64: the page adds up all the same.
    for line in ["T at the start: 35.4", "T now: 47.1", "Change: 11.7 higher"] {
        must_show(&mut hands, line);
    }
    weigh(&mut hands, MAIL, "How hard is it to reach?", "Not hard");
    weigh(&mut hands, BUS, "How hard is it to reach?", "Hard");
    must_show(&mut hands, "A ladder that matters more or is harder to reach counts more.");
    // A weight of 0 takes the first ladder out.
    for line in ["T at the start: 30.0", "T now: 40.0", "Change: 10.0 higher"] {
        must_show(&mut hands, line);
    }
    turn(&mut hands, 'z');
    assert_eq!(hands.place(), "Numbers");
    must_show(&mut hands, "T now: 47.1");
}

const BUS: &str = "Take the bus by myself";

#[track_caller]
fn weigh(hands: &mut Hands, goal: &str, field: &str, choice: &str) {
    let all = found::spots(&hands.scene());
    let question = all.into_iter().skip_while(|spot| spot.words != goal).find(|spot| spot.words == field).unwrap();
    walk(hands, field, |focus| *focus == question);
    hands.press(&[Code::Enter]);
    enter_on(hands, choice);
}

#[test]
fn what_is_too_early_to_say_is_said_with_what_would_fill_it() {
    let mut hands = numbers(&mail());
    must_show(&mut hands, "It is too early to say. To fill this page, choose the line that is true now");
    assert!(!said(&hands.scene()).iter().any(|line| line.starts_with("T ")));
    let once = pressed(mail(), "g_mail", &[("2026-11-20", Level::Part, None)]);
    let mut hands = numbers(&once);
    must_show(&mut hands, "T at the start: 40.0");
    must_show(&mut hands, "choose a line again on another day.");
    assert!(!shows(&mut hands, "T now") && !shows(&mut hands, "Change"));
    let mut none = numbers(&Workbook::default());
    must_show(&mut none, "It is too early to say.");
}

#[test]
fn the_screens_as_they_look() {
    let all = [("numbers_two_goals", two_ladders()), ("numbers_too_early", mail())];
    for (name, book) in all {
        screens::reads_the_same(name, &mut numbers(&book));
    }
}

#[test]
fn a_change_is_told_as_what_it_is() {
    for (last, told) in [
        (Level::HardStretch, "Change: 10.0 lower"),
        (Level::Part, "Change: none"),
        (Level::AsHoped, "Change: 10.0 higher"),
    ] {
        let book = pressed(mail(), "g_mail", &[("2026-10-01", Level::Part, None), ("2026-11-20", last, None)]);
        must_show(&mut numbers(&book), told);
    }
}
