//! One stone alone on a page, larger, with much room around it: the first one.

use super::{line::Line, paragraph::paragraph, setting::Setting, theme::Role};
use crate::page::{Figure, Shape};

/// From so many lines on there is room.
const ROOMY: usize = 12;
/// Free lines above the stone.
const ABOVE: usize = 3;
/// Cells to its left.
const LEFT: usize = 8;

type Large = [&'static str; 2];

/// In the order of the small ones, and of the same shape.
const UNICODE: [Large; 5] = [
    ["  ▗▄████▄▖", "▗▟████████▙▖"],
    ["     ▄████▖", "▗▄████████▙▖"],
    [" ▗████▄", "▗▟████████▄▖"],
    ["     ▗▟██▙", "  ▄▟██████▙▖"],
    ["  ▟██▙▖", "▗▟██████▙▄"],
];
const ASCII: [Large; 5] = [
    ["  .------.", " (________)"],
    [" +--------+", " |________|"],
    ["  .-------+", " (________|"],
    [" +-------.", " |________)"],
    ["  /------\\", " {________}"],
];

/// The stone and its words; `None` where it is not alone, or where there is no room.
pub(super) fn lay(at: &Setting, figure: &Figure, width: usize) -> Option<Vec<Line>> {
    let Shape::Cairn(stones) = figure.shape() else { return None };
    let [stone] = stones.as_slice() else { return None };
    if !at.in_turn || at.rows < ROOMY || width < 2 * LEFT + 12 {
        return None;
    }
    let shapes = if at.theme.glyphs.rule.is_ascii() { &ASCII } else { &UNICODE };
    let nth = usize::try_from((stone.seed >> 40) % shapes.len() as u64).unwrap_or(0);
    let mut lines: Vec<Line> = (0..ABOVE).map(|_| Line::blank()).collect();
    lines.extend(shapes.get(nth)?.iter().map(|row| Line::new(*row, Role::Plain).indented(LEFT)));
    lines.extend([Line::blank(), Line::blank()]);
    lines.extend(paragraph(figure.words(), width, Role::Plain));
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::letters,
        content::Words,
        page::{Size, Stone},
        tui::{
            charts::tests::setting,
            theme::{Looks, Theme},
        },
    };

    #[test]
    fn every_shape_is_twelve_cells_at_most_and_signs_are_as_simple_as_asked_for() {
        for row in UNICODE.iter().chain(&ASCII).flatten() {
            assert!((6..=12).contains(&letters::width(row)), "{row}");
        }
        assert!(ASCII.iter().flatten().all(|row| row.is_ascii()));
        let bottoms: std::collections::BTreeSet<&Large> = UNICODE.iter().chain(&ASCII).collect();
        assert_eq!(bottoms.len(), 10, "no two look the same");
    }

    #[test]
    fn only_the_first_stone_has_a_page_to_itself_and_only_where_there_is_room() {
        let (theme, words) = (Theme::new(Looks::pair(false)), Words::english());
        let stone = |seed: u64| Stone { seed: seed << 40, size: Size::Middle };
        let figure =
            |n: u64| Figure::new("One.".into(), Vec::new(), Shape::Cairn((0..n).map(stone).collect())).unwrap();
        let lines = |in_turn: bool, rows: usize, n: u64, width: usize| {
            let at = Setting { in_turn, rows, ..setting(&theme, &words, rows) };
            lay(&at, &figure(n), width).map(|lines| lines.len())
        };
        assert_eq!(lines(true, 12, 1, 28), Some(3 + 2 + 2 + 1));
        for (in_turn, rows, n, width) in
            [(false, 12, 1, 28), (true, 11, 1, 28), (true, 12, 1, 27), (true, 12, 2, 28), (true, 12, 0, 28)]
        {
            assert_eq!(lines(in_turn, rows, n, width), None, "{in_turn} {rows} {n} {width}");
        }
        let at = Setting { in_turn: true, ..setting(&theme, &words, 20) };
        let drawn =
            lay(&at, &Figure::new("One.".into(), Vec::new(), Shape::Cairn(vec![stone(2)])).unwrap(), 40).unwrap();
        assert_eq!((drawn[3].indent, drawn[3].spans[0].text.as_str()), (8, "  .-------+"), "each shape is its own");
    }
}
