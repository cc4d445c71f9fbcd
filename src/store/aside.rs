//! Bytes put aside under a name that says why and when: the other version of a conflict, a file as it was
//! before it was cleaned, a damaged one, and the emergency copy of what could not be saved.
//!
//! Never write over anything, or be readable by others.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    disk::{Disk, LARGEST},
    format,
    put::{self, Put, Target},
    trouble::{SaveError, Trouble},
};
use crate::workbook::Data;

/// Why something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another version of the same workbook, which ours is about to replace.
    Conflict,
    /// The file as it was before a save that leaves something out: codes, comments, unknown fields.
    Cleaned,
    /// A file that could not be read.
    Damaged,
    /// Our own words, which could not be saved in their place.
    Rescue,
    /// The file as it was before it was taken back to a backup.
    Replaced,
}

impl Why {
    /// How the name of such a copy begins.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Cleaned => "cleaned",
            Self::Damaged => "damaged",
            Self::Rescue => "rescue",
            Self::Replaced => "replaced",
        }
    }
}

/// Keeps bytes in `folder`, which is made if it is not there. `stamp` says when; `of` is the workbook.
///
/// # Errors
/// What the disk said. Then no part of a copy is left under any name.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    why: Why,
    stamp: &str,
    of: &Path,
    bytes: &[u8],
) -> Result<PathBuf, SaveError> {
    disk.create_folder(folder)?;
    for turn in 1..100u32 {
        let name = name(why, stamp, of, turn);
        let path = folder.join(&name);
        match disk.about(&path) {
            // The same bytes from a save that was tried again: one copy is enough.
            Ok(_) if disk.read(&path, LARGEST).is_ok_and(|there| there == bytes) => return Ok(path),
            Ok(_) => continue,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        put_new(disk, folder, OsStr::new(&name), bytes)?;
        return Ok(path);
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
}

/// Puts bytes under a name that is free.
pub(super) fn put_new(disk: &dyn Disk, folder: &Path, name: &OsStr, bytes: &[u8]) -> Result<(), SaveError> {
    match put::put(disk, &Target { folder, name, old: None }, bytes, || Ok(()))? {
        Put::Whole => Ok(()),
        // It may last or not; who relies on it has to know.
        Put::FolderNotSynced => Err(SaveError::Disk(Trouble::Damaged)),
    }
}

/// The emergency copy of a workbook that could not be saved in its place.
///
/// It is written even when it would not read back whole: a damaged copy is better than none.
///
/// # Errors
/// What the disk said.
pub fn rescue(disk: &dyn Disk, folder: &Path, stamp: &str, of: &Path, data: &Data) -> Result<PathBuf, SaveError> {
    let text = format::checked_write(data).or_else(|_| format::write(data))?;
    keep(disk, folder, Why::Rescue, stamp, of, text.as_bytes())
}

/// The emergency copies of that workbook, oldest stamp first.
///
/// # Errors
/// What the disk said; no folder is no error.
pub fn rescues(disk: &dyn Disk, folder: &Path, of: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let found = match disk.list(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let (start, mine) = (format!("{}-", Why::Rescue.word()), short_name(of));
    let mut names: Vec<String> = found.into_iter().filter_map(|file| file.name.into_string().ok()).collect();
    names.retain(|name| {
        let bare = name.strip_suffix(".ron").unwrap_or("");
        bare.starts_with(&start) && bare.split('~').nth(1) == Some(mine.as_str())
    });
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// Takes away what a killed save left in `folder`: our own files without a place, older than a minute. They
/// hold private words. With `name`, only those of that workbook. Trouble is no reason to stop.
pub(super) fn tidy(disk: &dyn Disk, folder: &Path, name: Option<&OsStr>, now: SystemTime) {
    for file in disk.list(folder).unwrap_or_default() {
        let age = file.written.and_then(|written| now.duration_since(written).ok());
        if put::is_leftover(&file.name, name) && age.is_some_and(|age| age.as_secs() >= 60) {
            disk.remove(&folder.join(&file.name)).ok();
        }
    }
}

fn name(why: Why, stamp: &str, of: &Path, turn: u32) -> String {
    // `~` stands in no other part, so that the name can be taken apart again.
    let again = if turn > 1 { format!("~{turn}") } else { String::new() };
    format!("{}-{}~{}{again}.ron", why.word(), safe(stamp, 40), short_name(of))
}

/// The workbook's name for use in other names. Two workbooks of one name in two folders share it.
pub(super) fn short_name(of: &Path) -> String {
    let name = of.file_stem().map(OsStr::to_string_lossy).unwrap_or_default();
    safe(&name, 40)
}

/// Letters that every file system takes; sticks refuse `:` and more.
fn safe(words: &str, most: usize) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    words.chars().take(most).map(|c| if fits(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_a_stick() {
        let path = Path::new("/x/My: \"book\"?\n爸\u{202e}.ron");
        let name = name(Why::Conflict, "2026-11-22T10:12:01", path, 1);
        assert_eq!(name, "conflict-2026-11-22T10-12-01~My---book---爸-.ron");
        assert!(super::name(Why::Rescue, &"9".repeat(999), Path::new(&"爸".repeat(85)), 99).len() < 250);
    }
}
