//! The real program: backups listed and gone back to, and a file that can not be read.

use std::{ffi::OsStr, fs, path::PathBuf};

use cairnbook::{
    base::{Id, Key, Moment, Slot, Text, Value, Who},
    store::{self, Holder, How, RealDisk, backups},
    workbook::{Edit, Goal, Marks, Settings, Stamp, Workbook},
};

use crate::support::pty::{Nest, PROGRAM, Term, keys::*, word};

/// Words that no command may print.
const PRIVATE: &str = "Something private";

fn book(goals: usize) -> Workbook {
    let mut book = Workbook::default();
    let at = Moment(1_795_356_125);
    for n in 0..goals {
        let mut goal = Goal::new(Id::of(&format!("g{n}")).unwrap(), Who::Me, at);
        goal.words = Text::new(PRIVATE);
        book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at }).unwrap();
    }
    book
}

fn text(goals: usize) -> Vec<u8> {
    store::write(&book(goals).snapshot()).unwrap().into_bytes()
}

/// A file of three goals, with backups of two and of one.
fn nest() -> Nest {
    let nest = Nest::new();
    fs::write(nest.file(), text(1)).unwrap();
    let how = How {
        disk: std::sync::Arc::new(RealDisk),
        folders: store::Folders { backups: nest.backups(), rescues: nest.rescues() },
        me: Holder::default(),
        now: std::time::SystemTime::now(),
        make_folder: false,
    };
    let mut keeper = store::open(&nest.file(), &how).unwrap().keeper;
    for (goals, stamp) in [(2, "2026-11-20_10-00-00"), (3, "2026-11-21_17-30-00")] {
        keeper.save(&book(goals).snapshot(), false, stamp).unwrap();
    }
    drop(keeper);
    until_free(&nest);
    nest
}

/// Another test that starts a program at this moment hands it our lock, until that program runs.
fn until_free(nest: &Nest) {
    let lock = fs::File::open(nest.folder().join(".sam.ron.lock")).unwrap();
    while lock.try_lock().is_err() {
        std::thread::yield_now();
    }
}

fn kept(nest: &Nest, word: &str) -> Vec<Vec<u8>> {
    let named = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(word);
    let paths = fs::read_dir(nest.backups()).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(named).map(|path| fs::read(path).unwrap()).collect()
}

struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

fn told(nest: &Nest, command: &str, more: &[&str]) -> Told {
    let file = nest.file();
    let args = [OsStr::new(command), file.as_os_str()].into_iter().chain(more.iter().map(OsStr::new));
    let output = nest.pipes(args).output().unwrap();
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let told = Told { code: output.status.code(), out: words(output.stdout), err: words(output.stderr) };
    assert!(!told.out.contains(PRIVATE) && !told.err.contains(PRIVATE), "{}{}", told.out, told.err);
    told
}

#[test]
fn backups_are_listed_newest_first_with_what_is_in_them() {
    let nest = nest();
    let before = nest.listing();
    let list = told(&nest, "backups", &[]);
    assert_eq!((list.code, list.err.as_str()), (Some(0), ""));
    let rows: Vec<&str> = list.out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(rows, ["2. Saturday 21 November 2026, 17:30: 2 goals", "1. Friday 20 November 2026, 10:00: 1 goal"]);
    for backup in backups::list(&RealDisk, &nest.backups(), &store::restore::real(&RealDisk, &nest.file())).unwrap() {
        assert!(list.out.contains(backup.path.to_str().unwrap()), "{}", list.out);
    }
    assert_eq!(nest.listing(), before);
    let none = nest.pipes(["backups", "./none.ron"]).output().unwrap();
    assert_eq!(none.status.code(), Some(0));
    assert!(String::from_utf8(none.stdout).unwrap().contains(&word("backups.none")));
}

