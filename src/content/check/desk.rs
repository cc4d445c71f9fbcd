//! One file with what was found in it.

use std::cell::OnceCell;

use super::find::{Mark, Pieces};

/// So many mistakes of a file are told; mending them shows the rest.
pub(super) const TOLD: usize = 200;

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, by its name in the folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in letters.
    pub column: usize,
    /// What it is, and what would do.
    pub what: String,
}

/// One file with what was found in it.
pub(super) struct Desk<'a> {
    pub(super) file: &'a str,
    text: &'a str,
    pieces: OnceCell<Pieces<'a>>,
    pub(super) mistakes: Vec<Mistake>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, pieces: OnceCell::new(), mistakes: Vec::new() }
    }

    /// Notes a mistake where that trail ends.
    pub(super) fn tell(&mut self, trail: &[Mark], what: impl Into<String>) {
        // One more than is told, so that it is known that there are more.
        if self.mistakes.len() > TOLD {
            return;
        }
        let (line, column) = self.pieces.get_or_init(|| Pieces::of(self.text)).find(trail);
        self.tell_at(line, column, what);
    }

    pub(super) fn tell_at(&mut self, line: usize, column: usize, what: impl Into<String>) {
        self.mistakes.push(Mistake { file: self.file.to_owned(), line, column, what: what.into() });
    }

    pub(super) fn tell_unreadable(&mut self, error: &ron::error::SpannedError) {
        let at = &error.span.start;
        self.tell_at(at.line.max(1), at.col.max(1), format!("this cannot be read here: {}", error.code));
    }
}
