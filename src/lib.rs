//! Cairnbook (map to be written at the end)
pub mod app;
pub mod base;
pub mod content;
pub mod page;
pub mod tui;
pub mod workbook;
