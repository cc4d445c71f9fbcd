//! Every call to the disk fails in turn, on every way a workbook is saved: the file is the old or the new
//! one, byte for byte, and "saved" is only said when it is.

use std::{collections::BTreeSet, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

use cairnbook::store::{Keeper, Safety, SaveError, Saved, open, write};
use rustix::io::Errno;

use crate::support::store_kit::{Fault, FaultyDisk, Nest, later, sample};

const CODES: [Errno; 7] =
    [Errno::NOSPC, Errno::IO, Errno::ROFS, Errno::ACCESS, Errno::DQUOT, Errno::XDEV, Errno::MFILE];

/// One way to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// There is no file yet.
    New,
    /// Not even its folder.
    NewFolder,
    /// The file is replaced.
    Replace,
    /// The path is a link to it.
    Link,
    /// The path is a link to a file that is not there yet.
    LinkToNew,
    /// Something else changed the file, and the person chose ours.
    Over,
    /// The file was taken away, and the person wants it back.
    PutBack,
    /// The file holds comments that a save leaves out.
    Comments,
}

const WAYS: [Way; 8] =
    [Way::New, Way::NewFolder, Way::Replace, Way::Link, Way::LinkToNew, Way::Over, Way::PutBack, Way::Comments];

const OTHER: &[u8] = b"(format: 3, goals: [], steps: [], log: [], answers: [])";

struct Stage {
    nest: Nest,
    disk: FaultyDisk,
    keeper: Keeper,
    /// What is in the file before the save.
    old: Option<Vec<u8>>,
    new: Vec<u8>,
    over: bool,
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
}

impl Stage {
    fn set(way: Way) -> Self {
        let mut nest = Nest::new();
        let disk = FaultyDisk::default();
        let text = write(&sample().snapshot()).unwrap();
        let real = nest.at.join("real.ron");
        match way {
            Way::New => {}
            Way::NewFolder => nest.file = nest.at.join("deep/er/workbook.ron"),
            Way::Replace | Way::Over | Way::PutBack => std::fs::write(&nest.file, &text).unwrap(),
            Way::Link => {
                std::fs::write(&real, &text).unwrap();
                std::os::unix::fs::symlink("real.ron", &nest.file).unwrap();
            }
            Way::LinkToNew => std::os::unix::fs::symlink("real.ron", &nest.file).unwrap(),
            Way::Comments => std::fs::write(&nest.file, format!("// mine\n{text}")).unwrap(),
        }
        if nest.file.exists() {
            std::fs::set_permissions(&nest.file, std::fs::Permissions::from_mode(0o640)).unwrap();
        }
        let mut how = nest.how(Arc::new(disk.clone()));
        how.make_folder = way == Way::NewFolder;
        let keeper = open(&nest.file, &how).unwrap().keeper;
        match way {
            Way::Over => std::fs::write(&nest.file, OTHER).unwrap(),
            Way::PutBack => std::fs::remove_file(&nest.file).unwrap(),
            _ => {}
        }
        let old = std::fs::read(&nest.file).ok();
        let new = write(&later().snapshot()).unwrap().into_bytes();
        disk.disarm();
        Self { nest, disk, keeper, old, new, over: matches!(way, Way::Over | Way::PutBack) }
    }

    fn save(&mut self) -> Result<Saved, SaveError> {
        self.keeper.save(&later().snapshot(), self.over, "2026-11-22T10:12:01")
    }

    fn now(&self) -> Option<Vec<u8>> {
        std::fs::read(&self.nest.file).ok()
    }

    fn is_new(&self) -> bool {
        self.now().as_ref() == Some(&self.new)
    }

