//! Whose words a statement is, what it is called, and how it reads.

use crate::{
    base::{Id, Slot, Value, Who},
    page::{Block, Field},
    say,
    view::{View, dates, labels, spec},
    workbook::{Mark, Talk},
};

/// What the helper who is here is called.
pub fn helper(view: &View) -> String {
    let talk = view.book.open_talk().or_else(|| view.book.talks().next_back());
    name_or(view, talk.map(Talk::with).unwrap_or_default().as_str())
}

/// That name, or the word for someone who helps.
pub fn name_or(view: &View, name: &str) -> String {
    if name.trim().is_empty() { view.content.words.plain("pen.a_helper") } else { name.to_owned() }
}

/// What the client is called.
pub fn me(view: &View) -> String {
    let name = &view.book.settings().name;
    if name.is_blank() { view.content.words.plain("pen.you") } else { name.to_string() }
}

/// Whose words a statement is, in a few words; `None` where it is the client's own and never was anything else.
pub fn whose(view: &View, slot: &Slot) -> Option<String> {
    let mark = view.book.marks(slot.record)?.of(slot)?;
    told(view, mark)
}

/// The same as a quiet line below words of theirs, where it was not read back yet.
pub fn whose_line(view: &View, slot: &Slot) -> Option<Block> {
    unread(view, slot).map(Block::Quiet)
}

fn unread(view: &View, slot: &Slot) -> Option<String> {
    let mark = view.book.marks(slot.record)?.of(slot).filter(|mark| mark.waits())?;
    view.get(slot)?;
    told(view, mark)
}

/// Whose words a statement is, where they are not the client's: those of a helper, and what was not read back yet.
pub fn not_theirs(view: &View, slot: &Slot) -> Option<String> {
    let mark = view.book.marks(slot.record)?.of(slot).filter(|mark| mark.waits() || mark.by == Who::Helper)?;
    told(view, mark)
}

/// The field with that beside what it says, where it was not read back yet.
pub fn marked(view: &View, mut field: Field) -> Field {
    field.whose = unread(view, &field.slot).unwrap_or_default();
    field
}

/// Whose words stand in a row of a list, where something in it was not read back yet.
pub fn whose_row(view: &View, list: &Slot, row: Id) -> Option<String> {
    let in_row = |mark: &&Mark| mark.waits() && mark.field == list.field && mark.row == Some(row);
    told(view, view.book.marks(list.record)?.all().iter().find(in_row)?)
}

/// A note, and whose words they are where that is to be told.
pub fn and_whose(view: &View, note: String, whose: Option<String>) -> String {
    match whose {
        None => note,
        Some(whose) if note.is_empty() => whose,
        Some(whose) => view.say(&say!("voice.and_note", note = note, whose = whose)),
    }
}

/// The same of a mark.
pub fn told(view: &View, mark: &Mark) -> Option<String> {
    let name = name_or(view, mark.name.as_str());
    match (mark.by, mark.read_back) {
        (Who::Typed, None) => Some(view.say(&say!("voice.waits", helper = name))),
        (Who::Typed, Some(_)) => Some(view.say(&say!("voice.typed", helper = name))),
        (Who::Helper, _) => Some(view.say(&say!("voice.helper", helper = name))),
        (Who::Me, _) => None,
    }
}

/// What a statement is called: its question, and for a cell the list it stands in.
pub fn called(view: &View, slot: &Slot) -> String {
    let label = spec::asked(view, slot).map(|spec| spec.label.clone());
    label.unwrap_or_else(|| view.say(&say!("voice.a_line")))
}

/// What a value reads as.
pub fn shown(view: &View, slot: &Slot, value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Text(words) | Value::Unread(words)) => words.to_string(),
        Some(Value::When(when)) => dates::near(view, when),
        Some(Value::Rate(n)) => n.to_string(),
        Some(Value::Pick(key)) => {
            let page = spec::spec_of(view, slot).map(|page| page.id.clone()).unwrap_or_default();
            labels::of_choice(view, &page, slot.asked(), key).unwrap_or_else(|| view.say(&say!("changed.a_choice")))
        }
        Some(Value::Yes(_) | Value::Picks(_) | Value::Rows(_)) => view.say(&say!("changed.a_choice")),
    }
}
