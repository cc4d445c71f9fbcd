//! The one form engine: the fields of a page file, filled from any record.
//!
//! Never know which record it shows.

use crate::{
    base::{Id, Slot},
    content::{Depth, FieldSpec, FieldType, PageSpec, next_depth},
    form::{cards, each_goal, field, list, promote, sentence, visibility},
    page::{Act, Block, Place, Row, RowId},
    say,
    view::{Offer, Reply, View, attribution, spec},
};

/// The fields to show now, each as a block, and the rows below them.
pub fn blocks(view: &View, spec: &PageSpec, record: Id) -> Vec<Block> {
    parts(view, spec, record).into_iter().flat_map(|(_, blocks)| blocks).chain(below(view, spec)).collect()
}

/// The rows below the fields of a page: the rest of them, and why it asks.
pub fn below(view: &View, spec: &PageSpec) -> Option<Block> {
    let why = (!spec.why.is_empty()).then(|| Row::act(Act::Why, view.say(&say!("form.why"))));
    let rows: Vec<Row> = more_row(view, &spec.fields, view.depth).into_iter().chain(why).collect();
    (!rows.is_empty()).then(|| Block::rows(rows))
}

/// The fields to show now, each with its blocks: for a page that puts something between them.
pub fn parts<'a>(view: &View, spec: &'a PageSpec, record: Id) -> Vec<(&'a FieldSpec, Vec<Block>)> {
    let mut out = Vec::new();
    let traces = promote::Traces::default();
    let near = |f: &&FieldSpec| f.depth <= view.depth || stays(view, f, record);
    for asked in spec.fields.iter().filter(near) {
        let slot = Slot::new(record, &asked.id);
        if !visibility::fits(view, asked, &slot) {
            continue;
        }
        let mut blocks = match &asked.kind {
            FieldType::EachGoal(rows) => each_goal::blocks(view, asked, rows, record),
            FieldType::Rows(rows) => list::blocks(view, asked, rows, record),
            FieldType::Sort(cards) => cards::blocks(view, asked, cards, record),
            _ => vec![Block::Field(Box::new(attribution::marked(view, field::of(view, asked, record))))],
        };
        blocks.extend(promote::blocks(view, asked, &slot, &traces));
        blocks.extend(sentence::blocks(view, spec, asked, record));
        out.push((asked, blocks));
    }
    out
}

/// A field behind "Say more" stays in sight while it is in focus.
fn stays(view: &View, spec: &FieldSpec, record: Id) -> bool {
    view.focus.is(&RowId::Slot(Slot::new(record, &spec.id)))
}

/// The row that unfolds or folds these fields; none where all of them are first ones.
pub fn more(view: &View, fields: &[FieldSpec]) -> Option<Block> {
    more_from(view, fields, view.depth)
}

/// The same where a page shows its fields down to another depth.
pub fn more_from(view: &View, fields: &[FieldSpec], depth: Depth) -> Option<Block> {
    more_row(view, fields, depth).map(Block::row)
}

fn more_row(view: &View, fields: &[FieldSpec], depth: Depth) -> Option<Row> {
    let deeper = next_depth(fields, depth);
    if deeper.is_none() && depth == Depth::First {
        return None;
    }
    let words = match (deeper, depth) {
        (Some(_), Depth::First) => say!("form.say_more"),
        (Some(_), _) => say!("form.say_still_more"),
        (None, _) => say!("form.say_less"),
    };
    Some(Row::act(Act::SayMore, view.say(&words)))
}

/// Opening a field: writing for typed kinds, the choices for others; a row of a list, or a new one.
pub fn open(view: &mut View, slot: Slot) -> Vec<Reply> {
    let Some(spec) = spec::asked(view, &slot) else { return Vec::new() };
    match &spec.kind {
        FieldType::Rows(rows) => list::add(view, &slot, rows),
        FieldType::Sort(_) => vec![Reply::Go(Place::Sort(slot))],
        _ if list::opens_row(view, &slot) => vec![Reply::Go(Place::Row(slot))],
        _ if field::is_typed(view, spec, &slot) => vec![Reply::Write(slot)],
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
    let ((Some(slot), _) | (None, Some(RowId::Slot(slot)))) = (view.writing, view.focus.get()) else { return None };
    let spec = spec::asked(view, slot)?;
    matches!(spec.kind, FieldType::Date | FieldType::PastDate).then(|| slot.clone())
}
