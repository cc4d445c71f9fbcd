//! What two wrote on a page while it was hidden, and what did not fit into it: told to its owner alone, line by line, each
//! with a row that lets it stand in the page and one that takes it away.
//!
//! Never change what stands in the page unasked, or show a line while two are here.

use super::{Reply, View, form, list, together};
use crate::{
    base::{Id, Key, Slot, Value, value::is_aside},
    page::{Block, List, Row, Target},
    say,
    workbook::{Answers, Edit, Marks, Workbook, idea},
};

/// How the names of the rows begin; what they do, the layer and the statement follow.
const APART: &str = "apart/";
const TAKE: &str = "take";
const DROP: &str = "drop";

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
        let row = |does: &str, text: String| {
            let name = format!("{APART}{does}/{layer}/{}", idea::path(&slot).as_str());
            Row::new(Target::Choice(Key::from(name.as_str())), text)
        };
        let rows = vec![
            row(TAKE, view.say(&say!("together.beside_take", words = first))),
            row(DROP, view.say(&say!("older.take_away", words = first))),
        ];
        out.push(Block::List(List::whole(rows, String::new())));
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
    let spec = form::asked(view, slot);
    let shown = spec.map(|spec| form::at(view, spec, slot.clone()).shown).filter(|shown| !shown.is_empty());
    let words = shown.unwrap_or_else(|| together::shown(view, slot, value.as_ref()));
    let question = together::called(view, slot);
    let row = slot.row.as_ref().map(|_| list::name(view, slot)).filter(|row| !row.is_empty() && *row != words);
    let line = view.say(&say!("together.beside_line", question = question, words = words));
    let line = match together::whose(view, slot) {
        Some(whose) => view.say(&say!("voice.and_note", note = line.trim_end_matches('.'), whose = whose)),
        None => line,
    };
    match row {
        Some(row) => view.say(&say!("together.beside_row", row = row, line = line)),
        None => line,
    }
}

/// That row is one of these.
pub fn is_apart(key: &Key) -> bool {
    key.as_str().starts_with(APART)
}

/// Lets a line stand in the page, with what stood there beside it; or takes it away.
pub fn pick(view: &View, record: Id, key: &Key) -> Vec<Reply> {
    let chosen = || -> Option<(&str, usize, Slot)> {
        let (does, rest) = key.as_str().strip_prefix(APART)?.split_once('/')?;
        let (layer, path) = rest.split_once('/')?;
        Some((does, layer.parse().ok()?, idea::slot_of(path)?))
    };
    let Some((does, layer, slot)) = chosen().filter(|(_, _, slot)| slot.record == record) else { return Vec::new() };
    let known = view.book.answers_of(record).and_then(|page| page.layers().nth(layer)?.at(&slot));
    let Some(value) = known.filter(|_| layer > 0) else { return Vec::new() };
    let beside = |value: Option<Value>| Workbook::at_layer(layer, record, Edit::Set(slot.clone(), value));
    match does {
        TAKE => {
            let swap = vec![beside(view.get(&slot)), Edit::Set(slot.clone(), Some(value))];
            vec![Reply::Edit(Edit::Many(swap), say!("did.beside_taken"))]
        }
        _ => vec![Reply::Edit(beside(None), say!("did.older_away"))],
    }
}
