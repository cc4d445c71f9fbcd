//! Values by day: a sign each, joined where no more than two months lie between.
//!
//! A long series is thinned to the width: in each column the newest look is drawn, the very first and the very last
//! always are, and it is said how many of how many are drawn.
//!
//! Never smooth, average, or join what lies far apart.

use std::collections::BTreeMap;

use super::{
    fit,
    line::Line,
    paragraph::{beside_each_other, paragraph},
    setting::Setting,
    signs::{Signs, signs},
    theme::Role,
};
use crate::{
    base::{Day, letters},
    content::Dates,
    page::chart::{Lines, Point, Scale},
    say,
};

/// The most columns of the picture itself, and the fewest.
const MOST: usize = 60;
const FEWEST: usize = 10;
/// From this width on, the lines of a ladder are named to the left.
const ROOMY: usize = 56;
/// From so many lines in sight on, each number has a line of its own; and each line of a ladder has room above it.
const TALL: usize = 22;
const TALL_LADDER: usize = 18;

/// The lines of the picture from its top down.
struct Frame {
    /// What stands to the left of each.
    labels: Vec<String>,
    /// What stands above each, where there is no room to the left.
    above: Vec<String>,
    /// The line of each value, 0 first.
    row_of: Vec<usize>,
}

/// What stands in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dot {
    Join,
    Own,
    Beside,
    Both,
}

type Grid = BTreeMap<(usize, usize), Dot>;

/// The picture; `None` where there is no room for it.
pub(super) fn lay(at: &Setting, lines: &Lines, width: usize) -> Option<Vec<Line>> {
    let tall = if matches!(lines.scale, Scale::Ladder(_)) { TALL_LADDER } else { TALL };
    let frame = frame(&lines.scale, at.height >= tall, width);
    let label = frame.labels.iter().map(|label| letters::width(label)).max().unwrap_or(0);
    let columns = width.checked_sub(label + 2).filter(|columns| *columns >= FEWEST)?.min(MOST);
    let (first, last) = ends(lines)?;
    let place = Place { first, span: usize::try_from(last.since(first)).unwrap_or(0), columns };
    let own = thinned(&lines.own, &place);
    let grid = plot(lines, &own, &frame, &place);
    let signs = signs(at);
    let mut out = Vec::new();
    for (row, name) in frame.labels.iter().enumerate() {
        if let Some(above) = frame.above.get(row).filter(|above| !above.is_empty()) {
            out.push(Line::new(fit::one_line(above, width), Role::Quiet));
        }
        let pad = " ".repeat(label.saturating_sub(letters::width(name)));
        let edge = Line::new(format!("{pad}{name} "), Role::Quiet).and(signs.side, Role::Quiet);
        out.push(filled(edge, &grid, row, columns, signs));
    }
    let floor = format!("{}{}{}", " ".repeat(label + 1), signs.corner, signs.floor.repeat(columns));
    out.push(Line::new(floor, Role::Quiet));
    out.push(dates(first, last, label + 2, columns));
    out.extend(legend(at, lines, own.len(), width));
    Some(out)
}

fn ends(lines: &Lines) -> Option<(Day, Day)> {
    let days = || lines.own.iter().chain(&lines.beside).map(|point| point.day);
    Some((days().min()?, days().max()?))
}

fn frame(scale: &Scale, tall: bool, width: usize) -> Frame {
    match scale {
        Scale::Rate { .. } if tall => Frame {
            labels: (0..=10).rev().map(|n| n.to_string()).collect(),
            above: Vec::new(),
            row_of: (0..=10).rev().collect(),
        },
        // Two numbers a line; what the line stands for is said.
        Scale::Rate { .. } => Frame {
            labels: ["10", "8-9", "6-7", "4-5", "2-3", "0-1"].map(str::to_owned).to_vec(),
            above: Vec::new(),
            row_of: (0..=10).map(|n: usize| 5 - n / 2).collect(),
        },
        Scale::Ladder(levels) => {
            let top = levels.len().saturating_sub(1);
            let row_of = (0..levels.len()).rev().collect();
            let named: Vec<String> = levels.iter().rev().cloned().collect();
            if width < ROOMY {
                return Frame { labels: vec![String::new(); named.len()], above: named, row_of };
            }
            if !tall {
                return Frame { labels: named, above: Vec::new(), row_of };
            }
            let mut labels = Vec::new();
            for (nth, name) in named.into_iter().enumerate() {
                labels.push(name);
                labels.extend((nth < top).then(String::new));
            }
            Frame { labels, above: Vec::new(), row_of: (0..levels.len()).rev().map(|row| row * 2).collect() }
        }
    }
}

