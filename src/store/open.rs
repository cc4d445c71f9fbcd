//! Opening a workbook: what stands at the path, who has it open, what is in it, and whether it can be saved.
//!
//! Never change the file, make one that is not there, or hang on what is no file.

use std::{
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    aside::{self, Why},
    disk::{About, Disk, Kind, LARGEST},
    format::{self, Loaded},
    keeper::{How, Keeper, Spot},
    lock::{self, Held},
    put::Print,
    trouble::{SaveError, Trouble},
    why_not::{LookOnly, OpenError},
};
use crate::workbook::{Repair, Workbook, fold::Folded};

/// A workbook, opened.
pub struct Opened {
    /// The workbook; an empty one where there was no file.
    pub workbook: Workbook,
    /// There was no file. One is made at the first save.
    pub is_new: bool,
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// How many texts were cleaned of codes.
    pub cleaned: usize,
    /// Fields this version does not know.
    pub unknown: Vec<String>,
    /// There are comments in it that a save leaves out; the file is kept aside before.
    pub has_comments: bool,
    /// The file has more than one name (hard links). A save changes it under this one only.
    pub many_names: bool,
    /// There are no locks in this place; why.
    pub no_lock: Option<Trouble>,
    /// An emergency copy that is newer than the file, and where it lies.
    pub rescue: Option<PathBuf>,
    /// Saves it.
    pub keeper: Keeper,
}

/// Opens the workbook at `path`, or a new one where nothing stands.
///
/// # Errors
/// Why not. Nothing is changed in any case.
pub fn open(path: &Path, how: &How) -> Result<Opened, OpenError> {
    let disk = &*how.disk;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let Some(about) = plain_file(disk, &path)? else { return open_new(path, how) };
    let spot = Spot::of(disk, &path)?;
    let mut look_only = read_only(disk, &spot, Some(&about));
    // Read before anything is made: beside a file that is no workbook, no side file is left.
    let mut bytes = disk.read(&path, LARGEST)?;
    let mut parsed = format::parsed(&bytes).map_err(OpenError::Unreadable)?;
    let (mut guard, mut no_lock) = (None, None);
    if look_only.is_none() {
        match lock::hold(disk, &spot.folder, &spot.name, &how.me) {
            Held::Ours(lock) => guard = Some(lock),
            Held::InUseBy(by) => look_only = Some(LookOnly::InUse(by)),
            Held::NotPossible(why) => no_lock = Some(why),
        }
        // Whoever held the lock until now may have saved since.
        if !disk.holds(&path, &bytes)? {
            bytes = disk.read(&path, LARGEST)?;
            parsed = format::parsed(&bytes).map_err(OpenError::Unreadable)?;
        }
    }
    let print = Print::of(&bytes);
    // The workbook is put together without the file beside it in memory.
    drop(bytes);
    let loaded = parsed.put_together();
    if guard.is_some() {
        // Only now: left-overs beside a file that can't be read may hold what the file has lost.
        aside::tidy(disk, &spot.folder, Some(&spot.name), how.now);
        aside::tidy(disk, &how.folders.backups, None, how.now);
        aside::tidy(disk, &how.folders.rescues, None, how.now);
    }
    if look_only.is_none() && !loaded.unknown.is_empty() {
        look_only = Some(LookOnly::UnknownFields(loaded.unknown.len()));
    }
    // What another window could not save is told there.
    let elsewhere = matches!(look_only, Some(LookOnly::InUse(_)));
    let rescue = newer_rescue(how, &path, about.written).filter(|_| !elsewhere);
    let keeper = Keeper::of_new(path, how, look_only).of_read(print, &loaded, guard);
    let Loaded { workbook, repairs, cleaned, unknown, has_comments, is_older: _ } = loaded;
    let many_names = about.names > 1;
    let is_new = false;
    Ok(Opened { workbook, is_new, repairs, cleaned, unknown, has_comments, many_names, no_lock, rescue, keeper })
}

