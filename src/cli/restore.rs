//! `cairnbook backups`, `cairnbook restore`, and what is offered when a file can't be read.
//!
//! Never write before what would change was told and agreed to, or print words out of a workbook.

use std::{
    borrow::Cow,
    ffi::OsStr,
    io::{BufRead as _, IsTerminal as _},
    path::{Path, PathBuf},
};

use super::{args::Wanted, args::shown, clock::Clock, commands, ending::Ending, environment, session};
use crate::{
    base::{Id, Moment, Phrase, Slot, Value, Who, framer},
    content::{Dates, Words},
    say,
    store::{
        How, OpenError, Opened, Places, RealDisk, Unreadable, aside,
        backups::{self, Backup},
        restore::{self, Counts, Difference, NotRestored, Now, Restored, Version},
    },
    workbook::{Edit, Marks, Stamp, Workbook, fold::Folded},
};

/// What all of this needs.
struct Desk<'a> {
    words: &'a Words,
    how: &'a How,
    clock: &'a Clock,
    path: &'a Path,
    /// The file was named on the command line.
    named: bool,
}

/// Something that can be gone back to, with its name for a person.
struct Choice {
    version: Version,
    /// What it is called: its day and time, or the name of a copy.
    called: String,
}

/// `cairnbook backups`: what can be gone back to.
pub(super) fn backups(wanted: &Wanted) -> Ending {
    at_desk(wanted, |desk| {
        let folder = &desk.how.folders.backups;
        let all = match backups::list(&RealDisk, folder, &restore::real(&RealDisk, desk.path)) {
            Ok(all) => all,
            Err(why) => return desk.complain(&[why.phrase()]),
        };
        if all.is_empty() {
            return commands::print(&desk.lines(&[say!("backups.none")]));
        }
        commands::print(&desk.lines(&[say!("backups.title", path = shown(desk.path.as_os_str()))]));
        let away = Now::look(&RealDisk, desk.path).ok().as_ref().and_then(away);
        // Each is said as soon as it was read: many large ones take a while.
        for backup in &all {
            let ending = commands::print(&format!("{}\n", desk.row(backup, away.as_deref())));
            if ending != Ending::Fine {
                return ending;
            }
        }
        commands::print(&desk.lines(&[say!("backups.how", command = desk.command(" --from N"))]))
    })
}

/// `cairnbook restore`: goes back to one of them.
pub(super) fn restore(wanted: &Wanted, from: Option<&OsStr>, yes: bool) -> Ending {
    at_desk(wanted, |desk| {
        let now = match Now::look(&RealDisk, desk.path) {
            Ok(now) => now,
            Err(error) => {
                commands::complain(&commands::told(desk.path, &error, desk.words));
                return Ending::Problem;
            }
        };
        let chosen = match desk.choose(from, &now) {
            Ok(chosen) => chosen,
            Err(told) => return desk.complain(&told),
        };
        if let Now::Broken(_, Unreadable::Newer { .. }) = now {
            return desk.complain(&[say!("restore.newer")]);
        }
        let (preview, same) = desk.preview(&chosen, &now);
        let ending = commands::print(&preview);
        if ending != Ending::Fine || same {
            return ending;
        }
        if !yes && !has_terminal() {
            return desk.complain(&[say!("restore.no_terminal")]);
        }
        if !yes && !desk.agreed(&say!("restore.ask", yes = desk.words.plain("restore.yes"))) {
            return desk.complain(&[say!("restore.not_done")]);
        }
        match desk.put_back(&now, &chosen) {
            Ok(told) => commands::print(&told),
            Err(why) => desk.complain(&why),
        }
    })
}

