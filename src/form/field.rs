//! One field or cell as a page shows it: its kind and choices by its page file, its value from the workbook.

use crate::{
    base::{Id, Key, Kind, Slot, Value, When},
    content::{FieldSpec, FieldType, Link},
    fields,
    form::{cards, choice_sources},
    page::{Choice, Field, FieldKind, field::Leaning},
    say,
    view::{View, spec},
    workbook::Step,
};

/// One field, filled.
pub fn of(view: &View, spec: &FieldSpec, record: Id) -> Field {
    at(view, spec, Slot::new(record, &spec.id))
}

/// The field or cell of that slot, filled.
pub fn at(view: &View, spec: &FieldSpec, slot: Slot) -> Field {
    let kind = kind(view, spec, &slot);
    let value = as_picked(view.get(&slot));
    let (today, dates) = (view.now.today, &view.content.dates);
    let mut out = Field::empty(slot, kind, spec.label.clone());
    out.item = out.kind == FieldKind::Line && is_item(view, &out.slot);
    if !spec.example.is_empty() && !is_begun(view, &out.slot) {
        out.example.clone_from(&spec.example);
    }
    out.text = fields::text(&out.kind, value.as_ref(), dates);
    out.shown = fields::shown(&out.kind, value.as_ref(), dates);
    if let FieldType::Linked(_, link) = &spec.kind {
        out.shown = choice_sources::told(view, *link, value.as_ref());
        out.text.clone_from(&out.shown);
    }
    if let FieldType::RowsOf(_, list) = &spec.kind {
        out.shown = choice_sources::rows_told(view, &out.slot, list);
        out.text.clone_from(&out.shown);
    }
    if let FieldType::Top(..) = &spec.kind {
        out.shown = cards::in_order(view, &out.slot);
        out.text.clone_from(&out.shown);
    }
    if value.is_some() && out.kind.is_typed() {
        let reading = fields::read(&out.kind, &out.text, today, dates);
        out.echo = reading.echo.map(|p| view.say(&p)).unwrap_or_default();
        let long = spec.letters.and_then(|most| fields::words::too_long(&out.text, most));
        out.problem = reading.problem.or(long).map(|p| view.say(&p)).unwrap_or_default();
        if let (Some(Value::Unread(_)), FieldKind::Date { leaning }) = (&value, &out.kind) {
            out.echo.clear();
            out.problem = no_day(view, &out, *leaning);
        }
        // While nobody types, a date is said once, in full: "Friday 27 November 2026, in 5 days".
        let a_day = matches!(value, Some(Value::When(When::Day(_))));
        if a_day && view.writing != Some(&out.slot) {
            out.shown = std::mem::take(&mut out.echo);
        }
    }
    out
}

/// Another cell of its row says something: an example would stand beside it as an answer.
fn is_begun(view: &View, slot: &Slot) -> bool {
    let Some(cell) = &slot.row else { return false };
    let list = Slot { row: None, ..slot.clone() };
    let Some(Value::Rows(rows)) = view.get(&list) else { return false };
    let others = rows.iter().filter(|row| row.id == cell.id).flat_map(|row| &row.cells);
    others
        .filter(|(column, _)| **column != cell.column)
        .filter_map(|(_, said)| said.words())
        .any(|said| !said.is_blank())
}

/// What was typed for a day that has been is no day: which one may be meant, and that the day stays.
fn no_day(view: &View, field: &Field, leaning: Leaning) -> String {
    let dates = &view.content.dates;
    let problem = match fields::date::close(&field.text, leaning, view.now.today, dates) {
        Some(day) => view.say(&say!("date.problem.close", day = day)),
        None if field.problem.is_empty() => view.say(&say!("date.problem.no_day")),
        None => field.problem.clone(),
    };
    match view.entry(field.slot.record).and_then(|entry| entry.on.day()) {
        Some(day) => view.say(&say!("date.problem.stays", problem = problem, date = dates.short(day))),
        None => problem,
    }
}

/// It holds the words of a step, or names a row of the person's own.
fn is_item(view: &View, slot: &Slot) -> bool {
    let Some(cell) = &slot.row else { return slot.record.kind() == Kind::Step && slot.field == Step::WORDS };
    let list = spec::spec_of(view, slot).and_then(|page| page.field(slot.field.as_str()));
    list.is_some_and(|field| match &field.kind {
        FieldType::Rows(rows) => {
            let own = rows.start.is_empty() && rows.start_from.is_none();
            own && rows.columns.first().is_some_and(|column| column.id == cell.column)
        }
        _ => false,
    })
}

