//! Stones as letters, in courses as in a dry wall: where a picture has no colours or no half cells.
//!
//! As with painted ones, none that lies moves again, and a room that is too small shows the first that fit. At the end of a
//! course one may lie on a single stone.

use super::stone::tone;
use crate::{
    base::Dice,
    page::{Size, Stone},
    tui::{
        line::{Line, Span},
        theme::{Role, Theme},
    },
};

/// What going up one course costs, and going one cell to the side: the less the first, the steeper.
const COSTS: (f64, f64) = (0.35, 0.42);
/// What it costs to lie on one stone alone.
const ALONE: f64 = 0.6;

/// A stone in its course, the lowest being 0; its cells, from the first stone's middle.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    course: usize,
    left: i32,
    right: i32,
}

/// All of them, laid one after the other: each beside another, on the ground or on the course below, and a new course
/// across a joint of that one. Where the ground is no wider than `most`, the first that find room there.
fn laid(stones: &[Stone], most: i32) -> Vec<Block> {
    let mut courses: Vec<Vec<Block>> = Vec::new();
    let mut out = Vec::new();
    let (mut left, mut right) = (0, 0);
    for stone in stones {
        let mut dice = Dice::seeded(!stone.seed);
        let mut cost = |(block, by_two): &(Block, bool)| {
            let course = u32::try_from(block.course).map_or(0.0, f64::from);
            let aside = f64::from((block.left + block.right).abs()) / 2.0;
            course * COSTS.0 + aside * COSTS.1 + if *by_two { 0.0 } else { ALONE } + dice.between(0.0, 0.15)
        };
        let mut places = places(&courses, width(*stone));
        places.retain(|(block, _)| block.right - left <= most && right - block.left <= most);
        let costs: Vec<f64> = places.iter().map(&mut cost).collect();
        let best = places.iter().zip(costs).min_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some(((block, _), _)) = best else { break };
        (left, right) = (left.min(block.left), right.max(block.right));
        if courses.len() == block.course {
            courses.push(Vec::new());
        }
        if let Some(course) = courses.get_mut(block.course) {
            course.push(*block);
            course.sort_by_key(|block| block.left);
        }
        out.push(*block);
    }
    out
}

/// Cells of a stone, with its ends.
fn width(stone: Stone) -> i32 {
    let size = match stone.size {
        Size::Small => 4,
        Size::Middle => 5,
        Size::Large => 6,
    };
    size + i32::from((stone.seed >> 40).is_multiple_of(3))
}

/// Where a stone of that width could lie, and whether it lies on the ground or on two others there.
fn places(courses: &[Vec<Block>], width: i32) -> Vec<(Block, bool)> {
    let at = |course: usize, left: i32| Block { course, left, right: left + width };
    let Some(ground) = courses.first() else { return vec![(at(0, -(width / 2)), true)] };
    let mut out: Vec<(Block, bool)> = beside(ground, width).map(|left| (at(0, left), true)).collect();
    for (nth, below) in courses.iter().enumerate() {
        let (Some(first), Some(last)) = (below.first(), below.last()) else { continue };
        let joints: Vec<i32> = below.iter().skip(1).map(|block| block.left).collect();
        let rests = |block: &Block| joints.iter().any(|joint| block.left < *joint && *joint < block.right);
        let held = |block: &Block| first.left < block.left && block.right < last.right;
        let above: Vec<i32> = match courses.get(nth + 1) {
            Some(course) => beside(course, width).collect(),
            None => joints.iter().map(|joint| joint - width / 2).collect(),
        };
        out.extend(above.into_iter().map(|left| at(nth + 1, left)).filter(held).map(|block| (block, rests(&block))));
    }
    out
}

/// Where a stone of that width begins at either end of a course.
fn beside(course: &[Block], width: i32) -> impl Iterator<Item = i32> {
    let left = course.first().map(|block| block.left - width);
    left.into_iter().chain(course.last().map(|block| block.right))
}

/// A room in cells, and which courses and columns of the cairn it shows.
struct View {
    wide: usize,
    high: usize,
    /// The column that the first stone's middle is in.
    middle: i32,
    /// The lowest course that is shown.
    first: usize,
}

