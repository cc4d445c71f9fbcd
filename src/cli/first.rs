//! The first sitting: ordinary lines before the full screen is taken, since in the other screen a screen reader
//! may hear nothing; and two lines when it is over.
//!
//! Never read past the end of the line (what was typed ahead belongs to the face), or say any of the person's words.

use std::{io::Write as _, path::Path};

use rustix::io::Errno;

use super::args::shown;
use crate::{
    base::{framer, letters},
    content::Words,
    say,
    tui::terminal,
};

/// The longest line that is kept; only one short word is looked for.
const LONGEST: usize = 64;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// The full screen.
    Screen,
    /// Plain lines.
    Plain,
    /// Nothing: the input ended. Nothing is to be made.
    Nothing,
}

/// Says what this is and waits for one line. The terminal is as the shell left it: it shows what is typed, and a
/// signal ends us as it ends any program that has not begun.
pub(super) fn ask(words: &Words) -> Chosen {
    let lines = [say!("first.what"), say!("first.enter"), say!("first.plain")].map(|line| words.say(&line));
    // Lines break between words, not where the window ends.
    let columns = terminal::columns().map_or(usize::MAX, |columns| columns.saturating_sub(1).max(20));
    tell(&lines.iter().flat_map(|line| letters::wrapped(line, columns)).collect::<Vec<_>>());
    loop {
        match line() {
            None => return Chosen::Nothing,
            Some(line) if is_plain(&line, &words.plain("first.word.plain")) => return Chosen::Plain,
            Some(line) if line.trim_ascii().is_empty() => return Chosen::Screen,
            // No words are kept here, so they start nothing.
            Some(_) => tell(&[words.say(&say!("first.not_here"))]),
        }
    }
}

/// All is saved, and how to come back.
pub(super) fn farewell(words: &Words, plain: bool, file: Option<&Path>) {
    let command = command(plain, file);
    tell(&[words.say(&say!("first.saved")), words.say(&say!("first.again", command = command))]);
}

/// As it is typed in a shell.
pub(super) fn command(plain: bool, file: Option<&Path>) -> String {
    let mut command = "cairnbook".to_owned();
    if plain {
        command.push_str(" plain");
    }
    if let Some(file) = file {
        let file = shown(file.as_os_str());
        let bare = file.chars().all(|c| c.is_alphanumeric() || "/._-+,:@%".contains(c)) && !file.starts_with('-');
        let file = if bare { file } else { format!("'{}'", file.replace('\'', r"'\''")) };
        command = format!("{command} {file}");
    }
    command
}

fn tell(lines: &[String]) {
    let mut out = std::io::stdout();
    for line in lines {
        // A terminal that is gone is noticed where it matters.
        let _ = writeln!(out, "{line}");
    }
    let _ = out.flush();
}

/// The next line, without its end; `None` where the input ended before.
fn line() -> Option<Vec<u8>> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    loop {
        // One byte at a time: what comes after the line is for the face, whichever it will be.
        match rustix::io::read(rustix::stdio::stdin(), &mut byte) {
            Ok(0) => return None,
            Ok(_) if matches!(byte, [b'\n' | b'\r']) => return Some(line),
            Ok(_) if line.len() < LONGEST => line.extend(byte),
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return None,
        }
    }
}

fn is_plain(line: &[u8], word: &str) -> bool {
    framer::words_of(line).trim().to_lowercase() == word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_means_plain_lines() {
        for plain in ["plain", " Plain ", "PLAIN\t"] {
            assert!(is_plain(plain.as_bytes(), "plain"), "{plain:?}");
        }
        for other in ["", "plainly", "no plain", "\u{fffd}", "pla in"] {
            assert!(!is_plain(other.as_bytes(), "plain"), "{other:?}");
        }
        assert!(!is_plain(b"plain\xff", "plain"));
    }

    #[test]
    fn the_command_can_be_typed_as_it_stands() {
        assert_eq!(command(false, None), "cairnbook");
        assert_eq!(command(true, Some(Path::new("./sam.ron"))), "cairnbook plain ./sam.ron");
        assert_eq!(command(false, Some(Path::new("Sam's book.ron"))), r"cairnbook 'Sam'\''s book.ron'");
        assert_eq!(command(false, Some(Path::new("$(x).ron"))), "cairnbook '$(x).ron'");
    }
}
