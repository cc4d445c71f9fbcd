//! The content with a folder's files laid over it.

use super::{Leads, OwnFile, Renames, Sort, WordPack};
use crate::{
    base::text,
    content::{Content, PageSpec, check},
};

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
