//! What Today may offer beside the next step, one thing at a time, and whether a person is welcomed back.
//!
//! Never offer anything to an empty book, more than two things a day, or anything more after a "not now".

use super::{check_ins, today};
use crate::{
    base::{Day, Id, Key, Now, Slot, When},
    workbook::{Answers, Entry, Step, Workbook},
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

/// What may be offered now beside the next step. `strengths` is the first question of that page, where there is such
/// a page. Nothing while there is too much to carry.
pub fn standing(book: &Workbook, now: Now, next: Option<&Step>, strengths: Option<&Slot>) -> Standing {
    if book.goals().all(|goal| goal.words.is_blank() || goal.is_waiting()) || check_ins::is_too_much(book, now.today) {
        return Standing::Nothing;
    }
    let daily = book.settings().daily(now.today);
    let is_taken = |chance: Chance| daily.taken.contains(&chance.key()) || done_today(book, now, chance, next);
    let taken = Chance::ALL.map(|chance| (chance, is_taken(chance)));
    if taken.iter().filter(|(_, taken)| *taken).count() >= PLENTY {
        return Standing::Plenty;
    }
    // "Not now" is heard for the whole day.
    if Chance::ALL.iter().any(|chance| daily.put_off.contains(&chance.key())) {
        return Standing::Nothing;
    }
    let open = |chance: Chance| match chance {
        Chance::Call => ["person", "contact"].iter().all(|field| is_empty(book, &call(field))),
        Chance::FirstBit => next.is_some(),
        Chance::Strengths => strengths.is_some_and(|slot| is_empty(book, slot)),
    };
    let fits = |(chance, taken): (Chance, bool)| (!taken && open(chance)).then_some(chance);
    taken.into_iter().find_map(fits).map_or(Standing::Nothing, Standing::One)
}

/// It was done today by another way than the offer, which is as good.
fn done_today(book: &Workbook, now: Now, chance: Chance, next: Option<&Step>) -> bool {
    match chance {
        Chance::Call => book.answers("call").is_some_and(|given| is_of_today(now, given)),
        Chance::Strengths => book.answers("strengths").is_some_and(|given| is_of_today(now, given)),
        Chance::FirstBit => {
            let today = |stone: &Entry| stone.on == When::Day(now.today) && !stone.is_waiting();
            let tried = |step: &Step| book.stones_of_step(step.id).any(|stone| stone.tried && today(stone));
            let done = |step: &Step| step.done_on == Some(now.today) && !step.is_waiting();
            // A step that comes back is never done; its stone is.
            let again =
                |step: &Step| step.repeats.is_some() && book.stones_of_step(step.id).next_back().is_some_and(today);
            book.steps().any(|step| done(step) || again(step)) || next.is_some_and(tried)
        }
    }
}

/// It was begun on the local day it is now. What was typed and not read back was not begun by its owner.
fn is_of_today(now: Now, given: &Answers) -> bool {
    now.day_of(given.at) == now.today && (!given.marks.wait() || given.as_heard().says_something())
}

/// A question of the page with someone to call.
pub fn call(field: &'static str) -> Slot {
    Slot::new(Id::page("call"), &Key::of(field))
}

fn is_empty(book: &Workbook, slot: &Slot) -> bool {
    let said = book.answers_of(slot.record).map(Answers::as_heard);
    let value = said.and_then(|said| said.at(slot));
    value.is_none_or(|value| value.text().is_some_and(crate::base::Text::is_blank))
}

/// The step to begin again with, where nothing was written for two weeks and the welcome was not answered.
pub fn welcome(book: &Workbook, today: Day) -> Option<&Step> {
    let daily = book.settings().daily(today);
    let away = book.seen().is_some_and(|seen| today.since(seen) >= AWAY);
    if away && !daily.put_off.contains(&WELCOME) { today::next_but(book, today, &daily.not_these) } else { None }
}

/// Days without a try or a word after which a step that is open is asked about.
pub const WAITS: i64 = 14;

/// Under this name, with the id of the step after it, it is noted which step was asked about on that day.
const ASKED: &str = "asked-";

/// Under this name it is noted that it was asked which step of the week can wait.
pub const WEEK: Key = Key::of("week");

/// What is asked about a step that stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Its day has passed.
    Passed(Day),
    /// It has waited a while.
    Waited,
}

