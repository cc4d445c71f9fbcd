//! The pages on their chapters, and those that can be filled more than once.

use cairnbook::{
    base::{Id, Key, Slot, Value, When},
    page::{Act, Code},
    workbook::{Edit, Settings, Workbook},
};

use super::support::{
    book::{day, id, stamp},
    found,
    hands::{Hands, kept},
    own_pages::{both, on, on_day},
    screens::reads_the_same,
    seen::{must_not_show, must_show, said},
    small::{TODAY, set, steps},
    ways::{chosen, enter_on, fill, letter, undo, walk_to},
};

/// The rows of the page, with their notes.
fn rows(hands: &mut Hands) -> Vec<(String, String)> {
    hands.scene().page.lists().flat_map(|list| list.rows.clone()).map(|row| (row.text, row.note)).collect()
}

#[track_caller]
fn note(hands: &mut Hands, text: &str) -> String {
    let all = rows(hands);
    all.iter().find(|(row, _)| row == text).unwrap_or_else(|| panic!("no {text:?} in {all:#?}")).1.clone()
}

fn filled(hands: &Hands) -> Vec<Id> {
    hands.app.book().filled("chat").map(|answers| answers.id).collect()
}

#[test]
fn a_page_is_empty_begun_or_has_something_and_never_a_number() {
    let mut hands = on(&Workbook::default());
    hands.act(Act::Milestones);
    assert_eq!(note(&mut hands, "What grew in me"), "empty");
    enter_on(&mut hands, "What grew in me");
    hands.act(Act::SayMore);
    fill(&mut hands, "Who taught you?", "Ana");
    hands.press(&[Code::Esc]);
    assert_eq!(note(&mut hands, "What grew in me"), "started");
    enter_on(&mut hands, "What grew in me");
    fill(&mut hands, "What can you do now?", "Say no");
    hands.press(&[Code::Esc]);
    assert_eq!(note(&mut hands, "What grew in me"), "started");
    undo(&mut hands);
    hands.act(Act::Milestones);
    assert_eq!(note(&mut hands, "What grew in me"), "started");
    for (_, note) in rows(&mut hands) {
        assert!(!note.chars().any(|c| c.is_ascii_digit()), "{note}");
    }
}

#[test]
fn the_page_that_comes_next_is_marked_and_no_page_changes_its_place() {
    let mut hands = on(&Workbook::default());
    hands.act(Act::About);
    let names = |hands: &mut Hands| rows(hands).into_iter().map(|(row, _)| row).collect::<Vec<_>>();
    let files = names(&mut hands);
    assert_eq!(note(&mut hands, &files[0]), "empty, the next one if you like", "the first one in the order");
    // A page that holds something leads to another one: that comes next.
    let mut book = Workbook::default();
    set(&mut book, Id::page("wish"), "want", Value::Text("A warm room".into()));
    let mut hands = on(&book);
    hands.act(Act::About);
    assert_eq!(note(&mut hands, "What I lack"), "empty, the next one if you like");
    assert_eq!(note(&mut hands, &files[0]), "empty");
    assert_eq!(names(&mut hands), files, "a place that was found once is found again");
    set(&mut book, Id::page("lacks"), "near", Value::Text("The shop".into()));
    let mut hands = on(&book);
    hands.act(Act::About);
    assert_eq!(note(&mut hands, "What I lack"), "started");
    assert_eq!(names(&mut hands), files);
}

#[test]
fn every_chapter_has_its_place_and_its_pages_in_the_palette() {
    let mut hands = on(&Workbook::default());
    hands.act(Act::Goals);
    must_show(&mut hands, "Pages that help with goals");
    must_show(&mut hands, "Before a chat");
    hands.act(Act::Palette);
    for page in ["My wishes", "Before a chat", "What grew in me", "Who can see this"] {
        must_show(&mut hands, page);
    }
}

#[test]
fn a_page_that_was_never_filled_begins_at_once_and_leaves_nothing_behind() {
    let mut hands = on(&Workbook::default());
    let before = hands.kept();
    hands.act(Act::Goals);
    enter_on(&mut hands, "Before a chat");
    must_show(&mut hands, "What is this about?");
    let place = hands.place();
    let key = place.strip_prefix("Reflect ").unwrap();
    assert!(Id::page(key).filled_of("chat"), "{key:?}");
    must_not_show(&mut hands, "Delete this page");
    // By another way it is the same one.
    hands.act(Act::Palette);
    hands.type_keys("before a c");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), format!("Reflect {key}"));
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Goals");
    assert_eq!(hands.kept(), before);
    fill_one(&mut hands, "The rent");
    assert_eq!(filled(&hands).len(), 1);
    undo(&mut hands);
    assert_eq!(hands.kept(), before, "undone, nothing is left of it");
}

fn fill_one(hands: &mut Hands, about: &str) {
    hands.act(Act::Goals);
    enter_on(hands, "Before a chat");
    if rows(hands).iter().any(|(row, _)| row == "Begin another talk") {
        enter_on(hands, "Begin another talk");
    }
    fill(hands, "What is this about?", about);
}

#[test]
fn what_was_filled_stands_on_a_list_by_its_words() {
    let mut hands = on(&Workbook::default());
    fill_one(&mut hands, "The rent");
    fill_one(&mut hands, "The school");
    enter_on(&mut hands, "What will you do?");
    enter_on(&mut hands, "Call them");
    assert_eq!(filled(&hands).len(), 2);
    hands.press(&[Code::Esc]);
    assert_eq!(note(&mut hands, "The school"), "Call them", "what came out of it");
    assert_eq!(note(&mut hands, "The rent"), "started today");
    reads_the_same("list_of_talks", &mut hands);
    enter_on(&mut hands, "The rent");
    must_show(&mut hands, "Delete this page");
    reads_the_same("one_talk", &mut hands);
    enter_on(&mut hands, "Why ask this?");
    must_show(&mut hands, "A word that is ready is said sooner.");
    hands.press(&[Code::Esc, Code::Esc]);
    hands.act(Act::Goals);
    assert_eq!(note(&mut hands, "Before a chat"), "started");
}

