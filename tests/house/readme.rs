//! The README's picture, key tables and help text are made from the program. `UPDATE_README=1 cargo test --test
//! house readme` writes them anew; without it they are only compared.

use std::{fmt::Write as _, fs, path::Path, sync::Arc};

use cairnbook::{
    app::{App, Opening, help},
    base::{Day, Moment, Now, Text},
    cli::args,
    content::{Content, Words},
    page::Scope,
    store,
    tui::{Face, Looks},
};
use ratatui::{Terminal, backend::TestBackend};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text between two marks is what the program says now.
fn held(mark: &str, now: &str) {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("README has no mark {mark}")) + open.len();
    let end = start + text[start..].find(&close).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{}{now}{}", &text[..start], &text[end..])).unwrap();
        return;
    }
    assert_eq!(&text[start..end], now, "README is not what the program says; UPDATE_README=1 writes it anew");
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
        let _ = writeln!(out, "**{title}**\n\n| Key | Name | What it does |\n|---|---|---|");
        for action in actions.iter().filter(|a| a.scope == scope) {
            let keys: Vec<String> = action.keys.iter().filter(|k| *k != "F1").map(|k| format!("`{k}`")).collect();
            let keys = if keys.is_empty() { "by name".to_owned() } else { keys.join(" ") };
            let _ = writeln!(out, "| {keys} | {} | {} |", action.label, action.help);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn screen() -> String {
    let bytes = fs::read(root().join("assets/samples/small.ron")).unwrap();
    let book = store::read(&bytes).unwrap().workbook;
    let today = Day::iso("2026-11-22").unwrap();
    let now = Now { moment: Moment(1_795_370_000), today, hour: 18, ms: 0 };
    let content = Arc::new(Content::english());
    let opening = Opening {
        book,
        content: Arc::clone(&content),
        seed: 1,
        is_new: false,
        look_only: None,
        news: Vec::new(),
        installation: Text::new("test"),
        can_suspend: true,
    };
    let mut app = App::new(opening, now);
    let mut face = Face::new(Looks::pair(true));
    let mut terminal = Terminal::new(TestBackend::new(92, 24)).unwrap();
    let scene = app.scene();
    terminal.draw(|frame| face.draw(frame, &scene, &content.words, today)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut out = String::from("```text\n");
    for y in 0..buffer.area.height {
        let line: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push_str("```\n");
    out
}

#[test]
fn the_help_in_the_readme_is_what_the_program_prints() {
    held("help", &format!("```text\n{}```\n", args::help()));
    held("keys", &keys());
    held("screen", &screen());
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

#[test]
fn the_sample_is_a_workbook_and_is_written_as_it_stands() {
    let path = root().join("assets/samples/small.ron");
    let bytes = fs::read(&path).unwrap();
    let loaded = store::read(&bytes).unwrap();
    assert!(loaded.repairs.is_empty() && loaded.unknown.is_empty() && loaded.cleaned == 0);
    let written = store::write(&loaded.workbook.snapshot()).unwrap();
    assert_eq!(written, String::from_utf8(bytes).unwrap());
}
