//! A goal with a few steps, and what stands on its pages.

use crate::support::{
    book::{EVENING, day, id, stamp},
    eyes,
    hands::Hands,
    screens,
    ways::{enter_on, walk_to},
};
use cairnbook::{
    app::Event,
    base::{Id, Key, Moment, Slot, Value, When, Who},
    page::{Act, Block, Code, Stroke},
    workbook::{Edit, Entry, EntryKind, Goal, Stamp, Step, Workbook, outline::Spot},
};
use crossterm::event::{KeyCode, KeyModifiers};

pub(crate) const TODAY: &str = "2026-11-22";

/// A goal, and its steps one after the other: name, words, day, under.
pub(crate) fn steps(lines: &[(&'static str, &str, &str, Option<&'static str>)]) -> Workbook {
    let mut book = Workbook::default();
    let mut goal = Goal::new(id("g_mail"), Who::Me, EVENING);
    goal.words = "Open my mail".into();
    book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    let mut last: std::collections::BTreeMap<Option<&str>, Id> = std::collections::BTreeMap::new();
    for (name, words, when, under) in lines {
        let mut step = Step::new(id(name), Who::Me, EVENING, Some(id("g_mail")), under.map(id));
        step.words = (*words).into();
        step.when =
            (!when.is_empty()).then(|| cairnbook::base::Day::iso(when).map_or(When::Words((*when).into()), When::Day));
        let spot = Spot { under: under.map(id), after: last.get(under).copied() };
        book.apply(Edit::AddStep(step, spot), stamp()).unwrap();
        last.insert(*under, id(name));
    }
    // No other offer stands in the way.
    let stamp = Stamp { at: Moment(0), ..stamp() };
    for (page, field) in [("call", "person"), ("strengths", "got_through")] {
        let slot = Slot::new(Id::page(page), &Key::from(field));
        book.apply(Edit::Set(slot, Some(Value::Text("Ana".into()))), stamp).unwrap();
    }
    book
}

pub(crate) fn set(book: &mut Workbook, record: Id, field: &str, value: Value) {
    book.apply(Edit::Set(Slot::new(record, &Key::from(field)), Some(value)), stamp()).unwrap();
}

pub(crate) fn pick(book: &mut Workbook, record: &str, field: &str, key: &'static str) {
    set(book, id(record), field, Value::Pick(Key::of(key)));
}

/// A stone of some day.
pub(crate) fn stone(book: &mut Workbook, name: &str, on: &str, words: &str, with: impl FnOnce(&mut Entry)) {
    let mut entry = Entry::new(id(name), Who::Me, EVENING, EntryKind::Milestone, day(on));
    (entry.words, entry.goal) = (words.into(), Some(id("g_mail")));
    with(&mut entry);
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
}

/// An entry of some kind and day.
pub(crate) fn entry(book: &mut Workbook, name: &str, kind: EntryKind, on: &str, words: &str) {
    let mut entry = Entry::new(id(name), Who::Me, EVENING, kind, day(on));
    entry.words = words.into();
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
}

/// A check-in of some day.
pub(crate) fn check_in(book: &mut Workbook, name: &str, on: &str, load: &'static str, next: &[&'static str]) {
    let mut entry = Entry::new(id(name), Who::Me, EVENING, EntryKind::CheckIn, day(on));
    entry.more.set(&Slot::new(entry.id, &Entry::LOAD), Some(Value::Pick(Key::of(load))));
    let next = next.iter().map(|name| Key::of(name)).collect();
    entry.more.set(&Slot::new(entry.id, &Entry::NEXT), Some(Value::Picks(next)));
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
}

pub(crate) fn on(book: &Workbook) -> Hands {
    Hands::opened(book, TODAY, Vec::new())
}

/// On the page of a step.
pub(crate) fn at_step(book: &Workbook, step: &str) -> Hands {
    let mut hands = on(book);
    hands.act(Act::Goals);
    enter_on(&mut hands, "Open my mail");
    let step = book.step(id(step)).unwrap();
    if step.state.is_finished() {
        enter_on(&mut hands, "done or let go");
    }
    walk_to(&mut hands, &step.words);
    hands.press(&[Code::Enter]);
    hands
}

pub(crate) fn step_of(hands: &Hands, step: &str) -> Step {
    hands.app.book().step(id(step)).unwrap().clone()
}

pub(crate) fn last_stone(hands: &Hands) -> Entry {
    hands.app.book().stones().next_back().unwrap().clone()
}

/// The row under "Next small step".
pub(crate) fn next(hands: &mut Hands) -> String {
    let scene = hands.scene();
    let mut blocks = scene.page.main.iter().skip_while(|b| **b != Block::Heading("Next step".into())).skip(1);
    match blocks.next() {
        Some(Block::List(list)) => list.rows[0].text.clone(),
        other => format!("{other:?}"),
    }
}

/// How it reads.
pub(crate) fn screen(name: &str, hands: &mut Hands) {
    screens::reads_the_same(&format!("steps_{name}"), hands);
}

/// On that day, with something written the day before.
pub(crate) fn later(book: &Workbook, on: &str) -> Hands {
    let mut book = book.clone();
    book.seen_on(day(on).plus_days(-1));
    Hands::opened(&book, on, Vec::new())
}

/// Four steps with a day in this week.
pub(crate) fn full_week() -> Workbook {
    steps(&[
        ("s_1", "Find a box", "2026-11-22", None),
        ("s_2", "Ring Ana", "2026-11-23", None),
        ("s_3", "Buy stamps", "2026-11-24", None),
        ("s_4", "Read one letter", "2026-11-25", None),
    ])
}
