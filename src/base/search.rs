//! Words as they are compared where something is looked for: however a person typed them, they find what they mean.
//!
//! Two texts are alike when they differ only in case, in the accents of Latin, Greek and Cyrillic letters, in the shape of
//! their quotes and dashes, in ligatures, or in the Unicode form (NFKC) they came in. The signs of other scripts that make
//! another word of a word, such as the vowels of Hindi, Thai, Hebrew and Arabic, stay.
//!
//! Never change what is kept or shown. What comes out of here is for comparing only.

use std::{iter, sync::OnceLock};

use memchr::memchr2_iter;
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

/// Puts the text after what stands there, as it is compared; only its letters of ASCII stay as they are.
fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((run, after)) = others(rest) {
        out.push_str(rest.get(..rest.len() - run.len() - after.len()).unwrap_or_default());
        fold_run(run, out);
        rest = after;
    }
    out.push_str(rest);
}

/// The first letters beyond ASCII, as far as they stand together, and what comes after them.
fn others(text: &str) -> Option<(&str, &str)> {
    let tail = text.get(plain_start(text)..).filter(|tail| !tail.is_empty())?;
    let end = tail.bytes().position(|b| b.is_ascii()).unwrap_or(tail.len());
    tail.split_at_checked(end)
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

/// The same for letters beyond ASCII. Where each is compared by itself, they are looked up one by one.
fn fold_run(run: &str, out: &mut String) {
    let from = out.len();
    for c in run.chars() {
        match quick(c) {
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

/// Up to this letter, what becomes of each is looked up in a table: one for each of these scripts, made when one of its
/// letters comes.
const TABLE: usize = 0x3000;
const SCRIPT: usize = 0x100;
const GONE: u16 = 0;
const TOGETHER: u16 = 1;

fn quick(c: char) -> Quick {
    static KNOWN: [OnceLock<Box<[u16]>>; TABLE / SCRIPT] = [const { OnceLock::new() }; TABLE / SCRIPT];
    let (script, letter) = (c as usize / SCRIPT, c as usize % SCRIPT);
    let Some(known) = KNOWN.get(script) else {
        return if is_by_itself(c) { Quick::Is(c) } else { Quick::Together };
    };
    let known = known.get_or_init(|| (script * SCRIPT..(script + 1) * SCRIPT).map(looked_up).collect());
    match known.get(letter).copied() {
        Some(GONE) => Quick::Gone,
        Some(TOGETHER) | None => Quick::Together,
        Some(is) => char::from_u32(is.into()).map_or(Quick::Together, Quick::Is),
    }
}

/// Chinese and Korean letters, those of Japanese, and most pictures.
fn is_by_itself(c: char) -> bool {
    let letter = matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    letter || matches!(c, '\u{1f300}'..='\u{1faff}')
}

fn looked_up(code: usize) -> u16 {
    let Some(c) = u32::try_from(code).ok().and_then(char::from_u32) else { return TOGETHER };
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
pub struct Room(String);

/// Words that are looked for, as they are compared.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    words: Vec<String>,
    /// A bit for each letter of ASCII in them.
    letters: u128,
    /// Each of their letters stays what it is, wherever it stands.
    are_plain: bool,
}

/// The word stands in the text, in small or large letters of ASCII.
fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let begins = memchr2_iter(*first, first.to_ascii_uppercase(), text);
    let mut rest = begins.filter_map(|at| text.get(at..at + word.len()));
    rest.any(|part| part.eq_ignore_ascii_case(word))
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.words().eq(other.words())
    }
}

impl Wanted {
    /// The words of what was typed.
    pub fn of(typed: &str) -> Self {
        let words: Vec<String> = folded(typed).split_whitespace().take(MOST).map(str::to_owned).collect();
        let all = || words.iter().flat_map(|word| word.chars());
        let letters = all().filter(char::is_ascii).fold(0, |letters, c| letters | 1 << u32::from(c));
        let stays = |c: char| (c as usize) < TABLE && matches!(quick(c), Quick::Is(is) if is == c);
        let are_plain = all().all(stays);
        Self { words, letters, are_plain }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Nothing is looked for.
    pub fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    /// A bit for each of them.
    pub fn all(&self) -> u64 {
        (1 << self.words.len()) - 1
    }

    /// Which of them that text holds, a bit for each. There is room for one text after the other.
    pub fn held_by(&self, text: &str, Room(room): &mut Room) -> u64 {
        let held = self.held_as_it_is(text);
        // Where all stand there as they are, or no other letter could become one of theirs, folding finds no more.
        if (held == self.all() && self.are_plain) || !self.could_be_in_others(text) {
            return held;
        }
        room.clear();
        fold_into(text, room);
        self.held_as_it_is(room)
    }

    /// A letter beyond ASCII there could become one of these, or bring two others together.
    fn could_be_in_others(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some((run, after)) = others(rest) {
            let mut is = run.chars().map(quick);
            if is.any(|is| !matches!(is, Quick::Is(c) if !self.has(c))) {
                return true;
            }
            rest = after;
        }
        false
    }

    fn has(&self, c: char) -> bool {
        if c.is_ascii() { self.letters >> u32::from(c) & 1 == 1 } else { self.words().any(|word| word.contains(c)) }
    }

    fn held_as_it_is(&self, text: &str) -> u64 {
        let held = self.words().enumerate().filter(|(_, word)| holds(text, word));
        held.fold(0, |bits, (nth, _)| bits | 1 << nth)
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
        self.held_by(text, &mut Room::default()) == self.all()
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

    proptest! {
        #[test]
        fn the_quick_way_finds_what_the_long_one_does(
            text in "([a-dA-Dàéß“’ﬁ\u{301}д爸 ]|.){0,30}", typed in "[a-dD ’éßдf]{1,4}|.{1,3}",
        ) {
            let (wanted, text_folded) = (Wanted::of(&typed), folded(&text));
            for (nth, word) in wanted.words.iter().enumerate() {
                let held = wanted.held_by(&text, &mut Room::default()) >> nth & 1 == 1;
                prop_assert_eq!(held, text_folded.contains(word.as_str()), "{}", word);
            }
        }

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