/// Where a day stands.
struct Place {
    first: Day,
    span: usize,
    columns: usize,
}

impl Place {
    /// Its column; looks of one single day stand side by side, in their turn.
    fn column(&self, point: Point, nth: usize, of: usize) -> usize {
        let last = self.columns.saturating_sub(1);
        if self.span == 0 {
            return nth * last / of.saturating_sub(1).max(1);
        }
        let days = usize::try_from(point.day.since(self.first)).unwrap_or(0);
        (days * last + self.span / 2) / self.span
    }
}

/// The looks that are drawn: column, which of all, and the look. In each column the newest; but the very first stays.
fn thinned(points: &[Point], place: &Place) -> Vec<(usize, usize, Point)> {
    let mut out: Vec<(usize, usize, Point)> = Vec::new();
    for (nth, point) in points.iter().enumerate() {
        let column = place.column(*point, nth, points.len());
        match out.last_mut() {
            Some(last) if last.0 == column && last.1 > 0 => *last = (column, nth, *point),
            Some(last) if last.0 == column && nth + 1 < points.len() => {}
            _ => out.push((column, nth, *point)),
        }
    }
    out
}

fn plot(lines: &Lines, own: &[(usize, usize, Point)], frame: &Frame, place: &Place) -> Grid {
    let row = |point: &Point| frame.row_of.get(usize::from(point.value)).copied().unwrap_or(0);
    let mut grid = Grid::new();
    let runs = lines.runs();
    for pair in own.windows(2) {
        let [(from, nth, before), (to, next, after)] = pair else { continue };
        if runs.get(*nth) == runs.get(*next) {
            join(&mut grid, (*from, row(before)), (*to, row(after)));
        }
    }
    for (column, _, point) in own {
        grid.insert((row(point), *column), Dot::Own);
    }
    for (column, _, point) in thinned(&lines.beside, place) {
        let here = grid.entry((row(&point), column)).or_insert(Dot::Beside);
        *here = if matches!(here, Dot::Own | Dot::Both) { Dot::Both } else { Dot::Beside };
    }
    grid
}

/// Dots between two cells, one a column, or one a line where it is steep.
fn join(grid: &mut Grid, (x0, y0): (usize, usize), (x1, y1): (usize, usize)) {
    let (wide, high) = (x1.abs_diff(x0), y1.abs_diff(y0));
    let steps = wide.max(high);
    for step in 1..steps {
        let along = |from: usize, to: usize, by: usize| {
            let by = (by * step + steps / 2) / steps;
            if to >= from { from + by } else { from.saturating_sub(by) }
        };
        grid.entry((along(y0, y1, high), along(x0, x1, wide))).or_insert(Dot::Join);
    }
}

fn filled(mut line: Line, grid: &Grid, row: usize, columns: usize, signs: &Signs) -> Line {
    let mut blank = String::new();
    for column in 0..columns {
        let (sign, role) = match grid.get(&(row, column)) {
            None => {
                blank.push(' ');
                continue;
            }
            Some(Dot::Join) => (signs.join, Role::Quiet),
            Some(Dot::Own) => (signs.own, Role::Accent),
            Some(Dot::Beside) => (signs.beside, Role::Plain),
            Some(Dot::Both) => (signs.both, Role::Accent),
        };
        line = line.and(std::mem::take(&mut blank), Role::Plain).and(sign, role);
    }
    line
}

/// The first day and the last, under their ends.
fn dates(first: Day, last: Day, indent: usize, columns: usize) -> Line {
    let (from, to) = (Dates::english().short(first), Dates::english().short(last));
    let room = columns.saturating_sub(letters::width(&from) + letters::width(&to));
    let text = match room {
        _ if first == last => from,
        0 => to,
        _ => format!("{from}{}{to}", " ".repeat(room)),
    };
    Line::new(fit::one_line(&text, columns), Role::Quiet).indented(indent)
}

