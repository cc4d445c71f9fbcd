//! Text made ready for cells: cleaned once more, wrapped only as far as it may be seen.
//!
//! Never trust that text was cleaned before, or wrap ten pages to show three lines.

use std::borrow::Cow;

use crate::base::{letters, text};

/// The text with nothing in it that could reach past its cells.
pub(super) fn tidy(words: &str) -> Cow<'_, str> {
    if text::is_clean(words) && letters::is_low(words) {
        return Cow::Borrowed(words);
    }
    let clean = text::clean(words);
    Cow::Owned(letters::letters(&clean).map(|(_, letter)| letters::shown(letter)).collect())
}

/// The first `most` lines of the text at that width, and whether there is more.
pub(super) fn wrap(words: &str, columns: usize, most: usize) -> (Vec<String>, bool) {
    let mut bytes = 1_024;
    loop {
        let head = first_bytes(words, bytes);
        let whole = head.len() == words.len();
        let tidy = tidy(head);
        let mut lines = letters::wrapped(&tidy, columns);
        // The last line of a part may be cut short, so one line more than needed must be there.
        if whole || lines.len() > most + 1 {
            let more = lines.len() > most;
            lines.truncate(most);
            return (lines, more);
        }
        bytes = bytes.saturating_mul(4);
    }
}

/// As [`wrap`], with `…` at the end where there is more.
pub(super) fn wrap_clipped(words: &str, columns: usize, most: usize) -> Vec<String> {
    let (mut lines, more) = wrap(words, columns, most);
    if let (true, Some(last)) = (more, lines.last_mut()) {
        *last = if letters::width(last) < columns { format!("{last}…") } else { clip_more(last, columns) };
    }
    lines
}

/// On one line, whatever it holds.
pub(super) fn one_line(words: &str, columns: usize) -> String {
    let bytes = columns.saturating_mul(32).max(64);
    letters::clip(&tidy(first_bytes(words, bytes)), columns)
}

fn clip_more(line: &str, columns: usize) -> String {
    letters::clip(&format!("{line} "), columns)
}

fn first_bytes(words: &str, bytes: usize) -> &str {
    if words.len() <= bytes {
        return words;
    }
    let end = (0..=bytes).rev().find(|&at| words.is_char_boundary(at)).unwrap_or(0);
    words.get(..end).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_only_the_beginning_of_a_long_text() {
        let long = "seven letter words ".repeat(4_000);
        let (lines, more) = wrap(&long, 20, 3);
        assert_eq!(lines, ["seven letter words", "seven letter words", "seven letter words"]);
        assert!(more);
        assert_eq!(wrap("one", 20, 3), (vec!["one".to_owned()], false));
        let (lines, more) = wrap("a\nb\nc", 20, 3);
        assert_eq!((lines.len(), more), (3, false));
    }

    #[test]
    fn says_where_there_is_more() {
        assert_eq!(wrap_clipped("one two three four", 9, 1), ["one two…"]);
        assert_eq!(wrap_clipped("abcdefghij klm", 5, 1), ["abcd…"]);
        assert_eq!(wrap_clipped("one two", 9, 1), ["one two"]);
        assert_eq!(one_line("one\ntwo", 20), "one two");
    }

    #[test]
    fn a_tower_of_marks_is_one_letter() {
        let tower = format!("a{}b", "\u{301}".repeat(10_000));
        assert!(tidy(&tower).len() < 40);
        let (lines, _) = wrap(&tower, 10, 2);
        assert_eq!(lines.len(), 1);
        assert_eq!(letters::width(&lines[0]), 2);
        assert_eq!(tidy("a\u{1b}[1m\u{202e}"), "a␛[1m\u{fffd}");
    }
}
