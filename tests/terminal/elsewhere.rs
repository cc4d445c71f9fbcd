//! Something else has a hand in it: a second window, a place that can not be written to, a disk without
//! room, a file that is replaced or taken away while it is open. The person is told, and nothing is lost.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cairnbook::{
    base::{Id, Moment, Text, Who},
    store,
    workbook::{Edit, Goal, Stamp, Workbook},
};
use rustix::process::{Resource, Rlimit, Signal};

use crate::support::pty::{self, Nest, PROGRAM, Pipe, Term, keys::*, label, rows, word};

/// Another version of the workbook, with one goal.
fn other_version() -> String {
    let mut book = Workbook::default();
    let at = Moment(1_795_356_125);
    let mut goal = Goal::new(Id::of("gother").unwrap(), Who::Me, at);
    goal.words = Text::new("Written elsewhere");
    book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at }).unwrap();
    store::write(&book.snapshot()).unwrap()
}

/// The one file there besides backups.
fn only_file(folder: &Path) -> PathBuf {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| !path.file_name().unwrap().to_string_lossy().starts_with("backup-"));
    assert_eq!(files.len(), 1, "{files:?}");
    files.into_iter().next().unwrap()
}

#[test]
fn a_second_window_only_looks() {
    let nest = Nest::new();
    let mut first = Term::in_a_note(&nest);
    first.keys_until("from the first", "from the first");
    first.wait_saved();
    let before = fs::read(nest.file()).unwrap();

    let mut second = Term::open(&nest);
    second.wait_ready();
    second.wait_for(&word("look.in_use_since"));
    second.wait("look only", |screen| rows(screen)[0].contains(&word("saved.look_only")));
    second.keys("4");
    second.wait_for("from the first");
    second.keys("a");
    second.keys_until("\r", &label("note", "words"));
    second.keys("xyz");
    second.keys_until(ESC, &word("today.add_stone"));
    second.keys_until("?", &word("help.title"));
    assert!(!second.text().contains("xyz"), "{}", second.framed());
    second.keys(CTRL_Q);
    assert_eq!(second.ended(), 0, "{}", second.framed());
    assert_eq!(fs::read(nest.file()).unwrap(), before, "the second window changed the file");

    first.keys_until(", and on", "from the first, and on");
    first.keys(CTRL_Q);
    assert_eq!(first.ended(), 0);
    assert_eq!(nest.note(), "from the first, and on");
    let third = Term::open(&nest);
    third.wait_ready();
    third.wait_saved();
}

#[test]
fn plain_lines_beside_a_window_only_look() {
    let nest = Nest::new();
    let first = Term::open(&nest);
    first.wait_ready();
    first.wait_saved();
    let before = fs::read(nest.file()).unwrap();
    let mut second = Pipe::open(&nest);
    second.say_hear("again", &word("today.begin_goal"));
    let said = second.say("new goal");
    assert!(said.contains(&word("look.in_use_since")), "{said}");
    assert_eq!(second.end(), Some(0));
    assert_eq!(fs::read(nest.file()).unwrap(), before);
}

#[test]
fn a_file_set_to_read_only_can_be_looked_at() {
    let nest = Nest::new();
    fs::write(nest.file(), other_version()).unwrap();
    fs::set_permissions(nest.file(), fs::Permissions::from_mode(0o444)).unwrap();
    let before = nest.listing();
    let mut term = Term::open(&nest);
    term.wait_ready();
    term.wait_for(&word("look.file"));
    term.keys("2");
    term.wait_for("Written elsewhere");
    term.keys(ENTER);
    term.wait_for(&label("goal", "words"));
    term.keys(ENTER);
    term.keys("xyz");
    term.keys_until("?", &word("help.title"));
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.listing(), before);
}

/// The file is replaced while a sentence is being written.
fn replaced(nest: &Nest) -> Term {
    let mut term = Term::in_a_note(nest);
    term.keys_until("mine", "mine");
    term.wait_saved();
    fs::write(nest.folder().join("new"), other_version()).unwrap();
    fs::rename(nest.folder().join("new"), nest.file()).unwrap();
    term.keys(", and");
    term.wait_for(&word("save.changed"));
    term
}

