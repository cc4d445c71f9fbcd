//! The commands where something is in the way: a window, a file that can not be written or read, a full disk, an output
//! that takes nothing. Nothing is written then, and the text comes back.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{
    asked::{Ended, end, nest, run, run_on},
    support::pty::{Nest, PROGRAM, Term, keys::*, word},
};

const TEXT: &str = "I opened one letter.\nAnd 爸爸 was there.\n";
const LOG: [&str; 3] = ["log", "--file", "book/sam.ron"];
const CHECK_IN: [&str; 2] = ["check-in", "book/sam.ron"];

/// All of it is as before, and what was to be written came back.
#[track_caller]
fn refused(nest: &Nest, told: &[&str]) {
    let before = kept(nest);
    for args in [&LOG[..], &CHECK_IN] {
        let out = run_on(nest, args, TEXT);
        assert_eq!((out.code, out.out.as_str()), (1, TEXT), "{args:?}: {}", out.err);
        for told in told {
            assert!(out.err.contains(&word(told)), "{args:?} without {told}: {}", out.err);
        }
        let safe = if args == LOG { "cmd.safe" } else { "cmd.safe_check_in" };
        assert!(out.err.ends_with(&(word(safe) + "\n")), "{}", out.err);
        assert!(!out.err.contains("opened one"), "own words are no message: {}", out.err);
        let json = run_on(nest, &[args, &["--json"]].concat(), TEXT).json();
        assert_eq!((&json["saved"], json["text"].as_str().unwrap()), (&false.into(), TEXT.trim_end()));
    }
    assert!(kept(nest) == before, "something was written");
}

/// All files with their bytes, but the side file of the lock, which holds none of the person's words.
fn kept(nest: &Nest) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    let mut all = nest.listing();
    all.retain(|path, _| path.extension().is_none_or(|end| end != "lock"));
    all
}

#[test]
fn while_a_window_is_open_nothing_is_written_and_all_can_be_read() {
    let nest = nest();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.wait_saved();
    refused(&nest, &["cmd.in_use_since", "cmd.in_use_do"]);
    let before = kept(&nest);
    assert!(run(&nest, &["next", "book/sam.ron"]).out.starts_with("Call the college\n"));
    assert!(run(&nest, &["status", "book/sam.ron"]).out.starts_with("Your goals\n"));
    assert!(kept(&nest) == before);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(run_on(&nest, &LOG, TEXT).code, 0);
    assert_eq!(nest.note(), TEXT.trim_end());
}

#[test]
fn a_file_or_folder_that_can_not_be_written_to() {
    let nest = nest();
    fs::set_permissions(nest.file(), fs::Permissions::from_mode(0o444)).unwrap();
    refused(&nest, &["cmd.read_only", "cmd.read_only_do"]);
    assert_eq!(run(&nest, &["next", "book/sam.ron"]).code, 0);
}

#[test]
fn a_file_that_can_not_be_read() {
    let nest = nest();
    let sound = fs::read_to_string(nest.file()).unwrap();
    for (text, told) in [
        (sound.replacen("format: 3", "format: 99", 1), "unreadable.newer"),
        (sound.split_at(sound.len() / 2).0.to_owned(), "unreadable.damaged"),
        (String::new(), "unreadable.empty"),
        ("a note to my aunt".to_owned(), "unreadable.not_a_workbook"),
    ] {
        fs::write(nest.file(), &text).unwrap();
        refused(&nest, &[told]);
        for args in [["next", "book/sam.ron"], ["status", "book/sam.ron"]] {
            let out = run(&nest, &args);
            assert_eq!((out.code, out.out.as_str()), (1, ""), "{told}");
            assert!(out.err.contains(&word(told)), "{told}: {}", out.err);
            assert!(!out.err.contains("books"), "no words out of a broken file: {}", out.err);
        }
    }
}

#[test]
fn a_file_with_things_this_version_does_not_know() {
    let nest = nest();
    let text = fs::read_to_string(nest.file()).unwrap();
    fs::write(nest.file(), text.replacen("walked: true", "walked: true, tune: \"x\"", 1)).unwrap();
    refused(&nest, &["cmd.unknown", "cmd.unknown_do"]);
    assert_eq!(run(&nest, &["next", "book/sam.ron"]).code, 0);
}

