//! Backups and going back to one: what is kept, when, for whom, and that a disk that says no costs nothing.

use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, path::Path, sync::Arc};

use cairnbook::{
    base::{Day, Id, Key, Slot, Text, Value, Who},
    store::{
        Disk, Opened, RealDisk, SaveError, Trouble, backups, checked_write, open,
        restore::{self, Counts, Difference, NotRestored, Now, Version},
    },
    workbook::{Edit, Goal, Settings, Step, Workbook, outline::Spot},
};
use rustix::io::Errno;

use crate::support::store_kit::{AT, Fault, FaultyDisk, Nest, SmallDisk, do_it, id, later, sample};

const CODES: [Errno; 3] = [Errno::NOSPC, Errno::IO, Errno::ROFS];

fn text(book: &Workbook) -> Vec<u8> {
    checked_write(&book.snapshot()).unwrap().into_bytes()
}

/// The sample with that many goals more.
fn version(n: usize) -> Workbook {
    let mut book = sample();
    for k in 0..n {
        let mut goal = Goal::new(Id::of(&format!("gmore{k}")).unwrap(), Who::Me, AT);
        goal.words = Text::new("One more");
        do_it(&mut book, Edit::AddGoal(goal));
    }
    book
}

fn with_file(book: &Workbook) -> Nest {
    let nest = Nest::new();
    fs::write(&nest.file, text(book)).unwrap();
    nest
}

fn opened(nest: &Nest) -> Opened {
    open(&nest.file, &nest.real()).unwrap()
}

fn listed(nest: &Nest) -> Vec<backups::Backup> {
    backups::list(&RealDisk, &nest.folders().backups, &restore::real(&RealDisk, &nest.file)).unwrap()
}

/// The versions kept, the newest first, as how many goals more than the sample they have.
fn kept(nest: &Nest) -> Vec<usize> {
    let goals = sample().goals().count();
    let read = |backup: &backups::Backup| Version::read(&RealDisk, &backup.path).unwrap().workbook.goals().count();
    listed(nest).iter().map(|backup| read(backup) - goals).collect()
}

#[test]
fn a_backup_is_what_stood_there_before_and_not_every_pause_makes_one() {
    let nest = with_file(&version(0));
    let mut keeper = opened(&nest).keeper;
    for (n, stamp, want) in [
        (1, "2026-11-22_10-00-00", &[0][..]),
        (2, "2026-11-22_10-00-01", &[0]),
        (3, "2026-11-22_10-00-29", &[0]),
        (4, "2026-11-22_10-00-30", &[3, 0]),
        (5, "2026-11-22_10-00-59", &[3, 0]),
        (6, "2026-11-22_10-01-00", &[5, 3, 0]),
    ] {
        let saved = keeper.save(&version(n).snapshot(), false, stamp).unwrap();
        assert_eq!(saved.phrase(), None);
        assert_eq!(kept(&nest), want, "at {stamp}");
    }
    // The end of the sitting keeps what was saved last, once.
    keeper.close();
    assert_eq!(kept(&nest), [6, 5, 3, 0]);
    let mut keeper = opened(&nest).keeper;
    keeper.save(&version(7).snapshot(), false, "2026-11-23_10-00-00").unwrap();
    assert_eq!(kept(&nest), [6, 5, 3, 0], "the first of the next sitting is that one already");
    assert_eq!(listed(&nest).iter().map(|b| b.number).collect::<Vec<_>>(), [4, 3, 2, 1]);
    for backup in listed(&nest) {
        assert_eq!(backup.path.metadata().unwrap().permissions().mode() & 0o7777, 0o600);
    }
    let folder = nest.folders().backups.metadata().unwrap();
    assert_eq!(folder.permissions().mode() & 0o7777, 0o700);
}

#[test]
fn looking_and_nothing_make_no_backup() {
    let nest = with_file(&Workbook::default());
    let mut keeper = opened(&nest).keeper;
    keeper.save(&version(0).snapshot(), false, "2026-11-22_10-00-00").unwrap();
    assert!(listed(&nest).is_empty(), "there was nothing in the file");
    drop(keeper);
    opened(&nest).keeper.close();
    assert!(listed(&nest).is_empty(), "it was only looked at");
    // Another's version is kept as such, not as ours.
    let mut keeper = opened(&nest).keeper;
    fs::write(&nest.file, text(&later())).unwrap();
    keeper.save(&version(1).snapshot(), true, "2026-11-22_10-00-00").unwrap();
    assert_eq!((listed(&nest).len(), nest.copies("conflict").len()), (0, 1));
    fs::write(&nest.file, text(&later())).unwrap();
    keeper.close();
    assert!(listed(&nest).is_empty(), "it is not what this sitting saved");
}

