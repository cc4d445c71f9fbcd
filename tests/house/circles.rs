//! Files of one room that import each other in a circle, read from the source.
//!
//! A room is a top folder of `src`. Its files form a circle where their imports lead back to where they began: what
//! stands in `use`, and the paths in the code (`crate::room::x`, `super::x`, `self::x`, `child::x`). Code under
//! `#[cfg(test)]` is not looked at.
//!
//! A folder's `mod.rs` is a file like the others. What it only hands on (`mod x;`, `pub use x::Y;`) is no import of
//! `x`, unless its own code names it too. Who takes a thing from `mod.rs` imports `mod.rs`, and where it was only
//! handed on there, the file that defines it as well. A call by `self.` is no import.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::source;

/// Where a module stands: `["page", "list"]` is `src/page/list.rs`.
type Module = Vec<String>;

/// A file, read so far as its imports go.
struct File {
    is_folder: bool,
    uses: Vec<Use>,
    /// The code without `use` lines.
    body: Vec<String>,
    children: BTreeSet<String>,
    defined: BTreeSet<String>,
}

/// One name that a `use` brings in.
struct Use {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

/// The text without comments, and without what stands in quotes.
fn bare(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::new();
    let mut i = 0;
    while i < chars.len() {
        match chars[i] {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && chars[i] != '\n' {
                    i += 1;
                }
            }
            'r' if (at(i + 1) == '"' || (at(i + 1) == '#' && matches!(at(i + 2), '"' | '#')))
                && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') =>
            {
                let hashes = chars[i + 1..].iter().take_while(|c| **c == '#').count();
                i += hashes + 2;
                while i < chars.len() && !(at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#')) {
                    i += 1;
                }
                i += hashes + 1;
            }
            '"' => {
                i += 1;
                while i < chars.len() && chars[i] != '"' {
                    i += if chars[i] == '\\' { 2 } else { 1 };
                }
                i += 1;
            }
            // A letter in quotes; else a lifetime.
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && chars[i] != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            c => {
                out.push(c);
                i += 1;
            }
        }
    }
    out
}

/// Words, `::`, and all other signs, one by one.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        match out.last_mut() {
            Some(word) if is_word(c) && is_word(last) => word.push(c),
            Some(colon) if c == ':' && last == ':' && colon == ":" => colon.push(c),
            _ if c.is_whitespace() => {}
            _ => out.push(c.to_string()),
        }
        last = c;
    }
    out
}

/// The pieces without what is only built for tests, and the modules that are.
fn without_tests(pieces: &[String]) -> (Vec<String>, Vec<String>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut out, mut tests) = (Vec::new(), Vec::new());
    let mut i = 0;
    while i < pieces.len() {
        if !pieces[i..].iter().zip(MARK).all(|(piece, mark)| piece == mark) || pieces.len() - i < MARK.len() {
            out.push(pieces[i].clone());
            i += 1;
            continue;
        }
        let from = i + MARK.len();
        let mut depth = 0;
        i = from;
        while i < pieces.len() {
            match pieces[i].as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            i += 1;
            if depth == 0 && matches!(pieces[i - 1].as_str(), "}" | ";") {
                break;
            }
        }
        let item = &pieces[from..i];
        if let Some(at) = item.iter().position(|piece| piece == "mod")
            && item.get(at + 2).is_some_and(|piece| piece == ";")
        {
            tests.push(item[at + 1].clone());
        }
    }
    (out, tests)
}

/// The names of `a::{b, c::d as e}`.
fn tree(pieces: &[String], before: &[String], is_public: bool, out: &mut Vec<Use>) {
    let mut path = before.to_vec();
    let mut i = 0;
    while i < pieces.len() && pieces[i] != "{" && pieces[i] != "as" {
        if pieces[i] != "::" {
            path.push(pieces[i].clone());
        }
        i += 1;
    }
    if pieces.get(i).is_some_and(|piece| piece == "{") {
        let mut depth = 0;
        let mut from = i + 1;
        for n in i..pieces.len() {
            match pieces[n].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            let ends = (depth == 1 && pieces[n] == ",") || depth == 0;
            if ends && n >= from {
                if n > from {
                    tree(&pieces[from..n], &path, is_public, out);
                }
                from = n + 1;
            }
        }
        return;
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = pieces.get(i + 1).or(path.last()).cloned().unwrap_or_default();
    out.push(Use { path, name, is_public });
}

fn read(path: &Path, pieces: &[String]) -> File {
    const DEFINES: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    let (mut uses, mut body) = (Vec::new(), Vec::new());
    let mut i = 0;
    while i < pieces.len() {
        if pieces[i] != "use" {
            body.push(pieces[i].clone());
            i += 1;
            continue;
        }
        let end = i + pieces[i..].iter().position(|piece| piece == ";").unwrap();
        let is_public = i > 0 && (pieces[i - 1] == "pub" || pieces[i - 1] == ")");
        tree(&pieces[i + 1..end], &[], is_public, &mut uses);
        i = end + 1;
    }
    let pairs = || body.windows(3);
    let children: BTreeSet<String> = pairs().filter(|w| w[0] == "mod" && w[2] == ";").map(|w| w[1].clone()).collect();
    let defined = pairs().filter(|w| DEFINES.contains(&w[0].as_str())).map(|w| w[1].clone()).collect();
    let is_folder = path.ends_with("mod.rs") || !children.is_empty();
    File { is_folder, uses, body, children, defined }
}

/// All files of the rooms, but for tests.
fn files() -> BTreeMap<Module, File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = BTreeMap::new();
    let mut tests: Vec<Module> = Vec::new();
    for (path, text) in source::files() {
        let inside = path.strip_prefix(&src).unwrap().with_extension("");
        let mut module: Module = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if module.len() < 2 {
            continue;
        }
        module.pop_if(|last| last == "mod");
        let (code, of_tests) = without_tests(&pieces(&bare(&text)));
        tests.extend(of_tests.into_iter().map(|name| [module.as_slice(), &[name]].concat()));
        out.insert(module, read(&path, &code));
    }
    out.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
    out
}

