//! A page of reflection, straight from its file.
//!
//! Must never: treat one page differently from another.

use super::kit::{View, form};
use crate::{
    base::{Id, Key},
    page::{Block, Page},
    say,
};

/// The page.
pub fn page(view: &View, key: &Key) -> Page {
    let Some(spec) = view.content.page(key.as_str()) else {
        let gone = Block::Quiet(view.say(&say!("gone.page")));
        return Page { title: key.as_str().to_owned(), main: vec![gone], side: Vec::new() };
    };
    let mut main = vec![Block::Text(spec.purpose.clone())];
    main.extend(form::blocks(view, spec, Id::page(&spec.id)));
    Page { title: spec.title.clone(), main, side: Vec::new() }
}
