//! One step: its words, its day, where it stands, and what can be done with it as rows.
//!
//! Must never: hide an action behind a letter alone.

use super::kit::{Offer, Reply, View, form, rows};
use crate::{
    base::{Id, Key},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{Step, StepState},
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(spec) = view.content.page("step") else { return Page::default() };
    let mut page = Page { title: spec.title.clone(), ..Page::default() };
    let Some(step) = view.book.step(id) else {
        page.main.push(Block::Quiet(view.say(&say!("gone.step"))));
        return page;
    };
    page.main.extend(form::blocks(view, spec, id));
    page.main.push(Block::List(List::whole(doings(view, step), String::new())));
    let tries = view.book.stones_of_step(id).filter(|e| e.tried).count();
    if tries > 0 {
        page.main.push(Block::Quiet(view.say(&say!("step.tries", n = tries))));
    }
    if let Some(goal) = step.goal.and_then(|id| view.book.goal(id)) {
        page.side.push(Block::Heading(view.say(&say!("step.goal"))));
        page.side.push(Block::Own(rows::words_or(view, &goal.words)));
    }
    page
}

fn doings(view: &View, step: &Step) -> Vec<Row> {
    let act = |act, phrase| Row::new(Target::Act(act), view.say(&phrase));
    let done = if step.state == StepState::Done { say!("step.undo_done") } else { say!("step.do_done") };
    let mut out = vec![act(Act::Done, done)];
    if step.state.is_open() {
        out.push(act(Act::Tried, say!("step.do_tried")));
        out.push(act(Act::Smaller, say!("shrink.smaller")));
        out.push(act(Act::Rest, say!("step.do_rest")));
    }
    if step.goal.is_some() {
        out.push(act(Act::NewUnder, say!("step.do_under")));
        out.push(act(Act::Move, say!("step.do_move")));
    }
    out.push(act(Act::PutAside, say!("step.do_aside")));
    out
}

/// What can be done with the step of this page.
pub fn offers(view: &View, id: Id) -> Vec<Offer> {
    let mut out = form::offers(view, "step");
    if let Some(step) = view.book.step(id) {
        out.extend(rows::step_offers(view, step));
        if step.state.is_open() {
            out.push(Offer::Yes(Act::Rest));
        }
    }
    out
}

/// Does it.
pub fn act(view: &mut View, act: Act, id: Id) -> Vec<Reply> {
    if rows::handles(act) { rows::act(view, act, id) } else { form::act(view, act, "step") }
}

/// Does what a row of the page says that is no record and no action.
pub fn pick(_view: &mut View, _id: Id, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
