//! The lines that were written in the first run: as drafts, read back, and to be changed.

use crate::{
    base::{Id, Key, Phrase, Slot, Value},
    form::question,
    page::{Block, Door, Line, Page, Place, Row, Walk},
    records::rows,
    say,
    view::{Begun, Draft, View, labels},
    workbook::{
        Edit, Entry, EntryKind, Goal, Settings, Step, Workbook,
        outline::{self, Spot},
    },
};

const WHEN: Key = Key::of("when");

/// A line with its name, as it is read back, and the screen that changes it.
type Said = (Key, Walk, Phrase);

/// A record as it is begun; for `None` the record is there without being begun.
pub(super) fn draft(view: &View, line: Line) -> Option<Draft> {
    let (begun, who, at) = (view.begun, view.who, view.now.moment);
    let goal = Some(begun.goal).filter(|id| view.book.has(*id));
    match line {
        Line::Goal(_) | Line::OthersWant => Some(Draft::Goal(Goal::new(begun.goal, who, at))),
        Line::Done => {
            let mut stone = Entry::new(begun.stone, who, at, EntryKind::Milestone, view.now.today);
            stone.goal = goal;
            Some(Draft::Entry(stone))
        }
        Line::Step | Line::Day => {
            let after = outline::siblings(view.book, goal, None).last().copied();
            Some(Draft::Step(Step::new(begun.step, who, at, goal, None), Spot { under: None, after }))
        }
        Line::Name | Line::GoodDay => None,
    }
}

/// What this walk wrote before its goal: it goes along with the goal when that joins the workbook.
pub(super) fn gather(book: &Workbook, begun: Begun) -> Vec<Edit> {
    let step = book.step(begun.step).filter(|step| step.goal.is_none());
    let stone = book.entry(begun.stone).filter(|stone| stone.goal.is_none());
    let home = step.map(|step| Edit::Home(step.id, Some(begun.goal)));
    home.into_iter().chain(stone.map(|stone| of_goal(stone.id, Some(begun.goal)))).collect()
}

/// The way back, for a goal that was left blank again; `None` where more than this walk's own stands on the goal.
pub(super) fn scatter(book: &Workbook, begun: Begun) -> Option<Vec<Edit>> {
    let branch = outline::branch(book, begun.step);
    let steps = book.outline(Some(begun.goal));
    let own = steps.iter().all(|(step, _)| branch.contains(&step.id));
    if !own || book.entries_of(begun.goal).any(|entry| entry.id != begun.stone) {
        return None;
    }
    let home = (!steps.is_empty()).then_some(Edit::Home(begun.step, None));
    let stone = book.entries_of(begun.goal).next().map(|stone| of_goal(stone.id, None));
    Some(home.into_iter().chain(stone).collect())
}

fn of_goal(stone: Id, goal: Option<Id>) -> Edit {
    Edit::Set(Slot::new(stone, &Entry::GOAL), goal.map(|goal| Value::Pick(Key::from(goal.as_str()))))
}

/// Which door was taken, as far as what was written tells it.
pub(super) fn door(view: &View) -> Option<Door> {
    let told = view.book.goal(view.begun.goal).is_some_and(|goal| !goal.others_want.is_blank());
    match () {
        () if told => Some(Door::Told),
        () if !good_day(view).is_empty() => Some(Door::Unsure),
        () => None,
    }
}

fn good_day(view: &View) -> String {
    let slot = Slot::new(Id::page("good_day"), &Key::of("already_what"));
    let words = view.get(&slot).and_then(|value| value.text().map(ToString::to_string));
    words.unwrap_or_default().trim().to_owned()
}

/// What was written, line by line. The name is no line of a plan, so it is told only where it is all there is.
pub(super) fn all(view: &View) -> Vec<String> {
    let mut said = plan(view);
    if said.is_empty() {
        said.extend(name(view));
    }
    said.iter().map(|(.., phrase)| view.say(phrase)).collect()
}

