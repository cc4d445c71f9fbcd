//! Keys while words are being written: which are text, which move the caret, which go on to the app.

use super::editor::{Cut, Editor, Go, TooLong};
use crate::{
    app::Event,
    base::{Slot, pasted, text},
    page::{Code, Field, FieldKind, Stroke},
};

/// So long may be what is typed where a number is asked for.
const RATE: usize = 200;

/// How a field is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Line,
    Note,
    Rate,
}

/// What became of a key.
#[derive(Debug, PartialEq)]
pub(super) enum Taken {
    /// It was not for writing.
    No,
    /// It was, and nothing is to be told.
    Quietly,
    /// It was, and this is to be told.
    Told(Event),
}

/// The field that is being written in.
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
#[derive(Debug)]
pub(super) struct Typing {
    slot: Slot,
    kind: Kind,
    pub(super) editor: Editor,
    /// It holds a day or a rating, which is typed over as a whole.
    whole: bool,
    /// Nothing was typed yet over what a day or a rating held: the first letter takes its place.
    fresh: bool,
    /// Writing began with a letter, not by Enter: it begins a word of its own.
    apart: bool,
    /// The field was empty when writing began.
    pub(super) from_nothing: bool,
    /// It holds one item of a list.
    item: bool,
    /// Each of its lines is an item.
    lines: bool,
    /// What the page last said the field holds; other than that, and other than ours: changed elsewhere.
    seen: String,
}

impl Typing {
    /// Starts with what the field holds.
    pub(super) fn new(field: &Field) -> Option<Self> {
        let kind = match field.kind {
            FieldKind::Line | FieldKind::Date { .. } => Kind::Line,
            FieldKind::Note | FieldKind::Lines { .. } => Kind::Note,
            FieldKind::Rate { .. } => Kind::Rate,
            FieldKind::Pick { .. } | FieldKind::PickMany { .. } => return None,
        };
        let editor = Editor::new(&field.text, kind == Kind::Note);
        let whole = matches!(field.kind, FieldKind::Date { .. } | FieldKind::Rate { .. });
        let (item, lines) = (field.item, matches!(field.kind, FieldKind::Lines { .. }));
        Some(Self {
            slot: field.slot.clone(),
            kind,
            editor,
            whole,
            fresh: whole,
            apart: false,
            from_nothing: field.is_open(),
            item,
            lines,
            seen: field.text.clone(),
        })
    }

    /// Which field.
    pub(super) fn slot(&self) -> &Slot {
        &self.slot
    }

    /// Follows the field where it was changed elsewhere, by undo for one. A page can be older than the last
    /// keys; `current` says that it is not.
    pub(super) fn follow(&mut self, field: &Field, current: bool) {
        if field.text == self.editor.text() {
            self.seen.clone_from(&field.text);
        } else if current || field.text != self.seen {
            self.editor.reload(&field.text);
            self.seen.clone_from(&field.text);
            // What came back is typed over as a whole again.
            self.fresh = self.whole;
        }
    }

    /// The number that is chosen in a rate field.
    pub(super) fn rate(&self) -> Option<u8> {
        read_rate(self.editor.text())
    }

    /// Writing begins with what is typed or pasted next, after what stands there.
    pub(super) fn begun_by_typing(mut self) -> Self {
        self.apart = !self.whole;
        self
    }

    /// Between words that stand there and the first one after them.
    fn set_apart(&mut self, next: Option<char>) {
        let stands = self.editor.text().chars().next_back().is_some_and(|c| !c.is_whitespace());
        if std::mem::take(&mut self.apart) && stands && next.is_some_and(char::is_alphanumeric) {
            let _ = self.editor.insert(" ");
        }
    }

    /// A key press.
    pub(super) fn key(&mut self, key: Stroke) -> Taken {
        let fresh = std::mem::take(&mut self.fresh);
        if fresh && (key.is_printable() || (self.kind != Kind::Rate && cut(key).is_some())) {
            self.editor.set("");
            if !key.is_printable() {
                return self.write();
            }
        }
        match self.kind {
            Kind::Rate => self.rate_key(key),
            Kind::Line | Kind::Note => self.text_key(key),
        }
    }

    /// What arrived in one piece is several items where one is held: what becomes of them is asked.
    pub(super) fn is_list(&self, words: &str) -> bool {
        self.item && pasted::items(words).len() > 1
    }

    /// Text that arrived in one piece.
    pub(super) fn paste(&mut self, words: &str) -> Taken {
        if self.kind == Kind::Rate {
            let words = text::one_line(words);
            let words = words.trim();
            return if words.len() <= RATE { self.set(words) } else { self.too_long() };
        }
        if std::mem::take(&mut self.fresh) {
            self.editor.reload("");
        }
        let before = self.editor.text().len();
        self.set_apart(words.chars().next());
        // Where each line is an item, they come without their bullets.
        let bare = if self.lines && pasted::items(words).len() > 1 { Some(pasted::plain(words)) } else { None };
        let put = self.editor.insert(bare.as_deref().unwrap_or(words));
        self.put(put, before)
    }