    /// Nothing that anyone wrote is lost, whatever happened.
    fn nothing_lost(&self, way: Way, saved: &Result<Saved, SaveError>, what: &str) {
        assert!(self.now() == self.old || self.is_new(), "{what}: the file is neither old nor new");
        let old = self.old.clone().unwrap_or_default();
        if way == Way::Over && self.is_new() {
            assert!(self.nest.copies("conflict").contains(&old), "{what}: the other version is lost");
        }
        if way == Way::Comments && self.is_new() {
            let told = matches!(saved, Ok(Saved { safety: Safety::NotKept(_), .. }));
            let kept = self.nest.copies("cleaned").contains(&old);
            assert!(kept || told || saved.is_err(), "{what}: the comments are lost and nobody was told");
        }
        if matches!(way, Way::Replace | Way::Link | Way::Comments) && self.is_new() {
            let told = matches!(saved, Ok(Saved { no_backup: Some(_), .. }));
            let kept = self.nest.copies("backup").contains(&old);
            assert!(kept || told || saved.is_err(), "{what}: there is no backup and nobody was told");
        }
        for word in ["conflict", "cleaned", "backup"] {
            assert!(self.nest.copies(word).iter().all(|copy| *copy == old), "{what}: half a copy");
        }
        if matches!(way, Way::Link | Way::LinkToNew) {
            assert!(self.nest.file.symlink_metadata().unwrap().is_symlink(), "{what}: the link is gone");
        }
    }

    fn modes_are_right(&self, way: Way, what: &str) {
        let had_one = self.old.is_some();
        let want = if had_one { 0o640 } else { 0o600 };
        assert_eq!(mode(&self.nest.file), want, "{what}");
        if way == Way::NewFolder {
            assert_eq!(mode(&self.nest.at.join("deep")), 0o700);
            assert_eq!(mode(&self.nest.at.join("deep/er")), 0o700);
        }
    }
}

/// Fails the k-th call of a save for k = 1, 2, 3 … until a save passes untouched.
fn sweep(way: Way, fault: Fault, code: Errno) -> BTreeSet<&'static str> {
    let mut seen = BTreeSet::new();
    for k in 1.. {
        let mut stage = Stage::set(way);
        stage.disk.arm(fault, k, code.raw_os_error());
        let saved = stage.save();
        let failed = stage.disk.disarm();
        let what = format!("{way:?}, {fault:?} {code:?} at call {k} {failed:?}: {saved:?}");
        stage.nothing_lost(way, &saved, &what);
        assert!(
            stage.over || !matches!(saved, Err(SaveError::ChangedElsewhere { .. })),
            "{what}: a disk that fails is no other hand, and a file that can not be read is not gone"
        );
        if let Ok(saved) = &saved {
            assert!(stage.is_new(), "{what}: said saved and is not");
            let of_a_copy = matches!(saved.safety, Safety::NotKept(_)) || saved.no_backup.is_some();
            let folder_failed = failed.contains(&"sync_folder") && !of_a_copy;
            assert_eq!(
                saved.disk_may_fail,
                folder_failed || (fault == Fault::FromHereOn && !failed.is_empty()),
                "{what}"
            );
            if !failed.contains(&"take_after") {
                stage.modes_are_right(way, &what);
            }
        } else if fault == Fault::Before {
            assert_eq!(stage.now(), stage.old, "{what}: refused, and yet the file changed");
        }
        // Where the disk is gone for good, a new file can't be taken away either.
        if fault != Fault::FromHereOn {
            assert_eq!(stage.nest.leftovers(), Vec::<std::path::PathBuf>::new(), "{what}");
        }
        if failed.is_empty() {
            assert!(saved.is_ok(), "{what}");
            return seen;
        }
        // The trouble is over: the same keeper saves, and does not take its own bytes for someone else's.
        let copies = stage.nest.copies("conflict");
        let again = stage.keeper.save(&sample().snapshot(), stage.over, "2026-11-23");
        assert!(again.is_ok(), "{what}, then {again:?}");
        assert_eq!(stage.now(), Some(write(&sample().snapshot()).unwrap().into_bytes()), "{what}");
        if way == Way::Over {
            assert!(stage.nest.copies("conflict").contains(&stage.old.clone().unwrap()), "{what}");
            // A copy that may not last is no copy; it is made again.
            let proven = !matches!(saved, Err(SaveError::OtherNotKept(_)));
            assert!(!proven || copies.is_empty() || stage.nest.copies("conflict") == copies, "{what}: kept twice");
        }
        seen.extend(failed);
    }
    unreachable!("a save has an end")
}

