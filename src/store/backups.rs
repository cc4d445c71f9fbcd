//! Earlier versions of a workbook, kept before a save replaces them.
//!
//! **When one is made.** Before the first save of a sitting replaces the file; after that when the last one is half
//! a minute old, and one second more for each 128 KB; and when the sitting ends. Saves come as often as someone stops
//! typing: so a usual workbook is copied twice a minute at most, and one of 16 MB every two and a half minutes. A
//! version that holds nothing, and one that is the newest backup already, is not copied.
//!
//! **Which ones stay.** The first of the sitting, the newest twenty, the newest of each of the last thirty days that
//! have one, and the newest of each month, for good. The order is a number in the name. Days are only compared with
//! each other, so a clock that is set wrong takes nothing away. They are the person's days: the stamp comes from outside
//! and says what the clock on their wall said, there and then; here nothing knows of zones.
//!
//! **On a full disk.** The words come first: a backup that takes the room a save needs is taken back, and that is told.
//!
//! Never take away a file whose name is not one of its own, or make a backup of bytes that were not read or written as
//! a workbook before.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use super::{
    aside,
    disk::{Disk, LARGEST},
    trouble::{SaveError, Trouble},
};
use crate::base::{Day, Moment, id};

/// How many of the newest stay.
const NEWEST: usize = 20;
/// Of how many days the newest stays.
const DAYS: usize = 30;
/// Seconds between two backups of a small workbook.
const GAP: u64 = 30;
/// One more second for each of so many bytes.
const BYTES_A_SECOND: u64 = 128 * 1024;
/// How the name of a backup begins.
const WORD: &str = "backup-";

const DAY: i64 = 86_400;

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its number; each new one has a higher one.
    pub number: u64,
    /// When it was made, by the clock on the wall of that place and time, as if it were the only one in the world.
    pub at: Moment,
}

impl Backup {
    /// The day it was made, as the person counted it.
    pub fn day(&self) -> Day {
        Day::EPOCH.plus_days(self.at.0.div_euclid(DAY))
    }

