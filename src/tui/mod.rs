//! Level 10: the full-screen face. The only user of ratatui and crossterm.
//!
//! A [`Face`] reads a `Scene` and sends `Event`s; layout, scrolling, the caret and the mouse are its own
//! business. [`terminal`] enters and leaves the screen; [`tty_unix`] waits for keys, which [`crate::base::framer`]
//! cuts from the bytes and `keys` makes ours; [`half_line`] serves plain lines.
//!
//! Must never: see the workbook, keep anything of it, or put a character on the screen that was not cleaned.

mod bars;
mod blocks;
mod cairn;
mod chart_bars;
mod chart_days;
mod chart_grid;
mod chart_lines;
mod chart_rings;
mod chart_wheel;
mod charts;
mod column;
mod editor;
mod face;
mod fields;
mod fit;
pub mod half_line;
mod keys;
mod line;
mod month;
mod painted;
mod palette;
mod paragraph;
mod row_line;
mod rows;
#[cfg(test)]
mod samples;
mod setting;
mod sheet;
mod signs;
pub mod terminal;
mod theme;
pub mod tty_unix;
mod typing;

pub use face::Face;
pub use theme::{Depth, Looks};
