//! A picture of half cells: colours one above the other in each cell.

use ratatui::style::Color;

use crate::tui::{
    line::{Line, Span},
    palette::{self, Palette, Rgb},
    theme::Role,
};

/// Red, green and blue as they are reckoned with.
pub(super) type Tint = [f64; 3];

/// Fills the upper half of a cell.
const UPPER: &str = "▀";

/// One half of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Half {
    /// The page shows where it has none.
    pub(super) tint: Option<Tint>,
    /// The stone that fills most of it.
    pub(super) stone: Option<usize>,
}

/// Half cells, row by row from the top.
#[derive(Debug)]
pub(super) struct Canvas {
    pub(super) wide: usize,
    pub(super) high: usize,
    halves: Vec<Half>,
    palette: &'static Palette,
    page: Tint,
}

/// A number of cells, to reckon with.
pub(super) fn real(cells: usize) -> f64 {
    u32::try_from(cells).map_or(0.0, f64::from)
}

/// That many whole ones, none where there are less than one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is clamped before; there is no other way"
)]
pub(super) fn whole(number: f64) -> usize {
    number.clamp(0.0, 1e6) as usize
}

/// So much of the second, the rest of the first.
pub(super) fn mix(one: Tint, other: Tint, share: f64) -> Tint {
    let [red, green, blue] = one;
    let [other_red, other_green, other_blue] = other;
    let part = |one: f64, other: f64| one + (other - one) * share;
    [part(red, other_red), part(green, other_green), part(blue, other_blue)]
}

pub(super) fn tint(rgb: Rgb) -> Tint {
    rgb.map(f64::from)
}

fn rgb(tint: Tint) -> Rgb {
    tint.map(|part| u8::try_from(whole(part + 0.5)).unwrap_or(u8::MAX))
}

impl Canvas {
    pub(super) fn new(wide: usize, high: usize, palette: &'static Palette) -> Self {
        let page = tint(palette::parts(palette.page).unwrap_or_default());
        Self { wide, high, halves: vec![Half::default(); wide * high], palette, page }
    }

    pub(super) fn page(&self) -> Tint {
        self.page
    }

    pub(super) fn get(&self, x: usize, y: usize) -> Half {
        self.halves.get(y * self.wide + x).copied().unwrap_or_default()
    }

    /// Lays a colour over a half cell, so much of it that the rest of what was there shows through.
    pub(super) fn lay(&mut self, (x, y): (usize, usize), over: Tint, share: f64, stone: Option<usize>) {
        let page = self.page;
        if let Some(half) = self.halves.get_mut(y * self.wide + x).filter(|_| x < self.wide) {
            half.tint = Some(mix(half.tint.unwrap_or(page), over, share.min(1.0)));
            half.stone = stone.filter(|_| share > 0.5).or(half.stone);
        }
    }

    /// A soft line of ground at the bottom, which fades towards its ends.
    pub(super) fn ground(&mut self) {
        let Some((line, bottom)) = palette::parts(self.palette.rule).zip(self.high.checked_sub(1)) else { return };
        for x in 0..self.wide {
            let from_middle = ((real(x) + 0.5) / real(self.wide) * 2.0 - 1.0).abs();
            self.lay((x, bottom), tint(line), 0.9 * (1.0 - from_middle.powi(3)), None);
        }
    }

    fn colour(&self, half: Half) -> Color {
        let Some(tint) = half.tint else { return self.palette.page };
        match (self.palette.page, rgb(tint)) {
            (Color::Indexed(_), rgb) => palette::nearest(rgb),
            (_, [red, green, blue]) => Color::Rgb(red, green, blue),
        }
    }

    /// The lines, and which stone each of their cells shows.
    pub(super) fn lines(&self) -> Vec<(Line, Vec<Option<usize>>)> {
        let line = |y: usize| {
            let mut line = Line::default();
            for x in 0..self.wide {
                let (upper, lower) = (self.get(x, y), self.get(x, y + 1));
                let (text, role) = match (upper.tint, lower.tint) {
                    (None, None) => (" ", Role::Plain),
                    _ => (UPPER, Role::Halves(self.colour(upper), self.colour(lower))),
                };
                match line.spans.last_mut() {
                    Some(span) if span.role == role => span.text.push_str(text),
                    _ => line.spans.push(Span { text: text.to_owned(), role }),
                }
            }
            let stones = (0..self.wide).map(|x| self.get(x, y).stone.or(self.get(x, y + 1).stone)).collect();
            (line, stones)
        };
        (0..self.high).step_by(2).map(line).collect()
    }
}
