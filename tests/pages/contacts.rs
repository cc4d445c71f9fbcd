//! Someone to call can be kept private: who looks on before the workbook is opened, and who helps, does not see them.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    content::{FieldSpec, FieldType},
    page::{Act, Code},
    workbook::{Marks, Settings, Step, Workbook, named},
};

use crate::support::{
    book::{filled, id, with_setting},
    hands::{self, Hands},
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

/// Keep it going and a step name Aunt Mei and Omar.
fn named() -> Workbook {
    let mut book = book(false);
    let plan = |field: &str| Slot::new(Id::page("keep_going"), &Key::from(field));
    set(&mut book, plan("call"), text("aunt mei, next door"));
    set(&mut book, plan("what_helps"), text("Soup"));
    for (row, who) in [("r_mei", "Aunt Mei"), ("r_omar", "Omar"), ("r_mein", "Aunt Meind")] {
        set(&mut book, plan("reach_out").cell(id(row), &Key::of("when")), text(&format!("when {row}")));
        set(&mut book, plan("reach_out").cell(id(row), &Key::of("who")), text(who));
    }
    let step = book.open_steps().next().unwrap().id;
    set(&mut book, Slot::new(step, &Step::WITH), text("Aunt Mei"));
    book
}

#[test]
fn where_a_page_asks_who_the_name_of_someone_private_is_private_too() {
    let book = named();
    let mut hands = talked::two(&book);
    let seen = format!("{:?}", hands.app.book().snapshot().parts());
    assert!(!seen.contains("Mei\"") && !seen.contains("mei,") && !seen.contains("r_mei\""), "{seen}");
    for words in ["Soup", "Omar", "Aunt Meind"] {
        assert!(seen.contains(words), "{words}");
    }
    // What both write in its place stands beside it.
    hands.act(Act::Milestones);
    hands.choose_page("keep_going");
    must_show(&mut hands, "Soup");
    let call = Slot::new(Id::page("keep_going"), &Key::of("call"));
    hands.write_in(call.clone(), "The advice line");
    must_show(&mut hands, "The advice line");
    assert_eq!(hands.app.book().get(&call), Some(text("The advice line")));
    assert_eq!(hands.app.whole_book().get(&call), Some(text("aunt mei, next door")));
    // Whom a step is done with can be said anew.
    let step = book.open_steps().next().unwrap().id;
    assert_eq!(hands.app.book().step(step).unwrap().with.as_str(), "");
    assert_eq!(hands.app.whole_book().step(step).unwrap().with.as_str(), "Aunt Mei");
}

#[test]
fn whoever_stands_somewhere_in_sight_is_hidden_nowhere_else() {
    let mut book = named();
    set(
        &mut book,
        Slot::new(Id::page("people"), &Key::of("people")).cell(id("r_mei"), &Key::of("name")),
        text("Aunt Mei"),
    );
    let hands = talked::two(&book);
    assert!(format!("{:?}", hands.app.book().snapshot().parts()).contains("aunt mei, next door"));
}

#[test]
fn every_question_that_asks_who_is_known() {
    // Nobody is named there, or it stands with the people themselves; the helper is there in person.
    let others = [
        "ladder/ladder_seen",
        "call/person",
        "call/name",
        "call/out_of_hours",
        "people/name",
        "talk/with",
        "step/with",
    ];
    let mut asked = std::collections::BTreeSet::new();
    for page in hands::content().pages() {
        let columns = |field: &FieldSpec| match &field.kind {
            FieldType::Rows(rows) => rows.columns.clone(),
            _ => vec![field.clone()],
        };
        for field in page.fields.iter().flat_map(columns) {
            let name = format!("{}/{}", page.id, field.id.as_str());
            let label = field.label.to_lowercase();
            let who = label.starts_with("who ") || label.contains(": who ");
            if who && matches!(field.kind, FieldType::Line) && !others.contains(&name.as_str()) {
                asked.insert(name);
            }
        }
    }
    assert_eq!(asked, named::ASKED.iter().map(|(page, field)| format!("{page}/{field}")).collect());
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
