//! The check of the content: what is too hard to read, and what is never said. Its limits are in `assets/reading.ron`.
//!
//! Never mend a text, or let one pass because the limits could not be read.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Piece, Reader, Reading, sentences, words};

const ENGLISH: &str = include_str!("../../../assets/reading.ron");

/// The limits. Without the file nothing would pass.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename = "Rules", deny_unknown_fields)]
pub struct Rules {
    /// For what the person reads.
    pub client: Limits,
    /// For what a helper reads.
    pub helper: Limits,
    /// The SMOG grade that all client text together may have.
    pub smog: f64,
    /// How many words a sentence may have.
    pub sentence: usize,
    /// A pool of fewer words is joined with the next.
    pub pool: u32,
    /// Where a word of the lists may stand after all.
    pub allowed: Vec<Allowed>,
    /// What is not judged.
    pub exempt: Vec<Exempt>,
}

/// What holds for one reader.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename = "Limits", deny_unknown_fields)]
pub struct Limits {
    /// The Flesch-Kincaid grade that a pool may have.
    pub grade: f64,
    /// Words never said to them, in small letters.
    pub banned: Vec<String>,
}

/// A whole text in which a word of the lists may stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Allowed", deny_unknown_fields)]
pub struct Allowed {
    /// The word.
    pub word: String,
    /// The whole text.
    pub text: String,
    /// Why.
    pub why: String,
}

/// A place that is not judged: it and all below it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Exempt", deny_unknown_fields)]
pub struct Exempt {
    /// The place.
    pub at: String,
    /// Why.
    pub why: String,
}

impl Rules {
    /// The rules for English that come with the program.
    pub fn english() -> &'static Self {
        static READ: OnceLock<Rules> = OnceLock::new();
        READ.get_or_init(|| Self::read(ENGLISH).unwrap_or_default())
    }

    /// Reads a file of rules.
    ///
    /// # Errors
    /// Line, column and reason.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// What holds for that reader.
    pub fn limits(&self, reader: Reader) -> &Limits {
        match reader {
            Reader::Client => &self.client,
            Reader::Helper => &self.helper,
        }
    }

    /// That piece is not judged.
    pub fn exempts(&self, piece: &Piece<'_>) -> bool {
        let below = |rest: &str| rest.is_empty() || rest.starts_with('.');
        self.exempt.iter().any(|exempt| piece.at.strip_prefix(exempt.at.as_str()).is_some_and(below))
    }

    /// The words of the lists that stand in that piece and may not.
    pub fn banned_in(&self, piece: &Piece<'_>) -> Vec<&str> {
        let allowed = |word: &str| self.allowed.iter().any(|a| a.word == word && a.text == piece.text);
        let mut found = banned(piece.text, &self.limits(piece.reader).banned);
        found.retain(|word| !allowed(word));
        found
    }
}

/// The words of the list that stand in a text, as whole words in any case.
pub fn banned<'a>(text: &str, list: &'a [String]) -> Vec<&'a str> {
    let lower = text.to_lowercase();
    let apart: String = lower.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect();
    let text = format!(" {} ", apart.split_whitespace().collect::<Vec<_>>().join(" "));
    list.iter().filter(|word| text.contains(&format!(" {word} "))).map(String::as_str).collect()
}

/// The texts of one reader in one chapter, or in some that are too short to tell alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Who reads it.
    pub reader: Reader,
    /// Its chapters.
    pub chapters: Vec<String>,
    /// Its figures.
    pub reading: Reading,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The grade of a pool is over the limit.
    Grade {
        /// Which pool.
        pool: Pool,
        /// Its grade.
        grade: f64,
    },
    /// The SMOG grade of all client text is over the limit.
    Smog(f64),
    /// A sentence has too many words.
    Long {
        /// Where it stands.
        at: String,
        /// The sentence.
        sentence: String,
        /// Its words.
        words: usize,
    },
    /// A word that is never said.
    Banned {
        /// Where it stands.
        at: String,
        /// The word.
        word: String,
        /// The text it stands in.
        text: String,
    },
}

/// The figures of the content and what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The pools, each with its figures.
    pub pools: Vec<Pool>,
    /// All client text together.
    pub client: Reading,
    /// What was found; empty when all is well.
    pub findings: Vec<Finding>,
}

