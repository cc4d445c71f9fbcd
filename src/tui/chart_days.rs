//! A year of days: a line a month, a cell a day, one sign or blank.

use std::collections::BTreeMap;

use super::{fit, line::Line, paragraph::beside_each_other, setting::Setting, theme::Role};
use crate::{
    base::{Day, letters},
    content::Dates,
    page::{Mark, chart::Days},
};

/// Columns for the name of a month, with the blank after it.
const NAME: usize = 4;
/// The most days of a month.
const MONTH: usize = 31;
/// The days that are named above.
const NAMED: [usize; 4] = [1, 10, 20, 30];

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, days: &Days, width: usize) -> Option<Vec<Line>> {
    let cell = if width >= NAME + 2 * MONTH { 2 } else { 1 };
    if width < NAME + MONTH {
        return None;
    }
    let mut lines = vec![Line::new(head(cell), Role::Quiet)];
    let marks: BTreeMap<Day, Mark> = days.marked.iter().copied().collect();
    let mut first = Day::of(days.from.year(), days.from.month(), 1)?;
    while first <= days.to && lines.len() <= 24 {
        lines.push(month(at, &marks, first, cell));
        first = first.plus_months(1);
    }
    lines.push(Line::blank());
    let told: Vec<String> = days.names.iter().map(|(mark, name)| format!("{} {name}", sign(at, *mark))).collect();
    lines.extend(beside_each_other(&told, width));
    Some(lines)
}

fn sign(at: &Setting, mark: Mark) -> &'static str {
    at.theme.glyphs.mark(mark).trim_end()
}

/// The numbers of some days, each above its own.
fn head(cell: usize) -> String {
    let mut head = " ".repeat(NAME);
    for day in NAMED {
        let column = NAME + (day - 1) * cell;
        head.push_str(&" ".repeat(column.saturating_sub(head.len())));
        head.push_str(&day.to_string());
    }
    head
}

fn month(at: &Setting, marks: &BTreeMap<Day, Mark>, first: Day, cell: usize) -> Line {
    let name = fit::one_line(Dates::english().month_short(first), NAME - 1);
    let mut text = format!("{name}{}", " ".repeat(NAME.saturating_sub(letters::width(&name))));
    for n in 0..MONTH {
        let day = first.plus_days(i64::try_from(n).unwrap_or(0));
        let mark = marks.get(&day).filter(|_| day.month() == first.month());
        let drawn = mark.map_or(" ", |mark| sign(at, *mark));
        text.push_str(drawn);
        text.push_str(&" ".repeat(cell.saturating_sub(letters::width(drawn))));
    }
    Line::new(text.trim_end(), Role::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Figure, Shape},
        tui::charts::tests::drawn,
    };

    fn year() -> Figure {
        let day = |text: &str| Day::iso(text).unwrap();
        let marked = [("2025-12-31", Mark::Stone), ("2026-02-28", Mark::HardTime), ("2026-11-01", Mark::Note)];
        let names = vec![(Mark::Stone, "stone".into()), (Mark::HardTime, "hard time".into())];
        let days = Days {
            from: day("2025-12-01"),
            to: day("2026-11-22"),
            marked: marked.map(|(on, mark)| (day(on), mark)).to_vec(),
            names,
        };
        Figure::new("words".into(), Vec::new(), Shape::Days(days)).unwrap()
    }

    #[test]
    fn a_line_a_month_and_a_sign_a_day() {
        let narrow = drawn(&year(), (36, 20), false);
        assert_eq!(narrow[2], "    1        10        20        30");
        assert_eq!(narrow[3], format!("Dec {}*", " ".repeat(30)));
        assert_eq!(narrow[4], "Jan");
        assert_eq!(narrow[5], format!("Feb {}~", " ".repeat(27)));
        assert_eq!(narrow[14], "Nov -");
        assert_eq!(narrow[15..], ["", "* stone   ~ hard time"]);
        let wide = drawn(&year(), (72, 20), true);
        assert_eq!(wide[3], format!("Dec {}▪", " ".repeat(60)));
        assert_eq!(wide[2].find("30"), Some(4 + 29 * 2));
        assert_eq!(drawn(&year(), (30, 20), true), ["words", ""]);
    }
}
