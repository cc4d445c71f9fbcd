//! `cairnbook sheet`: one page to take along, as lines to print.

use super::desk::{Desk, line};
use crate::{
    base::{
        Id, Phrase,
        search::{self, Wanted},
    },
    records::sheet,
    say,
    view::View,
    workbook::Workbook,
};

/// The page that is called so or has that number in the list; else the one with these words in its name; without
/// words, what there is. `Err`: what is to be complained of.
pub(super) fn told(desk: &Desk, book: &Workbook, words: &str) -> Result<String, Phrase> {
    View::at_rest(book, &desk.content, desk.clock.now(), true, |view| told_of(desk, view, words))
}

fn told_of(desk: &Desk, view: &View, words: &str) -> Result<String, Phrase> {
    let all = sheet::all(view);
    let is_printed = |(id, _): &(Id, String)| view.content.page_of(*id).is_some_and(|spec| spec.printed);
    let none_own = all.iter().all(is_printed).then(|| say!("sheet.none"));
    if all.is_empty() {
        return Err(say!("sheet.none"));
    }
    if words.trim().is_empty() {
        let none_own = none_own.map(|phrase| desk.say(&phrase) + "\n\n").unwrap_or_default();
        return Ok(none_own + &listed(desk, view, &all, &all));
    }
    let named: Vec<Id> = all.iter().filter(|(id, name)| is_named(view, *id, name, words)).map(|(id, _)| *id).collect();
    if let [id] = named.as_slice() {
        return Ok(printed(view, *id));
    }
    let numbered = words.trim().parse::<usize>().ok().and_then(|nth| all.get(nth.checked_sub(1)?));
    if let (Some((id, _)), true) = (numbered, named.is_empty()) {
        return Ok(printed(view, *id));
    }
    let wanted = Wanted::of(words);
    let fits = |id: Id| wanted.are_in(&sheet::called(view, id));
    let found: Vec<(Id, String)> = all.iter().filter(|(id, _)| fits(*id)).cloned().collect();
    match found.as_slice() {
        [] => Err(say!("sheet.no_such", words = line(words))),
        [(id, _)] => Ok(printed(view, *id)),
        several => Ok(listed(desk, view, several, &all)),
    }
}

/// It is called exactly so: by its own name, by its page, or by both as the list tells them.
fn is_named(view: &View, id: Id, name: &str, words: &str) -> bool {
    let bare = |text: &str| search::folded(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let title = title(view, id);
    let wanted = bare(words);
    [bare(name), bare(&title), bare(&format!("{title}: {name}"))].contains(&wanted)
}

fn title(view: &View, id: Id) -> String {
    view.content.page_of(id).map(|spec| spec.title.clone()).unwrap_or_default()
}

fn printed(view: &View, id: Id) -> String {
    let lines = view.content.page_of(id).map(|spec| sheet::lines(view, spec, id)).unwrap_or_default();
    lines.iter().map(|line| line.trim_end()).chain([""]).collect::<Vec<_>>().join("\n")
}

/// These of all, each with its number among all: it chooses the same one whatever the list was narrowed to.
fn listed(desk: &Desk, view: &View, some: &[(Id, String)], all: &[(Id, String)]) -> String {
    let row = |(id, name): &(Id, String)| {
        let nth = all.iter().position(|(known, _)| known == id).map_or(0, |at| at + 1);
        let title = title(view, *id);
        if *name == title { format!("{nth}. {title}\n") } else { format!("{nth}. {title}: {}\n", line(name)) }
    };
    format!("{}\n{}", desk.say(&say!("sheet.which")), some.iter().map(row).collect::<String>())
}