    fn text_key(&mut self, key: Stroke) -> Taken {
        if let Code::Char(c) = key.code
            && key.is_printable()
        {
            let before = self.editor.text().len();
            self.set_apart(Some(c));
            let put = self.editor.insert(c.encode_utf8(&mut [0; 4]));
            return self.put(put, before);
        }
        if let Some(cut) = cut(key) {
            return if self.editor.cut(cut) { self.write() } else { Taken::Quietly };
        }
        let note = self.kind == Kind::Note;
        if note && is_new_line(key) {
            let before = self.editor.text().len();
            let put = self.editor.insert("\n");
            return self.put(put, before);
        }
        match go(key, note) {
            Some(go) => {
                self.editor.go(go);
                Taken::Quietly
            }
            None => leftover(key),
        }
    }

    fn rate_key(&mut self, key: Stroke) -> Taken {
        let now = self.rate();
        match key.code {
            _ if key.ctrl || key.alt => Taken::No,
            // What is no number from 0 to 10 is kept as it was typed; what would do stands beside it.
            Code::Char(c) => {
                let words = format!("{}{c}", self.editor.text());
                if words.len() <= RATE { self.set(&words) } else { self.too_long() }
            }
            Code::Left | Code::Right | Code::Home | Code::End => self.step(key.code, now),
            // A number goes as a whole; of other words the last letter.
            Code::Backspace if now.is_none() => {
                let mut words = self.editor.text().to_owned();
                words.pop();
                self.set(&words)
            }
            Code::Backspace | Code::Delete => self.set(""),
            _ => Taken::No,
        }
    }

    /// An arrow changes a number; over words that are none it does nothing.
    fn step(&mut self, code: Code, now: Option<u8>) -> Taken {
        if now.is_none() && !self.editor.text().trim().is_empty() {
            return Taken::Quietly;
        }
        self.fresh = true;
        // From nothing, a step lands in the middle: neither end is taken for granted.
        let n = match code {
            Code::Left => now.map_or(5, |n| n.saturating_sub(1)),
            Code::Right => now.map_or(5, |n| (n + 1).min(10)),
            Code::Home => 0,
            _ => 10,
        };
        self.set(&n.to_string())
    }

    fn set(&mut self, words: &str) -> Taken {
        if self.editor.text() == words {
            return Taken::Quietly;
        }
        self.editor.set(words);
        self.write()
    }

    fn put(&self, put: Result<(), TooLong>, before: usize) -> Taken {
        match put {
            Err(TooLong) => self.too_long(),
            Ok(()) if self.editor.text().len() == before => Taken::Quietly,
            Ok(()) => self.write(),
        }
    }

    fn write(&self) -> Taken {
        Taken::Told(Event::Write { slot: self.slot.clone(), text: self.editor.text().to_owned() })
    }

    fn too_long(&self) -> Taken {
        Taken::Told(Event::TooLong { slot: self.slot.clone() })
    }
}

fn cut(key: Stroke) -> Option<Cut> {
    match (key.code, key.ctrl, key.alt) {
        // Many terminals send Ctrl-H for Backspace.
        (Code::Backspace, false, false) | (Code::Char('h'), true, false) => Some(Cut::Before),
        (Code::Delete, false, false) => Some(Cut::After),
        (Code::Backspace, _, _) | (Code::Char('w'), true, false) => Some(Cut::WordBefore),
        (Code::Delete, _, _) | (Code::Char('d'), false, true) => Some(Cut::WordAfter),
        (Code::Char('u'), true, false) => Some(Cut::LineBefore),
        (Code::Char('k'), true, false) => Some(Cut::LineAfter),
        _ => None,
    }
}

fn is_new_line(key: Stroke) -> bool {
    // Text typed by a program arrives with Ctrl-J for a line end.
    matches!((key.code, key.ctrl), (Code::Enter, _) | (Code::Char('j'), true))
}

fn go(key: Stroke, lines: bool) -> Option<Go> {
    Some(match (key.code, key.ctrl || key.alt) {
        (Code::Left, false) => Go::Left,
        (Code::Right, false) => Go::Right,
        (Code::Left, true) => Go::WordLeft,
        (Code::Right, true) => Go::WordRight,
        (Code::Home, true) => Go::TextStart,
        (Code::End, true) => Go::TextEnd,
        (Code::Home, _) => Go::LineStart,
        (Code::End, _) => Go::LineEnd,
        (Code::Char('b'), _) if key.alt => Go::WordLeft,
        (Code::Char('f'), _) if key.alt => Go::WordRight,
        (Code::Char('a'), true) if key.ctrl => Go::LineStart,
        (Code::Char('e'), true) if key.ctrl => Go::LineEnd,
        (Code::Up, _) if lines => Go::Up,
        (Code::Down, _) if lines => Go::Down,
        (Code::PageUp, _) if lines => Go::PageUp,
        (Code::PageDown, _) if lines => Go::PageDown,
        _ => return None,
    })
}

/// Alt and a letter is neither text nor a key of ours.
fn leftover(key: Stroke) -> Taken {
    if key.alt && !key.ctrl && matches!(key.code, Code::Char(_)) { Taken::Quietly } else { Taken::No }
}

/// A whole number from 0 to 10.
pub(super) fn read_rate(words: &str) -> Option<u8> {
    words.trim().parse().ok().filter(|n| *n <= 10)
}

#[cfg(test)]
#[path = "typing_tests.rs"]
mod tests;
