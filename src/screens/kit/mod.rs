//! What screens share: the look at the workbook, the form engine, rows, dates, drafts, places.
//!
//! Must never: import a screen.

pub mod apart;
pub mod beside;
pub mod changes;
pub mod daily;
pub mod dark;
pub mod dates;
pub mod drafts;
pub mod each_goal;
pub mod figures;
pub mod finding;
pub mod form;
pub mod hand_on;
pub mod hints;
pub mod keys;
pub mod labels;
pub mod leads;
pub mod limits;
pub mod links;
pub mod list;
pub mod many;
pub mod map;
pub mod next_step;
pub mod older;
pub mod only;
pub mod origin;
pub mod place;
pub mod plans;
pub mod prepare;
pub mod private;
pub mod question;
pub mod review;
pub mod rows;
pub mod sentence;
pub mod sheet;
pub mod sort;
pub mod stones;
pub mod stopping;
pub mod together;
pub mod told;
pub mod view;
pub mod waiting;
pub mod worked;

pub use finding::{By, Finding, Sieve, Stretch};
pub use hand_on::Handing;
pub use place::{Ask, Begun, Door, Line, Meet, Offer, Picture, Place, Reply, Shrink, ShrinkAsk, Walk, Zoom};
pub use question::Question;
pub use view::{Draft, View};
