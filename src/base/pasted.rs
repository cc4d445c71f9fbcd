//! A list that was pasted: one item a line, without its bullets and boxes, with how far in it stands.
//!
//! Never take a letter of the words themselves.

use super::text;

/// What people put before the items of a list.
const BULLETS: [char; 12] = ['-', '*', '+', '•', '·', '‣', '◦', '▪', '●', '○', '–', '—'];
/// An empty box, and one with a tick in it.
const EMPTY: [&str; 4] = ["[ ]", "[]", "☐", "□"];
const TICKED: [&str; 6] = ["[x]", "[X]", "☑", "☒", "✓", "✅"];
/// The most digits of a number that is a bullet: "2026. " begins a sentence.
const DIGITS: usize = 3;

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its words, on one line.
    pub words: String,
    /// 1 for the outermost.
    pub level: usize,
    /// There was a tick in its box.
    pub ticked: bool,
}

/// The items of that text; lines without a word are none.
pub fn items(pasted: &str) -> Vec<Item> {
    let clean = text::clean(pasted);
    // How far in each item above this one stands, outermost first.
    let mut above: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for line in clean.lines() {
        let (words, ticked) = bare(line);
        if words.is_empty() {
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        while above.last().is_some_and(|over| *over >= indent) {
            above.pop();
        }
        above.push(indent);
        out.push(Item { words: words.to_owned(), level: above.len(), ticked });
    }
    out
}

/// The words alone, one item a line.
pub fn plain(pasted: &str) -> String {
    items(pasted).into_iter().map(|item| item.words).collect::<Vec<_>>().join("\n")
}

/// The line without a bullet and a box, and whether there was a tick in the box.
fn bare(line: &str) -> (&str, bool) {
    let words = line.trim();
    let words = bullet(words).unwrap_or(words);
    let after = |signs: &[&str]| signs.iter().find_map(|sign| end_of_sign(words.strip_prefix(sign)?));
    match (after(&EMPTY), after(&TICKED)) {
        (Some(rest), _) => (rest, false),
        (None, Some(rest)) => (rest, true),
        (None, None) => (words, false),
    }
}

/// What follows a bullet or a number at the start.
fn bullet(words: &str) -> Option<&str> {
    if let Some(rest) = words.strip_prefix(BULLETS) {
        return end_of_sign(rest);
    }
    let open = words.strip_prefix('(').unwrap_or(words);
    let digits = open.find(|c: char| !c.is_ascii_digit()).filter(|n| (1..=DIGITS).contains(n))?;
    end_of_sign(open.get(digits..)?.strip_prefix(['.', ')'])?)
}

/// A sign is one where a blank follows, or nothing.
fn end_of_sign(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item(words: &str, level: usize, ticked: bool) -> Item {
        Item { words: words.to_owned(), level, ticked }
    }

    #[test]
    fn bullets_numbers_and_boxes_are_taken_off() {
        let cases = [
            ("- Find a box", "Find a box", false),
            ("* Find a box", "Find a box", false),
            ("• Find a box", "Find a box", false),
            ("1. Find a box", "Find a box", false),
            ("12) Find a box", "Find a box", false),
            ("(3) Find a box", "Find a box", false),
            ("- [ ] Find a box", "Find a box", false),
            ("[x] Find a box", "Find a box", true),
            ("  - [X] Find a box  ", "Find a box", true),
            ("☐ Find a box", "Find a box", false),
            ("☑ Find a box", "Find a box", true),
            // Words that look like one.
            ("-5 degrees", "-5 degrees", false),
            ("1.5 litres of milk", "1.5 litres of milk", false),
            ("2026. A new year", "2026. A new year", false),
            ("*really* small", "*really* small", false),
            ("[x]ylophone", "[x]ylophone", false),
        ];
        for (line, words, ticked) in cases {
            assert_eq!(items(line), [item(words, 1, ticked)], "{line}");
        }
    }

    #[test]
    fn nesting_is_how_far_in_a_line_stands_and_blank_lines_are_none() {
        let text = "- Desk\r\n\t- Top drawer\r\n\t\t- Pens\r\n\r\n\t- Low drawer\n-\n- Ana\n";
        let all: Vec<(String, usize)> = items(text).into_iter().map(|item| (item.words, item.level)).collect();
        let wanted = [("Desk", 1), ("Top drawer", 2), ("Pens", 3), ("Low drawer", 2), ("Ana", 1)];
        assert_eq!(all, wanted.map(|(words, level)| (words.to_owned(), level)));
        assert_eq!(plain(text), "Desk\nTop drawer\nPens\nLow drawer\nAna");
    }

    proptest! {
        #[test]
        fn no_item_is_blank_deeper_than_one_under_the_one_above_or_on_two_lines(text in "[-*• \t\n0-9.)a-c\\[\\]x☑]{0,60}") {
            let mut above = 0;
            for item in items(&text) {
                prop_assert!(!item.words.trim().is_empty() && !item.words.contains('\n'));
                prop_assert!(item.level >= 1 && item.level <= above + 1);
                above = item.level;
            }
        }
    }
}
