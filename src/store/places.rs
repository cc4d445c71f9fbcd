//! Where things are kept when nobody says otherwise.
//!
//! Never fall back to the current folder, or make anything.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::{base::Phrase, say};

/// Where copies go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// For the copies that were put aside.
    pub backups: PathBuf,
    /// For emergency copies.
    pub rescues: PathBuf,
}

/// The program's own places on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The workbook.
    pub workbook: PathBuf,
    /// The folders for copies.
    pub folders: Folders,
    /// The folder for what is thrown away at the end.
    pub scratch: PathBuf,
    /// The folder of a person's own pages and words.
    pub content: PathBuf,
    /// The folder for a person's own keys and the like.
    pub config: PathBuf,
}

/// There is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// This account has no home folder.
    NoHome,
    /// Its home folder is not a full path.
    HomeNotWhole,
}

impl NoPlace {
    /// What happened, what is safe, what to do.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::NoHome => say!("place.no_home"),
            Self::HomeNotWhole => say!("place.home_not_whole"),
        }
    }
}

impl Places {
    /// The places of this account. Nothing is made.
    ///
    /// # Errors
    /// There is no home folder, or none that can be trusted.
    pub fn of_this_account() -> Result<Self, NoPlace> {
        let system = etcetera::choose_base_strategy().map_err(|_| NoPlace::NoHome)?;
        let data = system.data_dir();
        // Where a system has no folder for states, they go with the data.
        let state = system.state_dir().unwrap_or_else(|| data.clone());
        Self::within(&data, &state, &system.config_dir())
    }

    fn within(data: &Path, state: &Path, config: &Path) -> Result<Self, NoPlace> {
        // A relative home would put private words into whatever folder one happens to be in.
        if [data, state, config].iter().any(|folder| !folder.is_absolute()) {
            return Err(NoPlace::HomeNotWhole);
        }
        let own = |folder: &Path| folder.join("cairnbook");
        let folders = Folders { backups: own(state).join("backups"), rescues: own(state).join("rescues") };
        let scratch = own(state).join("scratch");
        let content = own(data).join("content");
        Ok(Self { workbook: own(data).join("workbook.ron"), folders, scratch, content, config: own(config) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_paths_are_places() {
        let (data, state, config) = (Path::new("/h/data"), Path::new("/h/state"), Path::new("/h/config"));
        let places = Places::within(data, state, config).unwrap();
        assert_eq!(places.workbook, Path::new("/h/data/cairnbook/workbook.ron"));
        assert_eq!(places.folders.backups, Path::new("/h/state/cairnbook/backups"));
        assert_eq!(Places::within(Path::new("data"), state, config), Err(NoPlace::HomeNotWhole));
        assert_eq!(Places::within(data, Path::new(""), config), Err(NoPlace::HomeNotWhole));
    }
}
