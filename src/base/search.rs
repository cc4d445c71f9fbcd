//! Words as they are compared where something is looked for: however a person typed them, they find what they mean.
//!
//! Two texts are alike when they differ only in case, in the accents of Latin, Greek and Cyrillic letters, in the shape of
//! their quotes and dashes, in ligatures, or in the Unicode form (NFKC) they came in. The signs of other scripts that make
//! another word of a word, such as the vowels of Hindi, Thai, Hebrew and Arabic, stay.
//!
//! Never change what is kept or shown. What comes out of here is for comparing only.

use std::{iter, sync::LazyLock};

use memchr::{memchr2_iter, memmem::Finder};
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick};

use super::{letters, text};

/// So many words are looked for at most: one bit stands for one word.
const MOST: usize = 63;
/// Eight bytes, each of them one.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// What is typed to be looked for has so many bytes at most.
const LONGEST: usize = 500;

/// Nobody types so much on purpose: it was pasted, and no text holds all of it.
pub fn is_too_long(typed: &str) -> bool {
    typed.len() > LONGEST
}

/// The text as it is compared.
///
/// `Café`, `cafe` and `CAFE` are alike, and so are `don’t` and `don't`, `Straße` and `STRASSE`, `ﬁne` and `fine`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&text.to_ascii_lowercase(), &mut out);
    out
}

/// Puts the text, in which letters of ASCII are small, after what stands there, as it is compared.
fn fold_into(small: &str, out: &mut String) {
    let mut rest = small;
    while !rest.is_empty() {
        let (head, tail) = rest.split_at_checked(plain_start(rest)).unwrap_or((rest, ""));
        out.push_str(head);
        let other = tail.bytes().position(|b| b.is_ascii()).unwrap_or(tail.len());
        let (run, after) = tail.split_at_checked(other).unwrap_or((tail, ""));
        fold_run(run, out);
        rest = after;
    }
}

/// How many bytes of ASCII it begins with.
fn plain_start(text: &str) -> usize {
    // Eight at a time, so that it is quick even in a program that is made small.
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    for (nth, eight) in eights.iter().enumerate() {
        let other = u64::from_le_bytes(*eight) & (ONES * 0x80);
        if other != 0 {
            return nth * 8 + other.trailing_zeros() as usize / 8;
        }
    }
    eights.len() * 8 + rest.iter().take_while(|b| b.is_ascii()).count()
}

/// The text with small letters of ASCII, in that room. Eight letters at a time, for the same reason.
fn small_in<'r>(text: &str, room: &'r mut Vec<u8>) -> &'r str {
    room.clear();
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    for eight in eights {
        room.extend_from_slice(&all_small(*eight));
    }
    room.extend(rest.iter().map(u8::to_ascii_lowercase));
    std::str::from_utf8(room).unwrap_or_default()
}

/// All of them small, where they are letters of ASCII.
fn all_small(eight: [u8; 8]) -> [u8; 8] {
    let all = u64::from_ne_bytes(eight);
    let low = all & (ONES * 0x7f);
    // The high bit tells of a byte from `A` on, and not after `Z`; 0x20 makes it small.
    let large = (low + ONES * (0x80 - 0x41)) & !(low + ONES * (0x7f - 0x5a)) & !all & (ONES * 0x80);
    (all | (large >> 2)).to_ne_bytes()
}

/// The same for letters beyond ASCII. Where each is compared by itself, they are looked up one by one.
fn fold_run(run: &str, out: &mut String) {
    let (known, from) = (known(), out.len());
    for c in run.chars() {
        match quick(known, c) {
            Quick::Is(c) => out.push(c),
            Quick::Gone => {}
            Quick::Together => {
                out.truncate(from);
                out.extend(fold_together(run));
                return;
            }
        }
    }
}

/// Any letters, the long way.
fn fold_together(run: &str) -> impl Iterator<Item = char> {
    let apart = run.chars().map(plain).nfkd().filter(|c| !is_aside(*c));
    apart.flat_map(small).map(plain).nfc()
}

/// The small letter, by way of the large one, so that `ß` and `SS` are the same, and every sigma; letters with a stroke,
/// and two in one, are what one types for them.
fn small(c: char) -> impl Iterator<Item = char> {
    let small = c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    small.flat_map(|c| {
        let (one, other) = match c {
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            'ø' => ('o', None),
            'ł' => ('l', None),
            'đ' => ('d', None),
            'ħ' => ('h', None),
            'ŧ' => ('t', None),
            'ı' => ('i', None),
            other => (other, None),
        };
        iter::once(one).chain(other)
    })
}

