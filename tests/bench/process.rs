//! What the system knows of a running program: processor time, memory, how often it woke.

use std::{fs, io, path::Path};

/// The thread that saves; what it costs is told apart, for no key waits for it.
const SAVER: &str = "saver";
/// The thread that reads the workbooks of a shelf; no key waits for it, either.
pub(crate) const SHELF: &str = "shelf";

/// Processor time in nanoseconds. Exact for threads that sleep; of threads that ended nothing is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cpu {
    /// All threads but the one that saves and the one that reads a shelf.
    pub(crate) face: u64,
    pub(crate) saver: u64,
}

impl Cpu {
    pub(crate) fn of(pid: u32) -> Self {
        let mut cpu = Self::default();
        for_each_thread(pid, |thread| {
            let Some(ran) = number(&thread.join("schedstat"), 0) else { return };
            let name = name(thread);
            *(if name == SAVER || name == SHELF { &mut cpu.saver } else { &mut cpu.face }) += ran;
        });
        cpu
    }

    pub(crate) fn all(self) -> u64 {
        self.face + self.saver
    }
}

/// Processor time of the calling thread, in nanoseconds.
///
/// # Errors
/// The system does not tell.
pub(crate) fn own_cpu() -> io::Result<u64> {
    // The count is brought up to date when the thread is taken off the processor.
    std::thread::yield_now();
    number(Path::new("/proc/thread-self/schedstat"), 0).ok_or_else(|| io::ErrorKind::Unsupported.into())
}

/// It has a thread of that name.
pub(crate) fn has_thread(pid: u32, wanted: &str) -> bool {
    let mut found = false;
    for_each_thread(pid, |thread| found |= name(thread) == wanted);
    found
}

fn name(thread: &Path) -> String {
    fs::read_to_string(thread.join("comm")).unwrap_or_default().trim_end().to_owned()
}

/// How often all threads together went to sleep of themselves.
pub(crate) fn sleeps(pid: u32) -> u64 {
    let mut sum = 0;
    for_each_thread(pid, |thread| sum += status(&thread.join("status"), "voluntary_ctxt_switches:").unwrap_or(0));
    sum
}

/// The most memory it ever held, in KiB.
pub(crate) fn peak_memory(pid: u32) -> Option<u64> {
    status(Path::new(&format!("/proc/{pid}/status")), "VmHWM:")
}

/// What runs on the machine at the moment, as a mean of the last minute.
pub(crate) fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

fn for_each_thread(pid: u32, mut tell: impl FnMut(&Path)) {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return };
    for thread in threads.flatten() {
        tell(&thread.path());
    }
}

fn status(path: &Path, name: &str) -> Option<u64> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn number(path: &Path, at: usize) -> Option<u64> {
    fs::read_to_string(path).ok()?.split_whitespace().nth(at)?.parse().ok()
}