/// The lines, and which stone each of their cells shows. `chosen` is always among them.
pub(super) fn lines(
    theme: &Theme,
    stones: &[Stone],
    (wide, high): (usize, usize),
    chosen: Option<usize>,
) -> Vec<(Line, Vec<Option<usize>>)> {
    // One that is walked to is always there.
    let most = i32::try_from(wide).ok().filter(|_| chosen.is_none()).unwrap_or(i32::MAX / 4);
    let blocks = laid(stones, most);
    let has_ground = high >= 6;
    let high = high - usize::from(has_ground);
    let shown = fitting(&blocks, (wide, high)).max(chosen.map_or(0, |chosen| chosen + 1)).min(blocks.len());
    let blocks = blocks.get(..shown).unwrap_or(&blocks);
    let view = view(blocks, (wide, high), chosen);
    let mut grid = vec![vec![None; wide]; high];
    for (nth, block) in blocks.iter().enumerate() {
        draw(&mut grid, &view, *block, nth);
    }
    let role = |nth: usize| {
        if chosen == Some(nth) {
            Role::Accent
        } else if nth + 1 == stones.len() {
            Role::Heading
        } else {
            stones.get(nth).map_or(Role::Plain, |stone| tone(*stone))
        }
    };
    let mut lines: Vec<_> = grid.iter().map(|row| line(theme, row, chosen, role)).collect();
    if has_ground {
        lines.push((Line::new(theme.glyphs.rule.repeat(wide), Role::Rule), vec![None; wide]));
    }
    lines
}

/// How many of the first stand in a room of that size, with a line for their tops.
fn fitting(blocks: &[Block], (wide, high): (usize, usize)) -> usize {
    let (mut left, mut right) = (0, 0);
    let fits = |block: &&Block| {
        (left, right) = (left.min(block.left), right.max(block.right));
        block.course + 1 < high && usize::try_from(right - left).is_ok_and(|needed| needed <= wide)
    };
    blocks.iter().take_while(fits).count()
}

fn view(blocks: &[Block], (wide, high): (usize, usize), chosen: Option<usize>) -> View {
    let columns = i32::try_from(wide).unwrap_or(i32::MAX);
    let left = blocks.iter().map(|block| block.left).min().unwrap_or(0);
    let right = blocks.iter().map(|block| block.right).max().unwrap_or(0);
    let mut middle = (columns / 2).max(-left).min((columns - right).max(-left));
    let mut first = 0;
    if let Some(block) = chosen.and_then(|chosen| blocks.get(chosen)) {
        middle = middle.min(columns - block.right).max(-block.left);
        first = (block.course + 2).saturating_sub(high);
    }
    View { wide, high, middle, first }
}

/// What a cell shows of a stone.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Left,
    Right,
    /// Its lower edge; how many cells from its left end, and to its right one.
    Below(i32, i32),
    /// Its upper edge, where nothing lies on it.
    Above,
}

type Cell = Option<(Part, usize)>;

fn draw(grid: &mut [Vec<Cell>], view: &View, block: Block, nth: usize) {
    let mut put = |up: usize, x: i32, part: Part| {
        let row = (block.course + up).checked_sub(view.first).and_then(|up| view.high.checked_sub(up + 1));
        let column = usize::try_from(x + view.middle).ok().filter(|column| *column < view.wide);
        if let Some(cell) = row.zip(column).and_then(|(row, column)| grid.get_mut(row)?.get_mut(column)) {
            // What lies on a stone hides its upper edge.
            if part != Part::Above || cell.is_none() {
                *cell = Some((part, nth));
            }
        }
    };
    put(0, block.left, Part::Left);
    put(0, block.right - 1, Part::Right);
    for x in block.left + 1..block.right - 1 {
        put(0, x, Part::Below(x - block.left, block.right - 1 - x));
        put(1, x, Part::Above);
    }
}

