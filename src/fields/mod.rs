//! Level 4: one file a field kind: what typed text means, what an editor starts with, what can't be read.
//!
//! Must never: clamp, round, cut or drop what was typed. Blank is unset, never zero.

pub mod date;
pub mod pick;
pub mod rate;
mod reading;
pub mod words;

pub use reading::{LINE, NOTE, Reading};

use crate::{
    base::{Day, Text, Value, When},
    content::Dates,
    page::FieldKind,
};

/// What `typed` means for a field of that kind.
pub fn read(kind: &FieldKind, typed: &str, today: Day, dates: &Dates) -> Reading {
    let typed = match kind {
        kind if kind.has_lines() => Text::new(typed),
        _ => Text::from(crate::base::text::one_line(typed)),
    };
    if typed.is_blank() {
        return Reading::default();
    }
    match kind {
        FieldKind::Line => words::read(typed, LINE),
        FieldKind::Note => words::read(typed, NOTE),
        FieldKind::Lines { most } => words::read_lines(typed, *most),
        FieldKind::Rate { .. } => rate::read(typed, dates),
        FieldKind::Pick { choices } => pick::read(choices, typed),
        // Several are chosen one by one, never typed.
        FieldKind::PickMany { .. } => Reading::unread(typed, crate::say!("pick.problem")),
        FieldKind::Date { leaning } => date::read(typed, *leaning, today, dates),
    }
}

/// The text an editor starts with. Reads back to the same value.
pub fn text(kind: &FieldKind, value: Option<&Value>, dates: &Dates) -> String {
    match value {
        Some(Value::When(When::Day(day))) => dates.short(*day),
        other => plain(kind, other),
    }
}

/// The value as it reads when nobody is typing.
pub fn shown(kind: &FieldKind, value: Option<&Value>, dates: &Dates) -> String {
    match value {
        Some(Value::When(When::Day(day))) => dates.full(*day),
        other => plain(kind, other),
    }
}

fn plain(kind: &FieldKind, value: Option<&Value>) -> String {
    match value {
        // A list is told row by row.
        None | Some(Value::Rows(_)) => String::new(),
        Some(Value::Text(words) | Value::Unread(words) | Value::When(When::Words(words))) => words.to_string(),
        Some(Value::Rate(n)) => n.to_string(),
        Some(Value::When(When::Day(day))) => day.to_string(),
        Some(Value::Pick(key)) => pick::label(kind, key.as_str()),
        Some(Value::Picks(keys)) => {
            keys.iter().map(|key| pick::label(kind, key.as_str())).collect::<Vec<_>>().join(", ")
        }
        Some(Value::Yes(yes)) => pick::label(kind, if *yes { "yes" } else { "no" }),
    }
}

#[cfg(test)]
mod tests;
