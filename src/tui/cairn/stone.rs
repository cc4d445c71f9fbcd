//! The form of one stone, from the id of its entry; its size from how hard it was.

use crate::{
    base::Dice,
    page::{Row, RowId, Size, Stone},
    tui::theme::Role,
};

/// How high a stone is for its width.
pub(super) const FLATNESS: f64 = 0.54;

/// A stone's outline around its middle, in units of about half a stone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    /// Half its width.
    pub(super) across: f64,
    /// Half its height.
    pub(super) up: f64,
    /// How it leans.
    tilt: Turn,
    /// Which of the tones of stones it has.
    pub(super) tone: usize,
    /// 2 is an ellipse; more is fuller at the corners.
    fullness: f64,
    /// How much lower its lower half is.
    flat: f64,
    /// What makes the outline uneven: how much, and where on the way round it begins.
    waves: [(f64, Turn); 3],
}

/// A turn by an angle: its cosine and its sine.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Turn(f64, f64);

/// A point on a stone: its distance from the middle, 1 at the edge, and where it is, across and up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) out: f64,
    pub(super) across: f64,
    pub(super) up: f64,
}

/// The stone of a row.
pub(super) fn of_row(row: &Row) -> Stone {
    let seed = match &row.id {
        RowId::Record(id) => id.seed(),
        _ => 0,
    };
    Stone { seed, size: row.size }
}

/// Where stones are letters, each has its own tone, too.
pub(super) fn tone(stone: Stone) -> Role {
    Role::Stone(usize::try_from((stone.seed >> 20) % 16).unwrap_or(0))
}

impl Turn {
    fn by(angle: f64) -> Self {
        Self(angle.cos(), angle.sin())
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 * other.0 - self.1 * other.1, self.0 * other.1 + self.1 * other.0)
    }
}

impl Form {
    /// The form of that stone, the same on every page.
    pub(super) fn of(stone: Stone) -> Self {
        let mut dice = Dice::seeded(stone.seed);
        let size = match stone.size {
            Size::Small => 0.86,
            Size::Middle => 1.04,
            Size::Large => 1.3,
        };
        let across = dice.between(0.92, 1.22) * size;
        let mut wave = || (dice.between(0.0, 0.055), Turn::by(dice.between(0.0, std::f64::consts::TAU)));
        let waves = [(); 3].map(|()| wave());
        Self {
            across,
            up: across * FLATNESS * dice.between(0.98, 1.14),
            tilt: Turn::by(dice.between(-0.10, 0.10)),
            tone: usize::try_from(dice.roll() >> 40).unwrap_or(0),
            fullness: dice.between(2.1, 2.7),
            flat: dice.between(0.72, 0.9),
            waves,
        }
    }

    /// Leaning by that angle more, in radians, as what it lies on lets it.
    pub(super) fn leaning(mut self, by: f64) -> Self {
        self.tilt = self.tilt.and(Turn::by(by));
        self
    }

    /// The spot so far from the middle, on a stone that leans as it does; `None` off the stone.
    ///
    /// A superellipse (Lamé 1818) whose radius is changed by three waves of 2, 3 and 5 to the round.
    pub(super) fn spot(&self, (right, above): (f64, f64)) -> Option<Spot> {
        let Turn(cosine, sine) = self.tilt;
        let across = (right * cosine + above * sine) / (self.across * 1.05);
        let up = (above * cosine - right * sine) / (self.up * 1.02);
        let up = if up < 0.0 { up / self.flat } else { up };
        let length = across.hypot(up);
        if length > 1.6 || across.abs() > 1.25 || up.abs() > 1.25 {
            return None;
        }
        let once = if length > 1e-9 { Turn(across / length, up / length) } else { Turn(1.0, 0.0) };
        let twice = once.and(once);
        let thrice = twice.and(once);
        let rounds = [twice, thrice, twice.and(thrice)];
        let waves = self.waves.iter().zip(rounds).map(|((much, start), round)| much * round.and(*start).0);
        let reach = 1.0 + waves.sum::<f64>();
        let part = |along: f64| (along / reach).abs().powf(self.fullness);
        let sum = part(across) + part(up);
        (sum <= 1.0).then(|| Spot { out: sum.powf(self.fullness.recip()), across, up })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_form_the_same_every_time_and_what_was_hard_is_larger() {
        for seed in 0..200 {
            let [small, middle, large] =
                [Size::Small, Size::Middle, Size::Large].map(|size| Form::of(Stone { seed, size }));
            assert!(small.across < middle.across && middle.across < large.across);
            assert_eq!(middle, Form::of(Stone { seed, size: Size::Middle }));
            assert_ne!(middle, Form::of(Stone { seed: seed + 1, size: Size::Middle }));
            assert!(middle.spot((0.0, 0.0)).is_some_and(|spot| spot.out < 0.1));
            assert!(middle.spot((middle.across * 1.3, 0.0)).is_none());
            assert!(middle.up < middle.across);
        }
    }
}
