//! A helper's shelf: the workbooks of one folder, to open one of them. A small machine beside [`App`](super::App):
//! the same events in, the same scene out, and no workbook at all.
//!
//! It knows file names first; what stands in each comes later, in any order, and only as much as a row shows.
//!
//! Never write, hold a workbook, put one person before another, or lose the row in focus when others fill in.

mod page;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, ffi::OsString, sync::Arc};

use super::{Event, Notice, Scene, help};
use crate::{
    base::{Day, Id, id, search::Wanted, text},
    content::Content,
    insight::shelf::Listed,
    page::{Act, Action, Allowed, Code, RowId, Stroke, action, list::window},
    say,
    view::finding::filter_slot,
};

/// So many rows are handed to a face.
const ROWS: usize = 80;
/// So near to the end of those the next ones are handed over; a little more than a page of keys goes.
const EDGE: usize = 12;
/// Page up and page down.
const PAGE: usize = 10;

/// One file of the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Its name on the disk.
    pub file: OsString,
    /// Its name, safe to show.
    shown: String,
    /// What is known of it.
    known: Known,
    /// It was read since the folder was listed.
    fresh: bool,
}

impl Book {
    /// What the focus stands on, by the name of the file. Never a choice: nothing is taken by an empty line.
    fn row_id(&self) -> RowId {
        let bytes = self.file.as_encoded_bytes().iter().copied();
        let name = format!("w{}", id::base_32(id::fingerprint(bytes), 12));
        RowId::Record(Id::of(&name).unwrap_or_else(|| Id::passing("book")))
    }
}

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Known {
    /// It was not read yet.
    #[default]
    Nothing,
    /// It was read.
    Told(Box<Listed>),
    /// It can not be read as a workbook.
    Broken,
}

/// What is asked of the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Open this file, and come back when it is left.
    Open(OsString),
    /// Leave the program.
    Leave,
}

/// Where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    List,
    Find,
    Help,
}

/// The shelf.
#[derive(Debug)]
pub struct Shelf {
    content: Arc<Content>,
    /// The folder, safe to show.
    folder: String,
    /// What is typed to begin a workbook there.
    begin: String,
    today: Day,
    books: Vec<Book>,
    place: Place,
    filter: String,
    /// The books that have the words of the filter; all, where there is none.
    found: Option<Vec<usize>>,
    /// Which of those shown is in focus.
    at: usize,
    scene: Scene,
    /// The first row of the page, and how many it has.
    rows: (usize, usize),
    /// The page is as it has to be.
    whole: bool,
}

impl Shelf {
    /// The shelf of the folder of that name, with no files yet. `begin`: what is typed to begin a workbook there.
    pub fn new(content: Arc<Content>, folder: &str, begin: &str, today: Day) -> Self {
        let words = &content.words;
        let scene = Scene {
            name: words.say(&say!("program.name")),
            saved: String::new(),
            is_saved: true,
            pen: String::new(),
            question: None,
            companion: Vec::new(),
            call: String::new(),
            tabs: Vec::new(),
            place: String::new(),
            page: crate::page::Page::default(),
            focus: None,
            writing: None,
            types_into: None,
            own_arrows: true,
            notice: None,
            banner: None,
            actions: Vec::new(),
            hidden: false,
            colours: None,
            read_first: false,
            in_turn: false,
            visit: 0,
            folds: 0,
        };
        Self {
            folder: text::one_line(folder),
            begin: text::one_line(begin),
            content,
            today,
            books: Vec::new(),
            place: Place::List,
            filter: String::new(),
            found: None,
            at: 0,
            scene,
            rows: (0, 0),
            whole: false,
        }
    }

    /// These files stand in the folder now. What is known of those that stood there before is kept until they are read
    /// again, and the focus stays on its file.
    pub fn list(&mut self, files: Vec<OsString>, today: Day) {
        let focused = self.book().map(|book| book.file.clone());
        let mut old: HashMap<OsString, Known> = self.books.drain(..).map(|book| (book.file, book.known)).collect();
        let book = |file: OsString| {
            let known = old.remove(&file).unwrap_or_default();
            Book { shown: text::one_line(&file.to_string_lossy()), file, known, fresh: false }
        };
        self.books = files.into_iter().map(book).collect();
        self.books.sort_by_cached_key(|book| (book.shown.to_lowercase(), book.file.clone()));
        self.today = today;
        self.sift();
        let place = |file: &OsString| (0..self.len()).find(|at| self.nth(*at).is_some_and(|book| book.file == *file));
        self.at = focused.as_ref().and_then(place).unwrap_or(self.at).min(self.len().saturating_sub(1));
    }

