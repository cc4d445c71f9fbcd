//! One goal: own words, why, its steps as an outline, when to look again, where it stands, its stones.
//!
//! Must never: reword, or show a step as anything but what its owner said of it.

use super::kit::{Ask, Draft, Offer, Place, Reply, View, drafts, form, limits, only, rows, stones};
use crate::{
    base::{Id, Key, Slot},
    content::{Depth, FieldSpec},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{
        Entry, Step,
        outline::{self, Spot},
    },
};

/// How many of its stones a goal shows.
const STONES: usize = 5;

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(spec) = view.content.page("goal") else { return Page::default() };
    if view.goal(id).is_none() {
        return Page {
            title: spec.title.clone(),
            main: vec![Block::Quiet(view.say(&say!("gone.goal")))],
            ..Page::default()
        };
    }
    let mut page = Page { title: spec.title.clone(), ..Page::default() };
    let mut blocks = form::blocks(view, spec, id).into_iter();
    // The steps stand right after the first fields: they are what a goal is opened for.
    let asked = |field: &&FieldSpec| only::fits(view, field, &Slot::new(id, &field.id));
    let first = spec.fields.iter().filter(|field| field.depth == Depth::First).filter(asked).count();
    page.main.extend(blocks.by_ref().take(first));
    page.main.push(Block::Heading(view.say(&say!("goal.steps"))));
    page.main.push(Block::List(steps(view, id)));
    page.main.extend(limits::of_goal(view, id));
    let new = Row::new(Target::Act(Act::NewStep), view.say(&say!("goal.new_step")));
    page.main.push(Block::List(List::whole(vec![new], String::new())));
    page.main.extend(blocks);
    if view.book.goal(id).is_some() {
        let aside = Row::new(Target::Act(Act::PutAside), view.say(&say!("goal.aside")));
        page.main.push(Block::List(List::whole(vec![aside], String::new())));
    }
    page.side = others_want(view, id);
    page.side.extend(so_far(view, id));
    page
}

fn steps(view: &View, goal: Id) -> List {
    let mut shown: Vec<(&Step, usize)> = view.book.outline(Some(goal));
    if let Some(Draft::Step(step, spot)) = view.draft
        && step.goal == Some(goal)
    {
        let depth = spot.under.map_or(1, |under| outline::depth_of(view.book, under) + 1);
        shown.insert(draft_row(view, &shown, *spot), (step, depth));
    }
    rows::list(view, &shown, |(step, _)| step.id, |(step, level)| row(view, step, *level), String::new())
}

/// Which row a new step gets: after all that stands under the one it follows, or right under its parent.
fn draft_row(view: &View, shown: &[(&Step, usize)], spot: Spot) -> usize {
    let row = |id: Id| shown.iter().position(|(s, _)| s.id == id);
    let after = spot.after.and_then(|after| outline::branch(view.book, after).last().copied());
    after.or(spot.under).and_then(row).map_or(0, |i| i + 1)
}

fn row(view: &View, step: &Step, level: usize) -> Row {
    let mut row = rows::step(view, step, level);
    if view.draft.is_some_and(|draft| draft.id() == step.id) {
        row.text = view.say(&say!("goal.step_here"));
    } else if view.moving == Some(step.id) {
        row.note = view.say(&say!("goal.moving"));
    }
    row
}

/// What others want to see stands beside the goal, where there is such a thing; it is never the goal.
fn others_want(view: &View, goal: Id) -> Vec<Block> {
    let words = view.goal(goal).map(|goal| goal.others_want.clone()).filter(|words| !words.is_blank());
    let heading = || Block::Heading(view.say(&say!("goal.others_want")));
    words.map_or_else(Vec::new, |words| vec![heading(), Block::Own(words.to_string())])
}

fn so_far(view: &View, goal: Id) -> Vec<Block> {
    let last: Vec<&Entry> = view.book.entries_of(goal).rev().take(STONES).collect();
    if last.is_empty() {
        return Vec::new();
    }
    let rows = last.into_iter().map(|entry| rows::entry(view, entry)).collect();
    let mut out = vec![Block::Heading(view.say(&say!("goal.stones")))];
    out.extend(stones::of_goal(view, goal));
    out.push(Block::List(List::whole(rows, String::new())));
    out
}

/// What a goal offers beside its rows.
pub fn offers(view: &View, id: Id) -> Vec<Offer> {
    let known = view.book.goal(id).is_some();
    let mut out =
        vec![if known { Offer::Yes(Act::NewStep) } else { Offer::No(Act::NewStep, say!("goal.words_first")) }];
    if known && !matches!(view.focus, Some(Target::Record(_))) {
        out.push(Offer::Yes(Act::PutAside));
    }
    out.push(Offer::Yes(Act::NewGoal));
    out.extend(limits::offers(view, id));
    out.extend(form::offers(view, "goal"));
    out
}

/// Does it.
pub fn act(view: &mut View, id: Id, act: Act) -> Vec<Reply> {
    match act {
        Act::NewStep => drafts::step_last(view, id),
        Act::PutAside => vec![Reply::Go(Place::Ask(Ask::PutAside(id)))],
        Act::NewGoal => drafts::goal(view),
        Act::CanWait => vec![Reply::Go(Place::Ask(Ask::CanWait(Some(id))))],
        _ => form::act(view, act, "goal"),
    }
}

/// Does what a row of the page says that is no record and no action.
pub fn pick(_view: &mut View, _id: Id, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
