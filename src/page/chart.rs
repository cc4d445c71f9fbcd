//! Pictures with figures in them: lines by day, bars, a year of days, a wheel, rings. Plain data, without widths.

use super::mark::Mark;
use crate::base::Day;

/// Two looks more days apart than this are not joined by a line: nobody knows what was between.
pub const FAR_APART: i64 = 60;

/// Values by day, and beside them those a helper gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// What a value means.
    pub scale: Scale,
    /// The person's own, oldest first.
    pub own: Vec<Point>,
    /// A helper's, oldest first. Never joined with the person's.
    pub beside: Vec<Point>,
    /// What the two are called.
    pub names: (String, String),
}

/// One value on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which day.
    pub day: Day,
    /// 0 to 10; or which line of a ladder, 0 being the lowest.
    pub value: u8,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// 0 to 10, and what the ends mean.
    Rate {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// The lines of a ladder, the lowest first.
    Ladder(Vec<String>),
}

impl Lines {
    /// For each point of the person's own the run it belongs to: a new one begins after a long gap.
    pub fn runs(&self) -> Vec<usize> {
        let mut run = 0;
        let mut last: Option<Day> = None;
        let mut of = |point: &Point| {
            if last.is_some_and(|last| point.day.since(last) > FAR_APART) {
                run += 1;
            }
            last = Some(point.day);
            run
        };
        self.own.iter().map(&mut of).collect()
    }
}

/// Bars, in the order in which they are to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The longest a bar can be.
    pub full: usize,
    /// What the two lengths of a bar are called, where there are two.
    pub pair: Option<(String, String)>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar: how it is now, and how it was then.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// How it was.
    pub then: Option<Length>,
    /// How it is.
    pub now: Option<Length>,
}

/// The length of a bar, and the same in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// How long.
    pub value: usize,
    /// The same in words.
    pub said: String,
}

/// Days of a year, each with one sign or blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The days that have something, oldest first.
    pub marked: Vec<(Day, Mark)>,
    /// What the signs mean, as far as they are there.
    pub names: Vec<(Mark, String)>,
}

/// A wheel: parts of one whole side by side, never added up. The rows of its figure go with the spokes, one each.
#[derive(Clone, Debug, PartialEq)]
pub struct Wheel {
    /// What the value and the second value are called.
    pub names: (String, String),
    /// What it is called where there is no value. That is not 0.
    pub unset: String,
    /// The spokes, clockwise from the top.
    pub spokes: Vec<Spoke>,
}

/// One spoke.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    /// What it is about.
    pub label: String,
    /// 0 to 10, or not said.
    pub value: Option<u8>,
    /// 0 to 10, or not said.
    pub second: Option<u8>,
}

/// People in rings around one. The rows of its figure go with the people, one each.
#[derive(Clone, Debug, PartialEq)]
pub struct Rings {
    /// Who is in the middle.
    pub me: String,
    /// What the three ties are called, the nearest first.
    pub ties: [String; 3],
    /// What it is called where the tie was not said.
    pub unsaid: String,
    /// What the ways are called: to me, from me, both.
    pub ways: [String; 3],
    /// The people, in the order in which they are to be read.
    pub people: Vec<Person>,
}

/// One person of the rings.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// A name or initials.
    pub label: String,
    /// How the tie is, where it was said; others stand in a ring of their own, the outermost.
    pub tie: Option<Tie>,
    /// Which way help goes, where it was said.
    pub way: Option<Way>,
}

/// How a tie is: which ring it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The nearest ring.
    Strong,
    /// The one after it.
    Thin,
    /// The third.
    Strained,
}

/// Which way help goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From them to me.
    ToMe,
    /// From me to them.
    FromMe,
    /// Both ways.
    Both,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_gap_where_nobody_looked_for_sixty_days() {
        let point = |day: &str| Point { day: Day::iso(day).unwrap(), value: 3 };
        let own = ["2026-01-01", "2026-03-02", "2026-05-02", "2026-05-03"].map(point).to_vec();
        let names = (String::new(), String::new());
        let scale = Scale::Rate { low: String::new(), high: String::new() };
        // 60 days, 61 days, one day.
        assert_eq!(Lines { scale, own, beside: Vec::new(), names }.runs(), [0, 0, 1, 1]);
    }
}
