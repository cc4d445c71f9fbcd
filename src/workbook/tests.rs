//! What holds for every workbook, whatever is done to it: look-ups, outlines, undo, flat lists and back.

mod fields;
mod hands;
mod layers;
mod mend;
mod random;
mod two;

use std::{collections::BTreeSet, sync::Arc};

use super::{log::Index, outline::Spot, *};
use crate::{
    base::{Day, Id, Ids, Key, Kind, Moment, Slot, Text, Value, When, Who},
    say,
};

const STAMP: Stamp = Stamp { who: Who::Me, at: Moment(1_795_356_125) };

fn nowhere() -> Id {
    Id::of("s_nowhere").unwrap()
}

/// What holds after every edit.
fn check(book: &Workbook) {
    assert!(book.live_goals().count() <= Goal::MOST_LIVE, "no more are on the go than one can look after");
    assert!(Index::of(&book.data.log).same_as(&book.index), "the look-ups follow the log");
    assert_eq!(book.data.roots(), book.roots, "so do those by source and by day");
    assert_eq!(book.data.log.iter().count(), book.data.log.len());
    let mut order = book.data.goal_order.to_vec();
    order.sort();
    assert_eq!(order, book.data.goals.keys().copied().collect::<Vec<_>>());
    let mut seen = BTreeSet::new();
    for (goal, ids) in book.data.outlines.iter() {
        assert!(!ids.is_empty() && goal.is_none_or(|goal| book.goal(goal).is_some()));
        check_outline(book, *goal, &mut seen);
    }
    assert_eq!(seen.len(), book.steps().count(), "no step is left out");
    check_parts(book);
}

fn check_outline(book: &Workbook, goal: Option<Id>, seen: &mut BTreeSet<Id>) {
    // The steps above the one looked at, outermost first: a parent must be among them.
    let mut above: Vec<Id> = Vec::new();
    for id in book.outline_ids(goal) {
        let step = book.step(*id).unwrap();
        assert_eq!(step.goal, goal);
        assert!(seen.insert(*id), "once only");
        let depth = match step.under {
            None => 0,
            Some(under) => above.iter().position(|id| *id == under).expect("children follow their parent") + 1,
        };
        above.truncate(depth);
        above.push(*id);
        assert!(above.len() <= DEEPEST);
        assert_eq!(outline::depth_of(book, *id), above.len());
    }
    let depths: Vec<usize> = book.outline(goal).iter().map(|(_, depth)| *depth).collect();
    assert_eq!(depths.len(), book.outline_ids(goal).len());
}

fn check_parts(book: &Workbook) {
    let (again, repairs) = Workbook::from_parts(book.snapshot().parts());
    assert_eq!(repairs, Vec::new());
    assert_eq!(again, *book);
    assert!(again.index.same_as(&book.index));
    assert_eq!(again.roots, book.roots);
    // The same through the file's own words: nothing reads back as something else.
    for entry in book.log().iter() {
        assert_eq!(reread(&entry.on), entry.on);
    }
    for when in book.steps().filter_map(|s| s.when.as_ref()).chain(book.goals().filter_map(|g| g.look_again.as_ref())) {
        assert_eq!(reread(when), *when);
    }
    for value in book.data.answers.values().flat_map(|a| a.fields.values()) {
        assert_eq!(reread(value), *value);
    }
}

fn reread<T: serde::Serialize + serde::de::DeserializeOwned>(thing: &T) -> T {
    ron::from_str(&ron::to_string(thing).unwrap()).unwrap()
}

fn commit(book: &mut Workbook, history: &mut History, edit: Edit, ms: u64) -> Result<bool, Refused> {
    history.commit(book, edit, STAMP, say!("refused.changed"), None, ms)
}

/// A workbook with one goal, and that goal.
fn with_goal(ids: &mut Ids) -> (Workbook, Id) {
    let mut book = Workbook::default();
    let goal = ids.draw(Kind::Goal);
    book.apply(Edit::AddGoal(Goal::new(goal, Who::Me, STAMP.at)), STAMP).unwrap();
    (book, goal)
}

