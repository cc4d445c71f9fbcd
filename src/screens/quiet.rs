//! Before the first key, where others use this computer: what this is and how to go on.
//!
//! Never show one word of the person.

use super::kit::View;
use crate::{
    base::Key,
    page::{Block, List, Page, Row, Target},
    say,
};

/// The one thing there is to do.
const OPEN: Key = Key::of("open");

/// The page.
pub fn page(view: &View) -> Page {
    let open = Row::new(Target::Choice(OPEN), view.say(&say!("quiet.open")));
    Page {
        title: view.say(&say!("quiet.title")),
        main: vec![Block::List(List::whole(vec![open], String::new()))],
        side: Vec::new(),
    }
}
