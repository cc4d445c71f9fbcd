//! The small commands: `check` and `where`. They read; they write nothing.
//!
//! Never take a lock, or make a file.

use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
};

use super::{args::Wanted, args::shown, ending::Ending};
use crate::{
    base::Phrase,
    content::Words,
    say,
    store::{
        OpenError, RealDisk,
        open::{self, Checked},
        places::{NoPlace, Places},
        unreadable::Unreadable,
    },
};

/// The file that was named, or the one of this account.
///
/// # Errors
/// There is no place for one.
pub(super) fn file(wanted: &Wanted) -> Result<PathBuf, Phrase> {
    match &wanted.file {
        Some(file) => Ok(file.clone()),
        None => Places::of_this_account().map(|places| places.workbook).map_err(NoPlace::phrase),
    }
}

/// Says something on standard error. A closed one is no reason to stop.
pub(super) fn complain(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Prints; a closed pipe ends quietly, any other trouble is a problem.
pub(super) fn print(words: &str) -> Ending {
    let mut out = std::io::stdout();
    match out.write_all(words.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ending::Fine,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ending::Fine,
        Err(error) => {
            complain(&format!("This could not be printed: {error}."));
            Ending::Problem
        }
    }
}

/// `cairnbook check`: is the file sound?
pub(super) fn check(wanted: &Wanted) -> Ending {
    let words = Words::english();
    let path = match file(wanted) {
        Ok(path) => path,
        Err(why) => {
            complain(&words.say(&why));
            return Ending::Problem;
        }
    };
    match open::check(&path, &RealDisk) {
        Ok(checked) => print(&found(&path, &checked, &words)),
        Err(error) => {
            complain(&told_with_line(&path, &error, &words));
            Ending::Problem
        }
    }
}

/// What a sound file holds.
fn found(path: &Path, checked: &Checked, words: &Words) -> String {
    let Checked { goals, steps, entries, pages, repairs, cleaned, unknown, has_comments } = checked;
    let mut out = format!(
        "{}\nThe file is sound.\ngoals: {goals}\nsteps: {steps}\nentries: {entries}\npages with answers: {pages}\n",
        shown(path.as_os_str())
    );
    for repair in repairs {
        let _ = writeln!(out, "would be mended: {}", words.say(&repair.phrase()));
    }
    if *cleaned > 0 {
        let _ = writeln!(out, "texts with codes in them, which would become visible marks: {cleaned}");
    }
    for field in unknown {
        let _ = writeln!(out, "not known to this version, so the file opens to look only: {field}");
    }
    if *has_comments {
        out.push_str("comments: yes; a save leaves them out and keeps the old file aside\n");
    }
    out
}

/// What is wrong with a file: what happened, what is safe, what to do, and the reason where there is one. Never words
/// out of the file: nobody asked to see them, and others may look on.
pub(super) fn told(path: &Path, error: &OpenError, words: &Words) -> String {
    let out = format!("{}\n{}", shown(path.as_os_str()), words.say(&error.phrase()));
    match error {
        OpenError::Unreadable(Unreadable::Damaged(damage)) => {
            format!("{out}\n{}", words.say(&say!("broken.reason", reason = damage.reason.as_str())))
        }
        _ => out,
    }
}

/// The same with the line itself, for someone who asked.
fn told_with_line(path: &Path, error: &OpenError, words: &Words) -> String {
    let mut out = format!("{}\n{}", shown(path.as_os_str()), words.say(&error.phrase()));
    if let OpenError::Unreadable(Unreadable::Damaged(damage)) = error {
        let (number, line) = (damage.line.to_string(), &damage.source_line);
        let pad = " ".repeat(number.len());
        let column = " ".repeat(damage.before);
        let _ = write!(out, "\n{pad} |\n{number} | {line}\n{pad} | {column}^ {}", damage.reason);
    }
    out
}

/// `cairnbook where`: where things are.
pub(super) fn places(wanted: &Wanted) -> Ending {
    let words = Words::english();
    match Places::of_this_account() {
        Ok(places) => {
            let workbook = wanted.file.as_deref().unwrap_or(&places.workbook);
            let there = if workbook.exists() { "" } else { "  (not there yet)" };
            let line = |name: &str, path: &Path| format!("{name:<18} {}", shown(path.as_os_str()));
            print(&format!(
                "{}{there}\n{}\n{}\n",
                line("workbook:", workbook),
                line("backups, copies:", &places.folders.backups),
                line("emergency copies:", &places.folders.rescues),
            ))
        }
        Err(why) => {
            complain(&words.say(&why.phrase()));
            Ending::Problem
        }
    }
}
