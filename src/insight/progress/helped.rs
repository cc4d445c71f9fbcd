//! Who did it: the last ten done steps of which that is said, and the ten before; and beside it how hard they were
//! and where their goals went in the same time.
//!
//! How much help: our own four words and their places, 0 to 3. They are not a scale that was tested; so only a
//! clear difference is called one. Help that fades is read as van de Pol and others (2010) describe it: in the
//! direction its owner wishes, and never without how things went.
//!
//! Never hold less help to be better, or count what nobody said.

use super::{Change, FIVE, TEN, lines};
use crate::{
    base::{Day, Id, Key, Now},
    workbook::{Entry, Goal, Hard, Help, Step, Wish, Workbook, log::LogKey},
};

/// So many stones are walked back, at most.
const WALKED: usize = 400;

/// So much more or less on average, in tenths of a place, is a clear difference.
const CLEAR: usize = 3;

/// The last done steps of which it is said who did them, newest first.
#[derive(Clone, Debug, Default)]
pub struct Helped<'a> {
    /// The last ten.
    pub last: Vec<&'a Entry>,
    /// The ten before.
    pub before: Vec<&'a Entry>,
    /// How many done steps were looked at to find the last ten; some do not say who did them.
    pub looked: usize,
}

/// Those steps.
pub fn who_did(book: &Workbook) -> Helped<'_> {
    let mut out = Helped::default();
    let done = |stone: &&Entry| stone.step.is_some() && !stone.tried;
    for stone in book.stones().rev().take(WALKED).filter(done) {
        if out.last.len() < TEN {
            out.looked += 1;
        }
        match help_of(stone) {
            Some(_) if out.last.len() < TEN => out.last.push(stone),
            Some(_) => out.before.push(stone),
            None => {}
        }
        if out.before.len() == TEN {
            break;
        }
    }
    out
}

/// Who did it, where its owner said so.
pub fn help_of(stone: &Entry) -> Option<Help> {
    stone.marks.heard(&Entry::HELP, stone.help)
}

/// How much help its owner wishes for with a goal.
pub fn wish_of(goal: &Goal) -> Option<Wish> {
    goal.marks.heard(&Key::of("wish"), goal.wish)
}

/// How many of these were done that way.
pub fn count(of: &[&Entry], help: Help) -> usize {
    of.iter().filter(|stone| help_of(stone) == Some(help)).count()
}

/// How many of these were that hard, where it was said of the stone or of its step.
pub fn count_hard(book: &Workbook, of: &[&Entry], hard: Hard) -> usize {
    let of_step = |step: &Step| step.marks.heard(&Step::HARD, step.hard);
    let said = |stone: &&&Entry| {
        stone.marks.heard(&Entry::HARD, stone.hard).or_else(|| of_step(book.step(stone.step?)?)) == Some(hard)
    };
    of.iter().filter(said).count()
}

impl Helped<'_> {
    /// There are enough to say something.
    pub fn is_enough(&self) -> bool {
        self.last.len() >= FIVE
    }

    /// There are enough before them to stand beside.
    pub fn is_pair(&self) -> bool {
        self.is_enough() && self.before.len() >= FIVE
    }

    /// More, less or about the same help than before.
    pub fn change(&self) -> Option<Change> {
        if !self.is_pair() {
            return None;
        }
        let sum = |of: &[&Entry]| of.iter().filter_map(|stone| help_of(stone)).map(|help| help as usize).sum::<usize>();
        let (now, then) = (sum(&self.last) * self.before.len(), sum(&self.before) * self.last.len());
        let clear = CLEAR * self.last.len() * self.before.len();
        Some(match (now * 10, then * 10) {
            (now, then) if now >= then + clear => Change::Up,
            (now, then) if then >= now + clear => Change::Down,
            _ => Change::Same,
        })
    }

    /// The goals these steps belong to.
    fn goals(&self, book: &Workbook) -> Vec<Option<Id>> {
        let mut out: Vec<Option<Id>> = Vec::new();
        for stone in self.last.iter().chain(&self.before) {
            let goal = stone.goal.or_else(|| book.step(stone.step?)?.goal);
            if !out.contains(&goal) {
                out.push(goal);
            }
        }
        out
    }

    /// How much help its owner wishes for, where all these goals say the same.
    pub fn wish(&self, book: &Workbook) -> Option<Wish> {
        let goals = self.goals(book);
        let wish = |goal: &Option<Id>| goal.and_then(|id| book.goal(id)).and_then(wish_of);
        let first = goals.first().and_then(wish)?;
        goals.iter().all(|goal| wish(goal) == Some(first)).then_some(first)
    }

    /// Where these goals went in the time of the last ten: how many further, about the same, less far.
    pub fn went(&self, book: &Workbook, now: Now) -> Went {
        let goals = self.goals(book);
        let goals = goals.into_iter().flatten().filter_map(|id| book.goal(id));
        self.since().map(|since| Went::of(book, goals, since, now)).unwrap_or_default()
    }

    /// The day from which on the last ten count.
    fn since(&self) -> Option<Day> {
        let day = |stone: Option<&&Entry>| stone.and_then(|stone| LogKey::of(stone).day);
        day(self.before.first()).or_else(|| day(self.last.last()))
    }
}

/// Where goals went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Went {
    /// Further.
    pub up: usize,
    /// About the same.
    pub same: usize,
    /// Less far.
    pub down: usize,
}

impl Went {
    /// Where the goals on the go went since that day.
    pub fn live(book: &Workbook, since: Day, now: Now) -> Self {
        Self::of(book, book.live_goals(), since, now)
    }

