//! What the tests of `store` share: a workbook with one of every kind of record, and a disk that fails on demand.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use cairnbook::{
    base::{Day, Id, Key, Moment, RowValue, Slot, Text, Value, When, Who},
    store::{
        Disk, Folders, Holder, How, RealDisk,
        disk::{About, Found, HeldFile, Locking, NewFile},
    },
    workbook::{
        Daily, Edit, Entry, EntryKind, Goal, Idea, Marks, Settings, Stamp, Step, Sure, Talk, Workbook, outline::Spot,
    },
};
use tempfile::TempDir;

pub(crate) fn id(text: &str) -> Id {
    Id::of(text).unwrap()
}

pub(crate) const AT: Moment = Moment(1_795_356_125);

pub(crate) fn stamp() -> Stamp {
    Stamp { who: Who::Me, at: AT }
}

pub(crate) fn do_it(book: &mut Workbook, edit: Edit) {
    book.apply(edit, stamp()).unwrap();
}

/// Words that are hard on a file: quotes, backslashes, lines, many scripts, joiners, `"#` in a row.
pub(crate) const HARD_WORDS: [&str; 12] = [
    "plain",
    "a \"quoted\" word and a \\ backslash \\u{41} \\n",
    "one\n\ntwo\n  three\n",
    "\"#\"##\"### r#\"x\"#",
    "بعد العيد إن شاء الله",
    "เรียนภาษาไทย",
    "ज़िन्दगी ❤\u{fe0f}",
    "👩\u{200d}🔬 👨\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈",
    "// not a comment /* nor this */",
    "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other",
    "(format: 3, None, Some(x), r\"\")",
    " ",
];

fn goal(name: &str, words: &str, why: &str) -> Goal {
    let mut goal = Goal::new(id(name), Who::Me, AT);
    (goal.words, goal.why) = (Text::new(words), Text::new(why));
    goal
}

/// A workbook under 8 KB of text with one of every kind of record and value.
pub(crate) fn sample() -> Workbook {
    let mut book = Workbook::default();
    do_it(&mut book, Edit::Set(Slot::new(Id::settings(), &Key::of("name")), Some(Value::Text("Sam".into()))));
    let mut first = goal("g0000000001", HARD_WORDS[4], HARD_WORDS[2]);
    first.others_want = "To see me on time".into();
    first.look_again = Some(When::Words("after \"Eid\"".into()));
    do_it(&mut book, Edit::AddGoal(first));
    let mut second = goal("g0000000002", HARD_WORDS[7], "");
    (second.private, second.by, second.look_again) = (true, Who::Helper, Day::of(2027, 1, 31).map(When::Day));
    do_it(&mut book, Edit::AddGoal(second));
    let step = |name: &str, under: Option<Id>, words: &str| {
        let mut step = Step::new(id(name), Who::Me, AT, Some(id("g0000000001")), under);
        step.words = Text::new(words);
        (step, Spot { under, after: None })
    };
    let (mut outer, spot) = step("s0000000001", None, HARD_WORDS[1]);
    (outer.sure, outer.with) = (Some(Sure::NotSo), "Ana".into());
    (outer.done_on, outer.when) = (Day::of(2026, 11, 21), Day::of(2026, 11, 27).map(When::Day));
    do_it(&mut book, Edit::AddStep(outer, spot));
    let (inner, spot) = step("s0000000002", Some(id("s0000000001")), HARD_WORDS[3]);
    do_it(&mut book, Edit::AddStep(inner, spot));
    let loose = Step::new(id("s0000000003"), Who::Helper, AT, None, None);
    do_it(&mut book, Edit::AddStep(loose, Spot { under: None, after: None }));
    for (n, (kind, _)) in EntryKind::ALL.into_iter().enumerate() {
        let mut entry = Entry::new(id(&format!("e000000000{n}")), Who::Me, AT, kind, Day::of(2026, 11, 20).unwrap());
        entry.words = Text::new(HARD_WORDS[5 + n]);
        if n == 0 {
            (entry.goal, entry.step, entry.tried) = (Some(id("g0000000001")), Some(id("s0000000001")), true);
        }
        if n == 1 {
            entry.on = When::Words("before the move".into());
        }
        do_it(&mut book, Edit::AddEntry(entry));
    }
    let values = [
        ("words", Value::Text("one\ntwo \"three\"".into())),
        ("rate", Value::Rate(7)),
        ("pick", Value::Pick(Key::of("mornings"))),
        ("day", Value::When(When::Words("soon".into()))),
        ("yes", Value::Yes(true)),
        ("unread", Value::Unread("eleven".into())),
        ("picks", Value::Picks(vec![Key::of("calm"), Key::of("making")])),
        ("rows", Value::Rows(vec![row("r0000000001", "cook"), row("r_money", "a bit")])),
    ];
    for (field, value) in values {
        do_it(&mut book, Edit::Set(Slot::new(Id::page("good_day"), &Key::of(field)), Some(value)));
    }
    let gone = Goal::new(id("g0000000009"), Who::Me, AT);
    do_it(&mut book, Edit::AddGoal(gone));
    do_it(&mut book, Edit::Remove(id("g0000000009")));
    set_settings(&mut book);
    set_more(&mut book);
    talk(&mut book);
    book.seen_on(Day::of(2026, 11, 22).unwrap());
    book.count_save(&"k3f9".into());
    book
}

