//! Why am I asked this? The card of a page.

use crate::{
    page::{Block, Page},
    say,
    screens::screen::Screen,
    view::View,
};

/// Why am I asked this?
#[derive(Debug)]
pub struct WhyScreen(pub String);

impl Screen for WhyScreen {
    fn page(&self, view: &View) -> Page {
        page(view, &self.0)
    }
}

/// The card.
fn page(view: &View, page: &str) -> Page {
    let mut main = Vec::new();
    if let Some(spec) = view.content.page(page) {
        for line in &spec.why {
            main.push(Block::Heading(line.ask.clone()));
            main.push(Block::Text(line.text.clone()));
            if !line.source.is_empty() {
                main.push(Block::Quiet(view.say(&say!("why.source", source = line.source.as_str()))));
            }
        }
    }
    Page { title: view.say(&say!("why.title")), main, side: Vec::new() }
}
