//! At a question: the whole line is the answer, unless it starts with a full stop.
//!
//! A long text is written line by line as it comes, so that a pipe that breaks loses nothing.
//!
//! Never store a word that was meant as a command, or take a command from inside an answer.

use super::{
    brief,
    choice::{self, Found, Want},
    lines::{Lines, spoken},
    menu::carry_out,
    reading::{self, answer_words, numbered},
    sayings::{not_one, said, stop_words},
    state::{Asked, State, Turn},
};
use crate::{
    app::{Event, Scene},
    base::{Slot, text},
    content::Words,
    page::{Act, Code, Field, Stroke},
    say,
};

/// A line at a question.
pub(super) fn hear_answer(state: &mut State, slot: &Slot, line: &str, scene: &Scene, words: &Words) -> Turn {
    if state.asked.as_ref().is_none_or(|asked| asked.slot != *slot) {
        state.asked = Some(Asked::new(slot, scene));
    }
    let trimmed = line.trim();
    let begun = state.asked.as_ref().is_some_and(|asked| asked.is_note() && asked.wrote);
    if trimmed == "." || (trimmed.is_empty() && !begun) {
        return end_answer(state);
    }
    match (line.strip_prefix(".."), line.strip_prefix('.')) {
        (None, Some(command)) => stopped(state, command, line, scene, words),
        (Some(rest), _) => answer(state, &format!(".{rest}"), words),
        (None, None) => answer(state, line, words),
    }
}

fn end_answer(state: &mut State) -> Turn {
    Turn { lines: Vec::new(), events: vec![end_of(state.asked.as_ref().is_some_and(|asked| asked.in_turn))] }
}

fn answer(state: &mut State, line: &str, words: &Words) -> Turn {
    let Some(asked) = &mut state.asked else { return Turn::default() };
    let note = asked.is_note();
    let all = match &asked.text {
        before if note && !before.is_empty() => format!("{before}\n{line}"),
        _ => line.to_owned(),
    };
    if text::clean(&all).len() > text::LIMIT {
        state.done.too_long = true;
        return Turn { lines: Vec::new(), events: vec![Event::TooLong { slot: asked.slot.clone() }] };
    }
    asked.text.clone_from(&all);
    asked.wrote = true;
    state.done.wrote = true;
    let mut events = vec![Event::Write { slot: asked.slot.clone(), text: all }];
    if !note {
        events.push(end_of(asked.in_turn));
    }
    // Here it is an answer like any other; who wanted help is told how to get it.
    let mut out = Lines::default();
    let typed = line.trim();
    if typed == "?" || typed.to_lowercase() == words.plain("plain.word.help") {
        out.say(words.say(&say!("plain.asked_for_help", typed = text::one_line(typed))));
    }
    Turn { lines: out.done(), events }
}

fn stopped(state: &mut State, command: &str, line: &str, scene: &Scene, words: &Words) -> Turn {
    if command.trim() == "?" {
        return carry_out(state, Want::Help, scene, words);
    }
    match choice::find(&choice::after_stop(scene, words), command) {
        Found::One(Want::Clear) => clear(state, words),
        Found::One(Want::Act(Act::Back)) => Turn { lines: Vec::new(), events: vec![Event::Do(Act::Back)] },
        Found::One(want) => carry_out(state, want, scene, words),
        several @ Found::Several(_) => not_one(several, line, &state.numbers, words),
        Found::Nothing(_) => {
            let mut out = Lines::default();
            let typed = crate::base::letters::clip(&text::one_line(line.trim()), 40);
            out.say(words.say(&say!("plain.unknown_stop", typed = typed)));
            stop_words(scene, words, &mut out);
            Turn { lines: out.done(), events: Vec::new() }
        }
    }
}

