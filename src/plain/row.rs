//! One row: what can be done with it, and how it is moved.
//!
//! Never tell where a moved row stands by a number; numbers keep the meaning they were said with.

use super::{
    choice::{self, Found},
    lines::{Lines, spoken, then},
    reading,
    sayings::{help, prompt, refusal, several, unknown},
    state::{Menu, State},
};
use crate::{
    app::{Event, Scene},
    base::text::one_line,
    content::Words,
    page::{Act, Action, Allowed, Row, RowId, Scope},
    say,
};

/// The row in focus: at once if there is only one thing to do, else what there is.
pub(super) fn row_chosen(
    state: &mut State,
    row_id: &RowId,
    now: &Scene,
    words: &Words,
    out: &mut Lines,
    events: &mut Vec<Event>,
) {
    if *row_id == RowId::Act(Act::Help) {
        return help(now, words, out);
    }
    let Some(said) = stands_there(state, row_id, now, words, out) else { return };
    let can: Vec<&Action> = row_actions(now).filter(|action| action.allowed == Allowed::Yes).collect();
    match can.as_slice() {
        [] => {
            out.say(said);
            let why = row_actions(now).find_map(|action| match &action.allowed {
                Allowed::No(why) => Some(spoken(now, why)),
                Allowed::Yes => None,
            });
            out.say(why.unwrap_or_else(|| words.say(&say!("plain.row_nothing"))));
        }
        _ if at_once(row_id, &can) => events.push(Event::Do(Act::Open)),
        several => {
            out.say(said);
            let acts = several.iter().map(|action| action.act).collect();
            row_menu(state, row_id.clone(), acts, now, words, out);
        }
    }
}

/// The row in words, if it is still there; else says that it is gone.
fn stands_there(state: &mut State, row_id: &RowId, now: &Scene, words: &Words, out: &mut Lines) -> Option<String> {
    let mut said = reading::words_at(now, row_id, &mut state.numbers, words);
    if let (Some(said), Some((at, n))) = (&mut said, reading::place_of(&now.page, row_id)) {
        then(said, &words.say(&say!("plain.place_of", at = at, of = n)));
    }
    if said.is_none() {
        let number = state.numbers.of(row_id).unwrap_or_default();
        out.say(words.say(&say!("plain.no_longer", number = number)));
    }
    said
}

/// Says the actions of a row with their numbers.
pub(super) fn row_menu(state: &mut State, row_id: RowId, acts: Vec<Act>, now: &Scene, words: &Words, out: &mut Lines) {
    for (i, act) in acts.iter().enumerate() {
        out.say(reading::numbered(i + 1, &act_label(now, *act), words));
    }
    out.say(prompt(state, "plain.row_prompt", words));
    state.menu = Menu::Row { row_id, acts };
}

pub(super) fn row_word(
    state: &mut State,
    row_id: &RowId,
    word: &str,
    now: &Scene,
    words: &Words,
    out: &mut Lines,
    events: &mut Vec<Event>,
) {
    if stands_there(state, row_id, now, words, out).is_none() {
        return;
    }
    match choice::find(&choice::at_row(now), word) {
        Found::One(choice::Want::Act(act)) => match refusal(now, act) {
            Some(why) => out.say(why),
            None => events.push(Event::Do(act)),
        },
        Found::Several(names) => out.say(several(&names, &state.numbers, words)),
        Found::One(_) | Found::Nothing(_) => {
            let names: Vec<String> = choice::at_row(now).into_iter().filter(|n| n.offered).map(|n| n.said).collect();
            out.say(unknown(word, &names, words));
        }
    }
}

/// While a row is being moved: where it stands. True while it is.
pub(super) fn moving(
    state: &mut State,
    before: &Scene,
    now: &Scene,
    moved: bool,
    words: &Words,
    out: &mut Lines,
) -> bool {
    let is = is_moving(now);
    match (is_moving(before) && !moved, is, now.focus.as_ref()) {
        (false, true, Some(focus)) => {
            let text = now.page.row(focus).map(|row| one_line(&row.text)).unwrap_or_default();
            out.say(words.say(&say!("plain.moving", text = text)));
            let acts = can_move(now);
            row_menu(state, focus.clone(), acts, now, words, out);
        }
        (true, true, Some(focus)) if state.done.sent => {
            out.say(stands_at(now, focus, words));
            let acts = can_move(now);
            // The numbers of the moves stay as they were said, unless one of them can not be done now.
            if let Menu::Row { acts: said, .. } = &state.menu
                && *said != acts
            {
                row_menu(state, focus.clone(), acts, now, words, out);
            }
        }
        (true, false, _) => {
            state.menu = Menu::Page;
            out.say(words.say(&say!("plain.moved")));
        }
        _ => {}
    }
    is
}

/// Where the moved row stands: under what, or after what. Numbers would lie, since they stick.
fn stands_at(now: &Scene, focus: &RowId, words: &Words) -> String {
    let place = now.page.lists().find_map(|list| {
        let at = list.rows.iter().position(|row| row.id == *focus)?;
        Some((reading::above(list, at), at.checked_sub(1).and_then(|before| list.rows.get(before))))
    });
    let (above, before) = place.unwrap_or_default();
    let text = |row: &Row| one_line(&row.text);
    let mut line = String::new();
    if let Some(above) = above {
        line = words.say(&say!("plain.stands_under", under = text(above)));
    }
    match before {
        Some(before) if above.is_none_or(|above| above.id != before.id) => {
            then(&mut line, &words.say(&say!("plain.stands_after", after = text(before))));
        }
        None => line = words.say(&say!("plain.stands_first")),
        Some(_) => {}
    }
    line
}

/// Only one thing can be done, or what stands there is no record: a field is answered, a choice is taken.
fn at_once(row_id: &RowId, can: &[&Action]) -> bool {
    let open = can.iter().any(|action| action.act == Act::Open);
    open && (can.len() == 1 || !matches!(row_id, RowId::Record(_)))
}

pub(super) fn can_move(scene: &Scene) -> Vec<Act> {
    let can = |action: &&Action| action.allowed == Allowed::Yes && moves(action.act);
    row_actions(scene).filter(can).map(|action| action.act).collect()
}

fn moves(act: Act) -> bool {
    matches!(act, Act::MoveUp | Act::MoveDown | Act::MoveIn | Act::MoveOut | Act::MoveEnd)
}

/// A row is being moved.
pub(super) fn is_moving(scene: &Scene) -> bool {
    scene.actions.iter().any(|action| action.act == Act::MoveEnd && action.allowed == Allowed::Yes)
}

/// What can be done, or not, with the row in focus.
pub(super) fn row_actions(scene: &Scene) -> impl Iterator<Item = &Action> {
    scene.actions.iter().filter(|action| action.scope == Scope::Row && !choice::has_other_means(action.act))
}

/// Its label, as the app gives it.
pub(super) fn act_label(scene: &Scene, act: Act) -> String {
    scene.actions.iter().find(|action| action.act == act).map(|action| action.label.clone()).unwrap_or_default()
}