#[test]
fn two_workbooks_of_one_name_and_a_link_to_one_of_them() {
    let mut nest = with_file(&version(0));
    let first = nest.file.clone();
    opened(&nest).keeper.save(&version(1).snapshot(), false, "2026-11-22_10-00-00").unwrap();
    fs::create_dir(nest.at.join("other")).unwrap();
    nest.file = nest.at.join("other/workbook.ron");
    fs::write(&nest.file, text(&version(5))).unwrap();
    assert!(listed(&nest).is_empty());
    opened(&nest).keeper.save(&version(6).snapshot(), false, "2026-11-22_10-00-00").unwrap();
    assert_eq!(kept(&nest), [5]);
    nest.file = nest.at.join("link.ron");
    std::os::unix::fs::symlink(&first, &nest.file).unwrap();
    assert_eq!(kept(&nest), [0]);
    nest.file = first;
    assert_eq!(kept(&nest), [0]);
}

#[test]
fn only_what_need_not_stay_and_is_ours_is_taken_away() {
    let nest = with_file(&version(0));
    let folder = nest.folders().backups;
    let mut keeper = opened(&nest).keeper;
    let day = Day::of(2026, 11, 1).unwrap();
    let save = |keeper: &mut cairnbook::store::Keeper, n: usize, stamp: &str| {
        keeper.save(&version(n).snapshot(), false, stamp).unwrap();
    };
    save(&mut keeper, 1, "2026-11-01_08-00-00");
    let others =
        ["conflict-2026-11-01_08-00-00~workbook.ron", "backup-2026-11-01~workbook~0000000000~1.ron", "notes.ron"];
    for name in others {
        fs::write(folder.join(name), "words").unwrap();
    }
    // Thirty a day for three days: the first of the sitting, two of their days, and the newest twenty.
    for n in 0..90 {
        save(&mut keeper, 2 + n % 2, &format!("{}_09-{:02}-00", day.plus_days(i64::try_from(n / 30).unwrap()), n % 30));
    }
    let numbers: Vec<u64> = listed(&nest).iter().map(|b| b.number).collect();
    let want: Vec<u64> = (72..=91).rev().chain([61, 31, 1]).collect();
    assert_eq!(numbers, want);
    assert!(others.iter().all(|name| folder.join(name).exists()));
    // A clock that runs wild, one way and the other, takes none of the others' days away.
    save(&mut keeper, 5, "2040-01-01_00-00-00");
    save(&mut keeper, 6, "2019-01-01_00-00-00");
    let days: BTreeSet<i64> = listed(&nest).iter().map(|b| b.at.0.div_euclid(86_400)).collect();
    for n in 0..3 {
        assert!(days.contains(&day.plus_days(n).since(Day::EPOCH)), "{days:?}");
    }
}

#[test]
fn a_backup_that_can_not_be_made_is_said_once_and_tried_again() {
    let nest = with_file(&version(0));
    fs::write(nest.root.path().join("own"), "").unwrap();
    let mut keeper = opened(&nest).keeper;
    let mut save = |n, stamp: &str| keeper.save(&version(n).snapshot(), false, stamp).unwrap();
    let told = save(1, "2026-11-22_10-00-00").phrase().map(|phrase| phrase.key);
    assert_eq!(told, Some("save.no_backup"));
    assert_eq!(fs::read(&nest.file).unwrap(), text(&version(1)));
    for (n, stamp) in [(2, "2026-11-22_10-00-05"), (3, "2026-11-22_10-01-00")] {
        assert_eq!(save(n, stamp).phrase(), None, "it was said");
    }
    fs::remove_file(nest.root.path().join("own")).unwrap();
    assert_eq!(save(4, "2026-11-22_10-02-00").phrase(), None);
    assert_eq!(kept(&nest), [3]);
    fs::set_permissions(nest.folders().backups, fs::Permissions::from_mode(0o700)).unwrap();
    fs::remove_dir_all(nest.root.path().join("own")).unwrap();
    fs::write(nest.root.path().join("own"), "").unwrap();
    assert!(save(5, "2026-11-22_10-03-00").phrase().is_some(), "it worked in between, so it is news");
}

