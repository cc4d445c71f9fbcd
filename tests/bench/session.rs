//! One program in a real terminal device: keys go in, and what comes out is stamped when it comes.
//!
//! Never look at the screen while something is being timed; that would take time from the program.

use std::{
    fs,
    io::{self, Read, Write},
    os::fd::OwnedFd,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    termios::{self, Termios},
};

use super::{Fault, generate::TODAY, process::Cpu};

const ROWS: u16 = 30;
const COLUMNS: u16 = 100;
/// It is quiet when nothing came, and nothing was worked at, for so long.
const QUIET: Duration = Duration::from_millis(30);
/// Pieces of one frame come closer together.
const BETWEEN: Duration = Duration::from_millis(1);
const LOOK: Duration = Duration::from_millis(3);
/// Long enough for all that was begun by a key to be over.
pub(crate) const A_REST: Duration = Duration::from_millis(300);
/// A key nothing is drawn for.
const NO_ANSWER: Duration = Duration::from_millis(400);
/// Only a program that hangs takes so long.
const LIMIT: Duration = Duration::from_mins(1);

#[derive(Debug, Default)]
struct Heard {
    bytes: Vec<u8>,
    /// When each piece came, and how many bytes there were with it.
    pieces: Vec<(Instant, usize)>,
}

impl Heard {
    /// When the frame was whole that began after so many bytes. What comes later is another frame, such as the one
    /// that says "saved".
    fn frame(&self, sent: usize) -> Option<Instant> {
        let from = self.pieces.partition_point(|(_, bytes)| *bytes <= sent);
        let pieces = self.pieces.get(from..).unwrap_or_default();
        let gap = pieces.array_windows().position(|[(one, _), (next, _)]| next.duration_since(*one) > BETWEEN);
        pieces.get(gap.unwrap_or(pieces.len().saturating_sub(1))).map(|(stamp, _)| *stamp)
    }
}

/// What one key, or several in one write, brought about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) cpu: Cpu,
    /// Up to the last byte of the first frame drawn; `None` where none was.
    pub(crate) wall: Option<Duration>,
    pub(crate) bytes: usize,
}

/// A program that runs. Dropping it ends it.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    pub(crate) pid: u32,
    writer: Box<dyn Write + Send>,
    heard: Arc<Mutex<Heard>>,
    screen: vt100::Parser,
    shown: usize,
    /// The other end, as a shell would hold it: it knows the modes before and after.
    other_end: OwnedFd,
    before: Termios,
    ended: bool,
}

impl Session {
    /// Starts it and waits until it is quiet.
    pub(crate) fn start(program: &Path, file: Option<&Path>, home: &Path) -> Result<(Self, Answer), Fault> {
        let (mut session, start) = Self::spawn(program, file, home)?;
        let mut first = session.answer(start, Cpu::default(), 0, LIMIT)?;
        // The codes that set up the screen come before the first frame.
        first.wall = session.last().map(|last| last.saturating_duration_since(start));
        Ok((session, first))
    }

    /// Starts it and waits for its frame, without asking the system about it: what the system keeps for such
    /// questions it takes apart when the program ends, which then takes some milliseconds more.
    pub(crate) fn start_unwatched(program: &Path, file: Option<&Path>, home: &Path) -> Result<Self, Fault> {
        let (session, start) = Self::spawn(program, file, home)?;
        while session.last().is_none_or(|last| last.elapsed() < A_REST) {
            if start.elapsed() > LIMIT {
                return Err("it is never quiet".into());
            }
            std::thread::sleep(LOOK);
        }
        Ok(session)
    }

    fn spawn(program: &Path, file: Option<&Path>, home: &Path) -> Result<(Self, Instant), Fault> {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let name = pair.master.tty_name().ok_or("the terminal device has no name")?;
        let other_end = rustix::fs::open(name, flags, Mode::empty())?;
        let before = termios::tcgetattr(&other_end)?;
        let mut command = CommandBuilder::new(program);
        surroundings(&mut command, home)?;
        command.args(file);
        let heard = Arc::default();
        listen(pair.master.try_clone_reader()?, Arc::clone(&heard));
        let writer = pair.master.take_writer()?;
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        let start = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        let pid = child.process_id().ok_or("it ended at once")?;
        let session = Self { child, pid, writer, heard, screen, shown: 0, other_end, before, ended: false };
        Ok((session, start))
    }

    /// Types, all in one write, and waits until all is quiet.
    pub(crate) fn keys(&mut self, keys: &str) -> Result<Answer, Fault> {
        let (cpu, sent) = (Cpu::of(self.pid), self.sent());
        let start = Instant::now();
        self.write(keys)?;
        self.answer(start, cpu, sent, NO_ANSWER)
    }

    fn write(&mut self, keys: &str) -> io::Result<()> {
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()
    }

