//! Dates in numbers: 2026-12-24, 24.12.2026, 24.12., 24/12/2026, 12/24/2026, +3d.
//!
//! Must never: pick one of two readings. 01/02/2027 is asked for again, with the month as a word.

use super::date::{self, Heard};
use crate::{
    base::Day,
    content::{Dates, dates::Filled},
    page::Leaning,
};

/// What numbers mean as a date; `None` when they are no date at all.
pub(super) fn heard(typed: &str, leaning: Leaning, today: Day, dates: &Dates) -> Option<Heard> {
    let typed = typed.trim();
    shift(typed, today, dates).or_else(|| {
        let mark = typed.chars().find(|c| !c.is_ascii_digit() && !c.is_whitespace())?;
        let parts: Vec<&str> = typed.split(mark).map(str::trim).collect();
        match (mark, parts.as_slice()) {
            ('-' | '/' | '.', [year, month, day]) if year.len() == 4 => {
                year_first(number(year)?, number(month)?, number(day)?)
            }
            ('.', [day, month, ""]) => Some(date::date(parts_of(None, number(month)?, number(day)?), leaning, today)),
            ('.', [day, month, year]) => with_year(number(day)?, number(month)?, year),
            ('-' | '/', [one, two, year]) => either_way(number(one)?, number(two)?, Some(year), leaning, today),
            ('/', [one, two]) => either_way(number(one)?, number(two)?, None, leaning, today),
            _ => None,
        }
    })
}

/// "+3d" and "-2w".
fn shift(typed: &str, today: Day, dates: &Dates) -> Option<Heard> {
    let (sign, rest) = match typed.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, typed.strip_prefix('-')?),
    };
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.strip_suffix(unit)?;
    let n = i32::try_from(number(digits)?).ok()?;
    Some(date::moved(today, sign * n, dates.unit(unit)?))
}

/// A number of one to four plain digits.
fn number(text: &str) -> Option<u32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn parts_of(year: Option<i32>, month: u32, day: u32) -> Filled {
    Filled { year, month: Some(month), day: Some(day), ..Filled::default() }
}

fn year_first(year: u32, month: u32, day: u32) -> Option<Heard> {
    let day = Day::of(i32::try_from(year).ok()?, month, day);
    Some(day.map_or(Heard::NoSuchDay, Heard::Day))
}

/// Day and month are known; the year must have four digits, or it could be any of the three.
fn with_year(day: u32, month: u32, year: &str) -> Option<Heard> {
    let n = number(year)?;
    if year.len() == 4 { year_first(n, month, day) } else { Some(Heard::Unclear) }
}

/// Only one reading may be a date: one part is over 12, or both are the same.
fn either_way(one: u32, two: u32, year: Option<&str>, leaning: Leaning, today: Day) -> Option<Heard> {
    let (day, month) = match (one > 12, two > 12) {
        (true, true) => return year.map(|_| Heard::NoSuchDay),
        (true, false) => (one, two),
        (false, true) => (two, one),
        (false, false) if one == two => (one, two),
        (false, false) => {
            // Ask only about what looks like a date; "1/2" without a year may be half of something.
            return year.and_then(number).map(|_| Heard::Unclear);
        }
    };
    match year {
        Some(year) => with_year(day, month, year),
        None => Some(date::date(parts_of(None, month, day), leaning, today)),
    }
}
