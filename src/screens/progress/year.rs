//! A year of days.

use std::collections::BTreeMap;

use super::shown::{NAMED, Shown, short_day, source};
use crate::{
    base::Day,
    insight::progress::year::{self, KINDS, Year},
    page::{Figure, Mark, Shape, chart::Days},
    records::rows,
    say,
    view::View,
    workbook::EntryKind,
};

/// What it is called, and what it says in short. Hard times are in the picture, and are not counted here.
pub(super) fn told(view: &View) -> (String, String) {
    let name = view.say(&say!("progress.year"));
    let counts = year::counts(view.book, view.now.today);
    if counts.iter().all(|n| *n == 0) {
        return (name, Shown::early_words(view, &say!("progress.fill_year")));
    }
    let counts = KINDS.into_iter().zip(counts).filter(|(kind, _)| *kind != EntryKind::HardTime);
    let told: Vec<String> = counts.filter_map(|(kind, n)| count(view, kind, n)).collect();
    let short = match told.join(", ") {
        none if none.is_empty() => say!("progress.year_signs"),
        told => say!("progress.year_short", counts = told),
    };
    (name, view.say(&short))
}

/// The picture.
pub(super) fn shown(view: &View) -> Shown {
    let name = view.say(&say!("progress.year"));
    let year = year::of_days(view.book, view.now.today, NAMED);
    if year.days.is_empty() {
        return Shown::early(view, name, &say!("progress.fill_year"), Vec::new());
    }
    let counts: Vec<String> = KINDS.into_iter().zip(year.counts).filter_map(|(kind, n)| count(view, kind, n)).collect();
    let told = counts.join(", ");
    let (from, to) = (short_day(view, year.from), short_day(view, year.to));
    let words = view.say(&say!("progress.year_about", from = from, to = to, counts = told.as_str()));
    let marked = year.days.iter().map(|(day, kind)| (*day, mark(*kind))).collect();
    let is_there = |kind: &EntryKind| year.days.values().any(|known| known == kind);
    let names = KINDS.into_iter().filter(is_there).map(|kind| (mark(kind), rows::kind_words(view, kind, false)));
    let days = Days { from: year.from, to: year.to, marked, names: names.collect() };
    let figure = Figure::new(words, months(view, &year), Shape::Days(days));
    let from = year.newest.iter().map(|entry| source(view, entry, "")).collect();
    Shown { name, figure, from, ..Shown::default() }
}

fn mark(kind: EntryKind) -> Mark {
    match kind {
        EntryKind::Milestone => Mark::Stone,
        EntryKind::HardTime => Mark::HardTime,
        EntryKind::Note => Mark::Note,
        EntryKind::CheckIn => Mark::CheckIn,
        EntryKind::Choice => Mark::Choice,
    }
}

fn count(view: &View, kind: EntryKind, n: usize) -> Option<String> {
    let said = match kind {
        EntryKind::Milestone => say!("count.stones", n = n),
        EntryKind::HardTime => say!("count.hard_times", n = n),
        EntryKind::Note => say!("count.notes", n = n),
        EntryKind::CheckIn => say!("count.check_ins", n = n),
        EntryKind::Choice => say!("count.choices", n = n),
    };
    (n > 0).then(|| view.say(&said))
}

/// The days that have something, month by month.
fn months(view: &View, year: &Year) -> Vec<(String, String)> {
    let mut months: BTreeMap<(i32, u32), (Day, usize)> = BTreeMap::new();
    for day in year.days.keys() {
        months.entry((day.year(), day.month())).or_insert((*day, 0)).1 += 1;
    }
    let row = |(day, n): &(Day, usize)| {
        (view.content.dates.month_title(*day), view.say(&say!("progress.days_with_something", n = *n)))
    };
    months.values().rev().map(row).collect()
}
