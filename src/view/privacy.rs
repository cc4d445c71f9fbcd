//! What is hidden while two are here, by its own mark or with what it belongs to.

use crate::{
    base::{Id, Kind, Slot, Value},
    say,
    view::View,
};

/// That is hidden while two are here.
pub fn is_hidden(view: &View, mark: &Slot) -> bool {
    view.book.get(mark) == Some(Value::Yes(true))
}

/// A note with the quiet word that this is kept to oneself.
pub fn noted(view: &View, note: String, hidden: bool) -> String {
    match (hidden, note.is_empty()) {
        (false, _) => note,
        (true, true) => view.say(&say!("private.private")),
        (true, false) => view.say(&say!("private.and_private", note = note)),
    }
}

/// That record is hidden while two are here, by its own mark or with what it belongs to.
pub fn covers(view: &View, id: Id) -> bool {
    let any = |ids: [Option<Id>; 2]| ids.into_iter().flatten().any(|id| covers(view, id));
    match id.kind() {
        Kind::Goal => view.book.goal(id).is_some_and(|goal| goal.private),
        // What stands above a step is one step nearer to the outermost each time.
        Kind::Step => view.book.step(id).is_some_and(|step| step.private || any([step.goal, step.under])),
        Kind::Entry => view.book.entry(id).is_some_and(|entry| entry.private || any([entry.goal, entry.step])),
        Kind::Page => view.book.answers_of(id).is_some_and(|answers| answers.private),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => false,
    }
}
