//! The entries a story is told from, oldest first; of a long log its beginning and its end.

use crate::{
    base::Id,
    workbook::{Entry, Workbook, log::LogKey},
};

/// So many of the oldest and of the newest entries of a goal are read.
const FIRST: usize = 100;
const LAST: usize = 300;

/// The entries of one goal.
#[derive(Debug, Default)]
pub(super) struct Gathered<'a> {
    /// Oldest first.
    pub(super) entries: Vec<&'a Entry>,
    /// Where the end begins, if there are others between it and the beginning.
    pub(super) cut: Option<LogKey>,
}

/// The entries of that goal, but for those that wait to be read back.
pub(super) fn of_goal(book: &Workbook, goal: Id) -> Gathered<'_> {
    let mut newest: Vec<&Entry> = book.heard_of(goal).rev().take(LAST).collect();
    newest.reverse();
    let all = newest.len() < LAST;
    if all {
        return Gathered { entries: newest, cut: None };
    }
    let begins = newest.first().map(|entry| entry.id);
    let mut entries: Vec<&Entry> =
        book.heard_of(goal).take(FIRST).take_while(|entry| Some(entry.id) != begins).collect();
    let cut = newest.first().map(|entry| LogKey::of(entry)).filter(|_| entries.len() == FIRST);
    entries.extend(newest);
    Gathered { entries, cut }
}

/// At most so many of them, the first and the last among them: those before the gap, how many are in it, those after.
pub(super) fn few<T>(all: &[T], most: usize) -> (&[T], usize, &[T]) {
    if all.len() <= most {
        return (all, 0, &[]);
    }
    let (first, rest) = all.split_at(most / 2);
    let (between, last) = rest.split_at(rest.len() - (most - most / 2));
    (first, between.len(), last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, Moment, Who},
        workbook::{Edit, EntryKind, Goal, Stamp},
    };

    #[test]
    fn the_first_and_the_last_are_kept_and_the_others_counted() {
        let all: Vec<u8> = (0..20).collect();
        let (first, between, last) = few(&all, 12);
        assert_eq!((first, between, last), (&all[..6], 8, &all[14..]));
        assert_eq!(few(&all, 20), (&all[..], 0, &[][..]));
        assert_eq!(few(&all[..13], 12).1, 1);
    }

    #[test]
    fn of_a_long_log_the_beginning_and_the_end_are_read() {
        let goal = Id::of("g1").unwrap();
        for (n, read, is_cut) in [(250, 250, false), (350, 350, false), (900, 400, true)] {
            let mut book = Workbook::default();
            let stamp = Stamp { who: Who::Me, at: Moment(0) };
            book.apply(Edit::AddGoal(Goal::new(goal, Who::Me, Moment(0))), stamp).unwrap();
            for i in 0..n {
                let day = Day::iso("2020-01-01").unwrap().plus_days(i);
                let id = Id::of(&format!("e{i}")).unwrap();
                let mut entry = Entry::new(id, Who::Me, Moment(0), EntryKind::Note, day);
                entry.goal = Some(goal);
                book.apply(Edit::AddEntry(entry), stamp).unwrap();
            }
            let gathered = of_goal(&book, goal);
            assert_eq!((gathered.entries.len(), gathered.cut.is_some()), (read, is_cut), "{n}");
            assert_eq!(gathered.entries[0].id.as_str(), "e0");
            assert_eq!(gathered.entries.last().unwrap().id.as_str(), format!("e{}", n - 1));
        }
    }
}
