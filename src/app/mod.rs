//! Level 5: events in, effects out. Routing, focus, the two states, notices, the autosave rule.
//!
//! Must never: draw, speak, read a clock, or touch a disk. All that can happen is an [`Event`]; all it
//! can ask for is an [`Effect`].

pub mod event;
pub mod scene;

pub use event::{Effect, Event, NotSaved, SaveOutcome};
pub use scene::{Notice, Scene, Tab};
