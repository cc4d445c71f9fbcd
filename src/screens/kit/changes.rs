//! What changed in a talk, one by one: what it was, what it is now, and putting it back.
//!
//! Must never: put something back that has changed since.

use super::Reply;
use super::{View, rows, together};
use crate::{
    base::{Id, Kind, Slot},
    page::Row,
    say,
    workbook::{Change, Entry, Goal, Stamp, Step, Talk, idea},
};

/// The change that is kept in that row.
fn find(view: &View, talk: Id, row: Id) -> Option<Change> {
    let all = view.book.talk(talk).map(Talk::changes).unwrap_or_default();
    all.into_iter().find(|(id, _)| *id == row).map(|(_, change)| change)
}

/// What a record is called.
fn name(view: &View, record: Id) -> String {
    let words = match record.kind() {
        Kind::Goal => view.book.goal(record).map(|goal| goal.words.clone()),
        Kind::Step => view.book.step(record).map(|step| step.words.clone()),
        Kind::Entry => view.book.entry(record).map(|entry| entry.words.clone()),
        Kind::Page => view.content.page_of(record).map(|spec| spec.title.as_str().into()),
        _ => None,
    };
    rows::words_or(view, &words.unwrap_or_default())
}

/// One change in words.
pub fn told(view: &View, change: &Change) -> String {
    view.say(&match change {
        Change::New { record, .. } => say!("changed.new", what = name(view, *record)),
        Change::Set { slot, was, now, .. } => say!(
            "changed.set",
            question = together::called(view, slot),
            was = together::shown(view, slot, was.as_ref()),
            now = together::shown(view, slot, now.as_ref())
        ),
        Change::Gone { said, .. } => {
            let words = |field: &crate::base::Key| {
                said.iter()
                    .find(|(slot, _)| slot.field == *field && slot.row.is_none())
                    .and_then(|(_, value)| value.text())
            };
            let words = [Goal::WORDS, Step::WORDS, Entry::WORDS].iter().find_map(words).cloned().unwrap_or_default();
            say!("changed.gone", what = rows::words_or(view, &words))
        }
    })
}

/// The same of the row it is kept in.
pub fn told_in(view: &View, talk: Id, row: Id) -> String {
    find(view, talk, row).map(|change| told(view, &change)).unwrap_or_default()
}

/// Every change of a talk as a row that asks whether it stays.
pub fn rows(view: &View, talk: Id) -> Vec<Row> {
    let all = view.book.talk(talk).map(Talk::changes).unwrap_or_default();
    let row = |(row, change): &(Id, Change)| {
        let note = match change {
            Change::New { record, .. } => whose(view, *record),
            Change::Set { slot, .. } => together::whose(view, slot),
            Change::Gone { .. } => None,
        };
        let slot = Slot::new(talk, &crate::base::Key::from(row.as_str()));
        Row::new(crate::page::Target::Choice(idea::path(&slot)), told(view, change)).note(note.unwrap_or_default())
    };
    all.iter().map(row).collect()
}

fn whose(view: &View, record: Id) -> Option<String> {
    let mark = view.book.marks(record)?.all().first()?;
    together::told(view, mark)
}

/// Puts it back, or says why that can not be.
pub fn undo(view: &View, talk: Id, row: Id) -> Vec<Reply> {
    let Some(change) = find(view, talk, row) else { return Vec::new() };
    let what = told(view, &change);
    match view.book.undoing(&change, Stamp { who: view.who, at: view.now.moment }) {
        Ok(edit) => vec![Reply::Edit(edit, say!("did.put_back", what = what))],
        Err(why) => vec![Reply::Refuse(why.phrase())],
    }
}