fn line(
    theme: &Theme,
    row: &[Cell],
    chosen: Option<usize>,
    role: impl Fn(usize) -> Role,
) -> (Line, Vec<Option<usize>>) {
    let mut line = Line::default();
    for (column, cell) in row.iter().enumerate() {
        let text = match cell {
            None => " ",
            Some((Part::Left, _)) => "(",
            Some((Part::Right, _)) => ")",
            Some((Part::Below(1, _), nth)) if chosen == Some(*nth) => theme.glyphs.pointer,
            Some((Part::Below(_, 1), nth)) if chosen == Some(*nth) => theme.glyphs.pointer_back,
            Some((Part::Below(..) | Part::Above, _)) => "_",
        };
        if text == theme.glyphs.pointer {
            line.caret = Some(column);
        }
        let role = cell.map_or(Role::Plain, |(_, nth)| role(nth));
        match line.spans.last_mut() {
            Some(span) if span.role == role => span.text.push_str(text),
            _ => line.spans.push(Span { text: text.to_owned(), role }),
        }
    }
    (line, row.iter().map(|cell| cell.map(|(_, nth)| nth)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::tui::theme::Looks;

    fn some(n: u64) -> Vec<Stone> {
        let size = |nth: u64| [Size::Middle, Size::Small, Size::Large][usize::try_from(nth % 3).unwrap()];
        (0..n).map(|nth| Stone { seed: nth.wrapping_mul(0x9e37_79b9_7f4a_7c15), size: size(nth) }).collect()
    }

    fn drawn(stones: &[Stone], room: (usize, usize), chosen: Option<usize>) -> Vec<String> {
        let theme = Theme::new(Looks::pair(false));
        let text = |(line, _): &(Line, Vec<Option<usize>>)| {
            line.spans.iter().map(|span| span.text.as_str()).collect::<String>().trim_end().to_owned()
        };
        lines(&theme, stones, room, chosen).iter().map(text).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn what_is_laid_is_the_beginning_of_what_is_laid_with_one_more(seeds in vec(any::<u64>(), 1..41)) {
            let stones: Vec<Stone> = seeds.iter().map(|seed| Stone { seed: *seed, size: Size::Middle }).collect();
            let all = laid(&stones, 1000);
            prop_assert_eq!(all.len(), stones.len());
            for n in 0..stones.len() {
                prop_assert_eq!(&laid(&stones[..n], 1000)[..], &all[..n]);
            }
            for (nth, block) in all.iter().enumerate() {
                let below = all[..nth].iter().filter(|other| other.course + 1 == block.course);
                let held = below.filter(|other| other.left < block.right && block.left < other.right).count();
                prop_assert!(block.course == 0 || held >= 1, "{nth} hangs in the air");
            }
        }
    }

    #[test]
    fn a_room_that_is_too_small_shows_the_first_that_fit_and_the_chosen_one_always() {
        for n in [1, 2, 7, 28, 40] {
            for room in [(44, 14), (27, 11), (24, 4), (20, 2)] {
                let lines = drawn(&some(n), room, None);
                assert!(lines.len() == room.1 && lines.iter().all(|line| line.len() <= room.0), "{lines:#?}");
                assert!(lines.concat().contains('('), "{lines:#?}");
                for chosen in 0..usize::try_from(n).unwrap() {
                    let lines = drawn(&some(n), room, Some(chosen));
                    assert_eq!(
                        lines.concat().matches(['<', '>']).count(),
                        2,
                        "{chosen} of {n} in {room:?}\n{lines:#?}"
                    );
                }
            }
        }
    }

    #[test]
    fn forty_stones_in_letters_and_the_chosen_one_in_a_small_room() {
        assert_eq!(
            [drawn(&some(40), (44, 10), None), drawn(&some(40), (20, 5), Some(33))].concat(),
            [
                "",
                "                   ____",
                "                __(____)__",
                "              _(____)(____)",
                "             (___)(____)(__)__  __",
                "         ___(___)(__)(__)(____)(__)",
                "        (____)(___)(____)(___)(____)_",
                "      _(___)(__)(____)(__)(_____)(___)____",
                "     (___)(___)(__)(____)(___)(_____)(____)",
                "--------------------------------------------",
                "         ____  ____",
                "      __(____)(>__<)",
                "    _(____)(____)(__",
                "   (___)(____)(__)(_",
                "__(___)(__)(__)(____",
            ]
        );
    }

    #[test]
    fn one_stone_and_the_newest_in_bold() {
        assert_eq!(drawn(&some(1), (12, 3), None), ["", "    ____", "   (____)"]);
        let theme = Theme::new(Looks::pair(false));
        let lines = lines(&theme, &some(21), (40, 11), None);
        let bold: String = lines
            .iter()
            .flat_map(|(line, _)| &line.spans)
            .filter(|span| span.role == Role::Heading)
            .map(|s| s.text.as_str())
            .collect();
        assert_eq!(bold.matches(['(', ')']).count(), 2, "{bold}");
    }
}
