//! A filter, line by line: on coming there it is a question; once answered, the page is a menu like any other, and
//! the filter has a number there, to be asked anew.
//!
//! Must never: take a number for words to find, or words for a choice.

use std::borrow::Cow;

use super::{
    lines::Lines,
    question,
    talk::{Talk, Turn},
};
use crate::{
    app::{Event, Scene},
    base::{Kind, Slot},
    content::Words,
};

/// How it stands with the filter of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filter {
    /// There is none, or it is a row like others.
    #[default]
    Still,
    /// It is being asked for.
    Asked,
    /// It was answered: the page is said anew.
    Answered,
}

/// The filter of this page, where it has one.
pub(super) fn filter(scene: &Scene) -> Option<&Slot> {
    scene.writing.as_ref().filter(|slot| slot.record.kind() == Kind::Passing)
}

/// The scene as this face takes it: a filter is written in only while it is asked for.
pub(super) fn heard(scene: &Scene, asking: bool) -> Cow<'_, Scene> {
    match filter(scene) {
        Some(_) if !asking => Cow::Owned(Scene { writing: None, ..scene.clone() }),
        _ => Cow::Borrowed(scene),
    }
}

impl Talk {
    /// Coming to a page with a filter, it is asked for first; coming back to one, it is not.
    pub(super) fn comes_to_a_filter(&mut self, now: &Scene) {
        let asks = filter(now).is_some() && (self.done.going || !self.was_here(now));
        self.filter = if asks { Filter::Asked } else { Filter::Still };
    }

    /// A line on a page with a filter.
    pub(super) fn hear_in_find(&mut self, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
        if self.filter == Filter::Asked {
            return self.hear_filter(slot, line, scene, words);
        }
        let turn = self.hear_choice(line, &heard(scene, false), words);
        let asks = scene.page.field(slot).is_some_and(|field| turn.events == [Event::Focus(field.id.clone())]);
        if !asks {
            return turn;
        }
        self.next = None;
        self.filter = Filter::Asked;
        let mut out = Lines::default();
        self.ask_if_writing(scene, words, &mut out);
        Turn { lines: out.done(), events: Vec::new() }
    }

    fn hear_filter(&mut self, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
        let typed = line.trim();
        let (is_stop, clears) = (typed.starts_with('.') && !typed.starts_with(".."), question::clears(typed, words));
        if is_stop && !clears {
            return self.hear_answer(slot, line, scene, words);
        }
        self.filter = Filter::Still;
        self.asked = None;
        if typed.is_empty() {
            // What was looked for stays.
            let mut out = Lines::default();
            self.whole_page(&heard(scene, false), words, &mut out);
            return Turn { lines: out.done(), events: Vec::new() };
        }
        self.filter = Filter::Answered;
        let text = if clears { "" } else { typed.strip_prefix('.').unwrap_or(typed) };
        Turn { lines: Vec::new(), events: vec![Event::Write { slot: slot.clone(), text: text.to_owned() }] }
    }
}
