//! What is said in more than one place: help, a word that is not known, why something can not be done.

use super::{
    choice::{self, Found, Want},
    lines::{Lines, spoken},
    reading::{Numbers, numbered},
    state::{State, Turn},
};
use crate::{
    app::Scene,
    base::{Kind, text::one_line},
    content::Words,
    page::{Act, Allowed, Block, RowId},
    say,
};

/// What Enter alone takes: the choice of a question in its turn; of what was found, the row in focus.
pub(super) fn takes_at_once(scene: &Scene) -> Option<&RowId> {
    let turn = |focus: &&RowId| scene.in_turn && matches!(focus, RowId::Choice(_));
    scene.focus.as_ref().filter(|focus| turn(focus) || is_found(scene, focus))
}

/// It is one of the rows that were found for a filter that says so.
fn is_found(scene: &Scene, focus: &RowId) -> bool {
    let is_filter = |block: &Block| matches!(block, Block::Field(field) if field.slot.record.kind() == Kind::Passing && !field.echo.is_empty());
    let last = || scene.page.lists().last();
    scene.page.main.iter().any(is_filter) && last().is_some_and(|list| list.rows.iter().any(|row| row.id == *focus))
}

/// Why that can not be done now, if it can not.
pub(super) fn refusal(scene: &Scene, act: Act) -> Option<String> {
    scene.actions.iter().find(|action| action.act == act).and_then(|action| match &action.allowed {
        Allowed::No(why) => Some(spoken(scene, why)),
        Allowed::Yes => None,
    })
}

/// "I do not know that word", and what would do.
pub(super) fn unknown(typed: &str, names: &[String], words: &Words) -> String {
    let typed = crate::base::letters::clip(&one_line(typed), 40);
    if names.is_empty() {
        return words.say(&say!("plain.unknown_alone", typed = typed));
    }
    words.say(&say!("plain.unknown", typed = typed, names = names.join(", ")))
}

/// Whom to call comes first: a person who types only "help" may mean that.
pub(super) fn help(scene: &Scene, words: &Words, out: &mut Lines) {
    out.say(spoken(scene, &scene.call));
    // On a shelf nothing is kept and nothing can be taken back.
    let keeps = scene.actions.iter().any(|action| action.act == Act::Undo);
    let last = if keeps {
        ["plain.help.answer", "plain.help.stops", "plain.help.kept"].as_slice()
    } else {
        ["plain.help.stops_here", "plain.help.leave"].as_slice()
    };
    for key in ["plain.help.call", "plain.help.number", "plain.help.word", "plain.help.read"].iter().chain(last) {
        out.say(words.plain(key));
    }
}

/// A turn that only says something.
pub(super) fn said(line: String) -> Turn {
    let mut out = Lines::default();
    out.say(line);
    Turn { lines: out.done(), events: Vec::new() }
}

/// The sentences that tell how to go on, each with what is said once it was heard often enough.
const PROMPTS: [(&str, &str); 8] = [
    ("plain.prompt", "plain.prompt.short"),
    ("plain.row_prompt", "plain.row_prompt.short"),
    ("plain.how_line", "plain.how_line.short"),
    ("plain.how_line_again", "plain.how_line_again.short"),
    ("plain.how_note", "plain.how_note.short"),
    ("plain.how_note_more", "plain.how_note_more.short"),
    ("plain.how_rate", "plain.how_rate.short"),
    ("plain.how_date", "plain.how_date.short"),
];

/// How to go on: in full the first times, then in a few words.
pub(super) fn prompt(state: &mut State, key: &'static str, words: &Words) -> String {
    let short = PROMPTS.iter().find(|(full, _)| *full == key).map(|(_, short)| *short);
    match short.filter(|_| state.is_known(key)) {
        Some(short) => words.plain(short),
        None => words.plain(key),
    }
}

/// Several names fit, or none does.
pub(super) fn not_one(found: Found, typed: &str, numbers: &Numbers, words: &Words) -> Turn {
    match found {
        Found::Several(names) => said(several(&names, numbers, words)),
        Found::Nothing(names) => said(unknown(typed, &names, words)),
        Found::One(_) => Turn::default(),
    }
}

/// What it can mean; what has a number is told with it, since its name may not be the only one like it.
pub(super) fn several(names: &[(Want, String)], numbers: &Numbers, words: &Words) -> String {
    let told = |(want, name): &(Want, String)| match want {
        Want::Row(row_id) => numbers.of(row_id).map_or_else(|| name.clone(), |number| numbered(number, name, words)),
        _ => name.clone(),
    };
    let names: Vec<String> = names.iter().map(told).collect();
    words.say(&say!("plain.several", names = names.join(", ")))
}

/// The words that work after a full stop.
pub(super) fn stop_words(scene: &Scene, words: &Words, out: &mut Lines) {
    let mut names: Vec<String> = Vec::new();
    for name in choice::after_stop(scene, words).into_iter().filter(|name| name.offered) {
        names.push(format!(".{}", name.said));
    }
    out.say(words.say(&say!("plain.stop_words", names = names.join(", "))));
}
