//! What is next, on the page where it is chosen: a new step can be written there, too, and joins the goal it is for.

use crate::{
    base::{Id, Key, Kind, Slot, Text, Value},
    content::Link,
    form::{choice_sources, field},
    insight::check_ins::NEXT_NEW,
    page::{Block, Command, Row, RowId},
    say,
    view::{Reply, View, spec},
    workbook::{
        Edit, Entry, EntryKind, Goal, Step,
        outline::{self, Spot},
    },
};

/// How many steps are chosen as next.
const MOST: usize = 3;

/// That slot is what a check-in chooses as next.
fn is_next(view: &View, slot: &Slot) -> bool {
    slot.row.is_none()
        && slot.field == Entry::NEXT
        && view.entry(slot.record).is_some_and(|entry| entry.kind == EntryKind::CheckIn)
}

/// Where the new step is written before it is one.
fn written(slot: &Slot) -> Slot {
    Slot::new(slot.record, &NEXT_NEW)
}

/// The field for a new step, and where it can go once it has words.
pub fn blocks(view: &View, slot: &Slot) -> Vec<Block> {
    if !is_next(view, slot) {
        return Vec::new();
    }
    let new = written(slot);
    let Some(spec) = spec::asked(view, &new) else { return Vec::new() };
    let mut out = vec![Block::Field(Box::new(field::at(view, spec, new.clone())))];
    if words(view, &new).is_none() {
        return out;
    }
    let live: Vec<&Goal> = view.book.live_goals().collect();
    let row = |goal: Option<&Goal>| {
        let name = format!("step_for/{}", goal.map(|goal| goal.id.to_string()).unwrap_or_default());
        let command = Command::AddNext(slot.clone(), goal.map(|goal| goal.id));
        let words = match goal.filter(|_| live.len() > 1) {
            Some(goal) => say!("next.step_for", goal = &goal.words),
            None => say!("next.step"),
        };
        Row::choice(Key::from(name.as_str()), command, view.say(&words))
    };
    let rows = if live.is_empty() { vec![row(None)] } else { live.iter().map(|goal| row(Some(goal))).collect() };
    out.push(Block::rows(rows));
    out
}

fn words(view: &View, new: &Slot) -> Option<Text> {
    view.get(new).as_ref().and_then(Value::text).filter(|words| !words.is_blank()).cloned()
}

/// The new step joins its goal and is chosen as next: one change.
pub fn add(view: &mut View, slot: &Slot, goal: Option<Id>) -> Vec<Reply> {
    let new = written(slot);
    let Some(words) = words(view, &new).filter(|_| is_next(view, slot)) else { return Vec::new() };
    let mut taken = match view.get(slot) {
        Some(Value::Picks(keys)) => keys,
        _ => Vec::new(),
    };
    // Choices that have left the page stay, and take no one's place.
    let shown = choice_sources::choices(view, Link::Steps);
    let on_page = |known: &&Key| shown.iter().any(|choice| choice.key == **known);
    if taken.iter().filter(on_page).count() >= MOST {
        return vec![Reply::Refuse(say!("choose.most", n = MOST))];
    }
    let goal = goal.filter(|id| view.book.goal(*id).is_some());
    let id = view.draw(Kind::Step);
    let mut step = Step::new(id, view.who, view.now.moment, goal, None);
    step.words = words.clone();
    let after = outline::siblings(view.book, goal, None).last().copied();
    let name = Key::from(id.as_str());
    taken.push(name.clone());
    let edits = vec![
        Edit::AddStep(step, Spot { under: None, after }),
        Edit::Set(slot.clone(), Some(Value::Picks(taken))),
        Edit::Set(new, None),
    ];
    let did = say!("did.next_step", words = &words);
    vec![Reply::Edit(Edit::Many(edits), did), Reply::Focus(RowId::Choice(name))]
}