/// A file could not be read. Tells what is safe and offers the newest good backup; comes back without an error when
/// that one stands in its place.
///
/// # Errors
/// What is to be told before the program ends.
pub(super) fn offer(
    path: &Path,
    named: bool,
    how: &How,
    clock: &Clock,
    words: &Words,
    error: &OpenError,
) -> Result<(), String> {
    let desk = Desk { words, how, clock, path, named };
    let told = commands::told(path, error, words);
    // A newer version's file is no broken one.
    let OpenError::Unreadable(why) = error else { return Err(told) };
    if matches!(why, Unreadable::Newer { .. }) {
        return Err(told);
    }
    let Ok(now) = Now::look(&RealDisk, path) else { return Err(told) };
    let Ok(Some((backup, version))) = restore::newest_good(&RealDisk, &how.folders.backups, path, &now) else {
        return Err(desk.with_rescues(told));
    };
    let called = desk.called(&backup);
    let offered = say!("broken.offer", when = called.clone(), inside = desk.inside_of(&version.workbook, None));
    let later = words.say(&say!("broken.later", command = desk.command("")));
    let told = format!("{told}\n{}", words.say(&offered));
    if !has_terminal() {
        return Err(format!("{told}\n{later}"));
    }
    commands::complain(&told);
    if !desk.agreed(&say!("broken.ask", yes = words.plain("restore.yes"))) {
        return Err(later);
    }
    match desk.put_back(&now, &Choice { version, called }) {
        Ok(told) => {
            commands::print(&told);
            Ok(())
        }
        Err(why) => Err(desk.lines(&why).trim_end().to_owned()),
    }
}

/// What is kept elsewhere and is worth knowing when the workbook opens.
pub(super) fn news(path: &Path, named: bool, how: &How, opened: &Opened) -> Option<Phrase> {
    if let Some(rescue) = &opened.rescue {
        let from = format!(" --from \"{}\"", shown(rescue.as_os_str()));
        return Some(say!("start.rescue", command = command(path, named, &from)));
    }
    // A workbook stood here and was taken away: beginning anew may not be what was meant.
    let backups = || backups::list(&RealDisk, &how.folders.backups, &restore::real(&RealDisk, path));
    let stood_here = opened.is_new && backups().is_ok_and(|all| !all.is_empty());
    stood_here.then(|| say!("start.stood_here", command = command(path, named, "")))
}

/// How a workbook is gone back to, as it would be typed.
fn command(path: &Path, named: bool, more: &str) -> String {
    let file = if named { format!(" \"{}\"", shown(path.as_os_str())) } else { String::new() };
    format!("cairnbook restore{file}{more}")
}

/// The records that are private in the workbook that stands there, where it is folded. No version of it tells of them
/// then, also one from before they were private: its counts would betray them.
fn away(now: &Now) -> Option<Vec<Id>> {
    let Now::Sound(version) = now else { return None };
    let book = Some(&version.workbook).filter(|book| book.settings().folded)?;
    let goals = book.goals().filter(|goal| goal.private).map(|goal| goal.id);
    let steps = book.steps().filter(|step| step.private).map(|step| step.id);
    let entries = book.log().iter().filter(|entry| entry.private).map(|entry| entry.id);
    let pages = book.all_answers().filter(|answers| answers.private).map(|answers| answers.id);
    Some(goals.chain(steps).chain(entries).chain(pages).collect())
}

/// The workbook as it may be told of: where it is folded, or something is away, without what is private.
fn told_of<'a>(book: &'a Workbook, away: Option<&[Id]>) -> Cow<'a, Workbook> {
    if away.is_none() && !book.settings().folded {
        return Cow::Borrowed(book);
    }
    let mut book = book.clone();
    for id in away.into_iter().flatten().filter(|id| book.has(**id)).copied().collect::<Vec<_>>() {
        let private = Edit::Set(Slot::new(id, &Marks::PRIVATE), Some(Value::Yes(true)));
        // What can't be marked has no mark to hide it by, today or then.
        let _ = book.apply(private, Stamp { who: Who::Me, at: Moment(0) });
    }
    Cow::Owned(Folded::of(&book).seen_of(&book))
}

