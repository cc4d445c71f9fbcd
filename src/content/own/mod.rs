//! What a folder of someone's own adds: pages laid over ours by their id, a pack of words, packs of places and offers.
//!
//! Must never: touch a disk; names and texts are handed in. Or let one broken file take the others along.

mod leads;
mod named;
mod rename;
mod words;

pub use leads::{Lead, Leads};
pub use named::names_in;
pub use rename::{Part, Renames, each_text};
pub use words::WordPack;

use super::{Content, PageSpec, check};
use crate::base::text;

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFile {
    /// Its name inside the folder, such as `pages/river.ron`.
    pub name: String,
    /// Its text; or why there is none.
    pub text: Result<String, NotRead>,
}

/// Why a file has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is larger than a file of words has reason to be.
    TooLarge,
    /// It is no text in UTF-8.
    NoText,
    /// It could not be opened.
    NotOpened,
    /// There are more files than are read.
    TooMany,
    /// It is a link, and leads who knows where.
    Link,
}

/// Clean words on one line.
fn one_line(words: &str) -> String {
    text::one_line(words).trim().to_owned()
}

/// What a file of the folder is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A page.
    Page,
    /// The pack of words.
    Words,
    /// A pack of places and offers.
    Leads,
}

impl Sort {
    /// By the name inside the folder; `None` for a file that is none of ours. What stands for all pages is of their sort.
    pub fn of(name: &str) -> Option<Self> {
        if name == "pages" {
            return Some(Self::Page);
        }
        let name = name.strip_suffix(".ron")?;
        match name.strip_prefix("pages/") {
            Some(_) => Some(Self::Page),
            None if name == "words" => Some(Self::Words),
            None if name.starts_with("leads") && !name.contains('/') => Some(Self::Leads),
            None => None,
        }
    }
}

impl Content {
    /// This content with a folder's files laid over it, and the names of those that had to be left out.
    pub fn with_own(mut self, files: &[OwnFile]) -> (Self, Vec<String>) {
        let mut left_out = Vec::new();
        let mut named: Vec<String> = Vec::new();
        for file in files {
            let taken = match (Sort::of(&file.name), &file.text) {
                (None, _) => true,
                (Some(_), Err(_)) => false,
                (Some(Sort::Page), Ok(text)) => self.take_page(text, &mut named),
                (Some(Sort::Words), Ok(text)) => self.take_words(text),
                (Some(Sort::Leads), Ok(text)) => self.take_leads(text),
            };
            if !taken {
                left_out.push(file.name.clone());
            }
        }
        (self, left_out)
    }

    /// Lays a page over ours; not where it could not be worked with, or where another file has that id already.
    fn take_page(&mut self, text: &str, named: &mut Vec<String>) -> bool {
        let Ok(page) = PageSpec::read(text) else { return false };
        if named.contains(&page.id) || !check::can_be_used(&page, self.page(&page.id)) {
            return false;
        }
        if self.pages().any(|known| known.id != page.id && check::mixed_up(&page, known)) {
            return false;
        }
        named.push(page.id.clone());
        self.lay_over(page.id, text::clean(text));
        true
    }

    fn take_words(&mut self, text: &str) -> bool {
        let Ok(pack) = WordPack::read(text) else { return false };
        let mut pack = pack.cleaned();
        // What does not fit is left to our own words; the check tells it.
        pack.terms.retain(|term, _| self.words.terms().contains_key(term));
        pack.words.retain(|key, message| self.words.unlike(key, message).is_none());
        self.words.take(pack.terms, pack.words);
        self.renames.take(Renames { labels: pack.labels, examples: pack.examples });
        self.forget_what_was_read();
        true
    }

    fn take_leads(&mut self, text: &str) -> bool {
        let Ok(leads) = Leads::read(text) else { return false };
        self.leads.push(leads.cleaned());
        true
    }
}
