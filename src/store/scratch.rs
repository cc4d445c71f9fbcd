//! A folder for something that is thrown away at the end, such as the filled-in sample.
//!
//! Each has a lock file beside it that is held as long as it is in use. What a killed program left behind is known
//! by its free lock, and is taken away when the next one is made. A lock file is made before its folder and taken
//! away after it, by whoever holds it.
//!
//! Never take anything away that has no name of ours, or whose lock is held; or let others look in.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    disk::{Disk, HeldFile, Locking},
    format,
    places::Folders,
    put::{self, Put, Target},
    trouble::{SaveError, Trouble},
};
use crate::workbook::Data;

const START: &str = "demo-";
const LOCK: &str = ".lock";

/// A name that is ours.
enum Claim {
    /// As long as this lives.
    Locked(Box<dyn HeldFile>),
    /// There are no locks here. Nobody else takes it away, either.
    Unlocked,
}

/// A folder of its own. Dropping it takes it away with all that is in it.
pub struct Scratch {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    /// Until it is taken away.
    held: Mutex<Option<Claim>>,
}

impl Scratch {
    /// Makes one in the folder `within`, which is made if it is not there, and takes away what was left there.
    /// `mark`: some letters and digits that hardly come twice.
    ///
    /// # Errors
    /// What the disk said.
    pub fn make(disk: Arc<dyn Disk>, within: &Path, mark: &str) -> Result<Self, Trouble> {
        disk.create_folder(within)?;
        tidy(&*disk, within);
        for turn in 1..100u32 {
            let folder = within.join(format!("{START}{mark}-{turn}"));
            let Some(claim) = claim(&*disk, &folder)? else { continue };
            // From here on it is taken away whatever happens.
            let made = Self { disk, folder, held: Mutex::new(Some(claim)) };
            made.disk.create_folder(&made.folder)?;
            return Ok(made);
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
    }

    /// Where copies go that would go to a person's own folders otherwise.
    pub fn folders(&self) -> Folders {
        Folders { backups: self.folder.join("backups"), rescues: self.folder.join("rescues") }
    }

    /// Puts a workbook there. Answers with its path.
    ///
    /// # Errors
    /// What the disk said.
    pub fn put(&self, name: &str, data: &Data) -> Result<PathBuf, Trouble> {
        let text = format::checked_write(data).map_err(|error| SaveError::from(error).into_trouble())?;
        let target = Target { folder: &self.folder, name: OsStr::new(name), old: None };
        // Whether the disk keeps it through a loss of power is all the same here.
        let (Put::Whole | Put::FolderNotSynced) =
            put::put(&*self.disk, &target, text.as_bytes(), || Ok(())).map_err(SaveError::into_trouble)?;
        Ok(self.folder.join(name))
    }

    /// Takes it away with all that is in it. Once is enough; what can not be taken away is left to the next one.
    pub fn clear(&self) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(claim) = held.take() else { return };
        take_away(&*self.disk, &self.folder);
        if let Claim::Locked(lock) = claim {
            drop(lock);
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.clear();
    }
}

fn lock_of(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(LOCK);
    name.into()
}

/// Claims the name of a new folder; `None` where that name is taken.
fn claim(disk: &dyn Disk, folder: &Path) -> io::Result<Option<Claim>> {
    if disk.about(folder).is_ok() {
        return Ok(None);
    }
    let path = lock_of(folder);
    match disk.lock(&path) {
        // Between making it and locking it, someone may have taken it for left behind, and away.
        Ok(Locking::Ours(held)) if disk.about(&path).is_ok() => Ok(Some(Claim::Locked(held))),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(Some(Claim::Unlocked)),
        Err(error) => Err(error),
    }
}

/// Takes away what programs left here that did not come to their own end.
fn tidy(disk: &dyn Disk, within: &Path) {
    for file in disk.list(within).unwrap_or_default() {
        let Some(name) = file.name.to_str().filter(|name| is_ours(name)) else { continue };
        let folder = within.join(name.trim_end_matches(LOCK));
        // Who holds the lock is at work. Where there are no locks, nobody can tell.
        if let Ok(Locking::Ours(lock)) = disk.lock(&within.join(name)) {
            take_away(disk, &folder);
            drop(lock);
        }
    }
}

/// The name of a lock file as we make them.
fn is_ours(name: &str) -> bool {
    let mark = name.strip_prefix(START).and_then(|rest| rest.strip_suffix(LOCK));
    mark.is_some_and(|mark| !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

/// The folder, and then its lock file, which must be held. While the folder is there, so is the lock file.
fn take_away(disk: &dyn Disk, folder: &Path) {
    let gone = match disk.remove_folder(folder) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if gone {
        disk.remove(&lock_of(folder)).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::store::RealDisk;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn make(within: &Path, mark: &str) -> Scratch {
        Scratch::make(Arc::new(RealDisk), within, mark).unwrap()
    }

    #[test]
    fn it_is_private_and_goes_away_with_all_in_it() {
        let place = tempfile::tempdir().unwrap();
        let within = place.path().join("state/scratch");
        let scratch = make(&within, "abc");
        let path = scratch.put("sample.ron", &Data::default()).unwrap();
        std::fs::create_dir_all(scratch.folders().backups.join("daily")).unwrap();
        std::fs::write(scratch.folders().backups.join("daily/a.ron"), "x").unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(path.parent().unwrap()), mode(&path)), (0o700, 0o600));
        assert_eq!(names(&within), ["demo-abc-1", "demo-abc-1.lock"]);
        drop(scratch);
        assert_eq!(names(&within), Vec::<String>::new());
    }

    #[test]
    fn what_is_at_work_stays_and_what_was_left_goes() {
        let place = tempfile::tempdir().unwrap();
        let within = place.path();
        let at_work = make(within, "abc");
        // As a killed program leaves it: folder and lock file are there, and nobody holds the lock.
        for name in ["demo-left-1", "demo-only-folder-1", "mine"] {
            std::fs::create_dir(within.join(name)).unwrap();
            std::fs::write(within.join(name).join("sample.ron"), "x").unwrap();
        }
        for name in ["demo-left-1.lock", "demo-no-folder-1.lock", "demo-.lock", "mine.lock", "demo-..lock"] {
            std::fs::write(within.join(name), "").unwrap();
        }
        let second = make(within, "abc");
        assert_eq!(second.folder, within.join("demo-abc-2"), "a name that is taken is not taken again");
        drop(at_work);
        drop(second);
        assert_eq!(names(within), ["demo-..lock", "demo-.lock", "demo-only-folder-1", "mine", "mine.lock"]);
    }

    #[test]
    fn a_link_is_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let (within, elsewhere) = (place.path().join("scratch"), place.path().join("elsewhere"));
        std::fs::create_dir_all(&within).unwrap();
        std::fs::create_dir(&elsewhere).unwrap();
        std::fs::write(elsewhere.join("mine.ron"), "x").unwrap();
        std::os::unix::fs::symlink(&elsewhere, within.join("demo-link-1")).unwrap();
        std::fs::write(within.join("demo-link-1.lock"), "").unwrap();
        drop(make(&within, "abc"));
        assert_eq!(names(&elsewhere), ["mine.ron"]);
    }
}
