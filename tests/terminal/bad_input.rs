//! Paths, files, words and surroundings that are not as they could be: one plain answer that says what
//! happened, what is safe and what to do, the documented exit code, and nothing made or changed.

use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{Read as _, Write as _},
    os::unix::{
        ffi::{OsStrExt as _, OsStringExt as _},
        fs::{PermissionsExt as _, symlink},
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cairnbook::{
    base::{Id, Moment, Text, Who},
    store,
    workbook::{Edit, Goal, Stamp, Workbook},
};

use crate::support::pty::{self, Nest, PROGRAM};

/// How a run ended.
#[derive(Debug)]
struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(mut command: Command) -> Told {
    let mut child = command.spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take(), child.stderr.take());
    // Both are short; a program that hangs is ended by the wait.
    let code = pty::wait(&mut child);
    let text = |from: Option<&mut dyn std::io::Read>| {
        let mut bytes = Vec::new();
        from.map(|from| from.read_to_end(&mut bytes).unwrap());
        String::from_utf8(bytes).unwrap()
    };
    let out = text(out.as_mut().map(|out| out as _));
    let err = text(err.as_mut().map(|err| err as _));
    Told { code, out, err }
}

fn told<S: AsRef<OsStr>>(nest: &Nest, args: impl IntoIterator<Item = S>) -> Told {
    run(nest.pipes(args))
}

/// A workbook with one goal, as text.
fn sound() -> String {
    let mut book = Workbook::default();
    let at = Moment(1_795_356_125);
    let mut goal = Goal::new(Id::of("gswim").unwrap(), Who::Me, at);
    goal.words = Text::new("Learn to swim");
    book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at }).unwrap();
    store::write(&book.snapshot()).unwrap()
}

/// The answer is in plain sentences, and says that nothing was lost.
#[track_caller]
fn assert_plain(case: &str, told: &Told, code: i32) {
    assert_eq!(told.code, Some(code), "{case}: {told:?}");
    assert_eq!(told.out, "", "{case}");
    assert!(told.err.chars().all(|c| c == '\n' || !c.is_control()), "{case}: {told:?}");
    for word in ["panicked", "RUST_BACKTRACE", "Os {", "os error", "unwrap", "Err("] {
        assert!(!told.err.contains(word), "{case}: {told:?}");
    }
    let safe = [
        "Nothing has changed.",
        "The file was not touched.",
        "Nothing was made or changed.",
        "Nothing was opened.",
        "Nothing was made.",
    ];
    assert!(safe.iter().any(|words| told.err.contains(words)), "{case}: {told:?}");
    let sentences = told.err.split(['.', '\n']).filter(|part| part.trim().split(' ').count() > 2).count();
    assert!(sentences >= 3, "{case}: what happened, what is safe, what to do: {told:?}");
}

/// Something stands at the path of the workbook, by which command it is opened, and what is said.
#[test]
fn what_is_no_workbook_is_told_and_not_touched() {
    type Put = fn(&Path);
    let cases: [(&str, Put, &str); 15] = [
        ("a folder", |path| fs::create_dir(path).unwrap(), "This is a folder"),
        ("a pipe", pipe, "This is not a workbook file"),
        ("a device", |path| symlink("/dev/null", path).unwrap(), "This is not a workbook file"),
        ("an endless device", |path| symlink("/dev/zero", path).unwrap(), "This is not a workbook file"),
        ("links in a circle", |path| symlink(path, path).unwrap(), "go round in a circle"),
        ("a place that can not be read", |path| symlink("/proc/self/mem", path).unwrap(), "could not"),
        ("nothing in it", |path| put(path, ""), "This file is empty"),
        ("only zeros", |path| put(path, "\0\0\0\0"), "only zeros"),
        ("other RON", |path| put(path, "(name: \"x\", size: 3)"), "This is not a workbook file"),
        ("JSON", |path| put(path, "{\"name\": [1, 2, null]}\n"), "This is not a workbook file"),
        ("a letter", |path| put(path, "Dear Ana,\nthank you.\n"), "This is not a workbook file"),
        ("a picture", |path| fs::write(path, b"\x89PNG\r\n\x1a\n\0\xff\xfe").unwrap(), "this file is not text"),
        ("a newer form", |path| put(path, &sound().replace("format: 3", "format: 99")), "A newer version"),
        ("mixed by git", mixed, "Git has mixed two versions in this file, at line"),
        ("cut short", |path| put(path, sound().split_at(200).0), "This file cannot be read at line"),
    ];
    for (case, put, words) in cases {
        for command in ["plain", "check"] {
            if (case, command) == ("a folder", "plain") {
                // It is a shelf; see `shelf`.
                continue;
            }
            let nest = Nest::bare();
            put(&nest.file());
            let before = nest.listing();
            let told = told(&nest, [command.into(), nest.file()]);
            assert_plain(case, &told, 1);
            assert!(told.err.contains(words), "{command} {case}: {told:?}");
            assert_eq!(nest.listing(), before, "{command} {case}");
        }
    }
}

