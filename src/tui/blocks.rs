//! A page as pieces, and each piece as lines of a width. Only pieces that may be seen are laid out.
//!
//! Must never: decide where on the screen a piece stands; `column` does.

use super::{
    alone, cairn, charts, fit,
    line::Line,
    rows, sheet,
    theme::{Role, Theme},
    typing::{self, Typing},
};
use crate::{
    base::Kind,
    content::Words,
    page::{Block, Field, FieldKind, Figure, List, Look, Row, RowId},
    say,
};

/// The most lines of a value that is only looked at, and of one that is in focus.
const VALUE: (usize, usize) = (4, 12);
/// The most lines of any paragraph; longer ones are read where they are written.
const PARAGRAPH: usize = 2_000;
/// What stands under a label stands this far in.
const INSET: usize = 2;

/// What every piece needs to know.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) theme: &'a Theme,
    pub(super) words: &'a Words,
    pub(super) focus: Option<&'a RowId>,
    pub(super) typing: Option<&'a Typing>,
    /// One question of several: it is all there is on the page, so it stands out.
    pub(super) in_turn: bool,
    /// A page that is opened is seen from its top, wherever the focus is.
    pub(super) read_first: bool,
    /// Lines an editor may take.
    pub(super) rows: usize,
    /// Lines of the page in sight.
    pub(super) height: usize,
}

