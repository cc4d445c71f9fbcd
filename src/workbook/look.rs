//! What a check-in says of one goal: which line of its ladder is true, or how far it is; how sure; what helped.
//!
//! Never mix what the client says with what a helper says, or tell what waits to be read back.

use super::{
    entry::{Entry, EntryKind},
    heard::Heard,
    ladder::Level,
};
use crate::base::{Id, Key, RowValue, Text, Value};

/// A kind of thing that a check-in can say of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// Which line the client pressed.
    Line,
    /// Which line a helper pressed.
    HelperLine,
    /// How far.
    Far,
    /// How sure.
    Sure,
}

impl Says {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Line, Self::HelperLine, Self::Far, Self::Sure];
}

/// What one check-in says of one goal. A reading of its row.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    row: &'a RowValue,
    heard: Heard<'a>,
}

impl<'a> Look<'a> {
    /// The list of a check-in in which each goal has a row; the id of the row is that of the goal.
    pub const GOALS: Key = Key::of("goals");
    /// Which line is true now.
    pub const LINE: Key = Key::of("line");
    /// Which line a helper would press.
    pub const HELPER_LINE: Key = Key::of("helper_line");
    /// How far, 0 to 10; where there is no ladder.
    pub const FAR: Key = Key::of("far");
    /// How sure, 0 to 10.
    pub const SURE: Key = Key::of("sure");
    /// What helped.
    pub const HELPED: Key = Key::of("helped");
    /// What was in the way.
    pub const IN_THE_WAY: Key = Key::of("in_the_way");

    /// The looks of an entry, in its order.
    pub fn all(entry: &'a Entry) -> impl Iterator<Item = Self> {
        entry.more.rows(&Self::GOALS).iter().map(|row| Self { row, heard: entry.heard() })
    }

    /// What an entry says of that goal.
    pub fn at(entry: &'a Entry, goal: Id) -> Option<Self> {
        Self::all(entry).find(|look| look.goal() == goal)
    }

    /// It says such a thing.
    pub fn says(self, what: Says) -> bool {
        match what {
            Says::Line => self.line().is_some(),
            Says::HelperLine => self.helper_line().is_some(),
            Says::Far => self.far().is_some(),
            Says::Sure => self.sure().is_some(),
        }
    }

    /// Which goal.
    pub fn goal(self) -> Id {
        self.row.id
    }

    /// Something was said of it.
    pub fn says_something(self) -> bool {
        let mut said = self.row.cells.keys().filter_map(|column| self.cell(column));
        said.any(|value| value.text().is_none_or(|text| !text.is_blank()))
    }

    fn cell(self, column: &Key) -> Option<&'a Value> {
        self.heard.cell(&Self::GOALS, self.row, column)
    }

    fn level(self, column: &Key) -> Option<Level> {
        match self.cell(column) {
            Some(Value::Pick(key)) => Level::of(key),
            _ => None,
        }
    }

    /// The line the client pressed.
    pub fn line(self) -> Option<Level> {
        self.level(&Self::LINE)
    }

    /// The line a helper pressed. Stands beside the client's, never in it.
    pub fn helper_line(self) -> Option<Level> {
        self.level(&Self::HELPER_LINE)
    }

    /// How far, 0 to 10.
    pub fn far(self) -> Option<u8> {
        self.cell(&Self::FAR).and_then(Value::rate)
    }

    /// How sure, 0 to 10.
    pub fn sure(self) -> Option<u8> {
        self.cell(&Self::SURE).and_then(Value::rate)
    }

    /// What helped.
    pub fn helped(self) -> Option<&'a Text> {
        self.cell(&Self::HELPED).and_then(Value::text)
    }

    /// What was in the way.
    pub fn in_the_way(self) -> Option<&'a Text> {
        self.cell(&Self::IN_THE_WAY).and_then(Value::text)
    }
}

impl Entry {
    /// A check-in that holds nothing but lines a helper pressed: it is no look of its owner's.
    pub fn is_helpers_line(&self) -> bool {
        let line = |row: &RowValue| row.cells.keys().all(|column| *column == Look::HELPER_LINE);
        let lines = || self.more.rows(&Look::GOALS);
        let only = || self.more.keys().all(|field| *field == Look::GOALS) && lines().iter().all(line);
        let said = self.goal.is_some() || self.step.is_some() || self.help.is_some() || self.hard.is_some();
        self.kind == EntryKind::CheckIn && self.words.is_blank() && !said && !lines().is_empty() && only()
    }
}
