//! Setting the scene: everything a face shows at this moment.
//!
//! Must never: change anything a person would notice.

use super::{App, Scene, Tab, acts::TABS, help};
use crate::{
    page::{Act, action},
    say,
    screens::Place,
};

impl App {
    /// What there is to see and to do now.
    pub fn scene(&mut self) -> Scene {
        let page = self.page().clone();
        let actions = self.actions();
        let words = self.words();
        let root = self.stack.root();
        let tabs: Vec<Tab> = TABS
            .iter()
            .map(|(act, place)| {
                let label = action::info(*act).map(|i| words.plain(&help::label_key(i))).unwrap_or_default();
                Tab { act: *act, label, here: place == root }
            })
            .collect();
        let here = tabs.iter().find(|t| t.here).map(|t| t.label.clone()).unwrap_or_default();
        let place = if page.title == here || page.title.is_empty() {
            here
        } else {
            words.say(&say!("place.where", place = here, page = page.title.as_str()))
        };
        let banner = match &self.look_only {
            Some(reason) => Some(words.say(reason)),
            None => self.saving.banner().map(|p| words.say(&p)),
        };
        let key = action::info(Act::Call).and_then(|i| i.keys.first()).map(|k| k.shown()).unwrap_or_default();
        let saved = match &self.look_only {
            Some(_) => say!("saved.look_only"),
            None => self.saving.phrase(),
        };
        let filtering = matches!(self.place(), Place::Help | Place::Palette);
        Scene {
            name: words.say(&say!("program.name")),
            saved: words.say(&saved),
            is_saved: self.saving.is_saved(),
            call: words.say(&say!("call.line", key = key)),
            tabs,
            place,
            focus: self.stack.top().focus.clone(),
            writing: if filtering { Some(help::filter_slot()) } else { self.writing.clone() },
            notice: self.notice.clone(),
            banner,
            actions,
            hidden: self.hidden,
            visit: self.stack.visit,
            page,
        }
    }
}