/// Yes and no are two choices on a page and a truth value in the workbook.
fn as_picked(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Yes(true)) => Some(Value::Pick(Key::of("yes"))),
        Some(Value::Yes(false)) => Some(Value::Pick(Key::of("no"))),
        other => other,
    }
}

/// What a chosen key means for the workbook.
pub fn picked(spec: &FieldSpec, key: &Key) -> Option<Value> {
    match &spec.kind {
        FieldType::YesNo(..) => Some(Value::Yes(key.as_str() == "yes")),
        FieldType::Goal(_) if key.as_str() == "none" => None,
        _ => Some(Value::Pick(key.clone())),
    }
}

/// It is filled in by typing there.
pub fn is_typed(view: &View, spec: &FieldSpec, slot: &Slot) -> bool {
    kind(view, spec, slot).is_typed()
}

fn kind(view: &View, spec: &FieldSpec, slot: &Slot) -> FieldKind {
    let choice = |(key, label): &(Key, String)| Choice::new(key.clone(), label.clone());
    match &spec.kind {
        // A list is no field of its own; its cells are.
        FieldType::Line | FieldType::Rows(_) | FieldType::EachGoal(_) | FieldType::Sort(_) => FieldKind::Line,
        FieldType::Note => FieldKind::Note,
        FieldType::Lines(most) => FieldKind::Lines { most: *most },
        FieldType::Rate(low, high) => FieldKind::Rate { low: low.clone(), high: high.clone() },
        FieldType::Pick(all) => FieldKind::Pick { choices: all.iter().map(choice).collect() },
        FieldType::PickMany(most, all) => {
            FieldKind::PickMany { choices: all.iter().map(choice).collect(), most: *most }
        }
        FieldType::Top(most, of) => FieldKind::PickMany { choices: cards::for_top(view, slot, of), most: *most },
        FieldType::RowsOf(1, list) => FieldKind::Pick { choices: choice_sources::rows_beside(view, slot, list) },
        FieldType::RowsOf(most, list) => {
            FieldKind::PickMany { choices: choice_sources::rows_beside(view, slot, list), most: *most }
        }
        FieldType::YesNo(yes, no) => {
            let choices = [(Key::of("no"), no.clone()), (Key::of("yes"), yes.clone())];
            FieldKind::Pick { choices: choices.iter().map(choice).collect() }
        }
        FieldType::Level => {
            FieldKind::Pick { choices: choice_sources::levels(view, choice_sources::goal_of(view, slot)) }
        }
        FieldType::Linked(1, link) => FieldKind::Pick { choices: linked(view, *link, slot) },
        FieldType::Linked(most, link) => FieldKind::PickMany { choices: linked(view, *link, slot), most: *most },
        FieldType::Date => FieldKind::Date { leaning: Leaning::Ahead },
        FieldType::PastDate => FieldKind::Date { leaning: Leaning::Back },
        FieldType::Goal(none) => {
            let none = Choice::new(Key::of("none"), none.clone());
            let goals = view.book.goals().filter(|g| !g.words.is_blank());
            let goals = goals.map(|g| Choice::new(Key::from(g.id.as_str()), g.words.to_string()));
            FieldKind::Pick { choices: std::iter::once(none).chain(goals).collect() }
        }
    }
}

/// What there is to link to; steps that were chosen before stay in the list once they are done, and people under the
/// name by which they were chosen.
fn linked(view: &View, link: Link, slot: &Slot) -> Vec<Choice> {
    let mut out = choice_sources::choices(view, link);
    if let (Link::People, Some(Value::Picks(keys))) = (link, view.get(slot)) {
        for key in keys {
            if out.iter().all(|known| known.key != key) {
                out.extend(choice_sources::name(view, link, &key).map(|name| Choice::new(key, name)));
            }
        }
    }
    if let (Link::Steps, Some(Value::Picks(keys))) = (link, view.get(slot)) {
        let steps = keys.iter().filter_map(|key| Id::of(key.as_str())).filter_map(|id| view.book.step(id));
        let gone: Vec<Choice> = steps
            .filter(|step| !step.words.is_blank() && out.iter().all(|known| known.key.as_str() != step.id.as_str()))
            .map(|step| Choice::new(Key::from(step.id.as_str()), step.words.to_string()))
            .collect();
        out.extend(gone);
    }
    out
}

/// What there is to choose from in that field; nothing where it is none to choose in.
pub fn choices(view: &View, slot: &Slot) -> Vec<Choice> {
    match spec::asked(view, slot).map(|spec| at(view, spec, slot.clone()).kind) {
        Some(FieldKind::Pick { choices } | FieldKind::PickMany { choices, .. }) => choices,
        _ => Vec::new(),
    }
}
