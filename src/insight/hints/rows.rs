//! What is counted over the rows of a list.

use std::cmp::Reverse;

use super::look::{Found, Look, Name, keys, lines};
use crate::{
    base::{Day, Key, RowValue, Slot, Value, When, value::is_aside},
    workbook::If,
};

/// So many rows with the same number are "all the same".
const ALL: usize = 3;
/// So many are needed where one is set beside others.
const SEVERAL: usize = 2;

impl<'a> Look<'a> {
    fn rows(&self, list: &Key) -> impl Iterator<Item = &'a RowValue> + use<'a> {
        self.answers.rows(list).iter().filter(|row| !row.is_blank())
    }

    /// These rows, in this order, since the page was begun.
    fn found(&self, list: &Key, rows: &[&RowValue]) -> Option<Found> {
        self.told(list, rows, rows.len(), self.since_begun())
    }

    fn told(&self, list: &Key, rows: &[&RowValue], n: usize, span: (Day, Day)) -> Option<Found> {
        let list = self.slot(list);
        let from: Vec<Slot> = rows.iter().filter_map(|row| Some(list.cell(row.id, first_cell(row)?))).collect();
        let names = from.iter().cloned().map(Name::Row).collect();
        (n > 0 && !from.is_empty()).then_some(Found { n, names, span, from })
    }
}

fn fits(look: &Look, list: &Key, row: &RowValue, when: &[If]) -> bool {
    let said = |column: &Key| {
        let value = row.cells.get(column)?;
        look.standing(&look.slot(list).cell(row.id, column), value)
    };
    when.iter().all(|holds| holds.holds(said(holds.field()).as_deref()))
}

/// A cell by which the row is found.
pub(super) fn first_cell(row: &RowValue) -> Option<&Key> {
    row.cells.keys().find(|column| !is_aside(column))
}

fn rate(row: &RowValue, column: &Key) -> Option<u8> {
    row.cells.get(column).and_then(Value::rate)
}

fn day(row: &RowValue, column: &Key) -> Option<Day> {
    match row.cells.get(column) {
        Some(Value::When(When::Day(day))) => Some(*day),
        _ => None,
    }
}

pub(super) fn such(look: &Look, list: &Key, when: &[If], least: usize) -> Option<Found> {
    let such: Vec<&RowValue> = look.rows(list).filter(|row| fits(look, list, row, when)).collect();
    if such.len() < least.max(1) { None } else { look.found(list, &such) }
}

pub(super) fn all(look: &Look, list: &Key, when: &[If]) -> Option<Found> {
    let all: Vec<&RowValue> = look.rows(list).collect();
    if all.len() < SEVERAL || !all.iter().all(|row| fits(look, list, row, when)) {
        None
    } else {
        look.found(list, &all)
    }
}

/// Those of which it matters more than it is, the widest apart first.
pub(super) fn widest(look: &Look, list: &Key, when: &[If], (high, low): (&Key, &Key)) -> Option<Found> {
    let apart = |row: &RowValue| rate(row, high)?.checked_sub(rate(row, low)?).filter(|apart| *apart > 0);
    let such = look.rows(list).filter(|row| fits(look, list, row, when));
    let mut such: Vec<(u8, &RowValue)> = such.filter_map(|row| Some((apart(row)?, row))).collect();
    such.sort_by_key(|(apart, _)| Reverse(*apart));
    let such: Vec<&RowValue> = such.into_iter().map(|(_, row)| row).collect();
    look.found(list, &such)
}

/// Those with a number now that is another one than at first. Twice on one day is one look.
pub(super) fn moved(look: &Look, list: &Key, column: &Key) -> Option<Found> {
    let mut span: Option<(Day, Day)> = None;
    let mut rows = Vec::new();
    for row in look.rows(list).filter(|row| rate(row, column).is_some()) {
        let ratings = look.answers.ratings(&look.slot(list).cell(row.id, column));
        let (Some(then), Some(now)) = (ratings.first(), ratings.last()) else { continue };
        let (from, to) = (look.now.day_of(then.0), look.now.day_of(now.0));
        if then.1 != now.1 && from < to {
            span = Some(span.map_or((from, to), |(first, last)| (first.min(from), last.max(to))));
            rows.push(row);
        }
    }
    look.told(list, &rows, rows.len(), span?)
}

pub(super) fn all_the_same(look: &Look, list: &Key, column: &Key) -> Option<Found> {
    let all: Vec<&RowValue> = look.rows(list).collect();
    let first = all.first().and_then(|row| rate(row, column))?;
    let same = all.len() >= ALL && all.iter().all(|row| rate(row, column) == Some(first));
    if same { look.found(list, &all) } else { None }
}

