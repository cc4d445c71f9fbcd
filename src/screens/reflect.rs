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
    let purpose = Block::Text(spec.purpose.clone());
    if !spec.reading.is_empty() {
        let told =
            spec.reading.iter().flat_map(|line| [Block::Heading(line.ask.clone()), Block::Text(line.text.clone())]);
        let main = std::iter::once(purpose).chain(told).collect();
        return Page { title: spec.title.clone(), main, side: Vec::new() };
    }
    let fields = form::blocks(view, spec, record).into_iter();
    // What is needed at a glance comes before what the page is for.
    let main = if given.is_empty() {
        std::iter::once(purpose).chain(fields).collect()
    } else {
        std::iter::once(Block::Own(given.join("\n"))).chain(fields).chain([purpose]).collect()
    };
    Page { title: spec.title.clone(), main, side: Vec::new() }
}
