//! Every kind of count: what it tells, and from when on. Each can fail by itself.

use super::*;
use crate::{
    base::{Day, Moment, RowValue, When, Who},
    workbook::{Edit, Goal, If, Stamp},
};

/// Noon of 22 November 2026.
const NOON: i64 = 1_795_348_800;
const DAY: i64 = 86_400;

fn now() -> Now {
    Now { moment: Moment(NOON), today: day("2026-11-22"), hour: 12, ms: 0 }
}

fn day(text: &str) -> Day {
    Day::iso(text).unwrap()
}

fn key(name: &str) -> Key {
    Key::from(name)
}

fn page() -> Id {
    Id::page("life")
}

fn list() -> Slot {
    Slot::new(page(), &key("list"))
}

fn row(name: &str) -> Id {
    Id::of(&format!("r_{name}")).unwrap()
}

fn put(book: &mut Workbook, slot: Slot, value: Option<Value>, ago: i64) {
    let stamp = Stamp { who: Who::Me, at: Moment(NOON - ago * DAY) };
    book.apply(Edit::Set(slot, value), stamp).unwrap();
}

/// One cell: its row, its column, what stands in it.
fn cell(book: &mut Workbook, name: &str, column: &str, value: Value) {
    put(book, list().cell(row(name), &key(column)), Some(value), 0);
}

fn words(text: &str) -> Value {
    Value::Text(text.into())
}

fn picks(keys: &[&str]) -> Value {
    Value::Picks(keys.iter().map(|name| key(name)).collect())
}

fn on(text: &str) -> Value {
    Value::When(When::Day(day(text)))
}

fn count_it(book: &Workbook, count: &Count) -> Option<Found> {
    count_of(book, count, &[])
}

fn count_of(book: &Workbook, what: &Count, choices: &[&str]) -> Option<Found> {
    let choices: Vec<Key> = choices.iter().map(|name| key(name)).collect();
    // Rows and steps of that name were taken away.
    let stands = |_: &Slot, key: &Key| !key.as_str().starts_with("gone");
    count(book, page(), what, (&choices, &stands), now())
}

/// The rows it names, in order.
fn named(found: &Found) -> Vec<String> {
    let name = |name: &Name| match name {
        Name::Row(slot) => slot.row.as_ref().map(|cell| cell.id.to_string()).unwrap_or_default(),
        Name::Choice(_, key) => key.as_str().to_owned(),
        Name::Field(slot) => slot.field.as_str().to_owned(),
        Name::Words(words) => words.clone(),
    };
    found.names.iter().map(name).collect()
}

#[test]
fn what_holds_of_a_page_is_told_once_it_holds() {
    let count = Count::Holds(vec![If::From(key("sure"), 0, 4), If::Has(key("why"))]);
    let mut book = Workbook::default();
    assert_eq!(count_it(&book, &count), None);
    put(&mut book, Slot::new(page(), &key("sure")), Some(Value::Rate(4)), 3);
    assert_eq!(count_it(&book, &count), None);
    put(&mut book, Slot::new(page(), &key("why")), Some(words("so")), 0);
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["sure".to_owned(), "why".to_owned()]));
    assert_eq!(found.span, (day("2026-11-19"), day("2026-11-22")));
    put(&mut book, Slot::new(page(), &key("sure")), Some(Value::Rate(5)), 0);
    assert_eq!(count_it(&book, &count), None);
    // That nothing stands there is no answer that could be named.
    assert_eq!(count_it(&book, &Count::Holds(vec![If::Empty(key("other"))])), None);
}

#[test]
fn rows_of_a_kind_are_told_from_the_least_on() {
    let count = Count::RowsWhere { rows: key("list"), when: vec![If::Is(key("who"), vec![key("me")])], least: 2 };
    let mut book = Workbook::default();
    cell(&mut book, "a", "who", Value::Pick(key("me")));
    cell(&mut book, "b", "who", Value::Pick(key("them")));
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "c", "who", Value::Pick(key("me")));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["r_a".to_owned(), "r_c".to_owned()]));
    assert_eq!(found.from.len(), 2);
}

#[test]
fn what_was_chosen_counts_only_while_it_stands() {
    let mut book = Workbook::default();
    let rows = Count::RowsWhere { rows: key("list"), when: vec![If::Has(key("lacks"))], least: 1 };
    cell(&mut book, "a", "lacks", picks(&["gone_1"]));
    cell(&mut book, "b", "lacks", Value::Pick(key("gone_1")));
    assert_eq!(count_it(&book, &rows), None);
    cell(&mut book, "a", "lacks", picks(&["gone_1", "stands"]));
    assert_eq!(count_it(&book, &rows).unwrap().n, 1);
    let page = Count::Holds(vec![If::Has(key("choice"))]);
    put(&mut book, Slot::new(self::page(), &key("choice")), Some(Value::Pick(key("gone_1"))), 0);
    assert_eq!(count_it(&book, &page), None);
}

