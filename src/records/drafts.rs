//! New records, held ready until their first word is written.

use crate::{
    base::{Id, Kind, Slot, Who},
    insight::check_ins,
    page::{Place, RowId},
    say,
    view::{Draft, Reply, View},
    workbook::{
        Entry, EntryKind, Goal, GoalState, Look, Step,
        outline::{self, Spot},
    },
};

/// A new goal; on the shelf while there is no room among those on the go.
pub fn goal(view: &mut View) -> Vec<Reply> {
    let id = view.draw(Kind::Goal);
    let mut goal = Goal::new(id, view.who, view.now.moment);
    if !view.book.has_room_for(id) {
        goal.state = GoalState::Shelf;
    }
    vec![Reply::Go(Place::Goal(id)), Reply::Draft(Draft::Goal(goal)), Reply::Write(Slot::new(id, &Goal::WORDS))]
}

/// A new entry of that kind, for today; for `goal` where it is asked for on a goal's page. A check-in of today is
/// opened again instead of a second one.
pub fn entry(view: &mut View, kind: EntryKind, goal: Option<Id>) -> Vec<Reply> {
    let write = |id: Id| Reply::Write(Slot::new(id, &Entry::WORDS));
    if let Some(entry) = check_in_of_today(view, None).filter(|_| kind == EntryKind::CheckIn) {
        // What stands there is not gone on with by a slip: a letter begins a word of its own.
        let words = RowId::Slot(Slot::new(entry.id, &Entry::WORDS));
        let there = if entry.words.is_blank() { write(entry.id) } else { Reply::Focus(words) };
        return vec![Reply::Go(Place::Entry(entry.id)), there];
    }
    let id = view.draw(Kind::Entry);
    let mut entry = Entry::new(id, view.who, view.now.moment, kind, view.now.today);
    entry.goal = goal.filter(|_| kind != EntryKind::CheckIn);
    let mut out = vec![Reply::Go(Place::Entry(id)), Reply::Draft(Draft::Entry(entry))];
    if kind != EntryKind::Choice {
        out.push(write(id));
    }
    out
}

/// How sure one is of a goal: in the check-in of today, which is begun where there is none.
pub fn sure(view: &mut View, goal: Id) -> Vec<Reply> {
    if view.book.goal(goal).is_none() {
        return vec![Reply::Refuse(say!("goal.words_first"))];
    }
    let place = |entry: Id| Reply::Go(Place::Sure(Slot::new(entry, &Look::GOALS).cell(goal, &Look::SURE)));
    if let Some(entry) = check_in_of_today(view, Some(goal)) {
        return vec![place(entry.id)];
    }
    let id = view.draw(Kind::Entry);
    let entry = Entry::new(id, view.who, view.now.moment, EntryKind::CheckIn, view.now.today);
    vec![place(id), Reply::Draft(Draft::Entry(entry))]
}

/// The check-in of today by the one who writes, also one in which nothing is said yet; for a goal the one that says
/// something of it.
pub fn check_in_of_today<'a>(view: &View<'a>, goal: Option<Id>) -> Option<&'a Entry> {
    check_in_of_today_by(view, goal, view.who)
}

/// The same of another writer.
pub fn check_in_of_today_by<'a>(view: &View<'a>, goal: Option<Id>, by: Who) -> Option<&'a Entry> {
    let open = match view.draft {
        Some(Draft::Entry(entry)) => Some(entry),
        _ => None,
    };
    check_ins::of_day(view.book, open, view.now.today, by, goal)
}

/// A new step right below the one in focus.
pub fn step_below(view: &mut View) -> Vec<Reply> {
    let Some(RowId::Record(id)) = view.focus.get() else { return Vec::new() };
    let Some((goal, under)) = view.book.step(*id).map(|s| (s.goal, s.under)) else {
        // A new one stands there already.
        return vec![Reply::Write(Slot::new(*id, &Step::WORDS))];
    };
    new_step(view, goal, Spot { under, after: Some(*id) })
}

/// A new step as the last of a goal's outline.
pub fn step_last(view: &mut View, goal: Id) -> Vec<Reply> {
    if view.book.goal(goal).is_none() {
        return vec![Reply::Refuse(say!("goal.words_first"))];
    }
    let after = outline::siblings(view.book, Some(goal), None).last().copied();
    new_step(view, Some(goal), Spot { under: None, after })
}

/// A new step under that one, after those already there. Its outline is opened where it is not in sight.
pub fn step_under(view: &mut View, id: Id) -> Vec<Reply> {
    let Some(goal) = view.book.step(id).map(|s| s.goal) else { return Vec::new() };
    let after = outline::siblings(view.book, goal, Some(id)).last().copied();
    let mut replies: Vec<Reply> = goal.map(|g| Reply::Go(Place::Goal(g))).into_iter().collect();
    replies.extend(new_step(view, goal, Spot { under: Some(id), after }));
    replies
}

fn new_step(view: &mut View, goal: Option<Id>, spot: Spot) -> Vec<Reply> {
    let id = view.draw(Kind::Step);
    let step = Step::new(id, view.who, view.now.moment, goal, spot.under);
    vec![
        Reply::Draft(Draft::Step(step, spot)),
        Reply::Focus(RowId::Record(id)),
        Reply::Write(Slot::new(id, &Step::WORDS)),
    ]
}
