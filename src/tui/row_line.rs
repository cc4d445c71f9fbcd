//! Short rows beside each other: what can be done with what stands above them.

use super::{
    fit,
    line::{Line, Span},
    setting::Setting,
    sheet,
    theme::Role,
};
use crate::{base::letters, page::List};

/// Blanks between two rows.
const GAP: usize = 3;

/// The rows, as many on a line as there is room for. The chosen one is marked by more than a colour.
pub(super) fn lay(at: &Setting, list: &List, width: usize) -> Vec<Line> {
    let chosen = sheet::chosen(list, at.focus);
    let painted = at.theme.is_painted();
    let mut lines = vec![Line::default()];
    for (i, row) in list.rows.iter().enumerate() {
        let text = fit::one_line(&row.text, width);
        let wide = letters::width(&text);
        let end = lines.last().map_or(0, Line::width);
        let gap = if end == 0 { 0 } else { GAP };
        if end + gap + wide > width {
            lines.push(Line::default());
        }
        let Some(line) = lines.last_mut() else { continue };
        if line.width() > 0 {
            line.spans.push(Span { text: " ".repeat(GAP), role: Role::Plain });
        }
        let start = line.width();
        line.cells.push((start, wide, row.id.clone()));
        if chosen == Some(i) {
            (line.pointer, line.chosen, line.caret) = (true, painted, Some(start));
        }
        let role = match (chosen == Some(i), painted) {
            (false, _) => Role::Plain,
            (true, true) => Role::Here,
            (true, false) => Role::Picked,
        };
        line.spans.push(Span { text, role });
    }
    lines
}
