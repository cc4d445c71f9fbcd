//! All that changed in a talk, in the order it happened; each can be kept or put back, in the talk and for good after.

use crate::{
    base::Id,
    page::{Block, Page},
    records::changes,
    say,
    screens::screen::Screen,
    view::{View, attribution, dates},
    workbook::{ItemKey, patch::Touch},
};

/// What changed in a talk.
#[derive(Debug)]
pub struct ChangedScreen(pub Id);

impl Screen for ChangedScreen {
    fn page(&self, view: &View) -> Page {
        let talk = self.0;
        let Some(of) = view.book.talk(talk) else {
            return Page { main: vec![Block::Quiet(view.say(&say!("gone.page")))], ..Page::default() };
        };
        let title = view.say(&say!("changed.title"));
        let rows = changes::rows(view, talk);
        if rows.is_empty() {
            return Page { title, main: vec![Block::Text(view.say(&say!("changed.none")))], side: Vec::new() };
        }
        let name = attribution::name_or(view, &of.with());
        let day = dates::near_day(view, view.now.day_of(of.answers().at));
        let main = vec![
            Block::Quiet(view.say(&say!("talk.row", helper = name, day = day))),
            Block::Text(view.say(&say!("changed.about"))),
            Block::rows(rows),
        ];
        Page { title, main, side: Vec::new() }
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0)
    }

    // Its rows say of each change whether it stands.
    fn shows(&self, touch: &Touch) -> bool {
        touch.key != ItemKey::Settings
    }
}
