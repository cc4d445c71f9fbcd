//! The thread that saves, so that no key ever waits for a disk.
//!
//! Must never: answer "saved" on its own; it hands on what the store said.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, Sender, channel},
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
}

impl Report {
    fn not_saved(rev: u64, told: Phrase) -> Self {
        let why = NotSaved::Other(String::new());
        Self { rev, outcome: SaveOutcome::NotSaved { why, told }, news: None }
    }
}

/// The saver.
pub(super) struct Saver {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Starts the thread and gives it the file.
    pub(super) fn start(mut keeper: Keeper) -> Self {
        let (jobs, waiting) = channel::<Job>();
        let work = move || {
            while let Ok(job) = waiting.recv() {
                let report = catch_unwind(AssertUnwindSafe(|| save(&mut keeper, &job)));
                let report = report.unwrap_or_else(|_| Report::not_saved(job.rev, say!("save.stopped")));
                (job.reply)(report);
            }
        };
        let thread = std::thread::Builder::new().name("saver".into()).spawn(work).ok();
        Self { jobs: Some(jobs), thread }
    }

    /// Hands a save over; the report comes to `reply`, on the saver's thread. False when the thread is gone.
    pub(super) fn save(
        &self,
        rev: u64,
        data: Data,
        over: bool,
        stamp: String,
        reply: impl FnOnce(Report) + Send + 'static,
    ) -> bool {
        let job = Job { rev, data, over, stamp, reply: Box::new(reply) };
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
    }

    /// Saves and waits for it: for leaving, signals, and plain lines.
    pub(super) fn save_and_wait(&self, rev: u64, data: Data, over: bool, stamp: String) -> Option<Report> {
        let (reply, report) = channel();
        let told = move |report| drop(reply.send(report));
        if self.save(rev, data, over, stamp, told) { wait(&report) } else { None }
    }

    /// Lets the thread finish what it has and end; the lock goes with it.
    pub(super) fn end(mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn wait(report: &Receiver<Report>) -> Option<Report> {
    report.recv_timeout(PATIENCE).ok()
}

fn save(keeper: &mut Keeper, job: &Job) -> Report {
    let result = keeper.save(&job.data, job.over, &job.stamp);
    let outcome = keeper::outcome(&result);
    let news = if let Ok(saved) = &result {
        saved.phrase()
    } else {
        let rescue = keeper.rescue(&job.data, &job.stamp).ok();
        rescue.map(|path| say!("rescue.kept", path = text::one_line(&path.to_string_lossy())))
    };
    Report { rev: job.rev, outcome, news }
}
