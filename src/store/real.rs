//! The real disk. All that depends on the system (here: Unix) stands in this one file.
//!
//! Never be called around [`Disk`], or open what could hang.

use std::{
    ffi::OsString,
    fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions, TryLockError},
    io::{self, Read, Seek, Write},
    os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};

use rustix::fs::{Access, OFlags, access};

use super::disk::{About, Disk, Found, HeldFile, Kind, Locking, NewFile};

/// Only the owner may read and write it.
const OWNER_ONLY: u32 = 0o600;

/// How much of a file is compared at a time.
const PART: usize = 64 * 1024;

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

fn flags(flags: OFlags) -> i32 {
    // The flags are small positive numbers on every system this runs on.
    i32::try_from(flags.bits()).unwrap_or(0)
}

/// Opens a plain file; and how many bytes it has.
fn plain(path: &Path) -> io::Result<(File, u64)> {
    // Not to block: between asking what stands here and opening it, it could have become a pipe.
    let not_block = flags(OFlags::NONBLOCK | OFlags::NOCTTY);
    let file = OpenOptions::new().read(true).custom_flags(not_block).open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a plain file"));
    }
    Ok((file, meta.len()))
}

fn about(meta: &Metadata) -> About {
    let kind = match meta.file_type() {
        t if t.is_file() => Kind::File,
        t if t.is_dir() => Kind::Folder,
        t if t.is_fifo() => Kind::Pipe,
        t if t.is_socket() => Kind::Socket,
        _ => Kind::Device,
    };
    let (mode, owner) = (meta.mode() & 0o7777, (meta.uid(), meta.gid()));
    About { kind, length: meta.len(), mode, owner, names: meta.nlink(), written: meta.modified().ok() }
}

impl Disk for RealDisk {
    fn about(&self, path: &Path) -> io::Result<About> {
        fs::metadata(path).map(|meta| about(&meta))
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let (file, length) = plain(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(most)).unwrap_or(0));
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= most) {
            Ok(bytes)
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "this file is far too large for a workbook"))
        }
    }

    /// Part by part: a second copy of a large file would be half of all the memory we need.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let (mut file, length) = plain(path)?;
        if u64::try_from(bytes.len()).ok() != Some(length) {
            return Ok(false);
        }
        let (mut part, mut rest) = (vec![0; PART], bytes);
        loop {
            match file.read(&mut part) {
                Ok(0) => return Ok(rest.is_empty()),
                Ok(n) => match rest.strip_prefix(part.get(..n).unwrap_or_default()) {
                    Some(more) => rest = more,
                    None => return Ok(false),
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(path)?;
        Ok(Box::new(RealNewFile(file)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            // Not through links: only plain files are ours. One that went away meanwhile is none.
            let Ok(meta) = entry.metadata() else { continue };
            if meta.is_file() {
                found.push(Found { name: entry.file_name(), written: meta.modified().ok() });
            }
        }
        Ok(found)
    }

    fn names(&self, path: &Path) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            // What kind a thing is stands in the folder itself; only a link has to be followed.
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_file() || (kind.is_symlink() && fs::metadata(entry.path()).is_ok_and(|meta| meta.is_file())) {
                names.push(entry.file_name());
            }
        }
        Ok(names)
    }

    fn may_write(&self, path: &Path) -> io::Result<()> {
        Ok(access(path, Access::WRITE_OK)?)
    }

    fn lock(&self, path: &Path) -> io::Result<Locking> {
        // Not through links, and not blocking: someone else could have put anything under this name.
        let careful = flags(OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW);
        let mut open = OpenOptions::new();
        open.read(true).write(true).create(true).truncate(false).mode(OWNER_ONLY).custom_flags(careful);
        let file = open.open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a plain file"));
        }
        match file.try_lock() {
            Ok(()) => Ok(Locking::Ours(Box::new(RealHeldFile(file)))),
            Err(TryLockError::WouldBlock) => Ok(Locking::Taken),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

struct RealNewFile(File);

impl NewFile for RealNewFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn take_after(&mut self, old: &About) -> io::Result<()> {
        let now = about(&self.0.metadata()?);
        if now.owner != old.owner {
            // Only a superuser can give a file away; without it a workbook saved by one would be lost to
            // its owner. Others keep their own name on it, as with any editor.
            let given = fchown(&self.0, Some(old.owner.0), Some(old.owner.1));
            if given.is_err() {
                fchown(&self.0, None, Some(old.owner.1)).ok();
            }
        }
        if self.0.metadata()?.mode() & 0o7777 != old.mode {
            self.0.set_permissions(Permissions::from_mode(old.mode))?;
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

struct RealHeldFile(File);

impl HeldFile for RealHeldFile {
    fn put(&mut self, words: &str) -> io::Result<()> {
        self.0.set_len(0)?;
        self.0.rewind()?;
        self.0.write_all(words.as_bytes())
    }
}

impl Drop for RealHeldFile {
    fn drop(&mut self) {
        // The side file stays: taking it away could pull it from under someone who just opened it. Who was
        // here is nobody's business afterwards.
        self.0.set_len(0).ok();
    }
}
