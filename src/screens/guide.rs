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

/// Its parts, each a paragraph.
fn blocks(page: &GuidePage) -> Vec<Block> {
    let block = |part| match part {
        GuidePart::Heading(text) => Block::Heading(text),
        GuidePart::Text(text) | GuidePart::Item(text) | GuidePart::Example(text) => Block::Text(text),
        GuidePart::Row(first, rest) => Block::Text(format!("{first}: {rest}")),
    };
    page.parts().into_iter().map(block).collect()
}
