//! Ids: a kind letter and ten random base-32 letters, so that two copies of a workbook never clash.
//!
//! Never draw from the clock or the system by itself; the seed comes from the edge.

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::dice::Dice;

/// The longest id, in bytes. Ten random letters need eleven; named ids (pages) may be longer.
pub const LONGEST: usize = 31;

/// The identity of one record. Small letters, digits and `_` only; 1 to [`LONGEST`] bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    letters: [u8; LONGEST],
    length: u8,
}

/// What an id belongs to, told by its first letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A goal: `g`.
    Goal,
    /// A step: `s`.
    Step,
    /// An entry of the log: `e`.
    Entry,
    /// The answers to one page: `p_` and the page's name.
    Page,
    /// The settings, of which there is one: `me`.
    Settings,
    /// One row of a list in an answer: `r`.
    Row,
    /// Something the faces or the app made up for a moment; never in the file: `x`.
    Passing,
    /// No letter this version knows.
    Other,
}

impl Id {
    /// The one record that holds the settings.
    pub fn settings() -> Self {
        Self::of("me").unwrap_or(Self::EMPTY)
    }

    /// The answers to the page named `page`; each page has one such record.
    pub fn page(page: &str) -> Self {
        Self::of(&format!("p_{page}")).unwrap_or(Self::EMPTY)
    }

    /// One more filling of the page named `page`, by the ten letters that were drawn for it.
    pub fn page_again(page: &str, drawn: Self) -> Self {
        let letters: String = drawn.as_str().chars().skip(1).collect();
        Self::page(&format!("{page}_{letters}"))
    }

    /// It is one of the fillings of the page named `page`.
    pub fn filled_of(&self, page: &str) -> bool {
        let rest = self.as_str().strip_prefix("p_").and_then(|rest| rest.strip_prefix(page));
        let letters = rest.and_then(|rest| rest.strip_prefix('_'));
        letters.is_some_and(|letters| letters.len() == 10 && !letters.contains('_'))
    }

    /// Something that only lives while the program runs, such as the filter of a list.
    pub fn passing(name: &str) -> Self {
        Self::of(&format!("x_{name}")).unwrap_or(Self::EMPTY)
    }

    const EMPTY: Self = Self { letters: [0; LONGEST], length: 0 };

    /// Reads an id; `None` when it is empty, too long or has other letters.
    pub fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let fits = !bytes.is_empty() && bytes.len() <= LONGEST;
        let known = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_';
        if !fits || !bytes.iter().all(known) {
            return None;
        }
        let mut letters = [0; LONGEST];
        letters.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Self { letters, length: u8::try_from(bytes.len()).ok()? })
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    fn as_bytes(&self) -> &[u8] {
        self.letters.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// What it belongs to.
    pub fn kind(&self) -> Kind {
        match self.letters.first() {
            _ if self.as_bytes() == b"me" => Kind::Settings,
            Some(b'g') => Kind::Goal,
            Some(b's') => Kind::Step,
            Some(b'e') => Kind::Entry,
            Some(b'p') => Kind::Page,
            Some(b'r') => Kind::Row,
            Some(b'x') => Kind::Passing,
            _ => Kind::Other,
        }
    }

    /// A number that is the same for the same id on every machine; used to draw its stone.
    pub fn seed(&self) -> u64 {
        fingerprint(self.as_str().bytes())
    }
}

/// Of the letters alone: most ids are a third of the room there is.
impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Without the length, which costs as much as the letters: where ids stand side by side, a clash is only slow.
        state.write(self.as_bytes());
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id: small letters, digits and _")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                Id::of(text).ok_or_else(|| E::custom("an id has 1 to 31 small letters, digits or _"))
            }
        }
        from.deserialize_str(Visitor).map_err(D::Error::custom)
    }
}

/// Draws new ids. Seeded at the edge; the same seed gives the same ids, which tests rely on.
#[derive(Clone, Debug)]
pub struct Ids {
    dice: Dice,
}

impl Ids {
    /// Starts from `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self { dice: Dice::seeded(seed) }
    }

    /// A new id of that kind: one letter and ten of base 32.
    pub fn draw(&mut self, kind: Kind) -> Id {
        let letter = match kind {
            Kind::Goal => 'g',
            Kind::Step => 's',
            Kind::Entry => 'e',
            Kind::Page => 'p',
            Kind::Row => 'r',
            Kind::Settings | Kind::Passing | Kind::Other => 'x',
        };
        Id::of(&format!("{letter}{}", base_32(self.dice.roll(), 10))).unwrap_or(Id::EMPTY)
    }
}

/// A number that is the same for the same bytes on every machine: FNV-1a (Fowler, Noll, Vo 1991).
pub fn fingerprint(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The lowest bits of a number as that many letters of base 32, at most twelve, the lowest first.
pub fn base_32(bits: u64, letters: u32) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letter = |i: u32| {
        let at = usize::try_from((bits >> (5 * i)) & 31).unwrap_or(0);
        char::from(ALPHABET.get(at).copied().unwrap_or(b'0'))
    };
    (0..letters.min(12)).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_tell_their_kind() {
        let mut ids = Ids::seeded(7);
        for (kind, letter) in [(Kind::Goal, 'g'), (Kind::Step, 's'), (Kind::Entry, 'e'), (Kind::Row, 'r')] {
            let id = ids.draw(kind);
            assert_eq!(id.as_str().len(), 11);
            assert!(id.as_str().starts_with(letter));
            assert_eq!(id.kind(), kind);
            assert_eq!(Id::of(id.as_str()), Some(id));
        }
        assert_eq!(Id::settings().kind(), Kind::Settings);
        assert_eq!(Id::page("good_day").kind(), Kind::Page);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "A", "g 1", "g\u{1b}", &"g".repeat(LONGEST + 1)] {
            assert_eq!(Id::of(text), None, "{text:?}");
        }
    }

    #[test]
    fn ten_thousand_ids_are_all_different() {
        let mut ids = Ids::seeded(1);
        let all: std::collections::BTreeSet<_> = (0..10_000).map(|_| ids.draw(Kind::Step)).collect();
        assert_eq!(all.len(), 10_000);
    }
}