/// Every setting other than its default.
fn set_settings(book: &mut Workbook) {
    let said = Daily {
        on: Day::of(2026, 11, 22),
        put_off: vec![Key::of("call")],
        taken: vec![Key::of("first_bit")],
        not_these: vec![id("s0000000002")],
    };
    let on = said.on.map(|day| Value::When(When::Day(day)));
    let not_these = said.not_these.iter().map(|id| Key::from(id.as_str())).collect();
    for (field, value) in [
        (Settings::DAILY_ON, on),
        (Settings::PUT_OFF, Some(Value::Picks(said.put_off))),
        (Settings::TAKEN, Some(Value::Picks(said.taken))),
        (Settings::NOT_THESE, Some(Value::Picks(not_these))),
        (Settings::QUIET, Some(Value::Yes(true))),
        (Settings::WALKED, Some(Value::Yes(true))),
        (Settings::WEEKS, Some(Value::Pick(Key::of("sunday")))),
        (Settings::PILE, Some(Value::Pick(Key::of("beads")))),
        (Settings::SKIP_WHO, Some(Value::Yes(true))),
        (Settings::WEIGHTS, Some(Value::Yes(true))),
    ] {
        do_it(book, Edit::Set(Slot::new(Id::settings(), &field), value));
    }
}

/// What goals, steps and entries hold beyond their words: a pick of each kind, a ladder, a plan, a look.
fn set_more(book: &mut Workbook) {
    let (goal, step, entry) = (id("g0000000001"), id("s0000000001"), id("e0000000003"));
    let set = |book: &mut Workbook, record, field: &str, value| {
        do_it(book, Edit::Set(Slot::new(record, &Key::from(field)), Some(value)));
    };
    let picks = [
        (goal, "kind=keep_up whose=both wish=less area=money importance=3"),
        (step, "kind=try_out size=hour hard=hard planned=with_a_hand repeats=weekly"),
        (id("e0000000000"), "help=side_by_side hard=ok"),
        (entry, "load=too_much"),
    ];
    for (record, fields) in picks {
        for (field, key) in fields.split(' ').filter_map(|pair| pair.split_once('=')) {
            set(book, record, field, Value::Pick(Key::from(key)));
        }
    }
    set(book, goal, "ours", Value::Yes(true));
    set(book, goal, "instead", Value::Text("a walk".into()));
    set(book, goal, "as_hoped", Value::Text(Text::new(HARD_WORDS[6])));
    set(book, step, "kept", Value::When(When::Day(Day::of(2026, 11, 19).unwrap())));
    let plan =
        [(Key::of("if"), Value::Text("I see the bag".into())), (Key::of("then"), Value::Text("one letter".into()))];
    set(book, goal, "plans", Value::Rows(vec![RowValue { id: id("r0000000003"), cells: plan.into() }]));
    let look = [(Key::of("line"), Value::Pick(Key::of("part"))), (Key::of("sure"), Value::Unread("most".into()))];
    set(book, entry, "goals", Value::Rows(vec![RowValue { id: goal, cells: look.into() }]));
    let later = Stamp { who: Who::Me, at: Moment(AT.0 + 7_200) };
    let words = Edit::Set(Slot::new(goal, &Goal::WORDS), Some(Value::Text("in other words".into())));
    book.apply(words, later).unwrap();
}

