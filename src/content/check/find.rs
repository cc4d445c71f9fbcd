//! Where something stands in a RON text: a small reader of its words and strings, without their meaning.
//!
//! Never fail. What is not found is told at the last thing that was.

/// What is looked for, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// `id: "…"` with that name.
    Id(&'a str),
    /// A string with these words.
    Text(&'a str),
    /// A bare word, such as the name of a field of the format.
    Word(&'a str),
}

/// One piece of the text.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Text(String),
    Word(String),
    Sign(char),
}

/// A text in its pieces, read once.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    tokens: Vec<(usize, Token)>,
}

impl<'t> Pieces<'t> {
    /// Takes a text apart.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, tokens: tokens(text) }
    }

    /// The line and column, both from 1, of the last mark of the trail that is there.
    pub(super) fn find(&self, trail: &[Mark]) -> (usize, usize) {
        along(self.text, &self.tokens, trail)
    }
}

fn along(text: &str, tokens: &[(usize, Token)], trail: &[Mark]) -> (usize, usize) {
    let (mut from, mut found) = (0, 0);
    for mark in trail {
        let here = tokens.iter().enumerate().skip(from).find(|(nth, _)| stands(tokens, *nth, *mark));
        if let Some((nth, (at, _))) = here {
            found = *at;
            from = nth + 1;
        }
    }
    let before = text.get(..found).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn stands(tokens: &[(usize, Token)], nth: usize, mark: Mark) -> bool {
    let at = |back: usize| nth.checked_sub(back).and_then(|nth| tokens.get(nth)).map(|(_, token)| token);
    match (mark, at(0)) {
        (Mark::Id(id), Some(Token::Text(words))) => {
            words == id && at(1) == Some(&Token::Sign(':')) && at(2) == Some(&Token::Word("id".to_owned()))
        }
        (Mark::Text(text), Some(Token::Text(words))) => words == text,
        (Mark::Word(word), Some(Token::Word(words))) => words == word,
        _ => false,
    }
}

/// The pieces, each with the byte it begins at. Comments are left out.
fn tokens(text: &str) -> Vec<(usize, Token)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        if rest.starts_with("//") {
            rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default();
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").and_then(|end| rest.get(end + 2..)).unwrap_or_default();
        } else if c == '"' {
            let (words, after) = string(rest);
            out.push((at, Token::Text(words)));
            rest = after;
        } else if is_word(c) {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            out.push((at, Token::Word(rest.get(..end).unwrap_or_default().to_owned())));
            rest = rest.get(end..).unwrap_or_default();
        } else {
            if !c.is_whitespace() {
                out.push((at, Token::Sign(c)));
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What stands in a string, and what comes after it.
fn string(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (out, text.get(at + 1..).unwrap_or_default()),
            '\\' => match chars.next() {
                Some((_, 'n')) => out.push('\n'),
                Some((_, 't')) => out.push('\t'),
                Some((_, other)) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    (out, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, trail: &[Mark]) -> (usize, usize) {
        Pieces::of(text).find(trail)
    }

    const TEXT: &str = "// id: \"a\"\nPage(\n  id: \"a\", /* \"b\" */ glance: [\"b\"],\n  fields: [(id: \"b\", label: \"Süß \\\"b\\\"\", when: [Is(\"c\", [])])]\n)";

    #[test]
    fn a_trail_leads_past_comments_and_other_mentions() {
        assert_eq!(find(TEXT, &[]), (1, 1));
        assert_eq!(find(TEXT, &[Mark::Id("a")]), (3, 7));
        assert_eq!(find(TEXT, &[Mark::Text("b")]), (3, 31));
        assert_eq!(find(TEXT, &[Mark::Id("b")]), (4, 17));
        assert_eq!(find(TEXT, &[Mark::Id("b"), Mark::Text("Süß \"b\"")]), (4, 29));
        assert_eq!(find(TEXT, &[Mark::Id("b"), Mark::Word("when"), Mark::Text("c")]), (4, 52));
    }

    #[test]
    fn what_is_not_there_is_told_at_the_last_thing_that_is() {
        assert_eq!(find(TEXT, &[Mark::Id("b"), Mark::Word("nothing"), Mark::Text("x")]), (4, 17));
        for text in ["", "\"open", "/* open", "// open", "\\", "\"\\"] {
            assert_eq!(find(text, &[Mark::Id("x")]), (1, 1), "{text}");
        }
    }
}
