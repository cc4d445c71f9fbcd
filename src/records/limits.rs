//! More open steps than one can carry: a quiet line, and a way to let one wait.

use crate::{
    base::Id,
    insight::check_ins,
    page::{Act, Block, Row},
    say,
    view::{Offer, View},
};

/// How many open steps of a goal stand without a word.
pub const STEPS: usize = 7;

/// The goal has more open steps than that, and nothing was said of too much to carry.
pub fn is_over(view: &View, goal: Id) -> bool {
    let open = view.book.outline(Some(goal)).into_iter().filter(|(step, _)| step.state.is_open());
    open.count() > STEPS && !check_ins::is_too_much(view.book, view.now.today)
}

/// What stands under the outline of a goal with many open steps; nothing under others.
pub fn of_goal(view: &View, goal: Id) -> Vec<Block> {
    if is_over(view, goal) { vec![Block::Quiet(view.say(&say!("limits.goal"))), can_wait(view)] } else { Vec::new() }
}

/// The row that lets one wait.
pub fn can_wait(view: &View) -> Block {
    let row = Row::act(Act::CanWait, view.say(&say!("limits.can_wait")));
    Block::row(row)
}

/// What a goal with many open steps offers.
pub fn offers(view: &View, goal: Id) -> Option<Offer> {
    is_over(view, goal).then_some(Offer::Yes(Act::CanWait))
}
