//! One row of a list in an answer, on a page of its own.
//!
//! Must never: know what the list is about.

use super::kit::{Offer, Reply, View, list};
use crate::{
    base::Slot,
    page::{Act, Block, List, Page, Row, Target},
    say,
};

/// The page.
pub fn page(view: &View, slot: &Slot) -> Page {
    let Some((title, mut main)) = list::page(view, slot) else {
        let gone = Block::Quiet(view.say(&say!("gone.page")));
        return Page { main: vec![gone], ..Page::default() };
    };
    let mut rows = vec![Row::new(Target::Act(Act::Back), view.say(&say!("row.that_is_all")))];
    if list::is_kept(view, slot) {
        rows.push(Row::new(Target::Act(Act::PutAside), view.say(&say!("row.take_away"))));
    }
    main.push(Block::List(List::whole(rows, String::new())));
    Page { title, main, side: Vec::new() }
}

/// What it offers.
pub fn offers(view: &View, slot: &Slot) -> Vec<Offer> {
    if list::is_kept(view, slot) { vec![Offer::Yes(Act::PutAside)] } else { Vec::new() }
}

/// Does it.
pub fn act(view: &View, act: Act, slot: &Slot) -> Vec<Reply> {
    if act == Act::PutAside { list::take_away(view, slot) } else { Vec::new() }
}
