//! The pile of stones: the oldest at the bottom, each with its own shape, the same every time.

use super::{
    line::Line,
    paragraph::paragraph,
    theme::{Role, Theme},
};
use crate::{
    base::letters,
    page::{Figure, List, Look, Row, RowId, Shape, Size, Stone},
};

/// The most stones that are drawn: seven at the bottom, one on top.
const MOST: usize = 28;
/// Columns of one stone.
const WIDE: usize = 2;
/// Columns of one stone, or bead, where each can be chosen: room for the sign beside it.
const CELL: usize = 4;
/// Beads on one line of the string.
const ROW: usize = 7;

/// The picture and its words.
pub(super) fn lay(theme: &Theme, figure: &Figure, width: usize) -> Vec<Line> {
    let mut lines = match figure.shape() {
        Shape::Cairn(stones) => pile(theme, stones, width),
        Shape::Beads(beads) => string(theme, beads, width),
        Shape::Lines(_) | Shape::Bars(_) | Shape::Days(_) | Shape::Wheel(_) | Shape::Rings(_) => Vec::new(),
    };
    if !lines.is_empty() {
        lines.push(Line::blank());
    }
    lines.extend(paragraph(figure.words(), width, Role::Plain));
    lines
}

/// The newest are drawn; the words tell how many there are in all.
fn newest(stones: &[Stone]) -> &[Stone] {
    stones.get(stones.len().saturating_sub(MOST)..).unwrap_or_default()
}

fn pile(theme: &Theme, stones: &[Stone], width: usize) -> Vec<Line> {
    let drawn = newest(stones);
    let base = base(drawn.len());
    if drawn.is_empty() || base * WIDE > width {
        return Vec::new();
    }
    let lines = layers(drawn, base).into_iter().map(|(row, here)| {
        let line = here.iter().fold(Line::default(), |line, stone| line.and(shape(theme, *stone), tone(*stone)));
        line.indented(inset(base, row, here.len(), WIDE) + 2.min(width - base * WIDE))
    });
    lines.collect()
}

/// Stones at the bottom of a pile of so many.
fn base(stones: usize) -> usize {
    (1..=MOST).find(|base| base * (base + 1) / 2 >= stones).unwrap_or(1)
}

/// The pile from its top down: how many stones a layer has room for, and those in it.
fn layers<T>(stones: &[T], base: usize) -> Vec<(usize, &[T])> {
    let mut out = Vec::new();
    let mut rest = stones;
    for row in (1..=base).rev() {
        let (here, above) = rest.split_at(row.min(rest.len()));
        if here.is_empty() {
            break;
        }
        out.push((row, here));
        rest = above;
    }
    out.reverse();
    out
}

/// Each layer stands in the middle of the one under it, half a stone in.
fn inset(base: usize, row: usize, here: usize, wide: usize) -> usize {
    (base - row) * wide / 2 + (row - here) * wide / 2
}

fn string(theme: &Theme, beads: &[Stone], width: usize) -> Vec<Line> {
    let on_a_line = ROW.min(width / CELL);
    if on_a_line == 0 {
        return Vec::new();
    }
    let thread = theme.glyphs.rule;
    let text = |beads: &[Stone]| {
        let beads = beads.iter().map(|stone| format!("{thread}{}{thread}{thread}", bead(theme, *stone)));
        Line::new(beads.collect::<String>(), Role::Plain)
    };
    newest(beads).chunks(on_a_line).map(text).collect()
}

