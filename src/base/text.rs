//! The one door for words: typing, paste, import and load all pass [`clean`].
//!
//! Never let a control code or a bidi override through, or drop one without a visible mark.

use std::{cell::Cell, fmt, ops::Deref, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most one field may hold, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// Words that have passed [`clean`]. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Arc<str>);

thread_local! {
    /// How many texts the door has changed on this thread; lets a load tell that it cleaned something.
    static CHANGED: Cell<usize> = const { Cell::new(0) };
}

impl Text {
    /// Cleans and keeps.
    pub fn new(text: &str) -> Self {
        Self::counted(text).0
    }

    /// Cleans and keeps; and whether there was something to clean.
    fn counted(text: &str) -> (Self, bool) {
        let is_clean = is_clean(text);
        let kept = if is_clean { Arc::from(text) } else { Arc::from(clean(text)) };
        (Self(kept), !is_clean)
    }

    /// As [`Self::new`], for what comes from a file: [`counting_changes`] learns of it.
    pub(super) fn from_file(text: &str) -> Self {
        let (text, changed) = Self::counted(text);
        if changed {
            CHANGED.with(|n| n.set(n.get() + 1));
        }
        text
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For serde: an empty text is not written.
    pub fn is_empty_text(&self) -> bool {
        self.is_empty()
    }

    /// Nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words in quotes")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::from_file(text))
            }
        }
        from.deserialize_str(Visitor)
    }
}

/// Runs `load` and counts the texts that the door had to change while it read.
pub fn counting_changes<T>(load: impl FnOnce() -> T) -> (T, usize) {
    CHANGED.with(|n| n.set(0));
    let loaded = load();
    (loaded, CHANGED.with(Cell::get))
}

/// [`clean`] would change nothing.
pub fn is_clean(text: &str) -> bool {
    // The usual case is settled by bytes alone: only these can begin a character that is marked.
    let suspect = |b: u8| (b < 0x20 && b != b'\n') || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef);
    let harmless = |at: usize, b: u8| {
        let begins = || text.get(at..).and_then(|rest| rest.chars().next());
        !suspect(b) || begins().is_none_or(|c| mark_for(c).is_none())
    };
    // Eight bytes at a time, so that it is quick even in a program that is made small.
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let all_harmless = |bytes: &[u8], from: usize| bytes.iter().zip(from..).all(|(b, at)| harmless(at, *b));
    eights.iter().zip((0..).step_by(8)).all(|(eight, from)| is_bare(*eight) || all_harmless(eight, from))
        && all_harmless(rest, eights.len() * 8)
}

/// All of them are letters, digits, signs and blanks of ASCII.
fn is_bare(eight: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let eight = u64::from_ne_bytes(eight);
    // The high bit tells of a byte under 0x20 or over 0x7e (after "Bit Twiddling Hacks", Anderson 2005). A carry can
    // come only from such a byte.
    let odd = eight.wrapping_sub(ONES * 0x20) | eight.wrapping_add(ONES) | eight;
    odd & (ONES * 0x80) == 0
}

/// What stands in for a character that may not come in; `None` when it may.
#[inline]
fn mark_for(c: char) -> Option<&'static str> {
    const PICTURES: [&str; 32] = [
        "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "    ", "\n", "␋", "␌", "\n", "␎", "␏", "␐", "␑", "␒", "␓", "␔",
        "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
    ];
    match c {
        '\n' => None,
        // A tab is space, not a code: four blanks keep columns straight everywhere.
        '\0'..='\u{1f}' => PICTURES.get(c as usize).copied(),
        '\u{7f}' => Some("␡"),
        // C1 codes; overrides, embeddings and isolates (Unicode TR 9). Joiners and marks stay.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("\u{fffd}"),
        '\u{2028}' | '\u{2029}' => Some("\n"),
        '\u{feff}' => Some(""),
        _ => None,
    }
}

/// Turns control and bidi-override characters into visible marks, and CRLF or CR into LF.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        match mark_for(c) {
            None => out.push(c),
            Some(mark) => out.push_str(mark),
        }
    }
    out
}

/// As [`clean`], and on one line: every line end becomes one blank.
pub fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_become_marks() {
        let cases = [
            ("plain", "plain"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("\u{1b}]52;c;x\u{7}", "␛]52;c;x␇"),
            ("D\tE", "D    E"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
            ("👩\u{200d}🔬", "👩\u{200d}🔬"),
            ("\u{feff}x\u{7f}", "x␡"),
            ("بعد العيد إن شاء الله", "بعد العيد إن شاء الله"),
        ];
        for (typed, kept) in cases {
            assert_eq!(clean(typed), kept);
            assert_eq!(Text::new(typed).as_str(), kept);
        }
        assert_eq!(one_line("a\r\nb"), "a b");
    }

    #[test]
    fn the_quick_look_finds_every_character_that_is_marked() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(is_clean(&text), mark_for(c).is_none(), "{c:?}");
        }
    }

    #[test]
    fn eight_bytes_are_bare_where_each_is() {
        for (b, at) in (0..=u8::MAX).flat_map(|b| (0..8).map(move |at| (b, at))) {
            let mut eight = *b" ~ ~a~ 0";
            eight[at] = b;
            assert_eq!(is_bare(eight), (0x20..0x7f).contains(&b), "{b:#x} at {at}");
        }
    }

    #[test]
    fn the_quick_look_finds_it_wherever_it_stands() {
        for c in ('\0'..='\u{ff}').chain(['\u{202e}', '\u{2067}', '\u{feff}', '…', '~', ' ']) {
            for before in 0..17 {
                let text = format!("{}{c}{}", " ".repeat(before), "~".repeat(17 - before));
                assert_eq!(is_clean(&text), mark_for(c).is_none(), "{before} before {c:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_harmful_passes_and_cleaning_twice_is_cleaning_once(text in ".*") {
            let once = clean(&text);
            prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(clean(&once), once);
        }
    }
}
