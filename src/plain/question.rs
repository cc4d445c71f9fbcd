//! A question: what is asked, with an example, what is there, and how to answer.

use super::{
    choice,
    lines::{Lines, spoken, then},
    reading::label,
    state::{Asked, State},
};
use crate::{
    app::Scene,
    base::Kind,
    content::Words,
    page::{Field, FieldKind},
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
        question(scene, field, words, out);
    } else {
        out.say(words.say(&say!("plain.how_line")));
    }
    state.asked = Some(asked);
}

/// Which question is open, for `.where`.
pub(super) fn where_question(state: &State, words: &Words, out: &mut Lines) {
    if let Some(field) = state.asked.as_ref().and_then(|asked| asked.field.as_ref()) {
        out.say(title(field, words));
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
fn question(scene: &Scene, field: &Field, words: &Words, out: &mut Lines) {
    out.say(title(field, words));
    let full = !field.text.trim().is_empty();
    let example = field.example.trim();
    if !example.is_empty() && !full {
        let ready = words.say(&say!("plain.example", text = example));
        let lead: String = ready.chars().take_while(|c| *c != ':').collect::<String>().to_lowercase();
        out.say(if example.to_lowercase().starts_with(&lead) { example.to_owned() } else { ready });
    }
    if full {
        out.say(words.say(&say!("plain.there_now", text = field.text.as_str())));
        out.say(spoken(scene, &field.problem));
    }
    let mut how = String::new();
    match &field.kind {
        FieldKind::Rate { low, high } => {
            then(&mut how, &words.say(&say!("plain.how_rate")));
            if !low.is_empty() && !high.is_empty() {
                let ends = words.say(&say!("plain.how_rate_ends", low = low.as_str(), high = high.as_str()));
                then(&mut how, &ends);
            }
        }
        FieldKind::Date { .. } => then(&mut how, &words.say(&say!("plain.how_date"))),
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
    then(&mut how, &words.plain(key));
    out.say(how);
}

/// "Question: what would you like?"
fn title(field: &Field, words: &Words) -> String {
    words.say(&say!("plain.question", label = label(field)))
}
