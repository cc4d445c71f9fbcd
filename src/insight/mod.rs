//! Level 3: pure readings of the workbook. Each names the records it came from.
//!
//! Must never: judge, predict, compare with other people, or remember anything.

pub mod check_ins;
pub mod find_goal;
pub mod gas;
pub mod hard_times;
pub mod hints;
pub mod ladder;
pub mod left_open;
pub mod offers;
pub mod origins;
pub mod progress;
pub mod review;
pub mod rulers;
pub mod shelf;
pub mod today;
pub mod wins;

#[cfg(test)]
mod heard_tests;