/// The stones or beads around the chosen one, each to be chosen, on at most `most` lines. Which ones stand together
/// depends on the pile and the room alone, so that nothing moves while they are walked.
pub(super) fn walk(theme: &Theme, list: &List, chosen: Option<usize>, width: usize, most: usize) -> Vec<Line> {
    let wide = (width / CELL).min(ROW);
    if wide == 0 || list.rows.is_empty() {
        return Vec::new();
    }
    let most = most.min(ROW);
    let together = match list.look {
        Look::Beads => wide * most.min(4),
        _ => wide.min(most) * (wide.min(most) + 1) / 2,
    };
    let at = chosen.unwrap_or(list.rows.len() - 1);
    let newer = list.total.saturating_sub(list.first + at + 1) / together * together;
    let end = list.total.saturating_sub(newer).saturating_sub(list.first).min(list.rows.len());
    let start = (list.total.saturating_sub(newer + together)).saturating_sub(list.first).min(end);
    let shown: Vec<(usize, &Row)> = list.rows.iter().enumerate().take(end).skip(start).collect();
    if list.look == Look::Beads {
        return shown.chunks(wide).map(|beads| layer(theme, list.look, beads, chosen, 0)).collect();
    }
    let base = base(shown.len());
    let line = |(row, here): (usize, &[(usize, &Row)])| {
        layer(theme, list.look, here, chosen, inset(base, row, here.len(), CELL))
    };
    layers(&shown, base).into_iter().map(line).collect()
}

/// One line of stones or beads, each with its own room; the chosen one between two signs. In reverse a stone would
/// look like another one.
fn layer(theme: &Theme, look: Look, here: &[(usize, &Row)], chosen: Option<usize>, indent: usize) -> Line {
    let thread = if look == Look::Beads { theme.glyphs.rule } else { " " };
    let mut line = Line::default().indented(indent);
    for (i, (at, row)) in here.iter().enumerate() {
        let is_chosen = chosen == Some(*at);
        let stone = Stone { seed: seed(&row.id), size: row.size };
        let drawn = if look == Look::Beads { bead(theme, stone) } else { shape(theme, stone) };
        let role = if is_chosen { Role::Accent } else { tone(stone) };
        let (before, after) =
            if is_chosen { (theme.glyphs.pointer, theme.glyphs.pointer_back) } else { (thread, thread) };
        let rest = thread.repeat(CELL.saturating_sub(2 + letters::width(drawn)));
        line = line.and(before, role).and(drawn, role).and(after, role).and(rest, Role::Plain);
        if is_chosen {
            line.caret = Some(i * CELL + 1);
        }
        line.cells.push((indent + i * CELL, CELL, row.id.clone()));
    }
    line
}

fn seed(row_id: &RowId) -> u64 {
    match row_id {
        RowId::Record(id) => id.seed(),
        _ => 0,
    }
}

/// Each stone has its own tone, the same every time.
fn tone(stone: Stone) -> Role {
    Role::Stone(usize::try_from((stone.seed >> 20) % 16).unwrap_or(0))
}

fn shape(theme: &Theme, stone: Stone) -> &'static str {
    let stones = match stone.size {
        Size::Small => &theme.glyphs.small_stones,
        Size::Middle => &theme.glyphs.stones,
        Size::Large => &theme.glyphs.large_stones,
    };
    one_of(stones, stone)
}

fn bead(theme: &Theme, stone: Stone) -> &'static str {
    one_of(&theme.glyphs.beads, stone)
}

