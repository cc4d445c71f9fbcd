//! Level 6: the form engine. A page file and a record become fields, rows, choices, and what an answer can turn into.
//!
//! From the bottom up: [`choice_sources`] and [`cards`] say what there is to choose from, [`field`] fills one field,
//! [`visibility`] says whether it is asked, [`list`] and [`each_goal`] show rows of them, [`promote`] makes something of an
//! answer, and [`fields`] puts a page of all that together.
//!
//! Must never: know which screen it stands on.

pub mod apart;
pub mod cards;
pub mod choice_sources;
pub mod each_goal;
pub mod field;
pub mod fields;
pub mod figures;
pub mod fillings;
pub mod hints;
pub mod leads;
pub mod list;
pub mod map;
pub mod older;
pub mod origin;
pub mod promote;
pub mod question;
pub mod sentence;
pub mod stopping;
pub mod visibility;
