//! The near days a step can be for: today, tomorrow, this week.

use crate::{
    base::{Day, Key},
    screens::kit::View,
    workbook::Weeks,
};

/// Today.
pub(super) const TODAY: Key = Key::of("today");
/// Tomorrow.
pub(super) const TOMORROW: Key = Key::of("tomorrow");
/// By the end of this week.
pub(super) const THIS_WEEK: Key = Key::of("this_week");

/// The day a name stands for.
pub(super) fn day(view: &View, key: &Key) -> Option<Day> {
    let today = view.now.today;
    match () {
        () if *key == TODAY => Some(today),
        () if *key == TOMORROW => Some(today.plus_days(1)),
        () if *key == THIS_WEEK => Some(week_end(today, view.book.settings().weeks)),
        () => None,
    }
}

/// The name of a day, where it has one.
pub(super) fn name(view: &View, wanted: Day) -> Option<Key> {
    [TODAY, TOMORROW, THIS_WEEK].into_iter().find(|key| day(view, key) == Some(wanted))
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