#[test]
fn a_backup_never_takes_the_room_a_save_needs() {
    let length = |n| text(&version(n)).len() as u64;
    for quarters in 4..=14 {
        let (nest, room) = (with_file(&version(0)), length(0) * quarters / 4);
        let disk = SmallDisk::of(&nest, room);
        let mut keeper = open(&nest.file, &nest.how(Arc::new(disk.clone()))).unwrap().keeper;
        let saved = keeper.save(&version(1).snapshot(), false, "2026-11-22_10-00-00");
        let what = format!("room for {quarters} quarters: {saved:?}");
        assert!(nest.leftovers().is_empty(), "{what}");
        assert_eq!(saved.is_ok(), length(0) + length(1) <= room, "{what}");
        let Ok(saved) = saved else {
            assert_eq!(saved, Err(SaveError::Disk(Trouble::DiskFull)));
            assert_eq!((fs::read(&nest.file).unwrap(), kept(&nest)), (text(&version(0)), vec![]), "{what}");
            continue;
        };
        let has_backup = 2 * length(0) + length(1) <= room;
        assert_eq!(fs::read(&nest.file).unwrap(), text(&version(1)), "{what}");
        assert_eq!(kept(&nest), if has_backup { vec![0] } else { vec![] }, "{what}");
        assert_eq!(saved.no_backup, (!has_backup).then_some(Trouble::DiskFull), "{what}");
    }
}

#[test]
fn that_there_is_no_room_for_a_backup_is_said_once_and_it_is_tried_again() {
    let nest = with_file(&version(0));
    let length = |n| text(&version(n)).len() as u64;
    let disk = SmallDisk::of(&nest, length(0) * 2 + length(1) - 1);
    let mut keeper = open(&nest.file, &nest.how(Arc::new(disk.clone()))).unwrap().keeper;
    let mut save = |n, stamp: &str| {
        let phrase = keeper.save(&version(n).snapshot(), false, stamp).unwrap().phrase();
        assert_eq!(fs::read(&nest.file).unwrap(), text(&version(n)));
        phrase.map(|phrase| phrase.key)
    };
    assert_eq!(save(1, "2026-11-22_10-00-00"), Some("save.no_backup"));
    for (n, stamp) in [(2, "2026-11-22_10-00-05"), (3, "2026-11-22_10-01-00"), (4, "2026-11-22_10-02-00")] {
        assert_eq!((save(n, stamp), kept(&nest)), (None, vec![]), "it was said");
    }
    disk.room.store(length(9) * 9, std::sync::atomic::Ordering::SeqCst);
    assert_eq!((save(5, "2026-11-22_10-03-00"), kept(&nest)), (None, vec![4]));
    disk.room.store(length(4) + length(5) * 2 + length(6) - 1, std::sync::atomic::Ordering::SeqCst);
    let told = save(6, "2026-11-22_10-04-00");
    assert_eq!((told, kept(&nest)), (Some("save.no_backup"), vec![4]), "only the new one goes, and it is news again");
}

#[test]
fn what_need_not_stay_makes_room_on_a_full_disk() {
    let nest = with_file(&version(0));
    let mut keeper = opened(&nest).keeper;
    for n in 0..21 {
        keeper.save(&version(1 + n % 2).snapshot(), false, &format!("2026-11-22_09-{n:02}-00")).unwrap();
    }
    drop(keeper);
    // The first of that sitting need not stay any more, and there is no room for one more.
    assert_eq!(listed(&nest).len(), 21);
    let used: usize = nest.files().values().map(Vec::len).sum();
    let disk = SmallDisk::of(&nest, used as u64 + 1_000);
    let mut keeper = open(&nest.file, &nest.how(Arc::new(disk))).unwrap().keeper;
    let saved = keeper.save(&version(2).snapshot(), false, "2026-11-22_11-00-00").unwrap();
    assert_eq!((saved.no_backup, fs::read(&nest.file).unwrap()), (None, text(&version(2))));
    let numbers: Vec<u64> = listed(&nest).iter().map(|b| b.number).collect();
    assert_eq!(numbers, (3..=22).rev().collect::<Vec<_>>());
}

