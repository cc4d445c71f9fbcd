//! One run of one program: what is typed, and what is counted.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use cairnbook::content::Words;

use super::{
    Fault,
    figures::{Figure, Figures},
    process::{self, Cpu},
    session::{A_REST, Answer, Session},
};

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
/// So many keys in one write, as a key that is held gives them.
const HELD: usize = 11;
/// How many words the note has in which letters are timed.
const NOTE: usize = 2_000;

/// A program to be measured.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) path: PathBuf,
    /// The workbook; the floor has none.
    pub(crate) file: Option<PathBuf>,
}

impl Program {
    /// Runs it once, in a home of its own with a copy of the file. `idle`: for so long nothing is done.
    pub(crate) fn run(&self, idle: Option<Duration>) -> Result<Figures, Fault> {
        let home = tempfile::Builder::new().prefix("cairnbook-bench-").tempdir()?;
        let file = match &self.file {
            Some(file) => Some(copy_in(file, home.path())?),
            None => None,
        };
        let (mut session, first) = Session::start(&self.path, file.as_deref(), home.path())?;
        let mut run = Run { figures: Figures::default(), missed: 0 };
        run.cpu(Figure::Start, first);
        run.wall(Figure::FirstFrame, first);
        run.list(&mut session, [Figure::Key, Figure::KeyWall, Figure::Held], true)?;
        if file.is_some() {
            run.log(&mut session)?;
            run.goals(&mut session)?;
            run.places(&mut session)?;
            run.find(&mut session)?;
        }
        if let Some(idle) = idle {
            run.idle(&session, idle);
        }
        run.memory(Figure::LooksPeak, &session)?;
        if file.is_some() {
            run.note(&mut session)?;
        }
        run.memory(Figure::SavesPeak, &session)?;
        let leave = if file.is_some() { "\x11" } else { "q" };
        let (_, restored) = session.end(leave)?;
        let (took, again) = Session::start_unwatched(&self.path, file.as_deref(), home.path())?.end(leave)?;
        run.figures.add(Figure::Exit, millis(took));
        run.figures.add(Figure::NotRestored, if restored && again { 0.0 } else { 1.0 });
        if file.is_some() {
            // A talk goes on until it is ended: it comes last, on the same file.
            let (mut session, _) = Session::start(&self.path, file.as_deref(), home.path())?;
            run.talk(&mut session)?;
            session.end(leave)?;
        }
        run.figures.add(Figure::Missed, f64::from(run.missed));
        let size = |path: &Path| fs::metadata(path).map(|meta| kib(meta.len()));
        run.figures.add(Figure::Binary, size(&self.path)?);
        if let Some(file) = &self.file {
            run.figures.add(Figure::File, size(file)?);
        }
        Ok(run.figures)
    }
}

fn copy_in(file: &Path, home: &Path) -> Result<PathBuf, Fault> {
    let folder = home.join("book");
    fs::create_dir(&folder)?;
    let copy = folder.join("sam.ron");
    fs::copy(file, &copy)?;
    Ok(copy)
}

struct Run {
    figures: Figures,
    missed: u32,
}

impl Run {
    fn cpu(&mut self, figure: Figure, answer: Answer) {
        self.missed += u32::from(answer.wall.is_none());
        self.figures.add(figure, nanos(answer.cpu.face));
    }

    fn wall(&mut self, figure: Figure, answer: Answer) {
        if let Some(wall) = answer.wall {
            self.figures.add(figure, millis(wall));
        }
    }

    /// The selection goes down and up again, key by key and then held.
    fn list(&mut self, session: &mut Session, [cpu, wall, held]: [Figure; 3], bytes: bool) -> Result<(), Fault> {
        session.keys(DOWN)?;
        for key in [DOWN, DOWN, DOWN, UP, UP, UP].repeat(4) {
            let answer = session.keys(key)?;
            self.cpu(cpu, answer);
            self.wall(wall, answer);
            if bytes {
                self.figures.add(Figure::KeyBytes, count(answer.bytes));
            }
        }
        for key in [DOWN, UP].repeat(2) {
            let answer = session.keys(&key.repeat(HELD))?;
            self.cpu(held, answer);
        }
        Ok(())
    }

    /// The same in the list of all entries; to its ends; and into an entry and back.
    fn log(&mut self, session: &mut Session) -> Result<(), Fault> {
        session.keys("4")?;
        // Past the rows that add something.
        session.keys(&DOWN.repeat(4))?;
        self.list(session, [Figure::LogKey, Figure::LogKeyWall, Figure::LogHeld], false)?;
        session.keys(HOME)?;
        for key in [END, HOME].repeat(3) {
            let answer = session.keys(key)?;
            self.cpu(Figure::LogFar, answer);
        }
        session.keys(&DOWN.repeat(4))?;
        for _ in 0..6 {
            let opened = session.keys("\r")?;
            self.cpu(Figure::Open, opened);
            let left = session.keys("\x1b")?;
            self.cpu(Figure::Leave, left);
        }
        Ok(())
    }

