//! Lines and notes: words as they were written.

use super::reading::{LINE, Reading};
use crate::{
    base::{Phrase, Text, Value, letters},
    say,
};

/// The lines as they stand, with a soft word when there are more than `most`, or one of them is long.
pub fn read_lines(typed: Text, most: usize) -> Reading {
    let lines = lines(&typed).count();
    if lines > most {
        let problem = Some(say!("field.many_lines", n = lines, most = most));
        return Reading { value: Some(Value::Text(typed)), echo: None, problem };
    }
    let longest = lines_longest(&typed);
    let problem = (longest > LINE).then(|| say!("field.long", n = longest, most = LINE));
    Reading { value: Some(Value::Text(typed)), echo: None, problem }
}

/// The answers in a text of which each line is one.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn lines_longest(text: &str) -> usize {
    lines(text).map(letters::count).max().unwrap_or_default()
}

/// What is said where words are longer than their page asks for.
pub fn too_long(text: &str, most: usize) -> Option<Phrase> {
    let n = letters::count(text);
    (n > most).then(|| say!("field.long", n = n, most = most))
}

/// The words as they stand, with a soft word when there are more than `most` letters.
pub fn read(typed: Text, most: usize) -> Reading {
    let problem = too_long(&typed, most);
    Reading { value: Some(Value::Text(typed)), echo: None, problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_than_a_page_asks_for_is_kept_and_told() {
        let long = |n: usize| "x".repeat(n);
        let many = |n: usize| "line\n".repeat(n);
        for (typed, told) in [
            (many(2), None),
            (many(3), None),
            ("a\n\n \nb\n\nc\n".to_owned(), None),
            (many(4), Some(say!("field.many_lines", n = 4usize, most = 3usize))),
            (many(9), Some(say!("field.many_lines", n = 9usize, most = 3usize))),
            (format!("a\n{}", long(LINE)), None),
            (format!("{}\na", long(LINE + 1)), Some(say!("field.long", n = LINE + 1, most = LINE))),
        ] {
            let text = Text::from(typed.as_str());
            let read = read_lines(text.clone(), 3);
            assert_eq!((read.problem, read.value), (told, Some(Value::Text(text))), "{typed}");
        }
        for (n, told) in [(1, None), (LINE, None), (LINE + 1, Some(say!("field.long", n = LINE + 1, most = LINE)))] {
            assert_eq!(read(long(n).as_str().into(), LINE).problem, told, "{n}");
        }
    }
}
