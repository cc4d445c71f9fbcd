//! A folder of workbooks: their names, and one look into each. Nothing is ever written there.
//!
//! Never take a lock, make a side file, or go into folders below.

use std::{ffi::OsString, io, path::Path};

use super::{
    disk::{Disk, Kind},
    open,
    why_not::OpenError,
};
use crate::workbook::Workbook;

/// The files of that folder that may be workbooks, in no special order. Files whose names begin with a dot are what
/// editors, and we, leave beside a file.
///
/// # Errors
/// The folder can not be read.
pub fn names(folder: &Path, disk: &dyn Disk) -> io::Result<Vec<OsString>> {
    let mut names = disk.names(folder)?;
    names.retain(|name| {
        let bytes = name.as_encoded_bytes();
        bytes.ends_with(b".ron") && !bytes.starts_with(b".")
    });
    Ok(names)
}

/// A file still stands there.
pub fn is_there(path: &Path, disk: &dyn Disk) -> bool {
    disk.about(path).is_ok_and(|about| about.kind == Kind::File)
}

/// The workbook there, to be looked at only.
///
/// # Errors
/// Why it can not be read.
pub fn look(path: &Path, disk: &dyn Disk) -> Result<Workbook, OpenError> {
    Ok(open::read(path, disk)?.workbook)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn only_files_that_may_be_workbooks_are_named() {
        let folder = std::env::temp_dir().join(format!("cairnbook-shelf-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("below.ron")).unwrap();
        for name in ["b.ron", "a.ron", ".a.ron.cairnbook-lock", ".hidden.ron", "notes.txt", "a.ron.bak", "A.RON"] {
            std::fs::write(folder.join(name), "x").unwrap();
        }
        std::fs::write(folder.join("below.ron/c.ron"), "x").unwrap();
        std::os::unix::fs::symlink(folder.join("a.ron"), folder.join("link.ron")).unwrap();
        std::os::unix::fs::symlink(folder.join("below.ron"), folder.join("away.ron")).unwrap();
        let mut names = names(&folder, &RealDisk).unwrap();
        let there = (is_there(&folder.join("a.ron"), &RealDisk), is_there(&folder.join("below.ron"), &RealDisk));
        std::fs::remove_dir_all(&folder).unwrap();
        names.sort();
        assert_eq!(names, ["a.ron", "b.ron", "link.ron"]);
        assert_eq!(there, (true, false));
    }
}
