//! A talk for the sample of the file: every form that marks, ideas and folded pages take there.

use cairnbook::{
    base::{Day, Id, Key, RowValue, Slot, Value, When, Who},
    workbook::{Edit, Idea, Marks, Settings, Stamp, Step, Talk, Workbook, outline::Spot},
};

use super::store_kit::{AT, do_it, id};

/// A talk: a step that was typed and read back, one that waits, an idea that was kept, a private row, and a page that was
/// answered while it was folded away.
pub(crate) fn talk(book: &mut Workbook) {
    let talk = Id::page_again(Talk::PAGE, id("r0000000011"));
    let text = |words: &str| Some(Value::Text(words.into()));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::WITH), text("Ana")));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))));
    let typed = Stamp { who: Who::Typed, at: AT };
    for (name, words) in [("s0000000004", "Find a box"), ("s0000000005", "Ask at the school")] {
        let mut step = Step::new(id(name), Who::Me, AT, Some(id("g0000000001")), None);
        step.words = words.into();
        book.apply(Edit::AddStep(step, Spot { under: None, after: None }), typed).unwrap();
    }
    do_it(book, Edit::ReadBack(vec![Slot::new(id("s0000000004"), &Step::WORDS)]));
    let idea = Id::page_again(Idea::PAGE, id("r0000000012"));
    let helper = Stamp { who: Who::Helper, at: AT };
    book.apply(Edit::Set(Slot::new(idea, &Idea::WORDS), text("What about Ruth?")), helper).unwrap();
    let step = Slot::new(id("s0000000005"), &Step::WITH);
    do_it(book, Edit::Set(step.clone(), text("Ruth")));
    do_it(book, Edit::CameFrom(step, idea));
    let people = Slot::new(Id::page("people"), &Key::of("people"));
    let cell = people.cell(id("r0000000013"), &Key::of("name"));
    do_it(book, Edit::Set(cell.clone(), text("Tom")));
    do_it(book, Edit::Set(people.cell(id("r0000000013"), &RowValue::PRIVATE), Some(Value::Yes(true))));
    let page = Id::page("strengths");
    do_it(book, Edit::Set(Slot::new(page, &Key::of("got_through")), text("The winter")));
    do_it(book, Edit::Set(Slot::new(page, &Marks::PRIVATE), Some(Value::Yes(true))));
    let beside = Edit::Set(Slot::new(page, &Key::of("got_through")), text("The move"));
    do_it(book, Edit::Beside(page, Box::new(beside)));
    do_it(book, Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))));
    do_it(book, Edit::Set(Slot::new(Id::settings(), &Settings::UNLISTED), Some(Value::Yes(true))));
    let ended = Value::When(When::Day(Day::of(2026, 11, 22).unwrap()));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::ENDED), Some(ended)));
}
