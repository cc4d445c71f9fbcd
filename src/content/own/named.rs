//! What the person calls things: their answers on the page of own words, as other names.
//!
//! Never change an answer. Take the word away, and ours stands there again.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use super::Renames;
use crate::{
    base::{Key, Value},
    content::{Content, words::Message},
    workbook::{Said, Workbook},
};

/// The page of own words.
const PAGE: &str = "own_words";

/// A list of own words, and where each name stands: the name of its row is filled in.
const LISTS: [(Key, &[&str]); 2] =
    [(Key::of("areas"), &["life.areas.", "life.start_with."]), (Key::of("values"), &["matters.piles."])];
/// The lines of a ladder; their names are sentences of ours.
const LADDER: Key = Key::of("ladder");
/// Who helps.
const HELPER: Key = Key::of("helper");

impl Content {
    /// The same in the words of that person.
    #[must_use]
    pub fn in_words_of(&self, said: &Said) -> Self {
        let mut labels = BTreeMap::new();
        for (list, places) in LISTS {
            for (name, words) in rows(said, &list) {
                labels.extend(places.iter().map(|place| (format!("{place}{name}"), words.clone())));
            }
        }
        let ladder = rows(said, &LADDER).map(|(name, words)| (format!("level.{name}"), Message::Say(words)));
        let words: HashMap<String, Message> = ladder.collect();
        let helper = said.text(&HELPER).and_then(|words| Some(("helper".to_owned(), bare(words)?)));
        let mut out = self.renamed(Renames { labels, examples: BTreeMap::new() });
        out.words.take(helper.into_iter().collect(), words);
        out
    }
}

/// What the person calls things, where they do: but for what was typed for them and not read back, which is no name yet.
pub fn names_in(book: &Workbook) -> Option<Cow<'_, Said>> {
    let answers = book.answers(PAGE)?;
    Some(answers.heard().all()).filter(|said| !said.is_empty())
}

/// The rows in which something stands: the name of the row, and the word.
fn rows<'a>(said: &'a Said, list: &Key) -> impl Iterator<Item = (String, String)> + 'a {
    said.rows(list).iter().filter_map(|row| {
        let name = row.id.as_str().strip_prefix("r_")?.to_owned();
        let words = row.cells.get(&Key::of("words")).and_then(Value::text)?;
        Some((name, bare(words)?))
    })
}

/// On one line, and without the marks that stand for something to be filled in; `None` where nothing is left to say.
fn bare(words: &str) -> Option<String> {
    let words = crate::base::text::one_line(words).replace(['{', '}'], "").trim().to_owned();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Slot},
        content::FieldType,
    };

    #[test]
    fn a_word_of_which_nothing_is_left_leaves_ours() {
        let mut said = Said::default();
        let record = Id::page(PAGE);
        said.set(&Slot::new(record, &HELPER), Some(Value::Text("{}".into())));
        let cell = Slot::new(record, &LADDER).cell(Id::of("r_best").unwrap(), &Key::of("words"));
        said.set(&cell, Some(Value::Text(" { } ".into())));
        let (ours, named) = (Content::english(), Content::english().in_words_of(&said));
        assert_eq!(named.words.terms(), ours.words.terms());
        assert_eq!(named.words.plain("level.best"), ours.words.plain("level.best"));
    }

    #[test]
    fn everything_that_can_be_called_otherwise_stands_there_under_our_name() {
        let content = Content::english();
        let named = |page: &str, field: &str| -> Vec<(String, String)> {
            let both = |(key, label): &(Key, String)| (key.as_str().to_owned(), label.clone());
            match &content.page(page).unwrap().field(field).unwrap().kind {
                FieldType::Rows(rows) => {
                    assert!(rows.start.len() <= rows.most);
                    rows.start.iter().map(both).collect()
                }
                FieldType::Pick(choices) => choices.iter().map(both).collect(),
                FieldType::Sort(sort) => {
                    sort.cards.iter().map(|(key, label, _)| (key.as_str().to_owned(), label.clone())).collect()
                }
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(named(PAGE, "values"), named("matters", "piles"));
        assert_eq!(named(PAGE, "areas"), named("life", "areas"));
        assert_eq!(named(PAGE, "areas"), named("life", "start_with"));
        for (name, label) in named(PAGE, "ladder") {
            assert_eq!(content.words.plain(&format!("level.{name}")), label);
        }
    }
}
