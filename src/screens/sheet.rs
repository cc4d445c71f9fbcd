//! One page to take along: what stands in a record, in the order of its page file.

use crate::{
    base::Id,
    page::{Block, Page},
    records::sheet,
    say,
    screens::screen::Screen,
    view::View,
};

/// One page to take along.
#[derive(Debug)]
pub struct SheetScreen(pub Id);

impl Screen for SheetScreen {
    fn page(&self, view: &View) -> Page {
        let id = self.0;
        let Some(spec) = view.content.page_of(id) else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let mut main = Vec::new();
        if !spec.printed {
            main.extend(sheet::head(view, id).into_iter().map(Block::Quiet));
        }
        if sheet::is_long(sheet::lines(view, spec, id).len()) {
            main.push(Block::Quiet(view.say(&say!("sheet.two_pages"))));
        }
        for part in sheet::parts(view, spec, id) {
            main.push(Block::Heading(part.ask));
            main.push(if part.said.is_empty() {
                Block::Quiet(view.say(&say!("sheet.room")))
            } else {
                Block::Text(part.said.join("\n"))
            });
        }
        main.push(Block::Quiet(view.say(&say!("sheet.print"))));
        Page { title: spec.title.clone(), main, side: Vec::new() }
    }
}
