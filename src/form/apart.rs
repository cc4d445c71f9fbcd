//! What two wrote on a page while it was hidden, and what did not fit into it: told to its owner alone, line by line, each
//! with a row that lets it stand in the page and one that takes it away.
//!
//! Never change what stands in the page unasked, or show a line while two are here.

use crate::{
    base::{Id, Key, Slot, Value, value::is_aside},
    form::{field, list},
    page::{Block, Command, Row},
    say,
    view::{Reply, View, attribution, spec},
    workbook::{Answers, Edit, Marks, Workbook, idea},
};

/// What stands below a page, where something was written beside it.
pub fn blocks(view: &View, record: Id) -> Vec<Block> {
    let all = lines(view, record);
    if all.is_empty() {
        return Vec::new();
    }
    let mut out = vec![
        Block::Heading(view.say(&say!("together.beside"))),
        Block::Quiet(view.say(&say!("together.beside_about"))),
    ];
    for (layer, slot, words) in all {
        out.push(Block::Text(words.clone()));
        if view.look_only {
            continue;
        }
        let first = words.lines().next().unwrap_or_default();
        let row = |does: &str, command: Command, text: String| {
            let name = format!("apart/{does}/{layer}/{}", idea::path(&slot).as_str());
            Row::choice(Key::from(name.as_str()), command, text)
        };
        let (take, drop) = (Command::TakeIn(layer, slot.clone()), Command::DropBeside(layer, slot.clone()));
        let rows = vec![
            row("take", take, view.say(&say!("together.beside_take", words = first))),
            row("drop", drop, view.say(&say!("older.take_away", words = first))),
        ];
        out.push(Block::rows(rows));
    }
    out
}

/// Every statement that stands beside the page, with its layer and how it reads.
fn lines(view: &View, record: Id) -> Vec<(usize, Slot, String)> {
    let Some(page) = view.book.answers_of(record).filter(|page| page.beside.is_some()) else { return Vec::new() };
    if view.book.settings().folded {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (nth, layer) in page.layers().enumerate().skip(1) {
        let book = view.book.with_layer(record, nth);
        out.extend(said(layer).into_iter().map(|(slot, _)| {
            let words = view.on(&book, |there| told(there, &slot));
            (nth, slot, words)
        }));
    }
    out
}

fn said(layer: &Answers) -> Vec<(Slot, Value)> {
    let mut all = layer.statements();
    all.retain(|(slot, value)| !Marks::is_private(slot) && !is_aside(slot.asked()) && !value.is_blank());
    all
}

/// One statement with its question and, where it stands in a row, the name of the row.
fn told(view: &View, slot: &Slot) -> String {
    let value = view.get(slot);
    let spec = spec::asked(view, slot);
    let shown = spec.map(|spec| field::at(view, spec, slot.clone()).shown).filter(|shown| !shown.is_empty());
    let words = shown.unwrap_or_else(|| attribution::shown(view, slot, value.as_ref()));
    let question = attribution::called(view, slot);
    let row = slot.row.as_ref().map(|_| list::name(view, slot)).filter(|row| !row.is_empty() && *row != words);
    let line = view.say(&say!("together.beside_line", question = question, words = words));
    let line = match attribution::whose(view, slot) {
        Some(whose) => view.say(&say!("voice.and_note", note = line.trim_end_matches('.'), whose = whose)),
        None => line,
    };
    match row {
        Some(row) => view.say(&say!("together.beside_row", row = row, line = line)),
        None => line,
    }
}

/// Lets a line stand in the page, with what stood there beside it.
pub fn take_in(view: &View, layer: usize, slot: &Slot) -> Vec<Reply> {
    let Some(value) = known(view, layer, slot) else { return Vec::new() };
    let swap = vec![beside(layer, slot, view.get(slot)), Edit::Set(slot.clone(), Some(value))];
    vec![Reply::Edit(Edit::Many(swap), say!("did.beside_taken"))]
}

/// Takes a line away.
pub fn drop_beside(view: &View, layer: usize, slot: &Slot) -> Vec<Reply> {
    let known = known(view, layer, slot);
    known.map(|_| Reply::Edit(beside(layer, slot, None), say!("did.older_away"))).into_iter().collect()
}

fn known(view: &View, layer: usize, slot: &Slot) -> Option<Value> {
    let page = view.book.answers_of(slot.record).filter(|_| layer > 0)?;
    page.layers().nth(layer)?.at(slot)
}

fn beside(layer: usize, slot: &Slot, value: Option<Value>) -> Edit {
    Workbook::at_layer(layer, slot.record, Edit::Set(slot.clone(), value))
}
