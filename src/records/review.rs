//! Keep, change, let go, as other pages need it: the quiet row that offers a look at a goal, what stands before the
//! choices on a hard day, and where a choice leads.

use crate::{
    base::{Id, Key, Slot, Value},
    insight::{
        check_ins,
        review::{self, Reason},
        today as insight,
    },
    page::{Act, Block, Command, Place, Row},
    records::{drafts, rows},
    say,
    view::{Reply, View},
    workbook::{Edit, EntryKind, Goal},
};

/// The row of the offer that opens the look. The page has a row for [`Act::Review`] besides: one id, one row.
const LOOK: Key = Key::of("look_anew");

/// The offer to look at a goal anew, where there is a reason; never more than one.
pub fn offer(view: &View, goal: Id) -> Vec<Block> {
    let goal = view.book.goal(goal);
    let found = goal.and_then(|goal| review::reason(view.book, goal, view.now.today));
    let Some((goal, reason)) = goal.zip(found) else { return Vec::new() };
    let words = match reason {
        Reason::Flat => say!("review.flat"),
        Reason::Passed => say!("review.passed"),
        Reason::Matters => say!("review.matters"),
    };
    let look = Row::choice(LOOK, Command::Review(goal.id), view.say(&say!("review.look")));
    let dismiss = Command::DismissReview(goal.id, reason.key());
    let away = Row::choice(reason.key(), dismiss, view.say(&say!("review.no_more")));
    vec![Block::Quiet(view.say(&words)), Block::rows(vec![look, away])]
}

/// Puts such an offer away for good.
pub fn dismiss(view: &View, goal: Id, key: &Key) -> Vec<Reply> {
    let Some(goal) = view.book.goal(goal) else { return Vec::new() };
    let mut waved = goal.more.picks(&Goal::WAVED).to_vec();
    if !waved.contains(key) {
        waved.push(key.clone());
    }
    let set = Edit::Set(Slot::new(goal.id, &Goal::WAVED), Some(Value::Picks(waved)));
    vec![Reply::Edit(set, say!("did.waved"))]
}

/// A look at that goal: the one of today, or a new one.
pub fn open(view: &mut View, goal: Id) -> Vec<Reply> {
    if view.book.goal(goal).is_none() {
        return vec![Reply::Refuse(say!("goal.words_first"))];
    }
    let today = view.now.today;
    match review::last_choice(view.book, goal).filter(|entry| check_ins::day_of(entry) == Some(today)) {
        Some(entry) => vec![Reply::Go(Place::Entry(entry.id))],
        None => drafts::entry(view, EntryKind::Choice, Some(goal)),
    }
}

/// That slot is the choice about a goal.
fn is_choice(view: &View, slot: &Slot) -> bool {
    slot.row.is_none()
        && slot.field == review::CHOICE
        && view.entry(slot.record).is_some_and(|entry| entry.kind == EntryKind::Choice)
}

/// What stands over the choices about a goal after a hard day: there is no hurry.
pub fn guard(view: &View, slot: &Slot) -> Option<Block> {
    let low = is_choice(view, slot) && check_ins::was_low(view.book, view.now.today);
    low.then(|| Block::Quiet(view.say(&say!("review.guard"))))
}

/// Where a choice leads once it is made: the smaller one to the next step of its goal.
pub fn leads(view: &mut View, slot: &Slot, key: &Key) -> Vec<Reply> {
    if key.as_str() != "smaller" || !is_choice(view, slot) {
        return Vec::new();
    }
    let Some(goal) = view.entry(slot.record).and_then(|entry| entry.goal) else { return Vec::new() };
    smaller(view, goal)
}

/// The next step of a goal made smaller; where it has none, a new one.
pub fn smaller(view: &mut View, goal: Id) -> Vec<Reply> {
    match insight::next_of(view.book, Some(goal)).map(|step| step.id) {
        Some(step) => rows::act(view, Act::Smaller, step),
        None => new_step(view, goal),
    }
}

/// A new step, written where the goal's steps stand.
pub fn new_step(view: &mut View, goal: Id) -> Vec<Reply> {
    std::iter::once(Reply::Go(Place::Goal(goal))).chain(drafts::step_last(view, goal)).collect()
}
