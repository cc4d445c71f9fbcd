//! Milestones: the log by day, month or year, newest first, as a window over any number of entries.
//!
//! Never walk the whole log to show one screen of it.

use crate::{
    base::{Day, Id, When},
    form::map,
    page::{Act, Block, Command, List, Page, Period, Row, RowId, Zoom, list},
    records::{rows, stones},
    say,
    screens::screen::{MayHide, Screen},
    view::{Offer, Reply, View},
    workbook::{
        Entry, EntryKind,
        log::{Counts, LogKey, Month},
    },
};

/// Rows handed over around the focus; more than any screen shows.
const ROWS: usize = 120;

/// The log.
#[derive(Debug)]
pub struct MilestonesScreen;

impl Screen for MilestonesScreen {
    fn page(&self, view: &View) -> Page {
        let (title, list) = match view.zoom {
            Zoom::Day => (say!("milestones.title"), days(view)),
            Zoom::Month => (say!("milestones.by_month"), months(view)),
            Zoom::Year => (say!("milestones.by_year"), years(view)),
        };
        Page { title: view.say(&title), main: vec![Block::List(list)], side: beside(view) }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        if view.book.log().is_empty() { Vec::new() } else { vec![Offer::Yes(Act::Zoom)] }
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        self::act(view, act)
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }
}

/// The cairn, what can be added, and the ways to look back.
fn beside(view: &View) -> Vec<Block> {
    let row = |act, phrase| Row::act(act, view.say(&phrase));
    let count = view.book.stone_count();
    let mut out = stones::figure(view, view.book.stones().rev(), count, stones::count(view, count))
        .map_or_else(Vec::new, |figure| vec![figure]);
    out.push(Block::Heading(view.say(&say!("today.add"))));
    out.push(Block::rows(vec![
        row(Act::AddStone, say!("today.add_stone")),
        row(Act::AddHardTime, say!("milestones.hard_time")),
        row(Act::AddNote, say!("milestones.note")),
    ]));
    let mut back = Vec::new();
    // What is empty has nothing to find, to walk or to look closer at.
    if !view.book.log().is_empty() {
        back.push(row(Act::Find, say!("milestones.find")));
        if count > 0 {
            back.push(Row::act(Act::Pile, stones::walk(view)));
        }
        let zoom = match view.zoom {
            Zoom::Day => say!("zoom.days"),
            Zoom::Month => say!("zoom.months"),
            Zoom::Year => say!("zoom.years"),
        };
        back.extend([
            row(Act::Progress, say!("milestones.pictures")),
            row(Act::Story, say!("milestones.story")),
            row(Act::Zoom, zoom),
        ]);
    }
    back.extend(map::rows(view, "grow"));
    out.extend([Block::Heading(view.say(&say!("more.look_back"))), Block::rows(back)]);
    out
}

/// The entry in focus.
fn focused<'a>(view: &View<'a>) -> Option<&'a Entry> {
    match view.focus.window() {
        Some(RowId::Record(id)) => view.book.entry(*id),
        _ => None,
    }
}

fn days(view: &View) -> List {
    let log = view.book.log();
    let at = focused(view).map(LogKey::of).and_then(|key| log.row_of(key));
    let (first, most) = list::window(log.len(), at.unwrap_or(0), ROWS);
    let entries = log.window(first, most);
    let before = first.checked_sub(1).and_then(|row| log.window(row, 1).first().map(|e| head(view, e)));
    let mut rows = Vec::with_capacity(entries.len());
    let mut last = before;
    for entry in entries {
        let mut row = rows::entry(view, entry);
        let month = head(view, entry);
        if last.as_ref() != Some(&month) {
            row.head.clone_from(&month);
            last = Some(month);
        }
        rows.push(row);
    }
    let end = |row: usize| log.window(row, 1).first().map(|e| RowId::Record(e.id));
    let ends = (end(0), log.len().checked_sub(1).and_then(end));
    List::part(log.len(), first, rows, ends).or(view.say(&say!("milestones.none")))
}

/// The month an entry stands under.
fn head(view: &View, entry: &Entry) -> String {
    match &entry.on {
        When::Day(day) => view.content.dates.month_title(*day),
        When::Words(_) => view.say(&say!("milestones.no_day")),
    }
}

fn months(view: &View) -> List {
    let log = view.book.log();
    let row = |(month, counts): (Month, Counts)| {
        period_row(period_of_month(month), month_name(view, month)).note(told(view, counts))
    };
    let focus = view.focus.window();
    let at = log.months().position(|(month, _)| focus == Some(&RowId::Period(period_of_month(month))));
    let (first, most) = list::window(log.month_count(), at.unwrap_or(0), ROWS);
    let mut last =
        first.checked_sub(1).and_then(|before| log.months().nth(before)).map(|(month, _)| year_name(view, month));
    let mut rows = Vec::with_capacity(most);
    for sum in log.months().skip(first).take(most) {
        let mut row = row(sum);
        let year = year_name(view, sum.0);
        // Without a date there is one row, and it says so itself.
        if sum.0.is_some() && last.as_ref() != Some(&year) {
            row.head.clone_from(&year);
        }
        last = Some(year);
        rows.push(row);
    }
    let end = |sum: Option<(Month, Counts)>| sum.map(|(month, _)| month_id(month));
    let ends = (end(log.months().next()), end(log.months().last()));
    List::part(log.month_count(), first, rows, ends).or(view.say(&say!("milestones.none")))
}

