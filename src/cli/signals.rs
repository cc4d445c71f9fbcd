//! The signals: end, hang-up, interrupt, quit, stop, go on, and a window of another size.
//!
//! One thread listens for the whole run of the program; who takes what comes may change, as one sitting follows
//! another. A signal to end that comes between two of them is kept for the next.

use std::{
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH, SIGXFSZ},
    iterator::{Handle, Signals},
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

/// Takes what comes.
type Take = Box<dyn FnMut(Asked) + Send>;

/// Where signals go.
struct Post {
    take: Option<Take>,
    /// A signal to end that came while nobody took it.
    missed: Option<Asked>,
    listener: Option<Handle>,
}

impl Post {
    fn deliver(&mut self, asked: Asked) {
        match &mut self.take {
            Some(take) => take(asked),
            None if matches!(asked, Asked::End(_)) => self.missed = Some(asked),
            None => {}
        }
    }

    fn hand_to(&mut self, take: Take) {
        let missed = self.missed.take();
        let take = self.take.insert(take);
        if let Some(missed) = missed {
            take(missed);
        }
    }
}

static POST: Mutex<Post> = Mutex::new(Post { take: None, missed: None, listener: None });

fn post() -> MutexGuard<'static, Post> {
    POST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Signals come to whoever asked for them as long as this lives.
#[derive(Debug)]
pub(super) struct Listening(());

impl Drop for Listening {
    fn drop(&mut self) {
        post().take = None;
    }
}

/// Hands every signal to `take`, on a thread of its own. In the full screen, stopping and sizes are asked
/// for, too; plain lines leave those to the system.
///
/// # Errors
/// The system does not let us listen.
pub(super) fn listen(full_screen: bool, take: impl FnMut(Asked) + Send + 'static) -> io::Result<Listening> {
    // A file grown past its limit is told by the write, not by the end of the program.
    let mut wanted = vec![SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGXFSZ];
    if full_screen {
        wanted.extend([SIGTSTP, SIGCONT, SIGWINCH]);
    }
    let mut post = post();
    if let Some(listener) = &post.listener {
        // Those that are listened for already stay as they are.
        wanted.iter().try_for_each(|signal| listener.add_signal(*signal))?;
    } else {
        let mut signals = Signals::new(&wanted)?;
        let listener = signals.handle();
        std::thread::Builder::new().name("signals".into()).spawn(move || signals.forever().for_each(deliver))?;
        post.listener = Some(listener);
    }
    post.hand_to(Box::new(take));
    Ok(Listening(()))
}

/// A file grown past its limit is told by the write, where nobody listens for signals.
///
/// # Errors
/// The system does not let us.
pub(super) fn outlive_full_files() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::default()).map(drop)
}

fn deliver(signal: i32) {
    let asked = match signal {
        SIGTSTP => Asked::Stop,
        SIGCONT => Asked::GoOn,
        SIGWINCH => Asked::Size,
        SIGXFSZ => return,
        ends => Asked::End(ends),
    };
    post().deliver(asked);
}

/// Stops the program as the stop signal would; comes back when it goes on.
pub(super) fn stop_here() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_signal_to_end_between_two_sittings_is_kept_for_the_next() {
        let mut post = Post { take: None, missed: None, listener: None };
        let (first, came) = channel();
        post.hand_to(Box::new(move |asked| first.send(asked).unwrap()));
        post.deliver(Asked::Size);
        assert_eq!(came.try_iter().collect::<Vec<_>>(), [Asked::Size]);
        post.take = None;
        for asked in [Asked::Stop, Asked::End(15), Asked::Size] {
            post.deliver(asked);
        }
        let (second, came) = channel();
        post.hand_to(Box::new(move |asked| second.send(asked).unwrap()));
        assert_eq!(came.try_iter().collect::<Vec<_>>(), [Asked::End(15)], "once, and nothing else");
        post.deliver(Asked::End(2));
        assert_eq!(came.try_iter().collect::<Vec<_>>(), [Asked::End(2)]);
    }
}
