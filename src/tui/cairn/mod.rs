//! The cairn: a picture of stones, a drawing in letters where there are no colours, or beads on a string; and its words.
//!
//! Never keep anything, or stand without words.

mod beads;
mod canvas;
mod courses;
mod heap;
mod laid;
mod path;
mod stone;

use super::{
    line::{Line, Span},
    painted::Drawn,
    paragraph::paragraph,
    setting::Setting,
    theme::{Role, Theme},
};
use crate::page::{CAIRN, Figure, List, Look, Row, Shape, Stone};
use path::Room;

/// Cells between a picture and the words beside it.
pub(super) const GAP: usize = 3;
/// A low picture, with room for words beside it.
const STRIP: (usize, usize) = (24, 4);
/// From so many columns on, words stand beside a strip.
const BESIDE: usize = 56;
/// The most lines of a picture in a narrow column.
const HIGHEST: usize = 10;
/// The room of one stone alone on a page; the lines from which on there is enough for it, and its room where there is not.
const ALONE: (usize, usize) = (36, 7);
const ROOMY: usize = 12;
const CRAMPED: (usize, usize) = (12, 2);

/// The tone of the stone that a row stands for.
pub(super) fn tone(row: &Row) -> Role {
    stone::tone(stone::of_row(row))
}

/// The picture and its words.
pub(super) fn lay(at: &Setting, figure: &Figure, width: usize) -> Vec<Line> {
    match figure.shape() {
        Shape::Cairn(stones) => cairn(at, stones, figure.words(), width),
        Shape::Beads(beads) => over(beads::string(at.theme, beads, width), figure.words(), width),
        Shape::Lines(_) | Shape::Bars(_) | Shape::Days(_) | Shape::Wheel(_) | Shape::Rings(_) => {
            paragraph(figure.words(), width, Role::Plain)
        }
    }
}

fn cairn(at: &Setting, stones: &[Stone], words: &str, width: usize) -> Vec<Line> {
    if at.in_turn {
        let roomy = at.rows >= ROOMY && width >= ALONE.0;
        if !roomy {
            return over(bare(kept(at, stones, CRAMPED, 6.5, None)), words, width);
        }
        let picture = alone(at.theme, stones).into_iter().map(|line| line.indented((width - ALONE.0) / 2));
        let words = paragraph(words, width, Role::Plain).into_iter().map(|line| {
            let left = width.saturating_sub(line.width()) / 2;
            line.indented(left)
        });
        return picture.chain([Line::blank()]).chain(words).collect();
    }
    if width >= BESIDE {
        let (wide, _) = STRIP;
        let words = paragraph(words, width - wide - GAP, Role::Plain);
        return beside(bare(kept(at, stones, STRIP, 6.5, None)), wide, 1, words);
    }
    let high = (at.height / 2).clamp(STRIP.1, HIGHEST);
    let drawn = bare(kept(at, stones, (width, high), 6.5, None));
    let lines = drawn.into_iter().skip_while(|line| line.spans.iter().all(|span| span.text.trim().is_empty()));
    let mut picture = vec![Line::blank()];
    picture.extend(lines);
    over(picture, words, width)
}

/// The first one, larger, with much room around it.
fn alone(theme: &Theme, stones: &[Stone]) -> Vec<Line> {
    if theme.paint().is_some() {
        return bare(picture(theme, stones, ALONE, 7.5, None));
    }
    let stone = ["", "", "   __________", "  (          )", "  (__________)"].map(|row| Line::new(row, Role::Heading));
    let ground = Line::new(theme.glyphs.rule.repeat(16), Role::Rule);
    stone.into_iter().chain([ground]).map(|line| line.indented(ALONE.0 / 5)).collect()
}

/// The cairn that the chosen stone is part of, or the string of beads around it, each of them to be chosen, on at most
/// `most` lines.
pub(super) fn walk(at: &Setting, list: &List, chosen: Option<usize>, width: usize, most: usize) -> Vec<Line> {
    if list.rows.is_empty() || list.look == Look::Beads {
        return beads::walk(at.theme, list, chosen, width, most);
    }
    let (rows, near) = together(list, chosen);
    let stones: Vec<Stone> = rows.iter().map(stone::of_row).collect();
    let chosen = chosen.and_then(|at| at.checked_sub(near));
    let drawn = kept(at, &stones, (width, most), 5.2, chosen);
    drawn.into_iter().map(|drawn| to_choose(drawn, list.rows.get(near..).unwrap_or_default())).collect()
}

