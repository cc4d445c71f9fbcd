//! What is about to be said, cleaned and cut into lines.

use crate::{app::Scene, base::text, content::Words, page::action::info, say};

/// Lines in the order they are said.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    /// Says it. Every line end starts a line of its own; blank lines are left out, since a braille
    /// line shows them as nothing.
    pub(super) fn say(&mut self, said: impl AsRef<str>) {
        for line in text::clean(said.as_ref()).split('\n') {
            let line = line.trim_end();
            if !line.is_empty() {
                self.0.push(line.to_owned());
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn done(self) -> Vec<String> {
        self.0
    }
}

/// The app's words name keys a line can not hold (Ctrl and a letter); here they become the words that do
/// the same at every prompt. What stands in quotes is the person's, and stays as they wrote it.
pub(super) fn spoken(scene: &Scene, text: &str) -> String {
    if !text.contains("Ctrl-") {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('“') {
        let (own, behind) = after.split_once('”').map_or((after, ""), |(own, behind)| (own, behind));
        out.push_str(&in_words(scene, before));
        out.push('“');
        out.push_str(own);
        if own.len() < after.len() {
            out.push('”');
        }
        rest = behind;
    }
    out.push_str(&in_words(scene, rest));
    out
}

fn in_words(scene: &Scene, text: &str) -> String {
    let mut out = text.to_owned();
    for action in scene.actions.iter().filter(|action| info(action.act).is_some_and(|info| info.in_text)) {
        for key in action.keys.iter().filter(|key| key.starts_with("Ctrl-")) {
            out = out.replace(key.as_str(), &format!(".{}", action.name.replace('_', " ")));
        }
    }
    out
}

/// Two parts of one line: a comma between them, or only a blank after a full stop.
pub(super) fn add(line: &mut String, part: &str) {
    if part.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.push_str(if ends(line) { " " } else { ", " });
    }
    line.push_str(part);
}

/// As [`add`], but the part is a sentence of its own.
pub(super) fn then(line: &mut String, part: &str) {
    if part.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.push_str(if ends(line) { " " } else { ". " });
    }
    line.push_str(part);
}

fn ends(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '؟', '।'])
}

/// A value, or the words for none.
pub(super) fn or_nothing(value: &str, words: &Words) -> String {
    if value.trim().is_empty() { words.say(&say!("plain.nothing_yet")) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_clean_and_single() {
        let mut lines = Lines::default();
        lines.say("a\u{1b}[31m\r\n\n  b\u{202e}\nRäucherfisch, ß, 爸, |\u{200d}");
        assert_eq!(lines.done(), ["a␛[31m", "  b\u{fffd}", "Räucherfisch, ß, 爸, |\u{200d}"]);
    }

    #[test]
    fn parts_are_joined_for_listening() {
        let mut line = String::from("1. Print the form");
        add(&mut line, "done");
        then(&mut line, "by Friday");
        assert_eq!(line, "1. Print the form, done. by Friday");
        let mut line = String::from("1. Ask Ana.");
        add(&mut line, "");
        add(&mut line, "open");
        assert_eq!(line, "1. Ask Ana. open");
    }
}