/// The path from the root of the crate; `None` where it leads out of it or names nothing that was brought in.
fn from_root(files: &BTreeMap<Module, File>, module: &Module, path: &[String]) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" | "super" => {
            let mut at = module.clone();
            let ups = path.iter().take_while(|part| matches!(part.as_str(), "self" | "super")).count();
            for _ in path[..ups].iter().filter(|part| *part == "super") {
                at.pop();
            }
            Some([at.as_slice(), &path[ups..]].concat())
        }
        _ if files[module].children.contains(first) => Some([module.as_slice(), path].concat()),
        _ => {
            let brought = files[module]
                .uses
                .iter()
                .find(|one| one.name == *first && matches!(one.path[0].as_str(), "crate" | "super" | "self"))?;
            Some([from_root(files, module, &brought.path)?.as_slice(), rest].concat())
        }
    }
}

/// The files that are imported by that path: where it leads, and each `mod.rs` that hands it on.
fn reached(files: &BTreeMap<Module, File>, path: &[String], steps: usize) -> Vec<Module> {
    let Some(len) = (1..=path.len()).rev().find(|len| files.contains_key(&path[..*len])) else { return Vec::new() };
    let module = path[..len].to_vec();
    let mut out = vec![module.clone()];
    if let Some(name) = path.get(len)
        && !files[&module].defined.contains(name)
        && let Some(handed) = files[&module].uses.iter().find(|one| one.name == *name)
        && let Some(on) = from_root(files, &module, &handed.path)
        && steps < 8
    {
        out.extend(reached(files, &[on.as_slice(), &path[len + 1..]].concat(), steps + 1));
    }
    out
}

/// Who imports whom inside a room, each with an example.
fn imports(files: &BTreeMap<Module, File>) -> BTreeMap<Module, BTreeMap<Module, String>> {
    let mut out: BTreeMap<Module, BTreeMap<Module, String>> = BTreeMap::new();
    for (module, file) in files {
        let mut add = |path: &[String]| {
            let Some(whole) = from_root(files, module, path) else { return };
            for to in reached(files, &whole, 0) {
                if to != *module && to[0] == module[0] {
                    out.entry(module.clone()).or_default().entry(to).or_insert_with(|| path.join("::"));
                }
            }
        };
        for one in &file.uses {
            let whole = from_root(files, module, &one.path);
            let hands_on = one.is_public && file.is_folder && whole.is_some_and(|whole| whole.starts_with(module));
            let own = |(n, piece): (usize, &String)| {
                *piece == one.name && (n == 0 || !matches!(file.body[n - 1].as_str(), "::" | "mod"))
            };
            if !hands_on || file.body.iter().enumerate().any(own) {
                add(&one.path);
            }
        }
        let mut i = 0;
        while i < file.body.len() {
            let mut path = vec![file.body[i].clone()];
            while file.body.get(i + 1).is_some_and(|piece| piece == "::") && i + 2 < file.body.len() {
                path.push(file.body[i + 2].clone());
                i += 2;
            }
            if path.len() > 1 {
                add(&path);
            }
            i += 1;
        }
    }
    out
}

/// Everything that can be reached from there.
fn ahead(from: &Module, edges: &BTreeMap<Module, BTreeMap<Module, String>>) -> BTreeSet<Module> {
    let mut out = BTreeSet::new();
    let mut open = vec![from.clone()];
    while let Some(at) = open.pop() {
        for next in edges.get(&at).into_iter().flat_map(BTreeMap::keys) {
            if out.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    out
}

#[test]
fn the_files_of_a_room_do_not_import_each_other_in_a_circle() {
    let files = files();
    let edges = imports(&files);
    let count: usize = edges.values().map(BTreeMap::len).sum();
    assert!(count > 300, "only {count} imports were seen: the test reads badly");
    let far: BTreeMap<&Module, BTreeSet<Module>> = files.keys().map(|file| (file, ahead(file, &edges))).collect();
    let mut told: BTreeSet<&Module> = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files.keys().filter(|file| far[file].contains(*file)) {
        if told.contains(file) {
            continue;
        }
        let circle: Vec<&Module> =
            files.keys().filter(|other| far[file].contains(*other) && far[other].contains(file)).collect();
        wrong.push(format!("a circle of {} files in {}:", circle.len(), file[0]));
        for from in &circle {
            for (to, example) in edges[*from].iter().filter(|(to, _)| circle.contains(to)) {
                wrong.push(format!("    {} imports {}: {example}", from.join("/"), to.join("/")));
            }
        }
        told.extend(circle);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
