//! Someone to call, before the workbook is opened where others use the computer: what is private of it waits for Enter.
//!
//! Never hold a field there: what is not seen could be written over.

use crate::{
    base::{RowValue, Slot, Value},
    content::{FieldSpec, FieldType, PageSpec},
    page::Block,
    say,
    view::View,
    workbook::Said,
};

/// What stands on that page then; `None` where nothing of it is private, and all of it shows.
pub fn before_enter(view: &View, spec: &PageSpec) -> Option<Vec<Block>> {
    let answers = view.book.answers_of(spec.record()).filter(|_| view.quiet)?;
    if !answers.private && answers.fields.private_rows().next().is_none() {
        return None;
    }
    let none = Said::default();
    let public = if answers.private { &none } else { &answers.fields };
    let told = spec.fields.iter().filter_map(|field| {
        let words = match public.get(&field.id)? {
            Value::Rows(rows) => {
                let shown = rows.iter().filter(|row| !row.is_private()).map(|row| line(field, row));
                shown.collect::<Vec<_>>().join("\n")
            }
            _ => public.at(&Slot::new(spec.record(), &field.id))?.text()?.to_string(),
        };
        (!words.trim().is_empty()).then(|| [Block::Heading(field.label.clone()), Block::Own(words)])
    });
    let more = Block::Quiet(view.say(&say!("quiet.more")));
    Some(std::iter::once(Block::Text(spec.purpose.clone())).chain(told.flatten()).chain([more]).collect())
}

/// The cells of a row, in the order they are asked.
fn line(field: &FieldSpec, row: &RowValue) -> String {
    let FieldType::Rows(list) = &field.kind else { return String::new() };
    let cells = list.columns.iter().filter_map(|column| row.cells.get(&column.id)?.text());
    cells.map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
