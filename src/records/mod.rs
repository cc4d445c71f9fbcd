//! Level 7: goals, steps, entries and talks as rows and parts of pages, and what can be done to them, for any screen.
//!
//! Must never: change a record at a letter key, or know which screen it stands on.

pub mod changes;
pub mod contacts;
pub mod daily;
pub mod drafts;
pub mod glance;
pub mod limits;
pub mod next_step;
pub mod pasted;
pub mod plans;
pub mod prepare;
pub mod private;
pub mod review;
pub mod rows;
pub mod session;
pub mod sheet;
pub mod side_by_side;
pub mod stones;
pub mod summary;
pub mod waiting;
pub mod worked;
