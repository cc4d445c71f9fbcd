//! Goals: all of them, live ones first as the person keeps them, and a look at the one in focus. Steps of no goal
//! stand at the end, whatever became of them: there is no other page to find them on.

use crate::{
    form::map,
    page::{Act, Block, Page, Row},
    records::{drafts, glance, rows},
    say,
    screens::screen::{MayHide, Screen},
    view::{Offer, Reply, View},
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
        let new = Row::act(Act::NewGoal, view.say(&say!("goals.new"))).adds();
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
        page.side = glance::chosen(view).map(|id| glance::goal(view, id)).unwrap_or_default();
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
