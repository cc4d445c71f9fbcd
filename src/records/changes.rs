//! What changed in a talk, one by one: what it was, what it is now, whose words, and putting it back.

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value, Who},
    form::fillings,
    page::{Ask, Place, Row},
    records::rows,
    say,
    view::{Reply, View, attribution, labels},
    workbook::{Change, Entry, EntryKind, Goal, Mark, Marks, Refused, Stamp, Step, Talk, outline},
};

/// The change that is kept in that row.
fn find(view: &View, talk: Id, row: Id) -> Option<Change> {
    let all = view.book.talk(talk).map(Talk::changes).unwrap_or_default();
    all.into_iter().find(|(id, _)| *id == row).map(|(_, change)| change)
}

/// What a record is called; nothing where it is not there any more.
fn name(view: &View, record: Id) -> Option<String> {
    let words = match record.kind() {
        Kind::Goal => view.book.goal(record)?.words.clone(),
        Kind::Step => view.book.step(record)?.words.clone(),
        Kind::Entry => view.book.entry(record)?.words.clone(),
        Kind::Page => fillings::name_of(view, record).as_str().into(),
        _ => return None,
    };
    Some(labels::words_or(view, &on_a_line(&words)))
}

/// Words of several lines on one.
fn on_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One change in words.
pub fn told(view: &View, change: &Change) -> String {
    view.say(&match change {
        Change::New { record, .. } => begun(view, *record),
        Change::Set { slot, now, .. } if Marks::is_private(slot) => {
            let what = name(view, slot.record).unwrap_or_default();
            if now.is_some() { say!("changed.hidden", what = what) } else { say!("changed.shown", what = what) }
        }
        Change::Set { slot, was, now, .. } => {
            let ask = asked(view, slot);
            // The mark that ends the sentence follows the quotes.
            let words = |value: &Value| {
                on_a_line(&attribution::shown(view, slot, Some(value))).trim_end_matches('.').to_owned()
            };
            match (was.as_ref().map(words), now.as_ref().map(words)) {
                (Some(was), Some(now)) => say!("changed.set", question = ask, was = was, now = now),
                (None, Some(now)) => say!("changed.answered", question = ask, now = now),
                (Some(was), None) => say!("changed.emptied", question = ask, was = was),
                (None, None) => say!("changed.nothing", question = ask),
            }
        }
        Change::Gone { record, said } => {
            let what = labels::words_or(view, &on_a_line(&words_of(said)));
            match record.kind() {
                Kind::Goal => say!("changed.goal_gone", what = what),
                Kind::Step => say!("changed.step_gone", what = what),
                Kind::Page => say!("changed.page_gone", what = page_name(view, *record)),
                _ => say!("changed.entry_gone", what = what),
            }
        }
    })
}

/// The question of a statement, with the record it belongs to where that is not told by the question.
fn asked(view: &View, slot: &Slot) -> String {
    let question = attribution::called(view, slot);
    match name(view, slot.record).filter(|_| slot.field != Goal::WORDS) {
        Some(of) => view.say(&say!("changed.of", what = of, question = question)),
        None => question,
    }
}

fn begun(view: &View, record: Id) -> Phrase {
    let Some(what) = name(view, record) else { return say!("changed.new_gone") };
    match record.kind() {
        Kind::Goal => say!("changed.new_goal", what = what),
        Kind::Step => say!("changed.new_step", what = what),
        Kind::Page => say!("changed.new_page", what = what),
        _ => {
            let entry = view.book.entry(record);
            let (kind, tried) = entry.map_or((EntryKind::Note, false), |entry| (entry.kind, entry.tried));
            say!("changed.new_entry", kind = rows::kind_words(view, kind, tried), what = what)
        }
    }
}

/// What named a record that is gone.
fn words_of(said: &[(Slot, Value)]) -> String {
    let words = |field: &Key| {
        let found = said.iter().find(|(slot, _)| slot.field == *field && slot.row.is_none());
        found.and_then(|(_, value)| value.text())
    };
    [Goal::WORDS, Step::WORDS, Entry::WORDS].iter().find_map(words).map(ToString::to_string).unwrap_or_default()
}

