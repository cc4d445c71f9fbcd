//! The first run: one question a screen; Enter alone is enough.

mod lines;
mod near;

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value, When},
    content::FieldType,
    form::question::{self, Question},
    page::{
        Act, Block, Command, Door, Figure, Line, Page, Place, RowId, Shape, Shrink, ShrinkAsk, Walk, command::NearDay,
    },
    records::stones,
    say,
    screens::screen::{Behaviour, Screen},
    view::{Begun, Reply, View, labels},
    workbook::{Edit, Entry, Goal, GoalState, Settings, Step, Workbook},
};

const GO_ON: Key = Key::of("go_on");
const MINE: Key = Key::of("mine");

/// The records this walk writes in: those of a walk that was left in the middle, or new ones.
pub fn begin(view: &mut View) -> Begun {
    let (goal, stone, step) = (view.draw(Kind::Goal), view.draw(Kind::Entry), view.draw(Kind::Step));
    let fresh = Begun { goal, stone, step, door: None };
    let book = view.book;
    if !left_in_the_middle(book) {
        return fresh;
    }
    let goal = book.goals().next().map(|goal| goal.id);
    let stone = book.stones().find(|entry| entry.goal == goal && entry.step.is_none() && !entry.tried);
    let step = outermost(book).next();
    Begun {
        goal: goal.unwrap_or(fresh.goal),
        stone: stone.map_or(fresh.stone, |entry| entry.id),
        step: step.map_or(fresh.step, |step| step.id),
        door: None,
    }
}

/// Certainly nothing but a walk that was left in the middle: what else there is, is not the walk's to write in.
fn left_in_the_middle(book: &Workbook) -> bool {
    let goals = book.goals().count() <= 1 && book.goals().all(|goal| goal.state == GoalState::Live);
    let steps = outermost(book).count() <= 1 && outermost(book).all(|step| step.state.is_open());
    !book.settings().walked && goals && steps && book.log().len() <= 1
}

fn outermost(book: &Workbook) -> impl Iterator<Item = &Step> {
    book.steps().filter(|step| step.under.is_none())
}

/// The edits that go along with the goal of this walk when it joins the workbook after its step or its stone.
pub fn gather(book: &Workbook, begun: Begun) -> Vec<Edit> {
    lines::gather(book, begun)
}

/// The edits that go along with the goal of this walk when it is blank again and goes; `None` where it must stay.
pub fn scatter(book: &Workbook, begun: Begun) -> Option<Vec<Edit>> {
    lines::scatter(book, begun)
}

/// The first run, one question a screen.
#[derive(Debug)]
pub struct WalkScreen(pub Walk);

impl Screen for WalkScreen {
    fn page(&self, view: &View) -> Page {
        let at = self.0;
        match at {
            Walk::Hello => hello(view),
            Walk::Harm => harm(view),
            Walk::Others => others(view),
            Walk::Door => {
                let row = |door, words| (door_key(door), Command::Go(Place::Walk(behind(door))), words);
                let rows = [
                    row(Door::Change, say!("walk.door_change")),
                    row(Door::Keep, say!("walk.door_keep")),
                    row(Door::Unsure, say!("walk.door_unsure")),
                    row(Door::Told, say!("walk.door_told")),
                ];
                choose(view, &say!("walk.door"), &rows)
            }
            Walk::When | Walk::WhenAgain => when(view, at == Walk::WhenAgain),
            Walk::Stone => stone(view),
            Walk::ReadBack => read_back(view),
            Walk::Lines => lines::page(view),
            Walk::Ask(line) | Walk::Again(line) => ask(view, line),
        }
    }

    fn question(&self, view: &View) -> Option<Question> {
        let at = self.0;
        let (Walk::Ask(line) | Walk::Again(line)) = at else { return None };
        let slot = slot(view, line);
        let draft = if view.book.has(slot.record) { None } else { lines::draft(view, line) };
        Some(Question { slot, draft })
    }

