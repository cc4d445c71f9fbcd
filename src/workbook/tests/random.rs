//! Random sequences of edits: what holds after each, and that all of them can be taken back.

use proptest::prelude::*;

use super::*;

/// Something to try, by small numbers that are read against what is there.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Goal,
    Step { goal: usize, under: usize, after: usize },
    Entry { kind: usize, day: i64, goal: usize, step: usize },
    Set { record: usize, field: usize, value: usize },
    Remove { record: usize },
    Place { step: usize, under: usize, after: usize },
    Walk { step: usize, way: usize },
    Home { step: usize, goal: usize },
    Many(Vec<Op>),
}

pub(super) fn op() -> impl Strategy<Value = Op> {
    let n = 0usize..40;
    let one = prop_oneof![
        1 => Just(Op::Goal),
        5 => (0usize..4, n.clone(), n.clone()).prop_map(|(goal, under, after)| Op::Step { goal, under, after }),
        4 => (0usize..4, -40i64..40, 0usize..5, n.clone())
            .prop_map(|(kind, day, goal, step)| Op::Entry { kind, day, goal, step }),
        5 => (n.clone(), 0usize..14, 0usize..20).prop_map(|(record, field, value)| Op::Set { record, field, value }),
        1 => n.clone().prop_map(|record| Op::Remove { record }),
        4 => (n.clone(), n.clone(), n.clone()).prop_map(|(step, under, after)| Op::Place { step, under, after }),
        4 => (n.clone(), 0usize..4).prop_map(|(step, way)| Op::Walk { step, way }),
        3 => (n, 0usize..4).prop_map(|(step, goal)| Op::Home { step, goal }),
    ];
    one.prop_recursive(2, 8, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Op::Many))
}

/// The n-th of these, or none: numbers past the end mean "none", so both are tried.
fn nth(ids: &[Id], n: usize) -> Option<Id> {
    ids.get(n % (ids.len() + 1)).copied()
}

/// The edit that an op means for this workbook.
pub(super) fn edit(book: &Workbook, ids: &mut Ids, op: &Op) -> Edit {
    let goals: Vec<Id> = book.goals().map(|g| g.id).collect();
    let steps: Vec<Id> = book.steps().map(|s| s.id).collect();
    match *op {
        Op::Goal => Edit::AddGoal(Goal::new(ids.draw(Kind::Goal), Who::Me, STAMP.at)),
        Op::Step { goal, under, after } => {
            let step = Step::new(ids.draw(Kind::Step), Who::Helper, STAMP.at, nth(&goals, goal), None);
            let spot = some_spot(book, step.goal, under, after);
            Edit::AddStep(step, spot)
        }
        Op::Entry { kind, day, goal, step } => {
            let mut entry = stone(ids, nth(&goals, goal), nth(&steps, step));
            entry.kind = EntryKind::ALL[kind].0;
            entry.on = When::Day(Day::of(2026, 11, 22).unwrap().plus_days(day));
            if day % 7 == 0 {
                entry.on = When::Words("before the move".into());
            }
            if let Some(goal) = nth(&goals, goal + 1) {
                let look = Slot::new(entry.id, &Look::GOALS).cell(goal, &Look::FAR);
                entry.more.set(&look, Some(Value::Rate(3)));
            }
            Edit::AddEntry(entry)
        }
        Op::Set { record, field, value } => Edit::Set(slot(book, record, field), some_value(book, value)),
        Op::Remove { record } => Edit::Remove(records(book)[record % records(book).len()]),
        Op::Place { step, under, after } => {
            let step = nth(&steps, step).unwrap_or_else(nowhere);
            Edit::Place(step, some_spot(book, book.step(step).and_then(|s| s.goal), under, after))
        }
        Op::Walk { step, way } => {
            let step = nth(&steps, step).unwrap_or_else(nowhere);
            let way = [outline::Way::Up, outline::Way::Down, outline::Way::In, outline::Way::Out][way];
            let spot = outline::spot(book, step, way);
            spot.map_or(Edit::Many(Vec::new()), |spot| Edit::Place(step, spot))
        }
        Op::Home { step, goal } => {
            // Mostly a goal or none; now and then one that is not there.
            let goal = if goal == 3 && step.is_multiple_of(3) { Some(nowhere()) } else { nth(&goals, goal) };
            Edit::Home(nth(&steps, step).unwrap_or_else(nowhere), goal)
        }
        Op::Many(ref ops) => Edit::Many(ops.iter().map(|op| edit(book, ids, op)).collect()),
    }
}

