//! What hard times have in common, and what may help after one.
//! A slip is information; what a person tells themselves of it matters more than the slip (Marlatt; Hendershot and
//! others, 2011). A new week or month is a good day to go on (Dai, Milkman and Riis, 2014).
//!
//! Never count hard times, or say that one follows from another.

use crate::{
    base::{Day, Id, Key, RowValue, Value},
    workbook::{Entry, EntryKind, Goal, Workbook},
};

/// When and where it was.
pub const WHEN_WHERE: Key = Key::of("when_where");
/// What is to change now.
pub const CHANGE: Key = Key::of("change");
/// When to go on.
pub const RESTART: Key = Key::of("restart");

/// So many hard times with the same when and where are worth a question.
const AGAIN: usize = 3;
/// A slip is told beside its plan for so many days. Our own choice: four weeks, as long as a goal goes without a look.
const NEAR: i64 = 28;
/// How far back is looked.
const LOOKED_AT: usize = 200;

/// The words of a when and where, so that two of them can be compared.
fn bare(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The days of the hard times with the same when and where, newest first, where there are three or more; an entry
/// without a day counts and has none to name.
pub fn days_alike(book: &Workbook, entry: &Entry) -> Option<Vec<Option<Day>>> {
    let cue = bare(entry.heard().text(&WHEN_WHERE)?);
    if cue.is_empty() {
        return None;
    }
    let alike = |other: &&Entry| other.heard().text(&WHEN_WHERE).is_some_and(|words| bare(words) == cue);
    let all = book.log().newest(EntryKind::HardTime).take(LOOKED_AT).filter(alike);
    let days: Vec<Option<Day>> = all.map(|other| other.on.day()).collect();
    (days.len() >= AGAIN).then_some(days)
}

/// The plan of a goal that is for such a moment: its "if" and the when and where hold one another's words.
pub fn plan_for(goal: &Goal, entry: &Entry) -> Option<Id> {
    let cue = bare(entry.heard().text(&WHEN_WHERE)?);
    if cue.is_empty() {
        return None;
    }
    let holds = |all: &str, part: &str| format!(" {all} ").contains(&format!(" {part} "));
    let fits = |row: &&RowValue| {
        let words = row.cells.get(&Key::of("if")).and_then(Value::text).map(|words| bare(words)).unwrap_or_default();
        !words.is_empty() && (holds(&words, &cue) || holds(&cue, &words))
    };
    goal.heard().rows(&Goal::PLANS).iter().find(fits).map(|row| row.id)
}

/// The newest hard time of a goal for which one of its plans was made, in the last so many days, and that plan.
pub fn slip(book: &Workbook, goal: &Goal, today: Day) -> Option<(Id, Id)> {
    let near = |entry: &&Entry| entry.on.day().is_some_and(|day| (0..=NEAR).contains(&today.since(day)));
    let hard = book.heard_of(goal.id).rev().take(LOOKED_AT).filter(|entry| entry.kind == EntryKind::HardTime);
    hard.filter(near).find_map(|entry| Some((entry.id, plan_for(goal, entry)?)))
}

/// The day to go on that a choice names, where it names one.
pub fn restart_day(entry: &Entry, today: Day) -> Option<Day> {
    match entry.heard().pick(&RESTART)?.as_str() {
        "tomorrow" => Some(today.plus_days(1)),
        "monday" => Some(today.monday().plus_days(7)),
        "first" => {
            let next = today.plus_days(1 - i64::from(today.day())).plus_months(1);
            Some(next)
        }
        _ => None,
    }
}

/// A stone that may be shown, once it was asked for: of that goal if there is one, else the newest. Never a private one.
pub fn a_time_through(book: &Workbook, goal: Option<Id>) -> Option<&Entry> {
    let fits = |entry: &&Entry| {
        let told = !entry.private && !entry.is_waiting() && entry.heard_words().is_some();
        entry.kind == EntryKind::Milestone && told && entry.on.day().is_some()
    };
    let own = goal.and_then(|goal| book.heard_of(goal).rev().take(LOOKED_AT).find(fits));
    own.or_else(|| book.stones().rev().take(LOOKED_AT).find(fits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Moment, Slot, Who},
        workbook::{Edit, Stamp},
    };

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn hard_time(id: &str, on: &str, cue: &str) -> Entry {
        let mut entry = Entry::new(Id::of(id).unwrap(), Who::Me, Moment(0), EntryKind::HardTime, day(on));
        let slot = Slot::new(entry.id, &WHEN_WHERE);
        entry.more.set(&slot, Some(Value::Text(cue.into())));
        entry
    }

    #[test]
    fn three_with_the_same_words_are_told_and_two_are_not() {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let all = [("e1", "2026-05-03", "Sundays"), ("e2", "2026-05-10", "sundays."), ("e3", "2026-05-12", "At home")];
        for (id, on, cue) in all {
            book.apply(Edit::AddEntry(hard_time(id, on, cue)), stamp).unwrap();
        }
        let asked = hard_time("e1", "2026-05-03", "Sundays");
        assert_eq!(days_alike(&book, &asked), None);
        book.apply(Edit::AddEntry(hard_time("e4", "2026-05-17", " SUNDAYS ")), stamp).unwrap();
        let days: Vec<Day> = days_alike(&book, &asked).unwrap().into_iter().flatten().collect();
        assert_eq!(days, [day("2026-05-17"), day("2026-05-10"), day("2026-05-03")]);
        assert_eq!(days_alike(&book, &hard_time("e9", "2026-05-03", " ? ")), None);
    }

    #[test]
    fn the_day_to_go_on_is_always_ahead() {
        let on = |choice: &'static str, today: &str| {
            let mut entry = hard_time("e1", today, "");
            let slot = Slot::new(entry.id, &RESTART);
            entry.more.set(&slot, Some(Value::Pick(Key::of(choice))));
            restart_day(&entry, day(today))
        };
        assert_eq!(on("monday", "2026-11-22"), Some(day("2026-11-23")));
        assert_eq!(on("monday", "2026-11-23"), Some(day("2026-11-30")));
        assert_eq!(on("first", "2026-12-31"), Some(day("2027-01-01")));
        assert_eq!(on("first", "2026-12-01"), Some(day("2027-01-01")));
        assert_eq!(on("tomorrow", "2026-11-30"), Some(day("2026-12-01")));
        assert_eq!(on("now", "2026-11-30"), None);
        assert_eq!(on("open", "2026-11-30"), None);
    }

    #[test]
    fn a_slip_is_told_beside_its_plan_for_four_weeks() {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let mut goal = Goal::new(Id::of("g1").unwrap(), Who::Me, Moment(0));
        let cell = Slot::new(goal.id, &Goal::PLANS).cell(Id::of("r1").unwrap(), &Key::of("if"));
        goal.more.set(&cell, Some(Value::Text("If it is Sunday".into())));
        book.apply(Edit::AddGoal(goal.clone()), stamp).unwrap();
        for (id, on, cue, of) in [
            ("e1", "2026-05-03", "Sunday", true),
            ("e2", "2026-05-04", "Monday", true),
            ("e3", "2026-05-10", "Sunday", false),
        ] {
            let mut entry = hard_time(id, on, cue);
            entry.goal = of.then_some(goal.id);
            book.apply(Edit::AddEntry(entry), stamp).unwrap();
        }
        assert_eq!(slip(&book, &goal, day("2026-05-31")), Id::of("e1").zip(Id::of("r1")));
        assert_eq!(slip(&book, &goal, day("2026-06-01")), None);
        assert_eq!(slip(&book, &goal, day("2026-05-02")), None);
    }

    #[test]
    fn a_plan_fits_by_whole_words() {
        let mut goal = Goal::new(Id::of("g1").unwrap(), Who::Me, Moment(0));
        let cell = Slot::new(goal.id, &Goal::PLANS).cell(Id::of("r1").unwrap(), &Key::of("if"));
        goal.more.set(&cell, Some(Value::Text("If it is Sunday, at home".into())));
        assert_eq!(plan_for(&goal, &hard_time("e1", "2026-05-03", "Sunday at home")), Id::of("r1"));
        assert_eq!(plan_for(&goal, &hard_time("e1", "2026-05-03", "Sun")), None);
        assert_eq!(plan_for(&goal, &hard_time("e1", "2026-05-03", "")), None);
    }
}
