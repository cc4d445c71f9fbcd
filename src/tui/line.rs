//! One line, laid out: what stands in it and how it stands out. And how it goes into the cells.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::theme::{Role, Theme};
#[cfg(test)]
use crate::base::text;
use crate::{base::letters, page::RowId};

/// A run of text of one kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) role: Role,
}

/// What is being written in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Words: one is here, and nowhere else.
    Words,
    /// A filter, while one goes from row to row.
    Filter,
}

/// The part of a card that a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Half a line above the first.
    Top,
    /// Something stands there.
    Inside,
    /// Half a line below the last.
    Bottom,
}

/// One line of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// Blanks before the text.
    pub(super) indent: usize,
    /// A sign before the text, counted with the blanks: the caret's column starts after it.
    pub(super) lead: Option<Span>,
    pub(super) spans: Vec<Span>,
    /// Carries the sign of the focus before it.
    pub(super) pointer: bool,
    /// Stands in reverse.
    pub(super) chosen: bool,
    /// Stands on a card, or is its edge above or below.
    pub(super) card: Option<Part>,
    /// What is being written here: the line is ruled like paper.
    pub(super) ruled: Option<Written>,
    /// The column of the caret, from the start of the text.
    pub(super) caret: Option<usize>,
    /// Parts that can be clicked by themselves: the first column, how many, and what they stand for.
    pub(super) cells: Vec<(usize, usize, RowId)>,
    /// Which line of the text being written this is.
    pub(super) text_row: Option<usize>,
}

impl Line {
    pub(super) fn new(text: impl Into<String>, role: Role) -> Self {
        Self { spans: vec![Span { text: text.into(), role }], ..Self::default() }
    }

    pub(super) fn blank() -> Self {
        Self::default()
    }

    pub(super) fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    pub(super) fn and(mut self, text: impl Into<String>, role: Role) -> Self {
        self.spans.push(Span { text: text.into(), role });
        self
    }

    /// Columns of the text itself.
    pub(super) fn width(&self) -> usize {
        self.spans.iter().map(|span| letters::width(&span.text)).sum()
    }

    /// The column where the text starts.
    pub(super) fn start(&self) -> usize {
        self.indent + self.lead.as_ref().map_or(0, |lead| letters::width(&lead.text))
    }
}

/// Puts text into the cells from `x` on and stays inside `area`. Tells the column after the text.
pub(super) fn put(buffer: &mut Buffer, area: Rect, x: u16, y: u16, words: &str, style: Style, theme: &Theme) -> u16 {
    let area = area.intersection(buffer.area);
    let mut x = x;
    if y < area.top() || y >= area.bottom() {
        return x;
    }
    for (_, letter) in letters::letters(words) {
        // Nothing has to be looked up for a plain character.
        let plain = matches!(letter.as_bytes(), [0x20..0x7f]);
        let letter = match letter {
            plain_letter if plain => plain_letter,
            harmful if is_harmful(harmful) => "\u{fffd}",
            other => theme.letter(letters::shown(other)),
        };
        let wide = u16::try_from(letters::letter_width(letter)).unwrap_or(u16::MAX);
        if wide == 0 {
            continue;
        }
        if x < area.left() || x.saturating_add(wide) > area.right() {
            break;
        }
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(letter).set_style(style);
        }
        for rest in 1..wide {
            if let Some(cell) = buffer.cell_mut((x + rest, y)) {
                cell.set_symbol(" ").set_style(style);
            }
        }
        x += wide;
    }
    x
}