/// What there is to ask about that step. Not where it comes back by itself, and not where its day is one in words:
/// nobody but the person knows whether that is here.
pub fn question(book: &Workbook, now: Now, step: &Step) -> Option<Question> {
    let today = now.today;
    let asked = step.state.is_open() && !step.words.is_blank() && step.repeats.is_none();
    let passed = match step.heard_when() {
        _ if !asked => return None,
        None => None,
        Some(When::Day(day)) if *day < today => Some(*day),
        Some(_) => return None,
    };
    match passed {
        Some(day) if step.kept.is_none_or(|kept| kept <= day) => Some(Question::Passed(day)),
        _ => (today.since(last_word(book, now, step)) > WAITS).then_some(Question::Waited),
    }
}

/// The day on which it was written, last tried, or left as it is.
fn last_word(book: &Workbook, now: Now, step: &Step) -> Day {
    let written = now.day_of(step.at);
    let stones = book.stones_of_step(step.id).filter(|stone| !stone.is_waiting());
    let tried = stones.filter_map(|stone| stone.on.day()).max();
    [tried, step.kept].into_iter().flatten().fold(written, Day::max)
}

/// As [`question`], for the one step that is next: about one step a day, and none while there is too much to carry.
pub fn question_of_the_day(book: &Workbook, now: Now, next: &Step) -> Option<Question> {
    let today = now.today;
    let daily = book.settings().daily(today);
    let other = daily.taken.iter().any(|key| key.as_str().starts_with(ASKED) && *key != asked(next.id));
    if other || check_ins::is_too_much(book, today) { None } else { question(book, now, next) }
}

/// The name under which it is noted that this step was asked about.
pub fn asked(step: Id) -> Key {
    Key::from(format!("{ASKED}{step}").as_str())
}

