//! The dull page: a month sheet and nothing else, for when someone looks over the shoulder.
//!
//! Never show a word of the workbook, the program's name, or a hint that something is hidden.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    line::{self, cells},
    theme::{Role, Theme},
};
use crate::{
    base::{Day, letters},
    content::Dates,
};

/// Draws the month of that day, weeks from Monday.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, dates: &Dates, today: Day, theme: &Theme) {
    let sheet = sheet(dates, today);
    let wide = sheet.iter().map(|line| letters::width(line)).max().unwrap_or(0);
    let x = area.x + area.width.saturating_sub(cells(wide)) / 2;
    let y = area.y + area.height.saturating_sub(cells(sheet.len())) / 3;
    for (i, text) in sheet.iter().enumerate() {
        let role = if i == 0 { Role::Heading } else { Role::Plain };
        line::put(buffer, area, x, y.saturating_add(cells(i)), text, theme.style(role), theme);
    }
}

fn sheet(dates: &Dates, today: Day) -> Vec<String> {
    let title = dates.month_title(today);
    let short = |day| letters::letters(dates.weekday_short(day)).take(2).map(|(_, letter)| letter).collect::<String>();
    let names: Vec<String> = (0..7).map(|day| format!("{:>2}", short(day))).collect();
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
        let words = Dates::english();
        let lines = sheet(words, Day::of(2026, 11, 22).unwrap());
        assert_eq!(lines[0], "November 2026");
        assert_eq!(lines[2], "Mo  Tu  We  Th  Fr  Sa  Su");
        assert_eq!(lines[3], format!("{:>26}", 1));
        assert_eq!(lines[4], " 2   3   4   5   6   7   8");
        assert_eq!(lines[8], "30");
        assert_eq!(sheet(words, Day::of(9999, 12, 31).unwrap()).last().unwrap(), "27  28  29  30  31");
        assert!(sheet(words, Day::of(2027, 2, 1).unwrap()).last().unwrap().ends_with("28"));
    }
}
