//! Cuts what a terminal sends into whole keys and pastes, and leaves out what it reports about itself.
//!
//! A terminal may answer what another program asked it before it ended. No byte of such a report becomes a letter or a
//! key, and nothing that has begun and does not end keeps the keys away.
//!
//! Where a report stalls, what comes next is its rest, or was pressed by someone. Hands press one key at a time, and a
//! control key is none of a report. So a letter that comes by itself, with a silence before and after it, was pressed;
//! several bytes at once are the rest, and so is the one that makes a key or a usual report of it. After a stall of seconds
//! all is pressed again.
//!
//! An Escape that was given out has acted. What comes in one piece after it and is the rest of a key or a report is left
//! out: its key would act somewhere else now.
//!
//! Pure: what came, and that nothing came for a while, is told to it.

use std::time::Duration;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
const OLD_MOUSE: &[u8] = b"\x1b[M";
/// How long an old report of the mouse is.
const OLD_MOUSE_LONG: usize = OLD_MOUSE.len() + 3;
/// No key and no report is longer: what follows are keys again.
const LONGEST: usize = 4096;

/// A lone Escape is the key itself after so long; and so is a letter after a pause.
const A_MOMENT: Duration = Duration::from_millis(30);
/// After so long a silence, what was to go on has stalled.
const A_WHILE: Duration = Duration::from_millis(100);
/// A paste ends after so long beyond that: a second in all.
const A_PAUSE: Duration = Duration::from_millis(900);
/// And anything else after so long.
const A_STALL: Duration = Duration::from_secs(3);

/// Something whole.
#[derive(Debug)]
pub enum Frame<'a> {
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
    Report,
    /// Within such words, after an Escape.
    ReportEscape,
    Paste,
}

/// What a silence cut off. On a slow line its rest may still come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cut {
    #[default]
    Nothing,
    Escape,
    /// After the Escape of a report's end.
    ReportEscape,
    /// So many bytes of its end had come.
    Paste {
        ended: usize,
    },
}

/// Whose bytes come after a pause.
enum Whose {
    TheTerminals,
    Pressed,
    /// One letter: what comes next, or nothing, tells.
    Unclear,
}

/// What has come and is not whole yet.
#[derive(Debug, Default)]
pub struct Framer {
    state: State,
    held: Vec<u8>,
    /// Nothing came for a while within it.
    paused: bool,
    /// A letter that came by itself after that.
    lone: Vec<u8>,
    cut: Cut,
    /// It began with one byte instead of two.
    eight_bits: bool,
}

