//! Every word the code says is in `assets/words`, with the same placeholders; nothing there is unused, and
//! nothing there is unkind.

use std::collections::{BTreeMap, BTreeSet};

use cairnbook::{
    content::{
        Content, Words,
        pages::BUILT_IN,
        reading::{Rules, texts},
        words::placeholders,
    },
    page::action::TABLE,
};

use crate::source;

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
            // What a thing is called is known everywhere.
            for name in asked.difference(given).filter(|name| !words.terms().contains_key(*name)) {
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

#[test]
fn no_text_blames_or_cheers() {
    let content = Content::english();
    let rules = Rules::english();
    let mut wrong = Vec::new();
    for piece in texts::of(BUILT_IN.iter().map(|(id, _)| content.page(id).unwrap()), &content.words) {
        let from = format!("{} in: {}", piece.at, piece.text);
        if !rules.exempts(&piece) {
            wrong.extend(rules.banned_in(&piece).into_iter().map(|word| format!("\"{word}\": {from}")));
        }
        if piece.text.contains('!') {
            wrong.push(format!("an exclamation mark: {from}"));
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
