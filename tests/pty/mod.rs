//! What the tests of the real program share: a folder of its own for every run, and a terminal that can be
//! typed into, looked at, and taken away.
//!
//! Nothing here sleeps to be in step with the program: all waits are for something to be seen, with a limit
//! that only a program that hangs will reach.

// Each test file uses its own part of this.
#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    io::{Read, Write},
    os::{fd::OwnedFd, unix::fs::PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use cairnbook::{store, workbook::Workbook};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    process::{Pid, Signal, WaitId, WaitIdOptions},
    termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios},
};
use tempfile::TempDir;

/// No wait is longer than this; a slow machine is no failure.
pub const LIMIT: Duration = Duration::from_secs(20);

/// The day of all tests: a Sunday.
pub const TODAY: &str = "2026-11-22";

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cairnbook");

pub mod keys {
    pub const ENTER: &str = "\r";
    pub const ESC: &str = "\x1b";
    pub const TAB: &str = "\t";
    pub const UP: &str = "\x1b[A";
    pub const DOWN: &str = "\x1b[B";
    pub const RIGHT: &str = "\x1b[C";
    pub const LEFT: &str = "\x1b[D";
    pub const HOME: &str = "\x1b[H";
    pub const F12: &str = "\x1b[24~";
    pub const CTRL_D: &str = "\x04";
    pub const CTRL_Q: &str = "\x11";
    pub const CTRL_S: &str = "\x13";
    pub const CTRL_Z: &str = "\x1a";
}

/// A folder that stands for one person's home, with the workbook in a folder of its own.
pub struct Nest {
    dir: TempDir,
}

impl Nest {
    pub fn new() -> Self {
        let dir = tempfile::Builder::new().prefix("cairnbook-test-").tempdir().unwrap();
        fs::create_dir(dir.path().join("home")).unwrap();
        fs::create_dir(dir.path().join("book")).unwrap();
        Self { dir }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The folder of the workbook.
    pub fn folder(&self) -> PathBuf {
        self.root().join("book")
    }

    /// The workbook.
    pub fn file(&self) -> PathBuf {
        self.folder().join("sam.ron")
    }

    pub fn own_file(&self) -> PathBuf {
        self.root().join("home/data/cairnbook/workbook.ron")
    }

    pub fn backups(&self) -> PathBuf {
        self.root().join("home/state/cairnbook/backups")
    }

    pub fn rescues(&self) -> PathBuf {
        self.root().join("home/state/cairnbook/rescues")
    }

    /// All that the program may see of the surroundings.
    pub fn surroundings(&self) -> Vec<(&'static str, String)> {
        let home = |name: &str| self.root().join("home").join(name).to_string_lossy().into_owned();
        vec![
            ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
            ("HOME", home("")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_STATE_HOME", home("state")),
            ("XDG_CONFIG_HOME", home("config")),
            ("XDG_CACHE_HOME", home("cache")),
            ("USER", "sam".into()),
            ("TERM", "xterm-256color".into()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("CAIRNBOOK_TODAY", TODAY.into()),
        ]
    }

    /// The program for a terminal.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> CommandBuilder {
        self.command_of(PROGRAM, args)
    }

    /// Any program for a terminal.
    pub fn command_of<S: AsRef<OsStr>>(&self, program: &str, args: impl IntoIterator<Item = S>) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in self.surroundings() {
            command.env(name, value);
        }
        command.args(args);
        command.cwd(self.root());
        command
    }

    /// The program for pipes.
    pub fn pipes<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.surroundings()).args(args).current_dir(self.root());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The workbook as it is on the disk, read as the program reads it. Fails when anything was to be mended.
    pub fn book(&self) -> Workbook {
        read(&self.file())
    }

    /// The words of the newest note.
    pub fn note(&self) -> String {
        let parts = self.book().snapshot().parts();
        parts.log.last().map(|entry| entry.words.to_string()).unwrap_or_default()
    }

    /// Every file and folder with its mode and bytes.
    pub fn listing(&self) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
        let mut out = BTreeMap::new();
        list(self.root(), &mut out);
        out
    }

    /// Files of a save that never got their place, anywhere.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut all: Vec<_> = self.listing().into_keys().collect();
        all.retain(|path| {
            path.to_string_lossy().contains(".cairnbook-") && path.extension() == Some(OsStr::new("tmp"))
        });
        all
    }
}

