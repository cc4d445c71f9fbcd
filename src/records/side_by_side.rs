//! The ways of a choice side by side: what is good and hard about each, what is not known and whom to ask, who misses a
//! must-have (what a person needs to decide: ways, facts, what matters, someone beside them).

use crate::{
    base::{Id, Key, Kind, RowValue, Slot, Text, Value, letters},
    content::{FieldSpec, FieldType, PageSpec, RowsSpec},
    form::{choice_sources, field, fillings},
    page::{Block, Command, List, Page, Place, Row},
    say,
    view::{Reply, View},
    workbook::Edit,
};

/// The row that opens them side by side.
const OPEN: Key = Key::of("side_by_side");
/// The row that adds leaving it as it is as a way.
const LEAVE: Key = Key::of("leave_as_is");
/// The column with the must-haves a way does not meet.
const LACKS: Key = Key::of("lacks");
/// Columns of the letters a title takes.
const TITLE: usize = 56;
/// So many ways are a choice.
const SEVERAL: usize = 2;

/// A page with a choice between the rows of a list.
struct Choice<'a> {
    spec: &'a PageSpec,
    /// The field that takes one of the rows.
    taken_by: &'a FieldSpec,
    /// The list.
    ways: &'a RowsSpec,
    slot: Slot,
}

/// The choice of that page: the field that takes one of the rows of a list whose columns are lines.
fn of<'a>(view: &View<'a>, record: Id) -> Option<Choice<'a>> {
    let spec = view.content.page_of(record)?;
    let (taken_by, list) = spec.fields.iter().find_map(|field| match &field.kind {
        FieldType::RowsOf(1, list) => Some((field, list)),
        _ => None,
    })?;
    match &spec.field(list.as_str())?.kind {
        FieldType::Rows(ways) if ways.columns.iter().any(|column| matches!(column.kind, FieldType::Lines(_))) => {
            Some(Choice { spec, taken_by, ways, slot: Slot::new(record, list) })
        }
        _ => None,
    }
}

fn kept(view: &View, slot: &Slot) -> Vec<RowValue> {
    match view.get(slot) {
        Some(Value::Rows(rows)) => rows.into_iter().filter(|row| !row.is_blank()).collect(),
        _ => Vec::new(),
    }
}

/// The rows of the page of the choice that lead here; where there is one way only, the one that adds a second.
pub fn rows(view: &View, record: Id) -> Vec<Row> {
    let Some(choice) = of(view, record) else { return Vec::new() };
    match kept(view, &choice.slot).len() {
        0 => Vec::new(),
        1 if view.look_only => Vec::new(),
        1 => vec![Row::choice(LEAVE, Command::AddAsItIs(record), view.say(&say!("beside.leave")))],
        SEVERAL.. => vec![Row::go(OPEN, Place::Beside(record), view.say(&say!("beside.open")))],
    }
}

/// Adds leaving it as it is as a way.
pub fn add_as_it_is(view: &mut View, record: Id) -> Vec<Reply> {
    let Some(choice) = of(view, record) else { return Vec::new() };
    let Some(column) = choice.ways.columns.first().map(|column| column.id.clone()) else { return Vec::new() };
    let words = Text::new(&view.say(&say!("beside.as_it_is")));
    let cell = choice.slot.cell(view.draw(Kind::Row), &column);
    vec![Reply::Edit(Edit::Set(cell, Some(Value::Text(words))), say!("did.beside_leave"))]
}

/// The page: each way with what was said of it, the must-haves that are missed, the choice for now.
pub fn page(view: &View, record: Id) -> Page {
    let Some(choice) = of(view, record) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let name = choice.spec.many.as_ref().map(|many| fillings::name(view, many, record)).unwrap_or_default();
    let name = letters::clip(&name, TITLE);
    let title = view.say(&say!("beside.title", question = name));
    let ways: Vec<Row> = kept(view, &choice.slot).iter().map(|row| way(view, &choice, row)).collect();
    let mut main = vec![Block::List(List::whole(ways, view.say(&say!("beside.none"))))];
    main.extend(musts(view, &choice));
    main.extend(for_now(view, &choice));
    Page { title, main, side: Vec::new() }
}

