//! The picture of the rows of a page, where its file asks for one: a wheel, or rings.

use crate::{
    base::{Id, Key, RowValue, Slot, Value},
    content::{FieldSpec, FieldType, FigureSpec, PageSpec, RowsSpec},
    form::list,
    page::{
        Block, Figure, Shape,
        chart::{Person, Rings, Spoke, Tie, Way, Wheel},
    },
    say,
    view::View,
};

/// The picture with its words; nothing where nothing was said that it could show.
pub fn block(view: &View, spec: &PageSpec, record: Id) -> Option<Block> {
    let figure = match spec.figure.as_ref()? {
        FigureSpec::Wheel { rows, value, beside } => {
            wheel(view, spec, &Slot::new(record, rows), value, beside.as_ref())
        }
        FigureSpec::Rings { rows, ring, flow } => rings(view, spec, &Slot::new(record, rows), ring, flow),
    };
    figure.map(Block::Figure)
}

fn rows_of<'a>(spec: &'a PageSpec, slot: &Slot) -> Option<&'a RowsSpec> {
    match &spec.field(slot.field.as_str())?.kind {
        FieldType::Rows(rows) => Some(rows),
        _ => None,
    }
}

fn column<'a>(rows: &'a RowsSpec, key: &Key) -> Option<&'a FieldSpec> {
    rows.columns.iter().find(|column| column.id == *key)
}

/// What a number is called in short.
fn called(column: &FieldSpec) -> String {
    if column.brief.is_empty() { column.label.clone() } else { column.brief.clone() }
}

/// A spoke for each row that is there from the start, and for each of the person's own.
fn wheel(view: &View, spec: &PageSpec, slot: &Slot, value: &Key, beside: Option<&Key>) -> Option<Figure> {
    let rows = rows_of(spec, slot)?;
    let rate = |id: Id, column: &Key| view.get(&slot.cell(id, column)).and_then(|value| value.rate());
    let spoke = |(id, label): (Id, String)| {
        let second = beside.and_then(|beside| rate(id, beside));
        Spoke { label, value: rate(id, value), second }
    };
    let spokes: Vec<Spoke> = list::all(view, slot, rows).into_iter().map(spoke).collect();
    if spokes.iter().all(|spoke| spoke.value.is_none()) {
        return None;
    }
    let first = called(column(rows, value)?);
    let second = beside.and_then(|beside| column(rows, beside)).map(called).unwrap_or_default();
    let unset = view.say(&say!("figure.not_said"));
    let told = |spoke: &Spoke| {
        let one = |name: &str, n: u8| view.say(&say!("figure.value", name = name, n = n));
        let both = [(spoke.value, first.as_str()), (spoke.second, second.as_str())];
        let said: Vec<String> = both.into_iter().filter_map(|(n, name)| Some(one(name, n?))).collect();
        (spoke.label.clone(), if said.is_empty() { unset.clone() } else { said.join(", ") })
    };
    let told = spokes.iter().map(told).collect();
    let wheel = Wheel { names: (first, second), unset, spokes };
    Figure::new(view.say(&say!("figure.wheel")), told, Shape::Wheel(wheel))
}

/// The rows around the person, the strong ties nearest (ecomap, Hartman, 1978).
fn rings(view: &View, spec: &PageSpec, slot: &Slot, ring: &Key, flow: &Key) -> Option<Figure> {
    let rows = rows_of(spec, slot)?;
    let people: Vec<(RowValue, String)> = list::kept_named(view, slot, rows);
    if people.is_empty() {
        return None;
    }
    let labels = |key: &Key| match column(rows, key).map(|column| &column.kind) {
        Some(FieldType::Pick(all)) => all.as_slice(),
        _ => &[],
    };
    let (ties, ways) = (labels(ring), labels(flow));
    let label = |all: &[(Key, String)], key: &str| {
        all.iter().find(|(known, _)| known.as_str() == key).map(|(_, label)| label.clone()).unwrap_or_default()
    };
    let picked = |row: &RowValue, column: &Key| match row.cells.get(column) {
        Some(Value::Pick(key)) => Some(key.clone()),
        _ => None,
    };
    let unsaid = view.say(&say!("figure.not_said"));
    let mut told = Vec::new();
    let mut around = Vec::new();
    for (row, name) in people {
        let (tie, way) = (picked(&row, ring), picked(&row, flow));
        let words = [(tie.as_ref(), ties), (way.as_ref(), ways)];
        let words: Vec<String> = words
            .into_iter()
            .filter_map(|(key, all)| Some(label(all, key?.as_str())))
            .filter(|w| !w.is_empty())
            .collect();
        told.push((name.clone(), if words.is_empty() { unsaid.clone() } else { words.join(", ") }));
        around.push(Person {
            label: name,
            tie: tie.and_then(|key| tie_of(ties, &key)),
            way: way.and_then(|key| way_of(&key)),
        });
    }
    let name_of_tie = |nth: usize| ties.get(nth).map(|(_, label)| label.clone()).unwrap_or_default();
    let rings = Rings {
        me: view.say(&say!("figure.me")),
        ties: [0, 1, 2].map(name_of_tie),
        unsaid,
        ways: ["to_me", "from_me", "both"].map(|key| label(ways, key)),
        people: around,
    };
    Figure::new(view.say(&say!("figure.rings")), told, Shape::Rings(rings))
}

/// The rings are the choices of the tie, the inmost first.
fn tie_of(ties: &[(Key, String)], key: &Key) -> Option<Tie> {
    let nth = ties.iter().position(|(known, _)| known == key)?;
    [Tie::Strong, Tie::Thin, Tie::Strained].get(nth).copied()
}

fn way_of(key: &Key) -> Option<Way> {
    match key.as_str() {
        "to_me" => Some(Way::ToMe),
        "from_me" => Some(Way::FromMe),
        "both" => Some(Way::Both),
        _ => None,
    }
}