pub fn read(file: &Path) -> Workbook {
    let loaded = store::read(&fs::read(file).unwrap()).unwrap_or_else(|why| panic!("{}: {why:?}", file.display()));
    assert!(loaded.repairs.is_empty() && loaded.unknown.is_empty(), "{:?} {:?}", loaded.repairs, loaded.unknown);
    loaded.workbook
}

fn list(folder: &Path, out: &mut BTreeMap<PathBuf, (u32, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let meta = path.symlink_metadata().unwrap();
        let bytes = if meta.is_file() { fs::read(&path).unwrap_or_default() } else { Vec::new() };
        out.insert(path.clone(), (meta.permissions().mode(), bytes));
        if meta.is_dir() {
            list(&path, out);
        }
    }
}

/// What the terminal has been told so far.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

#[derive(Default)]
struct Shared {
    seen: Mutex<Option<Seen>>,
    changed: Condvar,
    closing: AtomicBool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Option<Seen>> {
        self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The program in a terminal. Dropping it ends the program.
pub struct Term {
    child: Running,
    shared: Arc<Shared>,
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    reader: Option<JoinHandle<()>>,
    /// The other end, held open as a shell would: the terminal outlives the program.
    other_end: Option<OwnedFd>,
    before: Termios,
}

/// The program, to be waited for. Dropping it ends the program.
pub struct Running {
    child: Box<dyn Child + Send + Sync>,
    pid: Pid,
    ended: Option<u32>,
}

impl Term {
    /// The program on the nest's workbook, at 80 by 24.
    pub fn open(nest: &Nest) -> Self {
        Self::start(nest.command([nest.file()]))
    }

    /// The program on the nest's workbook, with a new note being written.
    pub fn in_a_note(nest: &Nest) -> Self {
        Self::open(nest).to_a_note()
    }

    /// Begins a note.
    #[track_caller]
    pub fn to_a_note(mut self) -> Self {
        self.wait_ready();
        self.wait_saved();
        self.keys_until("o", "Press Enter to write");
        self.keys_until(keys::ENTER, "writing");
        self
    }

    pub fn start(command: CommandBuilder) -> Self {
        Self::sized(command, 24, 80)
    }

    pub fn sized(command: CommandBuilder, rows: u16, cols: u16) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let other_end = rustix::fs::open(pair.master.tty_name().unwrap(), flags, Mode::empty()).unwrap();
        let before = termios::tcgetattr(&other_end).unwrap();
        let shared = Arc::new(Shared::default());
        *shared.lock() = Some(Seen { parser: vt100::Parser::new(rows, cols, 0), bytes: Vec::new() });
        let reader = read_all(pair.master.try_clone_reader().unwrap(), Arc::clone(&shared));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let writer = Some(pair.master.take_writer().unwrap());
        let (master, other_end) = (Some(pair.master), Some(other_end));
        let child = Running { child, pid, ended: None };
        Self { child, shared, writer, master, reader: Some(reader), other_end, before }
    }

    /// Types. Every byte goes in at once.
    pub fn keys(&mut self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).and_then(|()| writer.flush()).unwrap();
    }

