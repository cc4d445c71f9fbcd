//! The words of one language: sentences with placeholders, and plurals.
//!
//! Never fail to say something. A missing key is said as its own name, and a test forbids it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde::Deserialize;

use crate::base::{Arg, Phrase};

/// One entry of `assets/words/*.ron`.
#[derive(Clone, Debug, Deserialize)]
pub enum Message {
    /// A sentence.
    Say(String),
    /// A sentence that depends on the number `n`.
    Count {
        /// For exactly one.
        one: String,
        /// For all other numbers.
        other: String,
    },
}

impl Message {
    /// Every form it has, for the checks.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::Say(text) => vec![text],
            Self::Count { one, other } => vec![one, other],
        }
    }
}

/// What keeps a message from standing in the place of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// There is none of that key.
    Unknown,
    /// One of its forms says nothing.
    Blank,
    /// It does not name what ours names.
    Asks {
        /// What ours names and it does not.
        dropped: Vec<String>,
        /// What it names and is not given.
        extra: Vec<String>,
    },
}

/// All sentences of one language.
#[derive(Clone, Debug)]
pub struct Words {
    messages: Arc<HashMap<String, Message>>,
    /// Said in place of ours.
    own: HashMap<String, Message>,
    /// What things are called wherever they are spoken of.
    terms: BTreeMap<String, String>,
}

const ENGLISH: &str = include_str!("../../assets/words/en.ron");
/// What things are called where nobody calls them otherwise.
const TERMS: &str = include_str!("../../assets/terms.ron");

impl Words {
    /// The English words that come with the program.
    ///
    /// # Panics
    /// Never in a program that passed its tests: the words are built in, and a test reads them.
    pub fn english() -> Self {
        let mut words = Self::read(ENGLISH).unwrap_or_else(|_| Self::of(HashMap::new()));
        words.terms = ron::from_str(TERMS).unwrap_or_default();
        words
    }

    /// Reads a file of words.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        Ok(Self::of(ron::from_str(text)?))
    }

    fn of(messages: HashMap<String, Message>) -> Self {
        Self { messages: Arc::new(messages), own: HashMap::new(), terms: BTreeMap::new() }
    }

    /// Takes other names and sentences in; they go before its own.
    pub fn take(&mut self, terms: BTreeMap<String, String>, own: HashMap<String, Message>) {
        self.terms.extend(terms);
        self.own.extend(own);
    }

    /// What things are called.
    pub fn terms(&self) -> &BTreeMap<String, String> {
        &self.terms
    }

    /// Puts what things are called into a text; other placeholders stay.
    pub fn put_terms(&self, text: &mut String) {
        if text.contains('{') {
            for (term, called) in &self.terms {
                *text = text.replace(&format!("{{{term}}}"), called);
            }
        }
    }

    /// The keys and their messages.
    pub fn messages(&self) -> &HashMap<String, Message> {
        &self.messages
    }

    /// How a message differs from ours of that key; `None` where it can stand in its place.
    pub fn unlike(&self, key: &str, message: &Message) -> Option<Unlike> {
        let Some(known) = self.messages.get(key) else { return Some(Unlike::Unknown) };
        if message.forms().iter().any(|form| form.trim().is_empty()) {
            return Some(Unlike::Blank);
        }
        // What things are called may be named anywhere.
        let asked = |message: &Message| -> BTreeSet<String> {
            let all = message.forms().into_iter().flat_map(placeholders).map(ToOwned::to_owned);
            all.filter(|name| !self.terms.contains_key(name)).collect()
        };
        let (ours, own) = (asked(known), asked(message));
        let unlike = |dropped: Vec<String>, extra: Vec<String>| Unlike::Asks { dropped, extra };
        (ours != own)
            .then(|| unlike(ours.difference(&own).cloned().collect(), own.difference(&ours).cloned().collect()))
    }

    /// Says a phrase.
    pub fn say(&self, phrase: &Phrase) -> String {
        self.fill(phrase.key, &phrase.args)
    }

    /// Says a sentence that has no placeholders; for keys that come from a table.
    pub fn plain(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    fn fill(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let n = args.iter().find_map(|(name, arg)| match arg {
            Arg::Number(n) if *name == "n" => Some(*n),
            Arg::Number(_) | Arg::Text(_) => None,
        });
        let text = match self.own.get(key).or_else(|| self.messages.get(key)) {
            None => return key.to_owned(),
            Some(Message::Say(text)) => text,
            Some(Message::Count { one, other }) => {
                if n == Some(1) {
                    one
                } else {
                    other
                }
            }
        };
        if !text.contains('{') {
            return text.clone();
        }
        let told: Vec<(&str, Cow<str>)> = args
            .iter()
            .map(|(name, arg)| match arg {
                Arg::Text(text) => (*name, Cow::Borrowed(text.as_str())),
                Arg::Number(n) => (*name, Cow::Owned(n.to_string())),
            })
            .collect();
        let terms = self.terms.iter().map(|(term, called)| (term.as_str(), Cow::Borrowed(called.as_str())));
        // What is said here and now goes before what a thing is called.
        filled(text, &told.into_iter().chain(terms).collect::<Vec<_>>())
    }
}

/// A text with its placeholders filled; one that is not given is left out.
pub fn filled(text: &str, args: &[(&str, Cow<str>)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, told)) = args.iter().find(|(known, _)| *known == name) {
            out.push_str(told);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The placeholders a text names.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn fills_and_counts() {
        let words =
            Words::read(r#"{"a": Say("Hello, {name}."), "b": Count(one: "{n} stone", other: "{n} stones")}"#).unwrap();
        assert_eq!(words.say(&say!("a", name = "Sam")), "Hello, Sam.");
        assert_eq!(words.say(&say!("b", n = 1usize)), "1 stone");
        assert_eq!(words.say(&say!("b", n = 7usize)), "7 stones");
        assert_eq!(words.plain("no.such"), "no.such");
    }
}
