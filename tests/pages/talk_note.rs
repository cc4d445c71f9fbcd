//! The page of a talk and its note: whose promises they are, what is read back before the yes, what stands on paper, and
//! that a note that was changed is a draft again.

use cairnbook::{
    base::{Id, Key, Slot, Value, When, Who},
    page::Act,
    workbook::{Edit, Goal, Talk, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{day, filled, id},
    hands::Hands,
    player::Player,
    screens::{reads_the_same, sounds_the_same},
    seen::{must_not_show, must_show, said},
    talked::{self, by, text},
    ways::{enter_on, fill, undo},
};

fn promise(book: &mut Workbook, talk: Id, row: &str, words: &str) {
    let list = Slot::new(talk, &Talk::PROMISES);
    talked::set(book, list.cell(Id::of(row).unwrap(), &Key::of("what")), text(words));
}

/// A talk with Ruth is over, and she said what she will do. Sam wrote one more by himself, of nobody.
fn promised() -> Workbook {
    let mut book = filled();
    let ruth = Id::page_again(Talk::PAGE, Id::of("r0000000002").unwrap());
    for (field, value) in [(Talk::BEGUN, Value::Yes(true)), (Talk::WITH, text("Ruth"))] {
        by(&mut book, Who::Me, -86_400, Edit::Set(Slot::new(ruth, &field), Some(value)));
    }
    promise(&mut book, ruth, "r_promise_ruth", "Bring the map");
    talked::set(&mut book, Slot::new(ruth, &Talk::ENDED), Value::When(When::Day(day("2026-11-21"))));
    let own = Slot::new(id("g_mail"), &Goal::PROMISES).cell(Id::of("r_promise_own").unwrap(), &Key::of("what"));
    talked::set(&mut book, own, text("Send the form"));
    book
}

fn line(page: &[String], words: &str) -> usize {
    page.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {page:#?}"))
}

/// Until the title line says so.
fn pen(hands: &mut Hands, says: &str) {
    for _ in 0..3 {
        if hands.scene().pen.contains(says) {
            return;
        }
        hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    }
    panic!("{}", hands.scene().pen);
}

#[test]
fn promises_stand_under_who_said_them() {
    let mut hands = talked::two(&promised());
    hands.act(Act::Stop);
    must_show(&mut hands, "What Ana will do, and by when");
    must_show(&mut hands, "For Ana: does this page say what you talked about?");
    enter_on(&mut hands, "Add what your helper will do");
    fill(&mut hands, "What will they do?", "Ask at the college");
    hands.act(Act::Together);
    let page = said(&hands.scene());
    let order = [
        "What Ana said they will do",
        "Ask at the college",
        "Also promised",
        "Bring the map",
        "What would you like to do?",
    ];
    assert!(order.map(|words| line(&page, words)).is_sorted(), "{page:#?}");
    assert!(page[line(&page, "Bring the map")].contains("Ruth"), "{page:#?}");
    assert!(line(&page, "Also promised") < line(&page, "Send the form"), "nobody said that one: {page:#?}");
    reads_the_same("together", &mut hands);
    sounds_the_same("together", &mut hands);
}

#[test]
fn a_promise_with_a_day_tells_both_who_said_it_and_when() {
    let mut book = promised();
    let ruth = Id::page_again(Talk::PAGE, Id::of("r0000000002").unwrap());
    let by = Slot::new(ruth, &Talk::PROMISES).cell(Id::of("r_promise_ruth").unwrap(), &Key::of("by"));
    talked::set(&mut book, by, Value::When(When::Day(day("2026-12-24"))));
    let mut hands = talked::two(&book);
    hands.act(Act::Together);
    let page = said(&hands.scene());
    let row = &page[line(&page, "Bring the map")];
    assert!(row.contains("Ruth") && row.contains("24 Dec"), "{row}");
}

/// Sam and Ana; she types on two pages.
fn typed() -> Hands {
    let mut hands = talked::two(&filled());
    pen(&mut hands, "types");
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    enter_on(&mut hands, "Add a small step");
    hands.type_keys("Find a pen");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    fill(&mut hands, "Why does it matter", "It is my money.");
    hands
}

#[test]
fn all_that_was_typed_stands_above_its_yes() {
    let mut hands = typed();
    pen(&mut hands, "Sam writes");
    hands.act(Act::ReadBack);
    let page = said(&hands.scene());
    let order = [
        "Please read all of this out loud, Ana.",
        "It is my money",
        "More was typed on other pages.",
        "Yes, these are my words",
    ];
    assert!(order.map(|words| line(&page, words)).is_sorted(), "{page:#?}");
    must_not_show(&mut hands, "Find a pen");
    reads_the_same("read_back", &mut hands);
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert!(hands.notice().contains("Ctrl-Z undoes it"), "{}", hands.notice());
    assert_eq!(hands.app.book().waiting(None).len(), 1, "one yes a page");
}

#[test]
fn a_yes_that_was_said_while_a_helper_types_is_not_said_to_be_theirs_to_take_back() {
    let mut hands = typed();
    hands.act(Act::ReadBack);
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert_eq!(hands.notice(), "You said that these are your words.");
    undo(&mut hands);
    assert!(hands.notice().contains("You have nothing to undo here"), "{}", hands.notice());
    assert_eq!(hands.app.book().waiting(None).len(), 1);
}

/// Both said that the note is how it was.
fn agreed() -> Workbook {
    let mut book = filled();
    talked::begin(&mut book, 0);
    let field = |field: &Key| Slot::new(talked::talk(), field);
    talked::set(&mut book, field(&Talk::TAKE_WITH), text("I can ask."));
    talked::set(&mut book, field(&Talk::MEET), Value::When(When::Day(day("2026-11-23"))));
    promise(&mut book, talked::talk(), "r_promise_ana", "Ask at the college");
    talked::set(&mut book, field(&Talk::OK_ME), Value::Yes(true));
    talked::set(&mut book, field(&Talk::OK_HELPER), Value::Yes(true));
    talked::end(&mut book, "2026-11-22");
    talked::alone(&mut book);
    book
}

#[test]
fn a_note_that_is_changed_is_a_draft_until_both_say_yes_again() {
    for mut player in Player::both(&agreed()) {
        player.hands().act(Act::Talks);
        player.open("With Ana");
        player.sees("You both said that this is what happened.");
        player.fill("Your next small step", "Call them");
        player.sees("A draft from");
        player.undo();
        player.sees("You both said that this is what happened.");
    }
}

#[test]
fn on_paper_a_talk_has_its_own_day_its_helper_and_days_in_full() {
    let mut hands = Hands::on(&agreed());
    hands.now.today = day("2026-12-05");
    hands.now.moment.0 += 13 * 86_400;
    hands.act(Act::Talks);
    enter_on(&mut hands, "With Ana");
    hands.act(Act::Sheet);
    for words in [
        "Your session with Ana, Sunday 22 November 2026",
        "You both said that this is what happened.",
        "Monday 23 November 2026",
        "What Ana will do, and by when",
    ] {
        must_show(&mut hands, words);
    }
    must_not_show(&mut hands, "5 December");
}

#[test]
fn what_is_taken_back_at_the_start_is_seen_on_the_page_of_the_talk() {
    let mut hands = talked::two(&filled());
    hands.act(Act::Together);
    fill(&mut hands, "What do you want to be sure we talk about today?", "The letter");
    hands.act(Act::Goals);
    undo(&mut hands);
    assert_eq!(hands.place(), "Together");
}

#[test]
fn in_a_second_talk_the_client_writes_until_it_was_said_who_types() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    talked::set(&mut book, Slot::new(talked::talk(), &Talk::TYPES), Value::Pick(Key::of("they")));
    talked::end(&mut book, "2026-11-22");
    talked::alone(&mut book);
    for mut player in Player::both(&book) {
        let player = &mut player;
        player.day("2026-11-25");
        player.place('5', "more");
        player.open("Someone is here with me");
        player.open("That is fine");
        assert_eq!(player.hands().scene().pen, "Sam writes");
        player.write("Cleo");
        player.open("I do");
        player.sees("Please read this out loud, Cleo.");
        assert_eq!(player.hands().scene().pen, "Sam writes");
    }
}

#[test]
fn taking_an_idea_back_does_not_lead_to_the_page_to_stop_with() {
    let mut hands = talked::two(&filled());
    pen(&mut hands, "writes an idea");
    hands.act(Act::Together);
    enter_on(&mut hands, "Write down an idea from Ana");
    hands.type_keys("Ring Ruth");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    hands.act(Act::Goals);
    undo(&mut hands);
    assert!(!hands.is_at("Talk"), "{}", hands.place());
    assert_eq!(hands.app.book().ideas().filter(|idea| !idea.words().is_blank()).count(), 0);
}

#[test]
fn an_undo_on_the_page_to_stop_with_stays_at_the_field_it_emptied() {
    const TAKE: &str = "What will you take away from today?";
    let mut hands = talked::two(&filled());
    hands.act(Act::Stop);
    let place = hands.place();
    enter_on(&mut hands, TAKE);
    hands.type_keys("I can ask for more time.");
    hands.key(KeyCode::Esc, KeyModifiers::NONE);
    undo(&mut hands);
    assert_eq!(hands.place(), place);
    assert!(
        hands.focused().starts_with(TAKE),
        "what was taken back is seen where it stood, and not from somewhere else: {:?}",
        hands.focused()
    );
}

#[test]
fn that_more_was_typed_elsewhere_is_told_only_where_it_was() {
    let mut hands = talked::two(&filled());
    pen(&mut hands, "types");
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    fill(&mut hands, "Why does it matter", "It is my money.");
    pen(&mut hands, "Sam writes");
    hands.act(Act::ReadBack);
    must_show(&mut hands, "It is my money.");
    must_not_show(&mut hands, "More was typed on other pages.");
    // From a page of which nothing was typed, all of it is read back at once.
    hands.act(Act::About);
    hands.act(Act::ReadBack);
    must_show(&mut hands, "It is my money.");
    must_not_show(&mut hands, "More was typed on other pages.");
}

#[test]
fn a_promise_whose_day_has_passed_tells_the_day_it_was_for_and_blames_nobody() {
    let mut book = promised();
    let ruth = Id::page_again(Talk::PAGE, Id::of("r0000000002").unwrap());
    let by = Slot::new(ruth, &Talk::PROMISES).cell(Id::of("r_promise_ruth").unwrap(), &Key::of("by"));
    for (on, passed) in [("2026-11-20", true), ("2026-11-22", false)] {
        talked::set(&mut book, by.clone(), Value::When(When::Day(day(on))));
        let mut hands = talked::two(&book);
        hands.act(Act::Together);
        let page = said(&hands.scene());
        let row = &page[line(&page, "Bring the map")];
        assert!(row.contains("Ruth") && row.contains("was for Fri 20 Nov") == passed, "{on}: {row}");
    }
}
