//! The near days a step can be for: today, tomorrow, this week.

use crate::{
    base::{Day, Key},
    page::command::NearDay,
    view::View,
    workbook::Weeks,
};

/// The day it stands for, where it stands for one.
pub(super) fn day(view: &View, near: NearDay) -> Option<Day> {
    let today = view.now.today;
    match near {
        NearDay::Today => Some(today),
        NearDay::Tomorrow => Some(today.plus_days(1)),
        NearDay::ThisWeek => Some(week_end(today, view.book.settings().weeks)),
        NearDay::Another | NearDay::NotKnown => None,
    }
}

/// The near day that day is, where it is one.
pub(super) fn of(view: &View, wanted: Day) -> Option<NearDay> {
    [NearDay::Today, NearDay::Tomorrow, NearDay::ThisWeek].into_iter().find(|near| day(view, *near) == Some(wanted))
}

/// The name of its row.
pub(super) fn key(near: NearDay) -> Key {
    match near {
        NearDay::Today => Key::of("today"),
        NearDay::Tomorrow => Key::of("tomorrow"),
        NearDay::ThisWeek => Key::of("this_week"),
        NearDay::Another => Key::of("another"),
        NearDay::NotKnown => Key::of("not_known"),
    }
}

/// The coming last day of a week. On that day itself there is no time left in the week, so it is the next one.
fn week_end(today: Day, weeks: Weeks) -> Day {
    let last = match weeks {
        Weeks::Monday => 6,
        Weeks::Sunday => 5,
    };
    let ahead = (last + 6 - today.weekday()) % 7 + 1;
    today.plus_days(i64::from(ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_ends_on_the_coming_sunday_or_saturday() {
        let day = |text| Day::iso(text).unwrap();
        // 16 November 2026 is a Monday.
        for (today, sunday, saturday) in [
            ("2026-11-16", "2026-11-22", "2026-11-21"),
            ("2026-11-20", "2026-11-22", "2026-11-21"),
            ("2026-11-21", "2026-11-22", "2026-11-28"),
            ("2026-11-22", "2026-11-29", "2026-11-28"),
        ] {
            assert_eq!(week_end(day(today), Weeks::Monday), day(sunday), "{today}");
            assert_eq!(week_end(day(today), Weeks::Sunday), day(saturday), "{today}");
        }
    }
}