#[test]
fn a_replaced_file_is_asked_about_and_both_versions_stay() {
    let nest = Nest::new();
    let mut term = replaced(&nest);
    // Whoever is writing goes on; nobody takes the keys for an answer.
    term.keys_until(" more", "mine, and more");
    assert_eq!(fs::read_to_string(nest.file()).unwrap(), other_version(), "not before it was asked");
    term.keys_until(ESC, &word("ask.changed"));
    term.wait("the careful choice", |screen| {
        pty::chosen(screen).is_some_and(|row| row.contains(&word("ask.changed_wait")))
    });
    term.keys(ENTER);
    term.wait_gone(&word("ask.changed_wait"));
    term.wait_for("Press Ctrl-S to choose");
    assert_eq!(fs::read_to_string(nest.file()).unwrap(), other_version(), "not while waiting");
    term.keys_until(CTRL_S, &word("ask.changed_mine"));
    term.go_to(&word("ask.changed_mine"));
    term.keys(ENTER);
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), "mine, and more");
    let kept = only_file(&nest.backups());
    assert!(kept.file_name().unwrap().to_string_lossy().starts_with("conflict-"), "{}", kept.display());
    assert_eq!(fs::read_to_string(kept).unwrap(), other_version());
}

#[test]
fn leaving_with_a_replaced_file_keeps_a_copy_of_the_words() {
    let nest = Nest::new();
    let mut term = replaced(&nest);
    term.keys_until(CTRL_Q, &word("ask.unsaved"));
    term.go_to(&word("ask.unsaved_leave"));
    term.keys(ENTER);
    assert_eq!(term.ended(), 1);
    term.assert_given_back();
    term.wait_for(&word("rescue.kept"));
    assert_eq!(fs::read_to_string(nest.file()).unwrap(), other_version());
    let rescued = fs::read_dir(nest.rescues()).unwrap().map(|entry| pty::read(&entry.unwrap().path()));
    let words: Vec<String> =
        rescued.flat_map(|book| book.snapshot().parts().log).map(|e| e.words.to_string()).collect();
    assert!(words.iter().any(|words| words == "mine, and"), "{words:?}");
}

#[test]
fn a_signal_with_a_replaced_file_keeps_a_copy_of_the_words() {
    let nest = Nest::new();
    let mut term = replaced(&nest);
    term.keys_until(" more", "mine, and more");
    term.signal(Signal::TERM);
    assert_eq!(term.ended(), 143);
    term.assert_given_back();
    assert_eq!(fs::read_to_string(nest.file()).unwrap(), other_version());
    let rescued = fs::read_dir(nest.rescues()).unwrap().map(|entry| pty::read(&entry.unwrap().path()));
    let words: Vec<String> =
        rescued.flat_map(|book| book.snapshot().parts().log).map(|e| e.words.to_string()).collect();
    assert!(words.iter().any(|words| words == "mine, and more"), "{words:?}");
}

#[test]
fn a_file_taken_away_can_be_saved_again() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("mine", "mine");
    term.wait_saved();
    fs::remove_file(nest.file()).unwrap();
    term.keys(", and more");
    term.wait_for(&word("save.gone"));
    assert!(!nest.file().exists(), "not before it was asked");
    term.keys_until(CTRL_S, &word("ask.changed_mine"));
    term.go_to(&word("ask.changed_mine"));
    term.keys(ENTER);
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), "mine, and more");
}

#[test]
fn a_file_that_was_only_touched_is_no_trouble() {
    let nest = Nest::new();
    let mut term = Term::in_a_note(&nest);
    term.keys_until("mine", "mine");
    term.wait_saved();
    let same = fs::read(nest.file()).unwrap();
    fs::write(nest.file(), same).unwrap();
    term.keys_until(", and more", "mine, and more");
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), "mine, and more");
}

