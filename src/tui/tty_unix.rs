//! Waiting for keys on Unix: no time-outs while nobody types, so that nothing wakes; and noticing at once
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

use super::keys;
use crate::base::framer::{Frame, Framer};

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
    let reader = Reader { tty, woken, rest: Arc::clone(&rest), send, framer: Framer::default(), idle: 0 };
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

/// The terminal that keys come from: the same whose modes crossterm sets.
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
    framer: Framer,
    /// How often in a row the terminal said "there is something" and there was nothing.
    idle: u32,
}

/// A terminal in raw mode hands out no more in one read.
const AT_ONCE: usize = 4096;

/// Go on, or end the thread.
type Go = std::ops::ControlFlow<()>;

impl<F: FnMut(Input) -> bool> Reader<F> {
    fn run(mut self) {
        while self.wait().is_continue() {}
        self.rest.set(true);
    }

    /// Waits once, for a key or for [`Keys`]; and for the rest of a key no longer than it may take.
    fn wait(&mut self) -> Go {
        const LOST: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);
        let tty = self.tty.fd();
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let patience = self.framer.patience().and_then(|patience| Timespec::try_from(patience).ok());
        let (keys, woken) = match rustix::event::poll(&mut fds, patience.as_ref()) {
            Ok(0) => return self.hand_on(|framer, out| framer.quiet(out)),
            Ok(_) => {
                let [keys, woken] = &fds;
                (keys.revents(), woken.revents())
            }
            Err(Errno::INTR) => return Go::Continue(()),
            Err(_) => return self.gone(),
        };
        if !woken.is_empty() {
            return self.called();
        }
        if keys.intersects(LOST) {
            return self.gone();
        }
        if keys.contains(PollFlags::IN) { self.read() } else { Go::Continue(()) }
    }

    fn read(&mut self) -> Go {
        let mut buffer = [0; AT_ONCE];
        match rustix::io::read(self.tty.fd(), &mut buffer) {
            Ok(count @ 1..) => {
                self.idle = 0;
                self.hand_on(|framer, out| framer.feed(buffer.get(..count).unwrap_or_default(), out))
            }
            // A signal, or the end of all keys: the second comes again and again.
            _ if self.idle > 1_000 || !is_there() => self.gone(),
            _ => {
                self.idle += 1;
                Go::Continue(())
            }
        }
    }

    /// Hands on what is whole.
    fn hand_on(&mut self, frame: impl FnOnce(&mut Framer, &mut dyn FnMut(Frame))) -> Go {
        let mut events = Vec::new();
        frame(&mut self.framer, &mut |frame| events.extend(keys::event(frame)));
        if events.is_empty() || (self.send)(Input::Events(events)) { Go::Continue(()) } else { Go::Break(()) }
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
