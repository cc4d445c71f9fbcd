//! A terminal of its own for each test: the test program starts itself again inside it.

use std::{
    io::{Read, Write},
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::{
    base::Day,
    content::Words,
    tui::{
        Depth, Face, Looks, samples,
        terminal::{self, Screen},
        tty_unix::{Input, spawn_input},
    },
};

const CHILD: &str = "CAIRNBOOK_TEST_CHILD";
const PATIENCE: Duration = Duration::from_secs(30);
/// How the child ends: asked to, the terminal gone, something wrong.
const ASKED: i32 = 40;
const GONE: i32 = 41;

/// What runs in the terminal. Does nothing when it is called as a test by itself.
#[test]
fn child() {
    let Ok(looks) = std::env::var(CHILD) else { return };
    // Without a signal to tell it, the thread must find out by itself.
    let hung_up = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGHUP, hung_up).unwrap();
    let (sender, keys) = channel();
    let mut screen = terminal::enter(false, "Notes").unwrap();
    let reader = spawn_input(move |input| sender.send(input).is_ok()).unwrap();
    let depth = if looks == "colour" { Depth::All } else { Depth::Pair };
    let looks = Looks { depth, ..Looks::pair(true) };
    let end = run(&mut screen, &mut Face::new(looks), &keys, &reader);
    drop(screen);
    std::process::exit(end);
}

fn run(screen: &mut Screen, face: &mut Face, keys: &Receiver<Input>, reader: &crate::tui::tty_unix::Keys) -> i32 {
    let words = Words::english();
    let today = Day::of(2026, 11, 22).unwrap();
    let mut scene = samples::writing("words");
    let mut waiting = std::collections::VecDeque::new();
    loop {
        // A dead terminal takes no frame; that it is dead is for the reader to say.
        drop(screen.draw(|frame| face.draw(frame, &scene, &words, today)));
        while waiting.is_empty() {
            let Input::Events(events) = keys.recv().unwrap() else { return GONE };
            waiting.extend(events);
        }
        let Some(event) = waiting.pop_front() else { continue };
        match face.input(&event, &scene) {
            Some(crate::app::Event::Write { text, .. }) => {
                if let Some(crate::page::Block::Field(field)) = scene.page.main.get_mut(1) {
                    field.text = text;
                }
            }
            Some(crate::app::Event::Key(key)) if key == crate::page::Stroke::ctrl('q') => return ASKED,
            Some(crate::app::Event::Key(key)) if key == crate::page::Stroke::ctrl('p') => {
                reader.pause().unwrap();
                screen.suspend().unwrap();
                assert!(!crossterm::terminal::is_raw_mode_enabled().unwrap());
                screen.resume().unwrap();
                reader.resume().unwrap();
                scene.saved = "resumed".into();
            }
            _ => {}
        }
    }
}

struct Outer {
    screen: vt100::Parser,
    bytes: Vec<u8>,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Outer {
    fn start(looks: &str) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "tui::terminal::tests::child", "--nocapture", "--test-threads=1"]);
        command.env(CHILD, looks);
        command.env("TERM", "xterm-256color");
        if looks != "colour" {
            command.env("NO_COLOR", "1");
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output): (Sender<Vec<u8>>, _) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        Self { screen, bytes: Vec::new(), output, input, master: pair.master, child }
    }

    fn wait_for(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !done(self) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(problem) => panic!("{problem}; waited for {what}:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn wait_for_words(&mut self, words: &str) {
        self.wait_for(words, |outer| outer.screen.screen().contents().contains(words));
    }

    fn send(&mut self, keys: &[u8]) {
        self.input.write_all(keys).unwrap();
        self.input.flush().unwrap();
    }

    fn has_sent(&self, code: &str) -> bool {
        self.bytes.windows(code.len()).any(|window| window == code.as_bytes())
    }

    fn count_of(&self, code: &str) -> usize {
        String::from_utf8_lossy(&self.bytes).matches(code).count()
    }

    fn ended(&mut self) -> i32 {
        i32::try_from(self.child.wait().unwrap().exit_code()).unwrap()
    }
}

#[test]
fn a_session_in_a_real_terminal() {
    let mut outer = Outer::start("colour");
    outer.wait_for_words("Someone to call");
    assert!(outer.screen.screen().alternate_screen() && outer.screen.screen().bracketed_paste());
    outer.send(b"X");
    outer.wait_for_words("booksX");
    outer.send("\u{1b}[200~ and \u{1b}\rmore\u{1b}[201~".as_bytes());
    outer.wait_for_words("booksX and ␛ more");
    // The real cursor stands after the last letter.
    let (row, column) = outer.screen.screen().cursor_position();
    let line = outer.screen.screen().rows(0, column).nth(usize::from(row)).unwrap();
    assert!(line.ends_with("␛ more"), "{line}");
    outer.send(b"\x10");
    outer.wait_for_words("resumed");
    outer.wait_for_words("booksX and ␛ more");
    // More than a kilobyte at once, without marks around it.
    outer.send(&[b'y'; 4_000]);
    outer.send(b"Z");
    outer.wait_for_words("yyyZ");
    outer.send(b"\x11");
    assert_eq!(outer.ended(), ASKED);
    outer.wait_for("the screen it had before", |outer| {
        let screen = outer.screen.screen();
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor()
    });
    // Twice in: at the start, and after the stop.
    for code in ["\u{1b}[22;0t", "\u{1b}]0;Notes\u{7}", "\u{1b}[23;0t"] {
        assert_eq!(outer.count_of(code), 2, "{code:?}");
    }
    assert!(!outer.has_sent("\u{1b}[6n"), "nothing is asked");
}

#[test]
fn without_colour_no_colour_command_is_sent() {
    let mut outer = Outer::start("plain");
    outer.wait_for_words("Enter next question");
    outer.send(b"\x11");
    assert_eq!(outer.ended(), ASKED);
    outer.wait_for("its end", |outer| !outer.screen.screen().alternate_screen());
    // Every number that a "select graphic rendition" carries: bold, underlined, reverse and their ends,
    // and "the terminal's own colours"; no colour, and no empty list, which would take all else away.
    let sent = String::from_utf8_lossy(&outer.bytes).into_owned();
    let lists = sent.split("\u{1b}[").skip(1).filter_map(|part| {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        let (list, rest) = part.split_at(end);
        rest.starts_with('m').then(|| list.to_owned())
    });
    let mut count = 0;
    for list in lists {
        count += 1;
        for number in list.split(';') {
            assert!(["0", "1", "4", "7", "22", "24", "27", "39", "49", "59"].contains(&number), "{list:?}");
        }
    }
    assert!(count > 0);
}

#[test]
fn a_terminal_that_goes_away_is_noticed() {
    let mut outer = Outer::start("colour");
    // The caret is set last: then the whole frame is out, and the child waits for keys.
    outer.wait_for("the caret", |outer| outer.screen.screen().cursor_position() == (7, 30));
    let Outer { master, input, mut child, output, .. } = outer;
    // The reading thread holds a handle, too. It ends at the next frame, as nobody takes its bytes any more;
    // and the frame comes because the writer, as it goes, sends a last key.
    drop(output);
    drop(input);
    drop(master);
    let end = child.wait().unwrap().exit_code();
    assert_eq!(i32::try_from(end).unwrap(), GONE);
}
