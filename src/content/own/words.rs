//! The pack of words: other names for a few things, other sentences, other labels and examples.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::file::one_line;
use crate::{base::text, content::words::Message};

/// A pack of words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WordPack {
    /// What a thing is called wherever it is spoken of: `"helper": "mentor"`.
    pub terms: BTreeMap<String, String>,
    /// Sentences of the program, by their key.
    pub words: HashMap<String, Message>,
    /// Titles, labels and choices, by page, field, and column or choice: `"life.areas.home"`.
    pub labels: BTreeMap<String, String>,
    /// Examples, by page and field.
    pub examples: BTreeMap<String, String>,
}

impl WordPack {
    /// Reads a pack.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// With every text cleaned.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for words in self.terms.values_mut() {
            *words = one_line(words);
        }
        self.terms.retain(|_, words| !words.is_empty());
        for words in self.labels.values_mut().chain(self.examples.values_mut()) {
            *words = text::clean(words);
        }
        self.labels.retain(|_, words| !words.trim().is_empty());
        for message in self.words.values_mut() {
            match message {
                Message::Say(words) => *words = text::clean(words),
                Message::Count { one, other } => (*one, *other) = (text::clean(one), text::clean(other)),
            }
        }
        self
    }
}
