//! A filter, line by line: on coming there it is a question; once answered, the page is a menu like any other, and
//! the filter has a number there, to be asked anew.

use std::borrow::Cow;

use super::{
    answer::hear_answer,
    lines::Lines,
    menu::hear_choice,
    question::{self, ask_if_writing},
    state::{Filter, State, Turn},
    whole::{was_here, whole_page},
};
use crate::{
    app::{Event, Scene},
    base::{Kind, Slot},
    content::Words,
};

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

/// Coming to a page with a filter, it is asked for first; coming back to one, it is not.
pub(super) fn comes_to_a_filter(state: &mut State, now: &Scene) {
    let asks = filter(now).is_some() && (state.done.going || !was_here(state, now));
    state.filter = if asks { Filter::Asked } else { Filter::Still };
}

/// A line on a page with a filter.
pub(super) fn hear_in_find(state: &mut State, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
    if state.filter == Filter::Asked {
        return hear_filter(state, slot, line, scene, words);
    }
    let turn = hear_choice(state, line, &heard(scene, false), words);
    let asks = scene.page.field(slot).is_some_and(|field| turn.events == [Event::Focus(field.id.clone())]);
    if !asks {
        return turn;
    }
    state.next = None;
    state.filter = Filter::Asked;
    let mut out = Lines::default();
    ask_if_writing(state, scene, words, &mut out);
    Turn { lines: out.done(), events: Vec::new() }
}

fn hear_filter(state: &mut State, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
    let typed = line.trim();
    let (is_stop, clears) = (typed.starts_with('.') && !typed.starts_with(".."), question::clears(typed, words));
    if is_stop && !clears {
        return hear_answer(state, slot, line, scene, words);
    }
    state.filter = Filter::Still;
    state.asked = None;
    if typed.is_empty() {
        // What was looked for stays.
        let mut out = Lines::default();
        whole_page(state, &heard(scene, false), words, &mut out);
        return Turn { lines: out.done(), events: Vec::new() };
    }
    state.filter = Filter::Answered;
    let text = if clears { "" } else { typed.strip_prefix('.').unwrap_or(typed) };
    Turn { lines: Vec::new(), events: vec![Event::Write { slot: slot.clone(), text: text.to_owned() }] }
}
