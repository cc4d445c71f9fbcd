//! Records in which someone writes of not living on: less is asked about them, and the line with someone to call stands
//! there as well. What any page says must be decent without this.
//!
//! This is no detector and must never be called one; see [`crate::content::dark`].

use crate::{
    base::{Id, Kind, RowValue, Slot, Value},
    content::dark,
    view::View,
    workbook::{Goal, Said, Step},
};

/// These words are such words.
pub fn words(view: &View, text: &str) -> bool {
    dark::is_dark(&view.content.words, text)
}

/// The goal is of that kind.
pub fn goal(view: &View, goal: &Goal) -> bool {
    words(view, &goal.words)
}

/// The step is, or the goal it belongs to.
pub fn step(view: &View, step: &Step) -> bool {
    words(view, &step.words) || step.goal.and_then(|id| view.book.goal(id)).is_some_and(|of| goal(view, of))
}

/// Something in that record is, whatever it is.
pub fn record(view: &View, id: Id) -> bool {
    match id.kind() {
        Kind::Goal => view.goal(id).is_some_and(|of| goal(view, of)),
        Kind::Step => view.step(id).is_some_and(|of| step(view, of)),
        Kind::Entry => view.entry(id).is_some_and(|of| words(view, &of.words) || words(view, &all(&of.more))),
        Kind::Page => view.book.answers_of(id).is_some_and(|of| words(view, &all(&of.fields))),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => false,
    }
}

/// What is said in that row of a list is.
pub fn row(view: &View, list: &Slot, row: Id) -> bool {
    match view.get(list) {
        Some(Value::Rows(rows)) => rows.iter().any(|said| said.id == row && is_row(view, said)),
        _ => false,
    }
}

/// The row is of that kind: it is offered nowhere as one of several.
pub fn is_row(view: &View, row: &RowValue) -> bool {
    row.cells.values().filter_map(Value::text).any(|said| words(view, said))
}

/// All words of these answers in one; what stands between them is no part of a phrase.
fn all(said: &Said) -> String {
    let cells =
        |rows: &[RowValue]| rows.iter().flat_map(|row| row.cells.values()).filter_map(Value::text).cloned().collect();
    let told = said.values().flat_map(|value| match value {
        Value::Rows(rows) => cells(rows),
        other => other.text().cloned().into_iter().collect::<Vec<_>>(),
    });
    told.map(|words| words.to_string()).collect::<Vec<_>>().join(" 0 ")
}
