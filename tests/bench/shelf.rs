//! A shelf of many small workbooks, beside the floor: how soon its first frame stands, what all the reading costs, and
//! whether a key waits for it.

use std::{
    fmt::Write as _,
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use cairnbook::{
    base::{Day, Key, RowValue, Text, Value, When, id},
    store,
    workbook::{Goal, Workbook},
};

use super::{
    Fault,
    figures::{median, number},
    generate::{self, Size, TODAY},
    process::{self, Cpu},
    run::{millis, nanos, whole},
    session::Session,
};

/// How many workbooks.
const BOOKS: usize = 10_000;
/// What stands in most of them.
const SMALL: Size = Size { check_ins: 1, entries: 1, goals: 1, steps: 2 };
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
/// Only a program that hangs reads so long.
const LIMIT: Duration = Duration::from_mins(2);

/// What is measured, and of the floor where it has the same.
#[derive(Default)]
struct Figures {
    start: Vec<f64>,
    frame: Vec<f64>,
    key: Vec<f64>,
    key_wall: Vec<f64>,
    peak: Vec<f64>,
    key_reading: Vec<f64>,
    key_reading_wall: Vec<f64>,
    far: Vec<f64>,
    read_wall: Vec<f64>,
    read_cpu: Vec<f64>,
}

/// Makes the files, runs both programs in turn, and tells the figures.
pub(crate) fn bench(runs: usize, floor: &Path, ours: &Path) -> Result<String, Fault> {
    let scratch = tempfile::Builder::new().prefix("shelf-").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let folder = scratch.path().join("shelf");
    let bytes = make(&folder)?;
    let before = print_of(&folder)?;
    let (mut least, mut shelf) = (Figures::default(), Figures::default());
    for round in 0..=runs {
        let home = tempfile::Builder::new().prefix("cairnbook-bench-").tempdir()?;
        let mut of_round = (Figures::default(), Figures::default());
        run(floor, None, home.path(), "q", &mut of_round.0)?;
        run(ours, Some(&folder), home.path(), "\x11", &mut of_round.1)?;
        // The first round warms the caches of the disk, and is not counted.
        if round > 0 {
            least.extend(of_round.0);
            shelf.extend(of_round.1);
        }
        eprintln!("shelf: round {round} of {runs}, load {:.1}", process::load().unwrap_or_default());
    }
    let same = if print_of(&folder)? == before { "none" } else { "SOME" };
    let mut out = format!("\n{BOOKS} workbooks, {} KiB in all; of which a sitting changed: {same}\n", bytes / 1024);
    out.push_str(&table(&least, &shelf)?);
    Ok(out)
}

fn run(program: &Path, folder: Option<&Path>, home: &Path, leave: &str, figures: &mut Figures) -> Result<(), Fault> {
    let begun = Instant::now();
    let (mut session, first) = Session::start(program, folder, home)?;
    figures.start.push(nanos(first.cpu.face));
    figures.frame.extend(first.wall.map(millis));
    let mut reading = 0;
    while process::has_thread(session.pid, process::SHELF) {
        // Of a thread that has ended nothing is left: the last that was seen of it is what it cost, or a little more.
        let answer = session.keys(DOWN)?;
        if process::has_thread(session.pid, process::SHELF) {
            figures.key_reading.push(nanos(answer.cpu.face));
            figures.key_reading_wall.extend(answer.wall.map(millis));
        }
        while process::has_thread(session.pid, process::SHELF) && figures.key_reading.len() >= 12 {
            reading = reading.max(Cpu::of(session.pid).saver);
            std::thread::sleep(Duration::from_millis(1));
        }
        reading = reading.max(Cpu::of(session.pid).saver);
        if begun.elapsed() > LIMIT {
            return Err("it reads on and on".into());
        }
    }
    if folder.is_some() {
        figures.read_wall.push(millis(begun.elapsed()));
        figures.read_cpu.push(nanos(reading));
    }
    session.keys(DOWN)?;
    for key in [DOWN, DOWN, DOWN, UP, UP, UP].repeat(4) {
        let answer = session.keys(key)?;
        figures.key.push(nanos(answer.cpu.face));
        figures.key_wall.extend(answer.wall.map(millis));
    }
    if folder.is_some() {
        for key in ["\x1b[F", "\x1b[H"].repeat(3) {
            figures.far.push(nanos(session.keys(key)?.cpu.face));
        }
    }
    figures.peak.push(whole(process::peak_memory(session.pid).ok_or("the system does not tell of memory")?));
    session.end(leave)?;
    Ok(())
}

impl Figures {
    fn extend(&mut self, more: Self) {
        self.start.extend(more.start);
        self.frame.extend(more.frame);
        self.key.extend(more.key);
        self.key_wall.extend(more.key_wall);
        self.peak.extend(more.peak);
        self.key_reading.extend(more.key_reading);
        self.key_reading_wall.extend(more.key_reading_wall);
        self.far.extend(more.far);
        self.read_wall.extend(more.read_wall);
        self.read_cpu.extend(more.read_cpu);
    }
}

fn table(least: &Figures, shelf: &Figures) -> Result<String, Fault> {
    let none = Vec::new();
    let mut out = String::new();
    writeln!(out, "| median (ratio to the floor) | floor | shelf | target |\n| --- | --- | --- | --- |")?;
    for (label, floor, own, target) in [
        ("first frame, wall ms", &least.frame, &shelf.frame, "no wait for the reading"),
        ("the same until quiet, CPU ms without the reading", &least.start, &shelf.start, ""),
        ("until all are read, wall ms", &none, &shelf.read_wall, ""),
        ("until all are read, CPU ms of that thread", &none, &shelf.read_cpu, ""),
        ("key while it reads, CPU ms", &least.key, &shelf.key_reading, "2 F"),
        ("key while it reads to frame, wall ms", &least.key_wall, &shelf.key_reading_wall, "2 F"),
        ("key after, CPU ms", &least.key, &shelf.key, "2 F"),
        ("key after to frame, wall ms", &least.key_wall, &shelf.key_wall, "2 F"),
        ("to an end of the list, CPU ms", &least.key, &shelf.far, "3 keys of F"),
        ("peak memory, KiB", &least.peak, &shelf.peak, "names and rows, no workbooks"),
    ] {
        let (floor, own) = (median(floor), median(own));
        let ratio =
            floor.zip(own).filter(|(floor, _)| *floor > 0.0).map(|(floor, own)| format!(" ({:.1})", own / floor));
        let told = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), number);
        writeln!(out, "| {label} | {} | {}{} | {target} |", told(floor), told(own), ratio.unwrap_or_default())?;
    }
    Ok(out)
}