    /// The time of that day: `14:02`.
    pub fn time(&self) -> String {
        let minutes = self.at.0.rem_euclid(DAY) / 60;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// A number and a day: all that decides which backups stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// Its number.
    pub number: u64,
    /// Its day.
    pub day: Day,
}

/// The numbers of those that stay. `first` is the first one of the sitting.
pub fn that_stay(all: &[Dated], first: Option<u64>) -> BTreeSet<u64> {
    let mut newest_first = all.to_vec();
    newest_first.sort_by_key(|dated| std::cmp::Reverse(dated.number));
    let mut stay: BTreeSet<u64> = newest_first.iter().take(NEWEST).map(|dated| dated.number).collect();
    let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
    for Dated { number, day } in newest_first {
        let of_day = days.insert(day) && days.len() <= DAYS;
        let of_month = months.insert((day.year(), day.month()));
        if of_day || of_month || first == Some(number) {
            stay.insert(number);
        }
    }
    stay
}

/// The backups of the workbook at `of`, which is a path without links, the newest first.
///
/// # Errors
/// What the disk said; no folder is no error.
pub fn list(disk: &dyn Disk, folder: &Path, of: &Path) -> Result<Vec<Backup>, Trouble> {
    let found = match disk.list(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let print = print(of);
    let mut all: Vec<Backup> = found
        .into_iter()
        .filter_map(|file| {
            let (number, at) = taken_apart(file.name.to_str()?, &print)?;
            Some(Backup { path: folder.join(file.name), number, at })
        })
        .collect();
    all.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    Ok(all)
}

/// What one sitting knows about the backups it makes.
#[derive(Debug, Default)]
pub(super) struct Upkeep {
    first: Option<u64>,
    /// When the last one was made or tried.
    last: Option<Moment>,
    /// That it did not work was said, and it has not worked since.
    told: bool,
}

/// A backup made for a save that is not done yet, and what to know to take it back.
#[derive(Debug)]
pub(super) struct Fresh {
    path: PathBuf,
    is_first: bool,
    told: bool,
}

impl Upkeep {
    /// A version of that many bytes is to be kept before it is replaced.
    pub(super) fn is_due(&self, stamp: &str, bytes: usize) -> bool {
        let gap = GAP + u64::try_from(bytes).unwrap_or(u64::MAX) / BYTES_A_SECOND;
        // A clock that was set back must not put the next one off for years.
        self.last.is_none_or(|last| moment_of(stamp).0.abs_diff(last.0) >= gap)
    }

    /// Keeps these bytes, and takes away those that need not stay. Answers with what was made, if they were not kept yet.
    pub(super) fn keep(
        &mut self,
        disk: &dyn Disk,
        folder: &Path,
        of: &Path,
        bytes: &[u8],
        stamp: &str,
    ) -> Result<Option<Fresh>, Trouble> {
        let at = moment_of(stamp);
        self.last = Some(at);
        let mut all = list(disk, folder, of)?;
        let there = all.first().filter(|newest| holds(disk, newest, bytes)).map(|newest| newest.number);
        let number = there.unwrap_or_else(|| all.first().map_or(1, |newest| newest.number + 1));
        let put = || make(disk, folder, of, number, at, bytes).map_err(SaveError::into_trouble);
        let mut fresh = None;
        if there.is_none() {
            let made = match put() {
                // Those that need not stay anyway may hold the room that is missing.
                Err(trouble) if trouble.is_no_room() && self.prune(disk, &mut all) => put()?,
                outcome => outcome?,
            };
            fresh = Some(Fresh { path: made.path.clone(), is_first: self.first.is_none(), told: self.told });
            all.insert(0, made);
        }
        self.first.get_or_insert(number);
        self.told = false;
        // Only now: the newest is on the disk, read back, and is a workbook we have read or written.
        self.prune(disk, &mut all);
        Ok(fresh)
    }

    /// Takes away those that need not stay, which needs no room. True when there is more room now.
    fn prune(&self, disk: &dyn Disk, all: &mut Vec<Backup>) -> bool {
        let dated: Vec<Dated> = all.iter().map(|b| Dated { number: b.number, day: b.day() }).collect();
        let stay = that_stay(&dated, self.first);
        let before = all.len();
        all.retain(|backup| stay.contains(&backup.number) || disk.remove(&backup.path).is_err());
        all.len() < before
    }

    /// Takes back the one just made: the save needs its room.
    pub(super) fn take_back(&mut self, disk: &dyn Disk, fresh: &Fresh) -> io::Result<()> {
        disk.remove(&fresh.path)?;
        if fresh.is_first {
            self.first = None;
        }
        self.told = fresh.told;
        Ok(())
    }

    /// The trouble, where it is news. `unsaid`: something else is said at this moment, so it is news the next time, too.
    pub(super) fn news(&mut self, trouble: Trouble, unsaid: bool) -> Option<Trouble> {
        let is_news = !self.told;
        self.told |= !unsaid;
        is_news.then_some(trouble)
    }
}

fn holds(disk: &dyn Disk, backup: &Backup, bytes: &[u8]) -> bool {
    let length = disk.about(&backup.path).map(|about| about.length);
    length.is_ok_and(|n| usize::try_from(n) == Ok(bytes.len()))
        && disk.read(&backup.path, LARGEST).is_ok_and(|there| there == bytes)
}

fn make(disk: &dyn Disk, folder: &Path, of: &Path, number: u64, at: Moment, bytes: &[u8]) -> Result<Backup, SaveError> {
    disk.create_folder(folder)?;
    let name = name(of, number, at);
    let path = folder.join(&name);
    match disk.about(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
        Ok(_) => return Err(io::Error::from(io::ErrorKind::AlreadyExists).into()),
    }
    aside::put_new(disk, folder, OsStr::new(&name), bytes)?;
    Ok(Backup { path, number, at })
}

/// Two workbooks of one name in two folders must not share their backups.
fn print(of: &Path) -> String {
    id::base_32(id::fingerprint(of.as_os_str().as_encoded_bytes().iter().copied()), 10)
}

fn name(of: &Path, number: u64, at: Moment) -> String {
    let stamp = at.to_string().trim_end_matches('Z').replace('T', "_").replace(':', "-");
    format!("{WORD}{stamp}~{}~{}~{number}.ron", aside::short_name(of), print(of))
}

/// Number and moment, where it is the name of a backup of the workbook with that print, and nothing more.
fn taken_apart(name: &str, print: &str) -> Option<(u64, Moment)> {
    let mut parts = name.strip_prefix(WORD)?.strip_suffix(".ron")?.split('~');
    let (stamp, _, of, number) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let at = read_stamp(stamp)?;
    let parsed = number.parse::<u64>().ok().filter(|n| n.to_string() == number && *n < u64::MAX)?;
    (of == print && parts.next().is_none()).then_some((parsed, at))
}

/// `2026-11-22_14-02-05` as a moment; the hours may be left out.
fn read_stamp(stamp: &str) -> Option<Moment> {
    let day = Day::iso(stamp.get(..10)?)?;
    let mut numbers = stamp.get(10..)?.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<i64>().ok());
    let mut next = || numbers.next().unwrap_or(0).clamp(0, 60);
    let (h, m, s) = (next(), next(), next());
    Some(Moment(day.since(Day::EPOCH) * DAY + h * 3_600 + m * 60 + s))
}

fn moment_of(stamp: &str) -> Moment {
    read_stamp(stamp).unwrap_or(Moment(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_taken_apart_again_and_others_are_not_ours() {
        let (here, there) = (Path::new("/a/My ~book~.ron"), Path::new("/b/My ~book~.ron"));
        let at = moment_of("2026-11-22_14-02-05");
        let name = name(here, 12, at);
        assert!(name.starts_with("backup-2026-11-22_14-02-05~My--book-~") && name.ends_with("~12.ron"), "{name}");
        assert_eq!(taken_apart(&name, &print(here)), Some((12, at)));
        assert_eq!(taken_apart(&name, &print(there)), None, "another folder");
        for other in [
            name.replace("~12", "~012"),
            name.replace("~12", "~12~2"),
            name.replace("backup-", "conflict-"),
            name.replace("2026-11-22", "2026-11-31"),
            name.replace(".ron", ".ron.tmp"),
            format!(".{name}"),
        ] {
            assert_eq!(taken_apart(&other, &print(here)), None, "{other}");
        }
    }

    #[test]
    fn one_is_due_at_first_then_after_a_while_and_later_for_large_ones() {
        let mut upkeep = Upkeep::default();
        assert!(upkeep.is_due("2026-11-22_10-00-00", 10));
        upkeep.last = Some(moment_of("2026-11-22_10-00-00"));
        for (stamp, bytes, due) in [
            ("2026-11-22_10-00-00", 10, false),
            ("2026-11-22_10-00-29", 10, false),
            ("2026-11-22_10-00-30", 10, true),
            ("2026-11-22_10-02-37", 16 << 20, false),
            ("2026-11-22_10-02-38", 16 << 20, true),
            ("2026-11-23", 10, true),
            // The clock was set back.
            ("2019-11-22_10-00-00", 10, true),
        ] {
            assert_eq!(upkeep.is_due(stamp, bytes), due, "{stamp}");
        }
    }

    #[test]
    fn the_day_and_the_time_are_those_of_the_stamp() {
        for (stamp, day, time) in [
            ("2026-11-22_00-00-00", "2026-11-22", "00:00"),
            ("2026-11-22_23-59-59", "2026-11-22", "23:59"),
            ("1969-12-31_08-05-00", "1969-12-31", "08:05"),
        ] {
            let backup = Backup { path: PathBuf::new(), number: 1, at: moment_of(stamp) };
            assert_eq!((backup.day(), backup.time().as_str()), (Day::iso(day).unwrap(), time));
        }
    }

    fn dated(days: &[i64]) -> Vec<Dated> {
        let start = Day::of(2026, 1, 1).unwrap();
        (1..).zip(days).map(|(number, n)| Dated { number, day: start.plus_days(*n) }).collect()
    }

    #[test]
    fn a_year_of_one_a_day() {
        let days: Vec<i64> = (0..365).collect();
        let stay = that_stay(&dated(&days), Some(3));
        // Thirty days, the first of the sitting, and the last of each of the eleven months before the newest thirty days.
        assert_eq!(stay.len(), 30 + 1 + 11);
        assert!(stay.contains(&3) && stay.contains(&31) && stay.contains(&365) && !stay.contains(&30));
    }

    proptest! {
        #[test]
        fn the_rules_hold_for_any_clock(
            days in proptest::collection::vec(-4_000i64..4_000, 0..200),
            first in 0u64..200,
        ) {
            let all = dated(&days);
            let stay = that_stay(&all, Some(first));
            for (back, one) in all.iter().rev().enumerate() {
                let newer = all.get(all.len() - back..).unwrap();
                let of_day = newer.iter().all(|n| n.day != one.day);
                let days: BTreeSet<Day> = newer.iter().map(|n| n.day).collect();
                let month = |day: Day| (day.year(), day.month());
                let of_month = newer.iter().all(|n| month(n.day) != month(one.day));
                let wanted = back < NEWEST || (of_day && days.len() < DAYS) || of_month || one.number == first;
                prop_assert_eq!(stay.contains(&one.number), wanted, "{:?}", one);
            }
        }

        #[test]
        fn taking_away_bit_by_bit_keeps_what_all_at_once_would(
            steps in proptest::collection::vec(-2i64..12, 0..150),
        ) {
            let days: Vec<i64> = steps.iter().scan(0, |day, step| { *day += step; Some(*day) }).collect();
            let all = dated(&days);
            let mut kept: Vec<Dated> = Vec::new();
            for one in &all {
                kept.push(*one);
                let stay = that_stay(&kept, None);
                kept.retain(|dated| stay.contains(&dated.number));
            }
            let bit_by_bit: BTreeSet<u64> = kept.iter().map(|dated| dated.number).collect();
            prop_assert_eq!(bit_by_bit, that_stay(&all, None));
        }
    }
}
