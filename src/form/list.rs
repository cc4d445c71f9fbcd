//! Lists of rows in an answer: each row told in one line, opened on a page of its own.
//!
//! Never put a row into the workbook before something is written in it.

use crate::{
    base::{Id, Key, Kind, RowValue, Slot, Text, Value},
    content::{Depth, FieldSpec, RowsSpec},
    form::{cards, each_goal, field},
    page::{Block, Place, Row},
    say,
    view::{Reply, View, attribution, privacy, spec},
    workbook::Edit,
};

/// The list with its heading: a row each, and the one that adds another.
pub fn blocks(view: &View, spec: &FieldSpec, rows: &RowsSpec, record: Id) -> Vec<Block> {
    let slot = Slot::new(record, &spec.id);
    let kept = kept(view, &slot);
    let all = labelled(view, &slot, rows).into_iter();
    let mut shown: Vec<Row> = all.map(|(id, label)| row(view, rows, &slot, id, &label)).collect();
    if shown.is_empty() && rows.start_from.is_some() {
        return Vec::new();
    }
    if shown.len() < rows.most && rows.start_from.is_none() {
        shown.push(Row::fill(slot, rows.add.clone()).adds());
    }
    let mut out = vec![Block::Heading(spec.label.clone())];
    if !spec.example.is_empty() && kept.is_empty() {
        out.push(Block::Quiet(view.say(&say!("form.example", text = spec.example.as_str()))));
    }
    out.push(Block::rows(shown));
    out
}

/// The rows that are there from the start, and those of the person's own; these have no label but their words.
fn labelled(view: &View, slot: &Slot, rows: &RowsSpec) -> Vec<(Id, String)> {
    let mut out = starting(view, rows, slot.record);
    for row in kept(view, slot) {
        if out.iter().all(|(known, _)| *known != row.id) {
            out.push((row.id, start_label(view, rows, slot.record, row.id).unwrap_or_default()));
        }
    }
    out
}

/// All rows as they stand in the list, each with what names it.
pub fn all(view: &View, slot: &Slot, rows: &RowsSpec) -> Vec<(Id, String)> {
    let named = |(id, label): (Id, String)| (id, row(view, rows, slot, id, &label).text);
    labelled(view, slot, rows).into_iter().map(named).collect()
}

/// The rows in which something stands, each with what names it.
pub fn kept_named(view: &View, slot: &Slot, rows: &RowsSpec) -> Vec<(RowValue, String)> {
    let label = |id: Id| start_label(view, rows, slot.record, id).unwrap_or_default();
    let named = |kept: RowValue| {
        let name = row(view, rows, slot, kept.id, &label(kept.id)).text;
        (kept, name)
    };
    kept(view, slot).into_iter().map(named).collect()
}

fn kept(view: &View, slot: &Slot) -> Vec<RowValue> {
    match view.get(slot) {
        Some(Value::Rows(rows)) => rows.into_iter().filter(|row| !row.is_blank()).collect(),
        _ => Vec::new(),
    }
}

/// The id of a row that is there from the start: made from its name, the same in every workbook.
fn start_id(key: &Key) -> Option<Id> {
    Id::of(&format!("r_{}", key.as_str()))
}

/// The rows that are there from the start, with what names them: ours, or one for each of the top few.
fn starting(view: &View, rows: &RowsSpec, record: Id) -> Vec<(Id, String)> {
    if let Some(top) = &rows.start_from {
        return cards::top(view, &Slot::new(record, top));
    }
    rows.start.iter().filter_map(|(key, label)| Some((start_id(key)?, label.clone()))).collect()
}

/// What names a row that is no row of the person's own; also one whose card is not among the top few any more.
pub fn start_label(view: &View, rows: &RowsSpec, record: Id, id: Id) -> Option<String> {
    if let Some(top) = &rows.start_from {
        return cards::label(view, &Slot::new(record, top), id);
    }
    rows.start.iter().find(|(key, _)| start_id(key) == Some(id)).map(|(_, label)| label.clone())
}

/// A row in one line: what names it, and its other cells as a note.
fn row(view: &View, rows: &RowsSpec, slot: &Slot, id: Id, label: &str) -> Row {
    let told = |column: &FieldSpec| {
        let shown = field::at(view, column, slot.cell(id, &column.id)).shown;
        let shown = shown.lines().next().unwrap_or_default().to_owned();
        if shown.is_empty() || column.brief.is_empty() {
            return shown;
        }
        view.say(&say!("form.brief", name = column.brief.as_str(), value = shown))
    };
    // What is asked first, and what has a name to be told by; the rest stands on the page of the row.
    let short = |column: &&FieldSpec| column.depth == Depth::First || !column.brief.is_empty();
    let mut cells: Vec<String> = rows.columns.iter().filter(short).map(told).filter(|cell| !cell.is_empty()).collect();
    let name = if label.is_empty() && !cells.is_empty() { cells.remove(0) } else { label.to_owned() };
    let name = if name.is_empty() { view.say(&say!("row.no_words")) } else { name };
    let first = rows.columns.first().map_or_else(|| slot.clone(), |column| slot.cell(id, &column.id));
    // Answers that end as sentences do would be followed by two marks.
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim_end_matches('.')).collect();
    let hidden = privacy::is_hidden(view, &slot.cell(id, &RowValue::PRIVATE));
    let note = attribution::and_whose(view, cells.join("; "), attribution::whose_row(view, slot, id));
    Row::fill(first, name).note(privacy::noted(view, note, hidden))
}

