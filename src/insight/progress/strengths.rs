//! Stones by the strengths that were in them.
//!
//! Never rank a person's strengths; it counts what they named, no more.

use crate::{
    base::Key,
    workbook::{Entry, Workbook},
};

/// So many stones are looked at, the newest.
pub const STONES: usize = 200;

/// What the last stones name.
#[derive(Clone, Debug, Default)]
pub struct Named<'a> {
    /// How many stones were looked at.
    pub stones: usize,
    /// Those that name a strength, newest first.
    pub naming: Vec<&'a Entry>,
    /// Each strength with how many stones name it: the most first, then the one named last.
    pub counts: Vec<(Key, usize)>,
}

/// The strengths of the last stones; only those that are known.
pub fn named<'a>(book: &'a Workbook, known: &[Key]) -> Named<'a> {
    let mut out = Named::default();
    for stone in book.stones().rev().take(STONES) {
        out.stones += 1;
        let mut names = false;
        for key in stone.heard().picks(&Entry::STRENGTHS).iter().filter(|key| known.contains(key)) {
            names = true;
            match out.counts.iter_mut().find(|(counted, _)| counted == key) {
                Some((_, n)) => *n += 1,
                None => out.counts.push((key.clone(), 1)),
            }
        }
        if names {
            out.naming.push(stone);
        }
    }
    out.counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Day, Id, Moment, Slot, Value, Who},
        workbook::{Edit, EntryKind, Stamp},
    };

    #[test]
    fn each_stone_counts_for_every_strength_it_names_and_unknown_ones_are_left_out() {
        let mut book = Workbook::default();
        let day = Day::iso("2026-11-22").unwrap();
        let all: [&[&'static str]; 4] = [&["calm"], &["calm", "cook"], &["gone"], &[]];
        for (n, keys) in all.into_iter().enumerate() {
            let id = Id::of(&format!("e{n}")).unwrap();
            let mut entry = Entry::new(id, Who::Me, Moment(0), EntryKind::Milestone, day);
            let keys = keys.iter().map(|key| Key::of(key)).collect();
            entry.more.set(&Slot::new(id, &Entry::STRENGTHS), Some(Value::Picks(keys)));
            book.apply(Edit::AddEntry(entry), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
        }
        let named = named(&book, &[Key::of("cook"), Key::of("calm")]);
        assert_eq!((named.stones, named.naming.len()), (4, 2));
        assert_eq!(named.counts, [(Key::of("calm"), 2), (Key::of("cook"), 1)]);
    }
}
