//! How things went, for the pictures: each reading says how many records it looked at and which they were.
//!
//! The rules are those of honest small numbers: a line takes two looks, who did it takes five steps, what repeats
//! takes three; a change of one is no change.
//!
//! Must never: total a life, predict, compare with other people, or walk the whole log.

pub mod areas;
pub mod chosen;
pub mod helped;
pub mod lines;
pub mod strengths;
pub mod year;

use crate::base::{Day, Moment, Now};

/// A line takes so many looks.
pub const LINE: usize = 2;
/// Who did it, or who chose, takes so many.
pub const FIVE: usize = 5;
/// What repeats takes so many.
pub const REPEATS: usize = 3;
/// Two such groups are held side by side.
pub const TEN: usize = 10;

/// May a record be counted and shown? Alone, all that is theirs is; this is the one place that decides it, for the
/// pictures and for the story.
pub const fn is_seen(private: bool) -> bool {
    let _ = private;
    true
}

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

/// The local day of a moment that is past, as near as the hour tells.
pub fn day_of(now: Now, moment: Moment) -> Day {
    let today_began = now.moment.0.saturating_sub((i64::from(now.hour) + 1) * 3_600);
    let before = today_began.saturating_sub(moment.0);
    now.today.plus_days(-if before < 0 { 0 } else { before / 86_400 + 1 })
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

    #[test]
    fn a_moment_is_of_the_day_it_fell_on() {
        let now = Now { moment: Moment(1_795_370_400), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 };
        let day = |ago: i64| day_of(now, Moment(now.moment.0 - ago)).to_string();
        assert_eq!(day(0), "2026-11-22");
        assert_eq!(day(-500), "2026-11-22");
        assert_eq!(day(17 * 3_600), "2026-11-22");
        assert_eq!(day(20 * 3_600), "2026-11-21");
        assert_eq!(day(30 * 86_400), "2026-10-23");
    }
}