#[test]
fn a_limit_on_the_size_of_files_stops_the_save_only() {
    let nest = nest();
    let before = fs::read(nest.file()).unwrap();
    for args in [&LOG[..], &CHECK_IN] {
        let mut command = Command::new("/bin/sh");
        command.env_clear().envs(nest.surroundings()).current_dir(nest.root());
        command.args(["-c", "ulimit -S -f 0; exec \"$0\" \"$@\"", PROGRAM]).args(args);
        let out = end(piped(command), TEXT.as_bytes());
        assert_eq!(out.code, 1, "{}", out.err);
        // A check-in has asked its first question before.
        assert!(out.out.ends_with(TEXT), "{}", out.out);
        assert!(out.err.contains(&word("trouble.no_room")) && out.err.contains(&word("cmd.room_do")), "{}", out.err);
        assert_eq!(fs::read(nest.file()).unwrap(), before);
        assert!(nest.leftovers().is_empty());
    }
}

#[test]
fn a_full_disk_stops_the_save_only() {
    let nest = nest();
    let disk = nest.root().join("disk");
    fs::create_dir(&disk).unwrap();
    let script = "mount -t tmpfs -o size=32k none \"$1\" && cp \"$2\" \"$1/sam.ron\" || exit 99; \
                  head -c 100000 /dev/zero > \"$1/filler\" 2>/dev/null; \
                  \"$0\" log --file \"$1/sam.ron\"; code=$?; cmp \"$2\" \"$1/sam.ron\" || exit 98; exit $code";
    let mut command = Command::new("unshare");
    command.env_clear().envs(nest.surroundings()).current_dir(nest.root());
    command.args(["-rm", "sh", "-c", script, PROGRAM]).arg(&disk).arg(nest.file());
    let out = end(piped(command), TEXT.as_bytes());
    if out.code == 99 || out.err.starts_with("unshare:") {
        eprintln!("left out: no disk of its own: {}", out.err.trim());
        return;
    }
    assert_eq!((out.code, out.out.as_str()), (1, TEXT), "{}", out.err);
    assert!(out.err.contains(&word("trouble.disk_full")), "{}", out.err);
}

fn piped(mut command: Command) -> Command {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with its output going there.
fn to(nest: &Nest, args: &[&str], out: impl Into<Stdio>) -> Ended {
    let mut command = nest.pipes(args);
    command.stdout(out);
    end(command, b"I opened one letter.\n")
}

#[test]
fn an_output_that_takes_nothing_is_told_and_what_is_saved_is_told_too() {
    let nest = nest();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    for args in [["next", "book/sam.ron"], ["status", "book/sam.ron"]] {
        let out = to(&nest, &args, full());
        assert_eq!(out.code, 1, "{args:?}");
        assert!(!out.err.is_empty(), "{args:?}");
    }
    let out = to(&nest, &LOG, full());
    assert_eq!(out.code, 1);
    assert!(out.err.contains(&word("cmd.saved_anyway")), "{}", out.err);
    assert_eq!(nest.note(), "I opened one letter.");
    let log = nest.book().log().len();
    let out = to(&nest, &CHECK_IN, full());
    assert_eq!((out.code, nest.book().log().len()), (1, log + 1), "{}", out.err);
    assert!(out.err.contains(&word("cmd.saved_anyway")), "{}", out.err);
    assert_eq!(nest.note(), "I opened one letter.");
}

#[test]
fn a_reader_that_has_gone_is_no_trouble() {
    let nest = nest();
    let log = nest.book().log().len();
    for args in [&["next", "book/sam.ron"][..], &["status", "book/sam.ron"], &LOG, &CHECK_IN] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let out = to(&nest, args, writer);
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{args:?}");
    }
    assert_eq!(nest.book().log().len(), log + 2, "what came in is kept, whoever hears of it");
}

#[test]
fn a_wrong_day_for_today_gives_the_text_back() {
    let nest = nest();
    let before = nest.listing();
    for args in [&LOG[..], &CHECK_IN] {
        let mut command = nest.pipes(args);
        command.env("CAIRNBOOK_TODAY", "someday");
        let out = end(command, TEXT.as_bytes());
        assert_eq!((out.code, out.out.as_str()), (2, TEXT), "{}", out.err);
        assert!(out.err.contains("CAIRNBOOK_TODAY"), "{}", out.err);
    }
    assert_eq!(nest.listing(), before);
}

#[test]
fn a_text_that_can_not_be_read_is_told() {
    let nest = nest();
    let before = nest.listing();
    let mut command = nest.pipes(LOG);
    command.stdin(File::open(nest.folder()).unwrap());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains(&word("cmd.not_read")));
    assert_eq!(nest.listing(), before);
}
