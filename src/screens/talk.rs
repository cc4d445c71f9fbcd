//! The note of a talk: one page to stop with, and the same page afterwards. And all talks, the newest first.

use super::kit::{Offer, Place, Reply, View, dates, origin, sheet, together};
use crate::{
    base::{Id, Key, Slot, Value, When},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::{Edit, Idea, Talk},
};

const STOP: Key = Key::of("stop_here");
const CHANGED: Key = Key::of("see_changed");

/// The fields of the page to stop with, in their order.
const FIELDS: [Key; 4] = [Talk::TAKE_WITH, Talk::SMALL_STEP, Talk::MEET, Talk::PROMISES];
/// Those below its rows: they are there where they are wanted.
const MORE: [Key; 3] = [Talk::DIFFER, Talk::OK_ME, Talk::OK_HELPER];

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(talk) = view.book.talk(id) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let name = together::name_or(view, &talk.with());
    let open = talk.is_open();
    let title = if open { say!("talk.stop_title") } else { say!("talk.title", helper = name.as_str()) };
    let mut main = Vec::new();
    if !open {
        main.push(Block::Quiet(told(view, talk)));
    }
    for key in &FIELDS {
        main.extend(named(view, id, key));
    }
    let ideas = ideas(view, talk, &name);
    let is_all = !ideas.is_empty() && view.book.waiting(None).is_empty();
    main.extend(ideas);
    let row = |target, phrase| Row::new(target, view.say(&phrase));
    let mut rows = Vec::new();
    if open {
        rows.push(row(Target::Choice(STOP), say!("talk.stop_here")));
    }
    if !view.book.waiting(None).is_empty() {
        rows.insert(0, row(Target::Act(Act::ReadBack), say!("together.read_back")));
    }
    rows.push(row(Target::Choice(CHANGED), say!("talk.changed")));
    rows.extend(sheet::row(view, id));
    main.push(Block::List(List::whole(rows, String::new())));
    main.push(Block::Heading(view.say(&say!("talk.if_you_like"))));
    for key in &MORE {
        main.extend(named(view, id, key));
    }
    main.extend(is_all.then(|| Block::Quiet(view.say(&say!("talk.yours")))));
    Page { title: view.say(&title), main, side: Vec::new() }
}

/// What the helper says or will do, under their name.
fn named(view: &View, id: Id, key: &Key) -> Vec<Block> {
    let mut blocks = together::field(view, id, key);
    match (together::label(view, id, key), blocks.first_mut()) {
        (Some(label), Some(Block::Heading(heading))) => *heading = label,
        (Some(label), Some(Block::Field(field))) => field.label = label,
        _ => {}
    }
    blocks
}

/// The day, and whether both said that it was so.
fn told(view: &View, talk: Talk) -> String {
    let day = dates::near_day(view, view.now.day_of(talk.answers().at));
    view.say(&if talk.is_agreed() { say!("talk.agreed", day = day) } else { say!("talk.draft", day = day) })
}

/// The ideas of this talk that wait; no row where there is none.
fn ideas(view: &View, talk: Talk, name: &str) -> Vec<Block> {
    let began = talk.answers().at;
    let waiting: Vec<Idea> = view.book.ideas().filter(|idea| idea.waits() && idea.answers().at >= began).collect();
    if waiting.is_empty() {
        return Vec::new();
    }
    let rows = waiting.iter().map(|idea| Row::new(Target::Page(origin::key(idea.id())), idea.words().to_string()));
    vec![
        Block::Heading(view.say(&say!("talk.ideas", helper = name))),
        Block::List(List::whole(rows.collect(), String::new())),
    ]
}

/// What it offers.
pub fn offers(view: &View, id: Id) -> Vec<Offer> {
    sheet::has_one(view, id).then_some(Offer::Yes(Act::Sheet)).into_iter().collect()
}

/// Does what it offers.
pub fn act(act: Act, id: Id) -> Vec<Reply> {
    if act == Act::Sheet { vec![Reply::Go(Place::Sheet(id))] } else { Vec::new() }
}

/// Does what a row says.
pub fn pick(view: &View, id: Id, key: &Key) -> Vec<Reply> {
    match key {
        _ if *key == CHANGED => vec![Reply::Go(Place::Changed(id))],
        _ if *key == STOP => {
            let ended = Edit::Set(Slot::new(id, &Talk::ENDED), Some(Value::When(When::Day(view.now.today))));
            vec![Reply::Edit(ended, say!("did.talk_ended"))]
        }
        _ => Vec::new(),
    }
}

/// All talks.
pub fn all(view: &View) -> Page {
    let row = |talk: Talk| {
        let day = dates::near_day(view, view.now.day_of(talk.answers().at));
        let name = together::name_or(view, &talk.with());
        Row::new(Target::Page(origin::key(talk.id())), view.say(&say!("talk.row", helper = name, day = day)))
    };
    let rows = view.book.talks().rev().map(row).collect();
    let main = vec![Block::List(List::whole(rows, view.say(&say!("talk.none"))))];
    Page { title: view.say(&say!("talk.all")), main, side: Vec::new() }
}
