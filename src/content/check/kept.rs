//! What a page of one's own has to keep of ours in whose place it stands: the kinds of its fields, and what the program
//! itself works with.
//!
//! Never let an answer go out of sight, or be written over, because a page was changed.

use std::mem::discriminant;

use super::{desk::Desk, find::Mark};
use crate::content::{FieldSpec, FieldType, Only, PageSpec};

/// A field that both have is of the same kind in both; so are the columns of its list.
pub(super) fn kinds(desk: &mut Desk, page: &PageSpec, ours: &PageSpec) {
    for (own, known) in pairs(&page.fields, &ours.fields) {
        let id = [Mark::Id(own.id.as_str())];
        kind(desk, &id, own, known);
        for (own, known) in pairs(columns(own), columns(known)) {
            kind(desk, &[id[0], Mark::Id(own.id.as_str())], own, known);
        }
    }
}

fn kind(desk: &mut Desk, trail: &[Mark], own: &FieldSpec, known: &FieldSpec) {
    if !alike(&own.kind, &known.kind) {
        let id = own.id.as_str();
        desk.tell(trail, format!("the field \"{id}\" was answered as another kind; keep its kind, or take a new name"));
    }
}

/// An answer to one is an answer to the other.
fn alike(one: &FieldType, other: &FieldType) -> bool {
    let parts = match (one, other) {
        (FieldType::Linked(n, link), FieldType::Linked(m, known)) => link == known && (*n == 1) == (*m == 1),
        (FieldType::RowsOf(n, list), FieldType::RowsOf(m, known)) => list == known && (*n == 1) == (*m == 1),
        (FieldType::Top(_, of), FieldType::Top(_, known)) => of == known,
        _ => true,
    };
    parts && discriminant(one) == discriminant(other)
}

/// A page the program works with: everything in it is there, and asked at least as readily as in ours.
pub(super) fn whole(desk: &mut Desk, page: &PageSpec, ours: &PageSpec) {
    for (turned, word) in [(page.many.is_some() && ours.many.is_none(), "many"), (!page.reading.is_empty(), "reading")]
    {
        if turned {
            desk.tell(&[Mark::Word(word)], format!("this page can have no \"{word}\": its fields would not be asked"));
        }
    }
    for name in ours.glance.iter().filter(|name| !page.glance.contains(name)) {
        desk.tell(&[Mark::Word("glance")], format!("\"{}\" is told at a glance; keep it there", name.as_str()));
    }
    fields(desk, &[Mark::Word("fields")], &page.fields, &ours.fields);
    for (own, known) in pairs(&page.fields, &ours.fields) {
        fields(desk, &[Mark::Id(own.id.as_str()), Mark::Word("columns")], columns(own), columns(known));
    }
}

fn fields(desk: &mut Desk, trail: &[Mark], own: &[FieldSpec], ours: &[FieldSpec]) {
    for known in ours {
        let id = known.id.as_str();
        let Some(kept) = own.iter().find(|kept| kept.id == known.id) else {
            desk.tell(trail, format!("the program works with the field \"{id}\"; keep it"));
            continue;
        };
        let only = kept.only != known.only && kept.only != Only::Always;
        let when = kept.when.iter().any(|when| !known.when.contains(when));
        for (later, word) in [(kept.depth > known.depth, "depth"), (only, "only"), (when, "when")] {
            if later {
                let at: Vec<Mark> = trail.iter().copied().chain([Mark::Id(id), Mark::Word(word)]).collect();
                desk.tell(&at, format!("\"{id}\" would be asked later or less often; keep its \"{word}\""));
            }
        }
    }
}

fn pairs<'a>(own: &'a [FieldSpec], ours: &'a [FieldSpec]) -> impl Iterator<Item = (&'a FieldSpec, &'a FieldSpec)> {
    own.iter().filter_map(|own| Some((own, ours.iter().find(|known| known.id == own.id)?)))
}

fn columns(field: &FieldSpec) -> &[FieldSpec] {
    match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => &rows.columns,
        _ => &[],
    }
}