fn add_step(book: &mut Workbook, ids: &mut Ids, goal: Option<Id>, under: Option<Id>) -> Id {
    let id = ids.draw(Kind::Step);
    let after = outline::siblings(book, goal, under).last().copied();
    let step = Step::new(id, Who::Me, STAMP.at, goal, None);
    book.apply(Edit::AddStep(step, Spot { under, after }), STAMP).unwrap();
    id
}

fn stone(ids: &mut Ids, goal: Option<Id>, step: Option<Id>) -> Entry {
    let day = Day::of(2026, 11, 22).unwrap();
    let entry = Entry::new(ids.draw(Kind::Entry), Who::Me, STAMP.at, EntryKind::Milestone, day);
    Entry { goal, step, ..entry }
}

fn write(book: &mut Workbook, history: &mut History, goal: Id, words: &str, ms: u64) {
    let slot = Slot::new(goal, &Goal::WORDS);
    let edit = edit::set_text(goal, &Goal::WORDS, words);
    history.commit(book, edit, STAMP, say!("refused.changed"), Some(slot), ms).unwrap();
}

fn undos(book: &mut Workbook, history: &mut History) -> usize {
    (0..1_000).take_while(|_| history.undo(book, Who::Me).is_ok()).count()
}

#[test]
fn typing_is_one_change_for_two_seconds_or_until_a_seal() {
    let (start, goal) = with_goal(&mut Ids::seeded(1));
    // (pause in the middle, seal in the middle, changes)
    for (pause, seal, changes) in [(0, false, 1), (200, false, 1), (500, false, 2), (2_000, false, 2), (0, true, 2)] {
        let (mut book, mut history) = (start.clone(), History::default());
        for n in 1..=30u64 {
            let ms = n * 60 + if n > 15 { pause - 60 * u64::from(pause > 0) } else { 0 };
            if seal && n == 16 {
                history.seal();
            }
            write(&mut book, &mut history, goal, &"a".repeat(usize::try_from(n).unwrap()), ms);
        }
        assert_eq!(undos(&mut book, &mut history), changes, "pause {pause}, seal {seal}");
        assert_eq!(book, start);
    }
}

#[test]
fn typing_elsewhere_is_another_change_and_typing_back_is_none() {
    let (start, goal) = with_goal(&mut Ids::seeded(1));
    let (mut book, mut history) = (start.clone(), History::default());
    write(&mut book, &mut history, goal, "a", 0);
    commit(&mut book, &mut history, edit::set_text(goal, &Goal::WHY, "b"), 10).unwrap();
    write(&mut book, &mut history, goal, "ab", 20);
    assert_eq!(undos(&mut book, &mut history), 3);
    assert_eq!(book, start);
    let mut history = History::default();
    write(&mut book, &mut history, goal, "a", 0);
    write(&mut book, &mut history, goal, "", 10);
    assert!(history.can_undo(Who::Me).is_err(), "what was typed and taken out again is no change");
}

#[test]
fn one_undo_takes_back_what_was_joined_to_an_answer() {
    let mut ids = Ids::seeded(3);
    let (start, goal) = with_goal(&mut ids);
    let (mut book, mut history) = (start.clone(), History::default());
    write(&mut book, &mut history, goal, "Sing", 0);
    history.made_in(7);
    let along = Edit::AddEntry(stone(&mut ids, Some(goal), None));
    let joined = history.join(&mut book, along.clone(), STAMP, (say!("refused.changed"), 7), 10);
    assert_eq!(joined, Ok(true));
    assert_eq!(book.log().len(), 1);
    history.undo(&mut book, STAMP.who).unwrap();
    let why =
        "nobody asked for what goes along with an answer, so nobody would look for it to put things back as they were";
    assert!(book == start, "{why}");
    history.redo(&mut book, STAMP.who).unwrap();
    assert_eq!(book.log().len(), 1, "done again, both are there");
    // An answer of another stretch of questions is a change by itself.
    let other = Edit::AddEntry(stone(&mut ids, Some(goal), None));
    history.join(&mut book, other, STAMP, (say!("refused.changed"), 8), 20).unwrap();
    history.undo(&mut book, STAMP.who).unwrap();
    assert_eq!(book.log().len(), 1, "what belongs to another answer is left where it is");
}

