//! The text being written: the caret, moving by letters, words and lines as shown.
//!
//! Pure: it knows no keys and no screen. The caret is a byte that always stands between two letters.

use std::cell::Cell;

use crate::base::{letters, text};

/// Adding it would make the field longer than it may be. Nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Words and a caret.
#[derive(Debug)]
pub(super) struct Editor {
    text: String,
    caret: usize,
    lines: bool,
    /// The column that Up and Down keep to.
    column: Option<usize>,
    /// What is drawn: columns, lines, and which line is the first.
    columns: Cell<usize>,
    rows: Cell<usize>,
    top: Cell<usize>,
}

/// What is to be seen of the text.
#[derive(Debug, PartialEq)]
pub(super) struct View {
    pub(super) lines: Vec<String>,
    /// Line and column of the caret, within `lines`.
    pub(super) caret: (usize, usize),
}

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
}

/// Which side of the caret is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Before,
    After,
    WordBefore,
    WordAfter,
    LineBefore,
    LineAfter,
}

impl Editor {
    /// An editor with that text, the caret at its end. `lines`: line ends may stand in it.
    pub(super) fn new(words: &str, lines: bool) -> Self {
        let text = tidy(words, lines);
        let caret = text.len();
        let cell = Cell::new;
        Self { text, caret, lines, column: None, columns: cell(usize::MAX), rows: cell(10), top: cell(0) }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    #[cfg(test)]
    pub(super) fn caret(&self) -> usize {
        self.caret
    }

    /// Takes over text that was changed elsewhere; the caret goes to the end of the change.
    pub(super) fn reload(&mut self, words: &str) {
        let new = tidy(words, self.lines);
        if new == self.text {
            return;
        }
        let tail = self.text.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
        let head = self.text.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        // Head and tail may both claim the same letters ("aa" from "aaa"): the head has them.
        let tail = tail.min(new.len() - head).min(self.text.len() - head);
        self.caret = snap(&new, new.len() - tail);
        self.text = new;
        self.column = None;
    }

    /// Puts text in at the caret.
    pub(super) fn insert(&mut self, words: &str) -> Result<(), TooLong> {
        let new = tidy(words, self.lines);
        if self.text.len() + new.len() > text::LIMIT {
            return Err(TooLong);
        }
        self.text.insert_str(self.caret, &new);
        // A mark or a joiner may have become part of the letter before it.
        self.caret = snap(&self.text, self.caret + new.len());
        self.column = None;
        Ok(())
    }

    /// Replaces all text.
    pub(super) fn set(&mut self, words: &str) {
        self.text = tidy(words, self.lines);
        self.caret = self.text.len();
        self.column = None;
    }

    /// Takes a letter or a word away. Tells whether there was one.
    pub(super) fn cut(&mut self, cut: Cut) -> bool {
        let (from, to) = match cut {
            Cut::Before => (letters::erased_from(&self.text, self.caret), self.caret),
            Cut::After => (self.caret, letters::after(&self.text, self.caret)),
            Cut::WordBefore => (self.word_before(), self.caret),
            Cut::WordAfter => (self.caret, self.word_after()),
            Cut::LineBefore => (self.line_start(), self.caret),
            Cut::LineAfter => (self.caret, self.line_end()),
        };
        if from >= to {
            return false;
        }
        self.text.replace_range(from..to, "");
        // What stood on both sides may join into one letter.
        self.caret = snap(&self.text, from);
        self.column = None;
        true
    }

    /// Moves the caret.
    pub(super) fn go(&mut self, go: Go) {
        let page = isize::try_from(self.rows.get().max(2) - 1).unwrap_or(1);
        let to = match go {
            Go::Up => return self.by_lines(-1),
            Go::Down => return self.by_lines(1),
            Go::PageUp => return self.by_lines(-page),
            Go::PageDown => return self.by_lines(page),
            Go::Left => letters::before(&self.text, self.caret),
            Go::Right => letters::after(&self.text, self.caret),
            Go::WordLeft => self.word_before(),
            Go::WordRight => self.word_after(),
            Go::TextStart => 0,
            Go::TextEnd => self.text.len(),
            Go::LineStart => {
                let lines = self.wrapped();
                lines.get(line_of(&lines, self.caret)).map_or(0, |line| line.0)
            }
            Go::LineEnd => {
                let lines = self.wrapped();
                self.last_of(&lines, line_of(&lines, self.caret))
            }
        };
        self.caret = to;
        self.column = None;
    }

    /// Puts the caret at a line and column of what is shown.
    pub(super) fn point(&mut self, row: usize, column: usize) {
        let lines = self.wrapped();
        let row = (self.top.get() + row).min(lines.len().saturating_sub(1));
        self.caret = self.at_column(&lines, row, column);
        self.column = None;
    }

    /// What is to be seen at that size. The caret is always in it.
    pub(super) fn view(&self, columns: usize, rows: usize) -> View {
        let (columns, rows) = (columns.max(2), rows.max(1));
        self.columns.set(columns);
        self.rows.set(rows);
        let lines = self.wrapped();
        let row = line_of(&lines, self.caret);
        let lowest = lines.len().saturating_sub(rows);
        let top = self.top.get().min(lowest).clamp((row + 1).saturating_sub(rows), row);
        self.top.set(top);
        let column = lines.get(row).map_or(0, |line| self.width(line.0, self.caret)).min(columns - 1);
        let shown = lines.iter().skip(top).take(rows);
        let lines = shown.map(|&(from, to)| self.text.get(from..to).unwrap_or("").to_owned()).collect();
        View { lines, caret: (row - top, column) }
    }

    /// The lines as drawn; the last column is left for the caret.
    fn wrapped(&self) -> Vec<(usize, usize)> {
        letters::wrap(&self.text, self.columns.get().saturating_sub(1))
    }

    fn width(&self, from: usize, to: usize) -> usize {
        letters::width(self.text.get(from..to).unwrap_or(""))
    }

    /// The last place of the caret on that line: where a line goes on in the next, before its last letter.
    fn last_of(&self, lines: &[(usize, usize)], row: usize) -> usize {
        let Some(&(from, to)) = lines.get(row) else {
            return self.text.len();
        };
        let goes_on = lines.get(row + 1).is_some_and(|next| next.0 == to);
        if goes_on { letters::before(&self.text, to).max(from) } else { to }
    }

    fn at_column(&self, lines: &[(usize, usize)], row: usize, column: usize) -> usize {
        let last = self.last_of(lines, row);
        let mut at = lines.get(row).map_or(0, |line| line.0);
        let mut used = 0;
        while at < last {
            let next = letters::after(&self.text, at);
            used += self.width(at, next);
            if used > column {
                break;
            }
            at = next;
        }
        at.min(last)
    }

    fn by_lines(&mut self, by: isize) {
        let lines = self.wrapped();
        let row = line_of(&lines, self.caret);
        let column = self.column.unwrap_or_else(|| lines.get(row).map_or(0, |line| self.width(line.0, self.caret)));
        let to = row.saturating_add_signed(by).min(lines.len().saturating_sub(1));
        if to != row {
            self.caret = self.at_column(&lines, to, column);
        }
        self.column = Some(column);
    }

    /// Where the line of the text begins, however it is wrapped; at its very start, the line end before it.
    fn line_start(&self) -> usize {
        let head = self.text.get(..self.caret).unwrap_or("");
        match head.rfind('\n') {
            Some(end) if end + 1 == self.caret => end,
            Some(end) => end + 1,
            None => 0,
        }
    }

    /// Where the line of the text ends, however it is wrapped; at its very end, the line end after it.
    fn line_end(&self) -> usize {
        let tail = self.text.get(self.caret..).unwrap_or("");
        match tail.find('\n') {
            Some(0) => self.caret + 1,
            Some(end) => self.caret + end,
            None => self.text.len(),
        }
    }

    fn word_before(&self) -> usize {
        let mut at = self.caret;
        at = self.back_while(at, |letter| !is_word(letter));
        self.back_while(at, is_word)
    }

    fn word_after(&self) -> usize {
        let mut at = self.caret;
        at = self.on_while(at, is_word);
        self.on_while(at, |letter| !is_word(letter))
    }

    fn back_while(&self, mut at: usize, wanted: impl Fn(&str) -> bool) -> usize {
        while at > 0 {
            let before = letters::before(&self.text, at);
            if !self.text.get(before..at).is_some_and(&wanted) {
                break;
            }
            at = before;
        }
        at
    }

    fn on_while(&self, mut at: usize, wanted: impl Fn(&str) -> bool) -> usize {
        while at < self.text.len() {
            let after = letters::after(&self.text, at);
            if !self.text.get(at..after).is_some_and(&wanted) {
                break;
            }
            at = after;
        }
        at
    }
}

/// Which line the caret stands on: the last that starts at or before it.
fn line_of(lines: &[(usize, usize)], at: usize) -> usize {
    lines.partition_point(|line| line.0 <= at).saturating_sub(1)
}

fn is_word(letter: &str) -> bool {
    letter.chars().any(char::is_alphanumeric)
}

/// The text as this field may hold it.
fn tidy(words: &str, lines: bool) -> String {
    if lines { text::clean(words) } else { text::one_line(words) }
}

/// The nearest place between two letters, at `at` or after it.
fn snap(words: &str, at: usize) -> usize {
    if at >= words.len() {
        return words.len();
    }
    // Only what follows the last line end or blank can belong to the letter at `at`.
    let bytes = words.as_bytes();
    let plain = |i: usize| bytes.get(i).is_some_and(|b| (0x20..0x7f).contains(b) || *b == b'\n');
    if at == 0 || plain(at) {
        return at;
    }
    let start = (0..at).rev().find(|&i| plain(i)).unwrap_or(0);
    let tail = words.get(start..).unwrap_or("");
    letters::letters(tail).map(|(i, _)| start + i).find(|&i| i >= at).unwrap_or(words.len())
}

#[cfg(test)]
#[path = "editor_tests.rs"]
mod tests;
