//! What stands in the column beside a list about the row that is chosen there; never what the row says itself.

use crate::{
    base::{Id, Key, Slot},
    form::choice_sources,
    page::{Block, RowId},
    say,
    view::{View, attribution, labels},
    workbook::Goal,
};

/// How many open steps of a goal are told.
const STEPS: usize = 3;

/// The record that is chosen in the list, also while the focus is in the column beside it.
pub fn chosen(view: &View) -> Option<Id> {
    let in_list = view.focus.get().filter(|on| !on.is_beside()).and_then(|_| view.focus.window());
    match in_list {
        Some(RowId::Record(id)) => Some(*id),
        _ => None,
    }
}

/// A goal: its why and its first open steps.
pub fn goal(view: &View, id: Id) -> Vec<Block> {
    let Some(goal) = view.book.goal(id) else { return Vec::new() };
    let mut out = vec![Block::Heading(labels::words_or(view, &goal.words))];
    out.extend(attribution::whose_line(view, &Slot::new(id, &Goal::WORDS)));
    if !goal.why.is_blank() {
        out.push(Block::Quiet(view.say(&say!("goals.why"))));
        out.push(Block::Own(goal.why.to_string()));
        out.extend(attribution::whose_line(view, &Slot::new(id, &Goal::WHY)));
    }
    let open: Vec<String> = view
        .book
        .outline(Some(id))
        .into_iter()
        .filter(|(s, _)| s.state.is_open() && !s.is_waiting())
        .take(STEPS)
        .map(|(s, _)| labels::words_or(view, &s.words))
        .collect();
    if !open.is_empty() {
        out.push(Block::Quiet(view.say(&say!("goals.open_steps"))));
        // One thought: no blank lines between them.
        out.push(Block::Text(open.join("\n")));
    }
    out
}

/// A step: what it is a part of, who does it too, how often it was tried, and the plan for when it gets hard.
pub fn step(view: &View, id: Id) -> Vec<Block> {
    let Some(step) = view.book.step(id) else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(big) = step.under.and_then(|under| view.book.step(under)) {
        out.push(Block::Quiet(view.say(&say!("step.part_of"))));
        out.push(Block::Text(labels::words_or(view, &big.words)));
    }
    if !step.with.is_blank() {
        out.push(Block::Quiet(view.say(&say!("step.with"))));
        out.push(Block::Text(step.with.trim().to_owned()));
    }
    let tries = view.book.stones_of_step(id).filter(|stone| stone.tried).count();
    if tries > 0 {
        out.push(Block::Quiet(view.say(&say!("step.tries", n = tries))));
    }
    let goal = step.goal.and_then(|goal| view.book.goal(goal)).filter(|_| step.state.is_open());
    if let Some(plan) = goal.and_then(|goal| choice_sources::plans(view, goal).into_iter().next()) {
        out.push(Block::Quiet(view.say(&say!("if_hard.title"))));
        out.push(Block::Text(plan.label));
    }
    if !out.is_empty() {
        out.insert(0, Block::Heading(view.say(&say!("step.this"))));
    }
    out
}

/// A page: what it is for.
pub fn page(view: &View, id: &Key) -> Vec<Block> {
    let Some(spec) = view.content.page(id.as_str()) else { return Vec::new() };
    vec![Block::Heading(spec.title.clone()), Block::Text(spec.purpose.clone())]
}
