//! Conditions that wait for each other in a ring: none of their fields would ever be asked.

use std::collections::HashMap;

use super::{desk::Desk, find::Mark};
use crate::{
    base::Key,
    content::{FieldSpec, FieldType, PageSpec},
    workbook::If,
};

/// A field or a column, and what has to be said before it is asked.
struct Asked<'a> {
    id: &'a str,
    trail: Vec<Mark<'a>>,
    /// All of these have to be said first.
    waits: Vec<usize>,
    /// For a list: nothing stands in it before one of these was asked.
    holds: Vec<usize>,
}

/// Tells each ring of a page once, at its first field.
pub(super) fn check(desk: &mut Desk, page: &PageSpec) {
    let all = of_page(page);
    let open = can_be_asked(&all);
    let mut told = vec![false; all.len()];
    for start in (0..all.len()).filter(|nth| !is(&open, *nth)) {
        let ring = ring(&all, &open, start);
        if ring.iter().any(|nth| is(&told, *nth)) {
            continue;
        }
        for nth in &ring {
            told.get_mut(*nth).into_iter().for_each(|told| *told = true);
        }
        let Some(first) = ring.first().and_then(|nth| all.get(*nth)) else { continue };
        let way: Vec<&str> = ring.iter().chain(ring.first()).filter_map(|nth| all.get(*nth)).map(|a| a.id).collect();
        let trail: Vec<Mark> = first.trail.iter().copied().chain([Mark::Word("when")]).collect();
        desk.tell(&trail, format!("these wait for each other and are never asked: {}", way.join(" → ")));
    }
}

fn is(of: &[bool], nth: usize) -> bool {
    of.get(nth).copied().unwrap_or_default()
}

/// What has to be said before it holds; that nothing stands somewhere holds from the start.
fn needs(when: &If) -> Option<&Key> {
    match when {
        If::Is(field, _) | If::Not(field, _) | If::From(field, ..) | If::Has(field) => Some(field),
        If::Empty(_) => None,
    }
}

fn columns(field: &FieldSpec) -> &[FieldSpec] {
    match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => &rows.columns,
        _ => &[],
    }
}

fn of_page(page: &PageSpec) -> Vec<Asked<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut nth = 0;
    for field in &page.fields {
        places.entry(field.id.as_str()).or_insert(nth);
        nth += 1 + columns(field).len();
    }
    let mut out: Vec<Asked> = Vec::with_capacity(nth);
    for field in &page.fields {
        let list = out.len();
        let of_page = |name: &Key| places.get(name.as_str()).copied();
        let waits = field.when.iter().filter_map(needs).filter_map(of_page).collect();
        let holds = (list + 1..=list + columns(field).len()).collect();
        let trail = vec![Mark::Id(field.id.as_str())];
        out.push(Asked { id: field.id.as_str(), trail, waits, holds });
        let mut beside: HashMap<&str, usize> = HashMap::new();
        for (nth, column) in columns(field).iter().enumerate() {
            beside.entry(column.id.as_str()).or_insert(list + 1 + nth);
        }
        for column in columns(field) {
            // In a row, the row comes first.
            let place = |name: &Key| beside.get(name.as_str()).copied().or_else(|| of_page(name));
            let mut waits: Vec<usize> = column.when.iter().filter_map(needs).filter_map(place).collect();
            // A column is asked where its list is; that waits for what the list waits for.
            waits.extend(field.when.iter().filter_map(needs).filter_map(of_page));
            let trail = vec![Mark::Id(field.id.as_str()), Mark::Id(column.id.as_str())];
            out.push(Asked { id: column.id.as_str(), trail, waits, holds: Vec::new() });
        }
    }
    out
}

/// Which of them can be answered one day, in some order.
fn can_be_asked(all: &[Asked]) -> Vec<bool> {
    let mut open = vec![false; all.len()];
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    for (nth, asked) in all.iter().enumerate() {
        for before in asked.waits.iter().chain(&asked.holds) {
            behind.get_mut(*before).into_iter().for_each(|all| all.push(nth));
        }
    }
    let mut look: Vec<usize> = (0..all.len()).collect();
    while let Some(nth) = look.pop() {
        let Some(asked) = all.get(nth).filter(|_| !is(&open, nth)) else { continue };
        let said = asked.waits.iter().all(|before| is(&open, *before));
        if said && (asked.holds.is_empty() || asked.holds.iter().any(|column| is(&open, *column))) {
            open.get_mut(nth).into_iter().for_each(|open| *open = true);
            look.extend(behind.get(nth).into_iter().flatten().copied());
        }
    }
    open
}

/// The ring that one of those leads to which can not be asked, beginning with what stands first on the page.
fn ring(all: &[Asked], open: &[bool], start: usize) -> Vec<usize> {
    let mut way: Vec<usize> = vec![start];
    let mut place: HashMap<usize, usize> = HashMap::from([(start, 0)]);
    loop {
        let last = way.last().and_then(|nth| all.get(*nth));
        let before = last.and_then(|last| last.waits.iter().chain(&last.holds).find(|nth| !is(open, **nth)).copied());
        let Some(before) = before else { return way };
        if let Some(from) = place.get(&before) {
            let mut ring = way.split_off(*from);
            let first = ring.iter().enumerate().min_by_key(|(_, nth)| **nth).map_or(0, |(at, _)| at);
            ring.rotate_left(first);
            return ring;
        }
        place.insert(before, way.len());
        way.push(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(fields: &str) -> Vec<String> {
        let text = format!("Page(id: \"p\", chapter: \"about\", title: \"T\", purpose: \"P\", fields: [{fields}])");
        let page = PageSpec::read(&text).unwrap();
        let mut desk = Desk::new("p", &text);
        check(&mut desk, &page);
        desk.mistakes.into_iter().map(|mistake| mistake.what).collect()
    }

    #[test]
    fn only_what_needs_something_said_waits() {
        let pair = |one: &str, other: &str| {
            told(&format!(
                r#"(id: "a", kind: Line, label: "A", when: [{one}]), (id: "b", kind: Line, label: "B", when: [{other}])"#
            ))
        };
        assert_eq!(pair(r#"Has("b")"#, r#"Has("a")"#).len(), 1);
        assert_eq!(pair(r#"Empty("b")"#, r#"Empty("a")"#), Vec::<String>::new());
        assert_eq!(pair(r#"Empty("b")"#, r#"Has("a")"#), Vec::<String>::new());
        assert!(pair(r#"Has("b")"#, r#"Has("a")"#)[0].ends_with("a → b → a"));
    }

    #[test]
    fn a_column_and_a_field_can_wait_for_each_other() {
        let list = |column: &str, more: &str| {
            told(&format!(
                r#"(id: "a", kind: Line, label: "A", when: [Has("l")]),
                   (id: "l", label: "L", kind: Rows((add: "Add", most: 3, columns: [
                       (id: "c", kind: Line, label: "C", when: [{column}]){more}])))"#
            ))
        };
        let ring = list(r#"Has("a")"#, "");
        assert_eq!(ring.len(), 1, "{ring:?}");
        assert!(ring[0].ends_with("a → l → c → a"), "{ring:?}");
        let other = r#", (id: "d", kind: Line, label: "D")"#;
        assert_eq!(list(r#"Has("a")"#, other), Vec::<String>::new(), "the other column fills the list");
        assert_eq!(list(r#"Empty("a")"#, ""), Vec::<String>::new());
    }
}
