//! How many syllables a word has.
//!
//! As the CMU Pronouncing Dictionary (Carnegie Mellon University 1993-2015) has it, for each of its words, first way of
//! saying it. Kept small: a rule says most words right, and `assets/syllables/en.txt` holds those it does not. A word
//! the dictionary does not know is counted by the rule alone. `tests/house/reading.rs` makes the file anew.
//!
//! The rule: a syllable for each group of vowels; one less for a silent e, ed or es at the end; one more for two vowels
//! that are said apart, and for sm and thm at the end; one at least.

use std::{collections::HashMap, sync::OnceLock};

const EXCEPTIONS: &str = include_str!("../../../assets/syllables/en.txt");

/// The syllables of a word; its parts are counted one by one ("check-in"). A number or a placeholder is one syllable.
pub fn syllables(word: &str) -> u32 {
    let lower = word.to_lowercase().replace('’', "'");
    let parts = lower.split(|c: char| !c.is_alphanumeric() && !"'{}_".contains(c)).filter(|part| !part.is_empty());
    parts.map(part).sum::<u32>().max(1)
}

fn part(part: &str) -> u32 {
    if part.contains(|c: char| c.is_numeric() || c == '{') {
        return 1;
    }
    exceptions().get(part).copied().unwrap_or_else(|| by_rule(part))
}

/// The words the rule counts wrong, read when first needed: lines of a count and its words.
fn exceptions() -> &'static HashMap<&'static str, u32> {
    static READ: OnceLock<HashMap<&'static str, u32>> = OnceLock::new();
    READ.get_or_init(|| {
        let lines = EXCEPTIONS.lines().filter_map(|line| line.split_once(' '));
        let counted = lines.filter_map(|(n, words)| Some((n.parse::<u32>().ok()?, words)));
        counted.flat_map(|(n, words)| words.split(' ').map(move |word| (word, n))).collect()
    })
}

/// What the rule alone says of a word in small letters.
pub fn by_rule(word: &str) -> u32 {
    // Someone's: as the word itself, and one more after a hiss.
    if let Some(owner) = word.strip_suffix("'s").filter(|owner| !owner.is_empty()) {
        let hiss = ["s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"].iter().any(|end| owner.ends_with(end));
        return part(owner) + u32::from(hiss);
    }
    let letters: Vec<char> = word.chars().filter(|c| *c != '\'').collect();
    let mut was = false;
    let mut count = 0;
    for c in &letters {
        count += u32::from(vowel(*c) && !was);
        was = vowel(*c);
    }
    let bare: String = letters.iter().collect();
    count += said_apart(&letters) + u32::from(bare.ends_with("sm") || bare.ends_with("thm"));
    count.saturating_sub(u32::from(silent_end(&letters))).max(1)
}

fn vowel(c: char) -> bool {
    "aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüý".contains(c)
}

/// How many pairs of vowels are two syllables: di-al, ra-di-o, vide-o, go-ing.
fn said_apart(letters: &[char]) -> u32 {
    let at = |i: usize| letters.get(i).copied().unwrap_or(' ');
    let apart = |i: usize| {
        let before = if i == 0 { ' ' } else { at(i - 1) };
        match (at(i), at(i + 1)) {
            ('i', 'a' | 'o') => !"tscg".contains(before),
            ('e', 'o') => before != 'g' && at(i + 2) != 'u',
            ('i', 'u') | ('y', 'i') => true,
            ('u', 'a') => !"gq".contains(before),
            ('u', 'o') => before != 'q',
            ('a' | 'e' | 'i' | 'o' | 'u', 'i') => at(i + 2) == 'n' && at(i + 3) == 'g' && before != 'q',
            _ => false,
        }
    };
    (0..letters.len()).map(|i| u32::from(apart(i))).sum()
}

/// Its last e is not heard: late, asked, likes. It is heard in little, wanted, boxes.
fn silent_end(letters: &[char]) -> bool {
    let consonant = |c: char| c.is_alphabetic() && !vowel(c);
    let heard = match letters {
        [.., a, 'l' | 'r', 'e'] => consonant(*a) && !matches!(a, 'l' | 'r'),
        [.., a, 'l', 'e', 's'] => consonant(*a) && *a != 'l',
        [.., 't' | 'd', 'e', 'd'] | [.., 's' | 'z' | 'x' | 'c' | 'g', 'e', 's'] | [.., 's' | 'c', 'h', 'e', 's'] => {
            true
        }
        _ => false,
    };
    matches!(letters, [.., a, 'e'] | [.., a, 'e', 'd' | 's'] if consonant(*a)) && !heard
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_there_and_holds_only_what_the_rule_gets_wrong() {
        let table = exceptions();
        assert!(table.len() > 5000, "{}", table.len());
        for (word, n) in table {
            assert_ne!(by_rule(word), *n, "{word} needs no line");
        }
    }

    #[test]
    fn known_words_count_as_the_dictionary_says() {
        for (word, n) in [
            ("the", 1),
            ("business", 2),
            ("area", 3),
            ("idea", 3),
            ("people", 2),
            ("something", 2),
            ("sometimes", 2),
            ("created", 3),
            ("being", 2),
            ("science", 2),
            ("quiet", 2),
            ("wanted", 2),
            ("asked", 1),
            ("little", 2),
            ("boxes", 2),
            ("rhythm", 2),
            ("couldn't", 2),
            ("don’t", 1),
            ("Australian", 3),
            ("ANYTHING", 3),
        ] {
            assert_eq!(syllables(word), n, "{word}");
        }
    }

    #[test]
    fn unknown_words_go_by_the_rule_and_compounds_by_their_parts() {
        for (word, n) in [
            ("flurbled", 1),
            ("zibbling", 2),
            ("Ana's", 2),
            ("niece's", 2),
            ("check-in", 2),
            ("findahelpline.com", 5),
            ("2026", 1),
            ("24th", 1),
            ("{name}", 1),
            ("{name}'s", 1),
            ("brrm", 1),
            ("écru", 2),
        ] {
            assert_eq!(syllables(word), n, "{word}");
        }
    }
}
