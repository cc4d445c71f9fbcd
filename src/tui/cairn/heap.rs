//! One heap of stones, painted: lit from above and a little from the left, with dark gaps between them.

use super::{
    canvas::{Canvas, Tint, mix, real, tint, whole},
    laid::Laid,
    stone::Spot,
};
use crate::tui::palette::Stonework;

/// Samples of a half cell, each way.
const SAMPLES: usize = 4;
/// How wide a stone is in units, about.
pub(super) const STONE: f64 = 2.05;

/// A heap and where it stands on a canvas.
#[derive(Debug)]
pub(super) struct Heap<'a> {
    pub(super) stones: &'a [Laid],
    pub(super) work: &'static Stonework,
    /// Half cells to a unit.
    pub(super) scale: f64,
    /// The column that the first stone's middle is in.
    pub(super) middle: f64,
    /// The row that the heap stands on.
    pub(super) ground: f64,
    /// How much of the page lies before it, where it is further away. Only on the near one stones are told apart.
    pub(super) haze: Option<f64>,
    /// So many of the first have moss.
    pub(super) mossy: usize,
    pub(super) chosen: Option<usize>,
}

/// How far a heap reaches: to the left, to the right, and up.
pub(super) fn reach(stones: &[Laid]) -> (f64, f64, f64) {
    let start = (f64::INFINITY, f64::NEG_INFINITY, 0.0_f64);
    stones.iter().fold(start, |(left, right, top), laid| {
        let (across, up) = (laid.form.across, laid.form.up);
        (left.min(laid.right - across), right.max(laid.right + across), top.max(laid.above + up))
    })
}

/// The half cells to a unit with which stones fill a room of that width and height.
pub(super) fn scale(stones: &[Laid], (wide, high): (f64, f64)) -> f64 {
    let (left, right, top) = reach(stones);
    ((wide - 1.0) / (right - left)).min((high - 1.2) / (top + 0.1))
}

/// How many of the first can be shown there, each about so many half cells wide. One always can.
pub(super) fn fitting(stones: &[Laid], room: (f64, f64), least: f64) -> usize {
    let fits = |n: &usize| stones.get(..*n).is_some_and(|some| scale(some, room) * STONE >= least);
    (2..=stones.len()).take_while(fits).last().unwrap_or(1)
}

