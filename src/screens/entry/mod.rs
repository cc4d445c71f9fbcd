//! One entry: what happened, which day, what kind, which goal. Each kind asks what its own page file asks.

mod check_in;
mod choice;
pub mod hard_time;
mod parts;

use crate::{
    base::Id,
    form::{fields, older, origin},
    page::{Act, Ask, Block, Page, Place, Row},
    say,
    screens::screen::{Behaviour, Screen},
    view::{Offer, Reply, Subject, View, call, spec},
    workbook::EntryKind,
};

/// One entry of the log.
#[derive(Debug)]
pub struct EntryScreen(pub Id);

impl Screen for EntryScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let gone = || Page { main: vec![Block::Quiet(view.say(&say!("gone.entry")))], ..Page::default() };
        let Some(entry) = view.entry(id) else { return gone() };
        let Some(spec) = view.content.page(spec::entry_page(entry.kind)) else { return gone() };
        let folded = entry.kind == EntryKind::CheckIn && check_in::is_folded(view, entry);
        let purpose = (!folded).then(|| Block::Text(spec.purpose.clone()));
        let mut main: Vec<Block> = purpose.into_iter().collect();
        let calls = matches!(entry.kind, EntryKind::HardTime | EntryKind::CheckIn | EntryKind::Choice);
        main.extend(calls.then(|| call::line(view)));
        main.extend(match entry.kind {
            EntryKind::CheckIn => check_in::blocks(view, spec, entry),
            EntryKind::HardTime => hard_time::blocks(view, spec, entry),
            EntryKind::Choice => choice::blocks(view, spec, entry),
            EntryKind::Milestone | EntryKind::Note => fields::blocks(view, spec, id),
        });
        main.extend(older::of_record(view, id));
        if view.book.entry(id).is_some() {
            let aside = Row::act(Act::PutAside, view.say(&say!("entry.aside")));
            main.push(Block::rows(origin::row(view, &Subject::Record(id)).into_iter().chain([aside]).collect()));
        }
        Page { title: spec.title.clone(), main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        let id = self.0;
        let mut out =
            view.entry(id).map(|entry| fields::offers(view, spec::entry_page(entry.kind))).unwrap_or_default();
        if view.book.entry(id).is_some() {
            out.push(Offer::Yes(Act::PutAside));
            if matches!(view.entry(id).map(|entry| entry.kind), Some(EntryKind::CheckIn)) {
                out.push(Offer::Yes(Act::CanWait));
            }
            if kept_but_waits(view, id).is_some() {
                out.push(Offer::Yes(Act::Swap));
            }
        }
        out
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        let id = self.0;
        match act {
            Act::PutAside => vec![Reply::Go(Place::Ask(Ask::PutAside(id)))],
            Act::Swap => {
                kept_but_waits(view, id).map(|goal| Reply::Go(Place::Ask(Ask::Swap(goal)))).into_iter().collect()
            }
            Act::CanWait => vec![Reply::Go(Place::Ask(Ask::CanWait(None)))],
            _ => view.entry(id).map(|entry| fields::act(view, act, spec::entry_page(entry.kind))).unwrap_or_default(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Record(self.0))
    }

    fn begins(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    fn page_file(&self, view: &View) -> Option<String> {
        view.entry(self.0).map(|entry| spec::entry_page(entry.kind).to_owned())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::NoShelf]
    }
}

/// The goal of a choice, where that was kept and waits on the shelf while there is no room.
fn kept_but_waits(view: &View, id: Id) -> Option<Id> {
    let entry = view.entry(id).filter(|entry| entry.kind == EntryKind::Choice)?;
    entry.goal.and_then(|goal| view.book.goal(goal)).filter(|goal| choice::waits(view, goal, entry)).map(|goal| goal.id)
}
