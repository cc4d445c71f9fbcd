//! Level 5: what a screen may look at, what it may answer, and how single things read: days, names, whose words they are.
//!
//! Must never: give a screen a way to change anything but the ids it draws.

pub mod attribution;
pub mod call;
pub mod context;
pub mod dates;
pub mod draft;
pub mod finding;
pub mod finished;
pub mod focus;
pub mod keys;
pub mod labels;
pub mod privacy;
pub mod reply;
pub mod spec;
pub mod subject;

pub use context::View;
pub use draft::{Begun, Draft};
pub use finding::{Finding, Found};
pub use finished::Finished;
pub use focus::Focus;
pub use reply::{Offer, Reply};
pub use subject::Subject;
