//! A sheet of cells for round pictures: fine dots behind, signs and labels before them, each with room of its own.

use super::{fit, line::Line, paragraph::beside_each_other, setting::Setting, theme::Role};
use crate::{base::letters, say};

/// A whole turn, in tenths of a degree.
pub(super) const TURN: isize = 3600;
/// Dots of one cell: across and down. A dot is as wide as it is high.
pub(super) const ACROSS: isize = 2;
pub(super) const DOWN: isize = 4;
/// The most columns; a line of cells is kept in one number.
const MOST: usize = 120;
/// Columns between a picture and the list beside it, and the fewest of that list.
const GAP: usize = 3;
const LIST: usize = 24;
/// Columns of a number in a list, with the blank after it.
const NUMBER: usize = 3;

/// Where dots come from that are drawn more closely, and where those that only guide the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Faint,
    Strong,
}

/// A sign or a label in its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) text: String,
    role: Role,
}

/// The sheet.
#[derive(Debug)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    /// Dots finer than a cell can be shown.
    fine: bool,
    /// For each cell which of its dots are set, and whether some of them are strong.
    dots: Vec<(u8, bool)>,
    /// For each row the cells that are taken, one bit each.
    taken: Vec<u128>,
    pub(super) pieces: Vec<Piece>,
}

impl Grid {
    pub(super) fn new(at: &Setting, columns: usize, rows: usize) -> Self {
        let columns = columns.min(MOST);
        let fine = !at.theme.glyphs.rule.is_ascii();
        Self { columns, rows, fine, dots: vec![(0, false); columns * rows], taken: vec![0; rows], pieces: Vec::new() }
    }

    /// The dot in the middle of the sheet.
    pub(super) fn middle(&self) -> (isize, isize) {
        (signed(self.columns / 2) * ACROSS, signed(self.rows / 2) * DOWN + DOWN / 2)
    }

    /// The cell in which a dot stands.
    pub(super) fn cell((x, y): (isize, isize)) -> (isize, isize) {
        (x.div_euclid(ACROSS), y.div_euclid(DOWN))
    }

