//! The check of a folder of someone's own: every mistake in one run, each with its file, line and column.
//!
//! Must never: stop at the first mistake, or be read inside the workbook. It is told by a command, to whoever made the
//! folder.

mod find;
mod names;
mod page;
mod reading;
mod rings;
mod words;

pub use find::{Mark, find};
pub use page::can_be_used;

use super::{
    Content, PageSpec,
    own::{Leads, NotRead, OwnFile, Sort, WordPack},
    reading::Pool,
};

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, by its name in the folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in letters.
    pub column: usize,
    /// What it is, and what would do.
    pub what: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// How many files were read.
    pub files: usize,
    /// The mistakes, by file and place.
    pub mistakes: Vec<Mistake>,
    /// How hard the texts are to read, chapter by chapter.
    pub pools: Vec<Pool>,
}

/// One file with what was found in it.
struct Desk<'a> {
    file: &'a str,
    text: &'a str,
    mistakes: Vec<Mistake>,
}

impl Desk<'_> {
    /// Notes a mistake where that trail ends.
    fn tell(&mut self, trail: &[Mark], what: impl Into<String>) {
        let (line, column) = find(self.text, trail);
        self.tell_at(line, column, what);
    }

    fn tell_at(&mut self, line: usize, column: usize, what: impl Into<String>) {
        self.mistakes.push(Mistake { file: self.file.to_owned(), line, column, what: what.into() });
    }

    fn tell_unreadable(&mut self, error: &ron::error::SpannedError) {
        let at = &error.span.start;
        self.tell_at(at.line.max(1), at.col.max(1), format!("this can not be read here: {}", error.code));
    }
}

/// Checks a folder of someone's own, laid over this content.
pub fn folder(files: &[OwnFile], ours: &Content) -> Checked {
    let pages = read_pages(files);
    let known: Vec<&PageSpec> = ours.pages().filter(|page| pages.iter().all(|(_, own)| own.id != page.id)).collect();
    let all: Vec<&PageSpec> = known.into_iter().chain(pages.iter().map(|(_, page)| page)).collect();
    let mut mistakes = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for file in files {
        let mut desk = Desk { file: &file.name, text: file.text.as_deref().unwrap_or_default(), mistakes: Vec::new() };
        match (Sort::of(&file.name), &file.text) {
            (None, _) => desk.tell_at(1, 1, "this file is not used: there are words.ron, leads….ron and pages/….ron"),
            (Some(_), Err(why)) => desk.tell_at(1, 1, not_read(*why)),
            (Some(Sort::Page), Ok(text)) => {
                let page = pages.iter().find(|(name, _)| *name == file.name).map(|(_, page)| page);
                match page {
                    Some(page) => {
                        twice(&mut desk, page, &mut seen);
                        page::check(&mut desk, page, ours.page(&page.id));
                        names::check(&mut desk, page, &all);
                        rings::check(&mut desk, page);
                    }
                    None => PageSpec::read(text).err().iter().for_each(|error| desk.tell_unreadable(error)),
                }
            }
            (Some(Sort::Words), Ok(text)) => match WordPack::read(text) {
                Ok(pack) => words::check(&mut desk, &pack, &ours.words, &all),
                Err(error) => desk.tell_unreadable(&error),
            },
            (Some(Sort::Leads), Ok(text)) => match Leads::read(text) {
                Ok(leads) => words::check_leads(&mut desk, &leads),
                Err(error) => desk.tell_unreadable(&error),
            },
        }
        mistakes.append(&mut desk.mistakes);
    }
    let (found, pools) = reading::check(files, &pages);
    mistakes.extend(found);
    mistakes.sort_by(|a, b| (&a.file, a.line, a.column, &a.what).cmp(&(&b.file, b.line, b.column, &b.what)));
    mistakes.dedup();
    Checked { files: files.len(), mistakes, pools }
}

/// The pages of the folder that read, each with the name of its file.
fn read_pages(files: &[OwnFile]) -> Vec<(String, PageSpec)> {
    let pages = files.iter().filter(|file| Sort::of(&file.name) == Some(Sort::Page));
    let read = pages.filter_map(|file| {
        let page = PageSpec::read(file.text.as_deref().ok()?).ok()?;
        Some((file.name.clone(), page))
    });
    read.collect()
}

/// Two files with one id: the second is left out.
fn twice<'a>(desk: &mut Desk<'a>, page: &'a PageSpec, seen: &mut Vec<(&'a str, &'a str)>) {
    match seen.iter().find(|(id, _)| *id == page.id) {
        Some((_, file)) => {
            desk.tell(
                &[Mark::Id(&page.id)],
                format!("the id \"{}\" stands in {file}, too; this file is left out", page.id),
            );
        }
        None => seen.push((&page.id, desk.file)),
    }
}

fn not_read(why: NotRead) -> &'static str {
    match why {
        NotRead::TooLarge => "the file is too large: 256 kB at most",
        NotRead::NoText => "the file is no text in UTF-8",
        NotRead::NotOpened => "the file could not be opened",
    }
}

#[cfg(test)]
mod tests;