fn legend(at: &Setting, lines: &Lines, drawn: usize, width: usize) -> Vec<Line> {
    let signs = signs(at);
    let mut out = Vec::new();
    if let Scale::Rate { low, high } = &lines.scale
        && !(low.trim().is_empty() && high.trim().is_empty())
    {
        let ends = at.words.say(&say!("tui.rate.ends", low = low.as_str(), high = high.as_str()));
        out.extend(paragraph(&ends, width, Role::Quiet));
    }
    if !lines.beside.is_empty() {
        let both = at.words.plain("tui.lines.both");
        let named = [(signs.own, &lines.names.0), (signs.beside, &lines.names.1), (signs.both, &both)];
        out.extend(beside_each_other(&named.map(|(sign, name)| format!("{sign} {name}")), width));
    }
    let total = lines.own.len();
    if drawn < total {
        let told = at.words.say(&say!("tui.lines.drawn", drawn = drawn, total = total));
        out.extend(paragraph(&told, width, Role::Quiet));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Figure, Shape},
        tui::charts::tests::drawn,
    };

    fn point((on, value): &(&str, u8)) -> Point {
        Point { day: Day::iso(on).unwrap(), value: *value }
    }

    fn figure(own: &[(&str, u8)], beside: &[(&str, u8)], ladder: bool) -> Figure {
        let names = ["A hard stretch", "Part of the way", "As I hoped", "Better", "The best"];
        let scale = if ladder {
            Scale::Ladder(names.map(str::to_owned).to_vec())
        } else {
            Scale::Rate { low: "not begun".into(), high: "there".into() }
        };
        let lines = Lines {
            scale,
            own: own.iter().map(point).collect(),
            beside: beside.iter().map(point).collect(),
            names: ("you".into(), "your helper".into()),
        };
        Figure::new("words".into(), vec![("1 Nov".into(), "2".into())], Shape::Lines(lines)).unwrap()
    }

    fn count(lines: &[String], sign: char) -> usize {
        lines.iter().map(|line| line.chars().filter(|c| *c == sign).count()).sum()
    }

    #[test]
    fn a_value_stands_on_its_line_and_a_gap_is_not_joined() {
        let near = figure(&[("2026-10-01", 2), ("2026-11-20", 6)], &[], false);
        let tall = drawn(&near, (50, 24), true);
        assert!(tall[2].starts_with("10 │") && tall[12].starts_with(" 0 │"), "{tall:#?}");
        assert!(tall[6].ends_with('●') && tall[10].contains("│●"), "{tall:#?}");
        assert!(count(&tall, '·') > 20 && count(&tall, '●') == 2, "{tall:#?}");
        let apart = figure(&[("2026-08-01", 2), ("2026-11-20", 6)], &[], false);
        let gap = drawn(&apart, (50, 24), false);
        assert_eq!(count(&gap[..13], '.'), 0, "{gap:#?}");
        assert_eq!(count(&gap[2..13], 'o'), 2, "{gap:#?}");
    }

    #[test]
    fn in_a_low_window_a_line_stands_for_two_numbers_and_says_so() {
        let low = drawn(&figure(&[("2026-10-01", 2), ("2026-11-20", 10)], &[], false), (36, 8), false);
        assert!(low[2].starts_with(" 10 |") && low[2].ends_with('o'), "{low:#?}");
        assert!(low[6].starts_with("2-3 |o"), "{low:#?}");
        assert_eq!(low[9].trim(), "1 Oct 2026          20 Nov 2026");
    }

    #[test]
    fn a_helper_has_a_sign_of_their_own_and_both_have_a_third() {
        let own = [("2026-10-01", 1), ("2026-10-20", 2), ("2026-11-20", 3)];
        let both = figure(&own, &[("2026-10-20", 4), ("2026-11-20", 3)], true);
        let wide = drawn(&both, (72, 20), true);
        assert!(wide[2].trim_start().starts_with("The best │") && wide[2].contains('◇'), "{wide:#?}");
        assert!(wide[4].trim_start().starts_with("Better │") && wide[4].ends_with('◈'), "{wide:#?}");
        assert!(wide.last().unwrap().contains("● you   ◇ your helper   ◈ both"), "{wide:#?}");
        let narrow = drawn(&both, (36, 8), false);
        assert_eq!((narrow[2].as_str(), narrow[4].as_str()), ("The best", "Better"));
        assert!(narrow[5].ends_with('*') && narrow[3].contains('x'), "{narrow:#?}");
    }

    #[test]
    fn one_drawing_in_a_wide_and_in_a_narrow_column() {
        let own = [("2026-10-01", 1), ("2026-10-20", 2), ("2026-10-28", 7), ("2026-11-20", 3)];
        let rate = figure(&own, &[("2026-10-20", 4), ("2026-11-20", 3)], false);
        assert_eq!(
            [drawn(&rate, (52, 18), false), drawn(&rate, (34, 10), false)].concat(),
            [
                "words",
                "",
                " 10 |",
                "8-9 |",
                "6-7 |                       ..o.....",
                "4-5 |                 x ....        ..........",
                "2-3 |         ........o.                      .....*",
                "0-1 |o........",
                "    +-----------------------------------------------",
                "     1 Oct 2026                          20 Nov 2026",
                "0: not begun - 10: there",
                "o you   x your helper   * both",
                "words",
                "",
                " 10 |",
                "8-9 |",
                "6-7 |              .o...",
                "4-5 |           x..     ......",
                "2-3 |      .....o             ...*",
                "0-1 |o.....",
                "    +-----------------------------",
                "     1 Oct 2026        20 Nov 2026",
                "0: not begun - 10: there",
                "o you   x your helper   * both",
            ]
        );
    }

    #[test]
    fn a_long_series_is_thinned_and_its_first_and_last_stay() {
        let first = Day::iso("2026-01-01").unwrap();
        let day = |n: i64| Point { day: first.plus_days(n), value: if n == 0 || n == 199 { 10 } else { 1 } };
        let points: Vec<Point> = (0..200).map(day).collect();
        let place = Place { first, span: 199, columns: 40 };
        let drawn_points = thinned(&points, &place);
        assert_eq!(drawn_points.len(), 40);
        assert_eq!((drawn_points[0].1, drawn_points[39].1), (0, 199));
        let Shape::Lines(lines) = figure(&[], &[], false).shape().clone() else { panic!() };
        let long = Figure::new("words".into(), Vec::new(), Shape::Lines(Lines { own: points, ..lines })).unwrap();
        let seen = drawn(&long, (36, 24), false);
        assert!(seen[2].starts_with("10 |o") && seen[2].ends_with('o'), "{seen:#?}");
        assert!(seen.iter().any(|line| line.contains("of 200")), "{seen:#?}");
    }

    #[test]
    fn looks_of_one_day_stand_side_by_side_and_a_small_window_says_the_figures() {
        let one_day = figure(&[("2026-10-01", 2), ("2026-10-01", 5)], &[], false);
        assert_eq!(count(&drawn(&one_day, (40, 20), true), '●'), 2);
        let three = figure(&[("2026-10-01", 2), ("2026-10-01", 4), ("2026-10-01", 6)], &[], false);
        let seen = drawn(&three, (40, 24), false);
        let [left, middle, right] = [10, 8, 6].map(|row: usize| seen[row].find('o').unwrap());
        assert!((middle - left).abs_diff(right - middle) < 2 && seen[6].ends_with('o'), "{seen:#?}");
        assert_eq!(drawn(&one_day, (11, 5), true), ["words", "", "1 Nov: 2"]);
    }

    #[test]
    fn looks_stand_over_their_days_and_are_joined_in_even_steps() {
        let own = [("2026-10-01", 0), ("2026-10-11", 10), ("2026-11-20", 5)];
        let both = figure(&own, &[("2026-10-11", 10), ("2026-11-01", 3)], false);
        let low = [
            " 10 |         *.....",
            "8-9 |       ..      ............",
            "6-7 |     ..                    ............",
            "4-5 |   ..                                  .....o",
            "2-3 | ..                        x",
            "0-1 |o",
            "    +---------------------------------------------",
            "     1 Oct 2026                        20 Nov 2026",
            "0: not begun - 10: there",
            "o you   x your helper   * both",
        ];
        assert_eq!(drawn(&both, (50, 12), false)[2..], low);
        let tall = drawn(&both, (50, 24), false);
        assert_eq!(tall[2], "10 |         *...");
        assert_eq!(tall[5..9].iter().map(|line| line.find('.')).collect::<Vec<_>>(), [10, 9, 9, 8].map(Some));
        assert_eq!(tall[9], " 3 |   .                        x");
        // Where both days have no room, the last one is told.
        assert_eq!(drawn(&both, (24, 12), false)[9], "     20 Nov 2026");
    }

    #[test]
    fn on_a_ladder_with_room_each_step_has_a_line_between() {
        let own = [("2026-10-01", 1), ("2026-10-20", 2), ("2026-11-20", 3)];
        let both = figure(&own, &[("2026-10-10", 4), ("2026-11-20", 3)], true);
        let roomy = [
            "       The best |        x",
            "                |",
            "         Better |                                    ......*",
            "                |                       .............",
            "     As I hoped |            ....o......",
            "                |    ........",
            "Part of the way |o...",
            "                |",
            " A hard stretch |",
            "                +-------------------------------------------",
            "                 1 Oct 2026                      20 Nov 2026",
        ];
        assert_eq!(drawn(&both, (60, 18), false)[2..13], roomy);
        assert_eq!(drawn(&both, (60, 17), false)[3], "         Better |                             .............*");
    }
}
