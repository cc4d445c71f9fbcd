//! Days between talks: the middle of the last three gaps, and of the three before.
//!
//! No direction is better. What its owner wishes is told where all goals on the go wish the same (help that is spaced out
//! in sight of its owner: van de Pol and others, 2010).
//!
//! Never say when the next talk is due, or call a long gap a loss.

use super::{Change, helped::wish_of};
use crate::{
    base::{Day, Id, Now},
    workbook::{Talk, Wish, Workbook},
};

/// So many gaps stand together.
pub const THREE: usize = 3;
/// With fewer there is nothing to tell.
pub const ENOUGH: usize = 2;
/// So many days more or less is a clear difference. Our own measure.
const CLEAR: i64 = 3;

/// The days from one talk to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The later talk.
    pub talk: Id,
    /// Its day.
    pub on: Day,
    /// The day of the one before.
    pub from: Day,
    /// So many days after the one before.
    pub days: i64,
}

/// The gaps, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// The last three.
    pub last: Vec<Gap>,
    /// The three before.
    pub before: Vec<Gap>,
}

impl Apart {
    /// There are enough to say something.
    pub fn is_enough(&self) -> bool {
        self.last.len() >= ENOUGH
    }

    /// There are enough before them to stand beside.
    pub fn is_pair(&self) -> bool {
        self.before.len() >= ENOUGH
    }

    /// Further apart, closer together, or about the same.
    pub fn change(&self) -> Option<Change> {
        let (now, then) = middle(&self.last).zip(middle(&self.before).filter(|_| self.is_pair()))?;
        Some(match now - then {
            CLEAR.. => Change::Up,
            apart if apart <= -CLEAR => Change::Down,
            _ => Change::Same,
        })
    }
}

/// The middle one; of two in the middle, half way, rounded up.
pub fn middle(gaps: &[Gap]) -> Option<i64> {
    let mut days: Vec<i64> = gaps.iter().map(|gap| gap.days).collect();
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = *days.get(days.len().saturating_sub(1) / 2)?;
    Some((upper + lower + 1) / 2)
}

/// The days between talks. Two talks on one day are one.
pub fn between(book: &Workbook, now: Now) -> Apart {
    let mut days: Vec<(Day, Id)> = book.talks().map(|talk: Talk| (now.day_of(talk.answers().at), talk.id())).collect();
    days.retain(|(day, _)| *day <= now.today);
    days.sort_unstable();
    days.dedup_by_key(|(day, _)| *day);
    let gap = |pair: &[(Day, Id)]| match pair {
        [(from, _), (on, talk)] => Some(Gap { talk: *talk, on: *on, from: *from, days: on.since(*from) }),
        _ => None,
    };
    let mut last: Vec<Gap> = days.windows(2).filter_map(gap).collect();
    last.reverse();
    last.truncate(2 * THREE);
    let before = last.split_off(last.len().min(THREE));
    Apart { last, before }
}

/// How much help is wished for, where all goals on the go say the same.
pub fn wish(book: &Workbook) -> Option<Wish> {
    let mut goals = book.live_goals();
    let first = wish_of(goals.next()?)?;
    goals.all(|goal| wish_of(goal) == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Value, Who},
        workbook::{Edit, Goal, Stamp, edit::set_text},
    };

    const TODAY: i64 = 1_795_370_400;

    fn told(days: &[i64]) -> Apart {
        let mut book = Workbook::default();
        for (n, ago) in days.iter().enumerate() {
            let slot = Slot::new(Id::page_again("talk", Id::of(&format!("r{n:010}")).unwrap()), &Talk::WITH);
            let at = Moment(TODAY - ago * 86_400);
            book.apply(Edit::Set(slot, Some(Value::Text("Ana".into()))), Stamp { who: Who::Me, at }).unwrap();
        }
        between(&book, Now { moment: Moment(TODAY), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 })
    }

    fn days(gaps: &[Gap]) -> Vec<i64> {
        gaps.iter().map(|gap| gap.days).collect()
    }

    #[test]
    fn the_last_three_stand_beside_the_three_before_and_two_gaps_are_enough() {
        assert!(!told(&[]).is_enough() && !told(&[3]).is_enough() && !told(&[10, 3]).is_enough());
        assert!(!told(&[10, 10, 3]).is_enough(), "two talks on one day are one");
        let few = told(&[24, 10, 3]);
        assert_eq!((days(&few.last), few.change(), few.is_pair()), (vec![7, 14], None, false));
        let many = told(&[200, 60, 53, 46, 39, 25, 11, 1]);
        assert_eq!((days(&many.last), days(&many.before)), (vec![10, 14, 14], vec![7, 7, 7]));
        assert_eq!(many.change(), Some(Change::Up));
        assert_eq!(told(&[60, 46, 32, 25, 18, 11]).change(), Some(Change::Down));
        assert_eq!(told(&[60, 52, 45, 38, 30, 23]).change(), Some(Change::Same));
    }

    #[test]
    fn the_middle_is_no_average() {
        let of = |days: &[i64]| {
            let on = Day::iso("2026-11-22").unwrap();
            let gap = |days: &i64| Gap { talk: Id::page("talk"), on, from: on, days: *days };
            middle(&days.iter().map(gap).collect::<Vec<_>>())
        };
        assert_eq!((of(&[]), of(&[7]), of(&[7, 14]), of(&[90, 7, 14])), (None, Some(7), Some(11), Some(14)));
    }

    #[test]
    fn a_wish_is_told_where_all_goals_on_the_go_share_it() {
        let of = |wishes: &[Option<Wish>]| {
            let mut book = Workbook::default();
            for (n, said) in wishes.iter().enumerate() {
                let mut goal = Goal::new(Id::of(&format!("g{n}")).unwrap(), Who::Me, Moment(0));
                goal.wish = *said;
                let id = goal.id;
                let stamp = Stamp { who: Who::Me, at: Moment(0) };
                book.apply(Edit::AddGoal(goal), stamp).unwrap();
                book.apply(set_text(id, &Goal::WORDS, "learn"), stamp).unwrap();
            }
            wish(&book)
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[Some(Wish::Less), Some(Wish::Less)]), Some(Wish::Less));
        assert_eq!(of(&[Some(Wish::Less), None]), None);
        assert_eq!(of(&[Some(Wish::Less), Some(Wish::More)]), None);
    }
}
