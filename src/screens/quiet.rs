//! Before the first key, where others use this computer: what this is and how to go on.
//!
//! Never show one word of the person.

use crate::{
    base::Key,
    page::{Block, Command, Page, Row},
    say,
    screens::screen::Screen,
    view::View,
};

/// Before the first key.
#[derive(Debug)]
pub struct QuietScreen;

impl Screen for QuietScreen {
    fn page(&self, view: &View) -> Page {
        let open = Row::choice(Key::of("open"), Command::Finish, view.say(&say!("quiet.open")));
        Page { title: view.say(&say!("quiet.title")), main: vec![Block::row(open)], side: Vec::new() }
    }
}
