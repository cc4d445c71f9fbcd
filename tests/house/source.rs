//! The program's own source, for the tests that read it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Every file under `src` with its text.
pub(crate) fn files() -> Vec<(PathBuf, String)> {
    let out = under("src");
    assert!(out.len() > 40, "the source was not found");
    out
}

/// Every file of tests under `tests`.
#[allow(dead_code, reason = "each test uses its own part of this")]
pub(crate) fn tests() -> Vec<(PathBuf, String)> {
    let out = under("tests");
    assert!(out.len() > 40, "the tests were not found");
    out
}

fn under(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut out);
    out
}

/// The file without its tests and comments; empty for a file of tests.
pub(crate) fn code(path: &Path, text: &str) -> String {
    let name = path.file_stem().unwrap().to_str().unwrap();
    if name.contains("test") || name == "samples" || path.to_str().unwrap().contains("/tests/") {
        return String::new();
    }
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    before_tests.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}
