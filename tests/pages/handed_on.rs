//! What is handed on where it is hidden, and what was handed on of a line that was mended since.

use cairnbook::{
    base::{Id, Moment, Value, Who},
    page::Act,
    workbook::{Answers, Parts, Workbook},
};

use super::support::{
    hands::Hands,
    own_pages::on,
    seen::{must_not_show, must_show, said},
    small::set,
    ways::{enter_on, rewrite},
};

fn to(hands: &mut Hands, page: &str) {
    hands.act(Act::About);
    enter_on(hands, page);
}

#[test]
fn what_came_of_a_line_that_was_mended_is_told_before_it_is_offered_again() {
    let mut book = Workbook::default();
    set(&mut book, Id::page("wish"), "bits", Value::Text("Ring Ana".into()));
    let mut hands = on(&book);
    to(&mut hands, "My wishes");
    enter_on(&mut hands, "Copy it to my steps");
    rewrite(&mut hands, "Which small bits", "Ring Ana tonight");
    let rows = said(&hands.scene());
    let at = |words: &str| rows.iter().position(|row| row == words).unwrap_or_else(|| panic!("{words}: {rows:#?}"));
    assert!(at("In my steps: Ring Ana") < at("Copy it to my steps"));
    rewrite(&mut hands, "Which small bits", "Ring Ana");
    must_show(&mut hands, "In my steps: Ring Ana");
    must_not_show(&mut hands, "Copy it to my steps");
}

#[test]
fn what_is_hidden_is_handed_on_only_to_what_is_hidden_too() {
    let mut answers = Answers::new(Id::page("life"), Who::Me, Moment(0));
    answers.private = true;
    let (mut book, _) = Workbook::from_parts(Parts { answers: vec![answers.into()], ..Parts::default() });
    set(&mut book, Id::page("life"), "start_why", Value::Text("The rent".into()));
    let mut hands = Hands::on(&book);
    to(&mut hands, "My life now");
    let before = hands.kept();
    enter_on(&mut hands, "Copy it to: ");
    assert!(hands.notice().contains("hidden while someone is with you"), "{}", hands.notice());
    assert_eq!(hands.kept(), before);
    enter_on(&mut hands, "Copy it to my goals");
    assert!(hands.app.book().goals().all(|goal| goal.private));
}
