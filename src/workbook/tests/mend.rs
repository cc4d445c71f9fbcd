//! Files that do not fit together are mended, and no record is lost.

use proptest::prelude::*;

use super::*;
use crate::{base::RowValue, workbook::parts::ids_in_order};
use std::sync::Arc;

fn id(text: &str) -> Id {
    Id::of(text).unwrap()
}

fn a_goal(name: &str) -> Arc<Goal> {
    Arc::new(Goal::new(id(name), Who::Me, STAMP.at))
}

fn a_step(name: &str, goal: Option<&str>, under: Option<&str>) -> Arc<Step> {
    let mut step = Step::new(id(name), Who::Me, STAMP.at, goal.map(id), under.map(id));
    step.words = name.into();
    Arc::new(step)
}

fn an_entry(name: &str, goal: Option<&str>, step: Option<&str>) -> Arc<Entry> {
    let day = Day::of(2026, 11, 22).unwrap();
    let mut entry = Entry::new(id(name), Who::Me, STAMP.at, EntryKind::Milestone, day);
    (entry.goal, entry.step) = (goal.map(id), step.map(id));
    Arc::new(entry)
}

fn answers(page: &str, words: &str) -> Arc<Answers> {
    let mut answers = Answers::new(Id::page(page), Who::Me, STAMP.at);
    answers.set(&Slot::new(answers.id, &Key::of("q1")), Some(Value::Text(words.into())), answers.at);
    Arc::new(answers)
}

fn mended(parts: &Parts) -> (Workbook, Vec<Repair>) {
    let (book, repairs) = Workbook::from_parts(parts.clone());
    check(&book);
    let after = book.snapshot().parts();
    assert_eq!(after.goals.len(), parts.goals.len());
    assert_eq!(after.steps.len(), parts.steps.len());
    assert_eq!(after.log.len(), parts.log.len());
    assert_eq!(after.answers.len(), parts.answers.len());
    let all: BTreeSet<Id> = ids_in_order(&after).into_iter().collect();
    assert_eq!(all.len(), ids_in_order(&after).len(), "every id is there once");
    assert_eq!(Workbook::from_parts(parts.clone()), (book.clone(), repairs.clone()), "the same at every load");
    (book, repairs)
}

#[test]
fn ids_that_are_there_twice() {
    let parts = Parts {
        goals: vec![a_goal("g1"), a_goal("g1"), a_goal("g1_2")],
        steps: vec![a_step("s1", Some("g1"), None), a_step("s1", Some("g1"), Some("s1"))],
        log: vec![an_entry("e1", Some("g1"), Some("s1")), an_entry("e1", None, None), an_entry("e1", None, None)],
        answers: vec![answers("good_day", "a"), answers("good_day", "b")],
        ..Parts::default()
    };
    let (book, repairs) = mended(&parts);
    assert_eq!(repairs.len(), 5);
    assert!(book.goal(id("g1_3")).is_some(), "an id that comes later keeps its owner");
    assert_eq!(book.step(id("s1_2")).unwrap().under, Some(id("s1")));
    assert_eq!(book.answers("good_day").unwrap().get("q1"), Some(Value::Text("a".into())));
    assert!(book.data.answers.values().any(|a| a.get("q1") == Some(Value::Text("b".into()))));
}

#[test]
fn rows_that_are_there_twice_in_one_list() {
    let rows = |rows: &[(&str, &str)]| {
        let row = |(name, words): &(&str, &str)| RowValue {
            id: id(name),
            cells: [(Key::of("what"), Value::Text((*words).into()))].into(),
        };
        Value::Rows(rows.iter().map(row).collect())
    };
    let mut page = Answers::new(Id::page("good_day"), Who::Me, STAMP.at);
    page.fields = [
        (Key::of("a"), rows(&[("r1", "one"), ("r1", "two"), ("r1_2", "three"), ("r1", "four")])),
        // Another list may have a row of that name.
        (Key::of("b"), rows(&[("r1", "one"), ("r2", "two")])),
    ]
    .into();
    let parts = Parts { answers: vec![Arc::new(page.clone())], ..Parts::default() };
    let (book, repairs) = mended(&parts);
    assert_eq!(repairs, [Repair::Twice(id("r1"), id("r1_3")), Repair::Twice(id("r1"), id("r1_4"))]);
    let want = rows(&[("r1", "one"), ("r1_3", "two"), ("r1_2", "three"), ("r1_4", "four")]);
    let answers = book.answers("good_day").unwrap();
    assert_eq!((answers.get("a"), answers.get("b")), (Some(want), page.get("b")));
    let mut step = Step::new(id("s1"), Who::Me, STAMP.at, None, None);
    step.more = page.fields.clone();
    let parts = Parts { steps: vec![Arc::new(step)], ..Parts::default() };
    assert_eq!(mended(&parts).1, repairs, "a step has lists, too");
    let again = book.snapshot().parts();
    assert_eq!(Workbook::from_parts(again), (book, vec![]), "saved like this, nothing is left to mend");
}

