//! How stones lie: each on the ground or on two others, as low and as near the middle as it can.
//!
//! A stone that lies never moves again: what is laid later looks at what is there, never the other way round.

use super::stone::{FLATNESS, Form};
use crate::{base::Dice, page::Stone};

/// What going out by one unit costs, in units of height: the more, the steeper the cairn.
const STEEPNESS: f64 = 1.25;
/// How far stones may sink into each other, so that they touch to the eye.
const TOUCH: f64 = 0.03;

/// A stone and where its middle is: to the right of the first one's, and above the ground.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Laid {
    pub(super) form: Form,
    pub(super) right: f64,
    pub(super) above: f64,
    /// Which of all it is, from the first one laid.
    pub(super) nth: usize,
}

/// What a stone counts as while a place is looked for: a ball, in a world stretched upwards until stones are round.
#[derive(Clone, Copy, Debug)]
struct Ball {
    x: f64,
    y: f64,
    r: f64,
}

/// A place where a ball could rest, and how the stone leans there.
#[derive(Clone, Copy, Debug)]
struct Rest {
    x: f64,
    y: f64,
    lean: f64,
}

/// All of them, laid one after the other, the first one given first.
pub(super) fn laid(stones: &[Stone]) -> Vec<Laid> {
    let mut balls: Vec<Ball> = Vec::new();
    let mut out = Vec::new();
    for (nth, stone) in stones.iter().enumerate() {
        let form = Form::of(*stone);
        // Other numbers than the form is made of.
        let mut dice = Dice::seeded(!stone.seed);
        let rest = best(&balls, form.across, &mut dice);
        balls.push(Ball { x: rest.x, y: rest.y, r: form.across });
        let form = form.leaning((rest.lean * 0.55).clamp(-0.30, 0.30));
        out.push(Laid { form, right: rest.x, above: rest.y * FLATNESS, nth });
    }
    out
}

/// The best of all places where a ball of that radius can rest.
fn best(balls: &[Ball], r: f64, dice: &mut Dice) -> Rest {
    let mut best: Option<(f64, Rest)> = None;
    for rest in rests(balls, r) {
        if balls.iter().any(|ball| overlaps(*ball, &rest, r)) {
            continue;
        }
        let cost =
            (rest.y - r) * FLATNESS + STEEPNESS * rest.x.abs() + 0.04 * rest.x * rest.x + dice.between(0.0, 0.22);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, rest));
        }
    }
    best.map_or(Rest { x: 0.0, y: r, lean: 0.0 }, |(_, rest)| rest)
}

fn overlaps(ball: Ball, rest: &Rest, r: f64) -> bool {
    let least = r + ball.r - TOUCH;
    (rest.x - ball.x).powi(2) + (rest.y - ball.y).powi(2) < least * least
}

/// Places beside a ball that lies on the ground, and on two balls.
fn rests(balls: &[Ball], r: f64) -> Vec<Rest> {
    let mut out = Vec::new();
    for ball in balls {
        if (ball.y - ball.r).abs() < 0.02 {
            let beside = 2.0 * (r * ball.r).sqrt();
            out.extend([-beside, beside].map(|by| Rest { x: ball.x + by, y: r, lean: 0.0 }));
        }
        let right_of_it = balls.iter().filter(|other| other.x > ball.x);
        out.extend(right_of_it.filter_map(|other| between(*ball, *other, r)));
    }
    out
}

/// Where a ball of radius `r` lies on both, the first of which is to the left: the upper one of two points that are as
/// far from their middles as the radii say. It must lie between them, or it would roll off.
fn between(left: Ball, right: Ball, r: f64) -> Option<Rest> {
    let (dx, dy) = (right.x - left.x, right.y - left.y);
    let apart = dx.hypot(dy);
    let (to_left, to_right) = (left.r + r, right.r + r);
    if apart > to_left + to_right || apart < 1e-6 {
        return None;
    }
    let along = (to_left * to_left - to_right * to_right + apart * apart) / (2.0 * apart);
    if along.abs() > to_left {
        return None;
    }
    let off = (to_left * to_left - along * along).sqrt();
    let x = left.x + (along * dx - off * dy) / apart;
    let y = left.y + (along * dy + off * dx) / apart;
    let holds = left.x + 0.12 * left.r < x && x < right.x - 0.12 * right.r;
    holds.then(|| Rest { x, y, lean: (dy * FLATNESS).atan2(dx) })
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::page::Size;

    fn stones() -> impl Strategy<Value = Vec<Stone>> {
        let size = prop_oneof![Just(Size::Small), Just(Size::Middle), Just(Size::Large)];
        vec((any::<u64>(), size).prop_map(|(seed, size)| Stone { seed, size }), 1..41)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// A stone that lies never moves again.
        #[test]
        fn what_is_laid_is_the_beginning_of_what_is_laid_with_one_more(stones in stones()) {
            let all = laid(&stones);
            for n in 0..stones.len() {
                prop_assert_eq!(&laid(&stones[..n])[..], &all[..n]);
            }
        }

        /// None hangs in the air, lies in another or in the ground, and two hold each that is not on the ground.
        #[test]
        fn each_lies_on_the_ground_or_on_others(stones in stones()) {
            let balls: Vec<Ball> = laid(&stones)
                .iter()
                .map(|laid| Ball { x: laid.right, y: laid.above / FLATNESS, r: laid.form.across })
                .collect();
            for (nth, ball) in balls.iter().enumerate() {
                let before = &balls[..nth];
                prop_assert!(ball.y >= ball.r - 1e-9);
                let apart = |other: &&Ball| (other.x - ball.x).hypot(other.y - ball.y) - other.r - ball.r;
                prop_assert!(before.iter().all(|other| apart(&other) > -TOUCH - 1e-9));
                let touched = before.iter().filter(|other| apart(other) < 1e-6).count();
                let needed = if ball.y - ball.r < 1e-9 { 0 } else { 2 };
                prop_assert!(touched >= needed, "{nth} lies on {touched}");
            }
        }
    }
}
