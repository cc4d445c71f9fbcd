//! A page said in parts, what is read of it next, and one row with all its words.

use super::{
    brief, choice,
    lines::{Lines, then},
    parts::{self, Known, Piece, Span},
    reading::{self, Numbers},
    sayings::{prompt, takes_at_once},
    state::{Menu, State},
};
use crate::{
    app::Scene,
    content::Words,
    page::{Act, Action, Allowed, Block, Page, RowId, Scope},
    say,
};

/// This page was left a moment ago.
pub(super) fn was_here(state: &State, now: &Scene) -> bool {
    state.behind.iter().any(|page| page.place == now.place && page.page.title == now.page.title)
}

/// The page and what can be said there; a long one from its first part on. Numbers begin anew.
pub(super) fn whole_page(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    page_after(state, scene, None, words, out);
}

/// The same, where `before` was left for it: of questions in their turn, what was heard there is not said again.
pub(super) fn page_after(state: &mut State, scene: &Scene, before: Option<&Page>, words: &Words, out: &mut Lines) {
    state.menu = Menu::Page;
    state.numbers = Numbers::default();
    out.say(&scene.page.title);
    let known = Known { before, most: state.most };
    let pieces = parts::pieces(scene, &known, words, &mut state.numbers);
    let from = parts::begin(&pieces, scene.focus.as_ref());
    let to = parts::end(&pieces, from);
    if parts::is_long(&pieces) {
        sizes(&pieces, words, out);
    }
    if from > 0 {
        let n = parts::things(pieces.get(..from).unwrap_or_default());
        out.say(words.say(&say!("plain.rows_before", n = n)));
    }
    tell(state, scene, &pieces, (from, to), words, out);
    if scene.writing.is_some() {
        return;
    }
    let first = takes_at_once(scene);
    if let Some(first) = first {
        let number = state.numbers.give(first);
        out.say(words.say(&say!("plain.turn", number = number)));
    }
    if first.is_none() || !scene.in_turn {
        let all = !state.is_known("plain.you_can_say");
        let names: Vec<String> = short_choices(scene, all, words);
        out.say(words.say(&say!("plain.you_can_say", names = names.join(", "))));
    }
}

/// How much there is, before it is read.
fn sizes(pieces: &[Piece], words: &Words, out: &mut Lines) {
    let mut line = words.say(&say!("plain.long_page", n = parts::things(pieces)));
    for (name, n) in parts::sections(pieces) {
        then(&mut line, &words.say(&say!("plain.section", name = name, n = n)));
    }
    out.say(line);
}

/// Says those pieces, and how many come after them.
fn tell(state: &mut State, scene: &Scene, pieces: &[Piece], span: (usize, usize), words: &Words, out: &mut Lines) {
    let (from, to) = span;
    pieces.get(from..to).unwrap_or_default().iter().flat_map(|piece| &piece.lines).for_each(|line| out.say(line));
    state.span = parts::span(pieces, from, to);
    let rest = pieces.get(to..).unwrap_or_default();
    if !rest.is_empty() {
        let n = parts::size(rest);
        out.say(words.say(&say!("plain.rows_after", n = n)));
    }
    let short = pieces.get(from..to).unwrap_or_default().iter().find_map(|piece| {
        let id = piece.id()?;
        is_shortened(scene, id).then(|| state.numbers.of(id))?
    });
    if let Some(number) = short.filter(|_| !state.is_known("plain.how_read")) {
        out.say(words.say(&say!("plain.how_read", number = number)));
    }
}

/// Not all of its words are said in its row.
fn is_shortened(scene: &Scene, id: &RowId) -> bool {
    reading::blocks(&scene.page).any(|block| match block {
        Block::Field(field) => field.id == *id && brief::is_long(&field.shown),
        Block::List(list) => list.rows.iter().any(|row| row.id == *id && brief::is_long_row(&row.text)),
        _ => false,
    })
}

/// What comes of reading on.
#[derive(Debug, PartialEq)]
pub(super) enum Read {
    /// It was said.
    Said,
    /// More stands beyond the rows that are here; the focus has to go there first.
    Beyond(RowId),
    /// That was all.
    End,
}

