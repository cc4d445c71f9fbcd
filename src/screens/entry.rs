//! One entry: what happened, which day, what kind, which goal.
//!
//! Must never: cheer at a hard time, or show a stone for one.

use super::kit::{Ask, Offer, Place, Reply, View, form};
use crate::{
    base::{Id, Key},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::EntryKind,
};

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(spec) = view.content.page("entry") else { return Page::default() };
    let Some(entry) = view.entry(id) else {
        let gone = Block::Quiet(view.say(&say!("gone.entry")));
        return Page { title: spec.title.clone(), main: vec![gone], side: Vec::new() };
    };
    let (title, purpose, ask) = match entry.kind {
        EntryKind::Milestone => (say!("entry.stone"), say!("entry.stone_about"), say!("entry.stone_ask")),
        EntryKind::HardTime => (say!("entry.hard_time"), say!("entry.hard_time_about"), say!("entry.hard_time_ask")),
        EntryKind::Note => (say!("entry.note"), say!("entry.note_about"), say!("entry.note_ask")),
        EntryKind::CheckIn => (say!("entry.check_in"), say!("entry.check_in_about"), say!("entry.check_in_ask")),
        EntryKind::Choice => (say!("entry.choice"), say!("entry.choice_about"), say!("entry.choice_ask")),
    };
    let stone = entry.kind == EntryKind::Milestone;
    let mut main = vec![Block::Text(view.say(&purpose))];
    for mut block in form::blocks(view, spec, id) {
        if let Block::Field(field) = &mut block
            && field.slot.field.as_str() == "words"
        {
            field.label = view.say(&ask);
            if !stone {
                field.example.clear();
            }
        }
        main.push(block);
    }
    if view.book.entry(id).is_some() {
        let aside = Row::new(Target::Act(Act::PutAside), view.say(&say!("entry.aside")));
        main.push(Block::List(List::whole(vec![aside], String::new())));
    }
    Page { title: view.say(&title), main, side: Vec::new() }
}

/// What an entry offers.
pub fn offers(view: &View, id: Id) -> Vec<Offer> {
    let mut out = form::offers(view, "entry");
    if view.book.entry(id).is_some() {
        out.push(Offer::Yes(Act::PutAside));
    }
    out
}

/// Does it.
pub fn act(view: &View, act: Act, id: Id) -> Vec<Reply> {
    match act {
        Act::PutAside => vec![Reply::Go(Place::Ask(Ask::PutAside(id)))],
        _ => form::act(view, act, "entry"),
    }
}

/// Does what a row of the page says that is no record and no action.
pub fn pick(_view: &mut View, _id: Id, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
