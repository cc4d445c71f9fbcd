//! Why a workbook can't be opened, or can be looked at and not saved.

use std::io;

use rustix::io::Errno;

use super::{disk::Kind, lock::Holder, trouble::Trouble, unreadable::Unreadable};
use crate::{base::Phrase, say};

/// Why a workbook can be looked at but not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookOnly {
    /// Another window has it open.
    InUse(Holder),
    /// The file is read-only.
    File,
    /// The folder is read-only.
    Folder,
    /// It has this many fields that this version does not know.
    UnknownFields(usize),
}

impl LookOnly {
    /// What happened, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::InUse(by) if by.since.is_empty() => say!("look.in_use"),
            Self::InUse(by) => say!("look.in_use_since", since = by.since.as_str()),
            Self::File => say!("look.file"),
            Self::Folder => say!("look.folder"),
            Self::UnknownFields(n) => say!("look.unknown_fields", n = *n),
        }
    }
}

/// Why it can't be opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is no such file, where one is needed.
    NotThere,
    /// The folder is not there.
    NoFolder,
    /// It is a folder, a device, a pipe.
    NotAFile(Kind),
    /// It is far too large for a workbook.
    TooLarge,
    /// Links that lead to each other.
    LinkLoop,
    /// We may not read it.
    NotAllowed,
    /// The disk said no in another way.
    Disk(Trouble),
    /// It was read, and is no workbook we can use.
    Unreadable(Unreadable),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) {
            return Self::LinkLoop;
        }
        match Trouble::from(error) {
            Trouble::NotAllowed => Self::NotAllowed,
            trouble => Self::Disk(trouble),
        }
    }
}

impl OpenError {
    /// What happened, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::NotThere => say!("open.not_there"),
            Self::NoFolder => say!("open.no_folder"),
            Self::NotAFile(Kind::Folder) => say!("open.a_folder"),
            Self::NotAFile(_) => say!("open.not_a_file"),
            Self::TooLarge => say!("open.too_large"),
            Self::LinkLoop => say!("open.link_loop"),
            Self::NotAllowed => say!("open.not_allowed"),
            Self::Disk(Trouble::Other(words)) => say!("open.other", words = words.as_str()),
            Self::Disk(Trouble::PlaceGone) => say!("open.place_gone"),
            Self::Disk(_) => say!("open.damaged_disk"),
            Self::Unreadable(why) => why.phrase(),
        }
    }
}
