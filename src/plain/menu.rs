//! At a menu: a number, the start of a name, or both.
//!
//! Never act on a row that was not named. "done" alone asks which.

use super::{
    choice::{self, Found, Want},
    lines::{Lines, plainly, spoken, then},
    question::{ask_if_writing, where_question},
    reading::{self, CHUNK},
    row::{act_label, can_move, is_moving, row_actions, row_menu},
    sayings::{help, not_one, refusal, said, stop_words, takes_at_once, unknown},
    state::{Menu, Next, State, Turn},
    whole::{read_rows, whole_page},
};
use crate::{
    app::{Event, Scene},
    content::Words,
    page::{Act, Action, Allowed, RowId, Scope},
    say,
};

/// A line at a menu.
pub(super) fn hear_choice(state: &mut State, line: &str, scene: &Scene, words: &Words) -> Turn {
    let typed = line.trim();
    if typed.is_empty() && state.menu == Menu::Page && takes_at_once(scene).is_some() {
        return Turn { lines: Vec::new(), events: vec![Event::Do(Act::Open)] };
    }
    if typed.is_empty() {
        // A quiet start: there is nothing to choose but to open.
        if matches!(scene.page.row_ids().as_slice(), [RowId::Choice(_)]) && state.menu == Menu::Page {
            return Turn { lines: Vec::new(), events: vec![Event::Do(Act::Open)] };
        }
        let key = if state.menu == Menu::Page { "plain.prompt" } else { "plain.row_prompt" };
        return said(words.plain(key));
    }
    if typed == "?" || typed == ".?" {
        return carry_out(state, Want::Help, scene, words);
    }
    if let Some(word) = typed.strip_prefix('.') {
        return match choice::find(&choice::after_stop(scene, words), word) {
            Found::One(Want::Clear) => said(words.say(&say!("plain.no_question"))),
            Found::One(want) => carry_out(state, want, scene, words),
            other => not_one(other, typed, words),
        };
    }
    match number(typed) {
        Some((0, _)) => carry_out(state, Want::Act(Act::Back), scene, words),
        Some((number, rest)) => by_number(state, number, rest, scene, words),
        None => by_word(state, typed, scene, words),
    }
}

fn by_word(state: &mut State, typed: &str, scene: &Scene, words: &Words) -> Turn {
    let help_word = words.plain("plain.word.help");
    if let Some((first, rest)) = typed.split_once(' ')
        && choice::normal(first) == choice::normal(&help_word)
    {
        return help_on(rest, scene, words);
    }
    let found = choice::find(&choice::at_menu(scene, words), typed);
    if matches!(state.menu, Menu::Row { .. }) {
        match (choice::find(&choice::at_row(scene), typed), &found) {
            (Found::One(want), _) => return carry_out(state, want, scene, words),
            (several @ Found::Several(_), _) => return not_one(several, typed, words),
            (nothing @ Found::Nothing(_), Found::Nothing(_)) => return not_one(nothing, typed, words),
            (Found::Nothing(_), _) => {}
        }
    }
    match found {
        Found::One(want) => carry_out(state, want, scene, words),
        other => not_one(other, typed, words),
    }
}

/// "3", or "3 done".
fn by_number(state: &mut State, number: usize, rest: &str, scene: &Scene, words: &Words) -> Turn {
    if rest.is_empty()
        && let Menu::Row { acts, .. } = &state.menu
    {
        return match number.checked_sub(1).and_then(|at| acts.get(at)) {
            Some(act) => act_on(state, *act, scene, words),
            None => said(words.say(&say!("plain.no_number", number = number, n = acts.len()))),
        };
    }
    let Some(row_id) = state.numbers.at(number).cloned() else {
        return said(words.say(&say!("plain.no_number", number = number, n = state.numbers.count())));
    };
    if is_moving(scene) {
        return said(words.say(&say!("plain.end_move_first")));
    }
    state.menu = Menu::Page;
    let next = if rest.is_empty() { Next::Row(row_id.clone()) } else { Next::RowWord(row_id.clone(), rest.to_owned()) };
    state.next = Some(next);
    Turn { lines: Vec::new(), events: vec![Event::Focus(row_id)] }
}

/// Does what a name stands for; at a question, too, after a full stop.
pub(super) fn carry_out(state: &mut State, want: Want, scene: &Scene, words: &Words) -> Turn {
    let mut out = Lines::default();
    match want {
        Want::Help => help(scene, words, &mut out),
        Want::Again => {
            whole_page(state, scene, words, &mut out);
            if let Some(focus) = scene.focus.clone().filter(|_| is_moving(scene)) {
                row_menu(state, focus, can_move(scene), scene, words, &mut out);
            }
            ask_if_writing(state, scene, words, &mut out);
        }
        Want::Where => tell_where(state, scene, words, &mut out),
        Want::Choices => tell_choices(state, scene, words, &mut out),
        Want::Rows { back } => return more_rows(state, back, scene, words),
        Want::Clear => {}
        Want::Act(act) => return act_on(state, act, scene, words),
        Want::Row(row_id) => {
            state.menu = Menu::Page;
            state.next = Some(Next::Row(row_id.clone()));
            return Turn { lines: Vec::new(), events: vec![Event::Focus(row_id)] };
        }
    }
    Turn { lines: out.done(), events: Vec::new() }
}

