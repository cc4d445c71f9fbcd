//! A day in words or numbers, read by a strict table of forms and always echoed as a full date.
//!
//! The rules. A bare weekday, a date without its year and a day without its month mean the nearest one,
//! today counted: the coming one where the field leans ahead, the last one where it leans back. "Next
//! friday" is the friday of the next week from Monday on; "last friday" the one before today. A week, a
//! month or a year from today is the same day there, or the month's last. A weekend is its Saturday; on a
//! Sunday the weekend ahead is today. Numbers that could be two dates (01/02/2027) are asked for again, with the
//! month as a word. Words that are no date are kept, and come last.
//!
//! Never guess. A form fits whole or not at all, and the typed words are kept.

use super::reading::Reading;
use crate::{
    base::{Day, Phrase, Text, Value, When},
    content::{
        Dates,
        dates::{Filled, Meaning, Unit, Which},
    },
    page::Leaning,
    say,
};

/// More words than this are no date.
const MOST_WORDS: usize = 8;
/// So many days back are told as a number.
const NEAR_BACK: i64 = 7;
const SATURDAY: u32 = 5;
const SUNDAY: u32 = 6;

/// What typed words mean as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    /// A day.
    Day(Day),
    /// A date the calendar does not have.
    NoSuchDay,
    /// Numbers that could be two dates.
    Unclear,
    /// A weekday and a date that do not go together.
    NotThatWeekday(Day),
}

/// The day, or the words kept, with how they were understood.
pub fn read(typed: Text, leaning: Leaning, today: Day, dates: &Dates) -> Reading {
    let problem = match heard(&typed, leaning, today, dates) {
        Some(Heard::Day(day)) if is_near(day) => {
            let value = Some(Value::When(When::Day(day)));
            return Reading { value, echo: Some(echo(day, today, dates)), problem: None };
        }
        Some(Heard::Day(_)) => say!("date.problem.far"),
        Some(Heard::NoSuchDay) => say!("date.problem.no_such_day"),
        Some(Heard::Unclear) => say!("date.problem.month_word"),
        Some(Heard::NotThatWeekday(day)) => {
            say!("date.problem.weekday", date = dates.short(day), weekday = dates.weekday(day))
        }
        None => {
            let value = Some(Value::When(When::Words(typed)));
            return Reading { value, echo: Some(say!("date.echo.words")), problem: None };
        }
    };
    Reading { value: Some(Value::When(When::Words(typed))), echo: None, problem: Some(problem) }
}

/// The words for a day that were most likely meant, where a word of them was misspelt: `yesteday`, `last fridy`.
pub fn close(typed: &str, leaning: Leaning, today: Day, dates: &Dates) -> Option<String> {
    let small = typed.to_lowercase();
    if small.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let nearest = |word: &str| {
        let slips = if word.chars().count() < 7 { 1 } else { 2 };
        let known = dates.vocabulary().map(|known| (strsim::osa_distance(word, &known), known));
        known.min_by_key(|(distance, _)| *distance).filter(|(distance, _)| *distance <= slips).map(|(_, known)| known)
    };
    let is_number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    let words: Option<Vec<String>> = small
        .split_whitespace()
        .map(|word| if is_number(word) { Some(word.to_owned()) } else { nearest(word) })
        .collect();
    let meant = words?.join(" ");
    matches!(heard(&meant, leaning, today, dates), Some(Heard::Day(day)) if is_near(day)).then_some(meant)
}

/// The full date and how far away it is; a day more than a week back by its date alone.
pub fn echo(day: Day, today: Day, dates: &Dates) -> Phrase {
    let date = dates.full(day);
    match day.since(today) {
        0 => say!("date.echo.today", date = date),
        1 => say!("date.echo.tomorrow", date = date),
        -1 => say!("date.echo.yesterday", date = date),
        n if n > 0 => say!("date.echo.in_days", date = date, n = n),
        n if n >= -NEAR_BACK => say!("date.echo.days_ago", date = date, n = -n),
        // How long ago it was is nobody's sum to read.
        _ => say!("date.echo.day", date = date),
    }
}

/// Within the years a life touches; others are most likely a slip of the finger.
fn is_near(day: Day) -> bool {
    (1900..=2200).contains(&day.year())
}

fn heard(typed: &str, leaning: Leaning, today: Day, dates: &Dates) -> Option<Heard> {
    let small = typed.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    if let Some(heard) = in_numbers(&small, leaning, today, dates) {
        return Some(heard);
    }
    let (meaning, filled) = dates.form(&words)?;
    let count = || filled.n.and_then(|n| i32::try_from(n).ok());
    Some(match meaning {
        Meaning::Move(n, unit) => moved(today, n, unit),
        Meaning::Ahead(unit) => moved(today, count()?, unit),
        Meaning::Back(unit) => moved(today, -count()?, unit),
        Meaning::Weekday(which) => Heard::Day(weekday(today, filled.weekday?, which, leaning)),
        Meaning::Weekend(which) => Heard::Day(weekend(today, which, leaning)),
        Meaning::EndOf(n, unit) => end_of(today, n, unit),
        Meaning::Date => date(filled, leaning, today),
    })
}

