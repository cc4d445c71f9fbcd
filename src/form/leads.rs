//! Places and offers from a pack someone made, below the list of a page: each can be put on that list.

use crate::{
    base::{Id, Key, Kind, RowValue, Slot, Value},
    content::{FieldSpec, FieldType, Lead, Leads, PageSpec, RowsSpec},
    form::list,
    page::{Block, Command, List, Row, RowId, list as lists},
    say,
    view::{Reply, View},
    workbook::Edit,
};

/// The packs, each under its heading; one quiet line where there is none.
pub fn blocks(view: &View, spec: &PageSpec, record: Id) -> Vec<Block> {
    if !spec.shows_leads {
        return Vec::new();
    }
    let packs = view.content.leads();
    if packs.iter().all(|pack| pack.leads.is_empty()) {
        return vec![Block::Quiet(view.say(&say!("leads.none")))];
    }
    let kept = names(view, spec, record);
    let mut out = Vec::new();
    for (nth, pack) in packs.iter().enumerate().filter(|(_, pack)| !pack.leads.is_empty()) {
        out.push(Block::Heading(heading(view, pack)));
        if out.len() == 1 {
            out.push(Block::Quiet(view.say(&say!("leads.how"))));
        }
        out.push(Block::List(window(view, record, nth, pack, &kept)));
    }
    out
}

fn heading(view: &View, pack: &Leads) -> String {
    let from = pack.from.as_str();
    match pack.day() {
        Some(day) => view.say(&say!("leads.heading", from = from, month = view.content.dates.month_title(day))),
        None => view.say(&say!("leads.heading_no_day", from = from)),
    }
}

/// The places around the one in focus.
fn window(view: &View, record: Id, nth: usize, pack: &Leads, kept: &[String]) -> List {
    let all = pack.leads.len();
    let focus = match view.focus.window() {
        Some(RowId::Lead(pack, at)) if *pack == nth => *at,
        _ => 0,
    };
    let (first, most) = lists::window(all, focus, lists::WINDOW);
    let row = |(at, lead): (usize, &Lead)| {
        let row = Row::new(RowId::Lead(nth, at), Command::KeepLead(record, nth, at), lead.what.clone());
        row.note(note(view, lead, kept))
    };
    let rows = pack.leads.iter().enumerate().skip(first).take(most).map(row).collect();
    List::part(all, first, rows, (Some(RowId::Lead(nth, 0)), Some(RowId::Lead(nth, all.saturating_sub(1)))))
}

fn note(view: &View, lead: &Lead, kept: &[String]) -> String {
    let told = [&lead.for_whom, &lead.cost, &lead.how, &lead.note].map(String::clone).into_iter();
    let on_list = kept.contains(&lead.what).then(|| view.say(&say!("leads.on_list")));
    on_list.into_iter().chain(told).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The list of a page that takes places in: its first list, with the columns for the name and for the way there.
fn takes(spec: &PageSpec, record: Id) -> Option<(Slot, &RowsSpec, Vec<&Key>)> {
    let (field, rows) = spec.fields.iter().find_map(|field| match &field.kind {
        FieldType::Rows(rows) => Some((field, rows)),
        _ => None,
    })?;
    let words = |column: &&FieldSpec| matches!(column.kind, FieldType::Line | FieldType::Note);
    let columns = rows.columns.iter().filter(words).map(|column| &column.id).collect();
    Some((Slot::new(record, &field.id), rows, columns))
}

/// What is on that list already.
fn names(view: &View, spec: &PageSpec, record: Id) -> Vec<String> {
    let Some((list, _, columns)) = takes(spec, record) else { return Vec::new() };
    let rows: Vec<RowValue> = match view.get(&list) {
        Some(Value::Rows(rows)) => rows,
        _ => Vec::new(),
    };
    let name = |row: &RowValue| row.cells.get(*columns.first()?).and_then(Value::text).map(ToString::to_string);
    rows.iter().filter_map(name).collect()
}

/// Puts a place on the list, with the way there and who told of it.
pub fn keep(view: &mut View, record: Id, nth: usize, at: usize) -> Vec<Reply> {
    let content = view.content;
    let Some(spec) = content.page_of(record) else { return Vec::new() };
    let pack = content.leads().get(nth);
    let Some((pack, lead)) = pack.and_then(|pack| Some((pack, pack.leads.get(at)?))) else {
        return Vec::new();
    };
    let Some((list, rows, columns)) = takes(spec, record) else { return Vec::new() };
    if list::is_full(view, &list, rows) {
        return vec![Reply::Refuse(say!("leads.full", n = rows.most))];
    }
    let row = view.draw(Kind::Row);
    let (how, from) = (lead.how.as_str(), pack.from.as_str());
    let way = match pack.day() {
        Some(day) => say!("leads.where", how = how, from = from, month = view.content.dates.month_title(day)),
        None => say!("leads.where_no_day", how = how, from = from),
    };
    let words = [lead.what.clone(), view.say(&way).trim().to_owned()];
    let set = |(column, words): (&Key, String)| Edit::Set(list.cell(row, column), Some(Value::Text(words.into())));
    let edits = columns.into_iter().zip(words).map(set).collect();
    vec![Reply::Edit(Edit::Many(edits), say!("did.lead_on_list", words = lead.what.as_str()))]
}
