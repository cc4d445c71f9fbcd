//! The first words of a long text, and how much more there is.
//!
//! Never cut inside a word, or leave away more than is told.

use crate::{
    base::{letters, text::one_line},
    content::Words,
    say,
};

/// So many columns of a row are said whole.
const ROW: usize = 100;
/// So many lines and columns of an answer are said whole.
const ANSWER: (usize, usize) = (6, 240);
/// The columns and lines of a screen.
const SCREEN: (usize, usize) = (78, 24);
/// So many columns are said of what is longer.
const FIRST: usize = 60;

/// A row's words on one line; only the first of them where they are many.
pub(super) fn row(text: &str, words: &Words) -> String {
    let all = one_line(text);
    if is_long_row(&all) { first(&all, words) } else { all }
}

/// It is longer than [`row`] says in one go.
pub(super) fn is_long_row(text: &str) -> bool {
    letters::width(text) > ROW
}

/// The lines of a long text, none longer than a screen: what can be heard in one go.
pub(super) fn in_screens(line: &str) -> Vec<String> {
    if letters::width(line) > SCREEN.0 * SCREEN.1 {
        letters::wrapped(line, SCREEN.0 * (SCREEN.1 - 2))
    } else {
        vec![line.to_owned()]
    }
}

/// How many of these lines go on one screen; all of them, where only a little would be left.
pub(super) fn of_a_screen(lines: &[String]) -> usize {
    let tall = |line: &String| letters::width(line) / SCREEN.0 + 1;
    let (mut rows, mut n) = (0, 0);
    for line in lines {
        rows += tall(line);
        if rows > SCREEN.1 && n > 0 {
            let rest: usize = lines.iter().skip(n).map(tall).sum();
            return if rest <= SCREEN.1 / 4 { lines.len() } else { n };
        }
        n += 1;
    }
    n
}

/// An answer; only its first words where it is long.
pub(super) fn answer(text: &str, words: &Words) -> String {
    if is_long(text) { first(&one_line(text), words) } else { text.to_owned() }
}

/// It is longer than [`answer`] says in one go.
pub(super) fn is_long(text: &str) -> bool {
    let (lines, columns) = ANSWER;
    text.trim_end().lines().count() > lines || letters::width(text) > columns
}

fn first(all: &str, words: &Words) -> String {
    let all: Vec<&str> = all.split_whitespace().collect();
    let mut end = 0;
    let mut columns = 0;
    for word in &all {
        columns += letters::width(word) + 1;
        if columns > FIRST {
            break;
        }
        end += 1;
    }
    let (told, more) = all.split_at_checked(end).unwrap_or_default();
    if told.is_empty() || more.is_empty() {
        // Where no blanks stand between words, letters are all there is to go by.
        return letters::clip(&all.join(" "), FIRST);
    }
    words.say(&say!("plain.first_words", text = told.join(" "), n = more.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_is_said_whole_and_what_is_long_tells_how_much_more_there_is() {
        let words = Words::english();
        assert_eq!(row("I slept.\nThen I rang Ana.", &words), "I slept. Then I rang Ana.");
        let long = vec!["word"; 60].join("\n");
        assert_eq!(row(&long, &words), format!("{} … and 48 more words", ["word"; 12].join(" ")));
        let six = "a\nb\nc\nd\ne\nf";
        assert_eq!(answer(six, &words), six);
        assert_eq!(answer(&format!("{six}\n{long}"), &words).lines().count(), 1);
        let wide = "爸".repeat(200);
        assert!(row(&wide, &words).ends_with('…') && letters::width(&row(&wide, &words)) <= FIRST);
    }

    #[test]
    fn what_is_long_begins_one_past_its_limit() {
        assert!(!is_long_row(&"a".repeat(100)) && is_long_row(&"a".repeat(101)));
        assert!(!is_long(&"a".repeat(240)) && is_long(&"a".repeat(241)));
        assert!(!is_long("a\nb\nc\nd\ne\nf\n\n") && is_long("a\nb\nc\nd\ne\nf\ng"));
        let (whole, longer) = ("a".repeat(78 * 24), "a".repeat(78 * 24 + 1));
        assert_eq!(in_screens(&whole), [whole.as_str()]);
        let parts: Vec<usize> = in_screens(&longer).iter().map(String::len).collect();
        assert_eq!(parts, [78 * 22, 78 * 2 + 1]);
    }

    #[test]
    fn a_screen_takes_as_many_lines_as_it_has_and_a_few_more_to_the_end() {
        let short = |n: usize| of_a_screen(&vec!["a".to_owned(); n]);
        assert_eq!([0, 1, 24, 30, 31, 60].map(short), [0, 1, 24, 30, 24, 24]);
        // Each of them takes two lines.
        let tall = |n: usize| of_a_screen(&vec!["a".repeat(100); n]);
        assert_eq!([12, 15, 16, 40].map(tall), [12, 15, 12, 12]);
        // One that is taller than a screen is said all the same.
        assert_eq!(of_a_screen(&["a".repeat(78 * 40), "b".repeat(78 * 40)]), 1);
    }
}
