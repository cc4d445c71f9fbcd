//! What is looked for in the log, and what was found: kept by `app` from key to key, shown by Find.
//!
//! Never search by itself; a look at what was found costs nothing.

use crate::{
    base::{Day, Id},
    workbook::{
        EntryKind,
        log::{LogKey, Month},
    },
};

/// What narrows the log beside the words that are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// One kind of entry only.
    pub kind: Option<EntryKind>,
    /// What belongs to one goal only.
    pub goal: Option<Id>,
    /// One stretch of time only.
    pub when: Stretch,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// Any time, and what has no date.
    #[default]
    Any,
    /// The month it is now.
    ThisMonth,
    /// The year it is now.
    ThisYear,
    /// That year.
    Year(i32),
}

impl Stretch {
    /// From which month to which, as the log keeps them.
    pub fn months(self, today: Day) -> std::ops::RangeInclusive<Month> {
        let year = |year: i32| Some((year, 1))..=Some((year, 12));
        match self {
            Self::Any => None..=Some((i32::MAX, 12)),
            Self::ThisMonth => {
                let month = Some((today.year(), today.month()));
                month..=month
            }
            Self::ThisYear => year(today.year()),
            Self::Year(known) => year(known),
        }
    }
}

/// What one of the rows above the results chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The kind of entry.
    Kind,
    /// The goal.
    Goal,
    /// The time.
    When,
}

/// What is looked for, and what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// What narrows it beside the words.
    pub sieve: Sieve,
    /// What was found, newest first; `None` when nothing narrows the log and all of it is shown.
    pub found: Option<Vec<LogKey>>,
}
