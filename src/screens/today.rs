//! Today: the next small step, this week, what to look at again, and the pile beside it.
//!
//! Must never: show a count of nothing, or more than one next step.

use super::kit::{Offer, Reply, View, rows, stones};
use crate::{
    base::Key,
    insight::today as insight,
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::Step,
};

/// The page.
pub fn page(view: &View) -> Page {
    let mut page = Page { title: greeting(view), ..Page::default() };
    if view.book.is_empty() {
        page.main.push(Block::Text(view.say(&say!("today.hello"))));
        page.main.push(begin(view));
        page.main.push(Block::Text(view.say(&say!("today.hello_more"))));
        return page;
    }
    let next = insight::next_step(view.book);
    page.main.push(Block::Heading(view.say(&say!("today.next"))));
    page.main.push(match next {
        Some(step) => next_block(view, step),
        None => Block::Quiet(view.say(&say!("today.no_next"))),
    });
    if let Some(goal) = next.and_then(|s| s.goal).and_then(|id| view.book.goal(id)) {
        page.main.push(Block::Quiet(view.say(&say!("today.for_goal", goal = rows::words_or(view, &goal.words)))));
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
    page
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

fn next_block(view: &View, step: &Step) -> Block {
    Block::List(List::whole(vec![week_row(view, step)], String::new()))
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
        Row::new(Target::Act(Act::NewGoal), view.say(&say!("today.begin_goal"))),
        Row::new(Target::Page(Key::of("good_day")), view.say(&say!("today.begin_good_day"))),
        Row::new(Target::Act(Act::AddStone), view.say(&say!("today.begin_stone"))),
        Row::new(Target::Act(Act::Help), view.say(&say!("today.begin_keys"))),
    ];
    Block::List(List::whole(rows, String::new()))
}

fn add(view: &View) -> Block {
    let rows = vec![
        Row::new(Target::Act(Act::AddStone), view.say(&say!("today.add_stone"))),
        Row::new(Target::Act(Act::CheckIn), view.say(&say!("today.check_in"))),
        Row::new(Target::Act(Act::NewGoal), view.say(&say!("today.begin_goal"))),
    ];
    Block::List(List::whole(rows, String::new()))
}

/// The pile and the last stone; nothing at all while there is none.
fn pile(view: &View) -> Vec<Block> {
    let count = view.book.stone_count();
    let Some(last) = view.book.stones().next_back() else { return Vec::new() };
    let mut out = vec![Block::Heading(view.say(&say!("pile.title")))];
    out.extend(stones::figure(view, view.book.stones().rev(), count, stones::count(view, count)));
    let walk = Row::new(Target::Act(Act::Pile), view.say(&say!("milestones.pile")));
    out.push(Block::List(List::whole(vec![walk], String::new())));
    out.push(Block::Heading(view.say(&say!("pile.last"))));
    out.push(Block::Own(rows::words_or(view, &last.words)));
    out
}

/// What Today offers beside its rows.
pub fn offers(_view: &View) -> Vec<Offer> {
    vec![Offer::Yes(Act::NewGoal)]
}

/// Does it.
pub fn act(_view: &mut View, _act: Act) -> Vec<Reply> {
    Vec::new()
}
