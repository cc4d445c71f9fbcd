//! About me: the pages about oneself, each with a word on whether it holds something.

use crate::{
    form::{map, older},
    page::{Block, Page},
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
        Page { title: view.say(&say!("about.title")), main, side: Vec::new() }
    }

    fn may_hide(&self) -> MayHide {
        MayHide::Focused
    }
}
