//! People who are private, by their names. Where a page asks who, such a name is private, too: it was typed there once
//! more, and no link leads from it to the person.
//!
//! Never look for a name in a sentence: what a person writes in one is for them to keep private.

use std::collections::{HashMap, HashSet};

use super::{Answers, Workbook};
use crate::base::{Id, Key, RowValue, Text, Value, search::folded};

/// The pages on which people stand, each by their name.
const PEOPLE: [&str; 2] = ["people", "call"];

/// Where a page asks who, in words: the page, and the field or the column.
pub const ASKED: [(&str, &str); 11] = [
    ("keep_going", "call"),
    ("keep_going", "who"),
    ("ask", "with"),
    ("ask", "spoke_to"),
    ("can_do", "told"),
    ("change", "who_else"),
    ("decide", "ask_whom"),
    ("differ", "by_whom"),
    ("differ", "who_else"),
    ("how_we_work", "who"),
    ("pass_on", "with_whom"),
];

/// The names of people who are private on every page on which they stand, as they are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named(Vec<String>);

impl Named {
    pub(super) fn of(book: &Workbook) -> Self {
        let mut names = [HashSet::new(), HashSet::new()];
        for answers in PEOPLE.iter().filter_map(|page| book.answers(page)) {
            let rows = answers.rows(&Key::of("people")).iter();
            let rows = rows.map(|row| (row.cells.get(&Key::of("name")).and_then(Value::text), row.is_private()));
            let first = (answers.fields.text(&Key::of("person")), false);
            for (name, is_private) in rows.chain([first]) {
                let name = folded(name.map_or("", Text::as_str).trim());
                if !name.is_empty() {
                    names[usize::from(is_private || answers.private)].insert(name);
                }
            }
        }
        let [open, private] = names;
        Self(private.difference(&open).cloned().collect())
    }

    /// One of the names stands in it, as a word.
    fn are_in(&self, words: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let words = folded(words);
        let is_word = |at: usize, name: &str| {
            let before = words.get(..at).and_then(|before| before.chars().next_back());
            let after = words.get(at + name.len()..).and_then(|after| after.chars().next());
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        };
        self.0.iter().any(|name| words.match_indices(name.as_str()).any(|(at, _)| is_word(at, name)))
    }

    /// That page asks who there, and one of them is the answer.
    fn answer(&self, page: Id, asked: &Key, value: &Value) -> bool {
        let is_of = |named: &str| page == Id::page(named) || page.filled_of(named);
        let is_asked = || ASKED.iter().any(|(page, field)| *field == asked.as_str() && is_of(page));
        value.text().is_some_and(|words| is_asked() && self.are_in(words))
    }

    /// The answers of a page that are one of them.
    pub(super) fn answers(&self, page: &Answers) -> Vec<(Id, Key)> {
        let named = page.fields.iter().filter(|(field, value)| self.answer(page.id, field, value));
        named.map(|(field, _)| (page.id, field.clone())).collect()
    }

    /// The rows of a page in which one of them is the answer.
    pub(super) fn rows(&self, page: &Answers) -> Vec<(Id, Id)> {
        let lists = page.fields.keys().flat_map(|field| page.rows(field));
        let named = |row: &&RowValue| row.cells.iter().any(|(column, value)| self.answer(page.id, column, value));
        lists.filter(named).map(|row| (page.id, row.id)).collect()
    }

    /// The steps that are done with one of them, with the words for whom.
    pub(super) fn steps(&self, book: &Workbook) -> HashMap<Id, Text> {
        book.steps().filter(|step| self.are_in(&step.with)).map(|step| (step.id, step.with.clone())).collect()
    }
}