/// Quotes and dashes of any shape are those on a keyboard.
fn plain(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201b}' | '\u{b4}' | '\u{2b9}' | '\u{2bb}'..='\u{2bd}' | '\u{2032}' | '\u{2035}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// An accent of Latin, Greek or Cyrillic letters, or a character that shows nothing. The signs of other scripts are none
/// of these.
fn is_aside(c: char) -> bool {
    let accent =
        matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}');
    accent
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        )
}

/// What becomes of one letter.
enum Quick {
    /// This one.
    Is(char),
    /// Nothing.
    Gone,
    /// That is told only together with those beside it.
    Together,
}

/// Up to this letter, what becomes of each is looked up in a table.
const TABLE: u32 = 0x3000;
const GONE: u16 = 0;
const TOGETHER: u16 = 1;

fn known() -> &'static [u16] {
    static KNOWN: LazyLock<Box<[u16]>> = LazyLock::new(|| (0..TABLE).map(looked_up).collect());
    &KNOWN
}

fn quick(known: &[u16], c: char) -> Quick {
    match known.get(c as usize).copied() {
        Some(GONE) => Quick::Gone,
        Some(TOGETHER) => Quick::Together,
        Some(is) => char::from_u32(is.into()).map_or(Quick::Together, Quick::Is),
        None if is_by_itself(c) => Quick::Is(c),
        None => Quick::Together,
    }
}

/// Chinese and Korean letters, those of Japanese, and most pictures.
fn is_by_itself(c: char) -> bool {
    let letter = matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    letter || matches!(c, '\u{1f300}'..='\u{1faff}')
}

fn looked_up(code: u32) -> u16 {
    let Some(c) = char::from_u32(code) else { return TOGETHER };
    // It joins no letter before it.
    let stands_alone =
        |c: char| canonical_combining_class(c) == 0 && is_nfc_quick(iter::once(c)) != IsNormalized::Maybe;
    let mut letter = [0; 4];
    let mut is = fold_together(c.encode_utf8(&mut letter));
    match (is.next(), is.next()) {
        (None, _) => GONE,
        (Some(is), None) if stands_alone(c) && stands_alone(is) => u16::try_from(u32::from(is)).unwrap_or(TOGETHER),
        _ => TOGETHER,
    }
}

/// Room to compare texts in, one after the other.
#[derive(Debug, Default)]
pub struct Room {
    small: Vec<u8>,
    folded: String,
}

/// Words that are looked for, as they are compared.
#[derive(Clone, Debug, Default)]
pub struct Wanted(Vec<Word>);

#[derive(Clone, Debug)]
struct Word {
    folded: String,
    finder: Finder<'static>,
}

impl Word {
    fn new(folded: &str) -> Self {
        Self { folded: folded.to_owned(), finder: Finder::new(folded).into_owned() }
    }

    fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// It stands in a text that is not folded, in small or large letters of ASCII.
    fn is_in_any_case(&self, text: &str) -> bool {
        let (text, word) = (text.as_bytes(), self.folded.as_bytes());
        let Some(first) = word.first() else { return true };
        let begins = memchr2_iter(*first, first.to_ascii_uppercase(), text);
        let mut rest = begins.filter_map(|at| text.get(at..at + word.len()));
        rest.any(|part| part.eq_ignore_ascii_case(word))
    }
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

impl Wanted {
    /// The words of what was typed.
    pub fn of(typed: &str) -> Self {
        Self(folded(typed).split_whitespace().take(MOST).map(Word::new).collect())
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| word.folded.as_str())
    }

    /// Nothing is looked for.
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// A bit for each of them.
    pub fn all(&self) -> u64 {
        (1 << self.0.len()) - 1
    }

    /// Which of them that text holds, a bit for each. There is room for one text after the other.
    pub fn held_by(&self, text: &str, room: &mut Room) -> u64 {
        let held = self.bits(|word| word.is_in_any_case(text));
        // Where all stand there as they are, or no other letter could become one of theirs, folding finds no more.
        if (held == self.all() && self.are_plain()) || !self.could_be_in_others(text) {
            return held;
        }
        room.folded.clear();
        fold_into(small_in(text, &mut room.small), &mut room.folded);
        self.bits(|word| word.is_in(&room.folded))
    }

    /// A letter beyond ASCII there could become one of these, or bring two others together.
    fn could_be_in_others(&self, text: &str) -> bool {
        let others = text.get(plain_start(text)..).unwrap_or_default().chars().filter(|c| !c.is_ascii());
        others.map(|c| quick(known(), c)).any(|is| match is {
            Quick::Is(c) => self.words().any(|word| word.contains(c)),
            Quick::Gone | Quick::Together => true,
        })
    }

