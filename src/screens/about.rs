//! About me: the pages about oneself, each with a word on whether it holds something.
//!
//! Must never: show how much is filled in as a number.

use super::kit::View;
use crate::{
    base::Key,
    page::{Block, List, Page, Row, Target},
    say,
};

/// The page.
pub fn page(view: &View) -> Page {
    let rows = view
        .content
        .chapter("about")
        .map(|spec| {
            let some = view.book.answers(&spec.id).is_some_and(|answers| !answers.fields.is_empty());
            let note = if some { say!("about.has_something") } else { say!("about.empty") };
            Row::new(Target::Page(Key::from(spec.id.as_str())), spec.title.clone()).note(view.say(&note))
        })
        .collect();
    Page {
        title: view.say(&say!("about.title")),
        main: vec![Block::Text(view.say(&say!("about.purpose"))), Block::List(List::whole(rows, String::new()))],
        side: Vec::new(),
    }
}
