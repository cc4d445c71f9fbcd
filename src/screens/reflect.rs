//! A page of reflection, straight from its file.
//!
//! Must never: treat one page differently from another.

use super::kit::{View, form};
use crate::{
    base::{Id, Key, Slot},
    page::{Block, Page},
    say,
};

/// The page.
pub fn page(view: &View, key: &Key) -> Page {
    let Some(spec) = view.content.page(key.as_str()) else {
        let gone = Block::Quiet(view.say(&say!("gone.page")));
        return Page { title: key.as_str().to_owned(), main: vec![gone], side: Vec::new() };
    };
    let record = Id::page(&spec.id);
    let answer = |field: &Key| view.get(&Slot::new(record, field)).and_then(|v| v.text().map(ToString::to_string));
    let given: Vec<String> = spec.glance.iter().filter_map(answer).filter(|words| !words.trim().is_empty()).collect();
    let mut main = Vec::new();
    if !given.is_empty() {
        main.push(Block::Own(given.join("\n")));
    }
    main.push(Block::Text(spec.purpose.clone()));
    main.extend(form::blocks(view, spec, record));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}
