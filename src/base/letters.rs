//! What a person sees as one letter (a grapheme), how wide it is, and how lines break.
//!
//! Never cut inside a letter, or count a letter's width any other way than the screen does.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The most characters one letter may put into a cell; the rest (a tower of marks) is not drawn.
const TALLEST: usize = 12;

/// Columns the text takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { letters(text).map(|(_, letter)| letter_width(letter)).sum() }
}

/// Columns one letter takes: 0, 1 or 2; more for some joined letters of Indic scripts and old Hangul.
pub fn letter_width(letter: &str) -> usize {
    match letter.as_bytes() {
        [0x20..0x7f] => 1,
        _ => shown(letter).width(),
    }
}

/// The letter as it may go to a cell.
pub fn shown(letter: &str) -> &str {
    if letter.len() <= TALLEST {
        return letter;
    }
    match letter.char_indices().nth(TALLEST) {
        Some((end, _)) => letter.get(..end).unwrap_or(""),
        None => letter,
    }
}

/// The letters with the byte each starts at.
pub fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let letter = match rest.as_bytes() {
            // A plain character before another is a letter by itself, and most are. Only the two of a line end are one.
            [b, next, ..] if b.is_ascii() && next.is_ascii() && *b != b'\r' => rest.get(..1)?,
            // After a whole letter it does not matter what stood before.
            _ => rest.graphemes(true).next()?,
        };
        let start = at;
        at += letter.len();
        Some((start, letter))
    })
}

/// Every letter as it may go to a cell.
fn all_shown(text: &str) -> String {
    if is_low(text) { text.to_owned() } else { letters(text).map(|(_, letter)| shown(letter)).collect() }
}

/// No letter of it can be too tall for a cell. A quick look, which does not find all that are low: all but one
/// character of a letter are beyond ASCII, so a tall one has half a tower of them in a row, of two bytes or more each.
pub fn is_low(text: &str) -> bool {
    text.as_bytes().split(u8::is_ascii).all(|run| run.len() < TALLEST)
}

/// How many letters a person would count.
pub fn count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// The byte where the letter before `at` starts; 0 at the start.
pub fn before(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|head| head.grapheme_indices(true).next_back()).map_or(0, |(i, _)| i)
}

/// The byte from which Backspace at `at` takes away: the last mark, where a script writes its marks one by one
/// (Hebrew, Arabic, Indic, Thai, Lao, Myanmar, Khmer); else the whole letter, such as an emoji or an accented one.
pub fn erased_from(text: &str, at: usize) -> usize {
    let letter = before(text, at);
    let last = text.get(letter..at).and_then(|letter| letter.char_indices().next_back());
    match last {
        Some((from, c)) if has_typed_marks(c) => letter + from,
        _ => letter,
    }
}

/// A character of a script in which a letter and its marks are typed one after the other.
fn has_typed_marks(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0x0900..=0x0DFF | 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

/// The byte after the letter at `at`; the end at the end.
pub fn after(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|tail| tail.graphemes(true).next()).map_or(text.len(), |letter| at + letter.len())
}

/// The text on one line of at most `columns`, with `…` where it had to end early.
pub fn clip(text: &str, columns: usize) -> String {
    let line = text.replace('\n', " ");
    if width(&line) <= columns {
        return all_shown(&line);
    }
    let mut out = String::new();
    let mut used = 0;
    for (_, letter) in letters(&line) {
        let w = letter_width(letter);
        if used + w + 1 > columns {
            break;
        }
        used += w;
        out.push_str(shown(letter));
    }
    if columns > 0 {
        out.push('…');
    }
    out
}

/// Where each line of the wrapped text starts and ends, in bytes. Never empty.
///
/// Breaks after blanks; a word longer than the line breaks inside. Blanks at a break stay at the
/// end of their line and may hang over the edge. A line end starts a new line and belongs to none.
pub fn wrap(text: &str, columns: usize) -> Vec<(usize, usize)> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, start, columns, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

fn wrap_paragraph(text: &str, offset: usize, columns: usize, lines: &mut Vec<(usize, usize)>) {
    let (mut line, mut used) = (0, 0);
    for (at, word) in words(text) {
        let w = width(word);
        let blank = word.trim().is_empty();
        if used + w <= columns || blank {
            used += w;
            continue;
        }
        if used > 0 && w <= columns {
            lines.push((offset + line, offset + at));
            (line, used) = (at, w);
            continue;
        }
        // Longer than a whole line: go on in the same line, letter by letter.
        for (i, letter) in letters(word) {
            let lw = letter_width(letter);
            if used + lw > columns && at + i > line {
                lines.push((offset + line, offset + at + i));
                (line, used) = (at + i, 0);
            }
            used += lw;
        }
    }
    lines.push((offset + line, offset + text.len()));
}

/// Words with the marks that cling to them ("(so", "end.", "Ctrl-G"), runs of blanks, and wide letters
/// such as Chinese ones, between which a line may end.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // In plain text nothing but a blank parts words, so that they need not be looked up letter by letter.
    let plain = text.is_ascii() || text.chars().all(is_plain);
    let (mut plain_words, mut other) = (plain.then(|| words_of_plain(text)), (!plain).then(|| words_of_any(text)));
    std::iter::from_fn(move || match &mut plain_words {
        Some(words) => words.next(),
        None => other.as_mut()?.next(),
    })
}

