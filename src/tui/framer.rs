//! Cuts what a terminal sends into whole keys and pastes, and leaves out what it reports about itself.
//!
//! A terminal may answer what another program asked it before it ended. No byte of such a report becomes a letter or a
//! key, and nothing that has begun and does not end keeps the keys away: after a short silence it is over.
//!
//! Pure: what came, and that nothing came for a while, is told to it.

use std::time::Duration;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
const OLD_MOUSE: &[u8] = b"\x1b[M";
/// No key and no report is longer: what follows are keys again.
const LONGEST: usize = 4096;

/// A lone Escape is the key itself after so long.
const A_MOMENT: Duration = Duration::from_millis(30);
/// What has begun and is not a paste ends after so long a silence.
const A_WHILE: Duration = Duration::from_millis(100);
/// So long of it is left after a moment.
const REST_OF_A_WHILE: Duration = Duration::from_millis(70);
/// A paste ends after so long beyond that: a second in all.
const A_PAUSE: Duration = Duration::from_millis(900);

/// Something whole.
#[derive(Debug)]
pub(super) enum Frame<'a> {
    /// The bytes of one letter, one key press, or one act of the mouse.
    Key(&'a [u8]),
    /// What was pasted.
    Paste(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing has begun.
    #[default]
    Between,
    /// Within a letter of several bytes.
    Letter,
    Escape,
    /// After `ESC [` or `ESC O`.
    Sequence,
    /// After `ESC [ M`, of which three bytes follow that can be anything.
    Mouse,
    /// Within words of the terminal that end with BEL, or with `ESC \`.
    Report {
        paused: bool,
    },
    /// Within such words, after an Escape.
    ReportEscape,
    Paste {
        paused: bool,
    },
}

/// What a silence cut off. On a slow line its rest may still come, several bytes at once; what is pressed comes by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cut {
    #[default]
    Nothing,
    Escape,
    Report,
    /// So many bytes of its end had come.
    Paste {
        ended: usize,
    },
}

/// What has come and is not whole yet.
#[derive(Debug, Default)]
pub(super) struct Framer {
    state: State,
    held: Vec<u8>,
    cut: Cut,
}

