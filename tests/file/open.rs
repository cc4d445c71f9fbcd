//! Opening, locks, kinds of files, modes, links, left-overs, and the ways a file changes under us.
//!
//! Nothing here starts a process: one that is being started holds all our locks for a moment.

use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    sync::Arc,
    time::{Duration, SystemTime},
};

use cairnbook::store::{
    Disk, LookOnly, OnDisk, OpenError, Opened, RealDisk, Safety, SaveError, Trouble, Unreadable, aside, checked_write,
    disk::Kind, open, open::keep_damaged,
};
use rustix::io::Errno;

use crate::support::store_kit::{Fault, FaultyDisk, Nest, later, sample};

const STAMP: &str = "2026-11-22";

fn text() -> String {
    checked_write(&sample().snapshot()).unwrap()
}

fn new_text() -> String {
    checked_write(&later().snapshot()).unwrap()
}

fn opened(nest: &Nest) -> Opened {
    open(&nest.file, &nest.real()).unwrap()
}

fn error(nest: &Nest) -> OpenError {
    match open(&nest.file, &nest.real()) {
        Err(error) => error,
        Ok(_) => panic!("it opened"),
    }
}

fn with_file(bytes: &[u8]) -> Nest {
    let nest = Nest::new();
    fs::write(&nest.file, bytes).unwrap();
    nest
}

#[test]
fn nothing_is_made_before_the_first_save() {
    let nest = Nest::new();
    let mut opened = opened(&nest);
    assert!(opened.is_new && opened.workbook.is_empty() && opened.keeper.look_only().is_none());
    assert_eq!(fs::read_dir(&nest.at).unwrap().count(), 0);
    opened.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), text());
    assert_eq!(opened.keeper.on_disk(), Ok(OnDisk::Same));
    opened.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), new_text());
    assert_eq!((nest.copies("").len(), nest.copies("backup").len()), (2, 1), "an ordinary save only makes a backup");
}

#[test]
fn a_folder_is_only_made_for_the_programs_own_place() {
    let mut nest = Nest::new();
    nest.file = nest.at.join("stick/workbook.ron");
    assert_eq!(error(&nest), OpenError::NoFolder);
    let mut how = nest.real();
    how.make_folder = true;
    let mut opened = open(&nest.file, &how).unwrap();
    assert!(!nest.at.join("stick").exists());
    opened.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
    // Pulled while open: not made again.
    fs::remove_dir_all(nest.at.join("stick")).unwrap();
    let outcome = opened.keeper.save(&later().snapshot(), true, STAMP);
    assert_eq!(outcome, Err(SaveError::Disk(Trouble::PlaceGone)));
    assert!(!nest.at.join("stick").exists());
}

#[test]
fn what_is_no_plain_file_is_refused_and_does_not_hang() {
    let mut nest = Nest::new();
    nest.file = nest.at.clone();
    assert_eq!(error(&nest), OpenError::NotAFile(Kind::Folder));
    nest.file = "/dev/zero".into();
    assert_eq!(error(&nest), OpenError::NotAFile(Kind::Device));
    nest.file = nest.at.join("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &nest.file, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    assert_eq!(error(&nest), OpenError::NotAFile(Kind::Pipe));
    // Even when it became a pipe after it was looked at.
    assert!(RealDisk.read(&nest.file, 100).is_err());
    nest.file = nest.at.join("socket");
    let _socket = std::os::unix::net::UnixListener::bind(&nest.file).unwrap();
    assert_eq!(error(&nest), OpenError::NotAFile(Kind::Socket));
    nest.file = nest.at.join("huge");
    fs::File::create(&nest.file).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(error(&nest), OpenError::TooLarge);
    nest.file = nest.at.join("round");
    symlink("round", &nest.file).unwrap();
    assert_eq!(error(&nest), OpenError::LinkLoop);
    nest.file = nest.at.join("huge/under/a/file");
    assert!(matches!(error(&nest), OpenError::Disk(Trouble::PlaceGone)));
}

#[test]
fn a_second_window_looks_only_until_the_first_is_closed() {
    let nest = with_file(text().as_bytes());
    let first = opened(&nest);
    assert!(first.no_lock.is_none());
    let mut second = opened(&nest);
    match second.keeper.look_only() {
        Some(LookOnly::InUse(by)) => assert_eq!((by.user.as_str(), by.since.as_str()), ("sam", "10:12")),
        other => panic!("{other:?}"),
    }
    assert_eq!(second.keeper.save(&later().snapshot(), true, STAMP), Err(SaveError::LookOnly));
    second.keeper.agree_to_leave_out();
    assert_eq!(second.keeper.save(&later().snapshot(), true, STAMP), Err(SaveError::LookOnly));
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), text());
    // A link to it is the same workbook.
    let link = nest.at.join("link.ron");
    symlink(&nest.file, &link).unwrap();
    assert!(open(&link, &nest.real()).unwrap().keeper.look_only().is_some());
    drop(first);
    assert_eq!(fs::read(nest.at.join(".workbook.ron.lock")).unwrap(), b"", "who was here is nobody's business");
    assert!(opened(&nest).keeper.look_only().is_none());
}