/// A talk: a step that was typed and read back, one that waits, an idea that was kept, a private row, and a page that was
/// answered while it was folded away.
fn talk(book: &mut Workbook) {
    let talk = Id::page_again(Talk::PAGE, id("r0000000011"));
    let text = |words: &str| Some(Value::Text(words.into()));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::WITH), text("Ana")));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))));
    let typed = Stamp { who: Who::Typed, at: AT };
    for (name, words) in [("s0000000004", "Find a box"), ("s0000000005", "Ask at the school")] {
        let mut step = Step::new(id(name), Who::Me, AT, Some(id("g0000000001")), None);
        step.words = words.into();
        book.apply(Edit::AddStep(step, Spot { under: None, after: None }), typed).unwrap();
    }
    do_it(book, Edit::ReadBack(vec![Slot::new(id("s0000000004"), &Step::WORDS)]));
    let idea = Id::page_again(Idea::PAGE, id("r0000000012"));
    let helper = Stamp { who: Who::Helper, at: AT };
    book.apply(Edit::Set(Slot::new(idea, &Idea::WORDS), text("What about Ruth?")), helper).unwrap();
    let step = Slot::new(id("s0000000005"), &Step::WITH);
    do_it(book, Edit::Set(step.clone(), text("Ruth")));
    do_it(book, Edit::CameFrom(step, idea));
    let people = Slot::new(Id::page("people"), &Key::of("people"));
    let cell = people.cell(id("r0000000013"), &Key::of("name"));
    do_it(book, Edit::Set(cell.clone(), text("Tom")));
    do_it(book, Edit::Set(people.cell(id("r0000000013"), &RowValue::PRIVATE), Some(Value::Yes(true))));
    let page = Id::page("strengths");
    do_it(book, Edit::Set(Slot::new(page, &Key::of("got_through")), text("The winter")));
    do_it(book, Edit::Set(Slot::new(page, &Marks::PRIVATE), Some(Value::Yes(true))));
    let beside = Edit::Set(Slot::new(page, &Key::of("got_through")), text("The move"));
    do_it(book, Edit::Beside(page, Box::new(beside)));
    do_it(book, Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))));
    do_it(book, Edit::Set(Slot::new(Id::settings(), &Settings::UNLISTED), Some(Value::Yes(true))));
    let ended = Value::When(When::Day(Day::of(2026, 11, 22).unwrap()));
    do_it(book, Edit::Set(Slot::new(talk, &Talk::ENDED), Some(ended)));
}

fn row(name: &str, words: &str) -> RowValue {
    let cells = [(Key::of("what"), Value::Text(words.into())), (Key::of("now"), Value::Rate(4))];
    RowValue { id: id(name), cells: cells.into() }
}

/// The sample with one more goal: what a later save has to say.
pub(crate) fn later() -> Workbook {
    let mut book = sample();
    do_it(&mut book, Edit::AddGoal(goal("g0000000003", "A third one", "")));
    book
}

/// A fresh folder, in memory where the system has such a place.
pub(crate) fn fresh() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// The folders of one test: the workbook in `at`, copies in `own`.
pub(crate) struct Nest {
    pub(crate) root: TempDir,
    pub(crate) at: PathBuf,
    pub(crate) file: PathBuf,
}