fn page_name(view: &View, record: Id) -> String {
    view.content.page_of(record).map(|spec| spec.title.clone()).unwrap_or_default()
}

/// What was changed, in a few words: for the notice that it is as it was.
fn called(view: &View, change: &Change) -> String {
    match change {
        Change::New { record, .. } => name(view, *record).unwrap_or_default(),
        Change::Set { slot, .. } if Marks::is_private(slot) => name(view, slot.record).unwrap_or_default(),
        Change::Set { slot, .. } => attribution::called(view, slot),
        Change::Gone { record, .. } if record.kind() == Kind::Page => page_name(view, *record),
        Change::Gone { said, .. } => labels::words_or(view, &on_a_line(&words_of(said))),
    }
}

/// The same of the row it is kept in.
pub fn told_in(view: &View, talk: Id, row: Id) -> String {
    find(view, talk, row).map(|change| told(view, &change)).unwrap_or_default()
}

/// How many steps go along where what is new is put back.
pub fn along(view: &View, talk: Id, row: Id) -> usize {
    match find(view, talk, row) {
        Some(Change::New { record, .. }) if record.kind() == Kind::Goal => view.book.outline(Some(record)).len(),
        Some(Change::New { record, .. }) if record.kind() == Kind::Step => {
            outline::branch(view.book, record).len().saturating_sub(1)
        }
        _ => 0,
    }
}

/// Every change of a talk as a row that asks whether it stays, as it happened.
pub fn rows(view: &View, talk: Id) -> Vec<Row> {
    let all = view.book.talk(talk).map(Talk::changes).unwrap_or_default();
    let with = view.book.talk(talk).map(Talk::with).unwrap_or_default();
    let row = |(row, change): &(Id, Change)| {
        let since = match view.book.undoing(change, stamp(view)) {
            Err(Refused::NoSuchRecord) => Some(say!("changed.gone_since")),
            Err(_) => Some(say!("changed.since")),
            Ok(_) => None,
        };
        let whose = whose(view, change, &with);
        let notes: Vec<String> = whose.into_iter().chain(since.map(|since| view.say(&since))).collect();
        Row::go(Key::from(row.as_str()), Place::Ask(Ask::Undo(talk, *row)), told(view, change)).note(notes.join("; "))
    };
    all.iter().map(row).collect()
}

/// Whose words they are; nothing of what no one says, such as that something was taken away.
fn whose(view: &View, change: &Change, with: &str) -> Option<String> {
    let name = || attribution::name_or(view, with);
    let (by, mark) = match change {
        Change::New { record, by } => (by, view.book.marks(*record).and_then(|marks| marks.all().first())),
        Change::Set { slot, by, .. } => (by, view.book.marks(slot.record).and_then(|marks| marks.of(slot))),
        Change::Gone { .. } => return None,
    };
    Some(view.say(&match by {
        Who::Me => say!("changed.yours"),
        Who::Helper => say!("voice.helper", helper = name()),
        Who::Typed if mark.is_some_and(Mark::waits) => say!("voice.waits", helper = name()),
        Who::Typed => say!("voice.typed", helper = name()),
    }))
}

fn stamp(view: &View) -> Stamp {
    Stamp { who: view.who, at: view.now.moment }
}

/// Puts it back, or says why that can not be.
pub fn undo(view: &View, talk: Id, row: Id) -> Vec<Reply> {
    let Some(change) = find(view, talk, row) else { return vec![Reply::Refuse(Refused::NoSuchRecord.phrase())] };
    let what = called(view, &change);
    let did = match &change {
        Change::New { .. } => say!("did.put_back_new", what = what),
        Change::Set { .. } => say!("did.put_back", what = what),
        Change::Gone { .. } => say!("did.put_back_gone", what = what),
    };
    match view.book.undoing(&change, stamp(view)) {
        Ok(edit) => vec![Reply::Edit(edit, did)],
        Err(why) => vec![Reply::Refuse(why.phrase())],
    }
}
