//! Answers whose question has left, or is of another kind now: they stand at the end of their page, or on the map where
//! the page itself has left.

use crate::{
    base::{Id, Key, Kind, Slot, Value, value::is_aside},
    content::{FieldSpec, FieldType, PageSpec},
    insight::review,
    page::{Block, Command, Row},
    say,
    view::{Reply, View, spec},
    workbook::{Answers, Edit, Goal, Said},
};

/// One answer that is asked nowhere any more.
struct Old {
    slot: Slot,
    words: String,
}

/// What stands at the end of a page: what it does not ask any more, each with a row that takes it away.
pub fn blocks(view: &View, spec: Option<&PageSpec>, record: Id) -> Vec<Block> {
    let Some(answers) = view.book.answers_of(record) else { return Vec::new() };
    told_one_by_one(view, old(view, spec.as_slice(), record, &answers.fields))
}

/// The same at the end of the page of a goal, a step or an entry.
pub fn of_record(view: &View, record: Id) -> Vec<Block> {
    let said = match record.kind() {
        Kind::Goal => view.book.goal(record).map(|goal| &goal.more),
        Kind::Step => view.book.step(record).map(|step| &step.more),
        Kind::Entry => view.book.entry(record).map(|entry| &entry.more),
        _ => None,
    };
    let Some(said) = said.filter(|said| !said.is_nothing()) else { return Vec::new() };
    let specs: Vec<&PageSpec> = spec::specs_of(view, record.kind()).collect();
    told_one_by_one(view, old(view, &specs, record, said))
}

/// What the program notes for itself in a goal or an entry; no question ever asked it.
const NOTES: [&Key; 4] = [&Goal::WAVED, &review::LET_PASS, &review::STATE_BEFORE, &review::AGAIN_BEFORE];

fn told_one_by_one(view: &View, old: Vec<Old>) -> Vec<Block> {
    if old.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Block::Heading(view.say(&say!("older.title"))), Block::Quiet(view.say(&say!("older.what")))];
    for Old { slot, words } in old {
        let first = words.lines().next().unwrap_or_default().to_owned();
        out.push(Block::Own(words));
        if !view.look_only {
            let name = name_of(&slot);
            let row = Row::choice(name, Command::Clear(slot), view.say(&say!("older.take_away", words = first)));
            out.push(Block::row(row));
        }
    }
    out
}

/// Pages that have left and still hold something, for the map.
pub fn pages(view: &View) -> Vec<Block> {
    let gone = |answers: &&Answers| answers.says_something() && view.content.page_of(answers.id).is_none();
    let row = |answers: &Answers| {
        let name =
            old(view, &[], answers.id, &answers.fields).into_iter().next().map(|old| old.words).unwrap_or_default();
        let name = name.lines().next().unwrap_or_default().to_owned();
        Row::page(Key::of_page(answers.id), name)
    };
    let rows: Vec<Row> = view.book.all_answers().filter(gone).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(view.say(&say!("older.title"))), Block::rows(rows)]
}

fn name_of(slot: &Slot) -> Key {
    let field = slot.field.as_str();
    let name = match &slot.row {
        None => format!("older/{field}"),
        Some(cell) => format!("older/{field}/{}/{}", cell.id, cell.column.as_str()),
    };
    Key::from(name.as_str())
}

/// Takes such an answer away.
pub fn clear(view: &View, slot: &Slot) -> Vec<Reply> {
    let stands = view.get(slot).is_some();
    stands.then(|| Reply::Edit(Edit::Set(slot.clone(), None), say!("did.older_away"))).into_iter().collect()
}

/// All that these pages do not ask any more, or ask as another kind; without a page, all there is.
fn old(view: &View, specs: &[&PageSpec], record: Id, said: &Said) -> Vec<Old> {
    let mut out = Vec::new();
    let given = said.iter().filter(|(field, value)| !is_aside(field) && !value.is_blank());
    // Pages may have names of their own for anything; a record shares its names with what the program notes in it.
    let noted = |field: &Key| record.kind() != Kind::Page && NOTES.contains(&field);
    for (field, value) in given.filter(|(field, _)| !noted(field)) {
        let slot = Slot::new(record, field);
        // An entry can have become one of another kind: what any of its pages asks is asked.
        let mut kinds = specs.iter().filter_map(|spec| spec.field(field.as_str())).map(|field| &field.kind);
        match kinds.find(|kind| kind.takes(value)) {
            None => out.push(Old { words: told(view, value), slot }),
            Some(FieldType::Rows(rows) | FieldType::EachGoal(rows)) => {
                out.extend(cells(view, &rows.columns, &slot, value));
            }
            Some(_) => {}
        }
    }
    out
}

/// Cells of columns that have left, or are of another kind.
fn cells(view: &View, columns: &[FieldSpec], list: &Slot, value: &Value) -> Vec<Old> {
    let Value::Rows(rows) = value else { return Vec::new() };
    let asked = |name: &Key, value: &Value| columns.iter().any(|column| column.id == *name && column.kind.takes(value));
    let all = rows.iter().flat_map(|row| row.cells.iter().map(move |(name, value)| (row.id, name, value)));
    let all = all.filter(|(_, name, value)| !is_aside(name) && !value.is_blank() && !asked(name, value));
    all.map(|(row, name, value)| Old { slot: list.cell(row, name), words: told(view, value) }).collect()
}

/// An answer in words, where nobody knows any more what it was asked as.
fn told(view: &View, value: &Value) -> String {
    // The names of choices are words of ours with marks between them.
    let name = |key: &Key| key.as_str().replace('_', " ");
    match value {
        Value::Text(words) | Value::Unread(words) | Value::When(crate::base::When::Words(words)) => words.to_string(),
        Value::Rate(n) => n.to_string(),
        Value::Pick(key) => name(key),
        Value::Picks(keys) => keys.iter().map(name).collect::<Vec<_>>().join(", "),
        Value::Yes(true) => view.say(&say!("older.yes")),
        Value::Yes(false) => view.say(&say!("older.no")),
        Value::When(crate::base::When::Day(day)) => view.content.dates.full(*day),
        Value::Rows(rows) => {
            let row = |row: &crate::base::RowValue| {
                let cells = row.cells.iter().filter(|(name, value)| !is_aside(name) && !value.is_blank());
                cells.map(|(_, value)| told(view, value)).collect::<Vec<_>>().join(" · ")
            };
            rows.iter().map(row).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
        }
    }
}
