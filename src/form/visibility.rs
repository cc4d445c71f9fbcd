//! Fields that are asked only in some cases: what their page file says of it, read from the workbook.
//!
//! Never hide an answer. A field that holds something is shown whatever the case; what its kind does not take stands
//! at the end of its page, and is not written over.

use crate::{
    base::{Key, Slot, Value},
    content::{FieldSpec, Only},
    form::{choice_sources, stopping},
    insight::review,
    view::{View, spec},
    workbook::{GoalState, If, Ladder, StepKind},
};

/// That field is asked there.
pub fn fits(view: &View, spec: &FieldSpec, slot: &Slot) -> bool {
    let asked = || case(view, spec.only, slot) && spec.when.iter().all(|when| holds(view, when, slot));
    if view.get(slot).is_some_and(|value| !value.is_blank() && !spec.kind.takes(&value)) {
        return false;
    }
    (spec.only == Only::Always && spec.when.is_empty()) || view.get(slot).is_some() || asked()
}

/// That holds beside the slot: in its row, where the row has such a column; else on its page.
pub fn holds(view: &View, when: &If, slot: &Slot) -> bool {
    let beside = slot.row.as_ref().map(|cell| slot.cell(cell.id, when.field()));
    let beside = beside.filter(|cell| spec::asked(view, cell).is_some());
    let looked_at = beside.unwrap_or_else(|| Slot::new(slot.record, when.field()));
    when.holds(choice_sources::counted(view, &looked_at).as_ref())
}

fn case(view: &View, only: Only, slot: &Slot) -> bool {
    let goal = || choice_sources::goal_of(view, slot);
    let ladder = || goal().is_some_and(|goal| Ladder::of(goal).is_begun());
    match only {
        Only::Always => true,
        Only::Ladder => ladder(),
        Only::NoLadder => !ladder(),
        Only::Weights => view.book.settings().weights,
        Only::BothRate => goal().is_some_and(|goal| goal.more.get(&Ladder::BOTH) == Some(&Value::Yes(true))),
        Only::Reached => goal().is_some_and(|goal| goal.state == GoalState::Reached),
        Only::Stopping => goal().is_some_and(|goal| stopping::asks(view, goal)),
        Only::TryOut => view.step(slot.record).is_some_and(|step| step.kind == Some(StepKind::TryOut)),
        Only::LeftOff => view.entry(slot.record).is_some_and(|entry| {
            let choice = entry.more.pick(&review::CHOICE).map(Key::as_str);
            matches!(choice, Some("let_go" | "pause" | "finished"))
        }),
        Only::Tried => view.entry(slot.record).is_some_and(|entry| entry.tried),
    }
}
