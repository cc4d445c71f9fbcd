//! A list drawn as one picture: a month sheet, a pile, a string of beads. The chosen part is marked by a sign or
//! in reverse, and its words stand under the picture or beside it.

use super::{
    cairn,
    line::{Line, Span},
    paragraph::paragraph,
    setting::Setting,
    theme::Role,
};
use crate::{
    base::{Day, letters},
    content::Dates,
    page::{List, Look, Mark, Row, RowId},
    say,
};

/// Columns of one day, with the brackets beside it.
const CELL: usize = 4;

/// From so many columns on, the words of a stone stand beside the cairn; from so many, with more room.
const BESIDE: usize = 60;
const WIDE: usize = 90;

/// Which row of the list is in focus.
pub(super) fn chosen(list: &List, focus: Option<&RowId>) -> Option<usize> {
    list.rows.iter().position(|row| Some(&row.id) == focus)
}

/// The picture and the words of what is chosen.
pub(super) fn lay(at: &Setting, list: &List, width: usize) -> Vec<Line> {
    let chosen = chosen(list, at.focus);
    match list.look {
        Look::Month { lead } => month(at, list, lead, chosen, width),
        Look::Pile | Look::Beads | Look::Rows | Look::Card | Look::Line => pile(at, list, chosen, width),
    }
}

fn pile(at: &Setting, list: &List, chosen: Option<usize>, width: usize) -> Vec<Line> {
    let row = chosen.and_then(|at| list.rows.get(at));
    if list.look == Look::Pile && width >= BESIDE {
        let aside = if width >= WIDE { 34 } else { 28 };
        let picture = width.saturating_sub(aside + cairn::GAP);
        // The title above stays in sight, and the row below.
        let high = at.height.saturating_sub(4).clamp(4, 24);
        let drawn = cairn::walk(at, list, chosen, picture, high);
        let words = row.map_or_else(Vec::new, |row| told(row, &drawn, aside));
        // A little lower than the top of the room, as the stones are.
        return cairn::beside(drawn, picture, high / 6, words);
    }
    let room = at.height.saturating_sub(2).clamp(3, 14);
    let roomy = room >= 8;
    // The words keep their room, so that nothing moves from stone to stone; longer ones go on below.
    let text = if roomy { 5 } else { 3 };
    let high = room.saturating_sub(text + usize::from(roomy)).max(1);
    let mut lines = cairn::walk(at, list, chosen, width, high);
    if roomy {
        lines.push(Line::blank());
    }
    let end = lines.len() + text;
    lines.extend(row.map_or_else(Vec::new, |row| told(row, &lines, width)));
    lines.resize(end.max(lines.len()), Line::blank());
    lines
}

/// The words of a stone, and what else there is to know of it. The caret is at its sign; where it has none, at the words.
fn told(row: &Row, picture: &[Line], width: usize) -> Vec<Line> {
    let mut lines = paragraph(&row.text, width, Role::Heading);
    if let Some(first) = lines.first_mut().filter(|_| picture.iter().all(|line| line.caret.is_none())) {
        first.caret = Some(0);
    }
    lines.extend(paragraph(&row.note, width, Role::Quiet));
    lines
}

fn month(at: &Setting, list: &List, lead: usize, chosen: Option<usize>, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if width >= 7 * CELL {
        lines.push(heads(list, lead));
        lines.extend(weeks(list, lead, chosen));
    }
    let room = at.height.saturating_sub(lines.len());
    if room >= 6 {
        lines.push(Line::blank());
    }
    if let Some(row) = chosen.and_then(|at| list.rows.get(at)) {
        lines.extend(paragraph(&day_words(row), width, Role::Plain));
    }
    if room >= 6 {
        lines.extend(legend(at, list));
    }
    lines
}

