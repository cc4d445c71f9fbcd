//! What a helper typed and nobody read back counts on no page: each says the same with it and without it, or says whose
//! words they are.

use cairnbook::{
    base::{Id, Key, Moment, Slot, Value, When, Who},
    page::{Act, Block},
    workbook::{Edit, Entry, EntryKind, Goal, Look, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, day},
    hands::Hands,
    seen::{must_not_show, must_show, said},
    talked::{begin, by, text, two},
    ways::{enter_on, walk},
};

fn id(name: &str) -> Id {
    Id::of(name).unwrap()
}

/// A goal, a hard time and a check-in of the client's, and three things of theirs that they handled.
fn theirs() -> Workbook {
    let mut book = Workbook::default();
    let goal = Goal { words: "Learn the horn".into(), ..Goal::new(id("g1"), Who::Me, EVENING) };
    by(&mut book, Who::Me, 0, Edit::AddGoal(goal));
    for (name, kind) in [("e1", EntryKind::HardTime), ("e2", EntryKind::CheckIn)] {
        let mut entry = Entry::new(id(name), Who::Me, Moment(EVENING.0), kind, day("2026-11-20"));
        (entry.words, entry.goal) = (format!("It was {name}").as_str().into(), Some(id("g1")));
        by(&mut book, Who::Me, 0, Edit::AddEntry(entry));
    }
    begin(&mut book, 0);
    book
}

fn handled(book: &mut Workbook, who: Who, row: &str, words: &str) {
    let cell = |column| Slot::new(Id::page("can_do"), &Key::of("handled")).cell(id(row), &Key::of(column));
    by(book, who, 0, Edit::Set(cell("what"), Some(text(words))));
    by(book, who, 0, Edit::Set(cell("on"), Some(Value::When(When::Day(day("2026-11-20"))))));
}

/// The same with what Ana typed.
fn typed() -> Workbook {
    let mut book = theirs();
    for (row, words) in [("r_one", "The lift broke"), ("r_two", "The bus was gone"), ("r_three", "The key was lost")] {
        handled(&mut book, Who::Typed, row, words);
    }
    let far = Slot::new(id("e2"), &Look::GOALS).cell(id("g1"), &Look::FAR);
    let told_myself = Slot::new(id("e1"), &Key::of("i_told_myself"));
    let load = Slot::new(id("e2"), &Entry::LOAD);
    for (slot, value) in [
        (far, Value::Rate(7)),
        (told_myself, text("I am a fool")),
        (load, Value::Pick(Key::of("too_much"))),
        (Slot::new(id("g1"), &Goal::LOOK_AGAIN), Value::When(When::Day(day("2026-11-20")))),
        (Slot::new(id("g1"), &Goal::HOW), text("I sat down each day")),
    ] {
        by(&mut book, Who::Typed, 0, Edit::Set(slot, Some(value)));
    }
    book
}

fn page(book: &Workbook, act: Act) -> Vec<String> {
    let mut hands = Hands::on(book);
    hands.act(act);
    said(&hands.scene())
}

#[test]
fn today_pictures_and_the_story_are_the_same_with_it_and_without_it() {
    for act in [Act::Today, Act::Progress, Act::Story, Act::CanWait] {
        assert_eq!(page(&typed(), act), page(&theirs(), act), "{act:?}");
    }
    let pictures = |book: &Workbook, row: &str| {
        let mut hands = Hands::on(book);
        hands.act(Act::Progress);
        hands.focus_on(row);
        hands.key(KeyCode::Enter, KeyModifiers::NONE);
        said(&hands.scene())
    };
    for row in ["What I have handled", "Who chose", "A year of days", "Parts of life"] {
        assert_eq!(pictures(&typed(), row), pictures(&theirs(), row), "{row}");
    }
}