fn now(nest: &Nest) -> Now {
    Now::look(&RealDisk, &nest.file).unwrap()
}

/// A file with one backup of the version before.
fn with_backup() -> (Nest, Version) {
    let nest = with_file(&version(0));
    opened(&nest).keeper.save(&version(1).snapshot(), false, "2026-11-22_10-00-00").unwrap();
    let found = restore::newest_good(&RealDisk, &nest.folders().backups, &nest.file, &now(&nest)).unwrap();
    (nest, found.unwrap().1)
}

#[test]
fn the_newest_good_one_that_differs_is_found() {
    let nest = with_file(&version(0));
    let mut keeper = opened(&nest).keeper;
    for n in 1..4 {
        keeper.save(&version(n).snapshot(), false, &format!("2026-11-22_10-0{n}-00")).unwrap();
    }
    keeper.close();
    assert_eq!(kept(&nest), [3, 2, 1, 0]);
    let found = || {
        let found = restore::newest_good(&RealDisk, &nest.folders().backups, &nest.file, &now(&nest)).unwrap();
        found.map(|(backup, _)| backup.number)
    };
    assert_eq!(found(), Some(3), "the newest is the file itself");
    fs::write(&listed(&nest)[1].path, "broken").unwrap();
    assert_eq!(found(), Some(2));
    fs::write(&nest.file, "broken").unwrap();
    assert_eq!(found(), Some(4));
    fs::remove_file(&nest.file).unwrap();
    assert_eq!(found(), Some(4));
    let name = listed(&nest)[3].path.file_name().unwrap().to_owned();
    let named = |name: &str| restore::named(&RealDisk, &nest.folders(), Path::new(name));
    assert_eq!(named(name.to_str().unwrap()), Some(listed(&nest)[3].path.clone()));
    assert_eq!(named("backup-none.ron"), None);
}

#[test]
fn going_back_keeps_what_was_there_and_the_mode() {
    let (nest, version_before) = with_backup();
    fs::set_permissions(&nest.file, fs::Permissions::from_mode(0o640)).unwrap();
    let (was, how) = (fs::read(&nest.file).unwrap(), nest.real());
    let done = restore::put_back(&nest.file, &how, &now(&nest), &version_before, "2026-11-23").unwrap();
    assert_eq!(fs::read(&nest.file).unwrap(), text(&version(0)));
    assert_eq!(nest.file.metadata().unwrap().permissions().mode() & 0o7777, 0o640);
    assert_eq!(nest.copies("replaced"), std::slice::from_ref(&was));
    assert_eq!(fs::read(done.kept.unwrap()).unwrap(), was);
    // Broken bytes are kept under their own word, and a file that is gone needs no copy.
    fs::write(&nest.file, "broken").unwrap();
    restore::put_back(&nest.file, &how, &now(&nest), &version_before, "2026-11-24").unwrap();
    assert_eq!(nest.copies("damaged"), [b"broken"]);
    fs::remove_file(&nest.file).unwrap();
    let done = restore::put_back(&nest.file, &how, &now(&nest), &version_before, "2026-11-25").unwrap();
    assert_eq!((done.kept, fs::read(&nest.file).unwrap()), (None, text(&version(0))));
}

