//! What a disk can say no with, in the few kinds a person can do something about.

use std::io;

use rustix::io::Errno;

use super::format::Unwritable;
use crate::{
    app::event::NotSaved,
    base::{Phrase, text},
    say,
};

/// Why the disk said no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is full.
    DiskFull,
    /// A limit on how much this person may keep was reached.
    NoRoom,
    /// It reports damage.
    Damaged,
    /// The place is read-only, or not ours to write.
    NotAllowed,
    /// The folder or the disk is not there.
    PlaceGone,
    /// Something else, in the system's own words.
    Other(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as K;
        let code = error.raw_os_error();
        let is = |errno: Errno| code == Some(errno.raw_os_error());
        match error.kind() {
            K::StorageFull => Self::DiskFull,
            K::QuotaExceeded | K::FileTooLarge => Self::NoRoom,
            K::ReadOnlyFilesystem | K::PermissionDenied => Self::NotAllowed,
            K::NotFound | K::NotADirectory | K::StaleNetworkFileHandle => Self::PlaceGone,
            _ if is(Errno::IO) => Self::Damaged,
            _ if is(Errno::NODEV) || is(Errno::NXIO) || is(Errno::NOTCONN) => Self::PlaceGone,
            _ => Self::Other(words_of(&error)),
        }
    }
}

/// The system's words, without the number it has for them.
fn words_of(error: &io::Error) -> String {
    let words = text::one_line(&error.to_string());
    words.split(" (os error ").next().unwrap_or_default().to_owned()
}

impl Trouble {
    /// The reason alone, as a sentence that can follow another.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::DiskFull => say!("trouble.disk_full"),
            Self::NoRoom => say!("trouble.no_room"),
            Self::Damaged => say!("trouble.damaged"),
            Self::NotAllowed => say!("trouble.not_allowed"),
            Self::PlaceGone => say!("trouble.place_gone"),
            Self::Other(words) => say!("trouble.other", words = words.as_str()),
        }
    }

    /// There is no room for more bytes.
    pub(super) fn is_no_room(&self) -> bool {
        matches!(self, Self::DiskFull | Self::NoRoom)
    }

    fn not_saved(&self) -> NotSaved {
        match self {
            Self::DiskFull => NotSaved::DiskFull,
            Self::NoRoom => NotSaved::NoRoom,
            Self::Damaged => NotSaved::Damaged,
            Self::NotAllowed => NotSaved::NotAllowed,
            Self::PlaceGone => NotSaved::PlaceGone,
            Self::Other(words) => NotSaved::Other(words.clone()),
        }
    }
}

/// Why a save did not work. The file on the disk is as it was, and so is the memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The disk said no.
    Disk(Trouble),
    /// The file is not as we left it.
    ChangedElsewhere {
        /// It is not there any more.
        gone: bool,
    },
    /// Another window made the file first and has it open.
    InUse(String),
    /// The other version could not be put aside, so it was not replaced.
    OtherNotKept(Trouble),
    /// What was written could not be read back as it was.
    CheckFailed,
    /// This file was opened to look only.
    LookOnly,
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.into())
    }
}

impl From<Unwritable> for SaveError {
    fn from(_: Unwritable) -> Self {
        Self::CheckFailed
    }
}

impl SaveError {
    /// The reason, as the app knows it.
    pub fn reason(&self) -> NotSaved {
        match self {
            Self::Disk(trouble) | Self::OtherNotKept(trouble) => trouble.not_saved(),
            Self::ChangedElsewhere { .. } => NotSaved::ChangedElsewhere,
            Self::InUse(by) => NotSaved::Other(by.clone()),
            Self::CheckFailed => NotSaved::CheckFailed,
            Self::LookOnly => NotSaved::NotAllowed,
        }
    }

    /// The trouble behind it. What was written and read back otherwise is a damaged disk.
    pub(super) fn into_trouble(self) -> Trouble {
        match self {
            Self::Disk(trouble) | Self::OtherNotKept(trouble) => trouble,
            Self::CheckFailed => Trouble::Damaged,
            Self::LookOnly => Trouble::NotAllowed,
            Self::InUse(by) => Trouble::Other(by),
            Self::ChangedElsewhere { .. } => Trouble::PlaceGone,
        }
    }

    /// What happened, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Disk(Trouble::DiskFull) => say!("save.disk_full"),
            Self::Disk(Trouble::NoRoom) => say!("save.no_room"),
            Self::Disk(Trouble::Damaged) => say!("save.damaged"),
            Self::Disk(Trouble::NotAllowed) => say!("save.not_allowed"),
            Self::Disk(Trouble::PlaceGone) => say!("save.place_gone"),
            Self::Disk(Trouble::Other(words)) => say!("save.other", words = words.as_str()),
            Self::ChangedElsewhere { gone: false } => say!("save.changed"),
            Self::ChangedElsewhere { gone: true } => say!("save.gone"),
            Self::InUse(by) => say!("save.in_use", by = by.as_str()),
            Self::OtherNotKept(_) => say!("save.other_not_kept"),
            Self::CheckFailed => say!("save.check_failed"),
            Self::LookOnly => say!("save.look_only"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_system_has_its_reason() {
        for (errno, trouble) in [
            (Errno::NOSPC, Trouble::DiskFull),
            (Errno::DQUOT, Trouble::NoRoom),
            (Errno::FBIG, Trouble::NoRoom),
            (Errno::IO, Trouble::Damaged),
            (Errno::ROFS, Trouble::NotAllowed),
            (Errno::ACCESS, Trouble::NotAllowed),
            (Errno::PERM, Trouble::NotAllowed),
            (Errno::NOENT, Trouble::PlaceGone),
            (Errno::NODEV, Trouble::PlaceGone),
            (Errno::STALE, Trouble::PlaceGone),
            (Errno::NOTDIR, Trouble::PlaceGone),
        ] {
            assert_eq!(Trouble::from(io::Error::from_raw_os_error(errno.raw_os_error())), trouble, "{errno}");
        }
        let other = Trouble::from(io::Error::other("a\u{1b}[31m\nb"));
        assert_eq!(other, Trouble::Other("a␛[31m b".to_owned()));
    }
}
