//! The loop: a line in, events out, lines out.
//!
//! Never open, close or ask anything of a terminal; it only reads and writes text it is handed.

use std::io::{self, BufRead, ErrorKind, Write};

use super::{choice::normal, state::Turn, talk::Talk};
use crate::{
    app::{Event, Scene},
    base::{
        framer,
        text::{self, LIMIT},
    },
    content::Words,
    page::Act,
    say,
};

/// The longest line that is kept while reading: past the limit of a field, so that the field can refuse it.
const LONGEST: usize = LIMIT + 1024;

/// The longest line a terminal hands on, in bytes.
const A_LINE: usize = 4095;

/// How often one line may lead to further events. Two rounds are the most that are ever needed.
const ROUNDS: usize = 6;

/// The app, as this face sees it.
pub trait Partner {
    /// What there is to see and to do now.
    fn scene(&self) -> Scene;

    /// Something happened.
    fn send(&mut self, event: Event);

    /// The program is to end.
    fn left(&self) -> bool;

    /// All events of one line are in: a good moment to save, and to wait until that is done.
    /// "Saved." is said when the scene was not saved before this and is after it.
    fn settle(&mut self) {}

    /// A signal ends the program: the line that was just read was not ended by the person.
    fn interrupted(&self) -> bool {
        false
    }

    /// Clears the lines that were said and typed so far, where they stand on something that can be cleared. True when
    /// that was asked of it; whether it was done, nobody can tell.
    fn clear(&mut self) -> bool {
        false
    }

    /// Who leaves is to be asked whether the lines are to be cleared.
    fn asks_to_clear(&self) -> bool {
        false
    }
}

/// Talks until the person leaves or the input ends, which saves and leaves. `why` says why this face is on.
///
/// # Errors
/// When the input can not be read or the output can not be written. [`Act::Leave`] was sent then, too.
pub fn run(
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
    why: &str,
) -> io::Result<()> {
    let mut talk = Talk::new();
    begin(&mut talk, input, output, partner, words, why)
}

/// As [`run`], with a talk that is kept: [`go_on`] takes it up again when the person is back from elsewhere.
///
/// # Errors
/// As [`run`].
pub fn begin(
    talk: &mut Talk,
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
    why: &str,
) -> io::Result<()> {
    let first = talk.open(&partner.scene(), words, why);
    to_the_end(talk, &first, input, output, partner, words)
}

/// Goes on with a talk that was left at `before`: what has changed since is said, and numbers mean what they meant.
///
/// # Errors
/// As [`run`].
pub fn go_on(
    talk: &mut Talk,
    before: &Scene,
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
) -> io::Result<()> {
    let first = talk.back(before, &partner.scene(), words);
    to_the_end(talk, &first, input, output, partner, words)
}

fn to_the_end(
    talk: &mut Talk,
    first: &[String],
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
) -> io::Result<()> {
    let talked = write(output, first).and_then(|()| listen(talk, input, output, partner, words));
    if talked.is_err() && !partner.left() {
        partner.send(Event::Do(Act::Leave));
        partner.settle();
    }
    talked
}

fn listen(
    talk: &mut Talk,
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
) -> io::Result<()> {
    while !partner.left() {
        let before = partner.scene();
        // Half an answer is kept; half a choice may not be what was meant.
        let line = read_line(input)?.filter(|_| before.writing.is_some() || !partner.interrupted());
        let Some(line) = line else {
            let leave = Turn { lines: Vec::new(), events: vec![Event::Do(Act::Leave)] };
            return rounds(talk, leave, before, output, partner, words);
        };
        if line.broken && !before.hidden {
            write(output, &[words.say(&say!("plain.broken_letters"))])?;
        }
        if line.full && !before.hidden {
            write(output, &[words.say(&say!("plain.line_full", n = A_LINE))])?;
        }
        let turn = talk.hear(&line.text, &before, words);
        rounds(talk, turn, before, output, partner, words)?;
    }
    if partner.asks_to_clear() { offer_to_clear(input, output, partner, words) } else { Ok(()) }
}

/// Asks once, when all is said and saved. Only the word clears: Enter alone, or anything else, leaves all as it is.
fn offer_to_clear(
    input: &mut impl BufRead,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
) -> io::Result<()> {
    write(output, &[words.say(&say!("plain.leave_clear"))])?;
    let line = read_line(input)?.map(|line| line.text).unwrap_or_default();
    let typed = normal(line.trim().trim_start_matches('.'));
    if typed == normal(&words.plain("plain.word.clear")) && partner.clear() {
        write(output, &[words.say(&say!("plain.leave_cleared"))])?;
    }
    Ok(())
}

