//! Every screen of the first run: how it looks, that it fits a small window, and how it reads.

use cairnbook::{base::letters, content::Words};

use crate::support::{
    answers::{at_the_door, enter, pick, say, text},
    eyes,
    hands::{Hands, LOOKS},
    screens,
};

/// What is pressed on one screen.
type Press = dyn Fn(&mut Hands);

/// Every screen of the walk, by name.
fn screens() -> Vec<(String, Hands)> {
    let mut out: Vec<(String, Hands)> = Vec::new();
    let mut hands;
    let mut keys: Vec<Box<Press>> = Vec::new();
    for _ in 0..3 {
        keys.push(Box::new(|hands| enter(hands, 1)));
    }
    keys.push(Box::new(|hands| say(hands, "Dana")));
    keys.push(Box::new(|hands| pick(hands, "I want something")));
    for words in ["I want to open my mail without fear.", "I opened one letter on Monday."] {
        keys.push(Box::new(move |hands| say(hands, words)));
    }
    keys.push(Box::new(|hands| enter(hands, 1)));
    keys.push(Box::new(|hands| say(hands, "Put the letters in one box.")));
    keys.push(Box::new(|hands| pick(hands, "This week")));
    keys.push(Box::new(|hands| pick(hands, "Too big for now")));
    keys.push(Box::new(|hands| pick(hands, "Make it smaller")));
    keys.push(Box::new(|hands| say(hands, "Find a box.")));
    keys.push(Box::new(|hands| pick(hands, "It feels right")));
    keys.push(Box::new(|hands| enter(hands, 1)));
    keys.push(Box::new(|hands| pick(hands, "Change a line")));
    for n in 0..=keys.len() {
        let mut here = Hands::new();
        keys.iter().take(n).for_each(|key| key(&mut here));
        out.push((format!("{n:02}"), here));
    }
    for (row, name) in [("I want to keep", "keep"), ("I do not know", "unsure"), ("Someone told", "told")] {
        hands = at_the_door();
        pick(&mut hands, row);
        out.push((name.to_owned(), hands));
        if name != "keep" {
            hands = at_the_door();
            pick(&mut hands, row);
            enter(&mut hands, 1);
            out.push((format!("{name}_more"), hands));
        }
    }
    for row in ["Do it with someone", "Find out one thing", "Pick another day"] {
        hands = Hands::new();
        keys.iter().take(11).for_each(|key| key(&mut hands));
        pick(&mut hands, row);
        out.push((row.split(' ').next().unwrap().to_lowercase(), hands));
    }
    hands = Hands::new();
    keys.iter().take(9).for_each(|key| key(&mut hands));
    pick(&mut hands, "Another day");
    out.push(("another_day".into(), hands));
    hands = Hands::new();
    enter(&mut hands, 8);
    out.push(("nothing_written".into(), hands));
    out
}

#[test]
fn every_screen_as_it_looks() {
    screens::story("first_run", screens());
}

#[test]
fn every_screen_fits_38_columns_by_10_rows() {
    for (name, mut hands) in screens() {
        let scene = hands.scene();
        // A title line and a line of keys, and two cells of margin on each side.
        let drawn = eyes::drawn(&scene, hands.app.words(), 42, 12, LOOKS);
        let page: Vec<&str> = drawn.lines().skip(1).take(10).collect();
        assert!(page.iter().all(|line| !line.ends_with(['↑', '↓'])), "{name} does not fit:\n{drawn}");
        assert!(page.iter().all(|line| letters::width(line) <= 40), "{name}:\n{drawn}");
    }
}

/// Syllables of a word: its groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = word.chars().fold((0, false), |(n, was), c| (n + usize::from(vowel(c) && !was), vowel(c))).0;
    let ends = |end: &str| word.ends_with(end);
    let before_last = word.chars().rev().nth(1);
    let silent_e = ends("e") && !ends("ee") && (!ends("le") || before_last.is_some_and(vowel) || ends("ale"));
    let silent_es = ends("ed") && !ends("ted") && !ends("ded") && !ends("eed");
    groups.saturating_sub(usize::from(silent_e) + usize::from(silent_es)).max(1)
}

/// The reading grade of Flesch and Kincaid. Each line is a sentence of its own.
fn grade(text: &str) -> f64 {
    let ends = |c: char| matches!(c, '.' | '?' | ':' | '\n');
    let has_words = |s: &&str| s.chars().any(char::is_alphabetic);
    let sentences = text.split(ends).filter(has_words).count();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '-').filter(has_words).collect();
    let all: usize = words.iter().map(|word| syllables(word)).sum();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap());
    0.39 * count(words.len()) / count(sentences.max(1)) + 11.8 * count(all) / count(words.len().max(1)) - 15.59
}

#[test]
fn the_walk_reads_at_grade_3_or_below() {
    assert!((grade("The cat sat on the mat.") + 1.45).abs() < 0.01);
    let platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";
    assert!((grade(platypus) - 11.26).abs() < 0.01, "{}", grade(platypus));
    assert!((grade("Cat") + 3.40).abs() < 0.01);
    let words = Words::english();
    let mut all = String::new();
    for (key, message) in words.messages() {
        if !key.starts_with("walk.") && !key.starts_with("shrink.") {
            continue;
        }
        for form in message.forms() {
            let form = form.replace("{words}", "a").replace("{day}", "a").replace("Ctrl-L", "key");
            all.push_str(&form);
            all.push('\n');
            for sentence in form.split(['.', '?', '\n']) {
                assert!(sentence.split_whitespace().count() <= 20, "{key}: {sentence}");
            }
        }
    }
    assert!(grade(&all) <= 3.0, "all of it: {}", grade(&all));
    for (name, mut hands) in screens() {
        let text = text(&hands.scene());
        assert!(grade(&text) <= 3.0, "{name}: {}\n{text}", grade(&text));
    }
}
