//! What was typed for a command: a text from the command line or from standard input.

use std::{
    ffi::OsStr,
    io::{self, Read},
};

use crate::{
    base::{
        framer,
        text::{self, LIMIT},
    },
    cli::{commands, environment},
    content::Words,
    say,
};

/// So much of standard input is kept, to be given back. A text is told to be too long long before.
pub(super) const MOST: u64 = 16 * 1024 * 1024;

/// A text as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// Its words, without the line end of the last line.
    pub(super) text: String,
    /// Some of it could not be read as letters; marks stand there.
    pub(super) broken: bool,
}

impl Typed {
    pub(super) fn is_too_long(&self) -> bool {
        text::clean(&self.text).len() > LIMIT
    }

    /// The text of these bytes, typed at a terminal or not: what keys and reports put into its lines is left out.
    pub(super) fn of_lines(bytes: &[u8]) -> Self {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n').map(framer::words_of);
        Self { broken: std::str::from_utf8(bytes).is_err(), ..Self::of_bytes(lines.collect::<String>().as_bytes()) }
    }

    /// The text of these bytes without its last line end.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        Self { text: text.trim_end_matches(['\n', '\r']).to_owned(), broken: std::str::from_utf8(bytes).is_err() }
    }
}

/// The text that was given, or what comes on standard input.
///
/// # Errors
/// Standard input can not be read.
pub(super) fn take(given: Option<&OsStr>, words: &Words) -> io::Result<Typed> {
    if let Some(given) = given {
        return Ok(Typed::of_bytes(given.as_encoded_bytes()));
    }
    if environment::is_typed() {
        commands::complain(&words.say(&say!("cmd.type")));
    }
    rest(&mut io::stdin().lock())
}

/// All that is still to come.
///
/// # Errors
/// It can not be read.
pub(super) fn rest(input: &mut impl Read) -> io::Result<Typed> {
    let mut bytes = Vec::new();
    input.take(MOST).read_to_end(&mut bytes)?;
    Ok(Typed::of_lines(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_whole_but_for_its_last_line_end() {
        let text = |bytes: &[u8]| rest(&mut &*bytes).unwrap().text;
        assert_eq!(text(b"one\n\n  two \r\n"), "one\n\n  two ");
        assert_eq!(text(b""), "");
        assert!(rest(&mut &b"caf\xe9"[..]).unwrap().broken);
        let full = Typed { text: "a".repeat(LIMIT), broken: false };
        assert!(!full.is_too_long());
        assert!(Typed { text: full.text + "b", broken: false }.is_too_long());
    }
}
