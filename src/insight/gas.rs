//! Several ladders as one number: the T of goal attainment scaling (Kiresuk and Sherman, 1968), and how it changed.
//!
//! Never give a number where nothing was pressed, or a change that the two numbers shown do not add up to.

use crate::workbook::{Goal, Ladder, Level};

/// How much ladders are taken to go together, by convention (Kiresuk and Sherman, 1968).
const RHO: f64 = 0.3;

/// T of ladders, each with its weight `w` and the level `x` it stands at:
/// `50 + 10 Σwx / √((1 − ρ) Σw² + ρ (Σw)²)` with ρ = 0.3.
///
/// Kiresuk and Sherman (1968), in the form of the erratum to Turner-Stokes (2009, Clinical Rehabilitation 23,
/// 362–370). The first printing of that paper has it wrong on pages 364 and 367, and so has code that was copied from
/// there. A weight of 0 takes a ladder out; where all weights are 0 all ladders count the same, as in the R package
/// `gasr`. Nothing scored is no T, not 50.
pub fn t_score(scored: &[(f64, Level)]) -> Option<f64> {
    if scored.is_empty() {
        return None;
    }
    let alike = scored.iter().all(|(weight, _)| *weight == 0.0);
    let weight = |weight: f64| if alike { 1.0 } else { weight };
    let (mut reached, mut squares, mut sum) = (0.0, 0.0, 0.0);
    for (given, level) in scored {
        let w = weight(*given);
        reached += w * f64::from(level.number());
        squares += w * w;
        sum += w;
    }
    Some(50.0 + 10.0 * reached / ((1.0 - RHO) * squares + RHO * sum * sum).sqrt())
}

/// A number with one place after the point, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    tenths: i64,
}

impl Shown {
    /// Rounded to one place.
    pub fn of(number: f64) -> Option<Self> {
        let digits: String = format!("{number:.1}").chars().filter(|c| *c != '.').collect();
        digits.parse().ok().map(|tenths| Self { tenths })
    }

    /// What is to be added to the earlier one to come to this one, both as they are shown: the page adds up.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self { tenths: self.tenths - earlier.tenths }
    }

    /// Less than nothing, nothing, or more.
    pub fn sign(self) -> i64 {
        self.tenths.signum()
    }

    /// The number without its sign.
    pub fn size(self) -> String {
        let tenths = self.tenths.unsigned_abs();
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// One ladder: its weight, the level it started at, the level it is at now, and whether it was pressed again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// How much it counts.
    pub weight: f64,
    /// The first level that was pressed.
    pub start: Level,
    /// The last one.
    pub now: Level,
    /// The last one is of a later check-in than the first.
    pub again: bool,
}

/// T at the start and now, over the same ladders with the same weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// T of the first levels.
    pub start: Shown,
    /// T of the last levels; only where at least one ladder was pressed again.
    pub now: Option<Shown>,
    /// How many ladders count in it.
    pub ladders: usize,
}

/// The reading of these ladders; nothing where there is none.
pub fn reading(tracks: &[Track]) -> Option<Reading> {
    let t = |level: fn(&Track) -> Level| {
        let scored: Vec<(f64, Level)> = tracks.iter().map(|track| (track.weight, level(track))).collect();
        Shown::of(t_score(&scored)?)
    };
    let start = t(|track| track.start)?;
    let now = if tracks.iter().any(|track| track.again) { t(|track| track.now) } else { None };
    Some(Reading { start, now, ladders: counted(tracks) })
}

/// How many of them count: one that weighs nothing does not, unless none weighs anything.
fn counted(tracks: &[Track]) -> usize {
    match tracks.iter().filter(|track| track.weight != 0.0).count() {
        0 => tracks.len(),
        some => some,
    }
}

/// By what ladders weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighing {
    /// All the same, as it is unless that was changed.
    Alike,
    /// By how much each matters.
    Importance,
    /// By how much each matters, times how hard each is to reach.
    Both,
    /// All the same, because some ladder has no weight: if one is weighted, all have to be (Marson).
    Missing,
}

impl Weighing {
    /// By what these goals weigh, with weights on or off. Importance 1 to 3 and difficulty 0 to 3 are those of King's
    /// College London (Turner-Stokes, 2009).
    pub fn of(goals: &[&Goal], on: bool) -> Self {
        let important = goals.iter().all(|goal| Ladder::of(goal).importance().is_some());
        let hard = goals.iter().all(|goal| Ladder::of(goal).difficulty().is_some());
        match (on, important, hard) {
            (false, ..) => Self::Alike,
            (true, false, _) => Self::Missing,
            (true, true, false) => Self::Importance,
            (true, true, true) => Self::Both,
        }
    }

