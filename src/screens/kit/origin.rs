//! Where something came from: the row that says so, and the way to its source.

use super::{Place, Reply, View, each_goal, list};
use crate::{
    base::{Id, Key, Kind, Slot, Value},
    content::FieldType,
    insight::origins,
    page::{Act, Row, Target},
    say,
};

/// The source of what is in focus there; else of the page itself.
pub fn here(view: &View, place: &Place) -> Option<Slot> {
    match view.focus {
        Some(Target::Record(id)) => of_record(view, *id),
        Some(Target::Page(key)) => of_record(view, Id::page(key.as_str())),
        Some(Target::Slot(slot)) if slot.row.is_some() && !view.on_a_row => of_row(view, slot),
        _ => of_place(view, place),
    }
}

/// The source of the page of that place.
pub fn of_place(view: &View, place: &Place) -> Option<Slot> {
    match place {
        Place::Goal(id) | Place::Step(id) | Place::Entry(id) => of_record(view, *id),
        Place::Reflect(key) => of_record(view, Id::page(key.as_str())),
        Place::Row(slot) => of_row(view, slot),
        _ => None,
    }
}

fn of_record(view: &View, id: Id) -> Option<Slot> {
    match id.kind() {
        Kind::Goal => origins::source(&view.book.goal(id)?.more),
        Kind::Step => origins::source(&view.book.step(id)?.more),
        Kind::Entry => origins::source(&view.book.entry(id)?.more),
        Kind::Page => origins::source(&view.book.answers_of(id)?.fields),
        Kind::Settings | Kind::Row | Kind::Passing | Kind::Other => None,
    }
}

fn of_row(view: &View, slot: &Slot) -> Option<Slot> {
    let cell = slot.row.as_ref()?;
    match view.get(&slot.cell(cell.id, &origins::FROM)) {
        Some(Value::Pick(name)) => origins::slot(&name),
        _ => None,
    }
}

/// The row that leads there; nothing where it came from nowhere.
pub fn row(view: &View, place: &Place) -> Option<Row> {
    let source = of_place(view, place)?;
    let note = if is_there(view, &source) { title(view, &source) } else { view.say(&say!("origin.gone_note")) };
    Some(Row::new(Target::Act(Act::From), view.say(&say!("origin.row"))).note(note))
}

/// What is called so that a slot belongs to.
fn title(view: &View, slot: &Slot) -> String {
    super::form::spec_of(view, slot).map(|spec| spec.title.clone()).unwrap_or_default()
}

fn is_there(view: &View, slot: &Slot) -> bool {
    page_for(view, slot).is_some()
        && super::form::asked(view, slot).is_some()
        && view.get(slot).is_some_and(|value| !value.is_blank())
}

/// Goes there, or says that it is gone.
pub fn go(view: &View, place: &Place) -> Vec<Reply> {
    match here(view, place) {
        Some(source) if is_there(view, &source) => to(view, &source),
        Some(_) => vec![Reply::Tell(say!("origin.gone"))],
        None => Vec::new(),
    }
}

/// The page on which a field or a row is filled in.
fn page_for(view: &View, slot: &Slot) -> Option<Place> {
    match (&slot.row, slot.record.kind()) {
        (Some(_), _) if each_goal::is_of_each(view, slot) => each_goal::place(view, slot),
        (Some(_), _) => list::first_cell(view, slot).map(Place::Row),
        (None, Kind::Goal) => {
            let page = super::form::spec_of(view, slot).map(|spec| spec.id.as_str());
            Some(match page {
                Some("ladder") => Place::Ladder(slot.record),
                Some("if_hard") => Place::IfHard(slot.record),
                _ => Place::Goal(slot.record),
            })
        }
        (None, Kind::Step) => Some(Place::Step(slot.record)),
        (None, Kind::Entry) => Some(Place::Entry(slot.record)),
        (None, Kind::Page) => Some(reflect(slot.record)),
        (None, _) => None,
    }
}

/// To a field or a row, with the focus on it.
pub fn to(view: &View, slot: &Slot) -> Vec<Reply> {
    let place = page_for(view, slot);
    // A list is no field: the focus goes to the first thing that is filled in on its page.
    let stands = !matches!(super::form::asked(view, slot).map(|spec| &spec.kind), Some(FieldType::Rows(_)));
    let turn = stands.then(|| Reply::Turn(Target::Slot(slot.clone())));
    place.map(|place| std::iter::once(Reply::Go(place)).chain(turn).collect()).unwrap_or_default()
}

/// The place of a page's answers.
pub fn reflect(record: Id) -> Place {
    Place::Reflect(key(record))
}

/// Their name, as it stands in a place.
pub fn key(record: Id) -> Key {
    Key::from(record.as_str().strip_prefix("p_").unwrap_or_default())
}
