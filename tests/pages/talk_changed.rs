//! All that changed in a talk: told as it happened, kept or put back one by one, in the talk and long after.

use cairnbook::{
    base::{Id, Key, Slot, Value, Who},
    page::Act,
    workbook::{Edit, Goal, Step, Workbook, outline::Spot},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, filled, id},
    hands::Hands,
    player::Player,
    screens::reads_the_same,
    seen::{must_not_show, must_show, said},
    talked::{self, by, text},
    ways::{enter_on, fill, undo},
};

fn step(name: &str, words: &str, who: Who) -> Edit {
    let mut step = Step::new(id(name), who, EVENING, Some(id("g_mail")), None);
    step.words = words.into();
    Edit::AddStep(step, Spot { under: None, after: None })
}

/// A talk in which a reason was written, a step came, one went, and Ana typed one.
fn talked() -> Workbook {
    let mut book = filled();
    talked::begin(&mut book, 0);
    let why = Slot::new(id("g_books"), &Goal::WHY);
    by(&mut book, Who::Me, 1, Edit::Set(why, Some(text("I want to know what is mine."))));
    by(&mut book, Who::Me, 2, step("s_new", "Ask at the desk", Who::Me));
    by(&mut book, Who::Me, 3, Edit::Remove(id("s_loose")));
    by(&mut book, Who::Typed, 4, step("s_typed", "Find a pen", Who::Typed));
    let words = Slot::new(id("g_mail"), &Goal::WORDS);
    by(&mut book, Who::Me, 5, Edit::Set(words, Some(text("Open my mail in peace"))));
    book
}

fn over() -> Workbook {
    let mut book = talked();
    talked::end(&mut book, "2026-11-22");
    talked::alone(&mut book);
    book
}

/// At the page, by way of the note.
fn at(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Talks);
    enter_on(&mut hands, "With Ana");
    enter_on(&mut hands, "See everything that changed");
    assert_eq!(hands.place(), format!("Changed {}", talked::talk()));
    hands
}

#[test]
fn each_change_is_told_in_quotes_as_it_happened_with_whose_words() {
    let mut hands = at(&over());
    let page = said(&hands.scene());
    let nth =
        |part: &str| page.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {page:#?}"));
    let order = [
        "Before: nothing. Now: “I want to know what is mine”.",
        "A new step: “Ask at the desk” your words",
        "A step that was deleted: “Return the library book”",
        "A new step: “Find a pen” typed by Ana, not read back yet",
        "Before: “Open my mail without fear”. Now: “Open my mail in peace”. your words",
    ];
    let order = order.map(nth);
    assert!(order.is_sorted(), "{page:#?}");
    reads_the_same("changed", &mut hands);
}

/// Two at one screen, with a goal of which Sam has said why, at the page with what changed.
fn in_a_talk() -> Hands {
    let mut hands = talked::two(&filled());
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    fill(&mut hands, "Why does it matter", "It is my money.");
    hands.act(Act::Stop);
    enter_on(&mut hands, "See everything that changed");
    hands
}

#[test]
fn long_after_the_talk_it_is_kept_or_put_back_and_that_is_taken_back_like_anything() {
    for mut player in Player::both(&over()) {
        player.hands().act(Act::Talks);
        player.open("With Ana");
        player.open("See everything that changed");
        player.open("A step that was deleted");
        let asked = player.page().join("\n");
        assert!(
            asked.contains("A step that was deleted: “Return the library book”"),
            "nobody can choose to keep or put back what is not named: {asked}"
        );
        player.sees("You can keep this change, or put things back as they were.");
        player.open("Keep the change");
        assert!(!player.hands().app.book().has(id("s_loose")));
        player.open("A step that was deleted");
        player.open("Put things back as they were");
        assert_eq!(player.hands().app.book().step(id("s_loose")).unwrap().words.as_str(), "Return the library book");
        player.undo();
        assert!(!player.hands().app.book().has(id("s_loose")));
        player.hands().act(Act::Talks);
        player.open("With Ana");
        player.open("See everything that changed");
        player.open("A new step: “Ask at the desk”");
        player.open("Put things back as they were");
        assert!(!player.hands().app.book().has(id("s_new")));
    }
}

#[test]
fn it_is_put_back_while_the_talk_goes_on() {
    let mut hands = in_a_talk();
    must_show(&mut hands, "Before: nothing. Now: “It is my money”.");
    enter_on(&mut hands, "Learn to keep my own books");
    enter_on(&mut hands, "Put things back as they were");
    assert!(hands.app.book().goal(id("g_books")).unwrap().why.is_blank());
    must_show(&mut hands, "Nothing changed in this session.");
}

#[test]
fn the_notice_says_what_is_as_it_was() {
    let mut hands = at(&over());
    enter_on(&mut hands, "“What do you want?” Before:");
    enter_on(&mut hands, "Put things back");
    assert_eq!(hands.app.book().goal(id("g_mail")).unwrap().words.as_str(), "Open my mail without fear");
    let notice = hands.notice();
    assert!(notice.contains("back as it was. Ctrl-Z undoes it."), "{notice}");
    undo(&mut hands);
    assert_eq!(hands.app.book().goal(id("g_mail")).unwrap().words.as_str(), "Open my mail in peace");
}

#[test]
fn what_has_changed_since_or_is_gone_says_so_and_still_opens() {
    let mut book = over();
    by(&mut book, Who::Me, 9, Edit::Remove(id("s_new")));
    by(&mut book, Who::Me, 9, Edit::Set(Slot::new(id("g_books"), &Goal::WHY), Some(text("It is mine."))));
    let mut hands = at(&book);
    must_show(&mut hands, "no longer there");
    must_show(&mut hands, "changed again later");
    enter_on(&mut hands, "Something new");
    enter_on(&mut hands, "Put things back");
    assert_eq!(hands.notice(), "That is no longer here. Nothing has changed.");
    enter_on(&mut hands, "Learn to keep my own books");
    enter_on(&mut hands, "Put things back");
    assert_eq!(hands.notice(), "This has changed since then, so undo cannot reach it.");
    assert_eq!(hands.app.book().goal(id("g_books")).unwrap().why.as_str(), "It is mine.");
}

#[test]
fn a_talk_in_which_nothing_changed_says_so() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    talked::end(&mut book, "2026-11-22");
    let mut hands = at(&book);
    must_show(&mut hands, "Nothing changed in this session.");
}

