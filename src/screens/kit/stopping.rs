//! A goal that begins with what is to stop: the question what will be there instead.
//!
//! Must never: come back once it was waved off.

use super::View;
use crate::{base::Key, workbook::Goal};

/// The name under which the question is waved off.
pub const INSTEAD: Key = Key::of("instead");

/// The words begin with what is to stop, and the question was not waved off.
pub fn asks(view: &View, goal: &Goal) -> bool {
    let list = view.content.words.plain("goal.stopping_words");
    let words = goal.words.trim().to_lowercase();
    let begins = |stop: &str| {
        let rest = words.strip_prefix(stop);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    };
    let stops = list.split(',').map(str::trim).filter(|stop| !stop.is_empty()).any(begins);
    stops && !goal.more.picks(&Goal::WAVED).contains(&INSTEAD)
}
