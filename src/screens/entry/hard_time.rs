//! After a hard time: the outline, what now, and a row for what was chosen. Nothing is done by itself.

use super::parts::apart;
use crate::{
    base::{Id, Key, Slot, Value, When},
    content::{Depth, PageSpec},
    form::{choice_sources, fields},
    insight::{check_ins, hard_times, today as insight},
    page::{Act, Block, Command, Place, Row, RowId},
    records::rows as records,
    say,
    view::{Reply, View, dates},
    workbook::{Edit, Entry, Goal, Step},
};

/// So many days are named at most.
const NAMED: usize = 5;

/// The fields, and what they lead to.
pub(super) fn blocks(view: &View, spec: &PageSpec, entry: &Entry) -> Vec<Block> {
    let (fields, more) = apart(fields::blocks(view, spec, entry.id));
    // What was chosen long ago is there to be read; steps of today are not moved from there.
    let fresh = entry.on.day().is_none_or(|day| (0..=check_ins::HOLDS).contains(&view.now.today.since(day)));
    let fresh = fresh && view.book.entry(entry.id).is_some();
    let mut out = Vec::new();
    for block in fields {
        let leads = match &block {
            Block::Field(field) if fresh && field.slot.field == hard_times::CHANGE => lead(view, entry),
            Block::Field(field) if fresh && field.slot.field == hard_times::RESTART => {
                that_day(view, entry).into_iter().collect()
            }
            _ => Vec::new(),
        };
        out.push(block);
        if !leads.is_empty() {
            out.push(Block::rows(leads));
        }
    }
    if fresh {
        out.extend(again(view, entry));
        out.extend(plan(view, entry));
        out.extend(a_time_through(view, entry));
    }
    out.extend(more);
    out
}

/// The goal it is about; where none is named, the only one on the go.
fn goal<'a>(view: &View<'a>, entry: &Entry) -> Option<&'a Goal> {
    let mut live = view.book.live_goals();
    let only = live.next().filter(|_| live.next().is_none());
    entry.goal.and_then(|id| view.book.goal(id)).or(only)
}

/// The step that what was chosen is about: the next one of its goal, else the next one of all.
fn step<'a>(view: &View<'a>, entry: &Entry) -> Option<&'a Step> {
    match goal(view, entry) {
        Some(goal) => insight::next_of(view.book, Some(goal.id)),
        None => insight::next_step(view.book, view.now.today),
    }
}

/// The row for what was chosen; for a plan without a goal, a row each.
fn lead(view: &View, entry: &Entry) -> Vec<Row> {
    let Some(change) = entry.more.pick(&hard_times::CHANGE) else { return Vec::new() };
    if change.as_str() == "new_plan" {
        let about = goal(view, entry).map_or_else(|| view.book.live_goals().collect(), |goal| vec![goal]);
        return about.into_iter().map(|goal| plan_row(view, goal)).collect();
    }
    if change.as_str() == "call" {
        return vec![Row::act(Act::Call, view.say(&say!("more.call")))];
    }
    if step(view, entry).is_none() {
        return Vec::new();
    }
    let words = match change.as_str() {
        "smaller" => say!("hard_time.smaller"),
        "other_time" => say!("hard_time.other_time"),
        "more_help" => say!("hard_time.more_help"),
        "rest" => say!("hard_time.rest"),
        _ => return Vec::new(),
    };
    // Someone to call comes first; the words of the step stand on its own page.
    let call = (change.as_str() == "more_help").then(|| Row::act(Act::Call, view.say(&say!("more.call"))));
    let row = Row::choice(Key::of("lead_on"), Command::LeadOn(entry.id), view.say(&words));
    call.into_iter().chain([row]).collect()
}

fn plan_row(view: &View, goal: &Goal) -> Row {
    to_plans(goal, view.say(&say!("hard_time.new_plan", goal = &goal.words)))
}

/// A row that leads to the plans of a goal.
fn to_plans(goal: &Goal, words: String) -> Row {
    Row::go(Key::from(format!("plan_of/{}", goal.id).as_str()), Place::IfHard(goal.id), words)
}

/// The row that moves the next step to the day to go on, until it stands there.
fn that_day(view: &View, entry: &Entry) -> Option<Row> {
    let day = hard_times::restart_day(entry, view.now.today)?;
    let step = step(view, entry)?;
    if step.when == Some(When::Day(day)) {
        return None;
    }
    let words = view.say(&say!("hard_time.that_day"));
    Some(Row::choice(Key::of("that_day"), Command::PutOnDay(entry.id), words).note(view.content.dates.full(day)))
}