    fn go_on(&self, view: &mut View) -> Vec<Reply> {
        let at = self.0;
        let to = |walk| vec![Reply::Go(Place::Walk(walk))];
        let Walk::Ask(line) = at else { return to(Walk::ReadBack) };
        let (stone, step) = (view.book.has(view.begun.stone), view.book.has(view.begun.step));
        match line {
            Line::Name => to(Walk::Door),
            Line::GoodDay => to(Walk::Ask(Line::Goal(Door::Unsure))),
            Line::OthersWant => to(Walk::Ask(Line::Goal(Door::Told))),
            Line::Goal(_) => to(Walk::Ask(Line::Done)),
            Line::Done if stone => to(Walk::Stone),
            Line::Done => to(Walk::Ask(Line::Step)),
            Line::Step if step => to(Walk::When),
            Line::Step => to(Walk::ReadBack),
            Line::Day => sure(view),
        }
    }

    fn begins_on(&self, view: &View) -> Option<RowId> {
        taken(view, self.0).map(RowId::Choice)
    }

    fn needs(&self, view: &View) -> Option<Id> {
        let begun = view.begun;
        let at = self.0;
        match at {
            Walk::Stone => Some(begun.stone),
            Walk::When | Walk::WhenAgain | Walk::Ask(Line::Day) | Walk::Again(Line::Day) => Some(begun.step),
            _ => None,
        }
    }

    fn begins(&self, view: &View) -> Option<Id> {
        let begun = view.begun;
        let at = self.0;
        match at {
            Walk::Ask(Line::Goal(_) | Line::OthersWant) | Walk::Again(Line::Goal(_) | Line::OthersWant) => {
                Some(begun.goal)
            }
            Walk::Ask(Line::Done) | Walk::Again(Line::Done) => Some(begun.stone),
            Walk::Ask(Line::Step) | Walk::Again(Line::Step) => Some(begun.step),
            _ => None,
        }
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::InTurn, Behaviour::NoHistory]
    }
}

fn hello(view: &View) -> Page {
    let rows = [
        (GO_ON, to(Walk::Others), say!("walk.start")),
        (Key::of("someone"), Command::WalkTogether, say!("walk.someone")),
        (Key::of("sample"), Command::Do(Act::Sample), say!("walk.sample")),
    ];
    question::page(vec![
        Block::Heading(view.say(&say!("walk.hello"))),
        Block::Text(view.say(&say!("walk.hello_about"))),
        question::choices(view, &rows, None),
    ])
}

/// What to leave out where others use this computer.
fn harm(view: &View) -> Page {
    question::page(vec![
        Block::Heading(view.say(&say!("walk.harm"))),
        Block::Text(view.say(&say!("walk.harm_about"))),
        question::choices(view, &[(GO_ON, to(Walk::Ask(Line::Name)), say!("walk.go_on"))], None),
    ])
}

fn to(walk: Walk) -> Command {
    Command::Go(Place::Walk(walk))
}

/// The screen behind a door.
fn behind(door: Door) -> Walk {
    match door {
        Door::Unsure => Walk::Ask(Line::GoodDay),
        Door::Told => Walk::Ask(Line::OthersWant),
        Door::Change | Door::Keep => Walk::Ask(Line::Goal(door)),
    }
}

fn choose(view: &View, head: &Phrase, rows: &[(Key, Command, Phrase)]) -> Page {
    question::page(vec![Block::Heading(view.say(head)), question::choices(view, rows, None)])
}

/// The day of the step, with the step in sight.
fn when(view: &View, again: bool) -> Page {
    let rows = days().map(|(day, words)| (near::key(day), Command::WalkDay { day, again }, words));
    let mut page = choose(view, &say!("walk.when"), &rows);
    if let Some(step) = view.book.step(view.begun.step) {
        page.main.insert(0, Block::Own(labels::words_or(view, &step.words)));
    }
    page
}