#[test]
fn all_rows_are_two_at_least_and_all_of_them() {
    let count = Count::AllRows { rows: key("list"), when: vec![If::Is(key("next"), vec![key("not_now")])] };
    let mut book = Workbook::default();
    cell(&mut book, "a", "next", Value::Pick(key("not_now")));
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "b", "next", Value::Pick(key("not_now")));
    assert_eq!(count_it(&book, &count).unwrap().n, 2);
    cell(&mut book, "c", "words", words("open"));
    assert_eq!(count_it(&book, &count), None);
}

#[test]
fn the_widest_apart_stands_first_and_what_is_better_than_it_matters_is_not_told() {
    let count = Count::Widest {
        rows: key("list"),
        when: vec![If::Is(key("change"), vec![key("yes")])],
        high: key("matters"),
        low: key("now"),
    };
    let mut book = Workbook::default();
    for (name, matters, now, change) in
        [("a", 6, 4, "yes"), ("b", 9, 2, "yes"), ("c", 10, 0, "no"), ("d", 3, 3, "yes"), ("e", 2, 8, "yes")]
    {
        cell(&mut book, name, "matters", Value::Rate(matters));
        cell(&mut book, name, "now", Value::Rate(now));
        cell(&mut book, name, "change", Value::Pick(key(change)));
    }
    // Unset is not 0.
    cell(&mut book, "f", "matters", Value::Rate(9));
    cell(&mut book, "f", "change", Value::Pick(key("yes")));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["r_b".to_owned(), "r_a".to_owned()]));
}

#[test]
fn what_moved_has_two_days_and_two_numbers() {
    let count = Count::Moved { rows: key("list"), column: key("now") };
    let mut book = Workbook::default();
    for (name, value, ago) in [
        ("a", 3, 40),
        ("a", 6, 2),
        ("b", 5, 40),
        ("b", 5, 2),
        ("c", 2, 1),
        // Another number on the same day is no move.
        ("d", 2, 0),
    ] {
        put(&mut book, list().cell(row(name), &key("now")), Some(Value::Rate(value)), ago);
    }
    for (value, hour) in [(8, 9), (4, 11)] {
        let stamp = Stamp { who: Who::Me, at: Moment(NOON - DAY + (hour - 12) * 3_600) };
        let rate = Edit::Set(list().cell(row("e"), &key("now")), Some(Value::Rate(value)));
        book.apply(rate, stamp).unwrap();
    }
    let found = count_it(&book, &count).unwrap();
    let why = "two numbers on one day are one look at it, and no move over time";
    assert_eq!((found.n, named(&found)), (1, vec!["r_a".to_owned()]), "{why}");
    assert_eq!(found.span, (day("2026-10-13"), day("2026-11-20")));
    put(&mut book, list().cell(row("a"), &key("now")), None, 0);
    assert_eq!(count_it(&book, &count), None);
}

#[test]
fn all_the_same_are_three_at_least_and_unset_is_not_a_number() {
    let count = Count::AllTheSame { rows: key("list"), column: key("now") };
    let mut book = Workbook::default();
    for name in ["a", "b"] {
        cell(&mut book, name, "now", Value::Rate(5));
    }
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "c", "now", Value::Rate(5));
    assert_eq!(count_it(&book, &count).unwrap().n, 3);
    cell(&mut book, "d", "words", words("not rated"));
    assert_eq!(count_it(&book, &count), None);
}

#[test]
fn what_nobody_has_is_named_once_somebody_is_there() {
    let count = Count::NobodyHas { rows: key("list"), column: key("helps") };
    let choices = ["listens", "practical", "money"];
    let mut book = Workbook::default();
    assert_eq!(count_of(&book, &count, &choices), None);
    cell(&mut book, "ana", "helps", picks(&["listens"]));
    cell(&mut book, "ben", "name", words("Ben"));
    assert_eq!(count_of(&book, &count, &choices), None, "of Ben nothing was said");
    cell(&mut book, "ben", "helps", picks(&["listens"]));
    cell(&mut book, "eva", "name", words("Eva"));
    let found = count_of(&book, &count, &choices).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["practical".to_owned(), "money".to_owned()]));
    cell(&mut book, "ben", "helps", picks(&["practical", "money"]));
    assert_eq!(count_of(&book, &count, &choices), None);
}