fn sweep_way(way: Way) {
    for fault in [Fault::Before, Fault::After, Fault::FromHereOn] {
        for code in CODES {
            let seen = sweep(way, fault, code);
            for call in ["real_path", "read", "create", "write_all", "sync", "rename", "sync_folder"] {
                assert!(seen.contains(call), "{way:?}, {fault:?}: {call} was never failed, only {seen:?}");
            }
        }
    }
}

#[test]
fn a_new_file() {
    sweep_way(Way::New);
    sweep_way(Way::NewFolder);
}

#[test]
fn a_file_that_is_replaced() {
    sweep_way(Way::Replace);
}

#[test]
fn through_a_link() {
    sweep_way(Way::Link);
    sweep_way(Way::LinkToNew);
}

#[test]
fn over_another_version() {
    sweep_way(Way::Over);
    sweep_way(Way::PutBack);
}

#[test]
fn with_a_copy_kept_before() {
    sweep_way(Way::Comments);
}

#[test]
fn the_calls_come_in_the_one_safe_order() {
    for way in WAYS {
        let mut stage = Stage::set(way);
        stage.save().unwrap();
        let calls = stage.disk.calls();
        let tail: Vec<_> = calls[calls.iter().rposition(|c| *c == "create").unwrap()..].to_vec();
        let mode = if stage.old.is_some() { &["take_after"][..] } else { &[] };
        let want = [&["create", "write_all"], mode, &["sync", "read", "read", "rename", "sync_folder"]].concat();
        assert_eq!(tail, want, "{way:?}");
    }
}

#[test]
fn a_disk_that_drops_bytes_and_says_nothing_is_found_out() {
    for way in WAYS {
        let calls = {
            let mut stage = Stage::set(way);
            stage.save().unwrap();
            stage.disk.calls()
        };
        let last = calls.iter().rposition(|c| *c == "write_all").unwrap() + 1;
        let mut stage = Stage::set(way);
        stage.disk.arm(Fault::Silent, last, Errno::IO.raw_os_error());
        assert_eq!(stage.save(), Err(SaveError::CheckFailed), "{way:?}");
        assert_eq!(stage.disk.disarm(), ["write_all"]);
        assert_eq!(stage.now(), stage.old);
        assert_eq!(stage.nest.leftovers(), Vec::<std::path::PathBuf>::new());
    }
}