#[test]
fn a_long_id_that_is_there_twice() {
    let long = "e".repeat(crate::base::id::LONGEST);
    let parts = Parts { log: (0..12).map(|_| an_entry(&long, None, None)).collect(), ..Parts::default() };
    assert_eq!(mended(&parts).1.len(), 11);
}

#[test]
fn pointers_to_nothing() {
    let parts = Parts {
        goals: vec![a_goal("g1")],
        steps: vec![
            a_step("s1", Some("g9"), None),
            a_step("s2", Some("g1"), Some("s9")),
            a_step("s3", Some("g1"), Some("s1")),
        ],
        log: vec![
            an_entry("e1", Some("g9"), Some("s9")),
            an_entry("e2", Some("s1"), Some("g1")),
            an_entry("e3", Some("g1"), Some("s1")),
        ],
        ..Parts::default()
    };
    let (book, repairs) = mended(&parts);
    assert_eq!(
        repairs,
        [
            Repair::PointsNowhere(id("s1")),
            Repair::OutOfOutline(id("s2")),
            Repair::OutOfOutline(id("s3")),
            Repair::PointsNowhere(id("e1")),
            Repair::PointsNowhere(id("e2")),
        ]
    );
    assert_eq!(book.entry(id("e3")).unwrap().step, Some(id("s1")));
}

#[test]
fn steps_in_a_circle() {
    let parts = Parts {
        steps: vec![
            a_step("s1", None, Some("s3")),
            a_step("s2", None, Some("s1")),
            a_step("s3", None, Some("s2")),
            a_step("s4", None, Some("s4")),
        ],
        ..Parts::default()
    };
    let (book, repairs) = mended(&parts);
    assert_eq!(repairs, [Repair::OutOfOutline(id("s1")), Repair::OutOfOutline(id("s4"))]);
    assert_eq!(outline::depth_of(&book, id("s3")), 3);
}

#[test]
fn steps_that_stand_too_deep() {
    let name = |n: usize| format!("s{n}");
    let chain = (1..=20).map(|n| a_step(&name(n), None, (n > 1).then(|| name(n - 1)).as_deref()));
    let (book, repairs) = mended(&Parts { steps: chain.collect(), ..Parts::default() });
    assert_eq!(repairs, [Repair::OutOfOutline(id("s9")), Repair::OutOfOutline(id("s17"))]);
    assert_eq!(outline::depth_of(&book, id("s20")), 4);
}

/// A file where the children stand apart from their parents, as a merge of two texts may leave it.
#[test]
fn children_that_stand_apart_are_gathered() {
    let parts = Parts {
        steps: vec![
            a_step("s1", None, None),
            a_step("s2", None, None),
            a_step("s3", None, Some("s1")),
            a_step("s4", None, Some("s2")),
            a_step("s5", None, Some("s1")),
        ],
        ..Parts::default()
    };
    let (book, repairs) = mended(&parts);
    assert_eq!(repairs, []);
    assert_eq!(book.outline_ids(None), ["s1", "s3", "s5", "s2", "s4"].map(id));
}

fn name(letter: char) -> impl Strategy<Value = String> {
    (0u8..6).prop_map(move |n| format!("{letter}{n}"))
}

proptest! {
    #[test]
    fn any_lists_are_mended_without_loss(
        goals in prop::collection::vec(name('g'), 0..4),
        steps in prop::collection::vec((name('s'), prop::option::of(name('g')), prop::option::of(name('s'))), 0..14),
        log in prop::collection::vec((name('e'), prop::option::of(name('g')), prop::option::of(name('s'))), 0..8),
        pages in prop::collection::vec("[ab]", 0..4),
    ) {
        let parts = Parts {
            goals: goals.iter().map(|g| a_goal(g)).collect(),
            steps: steps.iter().map(|(s, goal, under)| a_step(s, goal.as_deref(), under.as_deref())).collect(),
            log: log.iter().map(|(e, goal, step)| an_entry(e, goal.as_deref(), step.as_deref())).collect(),
            answers: pages.iter().map(|page| answers(page, "a")).collect(),
            ..Parts::default()
        };
        mended(&parts);
    }
}