    /// Sets a dot; outside the sheet nothing happens.
    pub(super) fn dot(&mut self, (x, y): (isize, isize), ink: Ink) {
        const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];
        let (column, row) = Self::cell((x, y));
        let Some((column, row)) = self.inside(column, row) else { return };
        let part = |at: isize, of: isize| usize::try_from(at.rem_euclid(of)).unwrap_or(0);
        let bit = BITS.get(part(x, ACROSS)).and_then(|bits| bits.get(part(y, DOWN))).copied().unwrap_or(0);
        if let Some((bits, strong)) = self.dots.get_mut(row * self.columns + column) {
            *bits |= bit;
            *strong |= ink == Ink::Strong;
        }
    }

    /// A stroke that stands out: two dots wide where dots are finer than a cell.
    pub(super) fn stroke(&mut self, (x, y): (isize, isize)) {
        let beside = isize::from(self.fine);
        for dot in [(x, y), (x + beside, y), (x, y + beside)] {
            self.dot(dot, Ink::Strong);
        }
    }

    /// Dots all around the middle, so many dots from each other.
    pub(super) fn ring(&mut self, (wide, high): (isize, isize), apart: isize) {
        let middle = self.middle();
        let dots = ((wide + high) * 3 / apart.max(1)).max(8);
        for nth in 0..dots {
            self.dot(around(middle, (wide, high), nth * TURN / dots), Ink::Faint);
        }
    }

    fn inside(&self, x: isize, y: isize) -> Option<(usize, usize)> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < self.columns && y < self.rows).then_some((x, y))
    }

    /// Those cells are on the sheet, and neither they nor `gap` cells beside them are taken.
    pub(super) fn free(&self, (x, y): (isize, isize), width: usize, gap: usize) -> bool {
        let Some((x, y)) = self.inside(x, y) else { return false };
        if width == 0 || x + width > self.columns {
            return false;
        }
        let from = x.saturating_sub(gap);
        self.taken.get(y).is_some_and(|row| row & bits(from, x + width + gap) == 0)
    }

    /// Puts a label there, and takes away the dots right beside it, which would be read with it.
    pub(super) fn put_label(&mut self, (x, y): (isize, isize), text: &str, role: Role) -> bool {
        let put = self.put((x, y), text, role);
        for beside in [x - 1, x + signed(letters::width(text))] {
            let Some((column, row)) = self.inside(beside, y).filter(|_| put) else { continue };
            if let Some(dots) = self.dots.get_mut(row * self.columns + column).filter(|(_, strong)| !strong) {
                *dots = (0, false);
            }
        }
        put
    }

    /// Puts a sign or label there; not where another one stands.
    pub(super) fn put(&mut self, (x, y): (isize, isize), text: &str, role: Role) -> bool {
        let width = letters::width(text);
        let Some(at) = self.inside(x, y).filter(|_| self.free((x, y), width, 0)) else { return false };
        if let Some(row) = self.taken.get_mut(at.1) {
            *row |= bits(at.0, at.0 + width);
        }
        self.pieces.push(Piece { x: at.0, y: at.1, width, text: text.to_owned(), role });
        true
    }

    /// The sheet as lines, without those that are blank at its top and bottom.
    pub(super) fn lines(mut self) -> Vec<Line> {
        self.pieces.sort_by_key(|piece| (piece.y, piece.x));
        let mut pieces = self.pieces.iter().peekable();
        let mut lines = Vec::with_capacity(self.rows);
        for y in 0..self.rows {
            let mut runs: Vec<(String, Role)> = Vec::new();
            let mut x = 0;
            while x < self.columns {
                if let Some(piece) = pieces.next_if(|piece| (piece.x, piece.y) == (x, y)) {
                    add(&mut runs, &piece.text, Some(piece.role));
                    x += piece.width;
                    continue;
                }
                match self.dots.get(y * self.columns + x) {
                    Some((bits, strong)) if *bits != 0 => {
                        let role = if *strong { Role::Accent } else { Role::Quiet };
                        add(&mut runs, self.sign(*bits, *strong).encode_utf8(&mut [0; 4]), Some(role));
                    }
                    _ => add(&mut runs, " ", None),
                }
                x += 1;
            }
            lines.push(line(runs));
        }
        let filled = |line: &Line| !line.spans.is_empty();
        let first = lines.iter().position(filled).unwrap_or(lines.len());
        let end = lines.iter().rposition(filled).map_or(first, |last| last + 1);
        lines.truncate(end);
        lines.split_off(first)
    }

    fn sign(&self, bits: u8, strong: bool) -> char {
        match (self.fine, strong) {
            (true, _) => char::from_u32(0x2800 + u32::from(bits)).unwrap_or('.'),
            (false, true) => '#',
            (false, false) => '.',
        }
    }
}

/// The bits from one to before another.
fn bits(from: usize, end: usize) -> u128 {
    let below = |n: usize| if n >= 128 { u128::MAX } else { (1 << n) - 1 };
    below(end) & !below(from)
}

/// Blanks have no kind of their own.
fn add(runs: &mut Vec<(String, Role)>, text: &str, role: Option<Role>) {
    match runs.last_mut() {
        Some((run, is)) if role.is_none_or(|role| role == *is) => run.push_str(text),
        _ => runs.push((text.to_owned(), role.unwrap_or(Role::Plain))),
    }
}

fn line(mut runs: Vec<(String, Role)>) -> Line {
    if let Some((text, _)) = runs.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
    let spans = runs.into_iter().filter(|(text, _)| !text.is_empty());
    spans.fold(Line::default(), |line, (text, role)| line.and(text, role))
}

