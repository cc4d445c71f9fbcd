//! Waiting for keys on Unix: no time-outs, so that nothing wakes while nobody types; and noticing at once
//! when the terminal is gone, even if nobody may tell us by a signal.

use std::{
    io::{self, Read, Write},
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::net::UnixStream,
    },
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec},
    fs::{Mode, OFlags},
    io::Errno,
    termios,
};

/// One thing that happened at the terminal, as [`super::Face`] takes it.
pub type Happened = crossterm::event::Event;

/// Something from the terminal.
#[derive(Debug)]
pub enum Input {
    /// Keys, pastes, the mouse, new sizes: all that was there at once, in order.
    Events(Vec<Happened>),
    /// The terminal is gone; nothing more will come.
    Gone,
}

/// Is the terminal still there?
pub fn is_there() -> bool {
    let stdin = rustix::stdio::stdin();
    if termios::isatty(stdin) {
        return termios::tcgetattr(stdin).is_ok();
    }
    termios::tcgetattr(rustix::stdio::stdout()).is_ok()
}

/// Columns and lines of the terminal that is written to; `None` where it does not tell.
pub(super) fn size() -> Option<(u16, u16)> {
    let size = termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    Some((size.ws_col, size.ws_row))
}

/// Writes all of it to the terminal, past the locks of the standard output: a panic may hold them.
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Someone else made the terminal non-blocking: wait until it takes more.
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(&out, PollFlags::OUT)];
                match rustix::event::poll(&mut fds, None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(problem) => return Err(problem.into()),
                }
            }
            Err(problem) => return Err(problem.into()),
        }
    }
    Ok(())
}

/// The thread that waits for keys. It ends when this is dropped.
#[derive(Debug)]
pub struct Keys {
    wake: UnixStream,
    rest: Arc<Rest>,
}

/// Lets `pause` wait until the thread rests.
#[derive(Debug, Default)]
struct Rest {
    resting: Mutex<bool>,
    changed: Condvar,
}

impl Rest {
    fn set(&self, resting: bool) {
        *self.resting.lock().unwrap_or_else(PoisonError::into_inner) = resting;
        self.changed.notify_all();
    }
}

/// Starts waiting for keys. `send` hands them on; it answers `false` when nobody takes them any more.
///
/// # Errors
/// There is no terminal to read from, or no thread to be had.
pub fn spawn_input(send: impl FnMut(Input) -> bool + Send + 'static) -> io::Result<Keys> {
    let (wake, woken) = UnixStream::pair()?;
    let tty = Tty::open()?;
    let rest = Arc::new(Rest::default());
    let reader = Reader { tty, woken, rest: Arc::clone(&rest), send, idle: 0, look_again: false };
    std::thread::Builder::new().name("keys".to_owned()).spawn(move || reader.run())?;
    Ok(Keys { wake, rest })
}

impl Keys {
    /// Stops reading until [`Self::resume`]; when this returns, nothing is read any more.
    ///
    /// # Errors
    /// The thread has ended, or is held up by whoever takes the keys.
    pub fn pause(&self) -> io::Result<()> {
        (&self.wake).write_all(b"p")?;
        let resting = self.rest.resting.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = self.rest.changed.wait_timeout_while(resting, Duration::from_secs(1), |resting| !*resting);
        let (resting, _) = wait.unwrap_or_else(PoisonError::into_inner);
        if *resting { Ok(()) } else { Err(io::ErrorKind::TimedOut.into()) }
    }

    /// Reads on.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn resume(&self) -> io::Result<()> {
        self.rest.set(false);
        (&self.wake).write_all(b"r")
    }
}

/// The terminal that keys come from: the same that crossterm takes.
#[derive(Debug)]
enum Tty {
    Stdin,
    Opened(OwnedFd),
}

impl Tty {
    fn open() -> io::Result<Self> {
        if termios::isatty(rustix::stdio::stdin()) {
            return Ok(Self::Stdin);
        }
        Ok(Self::Opened(rustix::fs::open("/dev/tty", OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty())?))
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin => rustix::stdio::stdin(),
            Self::Opened(fd) => fd.as_fd(),
        }
    }
}

struct Reader<F> {
    tty: Tty,
    woken: UnixStream,
    rest: Arc<Rest>,
    send: F,
    /// How often in a row the terminal said "there is something" and there was nothing.
    idle: u32,
    /// Something came just now: one more glance before waiting without an end.
    look_again: bool,
}

/// How long the first look may take where there is something to read; it ends as soon as that is a key.
const A_LOOK: Duration = Duration::from_millis(1);
/// How long each further look may take. Zero would do: what is asked for has been read already. But with zero
/// crossterm does not look at all, and for any longer it spins.
const A_GLANCE: Duration = Duration::from_micros(20);
/// When to glance once more: a glance can pass unused where the thread was held up, with a key behind it.
const LATER: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// Go on, or end the thread.
type Go = std::ops::ControlFlow<()>;

impl<F: FnMut(Input) -> bool> Reader<F> {
    fn run(mut self) {
        while self.wait().is_continue() {}
        self.rest.set(true);
    }

    /// Waits once, for a key or for [`Keys`].
    fn wait(&mut self) -> Go {
        const LOST: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);
        let tty = self.tty.fd();
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let wait = self.look_again.then_some(&LATER);
        let (keys, woken) = match rustix::event::poll(&mut fds, wait) {
            Ok(0) => return self.drain(A_GLANCE),
            Ok(_) => {
                let [keys, woken] = &fds;
                (keys.revents(), woken.revents())
            }
            // A signal: the window may have a new size, which crossterm tells.
            Err(Errno::INTR) => (PollFlags::IN, PollFlags::empty()),
            Err(_) => return self.gone(),
        };
        if !woken.is_empty() {
            return self.called();
        }
        if keys.intersects(LOST) {
            return self.gone();
        }
        if keys.contains(PollFlags::IN) { self.drain(A_LOOK) } else { Go::Continue(()) }
    }

    /// Hands on all that is there, having waited `first` for it at most.
    fn drain(&mut self, first: Duration) -> Go {
        let mut events = Vec::new();
        let mut told = crossterm::event::poll(first);
        while let Ok(true) = told {
            told = crossterm::event::read().and_then(|event| {
                events.push(event);
                crossterm::event::poll(A_GLANCE)
            });
        }
        let any = !events.is_empty();
        self.look_again = any;
        if any && !(self.send)(Input::Events(events)) {
            return Go::Break(());
        }
        self.idle = if any { 0 } else { self.idle + 1 };
        // Part of a key, or the end of all keys: the second comes again and again.
        if (told.is_err() || self.idle > 20) && (self.idle > 1_000 || !is_there()) {
            return self.gone();
        }
        Go::Continue(())
    }

    /// Does what [`Keys`] asks for; resting means waiting for it alone.
    fn called(&mut self) -> Go {
        let mut byte = [0];
        loop {
            match self.woken.read(&mut byte) {
                Ok(1..) if byte == *b"p" => self.rest.set(true),
                Ok(1..) => return Go::Continue(()),
                Err(problem) if problem.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => return Go::Break(()),
            }
        }
    }

    fn gone(&mut self) -> Go {
        (self.send)(Input::Gone);
        Go::Break(())
    }
}
