//! About me: the pages about oneself, each with a word on whether it holds something.

use crate::{
    form::{map, older},
    page::{Block, Page, RowId},
    records::glance,
    say,
    screens::screen::{MayHide, Screen},
    view::View,
};

/// The pages about oneself.
#[derive(Debug)]
pub struct AboutScreen;

impl Screen for AboutScreen {
    fn page(&self, view: &View) -> Page {
        let rows = map::rows(view, "about");
        let mut main = vec![Block::Text(view.say(&say!("about.purpose"))), Block::rows(rows)];
        main.extend(older::pages(view));
        let side = match view.focus.get() {
            Some(RowId::Page(id)) => glance::page(view, id),
            _ => Vec::new(),
        };
        Page { title: view.say(&say!("about.title")), main, side }
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }
}
