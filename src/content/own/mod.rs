//! What a folder of someone's own adds: pages laid over ours by their id, a pack of words, packs of places and offers.
//!
//! Names and texts are handed in; no disk is touched here. One broken file does not take the others along.

mod file;
mod laid_over;
mod leads;
mod named;
mod rename;
mod words;

pub use file::{NotRead, OwnFile, Sort};
pub use leads::{Lead, Leads};
pub use named::names_in;
pub use rename::{Part, Renames, each_text};
pub use words::WordPack;