/// The same when and where came up three times or more: on which days, and whether a plan would help.
fn again(view: &View, entry: &Entry) -> Vec<Block> {
    let Some(days) = hard_times::days_alike(view.book, entry) else { return Vec::new() };
    let named = days.iter().flatten().take(NAMED).map(|day| view.content.dates.short(*day));
    let told = named.collect::<Vec<_>>().join(", ");
    let ask = if told.is_empty() { say!("hard_time.again_some_day") } else { say!("hard_time.again", days = told) };
    let mut out = vec![Block::Quiet(view.say(&ask))];
    // Where the row for a plan stands already, it does not stand there twice.
    let chosen = entry.more.pick(&hard_times::CHANGE).is_some_and(|change| change.as_str() == "new_plan");
    if let Some(goal) = goal(view, entry).filter(|_| !chosen) {
        out.push(Block::rows(vec![to_plans(goal, view.say(&say!("hard_time.plan")))]));
    }
    out
}

/// A plan that was made for such a moment can be changed.
fn plan(view: &View, entry: &Entry) -> Vec<Block> {
    let Some(goal) = goal(view, entry) else { return Vec::new() };
    let Some(plan) = hard_times::plan_for(goal, entry) else { return plans(view, entry, goal) };
    let told = choice_sources::plans(view, goal).into_iter().find(|choice| choice.key.as_str() == plan.as_str());
    let words = view.say(&say!("hard_time.your_plan", plan = told.map(|choice| choice.label).unwrap_or_default()));
    let cell = Slot::new(goal.id, &Goal::PLANS).cell(plan, &Key::of("if"));
    let row = Row::go(Key::of("change_plan"), Place::Row(cell), view.say(&say!("hard_time.change_plan")));
    vec![Block::Quiet(words), Block::rows(vec![row])]
}

/// The plans of its goal stand one row away, where no row leads there already.
fn plans(view: &View, entry: &Entry, goal: &Goal) -> Vec<Block> {
    let chosen = entry.more.pick(&hard_times::CHANGE).is_some_and(|change| change.as_str() == "new_plan");
    let led = chosen || hard_times::days_alike(view.book, entry).is_some();
    if led || choice_sources::plans(view, goal).is_empty() {
        return Vec::new();
    }
    vec![Block::rows(vec![to_plans(goal, view.say(&say!("hard_time.see_plans", goal = &goal.words)))])]
}

/// First only the question; the person's own sentence and its day once it was asked for, while it is looked at.
fn a_time_through(view: &View, entry: &Entry) -> Option<Block> {
    let stone = hard_times::a_time_through(view.book, goal(view, entry).map(|goal| goal.id))?;
    let row = if view.focus.is(&RowId::Record(stone.id)) {
        let day = dates::near(view, &stone.on);
        Row::record(stone.id, view.say(&say!("hard_time.quote", words = stone.words.trim()))).note(day)
    } else {
        let command = Command::Show(RowId::Record(stone.id));
        Row::choice(Key::of("see_a_time"), command, view.say(&say!("hard_time.see_a_time")))
    };
    Some(Block::rows(vec![row]))
}

/// Goes on with what was chosen.
pub fn lead_on(view: &mut View, entry: Id) -> Vec<Reply> {
    let Some(entry) = view.entry(entry).cloned() else { return Vec::new() };
    let entry = &entry;
    let change = entry.more.pick(&hard_times::CHANGE).map(|key| key.as_str().to_owned()).unwrap_or_default();
    let Some(step) = step(view, entry).map(|step| step.id) else { return Vec::new() };
    match change.as_str() {
        "smaller" => records::act(view, Act::Smaller, step),
        "other_time" => vec![Reply::Go(Place::Calendar(Slot::new(step, &Step::WHEN)))],
        "more_help" => vec![
            Reply::Go(Place::Step(step)),
            Reply::Unfold(Depth::More),
            Reply::Focus(RowId::Slot(Slot::new(step, &Key::of("planned")))),
        ],
        "rest" => records::act(view, Act::Rest, step),
        _ => Vec::new(),
    }
}

/// Moves the next step to the day to go on.
pub fn put_on(view: &View, entry: Id) -> Vec<Reply> {
    let Some(entry) = view.entry(entry) else { return Vec::new() };
    let day = hard_times::restart_day(entry, view.now.today);
    let Some((day, step)) = day.zip(step(view, entry)) else { return Vec::new() };
    let set = Edit::Set(Slot::new(step.id, &Step::WHEN), Some(Value::When(When::Day(day))));
    let did = say!("did.that_day", step = &step.words, day = view.content.dates.full(day));
    vec![Reply::Edit(set, did)]
}
