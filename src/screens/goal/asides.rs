//! What stands beside the questions of a goal where it fits: the shelf, what can be left out, "we" for "I", what a
//! helper will do, how it was said before.

use crate::{
    base::{Id, Key, RowValue, Slot, Value, When},
    content::{Depth, FieldType},
    form::stopping,
    insight::review,
    page::{Block, Command, Mark, Row},
    records::rows,
    say,
    view::{Reply, View, dates, labels},
    workbook::{Edit, Goal, GoalState, Whose},
};

/// The row that waves off what will be there instead.
const NO_INSTEAD: Key = Key::of("no_instead");
/// The row that waves off which part is one's own.
const NO_PART: Key = Key::of("no_part");
/// The name under which that is waved off.
const PART: Key = Key::of("part");
/// The row that sets a day to look again.
const AGAIN: Key = Key::of("look_in_four_weeks");

/// Where a goal stands that is not on the go, said on top.
pub(super) fn on_shelf(view: &View, goal: &Goal) -> Option<Block> {
    let said = match (goal.state, chosen_on(view, goal)) {
        (GoalState::Live, _) => return None,
        (GoalState::Shelf, _) if !view.book.has_room_for(goal.id) => say!("goal.shelf_while_three"),
        (GoalState::Shelf, Some(day)) => say!("goal.rests_on", day = day),
        (GoalState::Shelf, None) => say!("goal.rests"),
        (GoalState::Reached, Some(day)) => say!("goal.reached_on", day = day),
        (GoalState::Reached, None) => say!("goal.was_reached"),
        (GoalState::LetGo, Some(day)) => say!("goal.let_go_on", day = day),
        (GoalState::LetGo, None) => say!("goal.was_let_go"),
    };
    Some(Block::Quiet(view.say(&said)))
}

/// The day of the choice by which it stands there, where its last choice is that one.
fn chosen_on(view: &View, goal: &Goal) -> Option<String> {
    let entry = review::last_choice(view.book, goal.id)?;
    let state = match entry.heard().pick(&review::CHOICE)?.as_str() {
        "pause" => GoalState::Shelf,
        "let_go" => GoalState::LetGo,
        "finished" => GoalState::Reached,
        _ => return None,
    };
    (state == goal.state && entry.on.day().is_some()).then(|| dates::near(view, &entry.on))
}

/// The row that takes it up again, once it has words.
pub(super) fn off_shelf(view: &View, goal: &Goal) -> Option<Block> {
    let known = view.book.goal(goal.id).is_some_and(may_come_back);
    let said = if view.book.has_room_for(goal.id) { say!("goal.bring_back") } else { say!("goal.swap") };
    known.then(|| Block::row(Row::act(crate::page::Act::Swap, view.say(&said))))
}

/// A goal that belongs to more than one person is asked about so.
pub(super) fn worded(view: &View, goal: &Goal, blocks: &mut [Block]) {
    for block in blocks.iter_mut().filter(|_| goal.ours) {
        let Block::Field(field) = block else { continue };
        if field.slot.field == Goal::WORDS {
            field.label = view.say(&say!("goal.ours_words"));
        } else if field.slot.field == Goal::WHY {
            field.label = view.say(&say!("goal.ours_why"));
        }
    }
}

/// What follows a field: a row that leaves a question out for good, a quiet line, a day that is offered.
pub(super) fn after(view: &View, goal: &Goal, field: &Key) -> Vec<Block> {
    let leave_out = |name: Key, question: Key| {
        let command = Command::DismissQuestion(goal.id, question);
        Block::row(Row::choice(name, command, view.say(&say!("goal.leave_out"))))
    };
    if *field == Goal::INSTEAD && goal.instead.is_blank() && view.writing != Some(&Slot::new(goal.id, &Goal::INSTEAD)) {
        return vec![leave_out(NO_INSTEAD, stopping::INSTEAD)];
    }
    if *field == Goal::WHY && asks_part(view, goal) {
        return vec![Block::Quiet(view.say(&say!("goal.part"))), leave_out(NO_PART, PART)];
    }
    if *field == Goal::LOOK_AGAIN && may_look_again(view, goal) {
        return vec![Block::row(Row::choice(
            AGAIN,
            Command::LookAgain(Slot::new(goal.id, &Goal::LOOK_AGAIN)),
            view.say(&say!("goal.again_in_four_weeks")),
        ))];
    }
    Vec::new()
}

