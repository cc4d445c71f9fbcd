//! The keeper of one open workbook: knows what is on the disk, holds the lock, and saves.
//!
//! Never replace a file that is not as we left it, unless told so and with the other version kept aside.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{
    aside::{self, Why},
    backups::{Fresh, Upkeep},
    disk::{Disk, LARGEST},
    format::{self, Loaded},
    lock::{self, Guard, Held, Holder},
    places::Folders,
    put::{self, Print, Put, Target},
    trouble::{SaveError, Trouble},
    why_not::{LookOnly, OpenError},
};
use crate::{
    app::event::SaveOutcome,
    base::{Phrase, text},
    say,
    workbook::Data,
};

/// The most links in a row that are followed by hand.
const MOST_LINKS: usize = 40;

/// What opening and keeping a workbook needs from the edge.
#[derive(Clone)]
pub struct How {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// Where copies go.
    pub folders: Folders,
    /// Who we are, for the words in the lock.
    pub me: Holder,
    /// The time now, only to tell how old a left-over file is.
    pub now: SystemTime,
    /// At the first save, make the folder of a new workbook. For the program's own place only: a folder that
    /// is not there may be a stick that is not plugged in.
    pub make_folder: bool,
}

/// Keeps one workbook. Give it to the thread that saves.
pub struct Keeper {
    how: How,
    path: PathBuf,
    look_only: Option<LookOnly>,
    lock: Option<Guard>,
    /// The file as we read or saved it last; `None` while there is none.
    known: Option<Print>,
    /// What the last save tried to write. A disk can say no after the fact.
    tried: Option<Print>,
    /// The other version that was kept aside last, so that trying again does not keep it twice.
    kept: Option<Print>,
    /// The first save leaves something out that stands in the file now.
    owes_copy: bool,
    /// The emergency copy this sitting has made last.
    rescued: Option<PathBuf>,
    /// The bytes of that file, where keeping them aside did not work yet.
    unkept: Option<Vec<u8>>,
    /// The earlier versions this sitting keeps.
    upkeep: Upkeep,
    /// There is nothing in the file we know, so there is nothing to make a backup of.
    known_blank: bool,
    /// When this sitting saved last.
    saved_at: Option<String>,
}

/// It is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The disk reported trouble afterwards.
    pub disk_may_fail: bool,
    /// What became of the copy of the old file.
    pub safety: Safety,
    /// Why no backup of the old file could be made, where that is news.
    pub no_backup: Option<Trouble>,
}

impl Saved {
    /// What is to be said about it; nothing where all went as it does every day.
    pub fn phrase(&self) -> Option<Phrase> {
        match &self.safety {
            _ if self.disk_may_fail => Some(say!("save.disk_may_fail")),
            Safety::NotNeeded => self.no_backup.as_ref().map(|_| say!("save.no_backup")),
            Safety::Kept(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                Some(say!("save.copy_kept", name = text::one_line(&name)))
            }
            Safety::NotKept(_) => Some(say!("save.copy_not_kept")),
        }
    }
}

/// What became of the copy of the old file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safety {
    /// None was needed.
    NotNeeded,
    /// It is here.
    Kept(PathBuf),
    /// It could not be made; it is tried again at the next save.
    NotKept(Trouble),
}

/// What became of the file since we read or saved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It is as we left it.
    Same,
    /// It has other bytes.
    Changed,
    /// It is not there.
    Gone,
}

/// How a save went, as the app knows it.
pub fn outcome(result: &Result<Saved, SaveError>) -> SaveOutcome {
    match result {
        Ok(saved) if saved.disk_may_fail => SaveOutcome::SavedOnAFailingDisk,
        Ok(_) => SaveOutcome::Saved,
        Err(error) => SaveOutcome::NotSaved { why: error.reason(), told: error.phrase() },
    }
}

/// A file's place without links: what a rename has to be done on.
pub(super) struct Spot {
    pub(super) folder: PathBuf,
    pub(super) name: OsString,
}

impl Spot {
    /// Finds it; the file itself need not be there.
    pub(super) fn of(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let split = |path: &Path| {
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
            Ok((path.parent().unwrap_or(Path::new("")).to_owned(), name.to_owned()))
        };
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            match disk.real_path(&path) {
                Ok(real) => return split(&real).map(|(folder, name)| Self { folder, name }),
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Err(_) => {}
            }
            let (folder, name) = split(&path)?;
            match disk.link(&path) {
                Ok(to) => path = folder.join(to),
                // Nothing there, or no link.
                Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidInput) => {
                    return Ok(Self { folder: disk.real_path(&folder)?, name });
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::InvalidInput.into())
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }
}

