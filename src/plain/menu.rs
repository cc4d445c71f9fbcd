//! At a menu: a number, the start of a name, or both.
//!
//! Never act on a row that was not named. "done" alone asks which.

use super::{
    choice::{self, Found, Want},
    lines::{Lines, spoken, then},
    question::{ask_if_writing, where_question},
    reading,
    row::{act_label, can_move, is_moving, row_actions, row_menu},
    sayings::{help, not_one, prompt, refusal, said, stop_words, takes_at_once, unknown},
    state::{Menu, Next, State, Turn},
    whole::{Read, read_on, read_section, read_whole, whole_page},
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
        return said(prompt(state, key, words));
    }
    if typed == "?" || typed == ".?" {
        return carry_out(state, Want::Help, scene, words);
    }
    if let Some(word) = typed.strip_prefix('.') {
        return match choice::find(&choice::after_stop(scene, words), word) {
            Found::One(Want::Clear) => said(words.say(&say!("plain.no_question"))),
            Found::One(want) => carry_out(state, want, scene, words),
            other => not_one(other, typed, &state.numbers, words),
        };
    }
    if let Some(number) = read_number(typed, words) {
        return read_row(state, number, scene, words);
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
            (several @ Found::Several(_), _) => return not_one(several, typed, &state.numbers, words),
            (nothing @ Found::Nothing(_), Found::Nothing(_)) => return no_name(state, nothing, typed, scene, words),
            (Found::Nothing(_), _) => {}
        }
    }
    match found {
        Found::One(want) => carry_out(state, want, scene, words),
        other => {
            let mut out = Lines::default();
            let read = |name: &str| read_section(state, scene, name, words, &mut out);
            if read_what(typed, words).is_some_and(read) {
                return Turn { lines: out.done(), events: Vec::new() };
            }
            no_name(state, other, typed, scene, words)
        }
    }
}

/// So many words are a sentence.
const A_SENTENCE: usize = 3;

/// It is no one name. A sentence may be meant to be kept: it can be, where a note can be begun.
fn no_name(state: &mut State, found: Found, typed: &str, scene: &Scene, words: &Words) -> Turn {
    let is_sentence = matches!(found, Found::Nothing(_)) && typed.split_whitespace().count() >= A_SENTENCE;
    let notes = scene.actions.iter().any(|it| it.act == Act::AddNote && it.allowed == Allowed::Yes);
    let mut turn = not_one(found, typed, &state.numbers, words);
    if is_sentence && notes {
        turn.lines.push(words.say(&say!("plain.keep_as_note", yes = words.plain("plain.word.yes"))));
        state.sentence = Some(typed.to_owned());
    }
    turn
}

/// The sentence that was typed before is to be a note.
pub(super) fn as_a_note(sentence: Option<String>, line: &str, words: &Words) -> Option<Turn> {
    let typed = choice::normal(line);
    let is_yes = !typed.is_empty() && choice::normal(&words.plain("plain.word.yes")).starts_with(&typed);
    sentence.filter(|_| is_yes).map(|sentence| Turn { lines: Vec::new(), events: vec![Event::Paste(sentence)] })
}

/// What follows the word that reads, where it stands first.
fn read_what<'a>(typed: &'a str, words: &Words) -> Option<&'a str> {
    let (first, rest) = typed.split_once(' ')?;
    (choice::normal(first) == choice::normal(&words.plain("plain.word.read"))).then(|| rest.trim())
}

/// "read 3"; and "more 3", since a place of that name has no number.
fn read_number(typed: &str, words: &Words) -> Option<usize> {
    let reads = |word: &str| {
        let word = choice::normal(word);
        ["plain.word.read", "plain.word.more"].iter().any(|key| word == choice::normal(&words.plain(key)))
    };
    let (word, rest) = typed.split_once(' ')?;
    if reads(word) { rest.trim().trim_end_matches('.').parse().ok() } else { None }
}

/// All words of what has that number.
fn read_row(state: &mut State, number: usize, scene: &Scene, words: &Words) -> Turn {
    let mut out = Lines::default();
    match state.numbers.at(number).cloned() {
        None => out.say(words.say(&say!("plain.no_number", number = number, n = state.numbers.count()))),
        Some(id) if read_whole(state, scene, (&id, 0), words, &mut out) => {}
        Some(_) => out.say(words.say(&say!("plain.no_longer", number = number))),
    }
    Turn { lines: out.done(), events: Vec::new() }
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
        Want::Help => {
            state.tell_in_full();
            help(scene, words, &mut out);
        }
        Want::Again => {
            state.tell_in_full();
            whole_page(state, scene, words, &mut out);
            if let Some(focus) = scene.focus.clone().filter(|_| is_moving(scene)) {
                row_menu(state, focus, can_move(scene), scene, words, &mut out);
            }
            ask_if_writing(state, scene, words, &mut out);
        }
        Want::Where => tell_where(state, scene, words, &mut out),
        Want::Choices => tell_choices(state, scene, words, &mut out),
        Want::Read { back } => return read(state, back, scene, words),
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
            return said(prompt(state, "plain.prompt", words));
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
    // What is taken back is named: no other page is needed to see it.
    events.push(if matches!(act, Act::Undo | Act::Redo) { Event::DoHere(act) } else { Event::Do(act) });
    Turn { lines: Vec::new(), events }
}

fn tell_where(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    let mut line = scene.place.clone();
    then(&mut line, &scene.pen);
    then(&mut line, &words.say(&say!("plain.where_count", n = state.numbers.count())));
    then(&mut line, &scene.saved);
    out.say(spoken(scene, &line));
    out.say(spoken(scene, scene.banner.as_deref().unwrap_or_default()));
    if let Menu::Row { row_id, .. } = state.menu.clone()
        && let Some(row) = reading::words_at(scene, &row_id, &mut state.numbers, words)
    {
        let mut line = words.say(&say!("plain.where_row", row = row));
        if let Some((at, n)) = reading::place_of(&scene.page, &row_id) {
            then(&mut line, &words.say(&say!("plain.place_of", at = at, of = n)));
        }
        out.say(line);
    }
    if scene.writing.is_some() {
        where_question(state, scene, words, out);
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

/// Reads on: in the text that is being read, in the one that is asked for or was chosen, or in the page.
fn read(state: &mut State, back: bool, scene: &Scene, words: &Words) -> Turn {
    let mut out = Lines::default();
    let asked = state.asked.as_ref().and_then(|asked| asked.field.as_ref()).map(|field| field.id.clone());
    let chosen = match &state.menu {
        Menu::Row { row_id, .. } => Some(row_id.clone()),
        Menu::Page => None,
    };
    let text = state.whole.take().or_else(|| asked.filter(|_| scene.writing.is_some()).or(chosen).map(|id| (id, 0)));
    if let Some((id, line)) = text.filter(|_| !back)
        && read_whole(state, scene, (&id, line), words, &mut out)
    {
        return Turn { lines: out.done(), events: Vec::new() };
    }
    match read_on(state, scene, back, words, &mut out) {
        // The app moves its window to where the focus is.
        Read::Beyond(row_id) => {
            state.next = Some(Next::Read { back });
            return Turn { lines: Vec::new(), events: vec![Event::Focus(row_id)] };
        }
        Read::End => out.say(words.say(&say!("plain.rows_end"))),
        Read::Said => {}
    }
    Turn { lines: out.done(), events: Vec::new() }
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