#[test]
fn one_carries_more_than_all_others_together() {
    let count = Count::OneCarries { rows: key("list"), column: key("helps") };
    let mut book = Workbook::default();
    cell(&mut book, "ana", "helps", picks(&["a", "b", "c"]));
    assert_eq!(count_it(&book, &count), None, "there is nobody else");
    cell(&mut book, "ben", "helps", picks(&["a", "b"]));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (3, vec!["r_ana".to_owned()]));
    cell(&mut book, "eva", "helps", picks(&["a"]));
    assert_eq!(count_it(&book, &count), None);
}

#[test]
fn most_linked_is_two_at_least_and_more_than_any_other() {
    let count = Count::MostLinked { rows: key("list"), column: key("for") };
    let mut book = Workbook::default();
    cell(&mut book, "bus", "for", picks(&["s1"]));
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "bus", "for", picks(&["s1", "s2"]));
    assert_eq!(named(&count_it(&book, &count).unwrap()), ["r_bus"]);
    cell(&mut book, "form", "for", picks(&["s3", "s4"]));
    assert_eq!(count_it(&book, &count), None, "two stand side by side");
    cell(&mut book, "form", "for", picks(&["s3", "gone_4", "gone_5"]));
    assert_eq!(named(&count_it(&book, &count).unwrap()), ["r_bus"], "what is gone counts no more");
    // A link to one thing is kept as one choice.
    cell(&mut book, "form", "for", Value::Pick(key("s3")));
    assert_eq!(count_it(&book, &count).unwrap().n, 2);
}

#[test]
fn most_lines_counts_lines_with_words() {
    let count = Count::MostLines { rows: key("list"), column: key("not_known") };
    let mut book = Workbook::default();
    cell(&mut book, "a", "not_known", words("the rent\n\n  \n"));
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "b", "not_known", words("the rent\nthe bus"));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["r_b".to_owned()]));
}

#[test]
fn what_waits_is_told_after_its_days_the_longest_first() {
    let count = Count::Waits {
        rows: key("list"),
        when: vec![If::Is(key("state"), vec![key("asked")])],
        since: key("since"),
        days: 14,
    };
    let mut book = Workbook::default();
    for (name, since, state) in [
        ("a", "2026-11-07", "asked"),
        ("b", "2026-11-08", "asked"),
        ("c", "2026-10-01", "asked"),
        ("d", "2026-01-01", "have"),
    ] {
        cell(&mut book, name, "since", on(since));
        cell(&mut book, name, "state", Value::Pick(key(state)));
    }
    cell(&mut book, "e", "state", Value::Pick(key("asked")));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["r_c".to_owned(), "r_a".to_owned()]));
    assert_eq!(found.span, (day("2026-10-01"), day("2026-11-22")));
}

#[test]
fn lately_looks_back_so_far_and_never_ahead() {
    let count = Count::Lately { rows: key("list"), when: Vec::new(), on: key("since"), days: 30 };
    let mut book = Workbook::default();
    for (name, since) in [("old", "2026-10-22"), ("ahead", "2026-11-23")] {
        cell(&mut book, name, "since", on(since));
    }
    assert_eq!(count_it(&book, &count), None);
    cell(&mut book, "a", "since", on("2026-10-23"));
    cell(&mut book, "b", "since", on("2026-11-22"));
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (2, vec!["r_b".to_owned(), "r_a".to_owned()]));
    assert_eq!(found.span, (day("2026-10-23"), day("2026-11-22")));
}

#[test]
fn what_no_goal_is_linked_to_is_told_of_rows_and_of_cards() {
    let mut book = Workbook::default();
    let mut goal = Goal::new(Id::of("g1").unwrap(), Who::Me, Moment(0));
    goal.more.insert(key("values"), picks(&["calm", "home", "r_own"]));
    book.apply(Edit::AddGoal(goal), Stamp { who: Who::Me, at: Moment(0) }).unwrap();
    let cards = Count::NoGoalHas { field: key("top"), link: key("values") };
    put(&mut book, Slot::new(page(), &key("top")), Some(picks(&["calm"])), 0);
    assert_eq!(count_it(&book, &cards), None);
    put(&mut book, Slot::new(page(), &key("top")), Some(picks(&["calm", "making"])), 0);
    assert_eq!(named(&count_it(&book, &cards).unwrap()), ["making"]);
    let rows = Count::NoGoalHas { field: key("list"), link: key("values") };
    for name in ["home", "own", "work"] {
        cell(&mut book, name, "words", words("some"));
    }
    assert_eq!(named(&count_it(&book, &rows).unwrap()), ["r_work"]);
}

