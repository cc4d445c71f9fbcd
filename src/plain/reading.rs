//! A page as lines: title, texts, then everything that can be chosen, each with its number.
//!
//! A step under another is said as "under 3": the number of the one above it. That is shorter to hear than
//! "2.1.4", and the number can be typed. Numbers run through the page in reading order. They stick: one that
//! was said keeps its meaning until the page is said anew, so that "5 done" never hits a row that slid there.

use super::{
    brief,
    lines::{add, or_nothing, spoken, then},
};
use crate::{
    app::Scene,
    base::text::one_line,
    content::Words,
    page::{Allowed, Block, Field, List, Page, Row, RowId, action::info},
    say,
};

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

/// All blocks in reading order.
pub(super) fn blocks(page: &Page) -> impl Iterator<Item = &Block> {
    page.main.iter().chain(&page.side)
}

/// "3. Print the form, done"
pub(super) fn numbered(number: usize, text: &str, words: &Words) -> String {
    words.say(&say!("plain.numbered", number = number, text = text))
}

/// A row in words, without its number: one short line.
pub(super) fn row_words(scene: &Scene, list: &List, at: usize, numbers: &Numbers, words: &Words) -> String {
    let (text, note) = (|text: &str| brief::row(text, words), |text: &str| brief::answer(text, words));
    row_line(scene, list, at, (&text, &note), numbers, words)
}

/// How much is told of a text.
type Told<'a> = &'a dyn Fn(&str) -> String;

fn row_line(
    scene: &Scene,
    list: &List,
    at: usize,
    (told, beside): (Told<'_>, Told<'_>),
    numbers: &Numbers,
    words: &Words,
) -> String {
    let Some(row) = list.rows.get(at) else { return String::new() };
    let mut line = or_nothing(&told(&row.text), words);
    if matches!(row.id, RowId::Act(_)) {
        line = spoken(scene, without_keys(&line, &row.id));
    }
    add(&mut line, &row.said);
    if let Some(number) = above(list, at).and_then(|row| numbers.of(&row.id)) {
        add(&mut line, &words.say(&say!("plain.under", number = number)));
    }
    then(&mut line, &beside(&note(scene, row)));
    if let Some(field) = &row.field {
        then(&mut line, &field.problem);
    }
    line
}

/// What stands beside it. Only the sentences of an action can name keys; all else may be the person's own words.
fn note(scene: &Scene, row: &Row) -> String {
    let is_of = |act| {
        let action = scene.actions.iter().find(|action| action.act == act);
        action.is_some_and(|action| match &action.allowed {
            Allowed::Yes => action.help == row.note,
            Allowed::No(why) => *why == row.note,
        })
    };
    match row.id {
        RowId::Act(act) if is_of(act) => spoken(scene, &row.note),
        // Between two things on the screen stands a sign that is not for the ear.
        _ => one_line(&row.note).replace(" · ", ", "),
    }
}

/// In help, keys stand before an action's name. A line is typed here, so they are of no use.
fn without_keys<'a>(line: &'a str, row_id: &RowId) -> &'a str {
    let RowId::Act(act) = row_id else { return line };
    let keys: Vec<String> = info(*act).map(|i| i.keys.iter().map(|k| k.shown()).collect()).unwrap_or_default();
    line.strip_prefix(&keys.join(" ")).and_then(|name| name.strip_prefix("  ")).unwrap_or(line)
}

/// The row that this one stands under.
pub(super) fn above(list: &List, at: usize) -> Option<&Row> {
    let level = list.rows.get(at)?.level;
    list.rows.get(..at)?.iter().rev().find(|row| row.level < level)
}

/// "When: Friday 27 November 2026", and what is wrong with it.
pub(super) fn field_words(field: &Field, words: &Words) -> String {
    field_line(field, &|text| brief::answer(text, words), words)
}

fn field_line(field: &Field, told: &dyn Fn(&str) -> String, words: &Words) -> String {
    let mut line = labelled(field, &or_nothing(&told(&field.shown), words), words);
    add(&mut line, &field.whose);
    then(&mut line, &field.problem);
    line
}

/// The same right after answering: with what it was understood as.
pub(super) fn answer_words(field: &Field, words: &Words) -> String {
    let (shown, echo) = (field.shown.trim(), field.echo.trim());
    let value = if !echo.is_empty() && begins_with(echo, shown) {
        echo.to_owned()
    } else {
        let mut both = brief::answer(shown, words);
        then(&mut both, echo);
        or_nothing(&both, words)
    };
    labelled(field, &value, words)
}

/// It is that, or that and more after a comma.
fn begins_with(echo: &str, shown: &str) -> bool {
    let (echo, shown) = (echo.to_lowercase(), shown.to_lowercase());
    echo.strip_prefix(&shown).is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
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
    said_at(scene, row_id, &|text| brief::row(text, words), &|text| brief::answer(text, words), numbers, words)
}

/// The same with all its words; they may be many lines.
pub(super) fn all_words_at(scene: &Scene, row_id: &RowId, numbers: &mut Numbers, words: &Words) -> Option<String> {
    said_at(scene, row_id, &ToOwned::to_owned, &ToOwned::to_owned, numbers, words)
}

fn said_at(
    scene: &Scene,
    row_id: &RowId,
    row: &dyn Fn(&str) -> String,
    answer: &dyn Fn(&str) -> String,
    numbers: &mut Numbers,
    words: &Words,
) -> Option<String> {
    let number = numbers.give(row_id);
    let said = blocks(&scene.page).find_map(|block| match block {
        Block::Field(field) if field.id == *row_id => Some(field_line(field, answer, words)),
        Block::List(list) => {
            let at = list.rows.iter().position(|row| row.id == *row_id)?;
            Some(row_line(scene, list, at, (row, answer), numbers, words))
        }
        _ => None,
    })?;
    Some(numbered(number, &said, words))
}

/// Which of how many rows of its list this is, where there are more than one.
pub(super) fn place_of(page: &Page, row_id: &RowId) -> Option<(usize, usize)> {
    page.lists().filter(|list| list.total > 1).find_map(|list| {
        let at = list.rows.iter().position(|row| row.id == *row_id)?;
        Some((list.first + at + 1, list.total))
    })
}
