//! A workbook that is opened to write something and closed again, with the lock, backups and safe save of the app.

use crate::{
    base::{Id, Ids, Kind, Now, Phrase, Text, Who, text::one_line},
    cli::{commands, environment, restore, session, signals},
    insight::left_open,
    say,
    store::{
        LookOnly, OpenError, SaveError, Trouble,
        keeper::Keeper,
        open::{self, Opened},
        places::Places,
    },
    workbook::{Covered, Edit, Refused, Stamp, Workbook},
};

use super::desk::Desk;

/// The workbook while something is written in it.
pub(super) struct Sitting {
    /// The workbook as it may be seen.
    pub(super) book: Workbook,
    /// The one that is kept, where another is seen.
    covered: Option<Covered>,
    pub(super) now: Now,
    /// There was no file before.
    pub(super) is_new: bool,
    keeper: Keeper,
    ids: Ids,
    installation: Text,
    stamp: String,
}

impl Sitting {
    /// Opens the workbook. What a window would say on opening is told.
    ///
    /// # Errors
    /// What happened and what to do about it; nothing was changed.
    pub(super) fn begin(desk: &Desk) -> Result<Self, Vec<String>> {
        if let Err(error) = signals::outlive_full_files() {
            commands::complain(&one_line(&error.to_string()));
        }
        let me = environment::holder(desk.clock.time_of_day());
        let installation = environment::installation(&me);
        let how = session::how(Places::of_this_account(), &desk.path, !desk.named, me);
        let opened = open::open(&desk.path, &how).map_err(|error| not_opened(desk, &error))?;
        if let Some(why) = opened.keeper.look_only() {
            return Err(look_only(why).iter().map(|phrase| desk.say(phrase)).collect());
        }
        let mut news = session::news(&opened);
        news.extend(restore::news(&desk.path, desk.named, &how, &opened));
        for phrase in &news {
            desk.complain(phrase);
        }
        let Opened { mut workbook, is_new, keeper, .. } = opened;
        let now = desk.clock.now();
        if let Some(ending) = left_open::ending(&workbook, now.today) {
            // What is written now is no part of a talk that a lamp that went out left open.
            let _ = workbook.apply(ending, Stamp { who: Who::Me, at: now.moment });
        }
        let (book, covered) = if workbook.settings().folded {
            let (seen, covered) = Covered::of(workbook);
            (seen, Some(covered))
        } else {
            (workbook, None)
        };
        Ok(Self {
            book,
            covered,
            now,
            is_new,
            keeper,
            ids: Ids::seeded(environment::seed()),
            installation,
            stamp: desk.clock.stamp(),
        })
    }

    /// An id for a new entry.
    pub(super) fn draw(&mut self) -> Id {
        self.ids.draw(Kind::Entry)
    }

    /// Does an edit, by the one door.
    ///
    /// # Errors
    /// Why it can't be done.
    pub(super) fn enter(&mut self, edit: Edit) -> Result<(), Refused> {
        let stamp = Stamp { who: Who::Me, at: self.now.moment };
        match &mut self.covered {
            Some(covered) => covered.enter(&mut self.book, edit, stamp)?,
            None => self.book.apply(edit, stamp).map(drop)?,
        }
        let today = self.now.today;
        self.kept().seen_on(today);
        Ok(())
    }

    /// The workbook that is saved.
    fn kept(&mut self) -> &mut Workbook {
        self.covered.as_mut().map_or(&mut self.book, Covered::whole_mut)
    }

    /// Saves. Returns when the disk has it.
    ///
    /// # Errors
    /// What happened and what to do about it; the file is as it was.
    pub(super) fn save(&mut self, desk: &Desk) -> Result<(), Vec<String>> {
        let installation = self.installation.clone();
        let book = self.kept();
        book.count_save(&installation);
        let data = book.snapshot();
        match self.keeper.save(&data, false, &self.stamp) {
            Ok(saved) => {
                if let Some(news) = saved.phrase() {
                    desk.complain(&news);
                }
                Ok(())
            }
            Err(error) => Err(not_saved(&error).iter().map(|phrase| desk.say(phrase)).collect()),
        }
    }

    /// Ends it: the lock goes, and what was saved last becomes a backup, too.
    pub(super) fn end(self) {
        self.keeper.close();
        std::mem::forget((self.book, self.covered));
    }
}

fn not_opened(desk: &Desk, error: &OpenError) -> Vec<String> {
    vec![commands::told(&desk.path, error, &desk.content.words)]
}

/// What stands in the way, and what to do.
fn look_only(why: &LookOnly) -> [Phrase; 2] {
    match why {
        LookOnly::InUse(by) => in_use(by.since.as_str()),
        LookOnly::File => [say!("cmd.read_only"), say!("cmd.read_only_do")],
        LookOnly::Folder => [say!("cmd.read_only_folder"), say!("cmd.read_only_do")],
        LookOnly::UnknownFields(n) => [say!("cmd.unknown", n = *n), say!("cmd.unknown_do")],
    }
}

/// Another window has it, since then where that is known.
fn in_use(since: &str) -> [Phrase; 2] {
    let what = if since.is_empty() { say!("cmd.in_use") } else { say!("cmd.in_use_since", since = since) };
    [what, say!("cmd.in_use_do")]
}

/// What happened, and what to do. Where a window would say to press a key, a command is typed again.
fn not_saved(error: &SaveError) -> [Phrase; 2] {
    let again = say!("cmd.again");
    match error {
        SaveError::Disk(Trouble::DiskFull | Trouble::NoRoom) => [of_disk(error), say!("cmd.room_do")],
        SaveError::Disk(Trouble::Damaged) => [of_disk(error), say!("cmd.damaged_do")],
        SaveError::Disk(Trouble::NotAllowed) => [of_disk(error), say!("cmd.read_only_do")],
        SaveError::Disk(_) | SaveError::OtherNotKept(_) => [of_disk(error), again],
        SaveError::ChangedElsewhere { .. } => [say!("cmd.changed"), again],
        SaveError::InUse(since) => in_use(since.as_str()),
        SaveError::CheckFailed => [say!("cmd.check_failed"), again],
        SaveError::LookOnly => [say!("cmd.read_only"), say!("cmd.read_only_do")],
    }
}

fn of_disk(error: &SaveError) -> Phrase {
    match error {
        SaveError::Disk(trouble) | SaveError::OtherNotKept(trouble) => trouble.phrase(),
        _ => say!("cmd.check_failed"),
    }
}
