//! How hard a text is to read: words, sentences, syllables, and the grades made of them.
//!
//! What counts as what follows Flesch (1948): a word is what stands between spaces, so a number is one word, and so is
//! "check-in"; a dash or a quote ends a word. A line, a text without an end mark, and each part between middle dots is
//! a sentence of its own. A placeholder, `{name}`, is one word of one syllable, as most names are short.
//!
//! Never be shown to a client, or be run on what a person wrote. It judges our words, not theirs.

pub mod check;
pub mod syllables;
pub mod texts;

pub use check::{Finding, Pool, Report, Rules, banned, check, pools};
pub use syllables::syllables;
pub use texts::{Piece, Reader};

/// From so many syllables a word is a long one (McLaughlin 1969).
const LONG_WORD: u32 = 3;

/// With fewer sentences SMOG says nothing (McLaughlin 1969).
const SMOG_SENTENCES: u32 = 30;

/// What a pool of texts counts up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its words.
    pub words: u32,
    /// Its sentences.
    pub sentences: u32,
    /// The syllables of its words.
    pub syllables: u32,
    /// Its words of three syllables or more.
    pub long_words: u32,
}

impl Reading {
    /// The figures of these texts together.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut out = Self::default();
        for sentence in texts.into_iter().flat_map(sentences) {
            out.sentences += 1;
            for word in words(sentence) {
                let n = syllables(word);
                out.words += 1;
                out.syllables += n;
                out.long_words += u32::from(n >= LONG_WORD);
            }
        }
        out
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
            long_words: self.long_words + other.long_words,
        }
    }

    /// The reading grade of Flesch and Kincaid (Kincaid, Fishburne, Rogers & Chissom 1975). `None` without a word.
    pub fn grade(self) -> Option<f64> {
        let (length, weight) = self.averages()?;
        Some(0.39 * length + 11.8 * weight - 15.59)
    }

    /// The reading ease of Flesch (1948); higher reads more lightly. `None` without a word.
    pub fn ease(self) -> Option<f64> {
        let (length, weight) = self.averages()?;
        Some(206.835 - 1.015 * length - 84.6 * weight)
    }

    /// The SMOG grade (McLaughlin 1969). `None` for fewer than 30 sentences.
    pub fn smog(self) -> Option<f64> {
        (self.sentences >= SMOG_SENTENCES).then(|| smog(self.long_words, self.sentences))
    }

    /// Words in a sentence, and syllables in a word.
    fn averages(self) -> Option<(f64, f64)> {
        if self.words == 0 || self.sentences == 0 {
            return None;
        }
        let words = f64::from(self.words);
        Some((words / f64::from(self.sentences), f64::from(self.syllables) / words))
    }
}

/// The formula of SMOG (McLaughlin 1969), also for fewer sentences than it was made for.
fn smog(long_words: u32, sentences: u32) -> f64 {
    1.0430 * (f64::from(long_words) * 30.0 / f64::from(sentences)).sqrt() + 3.1291
}

/// The sentences of a text that hold a word, in order.
pub fn sentences(text: &str) -> Vec<&str> {
    let parts = text.lines().flat_map(|line| line.split(['·', '•']));
    parts.flat_map(cut).map(str::trim).filter(|part| words(part).next().is_some()).collect()
}

/// A line, cut after each end mark that a new sentence follows: a small letter goes on with the one before.
fn cut(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut ended = false;
    let mut spaced = false;
    for (at, c) in line.char_indices() {
        match c {
            '.' | '!' | '?' if !spaced => ended = true,
            // What closes may stand after the end mark.
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '…' if ended && !spaced => {}
            c if c.is_whitespace() => spaced = ended,
            c => {
                if spaced && !c.is_lowercase() {
                    out.extend(line.get(from..at));
                    from = at;
                }
                (ended, spaced) = (false, false);
            }
        }
    }
    out.extend(line.get(from..));
    out
}