    fn bits(&self, holds: impl Fn(&Word) -> bool) -> u64 {
        let held = self.0.iter().enumerate().filter(|(_, word)| holds(word));
        held.fold(0, |bits, (nth, _)| bits | 1 << nth)
    }

    /// Each of their letters stays what it is, wherever it stands.
    fn are_plain(&self) -> bool {
        let stays = |c: char| u32::from(c) < TABLE && matches!(quick(known(), c), Quick::Is(is) if is == c);
        self.words().all(|word| word.chars().all(stays))
    }

    /// Which of them can stand in a date that is made of these names and of numbers.
    pub fn in_dates<'n>(&self, names: impl Iterator<Item = &'n str>) -> u64 {
        let mut room = Room::default();
        let signs = self.words().enumerate().filter(|(_, word)| !word.chars().all(char::is_alphabetic));
        let signs = signs.fold(0, |bits, (nth, _)| bits | 1 << nth);
        names.fold(signs, |bits, name| bits | self.held_by(name, &mut room))
    }

    /// That text holds all of them.
    pub fn are_in(&self, text: &str) -> bool {
        let text = folded(text);
        self.0.iter().all(|word| word.is_in(&text))
    }

    /// What holds these held those, too: of each word there was a part.
    pub fn narrow(&self, those: &Self) -> bool {
        those.words().all(|part| self.words().any(|word| word.contains(part)))
    }

    /// The text in one line of so many columns, around the first of these that stands in it.
    pub fn around(&self, words: &str, columns: usize) -> String {
        let line = text::one_line(words.trim());
        if letters::width(&line) <= columns {
            return line;
        }
        let at = self.first_in(&line).unwrap_or(0);
        let head = line.get(..at).unwrap_or_default();
        if letters::width(head) <= columns * 2 / 3 {
            return letters::clip(&line, columns);
        }
        let mut left = letters::width(head);
        let near = letters::letters(head).find(|(_, letter)| {
            let fits = left <= columns / 3;
            left = left.saturating_sub(letters::letter_width(letter));
            fits
        });
        let start = near.map_or(at, |(start, _)| start);
        // From the start of a word, where there is one.
        let part = head.get(start..).unwrap_or_default();
        let start = start + part.find(char::is_whitespace).map_or(0, |blank| blank + 1);
        let part = line.get(start..).unwrap_or_default();
        format!("…{}", letters::clip(part, columns.saturating_sub(1)))
    }

    /// The byte where the first of these begins.
    fn first_in(&self, text: &str) -> Option<usize> {
        let mut all = String::with_capacity(text.len());
        let mut places = Vec::new();
        for (at, letter) in letters::letters(text) {
            places.push((all.len(), at));
            fold_into(&letter.to_ascii_lowercase(), &mut all);
        }
        let first = self.words().filter_map(|word| all.find(word)).min()?;
        let nth = places.partition_point(|(folded, _)| *folded <= first);
        places.get(nth.checked_sub(1)?).map(|(_, at)| *at)
    }
}