#[test]
fn an_undone_change_is_forgotten_once_something_new_is_done() {
    let (mut book, goal) = with_goal(&mut Ids::seeded(1));
    let mut history = History::default();
    write(&mut book, &mut history, goal, "a", 0);
    history.undo(&mut book, Who::Me).unwrap();
    write(&mut book, &mut history, goal, "b", 10);
    assert_eq!(history.redo(&mut book, Who::Me).unwrap_err(), Refused::NothingToRedo);
    assert_eq!(undos(&mut book, &mut history), 1);
}

#[test]
fn a_goal_goes_and_its_stones_stay() {
    let mut ids = Ids::seeded(1);
    let (mut book, goal) = with_goal(&mut ids);
    let step = add_step(&mut book, &mut ids, Some(goal), None);
    let other = add_step(&mut book, &mut ids, None, None);
    for (goal, step) in [(Some(goal), Some(step)), (Some(goal), None), (None, Some(step)), (None, Some(other))] {
        book.apply(Edit::AddEntry(stone(&mut ids, goal, step)), STAMP).unwrap();
    }
    let before = book.clone();
    let patch = book.apply(Edit::Remove(goal), STAMP).unwrap();
    check(&book);
    assert_eq!(book.stone_count(), 4);
    assert_eq!(book.stones().filter(|e| e.goal.is_some()).count(), 0);
    assert_eq!(book.stones().filter(|e| e.step == Some(other)).count(), 1);
    assert!(book.goal(goal).is_none() && book.step(step).is_none() && book.step(other).is_some());
    assert_eq!(book.data.gone.keys().copied().collect::<BTreeSet<_>>(), BTreeSet::from([goal, step]));
    book.take_back(&patch).unwrap();
    assert_eq!(book, before);
}

#[test]
fn what_has_changed_since_is_not_taken_back() {
    let (mut book, goal) = with_goal(&mut Ids::seeded(1));
    let first = book.apply(edit::set_text(goal, &Goal::WORDS, "a"), STAMP).unwrap();
    let elsewhere = book.apply(edit::set_text(Id::settings(), &Settings::NAME, "Sam"), STAMP).unwrap();
    let second = book.apply(edit::set_text(goal, &Goal::WHY, "b"), STAMP).unwrap();
    let before = book.clone();
    assert_eq!(book.take_back(&first), Err(Refused::Changed));
    assert_eq!(book, before);
    book.take_back(&elsewhere).unwrap();
    book.take_back(&second).unwrap();
    book.take_back(&first).unwrap();
    assert_eq!(book.take_back(&first), Err(Refused::Changed));
    assert_eq!(book.do_again(&second), Err(Refused::Changed), "it was done after the first");
    book.do_again(&first).unwrap();
    book.do_again(&second).unwrap();
    book.do_again(&elsewhere).unwrap();
    assert_eq!(book, before);
}

#[test]
fn a_spot_must_fit_together() {
    let mut ids = Ids::seeded(1);
    let (mut book, goal) = with_goal(&mut ids);
    let goal = Some(goal);
    let one = add_step(&mut book, &mut ids, goal, None);
    let below = add_step(&mut book, &mut ids, goal, Some(one));
    let two = add_step(&mut book, &mut ids, goal, None);
    let loose = add_step(&mut book, &mut ids, None, None);
    let before = book.clone();
    for (step, under, after) in [
        (two, None, Some(below)),
        (two, Some(one), Some(one)),
        (two, Some(below), Some(below)),
        (two, None, Some(loose)),
        (two, Some(loose), None),
        (one, Some(below), None),
        (one, None, Some(below)),
        (nowhere(), None, None),
        (two, Some(nowhere()), None),
        (two, None, Some(nowhere())),
    ] {
        assert!(book.apply(Edit::Place(step, Spot { under, after }), STAMP).is_err(), "{step} {under:?} {after:?}");
        assert_eq!(book, before);
    }
    book.apply(Edit::Place(two, Spot { under: Some(one), after: Some(below) }), STAMP).unwrap();
    check(&book);
}