#[test]
fn days_and_times_are_those_of_the_persons_own_clock() {
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    // Whatever the hour: in one of the two places it is another day than in Greenwich.
    for (zone, hours) in [("XXX-14", 14), ("XXX12", -12)] {
        let nest = nest();
        let run = |args: &[&str]| {
            let file = nest.file();
            let args = [OsStr::new(args[0]), file.as_os_str()].into_iter().chain(args[1..].iter().map(OsStr::new));
            nest.pipes(args).env("TZ", zone).env_remove("CAIRNBOOK_TODAY").output().unwrap()
        };
        let list = String::from_utf8(run(&["backups"]).stdout).unwrap();
        assert!(list.contains("Saturday 21 November 2026, 17:30: 2 goals"), "as it was made, wherever one is: {list}");
        let local = |seconds: u64| {
            let moment = Moment(i64::try_from(seconds).unwrap() + hours * 3_600).to_string();
            format!("replaced-{}", moment.trim_end_matches('Z').replace('T', "_").replace(':', "-"))
        };
        let before = local(now());
        assert_eq!(run(&["restore", "--yes"]).status.code(), Some(0));
        let after = local(now());
        let names = fs::read_dir(nest.backups()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        let name = names.into_iter().find(|name| name.starts_with("replaced-")).unwrap();
        let stamp = name.split('~').next().unwrap();
        assert!(*before <= *stamp && *stamp <= *after, "{zone}: {before} {stamp} {after}");
    }
}

#[test]
fn without_a_terminal_restore_only_shows_what_would_change() {
    let nest = nest();
    let before = nest.listing();
    let preview = told(&nest, "restore", &[]);
    assert_eq!(preview.code, Some(1));
    for line in ["In the backup (Saturday 21 November 2026, 17:30): 2 goals.", "In the file now: 3 goals."] {
        assert!(preview.out.contains(line), "{}", preview.out);
    }
    assert!(preview.out.contains("This goes away: 1 goal.") && preview.err.contains(&word("restore.no_terminal")));
    for from in ["9", "no-such.ron", "../sam.ron"] {
        assert_eq!(told(&nest, "restore", &["--from", from, "--yes"]).code, Some(1), "{from}");
    }
    assert_eq!(nest.listing(), before);
}

#[test]
fn while_it_is_folded_no_count_tells_of_what_is_private_also_from_before_it_was() {
    let nest = nest();
    let stamp = Stamp { who: Who::Me, at: Moment(1_795_356_125) };
    let mut now = book(3);
    // It stands in both backups, where it was not private yet.
    let set = |id: Id, field: &Key| Edit::Set(Slot::new(id, field), Some(Value::Yes(true)));
    now.apply(set(Id::of("g0").unwrap(), &Marks::PRIVATE), stamp).unwrap();
    let mut folded = now.clone();
    folded.apply(set(Id::settings(), &Settings::FOLDED), stamp).unwrap();
    for (book, row, inside, file) in [
        (&now, "2. Saturday 21 November 2026, 17:30: 2 goals", "2 goals.", "3 goals."),
        (&folded, "2. Saturday 21 November 2026, 17:30: 1 goal", "1 goal.", "2 goals."),
    ] {
        fs::write(nest.file(), store::write(&book.snapshot()).unwrap()).unwrap();
        let list = told(&nest, "backups", &[]);
        assert!(list.out.lines().any(|line| line == row), "{}", list.out);
        let preview = told(&nest, "restore", &["--from", "2"]).out;
        assert!(preview.contains(&format!("In the backup (Saturday 21 November 2026, 17:30): {inside}")), "{preview}");
        assert!(preview.contains(&format!("In the file now: {file}")), "{preview}");
        assert!(preview.contains("This goes away: 1 goal."), "{preview}");
        assert_eq!(preview.contains("This goes back to how it was: 1 goal."), *book == now, "{preview}");
    }
    // To go back to all of it: the file is as it was when it was saved.
    assert_eq!(told(&nest, "restore", &["--from", "2", "--yes"]).code, Some(0));
    assert_eq!(fs::read(nest.file()).unwrap(), text(2));
}

#[test]
fn restore_goes_back_and_forth_and_loses_nothing() {
    let nest = nest();
    let done = told(&nest, "restore", &["--from", "1", "--yes"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    assert_eq!(fs::read(nest.file()).unwrap(), text(1));
    assert_eq!(kept(&nest, "replaced"), [text(3)]);
    let path = fs::read_dir(nest.backups()).unwrap().map(|e| e.unwrap().file_name());
    let name = path.map(|name| name.into_string().unwrap()).find(|name| name.starts_with("replaced")).unwrap();
    assert_eq!(told(&nest, "restore", &["--from", &name, "--yes"]).code, Some(0));
    assert_eq!(fs::read(nest.file()).unwrap(), text(3));
    let same = told(&nest, "restore", &["--from", &name, "--yes"]);
    assert_eq!(same.code, Some(0));
    assert!(same.out.contains(&word("restore.same")));
    // A file that is gone comes back, too.
    fs::remove_file(nest.file()).unwrap();
    assert_eq!(told(&nest, "restore", &["--yes"]).code, Some(0));
    assert_eq!(fs::read(nest.file()).unwrap(), text(2));
}

#[test]
fn restore_asks_in_a_terminal() {
    let nest = nest();
    let start = || Term::start(nest.command([OsStr::new("restore"), nest.file().as_os_str()]));
    for answer in ["no\r", "\r", "y\r", CTRL_D] {
        let mut term = start();
        term.wait_for(&word("restore.ask"));
        term.keys(answer);
        assert_eq!(term.ended(), 1, "{answer:?}");
        assert_eq!(fs::read(nest.file()).unwrap(), text(3));
    }
    let mut term = start();
    term.wait_for(&word("restore.ask"));
    term.keys("Yes\r");
    term.wait_for("Done.");
    assert_eq!(term.ended(), 0);
    assert_eq!(fs::read(nest.file()).unwrap(), text(2));
}

/// A question that nobody sees is not asked.
#[test]
fn with_its_output_in_a_file_restore_asks_nothing() {
    let nest = nest();
    let out = nest.root().join("out");
    let script = format!("exec \"$0\" restore \"{}\" > \"{}\"", nest.file().display(), out.display());
    let mut term = Term::untouched(nest.command_of("/bin/sh", ["-c", &script, PROGRAM]), 24, 80);
    assert_eq!(term.ended(), 1);
    let told = fs::read_to_string(out).unwrap();
    assert!(told.contains("This goes away: 1 goal.") && !told.contains(&word("restore.ask")), "{told}");
    assert_eq!(fs::read(nest.file()).unwrap(), text(3));
}

#[test]
fn while_a_window_has_it_open_restore_writes_nothing() {
    let nest = nest();
    let term = Term::open(&nest);
    term.wait_ready();
    term.wait_saved();
    let before = nest.listing();
    let refused = told(&nest, "restore", &["--yes"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains(&word("restore.in_use")), "{}", refused.err);
    assert_eq!(nest.listing(), before);
}

#[test]
fn what_is_wrong_with_a_file_is_told_without_its_words() {
    let nest = nest();
    let sound = String::from_utf8(text(3)).unwrap();
    let quoted = format!("\"{PRIVATE}\"");
    assert!(sound.contains(&quoted));
    let mut shown = 0;
    for other in [
        format!("{quoted} {quoted}"),
        format!("\"{PRIVATE}\\q\""),
        format!("{quoted}, by: {quoted}"),
        format!("{quoted}, by: Private"),
        format!("{quoted}, at: {quoted}"),
        format!("{quoted}, id: {quoted}"),
        format!("{quoted}, private: {quoted}"),
        PRIVATE.to_owned(),
        "Private".to_owned(),
        "Private(1)".to_owned(),
    ] {
        fs::write(nest.file(), sound.replacen(&quoted, &other, 1)).unwrap();
        let opened = told(&nest, "plain", &[]);
        assert_eq!(opened.code, Some(1), "{other}");
        assert!(opened.err.contains("The reason: "), "{}", opened.err);
        let err = opened.err.replace("private: ", "");
        assert!(!err.to_lowercase().contains("private") && !err.contains(" | "), "{other}: {err}");
        // Who asks what is wrong is shown the line.
        let check = nest.pipes([OsStr::new("check"), nest.file().as_os_str()]).output().unwrap();
        shown += usize::from(String::from_utf8(check.stderr).unwrap().contains(PRIVATE));
    }
    assert!(shown >= 6, "only {shown} lines were shown");
}

/// Ways a file breaks.
fn broken() -> Vec<Vec<u8>> {
    let mut cut = text(3);
    cut.truncate(cut.len() / 2);
    let mut damaged = text(3);
    damaged[60] ^= 0x80;
    vec![Vec::new(), vec![0; 4096], cut, damaged, b"\xff\xfe(\0f\0".to_vec(), b"something else".to_vec()]
}

#[test]
fn a_broken_file_is_told_with_the_newest_good_backup_and_not_touched() {
    let nest = nest();
    for bytes in broken() {
        fs::write(nest.file(), &bytes).unwrap();
        let before = nest.listing();
        for command in ["plain", "--file"] {
            let offer = told(&nest, command, &[]);
            assert_eq!((offer.code, offer.out.as_str()), (Some(1), ""));
            assert!(offer.err.contains("Saturday 21 November 2026, 17:30: 2 goals."), "{}", offer.err);
            assert!(offer.err.contains("cairnbook restore \""), "{}", offer.err);
        }
        assert_eq!(nest.listing(), before);
    }
    // One of a newer version is not broken.
    fs::write(nest.file(), "(format: 99, x: 1)").unwrap();
    let newer = told(&nest, "plain", &[]);
    assert!(!newer.err.contains("backup"), "{}", newer.err);
    assert_eq!(told(&nest, "restore", &["--yes"]).code, Some(1));
    assert_eq!(fs::read(nest.file()).unwrap(), b"(format: 99, x: 1)");
}

#[test]
fn yes_opens_the_newest_good_backup_and_keeps_the_broken_file() {
    for bytes in broken() {
        let nest = nest();
        fs::write(nest.file(), &bytes).unwrap();
        // The newest backup is broken, too; the one before it is offered.
        let newest = backups::list(&RealDisk, &nest.backups(), &nest.file().canonicalize().unwrap()).unwrap().remove(0);
        fs::write(newest.path, &bytes).unwrap();
        let mut term = Term::open(&nest);
        term.wait_for("Friday 20 November 2026, 10:00: 1 goal.");
        term.wait_for(&word("broken.ask"));
        assert_eq!(fs::read(nest.file()).unwrap(), bytes, "not before it was answered");
        term.keys("yes\r");
        term.wait_ready();
        term.wait_saved();
        term.keys("2");
        term.wait_for(PRIVATE);
        term.keys(CTRL_Q);
        assert_eq!(term.ended(), 0);
        assert_eq!(kept(&nest, "damaged"), [bytes]);
        assert_eq!(nest.book().goals().count(), 1);
    }
}

#[test]
fn any_other_answer_leaves_the_broken_file_alone() {
    let nest = nest();
    fs::write(nest.file(), "(format: 0, broken").unwrap();
    let before = nest.listing();
    for answer in ["\r", "no\r", CTRL_D] {
        let mut term = Term::open(&nest);
        term.wait_for(&word("broken.ask"));
        term.keys(answer);
        assert_eq!(term.ended(), 1);
        term.wait_for("cairnbook restore");
        term.look(|screen| assert!(!screen.alternate_screen()));
    }
    assert_eq!(nest.listing(), before);
}

#[test]
fn what_is_kept_elsewhere_is_told_at_the_start() {
    let nest = nest();
    let stamp = "2026-11-21_18-00-00";
    let path = store::aside::rescue(&RealDisk, &nest.rescues(), stamp, &nest.file(), &book(4).snapshot()).unwrap();
    let old = fs::metadata(&path).unwrap().modified().unwrap() - std::time::Duration::from_secs(5);
    fs::File::options().write(true).open(nest.file()).unwrap().set_modified(old).unwrap();
    let opened = |nest: &Nest| {
        let output = nest.pipes([OsStr::new("plain"), nest.file().as_os_str()]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let said = opened(&nest);
    assert!(said.contains(&format!("--from \"{}\"", path.display())), "{said}");
    fs::remove_file(path).unwrap();
    assert!(!opened(&nest).contains("cairnbook restore"));
    fs::remove_file(nest.file()).unwrap();
    assert!(opened(&nest).contains(&word("start.stood_here")));
    assert!(!opened(&nest).contains(&word("start.stood_here")), "it is there again");
}

#[test]
fn without_a_backup_the_emergency_copies_are_named() {
    let nest = Nest::new();
    fs::write(nest.file(), "(format: 0, broken").unwrap();
    let alone = told(&nest, "plain", &[]);
    assert!(!alone.err.contains(&word("rescue.kept")));
    let stamp = "2026-11-21_10-00-00";
    let path = store::aside::rescue(&RealDisk, &nest.rescues(), stamp, &nest.file(), &book(1).snapshot()).unwrap();
    let with = told(&nest, "plain", &[]);
    assert_eq!(with.code, Some(1));
    assert!(with.err.contains(path.to_str().unwrap()), "{}", with.err);
    assert_eq!(told(&nest, "restore", &["--from", path.to_str().unwrap(), "--yes"]).code, Some(0));
    assert_eq!(fs::read(nest.file()).unwrap(), text(1));
}