/// Mostly a spot that fits; every fifth is any two steps.
fn some_spot(book: &Workbook, goal: Option<Id>, under: usize, after: usize) -> Spot {
    if after.is_multiple_of(5) {
        let steps: Vec<Id> = book.steps().map(|s| s.id).collect();
        return Spot { under: nth(&steps, under), after: nth(&steps, after) };
    }
    // Leaning to the last ones makes deep outlines likely.
    let ids = book.outline_ids(goal);
    let under = if under.is_multiple_of(2) { ids.last().copied() } else { nth(ids, under) };
    Spot { under, after: nth(&outline::siblings(book, goal, under), after) }
}

pub(super) fn records(book: &Workbook) -> Vec<Id> {
    let mut all = vec![Id::settings(), Id::page("good_day"), nowhere(), Id::of("xx").unwrap()];
    all.extend(book.goals().map(|g| g.id));
    all.extend(book.steps().map(|s| s.id));
    all.extend(book.log().iter().map(|e| e.id));
    all
}

fn slot(book: &Workbook, record: usize, field: usize) -> Slot {
    let all = records(book);
    let id = all[record % all.len()];
    let fields: &[&'static str] = match id.kind() {
        Kind::Goal => &["words", "why", "look_again", "state", "when", "from"],
        Kind::Step => &["words", "when", "state", "done_on", "goal", "from"],
        Kind::Entry => &["words", "on", "kind", "goal", "on", "when"],
        _ => &["name", "plain", "mouse", "q1", "words", "from"],
    };
    let slot = Slot::new(id, &Key::of(fields[field % fields.len()]));
    // Now and then a row of a list, which knows its source, too.
    let of_row = id.kind() == Kind::Page && record.is_multiple_of(2);
    let column = Key::of(["what", "from"][field % 2]);
    if of_row { slot.cell(Id::of("r_one").unwrap(), &column) } else { slot }
}

fn some_value(book: &Workbook, n: usize) -> Option<Value> {
    let pick = |key: &str| Some(Value::Pick(Key::from(key)));
    match n {
        0 => None,
        1 => Some(Value::Text("small".into())),
        2 => Some(Value::Text("2026-11-27".into())),
        3 => Some(Value::Unread("7.5".into())),
        4 => Some(Value::Rate(7)),
        5 => Some(Value::Yes(true)),
        6 => Some(Value::When(When::Day(Day::of(2026, 12, 24).unwrap()))),
        7 => Some(Value::When(When::Day(Day::of(2026, 11, 1).unwrap()))),
        8 => Some(Value::When(When::Words("after Eid".into()))),
        9 => Some(Value::When(When::Words("2026-11-27".into()))),
        10 => pick("done"),
        11 => pick("milestone"),
        12 => pick("hard_time"),
        13 => pick("g_nowhere"),
        14 => pick("No Id"),
        15 => pick("check_in"),
        16 => pick("p_good_day/q1"),
        17 => book.goals().last().and_then(|g| pick(&format!("{}/words", g.id))),
        _ => book.goals().next().and_then(|g| pick(g.id.as_str())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_done_holds_and_can_be_taken_back(ops in prop::collection::vec(op(), 1..60), seed in any::<u64>()) {
        let (mut book, mut history, mut ids) = (Workbook::default(), History::default(), Ids::seeded(seed));
        let mut changes = 0;
        for op in &ops {
            let edit = edit(&book, &mut ids, op);
            let before = book.clone();
            if let Ok(changed) = commit(&mut book, &mut history, edit, 0) {
                prop_assert_eq!(changed, book != before);
                changes += usize::from(changed);
            } else {
                prop_assert_eq!(&book, &before, "a refused edit changes nothing");
            }
            check(&book);
        }
        let end = book.clone();
        for _ in 0..changes {
            history.undo(&mut book, Who::Me).unwrap();
            check(&book);
        }
        prop_assert!(history.can_undo(Who::Me).is_err());
        prop_assert_eq!(&book, &Workbook::default());
        for _ in 0..changes {
            history.redo(&mut book, Who::Me).unwrap();
            check(&book);
        }
        prop_assert!(history.can_redo(Who::Me).is_err());
        prop_assert_eq!(&book, &end);
    }
}
