//! Every word the code says is in `assets/words`, with the same placeholders; nothing there is unused, and
//! nothing there is unkind.

use std::collections::{BTreeMap, BTreeSet};

use cairnbook::{
    content::{Content, Words, pages::BUILT_IN, words::placeholders},
    page::action::TABLE,
};

use crate::source;

/// Words never shown to a client.
const BANNED: &[&str] = &[
    "late",
    "overdue",
    "failed",
    "missed",
    "worse",
    "should",
    "just",
    "simply",
    "easy",
    "still not",
    "streak",
    "points",
    "badge",
    "score",
    "efficacy",
    "intervention",
    "ambivalence",
    "attainment",
    "adherence",
    "stakeholder",
    "utilise",
    "non-compliant",
    "resistant",
    "hooray",
    "congratulations",
];

fn code() -> String {
    source::files().iter().map(|(path, text)| source::code(path, text) + "\n").collect()
}

/// Every `say!("key", name = …)` of the code: the key, and the names given.
fn said() -> BTreeMap<String, BTreeSet<String>> {
    let code = code();
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, _) in code.match_indices("say!(") {
        let rest = &code[at + 5..];
        let mut depth = 1;
        let mut in_text = false;
        let mut end = 0;
        for (i, c) in rest.char_indices() {
            match c {
                '"' => in_text = !in_text,
                '(' if !in_text => depth += 1,
                ')' if !in_text => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = i;
                break;
            }
        }
        let inside = &rest[..end];
        let Some(key) = inside.split('"').nth(1) else { continue };
        let after = &inside[inside.find(key).unwrap() + key.len() + 1..];
        let mut names = BTreeSet::new();
        let mut depth = 0;
        let mut part = String::new();
        for c in after.chars().chain([',']) {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                ',' if depth == 0 => {
                    if let Some((name, _)) = part.split_once('=') {
                        names.insert(name.trim().to_owned());
                    }
                    part.clear();
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        out.entry(key.to_owned()).or_default().extend(names);
    }
    assert!(out.len() > 100, "only {} phrases were found: the test reads badly", out.len());
    out
}

/// Keys said by way of a table, with no placeholders.
fn from_tables() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for info in TABLE {
        out.insert(format!("act.{}", info.name));
        out.insert(format!("act.{}.help", info.name));
    }
    // Keys written out as plain text elsewhere in the code.
    let code = code();
    let words = Words::english();
    for key in words.messages().keys() {
        if code.contains(&format!("plain(\"{key}\")")) || code.contains(&format!("\"{key}\"")) {
            out.insert(key.clone());
        }
    }
    out
}

#[test]
fn the_code_and_the_words_name_the_same_keys_and_placeholders() {
    let words = Words::english();
    assert!(!words.messages().is_empty(), "the words do not read");
    let said = said();
    let tables = from_tables();
    let mut wrong = Vec::new();
    for (key, given) in &said {
        let Some(message) = words.messages().get(key) else {
            wrong.push(format!("{key} is said but has no words"));
            continue;
        };
        for form in message.forms() {
            let asked: BTreeSet<String> = placeholders(form).into_iter().map(str::to_owned).collect();
            for name in asked.difference(given) {
                wrong.push(format!("{key} asks for {{{name}}}, which the code does not give"));
            }
        }
        let used: BTreeSet<&str> = message.forms().into_iter().flat_map(placeholders).collect();
        for name in given.iter().filter(|n| *n != "n" && !used.contains(n.as_str())) {
            wrong.push(format!("{key} is given {name}, which its words do not use"));
        }
        if message.forms().len() > 1 && !given.contains("n") {
            wrong.push(format!("{key} counts, but the code gives no n"));
        }
    }
    for key in words.messages().keys() {
        if !said.contains_key(key) && !tables.contains(key) {
            wrong.push(format!("{key} has words, but nobody says it"));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_action_has_its_words() {
    let words = Words::english();
    for key in from_tables() {
        assert!(words.messages().contains_key(&key), "{key}");
    }
}

/// Every text a client can be shown, with where it comes from.
fn client_texts() -> Vec<(String, String)> {
    let content = Content::english();
    let mut out = Vec::new();
    for (key, message) in content.words.messages() {
        out.extend(message.forms().into_iter().map(|form| (key.clone(), form.to_owned())));
    }
    for (id, _) in BUILT_IN {
        let page = content.page(id).unwrap();
        let mut push = |text: &str| out.push(((*id).to_owned(), text.to_owned()));
        push(&page.title);
        push(&page.purpose);
        page.why.iter().for_each(|w| {
            push(&w.ask);
            push(&w.text);
        });
        page.fields.iter().for_each(|f| {
            push(&f.label);
            push(&f.example);
        });
    }
    out
}

#[test]
fn no_text_blames_or_cheers() {
    let mut wrong = Vec::new();
    for (from, text) in client_texts() {
        let lower = text.to_lowercase();
        let bare: String = lower.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
        let spaced = format!(" {} ", bare.split_whitespace().collect::<Vec<_>>().join(" "));
        for word in BANNED {
            if spaced.contains(&format!(" {word} ")) {
                wrong.push(format!("{from}: \"{word}\" in: {text}"));
            }
        }
        if text.contains('!') {
            wrong.push(format!("{from}: an exclamation mark in: {text}"));
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_words_are_written_twice() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let keys = text.lines().filter_map(|line| line.trim_start().strip_prefix('"')?.split_once("\": "));
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = keys.map(|(key, _)| key).filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "the second one would hide the first: {twice:?}");
        assert!(seen.len() > 400);
    }
}