impl Heap<'_> {
    /// Paints it over what is there, above the line of the ground.
    pub(super) fn paint(&self, canvas: &mut Canvas) {
        let (left, right, top) = reach(self.stones);
        let mut upper: Vec<&Laid> = self.stones.iter().collect();
        // What lies higher covers what lies lower.
        upper.sort_by(|one, other| other.above.total_cmp(&one.above));
        let columns = |edge: f64| self.middle + edge * self.scale;
        let rows = whole((self.ground - (top + 0.2) * self.scale).floor())..whole(self.ground.ceil());
        for y in rows.start..rows.end.min(canvas.high.saturating_sub(1)) {
            for x in whole(columns(left) - 1.0)..whole(columns(right) + 2.0).min(canvas.wide) {
                self.half(canvas, &upper, (x, y));
            }
        }
    }

    /// One half cell; `upper`: the stones from the highest down.
    fn half(&self, canvas: &mut Canvas, upper: &[&Laid], (x, y): (usize, usize)) {
        let here = self.point((real(x) + 0.5, real(y) + 0.5));
        let margin = 0.5 / self.scale;
        let near: Vec<&Laid> = upper.iter().copied().filter(|laid| is_near(laid, here, margin)).collect();
        let under = self.stones.iter().any(|laid| is_under(laid, (here.0, here.1 - margin), margin));
        if near.is_empty() && !under {
            return;
        }
        let (mut sum, mut hits, mut stone) = ([0.0; 3], 0, None);
        for nth in 0..SAMPLES * SAMPLES {
            let inside = |nth: usize| (real(nth) + 0.5) / real(SAMPLES);
            let at = self.point((real(x) + inside(nth % SAMPLES), real(y) + inside(nth / SAMPLES)));
            let Some((colour, hit)) = self.sample(&near, under, at) else { continue };
            sum = [sum[0] + colour[0], sum[1] + colour[1], sum[2] + colour[2]];
            hits += 1;
            stone = hit.or(stone);
        }
        let share = real(hits) / real(SAMPLES * SAMPLES);
        if share > 0.08 {
            let mean = mix(sum.map(|part| part / real(hits)), canvas.page(), self.haze.unwrap_or(0.0));
            canvas.lay((x, y), mean, share * 1.06, stone.filter(|_| self.haze.is_none()));
        }
    }

    /// From half cells to units, from the first stone's middle and the ground.
    fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.middle) / self.scale, (self.ground - y) / self.scale)
    }

    /// What is seen at a point, and on which stone; `None` where the page shows.
    fn sample(&self, near: &[&Laid], under: bool, (right, above): (f64, f64)) -> Option<(Tint, Option<usize>)> {
        if above < 0.0 {
            return None;
        }
        let hit = near.iter().find_map(|laid| {
            let spot = laid.form.spot((right - laid.right, above - laid.above))?;
            Some((self.lit(laid, spot, (right, above)), Some(laid.nth)))
        });
        hit.or_else(|| (under && self.is_gap((right, above))).then(|| (tint(self.work.gap), None)))
    }

    /// A stone's colour where light falls on it from above, a little from the left, and from before it.
    fn lit(&self, laid: &Laid, spot: Spot, (right, above): (f64, f64)) -> Tint {
        let work = self.work;
        let own = work.tones.get(laid.form.tone % work.tones.len()).copied().unwrap_or(work.light);
        let own = if self.chosen == Some(laid.nth) { work.chosen } else { own };
        let before = (1.0 - spot.out * spot.out).max(0.0).sqrt();
        let light = 0.72 * spot.up - 0.42 * spot.across + 0.55 * before - 0.28;
        let mut seen = if light > 0.0 {
            mix(tint(own), tint(work.light), (light * 0.62).min(0.42))
        } else {
            mix(tint(own), tint(work.shade), (-light * 0.62).min(0.58))
        };
        if spot.out > 0.86 && spot.up < 0.15 {
            seen = mix(seen, tint(work.rim), 0.42 * (spot.out - 0.86) / 0.14);
        }
        let patch = || (right * 5.1 + real(laid.nth)).sin() + (above * 9.7).sin();
        if laid.nth < self.mossy && spot.up > 0.1 && patch() > 0.9 {
            seen = mix(seen, tint(work.moss), 0.5);
        }
        seen
    }

    /// Between stones: one above it, and stones on both sides, or on one where it is near the ground.
    fn is_gap(&self, (right, above): (f64, f64)) -> bool {
        let beside = |side: f64| {
            self.stones.iter().any(|laid| {
                let away = (right - laid.right) * side;
                away > 0.0 && away < laid.form.across * 1.9 && (laid.above - above).abs() < laid.form.up * 0.9
            })
        };
        let (left_of_it, right_of_it) = (beside(1.0), beside(-1.0));
        let held = left_of_it && right_of_it || (left_of_it || right_of_it) && above < 0.5;
        held && self.stones.iter().any(|laid| is_under(laid, (right, above), 0.0))
    }
}

fn is_near(laid: &Laid, (right, above): (f64, f64), margin: f64) -> bool {
    (right - laid.right).abs() < laid.form.across * 1.2 + margin
        && (above - laid.above).abs() < laid.form.up * 1.25 + margin
}

/// That stone is above the point.
fn is_under(laid: &Laid, (right, above): (f64, f64), margin: f64) -> bool {
    (right - laid.right).abs() < laid.form.across * 0.8 + margin && laid.above > above
}
