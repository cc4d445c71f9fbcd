//! A page as lines: title, texts, then everything that can be chosen, each with its number.
//!
//! A step under another is said as "under 3": the number of the one above it. That is shorter to hear than
//! "2.1.4", and the number can be typed. Numbers run through the page in reading order. They stick: one that
//! was said keeps its meaning until the page is said anew, so that "5 done" never hits a row that slid there.

use super::lines::{Lines, add, or_nothing, plainly, spoken, then};
use crate::{
    app::Scene,
    base::{Kind, text::one_line},
    content::Words,
    page::{Block, Field, Figure, List, Page, Row, RowId, Shape, action::info},
    say,
};

/// The most rows of one list that are said in one go.
pub(super) const CHUNK: usize = 30;

/// Which number was said for what, on this page.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers(Vec<RowId>);

impl Numbers {
    /// Its number; the next free one if it has none yet.
    pub(super) fn give(&mut self, row_id: &RowId) -> usize {
        self.of(row_id).unwrap_or_else(|| {
            self.0.push(row_id.clone());
            self.0.len()
        })
    }

    /// Its number, if one was said.
    pub(super) fn of(&self, row_id: &RowId) -> Option<usize> {
        self.0.iter().position(|known| known == row_id).map(|at| at + 1)
    }

    /// What that number was said for.
    pub(super) fn at(&self, number: usize) -> Option<&RowId> {
        self.0.get(number.checked_sub(1)?)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

/// Which part of a long list was said: rows `from` up to before `to`, counted in the whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) list: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// All blocks in reading order.
pub(super) fn blocks(page: &Page) -> impl Iterator<Item = &Block> {
    page.main.iter().chain(&page.side)
}

/// Says the whole page and numbers it. Answers with the part of a list that was too long to say whole.
pub(super) fn page(scene: &Scene, words: &Words, numbers: &mut Numbers, out: &mut Lines) -> Option<Span> {
    *numbers = Numbers::default();
    out.say(&scene.page.title);
    let (mut cut, mut nth) = (None, 0);
    for block in blocks(&scene.page) {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Quiet(text) => out.say(spoken(scene, text)),
            Block::Own(text) => out.say(words.say(&say!("plain.own", text = text.as_str()))),
            Block::Figure(figure) => said_figure(figure, words, out),
            Block::Field(field) => {
                let number = numbers.give(&field.id);
                // The one being asked for is said by the question that follows.
                if scene.writing.as_ref() != Some(&field.slot) {
                    // A filter tells how many it leaves.
                    let is_filter = field.slot.record.kind() == Kind::Passing;
                    let mut said = if is_filter { answer_words(field, words) } else { field_words(field, words) };
                    if is_filter {
                        then(&mut said, &field.problem);
                    }
                    out.say(numbered(number, &said, words));
                }
            }
            Block::List(list) => {
                let span = first_span(list, nth, scene.focus.as_ref());
                if rows(scene, list, span, None, words, numbers, out) {
                    cut = cut.or(Some(span));
                }
                nth += 1;
            }
        }
    }
    cut
}

/// The most figures of a picture that are said unasked.
const FIGURES: usize = 12;

/// A picture in its words; where it holds figures, those too.
fn said_figure(figure: &Figure, words: &Words, out: &mut Lines) {
    out.say(figure.words());
    if matches!(figure.shape(), Shape::Cairn(_) | Shape::Beads(_)) {
        return;
    }
    for (label, value) in figure.rows().iter().take(FIGURES) {
        out.say(words.say(&say!("plain.field", label = label.as_str(), value = value.as_str())));
    }
    if let Some(more) = figure.rows().len().checked_sub(FIGURES).filter(|more| *more > 0) {
        out.say(words.say(&say!("plain.figure_more", n = more)));
    }
}

/// The rows to begin with: all, or those around the focus.
fn first_span(list: &List, nth: usize, focus: Option<&RowId>) -> Span {
    let count = list.rows.len();
    let at = list.rows.iter().position(|row| Some(&row.id) == focus).unwrap_or(0);
    let start = if at < CHUNK { 0 } else { at.min(count.saturating_sub(CHUNK)) };
    Span { list: nth, from: list.first + start, to: list.first + count.min(start + CHUNK) }
}

/// Says those rows. True when there are more before or after them, which is said as well; on the way back only
/// those before, on the way on only those after.
pub(super) fn rows(
    scene: &Scene,
    list: &List,
    span: Span,
    back: Option<bool>,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Lines,
) -> bool {
    if list.rows.is_empty() {
        out.say(spoken(scene, &list.empty));
        return false;
    }
    for (i, row) in list.rows.iter().enumerate() {
        if !(span.from..span.to).contains(&(list.first + i)) {
            continue;
        }
        out.say(&row.head);
        let number = numbers.give(&row.id);
        if row.field.as_ref().is_none_or(|field| scene.writing.as_ref() != Some(&field.slot)) {
            out.say(numbered(number, &row_words(scene, list, i, numbers, words), words));
        }
    }
    if span.from > 0 && back != Some(false) {
        out.say(words.say(&say!("plain.rows_before", n = span.from)));
    }
    if span.to < list.total && back != Some(true) {
        out.say(words.say(&say!("plain.rows_after", n = list.total - span.to)));
    }
    span.from > 0 || span.to < list.total
}

/// "3. Print the form, done"
pub(super) fn numbered(number: usize, text: &str, words: &Words) -> String {
    words.say(&say!("plain.numbered", number = number, text = text))
}

/// A row in words, without its number.
pub(super) fn row_words(scene: &Scene, list: &List, at: usize, numbers: &Numbers, words: &Words) -> String {
    let Some(row) = list.rows.get(at) else { return String::new() };
    let mut line = or_nothing(&one_line(&row.text), words);
    if matches!(row.id, RowId::Act(_) | RowId::Page(_)) {
        line = spoken(scene, without_keys(&line, &row.id));
    }
    add(&mut line, &row.said);
    if let Some(number) = above(list, at).and_then(|row| numbers.of(&row.id)) {
        add(&mut line, &words.say(&say!("plain.under", number = number)));
    }
    if !is_key(scene, row) {
        then(&mut line, &spoken(scene, &plainly(&one_line(&row.note))));
    }
    if let Some(field) = &row.field {
        then(&mut line, &field.problem);
    }
    line
}

/// In help, keys stand before an action's name. A line is typed here, so they are of no use.
fn without_keys<'a>(line: &'a str, row_id: &RowId) -> &'a str {
    let RowId::Act(act) = row_id else { return line };
    let keys: Vec<String> = info(*act).map(|i| i.keys.iter().map(|k| k.shown()).collect()).unwrap_or_default();
    line.strip_prefix(&keys.join(" ")).and_then(|name| name.strip_prefix("  ")).unwrap_or(line)
}

