//! What is finished, as one row above the outline: open steps stay in sight, however many are done.
//!
//! Never fold a step away that has an open one under it, or one that waits to be read back.

use std::collections::BTreeSet;

use crate::{
    base::{Id, Key, Slot, Value},
    page::{Command, Row, RowId},
    say,
    view::{Reply, View},
    workbook::{Edit, Goal, Step},
};

const ROW: Key = Key::of("finished_steps");

/// Takes the finished steps out of the outline, unless they stand open, and answers with the row in their place.
pub(super) fn fold(view: &View, goal: Id, outline: &mut Vec<(&Step, usize)>) -> Option<Row> {
    let away = finished(view, goal, outline);
    if away.is_empty() {
        return None;
    }
    let open = is_open(view, goal);
    // A step is moved among all the others; and what is in focus is in sight.
    let moves = view.moving.is_some_and(|id| view.book.step(id).is_some_and(|step| step.goal == Some(goal)));
    let focus = view.focus.window();
    let in_focus = |step: &Step| matches!(focus, Some(RowId::Record(id)) if *id == step.id);
    outline.retain(|(step, _)| open || moves || in_focus(step) || !away.contains(&step.id));
    let said =
        if open { say!("goal.finished_fold", n = away.len()) } else { say!("goal.finished_show", n = away.len()) };
    Some(Row::choice(ROW, Command::TurnFinished(goal), view.say(&said)))
}

/// Finished with all that stands under it, and so when the page was opened.
fn finished(view: &View, goal: Id, outline: &[(&Step, usize)]) -> BTreeSet<Id> {
    let mut away = BTreeSet::new();
    // How deep the nearest step further down stands that stays, until what it stands under was met.
    let mut stays = 0;
    for (step, depth) in outline.iter().rev() {
        let folds = step.state.is_finished() && !step.is_waiting() && view.finished.folds(goal, step.id);
        if folds && *depth >= stays {
            away.insert(step.id);
        } else {
            stays = *depth;
        }
    }
    away
}

fn is_open(view: &View, goal: Id) -> bool {
    let kept = view.goal(goal).is_some_and(|goal| goal.more.get(&Goal::FINISHED_OPEN) == Some(&Value::Yes(true)));
    kept != view.finished.is_turned(goal)
}

/// Opens them, or folds them. Where nothing may be changed, or a helper has the keys, only for now.
pub fn turn(view: &View, goal: Id) -> Vec<Reply> {
    if view.look_only || view.who.is_helping() || view.finished.is_turned(goal) {
        return vec![Reply::TurnFinished(goal)];
    }
    let open = is_open(view, goal);
    let did = if open { say!("did.finished_folded") } else { say!("did.finished_shown") };
    vec![Reply::Edit(Edit::Set(Slot::new(goal, &Goal::FINISHED_OPEN), (!open).then_some(Value::Yes(true))), did)]
}
