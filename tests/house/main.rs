//! The house rules: the source, the words, the guide, the README and the made-up workbooks are what they say they are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test fails loudly"
)]

mod circles;
mod generated;
mod layering;
mod picture;
mod plan;
mod reading;
mod readme;
mod source;
mod words;
