//! Text as lines of a width: wrapped, quoted, with a sign before it, or several short ones beside each other.

use super::{fit, line::Line, theme::Role};
use crate::base::{letters, text::LIMIT};

/// More lines than any text has: all of it can be read to its end.
pub(super) const WHOLE: usize = LIMIT;

/// Wrapped text of one kind.
pub(super) fn paragraph(text: &str, width: usize, role: Role) -> Vec<Line> {
    fit::wrap(text, width, WHOLE).0.into_iter().map(|line| Line::new(line, role)).collect()
}

/// Quoted words; the quotes stand out to the left, so that the words keep their edge.
pub(super) fn own(text: &str, width: usize) -> Vec<Line> {
    let (mut words, _) = fit::wrap(text, width.saturating_sub(2), WHOLE);
    if let Some(last) = words.last_mut() {
        last.push('”');
    }
    let line = |(i, text): (usize, String)| {
        if i == 0 { Line::new(format!("“{text}"), Role::Own) } else { Line::new(text, Role::Own).indented(1) }
    };
    words.into_iter().enumerate().map(line).collect()
}

/// Text that needs to be seen, on at most `most` lines, with a sign before it and the rest hanging.
pub(super) fn marked(sign: &str, text: &str, width: usize, most: usize) -> Vec<Line> {
    let hang = sign.len();
    let lines = fit::wrap_clipped(text, width.saturating_sub(hang), most);
    let line = |(i, text): (usize, String)| {
        if i == 0 {
            Line::new(sign, Role::Trouble).and(text, Role::Trouble)
        } else {
            Line::new(text, Role::Trouble).indented(hang)
        }
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// Several short texts, as many on a line as there is room for.
pub(super) fn beside_each_other(texts: &[String], width: usize) -> Vec<Line> {
    const BETWEEN: &str = "   ";
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(last) if letters::width(last) + BETWEEN.len() + letters::width(text) <= width => {
                last.push_str(BETWEEN);
                last.push_str(text);
            }
            _ => lines.push(text.clone()),
        }
    }
    lines.iter().flat_map(|line| paragraph(line, width, Role::Quiet)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        /// Each stands whole, in its order, beside the one before where there is room, and only else on a new line.
        #[test]
        fn short_texts_fill_each_line_and_none_is_broken(texts in vec("[a-z]{1,9}", 1..9), width in 9_usize..40) {
            let lines = beside_each_other(&texts, width);
            let lines: Vec<String> =
                lines.iter().map(|line| line.spans.iter().map(|span| span.text.as_str()).collect()).collect();
            prop_assert!(lines.iter().all(|line| line.len() <= width), "{lines:?}");
            let told: Vec<&str> = lines.iter().flat_map(|line| line.split("   ")).collect();
            prop_assert_eq!(told, texts);
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                let first = next.split("   ").next().unwrap_or_default();
                prop_assert!(line.len() + 3 + first.len() > width, "{lines:?}");
            }
        }
    }
}