impl Nest {
    pub(crate) fn new() -> Self {
        let root = fresh();
        let at = root.path().join("at");
        std::fs::create_dir(&at).unwrap();
        let file = at.join("workbook.ron");
        Self { root, at, file }
    }

    pub(crate) fn folders(&self) -> Folders {
        Folders { backups: self.root.path().join("own/backups"), rescues: self.root.path().join("own/rescues") }
    }

    pub(crate) fn how(&self, disk: Arc<dyn Disk>) -> How {
        let word = |text: &str| text.to_owned();
        let me = Holder { user: word("sam"), host: word("here"), pid: word("1"), since: word("10:12") };
        How { disk, folders: self.folders(), me, now: SystemTime::now(), make_folder: false }
    }

    pub(crate) fn real(&self) -> How {
        self.how(Arc::new(RealDisk))
    }

    /// Every file under the root, without locks, by its path from there.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.root.path(), self.root.path(), &mut files);
        files
    }

    /// Our own files that have no place.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        self.files().into_keys().filter(|path| path.to_string_lossy().ends_with(".tmp")).collect()
    }

    /// The copies put aside, by the first word of their names.
    pub(crate) fn copies(&self, word: &str) -> Vec<Vec<u8>> {
        let named = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(word));
        self.files().into_iter().filter(|(path, _)| named(path)).map(|(_, bytes)| bytes).collect()
    }
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let meta = path.symlink_metadata().unwrap();
        if meta.is_dir() {
            gather(root, &path, files);
        } else if meta.is_file() && path.extension().is_none_or(|e| e != "lock") {
            files.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
        }
    }
}

/// How a call goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing of it happens (of a write: half).
    Before,
    /// All of it happens, and it is reported as failed.
    After,
    /// This call and every later one fails: the disk is gone.
    FromHereOn,
    /// A write drops its end and says nothing.
    Silent,
}

type Deed = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Plan {
    armed: Option<(Fault, usize, i32)>,
    meanwhile: Option<(&'static str, Deed)>,
    calls: Vec<&'static str>,
    failed: Vec<&'static str>,
}

/// The real disk, with the k-th call failing.
#[derive(Clone, Default)]
pub(crate) struct FaultyDisk(Arc<Mutex<Plan>>);

impl FaultyDisk {
    /// The `k`-th call from now on (counted from 1) fails with that code.
    pub(crate) fn arm(&self, fault: Fault, k: usize, code: i32) {
        *self.0.lock().unwrap() = Plan { armed: Some((fault, k, code)), ..Plan::default() };
    }

    /// Right before the next call of that name, someone else does this.
    pub(crate) fn meanwhile(&self, call: &'static str, deed: impl FnOnce() + Send + 'static) {
        self.0.lock().unwrap().meanwhile = Some((call, Box::new(deed)));
    }

    /// From now on all goes well. Answers with the names of the calls that were failed.
    pub(crate) fn disarm(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap()).failed
    }

    /// The names of all calls since the last `arm` or `disarm`.
    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().calls.clone()
    }

    fn verdict(&self, name: &'static str) -> Option<(Fault, io::Error)> {
        let mut plan = self.0.lock().unwrap();
        plan.calls.push(name);
        if let Some((_, deed)) = plan.meanwhile.take_if(|(call, _)| *call == name) {
            deed();
        }
        let (fault, k, code) = plan.armed?;
        let here = plan.calls.len() == k || (fault == Fault::FromHereOn && plan.calls.len() > k);
        if !here || (fault == Fault::Silent && name != "write_all") {
            return None;
        }
        plan.failed.push(name);
        Some((fault, io::Error::from_raw_os_error(code)))
    }

    fn call<T>(&self, name: &'static str, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.verdict(name) {
            None => real(),
            Some((Fault::After, error)) => {
                drop(real());
                Err(error)
            }
            Some((_, error)) => Err(error),
        }
    }
}