#[test]
fn who_stands_here_and_not_there_is_named_once() {
    let count = Count::NotAmong {
        rows: key("list"),
        column: key("who"),
        page: key("people"),
        among: key("people"),
        name: key("name"),
    };
    let mut book = Workbook::default();
    cell(&mut book, "a", "who", words("Ana\nmy Aunt."));
    cell(&mut book, "b", "who", words("ana"));
    assert_eq!(named(&count_it(&book, &count).unwrap()), ["Ana", "my Aunt."]);
    let there = Slot::new(Id::page("people"), &key("people")).cell(row("x"), &key("name"));
    put(&mut book, there, Some(words("My aunt")), 0);
    let found = count_it(&book, &count).unwrap();
    assert_eq!((found.n, named(&found)), (1, vec!["Ana".to_owned()]));
}

/// A number below `sides`, the same on every machine.
fn roll(state: &mut u64, sides: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % sides
}

fn all_counts() -> Vec<Count> {
    let (rows, when) = (key("list"), vec![If::Is(key("state"), vec![key("b")])]);
    vec![
        Count::Holds(vec![If::Has(key("list"))]),
        Count::RowsWhere { rows: rows.clone(), when: when.clone(), least: 1 },
        Count::AllRows { rows: rows.clone(), when: when.clone() },
        Count::Widest { rows: rows.clone(), when: Vec::new(), high: key("high"), low: key("low") },
        Count::Moved { rows: rows.clone(), column: key("low") },
        Count::AllTheSame { rows: rows.clone(), column: key("low") },
        Count::NobodyHas { rows: rows.clone(), column: key("helps") },
        Count::OneCarries { rows: rows.clone(), column: key("helps") },
        Count::MostLinked { rows: rows.clone(), column: key("helps") },
        Count::MostLines { rows: rows.clone(), column: key("words") },
        Count::Waits { rows: rows.clone(), when: when.clone(), since: key("since"), days: 5 },
        Count::Lately { rows: rows.clone(), when, on: key("since"), days: 20 },
        Count::NoGoalHas { field: rows.clone(), link: key("values") },
        Count::NotAmong { rows, column: key("words"), page: key("people"), among: key("p"), name: key("n") },
    ]
}

fn random_book(state: &mut u64) -> Workbook {
    let mut book = Workbook::default();
    let rows = 2 + roll(state, 4);
    for n in 0..rows {
        let name = format!("n{n}");
        let picked: Vec<&str> = ["x", "y", "z"].into_iter().filter(|_| roll(state, 2) == 0).collect();
        let text = ["", "one", "one\ntwo", "three\nfour\nfive"][usize::try_from(roll(state, 4)).unwrap()];
        let rate = |state: &mut u64| Value::Rate(u8::try_from(roll(state, 3)).unwrap());
        let (high, low, before) = (rate(state), rate(state), rate(state));
        put(&mut book, list().cell(row(&name), &key("low")), Some(before), 9);
        put(&mut book, list().cell(row(&name), &key("low")), Some(low), 0);
        cell(&mut book, &name, "high", high);
        let kept = ["a", "b"][usize::try_from(roll(state, 2)).unwrap()];
        cell(&mut book, &name, "state", Value::Pick(key(kept)));
        let since = day("2026-11-22").plus_days(-i64::try_from(roll(state, 30)).unwrap());
        cell(&mut book, &name, "since", Value::When(When::Day(since)));
        cell(&mut book, &name, "helps", picks(&picked));
        if !text.is_empty() {
            cell(&mut book, &name, "words", words(text));
        }
    }
    book
}

#[test]
fn taking_away_what_it_comes_from_never_makes_it_more() {
    let mut state = 7;
    let mut told = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let book = random_book(&mut state);
        for (nth, count) in all_counts().into_iter().enumerate() {
            let Some(found) = count_of(&book, &count, &["x", "y", "z", "w"]) else { continue };
            told.insert(nth);
            assert!(found.n > 0 && !found.from.is_empty() && found.span.0 <= found.span.1, "{count:?}: {found:?}");
            for source in found.from.iter().filter_map(|slot| slot.row.clone()) {
                let mut less = book.clone();
                let rows: Vec<RowValue> = less
                    .answers_of(page())
                    .map(|answers| {
                        answers.rows(&key("list")).iter().filter(|row| row.id != source.id).cloned().collect()
                    })
                    .unwrap();
                put(&mut less, list(), Some(Value::Rows(rows)), 0);
                let n = count_of(&less, &count, &["x", "y", "z", "w"]).map_or(0, |found| found.n);
                assert!(n <= found.n, "{count:?}: {n} after {} without {}", found.n, source.id);
            }
        }
    }
    assert_eq!(told.len(), all_counts().len(), "some kinds were never told: {told:?}");
}
