//! What the client keeps to themselves: which record or row is meant, and hiding it while two are here, or no longer.
//!
//! Never name in a notice what was hidden, or be done by a helper's hand.

use super::{Place, Reply, View, list, origin};
use crate::{
    base::{Id, Kind, RowValue, Slot, Value},
    page::Target,
    say,
    workbook::{Edit, Idea, Marks, Talk},
};

/// Pages that are never hidden: someone to call has to be at hand, what things are called holds everywhere, and what is
/// prepared for a talk is for the talk.
const AT_HAND: [&str; 3] = ["call", "own_words", "prepare"];

/// The mark of the record or row that is meant there: what is in focus, else the page itself.
pub fn here(view: &View, place: &Place) -> Option<Slot> {
    let of_page = match place {
        Place::Goal(id) | Place::Step(id) | Place::Entry(id) | Place::Ladder(id) | Place::IfHard(id) => {
            of_record(view, *id)
        }
        Place::Reflect(key) => of_record(view, Id::page(key.as_str())),
        Place::Row(slot) => return of_row(view, slot),
        Place::Today | Place::Goals | Place::About | Place::Milestones | Place::Find => None,
        _ => return None,
    };
    match view.focus {
        Some(Target::Record(id)) => of_record(view, *id),
        Some(Target::Page(key)) => of_record(view, Id::page(key.as_str())),
        Some(Target::Slot(slot)) if slot.row.is_some() => of_row(view, slot),
        _ => of_page,
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

/// That is hidden while two are here.
pub fn is_hidden(view: &View, mark: &Slot) -> bool {
    view.book.get(mark) == Some(Value::Yes(true))
}

/// Hides it, or no longer.
pub fn turn(view: &View, mark: &Slot) -> Vec<Reply> {
    if view.who.is_helping() {
        return vec![Reply::Refuse(say!("refused.theirs_to_set"))];
    }
    let (value, did) = if is_hidden(view, mark) {
        (None, say!("did.not_private"))
    } else {
        (Some(Value::Yes(true)), say!("did.private"))
    };
    vec![Reply::Edit(Edit::Set(mark.clone(), value), did)]
}

/// Does it to what is meant there. Where two are here it is gone from its own page, and the page with it.
pub fn turn_here(view: &View, place: &Place) -> Vec<Reply> {
    let Some(mark) = here(view, place) else { return Vec::new() };
    let gone = view.book.settings().folded && !is_hidden(view, &mark) && is_its_own_page(place, &mark);
    let back = (gone && !view.who.is_helping()).then_some(Reply::Back);
    back.into_iter().chain(turn(view, &mark)).collect()
}

/// The page shows nothing but that, and would stay as an empty one.
fn is_its_own_page(place: &Place, mark: &Slot) -> bool {
    match place {
        Place::Reflect(_) => mark.row.is_none() && *place == origin::reflect(mark.record),
        Place::Row(_) => true,
        _ => false,
    }
}

/// A note with the quiet word that this is kept to oneself.
pub fn noted(view: &View, note: String, hidden: bool) -> String {
    match (hidden, note.is_empty()) {
        (false, _) => note,
        (true, true) => view.say(&say!("private.private")),
        (true, false) => view.say(&say!("private.and_private", note = note)),
    }
}

/// That record is hidden while two are here, by its own mark or with what it belongs to.
pub fn covers(view: &View, id: Id) -> bool {
    let any = |ids: [Option<Id>; 2]| ids.into_iter().flatten().any(|id| covers(view, id));
    match id.kind() {
        Kind::Goal => view.book.goal(id).is_some_and(|goal| goal.private),
        // What stands above a step is one step nearer to the outermost each time.
        Kind::Step => view.book.step(id).is_some_and(|step| step.private || any([step.goal, step.under])),
        Kind::Entry => view.book.entry(id).is_some_and(|entry| entry.private || any([entry.goal, entry.step])),
        Kind::Page => view.book.answers_of(id).is_some_and(|answers| answers.private),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => false,
    }
}
