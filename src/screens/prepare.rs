//! Before a talk: what the client wants to talk about, on one page that can be taken along.

use crate::{
    base::Id,
    form::fields,
    page::{Act, Block, Page, Place},
    records::{prepare, sheet},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View, call},
};

/// Before a talk.
#[derive(Debug)]
pub struct PrepareScreen;

impl Screen for PrepareScreen {
    fn page(&self, view: &View) -> Page {
        let record = prepare::record();
        let Some(spec) = view.content.page_of(record) else { return Page::default() };
        let groups = prepare::gathered(view);
        let mut main = vec![Block::Text(spec.purpose.clone())];
        main.extend(fields::blocks(view, spec, record));
        main.push(call::line(view));
        if groups.is_empty() {
            main.push(Block::Quiet(view.say(&say!("prepare.nothing"))));
        }
        for group in groups {
            main.extend([Block::Heading(group.heading), Block::rows(group.rows)]);
        }
        main.extend(sheet::row(view, record).map(Block::row));
        Page { title: spec.title.clone(), main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let mut out = fields::offers(view, prepare::PAGE);
        out.extend(sheet::has_one(view, prepare::record()).then_some(Offer::Yes(Act::Sheet)));
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        self::act(view, act)
    }

    fn record(&self) -> Option<Id> {
        Some(prepare::record())
    }
}

/// Does what it offers.
fn act(view: &View, act: Act) -> Vec<Reply> {
    match act {
        Act::Sheet => vec![Reply::Go(Place::Sheet(prepare::record()))],
        _ => fields::act(view, act, prepare::PAGE),
    }
}
