//! The thread that saves, so that no key ever waits for a disk.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::mpsc::{Sender, channel},
    thread::JoinHandle,
    time::Duration,
};

use crate::{
    app::{NotSaved, SaveOutcome},
    base::{Phrase, text},
    say,
    store::keeper::{self, Keeper},
    workbook::Data,
};

/// How long leaving waits for a slow disk.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is to be saved.
struct Job {
    rev: u64,
    data: Data,
    over: bool,
    stamp: String,
    reply: Reply,
}

/// Takes the report, on the saver's thread.
type Reply = Box<dyn FnOnce(Report) + Send>;

/// How it went.
#[derive(Debug)]
pub(super) struct Report {
    /// Which revision.
    pub(super) rev: u64,
    /// What the app is to know.
    pub(super) outcome: SaveOutcome,
    /// What is to be said beside it, such as where a copy was kept.
    pub(super) news: Option<Phrase>,
    /// Where an emergency copy lies, told already or not; to be said once more when leaving.
    pub(super) rescue: Option<Phrase>,
}

impl Report {
    fn not_saved(rev: u64, told: Phrase) -> Self {
        let why = NotSaved::Other(String::new());
        Self { rev, outcome: SaveOutcome::NotSaved { why, told }, news: None, rescue: None }
    }
}

/// The saver.
pub(super) struct Saver {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    /// A save did not come to an end in time: the disk hangs, and waiting for it would hang, too.
    hangs: Cell<bool>,
}

impl Saver {
    /// Starts the thread and gives it the file.
    pub(super) fn start(mut keeper: Keeper) -> Self {
        let (jobs, waiting) = channel::<Job>();
        let work = move || {
            let mut known = None;
            while let Ok(job) = waiting.recv() {
                let report = catch_unwind(AssertUnwindSafe(|| save(&mut keeper, &job, &mut known)));
                let report = report.unwrap_or_else(|_| Report::not_saved(job.rev, say!("save.stopped")));
                (job.reply)(report);
            }
            let _ = catch_unwind(AssertUnwindSafe(|| keeper.close()));
        };
        let thread = std::thread::Builder::new().name("saver".into()).spawn(work).ok();
        Self { jobs: Some(jobs), thread, hangs: Cell::new(false) }
    }

    /// Hands a save over; the report comes to `reply`, on the saver's thread, or at once when that is gone.
    pub(super) fn save(
        &self,
        rev: u64,
        data: Data,
        over: bool,
        stamp: String,
        reply: impl FnOnce(Report) + Send + 'static,
    ) {
        let job = Job { rev, data, over, stamp, reply: Box::new(reply) };
        let refused = match &self.jobs {
            Some(jobs) => jobs.send(job).err().map(|unsent| unsent.0),
            None => Some(job),
        };
        if let Some(job) = refused {
            (job.reply)(Report::not_saved(job.rev, say!("save.stopped")));
        }
    }

    /// Saves and waits for it: for leaving, signals, and plain lines.
    pub(super) fn save_and_wait(&self, rev: u64, data: Data, over: bool, stamp: String) -> Report {
        let (reply, report) = channel();
        self.save(rev, data, over, stamp, move |report| drop(reply.send(report)));
        report.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            self.hangs.set(true);
            Report::not_saved(rev, say!("save.stopped"))
        })
    }

    /// Lets the thread finish what it has and end; the lock goes with it.
    pub(super) fn end(mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take().filter(|_| !self.hangs.get()) {
            let _ = thread.join();
        }
    }
}

/// `known`: where the emergency copy lies that was told of; the same place is not told again.
fn save(keeper: &mut Keeper, job: &Job, known: &mut Option<PathBuf>) -> Report {
    let result = keeper.save(&job.data, job.over, &job.stamp);
    let outcome = keeper::outcome(&result);
    if let Ok(saved) = &result {
        return Report { rev: job.rev, outcome, news: saved.phrase(), rescue: None };
    }
    let path = keeper.rescue(&job.data, &job.stamp).ok();
    let folder = |path: &PathBuf| path.parent().map(Path::to_owned);
    let is_news = path.as_ref().and_then(folder) != known.as_ref().and_then(folder);
    let rescue = path.as_ref().map(|path| say!("rescue.kept", path = text::one_line(&path.to_string_lossy())));
    let news = path.as_ref().filter(|_| is_news).and_then(folder);
    let news = news.map(|folder| say!("rescue.kept_in", path = text::one_line(&folder.to_string_lossy())));
    *known = path;
    Report { rev: job.rev, outcome, news, rescue }
}