/// The dot so far around from the top, clockwise, on a ring of that size.
pub(super) fn around((x, y): (isize, isize), (wide, high): (isize, isize), turn: isize) -> (isize, isize) {
    (x + of_1000(wide * sine(turn)), y - of_1000(high * sine(turn + TURN / 4)))
}

fn of_1000(n: isize) -> isize {
    (n + 500 * n.signum()) / 1000
}

/// The sine in thousandths, of tenths of a degree: Bhaskara I's fraction (629), less than 3 thousandths off.
pub(super) fn sine(turn: isize) -> isize {
    const HALF: isize = TURN / 2;
    let (turn, sign) = match turn.rem_euclid(TURN) {
        first if first < HALF => (first, 1),
        second => (second - HALF, -1),
    };
    let product = turn * (HALF - turn);
    sign * 4000 * product / (5 * HALF * HALF / 4 - product)
}

/// As columns are counted where they can lie to either side.
pub(super) fn signed(n: usize) -> isize {
    isize::try_from(n).unwrap_or(isize::MAX)
}

/// "1 Home and daily life: 4", a number a row.
pub(super) fn numbered<'a>(at: &Setting, rows: impl Iterator<Item = (&'a str, &'a str)>, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (nth, (label, value)) in rows.enumerate() {
        let text = match value.trim() {
            "" => label.to_owned(),
            value => at.words.say(&say!("plain.field", label = label, value = value)),
        };
        let wrapped = fit::wrap_clipped(&text, width.saturating_sub(NUMBER).max(1), 3);
        for (row, words) in wrapped.into_iter().enumerate() {
            let before = if row == 0 { (nth + 1).to_string() } else { String::new() };
            let line = Line::new(format!("{before:>2} {words}"), Role::Plain);
            lines.push(line);
        }
    }
    lines
}

/// The list stands beside the picture where there is room, else under it and under what its signs mean.
pub(super) fn with_list(
    mut picture: Vec<Line>,
    told: Vec<Line>,
    (columns, width): (usize, usize),
    list: impl Fn(usize) -> Vec<Line>,
) -> Vec<Line> {
    let start = columns + GAP;
    if width < start + LIST {
        picture.extend(told);
        picture.push(Line::blank());
        picture.extend(list(width));
        return picture;
    }
    let list = list(width - start);
    // A short list stands at the middle of the picture.
    let above = picture.len().saturating_sub(list.len()) / 2;
    picture.resize(picture.len().max(list.len()), Line::blank());
    for (line, beside) in picture.iter_mut().skip(above).zip(list) {
        let pad = " ".repeat(start.saturating_sub(line.width()));
        *line = std::mem::take(line).and(pad, Role::Plain);
        line.spans.extend(beside.spans);
    }
    picture.extend(told);
    picture
}

/// What signs mean, as many on a line as there is room for.
pub(super) fn legend(signs: &[(&str, &str)], width: usize) -> Vec<Line> {
    let told = signs.iter().filter(|(_, name)| !name.trim().is_empty());
    let told: Vec<String> = told.map(|(sign, name)| format!("{sign} {}", fit::one_line(name, width))).collect();
    beside_each_other(&told, width)
}