    fn of<'a>(book: &Workbook, goals: impl Iterator<Item = &'a Goal>, since: Day, now: Now) -> Self {
        let mut went = Self::default();
        for goal in goals {
            match lines::moved(book, goal, since, now) {
                Some(Change::Up) => went.up += 1,
                Some(Change::Same) => went.same += 1,
                Some(Change::Down) => went.down += 1,
                None => {}
            }
        }
        went
    }

    /// Less far, and none further.
    pub fn is_less(self) -> bool {
        self.down > 0 && self.up == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Value, Who},
        workbook::{Edit, EntryKind, Look, Stamp, edit::set_text, outline::Spot},
    };

    const STAMP: Stamp = Stamp { who: Who::Me, at: Moment(0) };

    fn day(n: i64) -> Day {
        Day::iso("2026-11-22").unwrap().plus_days(-n)
    }

    fn now() -> Now {
        Now { moment: Moment(1_795_370_400), today: day(0), hour: 18, ms: 0 }
    }

    /// One goal a wish; stones newest first, in turn for each goal.
    fn book(wishes: &[Option<Wish>], helps: &[Option<Help>]) -> Workbook {
        let mut book = Workbook::default();
        let mut put = |edit| book.apply(edit, STAMP).map(|_| ()).unwrap();
        for (n, wish) in wishes.iter().enumerate() {
            let id = Id::of(&format!("g{n}")).unwrap();
            let mut goal = Goal::new(id, Who::Me, Moment(0));
            goal.wish = *wish;
            put(Edit::AddGoal(goal));
            put(set_text(id, &Goal::WORDS, "learn"));
            let step = Step::new(Id::of(&format!("s{n}")).unwrap(), Who::Me, Moment(0), Some(id), None);
            put(Edit::AddStep(step, Spot { under: None, after: None }));
        }
        for (n, help) in helps.iter().enumerate() {
            let id = Id::of(&format!("e{n}")).unwrap();
            let mut stone = Entry::new(id, Who::Me, Moment(0), EntryKind::Milestone, day(i64::try_from(n).unwrap()));
            stone.step = Id::of(&format!("s{}", n % wishes.len()));
            stone.help = *help;
            put(Edit::AddEntry(stone));
        }
        book
    }

    fn group(help: Help, n: usize) -> Vec<Option<Help>> {
        vec![Some(help); n]
    }

    #[test]
    fn under_five_it_is_too_early_and_what_is_not_said_is_not_counted() {
        let mut helps = group(Help::ByMyself, 4);
        helps.extend([None; 3]);
        let early = book(&[None], &helps);
        let helped = who_did(&early);
        assert_eq!((helped.last.len(), helped.looked, helped.is_enough()), (4, 7, false));
        helps.push(Some(Help::ForMe));
        let enough = book(&[None], &helps);
        let helped = who_did(&enough);
        assert!(helped.is_enough() && !helped.is_pair());
        assert_eq!((count(&helped.last, Help::ForMe), helped.change()), (1, None));
    }

    #[test]
    fn the_last_ten_stand_beside_the_ten_before() {
        use Help::{ByMyself, SideBySide, WithAHand};
        for (last, before, change) in [
            (ByMyself, SideBySide, Change::Down),
            (SideBySide, WithAHand, Change::Up),
            (WithAHand, WithAHand, Change::Same),
        ] {
            let helps = [group(last, 10), group(before, 14)].concat();
            let made = book(&[None], &helps);
            let helped = who_did(&made);
            assert_eq!((helped.last.len(), helped.before.len()), (10, 10));
            assert_eq!(helped.change(), Some(change));
        }
        // Two of ten with one place more is no clear difference.
        let helps = [group(WithAHand, 2), group(ByMyself, 8), group(ByMyself, 10)].concat();
        assert_eq!(who_did(&book(&[None], &helps)).change(), Some(Change::Same));
    }

    #[test]
    fn a_wish_counts_where_all_the_goals_share_it() {
        let helps = group(Help::ByMyself, 6);
        let wish = |wishes: &[Option<Wish>]| {
            let made = book(wishes, &helps);
            who_did(&made).wish(&made)
        };
        assert_eq!(wish(&[Some(Wish::Less), Some(Wish::Less)]), Some(Wish::Less));
        assert_eq!(wish(&[Some(Wish::Less), Some(Wish::Same)]), None);
        assert_eq!(wish(&[Some(Wish::Less), None]), None);
        assert_eq!(wish(&[Some(Wish::More)]), Some(Wish::More));
    }

    #[test]
    fn where_the_goals_went_in_that_time() {
        let mut made = book(&[Some(Wish::Less)], &group(Help::ByMyself, 20));
        for (n, (ago, far)) in [(30, 9), (12, 6), (1, 2)].into_iter().enumerate() {
            let id = Id::of(&format!("e_c{n}")).unwrap();
            let mut entry = Entry::new(id, Who::Me, Moment(0), EntryKind::CheckIn, day(ago));
            let cell = Slot::new(id, &Look::GOALS).cell(Id::of("g0").unwrap(), &Look::FAR);
            entry.more.set(&cell, Some(Value::Rate(far)));
            made.apply(Edit::AddEntry(entry), STAMP).unwrap();
        }
        let helped = who_did(&made);
        assert_eq!(helped.went(&made, now()), Went { up: 0, same: 0, down: 1 });
        assert!(helped.went(&made, now()).is_less());
        assert_eq!(count_hard(&made, &helped.last, Hard::Easy), 0);
        let hard = Slot::new(Id::of("s0").unwrap(), &Step::HARD);
        made.apply(Edit::Set(hard, Some(Value::Pick(Key::of("hard")))), STAMP).unwrap();
        assert_eq!(count_hard(&made, &who_did(&made).last, Hard::Hard), 10);
    }
}
