//! The shelf in words: a row a workbook, how to look for one, and the keys.
//!
//! Never call a day that has passed anything but its name, or show more of an unlisted one than its file's name.

use super::{Book, Known, Place, Shelf};
use crate::{
    base::{Day, When, letters},
    insight::shelf::{Listed, Promise},
    page::{Act, Action, Block, Command, Field, FieldKind, List, Page, Row},
    say,
    view::finding::filter_slot,
};

/// So many promises that are still to come are told.
const TO_COME: usize = 2;

/// A row that stands for a workbook. Opening it is the edge's: it is done by the action, not by a command.
fn row_of(book: &Book, words: String) -> Row {
    Row::new(book.row_id(), Command::Do(Act::Open), words)
}

impl Shelf {
    /// The page of where one is.
    pub(super) fn page(&self) -> Page {
        let words = &self.content.words;
        match self.place {
            Place::Help => self.keys(),
            Place::Find => {
                let mut field = Field::empty(filter_slot(), FieldKind::Line, words.say(&say!("shelf.find.which")));
                field.text.clone_from(&self.filter);
                field.shown.clone_from(&self.filter);
                let title = words.say(&say!("shelf.find.title"));
                let list = self.list_of_rows().or(words.say(&say!("find.none")));
                Page { title, main: vec![Block::Field(Box::new(field)), Block::List(list)], side: Vec::new() }
            }
            Place::List if self.books.is_empty() => {
                let main = vec![
                    Block::Text(words.say(&say!("shelf.none"))),
                    Block::Quiet(words.say(&say!("shelf.none_begin", command = self.begin.as_str()))),
                ];
                Page { title: self.title(), main, side: Vec::new() }
            }
            Place::List => {
                let main = vec![Block::Quiet(words.say(&say!("shelf.what"))), Block::List(self.list_of_rows())];
                Page { title: self.title(), main, side: Vec::new() }
            }
        }
    }

    fn title(&self) -> String {
        let folder = letters::clip(&self.folder, 40);
        self.content.words.say(&say!("shelf.title", folder = folder))
    }

    fn list_of_rows(&self) -> List {
        let (first, count) = self.rows;
        let rows = (first..first + count).filter_map(|at| self.nth(at)).map(|book| self.row(book)).collect();
        List::part(self.len(), first, rows, (self.row_id(0), self.row_id(self.len().saturating_sub(1))))
    }

    fn row(&self, book: &Book) -> Row {
        let words = &self.content.words;
        match &book.known {
            Known::Told(listed) if listed.listed => {
                let file = book.shown.as_str();
                let name = match listed.name.trim() {
                    "" => file.to_owned(),
                    name => words.say(&say!("shelf.book", name = name, file = file)),
                };
                row_of(book, name).note(self.note(listed))
            }
            Known::Nothing | Known::Told(_) => row_of(book, book.shown.clone()),
            Known::Broken => row_of(book, book.shown.clone()).note(words.say(&say!("shelf.broken"))),
        }
    }

    /// What else is told of a workbook, between dots.
    fn note(&self, listed: &Listed) -> String {
        let words = &self.content.words;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(listed.seen.map(|day| words.say(&say!("shelf.written", day = self.day(day)))));
        parts.extend(listed.meeting.as_ref().map(|when| words.say(&say!("shelf.meeting", day = self.when(when)))));
        let mut to_come = 0;
        for promise in &listed.promises {
            to_come += usize::from(!promise.due);
            if to_come <= TO_COME {
                parts.push(self.promise(promise));
            }
        }
        parts.extend((to_come > TO_COME).then(|| words.say(&say!("shelf.more"))));
        parts.join(" · ")
    }

    fn promise(&self, promise: &Promise) -> String {
        let (words, what) = (&self.content.words, promise.what.as_str());
        words.say(&match &promise.by {
            None => say!("shelf.promise", what = what),
            Some(When::Day(day)) if *day < self.today => {
                let days = self.today.since(*day);
                let near = (2..=6).contains(&days).then(|| self.content.dates.weekday(*day).to_owned());
                say!("shelf.promise_was", what = what, day = near.unwrap_or_else(|| self.day(*day)))
            }
            Some(When::Day(day)) => say!("shelf.promise_by", what = what, day = self.day(*day)),
            Some(When::Words(by)) => say!("shelf.promise_words", what = what, by = by),
        })
    }

    fn when(&self, when: &When) -> String {
        match when {
            When::Day(day) => self.day(*day),
            When::Words(words) => words.to_string(),
        }
    }

    /// "yesterday", "Friday", "Thu 19 Nov", "19 Nov 2025".
    fn day(&self, day: Day) -> String {
        let (words, dates) = (&self.content.words, self.content.dates);
        match day.since(self.today) {
            0 => words.say(&say!("day.today")),
            1 => words.say(&say!("day.tomorrow")),
            -1 => words.say(&say!("day.yesterday")),
            2..=6 => dates.weekday(day).to_owned(),
            _ if day.year() == self.today.year() => {
                let (weekday, month) = (dates.weekday_short(day.weekday()), dates.month_short(day));
                words.say(&say!("day.this_year", weekday = weekday, day = i64::from(day.day()), month = month))
            }
            _ => dates.short(day),
        }
    }

    /// The keys of the list, each with what it does.
    fn keys(&self) -> Page {
        let words = &self.content.words;
        let line = |action: Action| {
            Block::Text(words.say(&say!("shelf.key_does", key = action.keys.join(" "), does = action.help.as_str())))
        };
        let told = |action: &Action| !matches!(action.act, Act::Help | Act::Call | Act::Interrupt);
        let main = self.actions(Place::List).into_iter().filter(told).map(line).collect();
        Page { title: words.say(&say!("help.title")), main, side: Vec::new() }
    }
}
