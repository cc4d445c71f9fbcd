//! Going back to a backup: what is in it, what would differ, and putting it in the place of the file.
//!
//! Never replace a file that was not kept aside first, that a window has open, or that is not as it was when the
//! person said yes.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{
    aside::{self, Why},
    backups::{self, Backup},
    disk::{Disk, Kind, LARGEST},
    format,
    keeper::How,
    keeper::Spot,
    lock::{self, Held},
    open,
    places::Folders,
    put::{self, Put, Target},
    trouble::{SaveError, Trouble},
    unreadable::Unreadable,
    why_not::OpenError,
};
use crate::{
    base::{Day, Id, Phrase},
    say,
    workbook::{Daily, Data, Settings, Workbook},
};

/// How many records of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Goals.
    pub goals: usize,
    /// Steps.
    pub steps: usize,
    /// Entries of the log.
    pub entries: usize,
    /// Pages with answers.
    pub pages: usize,
}

impl Counts {
    /// What is in that workbook.
    pub fn of(book: &Workbook) -> Self {
        let data = &book.data;
        Self { goals: data.goals.len(), steps: data.steps.len(), entries: data.log.len(), pages: data.answers.len() }
    }
}

/// What going back would do, record by record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// In the backup, and not in the file.
    pub back: Counts,
    /// In the file, and not in the backup.
    pub away: Counts,
    /// In both, but not the same.
    pub other: Counts,
    /// The settings are not the same. What was said today about offers is none: it is over tomorrow.
    pub settings: bool,
    /// Goals, or steps, that are in both stand in another order.
    pub order: bool,
}

impl Difference {
    /// What it would do to a file that holds `now` to go back to `then`, as far as a person could see it: how often
    /// it was saved and when it was used last, and that something was there that is gone from both, are no difference.
    pub fn between(now: &Data, then: &Data) -> Self {
        let lasting = |data: &Data| Settings { daily: Daily::default(), ..data.settings.as_ref().clone() };
        let mut found = Self { settings: lasting(now) != lasting(then), ..Self::default() };
        found.order = other_order(&now.goal_order, &then.goal_order)
            || now.outlines.iter().any(|(of, ids)| then.outlines.get(of).is_some_and(|old| other_order(ids, old)));
        let log = |data: &Data| data.log.shared_iter().map(|e| (e.id, Arc::clone(e))).collect::<BTreeMap<_, _>>();
        found.count(&now.goals, &then.goals, |counts| &mut counts.goals);
        found.count(&now.steps, &then.steps, |counts| &mut counts.steps);
        found.count(&log(now), &log(then), |counts| &mut counts.entries);
        found.count(&now.answers, &then.answers, |counts| &mut counts.pages);
        found
    }

    /// There is none.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    fn count<T: PartialEq>(
        &mut self,
        now: &BTreeMap<Id, Arc<T>>,
        then: &BTreeMap<Id, Arc<T>>,
        part: fn(&mut Counts) -> &mut usize,
    ) {
        *part(&mut self.away) = now.keys().filter(|id| !then.contains_key(id)).count();
        for (id, old) in then {
            match now.get(id) {
                None => *part(&mut self.back) += 1,
                Some(new) if new != old => *part(&mut self.other) += 1,
                Some(_) => {}
            }
        }
    }
}

/// Those that stand in both lists do not follow each other in the same way.
fn other_order(now: &[Id], then: &[Id]) -> bool {
    let (in_now, in_then): (BTreeSet<&Id>, BTreeSet<&Id>) = (now.iter().collect(), then.iter().collect());
    !now.iter().filter(|id| in_then.contains(id)).eq(then.iter().filter(|id| in_now.contains(id)))
}

/// A version that can be gone back to: its bytes were read as a workbook.
#[derive(Clone, Debug)]
pub struct Version {
    /// What is in it.
    pub workbook: Workbook,
    bytes: Vec<u8>,
}

impl Version {
    /// Reads it.
    ///
    /// # Errors
    /// Why it can't be gone back to.
    pub fn read(disk: &dyn Disk, path: &Path) -> Result<Self, OpenError> {
        let about = disk.about(path)?;
        if about.kind != Kind::File {
            return Err(OpenError::NotAFile(about.kind));
        }
        let bytes = disk.read(path, LARGEST)?;
        let workbook = format::read(&bytes).map_err(OpenError::Unreadable)?.workbook;
        Ok(Self { workbook, bytes })
    }

    /// The day of its newest entry.
    pub fn newest_day(&self) -> Option<Day> {
        newest_day(&self.workbook)
    }
}

/// The day of the newest entry that has one.
pub fn newest_day(book: &Workbook) -> Option<Day> {
    book.log().iter().next_back().and_then(|entry| entry.on.day())
}

/// The newest backup of that workbook that can be read and holds something else than what stands there now. Bytes do
/// not tell: each save counts itself in the file.
///
/// # Errors
/// What the disk said.
pub fn newest_good(disk: &dyn Disk, folder: &Path, of: &Path, now: &Now) -> Result<Option<(Backup, Version)>, Trouble> {
    let all = backups::list(disk, folder, &real(disk, of))?;
    let good = |backup: Backup| Version::read(disk, &backup.path).ok().map(|version| (backup, version));
    let differs = |version: &Version| match now {
        Now::Sound(there) => !Difference::between(&there.workbook.data, &version.workbook.data).is_none(),
        Now::Gone | Now::Broken(..) => true,
    };
    Ok(all.into_iter().filter_map(good).find(|(_, version)| differs(version)))
}