#[test]
fn a_step_moves_home_with_all_under_it() {
    let mut ids = Ids::seeded(1);
    let (mut book, goal) = with_goal(&mut ids);
    let there = add_step(&mut book, &mut ids, Some(goal), None);
    let big = add_step(&mut book, &mut ids, None, None);
    let small = add_step(&mut book, &mut ids, None, Some(big));
    let smaller = add_step(&mut book, &mut ids, None, Some(small));
    let other = add_step(&mut book, &mut ids, None, None);
    let before = book.clone();
    let patch = book.apply(Edit::Home(small, Some(goal)), STAMP).unwrap();
    check(&book);
    assert_eq!(book.outline_ids(Some(goal)), [there, small, smaller]);
    assert_eq!(book.outline_ids(None), [big, other]);
    let under = |book: &Workbook, id| book.step(id).unwrap().under;
    assert_eq!((under(&book, small), under(&book, smaller)), (None, Some(small)));
    let after = book.clone();
    book.take_back(&patch).unwrap();
    check(&book);
    assert_eq!(book, before);
    book.do_again(&patch).unwrap();
    assert_eq!(book, after);
    // The last ones leave no empty outline; within one outline it is a move to the end.
    for (step, home) in [(big, Some(goal)), (other, Some(goal)), (there, Some(goal)), (small, None)] {
        book.apply(Edit::Home(step, home), STAMP).unwrap();
        check(&book);
    }
    assert_eq!(book.outline_ids(Some(goal)), [big, other, there]);
    assert_eq!(book.outline_ids(None), [small, smaller]);
    let before = book.clone();
    for (step, home) in [(nowhere(), None), (big, Some(nowhere()))] {
        assert_eq!(book.apply(Edit::Home(step, home), STAMP), Err(Refused::NoSuchRecord));
        assert_eq!(book, before);
    }
}

#[test]
fn the_ninth_level_is_refused_also_for_a_whole_branch() {
    let mut ids = Ids::seeded(1);
    let (mut book, goal) = with_goal(&mut ids);
    let goal = Some(goal);
    let mut chain: Vec<Id> = Vec::new();
    for _ in 0..DEEPEST {
        chain.push(add_step(&mut book, &mut ids, goal, chain.last().copied()));
    }
    let deepest = chain[DEEPEST - 1];
    let step = Step::new(ids.draw(Kind::Step), Who::Me, STAMP.at, goal, None);
    let spot = Spot { under: Some(deepest), after: None };
    assert_eq!(book.apply(Edit::AddStep(step, spot), STAMP), Err(Refused::TooDeep));
    let pair = add_step(&mut book, &mut ids, goal, None);
    add_step(&mut book, &mut ids, goal, Some(pair));
    let spot = |n: usize| Spot { under: Some(chain[n]), after: None };
    assert_eq!(book.apply(Edit::Place(pair, spot(DEEPEST - 2)), STAMP), Err(Refused::TooDeep));
    book.apply(Edit::Place(pair, spot(DEEPEST - 3)), STAMP).unwrap();
    check(&book);
}

#[test]
fn nothing_may_point_nowhere() {
    let mut ids = Ids::seeded(1);
    let (mut book, goal) = with_goal(&mut ids);
    let gone = ids.draw(Kind::Goal);
    let before = book.clone();
    assert!(book.apply(Edit::AddEntry(stone(&mut ids, Some(gone), None)), STAMP).is_err());
    assert!(book.apply(Edit::AddEntry(stone(&mut ids, None, Some(nowhere()))), STAMP).is_err());
    assert!(book.apply(Edit::AddGoal(Goal::new(ids.draw(Kind::Step), Who::Me, STAMP.at)), STAMP).is_err());
    assert_eq!(book, before);
    let entry = stone(&mut ids, Some(goal), None);
    let id = entry.id;
    book.apply(Edit::AddEntry(entry), STAMP).unwrap();
    let set = |key: &str| Edit::Set(Slot::new(id, &Entry::GOAL), Some(Value::Pick(Key::from(key))));
    assert!(book.apply(set(gone.as_str()), STAMP).is_err());
    assert!(book.apply(set(nowhere().as_str()), STAMP).is_err());
    assert_eq!(book.entry(id).unwrap().goal, Some(goal));
}

