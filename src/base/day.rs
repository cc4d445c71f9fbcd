//! Days, moments, and dates that may be words. Order in the file never comes from these clocks.
//!
//! Never read a clock. `Now` is handed in from the edge.

use std::fmt;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use super::Text;

/// A calendar day, years 1 to 9999. Written `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The first of January 1970, from which moments are counted.
    pub const EPOCH: Self = Self(match NaiveDate::from_ymd_opt(1970, 1, 1) {
        Some(day) => day,
        None => NaiveDate::MIN,
    });

    /// That day, if the calendar has it.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-11-22` and nothing else.
    pub fn iso(text: &str) -> Option<Self> {
        Self::of_bytes(text.as_bytes())
    }

    /// Files hold thousands of days; they are read byte by byte.
    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let [year @ .., b'-', m1, m2, b'-', d1, d2] = bytes else { return None };
        if year.len() != 4 {
            return None;
        }
        Self::of(i32::try_from(number(year)?).ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
    }

    /// The day `n` days on (or back), kept within the calendar.
    #[must_use]
    pub fn plus_days(self, n: i64) -> Self {
        let by = Days::new(n.unsigned_abs());
        let moved = if n < 0 { self.0.checked_sub_days(by) } else { self.0.checked_add_days(by) };
        moved.filter(|d| (1..=9999).contains(&d.year())).map_or(self, Self)
    }

    /// The same day `n` months on (or back); the last day of the month where there is none.
    #[must_use]
    pub fn plus_months(self, n: i32) -> Self {
        let by = Months::new(n.unsigned_abs());
        let moved = if n < 0 { self.0.checked_sub_months(by) } else { self.0.checked_add_months(by) };
        moved.filter(|d| (1..=9999).contains(&d.year())).map_or(self, Self)
    }

    /// Days from `other` to this one.
    pub fn since(self, other: Self) -> i64 {
        (self.0 - other.0).num_days()
    }

    /// Year, as on the calendar.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The Monday on or before this day.
    #[must_use]
    pub fn monday(self) -> Self {
        Self(self.0.week(Weekday::Mon).first_day())
    }
}

/// A few digits as a number.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// Reads a string without keeping it.
struct Reading<T> {
    read: fn(&str) -> Option<T>,
    /// What is expected, where it is no string at all.
    expected: &'static str,
    looks_like: &'static str,
}

impl<T> Visitor<'_> for Reading<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::custom(self.looks_like))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Reading {
            read: Self::iso,
            expected: "a string",
            looks_like: "a day looks like \"2026-11-22\"",
        })
    }
}

/// A point in time, in whole seconds since 1970, written `2026-11-22T14:02:05Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = DateTime::from_timestamp(self.0, 0).unwrap_or_default();
        write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl Moment {
    /// Reads what [`fmt::Display`] writes.
    pub fn read(text: &str) -> Option<Self> {
        let [day @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = text.as_bytes() else { return None };
        let day = Day::of_bytes(day)?;
        let at = day.0.and_hms_opt(number(&[*h1, *h2])?, number(&[*m1, *m2])?, number(&[*s1, *s2])?)?;
        Some(Self(at.and_utc().timestamp()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Reading {
            read: Self::read,
            expected: "a string",
            looks_like: "a moment looks like \"2026-11-22T14:02:05Z\"",
        })
    }
}

/// A day, or words a person uses for one ("after Eid"), kept as typed. Words sort last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// A day of the calendar.
    Day(Day),
    /// Words that are no date.
    Words(Text),
}

impl When {
    /// The day, where it is one.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Words(_) => None,
        }
    }

    /// Words that spell a day as the file spells it are that day: the file could not tell them apart.
    #[must_use]
    pub fn settled(self) -> Self {
        match self {
            Self::Words(words) => Day::iso(&words).map_or(Self::Words(words), Self::Day),
            Self::Day(day) => Self::Day(day),
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Day(day) => day.serialize(to),
            Self::Words(words) => words.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        // Most are days, which need not become words first.
        let read = |text: &str| Some(Day::iso(text).map_or_else(|| Self::Words(Text::from_file(text)), Self::Day));
        from.deserialize_str(Reading { read, expected: "words in quotes", looks_like: "" })
    }
}

/// What the edge says about the time, once an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Wall clock, for what is kept in the file.
    pub moment: Moment,
    /// The local day.
    pub today: Day,
    /// The local hour, 0 to 23; for a greeting.
    pub hour: u8,
    /// Milliseconds since the program started, never going back; for pauses in typing.
    pub ms: u64,
}

impl Now {
    /// The local day of a moment that is past, as near as the hour tells: the zone is taken to be whole hours away.
    pub fn day_of(self, moment: Moment) -> Day {
        let midnight = self.moment.0 - self.moment.0.rem_euclid(3_600) - i64::from(self.hour) * 3_600;
        let days = moment.0.saturating_sub(midnight).div_euclid(86_400);
        self.today.plus_days(days.min(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_strictly() {
        assert_eq!(Day::iso("2026-11-22"), Day::of(2026, 11, 22));
        for bad in [
            "2026-11-31",
            "2026-1-2",
            "12026-11-22",
            "2026-11-2x",
            "2026/11/22",
            "+026-01-01",
            "2026-11-22 ",
            "262142-01-01",
            "",
            "0000-01-01",
        ] {
            assert_eq!(Day::iso(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_clamp_and_the_calendar_has_ends() {
        let day = |t: &str| Day::iso(t).unwrap();
        assert_eq!(day("2027-01-31").plus_months(1), day("2027-02-28"));
        assert_eq!(day("2028-02-29").plus_months(12), day("2029-02-28"));
        assert_eq!(day("9999-12-31").plus_days(1), day("9999-12-31"));
        assert_eq!(day("2026-11-22").monday(), day("2026-11-16"));
        assert_eq!(day("2026-11-22").plus_days(-22), day("2026-10-31"));
    }

    #[test]
    fn moments_round_trip() {
        let at = Moment(1_795_356_125);
        assert_eq!(Moment::read(&at.to_string()), Some(at));
        for bad in
            ["2026-11-22T25:00:00Z", "2026-11-22T12:00:00", "2026-11-22T12:00:0xZ", "2026-11-2T12:00:00Z", "Z", ""]
        {
            assert_eq!(Moment::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_moment_is_of_the_day_it_fell_on() {
        let now = Now { moment: Moment(1_795_370_400), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 };
        let day = |ago: i64| now.day_of(Moment(now.moment.0 - ago)).to_string();
        // The hour is what counts, not how much of it has gone.
        let later = Now { moment: Moment(now.moment.0 + 3_599), ..now };
        assert_eq!(later.day_of(Moment(now.moment.0 - 18 * 3_600)), later.today);
        assert_eq!(day(0), "2026-11-22");
        assert_eq!(day(-500), "2026-11-22");
        assert_eq!(day(17 * 3_600), "2026-11-22");
        assert_eq!(day(20 * 3_600), "2026-11-21");
        assert_eq!(day(30 * 86_400), "2026-10-23");
    }
}
