//! The thread that reads the workbooks of a shelf: those in sight first, then the others one after another.
//!
//! Never write, take a lock, or keep a workbook longer than it takes to see what a row shows.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    app::shelf::Known,
    base::Day,
    insight::shelf::Listed,
    store::{RealDisk, shelf},
};

/// So many files before the one in focus, and after it, are in sight at most.
const BEFORE: usize = 24;
const AFTER: usize = 40;
/// What was found is handed over at least this often, and not much more often: each time a frame may be drawn.
const OFTEN: Duration = Duration::from_millis(100);

/// Files by their place in the list, and what was found in each.
pub(super) type Found = Vec<(usize, Known)>;

/// The reading that goes on. It ends when this is dropped.
pub(super) struct Reading {
    near: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
}

impl Reading {
    /// Starts to read these files. `send` hands on what was found; it answers `false` when nobody wants it any more.
    ///
    /// # Errors
    /// There is no thread to be had.
    pub(super) fn start(
        folder: PathBuf,
        files: Vec<OsString>,
        near: usize,
        today: Day,
        send: impl FnMut(Found) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (near, over) = (Arc::new(AtomicUsize::new(near)), Arc::new(AtomicBool::new(false)));
        let reading = Self { near: Arc::clone(&near), over: Arc::clone(&over) };
        let order = Order { done: vec![false; files.len()], next: 0 };
        let round = Round { folder, files, today, near, over };
        std::thread::Builder::new().name("shelf".into()).spawn(move || round.run(order, send))?;
        Ok(reading)
    }

    /// The focus stands on this file now: those around it come first.
    pub(super) fn look_near(&self, file: usize) {
        self.near.store(file, Ordering::Relaxed);
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

struct Round {
    folder: PathBuf,
    files: Vec<OsString>,
    today: Day,
    near: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
}

impl Round {
    fn run(self, mut order: Order, mut send: impl FnMut(Found) -> bool) {
        let (mut found, mut since, mut waits) = (Found::new(), Instant::now(), true);
        while let Some((index, in_sight)) = order.take(self.near.load(Ordering::Relaxed)) {
            // All in sight is known: nobody has to wait for the rest to see it.
            if (waits && !in_sight) || since.elapsed() >= OFTEN {
                if !found.is_empty() && !send(std::mem::take(&mut found)) {
                    return;
                }
                since = Instant::now();
            }
            waits = in_sight;
            if self.over.load(Ordering::Relaxed) {
                return;
            }
            if let Some(file) = self.files.get(index) {
                found.push((index, look(&self.folder.join(file), self.today)));
            }
        }
        if !found.is_empty() {
            send(found);
        }
    }
}

/// Which file is next.
struct Order {
    done: Vec<bool>,
    /// All before this one are done.
    next: usize,
}

impl Order {
    /// The next file, and whether it is in sight; `None` when all are done.
    fn take(&mut self, near: usize) -> Option<(usize, bool)> {
        let last = self.done.len();
        let near = near.min(last);
        let sight = near..near.saturating_add(AFTER).min(last);
        let before = near.saturating_sub(BEFORE)..near;
        let here = sight.chain(before).find(|index| self.done.get(*index) == Some(&false));
        while self.done.get(self.next) == Some(&true) {
            self.next += 1;
        }
        let index = here.or_else(|| Some(self.next).filter(|next| *next < last))?;
        *self.done.get_mut(index)? = true;
        Some((index, here.is_some()))
    }
}

/// One look into a file.
pub(super) fn look(path: &Path, today: Day) -> Known {
    match shelf::look(path, &RealDisk) {
        Ok(book) => Known::Told(Box::new(Listed::of(&book, today))),
        Err(_) => Known::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_comes_first_and_each_file_once() {
        let mut order = Order { done: vec![false; 300], next: 0 };
        let first: Vec<usize> = (0..AFTER).filter_map(|_| order.take(200)).map(|(index, _)| index).collect();
        assert_eq!(first, (200..200 + AFTER).collect::<Vec<_>>());
        assert_eq!(order.take(200), Some((200 - BEFORE, true)), "then those before it");
        // The focus goes on.
        assert_eq!(order.take(295), Some((295, true)));
        let mut all: Vec<usize> = std::iter::from_fn(|| order.take(0)).map(|(index, _)| index).collect();
        assert_eq!(all.len(), 300 - AFTER - 2);
        all.extend(first);
        all.extend([200 - BEFORE, 295]);
        all.sort_unstable();
        assert_eq!(all, (0..300).collect::<Vec<_>>());
        assert_eq!(order.take(0), None);
        assert_eq!(Order { done: Vec::new(), next: 0 }.take(0), None);
    }
}