/// `n` of a unit from today; the edge of the calendar is no day to land on.
fn moved(today: Day, n: i32, unit: Unit) -> Heard {
    let day = match unit {
        Unit::Day => today.plus_days(i64::from(n)),
        Unit::Week => today.plus_days(i64::from(n) * 7),
        Unit::Month => today.plus_months(n),
        Unit::Year => today.plus_months(n.saturating_mul(12)),
    };
    if day == today && n != 0 { Heard::NoSuchDay } else { Heard::Day(day) }
}

fn weekday(today: Day, weekday: u32, which: Which, leaning: Leaning) -> Day {
    let ahead = i64::from((weekday + 7 - today.weekday()) % 7);
    let back = i64::from((today.weekday() + 7 - weekday) % 7);
    match (which, leaning) {
        (Which::Nearest, Leaning::Ahead) => today.plus_days(ahead),
        (Which::Nearest, Leaning::Back) => today.plus_days(-back),
        (Which::Next, _) => today.monday().plus_days(7 + i64::from(weekday)),
        (Which::Last, _) => today.plus_days(if back == 0 { -7 } else { -back }),
    }
}

fn weekend(today: Day, which: Which, leaning: Leaning) -> Day {
    match (which, leaning) {
        (Which::Nearest, Leaning::Ahead) if today.weekday() == SUNDAY => today,
        // The weekend before this week, also when this week's own has begun.
        (Which::Last, _) => today.monday().plus_days(-2),
        _ => weekday(today, SATURDAY, which, leaning),
    }
}

fn end_of(today: Day, n: i32, unit: Unit) -> Heard {
    let Heard::Day(inside) = moved(today, n, unit) else {
        return Heard::NoSuchDay;
    };
    let last = match unit {
        Unit::Day => Some(inside),
        Unit::Week => Some(inside.monday().plus_days(i64::from(SUNDAY))),
        Unit::Month => Day::of(inside.year(), inside.month(), 1).map(|first| first.plus_months(1).plus_days(-1)),
        Unit::Year => Day::of(inside.year(), 12, 31),
    };
    last.map_or(Heard::NoSuchDay, Heard::Day)
}

/// The day of the parts that were given; the nearest one where the month or the year is left out.
fn date(parts: Filled, leaning: Leaning, today: Day) -> Heard {
    let Some(day) = parts.day else {
        return Heard::NoSuchDay;
    };
    let found = match (parts.year, parts.month) {
        (Some(year), Some(month)) => Day::of(year, month, day),
        // Twelve years hold every leap day, also across a year such as 2100 that has none.
        (_, Some(month)) => nearest(leaning, today, |n| Day::of(today.year() + n, month, day), 12),
        (_, None) => nearest(leaning, today, |n| in_month(today, n, day), 2),
    };
    match (found, parts.weekday) {
        (Some(found), Some(weekday)) if found.weekday() != weekday => Heard::NotThatWeekday(found),
        (Some(found), _) => Heard::Day(found),
        (None, _) => Heard::NoSuchDay,
    }
}

/// That day of the month `n` months on.
fn in_month(today: Day, n: i32, day: u32) -> Option<Day> {
    let month = Day::of(today.year(), today.month(), 1)?.plus_months(n);
    Day::of(month.year(), month.month(), day)
}

/// The first of at most `most` tries, stepping the way of the leaning, that is not on the wrong side of today.
fn nearest(leaning: Leaning, today: Day, try_at: impl Fn(i32) -> Option<Day>, most: i32) -> Option<Day> {
    (0..=most).find_map(|n| match leaning {
        Leaning::Ahead => try_at(n).filter(|day| *day >= today),
        Leaning::Back => try_at(-n).filter(|day| *day <= today),
    })
}

/// A date in numbers: 2026-12-24, 24.12.2026, 24.12., 24/12/2026, 12/24/2026, +3d; `None` when it is none at all.
fn in_numbers(typed: &str, leaning: Leaning, today: Day, dates: &Dates) -> Option<Heard> {
    let typed = typed.trim();
    shift(typed, today, dates).or_else(|| {
        let mark = typed.chars().find(|c| !c.is_ascii_digit() && !c.is_whitespace())?;
        let parts: Vec<&str> = typed.split(mark).map(str::trim).collect();
        match (mark, parts.as_slice()) {
            ('-' | '/' | '.', [year, month, day]) if year.len() == 4 => {
                year_first(number(year)?, number(month)?, number(day)?)
            }
            ('.', [day, month, ""]) => Some(date(parts_of(None, number(month)?, number(day)?), leaning, today)),
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
    Some(moved(today, sign * n, dates.unit(unit)?))
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
        None => Some(date(parts_of(None, month, day), leaning, today)),
    }
}
