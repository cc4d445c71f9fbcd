//! Opening, locks, kinds of files, modes, links, left-overs, and the ways a file changes under us.
//!
//! Tests that need a process of their own start this test program again with one of its ignored tests.

// Helpers outside of test functions may unwrap too.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod store_kit;

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, SystemTime},
};

use cairnbook::store::{
    Disk, LookOnly, NoPlace, OnDisk, OpenError, Opened, Places, RealDisk, Safety, SaveError, Trouble, Unreadable,
    aside, checked_write, disk::Kind, open, open::keep_damaged,
};
use rustix::io::Errno;
use store_kit::{Fault, FaultyDisk, Nest, later, sample};

const STAMP: &str = "2026-11-22";

fn text() -> String {
    checked_write(&sample().snapshot()).unwrap()
}

fn new_text() -> String {
    checked_write(&later().snapshot()).unwrap()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
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

/// This program again, doing one of its ignored tests, after some words of a shell.
fn child(shell: &str, test: &str, at: &Path) -> Child {
    let script = format!("{shell}\nexec \"$0\" --exact {test} --ignored --nocapture");
    let me = std::env::current_exe().unwrap();
    let mut command = Command::new("sh");
    command.arg("-c").arg(script).arg(me).env("STORE_TEST_AT", at);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Where the test that started this process wants it to work.
fn at() -> Option<std::path::PathBuf> {
    std::env::var_os("STORE_TEST_AT").map(Into::into)
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
    assert!(nest.copies("").len() == 1, "an ordinary save puts nothing aside");
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
#[ignore = "started by another test, as a process of its own"]
fn holds_the_lock_until_killed() {
    let Some(file) = at() else { return };
    let nest = Nest::new();
    let _opened = open(&file, &nest.real()).unwrap();
    println!("\nheld");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_killed_process_leaves_no_lock() {
    let nest = with_file(text().as_bytes());
    let mut process = child("", "holds_the_lock_until_killed", &nest.file);
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "held"));
    assert!(matches!(opened(&nest).keeper.look_only(), Some(LookOnly::InUse(_))));
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(opened(&nest).keeper.look_only().is_none());
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
#[ignore = "started by another test, as a process of its own"]
fn saves_with_a_strange_umask() {
    let Some(root) = at() else { return };
    let mut nest = Nest::new();
    let folders = cairnbook::store::Folders { backups: root.join("b/b"), rescues: root.join("r/r") };
    let mut save = |file: &str, over: bool| {
        nest.file = root.join(file);
        let mut how = nest.real();
        (how.make_folder, how.folders) = (true, folders.clone());
        let mut opened = open(&nest.file, &how).unwrap();
        if over {
            fs::write(&nest.file, "other").unwrap();
        }
        opened.keeper.save(&later().snapshot(), over, STAMP).unwrap();
        opened.keeper.rescue(&later().snapshot(), STAMP).unwrap();
    };
    save("d/e/new.ron", false);
    save("old.ron", true);
}

#[test]
fn modes_do_not_hang_on_the_umask() {
    for (umask, old) in [("000", 0o640), ("022", 0o664), ("077", 0o640), ("027", 0o600)] {
        let nest = Nest::new();
        let file = nest.at.join("old.ron");
        fs::write(&file, text()).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(old)).unwrap();
        let status = child(&format!("umask {umask}"), "saves_with_a_strange_umask", &nest.at).wait().unwrap();
        assert!(status.success());
        assert_eq!(fs::read_to_string(&file).unwrap(), new_text());
        assert_eq!(mode(&file), old, "umask {umask}");
        for file in ["d/e/new.ron", ".old.ron.lock", "d/e/.new.ron.lock"] {
            assert_eq!(mode(&nest.at.join(file)), 0o600, "umask {umask}: {file}");
        }
        for folder in ["d", "d/e", "b", "b/b", "r", "r/r"] {
            assert_eq!(mode(&nest.at.join(folder)), 0o700, "umask {umask}: {folder}");
        }
        let copies = ["b/b", "r/r"].map(|folder| fs::read_dir(nest.at.join(folder)).unwrap().count());
        assert_eq!(copies, [1, 2]);
        for copy in ["b/b", "r/r"].iter().flat_map(|folder| fs::read_dir(nest.at.join(folder)).unwrap()) {
            assert_eq!(mode(&copy.unwrap().path()), 0o600, "umask {umask}");
        }
    }
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
    let opened = opened(&nest);
    let rescues = || aside::rescues(&RealDisk, &nest.folders().rescues, &nest.file).unwrap();
    assert!(rescues().is_empty());
    let path = opened.keeper.rescue(&later().snapshot(), STAMP).unwrap();
    assert_eq!(opened.keeper.rescue(&later().snapshot(), STAMP), Ok(path.clone()), "one copy is enough");
    let second = opened.keeper.rescue(&sample().snapshot(), STAMP).unwrap();
    let mut found = rescues();
    found.sort();
    let mut want = vec![path, second];
    want.sort();
    assert_eq!(found, want);
    let other = nest.at.join("my-workbook.ron");
    assert_eq!(aside::rescues(&RealDisk, &nest.folders().rescues, &other), Ok(vec![]));
}

#[test]
#[ignore = "started by another test, as a process of its own"]
fn says_where_things_are() {
    println!("\nplaces: {:?}", Places::of_this_account().map(|places| (places.workbook, places.folders.backups)));
}

#[test]
fn places_come_from_the_account_and_never_from_the_current_folder() {
    let nest = Nest::new();
    let said = |shell: &str| {
        let output = child(shell, "says_where_things_are", &nest.at).wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find_map(|line| line.strip_prefix("places: ")).unwrap().to_owned()
    };
    let bare = "unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME; cd \"$STORE_TEST_AT\";";
    let usual =
        format!("{:?}", Ok::<_, ()>(("/h/.local/share/cairnbook/workbook.ron", "/h/.local/state/cairnbook/backups")));
    assert_eq!(said(&format!("{bare} export HOME=/h")), usual);
    assert_eq!(said(&format!("{bare} export HOME=/h XDG_DATA_HOME=data XDG_STATE_HOME=./x")), usual);
    let own = format!("{:?}", Ok::<_, ()>(("/d/cairnbook/workbook.ron", "/s/cairnbook/backups")));
    assert_eq!(said(&format!("{bare} export HOME=/h XDG_DATA_HOME=/d XDG_STATE_HOME=/s")), own);
    let none = format!("{:?}", Err::<(), _>(NoPlace::HomeNotWhole));
    assert_eq!(said(&format!("{bare} export HOME=some/home")), none);
    assert_eq!(fs::read_dir(&nest.at).unwrap().count(), 0, "asking makes nothing");
}

#[test]
fn hard_links_are_noticed() {
    let nest = with_file(text().as_bytes());
    assert!(!opened(&nest).many_names);
    fs::hard_link(&nest.file, nest.at.join("again.ron")).unwrap();
    assert!(opened(&nest).many_names);
}
