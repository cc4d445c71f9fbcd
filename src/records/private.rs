//! What the client keeps to themselves: which record or row is meant, and hiding it while two are here, or no longer.
//!
//! Never name in a notice what was hidden, or be done by a helper's hand.

use crate::{
    base::{Id, Kind, RowValue, Slot, Value},
    form::list,
    page::RowId,
    say,
    view::{Reply, Subject, View, privacy},
    workbook::{Edit, Idea, Marks, Talk},
};

/// Pages that are never hidden: what things are called holds everywhere, and what is prepared for a talk is for the talk.
const AT_HAND: [&str; 2] = ["own_words", "prepare"];

/// The mark of the record or row that is in focus; else that of the page.
pub fn here(view: &View, page: Option<&Subject>) -> Option<Slot> {
    let of_page = || match page? {
        Subject::Record(id) => of_record(view, *id),
        Subject::Row(slot) => of_row(view, slot),
    };
    match view.focus.get() {
        _ if matches!(page, Some(Subject::Row(_))) => of_page(),
        Some(RowId::Record(id)) => of_record(view, *id),
        Some(RowId::Page(key)) => of_record(view, Id::page(key.as_str())),
        Some(RowId::Slot(slot)) if slot.row.is_some() => of_row(view, slot),
        _ => of_page(),
    }
}

/// The mark of that record, where it is one that can be hidden.
pub fn of_record(view: &View, id: Id) -> Option<Slot> {
    let may = match id.kind() {
        Kind::Goal | Kind::Step | Kind::Entry => true,
        Kind::Page => {
            let page = view.content.page_of(id).filter(|page| !AT_HAND.contains(&page.id.as_str()));
            page.is_some() && !id.filled_of(Talk::PAGE) && !id.filled_of(Idea::PAGE)
        }
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => false,
    };
    (may && view.book.has(id)).then(|| Slot::new(id, &Marks::PRIVATE))
}

/// The mark of the row of that cell, where it is one of a list.
pub fn of_row(view: &View, slot: &Slot) -> Option<Slot> {
    let cell = slot.row.as_ref()?;
    let may = matches!(slot.record.kind(), Kind::Goal | Kind::Page) && !slot.record.filled_of(Talk::PAGE);
    (may && list::is_kept(view, slot)).then(|| slot.cell(cell.id, &RowValue::PRIVATE))
}

/// Hides it, or no longer.
pub fn turn(view: &View, mark: &Slot) -> Vec<Reply> {
    if view.who.is_helping() {
        return vec![Reply::Refuse(say!("refused.theirs_to_set"))];
    }
    let (value, did) = if privacy::is_hidden(view, mark) {
        (None, say!("did.not_private"))
    } else {
        (Some(Value::Yes(true)), say!("did.private"))
    };
    vec![Reply::Edit(Edit::Set(mark.clone(), value), did)]
}

/// Does it to what is meant there. Where two are here it is gone from its own page, and the page with it.
pub fn turn_here(view: &View, page: Option<&Subject>) -> Vec<Reply> {
    let Some(mark) = here(view, page) else { return Vec::new() };
    let hidden = privacy::is_hidden(view, &mark);
    let gone = view.book.settings().folded && !hidden && is_its_own_page(page, &mark);
    let back = (gone && !view.who.is_helping()).then_some(Reply::Back);
    back.into_iter().chain(turn(view, &mark)).collect()
}

/// The page shows nothing but that, and would stay as an empty one.
fn is_its_own_page(page: Option<&Subject>, mark: &Slot) -> bool {
    match page {
        Some(Subject::Record(id)) => id.kind() == Kind::Page && mark.row.is_none() && *id == mark.record,
        Some(Subject::Row(_)) => true,
        None => false,
    }
}