#[test]
fn going_back_is_refused_where_it_could_cost_something() {
    let (nest, before) = with_backup();
    let put_back = |now: &Now| restore::put_back(&nest.file, &nest.real(), now, &before, "2026-11-23");
    let seen = now(&nest);
    let window = opened(&nest);
    let files = nest.files();
    assert_eq!(put_back(&seen), Err(NotRestored::InUse));
    assert_eq!(nest.files(), files);
    drop(window);
    fs::write(&nest.file, text(&version(3))).unwrap();
    assert_eq!(put_back(&seen), Err(NotRestored::Changed));
    assert_eq!(put_back(&Now::Gone), Err(NotRestored::Changed));
    fs::set_permissions(&nest.file, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(put_back(&now(&nest)), Err(NotRestored::ReadOnly));
    assert_eq!(fs::read(&nest.file).unwrap(), text(&version(3)));
    assert!(nest.copies("replaced").is_empty());
}

#[test]
fn a_change_while_the_disk_is_slow_stops_going_back() {
    let (nest, before) = with_backup();
    let seen = now(&nest);
    let disk = FaultyDisk::default();
    let file = nest.file.clone();
    disk.meanwhile("sync", move || fs::write(&file, "theirs").unwrap());
    let done = restore::put_back(&nest.file, &nest.how(Arc::new(disk.clone())), &seen, &before, "2026-11-23");
    assert_eq!(done, Err(NotRestored::Changed));
    assert_eq!(fs::read(&nest.file).unwrap(), b"theirs");
    assert!(nest.leftovers().is_empty());
}

#[test]
fn whatever_fails_while_going_back_the_file_is_the_old_or_the_backup() {
    for broken in [false, true] {
        for fault in [Fault::Before, Fault::After, Fault::FromHereOn] {
            for code in CODES {
                let mut seen = BTreeSet::new();
                for k in 1.. {
                    let (nest, before) = with_backup();
                    if broken {
                        fs::write(&nest.file, "broken").unwrap();
                    }
                    let (was, look) = (fs::read(&nest.file).unwrap(), now(&nest));
                    let disk = FaultyDisk::default();
                    disk.arm(fault, k, code.raw_os_error());
                    let done =
                        restore::put_back(&nest.file, &nest.how(Arc::new(disk.clone())), &look, &before, "2026-11-23");
                    let failed = disk.disarm();
                    let what = format!("{fault:?} {code:?} at call {k} {failed:?}: {done:?}");
                    let there = fs::read(&nest.file).unwrap();
                    let is_back = there == text(&version(0));
                    assert!(is_back || there == was, "{what}: neither old nor new");
                    let copies = nest.copies(if broken { "damaged" } else { "replaced" });
                    assert!(copies.iter().all(|copy| *copy == was), "{what}: half a copy");
                    assert!(!is_back || copies == [was], "{what}: what was there is lost");
                    assert!(done.is_err() || is_back, "{what}: said done and is not");
                    assert_eq!(kept(&nest), [0], "{what}: the backup itself is gone");
                    if fault == Fault::Before {
                        assert_eq!(done.is_ok(), is_back, "{what}");
                    }
                    if fault != Fault::FromHereOn {
                        assert!(nest.leftovers().is_empty(), "{what}");
                    }
                    if failed.is_empty() {
                        assert!(done.is_ok(), "{what}");
                        break;
                    }
                    seen.extend(failed);
                }
                for call in ["read", "create", "write_all", "sync", "rename", "sync_folder"] {
                    assert!(seen.contains(call), "{call} was never failed, only {seen:?}");
                }
            }
        }
    }
}

#[test]
fn the_end_of_a_sitting_never_touches_the_file_whatever_fails() {
    for fault in [Fault::Before, Fault::After, Fault::FromHereOn] {
        let mut failed_once = 0;
        for k in 1.. {
            let nest = with_file(&version(0));
            let disk = FaultyDisk::default();
            let mut keeper = open(&nest.file, &nest.how(Arc::new(disk.clone()))).unwrap().keeper;
            keeper.save(&version(1).snapshot(), false, "2026-11-22_10-00-00").unwrap();
            disk.arm(fault, k, Errno::IO.raw_os_error());
            keeper.close();
            let failed = disk.disarm();
            let what = format!("{fault:?} at call {k} {failed:?}");
            assert_eq!(fs::read(&nest.file).unwrap(), text(&version(1)), "{what}");
            assert!(matches!(kept(&nest)[..], [0] | [1, 0]), "{what}: half a copy");
            if failed.is_empty() {
                assert_eq!(kept(&nest), [1, 0]);
                break;
            }
            failed_once += 1;
        }
        assert!(failed_once >= 8, "only {failed_once} calls were failed");
    }
}

#[test]
fn what_would_differ_is_counted_record_by_record() {
    let (mut then, mut now) = (version(2), version(1));
    do_it(&mut then, Edit::Remove(id("s0000000003")));
    do_it(&mut now, Edit::Remove(id("e0000000000")));
    let words = Slot::new(id("g0000000002"), &Key::of("words"));
    do_it(&mut now, Edit::Set(words, Some(Value::Text("Other".into()))));
    let found = Difference::between(&now.snapshot(), &then.snapshot());
    assert_eq!(found.back, Counts { goals: 1, entries: 1, ..Counts::default() });
    assert_eq!(found.away, Counts { steps: 1, ..Counts::default() });
    assert_eq!(found.other, Counts { goals: 1, ..Counts::default() });
    assert!(!found.settings);
    assert_eq!(Difference::between(&now.snapshot(), &now.snapshot()), Difference::default());
    assert_eq!(Counts::of(&sample()).steps, 5);
}

#[test]
fn another_order_is_a_difference() {
    let mut now = version(2);
    for n in 0..2 {
        let step = Step::new(id(&format!("sloose{n}")), Who::Me, AT, None, None);
        do_it(&mut now, Edit::AddStep(step, Spot { under: None, after: None }));
    }
    let only_order = Difference { order: true, ..Difference::default() };
    let mut then = now.clone();
    do_it(&mut then, Edit::Place(id("sloose0"), Spot { under: None, after: None }));
    assert_eq!(Difference::between(&now.snapshot(), &then.snapshot()), only_order);
    let mut parts = now.snapshot().parts();
    parts.goals.rotate_left(1);
    let then = Workbook::from_parts(parts).0;
    assert_eq!(Difference::between(&now.snapshot(), &then.snapshot()), only_order);
    // One more among the others, or one less, moves none of the others.
    let mut then = now.clone();
    let first = Step::new(id("sfirst"), Who::Me, AT, None, None);
    do_it(&mut then, Edit::AddStep(first, Spot { under: None, after: None }));
    do_it(&mut then, Edit::Remove(id("sloose0")));
    do_it(&mut then, Edit::Remove(id("g0000000002")));
    assert!(!Difference::between(&now.snapshot(), &then.snapshot()).order);
    assert!(!Difference::between(&then.snapshot(), &now.snapshot()).order);
}

#[test]
fn the_one_to_go_back_to_is_chosen_by_what_it_holds() {
    let mut book = sample();
    let nest = with_file(&book);
    let mut keeper = opened(&nest).keeper;
    // Something is taken away; then the book is only used: offers are answered, days pass, something comes and goes.
    do_it(&mut book, Edit::Remove(id("e0000000002")));
    for n in 0..4 {
        book.count_save(&"k".into());
        book.seen_on(Day::of(2026, 11, 22 + n).unwrap());
        let off = Value::Picks(vec![Key::of("call"), Key::of("find")]);
        do_it(&mut book, Edit::Set(Slot::new(Id::settings(), &Settings::PUT_OFF), (n == 2).then_some(off)));
        do_it(&mut book, Edit::AddGoal(Goal::new(id(&format!("gpassing{n}")), Who::Me, AT)));
        do_it(&mut book, Edit::Remove(id(&format!("gpassing{n}"))));
        keeper.save(&book.snapshot(), false, &format!("2026-11-22_10-0{n}-00")).unwrap();
    }
    keeper.close();
    assert_eq!(listed(&nest).len(), 5);
    let found = restore::newest_good(&RealDisk, &nest.folders().backups, &nest.file, &now(&nest)).unwrap();
    assert_eq!(found.map(|(backup, version)| (backup.number, version.workbook)), Some((1, sample())));
}

#[test]
fn an_emergency_copy_newer_than_the_file_is_found_until_the_file_is_newer() {
    let nest = with_file(&version(0));
    let mut window = opened(&nest);
    assert_eq!(window.rescue, None);
    let path = window.keeper.rescue(&version(1).snapshot(), "2026-11-22").unwrap();
    let second = opened(&nest);
    assert_eq!(second.rescue, None, "the window that is open tells it");
    drop((window, second));
    // Clocks of disks are coarse: the file is made older by hand.
    let old = RealDisk.about(&path).unwrap().written.unwrap() - std::time::Duration::from_secs(5);
    fs::File::options().write(true).open(&nest.file).unwrap().set_modified(old).unwrap();
    assert_eq!(opened(&nest).rescue, Some(path));
    let newer = old + std::time::Duration::from_secs(9);
    fs::File::options().write(true).open(&nest.file).unwrap().set_modified(newer).unwrap();
    assert_eq!(opened(&nest).rescue, None);
}
