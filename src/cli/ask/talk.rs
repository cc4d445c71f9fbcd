//! A talk by lines: what is said, what is typed, and the words with a full stop in front.

use std::{
    cell::Cell,
    io::{self, BufRead, Write},
};

use super::{
    desk::{Desk, line},
    typed::{MOST, Typed},
};
use crate::{
    base::{Key, Phrase, text},
    cli::environment,
    say,
    tui::terminal,
    workbook::Workbook,
};

/// Where questions are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// On standard output.
    Out,
    /// On standard error: standard output is for JSON.
    Err,
    /// Nowhere: nobody types.
    Silent,
}

/// What was typed to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// An answer; blank leaves it as it is.
    Answer(Typed),
    /// One question back.
    Back,
    /// The question once more.
    Again,
    /// The end: of the input, or because it was asked for.
    End,
}

/// The talk.
pub(super) struct Talk<'a, R> {
    pub(super) desk: &'a Desk,
    pub(super) input: R,
    pub(super) voice: Cell<Voice>,
}

impl<R: BufRead> Talk<'_, R> {
    /// Says a line. What leaves is one clean line.
    pub(super) fn tell(&self, words: &str) -> io::Result<()> {
        let clean = text::one_line(words);
        let told = match self.voice.get() {
            Voice::Out => writeln!(io::stdout(), "{clean}"),
            Voice::Err => writeln!(io::stderr(), "{clean}"),
            Voice::Silent => Ok(()),
        };
        if told.is_err() && !environment::is_typed() {
            // The answers of a pipe are there already: they are kept, whoever hears the questions.
            self.voice.set(Voice::Silent);
            return Ok(());
        }
        told
    }

    pub(super) fn say(&self, phrase: &Phrase) -> io::Result<()> {
        self.tell(&self.desk.say(phrase))
    }

    /// The next line, with the words after a full stop done.
    pub(super) fn hear(&mut self, book: &Workbook) -> io::Result<Heard> {
        let Some(typed) = next_line(&mut self.input)? else { return Ok(Heard::End) };
        let Some(word) = typed.text.trim().strip_prefix('.') else { return Ok(Heard::Answer(typed)) };
        if word.starts_with('.') {
            return Ok(Heard::Answer(Typed { text: word.to_owned(), ..typed }));
        }
        let word = word.trim().to_lowercase();
        let someone_types = environment::is_typed();
        let words = &self.desk.content.words;
        let is = |key: &str| !word.is_empty() && words.plain(key).to_lowercase() == word;
        if is("plain.word.leave") || is("plain.word.quit") || is("plain.word.exit") {
            return Ok(Heard::End);
        }
        if is("plain.word.back") {
            return Ok(Heard::Back);
        }
        if someone_types && (is("plain.word.hide") || is("plain.word.hide_short")) {
            return self.hide();
        }
        if is("plain.word.call") {
            self.call(book)?;
        } else if !is("plain.word.again") {
            // The lines of a pipe stand for their questions: none of them may fall out of the row.
            if !someone_types {
                return Ok(Heard::Answer(typed));
            }
            let typed = line(&typed.text);
            self.say(&say!("cmd.no_word", typed = typed))?;
        }
        Ok(Heard::Again)
    }

    /// Clears what can be cleared and takes no other word until it is to go on.
    fn hide(&mut self) -> io::Result<Heard> {
        let cleared = environment::can_clear() && terminal::clear_all().is_ok();
        self.say(&say!("plain.hidden"))?;
        self.say(&if cleared { say!("plain.hidden_cleared") } else { say!("plain.hidden_above") })?;
        let word = self.desk.content.words.plain("plain.word.hide").to_lowercase();
        while let Some(typed) = next_line(&mut self.input)? {
            if typed.text.trim().trim_start_matches('.').to_lowercase() == word {
                return Ok(Heard::Again);
            }
            self.say(&say!("plain.hidden"))?;
        }
        Ok(Heard::End)
    }

    /// Someone to call, as it is written on that page.
    fn call(&self, book: &Workbook) -> io::Result<()> {
        let Some(page) = self.desk.content.page("call") else { return Ok(()) };
        self.tell(&page.purpose)?;
        let answers = book.answers("call");
        let said = |field: &Key| answers.and_then(|answers| answers.fields.text(field));
        let mut any = false;
        for field in &page.fields {
            if let Some(words) = said(&field.id) {
                any = true;
                let between = if field.label.ends_with('?') { " " } else { ": " };
                self.tell(&format!("{}{between}{}", field.label, line(words)))?;
            }
        }
        for row in answers.map_or(&[][..], |answers| answers.rows(&Key::of("people"))) {
            let cells: Vec<String> = [Key::of("name"), Key::of("contact")]
                .iter()
                .filter_map(|column| row.cells.get(column).and_then(crate::base::Value::text))
                .map(|words| line(words))
                .collect();
            any = true;
            self.tell(&cells.join(", "))?;
        }
        if any { Ok(()) } else { self.say(&say!("cmd.no_call")) }
    }
}

/// The next line without its end; `None` at the end of the input. No more of it than [`MOST`] is kept.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Typed>> {
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let (mut bytes, mut any) = (Vec::new(), false);
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let (part, used) = end.map_or((chunk, chunk.len()), |at| (chunk.get(..at).unwrap_or_default(), at + 1));
        bytes.extend(part.iter().take(most.saturating_sub(bytes.len())));
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(any.then(|| Typed::of_lines(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_whole_and_says_where_letters_are_broken() {
        let long = "a".repeat(3 * text::LIMIT);
        let input = [long.as_bytes(), b"\r\ncaf\xe9\n\nend"].concat();
        let mut input = io::BufReader::new(&input[..]);
        let mut next = || next_line(&mut input).unwrap().map(|typed| (typed.text, typed.broken));
        assert_eq!(next(), Some((long, false)));
        assert!(next().unwrap().1);
        assert_eq!(next(), Some((String::new(), false)));
        assert_eq!(next(), Some(("end".to_owned(), false)));
        assert_eq!(next(), None);
    }
}
