//! How bytes get onto the disk: a new file beside the place, the disk told to keep it, read back, and only
//! then put in the place of the old one.
//!
//! Never leave its new file behind when it fails, or touch the old one before the new one is proven.

use std::{
    collections::hash_map::RandomState,
    ffi::{OsStr, OsString},
    hash::{BuildHasher, DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use super::{
    disk::{About, Disk},
    trouble::SaveError,
};

/// What all new files that have no place yet have in their name.
const MARK: &str = ".cairnbook-";
const END: &str = ".tmp";

/// A short print of some bytes: their number and a 64-bit hash. It only tells, within one run, whether a file is still
/// the one we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print(usize, u64);

impl Print {
    pub(super) fn of(bytes: &[u8]) -> Self {
        // Word by word: a hash that stands up to an enemy takes as long as a tenth of the reading. No step loses
        // anything, so that one other word always is another print.
        let step = |hash: u64, word: u64| {
            let mixed = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ (mixed >> 32)
        };
        let (words, rest) = bytes.as_chunks::<8>();
        let hash = words.iter().fold(0, |hash, word| step(hash, u64::from_le_bytes(*word)));
        let last = rest.iter().fold(0, |word, b| (word << 8) | u64::from(*b));
        Self(bytes.len(), step(hash, last))
    }
}

/// Where bytes are to go.
pub(super) struct Target<'a> {
    pub(super) folder: &'a Path,
    pub(super) name: &'a OsStr,
    /// The file that stands there now, whose mode and owner the new one takes.
    pub(super) old: Option<&'a About>,
}

/// How it went when nothing is left to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// The disk has it.
    Whole,
    /// It is in place, but the disk could not promise to keep its folder so.
    FolderNotSynced,
}

/// Puts `bytes` there. `last_look` is asked right before the old file is replaced.
pub(super) fn put(
    disk: &dyn Disk,
    to: &Target<'_>,
    bytes: &[u8],
    last_look: impl FnOnce() -> Result<(), SaveError>,
) -> Result<Put, SaveError> {
    let (temp, mut file) = create(disk, to)?;
    let place = || {
        file.write_all(bytes)?;
        if let Some(old) = to.old {
            // Where modes can't be kept (a stick), the file stays owner-only, which is no reason not to save.
            file.take_after(old).ok();
        }
        file.sync()?;
        drop(file);
        // A disk can drop bytes and say nothing.
        if !disk.holds(&temp, bytes)? {
            return Err(SaveError::CheckFailed);
        }
        last_look()?;
        disk.rename(&temp, &to.folder.join(to.name))?;
        Ok(())
    };
    if let Err(error) = place() {
        disk.remove(&temp).ok();
        return Err(error);
    }
    Ok(if disk.sync_folder(to.folder).is_ok() { Put::Whole } else { Put::FolderNotSynced })
}

fn create(disk: &dyn Disk, to: &Target<'_>) -> io::Result<(PathBuf, Box<dyn super::disk::NewFile>)> {
    let mut tries = 0;
    loop {
        let temp = to.folder.join(temp_name(to.name));
        match disk.create(&temp) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 8 => tries += 1,
            Err(error) => {
                // Some disks make the file and then say no. No one else has this name.
                disk.remove(&temp).ok();
                return Err(error);
            }
            Ok(file) => return Ok((temp, file)),
        }
    }
}

/// `.NAME` and `end`; a long name gives its place to a number, since systems take 255 bytes.
pub(super) fn side_name(name: &OsStr, end: &str) -> OsString {
    let mut side = OsString::from(".");
    if name.len() + end.len() < 200 {
        side.push(name);
    } else {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        side.push(format!("{:016x}", hasher.finish()));
    }
    side.push(end);
    side
}

fn temp_name(name: &OsStr) -> OsString {
    // The keys of a fresh hash table are random: no clock, no further crate.
    let random = RandomState::new().hash_one(0);
    side_name(name, &format!("{MARK}{random:016x}{END}"))
}

/// That file is one of ours for `name` (or for any name) that never got its place.
pub(super) fn is_leftover(file: &OsStr, name: Option<&OsStr>) -> bool {
    let bytes = file.as_encoded_bytes();
    let digits = 16;
    let Some(head) = bytes.len().checked_sub(MARK.len() + digits + END.len()) else { return false };
    let (front, back) = bytes.split_at(head);
    let shape = back.starts_with(MARK.as_bytes())
        && back.ends_with(END.as_bytes())
        && back.iter().skip(MARK.len()).take(digits).all(u8::is_ascii_hexdigit);
    let mine = match name {
        Some(name) => {
            let example = side_name(name, &format!("{MARK}{:016x}{END}", 0));
            example.len() == file.len() && example.as_encoded_bytes().starts_with(front)
        }
        None => front.first() == Some(&b'.'),
    };
    shape && mine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_told_from_everything_else() {
        let long = "n".repeat(250);
        for name in ["workbook.ron", "-x y'\".ron", long.as_str()] {
            let temp = temp_name(OsStr::new(name));
            assert!(temp.len() < 255);
            assert!(is_leftover(&temp, Some(OsStr::new(name))), "{temp:?}");
            assert!(is_leftover(&temp, None));
            assert!(!is_leftover(&temp, Some(OsStr::new("other.ron"))));
        }
        for file in ["workbook.ron", ".workbook.ron.lock", ".workbook.ron.cairnbook-12.tmp", ".tmp", ""] {
            assert!(!is_leftover(OsStr::new(file), Some(OsStr::new("workbook.ron"))), "{file}");
            assert!(!is_leftover(OsStr::new(file), None), "{file}");
        }
        // A workbook whose name begins with that of another keeps its own.
        let other = temp_name(OsStr::new("workbook.ron.cairnbook-"));
        assert!(!is_leftover(&other, Some(OsStr::new("workbook.ron"))));
    }

    #[test]
    fn prints_tell_bytes_apart() {
        assert_eq!(Print::of(b"abc"), Print::of(b"abc"));
        assert_ne!(Print::of(b"abc"), Print::of(b"abd"));
        assert_ne!(Print::of(b""), Print::of(b"\0"));
        let text: Vec<u8> = (0..=255).cycle().take(1_003).collect();
        let print = Print::of(&text);
        for at in 0..text.len() {
            let mut other = text.clone();
            other[at] ^= 1;
            assert_ne!(Print::of(&other), print, "{at}");
            other[at] ^= 1;
            other.swap(at, (at + 8) % text.len());
            assert_ne!(Print::of(&other), print, "{at}");
        }
    }
}
