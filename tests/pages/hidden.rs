//! What is written in a talk where something was hidden: hidden words stay, nothing that was written is lost, and hiding
//! tells nothing of itself.

use cairnbook::{
    base::{Id, Key, Moment, RowValue, Slot, Value, Who},
    page::Act,
    workbook::{About, Change, Edit, Idea, Marks, Settings, Stamp, Talk, Workbook},
};

use crate::support::{
    book::{self, EVENING, id, stamp},
    hands::Hands,
};

const HIDDEN: &str = "Weissdorn";

fn set(book: &mut Workbook, slot: Slot, value: Value) {
    book.apply(Edit::Set(slot, Some(value)), stamp()).unwrap();
}

fn why() -> Slot {
    Slot::new(Id::page("life"), &Key::of("start_why"))
}

fn family() -> Slot {
    Slot::new(Id::page("life"), &Key::of("areas")).cell(id("r_family"), &Key::of("words"))
}

/// A talk goes on with these words hidden: the page they stand on, or their row.
fn in_a_talk(hidden: &[Slot]) -> Hands {
    let mut book = book::asking();
    for slot in hidden {
        set(&mut book, slot.clone(), Value::Text(HIDDEN.into()));
        let mark = match &slot.row {
            Some(cell) => slot.cell(cell.id, &RowValue::PRIVATE),
            None => Slot::new(slot.record, &Marks::PRIVATE),
        };
        set(&mut book, mark, Value::Yes(true));
    }
    set(&mut book, Slot::new(Id::settings(), &Settings::FOLDED), Value::Yes(true));
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    hands.focus_first();
    hands.act(Act::Open);
    assert!(hands.app.book().open_talk().is_some_and(Talk::is_open));
    hands
}

fn text(hands: &mut Hands) -> String {
    format!("{:?}", hands.scene().page)
}

/// Writes on that page; in a row, on the page of the row.
fn write(hands: &mut Hands, slot: &Slot, words: &str) {
    to_my_life(hands);
    hands.act(Act::SayMore);
    if slot.row.is_some() {
        hands.focus_on("Family or partner");
        hands.act(Act::Open);
    }
    hands.write_in(slot.clone(), words);
    assert_eq!(hands.app.book().get(slot), Some(Value::Text(words.into())), "{}", hands.notice());
}

fn to_my_life(hands: &mut Hands) {
    hands.act(Act::Today);
    hands.act(Act::About);
    hands.choose_page("life");
    assert!(hands.is_at("Reflect"), "{}", hands.place());
}

fn alone(hands: &mut Hands) {
    let talk = hands.app.book().open_talk().unwrap().id();
    hands.act(Act::Stop);
    hands.choose("Stop here");
    assert!(!hands.app.book().talk(talk).unwrap().is_open());
    hands.act(Act::Alone);
    hands.focus_last();
    hands.act(Act::Open);
    assert!(!hands.app.book().settings().folded);
}

/// Hands the keys on until that one writes.
fn pen(hands: &mut Hands, who: Who) {
    for _ in 0..3 {
        if hands.app.who() != who {
            hands.act(Act::Pen);
        }
    }
    assert_eq!(hands.app.who(), who, "{}", hands.notice());
}

/// Presses the row that begins so.
fn press(hands: &mut Hands, name: &str) {
    hands.focus_on(name);
    hands.act(Act::Open);
}

#[test]
fn what_was_written_on_a_hidden_page_is_told_below_it_and_taken_over_or_away() {
    let mut hands = in_a_talk(&[why()]);
    to_my_life(&mut hands);
    assert!(!text(&mut hands).contains(HIDDEN));
    hands.write_in(why(), "Said in the talk");
    alone(&mut hands);
    to_my_life(&mut hands);
    let seen = text(&mut hands);
    assert!(seen.contains(HIDDEN) && seen.contains("Said in the talk"), "{seen}");
    press(&mut hands, "Use this on the page");
    assert_eq!(hands.app.book().get(&why()), Some(Value::Text("Said in the talk".into())));
    assert!(text(&mut hands).contains(HIDDEN), "what stood there is below it now");
    hands.act(Act::Undo);
    assert_eq!(hands.app.book().get(&why()), Some(Value::Text(HIDDEN.into())));
    press(&mut hands, "Delete: ");
    assert!(!text(&mut hands).contains("Said in the talk"));
    assert!(hands.app.book().answers_of(why().record).unwrap().beside.is_none());
    hands.act(Act::Undo);
    assert!(text(&mut hands).contains("Said in the talk"));
}

#[test]
fn a_change_in_a_talk_is_taken_back_and_done_again_as_often_as_they_like() {
    let mut hands = in_a_talk(&[family()]);
    to_my_life(&mut hands);
    hands.write_in(why(), "Said in the talk");
    for _ in 0..4 {
        hands.act(Act::Undo);
        assert!(!text(&mut hands).contains("Said in the talk"));
        hands.act(Act::Redo);
        assert!(text(&mut hands).contains("Said in the talk"));
    }
}

#[test]
fn a_helper_who_types_never_writes_over_a_hidden_row_that_is_there_from_the_start() {
    let mut hands = in_a_talk(&[family()]);
    to_my_life(&mut hands);
    pen(&mut hands, Who::Typed);
    write(&mut hands, &family(), "All is well");
    let seen = text(&mut hands);
    assert!(seen.contains("All is well") && !seen.contains(HIDDEN), "{seen}");
    let kept = |hands: &Hands| hands.app.whole_book().get(&family());
    assert_eq!(kept(&hands), Some(Value::Text(HIDDEN.into())));
    pen(&mut hands, Who::Me);
    alone(&mut hands);
    assert_eq!(kept(&hands), Some(Value::Text(HIDDEN.into())));
    to_my_life(&mut hands);
    let seen = text(&mut hands);
    assert!(seen.contains("How is it, in a few words?” All is well; typed by"), "{seen}");
}

