//! Who wrote what: goals, lines of ladders, steps and plans, in the first thirty days after the first talk and in the
//! last thirty. Alone, everything is its owner's; so there is nothing to tell before a first talk is over.
//!
//! A statement is of the day its words came to stand there. Where nobody noted that day, it is that of the talk in which
//! it changed, else the day its record was begun. The two stretches are those of scaffolding that is taken down in sight
//! of its owner (van de Pol and others, 2010).
//!
//! Never work out a share, or read the log.

use std::collections::HashMap;

use super::FIVE;
use crate::{
    base::{Day, Id, Key, Moment, Now, RowValue, Slot, Text, Value, Who},
    workbook::{Change, Goal, Ladder, Level, Mark, Step, Talk, Workbook},
};

/// So many days are looked at, at the start and now.
const DAYS: i64 = 30;
/// The first cell of a plan that stands for it.
const THEN: Key = Key::of("then");
/// The other one.
const IF: Key = Key::of("if");

/// How words came to stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Their owner wrote them.
    Mine,
    /// A helper typed them, and read them back.
    ReadBack,
    /// They came from an idea that was kept, or said another way.
    Idea,
    /// A helper typed them, and they wait to be read back.
    Waits,
}

impl Hand {
    /// In the order in which they are told. It is no order of worth.
    pub const ALL: [Self; 4] = [Self::ReadBack, Self::Mine, Self::Idea, Self::Waits];

    fn of(mark: Option<&Mark>, by: Who) -> Option<Self> {
        match mark {
            Some(mark) if mark.waits() => Some(Self::Waits),
            Some(mark) if mark.idea.is_some() => Some(Self::Idea),
            Some(mark) => Self::by(mark.by),
            None => Self::by(by),
        }
    }

    /// A helper's own words are not told here: they are not on a plan.
    fn by(who: Who) -> Option<Self> {
        match who {
            Who::Me => Some(Self::Mine),
            Who::Typed => Some(Self::ReadBack),
            Who::Helper => None,
        }
    }
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrote {
    /// The record it stands in.
    pub record: Id,
    /// Its words.
    pub words: Text,
    /// The day it is of.
    pub on: Day,
    /// How it came to stand there.
    pub hand: Hand,
}

/// Two stretches of days, each with what was written in them, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The first day of the last stretch.
    pub since: Day,
    /// What was written in the last thirty days, or since the first talk.
    pub last: Vec<Wrote>,
    /// The last day of the first stretch.
    pub until: Day,
    /// What was written in the thirty days after the first talk; nothing where the two stretches meet.
    pub before: Vec<Wrote>,
}

impl Written {
    /// There is enough to say something.
    pub fn is_enough(&self) -> bool {
        self.last.len() >= FIVE
    }

    /// There is enough at the start to stand beside it.
    pub fn is_pair(&self) -> bool {
        self.is_enough() && self.before.len() >= FIVE
    }
}

/// How many of these came to stand there so.
pub fn count(of: &[Wrote], hand: Hand) -> usize {
    of.iter().filter(|wrote| wrote.hand == hand).count()
}

/// What was written; nothing before a first talk is over.
pub fn written(book: &Workbook, now: Now) -> Option<Written> {
    let first = now.day_of(book.talks().find(|talk| !talk.is_open())?.answers().at);
    let until = first.plus_days(DAYS - 1);
    let begins = now.today.plus_days(1 - DAYS);
    let since = begins.max(first);
    let is_in = |on: Day| (since..=now.today).contains(&on) || (first..=until).contains(&on);
    let mut all = statements(book, now, &is_in);
    all.sort_by_key(|wrote| std::cmp::Reverse(wrote.on));
    let among = |from: Day, to: Day| -> Vec<Wrote> {
        all.iter().filter(|wrote| (from..=to).contains(&wrote.on)).cloned().collect()
    };
    let before = if begins > until { among(first, until) } else { Vec::new() };
    Some(Written { since, last: among(since, now.today), until, before })
}

