//! A page as pieces, and each piece as lines of a width. Only pieces that may be seen are laid out.

use super::{
    cairn, charts, fields,
    line::{Line, Part},
    paragraph::{own, paragraph},
    row_line, rows,
    setting::Setting,
    sheet,
    theme::Role,
};
use crate::page::{Block, Field, Figure, List, Look, Row, RowId};

/// The smallest part of a page that is laid out by itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    Blank,
    /// A card begins.
    Top,
    /// A card ends.
    Bottom,
    /// What the page is called.
    Title(&'a str),
    /// What a part of it is called.
    Heading(&'a str),
    Text(&'a str),
    Quiet(&'a str),
    Own(&'a str),
    Field(&'a Field),
    Row(&'a Row),
    /// A list that is drawn as one picture.
    Sheet(&'a List),
    /// A list whose rows stand beside each other.
    Line(&'a List),
    Figure(&'a Figure),
}

impl<'a> Piece<'a> {
    /// What it stands for; a picture of several stands for the one in focus, else for its first.
    pub(super) fn row_id(&self, focus: Option<&RowId>) -> Option<&'a RowId> {
        match self {
            Self::Field(field) => Some(&field.id),
            Self::Row(row) => Some(&row.id),
            Self::Sheet(list) | Self::Line(list) => {
                list.rows.get(sheet::chosen(list, focus).unwrap_or(0)).map(|row| &row.id)
            }
            _ => None,
        }
    }

    /// It stands for that, or for several things of which that is one.
    pub(super) fn holds(&self, row_id: &RowId) -> bool {
        match self {
            Self::Sheet(list) | Self::Line(list) => sheet::chosen(list, Some(row_id)).is_some(),
            _ => self.row_id(None) == Some(row_id),
        }
    }
}

/// Stands on a card: its rows, the heading that leads to them, what is quietly said of them, and a line of rows, which
/// ends it. `on_card`: the block before does.
fn is_on_card(block: &Block, on_card: bool, (before, next): (Option<&Block>, Option<&Block>)) -> bool {
    let is = |block: &Block, look| matches!(block, Block::List(list) if list.look == look);
    let ends = before.is_some_and(|block| is(block, Look::Line));
    match block {
        Block::Heading(_) => next.is_some_and(|block| is(block, Look::Card)),
        Block::Quiet(_) => on_card && !ends,
        other => is(other, Look::Card) || (on_card && !ends && is(other, Look::Line)),
    }
}

/// One thought with what follows: what ends in a colon and a quote, a name and what it names.
fn leads_to(block: &Block, next: &Block) -> bool {
    let is_name = |text: &str| !text.trim_end().ends_with(['.', '?', ':', '…', '”']);
    match (block, next) {
        (Block::Text(text), Block::Own(_)) => text.trim_end().ends_with(':'),
        (Block::Quiet(text), Block::Own(_) | Block::Text(_)) => is_name(text),
        _ => false,
    }
}

/// The pieces of a part of a page, with a blank line between thoughts; what stands on a card is marked so where there are
/// `cards`.
pub(super) fn pieces<'a>(title: &'a str, parts: &[&'a [Block]], cards: bool) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut after_heading = true;
    let mut previous: Option<&Block> = None;
    if !title.trim().is_empty() {
        out.extend([Piece::Title(title), Piece::Blank]);
    }
    let mut on_card = false;
    let mut blocks = parts.iter().copied().flatten().peekable();
    while let Some(block) = blocks.next() {
        let was_on_card = on_card;
        on_card = cards && is_on_card(block, was_on_card, (previous, blocks.peek().copied()));
        if was_on_card && !on_card {
            out.push(Piece::Bottom);
        }
        let leads = previous.is_some_and(|previous| leads_to(previous, block));
        let on_with_it = was_on_card && matches!(block, Block::Quiet(_));
        if !after_heading && !leads && !on_with_it {
            out.push(Piece::Blank);
        }
        if on_card && !was_on_card {
            // Its edge is air enough.
            out.pop_if(|piece| matches!(piece, Piece::Blank));
            out.push(Piece::Top);
        }
        after_heading = matches!(block, Block::Heading(_));
        previous = Some(block);
        match block {
            Block::Heading(text) if on_card => out.push(Piece::Quiet(text)),
            Block::Heading(text) => out.push(Piece::Heading(text)),
            Block::Text(text) => out.push(Piece::Text(text)),
            Block::Quiet(text) => out.push(Piece::Quiet(text)),
            Block::Own(text) => out.push(Piece::Own(text)),
            Block::Field(field) => out.push(Piece::Field(field)),
            Block::Figure(figure) => out.push(Piece::Figure(figure)),
            Block::List(list) => match list.look {
                Look::Rows | Look::Card => list_pieces(list, &mut out),
                _ if list.rows.is_empty() => list_pieces(list, &mut out),
                Look::Line => out.push(Piece::Line(list)),
                Look::Month { .. } | Look::Pile | Look::Beads => out.push(Piece::Sheet(list)),
            },
        }
    }
    if on_card {
        out.push(Piece::Bottom);
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

/// The name of a part, with a line on to the edge where there is room for one.
fn section(at: &Setting, text: &str, width: usize) -> Vec<Line> {
    let mut lines = paragraph(text, width, Role::Section);
    if let [line] = &mut lines[..] {
        let room = width.saturating_sub(line.width() + 1);
        if at.theme.is_painted() && room >= 4 {
            let rule = format!(" {}", at.theme.glyphs.rule.repeat(room));
            *line = std::mem::take(line).and(rule, Role::Rule);
        }
    }
    lines
}

/// The lines of a piece; at least one. `focused`: it is the one that is chosen.
pub(super) fn lay(at: &Setting, piece: &Piece, focused: bool, width: usize) -> Vec<Line> {
    let mut lines = match piece {
        Piece::Blank => Vec::new(),
        Piece::Top => vec![Line { card: Some(Part::Top), ..Line::default() }],
        Piece::Bottom => vec![Line { card: Some(Part::Bottom), ..Line::default() }],
        Piece::Title(text) => paragraph(text, width, Role::Heading),
        Piece::Heading(text) => section(at, text, width),
        Piece::Text(text) => paragraph(text, width, Role::Plain),
        Piece::Quiet(text) => paragraph(text, width, Role::Quiet),
        Piece::Own(text) => own(text, width),
        Piece::Field(field) => fields::lay(at, field, focused, width),
        Piece::Row(row) => rows::lay(at, row, focused, width),
        Piece::Sheet(list) => sheet::lay(at, list, width),
        Piece::Line(list) => row_line::lay(at, list, width),
        Piece::Figure(figure) => charts::lay(at, figure, width).unwrap_or_else(|| cairn::lay(at, figure, width)),
    };
    if lines.is_empty() {
        lines.push(Line::blank());
    }
    lines
}
