//! The workbook by words: what is typed narrows the rows, and so do a kind, a goal and a stretch of time.
//!
//! Never walk the whole log while nothing is looked for.

mod by;
mod log;
mod rows;
mod said;

use crate::{
    base::{
        Key, letters,
        search::{self, Wanted},
    },
    page::{Block, By, Field, FieldKind, List, Page, Place, Row, RowId, Sieve, Sought, list},
    say,
    screens::screen::{Behaviour, MayHide, Screen},
    view::{Found, View, finding::filter_slot},
    workbook::{Entry, log::LogKey},
};

pub use by::FindByScreen;

/// Rows handed over around the focus; more than any screen shows.
const ROWS: usize = 120;

/// Columns of what is looked for that are told where nobody writes there.
const SHOWN: usize = 200;

const BY: [(By, &str); 3] = [(By::Kind, "by-kind"), (By::Goal, "by-goal"), (By::When, "by-when")];

/// The workbook by words.
#[derive(Debug)]
pub struct FindScreen;

impl Screen for FindScreen {
    fn page(&self, view: &View) -> Page {
        let list = results(view);
        let echo = if list.total > 0 && view.finding.found.is_some() {
            view.say(&say!("find.found", n = list.total))
        } else {
            String::new()
        };
        let too_long = search::is_too_long(view.filter).then(|| view.say(&say!("find.too_long")));
        let filter = Field {
            text: view.filter.to_owned(),
            shown: letters::clip(view.filter, SHOWN),
            echo,
            problem: too_long.unwrap_or_default(),
            ..Field::empty(filter_slot(), FieldKind::Line, view.say(&say!("find.filter")))
        };
        let sieve = &view.finding.sieve;
        let rows = BY.map(|(way, name)| {
            let words = match way {
                By::Kind => say!("find.kind", what = by::kind_name(view, sieve.kind)),
                By::Goal => say!("find.goal", what = by::goal_name(view, sieve.goal)),
                By::When => say!("find.when", what = by::when_name(view, sieve.when)),
            };
            Row::go(Key::of(name), Place::FindBy(way), view.say(&words))
        });
        let narrow = Block::rows(rows.to_vec());
        let title = view.say(&say!("find.title"));
        Page { title, main: vec![Block::Field(Box::new(filter)), narrow, Block::List(list)], side: Vec::new() }
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Filtered]
    }
}

/// What was found, as a window around what is in focus; the log, where nothing is looked for.
fn results(view: &View) -> List {
    match &view.finding.found {
        None => newest(view),
        Some(found) => of_found(view, found),
    }
}

fn newest(view: &View) -> List {
    let log = view.book.log();
    let focused = match view.focus.window() {
        Some(RowId::Record(id)) => view.book.entry(*id).map(LogKey::of),
        _ => None,
    };
    let (first, most) = list::window(log.len(), focused.and_then(|key| log.row_of(key)).unwrap_or(0), ROWS);
    let wanted = Wanted::default();
    let rows = log.window(first, most).into_iter().map(|entry| rows::entry(view, &wanted, entry)).collect();
    let end = |row: usize| log.window(row, 1).first().map(|entry| RowId::Record(entry.id));
    let ends = (end(0), log.len().checked_sub(1).and_then(end));
    List::part(log.len(), first, rows, ends).or(view.say(&say!("milestones.none")))
}

fn of_found(view: &View, found: &Found) -> List {
    let Found { said, log } = found;
    let at = match view.focus.window() {
        Some(RowId::Slot(slot)) => said.iter().position(|known| known == slot),
        // Newest first: the greater key stands before.
        Some(RowId::Record(id)) => view.book.entry(*id).map(LogKey::of).and_then(|key| {
            let row = log.binary_search_by(|known| key.cmp(known)).ok()?;
            Some(said.len() + row)
        }),
        _ => None,
    };
    let (first, most) = list::window(found.len(), at.unwrap_or(0), ROWS);
    let wanted = Wanted::of(view.filter);
    let of_said = said.iter().skip(first).take(most).map(|slot| rows::said(view, &wanted, slot));
    let entries = log.iter().skip(first.saturating_sub(said.len())).filter_map(|key| view.book.log().get(*key));
    let of_log = entries.map(|entry: &Entry| rows::entry(view, &wanted, entry));
    let rows = of_said.chain(of_log).take(most).collect();
    let ends = (row_id(found, 0), found.len().checked_sub(1).and_then(|last| row_id(found, last)));
    let none = if search::is_too_long(view.filter) { String::new() } else { view.say(&say!("find.none")) };
    List::part(found.len(), first, rows, ends).or(none)
}

fn row_id(found: &Found, row: usize) -> Option<RowId> {
    let entry = || Some(RowId::Record(found.log.get(row.checked_sub(found.said.len())?)?.id));
    found.said.get(row).cloned().map(RowId::Slot).or_else(entry)
}

/// The first of what was found: there the focus stands after a letter, so that Enter opens it.
pub fn first(view: &View) -> Option<RowId> {
    match &view.finding.found {
        None => view.book.log().window(0, 1).first().map(|entry| RowId::Record(entry.id)),
        Some(found) => row_id(found, 0),
    }
}

/// Searches the workbook as it is seen; of the log only `within` what was found before. Answers with what holds every
/// word: goals, steps and pages first, then the log. Also answers with how many entries of it were looked at.
pub fn search(view: &View, wanted: &Wanted, sieve: &Sieve, within: Option<&[LogKey]>) -> (Found, u64) {
    let (log, looked_at) = match sieve.kind {
        Some(Sought::Goals | Sought::Steps | Sought::Pages) => (Vec::new(), 0),
        None | Some(Sought::Entries(_)) => log::search(view, wanted, sieve, within),
    };
    // A stretch of time alone is one of the log.
    let by_time_alone = wanted.is_nothing() && sieve.kind.is_none() && sieve.goal.is_none();
    let said = if by_time_alone { Vec::new() } else { said::search(view, wanted, sieve) };
    (Found { said, log }, looked_at)
}
