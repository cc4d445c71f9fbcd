//! A line that is not ended yet, when a signal ends the program.
//!
//! A terminal throws such a line away when Ctrl-C is pressed, and hands it to nobody at any other signal. Here it stays
//! there, and whoever reads lines is given it as the last one before the end of the input.

use std::io;

use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};

/// The terminal keeps half a line while this lives; dropping it leaves the terminal as it was.
#[derive(Debug)]
pub struct HalfLine {
    before: Termios,
}

impl HalfLine {
    /// From now on half a line is kept.
    ///
    /// # Errors
    /// The standard input is no terminal.
    pub fn keep() -> io::Result<Self> {
        let stdin = rustix::stdio::stdin();
        let before = termios::tcgetattr(stdin)?;
        let mut keeping = before.clone();
        keeping.local_modes.insert(LocalModes::NOFLSH);
        termios::tcsetattr(stdin, OptionalActions::Now, &keeping)?;
        Ok(Self { before })
    }

    /// Gives half a line to whoever reads the standard input, and then its end.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn hand_over(&self) -> io::Result<()> {
        let mut ending = self.before.clone();
        ending.local_modes.remove(LocalModes::ICANON);
        ending.special_codes[SpecialCodeIndex::VMIN] = 0;
        ending.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &ending)?)
    }

    /// Leaves the terminal as it was.
    pub fn restore(&self) {
        let _ = termios::tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &self.before);
    }
}

impl Drop for HalfLine {
    fn drop(&mut self) {
        self.restore();
    }
}
