//! Why a file could not be read as a workbook, and where in it the trouble is.
//!
//! Never guess past the first trouble, or hand on words from the file that were not cleaned.

use ron::error::{Error, SpannedError};

use super::{git, scan, signature};
use crate::{
    base::{Phrase, letters, text},
    say,
};

/// Why a file is no workbook we can read. The file is untouched in every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It holds nothing but zero bytes, as after a power cut.
    Zeros,
    /// It is text in an encoding of two bytes a letter.
    Utf16,
    /// It is not text, or was damaged into something that is not.
    NotText {
        /// The line of the first byte that is no text.
        line: usize,
        /// The letter in that line.
        column: usize,
    },
    /// It is something else, or a file of another program.
    NotAWorkbook,
    /// Git mixed two versions of it.
    MixedByGit {
        /// Where the first mark stands.
        line: usize,
    },
    /// A newer version of this program wrote it.
    Newer {
        /// The number of its format.
        format: u64,
    },
    /// It was a workbook, and something in it can't be read.
    Damaged(Box<Damage>),
}

/// Where and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, counted from 1.
    pub line: usize,
    /// The letter in the line, counted from 1. One past the last letter at the end of a line.
    pub column: usize,
    /// The line itself, or the part of it around that letter, made safe to show.
    pub source_line: String,
    /// How many columns of `source_line` stand before that letter.
    pub before: usize,
    /// What the reader expected there, in its own (English) words. Nothing of what it found: that may be private.
    pub reason: String,
}

impl Unreadable {
    /// What happened, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Empty => say!("unreadable.empty"),
            Self::Zeros => say!("unreadable.zeros"),
            Self::Utf16 => say!("unreadable.utf16"),
            Self::NotText { line, .. } => say!("unreadable.not_text", line = *line),
            Self::NotAWorkbook => say!("unreadable.not_a_workbook"),
            Self::MixedByGit { line } => say!("unreadable.mixed_by_git", line = *line),
            Self::Newer { format } => {
                say!("unreadable.newer", format = format.to_string(), known = i64::from(signature::FORMAT))
            }
            Self::Damaged(damage) => say!("unreadable.damaged", line = damage.line, column = damage.column),
        }
    }
}

/// The bytes as text, without a byte order mark.
pub(super) fn as_text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.is_empty() || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if bytes.iter().all(|b| *b == 0) {
        return Err(Unreadable::Zeros);
    }
    if is_utf16(bytes) {
        return Err(Unreadable::Utf16);
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
        let line = 1 + sound.matches('\n').count();
        let column = 1 + sound.rsplit('\n').next().map_or(0, |tail| tail.chars().count());
        Unreadable::NotText { line, column }
    })
}

fn is_utf16(bytes: &[u8]) -> bool {
    // Without a mark: every other byte of the opening is zero, since a workbook opens with plain letters.
    let opening = bytes.get(..bytes.len().min(32)).unwrap_or_default();
    let every_other = |odd: usize| {
        opening.len() >= 8
            && opening.iter().skip(odd).step_by(2).all(|b| *b == 0)
            && opening.iter().skip(1 - odd).step_by(2).all(|b| *b != 0)
    };
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || every_other(0) || every_other(1)
}

/// What is wrong with a text the reader refused.
pub(super) fn diagnose(text: &str, error: &SpannedError) -> Unreadable {
    if let Some(line) = git::marks(text) {
        return Unreadable::MixedByGit { line };
    }
    let ours = text.starts_with(signature::OPENING) || scan::format_number(text).is_some();
    if !ours && !signature::has_format_field(text) {
        return Unreadable::NotAWorkbook;
    }
    let (line, column) = (error.span.end.line, error.span.end.col);
    let whole = text.split('\n').nth(line.saturating_sub(1)).unwrap_or("").trim_end_matches('\r');
    let column = column.min(whole.chars().count() + 1);
    let (source_line, before) = excerpt(whole, column);
    let reason = text::one_line(&reason(&error.code));
    Unreadable::Damaged(Box::new(Damage { line, column, source_line, before, reason }))
}

/// The reader's words, without those that quote the file.
fn reason(code: &Error) -> String {
    match code {
        Error::InvalidValueForType { expected, .. } => format!("Expected {expected}"),
        Error::ExpectedDifferentStructName { expected, .. } => format!("Expected {expected}"),
        Error::NoSuchEnumVariant { .. }
        | Error::NoSuchStructField { .. }
        | Error::NoSuchExtension(_)
        | Error::InvalidIdentifier(_)
        | Error::SuggestRawIdentifier(_) => "Unexpected name".to_owned(),
        Error::UnexpectedChar(_) | Error::InvalidIntegerDigit { .. } => "Unexpected letter".to_owned(),
        Error::Io(_) | Error::Message(_) => "Unexpected value".to_owned(),
        other => other.to_string(),
    }
}

/// At most some 80 letters of the line around `column`, and the columns before it.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    const BEFORE: usize = 60;
    const AFTER: usize = 20;
    let skipped = (column - 1).saturating_sub(BEFORE);
    let head: String = line.chars().skip(skipped).take(column - 1 - skipped).collect();
    let tail: String = line.chars().skip(column - 1).take(AFTER).collect();
    let (head, tail) = (text::one_line(&head), text::one_line(&tail));
    let before = letters::width(&head);
    (head + &tail, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_where() {
        assert_eq!(as_text(b""), Err(Unreadable::Empty));
        assert_eq!(as_text(b"\xef\xbb\xbf \r\n"), Err(Unreadable::Empty));
        assert_eq!(as_text(&[0; 4096]), Err(Unreadable::Zeros));
        assert_eq!(as_text(b"\xff\xfe(\0f\0"), Err(Unreadable::Utf16));
        let bare: Vec<u8> = "(format: 0)".bytes().flat_map(|b| [b, 0]).collect();
        assert_eq!(as_text(&bare), Err(Unreadable::Utf16));
        assert_eq!(as_text("(é\né\u{1f469}".as_bytes()), Ok("(é\né\u{1f469}"));
        assert_eq!(as_text(b"(\xc3\xa9\n\xc3\xa9\xff"), Err(Unreadable::NotText { line: 2, column: 2 }));
    }

    #[test]
    fn a_reason_quotes_nothing_of_the_file() {
        use serde::de::{Error as _, Unexpected};
        let words = || "secret".to_owned();
        for code in [
            Error::custom("invalid: secret"),
            Error::invalid_value(Unexpected::Str("secret"), &"a day"),
            Error::unknown_variant("secret", &["Me"]),
            Error::unknown_field("secret", &["id"]),
            Error::ExpectedDifferentStructName { expected: "Goal", found: words() },
            Error::InvalidIdentifier(words()),
            Error::SuggestRawIdentifier(words()),
            Error::NoSuchExtension(words()),
        ] {
            assert!(!reason(&code).contains("secret") && !reason(&code).is_empty(), "{code:?}");
        }
        assert_eq!(reason(&Error::ExpectedComma), "Expected comma");
        assert_eq!(reason(&Error::invalid_value(Unexpected::Str("secret"), &"a day")), "Expected a day");
    }

    #[test]
    fn a_long_line_is_shown_around_the_place() {
        let line = format!("{}\u{1b}x{}", "爸".repeat(100), "b".repeat(100));
        let (shown, before) = excerpt(&line, 102);
        assert_eq!(shown, format!("{}␛x{}", "爸".repeat(59), "b".repeat(19)));
        assert_eq!(before, 59 * 2 + 1);
        assert_eq!(excerpt("", 1), (String::new(), 0));
    }
}
