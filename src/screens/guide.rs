//! The guide: its pages, and one of them to read.

use crate::{
    base::Key,
    content::guide::{GUIDE, GuidePage, GuidePart},
    page::{Act, Block, Page, Place, Row},
    say,
    screens::screen::{Behaviour, Screen},
    view::View,
};

/// All pages of the guide.
#[derive(Debug)]
pub struct GuideScreen;

impl Screen for GuideScreen {
    fn page(&self, view: &View) -> Page {
        let title = view.say(&say!("guide.title"));
        Page { title, main: vec![Block::rows(rows())], side: Vec::new() }
    }

    fn opened_by(&self, _view: &View) -> Option<Act> {
        Some(Act::Guide)
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Silent]
    }
}

/// One of them.
#[derive(Debug)]
pub struct GuidePageScreen(pub Key);

impl Screen for GuidePageScreen {
    fn page(&self, view: &View) -> Page {
        match GuidePage::find(self.0.as_str()) {
            Some(page) => Page { title: page.title(), main: blocks(page), side: Vec::new() },
            None => Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() },
        }
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::Silent]
    }
}

/// A row for each page of the guide.
pub fn rows() -> Vec<Row> {
    let row = |page: &GuidePage| {
        let key = Key::from(page.id);
        Row::go(key.clone(), Place::GuidePage(key), page.title()).note(page.about())
    };
    GUIDE.iter().map(row).collect()
}

/// Its parts; the rows of a table stay together.
fn blocks(page: &GuidePage) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut in_table = false;
    for part in page.parts() {
        let was_in_table = std::mem::replace(&mut in_table, matches!(part, GuidePart::Row(..)));
        match part {
            GuidePart::Heading(text) => out.push(Block::Heading(text)),
            GuidePart::Text(text) | GuidePart::Item(text) | GuidePart::Example(text) => out.push(Block::Text(text)),
            GuidePart::Row(first, rest) => match out.last_mut() {
                Some(Block::Text(table)) if was_in_table => table.push_str(&format!("\n{first}: {rest}")),
                _ => out.push(Block::Text(format!("{first}: {rest}"))),
            },
        }
    }
    out
}
