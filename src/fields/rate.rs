//! A whole number from 0 to 10: "7", "seven", "7/10", "7 of 10".
//!
//! Never clamp or round. What is no such number is kept as typed.

use super::reading::Reading;
use crate::{
    base::{Text, Value},
    content::Dates,
    say,
};

/// The top of the scale.
const TOP: u32 = 10;

/// The number, or the words kept with what would do.
pub fn read(typed: Text, dates: &Dates) -> Reading {
    match rate(&typed, dates) {
        Some(n) => Reading::of(Value::Rate(n)),
        None => Reading::unread(typed, say!("rate.problem")),
    }
}

fn rate(typed: &str, dates: &Dates) -> Option<u8> {
    let words = typed.to_lowercase();
    let bare = words.trim();
    let of_ten = dates.out_of().find_map(|between| {
        let (n, top) = bare.split_once(between)?;
        if number(top, dates)? == TOP { number(n, dates) } else { None }
    });
    let n = number(bare, dates).or(of_ten)?;
    u8::try_from(n).ok().filter(|n| u32::from(*n) <= TOP)
}

fn number(word: &str, dates: &Dates) -> Option<u32> {
    let word = word.trim();
    let plain = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if plain { word.parse().ok() } else { dates.number(word) }
}
