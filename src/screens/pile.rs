//! The pile, stone by stone: the arrows walk it and each says its words.

use crate::{
    base::{Id, Slot},
    page::{Act, BEHIND, Block, CAIRN, List, Look, Page, Row, RowId, list},
    records::{rows, stones},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Offer, Reply, View, dates},
    workbook::{Entry, Pile, Settings},
};

/// The pile, stone by stone.
#[derive(Debug)]
pub struct PileScreen;

impl Screen for PileScreen {
    /// As many stones as a window holds around the one in focus, the oldest first.
    fn page(&self, view: &View) -> Page {
        let total = view.book.stone_count();
        if total == 0 {
            return Page {
                title: stones::title(view),
                main: vec![Block::Quiet(view.say(&say!("pile.none")))],
                ..Page::default()
            };
        }
        let look = match view.book.settings().pile {
            Pile::Stones => say!("pile.as_stones"),
            Pile::Beads => say!("pile.as_beads"),
            Pile::List => say!("pile.as_list"),
        };
        let shape = Row::fill(Slot::new(Id::settings(), &Settings::PILE), view.say(&look));
        let main = vec![Block::List(walk(view, total)), Block::row(shape)];
        Page { title: stones::count(view, total), main, side: Vec::new() }
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::Before), Offer::Yes(Act::After)]
    }

    // At the last stone there is no way on but back.
    fn arrow(&self, act: Act, view: &View) -> Option<Vec<Reply>> {
        (act == Act::After && is_at_the_end(view)).then(Vec::new)
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        view.book.stones().next_back().map(|stone| RowId::Record(stone.id))
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::OwnArrows]
    }
}

/// A picture grows to its newest; a plain list begins with it, as the log does.
fn walk(view: &View, total: usize) -> List {
    let look = match view.book.settings().pile {
        Pile::Stones => Look::Pile,
        Pile::Beads => Look::Beads,
        Pile::List => Look::Rows,
    };
    let newest = view.book.stones().next_back().map(|stone| stone.id);
    let focused = match view.focus.window() {
        Some(RowId::Record(id)) => view.book.stone_row(*id).map(|row| (*id, row)),
        _ => None,
    };
    let Some((id, from_oldest)) = focused.or_else(|| newest.map(|id| (id, total - 1))) else { return List::default() };
    let newest_first = look == Look::Rows;
    let row = if newest_first { total - 1 - from_oldest } else { from_oldest };
    let (first, most) = if look == Look::Pile { cairns(total, row) } else { list::window(total, row, list::WINDOW) };
    let (before, after) = (row - first, (first + most).saturating_sub(row + 1));
    let (older, newer) = if newest_first { (after, before) } else { (before, after) };
    let mut stones = view.book.stones_near(id, older, newer);
    let oldest = view.book.stones().next().map(|stone| RowId::Record(stone.id));
    let mut ends = (oldest, newest.map(RowId::Record));
    if newest_first {
        stones.reverse();
        ends = (ends.1, ends.0);
    }
    let rows = stones.into_iter().map(|stone| told(view, stone)).collect();
    List { look, ..List::part(total, first, rows, ends) }
}

/// The cairn a stone lies in, those behind it, and what comes after it.
fn cairns(total: usize, row: usize) -> (usize, usize) {
    let first = (row / CAIRN).saturating_sub(BEHIND) * CAIRN;
    (first, list::WINDOW.min(total - first))
}

/// A stone with all that is to be told of it: its day, that it was for trying, its goal.
fn told(view: &View, stone: &Entry) -> Row {
    let mut row = rows::entry(view, stone);
    let day = dates::near(view, &stone.on);
    let goal = stone.goal.and_then(|id| view.book.goal(id)).filter(|goal| !goal.words.is_blank());
    let day = if stone.tried { view.say(&say!("row.tried", day = day)) } else { day };
    let day = rows::with_who(view, stone, day);
    let day = match stones::size_words(view, stone) {
        Some(size) => view.say(&say!("pile.day_and_size", day = day, size = size)),
        None => day,
    };
    row.size = stones::size(stone);
    row.note = match goal {
        Some(goal) => view.say(&say!("pile.day_and_goal", day = day, goal = &goal.words)),
        None => day,
    };
    row
}

/// The focus stands on no stone, or on the last one of the page.
fn is_at_the_end(view: &View) -> bool {
    let Some(RowId::Record(id)) = view.focus.get() else { return true };
    let last = match view.book.settings().pile {
        Pile::List => 0,
        Pile::Stones | Pile::Beads => view.book.stone_count().saturating_sub(1),
    };
    view.book.stone_row(*id).is_none_or(|row| row == last)
}
