//! The folder that a shelf lists, and why its list is left.

use std::{ffi::OsString, path::PathBuf, sync::Arc};

use super::super::{clock::Clock, ending::Ending};
use crate::{
    app::shelf::Wish,
    base::text,
    content::Content,
    say,
    store::{RealDisk, shelf as folder},
};

/// The folder, and all that does not change while the list is open.
pub(super) struct Room {
    pub(super) folder: PathBuf,
    pub(super) content: Arc<Content>,
    pub(super) clock: Clock,
    pub(super) no_color: bool,
}

/// Why the list was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// To open this file.
    For(OsString),
    /// For good.
    Ended(Ending),
}

impl From<Wish> for Left {
    fn from(wish: Wish) -> Self {
        match wish {
            Wish::Open(file) => Self::For(file),
            Wish::Leave => Self::Ended(Ending::Fine),
        }
    }
}

impl Room {
    /// The files that stand in the folder now.
    pub(super) fn files(&self) -> Result<Vec<OsString>, String> {
        folder::names(&self.folder, &RealDisk).map_err(|error| {
            let words = text::one_line(&error.to_string());
            self.content.words.say(&say!("shelf.no_folder", words = words))
        })
    }
}