fn clear(state: &mut State, words: &Words) -> Turn {
    let Some(asked) = &mut state.asked else { return Turn::default() };
    asked.text.clear();
    // A long text that was emptied is as one not begun: Enter alone ends it.
    asked.wrote = !asked.is_note();
    state.done.wrote = true;
    let mut events = vec![Event::Write { slot: asked.slot.clone(), text: String::new() }];
    if asked.is_note() {
        let mut turn = said(words.say(&say!("plain.cleared")));
        turn.events = events;
        return turn;
    }
    events.push(end_of(asked.in_turn));
    Turn { lines: Vec::new(), events }
}

/// What came of the answer: what it was read as, or what is wrong with it. The slot, when writing there ended.
pub(super) fn answered(
    state: &mut State,
    before: &Scene,
    now: &Scene,
    moved: bool,
    words: &Words,
    out: &mut Lines,
    events: &mut Vec<Event>,
) -> Option<Slot> {
    if state.done.too_long && now.notice.is_none() {
        out.say(words.say(&say!("plain.too_long")));
    }
    state.done.too_long = false;
    let mut asked = state.asked.take()?;
    if now.writing.as_ref() == Some(&asked.slot) {
        let text = asked.field.as_ref().map(|field| field.text.clone()).unwrap_or_default();
        let problem = asked.field.as_ref().map(|field| field.problem.clone()).unwrap_or_default();
        if state.done.wrote && !asked.is_note() && !problem.is_empty() && !moved {
            out.say(spoken(now, &problem));
            out.say(words.say(&say!("plain.try_again")));
            asked.wrote = false;
        } else if state.done.sent && !state.done.wrote && !moved && before.writing == now.writing && text != asked.text
        {
            let shown = super::lines::or_nothing(&brief::answer(&text, words), words);
            out.say(words.say(&say!("plain.it_says_now", text = shown)));
            asked.text = text;
        } else if state.done.wrote && asked.is_note() && asked.wrote && !asked.told && !moved {
            asked.told = true;
            out.say(words.say(&say!("plain.note_on")));
        }
        state.asked = Some(asked);
        return None;
    }
    if before.writing.as_ref() != Some(&asked.slot) {
        return None;
    }
    ended(state, &asked, now, moved, words, out, events);
    state.done.from_row = false;
    Some(asked.slot)
}

fn ended(
    state: &mut State,
    asked: &Asked,
    now: &Scene,
    moved: bool,
    words: &Words,
    out: &mut Lines,
    events: &mut Vec<Event>,
) {
    if !asked.wrote {
        if !moved {
            out.say(words.say(&say!("plain.left_as_it_is")));
        }
        return;
    }
    let here = now.page.field(&asked.slot);
    let row = now.page.lists().flat_map(|list| &list.rows).find(|row| holds(row.field.as_deref(), &asked.slot));
    if let Some(row) = row {
        out.say(reading::words_at(now, &row.id, &mut state.numbers, words).unwrap_or_default());
    } else if let Some(field) = here {
        out.say(numbered(state.numbers.give(&field.id), &answer_words(field, words), words));
    } else if let Some(field) = asked.field.as_ref().filter(|field| !moved || !field.echo.is_empty()) {
        out.say(answer_words(field, words));
    }
    let problem = here.or(asked.field.as_ref()).map(|field| field.problem.clone()).unwrap_or_default();
    if problem.is_empty() {
        return;
    }
    // A row says its problem itself.
    if row.is_none() {
        out.say(spoken(now, &problem));
    }
    if state.done.wrote && !moved && here.is_some() && now.writing.is_none() {
        // Writing what is there already opens the question again and changes nothing.
        state.retry = true;
        events.push(Event::Write { slot: asked.slot.clone(), text: asked.text.clone() });
    }
}

fn holds(field: Option<&Field>, slot: &Slot) -> bool {
    field.is_some_and(|field| field.slot == *slot)
}

/// The answer is ended as Esc ends it; a question in its turn is ended by Enter, which goes on.
fn end_of(in_turn: bool) -> Event {
    if in_turn { Event::Key(Stroke::plain(Code::Enter)) } else { Event::Do(Act::Back) }
}
