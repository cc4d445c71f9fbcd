//! The file on the disk: what is in it, how it is saved, what is kept of it, and what a disk can do to it.
//!
//! No test here starts a process: one that is being started holds all our locks for a moment. Those that do are in
//! `tests/terminal`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice, reason = "a test fails loudly")]

#[path = "../support/mod.rs"]
mod support;

mod backups;
mod bytes;
mod faults;
mod open;
mod words;
