//! Talks with a helper, put into a workbook the way the program keeps them.

use cairnbook::{
    base::{Id, Key, Moment, RowValue, Slot, Text, Value, When, Who},
    workbook::{About, Edit, Idea, Marks, Settings, Stamp, Talk, Workbook},
};

use cairnbook::page::Act;
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{EVENING, day},
    hands::Hands,
    ways::enter_on,
};

/// The talk of the tests.
pub(crate) fn talk() -> Id {
    Id::page_again(Talk::PAGE, Id::of("r0000000001").unwrap())
}

/// Does that, by that hand, so many seconds after the evening.
#[track_caller]
pub(crate) fn by(book: &mut Workbook, who: Who, after: i64, edit: Edit) {
    book.apply(edit, Stamp { who, at: Moment(EVENING.0 + after) }).unwrap();
}

/// Sets that, as the client.
#[track_caller]
pub(crate) fn set(book: &mut Workbook, slot: Slot, value: Value) {
    by(book, Who::Me, 0, Edit::Set(slot, Some(value)));
}

pub(crate) fn text(words: &str) -> Value {
    Value::Text(Text::new(words))
}

/// A talk with Ana begins, so many seconds after the evening.
pub(crate) fn begin(book: &mut Workbook, after: i64) {
    let set = |field: &Key, value| Edit::Set(Slot::new(talk(), field), Some(value));
    by(book, Who::Me, after, set(&Talk::BEGUN, Value::Yes(true)));
    by(book, Who::Me, after, set(&Talk::WITH, text("Ana")));
    by(book, Who::Me, after, Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))));
}

/// It ends on that day.
pub(crate) fn end(book: &mut Workbook, on: &str) {
    set(book, Slot::new(talk(), &Talk::ENDED), Value::When(When::Day(day(on))));
}

/// The client is alone again.
pub(crate) fn alone(book: &mut Workbook) {
    by(book, Who::Me, 0, Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), None));
}

/// Ana writes an idea.
pub(crate) fn idea(book: &mut Workbook, nth: usize, words: &str) -> Id {
    let id = Id::page_again(Idea::PAGE, Id::of(&format!("r{nth:010}")).unwrap());
    let about = Value::Pick(About::Anything.key());
    by(book, Who::Helper, 0, Edit::Set(Slot::new(id, &Idea::ABOUT), Some(about)));
    by(book, Who::Helper, 0, Edit::Set(Slot::new(id, &Idea::WORDS), Some(text(words))));
    id
}

/// That record is private.
pub(crate) fn hide(book: &mut Workbook, id: Id) {
    set(book, Slot::new(id, &Marks::PRIVATE), Value::Yes(true));
}

/// The mark of a row of a list.
pub(crate) fn hide_row(book: &mut Workbook, list: &Slot, row: Id) {
    set(book, list.cell(row, &RowValue::PRIVATE), Value::Yes(true));
}

/// Sam and Ana sit down with that workbook; Sam writes.
pub(crate) fn two(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Together);
    enter_on(&mut hands, "That is fine");
    hands.type_keys("Ana");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands.act(Act::Today);
    hands
}