/// The first cells of the rows in which something stands, which name them.
pub fn first_cells(view: &View, slot: &Slot, rows: &RowsSpec) -> Vec<Slot> {
    let Some(column) = rows.columns.first() else { return Vec::new() };
    kept(view, slot).iter().map(|row| slot.cell(row.id, &column.id)).collect()
}

/// The first cell of the row of that one: it stands for the row.
pub fn first_cell(view: &View, slot: &Slot) -> Option<Slot> {
    let column = columns(view, slot).first()?;
    slot.row.as_ref().map(|cell| slot.cell(cell.id, &column.id))
}

/// There is no room for another row.
pub fn is_full(view: &View, slot: &Slot, rows: &RowsSpec) -> bool {
    let own = kept(view, slot).iter().filter(|row| start_label(view, rows, slot.record, row.id).is_none()).count();
    own + rows.start.len() >= rows.most
}

/// What is pasted there goes in that row, where nothing names it yet.
fn is_unnamed(view: &View, slot: &Slot) -> bool {
    view.get(slot).as_ref().and_then(Value::text).is_none_or(Text::is_blank)
}

/// How many rows there is room for from that row on, with itself where nothing names it yet.
pub fn room(view: &View, slot: &Slot) -> usize {
    let (Some((_, rows)), Some(cell)) = (of(view, slot), &slot.row) else { return 0 };
    let unnamed = is_unnamed(view, slot);
    let taken = kept(view, &list_of(slot)).iter().filter(|row| !(unnamed && row.id == cell.id)).count();
    rows.most.saturating_sub(taken)
}

/// A row each: the first in that row where nothing names it yet, the others after it.
pub fn put_rows(view: &mut View, slot: &Slot, words: &[Text]) -> Option<Edit> {
    let cell = slot.row.clone()?;
    let mut rows = kept(view, &list_of(slot));
    let here = rows.iter().position(|row| row.id == cell.id);
    let mut at = here.map_or(rows.len(), |here| here + 1);
    let mut words = words.iter().cloned().map(Value::Text);
    if is_unnamed(view, slot) {
        let first = words.next()?;
        if let Some(row) = here.and_then(|here| rows.get_mut(here)) {
            row.cells.insert(cell.column.clone(), first);
        } else {
            rows.push(RowValue { id: cell.id, cells: [(cell.column.clone(), first)].into() });
            at = rows.len();
        }
    }
    let new = words.map(|words| RowValue { id: view.draw(Kind::Row), cells: [(cell.column.clone(), words)].into() });
    let new: Vec<RowValue> = new.collect();
    rows.splice(at..at, new);
    Some(Edit::Set(list_of(slot), Some(Value::Rows(rows))))
}

/// What names the row of that cell.
pub fn name(view: &View, slot: &Slot) -> String {
    match (of(view, slot), &slot.row) {
        (Some((_, rows)), Some(cell)) => {
            let label = start_label(view, rows, slot.record, cell.id).unwrap_or_default();
            row(view, rows, &list_of(slot), cell.id, &label).text
        }
        _ => String::new(),
    }
}

/// What one row asks.
pub fn columns<'a>(view: &View<'a>, slot: &Slot) -> &'a [FieldSpec] {
    of(view, slot).map_or(&[], |(_, rows)| rows.columns.as_slice())
}

/// The list a slot belongs to.
pub fn of<'a>(view: &View<'a>, slot: &Slot) -> Option<(&'a FieldSpec, &'a RowsSpec)> {
    let spec = spec::spec_of(view, slot)?.field(slot.field.as_str())?;
    match &spec.kind {
        crate::content::FieldType::Rows(rows) => Some((spec, rows)),
        _ => None,
    }
}

/// On the page of the list, its rows open; on the page of a row, its cells are written in.
pub fn opens_row(view: &View, slot: &Slot) -> bool {
    slot.row.is_some() && !view.on_a_row && !each_goal::is_in_place(view, slot)
}

/// A new row, to be written at once; where it begins with a choice, the choices open.
pub fn add(view: &mut View, slot: &Slot, rows: &RowsSpec) -> Vec<Reply> {
    let Some(column) = rows.columns.first().map(|column| column.id.clone()) else { return Vec::new() };
    let cell = slot.cell(view.draw(Kind::Row), &column);
    let first = spec::asked(view, &cell).is_some_and(|column| field::is_typed(view, column, &cell));
    let begin = if first { Reply::Write(cell.clone()) } else { Reply::Go(Place::Choose(cell.clone())) };
    vec![Reply::Go(Place::Row(cell)), begin]
}

/// The row is in the workbook.
pub fn is_kept(view: &View, slot: &Slot) -> bool {
    let is_there = |id: Id| kept(view, &list_of(slot)).iter().any(|row| row.id == id);
    slot.row.as_ref().is_some_and(|cell| is_there(cell.id)) && !each_goal::is_of_each(view, slot)
}

/// Takes the row away, or empties it where it is there from the start.
pub fn take_away(view: &View, slot: &Slot) -> Vec<Reply> {
    let (Some((spec, _)), Some(cell)) = (of(view, slot), &slot.row) else { return Vec::new() };
    let mut rows = kept(view, &list_of(slot));
    rows.retain(|row| row.id != cell.id);
    let edit = Edit::Set(list_of(slot), Some(Value::Rows(rows)));
    vec![Reply::Back, Reply::Edit(edit, say!("did.row_away", field = spec.label.as_str()))]
}

pub fn list_of(slot: &Slot) -> Slot {
    Slot { row: None, ..slot.clone() }
}
