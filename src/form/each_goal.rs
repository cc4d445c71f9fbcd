//! What a check-in asks of each goal that is on the go: the first question as a field, the rest on a page of its own.

use crate::{
    base::{Id, Slot, Value},
    content::{Depth, FieldSpec, FieldType, RowsSpec},
    form::{field, visibility},
    page::{Block, Place, Row},
    say,
    view::{View, labels, spec},
    workbook::{Goal, Look},
};

/// What "How sure am I?" asks, in order; after them, with "Say more", the other two rulers.
pub const RULER: [&str; 5] = ["sure", "why_not_lower", "what_for_one", "keeps_there", "one_up"];
/// The other two rulers.
pub const OTHER_RULERS: [&str; 2] = ["matters", "ready"];

/// The place on which that cell is filled in: the check-in itself, the rulers of its goal, or the other questions of
/// it. None where its goal is gone.
pub fn place(view: &View, slot: &Slot) -> Option<Place> {
    let cell = slot.row.as_ref().filter(|cell| is_of_each(view, slot) && view.book.goal(cell.id).is_some())?;
    let of_ruler = RULER.into_iter().chain(OTHER_RULERS).any(|id| id == cell.column.as_str());
    Some(match (is_in_place(view, slot), of_ruler) {
        (true, _) => Place::Entry(slot.record),
        (false, true) => Place::Sure(slot.clone()),
        (false, false) => Place::Row(slot.clone()),
    })
}

/// The goals that are asked about: those on the go, and those something was said of already. More than a page takes
/// wait for "Say more".
pub fn goals<'a>(view: &View<'a>, slot: &Slot, most: usize) -> Vec<&'a Goal> {
    let said: Vec<Id> = match view.get(slot) {
        Some(Value::Rows(rows)) => rows.into_iter().map(|row| row.id).collect(),
        _ => Vec::new(),
    };
    let most = if view.depth == Depth::First { most } else { usize::MAX };
    let mut asked = 0;
    let mut fits = |goal: &&Goal| {
        let is_asked = goal.is_live();
        asked += usize::from(is_asked);
        (is_asked && asked <= most) || said.contains(&goal.id)
    };
    view.book.goals().filter(|goal| fits(goal)).collect()
}

/// The first question of each goal as a field under the goal's own words, which stand in no question; unfolded, a row for
/// each that opens the rest.
pub fn blocks(view: &View, spec: &FieldSpec, rows: &RowsSpec, record: Id) -> Vec<Block> {
    let slot = Slot::new(record, &spec.id);
    let goals = goals(view, &slot, rows.most);
    let mut out = Vec::new();
    for (nth, goal) in goals.iter().enumerate() {
        out.push(Block::Own(labels::words_or(view, &goal.words)));
        for column in asked(view, rows, &slot, goal.id, true) {
            let mut field = field::at(view, column, slot.cell(goal.id, &column.id));
            field.label = view.say(&say!("form.of_goal", n = nth + 1, ask = column.label.as_str()));
            out.push(Block::Field(Box::new(field)));
        }
    }
    out.extend(gone(view, rows, &slot));
    if view.depth > Depth::First && !goals.is_empty() {
        let more = goals.iter().filter_map(|goal| row(view, rows, &slot, goal)).collect();
        out.push(Block::rows(more));
    }
    out
}

/// What was said of goals that are not here any more: to be read, under a name that stands for them.
fn gone(view: &View, rows: &RowsSpec, list: &Slot) -> Vec<Block> {
    let said = match view.get(list) {
        Some(Value::Rows(said)) => said,
        _ => Vec::new(),
    };
    let mut out = Vec::new();
    for goal in said.iter().map(|row| row.id).filter(|id| view.book.goal(*id).is_none()) {
        let told = notes(view, rows.columns.iter(), list, goal);
        if !told.is_empty() {
            let name = view.say(&say!("links.gone"));
            out.push(Block::Own(view.say(&say!("check_in.brief", name = name, value = told.join("; ")))));
        }
    }
    out
}

/// The questions of one goal: the first ones, or the others.
fn asked<'a>(view: &View, rows: &'a RowsSpec, list: &Slot, goal: Id, first: bool) -> Vec<&'a FieldSpec> {
    let cell = |column: &FieldSpec| list.cell(goal, &column.id);
    let near = rows.columns.iter().filter(|column| (column.depth == Depth::First) == first);
    let fits = near.filter(|column| visibility::fits(view, column, &cell(column))).collect::<Vec<_>>();
    // What was said as a number, before there was a ladder, stands alone; so does a line.
    let said = |column: &&&FieldSpec| [Look::LINE, Look::FAR].contains(&column.id) && view.get(&cell(column)).is_some();
    match fits.iter().find(said) {
        Some(_) if first => fits.iter().filter(|column| said(column)).copied().collect(),
        _ => fits,
    }
}

/// The row that opens the other questions of a goal, with what was said there.
fn row(view: &View, rows: &RowsSpec, list: &Slot, goal: &Goal) -> Option<Row> {
    let columns = asked(view, rows, list, goal.id, false);
    let first = columns.first()?;
    let notes = notes(view, columns.iter().copied(), list, goal.id);
    let words = view.say(&say!("check_in.more_of", goal = &goal.words));
    Some(Row::fill(list.cell(goal.id, &first.id), words).note(notes.join("; ")))
}

/// What was said in these columns of a goal, each with its short name.
fn notes<'a>(view: &View, columns: impl Iterator<Item = &'a FieldSpec>, list: &Slot, goal: Id) -> Vec<String> {
    let told = |column: &FieldSpec| {
        let slot = list.cell(goal, &column.id);
        view.get(&slot)?;
        let shown = field::at(view, column, slot).shown;
        let shown = shown.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
        let name = if column.brief.is_empty() { column.label.as_str() } else { column.brief.as_str() };
        (!shown.is_empty()).then(|| view.say(&say!("check_in.brief", name = name, value = shown)))
    };
    columns.filter_map(told).collect()
}

/// The list a slot belongs to, where it asks of each goal.
fn list_of<'a>(view: &View<'a>, slot: &Slot) -> Option<&'a RowsSpec> {
    match &spec::spec_of(view, slot)?.field(slot.field.as_str())?.kind {
        FieldType::EachGoal(rows) => Some(rows),
        _ => None,
    }
}

/// The slot is asked of each goal.
pub fn is_of_each(view: &View, slot: &Slot) -> bool {
    slot.row.is_some() && list_of(view, slot).is_some()
}

/// Its question stands as a field on the page of the check-in itself.
pub fn is_in_place(view: &View, slot: &Slot) -> bool {
    let (Some(rows), Some(cell)) = (list_of(view, slot), &slot.row) else { return false };
    rows.columns.iter().any(|column| column.id == cell.column && column.depth == Depth::First)
}

/// The other questions of the goal of that cell.
pub fn others<'a>(view: &View<'a>, slot: &Slot) -> Option<(&'a Goal, Vec<&'a FieldSpec>)> {
    let rows = list_of(view, slot)?;
    let goal = view.book.goal(slot.row.as_ref()?.id)?;
    let list = Slot { row: None, ..slot.clone() };
    Some((goal, asked(view, rows, &list, goal.id, false)))
}
