//! The shelf of a helper, with the real program: workbooks are listed, one is opened, and the others stay as they are.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::MetadataExt,
    path::PathBuf,
    process::Stdio,
};

use crate::{
    asked::{end, run, run_on},
    support::pty::{Nest, Term, chosen, keys::*, word},
};

/// A workbook in which a helper promised something.
fn book(name: &str, settings: &str, promise: &str) -> String {
    let cells = format!(r#"{{"what": Text("{promise}"), "by": When("2026-11-20")}}"#);
    let rows = format!(r#"{{"promises": Rows([(id: "r1", cells: {cells})])}}"#);
    let goal = format!(r#"(id: "g1", by: Me, at: "2026-11-01T10:00:00Z", words: "a goal of {name}", more: {rows})"#);
    format!(
        "// Cairnbook workbook.\n(format: 2, settings: (name: \"{name}\", walked: true{settings}), goals: [{goal}], \
         steps: [], log: [], answers: [], seen: \"2026-11-19\")\n"
    )
}

/// A folder with workbooks of all kinds, and things that are none.
fn nest() -> Nest {
    let nest = Nest::bare();
    for (file, text) in [
        ("broken.ron", "// Cairnbook workbook.\n(format: 2, settings: (name: \"torn".to_owned()),
        ("mei.ron", book("Mei", "", "Ana brings the map")),
        ("newer.ron", "(format: 99)".to_owned()),
        ("priya.ron", book("Priya", ", unlisted: true", "Ana keeps quiet")),
        ("sam.ron", book("Sam", "", "Ana asks at the college")),
        ("notes.txt", "not ours".to_owned()),
        (".hidden.ron", book("Hidden", "", "nothing")),
    ] {
        fs::write(nest.folder().join(file), text).unwrap();
    }
    fs::create_dir(nest.folder().join("below.ron")).unwrap();
    fs::write(nest.folder().join("below.ron/deep.ron"), book("Deep", "", "nothing")).unwrap();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, nest.folder().join("pipe.ron"), rustix::fs::FileType::Fifo, mode, 0).unwrap();
    nest
}

/// All that stands in the folder but the files of that one: bytes, mode, when each was written and changed, which it is.
fn others(nest: &Nest, but: &str) -> BTreeMap<PathBuf, (Vec<u8>, [i64; 4], u64)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(nest.folder()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() || path.file_name().unwrap().to_string_lossy().contains(but) {
            continue;
        }
        let meta = path.symlink_metadata().unwrap();
        let times = [meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()];
        all.insert(path.clone(), (fs::read(&path).unwrap(), times, meta.ino()));
    }
    assert!(all.len() >= 5, "{all:?}");
    all
}

fn in_the_list(nest: &Nest) -> Term {
    let term = Term::untouched(nest.command([nest.folder()]), 24, 80);
    term.wait_for("Ana brings the map");
    term.wait_for("Ana asks at the college");
    term
}

#[test]
fn one_is_opened_written_in_and_left_and_the_others_stay_as_they_are() {
    let nest = nest();
    let before = others(&nest, "sam");
    let mut term = in_the_list(&nest);
    term.wait_for(&word("shelf.broken"));
    term.wait_for("was for Friday");
    for hidden in ["Priya", "keeps quiet", "a goal of", "below", "Hidden", "notes.txt"] {
        assert!(!term.text().contains(hidden), "{hidden}\n{}", term.framed());
    }
    term.go_to("sam.ron");
    term.keys(ENTER);
    term.wait_ready();
    assert_eq!(others(&nest, "sam"), before);
    term.keys_until("o", &word("tui.writing"));
    term.keys("hello");
    term.wait_for("hello");
    term.wait_saved();
    term.keys(CTRL_Q);
    term.wait_for("Sam, sam.ron");
    term.wait_for("last written today");
    assert!(chosen_is(&term, "Sam, sam.ron"), "{}", term.framed());
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert_eq!(others(&nest, "sam"), before);
    assert_eq!(nest.note(), "hello");
    assert!(nest.leftovers().is_empty());
}

fn chosen_is(term: &Term, words: &str) -> bool {
    term.look(chosen).is_some_and(|row| row.contains(words))
}

#[test]
fn in_plain_lines_the_same() {
    let nest = nest();
    let before = others(&nest, "sam");
    let line = word("shelf.broken");
    let out = run_on(&nest, &["plain", "book"], "sam\nwrite a note\nhello\n.\nleave\nleave\n");
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{}", out.out);
    for said in [
        format!("1. broken.ron. {line}"),
        "2. Mei, mei.ron. last written Thu 19 Nov, “Ana brings the map” was for Friday".to_owned(),
        format!("3. newer.ron. {line}"),
        "4. priya.ron\n".to_owned(),
        "5. Sam, sam.ron. last written today, “Ana asks at the college” was for Friday".to_owned(),
    ] {
        assert!(out.out.contains(&said), "{said}\n{}", out.out);
    }
    assert!(!out.out.contains('\x1b') && !out.out.contains("Priya"), "{}", out.out);
    // What stands there as it stood is not said again, and numbers hold.
    assert_eq!(out.out.matches("1. broken.ron").count(), 1, "{}", out.out);
    assert_eq!(out.out.matches("5. Sam, sam.ron").count(), 2, "{}", out.out);
    assert_eq!(others(&nest, "sam"), before);
    assert_eq!(nest.note(), "hello");
    // Looking for someone by name asks all of them, and the input may end anywhere.
    let out = run_on(&nest, &["--plain", "book"], "find\nmei\n");
    assert_eq!(out.code, 0);
    assert!(out.out.trim_end().ends_with("help, back.") && out.out.contains("2. Mei, mei.ron"), "{}", out.out);
    assert_eq!(others(&nest, "sam"), before);
}

#[test]
fn an_output_that_takes_nothing_is_told_and_a_reader_that_has_gone_is_not() {
    let nest = nest();
    let said = |out: Stdio| {
        let mut command = nest.pipes(["plain", "book"]);
        command.stdout(out);
        end(command, b"leave\n")
    };
    let out = said(File::options().write(true).open("/dev/full").unwrap().into());
    assert!(out.code == 1 && !out.err.is_empty(), "{}: {}", out.code, out.err);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let out = said(writer.into());
    assert_eq!((out.code, out.err.as_str()), (0, ""));
}

#[test]
fn a_broken_one_is_told_and_the_list_goes_on() {
    let nest = nest();
    let before = nest.listing();
    let mut term = in_the_list(&nest);
    term.go_to("broken.ron");
    term.keys_until(ENTER, &word("unreadable.damaged"));
    term.wait_for("Mei, mei.ron");
    term.go_to("newer.ron");
    term.keys_until(ENTER, &word("unreadable.newer"));
    // One that went away while the list was open is not begun anew.
    fs::remove_file(nest.folder().join("mei.ron")).unwrap();
    term.go_to("mei.ron");
    term.keys_until(ENTER, &word("shelf.gone"));
    term.wait_gone("Mei, mei.ron");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    let mut after = nest.listing();
    after.insert(nest.folder().join("mei.ron"), before[&nest.folder().join("mei.ron")].clone());
    assert_eq!(after, before, "nothing was made");
    let out = run_on(&nest, &["plain", "book"], "broken\nleave\n");
    assert!(out.code == 0 && out.out.contains(&word("unreadable.damaged")), "{}{}", out.out, out.err);
}

#[test]
fn a_folder_without_workbooks_says_what_to_do() {
    let nest = Nest::bare();
    let before = nest.listing();
    let out = run(&nest, &["book"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    assert!(out.out.contains(&word("shelf.none")) && out.out.contains("cairnbook book/sam.ron"), "{}", out.out);
    let mut term = Term::untouched(nest.command(["book"]), 12, 40);
    term.wait_for(&word("shelf.none"));
    term.keys(ENTER);
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert_eq!(nest.listing(), before);
}

#[test]
fn the_last_of_three_hundred_is_one_key_away() {
    let nest = Nest::bare();
    for n in 0..300 {
        let name = format!("Person {n}");
        fs::write(nest.folder().join(format!("p{n:03}.ron")), book(&name, "", "Ana calls")).unwrap();
    }
    let mut term = Term::untouched(nest.command([nest.folder()]), 24, 80);
    term.wait_for("Person 0, p000.ron");
    term.keys_until("\x1b[F", "Person 299, p299.ron");
    assert!(chosen_is(&term, "p299.ron"), "{}", term.framed());
    term.keys("/");
    term.keys_until("person 150", "Person 150, p150.ron");
    term.keys(ENTER);
    term.wait_ready();
    term.keys(CTRL_Q);
    term.wait_for("Person 150, p150.ron");
    term.keys("\x03");
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
}

#[test]
fn one_that_is_open_in_another_window_is_listed_and_opens_to_look() {
    let nest = nest();
    let first = Term::open(&nest);
    first.wait_ready();
    let held = nest.listing();
    let mut term = in_the_list(&nest);
    assert_eq!(nest.listing(), held, "to list is not to lock");
    term.go_to("sam.ron");
    term.keys_until(ENTER, &word("saved.look_only"));
    term.keys(CTRL_Q);
    term.wait_for("Sam, sam.ron");
    term.signal(rustix::process::Signal::TERM);
    assert_eq!(term.ended(), 128 + 15);
    term.assert_given_back();
    assert_eq!(nest.listing(), held);
}

#[test]
fn the_plain_list_hides_names_whom_to_call_and_ends_with_its_input() {
    let nest = nest();
    let out = run_on(&nest, &["plain", "book"], ".call\n.hide\n1\nhide\nmei.ron\n");
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{}", out.out);
    assert!(out.out.contains("call the emergency number") && out.out.contains("In a workbook, .call"), "{}", out.out);
    let hidden = out.out.split(&word("plain.hidden_above")).nth(1).unwrap();
    let (hidden, shown) = hidden.split_once(&word("plain.shown_again")).unwrap();
    assert!(!hidden.contains("ron"), "{hidden}");
    assert!(shown.contains(", Mei"), "{shown}");
}

#[test]
fn a_broken_one_with_a_backup_is_offered_and_taken_up_again() {
    let nest = nest();
    let mut term = Term::in_a_note(&nest);
    term.keys("hello");
    term.wait_for("hello");
    term.keys(ESC);
    term.wait_saved();
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    let whole = fs::read_to_string(nest.file()).unwrap();
    fs::write(nest.file(), whole.split_at(whole.len() / 2).0).unwrap();
    let before = others(&nest, "sam");
    let mut term = Term::untouched(nest.command([nest.folder()]), 24, 80);
    term.wait_for("Ana brings the map");
    term.go_to("sam.ron");
    // On ordinary lines, as when that file is opened by itself.
    term.keys_until(ENTER, &word("broken.ask"));
    assert!(term.is_cooked(), "{}", term.framed());
    term.keys("yes\r");
    term.wait_ready();
    term.keys(CTRL_Q);
    term.wait_for("Sam, sam.ron");
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    term.assert_given_back();
    assert_eq!(others(&nest, "sam"), before);
}