#[test]
fn a_fourth_goal_on_the_go_waits_on_the_shelf_and_a_file_with_more_keeps_them() {
    let mut ids = Ids::seeded(4);
    let mut book = Workbook::default();
    let mut begin = |book: &mut Workbook| {
        let mut goal = Goal::new(ids.draw(Kind::Goal), Who::Me, STAMP.at);
        goal.words = "a goal".into();
        let id = goal.id;
        book.apply(Edit::AddGoal(goal), STAMP).unwrap();
        id
    };
    let all = [0; 4].map(|_| begin(&mut book));
    let state = |id: Id, state: &'static str| Edit::Set(Slot::new(id, &Goal::STATE), Some(Value::Pick(Key::of(state))));
    assert_eq!(book.goal(all[3]).unwrap().state, GoalState::Shelf);
    assert!(!book.has_room_for(all[3]) && book.has_room_for(all[0]));
    let before = book.snapshot();
    let patch = book.apply(state(all[3], "live"), STAMP).unwrap();
    assert!(patch.is_empty() && book.snapshot() == before);
    book.apply(Edit::Many(vec![state(all[0], "shelf"), state(all[3], "live")]), STAMP).unwrap();
    assert!(book.goal(all[3]).unwrap().is_live());
    // That another one is written in at the same time makes no room.
    let words = Edit::Set(Slot::new(all[1], &Goal::WORDS), Some(Value::Text("other words".into())));
    book.apply(Edit::Many(vec![words, state(all[0], "live")]), STAMP).unwrap();
    assert_eq!(book.goal(all[0]).unwrap().state, GoalState::Shelf);

    let mut parts = book.snapshot().parts();
    parts.goals.iter_mut().for_each(|goal| Arc::make_mut(goal).state = GoalState::Live);
    let (mut book, _) = Workbook::from_parts(parts);
    assert_eq!(book.live_goals().count(), 4);
    let fifth = begin(&mut book);
    book.apply(Edit::Many(vec![state(all[1], "shelf"), state(fifth, "live")]), STAMP).unwrap();
    assert!(book.goal(fifth).unwrap().is_live() && book.live_goals().count() == 4);
}

#[test]
fn a_workbook_is_empty_until_something_is_written_and_once_it_was_taken_back() {
    let mut ids = Ids::seeded(5);
    let answer = Slot::new(Id::page("life"), &Key::of("start_why"));
    let step = Step::new(ids.draw(Kind::Step), Who::Me, STAMP.at, None, None);
    let (goal, entry) = (Goal::new(ids.draw(Kind::Goal), Who::Me, STAMP.at), stone(&mut ids, None, None));
    for (edit, back) in [
        (Edit::AddGoal(goal.clone()), Edit::Remove(goal.id)),
        (Edit::AddStep(step.clone(), Spot { under: None, after: None }), Edit::Remove(step.id)),
        (Edit::AddEntry(entry.clone()), Edit::Remove(entry.id)),
        (Edit::Set(answer.clone(), Some(Value::Text("words".into()))), Edit::Set(answer, None)),
    ] {
        let mut book = Workbook::default();
        assert!(book.is_empty());
        book.apply(edit.clone(), STAMP).unwrap();
        assert!(!book.is_empty(), "{edit:?}");
        book.apply(back, STAMP).unwrap();
        assert!(book.is_empty(), "{edit:?}");
    }
}

#[test]
fn a_row_is_not_written_over_what_is_no_list() {
    let mut book = Workbook::default();
    let field = Slot::new(Id::page("river"), &Key::of("boats"));
    let cell = field.cell(Id::of("r1").unwrap(), &Key::of("name"));
    let set = |slot: &Slot, words: &str| Edit::Set(slot.clone(), Some(Value::Text(words.into())));
    book.apply(set(&field, "A red one"), STAMP).unwrap();
    assert_eq!(book.apply(set(&cell, "Ana"), STAMP).err(), Some(Refused::WrongKind));
    assert_eq!(book.get(&field), Some(Value::Text("A red one".into())));
    book.apply(Edit::Set(field.clone(), None), STAMP).unwrap();
    book.apply(set(&cell, "Ana"), STAMP).unwrap();
    assert_eq!(book.get(&cell), Some(Value::Text("Ana".into())));
}
