//! Numbers that look thrown and are the same for the same seed on every machine.
//!
//! Never for what must not be guessed.

/// A row of numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// The row that belongs to `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next one, from `low` up to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        let [a, b, c, d, ..] = self.roll().to_be_bytes();
        low + (high - low) * f64::from(u32::from_be_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_all_stay_between() {
        let thrown = |seed| {
            let mut dice = Dice::seeded(seed);
            (0..100).map(|_| dice.between(-1.0, 2.0)).collect::<Vec<f64>>()
        };
        assert_eq!(thrown(7), thrown(7));
        assert_ne!(thrown(7), thrown(8));
        let all = thrown(9);
        assert!(all.iter().all(|n| (-1.0..2.0).contains(n)));
        assert!(all.iter().any(|n| *n < 0.0) && all.iter().any(|n| *n > 1.0));
    }
}
