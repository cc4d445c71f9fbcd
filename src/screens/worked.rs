//! What worked last time: the steps and plans of a goal that was reached, to be used again.

use crate::{
    base::{Id, Key, Kind, RowValue, Slot, Value},
    page::{Block, Command, Page, Row, list::WINDOW},
    records::worked,
    say,
    screens::screen::{Screen, is_of_goal},
    view::{Reply, View, labels},
    workbook::{
        Edit, Goal, Step,
        outline::{self, Spot},
        patch::Touch,
    },
};

/// What worked last time.
#[derive(Debug)]
pub struct WorkedScreen(pub Id);

impl Screen for WorkedScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let title = view.say(&say!("worked.title"));
        let Some(goal) = view.book.goal(id) else {
            return Page { title, main: vec![Block::Quiet(view.say(&say!("gone.goal")))], ..Page::default() };
        };
        let about = say!("worked.about");
        let mut page = Page { title, main: vec![Block::Text(view.say(&about))], ..Page::default() };
        let mut left = WINDOW;
        for reached in worked::reached(view, id) {
            page.main.push(Block::Heading(labels::words_or(view, &reached.words)));
            page.main.extend(reached.heard().text(&Goal::HOW).map(|how| Block::Own(how.to_string())));
            let told: Vec<Row> = told(view, goal, reached).into_iter().take(left).collect();
            left -= told.len();
            if !told.is_empty() {
                page.main.push(Block::rows(told));
            }
            if left == 0 {
                break;
            }
        }
        let back = Row::act(crate::page::Act::Back, view.say(&say!("worked.that_is_all")));
        page.main.push(Block::row(back));
        page
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn shows(&self, touch: &Touch) -> bool {
        is_of_goal(touch, self.0)
    }
}

/// Its done steps and its plans as rows; what is here already says so.
fn told(view: &View, goal: &Goal, reached: &Goal) -> Vec<Row> {
    let row = |key: Key, command: Command, words: String, here: bool| {
        let note = if here { view.say(&say!("worked.is_here")) } else { String::new() };
        Row::choice(key, command, words).note(note)
    };
    let steps = worked::steps(view.book, reached.id).map(|step| {
        let here = has_step(view, goal.id, step);
        let command = Command::UseStep { goal: goal.id, from: step.id };
        row(Key::from(step.id.as_str()), command, step.words.trim().to_owned(), here)
    });
    let mine: Vec<String> = worked::plans(view, goal).into_iter().map(|(_, words)| words).collect();
    let plans = worked::plans(view, reached).into_iter().map(|(id, words)| {
        let here = mine.contains(&words);
        let command = Command::UsePlan { goal: goal.id, from: reached.id, row: id };
        row(plan_key(reached.id, id), command, words, here)
    });
    steps.chain(plans).collect()
}

fn has_step(view: &View, goal: Id, step: &Step) -> bool {
    view.book.outline(Some(goal)).iter().any(|(mine, _)| mine.words.trim() == step.words.trim())
}

/// The rows of two goals may have the same names.
fn plan_key(goal: Id, row: Id) -> Key {
    Key::from(format!("{goal}/{row}").as_str())
}

/// The words of that step as an open step at the end: what day it had and who did it belong to that time.
pub fn use_step(view: &mut View, goal: Id, from: Id) -> Vec<Reply> {
    let Some((goal, known)) = view.book.goal(goal).zip(view.book.step(from)) else { return Vec::new() };
    if has_step(view, goal.id, known) {
        return vec![Reply::Tell(say!("worked.here_already"))];
    }
    let (goal, words) = (goal.id, known.words.clone());
    let mut step = Step::new(view.draw(Kind::Step), view.who, view.now.moment, Some(goal), None);
    step.words = words.clone();
    let after = outline::siblings(view.book, Some(goal), None).last().copied();
    let edit = Edit::AddStep(step, Spot { under: None, after });
    vec![Reply::Edit(edit, say!("did.used_again", words = &words))]
}

/// That plan as one of this goal, where there is room.
pub fn use_plan(view: &mut View, goal: Id, from: Id, row: Id) -> Vec<Reply> {
    let Some((goal, reached)) = view.book.goal(goal).zip(view.book.goal(from)) else { return Vec::new() };
    let Some(told) = worked::plans(view, reached).into_iter().find(|(id, _)| *id == row) else { return Vec::new() };
    if worked::plans(view, goal).iter().any(|(_, words)| *words == told.1) {
        return vec![Reply::Tell(say!("worked.here_already"))];
    }
    let mut rows: Vec<RowValue> = goal.more.rows(&Goal::PLANS).to_vec();
    rows.retain(|row| !row.is_blank());
    if rows.len() >= Goal::MOST_PLANS {
        return vec![Reply::Refuse(say!("worked.plans_full"))];
    }
    let heard = reached.heard().rows(&Goal::PLANS);
    let Some(known) = heard.iter().find(|known| known.id == row) else { return Vec::new() };
    rows.push(RowValue { id: view.draw(Kind::Row), cells: known.cells.clone() });
    let edit = Edit::Set(Slot::new(goal.id, &Goal::PLANS), Some(Value::Rows(rows)));
    vec![Reply::Edit(edit, say!("did.plan_again", plan = told.1))]
}