/// Checks these texts.
pub fn check(pieces: &[Piece<'_>], rules: &Rules) -> Report {
    let pieces: Vec<&Piece<'_>> = pieces.iter().filter(|piece| !rules.exempts(piece)).collect();
    let pools = pools(&pieces, rules.pool);
    let client = Reading::of(pieces.iter().filter(|piece| piece.reader == Reader::Client).map(|piece| piece.text));
    let mut findings = Vec::new();
    for pool in &pools {
        let most = rules.limits(pool.reader).grade;
        if let Some(grade) = pool.reading.grade().filter(|grade| *grade > most) {
            findings.push(Finding::Grade { pool: pool.clone(), grade });
        }
    }
    findings.extend(client.smog().filter(|grade| *grade > rules.smog).map(Finding::Smog));
    for piece in pieces {
        let at = || piece.at.clone();
        for sentence in sentences(piece.text) {
            let words = words(sentence).count();
            if words > rules.sentence {
                findings.push(Finding::Long { at: at(), sentence: sentence.to_owned(), words });
            }
        }
        for word in rules.banned_in(piece) {
            findings.push(Finding::Banned { at: at(), word: word.to_owned(), text: piece.text.to_owned() });
        }
    }
    Report { pools, client, findings }
}

/// The pools of these texts: one a reader and chapter, in the order they come. A pool of fewer than `least` words takes
/// the next ones in until it has them; what is left over at the end goes to the one before.
pub fn pools(pieces: &[&Piece<'_>], least: u32) -> Vec<Pool> {
    let mut chapters: Vec<Pool> = Vec::new();
    for piece in pieces {
        let reading = Reading::of([piece.text]);
        let same = |pool: &&mut Pool| pool.reader == piece.reader && pool.chapters.contains(&piece.chapter);
        match chapters.iter_mut().find(same) {
            Some(pool) => pool.reading = pool.reading.and(reading),
            None => chapters.push(Pool { reader: piece.reader, chapters: vec![piece.chapter.clone()], reading }),
        }
    }
    // Readers do not mix; the sort is stable, so the chapters stay in order.
    chapters.sort_by_key(|pool| pool.reader);
    let mut out: Vec<Pool> = Vec::new();
    for pool in chapters {
        match out.last_mut().filter(|before| before.reader == pool.reader && before.reading.words < least) {
            Some(before) => join(before, pool),
            None => out.push(pool),
        }
    }
    left_over(out, least)
}

fn join(pool: &mut Pool, next: Pool) {
    pool.chapters.extend(next.chapters);
    pool.reading = pool.reading.and(next.reading);
}

/// The last pool of a reader may be short: it goes to the one before.
fn left_over(pools: Vec<Pool>, least: u32) -> Vec<Pool> {
    let mut out: Vec<Pool> = Vec::new();
    for pool in pools {
        match out.last_mut().filter(|before| before.reader == pool.reader && pool.reading.words < least) {
            Some(before) => join(before, pool),
            None => out.push(pool),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece<'a>(reader: Reader, chapter: &str, text: &'a str) -> Piece<'a> {
        Piece { reader, chapter: chapter.to_owned(), at: format!("{chapter}.x"), text }
    }

    #[test]
    fn the_rules_read_and_each_exception_has_its_reason() {
        let rules = Rules::read(ENGLISH).unwrap();
        assert!(rules.client.banned.len() > 20 && !rules.helper.banned.is_empty());
        assert!(rules.client.grade <= 6.0 && rules.helper.grade <= 8.0 && rules.smog <= 8.0);
        assert!(rules.sentence <= 20 && rules.pool >= 100);
        assert!(rules.allowed.iter().all(|a| a.why.len() > 10) && rules.exempt.iter().all(|e| e.why.len() > 10));
        let lists = rules.client.banned.iter().chain(&rules.helper.banned);
        assert!(lists.into_iter().all(|word| *word == word.to_lowercase()));
    }

    #[test]
    fn banned_words_are_whole_words_in_any_case() {
        let list = ["late".to_owned(), "still not".to_owned(), "non-compliant".to_owned()];
        assert_eq!(banned("Late, or latest? Later.", &list), ["late"]);
        assert_eq!(banned("It is still,\nnot yet. Non-compliant!", &list), ["still not", "non-compliant"]);
        assert_eq!(banned("chocolate", &list), Vec::<&str>::new());
    }

    #[test]
    fn a_word_may_stand_only_in_the_text_it_is_allowed_in() {
        let rules = Rules::english();
        let found = |text| rules.banned_in(&piece(Reader::Client, "c", text));
        assert_eq!(found("Easy"), Vec::<&str>::new());
        assert_eq!(found("That is easy."), ["easy"]);
    }

    #[test]
    fn short_chapters_join_their_neighbours_and_readers_do_not_mix() {
        let ten = "One two three four five six seven eight nine ten.";
        let pieces = [
            piece(Reader::Client, "a", "Short one."),
            piece(Reader::Helper, "a", ten),
            piece(Reader::Client, "b", ten),
            piece(Reader::Client, "c", ten),
            piece(Reader::Client, "b", ten),
            piece(Reader::Client, "d", "Left over."),
        ];
        let found = pools(&pieces.iter().collect::<Vec<_>>(), 10);
        let told: Vec<_> = found.iter().map(|p| (p.reader, p.chapters.join("+"), p.reading.words)).collect();
        assert_eq!(
            told,
            [
                (Reader::Client, "a+b".to_owned(), 22),
                (Reader::Client, "c+d".to_owned(), 12),
                (Reader::Helper, "a".to_owned(), 10)
            ]
        );
    }

    #[test]
    fn what_is_hard_long_or_banned_is_found_and_what_is_exempt_is_not() {
        let hard = "Ambivalence regarding organisational responsibilities necessitates interdisciplinary intervention.";
        let long = "A b c d e f g h i j k l m n o p q r s t u.";
        let rules = Rules::english();
        let report = check(&[piece(Reader::Client, "c", hard), piece(Reader::Helper, "h", long)], rules);
        let told: Vec<String> = report.findings.iter().map(|f| format!("{f:?}").chars().take(5).collect()).collect();
        assert_eq!(told, ["Grade", "Banne", "Banne", "Long "]);
        assert!(matches!(&report.findings[3], Finding::Long { words: 21, at, .. } if at == "h.x"));
        let many: Vec<Piece<'_>> = std::iter::repeat_n(piece(Reader::Client, "c", hard), 30).collect();
        assert!(check(&many, rules).findings.iter().any(|f| matches!(f, Finding::Smog(grade) if *grade > 8.0)));
        let mut lenient = rules.clone();
        lenient.exempt.push(Exempt { at: "c".to_owned(), why: String::new() });
        assert_eq!(check(&[piece(Reader::Client, "c", hard)], &lenient).findings, []);
        assert!(!lenient.exempts(&piece(Reader::Client, "cc", hard)));
    }

    #[test]
    fn without_limits_nothing_passes() {
        let report = check(&[piece(Reader::Client, "c", "It was a family.")], &Rules::default());
        assert!(!report.findings.is_empty());
    }
}