#[test]
fn no_hint_counts_it_and_its_rows_say_whose_words_they_are() {
    let mut book = typed();
    handled(&mut book, Who::Me, "r_mine", "The door stuck");
    let of = |book: &Workbook| {
        let mut hands = Hands::on(book);
        hands.act(Act::Milestones);
        enter_on(&mut hands, "What I can do now");
        enter_on(&mut hands, "More questions");
        said(&hands.scene())
    };
    let page = of(&book);
    let line = |words: &str| page.iter().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{page:#?}"));
    assert!(line("The lift broke").contains("typed by Ana, not read back yet"), "{page:#?}");
    assert!(!line("The door stuck").contains("typed by Ana"), "{page:#?}");
    assert!(!page.iter().any(|line| line.contains("4 times") || line.contains("You handled this 4")), "{page:#?}");
}

#[test]
fn goals_say_whose_words_they_are_in_the_list_and_beside_it() {
    let mut book = theirs();
    let goal = Goal { words: "Second goal".into(), ..Goal::new(id("g2"), Who::Typed, EVENING) };
    by(&mut book, Who::Typed, 0, Edit::AddGoal(goal));
    by(&mut book, Who::Typed, 0, Edit::Set(Slot::new(id("g1"), &Goal::WHY), Some(text("because of Mark"))));
    let mut hands = Hands::on(&book);
    hands.act(Act::Goals);
    let rows = said(&hands.scene());
    let row = |words: &str| rows.iter().find(|line| line.contains(words)).unwrap();
    assert!(row("Second goal").contains("typed by Ana, not read back yet"), "{rows:#?}");
    assert!(!row("Learn the horn").contains("Ana"), "{rows:#?}");
    hands.focus_on("Learn the horn");
    let side = said(&hands.scene());
    let at = side.iter().position(|line| line == "because of Mark").unwrap();
    assert!(side[at + 1].contains("typed by Ana, not read back yet"), "{side:#?}");
    hands.act(Act::Story);
    must_not_show(&mut hands, "Second goal");
    must_not_show(&mut hands, "because of Mark");
}

/// A goal of which both press a line, on its page.
fn both_press(pens: usize) -> Hands {
    let mut book = Workbook::default();
    let goal = Goal { words: "Learn the horn".into(), ..Goal::new(id("g1"), Who::Me, EVENING) };
    by(&mut book, Who::Me, 0, Edit::AddGoal(goal));
    for (field, value) in [("as_hoped", text("A tune")), ("part", text("One note")), ("ladder_both", Value::Yes(true))]
    {
        by(&mut book, Who::Me, 0, Edit::Set(Slot::new(id("g1"), &Key::from(field)), Some(value)));
    }
    let mut hands = two(&book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn the horn");
    enter_on(&mut hands, "How will I know?");
    (0..pens).for_each(|_| drop(hands.act(Act::Pen)));
    hands
}

const MINE: &str = "Which line is true";
const THEIRS: &str = "Which line does your helper";

/// Presses the line that reads so, under that question.
fn press(hands: &mut Hands, question: &str, line: &str) {
    walk(hands, line, |focus| focus.under.starts_with(question) && focus.words == line);
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
}

#[test]
fn a_helper_presses_their_own_line_with_their_own_hand() {
    for (pens, pen) in [(1, "Ana writes an idea"), (2, "Ana types for")] {
        for first in [true, false] {
            let mut hands = both_press(if first { 0 } else { pens });
            if first {
                // The client pressed one today: the helper's stands beside it.
                press(&mut hands, MINE, "One note");
                (0..pens).for_each(|_| drop(hands.act(Act::Pen)));
            }
            assert!(hands.scene().pen.starts_with(pen), "{}", hands.scene().pen);
            press(&mut hands, THEIRS, "A tune");
            let notice = hands.notice();
            assert!(notice.contains("A tune") && notice.contains("Ctrl-Z"), "{notice}");
            let book = hands.app.book().clone();
            let looks: Vec<_> = book.looks_of(id("g1")).map(|(_, look)| (look.line(), look.helper_line())).collect();
            assert_eq!(looks.len(), 1, "one check-in of the day holds both");
            assert_eq!((looks[0].0.is_some(), looks[0].1.is_some()), (first, true));
            assert_eq!(book.waiting(None), []);
            // Pressed by the client later, it is the same check-in.
            while !hands.scene().pen.contains("You") {
                hands.act(Act::Pen);
            }
            press(&mut hands, MINE, "A tune");
            let looks: Vec<_> = hands.app.book().looks_of(id("g1")).map(|(_, look)| look.line().is_some()).collect();
            assert_eq!(looks, [true]);
        }
    }
}

#[test]
fn an_idea_of_another_helper_is_words_to_this_one() {
    let mut book = Workbook::default();
    begin(&mut book, 0);
    crate::support::talked::idea(&mut book, 7, "Ask Ruth from the shop");
    crate::support::talked::end(&mut book, "2026-11-20");
    crate::support::talked::alone(&mut book);
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    hands.type_keys("Bob");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands.act(Act::Today);
    hands.act(Act::Pen);
    assert_eq!(hands.scene().pen, "Bob writes an idea");
    hands.act(Act::Ideas);
    enter_on(&mut hands, "Ask Ruth from the shop");
    must_show(&mut hands, "Ana");
    must_show(&mut hands, "Ask Ruth from the shop");
    let is_field = |block: &&Block| matches!(block, Block::Field(_));
    assert_eq!(hands.scene().page.main.iter().filter(is_field).count(), 0, "there is nothing to write in");
}

#[test]
fn a_sheet_says_whose_words_they_are_and_makes_no_sentence_of_them() {
    let mut book = Workbook::default();
    begin(&mut book, 0);
    let slot = |field: &'static str| Slot::new(Id::of("p_ask_aaaaaaaaaa").unwrap(), &Key::of(field));
    let rule = slot("rules").cell(id("r_rule000001"), &Key::of("rule"));
    for (who, slot, words) in [
        (Who::Me, slot("happens"), "There are two steps at the gate"),
        (Who::Me, slot("need"), "I need a way in"),
        (Who::Typed, slot("request"), "Please put a ramp there"),
        (Who::Typed, rule, "They answer in two weeks"),
    ] {
        by(&mut book, who, 0, Edit::Set(slot, Some(text(words))));
    }
    let mut hands = Hands::on(&book);
    hands.act(Act::About);
    hands.choose_page("ask");
    hands.choose_newest();
    hands.act(Act::Sheet);
    let sheet = said(&hands.scene()).join("\n");
    assert!(sheet.contains("There are two steps at the gate. I need a way in.\n"), "{sheet}");
    for words in ["Please put a ramp there", "They answer in two weeks"] {
        let (_, after) = sheet.split_once(words).unwrap_or_else(|| panic!("{words}: {sheet}"));
        let after: String = after.chars().take(60).collect();
        assert!(after.contains("typed by Ana, not read back yet"), "{after}");
    }
}

#[test]
fn a_look_of_which_all_waits_gives_a_check_in_no_name() {
    let row = |who: Who| {
        let mut book = theirs();
        let wordless = Entry::new(id("e3"), Who::Me, Moment(EVENING.0), EntryKind::CheckIn, day("2026-11-21"));
        by(&mut book, Who::Me, 0, Edit::AddEntry(wordless));
        let far = Slot::new(id("e3"), &Look::GOALS).cell(id("g1"), &Look::FAR);
        by(&mut book, who, 0, Edit::Set(far, Some(Value::Rate(7))));
        let page = page(&book, Act::Milestones);
        page.iter().find(|line| line.contains("yesterday")).unwrap_or_else(|| panic!("{page:#?}")).clone()
    };
    let (theirs, typed) = (row(Who::Me), row(Who::Typed));
    assert!(theirs.contains("Learn the horn"), "{theirs}");
    assert!(!typed.contains("Learn the horn"), "{typed}");
}
