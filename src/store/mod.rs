//! Level 10: the workbook on the disk, and the only user of the file system.
//!
//! [`open::open`] reads a file and answers with the workbook and a [`Keeper`]; the keeper saves. Every
//! call to the system goes through [`disk::Disk`], so that tests can fail each of them in turn.
//!
//! Must never: write over what could not be read, say "saved" before the disk has it, or read a clock.

pub mod aside;
pub mod backups;
pub mod disk;
pub mod format;
mod git;
pub mod keeper;
pub mod lock;
pub mod open;
pub mod own;
pub mod places;
mod put;
mod read_back;
mod real;
pub mod restore;
mod scan;
pub mod scratch;
pub mod shelf;
mod signature;
pub mod trouble;
pub mod unreadable;
pub mod why_not;

pub use aside::Why;
pub use disk::Disk;
pub use format::{Loaded, checked_write, read, write};
pub use keeper::{How, Keeper, OnDisk, Safety, Saved, outcome};
pub use lock::Holder;
pub use open::{Checked, Opened, check, open};
pub use places::{Folders, NoPlace, Places};
pub use real::RealDisk;
pub use scratch::Scratch;
pub use trouble::{SaveError, Trouble};
pub use unreadable::Unreadable;
pub use why_not::{LookOnly, OpenError};
