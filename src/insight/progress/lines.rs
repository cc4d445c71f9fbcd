//! How far, which line of the ladder, and how sure: what the check-ins say of one goal, oldest first.
//!
//! Never fill in a day on which nobody looked, or mix a helper's line with the person's.

use crate::{
    base::{Day, Key, Now},
    insight::check_ins,
    workbook::{Entry, Goal, Level, Look, Says, Workbook, log::LogKey},
};

/// The most check-ins of a goal that are read, the newest: its pictures cost the same after ten years.
pub const LOOKS: usize = 200;

/// How far it was at the start, said of the goal.
const START: Key = Key::of("start_far");

/// A value on a day, and the check-in it came from.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a, T> {
    /// Which day.
    pub day: Day,
    /// What was said.
    pub value: T,
    /// The check-in; none for what was said of the goal itself.
    pub entry: Option<&'a Entry>,
}

/// All that was said of one goal.
#[derive(Clone, Debug, Default)]
pub struct GoalLines<'a> {
    /// How far, 0 to 10.
    pub far: Vec<Seen<'a, u8>>,
    /// The line the person pressed.
    pub line: Vec<Seen<'a, Level>>,
    /// The line a helper pressed.
    pub helper: Vec<Seen<'a, Level>>,
    /// How sure, 0 to 10.
    pub sure: Vec<Seen<'a, u8>>,
    /// Of how far, lines and how sure: between the first look and the next there may be others, which were not read.
    pub cut: (bool, bool, bool),
}

impl GoalLines<'_> {
    /// Nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.far.is_empty() && self.line.is_empty() && self.helper.is_empty() && self.sure.is_empty()
    }
}

/// What was said of that goal up to today: the newest, and before them the first of each kind.
pub fn of<'a>(book: &'a Workbook, goal: &Goal, now: Now) -> GoalLines<'a> {
    let mut out = GoalLines::default();
    for (entry, look) in book.looks_of(goal.id).rev().take(LOOKS) {
        let Some(day) = LogKey::of(entry).day.filter(|day| *day <= now.today) else { continue };
        put(&mut out.far, entry, day, look.far());
        put(&mut out.line, entry, day, look.line());
        put(&mut out.helper, entry, day, look.helper_line());
        put(&mut out.sure, entry, day, look.sure());
    }
    out.cut.0 = begin(&mut out.far, first(book, goal, now, Says::Far, Look::far));
    out.cut.1 = begin(&mut out.line, first(book, goal, now, Says::Line, Look::line));
    begin(&mut out.helper, first(book, goal, now, Says::HelperLine, Look::helper_line));
    out.cut.2 = begin(&mut out.sure, first(book, goal, now, Says::Sure, Look::sure));
    if let Some(start) = start(goal, now, out.far.first()) {
        out.far.insert(0, start);
    }
    out
}

fn put<'a, T>(series: &mut Vec<Seen<'a, T>>, entry: &'a Entry, day: Day, value: Option<T>) {
    series.extend(value.map(|value| Seen { day, value, entry: Some(entry) }));
}

/// Oldest first, with the true first before the others; whether it was not among them.
fn begin<'a, T>(series: &mut Vec<Seen<'a, T>>, first: Option<Seen<'a, T>>) -> bool {
    series.reverse();
    let id = |seen: &Seen<T>| seen.entry.map(|entry| entry.id);
    let Some(first) = first.filter(|first| series.first().and_then(id) != id(first)) else { return false };
    series.insert(0, first);
    true
}

/// How far it was at the start, on the day the goal was written; not where a look is older.
fn start<'a>(goal: &Goal, now: Now, first: Option<&Seen<u8>>) -> Option<Seen<'a, u8>> {
    let (value, day) = (goal.heard().rate(&START)?, now.day_of(goal.at));
    first.filter(|first| day <= first.day).map(|_| Seen { day, value, entry: None })
}

