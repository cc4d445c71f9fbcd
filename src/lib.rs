//! Cairnbook (map to be written at the end)
pub mod base;
pub mod page;
pub mod workbook;
