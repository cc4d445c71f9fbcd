//! What was counted on a page, told as questions after its fields: each with what it comes from, the page that helps,
//! and a way to put it away for good.

use std::borrow::Cow;

use crate::{
    base::{Id, Key, Slot, Value},
    content::{FieldType, HintSpec, Link, PageSpec, words},
    form::{choice_sources, field, list},
    insight::hints::{self, Found, Name},
    page::{Block, Command, Place, Row},
    say,
    view::{Reply, View, spec},
    workbook::{Count, Edit},
};

/// So many at once.
const MOST: usize = 3;
/// So many names are told.
const NAMED: usize = 5;
/// The field that keeps what was put away for good.
pub const AWAY: Key = Key::of("_away");

/// The questions.
pub fn blocks(view: &View, spec: &PageSpec, record: Id) -> Vec<Block> {
    let mut out = Vec::new();
    for (hint, found) in told(view, spec, record) {
        out.push(Block::Quiet(ask(view, hint, &found)));
        out.push(Block::rows(rows(view, record, hint, &found)));
    }
    out
}

/// What there is to tell now.
fn told<'a>(view: &View, spec: &'a PageSpec, record: Id) -> Vec<(&'a HintSpec, Found)> {
    let away = view.book.answers_of(record).map_or(&[][..], |answers| answers.fields.picks(&AWAY));
    let open = spec.hints.iter().filter(|hint| !away.contains(&hint.id));
    open.filter_map(|hint| Some((hint, found(view, record, hint)?))).take(MOST).collect()
}

fn found(view: &View, record: Id, hint: &HintSpec) -> Option<Found> {
    let choices = match &hint.count {
        Count::NobodyHas { rows, column } => {
            let cell = Slot::new(record, rows).cell(record, column);
            field::choices(view, &cell).into_iter().map(|choice| choice.key).collect()
        }
        _ => Vec::new(),
    };
    let most_linked = matches!(hint.count, Count::MostLinked { .. });
    let stands = |slot: &Slot, key: &Key| match spec::asked(view, slot).map(|spec| &spec.kind) {
        Some(FieldType::RowsOf(_, list)) => choice_sources::row_stands(view, slot, list, key),
        // What is done holds nothing up.
        Some(FieldType::Linked(_, Link::Steps)) if most_linked => {
            let step = Id::of(key.as_str()).and_then(|id| view.book.step(id));
            step.is_some_and(|step| step.state.is_open() && !step.words.is_blank())
        }
        Some(FieldType::Linked(_, link)) if most_linked => choice_sources::name(view, *link, key).is_some(),
        _ => true,
    };
    hints::count(view.book, record, &hint.count, (&choices, &stands), view.now)
}

fn ask(view: &View, hint: &HintSpec, found: &Found) -> String {
    // Words that end as sentences do would be followed by two marks.
    let told = |name| told_name(view, name).trim_end().trim_end_matches('.').to_owned();
    let names: Vec<String> = found.names.iter().take(NAMED).map(told).collect();
    let most = names.first().cloned().unwrap_or_default();
    let more = found.names.len() > NAMED;
    let names = names.join(", ");
    let names = if more { view.say(&say!("hints.and_more", names = names)) } else { names };
    let (from, to) = found.span;
    let day = |day| view.content.dates.short(day);
    let span = if from == to { day(from) } else { view.say(&say!("hints.span", from = day(from), to = day(to))) };
    let n = found.n.to_string();
    let args = [("n", n), ("names", names), ("span", span), ("most", most)];
    words::filled(&hint.say, &args.map(|(name, told)| (name, Cow::Owned(told))))
}

fn told_name(view: &View, name: &Name) -> String {
    match name {
        Name::Row(slot) => list::first_cell(view, slot).map(|cell| list::name(view, &cell)).unwrap_or_default(),
        Name::Choice(slot, key) => {
            let linked = match spec::asked(view, slot).map(|spec| &spec.kind) {
                Some(FieldType::Linked(_, link)) => choice_sources::name(view, *link, key),
                _ => None,
            };
            let offered = || field::choices(view, slot).into_iter().find(|choice| choice.key == *key);
            linked.or_else(|| offered().map(|choice| choice.label)).unwrap_or_default()
        }
        Name::Field(slot) => spec::asked(view, slot).map(|spec| spec.label.clone()).unwrap_or_default(),
        Name::Words(words) => words.clone(),
    }
}

fn rows(view: &View, record: Id, hint: &HintSpec, found: &Found) -> Vec<Row> {
    let row = |what: &str, command: Command, words: String| {
        let name = format!("hint/{}/{what}", hint.id.as_str());
        Row::choice(Key::from(name.as_str()), command, words)
    };
    let first = found.from.first();
    // What nobody has stands in no entry, and what was said of the page stands in sight.
    let first = first.filter(|_| !matches!(hint.count, Count::NobodyHas { .. } | Count::Holds(_)));
    let see = first.map(|slot| {
        let name = if slot.row.is_some() { Name::Row(slot.clone()) } else { Name::Field(slot.clone()) };
        // Of a row, what names it.
        let slot = list::first_cell(view, slot).unwrap_or_else(|| slot.clone());
        row("see", Command::Find(slot), view.say(&say!("hints.see", name = told_name(view, &name))))
    });
    let go = hint.go.as_ref().and_then(|page| Some((page, view.content.page(page.as_str())?)));
    let go = go.map(|(key, page)| {
        let words = view.say(&say!("hints.go", page = page.title.as_str()));
        row("go", Command::Go(Place::Reflect(key.clone())), words)
    });
    let dismiss = || Command::DismissHint(record, hint.id.clone());
    let away = (!view.look_only).then(|| row("away", dismiss(), view.say(&say!("hints.away"))));
    see.into_iter().chain(go).chain(away).collect()
}

/// Puts that hint away for good.
pub fn dismiss(view: &View, record: Id, hint: &Key) -> Vec<Reply> {
    let slot = Slot::new(record, &AWAY);
    let mut away = match view.get(&slot) {
        Some(Value::Picks(away)) => away,
        _ => Vec::new(),
    };
    away.push(hint.clone());
    vec![Reply::Edit(Edit::Set(slot, Some(Value::Picks(away))), say!("did.hint_away"))]
}