/// The choices that no row has. It comes from the rows of which something was said there, two at least: a row without
/// an answer says of nobody that they do not.
pub(super) fn nobody_has(look: &Look, list: &Key, column: &Key, choices: &[Key]) -> Option<Found> {
    let said = |row: &&RowValue| row.cells.get(column).is_some_and(|value| !keys(value).is_empty());
    let all: Vec<&RowValue> = look.rows(list).filter(said).collect();
    if all.len() < SEVERAL {
        return None;
    }
    let has = |key: &Key| all.iter().any(|row| row.cells.get(column).is_some_and(|value| keys(value).contains(key)));
    let missing: Vec<&Key> = choices.iter().filter(|key| !has(key)).collect();
    let mut found = look.found(list, &all).filter(|_| !missing.is_empty())?;
    let cell = look.slot(list).cell(all.first()?.id, column);
    found.names = missing.into_iter().map(|key| Name::Choice(cell.clone(), key.clone())).collect();
    Some(found)
}

/// How much each row has there, most first.
fn ranked<'a>(
    look: &Look<'a>,
    list: &Key,
    column: &Key,
    size: impl Fn(&Slot, &Value) -> usize,
) -> Vec<(usize, &'a RowValue)> {
    let size =
        |row: &RowValue| row.cells.get(column).map_or(0, |value| size(&look.slot(list).cell(row.id, column), value));
    let sized = look.rows(list).map(|row| (size(row), row));
    let mut some: Vec<(usize, &RowValue)> = sized.filter(|(size, _)| *size > 0).collect();
    some.sort_by_key(|(size, _)| Reverse(*size));
    some
}

/// The row with more than all others together.
pub(super) fn one_carries(look: &Look, list: &Key, column: &Key) -> Option<Found> {
    let some = ranked(look, list, column, |_, value| keys(value).len());
    let ((most, row), others) = some.split_first()?;
    let rest: usize = others.iter().map(|(size, _)| size).sum();
    let carries = !others.is_empty() && *most > rest;
    if carries { look.told(list, &[row], *most, look.since_begun()) } else { None }
}

/// The row with more than any other, where that is two or more.
pub(super) fn most(look: &Look, list: &Key, column: &Key, size: impl Fn(&Slot, &Value) -> usize) -> Option<Found> {
    let some = ranked(look, list, column, size);
    let (most, row) = some.first()?;
    let next = some.get(1).map_or(0, |(size, _)| *size);
    if *most >= SEVERAL && *most > next { look.told(list, &[row], *most, look.since_begun()) } else { None }
}

/// Where that has held for more than so many days, the longest first.
pub(super) fn waits(look: &Look, list: &Key, when: &[If], since: &Key, days: i64) -> Option<Found> {
    let today = look.now.today;
    let such = look.rows(list).filter(|row| fits(look, list, row, when));
    let mut such: Vec<(Day, &RowValue)> = such.filter_map(|row| Some((day(row, since)?, row))).collect();
    such.retain(|(from, _)| today.since(*from) > days);
    such.sort_by_key(|(from, _)| *from);
    let first = such.first()?.0;
    let rows: Vec<&RowValue> = such.into_iter().map(|(_, row)| row).collect();
    look.told(list, &rows, rows.len(), (first, today))
}

/// Those of the last so many days, the newest first.
pub(super) fn lately(look: &Look, list: &Key, when: &[If], on: &Key, days: i64) -> Option<Found> {
    let today = look.now.today;
    let such = look.rows(list).filter(|row| fits(look, list, row, when));
    let mut such: Vec<(Day, &RowValue)> = such.filter_map(|row| Some((day(row, on)?, row))).collect();
    such.retain(|(on, _)| (0..=days).contains(&today.since(*on)));
    such.sort_by_key(|(on, _)| Reverse(*on));
    let span = (such.last()?.0, such.first()?.0);
    let rows: Vec<&RowValue> = such.into_iter().map(|(_, row)| row).collect();
    look.told(list, &rows, rows.len(), span)
}

/// Small words without marks, so that two names can be compared.
fn bare(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Names that stand here and are called nowhere on another page.
pub(super) fn not_among(
    look: &Look,
    (list, column): (&Key, &Key),
    page: &Key,
    (among, name): (&Key, &Key),
) -> Option<Found> {
    let known = look.book.answers(page.as_str()).map(|answers| answers.heard().rows(among)).unwrap_or_default();
    let known: Vec<String> =
        known.iter().filter_map(|row| row.cells.get(name)).flat_map(|value| lines(value)).map(bare).collect();
    let mut names: Vec<String> = Vec::new();
    let mut from = Vec::new();
    for row in look.rows(list) {
        for line in row.cells.get(column).map(|value| lines(value)).unwrap_or_default() {
            let told = bare(line);
            let said = names.iter().any(|name| bare(name) == told);
            if !told.is_empty() && !known.contains(&told) && !said {
                names.push(line.to_owned());
                from.push(look.slot(list).cell(row.id, column));
            }
        }
    }
    let names: Vec<Name> = names.into_iter().map(Name::Words).collect();
    (!names.is_empty()).then(|| Found { n: names.len(), names, span: look.since_begun(), from })
}
