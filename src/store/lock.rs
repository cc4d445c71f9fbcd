//! One window writes at a time: a lock on a side file, held as long as the window is open.
//!
//! The lock is the system's own, so it goes away with the process, however it ended. It stands on a side
//! file because every save puts a new file in the place of the workbook. Across machines it proves nothing.
//!
//! Never be taken away from someone else, or keep a person from working where locks are not possible.

use std::{ffi::OsStr, path::Path};

use super::{
    disk::{Disk, HeldFile, Locking},
    put::side_name,
    trouble::Trouble,
};
use crate::base::text;

/// Who holds a workbook open. All four are words to be shown, and only that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The name of the account.
    pub user: String,
    /// The name of the machine.
    pub host: String,
    /// The number of the process.
    pub pid: String,
    /// Since when, as it is to be shown.
    pub since: String,
}

impl Holder {
    fn to_file(&self) -> String {
        let line = |words: &str| text::one_line(words);
        let Self { user, host, pid, since } = self;
        format!("{}\n{}\n{}\n{}\n", line(user), line(host), line(pid), line(since))
    }

    fn from_file(bytes: &[u8]) -> Self {
        let words = String::from_utf8_lossy(bytes);
        // A strange file must not fill the screen.
        let mut lines = words.lines().map(|line| text::one_line(line).chars().take(80).collect::<String>());
        let mut next = || lines.next().unwrap_or_default();
        Self { user: next(), host: next(), pid: next(), since: next() }
    }
}

/// The answer to [`hold`].
pub enum Held {
    /// It is ours while this lives.
    Ours(Guard),
    /// Someone has it open.
    InUseBy(Holder),
    /// There are no locks here (a read-only folder, some network disks). Work goes on without.
    NotPossible(Trouble),
}

/// Holds the lock.
pub struct Guard {
    _file: Box<dyn HeldFile>,
}

/// Takes the lock for the workbook `name` in `folder`, both without links.
pub fn hold(disk: &dyn Disk, folder: &Path, name: &OsStr, me: &Holder) -> Held {
    let side = folder.join(side_name(name, ".lock"));
    match disk.lock(&side) {
        Ok(Locking::Ours(mut file)) => {
            // The words are a courtesy; the lock holds without them.
            file.put(&me.to_file()).ok();
            Held::Ours(Guard { _file: file })
        }
        Ok(Locking::Taken) => Held::InUseBy(Holder::from_file(&disk.read(&side, 4096).unwrap_or_default())),
        Err(error) => Held::NotPossible(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_in_the_side_file_are_only_words() {
        let me = Holder {
            user: "sam\nx".to_owned(),
            host: "h\u{1b}[2J".to_owned(),
            pid: "12".to_owned(),
            since: "10:12".to_owned(),
        };
        let read = Holder::from_file(me.to_file().as_bytes());
        assert_eq!((read.user.as_str(), read.host.as_str(), read.since.as_str()), ("sam x", "h␛[2J", "10:12"));
        assert_eq!(Holder::from_file(b"").user, "");
        assert_eq!(Holder::from_file(&[0xff; 9000]).user.chars().count(), 80);
    }
}