/// The path without links, as far as it leads anywhere: under it the backups are kept.
pub fn real(disk: &dyn Disk, path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Spot::of(disk, &path).map_or(path, |spot| spot.path())
}

/// The copy a person names: by a path, or by its name in one of our folders.
pub fn named(disk: &dyn Disk, folders: &Folders, name: &Path) -> Option<PathBuf> {
    let alone = matches!((name.components().next(), name.components().nth(1)), (Some(Component::Normal(_)), None));
    let places: &[&Path] = if alone { &[&folders.backups, &folders.rescues] } else { &[] };
    let mut paths = places.iter().map(|folder| folder.join(name)).chain([name.to_owned()]);
    paths.find(|path| disk.about(path).is_ok())
}

/// What stands at the path of the workbook now.
#[derive(Clone, Debug)]
pub enum Now {
    /// Nothing.
    Gone,
    /// A workbook.
    Sound(Box<Version>),
    /// Something that can't be read.
    Broken(Vec<u8>, Unreadable),
}

impl Now {
    /// Looks.
    ///
    /// # Errors
    /// There is something that is no file, or the disk said no.
    pub fn look(disk: &dyn Disk, path: &Path) -> Result<Self, OpenError> {
        if open::plain_file(disk, path)?.is_none() {
            return Ok(Self::Gone);
        }
        let bytes = disk.read(path, LARGEST)?;
        Ok(match format::read(&bytes) {
            Ok(loaded) => Self::Sound(Box::new(Version { workbook: loaded.workbook, bytes })),
            Err(why) => Self::Broken(bytes, why),
        })
    }

    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Gone => None,
            Self::Sound(version) => Some(&version.bytes),
            Self::Broken(bytes, _) => Some(bytes),
        }
    }
}

/// The file is the backup now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the file as it was before is kept, where there was one.
    pub kept: Option<PathBuf>,
    /// The disk reported trouble afterwards.
    pub disk_may_fail: bool,
}

/// Why not. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRestored {
    /// A window has it open.
    InUse,
    /// The file or its folder is read-only.
    ReadOnly,
    /// It is not as it was when it was looked at.
    Changed,
    /// The folder it belongs in is not there.
    NoFolder,
    /// The file as it is could not be kept aside.
    NotKept(Trouble),
    /// The disk said no.
    NotWritten(Trouble),
}

impl NotRestored {
    /// What happened, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::InUse => say!("restore.in_use"),
            Self::ReadOnly => say!("restore.read_only"),
            Self::Changed => say!("restore.changed"),
            Self::NoFolder => say!("open.no_folder"),
            Self::NotKept(_) => say!("restore.not_kept"),
            Self::NotWritten(_) => say!("restore.not_written"),
        }
    }

    /// The disk's reason, to be said after it.
    pub fn reason(&self) -> Option<Phrase> {
        match self {
            Self::NotKept(trouble) | Self::NotWritten(trouble) => Some(trouble.phrase()),
            Self::InUse | Self::ReadOnly | Self::Changed | Self::NoFolder => None,
        }
    }
}

impl From<io::Error> for NotRestored {
    fn from(error: io::Error) -> Self {
        Self::NotWritten(error.into())
    }
}

/// Puts that version in the place of the file, which is `now` and is kept aside first.
///
/// # Errors
/// Why not.
pub fn put_back(path: &Path, how: &How, now: &Now, version: &Version, stamp: &str) -> Result<Restored, NotRestored> {
    let disk = &*how.disk;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let spot = place(disk, &path, how)?;
    let real = spot.path();
    let old = match disk.about(&real) {
        Ok(about) => Some(about),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if open::read_only(disk, &spot, old.as_ref()).is_some() {
        return Err(NotRestored::ReadOnly);
    }
    let _guard = match lock::hold(disk, &spot.folder, &spot.name, &how.me) {
        Held::Ours(guard) => Some(guard),
        Held::InUseBy(_) => return Err(NotRestored::InUse),
        Held::NotPossible(_) => None,
    };
    let as_seen = || match disk.read(&real, LARGEST) {
        Ok(bytes) if now.bytes() == Some(&bytes) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && matches!(now, Now::Gone) => Ok(()),
        Ok(_) => Err(SaveError::ChangedElsewhere { gone: false }),
        Err(error) => Err(error.into()),
    };
    as_seen().map_err(not_written)?;
    let kept = match now {
        Now::Gone => Ok(None),
        Now::Broken(..) => open::keep_damaged(&path, how, stamp).map(Some),
        Now::Sound(version) => {
            aside::keep(disk, &how.folders.backups, Why::Replaced, stamp, &path, &version.bytes).map(Some)
        }
    };
    let kept = kept.map_err(|error| NotRestored::NotKept(error.into_trouble()))?;
    let target = Target { folder: &spot.folder, name: &spot.name, old: old.as_ref() };
    let put = put::put(disk, &target, &version.bytes, as_seen).map_err(not_written)?;
    Ok(Restored { kept, disk_may_fail: put == Put::FolderNotSynced })
}

fn place(disk: &dyn Disk, path: &Path, how: &How) -> Result<Spot, NotRestored> {
    match Spot::of(disk, path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && how.make_folder => {
            disk.create_folder(path.parent().unwrap_or(Path::new("")))?;
            Ok(Spot::of(disk, path)?)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(NotRestored::NoFolder),
        outcome => Ok(outcome?),
    }
}

fn not_written(error: SaveError) -> NotRestored {
    match error {
        SaveError::ChangedElsewhere { .. } => NotRestored::Changed,
        other => NotRestored::NotWritten(other.into_trouble()),
    }
}