    /// All files, in the order in which they stand here.
    pub fn files(&self) -> impl Iterator<Item = &OsString> {
        self.books.iter().map(|book| &book.file)
    }

    /// The day for which this is told.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Which file is in focus, counted among all.
    pub fn near(&self) -> usize {
        self.index(self.at).unwrap_or(0)
    }

    /// Which files stand on the page and were not read since they were listed, counted among all.
    pub fn unread_in_sight(&self) -> Vec<usize> {
        let (first, rows) = window(self.len(), self.at, ROWS);
        let here = (first..first + rows).filter_map(|at| self.index(at));
        here.filter(|index| self.books.get(*index).is_some_and(|book| !book.fresh)).collect()
    }

    /// Which files were not read since they were listed, counted among all.
    pub fn unread(&self) -> Vec<usize> {
        let all = self.books.iter().enumerate();
        all.filter(|(_, book)| !book.fresh).map(|(index, _)| index).collect()
    }

    /// This was found in that file, counted among all. True where it is in sight.
    pub fn tell(&mut self, index: usize, known: Known) -> bool {
        let Some(book) = self.books.get_mut(index) else { return false };
        book.fresh = true;
        if book.known == known {
            return false;
        }
        book.known = known;
        let fits = fits(book, &self.filter);
        let at = match &mut self.found {
            None => index,
            Some(found) => match found.binary_search(&index) {
                Ok(at) => at,
                // Its name came only now, and has the words that are looked for.
                Err(at) if fits => {
                    found.insert(at, index);
                    self.at += usize::from(at <= self.at && found.len() > 1);
                    at
                }
                Err(_) => return false,
            },
        };
        let (first, rows) = self.rows;
        let in_sight = self.place != Place::Help && (first..first + rows.max(1)).contains(&at);
        self.whole &= !in_sight;
        in_sight
    }

    /// Something is to be said: why a file was not opened.
    pub fn say(&mut self, text: String) {
        self.scene.notice = Some(Notice { text, urgent: true });
    }

    /// Takes one event; answers with what the edge is to do, if anything.
    pub fn update(&mut self, event: Event) -> Option<Wish> {
        let event = match event {
            Event::Key(stroke) => return self.key(stroke),
            Event::Tick | Event::Saved { .. } => return None,
            event => event,
        };
        self.scene.notice = None;
        match event {
            Event::Do(act) | Event::DoHere(act) if self.offers(self.place).contains(&act) => return self.act(act),
            Event::Do(_) | Event::DoHere(_) => self.notice("act.not_here"),
            Event::Focus(row_id) => {
                let (first, rows) = self.rows;
                let found = (first..first + rows).find(|at| self.row_id(*at).as_ref() == Some(&row_id));
                self.at = found.unwrap_or(self.at);
            }
            Event::Write { text, .. } => self.filter_by(&text),
            Event::Resumed => self.whole = false,
            Event::Paste(_) => self.notice("paste.nowhere"),
            Event::Key(_) | Event::Tick | Event::Saved { .. } | Event::TooLong { .. } | Event::PasteList { .. } => {}
        }
        None
    }

    /// What there is to see and to do now.
    pub fn scene(&mut self) -> &Scene {
        let (first, rows) = self.rows;
        let (above, below) = (first > 0, first + rows < self.len());
        let near = (above && self.at < first + EDGE) || (below && self.at + EDGE >= first + rows);
        if !self.whole || (near && self.place != Place::Help) {
            self.build();
        }
        self.scene.focus = if self.place == Place::Help { None } else { self.row_id(self.at) };
        &self.scene
    }

    fn build(&mut self) {
        self.rows = window(self.len(), self.at, ROWS);
        self.whole = true;
        self.scene.actions = self.actions(self.place);
        self.scene.writing = (self.place == Place::Find).then(filter_slot);
        self.scene.page = self.page();
        self.scene.place.clone_from(&self.scene.page.title);
    }

    fn key(&mut self, stroke: Stroke) -> Option<Wish> {
        let offers = self.offers(self.place);
        let in_text = self.place == Place::Find;
        let ends = matches!(stroke.code, Code::Esc | Code::Enter);
        let takes = |info: &&action::Info| {
            let fits = info.keys.contains(&stroke) && offers.contains(&info.act);
            fits && (!in_text || info.in_text || ends || !stroke.is_printable())
        };
        let found = action::TABLE.iter().find(takes).map(|info| info.act);
        if self.scene.hidden {
            return found.filter(|act| *act == Act::Hide).and_then(|act| self.act(act));
        }
        self.scene.notice = None;
        match found {
            Some(act) => self.act(act),
            None if in_text => None,
            None if stroke.code == Code::Esc => {
                self.notice("shelf.to_leave");
                None
            }
            None if stroke.is_printable() => {
                self.notice("shelf.key");
                None
            }
            None => None,
        }
    }

