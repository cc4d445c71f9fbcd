//! The line that says how to come to someone to call. It says the same wherever it stands: that it is there never means
//! that anything was read.

use crate::{
    page::Block,
    say,
    view::{View, keys},
};

/// The line.
pub fn line(view: &View) -> Block {
    Block::Quiet(view.say(&say!("dark.call", key = keys::call_key())))
}
