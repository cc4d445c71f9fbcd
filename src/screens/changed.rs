//! All that changed in a talk, in the order it happened; each can be kept or put back, in the talk and for good after.

use super::kit::{Ask, Place, Reply, View, changes, dates, together};
use crate::{
    base::{Id, Key},
    page::{Block, List, Page},
    say,
};

/// The page.
pub fn page(view: &View, talk: Id) -> Page {
    let Some(of) = view.book.talk(talk) else {
        return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
    };
    let title = view.say(&say!("changed.title"));
    let rows = changes::rows(view, talk);
    if rows.is_empty() {
        return Page { title, main: vec![Block::Text(view.say(&say!("changed.none")))], side: Vec::new() };
    }
    let name = together::name_or(view, &of.with());
    let day = dates::near_day(view, view.now.day_of(of.answers().at));
    let main = vec![
        Block::Quiet(view.say(&say!("talk.row", helper = name, day = day))),
        Block::Text(view.say(&say!("changed.about"))),
        Block::List(List::whole(rows, String::new())),
    ];
    Page { title, main, side: Vec::new() }
}

/// Asks about one of them.
pub fn pick(talk: Id, key: &Key) -> Vec<Reply> {
    Id::of(key.as_str()).map(|row| Reply::Go(Place::Ask(Ask::Undo(talk, row)))).into_iter().collect()
}
