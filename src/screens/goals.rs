//! Goals: all of them, live ones first as the person keeps them, and a look at the one in focus. Steps of no goal
//! stand at the end, whatever became of them: there is no other page to find them on.

use crate::{
    base::{Id, Slot},
    form::map,
    page::{Act, Block, Page, Row, RowId},
    records::{drafts, rows},
    say,
    screens::screen::{MayHide, Screen},
    view::{Offer, Reply, View, attribution, labels},
    workbook::{Goal, GoalState},
};

/// All goals.
#[derive(Debug)]
pub struct GoalsScreen;

impl Screen for GoalsScreen {
    fn page(&self, view: &View) -> Page {
        let mut page = Page { title: view.say(&say!("goals.title")), ..Page::default() };
        let (live, rest): (Vec<&Goal>, Vec<&Goal>) = view.book.goals().partition(|g| g.state == GoalState::Live);
        let list = |goals: &[&Goal], empty| rows::list(view, goals, |g| g.id, |g| rows::goal(view, g), empty);
        let none = if rest.is_empty() { say!("goals.none") } else { say!("goals.none_live") };
        page.main.push(Block::List(list(&live, view.say(&none))));
        let new = Row::act(Act::NewGoal, view.say(&say!("goals.new")));
        page.main.push(Block::row(new));
        if !rest.is_empty() {
            page.main.push(Block::Heading(view.say(&say!("goals.rest"))));
            page.main.push(Block::List(list(&rest, String::new())));
        }
        let loose = view.book.outline(None);
        if !loose.is_empty() {
            page.main.push(Block::Heading(view.say(&say!("goals.loose"))));
            page.main.push(Block::List(rows::list(
                view,
                &loose,
                |(step, _)| step.id,
                // It is opened to be written in: here goals are written, not their outlines.
                |(step, level)| rows::step(view, step, *level).without_field(),
                String::new(),
            )));
        }
        page.main.extend(map::blocks(view, "goals", view.say(&say!("goals.pages"))));
        if let Some(RowId::Record(id)) = view.focus.get() {
            page.side = glance(view, *id);
        }
        page
    }

    fn offers(&self, _view: &View) -> Vec<Offer> {
        vec![Offer::Yes(Act::NewGoal)]
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        if act == Act::NewGoal { drafts::goal(view) } else { Vec::new() }
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }
}

/// The goal in focus, read only: its why and its first open steps.
fn glance(view: &View, id: Id) -> Vec<Block> {
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
        .take(3)
        .map(|(s, _)| labels::words_or(view, &s.words))
        .collect();
    if !open.is_empty() {
        out.push(Block::Quiet(view.say(&say!("goals.open_steps"))));
        // One thought: no blank lines between them.
        out.push(Block::Text(open.join("\n")));
    }
    out
}
