//! Beads on a string: the oldest at its start, each with its own shape, the same every time.

use super::stone;
use crate::{
    base::letters,
    page::{List, Row, Stone},
    tui::{
        line::Line,
        theme::{Role, Theme},
    },
};

/// The most beads that are drawn where they are not walked.
const MOST: usize = 28;
/// Columns of one bead: room for the signs beside it.
const CELL: usize = 4;
/// Beads on one line of the string.
const ROW: usize = 7;

/// The newest; the words tell how many there are in all.
pub(super) fn string(theme: &Theme, beads: &[Stone], width: usize) -> Vec<Line> {
    let on_a_line = ROW.min(width / CELL);
    if on_a_line == 0 {
        return Vec::new();
    }
    let thread = theme.glyphs.rule;
    let text = |beads: &[Stone]| {
        let beads = beads.iter().map(|stone| format!("{thread}{}{thread}{thread}", bead(theme, *stone)));
        Line::new(beads.collect::<String>(), Role::Plain)
    };
    let newest = beads.get(beads.len().saturating_sub(MOST)..).unwrap_or_default();
    newest.chunks(on_a_line).map(text).collect()
}

/// The beads around the chosen one, each to be chosen, on at most `most` lines. Which ones stand together depends on the
/// string and the room alone, so that nothing moves while they are walked.
pub(super) fn walk(theme: &Theme, list: &List, chosen: Option<usize>, width: usize, most: usize) -> Vec<Line> {
    let wide = (width / CELL).min(ROW);
    if wide == 0 || list.rows.is_empty() {
        return Vec::new();
    }
    let together = wide * most.clamp(1, 4);
    let at = chosen.unwrap_or(list.rows.len() - 1);
    let newer = list.total.saturating_sub(list.first + at + 1) / together * together;
    let end = list.total.saturating_sub(newer).saturating_sub(list.first).min(list.rows.len());
    let start = (list.total.saturating_sub(newer + together)).saturating_sub(list.first).min(end);
    let shown: Vec<(usize, &Row)> = list.rows.iter().enumerate().take(end).skip(start).collect();
    shown.chunks(wide).map(|beads| row(theme, beads, chosen)).collect()
}

/// One line of beads, each with its own room; the chosen one between two signs. In reverse a bead would look like
/// another one.
fn row(theme: &Theme, here: &[(usize, &Row)], chosen: Option<usize>) -> Line {
    let thread = theme.glyphs.rule;
    let mut line = Line::default();
    for (i, (at, row)) in here.iter().enumerate() {
        let is_chosen = chosen == Some(*at);
        let stone = stone::of_row(row);
        let drawn = bead(theme, stone);
        let role = if is_chosen { Role::Accent } else { stone::tone(stone) };
        let (before, after) =
            if is_chosen { (theme.glyphs.pointer, theme.glyphs.pointer_back) } else { (thread, thread) };
        let rest = thread.repeat(CELL.saturating_sub(2 + letters::width(drawn)));
        line = line.and(before, role).and(drawn, role).and(after, role).and(rest, Role::Plain);
        if is_chosen {
            line.caret = Some(i * CELL + 1);
        }
        line.cells.push((i * CELL, CELL, row.id.clone()));
    }
    line
}

fn bead(theme: &Theme, stone: Stone) -> &'static str {
    let shapes = &theme.glyphs.beads;
    // The low digits of an id's seed follow its last letter; the high ones mix all of them.
    let at = usize::try_from((stone.seed >> 40) % shapes.len() as u64).unwrap_or(0);
    shapes.get(at).copied().unwrap_or("")
}
