//! What a helper's shelf tells of one workbook: its name, its days, and what a helper promised in it.
//!
//! Never hold a goal, a step, an entry, a private thing, or anything at all of a workbook that is not to be listed, or
//! any word of one with a quiet start.

use crate::{
    base::{Day, Text, When, letters},
    workbook::{Goal, RowPromise, Talk, Workbook, fold::Folded},
};

/// The most columns of a name, and of the words of a promise. A shelf holds many workbooks.
const LONGEST: (usize, usize) = (60, 160);
/// The most promises that are kept of one workbook.
const MOST: usize = 8;

/// What is told of one workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// Its owner wants it listed. Where not, nothing else is known here.
    pub listed: bool,
    /// What the book calls the person. May be empty.
    pub name: Text,
    /// The last day on which something was written in it.
    pub seen: Option<Day>,
    /// When they meet next.
    pub meeting: Option<When>,
    /// What helpers said they would do and have not done: by day, those without a day last.
    pub promises: Vec<Promise>,
}

/// What a helper said they would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    /// Their words.
    pub what: Text,
    /// By when.
    pub by: Option<When>,
    /// Its day has come.
    pub due: bool,
}

impl Listed {
    /// What is told of that workbook.
    pub fn of(book: &Workbook, today: Day) -> Self {
        if book.settings().unlisted {
            return Self::default();
        }
        // What is private is not there at all.
        let folded = Folded::of(book);
        if folded.is_empty() { Self::seen(book, today) } else { Self::seen(&folded.seen_of(book), today) }
    }

    fn seen(book: &Workbook, today: Day) -> Self {
        if book.settings().quiet {
            // None of their words until Enter was pressed in their workbook: here stand days only.
            let meeting = next_meeting(book).filter(|when| when.day().is_some_and(|day| day >= today));
            return Self { listed: true, seen: book.seen(), meeting, ..Self::default() };
        }
        // A meeting that has been is not the next one.
        let meeting = next_meeting(book).filter(|when| when.day().is_none_or(|day| day >= today));
        let mut promises = promises(book, today);
        promises.sort_by(|a, b| (a.by.is_none(), &a.by).cmp(&(b.by.is_none(), &b.by)));
        promises.truncate(MOST);
        let name = short(&book.settings().name, LONGEST.0);
        Self { listed: true, name, seen: book.seen(), meeting, promises }
    }
}

/// When they meet next, from what was said of it in the last talk.
fn next_meeting(book: &Workbook) -> Option<When> {
    book.talks().next_back().and_then(|talk| talk.answers().heard().when(&Talk::MEET).cloned())
}

/// The open promises of talks and of goals that are on the go.
fn promises(book: &Workbook, today: Day) -> Vec<Promise> {
    let live = |promise: &RowPromise| book.goal(promise.slot.record).is_none_or(Goal::is_live);
    let open = book.promises().into_iter().filter(|promise| promise.is_open() && live(promise));
    open.map(|promise| of_row(&promise, today)).collect()
}

fn of_row(promise: &RowPromise, today: Day) -> Promise {
    let by = promise.by.as_ref().map(|by| match by {
        When::Words(words) => When::Words(short(words, LONGEST.0)),
        day @ When::Day(_) => day.clone(),
    });
    let due = by.as_ref().and_then(When::day).is_some_and(|day| day <= today);
    Promise { what: short(&promise.what, LONGEST.1), by, due }
}