fn put(path: &Path, words: &str) {
    fs::write(path, words).unwrap();
}

fn pipe(path: &Path) {
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
}

fn mixed(path: &Path) {
    let marks = "<<<<<<< HEAD\n  steps: [],\n=======\n  steps: [],\n>>>>>>> other\n";
    put(path, &sound().replace("  steps: [],\n", marks));
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    let nest = Nest::new();
    put(&nest.file(), &sound());
    fs::set_permissions(nest.file(), fs::Permissions::from_mode(0o000)).unwrap();
    let before = nest.listing();
    let command = if rustix::process::geteuid().is_root() {
        // No file is closed to a superuser: someone else is to try.
        let someone = ["--reuid", "65534", "--regid", "65534", "--clear-groups", PROGRAM];
        fs::set_permissions(nest.root(), fs::Permissions::from_mode(0o755)).unwrap();
        let mut command = Command::new("setpriv");
        command.args(someone).args(["plain".into(), nest.file()]).env_clear().envs(nest.surroundings());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if !Command::new("setpriv")
            .args(["--reuid", "65534", PROGRAM, "--version"])
            .output()
            .is_ok_and(|o| o.status.success())
        {
            eprintln!("left out: this is a superuser, and there is no other account to run as");
            return;
        }
        command
    } else {
        nest.pipes(["plain".into(), nest.file()])
    };
    let told = run(command);
    assert_plain("closed", &told, 1);
    assert!(told.err.contains("You are not allowed to read this file."), "{told:?}");
    assert_eq!(nest.listing(), before);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let nest = Nest::new();
    put(&nest.root().join("plainfile"), "x");
    for path in ["stick/sam.ron", "a/b/c/sam.ron", "plainfile/sam.ron"] {
        let before = nest.listing();
        let told = told(&nest, ["plain", path]);
        assert_plain(path, &told, 1);
        assert_eq!(nest.listing(), before, "{path}");
    }
    let long = "x".repeat(300) + ".ron";
    let told = told(&nest, ["plain", &long]);
    assert_plain("a very long name", &told, 1);
}

#[test]
fn words_that_are_no_command_are_answered() {
    let cases: [(&[&str], &str); 9] = [
        (&["chek"], "Did you mean \"check\"?"),
        (&["plian"], "Did you mean \"plain\"?"),
        (&["sam"], "cairnbook ./sam.ron"),
        (&["xyz\u{1b}[31m\nabc"], "is no command"),
        (&["plain", "a.ron", "b.ron"], ""),
        (&["a.ron", "b.ron"], "Only one file"),
        (&["where", "a.ron"], "Only one file"),
        (&["--file", "a.ron", "b.ron"], "Two files were named."),
        (&["--colour"], "--colour"),
    ];
    for (args, words) in cases {
        let nest = Nest::new();
        let before = nest.listing();
        let told = told(&nest, args);
        assert_eq!((told.code, told.out.as_str()), (Some(2), ""), "{args:?}: {told:?}");
        assert!(told.err.contains(words), "{args:?}: {told:?}");
        assert!(told.err.chars().all(|c| c == '\n' || !c.is_control()), "{args:?}: {told:?}");
        assert_eq!(nest.listing(), before, "{args:?}");
    }
    let nest = Nest::new();
    assert_plain("chek", &told(&nest, ["chek"]), 2);
}

#[test]
fn a_day_that_is_none_opens_nothing() {
    let nest = Nest::new();
    for day in ["nonsense", "2026-13-01", "22.11.2026", "tomorrow"] {
        let before = nest.listing();
        let mut command = nest.pipes(["plain".into(), nest.file()]);
        command.env("CAIRNBOOK_TODAY", day);
        let told = run(command);
        assert_plain(day, &told, 2);
        assert!(told.err.contains("CAIRNBOOK_TODAY") && told.err.contains(day), "{told:?}");
        assert_eq!(nest.listing(), before);
    }
}

