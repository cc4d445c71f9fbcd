//! A sentence to be said, by its key and what goes into it. The words themselves live in `assets/words`.
//!
//! Never hold words of its own. A test reads every `say!` in the code and compares it with the words.

use super::Text;

/// A key of `assets/words` with its placeholders filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The key, as in `assets/words/en.ron`.
    pub key: &'static str,
    /// What goes into each `{name}`. A number under `n` picks the plural form.
    pub args: Vec<(&'static str, Arg)>,
}

/// What can be put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A count.
    Number(i64),
    /// Words.
    Text(String),
}

impl From<&str> for Arg {
    // Said in a thousand places; made in one, the program is smaller.
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Text> for Arg {
    #[inline(never)]
    fn from(text: Text) -> Self {
        Self::Text(text.as_str().to_owned())
    }
}
impl From<&Text> for Arg {
    #[inline(never)]
    fn from(text: &Text) -> Self {
        Self::Text(text.as_str().to_owned())
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Number(n)
    }
}
impl From<u8> for Arg {
    fn from(n: u8) -> Self {
        Self::Number(i64::from(n))
    }
}

/// A [`Phrase`]: `say!("pile.count", n = 7, name = "Sam")`.
#[macro_export]
macro_rules! say {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::base::Phrase { key: $key, args: vec![$((stringify!($name), $crate::base::Arg::from($value))),*] }
    };
}