/// The bytes there, `None` where there is no file.
fn bytes_at(disk: &dyn Disk, path: &Path) -> io::Result<Option<Vec<u8>>> {
    match disk.read(path, LARGEST) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// What became of a file that had these bytes, or was not there.
fn look(disk: &dyn Disk, path: &Path, there: Option<&[u8]>) -> io::Result<OnDisk> {
    match disk.holds(path, there.unwrap_or_default()) {
        Ok(true) if there.is_some() => Ok(OnDisk::Same),
        Ok(_) => Ok(OnDisk::Changed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(if there.is_some() { OnDisk::Gone } else { OnDisk::Same })
        }
        Err(error) => Err(error),
    }
}

impl Keeper {
    pub(super) fn of_new(path: PathBuf, how: &How, look_only: Option<LookOnly>) -> Self {
        let (known, tried, kept, unkept) = (None, None, None, None);
        Self {
            how: how.clone(),
            path,
            look_only,
            lock: None,
            known,
            tried,
            kept,
            owes_copy: false,
            rescued: None,
            unkept,
            upkeep: Upkeep::default(),
            known_blank: false,
            saved_at: None,
        }
    }

    pub(super) fn of_read(mut self, print: Print, loaded: &Loaded, lock: Option<Guard>) -> Self {
        self.known = Some(print);
        self.owes_copy = loaded.differs_from_file();
        self.known_blank = loaded.workbook.is_empty();
        self.lock = lock;
        self
    }

    /// The path as it was given, made whole.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing can be saved here, if so.
    pub fn look_only(&self) -> Option<&LookOnly> {
        self.look_only.as_ref()
    }

    /// The person agreed that fields this version does not know are left out; the file as it is will be kept
    /// aside. Changes nothing where looking only has another reason.
    pub fn agree_to_leave_out(&mut self) {
        self.look_only.take_if(|why| matches!(why, LookOnly::UnknownFields(_)));
    }

    /// Saves. `over`: even though the file was changed elsewhere. `stamp`: the day and time for the name of
    /// a copy put aside.
    ///
    /// # Errors
    /// Why not. Then the file is as it was.
    pub fn save(&mut self, data: &Data, over: bool, stamp: &str) -> Result<Saved, SaveError> {
        if self.look_only.is_some() {
            return Err(SaveError::LookOnly);
        }
        let text = format::checked_write(data)?;
        let disk = Arc::clone(&self.how.disk);
        let spot = self.spot()?;
        self.take_lock(&spot)?;
        let path = spot.path();
        let there = bytes_at(&*disk, &path)?;
        let old = if there.is_some() { Some(disk.about(&path)?) } else { None };
        let safety = self.keep_aside(there.as_deref(), text.as_bytes(), over, stamp)?;
        let (fresh, no_backup) = match self.back_up(&path, there.as_deref(), text.as_bytes(), stamp) {
            Ok(fresh) => (fresh, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let target = Target { folder: &spot.folder, name: &spot.name, old: old.as_ref() };
        self.tried = Some(Print::of(text.as_bytes()));
        // A slow disk takes seconds to keep the new bytes; another program needs less to come in between.
        let last_look = || match look(&*disk, &path, there.as_deref())? {
            OnDisk::Same => Ok(()),
            now => Err(SaveError::ChangedElsewhere { gone: now == OnDisk::Gone }),
        };
        let (put, taken_back) =
            self.place(|| put::put(&*disk, &target, text.as_bytes(), last_look), last_look, fresh)?;
        self.known = self.tried;
        (self.known_blank, self.saved_at) = (data.is_empty(), Some(stamp.to_owned()));
        let disk_may_fail = put == Put::FolderNotSynced;
        let unsaid = disk_may_fail || safety != Safety::NotNeeded;
        let no_backup = no_backup.or(taken_back).and_then(|trouble| self.upkeep.news(trouble, unsaid));
        Ok(Saved { disk_may_fail, safety, no_backup })
    }

    /// Puts the new bytes in place. Where the backup just made holds the room they need, it is taken back, and they
    /// are tried once more; the trouble is why.
    fn place(
        &mut self,
        put: impl Fn() -> Result<Put, SaveError>,
        as_it_was: impl Fn() -> Result<(), SaveError>,
        fresh: Option<Fresh>,
    ) -> Result<(Put, Option<Trouble>), SaveError> {
        let trouble = match (put(), &fresh) {
            (Ok(put), _) => return Ok((put, None)),
            (Err(SaveError::Disk(trouble)), Some(_)) if trouble.is_no_room() => trouble,
            (Err(error), _) => return Err(error),
        };
        // A disk can say no after the fact: then the backup is all that is left of the version before.
        let is_back = as_it_was().is_ok() && fresh.is_some_and(|f| self.upkeep.take_back(&*self.how.disk, &f).is_ok());
        if is_back { Ok((put()?, Some(trouble))) } else { Err(SaveError::Disk(trouble)) }
    }

    /// Makes a backup of what is about to be replaced, where one is due. Another's version is none of ours; it was
    /// put aside whole.
    fn back_up(&mut self, of: &Path, there: Option<&[u8]>, new: &[u8], stamp: &str) -> Result<Option<Fresh>, Trouble> {
        let due = there.filter(|old| *old != new && self.upkeep.is_due(stamp, old.len()));
        let Some(old) = due else { return Ok(None) };
        let print = Some(Print::of(old));
        let is_blank = print == self.known && self.known_blank;
        if is_blank || (print != self.known && print != self.tried) {
            return Ok(None);
        }
        self.upkeep.keep(&*self.how.disk, &self.how.folders.backups, of, old, stamp)
    }

    /// Ends the sitting: what it saved last becomes a backup, too, so that a file that breaks later costs nothing.
    pub fn close(mut self) {
        let Some(stamp) = self.saved_at.take().filter(|_| !self.known_blank) else { return };
        let (disk, folder) = (Arc::clone(&self.how.disk), self.how.folders.backups.clone());
        let Ok(path) = self.spot().map(|spot| spot.path()) else { return };
        // Nobody is there to be told any more, and the file itself is whole.
        if let Ok(Some(bytes)) = bytes_at(&*disk, &path)
            && Some(Print::of(&bytes)) == self.known
        {
            self.upkeep.keep(&*disk, &folder, &path, &bytes, &stamp).ok();
        }
    }

    /// What became of the file since.
    ///
    /// # Errors
    /// What the disk said.
    pub fn on_disk(&self) -> Result<OnDisk, Trouble> {
        let there = bytes_at(&*self.how.disk, &self.path)?.map(|bytes| Print::of(&bytes));
        Ok(match there {
            _ if there == self.known => OnDisk::Same,
            Some(_) => OnDisk::Changed,
            None => OnDisk::Gone,
        })
    }

    /// Reads the file again, as it was changed by something else. From then on this is what a save replaces.
    ///
    /// # Errors
    /// Why it can't be read; then nothing changes, here or there.
    pub fn reload(&mut self) -> Result<Loaded, OpenError> {
        let bytes = self.how.disk.read(&self.path, LARGEST)?;
        let parsed = format::parsed(&bytes).map_err(OpenError::Unreadable)?;
        self.known = Some(Print::of(&bytes));
        drop(bytes);
        let loaded = parsed.put_together();
        self.owes_copy = loaded.differs_from_file();
        self.known_blank = loaded.workbook.is_empty();
        if self.look_only.is_none() && !loaded.unknown.is_empty() {
            self.look_only = Some(LookOnly::UnknownFields(loaded.unknown.len()));
        }
        Ok(loaded)
    }

    /// Keeps an emergency copy of what could not be saved.
    ///
    /// # Errors
    /// Why not.
    pub fn rescue(&mut self, data: &Data, stamp: &str) -> Result<PathBuf, SaveError> {
        let disk = &*self.how.disk;
        let new = aside::rescue(disk, &self.how.folders.rescues, stamp, &self.path, data)?;
        // One copy a sitting is enough: the newest holds all that the one before it held.
        if let Some(old) = self.rescued.replace(new.clone()).filter(|old| *old != new) {
            drop(disk.remove(&old));
        }
        Ok(new)
    }

    fn spot(&self) -> Result<Spot, SaveError> {
        let disk = &*self.how.disk;
        match Spot::of(disk, &self.path) {
            // A folder that went away while we were open may be a stick that was pulled: it is not made again.
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.how.make_folder && self.known.is_none() => {
                disk.create_folder(self.path.parent().unwrap_or(Path::new("")))?;
                Ok(Spot::of(disk, &self.path)?)
            }
            outcome => Ok(outcome?),
        }
    }

    /// A new workbook has no lock before its first save, since nothing is made before.
    fn take_lock(&mut self, spot: &Spot) -> Result<(), SaveError> {
        if self.known.is_some() || self.lock.is_some() {
            return Ok(());
        }
        match lock::hold(&*self.how.disk, &spot.folder, &spot.name, &self.how.me) {
            Held::Ours(guard) => self.lock = Some(guard),
            Held::InUseBy(other) => return Err(SaveError::InUse(other.since)),
            Held::NotPossible(_) => {}
        }
        Ok(())
    }

    /// Whether the file may be replaced, and what is kept aside before.
    fn keep_aside(&mut self, there: Option<&[u8]>, new: &[u8], over: bool, stamp: &str) -> Result<Safety, SaveError> {
        let print = there.map(Print::of);
        let as_we_left_it = print == self.known || (print.is_some() && print == self.tried) || there == Some(new);
        if !as_we_left_it && !over {
            return Err(SaveError::ChangedElsewhere { gone: there.is_none() });
        }
        let keep =
            |why, bytes: &[u8]| aside::keep(&*self.how.disk, &self.how.folders.backups, why, stamp, &self.path, bytes);
        if !as_we_left_it && let Some(bytes) = there {
            if print == self.kept {
                return Ok(Safety::NotNeeded);
            }
            let path = keep(Why::Conflict, bytes).map_err(|error| SaveError::OtherNotKept(error.into_trouble()))?;
            self.kept = print;
            return Ok(Safety::Kept(path));
        }
        if self.owes_copy && print == self.known {
            self.unkept = there.map(<[u8]>::to_owned);
        }
        self.owes_copy = false;
        let Some(bytes) = &self.unkept else { return Ok(Safety::NotNeeded) };
        // New words are not held back for the sake of old codes and comments. They are tried again each time.
        match keep(Why::Cleaned, bytes) {
            Ok(path) => {
                self.unkept = None;
                Ok(Safety::Kept(path))
            }
            Err(error) => Ok(Safety::NotKept(error.into_trouble())),
        }
    }
}
