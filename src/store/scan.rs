//! Just enough reading of RON by hand to find comments, and the number behind `format` where the rest can't be read.
//!
//! Never decide what a file holds; that is for the real reader.

/// Where each comment starts, in bytes.
pub(super) fn comments(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'/' => match comment_end(bytes, at) {
                Some(end) => {
                    found.push(at);
                    end
                }
                None => at + 1,
            },
            b'"' => string_end(bytes, at + 1),
            b'r' => raw_string_end(bytes, at + 1).unwrap_or(at + 1),
            b'\'' => letter_end(bytes, at + 1),
            _ => at + 1,
        };
    }
    found
}

/// The number behind `format`, where it is the first field. Works on files whose rest is unknown or damaged.
pub(super) fn format_number(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    let start = skip_blank(bytes, 0);
    let mut at = skip_blank(bytes, take(bytes, start, b"Workbook").unwrap_or(start));
    at = skip_blank(bytes, take(bytes, at, b"(")?);
    at = skip_blank(bytes, take(bytes, at, b"format")?);
    at = skip_blank(bytes, take(bytes, at, b":")?);
    let digits: String = bytes.get(at..)?.iter().take_while(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect();
    if digits.is_empty() {
        return None;
    }
    // A number too large to hold is newer than anything.
    Some(digits.parse().unwrap_or(u64::MAX))
}

fn take(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    bytes.get(at..)?.starts_with(word).then_some(at + word.len())
}

fn skip_blank(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => at + 1,
            b'/' => match comment_end(bytes, at) {
                Some(end) => end,
                None => return at,
            },
            _ => return at,
        };
    }
    at
}

fn comment_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'/' => {
            let rest = bytes.get(at..)?;
            Some(rest.iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n))
        }
        b'*' => Some(block_end(bytes, at + 2)),
        _ => None,
    }
}

fn block_end(bytes: &[u8], mut at: usize) -> usize {
    let mut open = 1;
    while open > 0 && at < bytes.len() {
        let two = bytes.get(at..at + 2).unwrap_or_default();
        let step = match two {
            b"/*" => {
                open += 1;
                2
            }
            b"*/" => {
                open -= 1;
                2
            }
            _ => 1,
        };
        at += step;
    }
    at
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

fn raw_string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let hashes = bytes.get(at..)?.iter().take_while(|b| **b == b'#').count();
    at += hashes;
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        let closing = bytes.get(at..at + hashes).is_some_and(|tail| tail.iter().all(|b| *b == b'#'));
        if *byte == b'"' && closing {
            return Some(at + hashes);
        }
    }
    Some(at)
}

fn letter_end(bytes: &[u8], at: usize) -> usize {
    // A quote as a letter, `'"'`, must not open a string. The longest letter is `'\u{10ffff}'`.
    let from = if bytes.get(at) == Some(&b'\\') { at + 2 } else { at + 1 };
    let near = bytes.get(from..(from + 10).min(bytes.len())).unwrap_or_default();
    near.iter().position(|b| *b == b'\'').map_or(at, |n| from + n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_found_and_strings_are_not_comments() {
        for (text, at) in [
            ("// one\n(a: 1)", vec![0]),
            ("(a: \"// no\", b: 2 /* yes */)", vec![18]),
            ("(a: \"\\\"// no\")", vec![]),
            ("(a: r#\"\" // no \"#, /* a /* b */ c */ b: 1) // d", vec![19, 43]),
            ("(a: '\"', b: 1) // c", vec![15]),
            ("(a: '\\'', b: \"// no\")", vec![]),
            ("(a: 'x'// c", vec![7]),
            ("'\\u{10ffff}'// d", vec![12]),
            ("'a to the end // e", vec![14]),
            ("(a: 1 / 2", vec![]),
            ("\"never closed // no", vec![]),
            ("r###\"never closed // no", vec![]),
            ("/* never closed", vec![0]),
            ("/", vec![]),
        ] {
            assert_eq!(comments(text), at, "{text}");
        }
    }

    #[test]
    fn the_format_is_found_in_front_of_anything() {
        for (text, number) in [
            ("(format: 0, x", Some(0)),
            ("// hello\n/* x */ Workbook (\n  // y\n format : 12 ~~ who knows", Some(12)),
            ("(format: 99999999999999999999999)", Some(u64::MAX)),
            ("{\"format\": 1}", None),
            ("(formats: 1)", None),
            ("Config(format: 1)", None),
            ("(format: \"1\")", None),
            ("(a: 1, format: 3)", None),
            ("", None),
        ] {
            assert_eq!(format_number(text), number, "{text}");
        }
    }
}
