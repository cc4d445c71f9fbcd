//! Today: the next small step, this week, what to look at again, and the pile beside it.
//!
//! Must never: show a count of nothing, or more than one next step.

mod offer;
mod welcome;

use super::kit::{Offer, Reply, View, dates, rows, stones};
use crate::{
    base::{Id, Key, Slot, Value, When},
    insight::{offers, today as insight},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{Daily, Edit, Settings, Step},
};

/// The row that shows the steps again that were put off for the day.
const SHOW_AGAIN: Key = Key::of("show_again");

/// The page.
pub fn page(view: &View) -> Page {
    if view.book.is_empty() {
        return empty(view);
    }
    let mut page = Page::default();
    let welcomed = self::welcomed(view);
    let next = welcomed.or_else(|| next(view));
    if let Some(step) = welcomed {
        page.title = welcome::title(view);
        page.main = welcome::blocks(view, step);
    } else {
        page.title = greeting(view);
        page.main.push(Block::Heading(view.say(&say!("today.next"))));
        page.main.extend(next_blocks(view, next));
    }
    if let Some(goal) = next.and_then(|s| s.goal).and_then(|id| view.book.goal(id)).filter(|g| !g.words.is_blank()) {
        page.main.push(Block::Quiet(view.say(&say!("today.for_goal", goal = rows::words_or(view, &goal.words)))));
    }
    if welcomed.is_none() {
        page.main.extend(offer::blocks(view));
    }
    let shown = next.map(|s| s.id);
    let week: Vec<Row> = insight::this_week(view.book, view.now.today)
        .into_iter()
        .filter(|s| Some(s.id) != shown)
        .map(|s| week_row(view, s))
        .collect();
    if !week.is_empty() {
        page.main.push(Block::Heading(view.say(&say!("today.week"))));
        page.main.push(Block::List(List::whole(week, String::new())));
    }
    let again: Vec<Row> = insight::look_again(view.book, view.now.today)
        .into_iter()
        .map(|g| Row::new(Target::Record(g.id), view.say(&say!("today.look_again", goal = &g.words))))
        .collect();
    if !again.is_empty() {
        page.main.push(Block::Heading(view.say(&say!("today.again"))));
        page.main.push(Block::List(List::whole(again, String::new())));
    }
    page.main.push(Block::Heading(view.say(&say!("today.add"))));
    page.main.push(add(view));
    page.side = pile(view);
    page.side.extend(day_of_the_last(view));
    page
}

/// Before anything is written.
fn empty(view: &View) -> Page {
    // Who came through the first steps has read the hello.
    let walked = view.book.settings().walked;
    let hello = if walked { say!("today.nothing_yet") } else { say!("today.hello") };
    let main = vec![Block::Text(view.say(&hello)), begin(view), Block::Text(view.say(&say!("today.hello_more")))];
    Page { title: greeting(view), main, side: Vec::new() }
}

/// The step to begin again with after a while away. Where nothing may be changed, no answer could end the welcome.
fn welcomed<'a>(view: &View<'a>) -> Option<&'a Step> {
    if view.look_only { None } else { offers::welcome(view.book, view.shown_on) }
}

/// The next step that is shown: without those that were put off on the day of the page.
fn next<'a>(view: &View<'a>) -> Option<&'a Step> {
    insight::next_but(view.book, &view.book.settings().daily(view.shown_on).not_these)
}

/// The next step and the way to another one; or that there is none, for today or at all.
fn next_blocks(view: &View, next: Option<&Step>) -> Vec<Block> {
    if let Some(step) = next {
        let other = Row::new(Target::Act(Act::NotThis), view.say(&say!("today.not_this")));
        return vec![Block::List(List::whole(vec![week_row(view, step), other], String::new()))];
    }
    if insight::next_step(view.book).is_none() {
        let go_on = go_on_walk(view).map(|row| Block::List(List::whole(vec![row], String::new())));
        return std::iter::once(Block::Quiet(view.say(&say!("today.no_next")))).chain(go_on).collect();
    }
    let again = Row::new(Target::Choice(SHOW_AGAIN), view.say(&say!("today.show_again")));
    let told = Block::Text(view.say(&say!("today.all_put_off")));
    vec![told, Block::List(List::whole(vec![again], String::new()))]
}

/// The edits that note what was said today about what the book offers.
fn noted(view: &View, note: impl FnOnce(&mut Daily)) -> Vec<Edit> {
    let mut daily = view.book.settings().daily(view.now.today);
    note(&mut daily);
    let set = |field: &Key, value: Option<Value>| Edit::Set(Slot::new(Id::settings(), field), value);
    let keys = |keys: Vec<Key>| if keys.is_empty() { None } else { Some(Value::Picks(keys)) };
    let not_these = daily.not_these.iter().map(|id| Key::from(id.as_str())).collect();
    vec![
        set(&Settings::DAILY_ON, Some(Value::When(When::Day(view.now.today)))),
        set(&Settings::PUT_OFF, keys(daily.put_off)),
        set(&Settings::TAKEN, keys(daily.taken)),
        set(&Settings::NOT_THESE, keys(not_these)),
    ]
}

