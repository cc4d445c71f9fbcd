//! The one form engine: the fields of a page file, filled from any record.

use super::{Offer, Place, Reply, View, each_goal, hand_on, links, list, only, sentence, sort, together};
use crate::{
    base::{Id, Key, Slot, Value, When},
    content::{Depth, FieldSpec, FieldType, Link, PageSpec, next_depth},
    fields,
    page::{Act, Block, Choice, Field, FieldKind, List, Row, Target, field::Leaning},
    say,
    workbook::EntryKind,
};

/// The fields to show now, each as a block, and the row that unfolds the rest.
pub fn blocks(view: &View, spec: &PageSpec, record: Id) -> Vec<Block> {
    parts(view, spec, record).into_iter().flat_map(|(_, blocks)| blocks).chain(more(view, &spec.fields)).collect()
}

/// The fields to show now, each with its blocks: for a page that puts something between them.
pub fn parts<'a>(view: &View, spec: &'a PageSpec, record: Id) -> Vec<(&'a FieldSpec, Vec<Block>)> {
    let mut out = Vec::new();
    let traces = hand_on::Traces::default();
    let near = |f: &&FieldSpec| f.depth <= view.depth || stays(view, f, record);
    for asked in spec.fields.iter().filter(near) {
        let slot = Slot::new(record, &asked.id);
        if !only::fits(view, asked, &slot) {
            continue;
        }
        let mut blocks = match &asked.kind {
            FieldType::EachGoal(rows) => each_goal::blocks(view, asked, rows, record),
            FieldType::Rows(rows) => list::blocks(view, asked, rows, record),
            FieldType::Sort(cards) => sort::blocks(view, asked, cards, record),
            _ => vec![Block::Field(Box::new(together::marked(view, field(view, asked, record))))],
        };
        blocks.extend(hand_on::blocks(view, asked, &slot, &traces));
        blocks.extend(sentence::blocks(view, spec, asked, record));
        out.push((asked, blocks));
    }
    out
}

/// A field behind "Say more" stays in sight while it is in focus.
fn stays(view: &View, spec: &FieldSpec, record: Id) -> bool {
    matches!(view.focus, Some(Target::Slot(slot)) if slot.record == record && slot.field == spec.id)
}

/// The row that unfolds or folds these fields; none where all of them are first ones.
pub fn more(view: &View, fields: &[FieldSpec]) -> Option<Block> {
    more_from(view, fields, view.depth)
}

/// The same where a page shows its fields down to another depth.
pub fn more_from(view: &View, fields: &[FieldSpec], depth: Depth) -> Option<Block> {
    let deeper = next_depth(fields, depth);
    if deeper.is_none() && depth == Depth::First {
        return None;
    }
    let words = match (deeper, depth) {
        (Some(_), Depth::First) => say!("form.say_more"),
        (Some(_), _) => say!("form.say_still_more"),
        (None, _) => say!("form.say_less"),
    };
    Some(Block::List(List::whole(vec![Row::new(Target::Act(Act::SayMore), view.say(&words))], String::new())))
}

/// One field, filled.
pub fn field(view: &View, spec: &FieldSpec, record: Id) -> Field {
    at(view, spec, Slot::new(record, &spec.id))
}

