//! How far, which line of the ladder, and how sure: what the check-ins say of one goal, oldest first.
//!
//! Must never: fill in a day on which nobody looked, or mix a helper's line with the person's.

use super::{day_of, is_seen};
use crate::{
    base::{Day, Key, Now},
    workbook::{Entry, Goal, Level, Workbook, log::LogKey},
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
}

impl GoalLines<'_> {
    /// Nothing was said yet.
    pub fn is_empty(&self) -> bool {
        self.far.is_empty() && self.line.is_empty() && self.helper.is_empty() && self.sure.is_empty()
    }
}

/// What was said of that goal up to today.
pub fn of<'a>(book: &'a Workbook, goal: &Goal, now: Now) -> GoalLines<'a> {
    let mut out = GoalLines::default();
    for (entry, look) in book.looks_of(goal.id).rev().take(LOOKS) {
        let Some(day) = LogKey::of(entry).day.filter(|day| *day <= now.today && is_seen(entry.private)) else {
            continue;
        };
        put(&mut out.far, entry, day, look.far());
        put(&mut out.line, entry, day, look.line());
        put(&mut out.helper, entry, day, look.helper_line());
        put(&mut out.sure, entry, day, look.sure());
    }
    out.far.reverse();
    out.line.reverse();
    out.helper.reverse();
    out.sure.reverse();
    begin(&mut out, book, goal, now);
    out
}

fn put<'a, T>(series: &mut Vec<Seen<'a, T>>, entry: &'a Entry, day: Day, value: Option<T>) {
    series.extend(value.map(|value| Seen { day, value, entry: Some(entry) }));
}

/// How far it was at the start comes first, on the day the goal was written; not where older looks were left out.
fn begin(out: &mut GoalLines, book: &Workbook, goal: &Goal, now: Now) {
    let (Some(value), Some(first)) = (goal.more.rate(&START), out.far.first()) else { return };
    let day = day_of(now, goal.at);
    if day <= first.day && book.looks_of(goal.id).nth(LOOKS).is_none() {
        out.far.insert(0, Seen { day, value, entry: None });
    }
}

/// Where a goal went from the last look before that day to the newest, by its ladder or by how far; `None` with
/// fewer than two looks.
pub fn moved(lines: &GoalLines, since: Day) -> Option<super::Change> {
    use super::Change;
    fn ends<T: Copy>(series: &[Seen<T>], since: Day) -> Option<(T, T)> {
        let base = series.iter().rposition(|seen| seen.day <= since).unwrap_or(0);
        let rest = series.get(base..).filter(|rest| rest.len() > 1)?;
        Some((rest.first()?.value, rest.last()?.value))
    }
    if let Some((first, now)) = ends(&lines.line, since) {
        return Some(match now.cmp(&first) {
            std::cmp::Ordering::Equal => Change::Same,
            std::cmp::Ordering::Greater => Change::Up,
            std::cmp::Ordering::Less => Change::Down,
        });
    }
    ends(&lines.far, since).map(|(first, now)| Change::of(first, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment, Slot, Value, Who},
        insight::progress::Change,
        workbook::{Edit, EntryKind, Look, Stamp, edit::set_text},
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
        assert_eq!(moved(&lines, day("2026-08-01")), Some(Change::Up));
        assert_eq!(moved(&lines, day("2026-10-01")), Some(Change::Same));
        assert_eq!(moved(&lines, day("2026-11-01")), None);
    }
}
