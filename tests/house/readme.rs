//! The README and the guide say what is so: the tables of keys and commands are made from the program, and every page is
//! named where one looks for it. `UPDATE_README=1 cargo test --test house made_by_the_program` writes what is made by the
//! program anew; without it that is only compared.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use cairnbook::{
    app::help,
    cli::args,
    content::{Words, guide::GUIDE},
    page::Scope,
};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program makes is to be written anew.
pub(crate) fn is_updating() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

/// The file is what the program says now.
pub(crate) fn file_held(path: &str, now: &str) {
    let path = root().join(path);
    if is_updating() {
        return fs::write(&path, now).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == now, "{} is stale; UPDATE_README=1 writes it anew", path.display());
}

/// The text between two marks is what the program says now.
fn held(path: &str, mark: &str, now: &str) {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{path} has no mark {mark}")) + open.len();
    let end = start + text[start..].find(&close).unwrap();
    file_held(path, &format!("{}{now}{}", &text[..start], &text[end..]));
}

/// As the key is read out; the guide is read where arrows cannot be drawn.
fn key(shown: &str) -> String {
    let arrows = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];
    arrows.iter().find(|(arrow, _)| *arrow == shown).map_or(shown, |(_, name)| name).to_owned()
}

fn keys() -> String {
    let mut out = String::new();
    let actions = help::table(&Words::english());
    for (scope, title) in [
        (Scope::Everywhere, "Everywhere"),
        (Scope::Page, "On a page"),
        (Scope::Row, "On what is chosen"),
        (Scope::Moving, "Moving about"),
    ] {
        let _ = writeln!(out, "## {title}\n\n| Key | Name | What it does |\n|---|---|---|");
        for action in actions.iter().filter(|a| a.scope == scope) {
            let keys: Vec<String> =
                action.keys.iter().filter(|k| *k != "F1").map(|k| format!("`{}`", key(k))).collect();
            let keys = if keys.is_empty() { "by name".to_owned() } else { keys.join(" ") };
            let _ = writeln!(out, "| {keys} | {} | {} |", action.label, action.help);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn commands() -> String {
    let mut out = String::new();
    for (title, rows) in [("Commands", args::COMMANDS), ("Options", args::OPTIONS)] {
        let _ = writeln!(out, "## {title}\n\n| Type | What it does |\n|---|---|");
        for (name, about) in rows {
            let name = if title == "Commands" { format!("cairnbook {name}") } else { (*name).to_owned() };
            let _ = writeln!(out, "| `{name}` | {about} |");
        }
        out.push('\n');
    }
    out + args::LAST_LINES
}

#[test]
fn made_by_the_program_are_the_tables_of_the_guide() {
    held("assets/help/keys.md", "keys", &keys());
    held("assets/help/commands.md", "help", &commands());
}

#[test]
fn every_page_of_the_guide_is_in_the_program_and_named_in_the_readme() {
    let files = fs::read_dir(root().join("assets/help")).unwrap().map(|file| file.unwrap().file_name());
    let files: BTreeSet<String> =
        files.filter_map(|name| Some(name.to_str()?.strip_suffix(".md")?.to_owned())).collect();
    let pages: BTreeSet<String> = GUIDE.iter().map(|page| page.id.to_owned()).collect();
    assert_eq!(files, pages);
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for page in GUIDE {
        let link = format!("[{}](assets/help/{}.md)", page.title(), page.id);
        assert!(readme.contains(&link), "the README does not name {link}");
    }
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
        assert!(link.starts_with("https://") || root().join(link).exists(), "{link} leads nowhere");
    }
}

#[test]
fn the_page_on_plain_lines_names_every_word_that_works_at_any_time() {
    let words = Words::english();
    let page = fs::read_to_string(root().join("assets/help/plain.md")).unwrap();
    for name in
        ["back", "undo", "clear", "again", "read", "where", "choices", "hide", "hide_short", "call", "help", "leave"]
    {
        let word = words.plain(&format!("plain.word.{name}"));
        assert!(page.contains(&format!("`.{word}`")), ".{word} is not told");
    }
}

#[test]
fn the_two_commands_are_there_and_ci_runs_the_same_tests() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("```sh\ncargo run --release\n```"));
    assert!(readme.contains("```sh\ncargo test\n```"));
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    let lines: Vec<&str> = ci.lines().collect();
    let at = |line: &str| lines.iter().position(|l| *l == line).unwrap_or_else(|| panic!("CI does not run: {line}"));
    assert!(at("cargo fmt --check") < at("cargo clippy --all-targets -- -D warnings"));
    assert!(at("cargo clippy --all-targets -- -D warnings") < at("cargo test"));
}