fn greeting(view: &View) -> String {
    let name = &view.book.settings().name;
    let named = !name.is_blank();
    match view.now.hour {
        5..=11 if named => view.say(&say!("today.morning_name", name = name)),
        5..=11 => view.say(&say!("today.morning")),
        12..=17 if named => view.say(&say!("today.afternoon_name", name = name)),
        12..=17 => view.say(&say!("today.afternoon")),
        _ if named => view.say(&say!("today.evening_name", name = name)),
        _ => view.say(&say!("today.evening")),
    }
}

/// A step outside its outline: no place to write it, so no field.
fn week_row(view: &View, step: &Step) -> Row {
    let mut row = rows::step(view, step, 1);
    row.field = None;
    row
}

/// The first rows of an empty workbook.
fn begin(view: &View) -> Block {
    let rows = vec![
        Row::new(Target::Act(Act::Walk), view.say(&say!("today.begin_walk"))),
        Row::new(Target::Act(Act::NewGoal), view.say(&say!("today.begin_goal"))),
        Row::new(Target::Page(Key::of("good_day")), view.say(&say!("today.begin_good_day"))),
        Row::new(Target::Act(Act::AddStone), view.say(&say!("today.begin_stone"))),
        Row::new(Target::Act(Act::Help), view.say(&say!("today.begin_keys"))),
    ];
    Block::List(List::whole(rows, String::new()))
}

fn add(view: &View) -> Block {
    let mut rows = vec![
        Row::new(Target::Act(Act::AddStone), view.say(&say!("today.add_stone"))),
        Row::new(Target::Act(Act::CheckIn), view.say(&say!("today.check_in"))),
        Row::new(Target::Act(Act::NewGoal), view.say(&say!("today.begin_goal"))),
    ];
    // Where a next step is known, it comes before what was left.
    rows.extend(go_on_walk(view).filter(|_| next(view).is_some()));
    Block::List(List::whole(rows, String::new()))
}

/// The way back into the first steps, where they were left in the middle.
fn go_on_walk(view: &View) -> Option<Row> {
    let left = !view.book.settings().walked && view.book.goals().count() <= 1 && view.book.log().len() <= 1;
    left.then(|| Row::new(Target::Act(Act::Walk), view.say(&say!("today.go_on_walk"))))
}

/// The pile and the last stone; nothing at all while there is none.
fn pile(view: &View) -> Vec<Block> {
    let count = view.book.stone_count();
    let Some(last) = view.book.stones().next_back() else { return Vec::new() };
    let mut out = vec![Block::Heading(stones::title(view))];
    out.extend(stones::figure(view, view.book.stones().rev(), count, stones::count(view, count)));
    let walk = Row::new(Target::Act(Act::Pile), stones::walk(view));
    out.push(Block::List(List::whole(vec![walk], String::new())));
    out.push(Block::Heading(stones::last(view)));
    out.push(Block::Own(rows::words_or(view, &last.words)));
    out
}

/// The day of the stone that is told last.
fn day_of_the_last(view: &View) -> Option<Block> {
    view.book.stones().next_back().map(|last| Block::Quiet(dates::near(view, &last.on)))
}

/// What Today offers beside its rows.
pub fn offers(view: &View) -> Vec<Offer> {
    let mut out = vec![Offer::Yes(Act::NewGoal)];
    let welcomed = self::welcomed(view);
    match view.focus {
        Some(Target::Record(id)) if view.book.step(*id).is_some_and(|step| step.state.is_open()) => {
            out.push(Offer::Yes(Act::Smaller));
            if welcomed.is_some_and(|step| step.id == *id) {
                out.push(Offer::Yes(Act::Rest));
            }
        }
        Some(Target::Choice(key)) if offer::is_first_bit(key) => out.push(Offer::Yes(Act::Done)),
        _ => {}
    }
    if welcomed.is_none() && next(view).is_some() {
        out.push(Offer::Yes(Act::NotThis));
    }
    if welcomed.is_none() && offer::offered(view).is_some() {
        out.push(Offer::Yes(Act::NotNow));
    }
    out
}

/// Does it.
pub fn act(view: &mut View, act: Act) -> Vec<Reply> {
    match (act, view.focus) {
        (Act::Done, Some(Target::Choice(key))) => {
            let key = key.clone();
            pick(view, &key)
        }
        (Act::NotThis, _) => not_this(view),
        (Act::NotNow, _) => offer::not_now(view),
        _ => Vec::new(),
    }
}

/// Does what a row of Today says that is no record and no action.
pub fn pick(view: &mut View, key: &Key) -> Vec<Reply> {
    if *key == SHOW_AGAIN {
        let edits = noted(view, |daily| daily.not_these.clear());
        return vec![Reply::Edit(Edit::Many(edits), say!("did.shown_again"))];
    }
    match welcomed(view).cloned() {
        Some(step) => welcome::pick(view, &step, key),
        None => offer::pick(view, key),
    }
}

fn not_this(view: &View) -> Vec<Reply> {
    let Some(step) = next(view) else { return Vec::new() };
    let edits = noted(view, |daily| daily.not_these.push(step.id));
    let mut out = vec![Reply::Edit(Edit::Many(edits), say!("did.not_this", words = &step.words))];
    // Whoever stands on the row goes on from there; whoever stood on the step does not follow it down the page.
    if view.focus != Some(&Target::Act(Act::NotThis)) {
        out.push(Reply::Do(Act::First));
    }
    out
}
