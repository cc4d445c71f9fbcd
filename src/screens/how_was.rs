//! How a talk was, for the client alone: one thing to do more, one thing to do less.
//!
//! Never be shown while two are here, or ask for praise or blame.

use crate::{
    base::{Id, Key, Slot, Value},
    page::{Block, Command, Page, Row},
    records::session,
    say,
    screens::screen::Screen,
    view::{Reply, View, attribution},
    workbook::{Edit, Talk},
};

/// The row that ends it.
const DONE: Key = Key::of("how_was_done");

/// The client is by themselves, and all of the book is here.
fn is_alone(view: &View) -> bool {
    !view.book.settings().folded && view.book.open_talk().is_none()
}

/// How a talk was.
#[derive(Debug)]
pub struct HowWasScreen(pub Id);

impl Screen for HowWasScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let Some(talk) = view.book.talk(id).filter(|_| is_alone(view)) else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let name = attribution::name_or(view, &talk.with());
        let mut main = vec![Block::Text(view.say(&say!("after.how_about")))];
        main.extend([Talk::DO_MORE, Talk::DO_LESS].iter().flat_map(|field| session::field(view, id, field)));
        let done = Row::choice(DONE, Command::HowWas(id), view.say(&say!("row.that_is_all")));
        main.push(Block::row(done));
        Page { title: view.say(&say!("after.how_title", helper = name)), main, side: Vec::new() }
    }

    fn record(&self) -> Option<Id> {
        Some(self.0)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }
}

/// That is all: it is not asked again. On its own page that leads back.
pub fn done(view: &View, id: Id) -> Vec<Reply> {
    let Some(talk) = view.book.talk(id) else { return Vec::new() };
    let said = [Talk::DO_MORE, Talk::DO_LESS].iter().any(|field| talk.answers().fields.text(field).is_some());
    let asked = Edit::Set(Slot::new(id, &Talk::ASKED), Some(Value::Yes(true)));
    let did = if said { say!("did.how_was") } else { say!("did.not_asked") };
    vec![Reply::Back, Reply::Edit(asked, did)]
}