    /// Waits for the frame, and until nothing comes or is worked at any more. The saver may go on.
    fn answer(&mut self, start: Instant, before: Cpu, sent: usize, patience: Duration) -> Result<Answer, Fault> {
        let mut seen = (self.sent(), Cpu::of(self.pid).face);
        let mut since = Instant::now();
        loop {
            std::thread::sleep(LOOK);
            let now = (self.sent(), Cpu::of(self.pid).face);
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
            let drawn = now.0 > sent;
            if since.elapsed() >= QUIET && (drawn || start.elapsed() >= patience) {
                break;
            }
            if start.elapsed() > LIMIT {
                return Err("it is never quiet".into());
            }
            if let Some(status) = self.child.try_wait()? {
                self.ended = true;
                return Err(format!("it ended: {status:?}\n{}", self.text()).into());
            }
        }
        let after = Cpu::of(self.pid);
        let cpu = Cpu { face: after.face - before.face, saver: after.saver - before.saver };
        let heard = self.lock();
        let wall = heard.frame(sent).map(|whole| whole.saturating_duration_since(start));
        Ok(Answer { cpu, wall, bytes: heard.bytes.len() - sent })
    }

    /// How many bytes came so far.
    pub(crate) fn sent(&self) -> usize {
        self.lock().bytes.len()
    }

    fn last(&self) -> Option<Instant> {
        self.lock().pieces.last().map(|(stamp, _)| *stamp)
    }

    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is on the screen.
    pub(crate) fn text(&mut self) -> String {
        let bytes = self.lock().bytes.get(self.shown..).unwrap_or_default().to_vec();
        self.shown += bytes.len();
        self.screen.process(&bytes);
        self.screen.screen().contents()
    }

    /// Waits until the first line says so, and tells when the last byte of it came.
    pub(crate) fn wait_for_title(&mut self, words: &str) -> Result<Instant, Fault> {
        let end = Instant::now() + LIMIT;
        while !self.text().lines().next().is_some_and(|line| line.contains(words)) {
            if Instant::now() > end {
                return Err(format!("waited in vain for {words:?}\n{}", self.text()).into());
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.last().ok_or_else(|| "nothing came".into())
    }

    /// Types the last key and waits for the end: how long it took, and whether the terminal is as it was.
    pub(crate) fn end(mut self, key: &str) -> Result<(Duration, bool), Fault> {
        let mut killer = self.child.clone_killer();
        let (over, ended) = std::sync::mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            if ended.recv_timeout(LIMIT) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                drop(killer.kill());
            }
        });
        let start = Instant::now();
        self.write(key)?;
        let status = self.child.wait()?;
        let took = start.elapsed();
        self.ended = true;
        drop(over);
        drop(watch.join());
        if !status.success() {
            return Err(format!("it ended with {status:?}\n{}", self.text()).into());
        }
        // The reader gets the last bytes a moment after the end.
        let end = Instant::now() + Duration::from_secs(1);
        while {
            self.text();
            self.screen.screen().alternate_screen()
        } && Instant::now() < end
        {
            std::thread::sleep(LOOK);
        }
        let screen = self.screen.screen();
        let back = !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
        let now = termios::tcgetattr(&self.other_end)?;
        let modes = |t: &Termios| (t.input_modes, t.output_modes, t.control_modes, t.local_modes);
        Ok((took, back && modes(&now) == modes(&self.before)))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.ended {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// All that a program may see of where it runs.
fn surroundings(command: &mut CommandBuilder, home: &Path) -> io::Result<()> {
    command.env_clear();
    for (name, folder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "home/data"),
        ("XDG_STATE_HOME", "home/state"),
        ("XDG_CONFIG_HOME", "home/config"),
        ("XDG_CACHE_HOME", "home/cache"),
    ] {
        let folder = home.join(folder);
        fs::create_dir_all(&folder)?;
        command.env(name, folder);
    }
    for (name, value) in [
        ("PATH", "/usr/local/bin:/usr/bin:/bin"),
        ("USER", "sam"),
        ("TERM", "xterm-256color"),
        ("LANG", "C.UTF-8"),
        ("TZ", "UTC"),
        ("CAIRNBOOK_TODAY", TODAY),
    ] {
        command.env(name, value);
    }
    command.cwd(home);
    Ok(())
}

fn listen(mut from: Box<dyn Read + Send>, heard: Arc<Mutex<Heard>>) {
    std::thread::spawn(move || {
        let mut room = vec![0; 1 << 16];
        while let Ok(count @ 1..) = from.read(&mut room) {
            let stamp = Instant::now();
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.bytes.extend_from_slice(room.get(..count).unwrap_or_default());
            let bytes = heard.bytes.len();
            heard.pieces.push((stamp, bytes));
        }
    });
}
