//! What is said in more than one place: help, a word that is not known, why something can not be done.

use super::{
    choice::{self, Found},
    lines::{Lines, plainly, spoken},
    state::Turn,
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
    out.say(spoken(scene, &plainly(&scene.call)));
    // On a shelf nothing is kept and nothing can be taken back.
    let keeps = scene.actions.iter().any(|action| action.act == Act::Undo);
    let last = if keeps {
        ["plain.help.answer", "plain.help.stops", "plain.help.kept"].as_slice()
    } else {
        ["plain.help.stops_here", "plain.help.leave"].as_slice()
    };
    for key in ["plain.help.call", "plain.help.number", "plain.help.word"].iter().chain(last) {
        out.say(words.plain(key));
    }
}

/// A turn that only says something.
pub(super) fn said(line: String) -> Turn {
    let mut out = Lines::default();
    out.say(line);
    Turn { lines: out.done(), events: Vec::new() }
}

/// Several names fit, or none does.
pub(super) fn not_one(found: Found, typed: &str, words: &Words) -> Turn {
    match found {
        Found::Several(names) => said(words.say(&say!("plain.several", names = names.join(", ")))),
        Found::Nothing(names) => said(unknown(typed, &names, words)),
        Found::One(_) => Turn::default(),
    }
}

/// The words that work after a full stop.
pub(super) fn stop_words(scene: &Scene, words: &Words, out: &mut Lines) {
    let mut names: Vec<String> = Vec::new();
    for name in choice::after_stop(scene, words).into_iter().filter(|name| name.offered) {
        names.push(format!(".{}", name.said));
    }
    out.say(words.say(&say!("plain.stop_words", names = names.join(", "))));
}
