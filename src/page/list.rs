//! A list is a window: its total, the first row shown, and at most two hundred rows around the focused one.
//!
//! Never hold all rows of a long list.

use super::{action::Act, command::Command, field::Field, figure::Size, mark::Mark, place::Place, row_id::RowId};
use crate::base::{Id, Key, Slot};

/// The most rows a list hands over.
pub const WINDOW: usize = 200;

/// Rows to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// How many rows there are in all.
    pub total: usize,
    /// Which of them is the first in `rows`, from 0.
    pub first: usize,
    /// The rows around the focused one.
    pub rows: Vec<Row>,
    /// What to say when there are none. May be empty.
    pub empty: String,
    /// How a face that draws shows it. Faces that speak read the rows.
    pub look: Look,
    /// The very first and very last row, where the window does not hold them.
    pub ends: Option<Box<(RowId, RowId)>>,
}

/// How a list is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Row by row.
    #[default]
    Rows,
    /// Row by row, on a card with its heading; what is said of it and the line of rows after it stand there, too.
    Card,
    /// One row beside the other, as many on a line as there is room for: short ones, without notes.
    Line,
    /// A month sheet: one row a day, after so many blank ones in its first week.
    Month {
        /// 0 when the month begins with the first day of a week; at most 6.
        lead: usize,
    },
    /// A pile of stones, the last row on top.
    Pile,
    /// Beads on a string, the first row at its start.
    Beads,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the focus stands on.
    pub id: RowId,
    /// What is done by choosing it.
    pub command: Command,
    /// A heading that begins with this row, such as a month. May be empty.
    pub head: String,
    /// 1 for the outermost.
    pub level: usize,
    /// How it stands, as a sign.
    pub mark: Mark,
    /// How it stands, in words; faces that don't draw say these. May be empty.
    pub said: String,
    /// Its words.
    pub text: String,
    /// What else is to be known, quieter. May be empty.
    pub note: String,
    /// Its words as a field, where they can be written in place.
    pub field: Option<Box<Field>>,
    /// How large its stone is, where the list is drawn as a pile.
    pub size: Size,
}

impl Row {
    /// A row with words alone.
    pub fn new(id: RowId, command: Command, text: String) -> Self {
        let none = String::new;
        Self {
            id,
            command,
            head: none(),
            level: 1,
            mark: Mark::None,
            said: none(),
            text,
            note: none(),
            field: None,
            size: Size::Middle,
        }
    }

    /// A row that does an action of the table.
    pub fn act(act: Act, text: String) -> Self {
        Self::new(RowId::Act(act), Command::Do(act), text)
    }

    /// One of several choices, by a name that no other row of its page has.
    pub fn choice(name: Key, command: Command, text: String) -> Self {
        Self::new(RowId::Choice(name), command, text)
    }

    /// A row that opens a place, by a name that no other row of its page has.
    pub fn go(name: Key, place: Place, text: String) -> Self {
        Self::choice(name, Command::Go(place), text)
    }

    /// It adds something to what stands above it, and is no part of that.
    #[must_use]
    pub fn adds(self) -> Self {
        Self { mark: Mark::Add, ..self }
    }

    /// A row that stands for a record, and opens it.
    pub fn record(id: Id, text: String) -> Self {
        Self::new(RowId::Record(id), Command::Open(id), text)
    }

    /// A row that stands for a page of the workbook, and opens it.
    pub fn page(key: Key, text: String) -> Self {
        Self::new(RowId::Page(key.clone()), Command::Go(Place::Reflect(key)), text)
    }

    /// A row that stands for a field, and opens it.
    pub fn fill(slot: Slot, text: String) -> Self {
        Self::new(RowId::Slot(slot.clone()), Command::Fill(slot), text)
    }

    /// Its words are read here, not written: it stands for something that is written elsewhere.
    #[must_use]
    pub fn without_field(mut self) -> Self {
        self.field = None;
        self
    }

    /// With a note beside it.
    #[must_use]
    pub fn note(mut self, note: String) -> Self {
        self.note = note;
        self
    }

    /// With a sign and the same in words.
    #[must_use]
    pub fn mark(mut self, mark: Mark, said: String) -> Self {
        (self.mark, self.said) = (mark, said);
        self
    }
}

impl List {
    /// Rows of a longer list, from row `first` on; `ends` are its very first and very last.
    pub fn part(total: usize, first: usize, rows: Vec<Row>, ends: (Option<RowId>, Option<RowId>)) -> Self {
        let ends = if rows.len() < total { ends.0.zip(ends.1).map(Box::new) } else { None };
        Self { total, first, rows, ends, ..Self::default() }
    }

    /// With what to say when there are no rows.
    #[must_use]
    pub fn or(mut self, empty: String) -> Self {
        self.empty = empty;
        self
    }

    /// A list short enough to be handed over whole.
    pub fn whole(rows: Vec<Row>, empty: String) -> Self {
        Self { total: rows.len(), rows, empty, ..Self::default() }
    }
}

/// The first row and how many to hand over, so that the row at `focus` is well inside.
pub fn window(total: usize, focus: usize, most: usize) -> (usize, usize) {
    let most = most.min(WINDOW);
    let first = focus.saturating_sub(most / 2).min(total.saturating_sub(most));
    (first, most.min(total - first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_the_focus_and_never_leaves_the_list() {
        for total in [0, 1, 5, 80, 50_000] {
            for focus in [0, 1, 40, 79, 25_000, 49_999] {
                let (first, rows) = window(total, focus.min(total.saturating_sub(1)), 80);
                assert!(first + rows <= total && rows <= 80);
                assert!(total == 0 || (first..first + rows).contains(&focus.min(total - 1)));
            }
        }
    }
}
