//! Where something came from: the row that says so, and the way to its source.

use crate::{
    base::{Id, Key, Kind, Slot, Value},
    content::FieldType,
    form::{each_goal, list},
    insight::origins,
    page::{Act, Place, Row, RowId},
    say,
    view::{Reply, Subject, View, spec},
    workbook::Talk,
};

/// The source of what is in focus there; else of the page itself.
pub fn here(view: &View, page: Option<&Subject>) -> Option<Slot> {
    match view.focus.get() {
        Some(RowId::Record(id)) => of_record(view, *id),
        Some(RowId::Page(key)) => of_record(view, Id::page(key.as_str())),
        Some(RowId::Slot(slot)) if slot.row.is_some() && !view.on_a_row => of_row(view, slot),
        _ => of_page(view, page?),
    }
}

/// The source of what a page is about.
fn of_page(view: &View, page: &Subject) -> Option<Slot> {
    match page {
        Subject::Record(id) => of_record(view, *id),
        Subject::Row(slot) => of_row(view, slot),
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
pub fn row(view: &View, page: &Subject) -> Option<Row> {
    let source = of_page(view, page)?;
    let note = if is_there(view, &source) { title(view, &source) } else { view.say(&say!("origin.gone_note")) };
    Some(Row::act(Act::From, view.say(&say!("origin.row"))).note(note))
}

/// What is called so that a slot belongs to.
fn title(view: &View, slot: &Slot) -> String {
    spec::spec_of(view, slot).map(|spec| spec.title.clone()).unwrap_or_default()
}

fn is_there(view: &View, slot: &Slot) -> bool {
    page_for(view, slot).is_some()
        && spec::asked(view, slot).is_some()
        && view.get(slot).is_some_and(|value| !value.is_blank())
}

/// Goes there, or says that it is gone.
pub fn go(view: &View, page: Option<&Subject>) -> Vec<Reply> {
    match here(view, page) {
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
            let page = spec::spec_of(view, slot).map(|spec| spec.id.as_str());
            Some(match page {
                Some("ladder") => Place::Ladder(slot.record),
                Some("if_hard") => Place::IfHard(slot.record),
                _ => Place::Goal(slot.record),
            })
        }
        (None, Kind::Step) => Some(Place::Step(slot.record)),
        (None, Kind::Entry) => Some(Place::Entry(slot.record)),
        (None, Kind::Page) if Talk::is_told_alone(slot) => Some(Place::HowWas(slot.record)),
        (None, Kind::Page) => Some(reflect(slot.record)),
        (None, _) => None,
    }
}

/// To a field or a row, with the focus on it. Where nothing asks it any more, to the page of its record.
pub fn to(view: &View, slot: &Slot) -> Vec<Reply> {
    let place = page_for(view, slot).or_else(|| page_for(view, &Slot { row: None, ..slot.clone() }));
    // A list is no field: the focus goes to the first thing that is filled in on its page.
    let stands = !matches!(spec::asked(view, slot).map(|spec| &spec.kind), Some(FieldType::Rows(_)));
    let turn = stands.then(|| Reply::Turn(RowId::Slot(slot.clone())));
    place.map(|place| std::iter::once(Reply::Go(place)).chain(turn).collect()).unwrap_or_default()
}

/// The place of a page's answers.
pub fn reflect(record: Id) -> Place {
    Place::Reflect(Key::of_page(record))
}
