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