    /// The list of goals, the page of the first one, and the pictures with each of them opened.
    fn goals(&mut self, session: &mut Session) -> Result<(), Fault> {
        for (keys, figure) in [("2", Figure::GoalsKey), ("\r", Figure::GoalKey), ("r", Figure::ProgressKey)] {
            session.keys(keys)?;
            session.keys(DOWN)?;
            for key in [DOWN, DOWN, UP, UP].repeat(4) {
                let answer = session.keys(key)?;
                self.cpu(figure, answer);
            }
            session.keys(UP)?;
        }
        for _ in 0..4 {
            for key in ["\r", "\x1b"] {
                let answer = session.keys(key)?;
                self.cpu(Figure::Picture, answer);
            }
            session.keys(DOWN)?;
        }
        Ok(())
    }

    fn places(&mut self, session: &mut Session) -> Result<(), Fault> {
        for key in ["1", "4", "2", "3", "1", "4", "2", "1"] {
            let answer = session.keys(key)?;
            self.cpu(Figure::Place, answer);
        }
        Ok(())
    }

    /// Words in Find, letter by letter: many letters, few, and what is nowhere.
    fn find(&mut self, session: &mut Session) -> Result<(), Fault> {
        for word in ["neighbour", "shop", "zebra"] {
            session.keys("/")?;
            for letter in word.chars() {
                let answer = session.keys(letter.encode_utf8(&mut [0; 4]))?;
                self.cpu(Figure::FindLetter, answer);
                self.wall(Figure::FindLetterWall, answer);
            }
            session.keys("\x1b")?;
        }
        Ok(())
    }

    /// Two at one screen: what is private is folded away, and each edit is tried on what is seen before it is done.
    fn talk(&mut self, session: &mut Session) -> Result<(), Fault> {
        session.keys("j")?;
        let begun = session.keys("\r")?;
        self.cpu(Figure::TalkBegin, begun);
        session.keys("Ana")?;
        // Who types, the limits, what not to leave out, what would help: the first answer, or none.
        for _ in 0..5 {
            session.keys("\r")?;
        }
        for (place, figure) in [("1", Figure::TalkKey), ("4", Figure::TalkLogKey)] {
            session.keys(place)?;
            session.keys(&DOWN.repeat(4))?;
            for key in [DOWN, DOWN, UP, UP].repeat(4) {
                let answer = session.keys(key)?;
                self.cpu(figure, answer);
            }
        }
        let saved = long_note(session)?;
        for n in 0..24 {
            let answer = session.keys(if n % 6 == 5 { " " } else { "a" })?;
            self.cpu(Figure::TalkLetter, answer);
        }
        session.wait_for_title(&saved)?;
        self.memory(Figure::TalkPeak, session)
    }

    /// Letters at the end of a long note, and saves.
    fn note(&mut self, session: &mut Session) -> Result<(), Fault> {
        let saved = long_note(session)?;
        for n in 0..24 {
            let answer = session.keys(if n % 6 == 5 { " " } else { "a" })?;
            self.cpu(Figure::Letter, answer);
            self.wall(if answer.cpu.saver > 0 { Figure::LetterInSave } else { Figure::LetterWall }, answer);
        }
        for _ in 0..2 {
            session.wait_for_title(&saved)?;
            let (before, start) = (Cpu::of(session.pid), Instant::now());
            session.keys("a")?;
            let told = session.wait_for_title(&saved)?;
            self.figures.add(Figure::SaveWall, millis(told.saturating_duration_since(start)));
            self.figures.add(Figure::SaveCpu, nanos(Cpu::of(session.pid).saver - before.saver));
        }
        session.keys("\x1b")?;
        session.wait_for_title(&saved)?;
        Ok(())
    }

    fn idle(&mut self, session: &Session, idle: Duration) {
        // What looks a moment later, whether a key is still to come, has looked.
        std::thread::sleep(A_REST);
        let before = (Cpu::of(session.pid).all(), process::sleeps(session.pid), session.sent());
        std::thread::sleep(idle);
        let after = (Cpu::of(session.pid).all(), process::sleeps(session.pid), session.sent());
        let scale = 10.0 / idle.as_secs_f64();
        self.figures.add(Figure::IdleCpu, nanos(after.0 - before.0) * scale);
        self.figures.add(Figure::IdleWakes, whole(after.1 - before.1) * scale);
        self.figures.add(Figure::IdleBytes, count(after.2 - before.2) * scale);
    }

    fn memory(&mut self, figure: Figure, session: &Session) -> Result<(), Fault> {
        let peak = process::peak_memory(session.pid).ok_or("the system does not tell of memory")?;
        self.figures.add(figure, whole(peak));
        Ok(())
    }
}

/// A new note of many words, saved, with the cursor at its end. What the first line says of that.
fn long_note(session: &mut Session) -> Result<String, Fault> {
    let saved = Words::english().plain("saved.saved");
    session.keys("o")?;
    session.keys("\r")?;
    let words = "we walked to the bus ".repeat(NOTE / 5);
    session.keys(&format!("\x1b[200~{words}\x1b[201~"))?;
    session.wait_for_title(&saved)?;
    Ok(saved)
}

pub(crate) fn nanos(ns: u64) -> f64 {
    whole(ns) / 1e6
}

pub(crate) fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn kib(bytes: u64) -> f64 {
    whole(bytes) / 1024.0
}

fn count(n: usize) -> f64 {
    whole(u64::try_from(n).unwrap_or(u64::MAX))
}

#[allow(clippy::cast_precision_loss, reason = "no figure here has 16 digits")]
pub(crate) fn whole(n: u64) -> f64 {
    n as f64
}