fn name(view: &View) -> Option<Said> {
    let name = &view.book.settings().name;
    (!name.is_blank()).then(|| (Settings::NAME, Walk::Again(Line::Name), say!("walk.line_name", words = name)))
}

fn plan(view: &View) -> Vec<Said> {
    let mut out = Vec::new();
    let goal = view.book.goal(view.begun.goal);
    if let Some(goal) = goal.filter(|goal| !goal.others_want.is_blank()) {
        out.push((
            Goal::OTHERS_WANT,
            Walk::Again(Line::OthersWant),
            say!("walk.line_others_want", words = &goal.others_want),
        ));
    }
    let day = good_day(view);
    if !day.is_empty() {
        out.push((Key::of("good_day"), Walk::Again(Line::GoodDay), say!("walk.line_good_day", words = day)));
    }
    if let Some(goal) = goal.filter(|goal| !goal.words.is_blank()) {
        out.push((
            Key::of("goal"),
            Walk::Again(Line::Goal(door(view).unwrap_or(Door::Change))),
            say!("walk.line_goal", words = &goal.words),
        ));
    }
    if let Some(stone) = view.book.entry(view.begun.stone).filter(|stone| !stone.is_blank()) {
        out.push((Key::of("done"), Walk::Again(Line::Done), say!("walk.line_done", words = &stone.words)));
    }
    if let Some(step) = view.book.step(view.begun.step) {
        out.extend(step_lines(view, step));
    }
    out
}

/// The step, and the smallest bit of it that comes first.
fn step_lines(view: &View, step: &Step) -> Vec<Said> {
    let words = labels::words_or(view, &step.words);
    let day = |of: &Step| of.when.as_ref().map(|when| rows::step_day(view, when));
    let mut first = None;
    let mut at = step.id;
    while let Some(child) = first_open(view, step.goal, at) {
        first = Some(child);
        at = child.id;
    }
    // A day is said once, with what comes first: what is small is done by then, too.
    let next = match (first, day(step)) {
        (None, Some(day)) => say!("walk.line_step_day", words = words, day = day),
        (_, _) => say!("walk.line_step", words = words),
    };
    let mut out = vec![(Key::of("step"), Walk::Again(Line::Step), next)];
    if let Some(first) = first {
        let phrase = match day(first).or_else(|| day(step)) {
            Some(day) => say!("walk.line_first_day", words = &first.words, day = day),
            None => say!("walk.line_first", words = &first.words),
        };
        out.push((Key::of("first"), Walk::Again(Line::Step), phrase));
    }
    let last = first.unwrap_or(step);
    if !last.with.is_blank() {
        out.push((Step::WITH, Walk::Again(Line::Step), say!("walk.line_with", words = &last.with)));
    }
    out
}

fn first_open<'a>(view: &View<'a>, goal: Option<Id>, under: Id) -> Option<&'a Step> {
    let below = outline::siblings(view.book, goal, Some(under));
    let mut steps = below.into_iter().filter_map(|id| view.book.step(id));
    steps.find(|step| step.state.is_open() && !step.words.is_blank())
}

/// The lines as rows, each to be changed.
pub(super) fn page(view: &View) -> Page {
    let mut said: Vec<Said> = name(view).into_iter().collect();
    for (key, walk, phrase) in plan(view) {
        let step = key.as_str() == "step";
        // Smaller bits are changed where they stand, on Goals.
        if key.as_str() != "first" && key != Step::WITH {
            said.push((key, walk, phrase));
        }
        if step {
            said.push((WHEN, Walk::WhenAgain, say!("walk.line_when")));
        }
    }
    let row = |(key, walk, phrase): &Said| Row::go(key.clone(), Place::Walk(*walk), view.say(phrase));
    let rows = said.iter().map(row).collect();
    let heading = Block::Heading(view.say(&say!("walk.which_line")));
    let mut main = vec![heading, Block::rows(rows)];
    if view.book.step(view.begun.step).is_some_and(|step| first_open(view, step.goal, step.id).is_some()) {
        main.push(Block::Quiet(view.say(&say!("walk.small_on_goals"))));
    }
    question::page(main)
}