/// A label on one line of the picture.
pub(super) fn label(text: &str, columns: usize) -> String {
    fit::one_line(text.trim(), columns)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        content::Words,
        tui::{
            charts::tests::setting,
            theme::{Looks, Theme},
        },
    };

    /// What stands in the sheet, after looking that nothing shares a cell with another, or leaves it.
    pub(in crate::tui) fn apart(grid: &Grid) -> Vec<String> {
        for (nth, one) in grid.pieces.iter().enumerate() {
            assert!(one.x + one.width <= grid.columns && one.y < grid.rows, "{one:?}");
            for other in grid.pieces.iter().skip(nth + 1).filter(|other| other.y == one.y) {
                assert!(one.x + one.width <= other.x || other.x + other.width <= one.x, "{one:?} {other:?}");
            }
        }
        grid.pieces.iter().map(|piece| piece.text.clone()).collect()
    }

    fn sheet(unicode: bool) -> Grid {
        let theme = Theme::new(Looks::pair(unicode));
        Grid::new(&setting(&theme, &Words::english(), 20), 10, 3)
    }

    fn text(grid: Grid) -> Vec<String> {
        grid.lines().iter().map(|line| line.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_sine_is_right_to_three_thousandths() {
        for turn in -TURN..=2 * TURN {
            let right = (f64::from(i32::try_from(turn).unwrap()) / 1800.0 * std::f64::consts::PI).sin() * 1000.0;
            let off = (f64::from(i32::try_from(sine(turn)).unwrap()) - right).abs();
            assert!(off < 3.0, "{turn}: {off}");
        }
        assert_eq!(around((0, 0), (8, 4), 0), (0, -4));
        assert_eq!(around((0, 0), (8, 4), TURN / 4), (8, 0));
        assert_eq!(around((0, 0), (8, 4), TURN / 2), (0, 4));
    }

    #[test]
    fn nothing_is_put_over_another_or_outside() {
        let mut grid = sheet(true);
        assert!(grid.put((2, 1), "爸爸", Role::Plain));
        for (at, word) in [((5, 1), "a"), ((0, 1), "abc"), ((-1, 0), "a"), ((9, 0), "ab"), ((0, 3), "a"), ((0, 0), "")]
        {
            assert!(!grid.put(at, word, Role::Plain), "{word}");
        }
        assert!(grid.free((6, 1), 1, 0) && !grid.free((6, 1), 1, 1));
        assert!(grid.put((6, 1), "b", Role::Plain) && grid.put((0, 2), "c", Role::Plain));
        for dot in [(-1, 0), (0, -1), (20, 0), (0, 12)] {
            grid.dot(dot, Ink::Strong);
        }
        assert_eq!(apart(&grid), ["爸爸", "b", "c"]);
        // The line above them is blank, and left out.
        assert_eq!(text(grid), ["  爸爸b", "c"]);
    }

    #[test]
    fn dots_are_finer_than_a_cell_where_they_can_be_shown() {
        for (unicode, shown) in [(true, "⠁⠇ ⣿"), (false, ".# #")] {
            let mut grid = sheet(unicode);
            grid.dot((0, 0), Ink::Faint);
            (0..3).for_each(|y| grid.dot((2, y), Ink::Strong));
            (0..8).for_each(|nth| grid.dot((6 + nth % 2, nth / 2), Ink::Strong));
            assert_eq!(text(grid), [shown]);
        }
        let mut grid = sheet(true);
        grid.ring((6, 5), 1);
        assert!(grid.put_label((4, 1), "me", Role::Plain));
        assert!(text(grid).concat().contains(" me "));
    }

    #[test]
    fn the_list_stands_in_the_middle_beside_the_picture_or_under_it() {
        let stand = |high: usize, items: usize, width: usize| -> Vec<String> {
            let picture = vec![Line::new("#", Role::Plain); high];
            let list = |width: usize| vec![Line::new(width.to_string(), Role::Plain); items];
            let lines = with_list(picture, vec![Line::new("told", Role::Quiet)], (4, width), list);
            lines.iter().map(|line| line.spans.iter().map(|span| span.text.as_str()).collect()).collect()
        };
        let start = 4 + GAP;
        let beside = format!("#{}{LIST}", " ".repeat(start - 1));
        assert_eq!(stand(5, 1, start + LIST), ["#", "#", &beside, "#", "#", "told"]);
        assert_eq!(stand(5, 2, start + LIST), ["#", &beside, &beside, "#", "#", "told"]);
        let below = format!("{}{LIST}", " ".repeat(start));
        assert_eq!(stand(1, 2, start + LIST), [&beside, &below, "told"]);
        let whole = (start + LIST - 1).to_string();
        assert_eq!(stand(2, 1, start + LIST - 1), ["#", "#", "told", "", &whole]);
    }
}