impl Framer {
    /// After so long without a byte, [`Self::quiet`] is to be called.
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Between => matches!(self.cut, Cut::Escape | Cut::ReportEscape).then_some(A_STALL),
            State::Escape => Some(A_MOMENT),
            State::Report if !self.paused => Some(A_MOMENT),
            _ if !self.lone.is_empty() => Some(A_MOMENT),
            State::Paste if self.paused => Some(A_PAUSE),
            _ if self.paused => Some(A_STALL),
            _ => Some(A_WHILE),
        }
    }

    /// Takes what came at once.
    pub fn feed(&mut self, bytes: &[u8], out: &mut dyn FnMut(Frame)) {
        let bytes = [&std::mem::take(&mut self.lone), bytes].concat();
        if std::mem::take(&mut self.paused) {
            match self.whose(&bytes) {
                Whose::TheTerminals => {}
                Whose::Pressed if self.state == State::Paste => drop(self.cut_paste(out)),
                Whose::Pressed => self.reset(),
                Whose::Unclear => {
                    (self.paused, self.lone) = (true, bytes);
                    return;
                }
            }
        }
        for byte in self.after_a_cut(&bytes) {
            self.take(*byte, out);
        }
    }

    /// Whose bytes these are, after a pause within something.
    fn whose(&self, bytes: &[u8]) -> Whose {
        let mine = |is: bool| if is { Whose::TheTerminals } else { Whose::Pressed };
        let is_one = is_one_letter(bytes);
        let first = bytes.first().copied().unwrap_or_default();
        // After its first two bytes alone: then Alt and a letter may have been pressed.
        let says_more = self.held.len() > 2;
        match self.state {
            State::Paste if !is_one || matches!(first, b'\t' | b'\n' | b'\r' | ESC) => Whose::TheTerminals,
            State::Paste if !first.is_ascii_control() => Whose::Unclear,
            State::Paste => Whose::Pressed,
            State::Mouse => mine(!is_one && self.held.len() + bytes.len() == OLD_MOUSE_LONG),
            // Control keys come through by themselves.
            _ if first.is_ascii_control() && (first != BEL || says_more) => Whose::TheTerminals,
            State::Sequence if rest_of(&self.held, bytes) > 0 => Whose::TheTerminals,
            _ if is_one && says_more => Whose::Unclear,
            _ if is_one => Whose::Pressed,
            State::Sequence => mine((0x20..0x40).contains(&first)),
            State::Report => {
                let control = bytes.iter().find(|byte| byte.is_ascii_control());
                let may_go_on =
                    (says_more || first.is_ascii_graphic()) && control.is_none_or(|it| [BEL, ESC].contains(it));
                // What programs ask a terminal for has no blanks in it; what is dictated has.
                let is_prose = bytes.contains(&b' ') && control.is_none();
                mine(may_go_on && !is_prose)
            }
            _ => Whose::TheTerminals,
        }
    }

    /// Goes on where a silence had cut something off, if this is the rest of it. What is left is to be taken.
    fn after_a_cut<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let cut = std::mem::take(&mut self.cut);
        if self.state != State::Between {
            return bytes;
        }
        match cut {
            Cut::ReportEscape => bytes.strip_prefix(b"\\").unwrap_or(bytes),
            Cut::Escape => {
                let (rest, next) = bytes.split_at(rest_of(&[ESC], bytes));
                if !rest.is_empty() {
                    self.hold(State::Escape);
                }
                for byte in rest {
                    self.take(*byte, &mut |_| {});
                }
                next
            }
            // What is pressed comes by itself.
            Cut::Paste { ended } if !is_one_letter(bytes) => {
                if bytes.first() != Some(&ESC) || bytes.starts_with(PASTE_ENDS) {
                    self.held.extend(PASTE_ENDS.get(..ended).unwrap_or_default());
                    self.state = State::Paste;
                }
                bytes
            }
            _ => bytes,
        }
    }

    /// Nothing came for as long as [`Self::patience`] says.
    pub fn quiet(&mut self, out: &mut dyn FnMut(Frame)) {
        match self.state {
            State::Between => self.cut = Cut::Nothing,
            State::Escape | State::ReportEscape => {
                self.cut = if self.state == State::Escape { Cut::Escape } else { Cut::ReportEscape };
                self.reset();
                out(Frame::Key(&[ESC]));
            }
            State::Letter => self.broken(out),
            _ if !self.paused => self.paused = true,
            _ => {
                if self.state == State::Paste {
                    let ended = self.cut_paste(out);
                    self.cut = Cut::Paste { ended };
                }
                self.reset();
                for byte in std::mem::take(&mut self.lone) {
                    self.take(byte, out);
                }
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
            State::Report => self.report(byte, out),
            State::ReportEscape if byte == b'\\' => self.reset(),
            State::ReportEscape => {
                self.hold(State::Escape);
                self.escaped(byte, out);
            }
            State::Paste => self.paste(byte, out),
        }
    }

    fn reset(&mut self) {
        self.held.clear();
        (self.state, self.paused, self.eight_bits) = (State::Between, false, false);
    }

    fn hold(&mut self, state: State) {
        self.held.clear();
        self.held.push(ESC);
        (self.state, self.eight_bits) = (state, false);
    }

    fn give(&mut self, out: &mut dyn FnMut(Frame)) {
        out(Frame::Key(&self.held));
        self.reset();
    }

    fn begin(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        match byte {
            ESC => self.hold(State::Escape),
            0..0x80 => out(Frame::Key(&[byte])),
            0x80..0xa0 => self.control(byte, out),
            _ => self.letter(byte, out),
        }
    }

    /// A control of eight bits: it begins what two bytes begin elsewhere, or is nothing at all. It is never a letter.
    fn control(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        self.reset();
        if matches!(byte, 0x8f | 0x90 | 0x98 | 0x9b | 0x9d..=0x9f) {
            self.hold(State::Escape);
            self.escaped(byte - 0x40, out);
            self.eight_bits = true;
        }
    }

    fn letter(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        self.held.push(byte);
        let letter = self.held.strip_prefix(&[ESC]).unwrap_or(&self.held);
        match (std::str::from_utf8(letter), letter) {
            (Ok(_), [0xc2, control @ 0x80..0xa0]) => self.control(*control, out),
            (Ok(_), _) => self.give(out),
            (Err(why), _) if why.error_len().is_none() => self.state = State::Letter,
            (Err(_), [_]) => self.broken(out),
            (Err(_), _) => {
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
            b'P' | b']' | b'X' | b'^' | b'_' => {
                self.held.push(byte);
                self.state = State::Report;
            }
            // Pressed twice.
            ESC => out(Frame::Key(&[ESC])),
            0..0x80 => {
                self.held.push(byte);
                self.give(out);
            }
            0x80..0xa0 => self.control(byte, out),
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
            self.state = State::Paste;
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
        if self.held.len() == OLD_MOUSE_LONG {
            self.give(out);
        }
    }

    /// Nothing is kept of it. A control key is none of it, and always comes through.
    fn report(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        let ends_here = match self.held.last() {
            Some(0xc2) => byte == 0x9c,
            before => byte == BEL || (byte == 0x9c && before.is_some_and(u8::is_ascii)),
        };
        match byte {
            _ if ends_here => self.reset(),
            ESC => self.state = State::ReportEscape,
            _ if !byte.is_ascii_control() && self.held.len() < LONGEST => self.held.push(byte),
            _ => {
                self.reset();
                self.begin(byte, out);
            }
        }
    }

    /// What began like words of the terminal was Escape and a word.
    fn never_ended(&mut self, out: &mut dyn FnMut(Frame)) {
        if self.state == State::Report {
            self.give(out);
        }
    }

    fn paste(&mut self, byte: u8, out: &mut dyn FnMut(Frame)) {
        self.held.push(byte);
        if byte == b'~' && self.held.ends_with(PASTE_ENDS) {
            self.held.truncate(self.held.len() - PASTE_ENDS.len());
            self.give_paste(out);
        }
    }

    fn give_paste(&mut self, out: &mut dyn FnMut(Frame)) {
        let words = String::from_utf8_lossy(&std::mem::take(&mut self.held)).into_owned();
        self.reset();
        if !words.is_empty() {
            out(Frame::Paste(words));
        }
    }

    /// Gives what came of a paste. The first part of its end, if that has come, is none of it: of so many bytes.
    fn cut_paste(&mut self, out: &mut dyn FnMut(Frame)) -> usize {
        let ends = |part: &&[u8]| self.held.ends_with(part);
        let part = (1..PASTE_ENDS.len()).rev().filter_map(|n| PASTE_ENDS.get(..n)).find(ends).unwrap_or_default();
        self.held.truncate(self.held.len() - part.len());
        self.give_paste(out);
        part.len()
    }
}

/// One letter and nothing else came.
fn is_one_letter(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|letters| letters.chars().nth(1).is_none())
}

/// So many of these bytes are the rest of what has begun: with them it is a key, a report or the beginning of a paste.
fn rest_of(begun: &[u8], bytes: &[u8]) -> usize {
    let mut framer = Framer::default();
    framer.feed(begun, &mut |_| {});
    for (at, byte) in bytes.iter().enumerate() {
        let mut given = None;
        framer.take(*byte, &mut |frame| given = Some(matches!(frame, Frame::Key(key) if is_key(key))));
        if given.is_none() && !matches!(framer.state, State::Between | State::Paste) {
            continue;
        }
        let letter_follows = bytes.get(at + 1).is_some_and(|next| !next.is_ascii_control());
        let is_rest = match given {
            // After its first two bytes alone, a sentence may begin like the rest of a key.
            Some(is_key) => is_key && (begun.len() > 2 || !letter_follows),
            None => at > 0 || framer.state == State::Paste || is_usual_end(begun, *byte),
        };
        return if is_rest { at + 1 } else { 0 };
    }
    0
}

/// A letter that comes by itself and ends one of the usual reports.
fn is_usual_end(begun: &[u8], last: u8) -> bool {
    begun.last().is_some_and(|before| before.is_ascii_digit() || *before == b'$') && b"Rcnyutx~".contains(&last)
}

/// An answer of the terminal in the form of a key.
fn is_report(sequence: &[u8]) -> bool {
    let Some((last, [_, kind, inner @ ..])) = sequence.split_last() else { return false };
    let is_private = matches!(inner.first(), Some(b'?' | b'>' | b'='));
    let has_intermediate = inner.iter().any(|byte| (0x20..0x30).contains(byte));
    // Where the cursor stands, how large the window is, and that all is well.
    let has_numbers = inner.first().is_some_and(u8::is_ascii_digit) && b"Rcntx".contains(last);
    // The window came to the front, or went.
    let is_focus = *kind == b'[' && inner.is_empty() && matches!(last, b'I' | b'O');
    is_private || has_intermediate || has_numbers || is_focus
}

/// The words of a line that a terminal took key by key and handed over whole. Keys and reports in it are none of them. A
/// line tells no pauses: what has the form of neither stays.
pub fn words_of(line: &[u8]) -> String {
    let (mut framer, mut words) = (Framer::default(), Vec::new());
    let mut put = |frame: Frame, eight_bits: bool| match frame {
        Frame::Key(key) if is_key(key) => {}
        // It was the rest of a letter that came in half.
        Frame::Key([ESC, _, rest @ ..]) if eight_bits => words.extend(["\u{fffd}".as_bytes(), rest].concat()),
        Frame::Key(letter) => words.extend_from_slice(letter),
        Frame::Paste(pasted) => words.extend_from_slice(pasted.as_bytes()),
    };
    for byte in line {
        let eight_bits = framer.eight_bits;
        if byte.is_ascii_control() && !matches!(*byte, BEL | ESC) {
            framer.never_ended(&mut |frame| put(frame, eight_bits));
        }
        framer.take(*byte, &mut |frame| put(frame, eight_bits));
    }
    let eight_bits = framer.eight_bits;
    framer.never_ended(&mut |frame| put(frame, eight_bits));
    while framer.state != State::Between {
        framer.quiet(&mut |frame| put(frame, false));
    }
    String::from_utf8_lossy(&words).into_owned()
}

/// A key that moves, deletes or points, and no words after Escape.
fn is_key(key: &[u8]) -> bool {
    let are_numbers = |inner: &[u8]| inner.iter().all(|byte| byte.is_ascii_digit() || b";:".contains(byte));
    match key {
        [ESC, b'O', rest @ ..] => matches!(rest, [b'A'..=b'F' | b'H' | b'M' | b'P'..=b'S' | b'X' | b'Z']),
        [ESC, b'[', b'M', _, _, _] | [ESC, b'[', b'[', b'A'..=b'E'] => true,
        [ESC, b'[', b'<', inner @ .., b'M' | b'm'] | [ESC, b'[', inner @ .., b'A'..=b'H' | b'P'..=b'S' | b'Z'] => {
            are_numbers(inner)
        }
        [ESC, b'[', inner @ .., b'M' | b'u' | b'~' | b'^' | b'@'] => are_numbers(inner) && !inner.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[path = "framer_tests.rs"]
mod tests;