/// The statements of the days that are looked at.
fn statements(book: &Workbook, now: Now, is_in: &dyn Fn(Day) -> bool) -> Vec<Wrote> {
    let talked = in_talks(book, now, is_in);
    let wrote = |slots: &[Slot], words: &Text, by: Who, begun: Moment| -> Option<Wrote> {
        let slot = slots.first()?;
        let marks = book.marks(slot.record);
        let marked: Vec<&Mark> = slots.iter().filter_map(|slot| marks?.of(slot)).collect();
        // Where the cells of a plan differ, it is what waits, then what came from an idea, that is told.
        let rank = |mark: &&&Mark| (!mark.waits(), mark.idea.is_none(), mark.by != Who::Typed);
        let mark = marked.iter().min_by_key(rank).copied();
        let at = mark.map(|mark| mark.at).or_else(|| slots.iter().find_map(|slot| talked.get(slot).copied()));
        let hand = Hand::of(mark, by)?;
        let on = now.day_of(at.unwrap_or(begun));
        (is_in(on) && !words.is_blank()).then(|| Wrote { record: slot.record, words: words.clone(), on, hand })
    };
    let of_goal = |goal: &Goal| -> Vec<Wrote> {
        let worded = goal.worded.unwrap_or(goal.at);
        let own = wrote(&[Slot::new(goal.id, &Goal::WORDS)], &goal.words, goal.by, worded);
        let line = |(level, _): (Level, _)| {
            let words = Ladder::of(goal).written(level)?;
            wrote(&[Slot::new(goal.id, &level.key())], words, goal.by, goal.at)
        };
        let plan = |row: &RowValue| {
            let list = Slot::new(goal.id, &Goal::PLANS);
            let cells = [list.cell(row.id, &THEN), list.cell(row.id, &IF)];
            let words = [&THEN, &IF].into_iter().find_map(|column| row.cells.get(column).and_then(Value::text))?;
            wrote(&cells, words, goal.by, goal.at)
        };
        let lines = Level::ALL.into_iter().filter_map(line);
        own.into_iter().chain(lines).chain(goal.more.rows(&Goal::PLANS).iter().filter_map(plan)).collect()
    };
    let steps =
        book.steps().filter_map(|step| wrote(&[Slot::new(step.id, &Step::WORDS)], &step.words, step.by, step.at));
    book.goals().flat_map(of_goal).chain(steps).collect()
}