#[test]
fn what_is_hidden_again_in_the_talk_leaves_the_page_empty_and_is_told_afterwards() {
    for slot in [why(), family()] {
        let mut hands = in_a_talk(std::slice::from_ref(&slot));
        write(&mut hands, &slot, "Seen by both");
        if slot.row.is_none() {
            hands.act(Act::Back);
        }
        hands.act(Act::Private);
        assert_eq!(hands.app.book().get(&slot), None, "{slot:?}");
        to_my_life(&mut hands);
        assert!(!text(&mut hands).contains("Seen by both"));
        hands.act(Act::Undo);
        assert_eq!(hands.app.book().get(&slot), None, "it does not come back in sight");
        assert!(hands.app.book().open_talk().is_some(), "{}", hands.notice());
        alone(&mut hands);
        to_my_life(&mut hands);
        let seen = text(&mut hands);
        assert!(seen.contains("Seen by both"), "{seen}");
    }
}

#[test]
fn hiding_something_else_leaves_what_was_written_before_to_be_taken_back() {
    let mut hands = in_a_talk(&[]);
    to_my_life(&mut hands);
    hands.write_in(why(), "Note alpha");
    hands.act(Act::Goals);
    let goal = hands.app.book().live_goals().next().unwrap().clone();
    hands.focus_on(&goal.words);
    let goal = goal.id;
    hands.act(Act::Private);
    assert!(hands.app.book().goal(goal).is_none());
    hands.act(Act::Undo);
    assert_eq!(hands.app.book().get(&why()), None, "{}", hands.notice());
    assert!(hands.app.book().goal(goal).is_none());
    let changes = hands.app.whole_book().talks().next_back().unwrap().changes();
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn what_two_write_is_theirs_only_until_then() {
    // What did not fit into a hidden page is hidden with it in the next talk.
    let mut hands = in_a_talk(&[why()]);
    to_my_life(&mut hands);
    hands.write_in(why(), "Said in the talk");
    alone(&mut hands);
    let mut book = hands.app.whole_book().clone();
    let talk = Id::page_again(Talk::PAGE, id("r0000000009"));
    let later = Stamp { at: cairnbook::base::Moment(EVENING.0 + 90_000), ..stamp() };
    book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), later).unwrap();
    set(&mut book, Slot::new(Id::settings(), &Settings::FOLDED), Value::Yes(true));
    let mut hands = Hands::on(&book);
    to_my_life(&mut hands);
    let seen = text(&mut hands);
    assert!(!seen.contains("Said in the talk") && !seen.contains(HIDDEN), "{seen}");
}

#[test]
fn all_that_changed_is_the_same_whether_a_page_was_hidden_before() {
    let told = |hidden: &[Slot]| {
        let mut hands = in_a_talk(hidden);
        write(&mut hands, &why(), "It is quiet now");
        let talk = hands.app.book().open_talk().map(Talk::id).unwrap();
        let changes = hands.app.book().talk(talk).unwrap().changes();
        (hands, changes.into_iter().map(|(_, change)| format!("{change:?}")).collect::<Vec<_>>())
    };
    let (mut hands, hidden) = told(&[why()]);
    assert_eq!(hidden, told(&[]).1);
    assert!(hidden.iter().any(|change| change.starts_with("New")), "{hidden:?}");
    alone(&mut hands);
    let talk = hands.app.book().talks().next_back().unwrap().changes();
    let begun = |change: &Change| matches!(change, Change::New { record, .. } if *record == Id::page("life"));
    assert!(!talk.iter().any(|(_, change)| begun(change)), "it was there before: {talk:?}");
}

#[test]
fn an_idea_about_a_hidden_page_stays_hidden_though_a_clock_was_fast() {
    let mut book = book::asking();
    set(&mut book, why(), Value::Text(HIDDEN.into()));
    let idea = Id::page_again(Idea::PAGE, id("r0000000007"));
    let later = |who| Stamp { who, at: Moment(EVENING.0 + 86_400) };
    for (field, value) in [
        (Idea::ABOUT, Value::Pick(About::Answer(why()).key())),
        (Idea::WORDS, Value::Text("Say it to Weissdorn".into())),
    ] {
        book.apply(Edit::Set(Slot::new(idea, &field), Some(value)), later(Who::Helper)).unwrap();
    }
    set(&mut book, Slot::new(Id::page("life"), &Marks::PRIVATE), Value::Yes(true));
    let mut hands = Hands::on(&book);
    hands.act(Act::Together);
    hands.focus_first();
    hands.act(Act::Open);
    assert!(hands.app.book().open_talk().is_some() && hands.app.book().idea(idea).is_none());
}

#[test]
fn what_was_written_and_wiped_out_again_is_no_page_that_was_begun() {
    let mut hands = in_a_talk(&[why()]);
    let begun = |hands: &Hands| {
        let changes = hands.app.whole_book().talks().next_back().unwrap().changes();
        changes.iter().any(|(_, change)| matches!(change, Change::New { .. }))
    };
    write(&mut hands, &why(), "It is quiet now");
    assert!(begun(&hands));
    hands.write_in(why(), "");
    assert_eq!(hands.app.book().get(&why()), None, "{}", hands.notice());
    assert!(!begun(&hands));
}
