//! If it gets hard: what may be in the way, around first, and if-then plans (implementation intentions, Gollwitzer,
//! 1999; with the obstacle named first, Oettingen, 2000).
//!
//! Must never: make the person the obstacle.

use super::kit::{Reply, View, form, plans, rows};
use crate::{
    base::{Id, Slot},
    content::{Depth, PageSpec, next_depth},
    page::{Act, Block, Page},
    say,
    workbook::Goal,
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let title = view.say(&say!("if_hard.title"));
    let (Some(spec), Some(goal)) = (view.content.page("if_hard"), view.goal(id)) else {
        return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], ..Page::default() };
    };
    let mut main = vec![Block::Own(rows::words_or(view, &goal.words))];
    let depth = depth(view, goal);
    // Plans that are there are shown at once: they are what this page is opened for in a hard moment.
    let early = depth > view.depth;
    let mut blocks = form::parts(view, spec, id);
    if let Some(field) = spec.field(Goal::PLANS.as_str()).filter(|_| early) {
        blocks.retain(|(known, _)| known.id != field.id);
        blocks.push((field, Vec::new()));
    }
    for (field, blocks) in blocks {
        if field.id == Goal::PLANS {
            main.extend(plans::blocks(view, field, goal));
        } else {
            main.extend(blocks);
        }
    }
    // What the page is for, while nothing is written; after the questions, which a small window shows first.
    if spec.fields.iter().all(|field| view.get(&Slot::new(id, &field.id)).is_none()) {
        main.push(Block::Text(spec.purpose.clone()));
    }
    main.extend(form::more_from(view, &spec.fields, depth));
    Page { title, main, side: Vec::new() }
}

/// How deep the page is open: with a plan, down to the plans.
fn depth(view: &View, goal: &Goal) -> Depth {
    if goal.more.rows(&Goal::PLANS).iter().any(|row| !row.cells.is_empty()) {
        view.depth.max(Depth::More)
    } else {
        view.depth
    }
}

/// Does what the page offers.
pub fn act(view: &View, id: Id, act: Act) -> Vec<Reply> {
    let further = |spec: &PageSpec, goal| next_depth(&spec.fields, depth(view, goal)).unwrap_or_default();
    match (act, view.content.page("if_hard"), view.goal(id)) {
        (Act::SayMore, Some(spec), Some(goal)) => vec![Reply::Unfold(further(spec, goal))],
        _ => form::act(view, act, "if_hard"),
    }
}