#[test]
fn the_lock_holds_through_saves() {
    let nest = with_file(text().as_bytes());
    let mut first = opened(&nest);
    first.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    assert!(matches!(opened(&nest).keeper.look_only(), Some(LookOnly::InUse(_))));
}

#[test]
fn of_two_windows_on_a_new_file_only_one_makes_it() {
    let nest = Nest::new();
    let (mut first, mut second) = (opened(&nest), opened(&nest));
    first.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
    let outcome = second.keeper.save(&later().snapshot(), true, STAMP);
    assert_eq!(outcome, Err(SaveError::InUse("10:12".to_owned())));
    drop(first);
    let outcome = second.keeper.save(&later().snapshot(), false, STAMP);
    assert_eq!(outcome, Err(SaveError::ChangedElsewhere { gone: false }));
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), text());
}

#[test]
fn without_locks_work_goes_on() {
    let nest = with_file(text().as_bytes());
    let disk = FaultyDisk::default();
    let how = nest.how(Arc::new(disk.clone()));
    let calls = {
        drop(open(&nest.file, &how).unwrap());
        disk.calls()
    };
    let lock = calls.iter().position(|call| *call == "lock").unwrap() + 1;
    for code in [Errno::OPNOTSUPP, Errno::NOLCK, Errno::ROFS] {
        disk.arm(Fault::Before, lock, code.raw_os_error());
        let mut opened = open(&nest.file, &how).unwrap();
        assert_eq!(disk.disarm(), ["lock"]);
        assert!(opened.no_lock.is_some() && opened.keeper.look_only().is_none());
        opened.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    }
    // Something else under the name of the side file is not followed or emptied.
    let precious = nest.at.join("precious");
    fs::write(&precious, "words").unwrap();
    fs::remove_file(nest.at.join(".workbook.ron.lock")).unwrap();
    symlink(&precious, nest.at.join(".workbook.ron.lock")).unwrap();
    assert!(opened(&nest).no_lock.is_some());
    assert_eq!(fs::read_to_string(&precious).unwrap(), "words");
}

#[test]
fn read_only_places_are_told_at_the_start() {
    let nest = with_file(text().as_bytes());
    let disk = FaultyDisk::default();
    let how = nest.how(Arc::new(disk.clone()));
    drop(open(&nest.file, &how).unwrap());
    let calls = disk.calls();
    let asked: Vec<usize> = (1..=calls.len()).filter(|k| calls[k - 1] == "may_write").collect();
    assert_eq!(asked.len(), 2);
    fs::remove_file(nest.at.join(".workbook.ron.lock")).unwrap();
    for (k, want) in asked.into_iter().zip([LookOnly::File, LookOnly::Folder]) {
        disk.arm(Fault::Before, k, Errno::ROFS.raw_os_error());
        let mut opened = open(&nest.file, &how).unwrap();
        disk.disarm();
        assert_eq!(opened.keeper.look_only(), Some(&want));
        assert_eq!(opened.workbook, sample());
        assert_eq!(opened.keeper.save(&later().snapshot(), true, STAMP), Err(SaveError::LookOnly));
        assert_eq!(fs::read_dir(&nest.at).unwrap().count(), 1, "nothing is tried");
    }
    fs::set_permissions(&nest.file, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(open(&nest.file, &how).unwrap().keeper.look_only(), Some(&LookOnly::File));
}

#[test]
fn names_of_any_kind_work() {
    let long = format!("{}.ron", "n".repeat(251));
    for name in [&b"caf\xe9 \xff.ron"[..], b"-x 'y' \"z\"\n.ron", b".ron", long.as_bytes(), "爸👩.ron".as_bytes()] {
        let mut nest = Nest::new();
        nest.file = nest.at.join(OsStr::from_bytes(name));
        let mut new = opened(&nest);
        new.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
        fs::write(&nest.file, "changed").unwrap();
        new.keeper.save(&later().snapshot(), true, STAMP).unwrap();
        assert_eq!(nest.copies("conflict").len(), 1, "{name:?}");
        drop(new);
        assert_eq!(opened(&nest).workbook, later());
    }
}

#[test]
fn changes_from_elsewhere_are_told_and_nothing_is_lost() {
    let nest = with_file(text().as_bytes());
    let mut keeper = opened(&nest).keeper;
    // Only touched, and even replaced by the same bytes: nothing to tell.
    fs::write(&nest.file, text()).unwrap();
    assert_eq!(keeper.on_disk(), Ok(OnDisk::Same));
    keeper.save(&later().snapshot(), false, STAMP).unwrap();
    // Same length, other bytes.
    let mut other = new_text().into_bytes();
    let at = other.len() / 2;
    other[at] ^= 1;
    fs::write(&nest.file, &other).unwrap();
    assert_eq!(keeper.on_disk(), Ok(OnDisk::Changed));
    for _ in 0..2 {
        let outcome = keeper.save(&sample().snapshot(), false, STAMP);
        assert_eq!(outcome, Err(SaveError::ChangedElsewhere { gone: false }));
        assert_eq!(fs::read(&nest.file).unwrap(), other);
    }
    let saved = keeper.save(&sample().snapshot(), true, STAMP).unwrap();
    assert!(matches!(saved.safety, Safety::Kept(_)));
    assert_eq!(nest.copies("conflict"), [other]);
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), text());
    // A second conflict in the same moment does not replace the copy of the first.
    fs::write(&nest.file, "another").unwrap();
    keeper.save(&sample().snapshot(), true, STAMP).unwrap();
    assert_eq!(nest.copies("conflict").len(), 2);
    fs::remove_file(&nest.file).unwrap();
    assert_eq!(keeper.on_disk(), Ok(OnDisk::Gone));
    assert_eq!(keeper.save(&sample().snapshot(), false, STAMP), Err(SaveError::ChangedElsewhere { gone: true }));
    assert!(!nest.file.exists());
    keeper.save(&sample().snapshot(), true, STAMP).unwrap();
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), text());
}

