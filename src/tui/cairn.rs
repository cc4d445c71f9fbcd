//! The pile of stones: the oldest at the bottom, each with its own shape, the same every time.
//!
//! Must never: stand without its words.

use super::{
    blocks, fit,
    line::Line,
    theme::{Role, Theme},
};
use crate::page::{Figure, Shape, Stone};

/// The most stones that are drawn: seven at the bottom, one on top.
const MOST: usize = 28;
/// Columns of one stone.
const WIDE: usize = 2;

/// The picture and its words.
pub(super) fn lay(theme: &Theme, figure: &Figure, width: usize) -> Vec<Line> {
    let Shape::Cairn(stones) = figure.shape();
    let mut lines = pile(theme, stones, width);
    if !lines.is_empty() {
        lines.push(Line::blank());
    }
    lines.extend(blocks::paragraph(figure.words(), width, Role::Plain));
    lines
}

fn pile(theme: &Theme, stones: &[Stone], width: usize) -> Vec<Line> {
    // The newest are drawn; the words tell how many there are in all.
    let drawn = stones.get(stones.len().saturating_sub(MOST)..).unwrap_or_default();
    let base = (1..=MOST).find(|base| base * (base + 1) / 2 >= drawn.len()).unwrap_or(1);
    if drawn.is_empty() || base * WIDE > width {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut rest = drawn;
    for row in (1..=base).rev() {
        let (here, above) = rest.split_at(row.min(rest.len()));
        if here.is_empty() {
            break;
        }
        let shapes: String = here.iter().map(|stone| shape(theme, *stone)).collect();
        // Each row stands in the middle of the one under it, half a stone in.
        let missing = (row - here.len()) * WIDE / 2;
        let line = Line::new(fit::tidy(&shapes).into_owned(), Role::Plain);
        lines.push(line.indented(base - row + missing + 2.min(width - base * WIDE)));
        rest = above;
    }
    lines.reverse();
    lines
}

fn shape(theme: &Theme, stone: Stone) -> &'static str {
    let shapes = &theme.glyphs.stones;
    // The low digits of an id's seed follow its last letter; the high ones mix all of them.
    let at = usize::try_from((stone.seed >> 40) % shapes.len() as u64).unwrap_or(0);
    shapes.get(at).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Looks;

    fn drawn(n: u64, unicode: bool) -> Vec<String> {
        let theme = Theme::new(Looks { colour: true, unicode });
        let stones: Vec<Stone> = (0..n).map(|i| Stone { seed: i << 40 }).collect();
        let figure = Figure::new("words".into(), Vec::new(), Shape::Cairn(stones)).unwrap();
        let text =
            |line: &Line| " ".repeat(line.indent) + &line.spans.iter().map(|s| s.text.as_str()).collect::<String>();
        lay(&theme, &figure, 30).iter().map(text).collect()
    }

    #[test]
    fn the_pile_grows_stone_by_stone() {
        assert_eq!(drawn(0, true), ["words"]);
        assert_eq!(drawn(1, false), ["  ()", "", "words"]);
        assert_eq!(drawn(3, false), ["   (]", "  ()[]", "", "words"]);
        for n in 1..200 {
            let lines = drawn(n, false);
            let stones: usize = lines.iter().map(|l| l.chars().filter(|c| "()[]{}".contains(*c)).count() / 2).sum();
            assert_eq!(stones as u64, n.min(28));
            assert!(lines.len() <= 9);
        }
    }

    #[test]
    fn the_same_stones_look_the_same() {
        assert_eq!(drawn(17, true), drawn(17, true));
        assert_ne!(drawn(5, true)[1], drawn(6, true)[0]);
    }
}
