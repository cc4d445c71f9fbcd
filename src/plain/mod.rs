//! Level 10: the same app, line by line: for screen readers, braille, slow links and pipes.
//!
//! [`Talk`] is a pure machine: it is handed a line and a [`Scene`](crate::app::Scene) and answers with lines
//! to say and events to send. [`run`] is the thin loop around it. A page is said once, on entering it, a long one
//! part by part as it is asked for; after that only what changed. A number keeps the meaning it had when it was said,
//! until the page is said again.
//!
//! Must never: draw, colour, move a cursor, touch a disk or a clock, or write a character that is no word
//! of the person or of `assets`.

mod answer;
mod brief;
mod changes;
mod choice;
mod finding;
mod lines;
mod menu;
mod parts;
mod question;
mod reading;
mod row;
mod run;
mod sayings;
mod state;
mod talk;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_answers;
#[cfg(test)]
mod tests_clearing;
#[cfg(test)]
mod tests_reading;
mod whole;

pub use run::{Partner, begin, go_on, run};
pub use state::Turn;
pub use talk::Talk;