/// Makes the files; how many bytes they are in all.
fn make(folder: &Path) -> Result<u64, Fault> {
    fs::create_dir(folder)?;
    let mut bytes = 0;
    for n in 0..BOOKS {
        let text = book(n)?;
        bytes += u64::try_from(text.len())?;
        fs::write(folder.join(format!("person{n:05}.ron")), text)?;
    }
    Ok(bytes)
}

/// One workbook: most are small, some hold next to nothing, one in a thousand is broken, one in a hundred not listed.
fn book(n: usize) -> Result<String, Fault> {
    let seed = u64::try_from(n)?;
    let size = if n % 10 == 3 { Size { check_ins: 0, entries: 0, goals: 0, steps: 0 } } else { SMALL };
    let mut parts = generate::data(size, seed).parts();
    parts.settings.name = Text::new(&format!("Person {n}"));
    parts.settings.walked = true;
    parts.settings.unlisted = n % 100 == 7;
    let today = Day::iso(TODAY).unwrap_or(Day::EPOCH);
    let ago = i64::try_from(n % 40)?;
    parts.seen = Some(today.plus_days(-ago));
    if let Some(goal) = parts.goals.first_mut() {
        let what = Value::Text(Text::new("Ana asks at the college for the form"));
        let cells = [(Key::of("what"), what), (Key::of("by"), Value::When(When::Day(today.plus_days(ago - 10))))];
        let row = RowValue { id: id::Id::of("r1").ok_or("no id")?, cells: cells.into() };
        std::sync::Arc::make_mut(goal).more.insert(Goal::PROMISES, Value::Rows(vec![row]));
    }
    let text = store::write(&Workbook::from_parts(parts).0.snapshot()).map_err(|why| format!("{why:?}"))?;
    // Cut in the middle of a letter's line, as by a disk that was full.
    Ok(if n % 1_000 == 500 { text.chars().take(90).collect() } else { text })
}

/// All that stands in the folder, with when it was written, as one number for each file.
fn print_of(folder: &Path) -> Result<Vec<(PathBuf, u64, i64, i64)>, Fault> {
    let mut all = Vec::with_capacity(BOOKS);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let meta = path.symlink_metadata()?;
        let print = id::fingerprint(fs::read(&path)?.into_iter());
        all.push((path, print, meta.mtime(), meta.mtime_nsec()));
    }
    all.sort();
    Ok(all)
}
