//! Which page file asks what: of a slot, and of records of a kind.

use crate::{
    base::{Kind, Slot, Value},
    content::{FieldSpec, FieldType, PageSpec},
    view::View,
    workbook::EntryKind,
};

/// The page files that ask about a goal.
const OF_A_GOAL: [&str; 4] = ["goal", "ladder", "if_hard", "numbers"];

/// The page file that asks about an entry of that kind.
pub fn entry_page(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Milestone => "entry",
        EntryKind::HardTime => "hard_time",
        EntryKind::Note => "note",
        EntryKind::CheckIn => "check_in",
        EntryKind::Choice => "choice",
    }
}

/// The page file of the form that a slot belongs to.
pub fn spec_of<'a>(view: &View<'a>, slot: &Slot) -> Option<&'a PageSpec> {
    let content = view.content;
    match slot.record.kind() {
        Kind::Goal => {
            let mut pages = OF_A_GOAL.into_iter().filter_map(|page| content.page(page));
            pages.find(|page| page.field(slot.field.as_str()).is_some())
        }
        Kind::Step => content.page("step"),
        Kind::Entry => content.page(entry_page(view.entry(slot.record)?.kind)),
        Kind::Settings => content.page("settings"),
        Kind::Page => content.page_of(slot.record),
        Kind::Row | Kind::Passing | Kind::Other => None,
    }
}

/// The page files that ask about records of that kind.
pub fn specs_of<'a>(view: &View<'a>, kind: Kind) -> impl Iterator<Item = &'a PageSpec> + Clone {
    let names: &[&str] = match kind {
        Kind::Goal => &OF_A_GOAL,
        Kind::Step => &["step"],
        Kind::Entry => &["entry", "hard_time", "note", "check_in", "choice"],
        _ => &[],
    };
    let content = view.content;
    names.iter().filter_map(|page| content.page(page))
}

/// Where a statement stands among all of its record: by the pages that ask it, their fields, and the rows and columns of
/// a list; what is asked nowhere comes last.
pub fn turn(view: &View, slot: &Slot) -> [usize; 4] {
    let last = usize::MAX;
    let Some(page) = spec_of(view, slot) else { return [last; 4] };
    let nth = OF_A_GOAL.iter().position(|name| *name == page.id).unwrap_or_default();
    let Some(field) = page.fields.iter().position(|field| field.id == slot.field) else {
        return [nth, last, last, last];
    };
    let Some(cell) = &slot.row else { return [nth, field, 0, 0] };
    let row = match view.get(&Slot { row: None, ..slot.clone() }) {
        Some(Value::Rows(rows)) => rows.iter().position(|row| row.id == cell.id),
        _ => None,
    };
    let column = match page.fields.get(field).map(|field| &field.kind) {
        Some(FieldType::Rows(rows) | FieldType::EachGoal(rows)) => {
            rows.columns.iter().position(|column| column.id == cell.column)
        }
        _ => None,
    };
    [nth, field, row.unwrap_or(last), column.unwrap_or(last)]
}

/// What a slot asks, by its page file.
pub fn asked<'a>(view: &View<'a>, slot: &Slot) -> Option<&'a FieldSpec> {
    spec_of(view, slot)?.asked(slot)
}