/// It is to be asked which step of this week can wait.
pub fn asks_about_the_week(book: &Workbook, today: Day) -> bool {
    let heard = book.settings().daily(today).put_off.contains(&WEEK);
    !heard && !check_ins::is_too_much(book, today) && today::is_full(book, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Value, Who},
        workbook::{Edit, Goal, Repeats, Settings, Stamp, edit::set_text, outline::Spot},
    };

    /// Noon of 22 November 2026, a few minutes past.
    const NOON: Moment = Moment(1_795_348_900);

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn now() -> Now {
        Now { moment: NOON, today: day("2026-11-22"), hour: 12, ms: 0 }
    }

    fn strengths() -> Slot {
        Slot::new(Id::page("strengths"), &Key::of("got_through"))
    }

    fn put(book: &mut Workbook, edit: Edit, at: i64) {
        book.apply(edit, Stamp { who: Who::Me, at: Moment(at) }).unwrap();
    }

    fn set(book: &mut Workbook, slot: Slot, value: Value, at: i64) {
        put(book, Edit::Set(slot, Some(value)), at);
    }

    fn say_today(book: &mut Workbook, field: &Key, keys: &[Key], on: &str) {
        let slot = |field: &Key| Slot::new(Id::settings(), field);
        set(book, slot(&Settings::DAILY_ON), Value::When(When::Day(day(on))), NOON.0);
        set(book, slot(field), Value::Picks(keys.to_vec()), NOON.0);
    }

    /// One goal and so many steps.
    fn book(steps: &[&str]) -> Workbook {
        let mut book = Workbook::default();
        let goal = Id::of("g1").unwrap();
        put(&mut book, Edit::AddGoal(Goal::new(goal, Who::Me, NOON)), NOON.0);
        put(&mut book, set_text(goal, &Goal::WORDS, "learn"), NOON.0);
        let mut after = None;
        for name in steps {
            let mut step = Step::new(Id::of(name).unwrap(), Who::Me, NOON, Some(goal), None);
            step.words = (*name).into();
            put(&mut book, Edit::AddStep(step, Spot { under: None, after }), NOON.0);
            after = Id::of(name);
        }
        book
    }

    fn stands(book: &Workbook) -> Standing {
        stands_on(book, now(), Some(&strengths()))
    }

    fn stands_on(book: &Workbook, now: Now, strengths: Option<&Slot>) -> Standing {
        let next = today::next_but(book, now.today, &book.settings().daily(now.today).not_these);
        standing(book, now, next, strengths)
    }

    #[test]
    fn nothing_is_offered_before_there_is_a_goal_in_words() {
        assert_eq!(stands(&Workbook::default()), Standing::Nothing);
        let mut blank = Workbook::default();
        put(&mut blank, Edit::AddGoal(Goal::new(Id::of("g1").unwrap(), Who::Me, NOON)), NOON.0);
        assert_eq!(stands(&blank), Standing::Nothing);
    }

    #[test]
    fn one_after_the_other_and_none_where_there_is_nothing_to_do() {
        let mut book = book(&["s1"]);
        assert_eq!(stands(&book), Standing::One(Chance::Call));
        set(&mut book, call("person"), Value::Text("Ana".into()), 0);
        assert_eq!(stands(&book), Standing::One(Chance::FirstBit));
        say_today(&mut book, &Settings::NOT_THESE, &[Key::of("s1")], "2026-11-22");
        assert_eq!(stands(&book), Standing::One(Chance::Strengths));
        assert_eq!(stands_on(&book, now(), None), Standing::Nothing);
        set(&mut book, strengths(), Value::Text("My sister".into()), 0);
        assert_eq!(stands(&book), Standing::Nothing);
        // On another day that step may come again.
        say_today(&mut book, &Settings::NOT_THESE, &[Key::of("s1")], "2026-11-21");
        assert_eq!(stands(&book), Standing::One(Chance::FirstBit));
    }

    #[test]
    fn after_not_now_all_is_silent_for_that_day_only() {
        let mut book = book(&["s1"]);
        say_today(&mut book, &Settings::PUT_OFF, &[Key::of("call")], "2026-11-22");
        assert_eq!(stands(&book), Standing::Nothing);
        say_today(&mut book, &Settings::PUT_OFF, &[Key::of("call")], "2026-11-21");
        assert_eq!(stands(&book), Standing::One(Chance::Call));
    }

    #[test]
    fn two_a_day_are_plenty_however_they_were_taken() {
        let mut book = book(&["s1", "s2"]);
        say_today(&mut book, &Settings::TAKEN, &[Key::of("call")], "2026-11-22");
        assert_eq!(stands(&book), Standing::One(Chance::FirstBit));
        let done_on = Slot::new(Id::of("s1").unwrap(), &Step::DONE_ON);
        set(&mut book, done_on.clone(), Value::When(When::Day(day("2026-11-21"))), NOON.0);
        assert_eq!(stands(&book), Standing::One(Chance::FirstBit));
        set(&mut book, done_on, Value::When(When::Day(day("2026-11-22"))), NOON.0);
        assert_eq!(stands(&book), Standing::Plenty);
        // The day goes on when the next one begins.
        let later = Now { moment: Moment(NOON.0 + 86_400), today: day("2026-11-23"), ..now() };
        assert_ne!(stands_on(&book, later, Some(&strengths())), Standing::Plenty);
    }

    #[test]
    fn what_was_written_today_counts_and_what_was_written_before_does_not() {
        for (written, expected) in
            [(NOON.0 - 600, Standing::Plenty), (NOON.0 - 14 * 3_600, Standing::One(Chance::Strengths))]
        {
            let mut book = book(&["s1"]);
            say_today(&mut book, &Settings::TAKEN, &[Key::of("first_bit")], "2026-11-22");
            set(&mut book, call("person"), Value::Text("Ana".into()), written);
            assert_eq!(stands(&book), expected);
        }
    }

    #[test]
    fn a_welcome_comes_after_two_weeks_and_until_it_is_answered() {
        let mut book = book(&["s1"]);
        let welcomed = |book: &Workbook| welcome(book, day("2026-11-22")).map(|step| step.id.to_string());
        assert_eq!(welcomed(&book), None);
        book.seen_on(day("2026-11-09"));
        assert_eq!(welcomed(&book), None);
        book.seen_on(day("2026-11-08"));
        assert_eq!(welcomed(&book).as_deref(), Some("s1"));
        say_today(&mut book, &Settings::PUT_OFF, &[WELCOME], "2026-11-22");
        assert_eq!(welcomed(&book), None);
        let mut none = self::book(&[]);
        none.seen_on(day("2026-01-01"));
        assert_eq!(welcomed(&none), None);
    }

    #[test]
    fn a_step_is_asked_about_when_its_day_passed_or_it_waited_and_not_when_it_was_left_so() {
        let ask = |when: Option<When>, at: i64, kept: Option<&str>, repeats: Option<Repeats>| {
            let mut book = book(&["s1"]);
            let mut step = book.step(Id::of("s1").unwrap()).unwrap().clone();
            (step.when, step.at, step.kept, step.repeats) = (when, Moment(at), kept.map(day), repeats);
            put(&mut book, Edit::Remove(step.id), 0);
            put(&mut book, Edit::AddStep(step.clone(), Spot { under: None, after: None }), 0);
            question(&book, now(), &step)
        };
        let on = |text: &str| Some(When::Day(day(text)));
        let long_ago = NOON.0 - 15 * 86_400;
        let passed = Some(Question::Passed(day("2026-11-20")));
        assert_eq!(ask(on("2026-11-20"), NOON.0, None, None), passed);
        assert_eq!(ask(on("2026-11-20"), NOON.0, Some("2026-11-19"), None), passed, "left before its day");
        assert_eq!(ask(on("2026-11-20"), long_ago, Some("2026-11-21"), None), None);
        assert_eq!(ask(on("2026-11-01"), long_ago, Some("2026-11-07"), None), Some(Question::Waited));
        assert_eq!(ask(on("2026-11-22"), long_ago, None, None), None, "its day is today");
        assert_eq!(ask(on("2026-11-20"), long_ago, None, Some(Repeats::Daily)), None, "it comes back by itself");
        assert_eq!(ask(Some(When::Words("after Eid".into())), 0, None, None), None);
        assert_eq!(ask(None, long_ago, None, None), Some(Question::Waited));
        assert_eq!(ask(None, NOON.0 - 14 * 86_400, None, None), None);
        assert_eq!(ask(None, long_ago, Some("2026-11-08"), None), None);
        assert_eq!(ask(None, long_ago, Some("2026-11-07"), None), Some(Question::Waited));
    }

    #[test]
    fn one_step_a_day_is_asked_about() {
        let mut book = book(&["s1", "s2"]);
        for name in ["s1", "s2"] {
            let slot = Slot::new(Id::of(name).unwrap(), &Step::WHEN);
            set(&mut book, slot, Value::When(When::Day(day("2026-11-20"))), 0);
        }
        let asks = |book: &Workbook, name: &str, on: &str| {
            question_of_the_day(book, Now { today: day(on), ..now() }, book.step(Id::of(name).unwrap()).unwrap())
                .is_some()
        };
        assert!(asks(&book, "s1", "2026-11-22") && asks(&book, "s2", "2026-11-22"));
        say_today(&mut book, &Settings::TAKEN, &[asked(Id::of("s1").unwrap())], "2026-11-22");
        assert!(asks(&book, "s1", "2026-11-22") && !asks(&book, "s2", "2026-11-22"));
        assert!(asks(&book, "s2", "2026-11-23"));
    }
}
