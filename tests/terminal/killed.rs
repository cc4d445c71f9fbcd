//! The program is killed at random moments while someone types: the file always opens, and nothing is
//! missing that stood on the screen when it said "saved".

use std::{
    fs::{File, FileTimes},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use rustix::process::Signal;

use crate::support::pty::{self, Nest, Term, keys::*, word};

/// How many kills, and how many programs run at a time.
const KILLS: u64 = 200;
const AT_A_TIME: usize = 8;

/// The moments of the kills lie between the start and this many milliseconds later.
const LATEST: u64 = 1_500;

/// What became of one run.
#[derive(Debug, Default)]
struct Fate {
    /// What was typed, as far as it was handed to the terminal.
    typed: String,
    /// What stood on the screen when it last said "saved"; `None` before it ever did.
    said_saved: Option<String>,
    /// What the file held after the kill; `None` where there was no file yet.
    kept: Option<String>,
    /// A save was cut short: its new file lay beside the old one.
    cut_short: bool,
}

#[test]
fn a_kill_at_any_moment_costs_nothing_that_was_said_to_be_saved() {
    let next = AtomicU64::new(0);
    let fates = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::SeqCst);
                    if n >= KILLS {
                        break;
                    }
                    let fate = one(n);
                    fates.lock().unwrap().push(fate);
                }
            });
        }
    });
    let fates = fates.into_inner().unwrap();
    let count = |so: &dyn Fn(&Fate) -> bool| fates.iter().filter(|fate| so(fate)).count();
    let unsaved = count(&|fate| fate.kept.as_ref().map_or(0, String::len) < fate.typed.len());
    let saved = count(&|fate| fate.said_saved.as_ref().is_some_and(|words| !words.is_empty()));
    let early = count(&|fate| fate.typed.is_empty());
    let cut = count(&|fate| fate.cut_short);
    println!("{KILLS} kills: {unsaved} hit words that were not saved yet, {saved} came after typed words were");
    println!("said to be saved, {early} came before anything was typed, {cut} cut a save short");
    assert!(unsaved > 20, "the kills hit almost no unsaved words: {unsaved}");
    assert!(saved > 20, "almost nothing was saved before the kills: {saved}");
}

/// One run: a new file, or one that is there already; a note; a kill.
fn one(n: u64) -> Fate {
    let mut dice = Dice(n);
    let nest = Nest::new();
    if n.is_multiple_of(2) {
        std::fs::write(nest.file(), cairnbook::store::write(&cairnbook::workbook::Data::default()).unwrap()).unwrap();
    }
    // The moments are spread evenly; the order is mixed.
    let evenly = (n * 7_919 % KILLS) * LATEST / KILLS + dice.below(LATEST / KILLS);
    // Starting takes little of that time, and has moments of its own.
    let at = Duration::from_millis(if n % 8 == 3 { dice.below(60) } else { evenly });
    let end = Instant::now() + at;
    let mut term = Term::open(&nest);
    let mut fate = Fate::default();
    type_until(&mut term, end, &mut dice, &mut fate);
    term.wait_until(end, |_| false);
    look(&term, &mut fate);
    term.signal(Signal::KILL);
    assert_eq!(term.ended(), 1000);

    fate.cut_short = !nest.leftovers().is_empty();
    // A file that is there reads, and without a mend.
    fate.kept = nest.file().exists().then(|| note(&nest));
    let kept = fate.kept.clone().unwrap_or_default();
    let said = fate.said_saved.clone();
    let of = format!("\nkill {n} at {at:?}\nkept {kept:?}\nsaid to be saved {said:?}\ntyped {:?}", fate.typed);
    assert!(fate.typed.starts_with(&kept), "words that nobody typed{of}");
    assert!(kept.starts_with(said.as_deref().unwrap_or_default()), "words that were saved are gone{of}");
    assert!(said.is_none() || fate.kept.is_some(), "there is no file{of}");
    start_again(&nest, &kept);
    fate
}

/// Opens a note and types until the end has come.
fn type_until(term: &mut Term, end: Instant, dice: &mut Dice, fate: &mut Fate) {
    if !term.wait_until(end, |screen| screen.alternate_screen() && screen.contents().contains(&word("act.today"))) {
        return;
    }
    term.keys("o");
    if !term.wait_until(end, |screen| screen.contents().contains(&word("tui.writing"))) {
        return;
    }
    for word in 0.. {
        let mut letters = format!("w{word:03} ");
        while !letters.is_empty() {
            if Instant::now() >= end {
                return;
            }
            // Sometimes a few keys at once, and sometimes a pause, in which a save may start or end.
            let some = usize::try_from(1 + dice.below(3)).unwrap().min(letters.len());
            let rest = letters.split_off(some);
            term.keys(&letters);
            fate.typed.push_str(&letters);
            letters = rest;
            let pause = if dice.below(12) == 0 { 200 + dice.below(400) } else { dice.below(25) };
            let until = (Instant::now() + Duration::from_millis(pause)).min(end);
            loop {
                let sent = term.sent_count();
                look(term, fate);
                if !term.wait_for_more(sent, until) {
                    break;
                }
            }
        }
    }
}

/// Where the screen says that all is saved, what stands on it counts as saved.
fn look(term: &Term, fate: &mut Fate) {
    term.look(|screen| {
        if !pty::is_saved(screen) {
            return;
        }
        let words = shown(&pty::rows(screen));
        let before = fate.said_saved.get_or_insert_default();
        if words.len() > before.len() {
            *before = words;
        }
    });
}

/// The words typed so far, as far as they stand on the screen. Words are numbered, so the last tells all.
fn shown(rows: &[String]) -> String {
    let mut words = rows.iter().flat_map(|row| row.split_whitespace()).skip_while(|word| *word != "w000");
    let mut out = String::new();
    for n in 0.. {
        let wanted = format!("w{n:03}");
        match words.next() {
            Some(word) if word == wanted => out = format!("{out}{word} "),
            // The word that is being typed. What else stands on the screen is longer, or begins otherwise.
            Some(begun) if n > 0 && wanted.starts_with(begun) => return out + begun,
            _ => break,
        }
    }
    // Whether the blank was typed can not be seen.
    out.trim_end().to_owned()
}

/// The words of the only note, if there is one.
fn note(nest: &Nest) -> String {
    let book = nest.book();
    let log = book.snapshot().parts().log;
    assert!(log.len() <= 1, "{log:?}");
    log.first().map(|entry| entry.words.to_string()).unwrap_or_default()
}

/// The next start opens it, shows the words, and takes away what a save left behind.
fn start_again(nest: &Nest, kept: &str) {
    // The program waits a minute before it takes such a file for left behind: it could be one at work.
    let long_ago = FileTimes::new().set_modified(SystemTime::now() - Duration::from_hours(1));
    for path in nest.leftovers() {
        File::options().write(true).open(path).unwrap().set_times(long_ago).unwrap();
    }
    let was_there = nest.file().exists();
    let mut term = Term::open(nest);
    term.wait_ready();
    term.wait_saved();
    if !kept.is_empty() {
        term.keys("4");
        term.wait("the note", |screen| screen.contents().contains("w000") || kept.len() < 4);
    }
    term.keys(CTRL_Q);
    assert_eq!(term.ended(), 0);
    assert_eq!(note(nest), kept);
    if was_there {
        assert_eq!(nest.leftovers(), Vec::<std::path::PathBuf>::new());
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most.max(1)
    }
}