#[test]
fn what_was_hidden_in_the_talk_is_told_only_once_the_client_is_alone() {
    let mut book = talked();
    talked::hide(&mut book, id("g_books"));
    let list = Slot::new(Id::page("people"), &Key::of("people"));
    by(&mut book, Who::Me, 6, Edit::Set(list.cell(id("r_one"), &Key::of("name")), Some(text("Ruth"))));
    talked::hide_row(&mut book, &list, id("r_one"));
    let mut hands = at(&book);
    for hidden in ["my own books", "what is mine", "Kept private", "Ruth", "private"] {
        must_not_show(&mut hands, hidden);
    }
    talked::end(&mut book, "2026-11-22");
    must_not_show(&mut at(&book), "my own books");
    talked::alone(&mut book);
    let mut hands = at(&book);
    must_show(&mut hands, "Now private: “Learn to keep my own books”");
}

#[test]
fn a_helpers_hand_puts_nothing_of_the_clients_back() {
    let mut hands = in_a_talk();
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    enter_on(&mut hands, "Learn to keep my own books");
    enter_on(&mut hands, "Put things back");
    assert_eq!(hands.app.book().goal(id("g_books")).unwrap().why.as_str(), "It is my money.");
    assert_eq!(
        hands.notice(),
        "The owner of this workbook wrote that, so only they can change it. Ctrl-T lets them write."
    );
}

#[test]
fn a_helper_who_types_is_told_at_enter_that_the_clients_words_are_not_theirs_to_change() {
    let mut hands = in_a_talk();
    hands.act(Act::Goals);
    enter_on(&mut hands, "Learn to keep my own books");
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    hands.key(KeyCode::Char('t'), KeyModifiers::CONTROL);
    assert_eq!(hands.app.who(), Who::Typed);
    enter_on(&mut hands, "Why does it matter");
    assert_eq!(
        hands.notice(),
        "The owner of this workbook wrote that, so only they can change it. Ctrl-T lets them write.",
        "told only at the first letter, it comes too late"
    );
    assert!(hands.scene().writing.is_none(), "a field that takes no word must not open for words");
}

#[test]
fn a_choice_is_told_by_its_name() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    let whose = Slot::new(id("g_mail"), &Key::of("whose"));
    by(&mut book, Who::Me, 1, Edit::Set(whose, Some(Value::Pick(Key::of("mine")))));
    let mut hands = at(&book);
    must_show(&mut hands, "Mine");
}

#[test]
fn before_a_new_step_is_put_back_it_says_that_what_is_under_it_goes_too() {
    let mut book = filled();
    talked::begin(&mut book, 0);
    by(&mut book, Who::Me, 2, step("s_new", "Ask at the desk", Who::Me));
    let mut under = Step::new(id("s_under"), Who::Me, EVENING, Some(id("g_mail")), Some(id("s_new")));
    under.words = "Find the desk".into();
    by(&mut book, Who::Me, 3, Edit::AddStep(under, Spot { under: Some(id("s_new")), after: None }));
    talked::end(&mut book, "2026-11-22");
    talked::alone(&mut book);
    let mut hands = at(&book);
    enter_on(&mut hands, "A new step: “Ask at the desk”");
    must_show(&mut hands, "step goes too.");
    enter_on(&mut hands, "Keep the change");
    enter_on(&mut hands, "A new step: “Find the desk”");
    must_show(&mut hands, "You can keep this change, or put things back as they were.");
    must_not_show(&mut hands, "goes too");
}