/// "Sunday 22 November 2026, today"
fn day_words(row: &Row) -> String {
    let parts = [&row.text, &row.note, &row.said];
    parts.into_iter().filter(|part| !part.trim().is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// The names of the days of the week, as the first day and the blanks before it tell.
fn heads(list: &List, lead: usize) -> Line {
    let first = list.rows.first().and_then(day_of).map_or(0, Day::weekday);
    let dates = Dates::english();
    let name = |column: usize| {
        let weekday = (first as usize + 14 + column).saturating_sub(lead) % 7;
        let name = dates.weekday_short(u32::try_from(weekday).unwrap_or(0));
        let short: String = letters::letters(name).take(2).map(|(_, letter)| letter).collect();
        let pad = CELL.saturating_sub(1 + letters::width(&short));
        format!("{}{short} ", " ".repeat(pad))
    };
    Line::new((0..7).map(name).collect::<String>().trim_end(), Role::Quiet)
}

fn day_of(row: &Row) -> Option<Day> {
    match &row.id {
        RowId::Day(day) => Some(*day),
        _ => None,
    }
}

/// Is this row today? Its note says so; no other day of the sheet has one.
fn is_today(row: &Row) -> bool {
    !row.note.trim().is_empty()
}

fn weeks(list: &List, lead: usize, chosen: Option<usize>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (i, row) in list.rows.iter().enumerate() {
        let column = (lead + i) % 7;
        if lines.is_empty() || column == 0 {
            lines.push(Line::default().indented(column * CELL));
        }
        let (Some(line), day) = (lines.last_mut(), i + 1) else { continue };
        let start = column * CELL;
        if chosen == Some(i) {
            line.caret = Some(start + 1 - line.indent);
            line.spans.push(Span { text: format!("[{day:>2}]"), role: Role::Picked });
        } else {
            let taken = row.mark == Mark::Chosen;
            let before = if taken { "(" } else { " " };
            // A cell has room for one of the two signs: the legend tells of both at once.
            let after = match (is_today(row), taken) {
                (_, true) => ")",
                (true, false) => "*",
                (false, false) => " ",
            };
            line.spans.push(Span { text: format!("{before}{day:>2}{after}"), role: Role::Plain });
        }
        line.cells.push((start, CELL, row.id.clone()));
    }
    lines
}

/// What the signs of the sheet mean, as far as they are on it.
fn legend(at: &Setting, list: &List) -> Option<Line> {
    let taken = list.rows.iter().find(|row| row.mark == Mark::Chosen);
    if taken.is_some_and(is_today) {
        return Some(Line::new(at.words.say(&say!("tui.sheet.chosen_today", sign = "( )")), Role::Quiet));
    }
    let today = list.rows.iter().any(is_today).then(|| at.words.say(&say!("tui.sheet.today", sign = "*")));
    let taken = taken.map(|_| at.words.say(&say!("tui.sheet.chosen", sign = "( )")));
    let told: Vec<String> = today.into_iter().chain(taken).collect();
    if told.is_empty() { None } else { Some(Line::new(told.join("   "), Role::Quiet)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::Words,
        tui::theme::{Looks, Theme},
    };

    /// The sheet of a month of 30 days from that first one, as text, with the day in focus.
    fn drawn(first: &str, lead: usize, focus: &str, size: (usize, usize)) -> Vec<String> {
        drawn_with(4, first, lead, focus, size)
    }

    /// As [`drawn`], with the day it has that many days after the first.
    fn drawn_with(taken: i64, first: &str, lead: usize, focus: &str, (width, height): (usize, usize)) -> Vec<String> {
        let first = Day::iso(first).unwrap();
        let row = |n| {
            let day: Day = first.plus_days(n);
            let mut row = Row::new(RowId::Day(day), crate::page::Command::Back, format!("Day {day}"));
            row.note = if n == 21 { "today".into() } else { String::new() };
            row.mark = if n == taken { Mark::Chosen } else { Mark::None };
            row
        };
        let list = List { look: Look::Month { lead }, ..List::whole((0..30).map(row).collect(), String::new()) };
        let theme = Theme::new(Looks::pair(false));
        let words = Words::english();
        let focus = RowId::Day(Day::iso(focus).unwrap());
        let at = Setting {
            theme: &theme,
            painted: None,
            words: &words,
            focus: Some(&focus),
            typing: None,
            read_first: false,
            in_turn: false,
            rows: 4,
            height,
        };
        let lines = lay(&at, &list, width);
        for line in &lines {
            assert!(line.start() + line.width() <= width, "{line:?}");
            let picked = line.spans.iter().filter(|span| span.role == Role::Picked).count();
            assert_eq!(picked, usize::from(line.caret.is_some()));
        }
        let text =
            |line: &Line| " ".repeat(line.indent) + &line.spans.iter().map(|s| s.text.as_str()).collect::<String>();
        lines.iter().map(|line| text(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn weeks_begin_where_the_rows_say() {
        // 1 November 2026 is a Sunday.
        let monday = drawn("2026-11-01", 6, "2026-11-10", (36, 20));
        assert_eq!(monday[0], " Mo  Tu  We  Th  Fr  Sa  Su");
        assert_eq!(monday[1], format!("{:>27}", 1));
        assert_eq!(monday[2], "  2   3   4 ( 5)  6   7   8");
        assert_eq!(monday[3], "  9 [10] 11  12  13  14  15");
        assert_eq!(monday[4], " 16  17  18  19  20  21  22*");
        assert_eq!(monday[7..], ["", "Day 2026-11-10", "* today   ( ) the chosen day"]);
        let sunday = drawn("2026-11-01", 0, "2026-11-22", (36, 20));
        assert_eq!(sunday[0], " Su  Mo  Tu  We  Th  Fr  Sa");
        assert_eq!(sunday[1], "  1   2   3   4 ( 5)  6   7");
        assert!(sunday.contains(&"Day 2026-11-22, today".to_owned()), "{sunday:#?}");
    }

    #[test]
    fn today_as_the_day_it_has_is_told_whole() {
        let sheet = drawn_with(21, "2026-11-01", 6, "2026-11-10", (36, 20));
        assert_eq!(sheet[4], " 16  17  18  19  20  21 (22)");
        assert_eq!(sheet.last().unwrap(), "( ) today, the chosen day");
    }

    #[test]
    fn a_small_window_keeps_the_day_in_words() {
        let low = drawn("2026-11-01", 6, "2026-11-30", (36, 8));
        assert_eq!((low.len(), low[7].as_str()), (8, "Day 2026-11-30"));
        assert_eq!(drawn("2026-11-01", 6, "2026-11-30", (16, 4)), ["Day 2026-11-30"]);
    }

    #[test]
    fn each_day_has_a_cell_of_its_own_and_the_caret_stands_on_its_number() {
        let first = Day::iso("2026-11-01").unwrap();
        let row = |n| Row::new(RowId::Day(first.plus_days(n)), crate::page::Command::Back, String::new());
        let list = List { look: Look::Month { lead: 6 }, ..List::whole((0..30).map(row).collect(), String::new()) };
        let columns = |line: &Line| line.cells.iter().map(|(start, wide, _)| (*start, *wide)).collect::<Vec<_>>();
        for (chosen, line, caret) in [(0, 0, 1), (1, 1, 1), (9, 2, 5), (28, 4, 25), (29, 5, 1)] {
            let lines = weeks(&list, 6, Some(chosen));
            assert_eq!(lines.len(), 6);
            let carets: Vec<Option<usize>> = lines.iter().map(|line| line.caret).collect();
            assert_eq!(carets.iter().filter(|caret| caret.is_some()).count(), 1);
            assert_eq!(carets[line], Some(caret), "{chosen}");
            assert_eq!((lines[0].indent, lines[1].indent), (24, 0));
            assert_eq!(columns(&lines[0]), [(24, 4)]);
            assert_eq!(columns(&lines[1]), [0, 4, 8, 12, 16, 20, 24].map(|start| (start, 4)));
            assert_eq!(lines[2].cells[1].2, RowId::Day(first.plus_days(9)));
        }
    }
}
