//! Days as screens say them: near ones by name, others in short; words as they were written.

use crate::{
    base::{Day, When},
    say,
    view::View,
};

/// "today", "tomorrow", "Friday", "Fri 4 Dec 2026"; words as written.
pub fn near(view: &View, when: &When) -> String {
    match when {
        When::Words(words) => words.to_string(),
        When::Day(day) => near_day(view, *day),
    }
}

/// As [`near`], for a day.
pub fn near_day(view: &View, day: Day) -> String {
    let dates = &view.content.dates;
    match day.since(view.now.today) {
        0 => view.say(&say!("day.today")),
        1 => view.say(&say!("day.tomorrow")),
        -1 => view.say(&say!("day.yesterday")),
        2..=6 => dates.weekday(day).to_owned(),
        _ if day.year() == view.now.today.year() => {
            let (weekday, month) = (dates.weekday_short(day.weekday()), dates.month_short(day));
            view.say(&say!("day.this_year", weekday = weekday, day = i64::from(day.day()), month = month))
        }
        _ => dates.short(day),
    }
}
