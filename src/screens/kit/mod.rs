//! What screens share: the look at the workbook, the form engine, rows, dates, drafts, places.
//!
//! Must never: import a screen.

pub mod dates;
pub mod drafts;
pub mod finding;
pub mod form;
pub mod list;
pub mod place;
pub mod question;
pub mod rows;
pub mod stones;
pub mod view;

pub use finding::{By, Finding, Sieve, Stretch};
pub use place::{Ask, Begun, Door, Line, Offer, Place, Reply, Shrink, ShrinkAsk, Walk, Zoom};
pub use question::Question;
pub use view::{Draft, View};