    /// The weight of that goal.
    pub fn weight(self, goal: &Goal) -> f64 {
        let ladder = Ladder::of(goal);
        let number = |given: Option<u8>| given.map_or(1.0, f64::from);
        match self {
            Self::Alike | Self::Missing => 1.0,
            Self::Importance => number(ladder.importance()),
            Self::Both => number(ladder.importance()) * number(ladder.difficulty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::{Id, Key, Moment, Slot, Value, Who};

    fn level(number: i8) -> Level {
        Level::ALL.into_iter().map(|(level, _)| level).find(|level| level.number() == number).unwrap()
    }

    fn t(scored: &[(f64, i8)]) -> f64 {
        let scored: Vec<(f64, Level)> = scored.iter().map(|(weight, x)| (*weight, level(*x))).collect();
        t_score(&scored).unwrap()
    }

    fn alike(levels: &[i8]) -> f64 {
        t(&levels.iter().map(|x| (1.0, *x)).collect::<Vec<_>>())
    }

    #[track_caller]
    fn near(is: f64, expected: f64, by: f64) {
        assert!((is - expected).abs() <= by, "{is} is not {expected} within {by}");
    }

    /// The table of equal weights: what one level is worth, and where all ladders stand at the same level.
    #[test]
    fn equal_weights_give_the_printed_table() {
        let table = [
            (1, 10.0000, [30.00, 40.00, 50.0, 60.00, 70.00]),
            (2, 6.2017, [25.19, 37.60, 50.0, 62.40, 74.81]),
            (3, 4.5644, [22.61, 36.31, 50.0, 63.69, 77.39]),
            (4, 3.6274, [20.98, 35.49, 50.0, 64.51, 79.02]),
            (5, 3.0151, [19.85, 34.92, 50.0, 65.08, 80.15]),
            (6, 2.5820, [19.02, 34.51, 50.0, 65.49, 80.98]),
        ];
        for (n, unit, all) in table {
            let mut one_up = vec![0; n];
            one_up[0] = 1;
            near(alike(&one_up) - 50.0, unit, 0.000_05);
            for (x, expected) in (-2..=2).zip(all) {
                near(alike(&vec![x; n]), expected, 0.005);
            }
        }
    }

    /// Published output: the `gasr` package (E1, E3), and a test file of another program (E5, E6).
    #[test]
    fn published_examples_come_out_as_printed() {
        near(alike(&[-1, -1, 0, 0, -1]), 40.95466, 0.000_005);
        near(alike(&[1, 1, 1]), 63.69306, 0.000_005);
        near(alike(&[1]), 60.0, 1e-9);
        near(alike(&[-1]), 40.0, 1e-9);
        near(alike(&[1, 1]), 50.0 + 20.0 / 2.6_f64.sqrt(), 1e-9);
    }

    /// A rounding rule, not evidence: weights and levels are recalled, and one of many patterns that fit.
    #[test]
    fn the_change_is_what_the_two_shown_numbers_add_up_to() {
        let weights = [20.0, 30.0, 25.0, 30.0, 10.0];
        let with = |levels: [i8; 5]| t(&weights.into_iter().zip(levels).collect::<Vec<_>>());
        let (before, after) = (with([-2, -1, -2, -1, -1]), with([0, 1, 1, 1, 1]));
        near(before, 29.4, 0.05);
        near(after, 62.2, 0.05);
        let (before, after) = (Shown::of(before).unwrap(), Shown::of(after).unwrap());
        assert_eq!((before.size(), after.size()), ("29.4".into(), "62.2".into()));
        assert_eq!(after.since(before).size(), "32.8", "32.9 would not add up");
        assert_eq!((after.since(before).sign(), before.since(after).sign(), before.since(before).sign()), (1, -1, 0));
    }

    /// Formulas seen in public code; two ladders at +1 tell them from the right one.
    #[test]
    fn known_wrong_formulas_give_something_else() {
        let (n, reached) = (2.0_f64, 2.0_f64);
        let ours = alike(&[1, 1]);
        near(ours, 62.40, 0.005);
        let wrong =
            [((n * (1.0 - RHO)).sqrt(), 66.90), ((0.7 * n * n + 0.3 * n * reached).sqrt(), 60.00), (n.sqrt(), 64.14)];
        for (divisor, printed) in wrong {
            let theirs = 50.0 + 10.0 * reached / divisor;
            near(theirs, printed, 0.005);
            assert!((ours - theirs).abs() > 1.0);
        }
    }

    #[test]
    fn nothing_pressed_is_no_number() {
        assert_eq!(t_score(&[]), None);
        assert_eq!(reading(&[]), None);
    }

    #[test]
    fn a_change_needs_a_later_press_of_at_least_one() {
        let track = |start, now, again| Track { weight: 1.0, start: level(start), now: level(now), again };
        let once = reading(&[track(-1, -1, false), track(-2, -2, false)]).unwrap();
        assert_eq!((once.now, once.ladders), (None, 2));
        // The ladder that was pressed once stands in both numbers.
        let again = reading(&[track(-1, 0, true), track(-2, -2, false)]).unwrap();
        assert_eq!(again.start, once.start);
        assert_eq!((again.start.size(), again.now.unwrap().size()), ("31.4".into(), "37.6".into()));
    }

    fn goal(importance: Option<&'static str>, difficulty: Option<&'static str>) -> Goal {
        let mut goal = Goal::new(Id::of("g_1").unwrap(), Who::Me, Moment(0));
        for (field, number) in [(Ladder::IMPORTANCE, importance), (Ladder::DIFFICULTY, difficulty)] {
            let value = number.map(|number| Value::Pick(Key::of(number)));
            goal.more.set(&Slot::new(goal.id, &field), value);
        }
        goal
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "small whole numbers")]
    fn weights_count_only_where_all_have_one() {
        let (full, half, none) = (goal(Some("3"), Some("2")), goal(Some("2"), None), goal(None, Some("1")));
        assert_eq!(Weighing::of(&[&full, &half], false), Weighing::Alike);
        assert_eq!(Weighing::of(&[&full, &full], true), Weighing::Both);
        assert_eq!(Weighing::of(&[&full, &half], true), Weighing::Importance);
        assert_eq!(Weighing::of(&[&full, &none], true), Weighing::Missing);
        assert_eq!(Weighing::Both.weight(&full), 6.0);
        assert_eq!(Weighing::Importance.weight(&full), 3.0);
        assert_eq!(Weighing::Missing.weight(&full), 1.0);
        assert_eq!(Weighing::Both.weight(&goal(Some("3"), Some("0"))), 0.0);
    }

    /// Ladders with weights from 1 on.
    fn ladders() -> impl Strategy<Value = Vec<(f64, i8)>> {
        let weight = (1_u8..=9).prop_map(f64::from);
        proptest::collection::vec((weight, -2_i8..=2), 1..8)
    }

    proptest! {
        #[test]
        fn all_weights_times_something_change_nothing(all in ladders(), times in 1_u8..=50) {
            let more: Vec<(f64, i8)> = all.iter().map(|(w, x)| (w * f64::from(times) / 10.0, *x)).collect();
            prop_assert!((t(&all) - t(&more)).abs() < 1e-9);
        }

        #[test]
        #[allow(clippy::float_cmp, reason = "exactly 50 is what is promised")]
        fn all_as_hoped_is_exactly_50(all in ladders()) {
            let hoped: Vec<(f64, i8)> = all.iter().map(|(w, _)| (*w, 0)).collect();
            prop_assert_eq!(t(&hoped), 50.0);
        }

        #[test]
        fn the_same_upside_down_is_as_far_from_50(all in ladders()) {
            let down: Vec<(f64, i8)> = all.iter().map(|(w, x)| (*w, -x)).collect();
            prop_assert!((t(&all) + t(&down) - 100.0).abs() < 1e-9);
        }

        #[test]
        fn a_weight_of_0_takes_a_ladder_out(all in ladders(), x in -2_i8..=2, at in 0_usize..8) {
            let mut more = all.clone();
            more.insert(at.min(all.len()), (0.0, x));
            prop_assert!((t(&all) - t(&more)).abs() < 1e-9);
        }

        #[test]
        fn all_weights_0_is_all_alike(all in ladders()) {
            let none: Vec<(f64, i8)> = all.iter().map(|(_, x)| (0.0, *x)).collect();
            let one: Vec<(f64, i8)> = all.iter().map(|(_, x)| (1.0, *x)).collect();
            prop_assert!((t(&none) - t(&one)).abs() < 1e-9);
        }
    }
}
