//! A question: what is asked, with an example, what is there, and how to answer.

use super::{
    brief, choice,
    lines::{Lines, spoken, then},
    reading::{blocks, label},
    sayings::prompt,
    state::{Asked, State},
};
use crate::{
    app::Scene,
    base::Kind,
    content::Words,
    page::{Block, Field, FieldKind, Page},
    say,
};

/// Asks, if there is something to be asked.
pub(super) fn ask_if_writing(state: &mut State, scene: &Scene, words: &Words, out: &mut Lines) {
    let Some(slot) = &scene.writing else {
        state.asked = None;
        return;
    };
    let mut asked = Asked::new(slot, scene);
    asked.told = state.asked.as_ref().is_some_and(|before| before.slot == *slot && before.told);
    if std::mem::take(&mut state.retry) {
        out.say(words.say(&say!("plain.try_again")));
    } else if let Some(field) = &asked.field {
        question(state, scene, field, words, out);
    } else {
        out.say(prompt(state, "plain.how_line", words));
    }
    state.asked = Some(asked);
}

/// Which question is open, for `.where`.
pub(super) fn where_question(state: &State, scene: &Scene, words: &Words, out: &mut Lines) {
    if let Some(field) = state.asked.as_ref().and_then(|asked| asked.field.as_ref()) {
        out.say(title(&scene.page, field, words));
    }
}

/// The words that empty an answer, after a full stop.
pub(super) fn clears(typed: &str, words: &Words) -> bool {
    typed.strip_prefix('.').is_some_and(|word| choice::normal(word) == choice::normal(&words.plain("plain.word.clear")))
}

/// A question is open. A filter is no question: the rows it leaves are its answer.
pub(super) fn is_open(scene: &Scene) -> bool {
    scene.writing.as_ref().is_some_and(|slot| slot.record.kind() != Kind::Passing)
}

/// The question, an example, what is there, how to answer and how to skip.
fn question(state: &mut State, scene: &Scene, field: &Field, words: &Words, out: &mut Lines) {
    out.say(title(&scene.page, field, words));
    let full = !field.text.trim().is_empty();
    let example = field.example.trim();
    if !example.is_empty() && !full {
        let ready = words.say(&say!("plain.example", text = example));
        let lead: String = ready.chars().take_while(|c| *c != ':').collect::<String>().to_lowercase();
        out.say(if example.to_lowercase().starts_with(&lead) { example.to_owned() } else { ready });
    }
    if full {
        out.say(words.say(&say!("plain.there_now", text = brief::answer(&field.text, words))));
        if brief::is_long(&field.text) {
            out.say(words.say(&say!("plain.read_there")));
        }
        out.say(spoken(scene, &field.problem));
    }
    let mut how = String::new();
    match &field.kind {
        FieldKind::Rate { low, high } => {
            then(&mut how, &prompt(state, "plain.how_rate", words));
            if !low.is_empty() && !high.is_empty() {
                let ends = words.say(&say!("plain.how_rate_ends", low = low.as_str(), high = high.as_str()));
                then(&mut how, &ends);
            }
        }
        FieldKind::Date { .. } => then(&mut how, &prompt(state, "plain.how_date", words)),
        FieldKind::Line
        | FieldKind::Note
        | FieldKind::Lines { .. }
        | FieldKind::Pick { .. }
        | FieldKind::PickMany { .. } => {}
    }
    let key = match (field.kind.has_lines(), full) {
        (true, false) => "plain.how_note",
        (true, true) => "plain.how_note_more",
        (false, false) => "plain.how_line",
        (false, true) => "plain.how_line_again",
    };
    then(&mut how, &prompt(state, key, words));
    out.say(how);
}

/// "Question: what would you like?", and which of how many it is.
fn title(page: &Page, field: &Field, words: &Words) -> String {
    let label = label(field);
    let typed = |block: &Block| match block {
        Block::Field(field) if field.slot.record.kind() != Kind::Passing => Some(field.id.clone()),
        _ => None,
    };
    let all: Vec<_> = blocks(page).filter_map(typed).collect();
    match all.iter().position(|id| *id == field.id) {
        Some(at) if all.len() > 1 => words.say(&say!("plain.question_of", at = at + 1, of = all.len(), label = label)),
        _ => words.say(&say!("plain.question", label = label)),
    }
}
