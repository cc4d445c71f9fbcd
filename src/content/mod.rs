//! Level 2: the workbook's pages and all words, as data from `assets`. Parsed only when first needed.
//!
//! Must never: hold a sentence a person reads inside the program; those are in `assets`.

pub mod dark;
pub mod dates;
pub mod pages;
pub mod reading;
pub mod words;

use std::sync::OnceLock;

use crate::base::Id;

pub use dates::Dates;
pub use pages::{
    CHAPTERS, Depth, FieldSpec, FieldType, FigureSpec, HandOn, HelperLines, HintSpec, Link, Many, Only, PageSpec,
    RowsSpec, Sentence, SortSpec, To, Voice, WhyLine, next_depth,
};
pub use words::Words;

/// Everything the program can say and ask, in one language.
#[derive(Debug)]
pub struct Content {
    /// The program's own sentences.
    pub words: Words,
    /// The words dates are made of.
    pub dates: &'static Dates,
    pages: Vec<(&'static str, &'static str, OnceLock<Option<PageSpec>>)>,
}

impl Content {
    /// The English content that comes with the program.
    pub fn english() -> Self {
        let pages = pages::BUILT_IN.iter().map(|(id, text)| (*id, *text, OnceLock::new())).collect();
        Self { words: Words::english(), dates: Dates::english(), pages }
    }

    /// The English content with these pages, each by its name: in place of ours, or after them.
    pub fn with_pages(own: &[(&'static str, &'static str)]) -> Self {
        let mut all = Self::english();
        for (id, text) in own {
            let page = (*id, *text, OnceLock::new());
            match all.pages.iter_mut().find(|(known, ..)| known == id) {
                Some(known) => *known = page,
                None => all.pages.push(page),
            }
        }
        all
    }

    /// All pages, in order.
    pub fn pages(&self) -> impl Iterator<Item = &PageSpec> {
        self.pages.iter().filter_map(|(id, _, _)| self.page(id))
    }

    /// That page; read from its file the first time it is asked for.
    pub fn page(&self, id: &str) -> Option<&PageSpec> {
        let (_, text, cell) = self.pages.iter().find(|(known, _, _)| *known == id)?;
        cell.get_or_init(|| PageSpec::read(text).ok()).as_ref()
    }

    /// The page that asks for that record of answers: of its own name, or filled once more.
    pub fn page_of(&self, record: Id) -> Option<&PageSpec> {
        let name = record.as_str().strip_prefix("p_")?;
        self.page(name).or_else(|| {
            let (page, _) = name.rsplit_once('_')?;
            self.page(page).filter(|page| page.many.is_some())
        })
    }

    /// The pages of a chapter, in order.
    pub fn chapter(&self, chapter: &str) -> impl Iterator<Item = &PageSpec> {
        self.pages.iter().filter_map(|(id, _, _)| self.page(id)).filter(move |page| page.chapter == chapter)
    }
}
