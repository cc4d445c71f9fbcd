//! What the screens for two share: who is here, the fields of a talk, what helpers promised, whose words a statement is.
//!
//! Never tell more of what is folded away than that the workbook does not hold it.

use crate::{
    base::{Id, Key, Slot, When},
    content::FieldType,
    form::{field, list, promote},
    page::{Block, Command, Field, FieldKind, Mark, Row},
    say,
    view::{View, attribution, dates},
    workbook::{RowPromise, Talk},
};

/// One field of a talk or an idea, with what can be done with it.
pub fn field(view: &View, record: Id, field: &Key) -> Vec<Block> {
    let slot = Slot::new(record, field);
    let Some(spec) = view.content.page_of(record).and_then(|page| page.field(field.as_str())) else {
        return Vec::new();
    };
    if let FieldType::Rows(rows) = &spec.kind {
        return list::blocks(view, spec, rows, record);
    }
    let mut out = vec![Block::Field(Box::new(attribution::marked(view, field::at(view, spec, slot.clone()))))];
    out.extend(promote::blocks(view, spec, &slot, &promote::Traces::default()));
    out
}

/// What a field of a talk is called that is the helper's: by their name.
pub fn label(view: &View, record: Id, key: &Key) -> Option<String> {
    let helper = attribution::name_or(view, &view.book.talk(record)?.with());
    match key {
        _ if *key == Talk::PROMISES => Some(view.say(&say!("talk.will_do", helper = helper))),
        _ if *key == Talk::OK_HELPER => Some(view.say(&say!("talk.ok_helper", helper = helper))),
        _ => None,
    }
}

/// The choices of a field as rows; the one that is taken is marked.
pub fn choices(view: &View, field: &Field, taken: Option<&Key>, command: impl Fn(&Key) -> Command) -> Block {
    let all = match &field.kind {
        FieldKind::Pick { choices } | FieldKind::PickMany { choices, .. } => choices.as_slice(),
        _ => &[],
    };
    let rows = all.iter().map(|choice| {
        let row = Row::choice(choice.key.clone(), command(&choice.key), choice.label.clone());
        match taken {
            Some(taken) if *taken == choice.key => row.mark(Mark::Chosen, view.say(&say!("choose.chosen"))),
            Some(_) => row.mark(Mark::NotChosen, view.say(&say!("choose.not_chosen"))),
            None => row,
        }
    });
    Block::rows(rows.collect())
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
    Row::fill(promise.slot.clone(), promise.what.to_string()).note(note)
}