fn years(view: &View) -> List {
    let years = view.book.log().years();
    let name = |year: Option<i32>| year.map_or_else(|| view.say(&say!("milestones.no_day")), |year| year.to_string());
    let focus = view.focus.window();
    let at = years.iter().position(|(year, _)| focus == Some(&RowId::Period(period_of_year(*year))));
    let (first, most) = list::window(years.len(), at.unwrap_or(0), ROWS);
    let shown = years.iter().skip(first).take(most);
    let rows =
        shown.map(|(year, counts)| period_row(period_of_year(*year), name(*year)).note(told(view, *counts))).collect();
    let end = |sum: Option<&(Option<i32>, Counts)>| sum.map(|(year, _)| year_id(*year));
    List::part(years.len(), first, rows, (end(years.first()), end(years.last()))).or(view.say(&say!("milestones.none")))
}

fn month_name(view: &View, month: Month) -> String {
    let day = month.and_then(|(year, month)| Day::of(year, month, 1));
    day.map_or_else(|| view.say(&say!("milestones.no_day")), |day| view.content.dates.month_title(day))
}

fn year_name(view: &View, month: Month) -> String {
    month.map_or_else(|| view.say(&say!("milestones.no_day")), |(year, _)| year.to_string())
}

/// "9 stones, 1 hard time, 2 notes"; nothing is said of what there is none of.
fn told(view: &View, counts: Counts) -> String {
    let parts = EntryKind::ALL.map(|(kind, _)| (kind, counts.of(kind))).into_iter().filter(|(_, n)| *n > 0);
    let parts = parts.map(|(kind, n)| {
        view.say(&match kind {
            EntryKind::Milestone => say!("count.stones", n = n),
            EntryKind::HardTime => say!("count.hard_times", n = n),
            EntryKind::Note => say!("count.notes", n = n),
            EntryKind::CheckIn => say!("count.check_ins", n = n),
            EntryKind::Choice => say!("count.choices", n = n),
        })
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn period_of_month(month: Month) -> Period {
    month.map_or(Period::NoDay, |(year, month)| Period::Month(year, month))
}

fn period_of_year(year: Option<i32>) -> Period {
    year.map_or(Period::NoDay, Period::Year)
}

fn month_id(month: Month) -> RowId {
    RowId::Period(period_of_month(month))
}

fn year_id(year: Option<i32>) -> RowId {
    RowId::Period(period_of_year(year))
}

/// A row that looks closer at a stretch of the log.
fn period_row(period: Period, words: String) -> Row {
    Row::new(RowId::Period(period), Command::Zoom(period), words)
}

/// The newest month of that year that has an entry. Costs one look a month.
fn newest_month(view: &View, year: i32) -> Option<Month> {
    view.book.log().months().map(|(month, _)| month).find(|month| month.is_some_and(|(known, _)| known == year))
}

fn newest_in(view: &View, month: Month) -> Option<Id> {
    view.book.log().newest_of(month).map(|entry| entry.id)
}

/// Does it.
fn act(view: &View, act: Act) -> Vec<Reply> {
    if act == Act::Zoom { vec![zoom(view)] } else { Vec::new() }
}

/// From days to months, to years, and back to days. What was in focus stays in focus, seen from further off.
fn zoom(view: &View) -> Reply {
    let on = match view.focus.get() {
        Some(RowId::Period(period)) => Some(*period),
        _ => None,
    };
    match view.zoom {
        Zoom::Day => {
            let entry = focused(view).filter(|entry| view.focus.is(&RowId::Record(entry.id)));
            let month = entry.map(|entry| month_id(LogKey::of(entry).month()));
            Reply::Zoom(Zoom::Month, month.or_else(|| view.focus.get().cloned()))
        }
        Zoom::Month => {
            let year = match on {
                Some(Period::Month(year, _)) => Some(RowId::Period(Period::Year(year))),
                _ => view.focus.get().cloned(),
            };
            Reply::Zoom(Zoom::Year, year)
        }
        Zoom::Year => {
            let newest = match on {
                Some(Period::Year(year)) => newest_month(view, year).and_then(|month| newest_in(view, month)),
                Some(Period::NoDay) => newest_in(view, None),
                _ => None,
            };
            Reply::Zoom(Zoom::Day, newest.map(RowId::Record).or_else(|| view.focus.get().cloned()))
        }
    }
}

/// Looks closer at a year or a month: the focus goes to the newest of it.
pub fn look_closer(view: &View, period: Period) -> Vec<Reply> {
    let entry = |id: Option<Id>| id.map(|id| Reply::Zoom(Zoom::Day, Some(RowId::Record(id))));
    let reply = match period {
        Period::Year(year) => newest_month(view, year).map(|month| Reply::Zoom(Zoom::Month, Some(month_id(month)))),
        Period::Month(year, month) => entry(newest_in(view, Some((year, month)))),
        Period::NoDay => entry(newest_in(view, None)),
    };
    reply.into_iter().collect()
}
