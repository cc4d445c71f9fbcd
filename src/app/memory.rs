//! What is remembered between two looks: what was found, and which finished steps fold away.

use crate::{
    base::{Day, search::Wanted},
    page::Sieve,
    view::{Finding, Finished, Found},
};

/// What was looked for when [`Finding::found`] was made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) book: (u64, u64),
    pub(super) today: Day,
    pub(super) sieve: Sieve,
    pub(super) wanted: Wanted,
}

impl Asked {
    /// What is found now was found then, too.
    pub(super) fn narrows(&self, then: &Self) -> bool {
        let same = (self.book, self.today, &self.sieve) == (then.book, then.today, &then.sieve);
        same && self.wanted.narrow(&then.wanted)
    }
}

/// What is remembered between two looks.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) finding: Finding,
    pub(super) asked: Option<Asked>,
    /// What was found before that with fewer letters: a letter that is taken back leads there.
    pub(super) wider: Vec<(Asked, Option<Found>)>,
    pub(super) finished: Finished,
    /// How many entries all searches looked at.
    pub(super) looked_at: u64,
}

impl Memory {
    /// What was found is another workbook's.
    pub(super) fn forget(&mut self) {
        self.finding.found = None;
        self.asked = None;
        self.wider.clear();
        self.finished.forget();
    }
}

/// Letters typed one after the other where nothing is written.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) words: String,
    /// When the last one came, in milliseconds.
    pub(super) at: u64,
    /// They are words: no letter of them is a key.
    pub(super) is_words: bool,
    /// One of them opened the question that stands now.
    pub(super) asked: bool,
}