/// The rows from which that cairn and those behind it are drawn, and which row of the list its first stone is.
fn together(list: &List, chosen: Option<usize>) -> (&[Row], usize) {
    let at = list.first + chosen.unwrap_or(list.rows.len().saturating_sub(1));
    let near = (at / CAIRN * CAIRN).max(list.first);
    let first = list.first.next_multiple_of(CAIRN).min(near);
    let rows = list.rows.get(first - list.first..(near + CAIRN - list.first).min(list.rows.len()));
    (rows.unwrap_or_default(), near - list.first)
}

/// The line with a part to click for each stone in it.
fn to_choose((mut line, shown): Drawn, rows: &[Row]) -> Line {
    let mut from = 0;
    for run in shown.chunk_by(|one, other| one == other) {
        if let Some(row) = run.first().copied().flatten().and_then(|nth| rows.get(nth)) {
            line.cells.push((from, run.len(), row.id.clone()));
        }
        from += run.len();
    }
    line
}

/// The same, painted anew only where it is another one.
fn kept(at: &Setting, stones: &[Stone], room: (usize, usize), most: f64, chosen: Option<usize>) -> Vec<Drawn> {
    let paint = || picture(at.theme, stones, room, most, chosen);
    match at.painted {
        Some(painted) => painted.picture(at.theme, stones, (room, most), chosen, paint),
        None => paint(),
    }
}

/// The picture in a room of so many cells, painted where it can be. `most`: half cells to a unit.
fn picture(
    theme: &Theme,
    stones: &[Stone],
    (wide, high): (usize, usize),
    most: f64,
    chosen: Option<usize>,
) -> Vec<Drawn> {
    match theme.paint() {
        Some(palette) => path::paint(stones, Room { wide, high: 2 * high, most }, chosen, palette).lines(),
        None => courses::lines(theme, stones.chunks(CAIRN).last().unwrap_or_default(), (wide, high), chosen),
    }
}

fn bare(drawn: Vec<Drawn>) -> Vec<Line> {
    drawn.into_iter().map(|(line, _)| line).collect()
}

/// The picture with its words under it.
fn over(mut picture: Vec<Line>, words: &str, width: usize) -> Vec<Line> {
    if !picture.is_empty() {
        picture.push(Line::blank());
    }
    picture.extend(paragraph(words, width, Role::Plain));
    picture
}