    /// As [`Self::bytes`]; false when the program is gone.
    pub fn try_keys(&mut self, keys: &str) -> bool {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).is_ok()
    }

    /// Pastes, the way terminals do.
    pub fn paste(&mut self, words: &str) {
        self.keys(&format!("\x1b[200~{words}\x1b[201~"));
    }

    /// A look at the screen.
    pub fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.shared.lock().as_ref().unwrap().parser.screen())
    }

    pub fn text(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// All bytes the terminal was sent.
    pub fn sent(&self) -> Vec<u8> {
        self.shared.lock().as_ref().unwrap().bytes.clone()
    }

    /// How many bytes the terminal was sent.
    pub fn sent_count(&self) -> usize {
        self.shared.lock().as_ref().unwrap().bytes.len()
    }

    /// Waits until the screen is so.
    #[track_caller]
    pub fn wait(&self, what: &str, so: impl Fn(&vt100::Screen) -> bool) {
        if !self.wait_until(Instant::now() + LIMIT, so) {
            panic!("waited in vain for: {what}\n{}", self.framed());
        }
    }

    /// Waits until the screen is so, but not longer; false when it is not so then.
    pub fn wait_until(&self, end: Instant, so: impl Fn(&vt100::Screen) -> bool) -> bool {
        let mut seen = self.shared.lock();
        loop {
            if so(seen.as_ref().unwrap().parser.screen()) {
                return true;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            seen = self.shared.changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits until more than `sent` bytes came, but not longer; false when none did.
    pub fn wait_for_more(&self, sent: usize, end: Instant) -> bool {
        let mut seen = self.shared.lock();
        while seen.as_ref().unwrap().bytes.len() <= sent {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            seen = self.shared.changed.wait_timeout(seen, left).unwrap().0;
        }
        true
    }

    #[track_caller]
    pub fn wait_for(&self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    #[track_caller]
    pub fn wait_gone(&self, words: &str) {
        self.wait(&format!("no more {words}"), |screen| !screen.contents().contains(words));
    }

    /// Waits until the title says that all is saved.
    #[track_caller]
    pub fn wait_saved(&self) {
        self.wait("saved", is_saved);
    }

    /// Waits until the program sleeps in its full screen, with a page on it.
    #[track_caller]
    pub fn wait_ready(&self) {
        self.wait("the first page", |screen| screen.alternate_screen() && screen.contents().contains("Today"));
    }

    /// Types, and waits until that is on the screen.
    #[track_caller]
    pub fn keys_until(&mut self, keys: &str, words: &str) {
        self.keys(keys);
        self.wait_for(words);
    }

    /// Moves the selection by the arrows until it stands on a row with these words.
    #[track_caller]
    pub fn go_to(&mut self, words: &str) {
        for _ in 0..60 {
            let (before, at, wanted) = self.look(|screen| {
                let rows = rows(screen);
                let at = rows.iter().position(|row| row.contains('▸'));
                let wanted = rows.iter().position(|row| row.contains(words));
                ((screen.contents(), screen.cursor_position()), at, wanted)
            });
            if at.is_some() && at == wanted {
                return;
            }
            let above = wanted.is_some_and(|wanted| at.is_some_and(|at| wanted < at));
            self.keys(if above { keys::UP } else { keys::DOWN });
            self.wait("the selection to move", |screen| (screen.contents(), screen.cursor_position()) != before);
        }
        panic!("there is no row with: {words}\n{}", self.framed());
    }

    pub fn resize(&mut self, rows: u16, cols: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.shared.lock().as_mut().unwrap().parser.screen_mut().set_size(rows, cols);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        self.child.signal(signal);
    }

    pub fn pid(&self) -> Pid {
        self.child.pid
    }

    /// Waits until the program has ended and all it wrote has come; the exit code.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
        let Some(code) = self.child.wait(Instant::now() + LIMIT) else {
            panic!("the program did not end\n{}", self.framed());
        };
        self.catch_up();
        code
    }

    /// Waits until all that was sent to the terminal has come. The program must not write meanwhile.
    #[track_caller]
    pub fn catch_up(&self) {
        // What we write at the other end comes after all that the program wrote.
        let mark = "\u{7}\u{7}\u{7}";
        self.mark(mark);
        let end = Instant::now() + LIMIT;
        let mut seen = self.shared.lock();
        while !seen.as_ref().unwrap().bytes.ends_with(mark.as_bytes()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the last words did not come");
            seen = self.shared.changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// What someone else writes on this terminal, such as the shell.
    pub fn mark(&self, words: &str) {
        if let Some(other_end) = &self.other_end {
            let _ = rustix::io::write(other_end, words.as_bytes());
        }
    }

    pub fn is_running(&mut self) -> bool {
        self.child.wait(Instant::now()).is_none()
    }

    /// Waits until the program was stopped by a signal.
    #[track_caller]
    pub fn wait_stopped(&self) {
        let end = Instant::now() + LIMIT;
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
        while rustix::process::waitid(WaitId::Pid(self.child.pid), options).unwrap().is_none() {
            assert!(Instant::now() < end, "the program did not stop\n{}", self.framed());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The terminal's modes are as they were before the program started: echo, lines, signals.
    pub fn is_cooked(&self) -> bool {
        let (before, now) = (&self.before, termios::tcgetattr(self.other_end.as_ref().unwrap()).unwrap());
        assert!(before.local_modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG));
        let modes = |t: &Termios| (t.input_modes, t.output_modes, t.control_modes, t.local_modes);
        modes(before) == modes(&now)
    }

    /// Sets the modes that a shell would: as before the program started.
    pub fn cook(&self) {
        termios::tcsetattr(self.other_end.as_ref().unwrap(), OptionalActions::Now, &self.before).unwrap();
    }

    /// The terminal is as it was before the program started.
    #[track_caller]
    pub fn assert_given_back(&self) {
        assert!(self.is_cooked(), "the terminal's modes were not given back");
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "still on the other screen");
            assert!(!screen.hide_cursor(), "no cursor");
            assert!(!screen.bracketed_paste(), "bracketed paste is on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
            assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
            assert!(!screen.bold() && !screen.inverse() && !screen.dim() && !screen.underline());
        });
    }

    /// Closes the terminal's window: the program has no terminal any more.
    pub fn close_window(mut self) -> Running {
        self.let_go();
        let nobody = Box::new(Nobody);
        let gone = Running { child: nobody, pid: self.child.pid, ended: Some(0) };
        std::mem::replace(&mut self.child, gone)
    }

    fn let_go(&mut self) {
        if let Some(other_end) = &self.other_end {
            // portable-pty types the end-of-input key when its writer goes; nobody does so with a window.
            if let Ok(mut modes) = termios::tcgetattr(other_end) {
                modes.special_codes[SpecialCodeIndex::VEOF] = 0;
                let _ = termios::tcsetattr(other_end, OptionalActions::Now, &modes);
            }
        }
        self.shared.closing.store(true, Ordering::SeqCst);
        // The reader wakes up and sees that it is to end.
        self.mark(" ");
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        self.writer = None;
        self.other_end = None;
        self.master = None;
    }

    /// The screen with a frame around, for messages.
    pub fn framed(&self) -> String {
        self.look(framed)
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        self.child.end();
        self.let_go();
    }
}

fn read_all(mut from: Box<dyn Read + Send>, shared: Arc<Shared>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut buffer = [0; 65_536];
        while let Ok(n @ 1..) = from.read(&mut buffer) {
            if shared.closing.load(Ordering::SeqCst) {
                break;
            }
            if let Some(seen) = shared.lock().as_mut() {
                seen.parser.process(&buffer[..n]);
                seen.bytes.extend_from_slice(&buffer[..n]);
            }
            shared.changed.notify_all();
        }
    })
}

impl Running {
    pub fn pid(&self) -> Pid {
        self.pid
    }

    pub fn signal(&self, signal: Signal) {
        if self.ended.is_none() {
            rustix::process::kill_process(self.pid, signal).unwrap();
        }
    }

    /// Waits for the end until then; the exit code, or 1000 where a signal killed it.
    pub fn wait(&mut self, end: Instant) -> Option<u32> {
        loop {
            if self.ended.is_some() {
                return self.ended;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                self.ended = Some(if status.signal().is_some() { 1000 } else { status.exit_code() });
            } else if Instant::now() >= end {
                return None;
            } else {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    /// Kills it, if it runs, and waits for that.
    pub fn end(&mut self) {
        if self.ended.is_none() {
            let _ = rustix::process::kill_process(self.pid, Signal::KILL);
            let _ = self.wait(Instant::now() + LIMIT);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// Stands in for a program that was handed on.
#[derive(Debug)]
struct Nobody;

impl portable_pty::ChildKiller for Nobody {
    fn kill(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn clone_killer(&self) -> Box<dyn portable_pty::ChildKiller + Send + Sync> {
        Box::new(Nobody)
    }
}

impl Child for Nobody {
    fn try_wait(&mut self) -> std::io::Result<Option<portable_pty::ExitStatus>> {
        Ok(Some(portable_pty::ExitStatus::with_exit_code(0)))
    }

    fn wait(&mut self) -> std::io::Result<portable_pty::ExitStatus> {
        Ok(portable_pty::ExitStatus::with_exit_code(0))
    }

    fn process_id(&self) -> Option<u32> {
        None
    }
}

/// The title says that all is saved.
pub fn is_saved(screen: &vt100::Screen) -> bool {
    let title = rows(screen).into_iter().next().unwrap_or_default();
    title.contains("saved") && !title.contains("NOT SAVED")
}

pub fn rows(screen: &vt100::Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns).collect()
}

/// The row that is chosen: it has the mark in front.
pub fn chosen(screen: &vt100::Screen) -> Option<String> {
    rows(screen).into_iter().find(|row| row.contains('▸'))
}

pub fn framed(screen: &vt100::Screen) -> String {
    let (_, columns) = screen.size();
    let edge = "-".repeat(usize::from(columns));
    let rows: Vec<String> = rows(screen).into_iter().map(|row| format!("|{row}")).collect();
    format!("+{edge}\n{}\n+{edge}", rows.join("\n"))
}

/// The program as plain lines, through pipes: every line that is typed is answered before the next.
pub struct Pipe {
    child: std::process::Child,
    input: Option<std::process::ChildStdin>,
    heard: Arc<(Mutex<Vec<String>>, Condvar)>,
    /// Lines heard before the newest answer.
    before: usize,
}

impl Pipe {
    pub fn open(nest: &Nest) -> Self {
        let mut command = nest.pipes(["plain".into(), nest.file()]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let heard = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
        let (output, hears) = (child.stdout.take().unwrap(), Arc::clone(&heard));
        std::thread::spawn(move || {
            for line in std::io::BufRead::lines(std::io::BufReader::new(output)) {
                let Ok(line) = line else { break };
                hears.0.lock().unwrap().push(line);
                hears.1.notify_all();
            }
        });
        let input = child.stdin.take();
        let mut pipe = Self { child, input, heard, before: 0 };
        pipe.answered();
        pipe
    }

    /// Types a line; answers with what is said to it.
    #[track_caller]
    pub fn say(&mut self, line: &str) -> String {
        self.before = self.heard.0.lock().unwrap().len();
        self.write(&format!("{line}\n"));
        self.answered()
    }

    /// Types a line, and what is said to it has these words in it.
    #[track_caller]
    pub fn say_hear(&mut self, line: &str, words: &str) {
        let said = self.say(line);
        assert!(said.contains(words), "{line:?} was answered without {words:?}:\n{said}");
    }

    /// Types the number that was last said in front of these words, and what follows it.
    #[track_caller]
    pub fn pick(&mut self, words: &str, rest: &str) -> String {
        let number = self.number(words);
        self.say(format!("{number} {rest}").trim_end())
    }

    /// The number that was last said in front of these words.
    #[track_caller]
    pub fn number(&self, words: &str) -> usize {
        let heard = self.heard.0.lock().unwrap();
        let number = |line: &String| {
            let (number, text) = line.trim_start_matches("New: ").split_once(". ")?;
            text.starts_with(words).then(|| number.parse().ok()).flatten()
        };
        let found = heard.iter().rev().find_map(number);
        found.unwrap_or_else(|| panic!("{words:?} has no number:\n{}", heard.join("\n")))
    }

    pub fn write(&mut self, words: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(words.as_bytes()).and_then(|()| input.flush()).unwrap();
    }

    /// Asks where this is, which changes nothing, and waits for that answer: all before it was answered then.
    fn answered(&mut self) -> String {
        self.write(".where\n");
        let is_where = |line: &String| line.contains("here has a number.") || line.contains("here have numbers.");
        let end = Instant::now() + LIMIT;
        let mut heard = self.heard.0.lock().unwrap();
        loop {
            let new = heard.get(self.before..).unwrap_or_default();
            if let Some(at) = new.iter().position(is_where) {
                return new[..at].join("\n");
            }
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no answer:\n{}", heard.join("\n"));
            heard = self.heard.1.wait_timeout(heard, left).unwrap().0;
        }
    }

    /// Ends the input and waits for the end; the exit code.
    pub fn end(&mut self) -> Option<i32> {
        self.input = None;
        wait(&mut self.child)
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for the end; the exit code, `None` where a signal killed it. One that hangs is killed.
#[track_caller]
pub fn wait(child: &mut std::process::Child) -> Option<i32> {
    let end = Instant::now() + LIMIT;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if Instant::now() >= end {
            let _ = child.kill();
            let _ = child.wait();
            panic!("the program did not end");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
