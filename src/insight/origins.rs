//! What became of an answer, and where something came from: read from the name of the source that is kept with it.
//!
//! Never guess by words alone; only what was handed on by its owner is told.

use crate::{
    base::{Id, Key, Kind, RowValue, Slot, Value},
    workbook::{Said, Workbook},
};

/// The field that names the source: of a goal, a step, an entry, or a page that can be filled more than once; the
/// cell of a row.
pub const FROM: Key = RowValue::FROM;
/// The line that was handed on, where its field holds several.
pub const LINE: Key = Key::of("_from_line");

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// The answer.
    pub source: Slot,
    /// Which line of it, where it has several.
    pub line: Option<String>,
    /// What it became: a goal, a step, a page, or a row by its first cell that is known.
    pub to: Grown,
}

/// What an answer became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grown {
    /// A goal, a step, or a page that can be filled more than once.
    Record(Id),
    /// A row of a list.
    Row(Slot),
}

/// The name of a source: its record and field; for a cell also its row and column.
pub fn name(slot: &Slot) -> Key {
    let field = format!("{}/{}", slot.record, slot.field.as_str());
    match &slot.row {
        None => Key::from(field.as_str()),
        Some(cell) => Key::from(format!("{field}/{}/{}", cell.id, cell.column.as_str()).as_str()),
    }
}

/// The source of that name.
pub fn slot(name: &Key) -> Option<Slot> {
    let parts: Vec<&str> = name.as_str().split('/').collect();
    match parts.as_slice() {
        [record, field] => Some(Slot::new(Id::of(record)?, &Key::from(*field))),
        [record, field, row, column] => {
            Some(Slot::new(Id::of(record)?, &Key::from(*field)).cell(Id::of(row)?, &Key::from(*column)))
        }
        _ => None,
    }
}

/// The source that these answers name.
pub fn source(said: &Said) -> Option<Slot> {
    said.pick(&FROM).and_then(slot)
}

/// The source that a row names.
pub fn source_of_row(row: &RowValue) -> Option<Slot> {
    match row.cells.get(&FROM) {
        Some(Value::Pick(name)) => slot(name),
        _ => None,
    }
}

/// All that came of the answers of that record: goals, steps, pages and rows; nothing is handed on to the log. Looks
/// only at records in which something did, found by the index of the workbook.
pub fn came_of(book: &Workbook, record: Id) -> Vec<Came> {
    let mut out = Vec::new();
    let mut note = |source: Option<Slot>, line: Option<&Value>, to: Grown| {
        if let Some(source) = source.filter(|source| source.record == record) {
            let line = line.and_then(Value::text).map(ToString::to_string);
            out.push(Came { source, line, to });
        }
    };
    let of_kind = |kind: Kind| book.grown_of(record).filter(move |id| id.kind() == kind);
    for goal in of_kind(Kind::Goal).filter_map(|id| book.goal(id)) {
        note(source(&goal.more), goal.more.get(&LINE), Grown::Record(goal.id));
    }
    for step in of_kind(Kind::Step).filter_map(|id| book.step(id)) {
        note(source(&step.more), step.more.get(&LINE), Grown::Record(step.id));
    }
    for answers in of_kind(Kind::Page).filter_map(|id| book.answers_of(id)) {
        // A page that was emptied again is nothing that came of it.
        if answers.says_something() {
            note(source(&answers.fields), answers.fields.get(&LINE), Grown::Record(answers.id));
        }
        for (field, value) in answers.fields.iter() {
            let Value::Rows(rows) = value else { continue };
            for row in rows.iter().filter(|row| !row.is_blank()) {
                let column = row.cells.keys().find(|column| !crate::base::value::is_aside(column));
                let Some(column) = column else { continue };
                let slot = Slot::new(answers.id, field).cell(row.id, column);
                note(source_of_row(row), row.cells.get(&LINE), Grown::Row(slot));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Who},
        workbook::{Edit, Goal, Stamp},
    };

    #[test]
    fn a_name_leads_back_to_its_source_and_no_other_word_does() {
        let field = Slot::new(Id::page("life"), &Key::of("start_why"));
        let cell = Slot::new(Id::page("needs"), &Key::of("needs")).cell(Id::of("r1").unwrap(), &Key::of("what"));
        assert_eq!(name(&field).as_str(), "p_life/start_why");
        for source in [field, cell] {
            assert_eq!(slot(&name(&source)), Some(source));
        }
        for wrong in ["", "p_life", "p_life/a/r1", "P/a", "p_life/a/r1/b/c", "p_life/a/R/b"] {
            assert_eq!(slot(&Key::from(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn what_was_handed_on_is_found_and_what_stands_alone_is_not() {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let page = Id::page("life");
        let from = Slot::new(page, &Key::of("start_why"));
        for (id, source) in [("g1", Some(&from)), ("g2", None)] {
            let mut goal = Goal::new(Id::of(id).unwrap(), Who::Me, Moment(0));
            goal.words = "sleep".into();
            if let Some(source) = source {
                goal.more.insert(FROM, Value::Pick(name(source)));
            }
            book.apply(Edit::AddGoal(goal), stamp).unwrap();
        }
        let row = Slot::new(Id::page("needs"), &Key::of("needs")).cell(Id::of("r1").unwrap(), &Key::of("what"));
        for (column, value) in [(Key::of("what"), Value::Text("a bed".into())), (FROM, Value::Pick(name(&from)))] {
            let cell = row.cell(Id::of("r1").unwrap(), &column);
            book.apply(Edit::Set(cell, Some(value)), stamp).unwrap();
        }
        let came: Vec<Grown> = came_of(&book, page).into_iter().map(|came| came.to).collect();
        assert_eq!(came, [Grown::Record(Id::of("g1").unwrap()), Grown::Row(row.clone())]);
        assert_eq!(came_of(&book, Id::page("other")), []);
        // A row whose words were taken off is nothing any more, and comes back with them.
        book.apply(Edit::Set(row.clone(), None), stamp).unwrap();
        assert_eq!(came_of(&book, page).len(), 1);
        book.apply(Edit::Set(row, Some(Value::Text("a warm bed".into()))), stamp).unwrap();
        assert_eq!(came_of(&book, page).len(), 2);
    }
}