#[test]
fn a_change_while_the_disk_is_slow_is_noticed() {
    for gone in [false, true] {
        let nest = with_file(text().as_bytes());
        let disk = FaultyDisk::default();
        let mut keeper = open(&nest.file, &nest.how(Arc::new(disk.clone()))).unwrap().keeper;
        let file = nest.file.clone();
        disk.meanwhile("sync", move || {
            if gone { fs::remove_file(&file).unwrap() } else { fs::write(&file, "theirs").unwrap() }
        });
        assert_eq!(keeper.save(&later().snapshot(), false, STAMP), Err(SaveError::ChangedElsewhere { gone }));
        assert_eq!(fs::read(&nest.file).ok(), if gone { None } else { Some(b"theirs".to_vec()) });
        assert!(nest.leftovers().is_empty());
    }
    // A file that came to be where none was.
    let nest = Nest::new();
    let disk = FaultyDisk::default();
    let mut keeper = open(&nest.file, &nest.how(Arc::new(disk.clone()))).unwrap().keeper;
    let file = nest.file.clone();
    disk.meanwhile("sync", move || fs::write(&file, "theirs").unwrap());
    assert_eq!(keeper.save(&later().snapshot(), false, STAMP), Err(SaveError::ChangedElsewhere { gone: false }));
    assert_eq!(fs::read(&nest.file).unwrap(), b"theirs");
}

#[test]
fn a_keeper_can_go_to_the_thread_that_saves() {
    let nest = Nest::new();
    let mut keeper = opened(&nest).keeper;
    let saved = std::thread::spawn(move || keeper.save(&sample().snapshot(), false, STAMP)).join().unwrap();
    assert!(saved.is_ok());
}

#[test]
fn theirs_can_be_taken_and_what_is_half_written_is_not() {
    let nest = with_file(text().as_bytes());
    let mut keeper = opened(&nest).keeper;
    fs::write(&nest.file, &new_text()[..500]).unwrap();
    assert!(matches!(keeper.reload(), Err(OpenError::Unreadable(Unreadable::Damaged(_)))));
    assert_eq!(keeper.on_disk(), Ok(OnDisk::Changed));
    fs::write(&nest.file, new_text()).unwrap();
    assert_eq!(keeper.reload().unwrap().workbook, later());
    assert_eq!(keeper.on_disk(), Ok(OnDisk::Same));
    keeper.save(&sample().snapshot(), false, STAMP).unwrap();
}

#[test]
fn what_a_save_leaves_out_is_kept_aside_once() {
    let old = format!("// by hand\n{}", text());
    let nest = with_file(old.as_bytes());
    let mut opened = opened(&nest);
    assert!(opened.has_comments);
    assert!(nest.copies("cleaned").is_empty(), "looking makes no copy");
    let saved = opened.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    assert!(matches!(&saved.safety, Safety::Kept(path) if fs::read(path).unwrap() == old.as_bytes()));
    let saved = opened.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
    assert_eq!(saved.safety, Safety::NotNeeded);
    assert_eq!(nest.copies("cleaned").len(), 1);
}