impl Disk for FaultyDisk {
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call("remove_folder", || RealDisk.remove_folder(path))
    }
    fn about(&self, path: &Path) -> io::Result<About> {
        self.call("about", || RealDisk.about(path))
    }
    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("link", || RealDisk.link(path))
    }
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("real_path", || RealDisk.real_path(path))
    }
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.call("read", || RealDisk.read(path, most))
    }
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        self.call("read", || RealDisk.holds(path, bytes))
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = self.call("create", || RealDisk.create(path))?;
        Ok(Box::new(FaultyFile(file, self.clone())))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || RealDisk.rename(from, to))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call("sync_folder", || RealDisk.sync_folder(path))
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call("create_folder", || RealDisk.create_folder(path))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", || RealDisk.remove(path))
    }
    fn list(&self, path: &Path) -> io::Result<Vec<Found>> {
        self.call("list", || RealDisk.list(path))
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.call("may_write", || RealDisk.may_write(path))
    }
    fn lock(&self, path: &Path) -> io::Result<Locking> {
        match self.call("lock", || RealDisk.lock(path))? {
            Locking::Ours(file) => Ok(Locking::Ours(Box::new(FaultyHeld(file, self.clone())))),
            Locking::Taken => Ok(Locking::Taken),
        }
    }
}

struct FaultyFile(Box<dyn NewFile>, FaultyDisk);

impl NewFile for FaultyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.1.verdict("write_all") {
            None => self.0.write_all(bytes),
            Some((fault, error)) => {
                let end = if fault == Fault::After { bytes.len() } else { bytes.len() / 2 };
                self.0.write_all(&bytes[..end])?;
                if fault == Fault::Silent { Ok(()) } else { Err(error) }
            }
        }
    }
    fn take_after(&mut self, old: &About) -> io::Result<()> {
        let Self(file, disk) = self;
        disk.call("take_after", || file.take_after(old))
    }
    fn sync(&mut self) -> io::Result<()> {
        let Self(file, disk) = self;
        disk.call("sync", || file.sync())
    }
}

struct FaultyHeld(Box<dyn HeldFile>, FaultyDisk);

impl HeldFile for FaultyHeld {
    fn put(&mut self, words: &str) -> io::Result<()> {
        let Self(file, disk) = self;
        disk.call("put", || file.put(words))
    }
}

/// The real disk with room for so many bytes under `root`, locks not counted.
#[derive(Clone)]
pub(crate) struct SmallDisk {
    pub(crate) root: PathBuf,
    pub(crate) room: Arc<AtomicU64>,
}

impl SmallDisk {
    pub(crate) fn of(nest: &Nest, room: u64) -> Self {
        Self { root: nest.root.path().to_owned(), room: Arc::new(AtomicU64::new(room)) }
    }

    /// How many bytes more it takes.
    fn left(&self) -> u64 {
        let mut files = BTreeMap::new();
        gather(&self.root, &self.root, &mut files);
        let used = files.values().map(|bytes| bytes.len() as u64).sum();
        self.room.load(Ordering::SeqCst).saturating_sub(used)
    }
}

struct SmallFile(Box<dyn NewFile>, SmallDisk);

impl NewFile for SmallFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let left = usize::try_from(self.1.left()).unwrap();
        let fits = bytes.get(..left).filter(|_| left < bytes.len());
        self.0.write_all(fits.unwrap_or(bytes))?;
        fits.map_or(Ok(()), |_| Err(io::ErrorKind::StorageFull.into()))
    }
    fn take_after(&mut self, old: &About) -> io::Result<()> {
        self.0.take_after(old)
    }
    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()
    }
}

impl Disk for SmallDisk {
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_folder(path)
    }
    fn about(&self, path: &Path) -> io::Result<About> {
        RealDisk.about(path)
    }
    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.link(path)
    }
    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.real_path(path)
    }
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, most)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(SmallFile(RealDisk.create(path)?, self.clone())))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.sync_folder(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        RealDisk.create_folder(path)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<Found>> {
        RealDisk.list(path)
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        RealDisk.may_write(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Locking> {
        RealDisk.lock(path)
    }
}

pub(crate) fn day() -> Day {
    Day::of(2026, 11, 20).unwrap()
}