fn one_of(shapes: &[&'static str; 5], stone: Stone) -> &'static str {
    // The low digits of an id's seed follow its last letter; the high ones mix all of them.
    let at = usize::try_from((stone.seed >> 40) % shapes.len() as u64).unwrap_or(0);
    shapes.get(at).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Looks;

    fn drawn(n: u64, unicode: bool) -> Vec<String> {
        let theme = Theme::new(Looks::pair(unicode));
        let stones: Vec<Stone> = (0..n).map(|i| Stone { seed: i << 40, size: Size::Middle }).collect();
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
    fn a_larger_stone_fills_more_of_the_same_room_and_the_pile_keeps_its_shape() {
        let theme = Theme::new(Looks::pair(false));
        let lines = |size: Size| {
            let stones = (0..10).map(|i| Stone { seed: i << 40, size }).collect();
            lay(&theme, &Figure::new("words".into(), Vec::new(), Shape::Cairn(stones)).unwrap(), 30)
        };
        let text = |line: &Line| line.spans.iter().map(|s| s.text.as_str()).collect::<String>();
        let [small, middle, large] = [Size::Small, Size::Middle, Size::Large].map(lines);
        for ((small, middle), large) in small.iter().zip(&middle).zip(&large).take(4) {
            assert_eq!((small.indent, large.indent), (middle.indent, middle.indent));
            let widths = [small, middle, large].map(|line| letters::width(&text(line)));
            assert_eq!(widths, [widths[1]; 3]);
            assert!(text(small) != text(middle) && text(large) != text(middle));
            assert!(text(large).contains('#') && text(small).chars().all(|c| "o._".contains(c)));
        }
    }

    #[test]
    fn the_same_stones_look_the_same() {
        assert_eq!(drawn(17, true), drawn(17, true));
        assert_ne!(drawn(5, true)[1], drawn(6, true)[0]);
    }

    /// The layers around the chosen stone of `n`, as text.
    fn walked(n: usize, window: (usize, usize), chosen: usize, (width, most): (usize, usize)) -> Vec<String> {
        let theme = Theme::new(Looks::pair(false));
        let row = |i: usize| {
            let id = crate::base::Id::of(&format!("e_{i}")).unwrap();
            Row::record(id, format!("stone {i}"))
        };
        let rows = (window.0..window.1).map(row).collect();
        let list = List { total: n, first: window.0, rows, look: Look::Pile, ..List::default() };
        let lines = walk(&theme, &list, Some(chosen - window.0), width, most);
        let text =
            |line: &Line| " ".repeat(line.indent) + &line.spans.iter().map(|s| s.text.as_str()).collect::<String>();
        lines.iter().map(text).collect()
    }

    #[test]
    fn the_chosen_stone_stands_between_two_signs_and_the_others_stay() {
        for n in [1_usize, 2, 7, 28, 29, 300] {
            for chosen in [0, n / 2, n - 1] {
                for room in [(70, 7), (36, 3), (20, 1), (5, 7)] {
                    let window = (chosen.saturating_sub(100), n.min(chosen + 100));
                    let lines = walked(n, window, chosen, room);
                    assert!(lines.len() <= room.1 && lines.iter().all(|line| line.len() <= room.0), "{lines:#?}");
                    let signs = lines.iter().map(|line| line.matches(['<', '>']).count()).sum::<usize>();
                    assert_eq!(signs, 2, "{n} {chosen} {room:?} {lines:#?}");
                }
            }
        }
        // Another window of the same pile, and the next stone: the picture is the same but for the signs.
        let bare = |lines: Vec<String>| lines.join("\n").replace(['<', '>'], " ");
        let here = bare(walked(300, (60, 260), 160, (70, 7)));
        assert_eq!(here, bare(walked(300, (61, 261), 161, (70, 7))));
    }

    #[test]
    fn each_layer_stands_half_a_stone_in_and_the_oldest_lie_at_the_bottom() {
        let top = ["     []  ()  [] ", "  >()< [)  (]  (] ", " ()  {}  (]  []  [] "];
        assert_eq!(walked(12, (0, 12), 5, (40, 7)), top);
        assert_eq!(walked(12, (0, 12), 0, (40, 7))[2], ">()< {}  (]  []  [] ");
        // Ten go together on four lines; of more stones, those that the chosen one is among.
        let four = ["       {} ", "     ()  () ", "   {}  [)  [] ", ">[)< (]  ()  {} "];
        assert_eq!(walked(40, (0, 40), 20, (40, 4)), four);
        assert_eq!(walked(40, (10, 30), 20, (40, 3)), ["     (] ", "   {} >[)<", " [)  {}  [) "]);
        assert_eq!(walked(5, (0, 5), 4, (12, 7)), ["   [] >[]<", " ()  {}  (] "]);
        // The newest 28 stand together; the one before them is alone.
        assert_eq!(walked(29, (0, 29), 0, (40, 7)), [">()<"]);
    }
}
