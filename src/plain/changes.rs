//! What is different on a page since it was last said.
//!
//! Must never: say again what stands as it stood.

use std::collections::{HashMap, HashSet};

use super::{
    lines::{Lines, spoken},
    reading::{CHUNK, Numbers, Span, above, blocks, field_words, numbered, row_words, rows},
};
use crate::{
    app::Scene,
    base::{Slot, text::one_line},
    content::Words,
    page::{Block, Field, List, Page, Row, Target},
    say,
};

/// More rows than this that came or went: the list is said anew.
const MANY: usize = 6;

/// Says what differs between `before` and the page of `now`. `skip` has been said already.
pub(super) fn changes(
    before: &Page,
    now: &Scene,
    skip: Option<&Slot>,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Lines,
) {
    let silent = |slot: &Slot| skip == Some(slot) || now.writing.as_ref() == Some(slot);
    if before.title != now.page.title {
        out.say(&now.page.title);
    }
    let texts: HashSet<String> = blocks(before).filter_map(|block| text(now, block, words)).collect();
    let fields: HashMap<&Target, &Field> = blocks(before).filter_map(field).map(|f| (&f.target, f)).collect();
    let mut nth = 0;
    for block in blocks(&now.page) {
        if let Some(text) = text(now, block, words).filter(|text| !texts.contains(text)) {
            out.say(text);
        }
        match block {
            Block::Field(field) if !silent(&field.slot) => {
                let was = fields.get(&field.target);
                if was.is_none_or(|was| {
                    (&was.label, &was.shown, &was.problem) != (&field.label, &field.shown, &field.problem)
                }) {
                    out.say(numbered(numbers.give(&field.target), &field_words(field, words), words));
                }
            }
            Block::List(list) => {
                let old = before.lists().nth(nth);
                list_changes(old, list, nth, now, &silent, words, numbers, out);
                nth += 1;
            }
            _ => {}
        }
    }
}

/// The words of a block that can not be chosen.
fn text(scene: &Scene, block: &Block, words: &Words) -> Option<String> {
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Quiet(text) => Some(spoken(scene, text)),
        Block::Own(text) => Some(words.say(&say!("plain.own", text = text.as_str()))),
        Block::Figure(figure) => Some(figure.words().to_owned()),
        Block::List(list) if list.rows.is_empty() => Some(spoken(scene, &list.empty)),
        Block::Field(_) | Block::List(_) => None,
    }
}

fn field(block: &Block) -> Option<&Field> {
    match block {
        Block::Field(field) => Some(field),
        _ => None,
    }
}

/// All of a row that is heard, to tell whether it changed.
fn heard(list: &List, at: usize) -> Option<(&Row, Option<&Target>)> {
    Some((list.rows.get(at)?, above(list, at).map(|row| &row.target)))
}

fn same(a: (&Row, Option<&Target>), b: (&Row, Option<&Target>)) -> bool {
    let problem = |row: &Row| row.field.as_ref().map(|field| field.problem.clone()).unwrap_or_default();
    let words = |row: &Row| (row.text.clone(), row.said.clone(), row.note.clone(), problem(row));
    a.1 == b.1 && words(a.0) == words(b.0)
}

#[allow(clippy::too_many_arguments, reason = "one private step of the function above, with all it knows")]
fn list_changes(
    old: Option<&List>,
    list: &List,
    nth: usize,
    now: &Scene,
    silent: &dyn Fn(&Slot) -> bool,
    words: &Words,
    numbers: &mut Numbers,
    out: &mut Lines,
) {
    let empty = List::default();
    let old = old.unwrap_or(&empty);
    let known: HashMap<&Target, usize> = old.rows.iter().enumerate().map(|(i, row)| (&row.target, i)).collect();
    let here: HashSet<&Target> = list.rows.iter().map(|row| &row.target).collect();
    // Rows slide in and out of the window of a long list: those neither came nor went.
    let window = old.total > old.rows.len() || list.total > list.rows.len();
    let quiet = |row: &Row| row.field.as_ref().is_some_and(|field| silent(&field.slot));
    let came = |row: &Row| !known.contains_key(&row.target) && (!window || Some(&row.target) == now.focus.as_ref());
    let gone: Vec<&Row> = old.rows.iter().filter(|row| !window && !here.contains(&row.target)).collect();
    let new = list.rows.iter().filter(|row| came(row) && !quiet(row)).count();
    if new + gone.len() > MANY {
        out.say(words.say(&say!("plain.list_anew", n = list.total)));
        let span = Span { list: nth, from: list.first, to: list.first + list.rows.len().min(CHUNK) };
        rows(now, list, span, None, words, numbers, out);
        return;
    }
    for (i, row) in list.rows.iter().enumerate().filter(|(_, row)| !quiet(row)) {
        let line = |numbers: &mut Numbers| {
            let number = numbers.give(&row.target);
            numbered(number, &row_words(now, list, i, numbers, words), words)
        };
        match known.get(&row.target) {
            None if came(row) => out.say(words.say(&say!("plain.new", text = line(numbers)))),
            Some(was) if heard(old, *was).zip(heard(list, i)).is_some_and(|(a, b)| !same(a, b)) => {
                out.say(line(numbers));
            }
            _ => {}
        }
    }
    for row in gone.into_iter().filter(|row| !row.text.trim().is_empty()) {
        out.say(words.say(&say!("plain.gone", text = one_line(&row.text))));
    }
}
