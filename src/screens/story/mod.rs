//! My story: one quiet page of the person's own dated sentences.

mod gathered;
mod told;

use crate::{
    base::{Id, Key},
    page::{Block, List, Page, Place, Row, RowId},
    say,
    screens::screen::{Behaviour, Screen, is_of_a_record, is_of_goal},
    view::{View, labels},
    workbook::{Goal, patch::Touch},
};

/// The most goals that are told one after the other.
const TOLD: usize = 10;

/// The person's own sentences, by date.
#[derive(Debug)]
pub struct StoryScreen(pub Option<Id>);

impl Screen for StoryScreen {
    fn page(&self, view: &View) -> Page {
        let goal = self.0;
        let Some(id) = goal else { return all(view) };
        let Some(goal) = view.book.goal(id) else { return nothing(view) };
        let main = told::of_goal(view, goal);
        if main.is_empty() {
            return nothing(view);
        }
        let title = if goal.ours { say!("story.title_we") } else { say!("story.title") };
        Page { title: view.say(&title), main, side: Vec::new() }
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        self.0
    }

    fn shows(&self, touch: &Touch) -> bool {
        match self.0 {
            Some(goal) => is_of_goal(touch, goal),
            None => is_of_a_record(touch),
        }
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::LooksBack]
    }
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
    let row = |goal: &&Goal| Row::go(name(goal.id), Place::Story(Some(goal.id)), labels::words_or(view, &goal.words));
    let focus = view.focus.window();
    let at = goals.iter().position(|goal| focus == Some(&RowId::Choice(name(goal.id)))).unwrap_or(0);
    let (first, most) = crate::page::list::window(goals.len(), at, crate::page::list::WINDOW);
    let shown = goals.iter().skip(first).take(most).map(row).collect();
    let end = |goal: Option<&&Goal>| goal.map(|goal| RowId::Choice(name(goal.id)));
    List::part(goals.len(), first, shown, (end(goals.first()), end(goals.last())))
}

fn name(goal: Id) -> Key {
    Key::from(goal.as_str())
}
