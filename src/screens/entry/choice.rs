//! Keep, change, let go: the goal in its own words, the choice, and what follows from it.

use super::parts::{apart, holds};
use crate::{
    base::{Key, Slot},
    content::{Depth, PageSpec},
    form::{field, fields},
    insight::{check_ins, review as insight},
    page::{Act, Block, Command, Field, Place, Row},
    say,
    view::{View, dates},
    workbook::{Entry, Goal, GoalState},
};

/// The goal, the choice, and what follows from it.
pub(super) fn blocks(view: &View, spec: &PageSpec, entry: &Entry) -> Vec<Block> {
    let goal = entry.goal.and_then(|id| view.book.goal(id));
    let choice = entry.more.pick(&insight::CHOICE).map(Key::as_str);
    let mut out: Vec<Block> = goal.map(|goal| Block::Own(goal.words.to_string())).into_iter().collect();
    let low = check_ins::was_low(view.book, view.now.today) && matches!(choice, None | Some("let_go"));
    if low {
        out.push(Block::Quiet(view.say(&say!("review.guard"))));
    }
    let (fields, more) = apart(fields::blocks(view, spec, entry.id));
    let mut fields = fields.into_iter().filter(|block| match block {
        // It is asked right under the choice.
        Block::Field(field) if asks_until(view, choice) && field.slot.field == insight::UNTIL => false,
        Block::Field(field) => view.depth > Depth::First || fits(view, field, choice),
        _ => true,
    });
    out.extend(fields.by_ref().take(1));
    if let (Some(goal), Some(choice)) = (goal, choice) {
        out.extend(brought_about(view, goal, entry, choice));
        out.extend(asked_of(view, spec, entry, choice));
    }
    out.extend(fields);
    out.extend(more);
    out
}

/// Which questions go with a choice; what holds something stays in sight.
fn fits(view: &View, field: &Field, choice: Option<&str>) -> bool {
    let name = field.slot.field.as_str();
    holds(view, field)
        || match choice {
            Some("keep" | "smaller" | "other_way") => name == "choice",
            Some("pause" | "finished") => name != "room_for",
            _ => true,
        }
}

/// What the choice did, and what can be done with it.
fn brought_about(view: &View, goal: &Goal, entry: &Entry, choice: &str) -> Vec<Block> {
    let row = |name: &'static str, command, words| Row::choice(Key::of(name), command, view.say(&words));
    let again = goal.look_again.as_ref().map(|when| dates::near(view, when));
    let waits = waits(view, goal, entry);
    let mut out = Vec::new();
    if waits {
        out.push(Block::Quiet(view.say(&say!("review.waits"))));
        out.push(Block::rows(vec![Row::act(Act::Swap, view.say(&say!("goal.swap")))]));
    }
    out.extend(match choice {
        "keep" => again
            .filter(|_| !waits)
            .map(|day| Block::Quiet(view.say(&say!("review.kept", day = day))))
            .into_iter()
            .collect(),
        "smaller" => vec![Block::rows(vec![row("do_smaller", Command::Smaller(goal.id), say!("review.do_smaller"))])],
        "other_way" => {
            vec![Block::rows(vec![
                row("do_new_step", Command::NewStep(goal.id), say!("review.do_new_step")),
                row("do_plan", Command::Go(Place::IfHard(goal.id)), say!("review.do_plan")),
            ])]
        }
        "pause" => vec![Block::Quiet(view.say(&say!("review.rests")))],
        "let_go" => vec![Block::Quiet(view.say(&say!("review.gone")))],
        _ => Vec::new(),
    });
    out
}

/// A goal that was kept waits on the shelf, because three others are on the go.
pub(super) fn waits(view: &View, goal: &Goal, entry: &Entry) -> bool {
    let kept = entry.more.pick(&insight::CHOICE).is_some_and(|choice| choice.as_str() != "pause");
    kept && goal.state == GoalState::Shelf && !goal.words.is_blank() && !view.book.has_room_for(goal.id)
}

/// A resting goal: until when. A goal that was reached: how it was done, which is kept with the goal.
fn asked_of(view: &View, spec: &PageSpec, entry: &Entry, choice: &str) -> Option<Block> {
    let (spec, slot) = match (choice, entry.goal) {
        _ if asks_until(view, Some(choice)) => {
            (spec.field(insight::UNTIL.as_str())?, Slot::new(entry.id, &insight::UNTIL))
        }
        ("finished", Some(goal)) => {
            (view.content.page("goal")?.field(Goal::HOW.as_str())?, Slot::new(goal, &Goal::HOW))
        }
        _ => return None,
    };
    Some(Block::Field(Box::new(field::at(view, spec, slot))))
}

/// A goal that rests is asked until when; unfolded, the page asks it in its turn.
fn asks_until(view: &View, choice: Option<&str>) -> bool {
    choice == Some("pause") && view.depth == Depth::First
}