#[test]
fn a_limit_on_the_size_of_files_is_told_and_lifted() {
    let nest = Nest::new();
    // The limit of the shell counts in blocks; a new workbook fits into one.
    let script = "ulimit -S -f 1; exec \"$0\" \"$@\"";
    let args = ["-c".into(), script.into(), PROGRAM.into(), nest.file().into_os_string()];
    let mut term = Term::start(nest.command_of("/bin/sh", args)).in_its_note();
    let before = fs::read(nest.file()).unwrap();
    let words = "word ".repeat(400) + "END";
    term.keys_until(&words, "END");
    term.wait_for(&word("save.no_room"));
    term.wait_for(&word("saved.not_saved"));
    assert_eq!(fs::read(nest.file()).unwrap(), before);
    assert_eq!(nest.leftovers(), Vec::<PathBuf>::new());
    let limit = rustix::process::getrlimit(Resource::Fsize);
    let lifted = Rlimit { current: limit.maximum, maximum: limit.maximum };
    rustix::process::prlimit(Some(term.pid()), Resource::Fsize, lifted).unwrap();
    term.keys(CTRL_S);
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(nest.note(), words);
}

/// The program on a small disk of its own, which only it sees. `None` where that can not be had here.
fn on_a_small_disk(nest: &Nest, then: &str) -> Option<Term> {
    let mount = "mount -t tmpfs -o size=64k none \"$1\"";
    let dir = nest.root().join("disk");
    fs::create_dir(&dir).unwrap();
    let mut tried = Command::new("unshare");
    tried.args(["-rm", "sh", "-c", mount, "sh"]).arg(&dir).stdout(Stdio::null());
    match tried.output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => {
            eprintln!("left out: no disk of its own: {}", String::from_utf8_lossy(&output.stderr).trim());
            return None;
        }
        Err(error) => {
            eprintln!("left out: no disk of its own: {error}");
            return None;
        }
    }
    let script = format!("{mount} && cp \"$2\" \"$1/sam.ron\" && {then} exec \"$0\" \"$1/sam.ron\"");
    let mut args = vec!["-rm".into(), "sh".into(), "-c".into(), script.into()];
    args.extend([PROGRAM.into(), dir.into_os_string(), nest.file().into_os_string()]);
    Some(Term::untouched(nest.command_of("unshare", args), 24, 80))
}

/// That place as the program sees it.
fn inside(term: &Term, nest: &Nest, name: &str) -> PathBuf {
    let disk = nest.root().join("disk").join(name);
    PathBuf::from(format!("/proc/{}/root{}", term.pid(), disk.display()))
}

#[test]
fn a_full_disk_is_told_and_freed() {
    let nest = Nest::new();
    let Some(term) = on_a_small_disk(&nest, "") else { return };
    let mut term = term.in_its_note();
    let (file, filler) = (inside(&term, &nest, "sam.ron"), inside(&term, &nest, "filler"));
    let before = fs::read(&file).unwrap();
    assert!(fs::write(&filler, vec![1; 100_000]).is_err(), "the small disk took too much");
    term.keys_until("words on a full disk", "full disk");
    term.wait_for(&word("save.disk_full"));
    term.wait_for(&word("saved.not_saved"));
    assert_eq!(fs::read(&file).unwrap(), before);
    term.keys_until(", and more", "full disk, and more");
    fs::remove_file(&filler).unwrap();
    term.keys(CTRL_S);
    term.wait_saved();
    assert_eq!(
        pty::read(&file).snapshot().parts().log.last().unwrap().words.as_str(),
        "words on a full disk, and more"
    );
    let mut names = fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.all(|name| !name.to_string_lossy().ends_with(".tmp")), "a part of a save is left");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
}

#[test]
fn a_disk_that_can_not_be_written_to_can_be_looked_at() {
    let nest = Nest::new();
    fs::write(nest.root().join("other.ron"), other_version()).unwrap();
    let then = "cp \"$1/../other.ron\" \"$1/sam.ron\" && mount -o remount,ro \"$1\" &&";
    let Some(mut term) = on_a_small_disk(&nest, then) else { return };
    term.wait_ready();
    term.wait_for(&word("look.file"));
    term.keys("2");
    term.wait_for("Written elsewhere");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0, "{}", term.framed());
}
