//! The dull page: a month sheet and nothing else, for when someone looks over the shoulder.
//!
//! Must never: show a word of the workbook, the program's name, or a hint that something is hidden.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    line::{self, cells},
    theme::{Role, Theme},
};
use crate::{
    base::{Day, letters},
    content::Words,
};

const MONTHS: [&str; 12] = [
    "tui.month.1",
    "tui.month.2",
    "tui.month.3",
    "tui.month.4",
    "tui.month.5",
    "tui.month.6",
    "tui.month.7",
    "tui.month.8",
    "tui.month.9",
    "tui.month.10",
    "tui.month.11",
    "tui.month.12",
];
const WEEKDAYS: [&str; 7] = [
    "tui.weekday.1",
    "tui.weekday.2",
    "tui.weekday.3",
    "tui.weekday.4",
    "tui.weekday.5",
    "tui.weekday.6",
    "tui.weekday.7",
];

/// Draws the month of that day, weeks from Monday.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, words: &Words, today: Day, theme: &Theme) {
    let sheet = sheet(words, today);
    let wide = sheet.iter().map(|line| letters::width(line)).max().unwrap_or(0);
    let x = area.x + area.width.saturating_sub(cells(wide)) / 2;
    let y = area.y + area.height.saturating_sub(cells(sheet.len())) / 3;
    for (i, text) in sheet.iter().enumerate() {
        let role = if i == 0 { Role::Heading } else { Role::Plain };
        line::put(buffer, area, x, y.saturating_add(cells(i)), text, theme.style(role), theme);
    }
}

fn sheet(words: &Words, today: Day) -> Vec<String> {
    let name = usize::try_from(today.month()).ok().and_then(|month| MONTHS.get(month.saturating_sub(1)));
    let title = format!("{} {}", name.map_or(String::new(), |key| words.plain(key)), today.year());
    let names: Vec<String> = WEEKDAYS.iter().map(|key| format!("{:>2}", words.plain(key))).collect();
    let mut lines = vec![title, String::new(), names.join("  ")];
    let first = today.plus_days(1 - i64::from(today.day()));
    let last = first.plus_months(1).plus_days(-1);
    let days = if last.month() == first.month() { last.day() } else { 31 };
    let mut week = "    ".repeat(usize::try_from(first.weekday()).unwrap_or(0));
    for day in 1..=days {
        let day_of_week = first.weekday() + day;
        week.extend([format!("{day:>2}  ")]);
        if day_of_week.is_multiple_of(7) || day == days {
            lines.push(week.trim_end().to_owned());
            week.clear();
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_for_any_month() {
        let words = Words::english();
        let lines = sheet(&words, Day::of(2026, 11, 22).unwrap());
        assert_eq!(lines[0], "November 2026");
        assert_eq!(lines[2], "Mo  Tu  We  Th  Fr  Sa  Su");
        assert_eq!(lines[3], format!("{:>26}", 1));
        assert_eq!(lines[4], " 2   3   4   5   6   7   8");
        assert_eq!(lines[8], "30");
        assert_eq!(sheet(&words, Day::of(9999, 12, 31).unwrap()).last().unwrap(), "27  28  29  30  31");
        assert!(sheet(&words, Day::of(2027, 2, 1).unwrap()).last().unwrap().ends_with("28"));
    }
}
