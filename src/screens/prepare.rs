//! Before a talk: what the client wants to talk about, on one page that can be taken along.

use super::kit::{Offer, Place, Reply, View, dark, form, prepare, sheet};
use crate::{
    page::{Act, Block, List, Page},
    say,
};

/// The page.
pub fn page(view: &View) -> Page {
    let record = prepare::record();
    let Some(spec) = view.content.page_of(record) else { return Page::default() };
    let groups = prepare::gathered(view);
    let mut main = vec![Block::Text(spec.purpose.clone())];
    main.extend(form::blocks(view, spec, record));
    if prepare::is_dark(view, &groups) || dark::record(view, record) {
        main.push(dark::line(view));
    }
    if groups.is_empty() {
        main.push(Block::Quiet(view.say(&say!("prepare.nothing"))));
    }
    for group in groups {
        main.extend([Block::Heading(group.heading), Block::List(List::whole(group.rows, String::new()))]);
    }
    main.extend(sheet::row(view, record).map(|row| Block::List(List::whole(vec![row], String::new()))));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}

/// What it offers.
pub fn offers(view: &View) -> Vec<Offer> {
    let mut out = form::offers(view, prepare::PAGE);
    out.extend(sheet::has_one(view, prepare::record()).then_some(Offer::Yes(Act::Sheet)));
    out
}

/// Does what it offers.
pub fn act(view: &View, act: Act) -> Vec<Reply> {
    match act {
        Act::Sheet => vec![Reply::Go(Place::Sheet(prepare::record()))],
        _ => form::act(view, act, prepare::PAGE),
    }
}
