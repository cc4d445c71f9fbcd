//! Rows of a list: sign, words, and what else is to be known beside or under them.

use super::{
    cairn, fields, fit,
    line::{Line, Span},
    paragraph::WHOLE,
    setting::Setting,
    theme::Role,
};
use crate::{
    base::letters,
    page::{Mark, Row, RowId},
};

/// The most lines of a row that is not in focus; in focus, all of it is there to be read.
const LINES: usize = 3;
/// Blanks between the words of a row and its note.
const GAP: usize = 3;
/// The cells of a column of notes, at least.
const COLUMN: usize = 24;

/// The lines of a row.
pub(super) fn lay(at: &Setting, row: &Row, focused: bool, width: usize) -> Vec<Line> {
    let indent = (row.level.saturating_sub(1) * 2).min(width / 3);
    let mark = at.theme.glyphs.mark(row.mark);
    let hang = indent + letters::width(mark);
    let inner = width.saturating_sub(hang).max(2);
    let typing = row.field.as_deref().and_then(|field| at.typing.filter(|typing| *typing.slot() == field.slot));
    let focused = focused || typing.is_some();
    let mut lines = match typing {
        Some(typing) => fields::writing(at, typing, inner),
        None => words(at, row, (inner, column(row, width).saturating_sub(hang)), focused),
    };
    if let Some(field) = row.field.as_deref()
        && (typing.is_some() || !field.problem.trim().is_empty())
    {
        lines.extend(fields::remarks(at, field, typing, inner));
    }
    for (i, line) in lines.iter_mut().enumerate() {
        line.chosen = focused && typing.is_none();
        line.pointer = focused && i == 0;
        if i == 0 && !mark.is_empty() {
            line.indent += indent;
            line.lead = Some(Span { text: mark.to_owned(), role: mark_role(row) });
        } else {
            line.indent += hang;
        }
    }
    lines
}

/// Where notes stand: past the middle, and nearer for actions, whose names are short and notes are not.
fn column(row: &Row, width: usize) -> usize {
    let twentieths = if matches!(row.id, RowId::Act(_) | RowId::Choice(_) | RowId::Page(_)) { 8 } else { 11 };
    width * twentieths / 20
}

/// `column`: where notes stand; the same on the page whatever the level of the row.
fn words(at: &Setting, row: &Row, (width, column): (usize, usize), focused: bool) -> Vec<Line> {
    let most = if focused { WHOLE } else { LINES };
    let role = match (row.mark, &row.id) {
        (Mark::Done | Mark::NotNow | Mark::Dropped, _) => Role::Quiet,
        (_, RowId::Record(_) | RowId::Slot(_)) => Role::Own,
        _ => Role::Plain,
    };
    let mut lines: Vec<Line> = if row.text.trim().is_empty() {
        vec![Line::new(at.words.plain("tui.empty"), Role::Quiet)]
    } else {
        fit::wrap_clipped(&row.text, width, most).into_iter().map(|line| Line::new(line, role)).collect()
    };
    // On a painted page days, and how a page stands, end at the edge; what a row is for begins in one column.
    let is_at_edge = !matches!(row.id, RowId::Act(_) | RowId::Choice(_));
    let column =
        if is_at_edge && at.theme.is_painted() { width.saturating_sub(letters::width(&row.note)) } else { column };
    let has_column = !is_at_edge && width.saturating_sub(column) >= COLUMN;
    let fits = matches!(lines.as_slice(), [line] if line.width() + 1 < column);
    if has_column && fits {
        note_in_column(&mut lines, &row.note, (width, column), most);
    } else if !row.note.trim().is_empty() && !note_beside(&mut lines, &row.note, width, column) {
        // Set in a little, so that it does not look like a row of its own.
        let under = fit::wrap_clipped(&row.note, width.saturating_sub(2), most);
        lines.extend(under.into_iter().map(|line| Line::new(format!("  {line}"), Role::Quiet)));
    }
    lines
}

/// Puts the note into its column, on as many lines as it needs.
fn note_in_column(lines: &mut Vec<Line>, note: &str, (width, column): (usize, usize), most: usize) {
    let note = fit::wrap_clipped(note, width - column, most).into_iter();
    for (nth, part) in note.enumerate() {
        if lines.len() <= nth {
            lines.push(Line::blank());
        }
        let Some(line) = lines.get_mut(nth) else { return };
        let pad = " ".repeat(column.saturating_sub(line.width()));
        line.spans.extend([pad, part].map(|text| Span { text, role: Role::Quiet }));
    }
}

/// Puts the note beside the words where there is room, in one column where it can be.
fn note_beside(lines: &mut [Line], note: &str, width: usize, column: usize) -> bool {
    let [line] = lines else { return false };
    let note = fit::one_line(note, width);
    let start = column.max(line.width() + GAP);
    if start + letters::width(&note) > width {
        return false;
    }
    let pad = start - line.width();
    line.spans.push(Span { text: " ".repeat(pad), role: Role::Quiet });
    line.spans.push(Span { text: note, role: Role::Quiet });
    true
}

fn mark_role(row: &Row) -> Role {
    match row.mark {
        // As it lies on the cairn.
        Mark::Stone => cairn::tone(row),
        Mark::Done => Role::Done,
        Mark::Chosen | Mark::Taken => Role::Accent,
        Mark::NotNow | Mark::Dropped | Mark::Note => Role::Quiet,
        _ => Role::Plain,
    }
}
