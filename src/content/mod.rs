//! Level 2: the workbook's pages and all words, as data from `assets`. Parsed only when first needed.
//!
//! Must never: hold a sentence a person reads inside the program; those are in `assets`.

pub mod dates;
pub mod words;

pub use dates::Dates;
pub use words::Words;
