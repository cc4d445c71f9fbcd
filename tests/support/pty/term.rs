//! The program in a terminal: typing, looking, signals, and taking the terminal away.

use std::{
    io::{Read, Write},
    os::fd::OwnedFd,
    sync::{
        Arc, Condvar, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::{
    fs::{Mode, OFlags},
    process::{Pid, Signal, WaitId, WaitIdOptions},
    termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios},
};

use super::{LIMIT, framed, is_saved, keys, nest::Nest, rows, says, word};

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
pub(crate) struct Term {
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
pub(crate) struct Running {
    child: Box<dyn Child + Send + Sync>,
    pid: Pid,
    ended: Option<u32>,
}

impl Term {
    /// The program on the nest's workbook, at 80 by 24.
    pub(crate) fn open(nest: &Nest) -> Self {
        Self::start(nest.command([nest.file()]))
    }

    /// The program on the nest's workbook, with a new note being written.
    pub(crate) fn in_a_note(nest: &Nest) -> Self {
        Self::open(nest).in_its_note()
    }

    /// Begins a note.
    #[track_caller]
    pub(crate) fn in_its_note(mut self) -> Self {
        self.wait_ready();
        self.wait_saved();
        self.keys_until("o", &word("tui.writing"));
        self
    }

    pub(crate) fn start(command: CommandBuilder) -> Self {
        Self::sized(command, 24, 80)
    }

    /// The first lines of a new workbook are answered with Enter; it is typed ahead, so that nothing waits for it.
    pub(crate) fn sized(command: CommandBuilder, rows: u16, cols: u16) -> Self {
        let asks = asks_first(&command);
        let mut term = Self::untouched(command, rows, cols);
        if asks {
            term.keys(keys::ENTER);
        }
        term
    }

    /// As [`Self::sized`], but nothing is typed.
    pub(crate) fn untouched(command: CommandBuilder, rows: u16, cols: u16) -> Self {
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
    pub(crate) fn keys(&mut self, keys: &str) {
        self.bytes(keys.as_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).and_then(|()| writer.flush()).unwrap();
    }

    /// As [`Self::bytes`]; false when the program is gone.
    pub(crate) fn try_keys(&mut self, keys: &str) -> bool {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).is_ok()
    }

    /// Pastes, the way terminals do.
    pub(crate) fn paste(&mut self, words: &str) {
        self.keys(&format!("\x1b[200~{words}\x1b[201~"));
    }

    /// A look at the screen.
    pub(crate) fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.shared.lock().as_ref().unwrap().parser.screen())
    }

    pub(crate) fn text(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// All bytes the terminal was sent.
    pub(crate) fn sent(&self) -> Vec<u8> {
        self.shared.lock().as_ref().unwrap().bytes.clone()
    }

    /// How many bytes the terminal was sent.
    pub(crate) fn sent_count(&self) -> usize {
        self.shared.lock().as_ref().unwrap().bytes.len()
    }

    /// Waits until the screen is so.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, so: impl Fn(&vt100::Screen) -> bool) {
        assert!(self.wait_until(Instant::now() + LIMIT, so), "waited in vain for: {what}\n{}", self.framed());
    }

    /// Waits until the screen is so, but not longer; false when it is not so then.
    pub(crate) fn wait_until(&self, end: Instant, so: impl Fn(&vt100::Screen) -> bool) -> bool {
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
    pub(crate) fn wait_for_more(&self, sent: usize, end: Instant) -> bool {
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
    pub(crate) fn wait_for(&self, words: &str) {
        self.wait(words, |screen| says(screen, words));
    }

    #[track_caller]
    pub(crate) fn wait_gone(&self, words: &str) {
        self.wait(&format!("no more {words}"), |screen| !says(screen, words));
    }

    /// Waits until the title says that all is saved.
    #[track_caller]
    pub(crate) fn wait_saved(&self) {
        self.wait("saved", is_saved);
    }

    /// Waits until the program sleeps in its full screen, with a page on it.
    #[track_caller]
    pub(crate) fn wait_ready(&self) {
        self.wait("the first page", |screen| {
            let page = screen.contents();
            screen.alternate_screen() && (page.contains(&word("act.today")) || page.contains(&word("walk.hello")))
        });
    }

    /// Types, and waits until that is on the screen.
    #[track_caller]
    pub(crate) fn keys_until(&mut self, keys: &str, words: &str) {
        self.keys(keys);
        self.wait_for(words);
    }

    /// Moves the selection by the arrows until it stands on a row with these words.
    #[track_caller]
    pub(crate) fn go_to(&mut self, words: &str) {
        for _ in 0..60 {
            let (before, at, wanted, column) = self.look(|screen| {
                let rows = rows(screen);
                let at = rows.iter().position(|row| row.contains('▸'));
                let wanted = rows.iter().position(|row| row.contains(words));
                let column = wanted.and_then(|at| Some(rows[at].split_once(words)?.0.chars().count()));
                ((screen.contents(), screen.cursor_position()), at, wanted, column)
            });
            let (_, (_, caret)) = before;
            // Where rows stand beside each other, the caret is on the chosen one; else it is in the margin.
            let beside = at == wanted && caret > 1 && column != Some(usize::from(caret));
            if at.is_some() && at == wanted && !beside {
                return;
            }
            let above = wanted.is_some_and(|wanted| at.is_some_and(|at| wanted < at));
            let before_it = beside && column.is_some_and(|column| column < usize::from(caret));
            self.keys(if above || before_it { keys::UP } else { keys::DOWN });
            self.wait("the selection to move", |screen| (screen.contents(), screen.cursor_position()) != before);
        }
        panic!("there is no row with: {words}\n{}", self.framed());
    }

    pub(crate) fn resize(&mut self, rows: u16, cols: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.shared.lock().as_mut().unwrap().parser.screen_mut().set_size(rows, cols);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    pub(crate) fn signal(&self, signal: Signal) {
        self.child.signal(signal);
    }

    pub(crate) fn pid(&self) -> Pid {
        self.child.pid
    }

    /// Waits until the program has ended and all it wrote has come; the exit code.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> u32 {
        let Some(code) = self.child.wait(Instant::now() + LIMIT) else {
            panic!("the program did not end\n{}", self.framed());
        };
        self.catch_up();
        code
    }

    /// Waits until all that was sent to the terminal has come. The program must not write meanwhile.
    #[track_caller]
    pub(crate) fn catch_up(&self) {
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
    pub(crate) fn mark(&self, words: &str) {
        if let Some(other_end) = &self.other_end {
            let _ = rustix::io::write(other_end, words.as_bytes());
        }
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.wait(Instant::now()).is_none()
    }

    /// Waits until the program was stopped by a signal.
    #[track_caller]
    pub(crate) fn wait_stopped(&self) {
        let end = Instant::now() + LIMIT;
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
        while rustix::process::waitid(WaitId::Pid(self.child.pid), options).unwrap().is_none() {
            assert!(Instant::now() < end, "the program did not stop\n{}", self.framed());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the program has the terminal's modes. Called back, it may give them back once more for a moment: it
    /// takes the terminal anew for its own stop, and for the signal that ended it.
    #[track_caller]
    pub(crate) fn wait_taken(&self) {
        let end = Instant::now() + LIMIT;
        while self.is_cooked() {
            assert!(Instant::now() < end, "the terminal's modes were not taken\n{}", self.framed());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The terminal's modes are as they were before the program started: echo, lines, signals.
    pub(crate) fn is_cooked(&self) -> bool {
        let (before, now) = (&self.before, termios::tcgetattr(self.other_end.as_ref().unwrap()).unwrap());
        assert!(before.local_modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG));
        let modes = |t: &Termios| (t.input_modes, t.output_modes, t.control_modes, t.local_modes);
        modes(before) == modes(&now)
    }

    /// Sets the modes that a shell would: as before the program started.
    pub(crate) fn cook(&self) {
        termios::tcsetattr(self.other_end.as_ref().unwrap(), OptionalActions::Now, &self.before).unwrap();
    }

    /// The terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        assert!(self.is_cooked(), "the terminal's modes were not given back");
        let sent = String::from_utf8_lossy(&self.sent()).into_owned();
        let times = |code: &str| sent.matches(code).count();
        assert!(times("\x1b[22;0t") > 0, "the window's title was not kept");
        assert_eq!(times("\x1b[22;0t"), times("\x1b[23;0t"), "the title was kept and put back unlike often");
        let last = |code: &str| sent.rfind(code);
        assert!(last("\x1b]0;") < last("\x1b[23;0t"), "the title was set again after it was put back");
        let left = self.left_behind();
        assert!(left.trim().is_empty(), "something is left where there is one screen only:\n{left}");
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "still on the other screen");
            assert!(!screen.hide_cursor(), "no cursor");
            assert!(!screen.bracketed_paste(), "bracketed paste is on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
            assert_eq!((screen.fgcolor(), screen.bgcolor()), (vt100::Color::Default, vt100::Color::Default));
            assert!(!screen.bold() && !screen.inverse() && !screen.dim() && !screen.underline());
        });
    }

    /// What stands on a terminal that has no second screen, once the program has given it back.
    pub(crate) fn left_behind(&self) -> String {
        let sent = String::from_utf8_lossy(&self.sent()).into_owned();
        let (before, _) = sent.split_at(sent.rfind("\x1b[?1049l").unwrap_or(0));
        let (rows, columns) = self.look(vt100::Screen::size);
        let mut one_screen = vt100::Parser::new(rows, columns, 0);
        one_screen.process(before.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "").as_bytes());
        one_screen.screen().contents()
    }

    /// Closes the terminal's window: the program has no terminal any more.
    pub(crate) fn close_window(mut self) -> Running {
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
    pub(crate) fn framed(&self) -> String {
        self.look(framed)
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        self.child.end();
        self.let_go();
    }
}

/// It opens a workbook that is not there yet in the full screen.
fn asks_first(command: &CommandBuilder) -> bool {
    let words = command.get_argv();
    let is_new = |file: &std::ffi::OsString| {
        let path = std::path::Path::new(file);
        path.extension().is_some_and(|end| end == "ron") && !path.exists()
    };
    let plain = words.iter().any(|word| word == "plain" || word == "--plain");
    let dumb = command.get_env("TERM").is_none_or(|term| term == "dumb");
    !plain && !dumb && words.last().is_some_and(is_new)
}

fn read_all(mut from: Box<dyn Read + Send>, shared: Arc<Shared>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut buffer = vec![0; 65_536];
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
    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    pub(crate) fn signal(&self, signal: Signal) {
        if self.ended.is_none() {
            rustix::process::kill_process(self.pid, signal).unwrap();
        }
    }

    /// Waits for the end until then; the exit code, or 1000 where a signal killed it.
    pub(crate) fn wait(&mut self, end: Instant) -> Option<u32> {
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
    pub(crate) fn end(&mut self) {
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
