//! Before the first key, where others use this computer: what this is and how to go on.
//!
//! Must never: show one word of the person.

use super::kit::View;
use crate::{
    page::{Act, Block, List, Page, Row, Target},
    say,
};

/// The page.
pub fn page(view: &View) -> Page {
    let open = Row::new(Target::Act(Act::Today), view.say(&say!("quiet.open")));
    Page {
        title: view.say(&say!("quiet.title")),
        main: vec![Block::List(List::whole(vec![open], String::new()))],
        side: Vec::new(),
    }
}
