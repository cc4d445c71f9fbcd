//! The house rules, read from the source: who may import whom, how long a file may be, how a module opens.

use std::{collections::BTreeMap, fs, path::Path};

use crate::source;

/// The level of each room. A module imports only from lower levels.
const LEVELS: &[(&str, u8)] = &[
    ("base", 0),
    ("workbook", 1),
    ("page", 2),
    ("content", 3),
    ("insight", 3),
    ("fields", 4),
    ("view", 5),
    ("form", 6),
    ("records", 7),
    ("screens", 8),
    ("app", 9),
    ("tui", 10),
    ("plain", 10),
    ("store", 10),
    ("cli", 11),
];

/// The files of `screens` that are no screen: the list of all, what a row does, and what a screen is.
const SHARED_BY_SCREENS: [&str; 3] = ["mod.rs", "commands.rs", "screen.rs"];

/// What only one room may touch, and which.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("ratatui", &["tui"]),
    ("crossterm", &["tui"]),
    ("std::fs", &["store"]),
    ("tempfile", &["store"]),
    ("SystemTime::now", &["cli"]),
    ("Instant::now", &["cli"]),
    ("Local::now", &["cli"]),
    ("Utc::now", &["cli"]),
    ("signal_hook", &["cli"]),
];

/// The room a file stands in; `None` for `main.rs` and `lib.rs`.
fn room(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let mut parts = inside.components();
    let first = parts.next()?.as_os_str().to_str()?.to_owned();
    parts.next().map(|_| first)
}

/// The rooms named after `crate::`, also in `use crate::{a, b::c}`.
fn imports(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with('$') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        let word = |t: &str| t.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if !rest.starts_with('{') {
            out.push(word(rest));
            continue;
        }
        let mut depth = 0;
        let mut fresh = false;
        for (i, c) in rest.char_indices() {
            match c {
                '{' => {
                    depth += 1;
                    fresh = depth == 1;
                }
                '}' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                ',' if depth == 1 => fresh = true,
                c if fresh && (c.is_alphanumeric() || c == '_') => {
                    out.push(word(&rest[i..]));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    out
}

#[test]
fn a_module_imports_only_from_lower_levels() {
    let levels: BTreeMap<&str, u8> = LEVELS.iter().copied().collect();
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (path, text) in source::files() {
        let Some(room) = room(&path) else { continue };
        let Some(own) = levels.get(room.as_str()) else { panic!("{room} has no level; give it one") };
        for import in imports(&source::code(&path, &text)) {
            if import == room || import == "say" {
                continue;
            }
            let Some(level) = levels.get(import.as_str()) else {
                panic!("{path:?} imports {import}, which has no level")
            };
            seen += 1;
            if level >= own {
                wrong.push(format!("{} (level {own}) imports {import} (level {level})", path.display()));
            }
        }
    }
    assert!(seen > 100, "only {seen} imports were seen: the test reads badly");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn screens_do_not_import_each_other() {
    let mut wrong = Vec::new();
    for (path, text) in source::files() {
        let path_text = path.to_str().unwrap().to_owned();
        let Some(file) = path_text.split("/src/screens/").nth(1) else { continue };
        if SHARED_BY_SCREENS.contains(&file) {
            continue;
        }
        // A screen of several files is one screen.
        let folder = file.contains('/');
        for line in source::code(&path, &text).lines().filter(|l| l.contains("super::") || l.contains("screens::")) {
            let of_its_own = folder && line.contains("super::") && !line.contains("super::super");
            if !of_its_own && !line.contains("screens::screen::") {
                wrong.push(format!("{file}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_world_is_touched_in_one_room_each() {
    let mut wrong = Vec::new();
    for (path, text) in source::files() {
        let Some(room) = room(&path) else { continue };
        let code = source::code(&path, &text);
        for (what, rooms) in ONLY_IN {
            let named = code.lines().any(|line| {
                line.match_indices(what).any(|(at, _)| {
                    let before = line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
                    before && !line[at + what.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            });
            if named && !rooms.contains(&room.as_str()) {
                wrong.push(format!("{} uses {what}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file may be long where it is one thing; from here on that has to be asked.
const LONG: usize = 800;

fn too_long(path: &Path, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > LONG)
        .then(|| format!("{}: {lines} lines; is it one concept, or two that can stand apart?", path.display()))
}

#[test]
fn files_are_one_concept_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for (path, text) in source::files() {
        wrong.extend(too_long(&path, &text));
        let opening: Vec<&str> = text.lines().take_while(|l| l.starts_with("//!")).collect();
        if opening.is_empty() {
            wrong.push(format!("{}: no opening lines", path.display()));
        }
        let is_a_room = LEVELS.iter().any(|(room, _)| path.ends_with(format!("src/{room}/mod.rs")));
        if is_a_room && !opening.iter().any(|l| l.contains("Must never")) {
            wrong.push(format!("{}: its opening lines do not say what the room must never do", path.display()));
        }
    }
    wrong.extend(source::tests().iter().filter_map(|(path, text)| too_long(path, text)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lib_names_every_room() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for (room, level) in LEVELS {
        assert!(lib.contains(&format!("pub mod {room};")), "lib.rs has no {room}");
        let row = lib.lines().find(|l| l.starts_with("//! |") && l.contains(&format!("[`{room}`]")));
        let row = row.unwrap_or_else(|| panic!("the map in lib.rs does not name {room}"));
        assert!(row.contains(&format!("| {level} |")), "the map has another level for {room}: {row}");
    }
}

#[test]
fn lib_names_only_files_of_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lib = fs::read_to_string(root.join("src/lib.rs")).unwrap();
    let named: Vec<&str> = lib.split('`').filter(|word| word.starts_with("tests/")).collect();
    assert!(named.len() > 15, "only {} were found: the test reads badly", named.len());
    for file in named {
        assert!(root.join(file).exists(), "lib.rs names {file}, which is not there");
    }
}

/// A file that its room does not name is not built, and nobody would see that its tests do not run.
#[test]
fn every_file_of_tests_is_part_of_a_program() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut wrong = Vec::new();
    for (path, _) in source::tests() {
        let (folder, name) = (path.parent().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        // The benchmark is named in Cargo.toml.
        if folder == tests.join("bench") || name == "main" || name == "mod" {
            continue;
        }
        let room = ["main.rs", "mod.rs"].into_iter().find_map(|room| fs::read_to_string(folder.join(room)).ok());
        let is_named = room.is_some_and(|room| {
            room.lines().any(|line| line.trim_start_matches("pub(crate) ") == format!("mod {name};"))
        });
        if !is_named {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "no main.rs or mod.rs beside it names:\n{}", wrong.join("\n"));
}