fn act_on(state: &mut State, act: Act, scene: &Scene, words: &Words) -> Turn {
    let moving = is_moving(scene);
    if act == Act::Help {
        return carry_out(state, Want::Help, scene, words);
    }
    if act == Act::Back && scene.writing.is_none() {
        if moving {
            return Turn { lines: Vec::new(), events: vec![Event::Do(Act::MoveEnd)] };
        }
        if matches!(state.menu, Menu::Row { .. }) {
            state.menu = Menu::Page;
            return said(words.say(&say!("plain.prompt")));
        }
    }
    let mut events = Vec::new();
    let of_row = row_actions(scene).any(|action| action.act == act);
    if of_row && !moving && state.menu == Menu::Page && !is_of_the_page(scene, act) {
        return said(words.say(&say!("plain.which", name = act_label(scene, act))));
    }
    if let Some(why) = refusal(scene, act) {
        return said(why);
    }
    state.done.going = !of_row && !matches!(act, Act::Back | Act::Undo | Act::Redo);
    if !moving && let Menu::Row { row_id, .. } = std::mem::take(&mut state.menu) {
        state.done.from_row = true;
        if of_row && scene.focus.as_ref() != Some(&row_id) {
            events.push(Event::Focus(row_id));
        }
    }
    events.push(Event::Do(act));
    Turn { lines: Vec::new(), events }
}

fn tell_where(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    let mut line = plainly(&scene.place);
    then(&mut line, &scene.pen);
    then(&mut line, &words.say(&say!("plain.where_count", n = state.numbers.count())));
    then(&mut line, &plainly(&scene.saved));
    out.say(spoken(scene, &line));
    out.say(spoken(scene, scene.banner.as_deref().unwrap_or_default()));
    if let Menu::Row { row_id, .. } = state.menu.clone()
        && let Some(row) = reading::words_at(scene, &row_id, &mut state.numbers, words)
    {
        out.say(words.say(&say!("plain.where_row", row = row)));
    }
    if scene.writing.is_some() {
        where_question(state, words, out);
    }
}

/// All that can be done here, each with its sentence.
fn tell_choices(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    if scene.writing.is_some() {
        return stop_words(scene, words, out);
    }
    if let Menu::Row { row_id, acts } = state.menu.clone() {
        return row_menu(state, row_id, acts, scene, words, out);
    }
    let fits = |action: &&Action| {
        let here = is_of_the_page(scene, action.act) || matches!(action.scope, Scope::Page | Scope::Everywhere);
        here && action.allowed == Allowed::Yes && !choice::has_other_means(action.act)
    };
    for action in scene.actions.iter().filter(fits) {
        let mut line = action.label.clone();
        then(&mut line, &spoken(scene, &action.help));
        out.say(line);
    }
    out.say(words.say(&say!("plain.choices_own")));
    if state.numbers.count() > 0 {
        out.say(words.say(&say!("plain.choices_numbers", n = state.numbers.count())));
    }
}

fn more_rows(state: &mut State, back: bool, scene: &Scene, words: &Words) -> Turn {
    let far = state.span.and_then(|span| {
        let list = scene.page.lists().nth(span.list)?;
        let end = list.first + list.rows.len();
        let beyond = if back {
            list.first > 0 && span.from < list.first + CHUNK
        } else {
            end < list.total && span.to + CHUNK > end
        };
        let edge = if back { list.rows.first() } else { list.rows.last() };
        edge.filter(|_| beyond).map(|row| row.id.clone())
    });
    if let Some(edge) = far {
        // The app moves its window to where the focus is.
        state.next = Some(Next::Rows { back });
        return Turn { lines: Vec::new(), events: vec![Event::Focus(edge)] };
    }
    let mut out = Lines::default();
    if read_rows(state, scene, words, back, &mut out) {
        return Turn { lines: out.done(), events: Vec::new() };
    }
    said(words.say(&say!("plain.rows_end")))
}

/// "help add a stone": the sentence of that action.
fn help_on(name: &str, scene: &Scene, words: &Words) -> Turn {
    let found = choice::find(&choice::at_menu(scene, words), name);
    let Found::One(Want::Act(act)) = found else {
        let mut out = Lines::default();
        help(scene, words, &mut out);
        return Turn { lines: out.done(), events: Vec::new() };
    };
    let action = scene.actions.iter().find(|action| action.act == act);
    let mut line = action.map(|action| action.label.clone()).unwrap_or_default();
    then(&mut line, &action.map(|action| spoken(scene, &action.help)).unwrap_or_default());
    if line.is_empty() { said(unknown(name, &[], words)) } else { said(line) }
}

/// A number at the start, and what follows it.
fn number(typed: &str) -> Option<(usize, &str)> {
    let digits = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
    let (number, rest) = typed.split_at_checked(digits)?;
    let number = number.parse().ok()?;
    let rest = rest.trim_start_matches(['.', ')', ',', ':']);
    Some((number, rest.trim()))
}

/// The page itself can be kept to oneself; a row of it, where that row is chosen.
fn is_of_the_page(scene: &Scene, act: Act) -> bool {
    act == Act::Private && !matches!(scene.focus, Some(RowId::Record(_) | RowId::Page(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_after_them() {
        let cases = [
            ("3", Some((3, ""))),
            ("3 done", Some((3, "done"))),
            ("3. done ", Some((3, "done"))),
            ("12done", Some((12, "done"))),
            ("99999999999999999999999", None),
            ("done 3", None),
            ("٣", None),
        ];
        for (typed, found) in cases {
            assert_eq!(number(typed), found, "{typed}");
        }
    }
}