/// When statements changed in the talks of those days.
fn in_talks(book: &Workbook, now: Now, is_in: &dyn Fn(Day) -> bool) -> HashMap<Slot, Moment> {
    let of = |talk: Talk| {
        let at = talk.answers().at;
        talk.changes().into_iter().filter_map(move |(_, change)| match change {
            Change::Set { slot, .. } => Some((slot, at)),
            _ => None,
        })
    };
    book.talks().filter(|talk| is_in(now.day_of(talk.answers().at))).flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Edit, Settings, Stamp, edit::set_text, outline::Spot};

    const DAY: i64 = 86_400;
    const TODAY: i64 = 1_795_370_400;

    fn now() -> Now {
        Now { moment: Moment(TODAY), today: Day::iso("2026-11-22").unwrap(), hour: 18, ms: 0 }
    }

    fn ago(days: i64) -> Moment {
        Moment(TODAY - days * DAY)
    }

    fn put(book: &mut Workbook, edit: Edit, who: Who, days: i64) {
        book.apply(edit, Stamp { who, at: ago(days) }).unwrap();
    }

    fn talk(name: &str, field: &Key) -> Slot {
        Slot::new(Id::page_again("talk", Id::of(name).unwrap()), field)
    }

    fn begin(book: &mut Workbook, name: &str, days: i64) {
        put(book, Edit::Set(talk(name, &Talk::WITH), Some(Value::Text("Ana".into()))), Who::Me, days);
    }

    fn end(book: &mut Workbook, name: &str, days: i64) {
        let day = Value::When(crate::base::When::Day(now().today.plus_days(-days)));
        put(book, Edit::Set(talk(name, &Talk::ENDED), Some(day)), Who::Me, days);
    }

    fn step(book: &mut Workbook, name: &str, who: Who, days: i64) -> Slot {
        let mut step = Step::new(Id::of(name).unwrap(), who, ago(days), None, None);
        step.words = name.into();
        let slot = Slot::new(step.id, &Step::WORDS);
        put(book, Edit::AddStep(step, Spot { under: None, after: None }), who, days);
        slot
    }

    #[test]
    fn before_a_first_talk_is_over_there_is_nothing_to_tell() {
        let mut book = Workbook::default();
        step(&mut book, "s1", Who::Me, 3);
        assert_eq!(written(&book, now()), None);
        begin(&mut book, "r0000000001", 2);
        assert_eq!(written(&book, now()), None);
        end(&mut book, "r0000000001", 2);
        let told = written(&book, now()).unwrap();
        assert!(told.last.is_empty() && !told.is_enough(), "what was there before the first talk is not told");
    }

    #[test]
    fn each_hand_is_told_apart_and_a_read_back_makes_it_theirs() {
        let mut book = Workbook::default();
        begin(&mut book, "r0000000001", 5);
        let typed = step(&mut book, "s_typed", Who::Typed, 5);
        step(&mut book, "s_waits", Who::Typed, 5);
        step(&mut book, "s_mine", Who::Me, 4);
        let kept = step(&mut book, "s_kept", Who::Me, 4);
        let idea = Id::page_again("idea", Id::of("r0000000002").unwrap());
        put(&mut book, set_text(idea, &Key::of("words"), "s_kept"), Who::Helper, 4);
        put(&mut book, Edit::CameFrom(kept, idea), Who::Me, 4);
        put(&mut book, Edit::ReadBack(vec![typed]), Who::Me, 4);
        end(&mut book, "r0000000001", 4);
        let told = written(&book, now()).unwrap();
        assert_eq!(Hand::ALL.map(|hand| count(&told.last, hand)), [1, 1, 1, 1]);
        assert!(!told.is_enough());
        step(&mut book, "s_five", Who::Me, 0);
        let told = written(&book, now()).unwrap();
        assert!(told.is_enough() && !told.is_pair() && told.last[0].words.as_str() == "s_five");
    }

    #[test]
    fn the_first_thirty_days_stand_beside_the_last_where_they_do_not_meet() {
        for (first, pair) in [(90, true), (59, true), (58, false)] {
            let mut book = Workbook::default();
            begin(&mut book, "r0000000001", first);
            end(&mut book, "r0000000001", first);
            for n in 0..5 {
                step(&mut book, &format!("s_a{n}"), Who::Me, first - 1);
                step(&mut book, &format!("s_b{n}"), Who::Me, 3);
            }
            let told = written(&book, now()).unwrap();
            assert_eq!((told.last.len(), told.is_pair()), (5, pair), "{first}");
        }
    }

    #[test]
    fn lines_and_plans_count_one_each_on_the_day_of_the_talk_they_changed_in() {
        let mut book = Workbook::default();
        let goal = Id::of("g1").unwrap();
        put(&mut book, Edit::AddGoal(Goal::new(goal, Who::Me, ago(200))), Who::Me, 200);
        put(&mut book, set_text(goal, &Goal::WORDS, "work"), Who::Me, 200);
        put(&mut book, Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))), Who::Me, 5);
        begin(&mut book, "r0000000001", 5);
        put(&mut book, set_text(goal, &Key::of("as_hoped"), "two mornings"), Who::Me, 5);
        let plan = Slot::new(goal, &Goal::PLANS);
        let row = Id::of("r0000000009").unwrap();
        for (column, who) in [(&IF, Who::Me), (&THEN, Who::Typed)] {
            put(&mut book, Edit::Set(plan.cell(row, column), Some(Value::Text("card".into()))), who, 5);
        }
        end(&mut book, "r0000000001", 5);
        let told = written(&book, now()).unwrap();
        let hands: Vec<(&str, Hand)> = told.last.iter().map(|wrote| (wrote.words.as_str(), wrote.hand)).collect();
        assert_eq!(hands, [("two mornings", Hand::Mine), ("card", Hand::Waits)], "the goal is older than the talk");
    }
}