#[cfg(test)]
#[allow(clippy::unicode_not_nfc, reason = "letters and their marks are looked at apart")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn however_it_is_typed_it_is_found() {
        let mut room = Room::default();
        for (typed, stands, is_in) in [
            ("cafe", "Café", true),
            ("CAFÉ", "a cafe\u{301} by the sea", true),
            ("résumé", "re\u{301}sume\u{301}", true),
            ("re\u{301}sume\u{301}", "résumé", true),
            ("don't", "I don’t know", true),
            ("don’t", "I don't know", true),
            ("\"no\"", "He said “no”", true),
            ("e-mail", "An e‑mail", true),
            ("strasse", "Die Straße", true),
            ("STRAẞE", "Die Strasse", true),
            ("fine", "ﬁne", true),
            ("aether", "Æther", true),
            ("lodz", "Łódź", true),
            ("smorrebrod", "Smørrebrød", true),
            ("istanbul", "İstanbul", true),
            ("ISIK", "ışık", true),
            ("hue", "Huế", true),
            // Greek and Cyrillic.
            ("οδος", "ΟΔΟΣ", true),
            ("αθηνα", "Αθήνα", true),
            ("елка", "Ёлка", true),
            // The width of letters.
            ("abc", "ＡＢＣ", true),
            ("カード", "ｶｰﾄﾞ", true),
            ("カ", "ガ", false),
            ("は", "ぱ", false),
            ("각", "\u{1100}\u{1161}\u{11a8}", true),
            ("가", "각", false),
            ("爸爸", "今天爸爸来了", true),
            // Signs that make another word of it stay; another form of the same is the same.
            ("की", "कि", false),
            ("क\u{93c}", "\u{958}", true),
            ("ทำ", "ทา", false),
            ("มา", "ม้า", false),
            ("שָׁלוֹם", "שלום", false),
            ("\u{fb2a}", "ש\u{5c1}", true),
            ("\u{fefb}", "لا", true),
            ("آ", "ا\u{653}", true),
            ("عَلَم", "عِلْم", false),
            ("السلام", "\u{200f}السلام\u{200f} عليكم", true),
            ("❤", "❤\u{fe0f}", true),
            ("letters", "letter", false),
            ("sea box", "A box by the sea", true),
            ("sea fox", "A box by the sea", false),
            ("  ", "anything", true),
        ] {
            assert_eq!(Wanted::of(typed).are_in(stands), is_in, "{typed} in {stands}");
            let bits = Wanted::of(typed).held_by(stands, &mut room);
            assert_eq!(bits == Wanted::of(typed).all(), is_in, "{typed} in {stands}");
        }
    }

    #[test]
    fn no_number_of_words_is_too_many() {
        let many = "ab ".repeat(5_000);
        assert!(Wanted::of(&many).are_in("abc") && Wanted::of(&many).held_by("abc", &mut Room::default()) > 0);
    }

    #[test]
    fn more_letters_and_more_words_narrow_what_holds_them() {
        let narrows = |now: &str, before: &str| Wanted::of(now).narrow(&Wanted::of(before));
        for (now, before, is_so) in [
            ("riv", "ri", true),
            ("river b", "river", true),
            ("ri", "riv", false),
            ("the sea", "sea", true),
            ("boat", "sea", false),
            ("é", "e", true),
            ("が", "か", false),
        ] {
            assert_eq!(narrows(now, before), is_so, "{now} after {before}");
        }
    }

    #[test]
    fn a_long_text_is_shown_around_what_was_found() {
        let long =
            "We walked to the office.\nThere was a queue, and I waited until my name was called by someone in blue.";
        for (typed, columns, shown) in [
            ("office", 200, long.replace('\n', " ").as_str()),
            ("walked", 24, "We walked to the office…"),
            ("QUEUE", 24, "…was a queue, and I wai…"),
            ("blue", 24, "…in blue."),
            ("zebra", 24, "We walked to the office…"),
        ] {
            assert_eq!(Wanted::of(typed).around(long, columns), shown, "{typed}");
        }
        assert_eq!(Wanted::of("来").around("今天爸爸来了今天爸爸来了今天爸爸来了", 16), "今天爸爸来了今…");
        assert!(Wanted::of("e").around(&"é".repeat(200), 20).starts_with('é'));
    }

    #[test]
    fn eight_letters_are_small_as_each_is() {
        for (b, at) in (0..=u8::MAX).flat_map(|b| (0..8).map(move |at| (b, at))) {
            let mut eight = *b"aZ@[`{9A";
            eight[at] = b;
            assert_eq!(all_small(eight), eight.map(|b| b.to_ascii_lowercase()), "{b:#x} at {at}");
        }
    }

    proptest! {
        #[test]
        fn letters_looked_up_one_by_one_are_what_they_are_together(text in "([a-zÀ-ʯἀ-῾а-я\u{300}-\u{345}ก-๛़-्ా-ైא-ת\u{5b0}-\u{5c2}ا-ي\u{64b}-\u{653}가-깋ᄀ-하-ᅵᆨ-ᆯか-ご\u{3099}ｱ-ﾟ 爸’“ﬁ½™👩\u{200d}🔬\u{fe0f}]|.){0,12}") {
            let together: String = fold_together(&text).collect();
            prop_assert_eq!(folded(&text), together, "{}", text.escape_unicode());
        }

        #[test]
        fn every_form_of_a_text_is_the_same(text in "(.|[À-ʯἀ-῾가-깋が-ご\u{958}-\u{95f}]){0,12}") {
            let one = folded(&text);
            for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
                prop_assert_eq!(&folded(&form), &one, "{}", text.escape_unicode());
            }
            prop_assert_eq!(&folded(&one), &one, "once is enough");
        }

        #[test]
        fn what_is_shown_is_a_part_of_it_and_fits(text in "[a-zé爸 \n\u{301}]{0,90}", typed in "[a-c爸]{1,2}", columns in 8usize..40) {
            let shown = Wanted::of(&typed).around(&text, columns);
            prop_assert!(letters::width(&shown) <= columns, "{shown}");
            let part = shown.trim_start_matches('…').trim_end_matches('…');
            prop_assert!(text::one_line(&text).contains(part), "{shown}");
        }
    }
}