/// The choice for now, and the day to look at it again, a row each: all of it fits one screen. While the day is
/// written, its question stands above it.
fn for_now(view: &View, choice: &Choice) -> Vec<Block> {
    let made = choice_sources::counted(view, &Slot::new(choice.slot.record, &choice.taken_by.id)).is_some();
    let again = choice.spec.again.as_ref().filter(|_| made);
    let again = again.and_then(|again| choice.spec.field(again.as_str()));
    let (mut rows, mut written) = (Vec::new(), None);
    for spec in std::iter::once(choice.taken_by).chain(again) {
        let field = Box::new(field::at(view, spec, Slot::new(choice.slot.record, &spec.id)));
        if view.writing == Some(&field.slot) {
            written = Some(Block::Field(field));
            continue;
        }
        let row = Row::fill(field.slot.clone(), field.label.clone()).note(field.shown.clone());
        rows.push(Row { field: field.kind.is_typed().then_some(field), ..row });
    }
    std::iter::once(Block::rows(rows)).chain(written).collect()
}

/// A way, and what was said of it; what was not said is not told.
fn way(view: &View, choice: &Choice, row: &RowValue) -> Row {
    let told = |column: &FieldSpec| {
        let shown = field::at(view, column, choice.slot.cell(row.id, &column.id)).shown;
        let lines: Vec<&str> = shown.lines().map(|line| line.trim().trim_end_matches('.')).collect();
        let lines = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        let named = || view.say(&say!("form.brief", name = column.brief.as_str(), value = lines.as_str()));
        (!lines.is_empty()).then(|| if column.brief.is_empty() { lines.clone() } else { named() })
    };
    let mut columns = choice.ways.columns.iter();
    let first = columns.next();
    let name = first.and_then(told).unwrap_or_else(|| view.say(&say!("row.no_words")));
    let row_id = first.map_or_else(|| choice.slot.clone(), |column| choice.slot.cell(row.id, &column.id));
    Row::fill(row_id, name).note(columns.filter_map(told).collect::<Vec<_>>().join("; "))
}

/// The must-haves, each with the ways that do not meet it, in words. What was not said of a way is not told.
fn musts(view: &View, choice: &Choice) -> Option<Block> {
    let list = choice.ways.columns.iter().find_map(|column| match &column.kind {
        FieldType::RowsOf(_, list) if column.id == LACKS => Some(list),
        _ => None,
    })?;
    let first = |spec: &RowsSpec| spec.columns.first().map(|column| column.id.clone());
    let words = |row: &RowValue, column: Option<Key>| {
        column.and_then(|column| {
            row.cells.get(&column)?.text().map(|words| words.trim().trim_end_matches('.').to_owned())
        })
    };
    let FieldType::Rows(asked) = &choice.spec.field(list.as_str())?.kind else { return None };
    let ways = kept(view, &choice.slot);
    let line = |must: &RowValue| {
        let what = words(must, first(asked)).filter(|words| !words.is_empty())?;
        let lacks = |way: &&RowValue| match way.cells.get(&LACKS) {
            Some(Value::Picks(keys)) => keys.iter().any(|key| key.as_str() == must.id.as_str()),
            Some(Value::Pick(key)) => key.as_str() == must.id.as_str(),
            _ => false,
        };
        let names: Vec<String> = ways.iter().filter(lacks).filter_map(|way| words(way, first(choice.ways))).collect();
        let told = || say!("beside.missed", what = what.as_str(), names = names.join(", "));
        Some(view.say(&if names.is_empty() { say!("beside.must", what = what.as_str()) } else { told() }))
    };
    let lines: Vec<String> = kept(view, &Slot::new(choice.slot.record, list)).iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| Block::Text(lines.join("\n")))
}
