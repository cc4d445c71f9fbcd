//! My story: one quiet page of the person's own dated sentences.

mod gathered;
mod told;

use super::kit::{Place, Reply, View, rows};
use crate::{
    base::{Id, Key},
    page::{Block, List, Page, Row, Target},
    say,
    workbook::Goal,
};

/// The most goals that are told one after the other.
const TOLD: usize = 10;

/// The page: of one goal, or of all.
pub fn page(view: &View, goal: Option<Id>) -> Page {
    let Some(id) = goal else { return all(view) };
    let Some(goal) = view.book.goal(id) else { return nothing(view) };
    let main = told::of_goal(view, goal);
    if main.is_empty() {
        return nothing(view);
    }
    let title = if goal.ours { say!("story.title_we") } else { say!("story.title") };
    Page { title: view.say(&title), main, side: Vec::new() }
}

fn nothing(view: &View) -> Page {
    let main = vec![Block::Quiet(view.say(&say!("story.nothing")))];
    Page { title: view.say(&say!("story.title")), main, side: Vec::new() }
}

/// Goals to choose from, where there are several; then all of it, goal by goal, and what belongs to none.
fn all(view: &View) -> Page {
    let goals: Vec<&Goal> = view.book.goals().filter(|goal| !goal.words.is_blank() && !goal.is_waiting()).collect();
    let mut main = Vec::new();
    if goals.len() > 1 {
        main.push(Block::Text(view.say(&say!("story.choose"))));
        main.push(Block::List(choices(view, &goals)));
    }
    for goal in goals.iter().take(TOLD) {
        main.extend(told::of_goal(view, goal));
    }
    if goals.len() > TOLD {
        main.push(Block::Quiet(view.say(&say!("story.more_goals"))));
    }
    main.extend(told::of_none(view));
    if main.is_empty() {
        return nothing(view);
    }
    Page { title: view.say(&say!("story.title")), main, side: Vec::new() }
}

fn choices(view: &View, goals: &[&Goal]) -> List {
    let row = |goal: &&Goal| Row::new(target(goal.id), rows::words_or(view, &goal.words));
    let at = goals.iter().position(|goal| view.focus == Some(&target(goal.id))).unwrap_or(0);
    let (first, most) = crate::page::list::window(goals.len(), at, crate::page::list::WINDOW);
    let shown = goals.iter().skip(first).take(most).map(row).collect();
    let end = |goal: Option<&&Goal>| goal.map(|goal| target(goal.id));
    List::part(goals.len(), first, shown, (end(goals.first()), end(goals.last())))
}

fn target(goal: Id) -> Target {
    Target::Choice(Key::from(goal.as_str()))
}

/// One goal by itself.
pub fn pick(key: &Key) -> Vec<Reply> {
    Id::of(key.as_str()).map(|goal| Reply::Go(Place::Story(Some(goal)))).into_iter().collect()
}
