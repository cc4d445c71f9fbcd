//! More: settings, keys, someone to call, leaving.

use super::kit::{Place, Reply, View, form, map};
use crate::{
    base::{Id, Key},
    page::{Act, Block, List, Page, Row, Target},
    say,
    workbook::Ladder,
};

/// The row that leads to what the client keeps to themselves.
const PRIVATE: Key = Key::of("what_is_private");

/// The page.
pub fn page(view: &View) -> Page {
    let row = |act, phrase| Row::new(Target::Act(act), view.say(&phrase));
    let mut rows = vec![
        row(Act::Together, say!("more.together")),
        row(Act::Prepare, say!("prepare.title")),
        Row::new(Target::Choice(PRIVATE), view.say(&say!("more.private"))),
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
    let pages = map::rows(view, "more").into_iter().filter(|row| match &row.target {
        Target::Page(key) => *key != Key::of("who_sees") && !is_printed(key),
        _ => true,
    });
    let at = rows.iter().position(|row| row.target == Target::Act(Act::Hide)).unwrap_or(rows.len());
    rows.splice(at..at, pages);
    Page {
        title: view.say(&say!("more.title")),
        main: vec![Block::List(List::whole(rows, String::new())), Block::Quiet(view.say(&say!("more.one_file")))],
        side: Vec::new(),
    }
}

/// The settings.
pub fn settings(view: &View) -> Page {
    let Some(spec) = view.content.page("settings") else { return Page::default() };
    let mut main = vec![Block::Text(spec.purpose.clone())];
    main.extend(form::blocks(view, spec, Id::settings()));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}

/// Does what a row says that is no action and no page.
pub fn pick(key: &Key) -> Vec<Reply> {
    if *key == PRIVATE { vec![Reply::Go(Place::Private)] } else { Vec::new() }
}