/// Latin letters and marks like dashes and quotes: narrow, no blank, and none clings to a blank before it.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

fn words_of_plain(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_blank = |b: u8| b.is_ascii() && char::from(b).is_whitespace();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let blank = is_blank(rest.bytes().next()?);
        let end = rest.bytes().position(|b| is_blank(b) != blank).unwrap_or(rest.len());
        let start = at;
        at += end;
        Some((start, rest.get(..end)?))
    })
}

fn words_of_any(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut parts = text.split_word_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (at, first) = parts.next()?;
        let mut end = at + first.len();
        let blank = first.trim().is_empty();
        while let Some((_, next)) =
            parts.next_if(|(_, next)| next.trim().is_empty() == blank && (blank || !starts_wide(next)))
        {
            end += next.len();
        }
        Some((at, text.get(at..end).unwrap_or(first)))
    })
}

fn starts_wide(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() && c.len_utf8() > 2)
        && word.graphemes(true).next().is_some_and(|letter| letter_width(letter) == 2)
}

/// The wrapped lines as text, without the blanks that hang at a break.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    wrap(text, columns).into_iter().map(|(from, to)| all_shown(text.get(from..to).unwrap_or("").trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_what_the_screen_shows() {
        for (text, columns) in [("abc", 3), ("爸爸", 4), ("👩\u{200d}🔬", 2), ("é", 1), ("e\u{301}", 1), ("", 0)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
        assert_eq!(width(&format!("a{}", "\u{301}".repeat(10_000))), 1);
    }

    #[test]
    fn steps_by_letter() {
        let text = "a👩\u{200d}🔬b";
        let second = after(text, 0);
        assert_eq!(second, 1);
        let third = after(text, second);
        assert_eq!(text.get(third..), Some("b"));
        assert_eq!(before(text, third), 1);
        assert_eq!(before(text, 0), 0);
        assert_eq!(after(text, text.len()), text.len());
    }

    #[test]
    fn clips_and_wraps() {
        assert_eq!(clip("one two", 7), "one two");
        assert_eq!(clip("one two three", 7), "one tw…");
        assert_eq!(clip("爸爸爸", 4), "爸…");
        assert_eq!(["", "…", "o…"], [0, 1, 2].map(|columns| clip("one", columns)));
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("my evening, (so", 10), ["my", "evening,", "(so"]);
        assert_eq!(wrapped("爸爸爸，爸", 4), ["爸爸", "爸，", "爸"]);
    }

    proptest! {
        #[test]
        fn letters_are_those_of_the_standard(text in "([ -~]|[\\r\\né爸\u{301}\u{200d}👩🔬🇪🇸नि्\u{600}…“]){0,40}", any in ".{0,30}") {
            for text in [text, any] {
                prop_assert_eq!(letters(&text).collect::<Vec<_>>(), text.grapheme_indices(true).collect::<Vec<_>>());
                prop_assert_eq!(all_shown(&text), text.graphemes(true).map(shown).collect::<String>());
                let whole = |letter: &str| letter.char_indices().nth(TALLEST).map_or(letter.len(), |(end, _)| end);
                prop_assert!(text.graphemes(true).all(|letter| shown(letter).len() == whole(letter)));
            }
        }

        #[test]
        fn plain_words_are_found_as_any_others(text in "[\\x00-\\x7f]{0,60}", latin in "[ \t\n.,'’:_0-9a-\u{ac}\u{ae}-\u{2ff}\u{2010}-\u{2027}]{0,60}", any in "[ a-zé’爸न\u{ad}\u{301}\u{a0}]{0,30}") {
            for text in [text, latin.chars().filter(|c| is_plain(*c)).collect()] {
                prop_assert_eq!(words_of_plain(&text).collect::<Vec<_>>(), words_of_any(&text).collect::<Vec<_>>());
            }
            prop_assert_eq!(words(&any).collect::<Vec<_>>(), words_of_any(&any).collect::<Vec<_>>());
        }

        #[test]
        fn what_is_low_has_no_tall_letter(text in "([a ]|[\u{301}é\u{600}👩\u{200d}]{0,15}){0,6}") {
            let tall = text.graphemes(true).any(|letter| letter.chars().count() > TALLEST);
            prop_assert!(!(tall && is_low(&text)), "{text:?}");
        }

        #[test]
        fn wrapping_keeps_every_letter(text in "[a-z爸é \n]{0,80}", columns in 1usize..20) {
            let lines = wrap(&text, columns);
            let joined: String = lines.iter().filter_map(|&(a, b)| text.get(a..b)).collect();
            prop_assert_eq!(joined, text.replace('\n', ""));
            for &(a, b) in &lines {
                let line = text.get(a..b).unwrap_or("").trim_end();
                prop_assert!(width(line) <= columns.max(2));
            }
        }
    }
}