fn others(view: &View) -> Page {
    let rows = [
        (Key::of("others"), Command::WalkOthers(true), say!("walk.others_yes")),
        (Key::of("only_me"), Command::WalkOthers(false), say!("walk.others_no")),
    ];
    let mut page = choose(view, &say!("walk.others"), &rows);
    page.main.push(Block::Text(view.say(&say!("walk.others_about"))));
    page
}

fn stone(view: &View) -> Page {
    let Some(entry) = view.book.entry(view.begun.stone) else { return Page::default() };
    let words = if view.book.stone_count() == 1 {
        say!("walk.stone", words = &entry.words)
    } else {
        say!("walk.stone_more", words = &entry.words)
    };
    let figure = Figure::new(view.say(&words), Vec::new(), Shape::Cairn(vec![stones::stone(entry)]));
    let mut main: Vec<Block> = figure.map(Block::Figure).into_iter().collect();
    main.push(Block::Quiet(view.say(&say!("entry.stone_about"))));
    main.push(question::choices(view, &[(GO_ON, to(Walk::Ask(Line::Step)), say!("walk.go_on"))], None));
    question::page(main)
}

fn read_back(view: &View) -> Page {
    let said = lines::all(view);
    if said.is_empty() {
        let rows = [(MINE, Command::WalkEnd { leave: false }, say!("walk.to_today"))];
        let text = Block::Text(view.say(&say!("walk.nothing")));
        return question::page(vec![text, question::choices(view, &rows, None)]);
    }
    let rows = [
        (MINE, Command::WalkEnd { leave: false }, say!("walk.mine")),
        (Key::of("change"), to(Walk::Lines), say!("walk.change")),
        (Key::of("stop"), Command::WalkEnd { leave: true }, say!("walk.stop")),
    ];
    let heading = Block::Heading(view.say(&say!("walk.back")));
    question::page(vec![heading, Block::Text(said.join("\n")), question::choices(view, &rows, None)])
}

fn ask(view: &View, line: Line) -> Page {
    let (asked, example) = match line {
        Line::Name => (say!("walk.ask_name"), say!("walk.eg_name")),
        Line::GoodDay => (say!("walk.ask_good_day"), say!("walk.eg_good_day")),
        Line::OthersWant => (say!("walk.ask_others_want"), say!("walk.eg_others_want")),
        Line::Goal(Door::Change) => (say!("walk.ask_change"), say!("walk.eg_change")),
        Line::Goal(Door::Keep) => (say!("walk.ask_keep"), say!("walk.eg_keep")),
        Line::Goal(Door::Unsure) => (say!("walk.ask_more_of"), say!("walk.eg_more_of")),
        Line::Goal(Door::Told) => (say!("walk.ask_worth"), say!("walk.eg_worth")),
        Line::Done => (say!("walk.ask_done"), say!("walk.eg_done")),
        Line::Step => (say!("walk.ask_step"), say!("walk.eg_step")),
        Line::Day => (say!("walk.ask_day"), say!("walk.eg_day")),
    };
    let kind = if line == Line::Day { FieldType::Date } else { FieldType::Line };
    question::page(vec![question::field(view, slot(view, line), kind, &asked, &example)])
}

/// Where the answer to that line goes.
fn slot(view: &View, line: Line) -> Slot {
    let begun = view.begun;
    match line {
        Line::Name => Slot::new(Id::settings(), &Settings::NAME),
        Line::GoodDay => Slot::new(Id::page("good_day"), &Key::of("already_what")),
        Line::OthersWant => Slot::new(begun.goal, &Goal::OTHERS_WANT),
        Line::Goal(_) => Slot::new(begun.goal, &Goal::WORDS),
        Line::Done => Slot::new(begun.stone, &Entry::WORDS),
        Line::Step => Slot::new(begun.step, &Step::WORDS),
        Line::Day => Slot::new(begun.step, &Step::WHEN),
    }
}