#[test]
fn a_home_that_is_no_full_path_is_not_used() {
    let nest = Nest::new();
    let before = nest.listing();
    let without = |home: Option<&str>, args: &[&str]| {
        let mut command = nest.pipes(args);
        for name in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        if let Some(home) = home {
            command.env("HOME", home);
        }
        run(command)
    };
    for args in [&["plain"][..], &["check"], &["where"]] {
        assert_plain("a relative home", &without(Some("some/where"), args), 1);
    }
    // Without the variable the system may still know one; it is then a full path.
    let told = without(None, &["where"]);
    match told.code {
        Some(0) => {
            for line in told.out.lines() {
                let path = line.split("  (").next().unwrap().split_whitespace().last().unwrap();
                assert!(path.starts_with('/'), "{told:?}");
            }
        }
        _ => assert_plain("no home", &told, 1),
    }
    assert_eq!(nest.listing(), before);
    // A folder that is no full path is no folder, as the standard says.
    let mut command = nest.pipes(["where"]);
    command.env("XDG_DATA_HOME", "data");
    let told = run(command);
    assert!(told.code == Some(0) && !told.out.contains(" data/"), "{told:?}");
    // A file that is named needs no home.
    assert_eq!(without(Some("some/where"), &["plain", "./sam.ron"]).code, Some(0));
    assert!(nest.root().join("sam.ron").exists());
}

