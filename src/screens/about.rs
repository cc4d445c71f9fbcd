//! About me: the pages about oneself, each with a word on whether it holds something.

use super::kit::{View, map, older};
use crate::{
    page::{Block, List, Page},
    say,
};

/// The page.
pub fn page(view: &View) -> Page {
    let rows = map::rows(view, "about");
    let mut main = vec![Block::Text(view.say(&say!("about.purpose"))), Block::List(List::whole(rows, String::new()))];
    main.extend(older::pages(view));
    Page { title: view.say(&say!("about.title")), main, side: Vec::new() }
}
