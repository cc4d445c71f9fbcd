//! Whole ways through the program: people whose story is played, the first run, and a walk to every place there is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

#[path = "../support/mod.rs"]
mod support;

mod asked_is_used;
mod at_random;
mod conformance;
mod dana;
mod every_page;
mod few_keys;
mod first_run;
mod first_run_screens;
mod goal_story;
mod journey;
mod mei;
mod mei_chooses;
mod nothing_vanishes;
mod priya;
mod yusuf;
