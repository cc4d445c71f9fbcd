//! The rows that lead on from a goal, each with what it holds now.

use crate::{
    content::Depth,
    form::choice_sources,
    insight::{
        check_ins,
        ladder::{self, Rater},
    },
    page::{Act, Block, Row},
    records::worked,
    say,
    view::{View, dates},
    workbook::{Goal, GoalState, Ladder, Says, StepState},
};

/// The rows.
pub(super) fn list(view: &View, goal: &Goal) -> Block {
    let row = |act: Act, words| Row::act(act, view.say(&words));
    let ladder = if goal.ours { say!("goal.to_ladder_ours") } else { say!("goal.to_ladder") };
    let mut rows = vec![row(Act::Ladder, ladder).note(pressed(view, goal))];
    // A number about a goal is asked for, never put beside it.
    if view.depth > Depth::First {
        rows.push(row(Act::Sure, say!("sure.title")).note(sure(view, goal)));
    }
    rows.push(row(Act::IfHard, say!("goal.to_if_hard")).note(plans(view, goal)));
    if has_worked(view, goal) {
        rows.push(row(Act::Worked, say!("goal.to_worked")));
    }
    rows.push(row(Act::Review, say!("goal.to_review")));
    rows.push(row(Act::Story, say!("goal.to_story")));
    Block::rows(rows)
}

/// The line of the ladder that was pressed last, in own words, and that it is how it is now; nothing where there are
/// none.
fn pressed(view: &View, goal: &Goal) -> String {
    let line = ladder::last(view.book, goal.id, Rater::Me, view.now.today);
    let line = line.and_then(|level| Ladder::of(goal).line(level));
    // The row asks something. The line is no answer to that.
    line.map(|line| view.say(&say!("goal.line_now", line = line))).unwrap_or_default()
}

/// The number that was said last, with its question and its day.
fn sure(view: &View, goal: &Goal) -> String {
    let last = check_ins::last_saying(view.book, goal.id, Says::Sure, view.now.today);
    let told = last.and_then(|(day, _, look)| {
        let n = look.sure()?;
        Some(view.say(&say!("sure.last", n = n, day = dates::near_day(view, day))))
    });
    told.unwrap_or_default()
}

/// The one plan there is, or how many there are.
fn plans(view: &View, goal: &Goal) -> String {
    match choice_sources::plans(view, goal).as_slice() {
        [] => String::new(),
        [plan] => plan.label.clone(),
        [_, _] => view.say(&say!("goal.two_plans")),
        _ => view.say(&say!("goal.three_plans")),
    }
}

/// Nothing is done for it yet, and there is a goal that was reached to learn from.
pub(super) fn has_worked(view: &View, goal: &Goal) -> bool {
    let begun = view.book.outline(Some(goal.id)).iter().any(|(step, _)| step.state == StepState::Done);
    let on = matches!(goal.state, GoalState::Live | GoalState::Shelf);
    on && !begun && worked::reached(view, goal.id).next().is_some()
}
