//! What the pages of several kinds of entry share.

use crate::{
    page::{Act, Block, Field, Row, RowId},
    say,
    view::View,
};

/// A row that leads to someone to call.
pub(super) fn call(view: &View) -> Row {
    Row::act(Act::Call, view.say(&say!("check_in.call")))
}

/// The fields, and the row that unfolds the rest, which stands last.
pub(super) fn apart(mut blocks: Vec<Block>) -> (Vec<Block>, Option<Block>) {
    let unfolds = |block: &Block| match block {
        Block::List(list) => list.rows.iter().any(|row| row.id == RowId::Act(Act::SayMore)),
        _ => false,
    };
    let more = blocks.pop_if(|last| unfolds(last));
    (blocks, more)
}

/// The field holds something, or is what the person is at.
pub(super) fn holds(view: &View, field: &Field) -> bool {
    let here = view.focus.is(&field.id) || view.writing == Some(&field.slot);
    here || !field.text.is_empty() || !field.shown.is_empty()
}
