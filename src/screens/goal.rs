//! One goal: own words, why, its steps as an outline, where it leads on to, where it stands, its stones.

pub mod asides;
pub mod finished;
mod leads;

use crate::{
    base::{Id, Key, Kind, Slot, Value, letters},
    content::{Depth, PageSpec},
    form::{fields, older, origin},
    page::{Act, Ask, Block, Page, Place, Row, RowId},
    records::{drafts, glance, limits, review, rows, stones},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Draft, Offer, Reply, Subject, View},
    workbook::{
        Edit, Entry, Goal, Step,
        outline::{self, Spot},
    },
};

/// How many of its stones a goal shows.
const STONES: usize = 5;
/// How wide a title tells the goal.
const TITLE: usize = 26;

/// One goal with its steps.
#[derive(Debug)]
pub struct GoalScreen(pub Id);

impl Screen for GoalScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let Some(spec) = view.content.page("goal") else { return Page::default() };
        let Some(goal) = view.goal(id) else {
            return Page {
                title: spec.title.clone(),
                main: vec![Block::Quiet(view.say(&say!("gone.goal")))],
                ..Page::default()
            };
        };
        let mut page = Page { title: title(view, spec, goal), ..Page::default() };
        let known = view.book.goal(id).is_some();
        let (first, rest): (Vec<_>, Vec<_>) =
            fields::parts(view, spec, id).into_iter().partition(|(field, _)| field.depth == Depth::First);
        page.main.extend(asides::on_shelf(view, goal));
        for (field, mut blocks) in first {
            asides::worded(view, goal, &mut blocks);
            page.main.append(&mut blocks);
            page.main.extend(asides::after(view, goal, &field.id));
        }
        page.main.extend(asides::off_shelf(view, goal));
        // The steps stand right after the first fields: they are what a goal is opened for.
        page.main.push(Block::Heading(view.say(&say!("goal.steps"))));
        page.main.extend(steps(view, id));
        page.main.extend(limits::of_goal(view, id));
        page.main.push(Block::row(Row::act(Act::NewStep, view.say(&say!("goal.new_step"))).adds()));
        let promised = asides::promises(view, goal);
        let told_above = !promised.is_empty();
        page.main.extend(promised);
        if known {
            page.main.push(leads::list(view, goal));
        }
        for (field, blocks) in rest.into_iter().filter(|(field, _)| !told_above || field.id != Goal::PROMISES) {
            page.main.extend(blocks);
            page.main.extend(asides::after(view, goal, &field.id));
        }
        page.main.extend(asides::said_before(view, goal));
        page.main.extend(origin::row(view, &Subject::Record(id)).map(Block::row));
        page.main.extend(fields::more(view, &spec.fields));
        page.main.extend(review::offer(view, id));
        page.main.extend(older::of_record(view, id));
        if known {
            page.main.push(Block::row(Row::act(Act::PutAside, view.say(&say!("goal.aside")))));
        }
        page.side = others_want(view, id);
        page.side.extend(so_far(view, goal));
        page
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let id = self.0;
        let known = view.book.goal(id);
        let new_step = match known {
            Some(_) => Offer::Yes(Act::NewStep),
            None => Offer::No(Act::NewStep, say!("goal.words_first")),
        };
        let mut out = vec![new_step];
        if let Some(goal) = known {
            if !matches!(view.focus.get(), Some(RowId::Record(_))) {
                out.push(Offer::Yes(Act::PutAside));
            }
            out.extend([Act::Ladder, Act::IfHard, Act::Review, Act::Sure].map(Offer::Yes));
            if leads::has_worked(view, goal) {
                out.push(Offer::Yes(Act::Worked));
            }
            if asides::may_come_back(goal) {
                out.push(Offer::Yes(Act::Swap));
            }
        }
        out.push(Offer::Yes(Act::NewGoal));
        out.extend(limits::offers(view, id));
        out.extend(fields::offers(view, "goal"));
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        self::act(view, self.0, act)
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Record(self.0))
    }

    fn begins(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn goal(&self, view: &View) -> Option<Id> {
        view.book.goal(self.0).map(|goal| goal.id)
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("goal".to_owned())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Outline, Behaviour::LetterKeys]
    }
}

/// The page by the goal's own words, short; while they are being written, without them.
fn title(view: &View, spec: &PageSpec, goal: &Goal) -> String {
    let title = if goal.ours { view.say(&say!("goal.our")) } else { spec.title.clone() };
    let written = view.writing == Some(&Slot::new(goal.id, &Goal::WORDS));
    let mut lines = letters::wrapped(goal.words.trim(), TITLE).into_iter();
    match lines.next().filter(|line| !written && !line.trim().is_empty()) {
        None => title,
        Some(line) => {
            let end = if lines.next().is_some() { "…" } else { "" };
            view.say(&say!("goal.title", title = title, goal = format!("{}{end}", line.trim_end())))
        }
    }
}

