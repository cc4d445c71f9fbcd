//! The real program in a process of its own: at a terminal, through pipes, as one command, and where something is in
//! the way.
//!
//! Never change what the tests beside it see: the surroundings, the folder and the signals are those of the child.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

#[path = "../support/mod.rs"]
mod support;

mod asked;
mod bad_input;
mod before_a_talk;
mod colours;
mod commands;
mod commands_check_in;
mod commands_faults;
mod commands_help;
mod commands_note;
mod commands_sheet;
mod elsewhere;
mod first;
mod flood;
mod killed;
mod own;
mod process;
mod reports;
mod restore;
mod sample;
mod shelf;
mod signals;
mod talk;
