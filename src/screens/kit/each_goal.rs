//! What a check-in asks of each goal that is on the go.
//!
//! Must never: ask for a line and a number of the same goal.

use super::{View, form, only};
use crate::{
    base::{Id, Slot},
    content::{FieldSpec, RowsSpec},
    page::Block,
    say,
    workbook::Goal,
};

/// The goals that are asked about: those on the go, and those something was said of already.
pub fn goals<'a>(view: &View<'a>, slot: &Slot) -> Vec<&'a Goal> {
    let said = match view.get(slot) {
        Some(crate::base::Value::Rows(rows)) => rows.into_iter().map(|row| row.id).collect(),
        _ => Vec::new(),
    };
    view.book.goals().filter(|goal| goal.is_live() || said.contains(&goal.id)).collect()
}

/// The first questions of each goal, as fields.
pub fn blocks(view: &View, spec: &FieldSpec, rows: &RowsSpec, record: Id) -> Vec<Block> {
    let slot = Slot::new(record, &spec.id);
    let mut out = Vec::new();
    for goal in goals(view, &slot) {
        for column in rows.columns.iter().filter(|column| column.depth <= view.depth) {
            let cell = slot.cell(goal.id, &column.id);
            if !only::fits(view, column, &cell) {
                continue;
            }
            let mut field = form::at(view, column, cell);
            field.label = view.say(&say!("form.of_goal", goal = &goal.words, ask = column.label.as_str()));
            out.push(Block::Field(Box::new(field)));
        }
    }
    out
}