/// The outline; what is finished stands folded above it, as one row.
fn steps(view: &View, goal: Id) -> Vec<Block> {
    let mut shown: Vec<(&Step, usize)> = view.book.outline(Some(goal));
    if let Some(Draft::Step(step, spot)) = view.draft
        && step.goal == Some(goal)
    {
        let depth = spot.under.map_or(1, |under| outline::depth_of(view.book, under) + 1);
        shown.insert(draft_row(view, &shown, *spot), (step, depth));
    }
    let finished = finished::fold(view, goal, &mut shown);
    let list = rows::list(view, &shown, |(step, _)| step.id, |(step, level)| row(view, step, *level), String::new());
    // A list without rows would leave a gap under its heading.
    let list = Some(list).filter(|list| list.total > 0);
    finished.map(Block::row).into_iter().chain(list.map(Block::List)).collect()
}

/// Which row a new step gets: after all that stands under the one it follows, or right under its parent.
fn draft_row(view: &View, shown: &[(&Step, usize)], spot: Spot) -> usize {
    let row = |id: Id| shown.iter().position(|(s, _)| s.id == id);
    let after = spot.after.and_then(|after| outline::branch(view.book, after).last().copied());
    after.or(spot.under).and_then(row).map_or(0, |i| i + 1)
}

fn row(view: &View, step: &Step, level: usize) -> Row {
    let mut row = rows::step(view, step, level);
    if view.draft.is_some_and(|draft| draft.id() == step.id) {
        row.text = view.say(&say!("goal.step_here"));
    } else if view.moving == Some(step.id) {
        row.note = view.say(&say!("goal.moving"));
    }
    row
}

/// What others want to see stands beside the goal, where there is such a thing; it is never the goal.
fn others_want(view: &View, goal: Id) -> Vec<Block> {
    let words = view.goal(goal).map(|goal| goal.others_want.clone()).filter(|words| !words.is_blank());
    let heading = || Block::Heading(view.say(&say!("goal.others_want")));
    words.map_or_else(Vec::new, |words| vec![heading(), Block::Own(words.to_string())])
}

/// Its stones, what is to be told of the step that is chosen, and its newest entries.
fn so_far(view: &View, goal: &Goal) -> Vec<Block> {
    let about_step = glance::chosen(view).map(|step| glance::step(view, step)).unwrap_or_default();
    let last: Vec<&Entry> = view.book.entries_of(goal.id).rev().take(STONES).collect();
    if last.is_empty() {
        return about_step;
    }
    let mut out = vec![Block::Heading(view.say(&say!("goal.stones")))];
    out.extend(stones::of_goal(view, goal.id));
    out.extend(about_step);
    out.push(Block::rows(last.into_iter().map(|entry| rows::entry(view, entry)).collect()));
    out
}

/// Does it.
fn act(view: &mut View, id: Id, act: Act) -> Vec<Reply> {
    match act {
        Act::NewStep if is_on_step(view) => drafts::step_below(view),
        Act::NewStep => drafts::step_last(view, id),
        Act::Story => vec![Reply::Go(Place::Story(view.book.goal(id).map(|goal| goal.id)))],
        Act::PutAside => vec![Reply::Go(Place::Ask(Ask::PutAside(id)))],
        Act::NewGoal => drafts::goal(view),
        Act::Ladder => vec![Reply::Go(Place::Ladder(id))],
        Act::IfHard => vec![Reply::Go(Place::IfHard(id))],
        Act::Sure => drafts::sure(view, id),
        Act::Worked => vec![Reply::Go(Place::Worked(id))],
        Act::Review => review::open(view, id),
        Act::Swap => bring_back(view, id),
        Act::CanWait => vec![Reply::Go(Place::Ask(Ask::CanWait(Some(id))))],
        _ => fields::act(view, act, "goal"),
    }
}

/// Taken up again: at once where there is room, else by way of the question which one may rest instead.
fn bring_back(view: &View, id: Id) -> Vec<Reply> {
    let Some(goal) = view.book.goal(id).filter(|goal| asides::may_come_back(goal)) else { return Vec::new() };
    if !view.book.has_room_for(id) {
        return vec![Reply::Go(Place::Ask(Ask::Swap(id)))];
    }
    let live = Edit::Set(Slot::new(id, &Goal::STATE), Some(Value::Pick(Key::of("live"))));
    vec![Reply::Edit(live, say!("did.brought_back", goal = &goal.words))]
}

fn is_on_step(view: &View) -> bool {
    matches!(view.focus.get(), Some(RowId::Record(id)) if id.kind() == Kind::Step)
}