fn first<'a, T>(
    book: &'a Workbook,
    goal: &Goal,
    now: Now,
    what: Says,
    value: fn(Look<'a>) -> Option<T>,
) -> Option<Seen<'a, T>> {
    let (day, entry, look) = check_ins::first_saying(book, goal.id, what, now.today)?;
    Some(Seen { day, value: value(look)?, entry: Some(entry) })
}

fn last<'a, T>(
    book: &'a Workbook,
    goal: &Goal,
    by: Day,
    what: Says,
    value: fn(Look<'a>) -> Option<T>,
) -> Option<Seen<'a, T>> {
    let (day, entry, look) = check_ins::last_saying(book, goal.id, what, by)?;
    Some(Seen { day, value: value(look)?, entry: Some(entry) })
}

/// The first and the last of one kind.
pub type Ends<'a, T> = Option<(Seen<'a, T>, Seen<'a, T>)>;

/// The first and the last of what was said of one goal. Costs the same however much was said.
#[derive(Clone, Debug)]
pub struct GoalEnds<'a> {
    /// How far, 0 to 10.
    pub far: Ends<'a, u8>,
    /// The line the person pressed.
    pub line: Ends<'a, Level>,
    /// The line a helper pressed.
    pub helper: Ends<'a, Level>,
    /// How sure, 0 to 10.
    pub sure: Ends<'a, u8>,
}

/// The first and the last of what was said of that goal up to today.
pub fn ends<'a>(book: &'a Workbook, goal: &Goal, now: Now) -> GoalEnds<'a> {
    fn both<'a, T>(
        book: &'a Workbook,
        goal: &Goal,
        now: Now,
        what: Says,
        value: fn(Look<'a>) -> Option<T>,
    ) -> Ends<'a, T> {
        first(book, goal, now, what, value).zip(last(book, goal, now.today, what, value))
    }
    let mut far = both(book, goal, now, Says::Far, Look::far);
    if let Some((first, _)) = &mut far
        && let Some(start) = start(goal, now, Some(first))
    {
        *first = start;
    }
    GoalEnds {
        far,
        line: both(book, goal, now, Says::Line, Look::line),
        helper: both(book, goal, now, Says::HelperLine, Look::helper_line),
        sure: both(book, goal, now, Says::Sure, Look::sure),
    }
}

/// Two that are not one and the same.
pub fn apart<'e, 'a, T>(ends: &'e Ends<'a, T>) -> Option<(&'e Seen<'a, T>, &'e Seen<'a, T>)> {
    let id = |seen: &Seen<T>| seen.entry.map(|entry| entry.id);
    ends.as_ref().map(|(first, last)| (first, last)).filter(|(first, last)| id(first) != id(last))
}