#[test]
fn a_copy_that_could_not_be_made_is_told_and_made_later() {
    let old = format!("// by hand\n{}", text());
    let nest = with_file(old.as_bytes());
    let mut opened = opened(&nest);
    // A file stands where the folder for copies is to be.
    fs::write(nest.root.path().join("own"), "").unwrap();
    let saved = opened.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    assert!(matches!(saved.safety, Safety::NotKept(_)));
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), new_text());
    fs::remove_file(nest.root.path().join("own")).unwrap();
    let saved = opened.keeper.save(&sample().snapshot(), false, STAMP).unwrap();
    assert!(matches!(&saved.safety, Safety::Kept(path) if fs::read(path).unwrap() == old.as_bytes()));
}

#[test]
fn another_version_that_can_not_be_kept_is_not_replaced() {
    let nest = with_file(text().as_bytes());
    let mut opened = opened(&nest);
    fs::write(&nest.file, "theirs").unwrap();
    fs::write(nest.root.path().join("own"), "").unwrap();
    let outcome = opened.keeper.save(&later().snapshot(), true, STAMP);
    assert!(matches!(outcome, Err(SaveError::OtherNotKept(_))), "{outcome:?}");
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), "theirs");
}

#[test]
fn unknown_fields_open_to_look_only_unless_agreed() {
    let old = text().replacen("      words:", "      colour: \"red\",\n      words:", 1);
    let nest = with_file(old.as_bytes());
    let mut opened = opened(&nest);
    assert_eq!(opened.unknown, ["goals.0.colour"]);
    assert_eq!(opened.keeper.look_only(), Some(&LookOnly::UnknownFields(1)));
    assert_eq!(opened.keeper.save(&later().snapshot(), true, STAMP), Err(SaveError::LookOnly));
    opened.keeper.agree_to_leave_out();
    opened.keeper.save(&later().snapshot(), false, STAMP).unwrap();
    assert_eq!(nest.copies("cleaned"), [old.into_bytes()]);
    assert_eq!(fs::read_to_string(&nest.file).unwrap(), new_text());
}

#[test]
fn leftovers_go_when_they_are_old_and_ours() {
    let nest = with_file(text().as_bytes());
    let ours = ".workbook.ron.cairnbook-0123456789abcdef.tmp";
    let others = [".other.ron.cairnbook-0123456789abcdef.tmp", "notes.tmp", ".workbook.ron.swp"];
    for name in others.iter().chain([&ours]) {
        fs::write(nest.at.join(name), "words").unwrap();
    }
    let backups = nest.folders().backups;
    fs::create_dir_all(&backups).unwrap();
    fs::write(backups.join(ours), "words").unwrap();
    let mut how = nest.real();
    drop(open(&nest.file, &how).unwrap());
    assert!(nest.at.join(ours).exists(), "a save could be at work");
    how.now = SystemTime::now() + Duration::from_secs(61);
    let holder = open(&nest.file, &nest.real()).unwrap();
    drop(open(&nest.file, &how).unwrap());
    assert!(nest.at.join(ours).exists(), "the lock is not ours");
    drop(holder);
    fs::write(&nest.file, "broken").unwrap();
    assert!(open(&nest.file, &how).is_err());
    assert!(nest.at.join(ours).exists(), "it may hold what the file has lost");
    fs::write(&nest.file, text()).unwrap();
    drop(open(&nest.file, &how).unwrap());
    assert!(!nest.at.join(ours).exists() && !backups.join(ours).exists());
    assert!(others.iter().all(|name| nest.at.join(name).exists()));
}

#[test]
fn damaged_files_and_emergency_copies_are_kept_and_found() {
    let nest = with_file(b"(format: 0, broken");
    let kept = keep_damaged(&nest.file, &nest.real(), STAMP).unwrap();
    assert_eq!(fs::read(kept).unwrap(), b"(format: 0, broken");
    fs::write(&nest.file, text()).unwrap();
    let mut opened = opened(&nest);
    let rescues = || aside::rescues(&RealDisk, &nest.folders().rescues, &nest.file).unwrap();
    assert!(rescues().is_empty());
    let path = opened.keeper.rescue(&later().snapshot(), STAMP).unwrap();
    assert_eq!(opened.keeper.rescue(&later().snapshot(), STAMP), Ok(path.clone()), "one copy is enough");
    let second = opened.keeper.rescue(&sample().snapshot(), STAMP).unwrap();
    assert_ne!(path, second);
    assert_eq!(rescues(), vec![second], "the newest takes the place of this sitting's own");
    let other = nest.at.join("my-workbook.ron");
    assert_eq!(aside::rescues(&RealDisk, &nest.folders().rescues, &other), Ok(vec![]));
}

#[test]
fn hard_links_are_noticed() {
    let nest = with_file(text().as_bytes());
    assert!(!opened(&nest).many_names);
    fs::hard_link(&nest.file, nest.at.join("again.ron")).unwrap();
    assert!(opened(&nest).many_names);
}
