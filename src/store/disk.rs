//! The small set of calls to the system that everything in `store` goes through.
//!
//! Never hold a rule. What a failure means is decided by whoever made the call.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Larger than any workbook; keeps a wrong file from filling the memory.
pub(super) const LARGEST: u64 = 256 * 1024 * 1024;

/// A disk. The real one is [`super::RealDisk`]; tests put one in between that fails a chosen call.
pub trait Disk: Send + Sync {
    /// What stands there, through links.
    fn about(&self, path: &Path) -> io::Result<About>;
    /// Where the link itself points; an error when it is no link.
    fn link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The path without links. It must exist.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf>;
    /// All bytes of a plain file of at most `most` bytes. Must not hang on a pipe or a device.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// Whether the file there has these bytes and no others.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        Ok(self.read(path, LARGEST)? == bytes)
    }
    /// A new file, owner-only; an error when anything stands there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Puts `from` in the place of `to`, all at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes what was renamed in a folder last.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
    /// A folder and all folders above it that are not there, owner-only.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Takes a folder of our own away with all that is in it, not through links.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The files in a folder.
    fn list(&self, path: &Path) -> io::Result<Vec<Found>>;
    /// The names of the files in a folder, also where they are links; nothing is asked about each file that the
    /// folder does not tell by itself.
    fn names(&self, path: &Path) -> io::Result<Vec<OsString>> {
        Ok(self.list(path)?.into_iter().map(|found| found.name).collect())
    }
    /// Whether this person may write there, asked without trying.
    fn may_write(&self, path: &Path) -> io::Result<()>;
    /// Opens or makes a side file and takes its lock; the lock goes with the answer, or with the process.
    fn lock(&self, path: &Path) -> io::Result<Locking>;
}

/// A file that is being written and has no place yet.
pub trait NewFile {
    /// All of the bytes, or an error.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// The mode and the owner of the file it is to replace, as far as the system lets us.
    fn take_after(&mut self, old: &About) -> io::Result<()>;
    /// Returns when the disk has it.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock that is held as long as this lives.
pub trait HeldFile: Send {
    /// Puts these words into the side file, in place of any that were there.
    fn put(&mut self, words: &str) -> io::Result<()>;
}

/// The answer to [`Disk::lock`].
pub enum Locking {
    /// It is ours.
    Ours(Box<dyn HeldFile>),
    /// Someone else holds it.
    Taken,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// A plain file or something else.
    pub kind: Kind,
    /// How many bytes.
    pub length: u64,
    /// The permission bits.
    pub mode: u32,
    /// The owner and the group, by number.
    pub owner: (u32, u32),
    /// How many names the file has.
    pub names: u64,
    /// When it was last written, by the clock of the disk.
    pub written: Option<SystemTime>,
}

/// What kind of thing stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, or something no workbook can be.
    Device,
}

/// One file in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: OsString,
    /// When it was last written, by the clock of the disk.
    pub written: Option<SystemTime>,
}
