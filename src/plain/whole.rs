//! A page said whole, and the next rows of a long list on it.

use super::{
    choice,
    lines::Lines,
    reading::{self, CHUNK, Span},
    sayings::takes_at_once,
    state::{Menu, State},
};
use crate::{
    app::Scene,
    content::Words,
    page::{Act, Action, Allowed, Scope},
    say,
};

/// This page was left a moment ago.
pub(super) fn was_here(state: &State, now: &Scene) -> bool {
    state.behind.iter().any(|page| page.place == now.place && page.page.title == now.page.title)
}

/// The page and what can be said there. Numbers begin anew.
pub(super) fn whole_page(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    state.menu = Menu::Page;
    state.span = reading::page(scene, words, &mut state.numbers, out);
    if scene.writing.is_some() {
        return;
    }
    let first = takes_at_once(scene);
    if let Some(first) = first {
        let number = state.numbers.give(first);
        out.say(words.say(&say!("plain.turn", number = number)));
    }
    if first.is_none() || !scene.in_turn {
        let names: Vec<String> = short_choices(scene, words);
        out.say(words.say(&say!("plain.you_can_say", names = names.join(", "))));
    }
}

/// Says the next rows of the long list, as far as the window holds them. False when it holds none.
pub(super) fn read_rows(state: &mut State, scene: &Scene, words: &Words, back: bool, out: &mut Lines) -> bool {
    let Some(span) = state.span else { return false };
    let Some(list) = scene.page.lists().nth(span.list) else { return false };
    let end = list.first + list.rows.len();
    let (from, to) = if back {
        (span.from.saturating_sub(CHUNK).max(list.first), span.from.min(end))
    } else {
        (span.to.max(list.first), (span.to + CHUNK).min(end))
    };
    // A window that moved past rows nobody heard would leave a gap without a word.
    let gap = if back { end < span.from } else { list.first > span.to };
    if from >= to || gap {
        return false;
    }
    let span = Span { list: span.list, from, to };
    reading::rows(scene, list, span, Some(back), words, &mut state.numbers, out);
    state.span = Some(span);
    true
}

/// The names said at the end of a page. `choices` tells all of them.
fn short_choices(scene: &Scene, words: &Words) -> Vec<String> {
    let fits = |action: &&Action| {
        let here = action.scope == Scope::Page || (action.scope == Scope::Everywhere && action.foot);
        here && action.allowed == Allowed::Yes && action.act != Act::Back && !choice::has_other_means(action.act)
    };
    let mut out: Vec<String> = scene.actions.iter().filter(fits).map(|action| action.label.clone()).collect();
    out.extend(scene.tabs.iter().filter(|tab| !tab.here).map(|tab| tab.label.clone()));
    out.extend(["plain.word.choices", "plain.word.help"].map(|key| words.plain(key)));
    if scene.actions.iter().any(|action| action.act == Act::Back && action.allowed == Allowed::Yes) {
        out.push(words.plain("plain.word.back"));
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|name| seen.insert(choice::normal(name)));
    out
}
