//! Giving text back that could not be written: on standard output, whole, so that nobody types it twice.
//!
//! Never print a person's text among the messages, or keep any of it back.

use serde::Serialize;

use super::json;
use crate::{
    base::Text,
    cli::{commands, ending::Ending},
};

#[derive(Serialize)]
struct NotSaved<'a> {
    saved: bool,
    text: &'a str,
}

/// Prints the text again, and ends so.
pub(super) fn give(text: &str, as_json: bool, ending: Ending) -> Ending {
    // What leaves is clean, whatever came in.
    let clean = Text::new(text);
    if as_json {
        commands::print(&json::text(&NotSaved { saved: false, text: &clean }));
    } else if !clean.is_blank() {
        let end = if clean.ends_with('\n') { "" } else { "\n" };
        commands::print(&format!("{}{end}", clean.as_str()));
    }
    ending
}