/// Where a goal went from the last look before that day to the newest, by its ladder or by how far; `None` with
/// fewer than two looks.
pub fn moved(book: &Workbook, goal: &Goal, since: Day, now: Now) -> Option<super::Change> {
    use super::Change;
    let ends = ends(book, goal, now);
    let since = since.min(now.today);
    let line = (last(book, goal, since, Says::Line, Look::line).or(ends.line.map(|(first, _)| first)), ends.line);
    let far = (last(book, goal, since, Says::Far, Look::far).or(ends.far.map(|(first, _)| first)), ends.far);
    let line = line.0.zip(line.1.map(|(_, last)| last));
    let far = far.0.zip(far.1.map(|(_, last)| last));
    if let Some((first, now)) = apart(&line) {
        return Some(match now.value.cmp(&first.value) {
            std::cmp::Ordering::Equal => Change::Same,
            std::cmp::Ordering::Greater => Change::Up,
            std::cmp::Ordering::Less => Change::Down,
        });
    }
    apart(&far).map(|(first, now)| Change::of(first.value, now.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment, Slot, Value, Who},
        insight::progress::Change,
        workbook::{Edit, EntryKind, Stamp, edit::set_text},
    };

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn now() -> Now {
        Now { moment: Moment(1_795_370_400), today: day("2026-11-22"), hour: 18, ms: 0 }
    }

    fn goal() -> Id {
        Id::of("g1").unwrap()
    }

    /// Check-ins: day, column, value.
    fn book(looks: &[(&str, &Key, Value)]) -> Workbook {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let mut put = |edit| book.apply(edit, stamp).map(|_| ()).unwrap();
        put(Edit::AddGoal(Goal::new(goal(), Who::Me, Moment(1_795_370_400 - 100 * 86_400))));
        put(set_text(goal(), &Goal::WORDS, "learn"));
        for (n, (on, column, value)) in looks.iter().enumerate() {
            let id = Id::of(&format!("e{n}")).unwrap();
            let mut entry = Entry::new(id, Who::Me, Moment(0), EntryKind::CheckIn, day(on));
            entry.more.set(&Slot::new(id, &Look::GOALS).cell(goal(), column), Some(value.clone()));
            put(Edit::AddEntry(entry));
        }
        book
    }

    fn read(book: &Workbook) -> GoalLines<'_> {
        of(book, book.goal(goal()).unwrap(), now())
    }

    #[test]
    fn the_oldest_comes_first_and_what_is_ahead_is_left_out() {
        let rate = |n| Value::Rate(n);
        let book = book(&[
            ("2026-11-10", &Look::FAR, rate(4)),
            ("2026-10-01", &Look::FAR, rate(2)),
            ("2026-12-01", &Look::FAR, rate(9)),
            ("2026-10-05", &Look::SURE, rate(7)),
        ]);
        let lines = read(&book);
        assert_eq!(lines.far.iter().map(|seen| seen.value).collect::<Vec<_>>(), [2, 4]);
        assert_eq!((lines.sure.len(), lines.line.len(), lines.is_empty()), (1, 0, false));
    }

    #[test]
    fn the_start_is_the_first_look() {
        let mut book = book(&[("2026-11-10", &Look::FAR, Value::Rate(4))]);
        let start = Slot::new(goal(), &START);
        book.apply(Edit::Set(start, Some(Value::Rate(1))), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        let lines = read(&book);
        assert_eq!(
            lines.far.iter().map(|seen| (seen.value, seen.entry.is_some())).collect::<Vec<_>>(),
            [(1, false), (4, true)]
        );
        assert_eq!(lines.far[0].day, day("2026-08-14"));
    }

    #[test]
    fn a_helper_has_a_line_of_their_own_and_a_goal_moves_by_the_person_s() {
        let pick = |name: &'static str| Value::Pick(Key::of(name));
        let book = book(&[
            ("2026-09-01", &Look::LINE, pick("hard_stretch")),
            ("2026-10-01", &Look::LINE, pick("part")),
            ("2026-10-02", &Look::HELPER_LINE, pick("best")),
            ("2026-11-01", &Look::LINE, pick("part")),
        ]);
        let lines = read(&book);
        assert_eq!((lines.line.len(), lines.helper.len()), (3, 1));
        let moved = |since| super::moved(&book, book.goal(goal()).unwrap(), day(since), now());
        assert_eq!(moved("2026-08-01"), Some(Change::Up));
        assert_eq!(moved("2026-10-01"), Some(Change::Same));
        assert_eq!(moved("2026-11-01"), None);
    }

    #[test]
    fn the_first_is_the_true_first_however_many_came_after_it() {
        let start = day("2025-01-01");
        let days: Vec<String> = (0..300).map(|n| start.plus_days(n).to_string()).collect();
        let column = Look::FAR;
        let looks: Vec<(&str, &Key, Value)> = days
            .iter()
            .enumerate()
            .map(|(n, on)| (on.as_str(), &column, Value::Rate(if n == 0 { 1 } else { 5 })))
            .collect();
        let book = book(&looks);
        let lines = read(&book);
        assert_eq!(lines.cut, (true, false, false));
        assert_eq!((lines.far.len(), lines.far[0].value, lines.far[0].day), (LOOKS + 1, 1, start));
        let ends = ends(&book, book.goal(goal()).unwrap(), now());
        assert_eq!(apart(&ends.far).map(|(first, last)| (first.value, last.value)), Some((1, 5)));
        assert!(ends.line.is_none());
    }
}
