//! The signals: end, hang-up, interrupt, quit, stop, go on, and a window of another size.
//!
//! Must never: do anything itself but pass on what came.

use std::io;

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ},
    iterator::Signals,
};

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// End, with this number.
    End(i32),
    /// Stop until called back.
    Stop,
    /// Called back.
    GoOn,
    /// The window has another size.
    Size,
}

/// Hands every signal to `take`, on a thread of its own. In the full screen, stopping and sizes are asked
/// for, too; plain lines leave those to the system.
///
/// # Errors
/// The system does not let us listen.
pub(super) fn listen(full_screen: bool, mut take: impl FnMut(Asked) + Send + 'static) -> io::Result<()> {
    // A file grown past its limit is told by the write, not by the end of the program.
    let mut wanted = vec![SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGXFSZ];
    if full_screen {
        wanted.extend([SIGTSTP, SIGCONT, SIGWINCH]);
    }
    let mut signals = Signals::new(&wanted)?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            match signal {
                SIGTSTP => take(Asked::Stop),
                SIGCONT => take(Asked::GoOn),
                SIGWINCH => take(Asked::Size),
                SIGXFSZ => {}
                ends => take(Asked::End(ends)),
            }
        }
    })?;
    Ok(())
}

/// Stops the program as the stop signal would; comes back when it goes on.
pub(super) fn stop_here() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
