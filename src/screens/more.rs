//! More: settings, keys, someone to call, leaving.

use crate::{
    base::{Id, Key},
    form::{fields, map},
    page::{Act, Block, Page, Place, Row, RowId},
    say,
    screens::screen::Screen,
    view::{Offer, Reply, View},
    workbook::Ladder,
};

/// The row that leads to what the client keeps to themselves.
const PRIVATE: Key = Key::of("what_is_private");

/// Settings, keys, leaving.
#[derive(Debug)]
pub struct MoreScreen;

impl Screen for MoreScreen {
    fn page(&self, view: &View) -> Page {
        let row = |act, phrase| Row::act(act, view.say(&phrase));
        let mut rows = vec![
            row(Act::Together, say!("more.together")),
            row(Act::Prepare, say!("prepare.title")),
            Row::go(PRIVATE, Place::Private, view.say(&say!("more.private"))),
            row(Act::Settings, say!("more.settings")),
            row(Act::Help, say!("more.keys")),
            row(Act::Progress, say!("more.pictures")),
            row(Act::Sample, say!("more.sample")),
            row(Act::Call, say!("more.call")),
            row(Act::WhoSees, say!("more.who_sees")),
            row(Act::Hide, say!("more.hide")),
            row(Act::Undo, say!("more.undo")),
            row(Act::Suspend, say!("more.suspend")),
            row(Act::Leave, say!("more.leave")),
        ];
        // For people who work with numbers, once there are lines to count; nobody else meets them here.
        if view.book.goals().any(|goal| Ladder::of(goal).is_begun()) {
            rows.insert(5, row(Act::Numbers, say!("numbers.title")));
        }
        if view.book.talks().next().is_some() {
            rows.insert(2, row(Act::Talks, say!("more.talks")));
        }
        // Who sees what has a row of its own above; what is printed for a helper stands on their cards.
        let is_printed = |key: &Key| view.content.page(key.as_str()).is_some_and(|spec| spec.printed);
        let pages = map::rows(view, "more").into_iter().filter(|row| match &row.id {
            RowId::Page(key) => *key != Key::of("who_sees") && !is_printed(key),
            _ => true,
        });
        let at = rows.iter().position(|row| row.id == RowId::Act(Act::Hide)).unwrap_or(rows.len());
        rows.splice(at..at, pages);
        Page {
            title: view.say(&say!("more.title")),
            main: vec![Block::rows(rows), Block::Quiet(view.say(&say!("more.one_file")))],
            side: Vec::new(),
        }
    }
}

/// The settings.
#[derive(Debug)]
pub struct SettingsScreen;

impl Screen for SettingsScreen {
    fn page(&self, view: &View) -> Page {
        let Some(spec) = view.content.page("settings") else { return Page::default() };
        let mut main = vec![Block::Text(spec.purpose.clone())];
        main.extend(fields::blocks(view, spec, Id::settings()));
        Page { title: spec.title.clone(), main, side: Vec::new() }
    }

    fn offers(&self, view: &View) -> Vec<Offer> {
        fields::offers(view, "settings")
    }

    fn act(&self, act: Act, view: &mut View) -> Vec<Reply> {
        fields::act(view, act, "settings")
    }

    fn record(&self) -> Option<Id> {
        Some(Id::settings())
    }
}
