//! The one clock. `CAIRNBOOK_TODAY` sets the date for tests and scripts; the time of day stays.
//!
//! Never panic on a clock that is set before 1970, or be read anywhere else.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{Datelike as _, Local, TimeZone as _, Timelike as _};

use crate::base::{Day, Moment, Now};

/// Seconds in a day.
const DAY: i64 = 86_400;

/// Tells the time.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: Instant,
    /// The day it is said to be.
    said: Option<Day>,
}

impl Clock {
    /// Starts at zero milliseconds. `said` is the day it is to be taken for, if any.
    pub fn start(said: Option<Day>) -> Self {
        Self { start: Instant::now(), said }
    }

    /// Now.
    pub fn now(&self) -> Now {
        let seconds = seconds_since_1970();
        let (real, hour) = local(seconds);
        let (today, moment) = match self.said {
            Some(day) => (day, Moment(day.since(Day::EPOCH) * DAY + seconds.rem_euclid(DAY))),
            None => (real, Moment(seconds)),
        };
        Now { moment, today, hour, ms: self.ms() }
    }

    fn ms(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// How long until that many milliseconds since the start.
    pub fn until(&self, ms: u64) -> Duration {
        Duration::from_millis(ms.saturating_sub(self.ms()))
    }

    /// How long until the local day may change; a quarter of an hour at most, so that a clock that was set is noticed.
    pub fn until_midnight(&self) -> Duration {
        // Zones differ by whole quarters of an hour, so that midnight anywhere is the end of one.
        const QUARTER: i64 = 900;
        let into = u64::try_from(seconds_since_1970().rem_euclid(QUARTER)).unwrap_or(0);
        Duration::from_secs(901 - into.min(900))
    }

    /// The time as part of a file name: `2026-11-22_14-02-05`. It is the local one, so that "one for each day" counts
    /// the days of the person, and the name says what their clock said.
    pub fn stamp(&self) -> String {
        let seconds = seconds_since_1970();
        let day = self.said.unwrap_or(local(seconds).0);
        let time = Local.timestamp_opt(seconds, 0).earliest();
        let (h, m, s) = time.map_or((0, 0, 0), |t| (t.hour(), t.minute(), t.second()));
        format!("{:04}-{:02}-{:02}_{h:02}-{m:02}-{s:02}", day.year(), day.month(), day.day())
    }

    /// The time as it is shown to a person: `14:02`.
    pub fn time_of_day(&self) -> String {
        let time = Local.timestamp_opt(seconds_since_1970(), 0).earliest();
        time.map_or_else(String::new, |t| format!("{:02}:{:02}", t.hour(), t.minute()))
    }
}

fn seconds_since_1970() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
    }
}

/// The local day and hour; a day no calendar here knows becomes the first of 1970.
fn local(seconds: i64) -> (Day, u8) {
    let time = Local.timestamp_opt(seconds, 0).earliest();
    let day = time.and_then(|t| Day::of(t.year(), t.month(), t.day()));
    let hour = time.map_or(12, |t| u8::try_from(t.hour()).unwrap_or(12));
    (day.unwrap_or(Day::EPOCH), hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_can_be_said_and_the_moment_follows() {
        let day = Day::iso("2027-02-28").unwrap();
        let clock = Clock::start(Some(day));
        let now = clock.now();
        assert_eq!(now.today, day);
        assert!(now.moment.to_string().starts_with("2027-02-28T"));
        assert!(clock.stamp().starts_with("2027-02-28_"));
        assert!(!clock.stamp().contains(':'));
        let hour = || Local::now().hour();
        let (before, stamp, after) = (hour(), clock.stamp(), hour());
        let said: u32 = stamp.get(11..13).unwrap().parse().unwrap();
        assert!(said == before || said == after, "{stamp}");
    }
}
