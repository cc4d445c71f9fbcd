//! How a talk was, for the client alone: one thing to do more, one thing to do less.
//!
//! Never be shown while two are here, or ask for praise or blame.

use super::kit::{Reply, View, together};
use crate::{
    base::{Id, Key, Slot, Value},
    page::{Block, List, Page, Row, Target},
    say,
    workbook::{Edit, Talk},
};

/// The row that ends it.
const DONE: Key = Key::of("how_was_done");

/// The client is by themselves, and all of the book is here.
fn is_alone(view: &View) -> bool {
    !view.book.settings().folded && view.book.open_talk().is_none()
}

/// The page.
pub fn page(view: &View, id: Id) -> Page {
    let Some(talk) = view.book.talk(id).filter(|_| is_alone(view)) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let name = together::name_or(view, &talk.with());
    let mut main = vec![Block::Text(view.say(&say!("after.how_about")))];
    main.extend([Talk::DO_MORE, Talk::DO_LESS].iter().flat_map(|field| together::field(view, id, field)));
    let done = Row::new(Target::Choice(DONE), view.say(&say!("row.that_is_all")));
    main.push(Block::List(List::whole(vec![done], String::new())));
    Page { title: view.say(&say!("after.how_title", helper = name)), main, side: Vec::new() }
}

/// That is all: it is not asked again.
pub fn pick(view: &View, id: Id, key: &Key) -> Vec<Reply> {
    let Some(talk) = view.book.talk(id).filter(|_| *key == DONE) else { return Vec::new() };
    let said = [Talk::DO_MORE, Talk::DO_LESS].iter().any(|field| talk.answers().fields.text(field).is_some());
    let asked = Edit::Set(Slot::new(id, &Talk::ASKED), Some(Value::Yes(true)));
    let did = if said { say!("did.how_was") } else { say!("did.not_asked") };
    vec![Reply::Back, Reply::Edit(asked, did)]
}
