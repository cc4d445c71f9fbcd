//! The commands that tell or write a line without a face: `next`, `status`, `sheet`, `note`, `log`, `check-in`.
//!
//! What was asked for goes to standard output, and so do a person's own words when they are given back; all else is
//! told on standard error.

mod back;
mod check_in;
mod desk;
mod json;
mod log;
mod next;
mod note;
mod question;
mod sheet;
mod sitting;
mod status;
mod talk;
mod typed;

use std::ffi::OsStr;

use desk::Desk;

use super::{
    args::{self, Entry, NoteForm, Wanted},
    commands,
    ending::Ending,
};
use crate::{
    base::Phrase,
    say,
    store::{OpenError, RealDisk, open},
    workbook::{Workbook, fold::Folded},
};

/// `cairnbook next`.
pub(super) fn next(wanted: &Wanted, json: bool) -> Ending {
    look(wanted, |desk, book| next::told(desk, book, json))
}

/// `cairnbook status`.
pub(super) fn status(wanted: &Wanted, json: bool) -> Ending {
    look(wanted, |desk, book| status::told(desk, book, json))
}

/// `cairnbook sheet`.
pub(super) fn sheet(wanted: &Wanted, words: Option<&OsStr>) -> Ending {
    let words = words.map(args::shown).unwrap_or_default();
    // What is printed as it stands needs no workbook: a helper prints it before there is one.
    look_for(wanted, Missing::Empty, |desk, book| sheet::told(desk, book, &words))
}

/// `cairnbook note`.
pub(super) fn note(wanted: &Wanted, form: NoteForm) -> Ending {
    look_for(wanted, Missing::Told, |desk, book| note::told(desk, book, form))
}

/// `cairnbook log`.
pub(super) fn log(wanted: &Wanted, entry: &Entry) -> Ending {
    log::run(wanted, entry)
}

/// `cairnbook check-in`.
pub(super) fn check_in(wanted: &Wanted, json: bool) -> Ending {
    check_in::run(wanted, json)
}

/// Reads the workbook and prints what is to be told of it. Writes nothing, so that a window may have it open.
fn look(wanted: &Wanted, told: impl FnOnce(&Desk, &Workbook) -> String) -> Ending {
    look_for(wanted, Missing::Told, |desk, book| Ok(told(desk, book)))
}

/// Where nobody began a workbook yet, and none was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// That is said.
    Told,
    /// It is as if there were one in which nothing is written. None is made.
    Empty,
}

/// As [`look`], where what is asked for may not be there: then it is said, and nothing is printed.
fn look_for(
    wanted: &Wanted,
    missing: Missing,
    told: impl FnOnce(&Desk, &Workbook) -> Result<String, Phrase>,
) -> Ending {
    let mut desk = match Desk::of(wanted) {
        Ok(desk) => desk,
        Err(ending) => return ending,
    };
    match open::read(&desk.path, &RealDisk) {
        Ok(loaded) => {
            // While it is folded, someone may look on: what is private is not there.
            let folded =
                loaded.workbook.settings().folded.then(|| Folded::of(&loaded.workbook).seen_of(&loaded.workbook));
            let book = folded.as_ref().unwrap_or(&loaded.workbook);
            desk.take_words_of(book);
            let ending = match told(&desk, book) {
                Ok(words) => commands::print(&words),
                Err(why) => {
                    desk.complain(&why);
                    Ending::Problem
                }
            };
            // The system takes the memory back at once; to give back each of thousands of records takes its time.
            std::mem::forget((loaded, folded));
            ending
        }
        Err(OpenError::NotThere) if !desk.named && missing == Missing::Empty => {
            print(&desk, told(&desk, &Workbook::default()))
        }
        Err(OpenError::NotThere) if !desk.named => {
            desk.complain(&say!("cmd.no_book"));
            Ending::Problem
        }
        Err(error) => {
            commands::complain(&commands::told(&desk.path, &error, &desk.content.words));
            Ending::Problem
        }
    }
}

/// Prints what is told, or says why there is nothing to print.
fn print(desk: &Desk, told: Result<String, Phrase>) -> Ending {
    match told {
        Ok(words) => commands::print(&words),
        Err(why) => {
            desk.complain(&why);
            Ending::Problem
        }
    }
}