/// The picture, `wide` cells of it, with words to its right from that line on, which may go on below it.
pub(super) fn beside(picture: Vec<Line>, wide: usize, from: usize, words: Vec<Line>) -> Vec<Line> {
    let mut out = picture;
    for (nth, words) in (from..).zip(words) {
        if out.len() <= nth {
            out.resize(nth + 1, Line::blank());
        }
        let Some(line) = out.get_mut(nth) else { continue };
        let start = wide + GAP;
        let pad = start.saturating_sub(line.width()) + words.indent;
        line.spans.push(Span { text: " ".repeat(pad), role: Role::Plain });
        line.caret = words.caret.map(|caret| start + words.indent + caret).or(line.caret);
        line.spans.extend(words.spans);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::Colours,
        content::Words,
        page::Size,
        tui::{
            charts::tests::setting,
            painted::Painted,
            theme::{Depth, Looks},
        },
    };

    fn some(n: usize) -> Vec<Stone> {
        let seed = |nth: usize| u64::try_from(nth).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (0..n).map(|nth| Stone { seed: seed(nth), size: Size::Middle }).collect()
    }

    fn list(total: usize, first: usize, size: usize) -> List {
        let row = |nth: usize| Row::record(crate::base::Id::of(&format!("e_{nth}")).unwrap(), format!("stone {nth}"));
        List { total, first, rows: (first..first + size).map(row).collect(), look: Look::Pile, ..List::default() }
    }

    fn themes() -> impl Iterator<Item = Theme> {
        let looks = [(Depth::All, Colours::Dark), (Depth::Many, Colours::Light), (Depth::All, Colours::Contrast)];
        looks.into_iter().map(|(depth, colours)| Theme::new(Looks { depth, unicode: true, colours }))
    }

    #[test]
    fn a_picture_fills_its_room_and_no_more_whatever_lies_there() {
        for theme in themes() {
            for n in [0, 1, 2, 3, 13, 40, 41, 100, 160] {
                for (wide, high) in [(24, 4), (28, 11), (1, 1), (60, 18)] {
                    let lines = picture(&theme, &some(n), (wide, high), 6.5, None);
                    assert_eq!(lines.len(), high);
                    assert!(lines.iter().all(|(line, shown)| line.width() == wide && shown.len() == wide));
                    let has_stones = lines.iter().flat_map(|(_, shown)| shown).any(Option::is_some);
                    assert!(has_stones == (n > 0) || wide == 1, "{n} in {wide} by {high}");
                }
            }
        }
    }

    #[test]
    fn a_cairn_holds_forty_and_the_next_one_begins_beside_it() {
        let list = list(130, 0, 130);
        let drawn = |chosen: usize| together(&list, Some(chosen));
        assert_eq!((drawn(0).0.len(), drawn(0).1), (40, 0));
        assert_eq!((drawn(39).0.len(), drawn(39).1), (40, 0));
        assert_eq!((drawn(40).0.len(), drawn(40).1), (80, 40));
        assert_eq!((drawn(129).0.len(), drawn(129).1), (130, 120));
    }

    /// Every stone of a cairn can be walked to: it is in sight, it is the one with the colour of what is chosen, and a
    /// click on it chooses it.
    #[test]
    fn the_chosen_stone_is_in_sight_in_every_room() {
        let (list, words) = (list(70, 0, 70), Words::english());
        for theme in themes() {
            let at = setting(&theme, &words, 20);
            for (wide, high) in [(60, 18), (36, 5)] {
                for chosen in [0, 20, 39, 40, 69] {
                    let lines = walk(&at, &list, Some(chosen), wide, high);
                    let row_id = &list.rows[chosen].id;
                    assert!(
                        lines.iter().flat_map(|line| &line.cells).any(|(_, _, id)| id == row_id),
                        "{chosen} {wide}"
                    );
                    assert!(lines.iter().flat_map(|line| &line.cells).all(|(from, many, _)| from + many <= wide));
                    let bare = walk(&at, &list, None, wide, high);
                    assert_ne!(lines, bare);
                }
            }
        }
    }

    #[test]
    fn the_same_stones_look_the_same_and_one_more_changes_the_picture() {
        for theme in themes() {
            let drawn = |n: usize| bare(picture(&theme, &some(n), (28, 11), 6.5, None));
            assert_eq!(drawn(17), drawn(17));
            assert_ne!(drawn(5), drawn(6));
        }
    }

    #[test]
    fn a_picture_that_is_known_is_the_one_that_would_be_painted() {
        let (painted, words) = (Painted::default(), Words::english());
        let themes: Vec<Theme> = themes().collect();
        for turn in 0..60 {
            let theme = &themes[turn % themes.len()];
            let at = Setting { painted: Some(&painted), ..setting(theme, &words, 20) };
            let (stones, room) = (some(3 + turn % 5), [(24, 4), (28, 11)][turn % 2]);
            let chosen = (turn % 4 == 0).then_some(turn % 3);
            assert_eq!(kept(&at, &stones, room, 6.5, chosen), picture(theme, &stones, room, 6.5, chosen), "{turn}");
        }
    }

    #[test]
    fn words_stand_beside_the_picture_and_go_on_below_it() {
        let words = (0..4).map(|n| Line::new(format!("word {n}"), Role::Plain)).collect();
        let lines = beside(vec![Line::new("##", Role::Plain), Line::new("####", Role::Plain)], 4, 1, words);
        let text = |line: &Line| line.spans.iter().map(|span| span.text.as_str()).collect::<String>();
        assert_eq!(
            lines.iter().map(text).collect::<Vec<_>>(),
            ["##", "####   word 0", "       word 1", "       word 2", "       word 3"]
        );
    }
}
