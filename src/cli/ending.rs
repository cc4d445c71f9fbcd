//! How the program ends, and what it tells the shell by that.

use std::process::ExitCode;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All is well.
    Fine,
    /// A problem, told on standard error.
    Problem,
    /// Wrong usage, or an unclear name.
    Usage,
    /// Ended by this signal.
    Signal(i32),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Fine => Self::SUCCESS,
            Ending::Problem => Self::from(1),
            Ending::Usage => Self::from(2),
            Ending::Signal(n) => Self::from(u8::try_from(128 + n).unwrap_or(1)),
        }
    }
}