/// The smallest part of a page that is laid out by itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    Blank,
    Heading(&'a str),
    Text(&'a str),
    Quiet(&'a str),
    Own(&'a str),
    Field(&'a Field),
    Row(&'a Row),
    /// A list that is drawn as one picture.
    Sheet(&'a List),
    Figure(&'a Figure),
}

impl<'a> Piece<'a> {
    /// What it stands for; a picture of several stands for the one in focus, else for its first.
    pub(super) fn target(&self, focus: Option<&RowId>) -> Option<&'a RowId> {
        match self {
            Self::Field(field) => Some(&field.id),
            Self::Row(row) => Some(&row.id),
            Self::Sheet(list) => list.rows.get(sheet::chosen(list, focus).unwrap_or(0)).map(|row| &row.id),
            _ => None,
        }
    }

    /// It stands for that, or for several things of which that is one.
    pub(super) fn holds(&self, target: &RowId) -> bool {
        match self {
            Self::Sheet(list) => sheet::chosen(list, Some(target)).is_some(),
            _ => self.target(None) == Some(target),
        }
    }
}

/// The pieces of a part of a page, with a blank line between thoughts.
pub(super) fn pieces<'a>(title: &'a str, parts: &[&'a [Block]]) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut after_heading = true;
    let mut previous: Option<&Block> = None;
    if !title.trim().is_empty() {
        out.extend([Piece::Heading(title), Piece::Blank]);
    }
    for block in parts.iter().copied().flatten() {
        // What ends in a colon belongs to the quote after it.
        let leads =
            matches!((previous, block), (Some(Block::Text(text)), Block::Own(_)) if text.trim_end().ends_with(':'));
        if !after_heading && !leads {
            out.push(Piece::Blank);
        }
        after_heading = matches!(block, Block::Heading(_));
        previous = Some(block);
        match block {
            Block::Heading(text) => out.push(Piece::Heading(text)),
            Block::Text(text) => out.push(Piece::Text(text)),
            Block::Quiet(text) => out.push(Piece::Quiet(text)),
            Block::Own(text) => out.push(Piece::Own(text)),
            Block::Field(field) => out.push(Piece::Field(field)),
            Block::Figure(figure) => out.push(Piece::Figure(figure)),
            Block::List(list) if list.look != Look::Rows && !list.rows.is_empty() => out.push(Piece::Sheet(list)),
            Block::List(list) => list_pieces(list, &mut out),
        }
    }
    out
}

fn list_pieces<'a>(list: &'a List, out: &mut Vec<Piece<'a>>) {
    if list.rows.is_empty() {
        out.push(if list.empty.trim().is_empty() { Piece::Blank } else { Piece::Quiet(&list.empty) });
    }
    for (i, row) in list.rows.iter().enumerate() {
        if !row.head.trim().is_empty() {
            if i > 0 {
                out.push(Piece::Blank);
            }
            out.push(Piece::Heading(&row.head));
        }
        out.push(Piece::Row(row));
    }
}

/// The lines of a piece; at least one. `focused`: it is the one that is chosen.
pub(super) fn lay(at: &Setting, piece: &Piece, focused: bool, width: usize) -> Vec<Line> {
    let mut lines = match piece {
        Piece::Blank => Vec::new(),
        Piece::Heading(text) => paragraph(text, width, Role::Heading),
        Piece::Text(text) => paragraph(text, width, Role::Plain),
        Piece::Quiet(text) => paragraph(text, width, Role::Quiet),
        Piece::Own(text) => own(text, width),
        Piece::Field(field) => lay_field(at, field, focused, width),
        Piece::Row(row) => rows::lay(at, row, focused, width),
        Piece::Sheet(list) => sheet::lay(at, list, width),
        Piece::Figure(figure) => charts::lay(at, figure, width)
            .or_else(|| alone::lay(at, figure, width))
            .unwrap_or_else(|| cairn::lay(at.theme, figure, width)),
    };
    if lines.is_empty() {
        lines.push(Line::blank());
    }
    lines
}

/// Wrapped text of one kind.
pub(super) fn paragraph(text: &str, width: usize, role: Role) -> Vec<Line> {
    fit::wrap(text, width, PARAGRAPH).0.into_iter().map(|line| Line::new(line, role)).collect()
}

/// Quoted words; the quotes stand out to the left, so that the words keep their edge.
fn own(text: &str, width: usize) -> Vec<Line> {
    let (mut words, _) = fit::wrap(text, width.saturating_sub(2), PARAGRAPH);
    if let Some(last) = words.last_mut() {
        last.push('”');
    }
    let line = |(i, text): (usize, String)| {
        if i == 0 { Line::new(format!("“{text}"), Role::Plain) } else { Line::new(text, Role::Plain).indented(1) }
    };
    words.into_iter().enumerate().map(line).collect()
}

/// A field: its label, its value or the editor, and what is to be said about it.
fn lay_field(at: &Setting, field: &Field, focused: bool, width: usize) -> Vec<Line> {
    let typing = at.typing.filter(|typing| *typing.slot() == field.slot);
    let focused = focused || typing.is_some();
    let role = if at.in_turn { Role::Heading } else { Role::Plain };
    let mut lines = paragraph(&field.label, width, role);
    for line in &mut lines {
        line.chosen = focused && typing.is_none();
    }
    if let Some(first) = lines.first_mut() {
        first.pointer = focused && field.slot.record.kind() != Kind::Passing;
    }
    let inner = width.saturating_sub(INSET);
    let mut under = match (&field.kind, typing) {
        (FieldKind::Rate { low, high }, _) if focused => scale(at, field, typing, (low, high), inner),
        (_, Some(typing)) => writing(at, typing, inner),
        _ => value(at, field, focused, inner),
    };
    under.extend(remarks(at, field, typing.is_some(), inner));
    lines.extend(under.into_iter().map(|line| Line { indent: line.indent + INSET, ..line }));
    lines
}

/// The lines of the text that is being written, ruled like paper, with the caret.
pub(super) fn writing(at: &Setting, typing: &Typing, width: usize) -> Vec<Line> {
    let view = typing.editor.view(width, at.rows);
    let lines = view.lines.into_iter().enumerate().map(|(row, text)| Line {
        ruled: true,
        caret: (row == view.caret.0).then_some(view.caret.1),
        text_row: Some(row),
        ..Line::new(fit::tidy(&text).into_owned(), Role::Plain)
    });
    lines.collect()
}

fn value(at: &Setting, field: &Field, focused: bool, width: usize) -> Vec<Line> {
    let most = if focused { VALUE.1 } else { VALUE.0 };
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
    fit::wrap_clipped(&shown, width, most).into_iter().map(|line| Line::new(line, Role::Plain)).collect()
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
pub(super) fn remarks(at: &Setting, field: &Field, written: bool, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if !field.echo.trim().is_empty() && (written || !echo_says_it(field)) {
        lines.extend(paragraph(&field.echo, width, Role::Quiet));
    }
    if !field.whose.trim().is_empty() {
        lines.extend(paragraph(&field.whose, width, Role::Quiet));
    }
    if !field.problem.trim().is_empty() {
        lines.extend(marked("! ", &field.problem, width, 6));
    }
    let empty = field.shown.trim().is_empty() && field.text.trim().is_empty();
    if !field.example.trim().is_empty() && (written || empty) {
        let example = at.words.say(&say!("tui.example", text = field.example.as_str()));
        lines.extend(paragraph(&example, width, Role::Quiet));
    }
    lines
}

/// Text that needs to be seen, on at most `most` lines, with a sign before it and the rest hanging.
pub(super) fn marked(sign: &str, text: &str, width: usize, most: usize) -> Vec<Line> {
    let hang = sign.len();
    let lines = fit::wrap_clipped(text, width.saturating_sub(hang), most);
    let line = |(i, text): (usize, String)| {
        if i == 0 {
            Line::new(sign, Role::Trouble).and(text, Role::Trouble)
        } else {
            Line::new(text, Role::Trouble).indented(hang)
        }
    };
    lines.into_iter().enumerate().map(line).collect()
}