fn newest(book: &Workbook) -> Option<Phrase> {
    restore::newest_day(book).map(|day| say!("restore.newest", day = Dates::english().full(day)))
}

/// Both ends are a terminal, so that a question is seen and its answer is meant.
fn has_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn at_desk(wanted: &Wanted, work: impl FnOnce(&Desk<'_>) -> Ending) -> Ending {
    let words = Words::english();
    let clock = match session::said_today() {
        Ok(said) => Clock::start(said),
        Err(ending) => return ending,
    };
    let path = match commands::file(wanted) {
        Ok(path) => path,
        Err(why) => {
            commands::complain(&words.say(&why));
            return Ending::Problem;
        }
    };
    let named = wanted.file.is_some();
    let how = session::how(Places::of_this_account(), &path, !named, environment::holder(clock.time_of_day()));
    work(&Desk { words: &words, how: &how, clock: &clock, path: &path, named })
}

impl Desk<'_> {
    fn lines(&self, said: &[Phrase]) -> String {
        let mut lines = String::new();
        for phrase in said {
            lines += &self.words.say(phrase);
            lines.push('\n');
        }
        lines
    }

    fn complain(&self, said: &[Phrase]) -> Ending {
        commands::complain(self.lines(said).trim_end());
        Ending::Problem
    }

    fn command(&self, more: &str) -> String {
        command(self.path, self.named, more)
    }

    fn called(&self, backup: &Backup) -> String {
        self.words.say(&say!("backups.when", day = Dates::english().full(backup.day()), time = backup.time()))
    }

    fn row(&self, backup: &Backup, away: Option<&[Id]>) -> String {
        let when = self.called(backup);
        let number = backup.number.to_string();
        let head = match Version::read(&RealDisk, &backup.path) {
            Ok(version) => {
                let inside = self.inside_of(&version.workbook, away);
                say!("backups.row", number = number, when = when, inside = inside)
            }
            Err(_) => say!("backups.row_broken", number = number, when = when),
        };
        format!("{}\n    {}", self.words.say(&head), shown(backup.path.as_os_str()))
    }

    /// What may be told of what is in that workbook, in words.
    fn inside_of(&self, book: &Workbook, away: Option<&[Id]>) -> String {
        self.inside(Counts::of(&told_of(book, away)))
    }

    /// Counts in words, without those that are nought.
    fn inside(&self, counts: Counts) -> String {
        let Counts { goals, steps, entries, pages } = counts;
        let all = [
            (goals, say!("inside.goals", n = goals)),
            (steps, say!("inside.steps", n = steps)),
            (entries, say!("inside.entries", n = entries)),
            (pages, say!("inside.pages", n = pages)),
        ];
        let said: Vec<String> = all.iter().filter(|(n, _)| *n > 0).map(|(_, phrase)| self.words.say(phrase)).collect();
        if said.is_empty() { self.words.plain("inside.nothing") } else { said.join(", ") }
    }

    fn choose(&self, from: Option<&OsStr>, now: &Now) -> Result<Choice, Vec<Phrase>> {
        let folder = &self.how.folders.backups;
        let no_disk = |why: crate::store::Trouble| vec![why.phrase()];
        let Some(from) = from else {
            let found = restore::newest_good(&RealDisk, folder, self.path, now).map_err(no_disk)?;
            let (backup, version) = found.ok_or_else(|| vec![say!("restore.no_backup")])?;
            return Ok(Choice { version, called: self.called(&backup) });
        };
        let name = shown(from);
        let (path, called) = if let Ok(number) = name.parse::<u64>() {
            let all = backups::list(&RealDisk, folder, &restore::real(&RealDisk, self.path)).map_err(no_disk)?;
            let found = all.into_iter().find(|backup| backup.number == number);
            let backup = found.ok_or_else(|| vec![say!("restore.no_such", name = name)])?;
            let called = self.called(&backup);
            (backup.path, called)
        } else {
            let found = restore::named(&RealDisk, &self.how.folders, Path::new(from));
            (found.ok_or_else(|| vec![say!("restore.no_such", name = name.clone())])?, name)
        };
        match Version::read(&RealDisk, &path) {
            Ok(version) => Ok(Choice { version, called }),
            Err(_) => Err(vec![say!("restore.unreadable", name = called)]),
        }
    }

    /// What is in the backup, what is in the file, and what would become of it. True when both are the same.
    fn preview(&self, chosen: &Choice, now: &Now) -> (String, bool) {
        let folded = chosen.version.workbook.settings().folded;
        let away = away(now).or_else(|| folded.then(Vec::new));
        let then = told_of(&chosen.version.workbook, away.as_deref());
        let inside = self.inside(Counts::of(&then));
        let mut said = vec![
            say!("restore.file", path = shown(self.path.as_os_str())),
            say!("restore.backup", name = chosen.called.as_str(), inside = inside),
        ];
        said.extend(newest(&then));
        let mut same = false;
        match now {
            Now::Gone => said.push(say!("restore.now_gone")),
            Now::Broken(..) => said.extend([say!("restore.now_broken"), say!("restore.keeps")]),
            Now::Sound(version) => {
                let now = told_of(&version.workbook, away.as_deref());
                said.push(say!("restore.now", inside = self.inside(Counts::of(&now))));
                said.extend(newest(&now));
                let (ours, theirs) = (now.snapshot(), then.snapshot());
                let differs = self.differs(&Difference::between(&ours, &theirs));
                same = differs.is_empty();
                said.extend(differs);
                said.push(if same { say!("restore.same") } else { say!("restore.keeps") });
            }
        }
        (self.lines(&said), same)
    }

    fn differs(&self, found: &Difference) -> Vec<Phrase> {
        let some = |counts: Counts| (counts != Counts::default()).then(|| self.inside(counts));
        let mut said = Vec::new();
        said.extend(some(found.back).map(|inside| say!("restore.back", inside = inside)));
        said.extend(some(found.away).map(|inside| say!("restore.away", inside = inside)));
        said.extend(some(found.other).map(|inside| say!("restore.other", inside = inside)));
        said.extend(found.order.then(|| say!("restore.order")));
        said.extend(found.settings.then(|| say!("restore.settings")));
        said
    }

    fn agreed(&self, question: &Phrase) -> bool {
        commands::print(&self.lines(std::slice::from_ref(question)));
        let mut line = Vec::new();
        let read = std::io::stdin().lock().read_until(b'\n', &mut line).is_ok();
        read && framer::words_of(&line).trim().to_lowercase() == self.words.plain("restore.yes")
    }

    /// Does it; what is to be said then, or why not.
    fn put_back(&self, now: &Now, chosen: &Choice) -> Result<String, Vec<Phrase>> {
        let done = restore::put_back(self.path, self.how, now, &chosen.version, &self.clock.stamp());
        let Restored { kept, disk_may_fail } = done.map_err(|why: NotRestored| {
            let mut said = vec![why.phrase()];
            said.extend(why.reason());
            said
        })?;
        let mut said = vec![say!("restore.done", name = chosen.called.as_str())];
        said.extend(kept.map(|path: PathBuf| say!("restore.kept", path = shown(path.as_os_str()))));
        said.extend(disk_may_fail.then(|| say!("saved.failing_disk")));
        Ok(self.lines(&said))
    }

    /// Without a good backup, the emergency copies are all there is to point to.
    fn with_rescues(&self, mut told: String) -> String {
        let rescues = aside::rescues(&RealDisk, &self.how.folders.rescues, self.path).unwrap_or_default();
        for path in rescues {
            told.push('\n');
            told += &self.words.say(&say!("rescue.kept", path = shown(path.as_os_str())));
        }
        told
    }
}
