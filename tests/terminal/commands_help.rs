//! `cairnbook help`, as the real program prints it; and that what it tells of `--json` is so.

use std::collections::BTreeSet;

use cairnbook::content::guide::{GUIDE, GuidePage, GuidePart};
use serde_json::Value;

use crate::{
    asked::{nest, run, run_on},
    support::pty::{Nest, Term},
};

#[test]
fn it_lists_the_pages_and_prints_each_as_plain_text() {
    let nest = Nest::new();
    let before = nest.listing();
    let list = run(&nest, &["help"]);
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    for page in GUIDE {
        assert!(list.out.contains(&format!("\n{} ", page.id)) && list.out.contains(&page.title()), "{}", list.out);
        let out = run(&nest, &["help", page.id]);
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{}", page.id);
        let first = page.about().split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(out.out.starts_with(&format!("{}\n\n{first}", page.title())), "{}", out.out);
        assert!(out.out.chars().all(|c| c == '\n' || !c.is_control()), "{}", page.id);
    }
    assert!(nest.listing() == before, "nothing is made");
}

#[test]
fn a_page_that_is_not_there_is_told_with_those_that_are() {
    let nest = Nest::new();
    let out = run(&nest, &["help", "comands"]);
    assert_eq!((out.code, out.out.as_str()), (2, ""));
    assert!(out.err.starts_with("There is no page called \"comands\". Did you mean \"commands\"?"), "{}", out.err);
    assert!(GUIDE.iter().all(|page| out.err.contains(&page.title())));
    let odd = run(&nest, &["help", "\u{1b}[31m"]);
    assert!(odd.code == 2 && !odd.err.contains('\u{1b}'), "{:?}", odd.err);
}

#[test]
fn lines_end_between_words_in_a_narrow_window() {
    let nest = Nest::new();
    let mut term = Term::untouched(nest.command(["help", "alone"]), 400, 40);
    assert_eq!(term.ended(), 0);
    let text = term.text();
    assert!(
        text.contains("\n- It asks one thing on ordinary lines.\n  Enter opens the full screen. The word\n"),
        "{text}"
    );
}

/// The names of each object in that text, without what stands deeper in it.
fn objects(text: &str) -> Vec<BTreeSet<String>> {
    let (mut objects, mut depth): (Vec<String>, usize) = (Vec::new(), 0);
    for c in text.chars() {
        if matches!(c, '}' | ']') {
            depth = depth.saturating_sub(1);
        }
        if let Some(object) = objects.last_mut().filter(|_| depth == 1) {
            object.push(c);
        }
        if matches!(c, '{' | '[') {
            if depth == 0 {
                objects.push(String::new());
            }
            depth += 1;
        }
    }
    let name = |part: &str| part.split(':').next().unwrap().trim().to_owned();
    objects.iter().map(|object| object.split(',').map(name).collect()).collect()
}

#[test]
fn the_names_in_json_are_those_the_page_tells() {
    let nest = nest();
    let parts = GuidePage::find("commands").unwrap().parts();
    let text = |part: &GuidePart| match part {
        GuidePart::Text(text) => objects(text),
        _ => Vec::new(),
    };
    let things: Vec<BTreeSet<String>> = parts.iter().flat_map(text).collect();
    let of_row = |command: &str| {
        parts.iter().find_map(|part| match part {
            GuidePart::Row(first, rest) if first == command => Some(objects(rest)),
            _ => None,
        })
    };
    let names = |json: &Value| -> BTreeSet<String> { json.as_object().unwrap().keys().cloned().collect() };
    let file = "book/sam.ron";
    for (command, args, input, inside) in [
        ("next", vec!["next", file, "--json"], "", vec!["/next", "/next/when", "/next/goal"]),
        ("status", vec!["status", file, "--json"], "", vec!["/goals/0/goal", "/goals/0/now", "/last_stone"]),
        ("log", vec!["log", "--file", file, "--json"], "I walked", vec!["/entry", "/entry/on"]),
        ("log", vec!["log", "--file", file, "--json", "--goal", "zebra"], "I walked", vec![]),
        (
            "check-in",
            vec!["check-in", file, "--json"],
            "Rang Ana\n3\n4\ncall\n",
            vec!["/check_in/goals/0/goal", "/check_in/goals/0/now", "/check_in/next/0"],
        ),
    ] {
        let (json, told) = (run_on(&nest, &args, input).json(), of_row(command).unwrap());
        assert!(told.contains(&names(&json)), "{command}: {json} is none of {told:?}");
        for at in inside {
            let found = json.pointer(at).unwrap_or_else(|| panic!("{command}: no {at} in {json}"));
            assert!(things.contains(&names(found)), "{command}: {found} is none of {things:?}");
        }
    }
}
