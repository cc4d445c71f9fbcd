//! Lists of phrases kept among the words, and finding one of them in what was written.

use super::Words;

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
    fn a_phrase_is_found_as_whole_words_in_any_letters() {
        let phrase = tokens("do not");
        for told in ["Do not go", "I DO not.", "\u{201c}do not\u{201d}"] {
            assert!(holds(&tokens(told), &phrase), "{told}");
        }
        for told in ["", "Do nothing", "redo not", "not do"] {
            assert!(!holds(&tokens(told), &phrase), "{told}");
        }
        assert_eq!(tokens("It\u{2019}s stop-motion!"), ["it's", "stop-motion"]);
    }
}