fn open_new(path: PathBuf, how: &How) -> Result<Opened, OpenError> {
    let look_only = match Spot::of(&*how.disk, &path) {
        Ok(spot) => read_only(&*how.disk, &spot, None),
        Err(error) if error.kind() == io::ErrorKind::NotFound && how.make_folder => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(OpenError::NoFolder),
        Err(error) => return Err(error.into()),
    };
    Ok(Opened {
        workbook: Workbook::default(),
        is_new: true,
        repairs: Vec::new(),
        cleaned: 0,
        unknown: Vec::new(),
        has_comments: false,
        many_names: false,
        no_lock: None,
        rescue: newer_rescue(how, &path, None),
        keeper: Keeper::of_new(path, how, look_only),
    })
}

/// The newest emergency copy of that workbook, where it is newer than the file or there is no file.
fn newer_rescue(how: &How, path: &Path, file: Option<SystemTime>) -> Option<PathBuf> {
    let newest = aside::rescues(&*how.disk, &how.folders.rescues, path).ok()?.pop()?;
    let written = how.disk.about(&newest).ok()?.written?;
    file.is_none_or(|file| written > file).then_some(newest)
}

/// What stands there, if it is a plain file of a sensible size; `None` where nothing stands.
pub(super) fn plain_file(disk: &dyn Disk, path: &Path) -> Result<Option<About>, OpenError> {
    match disk.about(path) {
        Ok(about) if about.kind != Kind::File => Err(OpenError::NotAFile(about.kind)),
        Ok(about) if about.length > LARGEST => Err(OpenError::TooLarge),
        Ok(about) => Ok(Some(about)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn read_only(disk: &dyn Disk, spot: &Spot, about: Option<&About>) -> Option<LookOnly> {
    // The bits count even for a superuser, whom the system would let write: someone meant it.
    let bits = about.is_some_and(|about| about.mode & 0o222 == 0);
    if bits || (about.is_some() && disk.may_write(&spot.folder.join(&spot.name)).is_err()) {
        return Some(LookOnly::File);
    }
    // A save puts a new file into the folder.
    disk.may_write(&spot.folder).is_err().then_some(LookOnly::Folder)
}

/// What `check` found in a file that reads well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many goals.
    pub goals: usize,
    /// How many steps.
    pub steps: usize,
    /// How many entries of the log.
    pub entries: usize,
    /// How many pages with answers.
    pub pages: usize,
    /// What would be mended.
    pub repairs: Vec<Repair>,
    /// How many texts would be cleaned of codes.
    pub cleaned: usize,
    /// Fields this version does not know.
    pub unknown: Vec<String>,
    /// There are comments in it that a save leaves out.
    pub has_comments: bool,
}

/// Reads the workbook to look at it, also while a window has it open. Takes no lock and writes nothing.
///
/// # Errors
/// Why it can't be read.
pub fn read(path: &Path, disk: &dyn Disk) -> Result<Loaded, OpenError> {
    if plain_file(disk, path)?.is_none() {
        return Err(OpenError::NotThere);
    }
    format::read(&disk.read(path, LARGEST)?).map_err(OpenError::Unreadable)
}

/// Reads the file and tells what is in it. Takes no lock and writes nothing.
///
/// # Errors
/// Why it can't be read, with line and column where there are any.
pub fn check(path: &Path, disk: &dyn Disk) -> Result<Checked, OpenError> {
    let Loaded { workbook, repairs, cleaned, unknown, has_comments, is_older: _ } = read(path, disk)?;
    // Until its owner is alone, what is folded away is no number either.
    let seen = if workbook.settings().folded { Folded::of(&workbook).seen_of(&workbook) } else { workbook };
    let (goals, steps) = (seen.goals().count(), seen.steps().count());
    let answered = seen.data.answers.values().filter(|answers| !answers.fields.is_empty());
    let (entries, pages) = (seen.log().len(), answered.count());
    Ok(Checked { goals, steps, entries, pages, repairs, cleaned, unknown, has_comments })
}

/// Keeps the bytes of a file that could not be read aside, before anyone does anything about it.
///
/// # Errors
/// What the disk said.
pub fn keep_damaged(path: &Path, how: &How, stamp: &str) -> Result<PathBuf, SaveError> {
    let bytes = how.disk.read(path, LARGEST)?;
    aside::keep(&*how.disk, &how.folders.backups, Why::Damaged, stamp, path, &bytes)
}