/// The field or cell of that slot, filled.
pub fn at(view: &View, spec: &FieldSpec, slot: Slot) -> Field {
    let kind = kind(view, spec, &slot);
    let value = as_picked(view.get(&slot));
    let (today, dates) = (view.now.today, &view.content.dates);
    let mut out = Field::empty(slot, kind, spec.label.clone());
    out.example.clone_from(&spec.example);
    out.text = fields::text(&out.kind, value.as_ref(), dates);
    out.shown = fields::shown(&out.kind, value.as_ref(), dates);
    if let FieldType::Linked(_, link) = &spec.kind {
        out.shown = links::told(view, *link, value.as_ref());
        out.text.clone_from(&out.shown);
    }
    if let FieldType::RowsOf(_, list) = &spec.kind {
        out.shown = links::rows_told(view, &out.slot, list);
        out.text.clone_from(&out.shown);
    }
    if let FieldType::Top(..) = &spec.kind {
        out.shown = sort::in_order(view, &out.slot);
        out.text.clone_from(&out.shown);
    }
    if value.is_some() && out.kind.is_typed() {
        let reading = fields::read(&out.kind, &out.text, today, dates);
        out.echo = reading.echo.map(|p| view.say(&p)).unwrap_or_default();
        let long = spec.letters.and_then(|most| fields::words::too_long(&out.text, most));
        out.problem = reading.problem.or(long).map(|p| view.say(&p)).unwrap_or_default();
        // While nobody types, a date is said once, in full: "Friday 27 November 2026, in 5 days".
        let a_day = matches!(value, Some(Value::When(When::Day(_))));
        if a_day && view.writing != Some(&out.slot) {
            out.shown = std::mem::take(&mut out.echo);
        }
    }
    out
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
        FieldType::Top(most, of) => FieldKind::PickMany { choices: sort::for_top(view, slot, of), most: *most },
        FieldType::RowsOf(1, list) => FieldKind::Pick { choices: links::rows_beside(view, slot, list) },
        FieldType::RowsOf(most, list) => {
            FieldKind::PickMany { choices: links::rows_beside(view, slot, list), most: *most }
        }
        FieldType::YesNo(yes, no) => {
            let choices = [(Key::of("no"), no.clone()), (Key::of("yes"), yes.clone())];
            FieldKind::Pick { choices: choices.iter().map(choice).collect() }
        }
        FieldType::Level => FieldKind::Pick { choices: links::levels(view, links::goal_of(view, slot)) },
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
    let mut out = links::choices(view, link);
    if let (Link::People, Some(Value::Picks(keys))) = (link, view.get(slot)) {
        for key in keys {
            if out.iter().all(|known| known.key != key) {
                out.extend(links::name(view, link, &key).map(|name| Choice::new(key, name)));
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
    use crate::base::Kind;
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
pub fn specs_of<'a>(view: &View<'a>, kind: crate::base::Kind) -> impl Iterator<Item = &'a PageSpec> + Clone {
    use crate::base::Kind;
    let names: &[&str] = match kind {
        Kind::Goal => &OF_A_GOAL,
        Kind::Step => &["step"],
        Kind::Entry => &["entry", "hard_time", "note", "check_in", "choice"],
        _ => &[],
    };
    let content = view.content;
    names.iter().filter_map(|page| content.page(page))
}

/// What a slot asks, by its page file.
pub fn asked<'a>(view: &View<'a>, slot: &Slot) -> Option<&'a FieldSpec> {
    spec_of(view, slot)?.asked(slot)
}

/// Opening a field: writing for typed kinds, the choices for others; a row of a list, or a new one.
pub fn open(view: &mut View, slot: Slot) -> Vec<Reply> {
    let Some(spec) = asked(view, &slot) else { return Vec::new() };
    match &spec.kind {
        FieldType::Rows(rows) => list::add(view, &slot, rows),
        FieldType::Sort(_) => vec![Reply::Go(Place::Sort(slot))],
        _ if list::opens_row(view, &slot) => vec![Reply::Go(Place::Row(slot))],
        _ if kind(view, spec, &slot).is_typed() => vec![Reply::Write(slot)],
        _ => vec![Reply::Go(Place::Choose(slot))],
    }
}

/// What a page of fields offers: more of it, why it asks, a calendar for a day.
pub fn offers(view: &View, page: &str) -> Vec<Offer> {
    let Some(spec) = view.content.page(page) else { return Vec::new() };
    let mut out = Vec::new();
    if has_more(&spec.fields) {
        out.push(Offer::Yes(Act::SayMore));
    }
    if !spec.why.is_empty() {
        out.push(Offer::Yes(Act::Why));
    }
    out
}

/// Does what [`offers`] names.
pub fn act(view: &View, act: Act, page: &str) -> Vec<Reply> {
    match act {
        Act::SayMore => view.content.page(page).map(|spec| unfold(view, &spec.fields)).into_iter().collect(),
        Act::Why => vec![Reply::Go(Place::Why(page.to_owned()))],
        _ => Vec::new(),
    }
}

/// Some of these fields wait behind "Say more".
pub fn has_more(fields: &[FieldSpec]) -> bool {
    next_depth(fields, Depth::First).is_some()
}

/// Shows the next fields, or folds all but the first.
pub fn unfold(view: &View, fields: &[FieldSpec]) -> Reply {
    Reply::Unfold(next_depth(fields, view.depth).unwrap_or_default())
}

/// The day field that is in focus or being written in, if one is.
pub fn day_field(view: &View) -> Option<Slot> {
    let ((Some(slot), _) | (None, Some(Target::Slot(slot)))) = (view.writing, view.focus) else { return None };
    let spec = asked(view, slot)?;
    matches!(spec.kind, FieldType::Date | FieldType::PastDate).then(|| slot.clone())
}
