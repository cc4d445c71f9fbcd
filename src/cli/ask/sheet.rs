//! `cairnbook sheet`: one page to take along, as lines to print.
//!
//! Must never: print another page than the one that was asked for.

use super::{Desk, line};
use crate::{
    base::{Id, Ids, Phrase, Who},
    content::Depth,
    say,
    screens::{
        Begun, View, Zoom,
        kit::{Finding, sheet},
    },
    workbook::Workbook,
};

/// The page with these words in its name; without words, what there is. `Err`: what is to be complained of.
pub(super) fn told(desk: &Desk, book: &Workbook, words: &str) -> Result<String, Phrase> {
    let (mut ids, finding) = (Ids::seeded(0), Finding::default());
    let now = desk.clock.now();
    let view = View {
        book,
        content: &desk.content,
        now,
        shown_on: now.today,
        look_only: true,
        focus: None,
        draft: None,
        depth: Depth::Detail,
        zoom: Zoom::default(),
        on_a_row: false,
        filter: "",
        finding: &finding,
        writing: None,
        moving: None,
        on_purpose: false,
        begun: Begun::default(),
        ids: &mut ids,
        who: Who::Me,
    };
    let all = sheet::all(&view);
    if all.is_empty() {
        return Err(say!("sheet.none"));
    }
    if words.trim().is_empty() {
        return Ok(listed(desk, &view, &all));
    }
    let wanted: Vec<String> = words.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect();
    let fits = |id: Id| {
        let called = sheet::called(&view, id);
        wanted.iter().all(|word| called.contains(word.as_str()))
    };
    let found: Vec<(Id, String)> = all.iter().filter(|(id, _)| fits(*id)).cloned().collect();
    match found.as_slice() {
        [] => Err(say!("sheet.no_such", words = line(words))),
        [(id, _)] => Ok(printed(&view, *id)),
        several => Ok(listed(desk, &view, several)),
    }
}

fn printed(view: &View, id: Id) -> String {
    let lines = view.content.page_of(id).map(|spec| sheet::lines(view, spec, id)).unwrap_or_default();
    lines.iter().map(|line| line.trim_end()).chain([""]).collect::<Vec<_>>().join("\n")
}

fn listed(desk: &Desk, view: &View, all: &[(Id, String)]) -> String {
    let title = |id: Id| view.content.page_of(id).map(|spec| spec.title.clone()).unwrap_or_default();
    let row = |(id, name): &(Id, String)| {
        let title = title(*id);
        if *name == title { format!("- {title}\n") } else { format!("- {title}: {}\n", line(name)) }
    };
    format!("{}\n{}", desk.say(&say!("sheet.which")), all.iter().map(row).collect::<String>())
}
