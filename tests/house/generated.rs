//! The made-up workbooks of the benchmark are sound: they read back with nothing to mend.

#[path = "../bench/generate.rs"]
mod generate;

use std::collections::BTreeMap;

use cairnbook::{
    store,
    workbook::{EntryKind, Workbook},
};
use generate::{HUGE, Size, TEN_YEARS};

fn read(size: Size) -> (String, Workbook) {
    let text = generate::file(size, 1).unwrap();
    let loaded = store::read(text.as_bytes()).unwrap();
    assert_eq!((loaded.repairs, loaded.unknown, loaded.cleaned), (Vec::new(), Vec::new(), 0));
    assert!(!loaded.has_comments);
    (text, loaded.workbook)
}

#[test]
fn ten_years_read_back_whole() {
    let (text, book) = read(TEN_YEARS);
    let mut kinds: BTreeMap<EntryKind, usize> = BTreeMap::new();
    for entry in book.log().iter() {
        *kinds.entry(entry.kind).or_default() += 1;
    }
    assert_eq!(kinds[&EntryKind::CheckIn], 3_650);
    assert_eq!(kinds.values().sum::<usize>(), 8_650);
    assert_eq!((book.goals().count(), book.steps().count()), (20, 400));
    let deepest = book.goals().flat_map(|goal| book.outline(Some(goal.id))).map(|(_, depth)| depth).max();
    assert!(deepest > Some(2), "steps stand under steps: {deepest:?}");
    assert!((1_500_000..5_000_000).contains(&text.len()), "{} bytes", text.len());
    let (shortest, longest) = book
        .log()
        .iter()
        .map(|entry| entry.words.len())
        .fold((usize::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
    assert!(shortest < 20 && longest > 4_000, "{shortest} to {longest}");
    assert_eq!(book.snapshot(), generate::data(TEN_YEARS, 1));
}

#[test]
fn fifty_thousand_entries_read_back_whole() {
    let (_, book) = read(HUGE);
    assert_eq!((book.log().len(), book.goals().count(), book.steps().count()), (50_000, 20, 400));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    let size = generate::FEW;
    assert_eq!(read(size).1.log().len(), 140);
    assert_eq!(generate::file(size, 7).unwrap(), generate::file(size, 7).unwrap());
    assert_ne!(generate::file(size, 7).unwrap(), generate::file(size, 8).unwrap());
}
