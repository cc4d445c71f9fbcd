//! What Today may offer beside the next step, one thing at a time, and whether a person is welcomed back.
//!
//! Must never: offer anything to an empty book, more than two things a day, or what was put off that day.

use super::today::next_but;
use crate::{
    base::{Day, Id, Key, Now, Slot, When},
    workbook::{Daily, Step, Workbook},
};

/// Days without a word after which a person is welcomed back.
pub const AWAY: i64 = 14;

/// How many offers are taken on one day before there are no more.
pub const PLENTY: usize = 2;

/// The name under which a welcome that was answered is noted.
pub const WELCOME: Key = Key::of("welcome");

/// Something that can be offered, in the order in which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chance {
    /// To write down someone to call on a hard day.
    Call,
    /// To do the first bit of the next step now.
    FirstBit,
    /// To write down one thing that got them through.
    Strengths,
}

impl Chance {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Call, Self::FirstBit, Self::Strengths];

    /// The name it is noted under.
    pub fn key(self) -> Key {
        match self {
            Self::Call => Key::of("call"),
            Self::FirstBit => Key::of("first_bit"),
            Self::Strengths => Key::of("strengths"),
        }
    }

    /// The one of that name.
    pub fn of(key: &Key) -> Option<Self> {
        Self::ALL.into_iter().find(|chance| chance.key() == *key)
    }
}

/// What stands under the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Nothing,
    /// One offer.
    One(Chance),
    /// Two were taken today: a word that this is plenty.
    Plenty,
}

/// What may be offered now. `strengths` is the first question of that page, where there is such a page.
pub fn standing(book: &Workbook, now: Now, strengths: Option<&Slot>) -> Standing {
    if book.goals().all(|goal| goal.words.is_blank()) {
        return Standing::Nothing;
    }
    let daily = book.settings().daily(now.today);
    let taken = |chance: Chance| daily.taken.contains(&chance.key()) || done_today(book, now, chance, &daily);
    if Chance::ALL.into_iter().filter(|chance| taken(*chance)).count() >= PLENTY {
        return Standing::Plenty;
    }
    let open = |chance: Chance| match chance {
        Chance::Call => ["person", "contact"].iter().all(|field| is_empty(book, &call(field))),
        Chance::FirstBit => next_but(book, &daily.not_these).is_some(),
        Chance::Strengths => strengths.is_some_and(|slot| is_empty(book, slot)),
    };
    let fits = |chance: &Chance| !daily.put_off.contains(&chance.key()) && !taken(*chance) && open(*chance);
    Chance::ALL.into_iter().find(fits).map_or(Standing::Nothing, Standing::One)
}

/// It was done today by another way than the offer, which is as good.
fn done_today(book: &Workbook, now: Now, chance: Chance, daily: &Daily) -> bool {
    match chance {
        Chance::Call => book.answers("call").is_some_and(|given| is_today(now, given.at.0)),
        Chance::Strengths => book.answers("strengths").is_some_and(|given| is_today(now, given.at.0)),
        Chance::FirstBit => {
            let tried = |step: &Step| {
                book.stones_of_step(step.id).any(|stone| stone.tried && stone.on == When::Day(now.today))
            };
            book.steps().any(|step| step.done_on == Some(now.today)) || next_but(book, &daily.not_these).is_some_and(tried)
        }
    }
}

/// That second is of the local day it is now: not longer ago than the day is old, to the hour.
fn is_today(now: Now, second: i64) -> bool {
    now.moment.0.saturating_sub(second) < (i64::from(now.hour) + 1) * 3_600
}

/// A question of the page with someone to call.
pub fn call(field: &'static str) -> Slot {
    Slot::new(Id::page("call"), &Key::of(field))
}

fn is_empty(book: &Workbook, slot: &Slot) -> bool {
    book.get(slot).is_none_or(|value| value.text().is_some_and(|text| text.is_blank()))
}

/// The step to begin again with, where nothing was written for two weeks and the welcome was not answered.
pub fn welcome(book: &Workbook, today: Day) -> Option<&Step> {
    let daily = book.settings().daily(today);
    let away = book.seen().is_some_and(|seen| today.since(seen) >= AWAY);
    if away && !daily.put_off.contains(&WELCOME) { next_but(book, &daily.not_these) } else { None }
}