#[test]
fn a_backup_that_loses_bytes_is_told_and_does_not_hold_the_save_back() {
    let mut stage = Stage::set(Way::Replace);
    stage.save().unwrap();
    let first = stage.disk.calls().iter().position(|c| *c == "write_all").unwrap() + 1;
    let mut stage = Stage::set(Way::Replace);
    stage.disk.arm(Fault::Silent, first, Errno::IO.raw_os_error());
    let saved = stage.save().unwrap();
    assert_eq!(stage.disk.disarm(), ["write_all"]);
    assert_eq!((saved.no_backup, saved.disk_may_fail), (Some(cairnbook::store::Trouble::Damaged), false));
    assert!(stage.is_new() && stage.nest.copies("backup").is_empty());
    assert_eq!(stage.nest.leftovers(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_backup_stays_where_the_file_was_replaced_after_all() {
    let rename = {
        let mut stage = Stage::set(Way::Replace);
        stage.save().unwrap();
        stage.disk.calls().iter().rposition(|c| *c == "rename").unwrap() + 1
    };
    let mut stage = Stage::set(Way::Replace);
    stage.disk.arm(Fault::After, rename, Errno::NOSPC.raw_os_error());
    assert_eq!(stage.save(), Err(SaveError::Disk(cairnbook::store::Trouble::DiskFull)));
    assert_eq!(stage.disk.disarm(), ["rename"]);
    assert!(stage.is_new() && stage.nest.copies("backup") == [stage.old.unwrap()]);
}

#[test]
fn every_code_comes_back_as_its_own_reason() {
    use cairnbook::{app::event::NotSaved, store::Trouble};
    let wanted = [
        NotSaved::DiskFull,
        NotSaved::Damaged,
        NotSaved::NotAllowed,
        NotSaved::NotAllowed,
        NotSaved::NoRoom,
        NotSaved::Other(Trouble::from(std::io::Error::from(Errno::XDEV)).into_words()),
        NotSaved::Other(Trouble::from(std::io::Error::from(Errno::MFILE)).into_words()),
    ];
    for (code, want) in CODES.into_iter().zip(wanted) {
        let mut stage = Stage::set(Way::Replace);
        let create = {
            let mut other = Stage::set(Way::Replace);
            other.save().unwrap();
            other.disk.calls().iter().rposition(|c| *c == "create").unwrap() + 1
        };
        // From there on, so that trying again without the backup does not help either.
        stage.disk.arm(Fault::FromHereOn, create, code.raw_os_error());
        assert_eq!(stage.save().unwrap_err().reason(), want);
    }
}

trait Words {
    fn into_words(self) -> String;
}

impl Words for cairnbook::store::Trouble {
    fn into_words(self) -> String {
        match self {
            Self::Other(words) => words,
            other => panic!("{other:?} has no words of its own"),
        }
    }
}

#[test]
fn an_emergency_copy_is_whole_or_not_there() {
    for fault in [Fault::Before, Fault::After, Fault::FromHereOn] {
        for code in CODES {
            let mut failed_once = 0;
            for k in 1.. {
                let mut stage = Stage::set(Way::Replace);
                stage.disk.arm(fault, k, code.raw_os_error());
                let kept = stage.keeper.rescue(&later().snapshot(), "2026-11-22");
                let failed = stage.disk.disarm();
                let what = format!("{fault:?} {code:?} at call {k} {failed:?}: {kept:?}");
                let copies = stage.nest.copies("rescue");
                assert!(copies.iter().all(|copy| *copy == stage.new), "{what}: half a copy");
                assert!(copies.len() <= 1, "{what}");
                if let Ok(path) = &kept {
                    assert_eq!(std::fs::read(path).unwrap(), stage.new, "{what}");
                    assert_eq!(mode(path), 0o600);
                    assert_eq!(mode(path.parent().unwrap()), 0o700);
                }
                if fault != Fault::FromHereOn {
                    assert!(stage.nest.leftovers().is_empty(), "{what}");
                }
                assert_eq!(stage.now(), stage.old, "{what}");
                if failed.is_empty() {
                    assert!(kept.is_ok(), "{what}");
                    break;
                }
                failed_once += 1;
            }
            assert!(failed_once >= 6, "{fault:?}: only {failed_once} calls were failed");
        }
    }
}

#[test]
fn opening_never_changes_the_file_whatever_fails() {
    for fault in [Fault::Before, Fault::FromHereOn] {
        for code in CODES {
            let mut failed_once = 0;
            for k in 1.. {
                let nest = Nest::new();
                let text = write(&sample().snapshot()).unwrap();
                std::fs::write(&nest.file, &text).unwrap();
                let disk = FaultyDisk::default();
                disk.arm(fault, k, code.raw_os_error());
                let opened = open(&nest.file, &nest.how(Arc::new(disk.clone())));
                let failed = disk.disarm();
                assert_eq!(nest.files().into_values().collect::<Vec<_>>(), [text.as_bytes()], "{failed:?}");
                if let Ok(opened) = opened {
                    assert!(!opened.is_new, "a disk that fails is no missing file: {failed:?}");
                    assert_eq!(opened.workbook, sample(), "{failed:?}");
                }
                if failed.is_empty() {
                    break;
                }
                failed_once += 1;
            }
            assert!(failed_once >= 7, "only {failed_once} calls were failed");
        }
    }
}
