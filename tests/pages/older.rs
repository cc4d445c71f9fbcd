//! Answers whose question has left, or is of another kind now: keys in, what stands on the page out.

use cairnbook::{
    base::{Id, Key, Slot, Value},
    content::{Content, OwnFile},
    page::{Code, Stroke},
    workbook::{Edit, Workbook},
};

use crate::support::{
    book::{self, stamp},
    hands::Hands,
    seen::{must_not_show, must_show},
    small::{at_step, steps},
    ways::{enter_on, fill, undo},
};

const OLD: &str = "From an older page";

fn go(hands: &mut Hands, key: char) {
    hands.send(cairnbook::app::Event::Key(Stroke::letter(key)));
}

fn answer(book: &mut Workbook, record: Id, field: &str, value: Value) {
    book.apply(Edit::Set(Slot::new(record, &Key::from(field)), Some(value)), stamp()).unwrap();
}

/// It stands there, goes at its row, and comes back with an undo.
fn stands_until_taken_away(hands: &mut Hands, words: &str) {
    must_show(hands, OLD);
    must_show(hands, words);
    enter_on(hands, &format!("Delete: {words}"));
    must_not_show(hands, OLD);
    must_not_show(hands, words);
    undo(hands);
    must_show(hands, words);
}

#[test]
fn on_a_goal_and_not_what_the_program_notes_there() {
    let mut book = book::filled();
    answer(&mut book, book::id("g_mail"), "boat", Value::Text("A red one".into()));
    answer(&mut book, book::id("g_mail"), "waved", Value::Picks(vec![Key::of("part")]));
    let mut hands = Hands::on(&book);
    go(&mut hands, '2');
    enter_on(&mut hands, "Open my mail without fear");
    stands_until_taken_away(&mut hands, "A red one");
}

#[test]
fn on_a_step_and_on_an_entry() {
    let mut book = steps(&[("s_box", "Find a box", "", None)]);
    answer(&mut book, book::id("s_box"), "boat", Value::Text("A red one".into()));
    stands_until_taken_away(&mut at_step(&book, "s_box"), "A red one");
    let mut book = book::filled();
    let entry = book.log().iter().next_back().unwrap().id;
    answer(&mut book, entry, "boat", Value::Text("A red one".into()));
    let mut hands = Hands::on(&book);
    hands.act(cairnbook::page::Act::Milestones);
    let words = book.entry(entry).unwrap().words.lines().next().unwrap().to_owned();
    enter_on(&mut hands, &words);
    stands_until_taken_away(&mut hands, "A red one");
}

#[test]
fn an_answer_to_another_kind_is_not_written_over() {
    let river = r#"Page(id: "river", chapter: "about", title: "The river", purpose: "A page of someone's own.", fields: [
        (id: "near", kind: Line, label: "Where is the river near you?"),
        (id: "calm", kind: Rate("wild", "calm"), label: "How calm is it?"),
        (id: "boats", depth: More, label: "Boats", kind: Rows((add: "Add a boat", most: 3, columns: [
            (id: "name", kind: Line, label: "What is its name?"),
            (id: "size", kind: Rate("small", "large"), label: "How large is it?"),
        ]))),
    ])"#;
    let record = Id::page("river");
    let mut book = Workbook::default();
    answer(&mut book, record, "calm", Value::Text("As glass".into()));
    let cell = |column| Slot::new(record, &Key::of("boats")).cell(Id::of("r1").unwrap(), &Key::of(column));
    book.apply(Edit::Set(cell("name"), Some(Value::Text("Ana".into()))), stamp()).unwrap();
    book.apply(Edit::Set(cell("size"), Some(Value::Text("For two".into()))), stamp()).unwrap();
    let files = [OwnFile { name: "pages/river.ron".into(), text: Ok(river.into()) }];
    let mut hands = Hands::with_content(&book, Content::english().with_own(&files).0);
    go(&mut hands, '3');
    enter_on(&mut hands, "The river");
    must_show(&mut hands, "As glass");
    must_show(&mut hands, "For two");
    must_not_show(&mut hands, "How calm is it?");
    enter_on(&mut hands, "More questions");
    enter_on(&mut hands, "Ana");
    must_show(&mut hands, "What is its name?");
    must_not_show(&mut hands, "How large is it?");
    hands.press(&[Code::Esc]);
    enter_on(&mut hands, "Delete: As glass");
    must_not_show(&mut hands, "As glass");
    fill(&mut hands, "How calm is it?", "7");
    let slot = Slot::new(record, &Key::of("calm"));
    assert_eq!(hands.app.book().get(&slot), Some(Value::Rate(7)));
    undo(&mut hands);
    undo(&mut hands);
    assert_eq!(hands.app.book().get(&slot), Some(Value::Text("As glass".into())));
    must_show(&mut hands, "As glass");
}

#[test]
fn two_answers_to_a_question_that_takes_one_now() {
    let page = |most: usize| {
        let river = format!(
            r#"Page(id: "river", chapter: "about", title: "The river", purpose: "A page of someone's own.", fields: [
                (id: "who", kind: Linked({most}, People), label: "Who comes along?"),
            ])"#
        );
        let slot = |page, list, row: &str, column| {
            Slot::new(Id::page(page), &Key::of(list)).cell(Id::of(row).unwrap(), &Key::of(column))
        };
        let mut book = Workbook::default();
        for (row, name) in [("r_ana", "Ana"), ("r_lin", "Lin")] {
            book.apply(Edit::Set(slot("people", "people", row, "name"), Some(Value::Text(name.into()))), stamp())
                .unwrap();
        }
        answer(&mut book, Id::page("river"), "who", Value::Picks(vec![Key::of("r_ana"), Key::of("r_lin")]));
        let files = [OwnFile { name: "pages/river.ron".into(), text: Ok(river) }];
        let mut hands = Hands::with_content(&book, Content::english().with_own(&files).0);
        go(&mut hands, '3');
        enter_on(&mut hands, "The river");
        hands
    };
    let mut hands = page(2);
    must_show(&mut hands, "Who comes along? Ana, Lin");
    must_not_show(&mut hands, OLD);
    let mut hands = page(1);
    must_show(&mut hands, OLD);
    must_not_show(&mut hands, "Who comes along? Ana");
}
