//! Words of not living on, or of hurting oneself: where they stand in a record, the program asks nothing about it,
//! offers nothing, and shows who can be called.
//!
//! This is no detector and must never be called one: it knows a short list of plain phrases, misses most of what a
//! person can say, and says nothing of how anyone is. It only keeps our own questions away from such a line.
//!
//! Never store what it found, count it, tell it to anyone, or stand in the way of what is written.

use super::Words;

/// One of the phrases stands in these words.
pub fn is_dark(words: &Words, text: &str) -> bool {
    if text.trim().is_empty() {
        return false;
    }
    let told = tokens(text);
    phrases(words, "dark.phrases").iter().any(|phrase| holds(&told, phrase))
}

/// The phrases of a list in the words, each as small words.
pub fn phrases(words: &Words, key: &str) -> Vec<Vec<String>> {
    words.plain(key).split(',').map(tokens).filter(|phrase| !phrase.is_empty()).collect()
}

/// That phrase stands somewhere in what was told, word by word.
pub fn holds(told: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && told.windows(phrase.len()).any(|part| part == phrase)
}

/// Whole words in small letters, without the marks around them: "Stop-motion" is one word, and so is "don't".
pub fn tokens(text: &str) -> Vec<String> {
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.replace('\u{2019}', "'").to_lowercase()
    };
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_phrases_are_known_and_daily_words_are_not() {
        let words = Words::english();
        for text in [
            "End my life",
            "I want to die.",
            "kill myself",
            "Be DEAD by spring",
            "not be here",
            "suicide",
            "cut myself",
            "It\u{2019}s best if I\u{2019}m not here any more",
            "end it all",
        ] {
            assert!(is_dark(&words, text), "{text}");
        }
        for text in [
            "",
            "End my lease",
            "Write the diet plan",
            "Meet the deadline",
            "Visit the graveyard",
            "Cut my hair myself",
            "Be here on time",
            "Help my sister with her kills list",
        ] {
            assert!(!is_dark(&words, text), "{text}");
        }
    }
}
