//! Everything the program can say and ask, in one language: words, dates, and pages that are read when first asked for.

use std::{borrow::Cow, sync::OnceLock};

use super::{Dates, Leads, PageSpec, Renames, Words, own::each_text, pages};
use crate::base::{Id, text};

/// Everything the program can say and ask, in one language.
#[derive(Debug)]
pub struct Content {
    /// The program's own sentences.
    pub words: Words,
    /// The words dates are made of.
    pub dates: &'static Dates,
    pages: Vec<Source>,
    pub(super) leads: Vec<Leads>,
    pub(super) renames: Renames,
}

/// A page file, read when it is first asked for.
#[derive(Clone, Debug)]
struct Source {
    id: Cow<'static, str>,
    text: Cow<'static, str>,
    /// It came with the program.
    ours: bool,
    read: OnceLock<Option<PageSpec>>,
}

impl Content {
    /// The English content that comes with the program.
    pub fn english() -> Self {
        let page = |(id, text): &(&'static str, &'static str)| Source {
            id: Cow::Borrowed(id),
            text: Cow::Borrowed(text),
            ours: true,
            read: OnceLock::new(),
        };
        Self {
            words: Words::english(),
            dates: Dates::english(),
            pages: pages::BUILT_IN.iter().map(page).collect(),
            leads: Vec::new(),
            renames: Renames::default(),
        }
    }

    /// The English content with these pages, each by its name: in place of ours, or after them.
    pub fn with_pages(own: &[(&'static str, &'static str)]) -> Self {
        let mut all = Self::english();
        for (id, text) in own {
            all.lay_over((*id).to_owned(), (*text).to_owned());
        }
        all
    }

    /// Puts a page in the place of the one with its id, or after all others.
    pub(super) fn lay_over(&mut self, id: String, text: String) {
        let page = Source { id: id.into(), text: text.into(), ours: false, read: OnceLock::new() };
        match self.pages.iter_mut().find(|known| known.id == page.id) {
            Some(known) => *known = page,
            None => self.pages.push(page),
        }
    }

    /// The same with other names before its own.
    #[must_use]
    pub fn renamed(&self, own: Renames) -> Self {
        let mut out = Self {
            words: self.words.clone(),
            dates: self.dates,
            pages: self.pages.clone(),
            leads: self.leads.clone(),
            renames: self.renames.clone(),
        };
        out.renames.take(own);
        out.forget_what_was_read();
        out
    }

    /// Names have changed: each page is read anew when it is next asked for.
    pub(super) fn forget_what_was_read(&mut self) {
        self.pages.iter_mut().for_each(|page| page.read = OnceLock::new());
    }

    /// The packs of places and offers that were added.
    pub fn leads(&self) -> &[Leads] {
        &self.leads
    }

    /// All pages, in order.
    pub fn pages(&self) -> impl Iterator<Item = &PageSpec> {
        self.pages.iter().filter_map(|source| self.read(source))
    }

    /// That page; read from its file the first time it is asked for.
    pub fn page(&self, id: &str) -> Option<&PageSpec> {
        self.read(self.pages.iter().find(|known| known.id == id)?)
    }

    fn read<'a>(&'a self, source: &'a Source) -> Option<&'a PageSpec> {
        source.read.get_or_init(|| self.named(source)).as_ref()
    }

    /// A page under the names that hold now.
    fn named(&self, source: &Source) -> Option<PageSpec> {
        let mut page = PageSpec::read(&source.text).ok()?;
        each_text(&mut page, &mut |part, at, words| {
            if let Some(other) = self.renames.of(part, at) {
                words.clone_from(other);
            } else if !source.ours {
                // An escape in a file is no control code in a window.
                *words = text::clean(words);
            }
            self.words.put_terms(words);
        });
        Some(page)
    }

    /// The page that asks for that record of answers: of its own name, or filled once more.
    pub fn page_of(&self, record: Id) -> Option<&PageSpec> {
        let name = record.as_str().strip_prefix("p_")?;
        self.page(name).or_else(|| {
            let (page, _) = name.rsplit_once('_').filter(|(page, _)| record.filled_of(page))?;
            // Talks and ideas begin by themselves, each with a record of its own.
            self.page(page).filter(|page| page.many.is_some() || ["talk", "idea"].contains(&page.id.as_str()))
        })
    }

    /// Which of all pages asks for that record of answers, by its turn; after them all where none does. No page is read
    /// for it.
    pub fn turn_of(&self, record: Id) -> usize {
        let name = record.as_str().strip_prefix("p_").unwrap_or_default();
        let turn = |name: &str| self.pages.iter().position(|page| page.id == name);
        let of_many =
            || name.rsplit_once('_').filter(|(page, _)| record.filled_of(page)).and_then(|(page, _)| turn(page));
        turn(name).or_else(of_many).unwrap_or(self.pages.len())
    }

    /// The pages of a chapter, in order.
    pub fn chapter(&self, chapter: &str) -> impl Iterator<Item = &PageSpec> {
        self.pages().filter(move |page| page.chapter == chapter)
    }
}
