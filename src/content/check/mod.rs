//! The check of a folder of someone's own: every mistake in one run, each with its file, line and column.
//!
//! Never stop at the first mistake, or be read inside the workbook. It is told by a command, to whoever made the
//! folder.

mod desk;
mod find;
mod kept;
mod names;
mod page;
mod reading;
mod rings;
mod words;

pub use desk::Mistake;
pub use find::Mark;
pub use page::can_be_used;

use desk::{Desk, TOLD};

use super::{
    Content, PageSpec,
    own::{Leads, NotRead, OwnFile, Sort, WordPack},
    reading::Pool,
};

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// How many files were read.
    pub files: usize,
    /// The mistakes, by file and place.
    pub mistakes: Vec<Mistake>,
    /// The files with more mistakes than are told.
    pub more: Vec<String>,
    /// How hard the texts are to read, chapter by chapter.
    pub pools: Vec<Pool>,
}

/// Checks a folder of someone's own, laid over this content.
pub fn folder(files: &[OwnFile], ours: &Content) -> Checked {
    let pages = read_pages(files);
    let known: Vec<&PageSpec> = ours.pages().filter(|page| pages.iter().all(|(_, own)| own.id != page.id)).collect();
    let all: Vec<&PageSpec> = known.into_iter().chain(pages.iter().map(|(_, page)| page)).collect();
    let mut mistakes = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for file in files {
        let mut desk = Desk::new(&file.name, file.text.as_deref().unwrap_or_default());
        match (Sort::of(&file.name), &file.text) {
            (None, _) => desk.tell_at(1, 1, "this file is not used: there are words.ron, leads….ron and pages/….ron"),
            (Some(_), Err(why)) => desk.tell_at(1, 1, not_read(*why)),
            (Some(Sort::Page), Ok(text)) => {
                let page = pages.iter().find(|(name, _)| *name == file.name).map(|(_, page)| page);
                match page {
                    Some(page) => {
                        twice(&mut desk, page, &mut seen);
                        mistaken(&mut desk, page, &all);
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
    let more = at_most(&mut mistakes);
    Checked { files: files.len(), mistakes, more, pools }
}

/// Leaves so many mistakes of each file as are told; the files that have more.
fn at_most(mistakes: &mut Vec<Mistake>) -> Vec<String> {
    let (mut more, mut so_far): (Vec<String>, (String, usize)) = (Vec::new(), (String::new(), 0));
    mistakes.retain(|mistake| {
        if so_far.0 != mistake.file {
            so_far = (mistake.file.clone(), 0);
        }
        so_far.1 += 1;
        if so_far.1 == TOLD + 1 {
            more.push(mistake.file.clone());
        }
        so_far.1 <= TOLD
    });
    more
}

/// The answers to one page would be taken for those to another that can be filled more than once.
fn mistaken(desk: &mut Desk, page: &PageSpec, all: &[&PageSpec]) {
    for other in all.iter().filter(|other| taken_for(page, other)) {
        let what = format!("the id \"{}\" reads like one more filling of \"{}\"; take another", page.id, other.id);
        desk.tell(&[Mark::Id(&page.id)], what);
    }
}

/// The record of one page has the name of one more filling of the other.
fn taken_for(page: &PageSpec, other: &PageSpec) -> bool {
    other.many.is_some() && page.record().filled_of(&other.id)
}

/// One of these two would be taken for the other.
pub fn mixed_up(one: &PageSpec, other: &PageSpec) -> bool {
    taken_for(one, other) || taken_for(other, one)
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
        NotRead::TooMany => "there are more than 500 files; this one is left out",
        NotRead::Link => "this is a link; put the folder itself here, with its files in it",
    }
}

#[cfg(test)]
mod tests;
