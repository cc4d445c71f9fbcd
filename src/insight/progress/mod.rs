//! How things went, for the pictures: each reading says how many records it looked at and which they were.
//!
//! The rules are those of honest small numbers: a line takes two looks, who did it takes five steps, what repeats
//! takes three; a change of one is no change.
//!
//! Never total a life, predict, compare with other people, or walk the whole log.

pub mod apart;
pub mod areas;
pub mod chosen;
pub mod handled;
pub mod helped;
pub mod lines;
pub mod strengths;
pub mod wrote;
pub mod year;

/// A line takes so many looks.
pub const LINE: usize = 2;
/// Who did it, or who chose, takes so many.
pub const FIVE: usize = 5;
/// What repeats takes so many.
pub const REPEATS: usize = 3;
/// Two such groups are held side by side.
pub const TEN: usize = 10;

/// From the first look to the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// About the same.
    Same,
    /// Further.
    Up,
    /// Less far.
    Down,
}

impl Change {
    /// From one number to another, 0 to 10; one more or less is about the same.
    pub fn of(first: u8, now: u8) -> Self {
        match i16::from(now) - i16::from(first) {
            -1..=1 => Self::Same,
            2.. => Self::Up,
            _ => Self::Down,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_or_less_is_about_the_same() {
        for (first, now, change) in
            [(3, 4, Change::Same), (4, 3, Change::Same), (3, 5, Change::Up), (5, 3, Change::Down)]
        {
            assert_eq!(Change::of(first, now), change, "{first} {now}");
        }
    }
}
