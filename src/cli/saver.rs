//! The thread that saves, so that no key ever waits for a disk.
//!
//! Must never: answer "saved" on its own; it hands on what the store said.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
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
const PATIENCE: Duration = Duration::from_secs(60);

/// What is to be saved.
struct Job {
    rev: u64,
    data: Data,
    over: bool,
    stamp: String,
    /// Only put an emergency copy aside.
    rescue_only: bool,
    reply: Sender<Report>,
}

/// How it went.
#[derive(Debug)]
pub(super) struct Report {
    /// Which revision.
    pub(super) rev: u64,
    /// What the app is to know.
    pub(super) outcome: SaveOutcome,
    /// What is to be said beside it, such as where a copy was kept.
    pub(super) news: Option<Phrase>,
    /// Where an emergency copy lies.
    pub(super) rescue: Option<PathBuf>,
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
}

impl Saver {
    /// Starts the thread and gives it the file.
    pub(super) fn start(mut keeper: Keeper) -> Self {
        let (jobs, waiting) = channel::<Job>();
        let work = move || {
            while let Ok(job) = waiting.recv() {
                let report = catch_unwind(AssertUnwindSafe(|| save(&mut keeper, &job)));
                let report = report.unwrap_or_else(|_| Report::not_saved(job.rev, say!("save.stopped")));
                let _ = job.reply.send(report);
            }
        };
        let thread = std::thread::Builder::new().name("saver".into()).spawn(work).ok();
        Self { jobs: Some(jobs), thread }
    }

    /// Hands a save over; the report comes through `reply`. False when the thread is gone.
    pub(super) fn save(&self, rev: u64, data: Data, over: bool, stamp: String, reply: Sender<Report>) -> bool {
        let job = Job { rev, data, over, stamp, rescue_only: false, reply };
        self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok())
    }

    /// Saves and waits for it: for leaving, signals, and plain lines.
    pub(super) fn save_and_wait(&self, rev: u64, data: Data, over: bool, stamp: String) -> Option<Report> {
        let (reply, report) = channel();
        if self.save(rev, data, over, stamp, reply) { wait(&report) } else { None }
    }

    /// Puts an emergency copy aside and waits for it: after a panic.
    pub(super) fn rescue_and_wait(&self, data: Data, stamp: String) -> Option<PathBuf> {
        let (reply, report) = channel();
        let job = Job { rev: 0, data, over: false, stamp, rescue_only: true, reply };
        self.jobs.as_ref()?.send(job).ok()?;
        wait(&report)?.rescue
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
    if job.rescue_only {
        let rescue = keeper.rescue(&job.data, &job.stamp).ok();
        return Report { rescue, ..Report::not_saved(job.rev, say!("save.stopped")) };
    }
    let result = keeper.save(&job.data, job.over, &job.stamp);
    let outcome = keeper::outcome(&result);
    match result {
        Ok(saved) => Report { rev: job.rev, outcome, news: saved.phrase(), rescue: None },
        Err(_) => {
            let rescue = keeper.rescue(&job.data, &job.stamp).ok();
            let news = rescue.as_ref().map(|path| say!("rescue.kept", path = text::one_line(&path.to_string_lossy())));
            Report { rev: job.rev, outcome, news, rescue }
        }
    }
}