#[test]
fn one_is_taken_away_after_a_question_and_comes_back() {
    let mut hands = on(&Workbook::default());
    fill_one(&mut hands, "The rent");
    fill_one(&mut hands, "The school");
    let all = hands.kept();
    // On its own page.
    enter_on(&mut hands, "Delete this page");
    must_show(&mut hands, "The school");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.kept(), all, "the first row leaves it as it is");
    enter_on(&mut hands, "Delete this page");
    enter_on(&mut hands, "Delete it");
    assert_eq!(filled(&hands).len(), 1);
    assert_eq!(hands.place(), "Reflect chat", "its page is left");
    must_not_show(&mut hands, "The school");
    undo(&mut hands);
    assert_eq!(hands.kept(), all);
    must_show(&mut hands, "The school");
    // On the list, by its letter; the letter alone changes nothing.
    walk_to(&mut hands, "The rent");
    letter(&mut hands, 'x');
    assert_eq!(hands.kept(), all);
    enter_on(&mut hands, "Delete it");
    must_not_show(&mut hands, "The rent");
    must_show(&mut hands, "The school");
    hands.act(Act::Today);
    undo(&mut hands);
    assert_eq!(hands.kept(), all);
    must_show(&mut hands, "The rent");
    hands.act(Act::Redo);
    assert_eq!(filled(&hands).len(), 1);
    must_not_show(&mut hands, "What is this about? The rent");
}

#[test]
fn undo_goes_back_to_the_one_that_was_written_in() {
    let mut hands = on(&Workbook::default());
    fill_one(&mut hands, "The rent");
    let first = filled(&hands)[0];
    fill_one(&mut hands, "The school");
    let second = filled(&hands).into_iter().find(|id| *id != first).unwrap();
    hands.act(Act::Today);
    undo(&mut hands);
    // The second has no word any more: the list is where it is missed.
    assert_eq!(hands.place(), "Reflect chat");
    hands.act(Act::Redo);
    must_show(&mut hands, "The school");
    hands.act(Act::Today);
    hands.act(Act::Undo);
    hands.act(Act::Today);
    hands.act(Act::Redo);
    let key = second.as_str().strip_prefix("p_").unwrap();
    assert_eq!(hands.place(), format!("Reflect {key}"));
}

fn with_look(on: &str, about: &str) -> (Workbook, Id) {
    let mut book = steps(&[("s_box", "Put the letters in one box", "", None)]);
    let talk = id("p_chat_aaaaaaaaaa");
    for (field, value) in [("about", Value::Text(about.into())), ("look", Value::When(When::Day(day(on))))] {
        book.apply(Edit::Set(Slot::new(talk, &Key::from(field)), Some(value)), stamp()).unwrap();
    }
    (book, talk)
}

#[test]
fn a_page_is_looked_at_again_once_its_day_has_come_and_can_be_put_off() {
    let (book, talk) = with_look("2026-11-23", "The rent");
    must_not_show(&mut on(&book), "Look again at");
    let mut hands = on_day(&book, "2026-11-25");
    must_show(&mut hands, "Look again at: The rent");
    for word in ["late", "days ago", "passed"] {
        assert!(!said(&hands.scene()).iter().any(|line| line.contains("The rent") && line.contains(word)));
    }
    enter_on(&mut hands, "Look again at: The rent");
    assert_eq!(hands.place(), "Reflect chat_aaaaaaaaaa");
    let before = hands.kept();
    enter_on(&mut hands, "Look at this again in four weeks");
    let look = Slot::new(talk, &Key::of("look"));
    assert_eq!(hands.app.book().get(&look), Some(Value::When(When::Day(day("2026-12-23")))));
    must_not_show(&mut hands, "Look at this again in four weeks");
    hands.act(Act::Today);
    must_not_show(&mut hands, "Look again at");
    undo(&mut hands);
    assert_eq!(hands.kept(), before);
}

#[test]
fn both_faces_fill_a_page_twice_and_keep_the_same() {
    let mut kept_by = Vec::new();
    for mut player in both(&Workbook::default()) {
        player.place('2', "goals");
        player.open("Before a chat");
        player.fill("What is this about?", "The rent");
        player.back();
        player.open("Before a chat");
        player.sees("The rent");
        player.open("Begin another talk");
        player.fill("What is this about?", "The school");
        player.choose("What will you do?", "Write to them");
        let mut kept = player.kept();
        kept.answers.sort_by_key(|answers| answers.fields.get(&Key::of("about")).map(|value| format!("{value:?}")));
        kept_by.push(kept.answers.iter().map(|answers| answers.fields.clone()).collect::<Vec<_>>());
    }
    assert_eq!(kept_by[0].len(), 2);
    assert_eq!(kept_by[0], kept_by[1]);
}

#[test]
fn quiet_starts_show_no_page_that_was_filled() {
    let (book, _) = with_look("2026-11-20", "The rent");
    let mut book = book;
    book.apply(Edit::Set(Slot::new(Id::settings(), &Settings::QUIET), Some(Value::Yes(true))), stamp()).unwrap();
    let mut hands = on_day(&book, TODAY);
    must_not_show(&mut hands, "The rent");
    assert_eq!(kept(hands.app.book()), kept(&book));
    assert_ne!(chosen(&mut hands), "");
    assert!(!found::focused(&hands.scene()).unwrap().is_page());
}