/// Sends the events, says what came of them, and again, until nothing more is asked for.
fn rounds(
    talk: &mut Talk,
    mut turn: Turn,
    mut before: Scene,
    output: &mut impl Write,
    partner: &mut impl Partner,
    words: &Words,
) -> io::Result<()> {
    write(output, &turn.lines)?;
    for _ in 0..ROUNDS {
        for event in std::mem::take(&mut turn.events) {
            partner.send(event);
            talk.glance(&partner.scene());
        }
        partner.settle();
        let now = partner.scene();
        if now.hidden && !before.hidden {
            talk.cleared(partner.clear());
        }
        turn = if partner.left() { talk.last(&before, &now, words) } else { talk.after(&before, &now, words) };
        write(output, &turn.lines)?;
        if turn.events.is_empty() {
            break;
        }
        before = now;
    }
    Ok(())
}

/// The last thing before the text leaves: whatever came this far is one clean line.
fn write(output: &mut impl Write, lines: &[String]) -> io::Result<()> {
    for line in lines {
        writeln!(output, "{}", text::one_line(line))?;
    }
    output.flush()
}

/// One line as it came in.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    text: String,
    /// Some of it was not readable as letters; a mark stands there.
    broken: bool,
    /// A terminal takes no longer line: what was typed after it may be gone.
    full: bool,
}

/// The next line without its end; `None` at the end of the input. Never keeps more than [`LONGEST`].
fn read_line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let (mut bytes, mut any) = (Vec::new(), false);
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let (part, used) = end.map_or((chunk, chunk.len()), |at| (chunk.get(..at).unwrap_or_default(), at + 1));
        let room = LONGEST.saturating_sub(bytes.len());
        bytes.extend(part.iter().take(room));
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    let full_line = bytes.len() == A_LINE;
    // A line cut at the most that is kept may end inside a letter; that is no broken letter of the person's.
    let full = bytes.len() >= LONGEST;
    let text = framer::words_of(&bytes);
    let broken = !full && std::str::from_utf8(&bytes).is_err();
    Ok(Some(Line { text, broken, full: full_line }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<Line> {
        // A tiny buffer, so that lines come in pieces.
        let mut input = io::BufReader::with_capacity(3, input);
        std::iter::from_fn(|| read_line(&mut input).unwrap()).collect()
    }

    #[test]
    fn lines_come_whole_whatever_their_ends() {
        let texts = |input: &str| lines(input.as_bytes()).into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(texts("eins\r\nzwei\n\nRäucherfisch"), ["eins", "zwei", "", "Räucherfisch"]);
        assert_eq!(texts(""), Vec::<String>::new());
        assert_eq!(texts("\n"), [""]);
    }

    #[test]
    fn arrow_keys_are_no_letters_of_a_line() {
        let text = |typed: &str| lines(typed.as_bytes()).remove(0).text;
        assert_eq!(text("ab\u{1b}[Dc\u{1b}[1;5Cd\u{1b}OAe\u{1b}[200~f"), "abcdef");
        assert_eq!(text("\u{1b}ä\u{1b}[ö"), "\u{1b}äö");
        // Escape, and then words.
        for words in ["\u{1b}Peter", "\u{1b}On Monday", "\u{1b}yes", "yes\u{1b}"] {
            assert_eq!(text(words), words);
        }
    }

    #[test]
    fn what_a_terminal_reports_is_no_letter_of_a_line() {
        let text = |typed: &str| lines(typed.as_bytes()).remove(0).text;
        for report in [
            "\x1b[24;80R",
            "\x1b]11;rgb:2e2e/3434/3636\x07",
            "\x1b]11;rgb:2e/34/36\x1b\\",
            "\x1b[I",
            "\x1b[O",
            "\x1b[8;24;80t",
            "\x1b[0n",
            "\x1bOZ",
        ] {
            assert_eq!(text(&format!("wo{report}rds{report}")), "words", "{report:?}");
        }
    }

    #[test]
    fn a_line_as_long_as_a_terminal_takes_is_told() {
        let full = |n: usize| lines("a".repeat(n).as_bytes()).remove(0).full;
        assert_eq!([full(A_LINE - 1), full(A_LINE), full(A_LINE + 1)], [false, true, false]);
    }

    #[test]
    fn unreadable_letters_are_told_of_and_endless_lines_end() {
        assert_eq!(lines(b"caf\xe9\nok\n").iter().map(|line| line.broken).collect::<Vec<_>>(), [true, false]);
        let endless = "ä".repeat(LONGEST);
        let read = lines(format!("{endless}\nnext").as_bytes());
        assert!(read[0].text.len() <= LONGEST + 3 && read[0].text.len() > LIMIT && !read[0].broken);
        assert_eq!(read[1].text, "next");
    }
}
