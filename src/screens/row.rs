//! One row of a list in an answer, on a page of its own.

use super::kit::{Ask, Offer, Place, Reply, View, form, list, origin, plans};
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
    main.extend(plans::question(view, slot).map(Block::Quiet));
    let mut rows = vec![Row::new(Target::Act(Act::Back), view.say(&say!("row.that_is_all")))];
    rows.extend(origin::row(view, &Place::Row(slot.clone())));
    if list::is_kept(view, slot) {
        rows.push(Row::new(Target::Act(Act::PutAside), view.say(&say!("row.take_away"))));
    }
    main.push(Block::List(List::whole(rows, String::new())));
    Page { title, main, side: Vec::new() }
}

/// What it offers.
pub fn offers(view: &View, slot: &Slot) -> Vec<Offer> {
    let more = form::has_more(list::columns(view, slot)).then_some(Act::SayMore);
    let away = list::is_kept(view, slot).then_some(Act::PutAside);
    more.into_iter().chain(away).map(Offer::Yes).collect()
}

/// Does it.
pub fn act(view: &View, act: Act, slot: &Slot) -> Vec<Reply> {
    match act {
        Act::PutAside if view.on_purpose => list::take_away(view, slot),
        // A letter may be a slip.
        Act::PutAside => vec![Reply::Go(Place::Ask(Ask::RowAway(slot.clone())))],
        Act::SayMore => vec![form::unfold(view, list::columns(view, slot))],
        _ => Vec::new(),
    }
}
