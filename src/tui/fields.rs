//! A field: its label, its value or the editor, and what is to be said about it.

use super::{
    fit,
    line::{Line, Written},
    paragraph::{WHOLE, marked, paragraph},
    setting::Setting,
    theme::Role,
    typing::{self, Typing},
};
use crate::{
    base::Kind,
    page::{Field, FieldKind},
    say,
};

/// The most lines of a value that is not in focus; in focus, all of it is there to be read.
const VALUE: usize = 4;

/// What stands under a label stands this far in.
const INSET: usize = 2;

/// A field: its label, its value or the editor, and what is to be said about it.
pub(super) fn lay(at: &Setting, field: &Field, focused: bool, width: usize) -> Vec<Line> {
    let typing = at.typing.filter(|typing| *typing.slot() == field.slot);
    let focused = focused || typing.is_some();
    let role = if at.in_turn || typing.is_some() { Role::Heading } else { Role::Quiet };
    let mut lines = paragraph(&field.label, width, role);
    if let Some(first) = lines.first_mut() {
        // On a painted page the bar beside the well tells it.
        let is_told = at.theme.is_painted() && typing.is_some();
        first.pointer = focused && !is_told && field.slot.record.kind() != Kind::Passing;
    }
    let inner = width.saturating_sub(INSET);
    let mut under = match (&field.kind, typing) {
        (FieldKind::Rate { low, high }, _) if focused => scale(at, field, typing, (low, high), inner),
        (_, Some(typing)) => writing(at, typing, inner),
        _ => value(at, field, focused, inner),
    };
    under.extend(remarks(at, field, typing, inner));
    let label = lines.len();
    lines.extend(under.into_iter().map(|line| Line { indent: line.indent + INSET, ..line }));
    let chosen = if at.theme.is_painted() { lines.len() } else { label };
    for line in lines.iter_mut().take(chosen) {
        line.chosen = focused && typing.is_none();
    }
    lines
}

/// The lines of the text that is being written, ruled like paper, with the caret.
pub(super) fn writing(at: &Setting, typing: &Typing, width: usize) -> Vec<Line> {
    let view = typing.editor.view(width, at.rows);
    let lines = view.lines.into_iter().enumerate().map(|(row, text)| Line {
        ruled: Some(if typing.slot().record.kind() == Kind::Passing { Written::Filter } else { Written::Words }),
        caret: (row == view.caret.0).then_some(view.caret.1),
        text_row: Some(row),
        ..Line::new(fit::tidy(&text).into_owned(), Role::Own)
    });
    lines.collect()
}

fn value(at: &Setting, field: &Field, focused: bool, width: usize) -> Vec<Line> {
    let most = if focused { WHOLE } else { VALUE };
    let shown = if field.shown.trim().is_empty() { &field.text } else { &field.shown };
    if shown.trim().is_empty() {
        return vec![Line::new(at.words.plain("tui.empty"), Role::Quiet)];
    }
    // What was understood says the value again and more; once is enough.
    let shown = if echo_says_it(field) { &field.echo } else { shown };
    let shown = match (&field.kind, typing::read_rate(shown)) {
        (FieldKind::Rate { .. }, Some(number)) => at.words.say(&say!("tui.rate", number = number)),
        _ => shown.clone(),
    };
    fit::wrap_clipped(&shown, width, most).into_iter().map(|line| Line::new(line, Role::Own)).collect()
}

fn echo_says_it(field: &Field) -> bool {
    !field.shown.trim().is_empty() && field.echo.starts_with(&field.shown)
}

/// The numbers 0 to 10 with the chosen one marked, and what the ends mean.
fn scale(at: &Setting, field: &Field, typing: Option<&Typing>, (low, high): (&str, &str), width: usize) -> Vec<Line> {
    let text = typing.map_or(field.text.as_str(), |typing| typing.editor.text());
    let chosen = typing::read_rate(text).or_else(|| typing::read_rate(&field.shown).filter(|_| typing.is_none()));
    let mut line = Line::default();
    // Each number has a place of its own, so that nothing moves but the mark.
    let roomy = width >= 34;
    let mut used = 0;
    for number in 0..=10 {
        let marked = chosen == Some(number);
        let cell = match (marked, roomy) {
            (true, _) => format!("[{number}]"),
            (false, true) => format!(" {number} "),
            (false, false) => format!("{number} "),
        };
        if marked {
            line.caret = typing.map(|_| used + 1);
        }
        used += cell.len();
        line = line.and(cell, if marked { Role::Accent } else { Role::Plain });
    }
    let as_typed = chosen.is_none() && !text.trim().is_empty();
    if typing.is_some() && line.caret.is_none() && !as_typed {
        line.caret = Some(0);
    }
    let mut lines = vec![line];
    if as_typed {
        lines.extend(fit::wrap_clipped(text, width, 2).into_iter().map(|line| Line::new(line, Role::Plain)));
        if let (Some(_), Some(last)) = (typing, lines.last_mut()) {
            last.caret = Some(last.width());
        }
    }
    if !low.trim().is_empty() || !high.trim().is_empty() {
        lines.extend(paragraph(&at.words.say(&say!("tui.rate.ends", low = low, high = high)), width, Role::Quiet));
    }
    lines
}

/// What was understood, what can not be read, and the example.
pub(super) fn remarks(at: &Setting, field: &Field, typing: Option<&Typing>, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !field.echo.trim().is_empty() && (typing.is_some() || !echo_says_it(field)) {
        lines.extend(paragraph(&field.echo, width, Role::Quiet));
    }
    if !field.whose.trim().is_empty() {
        lines.extend(paragraph(&field.whose, width, Role::Quiet));
    }
    if !field.problem.trim().is_empty() {
        lines.extend(marked("! ", &field.problem, width, 6));
    }
    let empty = field.is_open();
    // Beside an answer no example stands; while one writes it, the lines of the example stay free, so that nothing moves.
    let kept_free = typing.is_some_and(|typing| typing.from_nothing);
    if !field.example.trim().is_empty() && (empty || kept_free) {
        let example = at.words.say(&say!("tui.example", text = field.example.as_str()));
        let example = paragraph(&example, width, Role::Quiet);
        if empty {
            lines.extend(example);
        } else if lines.len() < example.len() {
            lines.resize_with(example.len(), Line::blank);
        }
    }
    lines
}