/// On one line, and no longer than a row has use for.
fn short(words: &Text, columns: usize) -> Text {
    Text::new(&letters::clip(crate::base::text::one_line(words).trim(), columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Key, Moment, RowValue, Value, Who},
        workbook::{Edit, GoalState, Stamp},
    };

    fn day(text: &str) -> Day {
        Day::iso(text).unwrap()
    }

    fn row(n: usize, cells: &[(&'static str, Value)]) -> RowValue {
        let cells = cells.iter().map(|(name, value)| (Key::of(name), value.clone())).collect();
        RowValue { id: Id::of(&format!("r{n}")).unwrap(), cells }
    }

    fn by(text: &str) -> (&'static str, Value) {
        ("by", Value::When(Day::iso(text).map_or_else(|| When::Words(Text::new(text)), When::Day)))
    }

    fn what(text: &str) -> (&'static str, Value) {
        ("what", Value::Text(Text::new(text)))
    }

    /// A workbook of one goal with these promises.
    fn book(rows: Vec<RowValue>, change: impl Fn(&mut Goal)) -> Workbook {
        let mut book = Workbook::default();
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        let mut goal = Goal::new(Id::of("g1").unwrap(), Who::Me, Moment(0));
        goal.words = Text::new("a goal nobody is to see");
        goal.more.insert(Goal::PROMISES, Value::Rows(rows));
        change(&mut goal);
        book.apply(Edit::AddGoal(goal), stamp).unwrap();
        book.apply(crate::workbook::edit::set_text(Id::settings(), &Key::of("name"), "Sam"), stamp).unwrap();
        book.seen_on(day("2026-11-19"));
        book
    }

    fn five() -> Vec<RowValue> {
        let done = ("state", Value::Pick(Key::of("done")));
        vec![
            row(1, &[what("Ana asks at the college"), by("2026-11-27")]),
            row(2, &[what("Ana sends the form"), by("2026-11-20")]),
            row(3, &[what("Ana looks for a room"), by("after Eid")]),
            row(4, &[what("Ana rang"), by("2026-11-20"), done]),
            row(5, &[what("Ana asks Tom")]),
        ]
    }

    #[test]
    fn open_promises_come_by_day_and_those_whose_day_has_come_say_so() {
        let listed = Listed::of(&book(five(), |_| ()), day("2026-11-22"));
        assert!(listed.listed);
        assert_eq!((listed.name.as_str(), listed.seen), ("Sam", Some(day("2026-11-19"))));
        let told: Vec<_> = listed.promises.iter().map(|promise| (promise.what.as_str(), promise.due)).collect();
        assert_eq!(
            told,
            [
                ("Ana sends the form", true),
                ("Ana asks at the college", false),
                ("Ana looks for a room", false),
                ("Ana asks Tom", false)
            ]
        );
        assert!(Listed::of(&book(five(), |_| ()), day("2026-11-27")).promises.iter().filter(|p| p.due).count() == 2);
    }

    #[test]
    fn nothing_of_a_private_or_a_resting_goal_is_told() {
        for change in [|goal: &mut Goal| goal.private = true, |goal: &mut Goal| goal.state = GoalState::Shelf] {
            assert_eq!(Listed::of(&book(five(), change), day("2026-11-22")).promises, []);
        }
        let told = format!("{:?}", Listed::of(&book(five(), |_| ()), day("2026-11-22")));
        assert!(!told.contains("nobody"), "{told}");
    }

    #[test]
    fn who_does_not_want_to_be_listed_leaves_nothing_but_that() {
        let mut book = book(five(), |_| ());
        let slot = crate::base::Slot::new(Id::settings(), &Key::of("unlisted"));
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        book.apply(Edit::Set(slot, Some(Value::Yes(true))), stamp).unwrap();
        assert_eq!(Listed::of(&book, day("2026-11-22")), Listed::default());
    }

    #[test]
    fn a_quiet_start_tells_days_and_no_word() {
        let mut book = book(five(), |_| ());
        let slot = crate::base::Slot::new(Id::settings(), &Key::of("quiet"));
        let stamp = Stamp { who: Who::Me, at: Moment(0) };
        book.apply(Edit::Set(slot, Some(Value::Yes(true))), stamp).unwrap();
        let days = Listed { listed: true, seen: Some(day("2026-11-19")), ..Listed::default() };
        assert_eq!(Listed::of(&book, day("2026-11-22")), days);
    }

    #[test]
    fn only_as_much_is_kept_as_a_row_has_use_for() {
        let long = "words ".repeat(500);
        let rows = (0..20).map(|n| row(n, &[what(&long), by(&long)])).collect();
        let listed = Listed::of(&book(rows, |_| ()), day("2026-11-22"));
        assert_eq!(listed.promises.len(), MOST);
        assert!(listed.promises.iter().all(|promise| letters::width(&promise.what) <= LONGEST.1));
    }
}