/// The note of an action's row is often its key, which is of no use here.
fn is_key(scene: &Scene, row: &Row) -> bool {
    let RowId::Act(act) = &row.id else { return false };
    let action = scene.actions.iter().find(|action| action.act == *act);
    action.is_some_and(|action| action.keys.iter().any(|key| row.note.contains(key.as_str())))
}

/// The row that this one stands under.
pub(super) fn above(list: &List, at: usize) -> Option<&Row> {
    let level = list.rows.get(at)?.level;
    list.rows.get(..at)?.iter().rev().find(|row| row.level < level)
}

/// "When: Friday 27 November 2026", and what is wrong with it.
pub(super) fn field_words(field: &Field, words: &Words) -> String {
    let value = or_nothing(&field.shown, words);
    let mut line = labelled(field, &value, words);
    add(&mut line, &field.whose);
    then(&mut line, &field.problem);
    line
}

/// The same right after answering: with what it was understood as.
pub(super) fn answer_words(field: &Field, words: &Words) -> String {
    let (shown, echo) = (field.shown.trim(), field.echo.trim());
    let value = if echo.to_lowercase().contains(&shown.to_lowercase()) && !echo.is_empty() {
        echo.to_owned()
    } else {
        let mut both = shown.to_owned();
        then(&mut both, echo);
        or_nothing(&both, words)
    };
    labelled(field, &value, words)
}

/// A label that asks needs no colon before its answer.
fn labelled(field: &Field, value: &str, words: &Words) -> String {
    let label = label(field);
    if label.ends_with(['?', '؟', '？']) {
        return words.say(&say!("plain.field_asked", label = label, value = value));
    }
    words.say(&say!("plain.field", label = label, value = value))
}

/// A label without a colon of its own.
pub(super) fn label(field: &Field) -> String {
    one_line(&field.label).trim_end().trim_end_matches(':').to_owned()
}

/// The field or row of that id, in words with its number.
pub(super) fn words_at(scene: &Scene, row_id: &RowId, numbers: &mut Numbers, words: &Words) -> Option<String> {
    let number = numbers.give(row_id);
    let said = blocks(&scene.page).find_map(|block| match block {
        Block::Field(field) if field.id == *row_id => Some(field_words(field, words)),
        Block::List(list) => {
            let at = list.rows.iter().position(|row| row.id == *row_id)?;
            Some(row_words(scene, list, at, numbers, words))
        }
        _ => None,
    })?;
    Some(numbered(number, &said, words))
}
