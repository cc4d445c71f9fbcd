//! Level 11: the commands, the loops, the clock, the saver thread, the signals. The only place where all meet.
//!
//! Must never: decide what a key means or what a page says; it only carries things between the others.

pub mod args;
pub mod clock;
pub mod commands;
pub mod environment;

mod ask;
mod content;
mod demo;
mod ending;
mod first;
mod full;
mod guide;
mod lines;
mod restore;
mod saver;
mod session;
mod shelf;
mod signals;
mod start;

use std::{ffi::OsString, process::ExitCode};

use args::{Command, Wanted};
use ending::Ending;

/// Runs the program.
pub fn main(args: impl Iterator<Item = OsString>) -> ExitCode {
    let wanted = match args::read(args) {
        Ok(wanted) => wanted,
        Err(told) => return told.tell().into(),
    };
    run(&wanted).into()
}

fn run(wanted: &Wanted) -> Ending {
    match &wanted.command {
        Command::Open { plain } => start::open(wanted, *plain),
        Command::Shelf { plain } => shelf::open(wanted, *plain),
        Command::Demo { plain } => demo::open(wanted, *plain),
        Command::Check => commands::check(wanted),
        Command::Backups => restore::backups(wanted),
        Command::Restore { from, yes } => restore::restore(wanted, from.as_deref(), *yes),
        Command::Next { json } => ask::next(wanted, *json),
        Command::Status { json } => ask::status(wanted, *json),
        Command::Sheet { words } => ask::sheet(wanted, words.as_deref()),
        Command::Note { form } => ask::note(wanted, *form),
        Command::Log(entry) => ask::log(wanted, entry),
        Command::CheckIn { json } => ask::check_in(wanted, *json),
        Command::Guide { page } => guide::help(page.as_deref()),
        Command::Where => commands::places(wanted),
        Command::Content { folder } => content::check(wanted, folder.as_deref()),
    }
}
