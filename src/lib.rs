//! Cairnbook (map to be written at the end)
pub mod app;
pub mod base;
pub mod cli;
pub mod content;
pub mod fields;
pub mod insight;
pub mod page;
pub mod plain;
pub mod screens;
pub mod store;
pub mod tui;
pub mod workbook;
