//! A file of a folder of someone's own: its name, its text, and what it is.

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
pub(super) fn one_line(words: &str) -> String {
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
