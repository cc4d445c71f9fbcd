//! Milestones: the log by date, newest first, as a window over any number of entries.
//!
//! Must never: walk the whole log to show one screen of it.

use super::kit::{Offer, Reply, View, rows};
use crate::{
    base::{Key, When},
    page::{Act, Block, List, Look, Page, Row, Target, list},
    say,
    workbook::{Entry, log::LogKey},
};

/// Rows handed over around the focus; more than any screen shows.
const ROWS: usize = 120;

/// The page.
pub fn page(view: &View) -> Page {
    let add = vec![
        Row::new(Target::Act(Act::AddStone), view.say(&say!("today.add_stone"))),
        Row::new(Target::Act(Act::AddHardTime), view.say(&say!("milestones.hard_time"))),
        Row::new(Target::Act(Act::AddNote), view.say(&say!("milestones.note"))),
    ];
    Page {
        title: view.say(&say!("milestones.title")),
        main: vec![Block::List(List::whole(add, String::new())), Block::List(timeline(view))],
        side: Vec::new(),
    }
}

fn timeline(view: &View) -> List {
    let log = view.book.log();
    let focused = match view.focus {
        Some(Target::Record(id)) => view.book.entry(*id).map(LogKey::of).and_then(|key| log.row_of(key)),
        _ => None,
    };
    let (first, most) = list::window(log.len(), focused.unwrap_or(0), ROWS);
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
    let end = |row: usize| log.window(row, 1).first().map(|e| Target::Record(e.id));
    let ends = if most < log.len() { end(0).zip(end(log.len() - 1)) } else { None };
    List { total: log.len(), first, rows, empty: view.say(&say!("milestones.none")), ends, look: Look::Rows }
}

/// The month an entry stands under.
fn head(view: &View, entry: &Entry) -> String {
    match &entry.on {
        When::Day(day) => view.content.dates.month_title(*day),
        When::Words(_) => view.say(&say!("milestones.no_day")),
    }
}

/// What it offers beside its rows.
pub fn offers(_view: &View) -> Vec<Offer> {
    vec![Offer::Yes(Act::Zoom)]
}

/// Does it.
pub fn act(_view: &View, _act: Act) -> Vec<Reply> {
    Vec::new()
}

/// Looks closer at a month or a year.
pub fn pick(_view: &View, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