impl Framer {
    /// After so long without a byte, [`Self::quiet`] is to be called.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Between => None,
            State::Escape | State::Report { paused: false } => Some(A_MOMENT),
            State::Report { paused: true } => Some(REST_OF_A_WHILE),
            State::Paste { paused: true } => Some(A_PAUSE),
            _ => Some(A_WHILE),
        }
    }

    /// Takes what came at once.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut dyn FnMut(Frame)) {
        // A paste comes in one go. What comes after a pause and by itself was pressed, by someone who waits for it.
        if let (State::Paste { paused: true }, [byte]) = (self.state, bytes)
            && byte.is_ascii_control()
            && !matches!(*byte, b'\t' | b'\n' | b'\r' | ESC)
        {
            self.cut_paste(out);
        }
        // So does a report: a letter that comes by itself after a pause was typed, maybe after Alt and a letter.
        if self.state == (State::Report { paused: true })
            && is_one_letter(bytes)
            && !bytes.iter().any(u8::is_ascii_control)
        {
            self.reset();
        }
        for byte in self.after_a_cut(bytes) {
            self.take(*byte, out);
        }
    }

    /// Goes on where a silence had cut something off, if this is the rest of it. What is left is to be taken.
    fn after_a_cut<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let cut = std::mem::take(&mut self.cut);
        if self.state != State::Between || (is_one_letter(bytes) && (cut, bytes) != (Cut::Report, &[BEL])) {
            return bytes;
        }
        match cut {
            Cut::Nothing => {}
            Cut::Escape => {
                if let Some(rest) = PASTE_BEGINS.strip_prefix(&[ESC]).and_then(|begins| bytes.strip_prefix(begins)) {
                    self.state = State::Paste { paused: false };
                    return rest;
                }
            }
            Cut::Report => {
                let end = |window: &[u8]| window.first() == Some(&BEL) || window == b"\x1b\\";
                if let Some(at) =
                    (0..bytes.len()).find(|at| end(bytes.get(*at..bytes.len().min(at + 2)).unwrap_or_default()))
                {
                    let past = if bytes.get(at) == Some(&BEL) { at + 1 } else { at + 2 };
                    return bytes.get(past..).unwrap_or_default();
                }
            }
            Cut::Paste { ended } => {
                let goes_on = bytes.first() != Some(&ESC) || bytes.starts_with(PASTE_ENDS);
                if goes_on {
                    self.held.extend(PASTE_ENDS.get(..ended).unwrap_or_default());
                    self.state = State::Paste { paused: false };
                }
            }
        }
        bytes
    }

    /// Nothing came for as long as [`Self::patience`] says.
    pub(super) fn quiet(&mut self, out: &mut dyn FnMut(Frame)) {
        match self.state {
            State::Between => {}
            State::Escape | State::ReportEscape => {
                self.cut = Cut::Escape;
                self.reset();
                out(Frame::Key(&[ESC]));
            }
            State::Letter => self.broken(out),
            State::Sequence | State::Mouse => self.reset(),
            State::Report { paused: false } => self.state = State::Report { paused: true },
            State::Report { paused: true } => {
                self.cut = Cut::Report;
                self.reset();
            }
            State::Paste { paused: false } => self.state = State::Paste { paused: true },
            State::Paste { paused: true } => {
                let ended = self.cut_paste(out);
                self.cut = Cut::Paste { ended };
            }
        }
    }

    fn take(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match self.state {
            State::Between => self.begin(byte, out),
            State::Letter => self.letter(byte, out),
            State::Escape => self.escaped(byte, out),
            State::Sequence => self.sequence(byte, out),
            State::Mouse => self.mouse(byte, out),
            State::Report { .. } => self.report(byte, out),
            State::ReportEscape if byte == b'\\' => self.reset(),
            State::ReportEscape => {
                self.hold(State::Escape);
                self.escaped(byte, out);
            }
            State::Paste { .. } => self.paste(byte, out),
        }
    }

    fn reset(&mut self) {
        self.held.clear();
        self.state = State::Between;
    }

    fn hold(&mut self, state: State) {
        self.held.clear();
        self.held.push(ESC);
        self.state = state;
    }

    fn give(&mut self, out: &mut dyn FnMut(Frame)) {
        out(Frame::Key(&self.held));
        self.reset();
    }

    fn begin(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match byte {
            ESC => self.hold(State::Escape),
            0..0x80 => out(Frame::Key(&[byte])),
            _ => self.letter(byte, out),
        }
    }

    fn letter(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        self.held.push(byte);
        let letter = self.held.strip_prefix(&[ESC]).unwrap_or(&self.held);
        match std::str::from_utf8(letter) {
            Ok(_) => self.give(out),
            Err(why) if why.error_len().is_none() => self.state = State::Letter,
            Err(_) if letter.len() == 1 => self.broken(out),
            Err(_) => {
                self.broken(out);
                self.begin(byte, out);
            }
        }
    }

    /// What was to be a letter is none.
    fn broken(&mut self, out: &mut dyn FnMut(Frame)) {
        self.reset();
        out(Frame::Key("\u{fffd}".as_bytes()));
    }

    fn escaped(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match byte {
            b'[' | b'O' => {
                self.held.push(byte);
                self.state = State::Sequence;
            }
            b'P' | b']' | b'X' | b'^' | b'_' => self.hold(State::Report { paused: false }),
            // Pressed twice.
            ESC => out(Frame::Key(&[ESC])),
            0..0x80 => {
                self.held.push(byte);
                self.give(out);
            }
            _ => self.letter(byte, out),
        }
    }

    fn sequence(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match byte {
            // Within the first function keys of the Linux console.
            b'[' if self.held == b"\x1b[" => self.held.push(byte),
            0x20..0x40 if self.held.len() < LONGEST => self.held.push(byte),
            0x40..0x7f => {
                self.held.push(byte);
                self.whole(out);
            }
            _ => {
                self.reset();
                self.begin(byte, out);
            }
        }
    }

    fn whole(&mut self, out: &mut dyn FnMut(Frame)) {
        if self.held == PASTE_BEGINS {
            self.held.clear();
            self.state = State::Paste { paused: false };
        } else if self.held == OLD_MOUSE {
            self.state = State::Mouse;
        } else if self.held == PASTE_ENDS || is_report(&self.held) {
            self.reset();
        } else {
            self.give(out);
        }
    }

    fn mouse(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        if byte < 0x20 {
            self.reset();
            return self.begin(byte, out);
        }
        self.held.push(byte);
        if self.held.len() == OLD_MOUSE.len() + 3 {
            self.give(out);
        }
    }

    /// Nothing is kept of it. A control key is none of it, and always comes through.
    fn report(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match byte {
            BEL => self.reset(),
            ESC => self.state = State::ReportEscape,
            _ if !byte.is_ascii_control() && self.held.len() < LONGEST => {
                self.state = State::Report { paused: false };
                self.held.push(byte);
            }
            _ => {
                self.reset();
                self.begin(byte, out);
            }
        }
    }

    fn paste(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        self.state = State::Paste { paused: false };
        self.held.push(byte);
        if byte == b'~' && self.held.ends_with(PASTE_ENDS) {
            self.held.truncate(self.held.len() - PASTE_ENDS.len());
            self.give_paste(out);
        }
    }

    fn give_paste(&mut self, out: &mut dyn FnMut(Frame)) {
        self.state = State::Between;
        let words = String::from_utf8_lossy(&std::mem::take(&mut self.held)).into_owned();
        if !words.is_empty() {
            out(Frame::Paste(words));
        }
    }

    /// Gives what came of a paste. The first part of its end, if that has come, is none of it: of so many bytes. A lone
    /// Escape was pressed.
    fn cut_paste(&mut self, out: &mut dyn FnMut(Frame)) -> usize {
        let ends = |part: &&[u8]| self.held.ends_with(part);
        let part = (1..PASTE_ENDS.len()).rev().filter_map(|n| PASTE_ENDS.get(..n)).find(ends).unwrap_or_default();
        self.held.truncate(self.held.len() - part.len());
        self.give_paste(out);
        if part == [ESC] {
            self.take(ESC, out);
            return 0;
        }
        part.len()
    }
}

/// One letter and nothing else came.
fn is_one_letter(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|letters| letters.chars().nth(1).is_none())
}

/// An answer of the terminal in the form of a key.
fn is_report(sequence: &[u8]) -> bool {
    let Some((last, [_, _, inner @ ..])) = sequence.split_last() else { return false };
    let is_private = matches!(inner.first(), Some(b'?' | b'>' | b'='));
    let has_intermediate = inner.iter().any(|byte| (0x20..0x30).contains(byte));
    // Where the cursor stands.
    let is_position = *last == b'R' && !inner.is_empty();
    is_private || has_intermediate || is_position
}

#[cfg(test)]
#[path = "framer_tests.rs"]
mod tests;
