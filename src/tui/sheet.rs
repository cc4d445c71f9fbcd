//! A list drawn as one picture: a month sheet, a pile, a string of beads. The chosen part is marked by a sign and
//! in reverse, and its words stand under the picture.
//!
//! Must never: mark anything by colour alone, or show a picture without the words of what is chosen.

use super::{
    blocks::Setting,
    cairn, fit,
    line::{Line, Span},
    theme::Role,
};
use crate::{
    base::{Day, letters},
    content::Dates,
    page::{List, Look, Mark, Row, Target},
    say,
};

/// Columns of one day, with the brackets beside it.
const CELL: usize = 4;

/// Which row of the list is in focus.
pub(super) fn chosen(list: &List, focus: Option<&Target>) -> Option<usize> {
    list.rows.iter().position(|row| Some(&row.target) == focus)
}

/// The picture and the words of what is chosen.
pub(super) fn lay(at: &Setting, list: &List, width: usize) -> Vec<Line> {
    let chosen = chosen(list, at.focus);
    match list.look {
        Look::Month { lead } => month(at, list, lead, chosen, width),
        Look::Pile | Look::Beads | Look::Rows => pile(at, list, chosen, width),
    }
}

fn pile(at: &Setting, list: &List, chosen: Option<usize>, width: usize) -> Vec<Line> {
    // The title above stays in sight, too.
    let room = at.height.saturating_sub(2).clamp(3, 14);
    let roomy = room >= 8;
    // The words keep their room, so that nothing moves from stone to stone.
    let (text, note) = if roomy { (3, 2) } else { (2, 1) };
    let picture = room.saturating_sub(text + note + usize::from(roomy)).max(1);
    let mut lines = cairn::walk(at.theme, list, chosen, width, picture);
    if roomy {
        lines.push(Line::blank());
    }
    let end = lines.len() + text + note;
    if let Some(row) = chosen.and_then(|at| list.rows.get(at)) {
        lines.extend(said(&row.text, width, text, Role::Plain));
        lines.extend(said(&row.note, width, note, Role::Quiet));
    }
    lines.resize(end.max(lines.len()), Line::blank());
    lines
}

fn said(text: &str, width: usize, most: usize, role: Role) -> impl Iterator<Item = Line> {
    fit::wrap_clipped(text, width, most).into_iter().map(move |line| Line::new(line, role))
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
        lines.extend(said(&day_words(row), width, if room >= 6 { 2 } else { 1 }, Role::Plain));
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
    match &row.target {
        Target::Choice(key) => Day::iso(key.as_str()),
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
            let after = match (is_today(row), taken) {
                (true, _) => "*",
                (_, true) => ")",
                _ => " ",
            };
            line.spans.push(Span { text: format!("{before}{day:>2}{after}"), role: Role::Plain });
        }
        line.cells.push((start, CELL, row.target.clone()));
    }
    lines
}

/// What the signs of the sheet mean, as far as they are on it.
fn legend(at: &Setting, list: &List) -> Option<Line> {
    let today = list.rows.iter().any(is_today).then(|| at.words.say(&say!("tui.sheet.today", sign = "*")));
    let taken = list.rows.iter().any(|row| row.mark == Mark::Chosen);
    let taken = taken.then(|| at.words.say(&say!("tui.sheet.chosen", sign = "( )")));
    let told: Vec<String> = today.into_iter().chain(taken).collect();
    if told.is_empty() { None } else { Some(Line::new(told.join("   "), Role::Quiet)) }
}
