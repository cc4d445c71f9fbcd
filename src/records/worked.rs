//! Goals that were reached and tell how: what was done for them, which plans there were, how it was done.

use crate::{
    base::Id,
    form::choice_sources,
    view::View,
    workbook::{Goal, GoalState, Step, StepState},
};

/// The other goals that were reached and tell something of use, the last of the person's order first.
pub fn reached<'a>(view: &View<'a>, but: Id) -> impl Iterator<Item = &'a Goal> {
    let goals: Vec<&Goal> = view.book.goals().filter(|goal| goal.state == GoalState::Reached).collect();
    let book = view.book;
    let tells = move |goal: &&Goal| {
        let plans = goal.heard().rows(&Goal::PLANS).iter().any(|row| !row.is_blank());
        goal.id != but && (plans || goal.heard().text(&Goal::HOW).is_some() || steps(book, goal.id).next().is_some())
    };
    goals.into_iter().rev().filter(tells)
}

/// The steps of a goal that were done, in its order.
pub fn steps(book: &crate::workbook::Workbook, goal: Id) -> impl Iterator<Item = &Step> {
    let outline = book.outline(Some(goal)).into_iter().map(|(step, _)| step);
    outline.filter(|step| step.state == StepState::Done && !step.words.is_blank())
}

/// The plans of a goal, each as one sentence, by the name of its row.
pub fn plans(view: &View, goal: &Goal) -> Vec<(Id, String)> {
    let told = choice_sources::plans(view, goal).into_iter();
    told.filter_map(|plan| Some((Id::of(plan.key.as_str())?, plan.label))).collect()
}
