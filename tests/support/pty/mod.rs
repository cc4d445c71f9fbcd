//! What the tests of the real program share: a folder of its own for every run, and a terminal that can be
//! typed into, looked at, and taken away.
//!
//! Nothing here sleeps to be in step with the program: all waits are for something to be seen, with a limit
//! that only a program that hangs will reach.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use cairnbook::content::{Content, Words};

mod nest;
pub(crate) mod pipe;
mod term;

pub(crate) use nest::{Nest, read};
pub(crate) use pipe::Pipe;
pub(crate) use term::{Running, Term};

/// No wait is longer than this; a slow machine is no failure.
pub(crate) const LIMIT: Duration = Duration::from_mins(1);

/// The day of all tests: a Sunday.
pub(crate) const TODAY: &str = "2026-11-22";

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_cairnbook");

pub(crate) mod keys {
    pub(crate) const ENTER: &str = "\r";
    pub(crate) const ESC: &str = "\x1b";
    pub(crate) const TAB: &str = "\t";
    pub(crate) const UP: &str = "\x1b[A";
    pub(crate) const DOWN: &str = "\x1b[B";
    pub(crate) const RIGHT: &str = "\x1b[C";
    pub(crate) const LEFT: &str = "\x1b[D";
    pub(crate) const HOME: &str = "\x1b[H";
    pub(crate) const F12: &str = "\x1b[24~";
    pub(crate) const CTRL_D: &str = "\x04";
    pub(crate) const CTRL_Q: &str = "\x11";
    pub(crate) const CTRL_S: &str = "\x13";
    pub(crate) const CTRL_Z: &str = "\x1a";
}

/// The words of the program by their key, so that tests do not hold on to a wording. Of words with something
/// to fill in, the longest piece between.
#[track_caller]
pub(crate) fn word(key: &str) -> String {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
    let message = WORDS.messages().get(key).unwrap_or_else(|| panic!("there are no words for {key}"));
    let all = message.forms().first().copied().unwrap_or_default();
    let pieces = all.split('{').enumerate().map(|(n, piece)| match piece.split_once('}') {
        Some((_, rest)) if n > 0 => rest,
        _ => piece,
    });
    pieces.max_by_key(|piece| piece.len()).unwrap_or_default().trim().to_owned()
}

/// What that field is called: so much of it as fits on one line.
#[track_caller]
pub(crate) fn label(page: &str, field: &str) -> String {
    static CONTENT: LazyLock<Content> = LazyLock::new(Content::english);
    let field = CONTENT.page(page).and_then(|page| page.field(field));
    let label = &field.unwrap_or_else(|| panic!("there is no field {field:?} on {page}")).label;
    label.chars().take(40).collect::<String>().trim_end().to_owned()
}

/// These words stand on the screen, on one line or over several.
pub(crate) fn says(screen: &vt100::Screen, words: &str) -> bool {
    screen.contents().contains(words) || flat(screen).contains(words)
}

/// All words on the screen, as if no line had ended.
pub(crate) fn flat(screen: &vt100::Screen) -> String {
    rows(screen).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title says that all is saved.
pub(crate) fn is_saved(screen: &vt100::Screen) -> bool {
    let title = rows(screen).into_iter().next().unwrap_or_default();
    title.contains(&word("saved.saved"))
}

pub(crate) fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns).collect()
}

/// The row that is chosen: it has the mark in front.
pub(crate) fn chosen(screen: &vt100::Screen) -> Option<String> {
    rows(screen).into_iter().find(|row| row.contains('▸'))
}

pub(crate) fn framed(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let edge = "-".repeat(usize::from(columns));
    let rows: Vec<String> = rows(screen).into_iter().map(|row| format!("|{row}")).collect();
    format!("+{edge}\n{}\n+{edge}", rows.join("\n"))
}

/// Waits for the end; the exit code, `None` where a signal killed it. One that hangs is killed.
#[track_caller]
pub(crate) fn wait(child: &mut std::process::Child) -> Option<i32> {
    let end = Instant::now() + LIMIT;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if Instant::now() >= end {
            let _ = child.kill();
            let _ = child.wait();
            panic!("the program did not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