    fn act(&mut self, act: Act) -> Option<Wish> {
        let last = self.len().saturating_sub(1);
        match act {
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(last),
            Act::PageUp => self.at = self.at.saturating_sub(PAGE),
            Act::PageDown => self.at = (self.at + PAGE).min(last),
            Act::First => self.at = 0,
            Act::Last => self.at = last,
            Act::Open => return self.book().map(|book| Wish::Open(book.file.clone())),
            Act::Find => self.go(Place::Find),
            Act::Help => self.go(Place::Help),
            Act::Back => {
                if self.place == Place::Find {
                    self.filter_by("");
                }
                self.go(Place::List);
            }
            Act::Call => self.notice("shelf.call"),
            Act::Hide => self.scene.hidden = !self.scene.hidden,
            Act::Interrupt | Act::Leave => return Some(Wish::Leave),
            _ => {}
        }
        None
    }

    fn go(&mut self, place: Place) {
        self.place = place;
        self.scene.visit += 1;
        self.whole = false;
    }

    fn notice(&mut self, key: &'static str) {
        self.scene.notice = Some(Notice { text: self.content.words.plain(key), urgent: false });
    }

    /// What can be done here.
    fn offers(&self, place: Place) -> Vec<Act> {
        const MOVING: [Act; 7] = [Act::Up, Act::Down, Act::PageUp, Act::PageDown, Act::First, Act::Last, Act::Open];
        let rows = place != Place::Help && self.len() > 0;
        let list = place == Place::List;
        let of_list = [Act::Find, Act::Help].into_iter().filter(|act| list && (*act == Act::Help || rows));
        let back = (!list).then_some(Act::Back);
        let always = [Act::Call, Act::Hide, Act::Interrupt, Act::Leave];
        MOVING.into_iter().filter(|_| rows).chain(back).chain(of_list).chain(always).collect()
    }

    /// The same with its words, in the order of the table.
    fn actions(&self, place: Place) -> Vec<Action> {
        let (words, offers) = (&self.content.words, self.offers(place));
        let offered = action::TABLE.iter().filter(|info| offers.contains(&info.act));
        let mut all: Vec<Action> = offered.map(|info| help::action(words, info, Allowed::Yes)).collect();
        for action in &mut all {
            action.help = match action.act {
                Act::Open => words.plain("shelf.open.help"),
                Act::Find => words.plain("shelf.find.help"),
                Act::Leave | Act::Interrupt => words.plain("shelf.leave.help"),
                _ => continue,
            };
            action.foot |= action.act == Act::Find;
        }
        all
    }

    fn filter_by(&mut self, typed: &str) {
        let focused = self.index(self.at);
        typed.clone_into(&mut self.filter);
        self.sift();
        // An empty filter leaves one where one is; else the first that fits is meant.
        self.at = if self.found.is_none() { focused.unwrap_or(0) } else { 0 };
    }

    fn sift(&mut self) {
        self.whole = false;
        let any = !self.filter.trim().is_empty();
        self.found = any.then(|| {
            let all = self.books.iter().enumerate();
            all.filter(|(_, book)| fits(book, &self.filter)).map(|(index, _)| index).collect()
        });
    }

    /// How many are shown.
    fn len(&self) -> usize {
        self.found.as_ref().map_or(self.books.len(), Vec::len)
    }

    /// Which of all files is shown there.
    fn index(&self, at: usize) -> Option<usize> {
        match &self.found {
            Some(found) => found.get(at).copied(),
            None => Some(at).filter(|at| *at < self.books.len()),
        }
    }

    fn nth(&self, at: usize) -> Option<&Book> {
        self.books.get(self.index(at)?)
    }

    fn book(&self) -> Option<&Book> {
        self.nth(self.at)
    }

    fn row_id(&self, at: usize) -> Option<RowId> {
        self.nth(at).map(Book::row_id)
    }
}

/// All words that are looked for stand in its names.
fn fits(book: &Book, filter: &str) -> bool {
    let name = if let Known::Told(listed) = &book.known { listed.name.as_str() } else { "" };
    Wanted::of(filter).are_in(&format!("{} {name}", book.shown))
}
