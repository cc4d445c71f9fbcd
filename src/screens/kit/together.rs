//! What the screens for two share: who is here, the fields of a talk, what helpers promised, whose words a statement is.
//!
//! Never tell more of what is folded away than that the workbook does not hold it.

use super::{View, dates, form, hand_on, labels, list};
use crate::{
    base::{Id, Key, Slot, Value, When, Who},
    content::FieldType,
    page::{Block, Field, FieldKind, List, Mark, Row, Target},
    say,
    workbook::{Mark as VoiceMark, RowPromise, Talk},
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

/// One field of a talk or an idea, with what can be done with it.
pub fn field(view: &View, record: Id, field: &Key) -> Vec<Block> {
    let slot = Slot::new(record, field);
    let Some(spec) = view.content.page_of(record).and_then(|page| page.field(field.as_str())) else {
        return Vec::new();
    };
    if let FieldType::Rows(rows) = &spec.kind {
        return list::blocks(view, spec, rows, record);
    }
    let mut out = vec![Block::Field(Box::new(marked(view, form::at(view, spec, slot.clone()))))];
    out.extend(hand_on::blocks(view, spec, &slot, &hand_on::Traces::default()));
    out
}

/// What a field of a talk is called that is the helper's: by their name.
pub fn label(view: &View, record: Id, key: &Key) -> Option<String> {
    let helper = name_or(view, &view.book.talk(record)?.with());
    match key {
        _ if *key == Talk::PROMISES => Some(view.say(&say!("talk.will_do", helper = helper))),
        _ if *key == Talk::OK_HELPER => Some(view.say(&say!("talk.ok_helper", helper = helper))),
        _ => None,
    }
}

/// The choices of a field as rows; the one that is taken is marked.
pub fn choices(view: &View, field: &Field, taken: Option<&Key>) -> Block {
    let all = match &field.kind {
        FieldKind::Pick { choices } | FieldKind::PickMany { choices, .. } => choices.as_slice(),
        _ => &[],
    };
    let rows = all.iter().map(|choice| {
        let row = Row::new(Target::Choice(choice.key.clone()), choice.label.clone());
        match taken {
            Some(taken) if *taken == choice.key => row.mark(Mark::Chosen, view.say(&say!("choose.chosen"))),
            Some(_) => row.mark(Mark::NotChosen, view.say(&say!("choose.not_chosen"))),
            None => row,
        }
    });
    Block::List(List::whole(rows.collect(), String::new()))
}

/// What helpers said they will do and is not done, the nearest day first.
fn open_promises(view: &View) -> Vec<RowPromise> {
    let mut all = view.book.promises();
    all.retain(RowPromise::is_open);
    all.sort_by_key(|promise| {
        (promise.by.as_ref().and_then(When::day).is_none(), promise.by.as_ref().and_then(When::day))
    });
    all
}

/// What that helper said they will do, and what else was said: a row each that opens it, with who said it where that is
/// told.
pub fn promises_of(view: &View, helper: &str) -> (Vec<Row>, Vec<Row>) {
    let (theirs, others): (Vec<_>, Vec<_>) = open_promises(view).into_iter().partition(|promise| promise.is_of(helper));
    let rows = |all: Vec<RowPromise>, named| all.iter().map(|promise| promise_row(view, promise, named)).collect();
    (rows(theirs, false), rows(others, true))
}

/// What all helpers said they will do, with who said it.
pub fn promises(view: &View) -> Vec<Row> {
    open_promises(view).iter().map(|promise| promise_row(view, promise, true)).collect()
}

fn promise_row(view: &View, promise: &RowPromise, named: bool) -> Row {
    let when = match &promise.by {
        Some(When::Day(day)) if *day < view.now.today => {
            view.say(&say!("together.was_for", day = dates::near_day(view, *day)))
        }
        Some(when) => view.say(&say!("together.by", day = dates::near(view, when))),
        None => String::new(),
    };
    let note = match (promise.from.as_str(), when) {
        (from, when) if !named || from.trim().is_empty() => when,
        (from, when) if when.is_empty() => from.to_owned(),
        (from, when) => view.say(&say!("together.who_when", helper = from, when = when)),
    };
    Row::new(Target::Slot(promise.slot.clone()), promise.what.to_string()).note(note)
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

/// The field with that beside what it says, where it was not read back yet.
pub fn marked(view: &View, mut field: Field) -> Field {
    field.whose = unread(view, &field.slot).unwrap_or_default();
    field
}

/// Whose words stand in a row of a list, where something in it was not read back yet.
pub fn whose_row(view: &View, list: &Slot, row: Id) -> Option<String> {
    let in_row = |mark: &&VoiceMark| mark.waits() && mark.field == list.field && mark.row == Some(row);
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
pub fn told(view: &View, mark: &VoiceMark) -> Option<String> {
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
    let label = form::asked(view, slot).map(|spec| spec.label.clone());
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
            let page = form::spec_of(view, slot).map(|page| page.id.clone()).unwrap_or_default();
            labels::of_choice(view, &page, slot.asked(), key).unwrap_or_else(|| view.say(&say!("changed.a_choice")))
        }
        Some(Value::Yes(_) | Value::Picks(_) | Value::Rows(_)) => view.say(&say!("changed.a_choice")),
    }
}