/// It came from others, and the person has not waved the question off. One such question at a time.
fn asks_part(view: &View, goal: &Goal) -> bool {
    let asked = goal.instead.is_blank() && stopping::asks(view, goal);
    !asked && matches!(goal.whose, Some(Whose::Told | Whose::Others)) && !goal.more.picks(&Goal::WAVED).contains(&PART)
}

/// There is something to look at, and no day to come on which to do so.
fn may_look_again(view: &View, goal: &Goal) -> bool {
    let ahead = match &goal.look_again {
        None => false,
        Some(When::Day(day)) => *day >= view.now.today,
        Some(When::Words(_)) => true,
    };
    let open = matches!(goal.state, GoalState::Live | GoalState::Shelf);
    !ahead && open && !view.book.outline(Some(goal.id)).is_empty()
}

/// Leaves that question about a goal out for good.
pub fn dismiss(view: &View, id: Id, waved: &Key) -> Vec<Reply> {
    let Some(goal) = view.book.goal(id) else { return Vec::new() };
    let mut all = goal.more.picks(&Goal::WAVED).to_vec();
    if !all.contains(waved) {
        all.push(waved.clone());
    }
    let edit = Edit::Set(Slot::new(id, &Goal::WAVED), Some(Value::Picks(all)));
    vec![Reply::Edit(edit, say!("did.left_out"))]
}

/// What a helper said they would do, told as steps are. Where all is shown, another one can be added here.
pub(super) fn promises(view: &View, goal: &Goal) -> Vec<Block> {
    let list = Slot::new(goal.id, &Goal::PROMISES);
    let told = goal.more.rows(&Goal::PROMISES).iter().filter(|row| !row.is_blank());
    let mut shown: Vec<Row> = told.map(|row| promise(view, &list, row)).collect();
    let spec = view.content.page("goal").and_then(|page| page.field(Goal::PROMISES.as_str()));
    let (false, Some(spec)) = (shown.is_empty(), spec) else { return Vec::new() };
    if let FieldType::Rows(rows) = &spec.kind
        && view.depth == Depth::Detail
        && shown.len() < rows.most
    {
        shown.push(Row::fill(list, rows.add.clone()).adds());
    }
    vec![Block::Heading(spec.label.clone()), Block::rows(shown)]
}

fn promise(view: &View, list: &Slot, row: &RowValue) -> Row {
    let cell = |column: &'static str| row.cells.get(&Key::of(column));
    let (mark, said, open) = match cell("state") {
        Some(Value::Pick(state)) if state.as_str() == "done" => (Mark::Done, say!("state.done"), false),
        Some(Value::Pick(state)) if state.as_str() == "not_now" => (Mark::NotNow, say!("state.not_now"), false),
        _ => (Mark::Open, say!("state.open"), true),
    };
    let words = cell("what").and_then(Value::text).map(ToString::to_string).unwrap_or_default();
    let note = match cell("by") {
        Some(Value::When(when)) if open => rows::step_day(view, when),
        _ => String::new(),
    };
    let what = list.cell(row.id, &Key::of("what"));
    Row::fill(what, labels::words_or(view, &words)).mark(mark, view.say(&said)).note(note)
}

/// How it was said before, the last wording first; where everything is shown.
pub(super) fn said_before(view: &View, goal: &Goal) -> Vec<Block> {
    if goal.was.is_empty() || view.depth < Depth::Detail {
        return Vec::new();
    }
    let told = goal.was.iter().rev().map(|was| {
        let day = dates::near_day(view, view.now.day_of(was.from));
        Block::Quiet(view.say(&say!("goal.said_on", day = day, words = &was.words)))
    });
    std::iter::once(Block::Heading(view.say(&say!("goal.said_before")))).chain(told).collect()
}

/// It rests on the shelf or was let go, and there are words to be on.
pub(super) fn may_come_back(goal: &Goal) -> bool {
    matches!(goal.state, GoalState::Shelf | GoalState::LetGo) && !goal.words.is_blank()
}