/// The words of a sentence.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || "–—―→/|\"“”„«»…;()[]".contains(c);
    let bare = |c: char| !c.is_alphanumeric() && c != '{' && c != '}';
    let parts = sentence.split(ends).flat_map(|part| part.split("--"));
    parts.map(move |part| part.trim_matches(bare)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATYPUS: &str = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";

    fn to(places: usize, number: Option<f64>) -> String {
        format!("{:.places$}", number.unwrap())
    }

    #[test]
    fn the_published_figures_come_out() {
        let cat = Reading::of(["The cat sat on the mat."]);
        assert_eq!(cat, Reading { words: 6, sentences: 1, syllables: 6, long_words: 0 });
        assert_eq!((to(2, cat.grade()), to(1, cat.ease())), ("-1.45".into(), "116.1".into()));
        let platypus = Reading::of([PLATYPUS]);
        assert_eq!((platypus.words, platypus.sentences, platypus.syllables), (13, 1, 24));
        assert_eq!((to(2, platypus.grade()), to(1, platypus.ease())), ("11.26".into(), "37.5".into()));
        assert_eq!(to(2, Reading::of(["Cat"]).grade()), "-3.40");
        assert_eq!(to(2, Some(smog(30, 30))), "8.84");
        assert_eq!(to(2, Some(smog(12, 20))), "7.55");
    }

    #[test]
    fn smog_waits_for_thirty_sentences_and_nothing_is_said_of_nothing() {
        let long = |n| Reading::of(std::iter::repeat_n("It was a family.", n));
        assert_eq!(long(29).smog(), None);
        assert_eq!(to(2, long(30).smog()), "8.84");
        let none = Reading::of(["", " \n ", "…", "-- !"]);
        assert_eq!(none, Reading::default());
        assert_eq!((none.grade(), none.ease(), none.smog()), (None, None, None));
    }

    #[test]
    fn two_pools_together_are_one_pool() {
        let both = Reading::of(["The cat sat.", PLATYPUS]);
        assert_eq!(Reading::of(["The cat sat."]).and(Reading::of([PLATYPUS])), both);
    }

    #[test]
    fn lines_and_end_marks_make_sentences() {
        assert_eq!(sentences("One thing\nAnother thing"), ["One thing", "Another thing"]);
        assert_eq!(sentences("Enter done · Esc back"), ["Enter done", "Esc back"]);
        assert_eq!(sentences("Stop. Then go on? Yes!"), ["Stop.", "Then go on?", "Yes!"]);
        assert_eq!(sentences("She said: \"No.\" I went."), ["She said: \"No.\"", "I went."]);
        assert_eq!(sentences("Kept in book.ron, up to 6.5 of it."), ["Kept in book.ron, up to 6.5 of it."]);
        assert_eq!(sentences("Ask \"what now?\" and wait ... then go."), ["Ask \"what now?\" and wait ... then go."]);
        assert_eq!(sentences("Type it. .back goes back."), ["Type it.", ".back goes back."]);
        assert_eq!(sentences("It is {name}. {n} more."), ["It is {name}.", "{n} more."]);
    }

    #[test]
    fn dashes_and_quotes_end_a_word_and_hyphens_do_not() {
        let all = |text| words(text).collect::<Vec<_>>();
        assert_eq!(all("one–two -- three—four"), ["one", "two", "three", "four"]);
        assert_eq!(all("“my”word 'and' a check-in"), ["my", "word", "and", "a", "check-in"]);
        assert_eq!(all("It isn't 1,000 or 10:30."), ["It", "isn't", "1,000", "or", "10:30"]);
        assert_eq!(all("{name}'s step, {n}%"), ["{name}'s", "step", "{n}"]);
        assert_eq!(all("← → · !"), Vec::<&str>::new());
    }

    #[test]
    fn a_placeholder_is_one_short_word() {
        let said = Reading::of(["Welcome back, {name}."]);
        assert_eq!(said, Reading::of(["Welcome back, Jo."]));
        assert_eq!(Reading::of(["{a_very_long_name_of_it}"]).syllables, 1);
    }
}