/// The last look before a cell: nothing that [`text::clean`] would change goes in.
fn is_harmful(letter: &str) -> bool {
    let printable = letter.bytes().all(|b| (0x20..0x7f).contains(&b));
    !printable
        && letter
            .chars()
            .any(|c| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
}

/// Draws a line of a column. `area` is the column without the two cells of margin before it.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, y: u16, line: &Line, theme: &Theme) {
    let whole = buffer.area;
    let bar = if theme.is_painted() && (line.chosen || line.ruled == Some(Written::Words)) {
        Some(theme.glyphs.bar)
    } else {
        line.pointer.then_some(theme.glyphs.pointer)
    };
    if let Some(bar) = bar {
        put(buffer, whole, area.x.saturating_sub(2), y, bar, theme.style(Role::Accent), theme);
    }
    let reach = Rect { x: area.x.saturating_sub(1), width: area.width.saturating_add(1), y, height: 1 };
    match line.card {
        Some(Part::Inside) => buffer.set_style(reach.intersection(whole), theme.card()),
        Some(edge) => {
            let half = theme.glyphs.halves[usize::from(edge == Part::Bottom)];
            let row = half.repeat(usize::from(reach.width));
            put(buffer, whole, reach.x, y, &row, theme.card_edge(), theme);
        }
        None => {}
    }
    if line.chosen {
        buffer.set_style(reach.intersection(whole), theme.chosen_ground());
    }
    if line.ruled.is_some() {
        let x = area.x.saturating_add(cells(line.start())).min(area.right());
        let paper = if theme.is_painted() { reach } else { Rect { x, width: area.right() - x, y, height: 1 } };
        buffer.set_style(paper.intersection(whole), theme.well());
    }
    let mut x = area.x.saturating_add(cells(line.indent));
    for span in line.lead.iter().chain(&line.spans) {
        let style = if line.chosen { theme.chosen(span.role) } else { theme.style(span.role) };
        x = put(buffer, area, x, y, &span.text, style, theme);
    }
}

/// Columns as the screen counts them.
pub(super) fn cells(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::tui::theme::Looks;

    fn row(words: &str, width: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let theme = Theme::new(Looks::pair(true));
        put(&mut buffer, Rect::new(0, 0, width, 1), 0, 0, words, Style::new(), &theme);
        buffer
    }

    #[test]
    fn nothing_harmful_gets_into_a_cell() {
        let buffer = row("a\u{1b}b\u{202e}c\u{9b}d\u{7}", 20);
        for cell in buffer.content() {
            assert_eq!(text::clean(cell.symbol()), cell.symbol());
        }
        assert_eq!(buffer.content()[2].symbol(), "b");
    }

    #[test]
    fn columns_stay_straight() {
        let tower = format!("e{}", "\u{301}".repeat(10_000));
        for (words, columns) in [("爸爸", 4), ("👩\u{200d}🔬", 2), (tower.as_str(), 1), ("नमस्ते", 4), ("\u{200b}", 0)]
        {
            let buffer = row(&format!("{words}|"), 20);
            let at = buffer.content().iter().position(|cell| cell.symbol() == "|");
            assert_eq!(at, Some(letters::width(words)), "{words}");
            assert_eq!(at, Some(columns), "{words}");
        }
        // Half a wide letter is not drawn.
        assert_eq!(row("爸爸", 3).content()[2].symbol(), " ");
    }

    #[test]
    fn what_is_written_or_chosen_is_marked_in_its_own_column_and_no_further() {
        let theme = Theme::new(Looks::pair(true));
        let marked = |line: Line, modifier: Modifier| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
            draw(&mut buffer, Rect::new(14, 1, 12, 1), 1, &line.indented(3), &theme);
            assert_eq!((buffer[(16, 1)].symbol(), buffer[(17, 1)].symbol()), (" ", "a"));
            let all = |y| (0..40).filter(|x| buffer[(*x, y)].modifier.contains(modifier)).collect::<Vec<u16>>();
            assert_eq!((all(0), all(2)), (Vec::new(), Vec::new()));
            all(1)
        };
        let words = || Line::new("abc", Role::Plain);
        let ruled = Line { ruled: Some(Written::Words), ..words() };
        assert_eq!(marked(ruled.clone(), Modifier::UNDERLINED), (17..26).collect::<Vec<_>>());
        let lead = Some(Span { text: "> ".into(), role: Role::Plain });
        let after = Line { lead, ..ruled };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
        draw(&mut buffer, Rect::new(14, 1, 12, 1), 1, &after, &theme);
        assert_eq!((0..40).find(|x| buffer[(*x, 1)].modifier.contains(Modifier::UNDERLINED)), Some(16));
        let chosen = Line { chosen: true, ..words() };
        assert_eq!(marked(chosen, Modifier::REVERSED), (13..26).collect::<Vec<_>>());
        let pointed = Line { pointer: true, ..words() };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
        draw(&mut buffer, Rect::new(14, 1, 12, 1), 1, &pointed, &theme);
        assert_eq!(
            (0..40).find(|x| buffer[(*x, 1)].symbol() != " "),
            Some(12),
            "the sign of the focus stands in the margin"
        );
    }
}