#[test]
fn readers_that_go_away_are_no_trouble() {
    let nest = Nest::new();
    put(&nest.file(), &sound());
    let file = nest.file();
    let file = file.to_str().unwrap();
    for args in [&["where"][..], &["--help"], &["--version"], &["check", file], &["plain", file]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = nest.pipes(args);
        command.stdout(writer);
        let told = run(command);
        assert_eq!((told.code, told.err.as_str()), (Some(0), ""), "{args:?}");
    }
    for (args, code) in [(&["chek"][..], 2), (&["check", "none.ron"], 1), (&["plain", "no/none.ron"], 1)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = nest.pipes(args);
        command.stdout(writer.try_clone().unwrap()).stderr(writer);
        assert_eq!(run(command).code, Some(code), "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_amid_plain_lines_costs_nothing() {
    let nest = Nest::new();
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = nest.pipes(["plain".into(), nest.file()]);
    let mut child = command.stdin(Stdio::piped()).stdout(writer).spawn().unwrap();
    drop(command);
    let mut first = [0; 9];
    reader.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"Cairnbook");
    drop(reader);
    let mut input = child.stdin.take().unwrap();
    // It may end before it has heard all.
    let _ = input.write_all(b"write a note\nwords\n.\n");
    drop(input);
    assert_eq!(pty::wait(&mut child), Some(0));
    // Read without a mend, whatever it took.
    let _ = nest.book();
}

#[test]
fn strange_names_are_only_names() {
    let names: [&[u8]; 8] = [
        b"with a space.ron",
        b"with \"quotes\" and 'more'.ron",
        b"with a\nline end.ron",
        b"-dash.ron",
        b"--help.ron",
        b"not text \xff\xfe.ron",
        b"turned \xe2\x80\xae round \x1b[31m.ron",
        "بعد العيد.ron".as_bytes(),
    ];
    for name in names {
        let nest = Nest::bare();
        let path = nest.folder().join(OsStr::from_bytes(name));
        let mut option = OsString::from("--file=");
        option.push(OsStr::from_bytes(name));
        let shown = OsString::from_vec(name.to_vec());
        let in_folder = |args: &[&OsStr]| {
            let mut command = nest.pipes(args);
            command.current_dir(nest.folder());
            run(command)
        };
        let opened = in_folder(&[OsStr::new("plain"), &option]);
        assert_eq!((opened.code, opened.err.as_str()), (Some(0), ""), "{shown:?}");
        assert!(path.exists(), "{shown:?}");
        assert_eq!(mode(&path), 0o600, "{shown:?}");
        let checked = in_folder(&[OsStr::new("check"), &option]);
        assert_eq!(checked.code, Some(0), "{shown:?}: {checked:?}");
        assert_eq!(checked.out.lines().nth(1), Some("The file is sound."), "one line for the name: {checked:?}");
        let place = in_folder(&[OsStr::new("where"), &option]);
        assert_eq!((place.code, place.out.lines().count()), (Some(0), 3), "{place:?}");
        for told in [&checked, &place] {
            let hidden = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
            assert!(!told.out.contains(hidden), "{told:?}");
        }
        // The workbook, the lock, and nothing else.
        assert_eq!(fs::read_dir(nest.folder()).unwrap().count(), 2, "{shown:?}");
    }
}

#[test]
fn check_shows_the_line_and_changes_nothing() {
    let nest = Nest::new();
    let broken = sound().replace("words: \"Learn to swim\"", "words: Learn to swim");
    put(&nest.file(), &broken);
    let line = broken.lines().position(|line| line.contains("words: Learn")).unwrap() + 1;
    let before = nest.listing();
    let told = told(&nest, ["check".into(), nest.file()]);
    assert_plain("broken", &told, 1);
    assert!(told.err.contains(&format!("cannot be read at line {line}, letter ")), "{told:?}");
    let source = told.err.lines().find(|row| row.contains("words: Learn to swim")).unwrap();
    assert!(source.starts_with(&format!("{line} | ")), "{told:?}");
    let caret = told.err.lines().find_map(|row| row.find('^')).unwrap();
    let at = source.find("Learn").unwrap();
    assert!((at..=at + 5).contains(&caret), "the mark stands at the word: {told:?}");
    assert_eq!(nest.listing(), before);
}

#[test]
fn check_counts_nothing_that_is_folded_away() {
    let found = crate::support::secret::twins().map(|book| {
        let nest = Nest::new();
        put(&nest.file(), &store::format::write(&book.snapshot()).unwrap());
        let checked = told(&nest, ["check".into(), nest.file()]);
        assert_eq!(checked.code, Some(0), "{checked:?}");
        checked.out.lines().skip(1).map(ToOwned::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(found[0], found[1], "they count alike");
}

#[test]
fn check_of_a_sound_file_and_where_change_nothing() {
    let nest = Nest::new();
    put(&nest.file(), &sound());
    let before = nest.listing();
    let checked = told(&nest, ["check".into(), nest.file()]);
    assert_eq!((checked.code, checked.err.as_str()), (Some(0), ""));
    assert!(checked.out.contains("The file is sound.\ngoals: 1\nsteps: 0\n"), "{checked:?}");
    let place = told(&nest, ["where"]);
    assert_eq!(place.code, Some(0));
    for path in [nest.own_file(), nest.backups(), nest.rescues()] {
        assert!(place.out.contains(path.to_str().unwrap()), "{} in {place:?}", path.display());
    }
    assert!(place.out.contains("(not there yet)"));
    assert_plain("none", &told(&nest, ["check", "none.ron"]), 1);
    assert_plain("none of one's own", &told(&nest, ["check"]), 1);
    assert_eq!(nest.listing(), before);
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// The program under a mask that would let everyone read.
fn open_to_all(nest: &Nest, args: &[PathBuf]) -> Told {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", "umask 000; exec \"$0\" \"$@\"", PROGRAM, "plain"]).args(args);
    command.env_clear().envs(nest.surroundings()).current_dir(nest.root());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    run(command)
}

#[test]
fn what_is_made_is_for_its_owner_alone() {
    let nest = Nest::new();
    assert_eq!(open_to_all(&nest, &[]).code, Some(0));
    assert_eq!(mode(&nest.own_file()), 0o600);
    let own = nest.own_file();
    for folder in own.ancestors().skip(1).take_while(|folder| !folder.ends_with("home")) {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    for (path, (mode, _)) in nest.listing() {
        let made_by_us = path.starts_with(nest.root().join("home/"));
        assert!(!made_by_us || path == nest.root().join("home") || mode.trailing_zeros() >= 6, "{}", path.display());
    }
    // A mode that someone chose stays.
    put(&nest.file(), &sound());
    fs::set_permissions(nest.file(), fs::Permissions::from_mode(0o640)).unwrap();
    let mut command = nest.pipes(["plain".into(), nest.file()]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"write a note\nwords\n.\n").unwrap();
    assert_eq!(pty::wait(&mut child), Some(0));
    assert_eq!(nest.note(), "words");
    assert_eq!(mode(&nest.file()), 0o640);
}
