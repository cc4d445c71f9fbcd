//! Level 0: the small words everything else is written in: ids, days, who, cleaned text, values, addresses, how words are
//! compared, and how keys are cut from what a terminal sends.
//!
//! Must never: know what a goal is, read a clock, touch a disk or a terminal.

pub mod colours;
pub mod day;
pub mod dice;
pub mod framer;
pub mod id;
pub mod letters;
pub mod pasted;
pub mod say;
pub mod search;
pub mod slot;
pub mod text;
pub mod value;

pub use colours::Colours;
pub use day::{Day, Moment, Now, When};
pub use dice::Dice;
pub use id::{Id, Ids, Kind};
pub use say::{Arg, Phrase};
pub use slot::{Cell, Key, Slot};
pub use text::Text;
pub use value::{RowValue, Value, Who};