/// How sure they are of the step: the front door of making it smaller.
fn sure(view: &View) -> Vec<Reply> {
    vec![Reply::Go(Place::Shrink(Shrink { step: view.begun.step, ask: ShrinkAsk::Sure, in_walk: true }))]
}

/// Someone is here: the first run waits.
pub fn together() -> Vec<Reply> {
    vec![Reply::Finish, Reply::Do(Act::Together)]
}

/// Others use this computer, or nobody does.
pub fn others_use_it(others: bool) -> Vec<Reply> {
    let quiet = Edit::Set(Slot::new(Id::settings(), &Settings::QUIET), Some(Value::Yes(others)));
    let (choice, next) =
        if others { (say!("did.quiet_on"), Walk::Harm) } else { (say!("did.quiet_off"), Walk::Ask(Line::Name)) };
    vec![Reply::Edit(quiet, choice), Reply::Go(Place::Walk(next))]
}

/// The first run is through.
pub fn end(leave: bool) -> Vec<Reply> {
    let walked = Edit::Set(Slot::new(Id::settings(), &Settings::WALKED), Some(Value::Yes(true)));
    let end = if leave { Reply::Do(Act::Leave) } else { Reply::Finish };
    vec![Reply::Also(walked, say!("did.walked")), end]
}

fn days() -> [(NearDay, Phrase); 5] {
    [
        (NearDay::Today, say!("walk.today")),
        (NearDay::Tomorrow, say!("walk.tomorrow")),
        (NearDay::ThisWeek, say!("walk.this_week")),
        (NearDay::Another, say!("walk.another_day")),
        (NearDay::NotKnown, say!("walk.no_day")),
    ]
}

/// The day of the first step; one that is none of the near ones is asked for.
pub fn on_day(view: &View, day: NearDay, again: bool) -> Vec<Reply> {
    if day == NearDay::Another {
        let ask = if again { Walk::Again(Line::Day) } else { Walk::Ask(Line::Day) };
        return vec![Reply::Go(Place::Walk(ask))];
    }
    let words = days().into_iter().find(|(known, _)| *known == day).map(|(_, words)| view.say(&words));
    let value = near::day(view, day).map(|day| Value::When(When::Day(day)));
    let set = Edit::Set(Slot::new(view.begun.step, &Step::WHEN), value);
    let mut out = vec![Reply::Edit(set, say!("did.chose", choice = words.unwrap_or_default()))];
    out.extend(if again { vec![Reply::Go(Place::Walk(Walk::ReadBack))] } else { sure(view) });
    out
}

/// Where the focus begins: on what was chosen before.
fn taken(view: &View, at: Walk) -> Option<Key> {
    match at {
        Walk::Door => Some(door_key(view.begun.door.or_else(|| lines::door(view))?)),
        // Back from changing a line, Enter alone must not lead there again.
        Walk::ReadBack => Some(MINE),
        Walk::When | Walk::WhenAgain => {
            let step = view.book.step(view.begun.step)?;
            match &step.when {
                Some(when) => {
                    let near = when.day().and_then(|day| near::of(view, day));
                    Some(near::key(near.unwrap_or(NearDay::Another)))
                }
                // Who said how sure they are has been here, and left the day open.
                None => step.sure.map(|_| near::key(NearDay::NotKnown)),
            }
        }
        _ => None,
    }
}

/// The door that leads to that screen.
pub fn door_to(at: Walk) -> Option<Door> {
    match at {
        Walk::Ask(Line::Goal(door)) => Some(door),
        Walk::Ask(Line::GoodDay) => Some(Door::Unsure),
        Walk::Ask(Line::OthersWant) => Some(Door::Told),
        _ => None,
    }
}

fn door_key(door: Door) -> Key {
    match door {
        Door::Change => Key::of("change"),
        Door::Keep => Key::of("keep"),
        Door::Unsure => Key::of("unsure"),
        Door::Told => Key::of("told"),
    }
}