/// The next part of the page, or the one before it.
pub(super) fn read_on(state: &mut State, scene: &Scene, back: bool, words: &Words, out: &mut Lines) -> Read {
    let Some(heard) = state.span.clone() else { return Read::End };
    let known = Known { before: None, most: state.most };
    let pieces = parts::pieces(scene, &known, words, &mut state.numbers);
    if back {
        return read_before(state, &pieces, &heard, words, out);
    }
    let from = parts::after(&pieces, &heard);
    read_from(state, scene, &pieces, from, words, out)
}

fn read_from(state: &mut State, scene: &Scene, pieces: &[Piece], from: usize, words: &Words, out: &mut Lines) -> Read {
    if let Some(row) = parts::edge(pieces, from) {
        return Read::Beyond(row);
    }
    if from >= pieces.len() {
        return Read::End;
    }
    tell(state, scene, pieces, (from, parts::end(pieces, from)), words, out);
    Read::Said
}

fn read_before(state: &mut State, pieces: &[Piece], heard: &Span, words: &Words, out: &mut Lines) -> Read {
    let to = parts::before(pieces, heard);
    let Some(row) = to.checked_sub(1) else { return Read::End };
    if let Some(row) = parts::edge(pieces, row) {
        return Read::Beyond(row);
    }
    let from = parts::start(pieces, to);
    pieces.get(from..to).unwrap_or_default().iter().flat_map(|piece| &piece.lines).for_each(|line| out.say(line));
    state.span = parts::span(pieces, from, to);
    let n = parts::size(pieces.get(..from).unwrap_or_default());
    if n > 0 {
        out.say(words.say(&say!("plain.rows_before", n = n)));
    }
    Read::Said
}

/// From the section on that is called so. False where there is none, or more than one.
pub(super) fn read_section(state: &mut State, scene: &Scene, name: &str, words: &Words, out: &mut Lines) -> bool {
    let known = Known { before: None, most: state.most };
    let pieces = parts::pieces(scene, &known, words, &mut state.numbers);
    let name = choice::normal(name);
    let Some(from) = parts::section(&pieces, |heading| choice::normal(heading).starts_with(&name)) else {
        return false;
    };
    read_from(state, scene, &pieces, from, words, out) == Read::Said
}

/// The row or field of that id with all its words, a part at a time; from `line` on. False where it is not here.
pub(super) fn read_whole(
    state: &mut State,
    scene: &Scene,
    (id, line): (&RowId, usize),
    words: &Words,
    out: &mut Lines,
) -> bool {
    let Some(all) = reading::all_words_at(scene, id, &mut state.numbers, words) else { return false };
    let mut lines = Lines::default();
    lines.say(all);
    let lines: Vec<String> = lines.done().iter().flat_map(|line| brief::in_screens(line)).collect();
    let rest = lines.get(line..).unwrap_or_default();
    let n = brief::of_a_screen(rest);
    rest.iter().take(n).for_each(|line| out.say(line));
    state.whole = (n < rest.len()).then(|| (id.clone(), line + n));
    if n < rest.len() {
        out.say(words.say(&say!("plain.rows_after", n = rest.len() - n)));
    }
    true
}

/// The names said at the end of a page. `choices` tells all of them, and so does the line itself the first times.
fn short_choices(scene: &Scene, all: bool, words: &Words) -> Vec<String> {
    let fits = |action: &&Action| {
        let here = action.scope == Scope::Page || (all && action.scope == Scope::Everywhere && action.foot);
        here && action.allowed == Allowed::Yes && action.act != Act::Back && !choice::has_other_means(action.act)
    };
    let mut out: Vec<String> = scene.actions.iter().filter(fits).map(|action| action.label.clone()).collect();
    out.extend(scene.tabs.iter().filter(|tab| all && !tab.here).map(|tab| tab.label.clone()));
    out.extend(["plain.word.choices", "plain.word.help"].map(|key| words.plain(key)));
    if scene.actions.iter().any(|action| action.act == Act::Back && action.allowed == Allowed::Yes) {
        out.push(words.plain("plain.word.back"));
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|name| seen.insert(choice::normal(name)));
    out
}

/// What can be typed now, in full the first times.
pub(super) fn ask_what(state: &mut State, words: &Words, out: &mut Lines) {
    out.say(prompt(state, "plain.prompt", words));
}
