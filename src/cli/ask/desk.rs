//! What all commands that tell or write a line need: the file, the clock, the words.

use std::path::PathBuf;

use crate::{
    base::{Day, Phrase, When, text},
    cli::{args::Wanted, clock::Clock, commands, content, ending::Ending, session},
    content::{Content, own},
    say,
    workbook::Workbook,
};

/// What all of them need.
pub(super) struct Desk {
    pub(super) content: Content,
    pub(super) clock: Clock,
    pub(super) path: PathBuf,
    /// The file was named on the command line.
    pub(super) named: bool,
}

impl Desk {
    /// The file and the day.
    ///
    /// # Errors
    /// There is none of one; that has been told.
    pub(super) fn of(wanted: &Wanted) -> Result<Self, Ending> {
        let clock = Clock::start(session::said_today()?);
        let (content, told) = content::with_own(wanted);
        if let Some(told) = told {
            commands::complain(&content.words.say(&told));
        }
        match commands::file(wanted) {
            Ok(path) => Ok(Self { content, clock, path, named: wanted.file.is_some() }),
            Err(why) => {
                commands::complain(&content.words.say(&why));
                Err(Ending::Problem)
            }
        }
    }

    /// From here on things are called what the person calls them. Once, after the workbook was read.
    pub(super) fn take_words_of(&mut self, book: &Workbook) {
        if let Some(said) = own::names_in(book) {
            self.content = self.content.in_words_of(&said);
        }
    }

    pub(super) fn today(&self) -> Day {
        self.clock.now().today
    }

    pub(super) fn say(&self, phrase: &Phrase) -> String {
        self.content.words.say(phrase)
    }

    pub(super) fn complain(&self, phrase: &Phrase) {
        commands::complain(&self.say(phrase));
    }

    /// A day in full; words as they were written.
    pub(super) fn day(&self, when: &When) -> String {
        match when {
            When::Day(day) => self.content.dates.full(*day),
            When::Words(words) => text::one_line(words),
        }
    }

    /// Own words on one line; what stands for them where there are none yet.
    pub(super) fn words(&self, words: &str) -> String {
        if words.trim().is_empty() { self.say(&say!("row.no_words")) } else { line(words) }
    }

    /// A day to do something by; one that has passed is told as passed.
    pub(super) fn by(&self, when: &When) -> String {
        match when {
            When::Day(day) if *day < self.today() => self.say(&say!("day.has_passed", day = self.day(when))),
            When::Day(_) => self.say(&say!("day.by", day = self.day(when))),
            When::Words(_) => self.day(when),
        }
    }
}

/// Words on one line, as they stand in a line of ours.
pub(super) fn line(words: &str) -> String {
    text::one_line(words).trim().to_owned()
}
