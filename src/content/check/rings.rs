//! Conditions that wait for each other in a ring: none of their fields would ever be asked.
//!
//! Must never: go round for ever.

use super::{Desk, Mark};
use crate::content::{FieldSpec, FieldType, PageSpec};

/// Tells each ring of a page once, at its first field.
pub(super) fn check(desk: &mut Desk, page: &PageSpec) {
    of(desk, &page.fields);
    for field in &page.fields {
        if let FieldType::Rows(rows) | FieldType::EachGoal(rows) = &field.kind {
            of(desk, &rows.columns);
        }
    }
}

fn of(desk: &mut Desk, fields: &[FieldSpec]) {
    let mut told: Vec<&str> = Vec::new();
    for field in fields {
        let ring = ring(fields, field);
        if !ring.is_empty() && !ring.iter().any(|id| told.contains(id)) {
            let way = ring.iter().copied().chain([field.id.as_str()]).collect::<Vec<_>>().join(" → ");
            let trail = [Mark::Id(field.id.as_str()), Mark::Word("when")];
            desk.tell(&trail, format!("these wait for each other and are never asked: {way}"));
            told.extend(ring);
        }
    }
}

/// The way from that field over what it waits for back to itself, if there is one.
fn ring<'a>(fields: &'a [FieldSpec], from: &'a FieldSpec) -> Vec<&'a str> {
    let waits = |id: &str| {
        let field = fields.iter().find(|field| field.id.as_str() == id);
        field.into_iter().flat_map(|field| &field.when).map(|when| when.field().as_str()).collect::<Vec<_>>()
    };
    let start = from.id.as_str();
    let mut ways: Vec<Vec<&str>> = vec![vec![start]];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(way) = ways.pop() {
        for next in waits(way.last().copied().unwrap_or_default()) {
            if next == start {
                return way;
            }
            if !seen.contains(&next) {
                seen.push(next);
                ways.push(way.iter().copied().chain([next]).collect());
            }
        }
    }
    Vec::new()
}
