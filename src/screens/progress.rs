//! Pictures of progress: each with its sentence and its rows, or what would fill it.
//!
//! Must never: total, compare with others, predict, or join what lies far apart.

use super::kit::{Picture, Reply, View};
use crate::{base::Key, page::Page, say};

/// All of them, each with what it says.
pub fn page(view: &View) -> Page {
    Page { title: view.say(&say!("progress.title")), ..Page::default() }
}

/// One of them.
pub fn picture(view: &View, _picture: Picture) -> Page {
    Page { title: view.say(&say!("progress.title")), ..Page::default() }
}

/// One of them was chosen.
pub fn pick(_view: &mut View, _key: &Key) -> Vec<Reply> {
    Vec::new()
}
