//! What a helper typed and nobody read back: it is told as that where it stands, and nothing is read into it.

use cairnbook::{
    base::{Id, Key, Moment, Slot, Value, Who},
    insight::{hard_times, progress::chosen, wins},
    page::Act,
    workbook::{Edit, Entry, EntryKind, Goal, Step, Workbook, outline::Spot},
};

use crate::support::{
    book::day,
    hands::Hands,
    seen::{must_not_show, must_show, said},
    talked::{begin, by, text},
    ways::enter_on,
};

const TYPED: &str = "Ring the bell twice";

/// A goal with one step of the client's, and a step and a stone that Ana typed.
fn typed() -> Workbook {
    let mut book = Workbook::default();
    let goal = Id::of("g1").unwrap();
    by(&mut book, Who::Me, 0, Edit::AddGoal(Goal::new(goal, Who::Me, Moment(0))));
    by(&mut book, Who::Me, 0, Edit::Set(Slot::new(goal, &Goal::WORDS), Some(text("Learn the horn"))));
    begin(&mut book, 0);
    for (name, who, words) in [("s1", Who::Me, "Find a horn"), ("s2", Who::Typed, TYPED)] {
        let mut step = Step::new(Id::of(name).unwrap(), who, Moment(0), Some(goal), None);
        step.words = words.into();
        let after = (name == "s2").then(|| Id::of("s1").unwrap());
        by(&mut book, who, 0, Edit::AddStep(step, Spot { under: None, after }));
    }
    let mut stone = Entry::new(Id::of("e1").unwrap(), Who::Typed, Moment(0), EntryKind::Milestone, day("2026-11-22"));
    (stone.words, stone.goal) = ("Blew a note".into(), Some(goal));
    by(&mut book, Who::Typed, 0, Edit::AddEntry(stone));
    book
}

#[test]
fn a_step_that_was_typed_says_so_on_its_goal_and_is_not_next() {
    let mut book = typed();
    // The client's own step is done: nothing is left but what was typed.
    let done = Value::Pick(Key::of("done"));
    by(&mut book, Who::Me, 0, Edit::Set(Slot::new(Id::of("s1").unwrap(), &Step::STATE), Some(done)));
    let mut hands = Hands::on(&book);
    must_not_show(&mut hands, TYPED);
    let page = goal_page(&mut hands);
    for words in [TYPED, "Blew a note"] {
        let row = page.iter().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{page:#?}"));
        assert!(row.contains("typed by Ana, not read back yet"), "{row}");
    }
    assert!(!page.iter().any(|line| line.contains("1 stone")), "{page:#?}");
    // Read back, they are the client's: the note goes, and the step is next.
    let read = [("s2", &Step::WORDS), ("e1", &Entry::WORDS)];
    let read = read.map(|(name, field)| Slot::new(Id::of(name).unwrap(), field)).to_vec();
    by(&mut book, Who::Me, 1, Edit::ReadBack(read));
    let mut hands = Hands::on(&book);
    must_show(&mut hands, TYPED);
    let page = goal_page(&mut hands);
    assert!(!page.iter().any(|line| line.contains("not read back")), "{page:#?}");
    assert!(page.iter().any(|line| line.contains("1 stone")), "{page:#?}");
}

#[test]
fn a_name_that_was_typed_is_called_so_once_it_is_read_back() {
    let mut book = typed();
    let record = Id::page("own_words");
    let best = Slot::new(record, &Key::of("ladder")).cell(Id::of("r_best").unwrap(), &Key::of("words"));
    let part = Slot::new(record, &Key::of("ladder")).cell(Id::of("r_part").unwrap(), &Key::of("words"));
    by(&mut book, Who::Typed, 0, Edit::Set(best.clone(), Some(text("Blue sky"))));
    by(&mut book, Who::Me, 0, Edit::Set(part, Some(text("Half a tune"))));
    let named = |book: &Workbook| {
        let hands = Hands::on(book);
        ["level.best", "level.part"].map(|name| hands.app.words().plain(name))
    };
    let ours = cairnbook::content::Words::english().plain("level.best");
    assert_eq!(named(&book), [ours, "Half a tune".into()]);
    by(&mut book, Who::Me, 1, Edit::ReadBack(vec![best]));
    assert_eq!(named(&book), ["Blue sky", "Half a tune"]);
}

#[test]
fn no_reading_takes_a_stone_or_a_hard_time_that_waits() {
    let mut book = typed();
    let (goal, step, today) = (Id::of("g1").unwrap(), Id::of("s1").unwrap(), day("2026-11-22"));
    let mut waiting = vec![Slot::new(Id::of("e1").unwrap(), &Entry::WORDS)];
    for (name, kind) in [("e3", EntryKind::HardTime), ("e4", EntryKind::CheckIn)] {
        let mut entry = Entry::new(Id::of(name).unwrap(), Who::Typed, Moment(0), kind, today);
        (entry.words, entry.goal) = ("typed".into(), Some(goal));
        entry.more.set(&Slot::new(entry.id, &hard_times::WHEN_WHERE), Some(text("at night")));
        entry.more.set(&Slot::new(entry.id, &Entry::CHOSEN_BY), Some(Value::Pick(Key::of("me"))));
        by(&mut book, Who::Typed, 0, Edit::AddEntry(entry));
        waiting.extend(book.waiting(Id::of(name)));
    }
    let plan = Slot::new(goal, &Goal::PLANS).cell(Id::of("r_plan").unwrap(), &Key::of("if"));
    by(&mut book, Who::Me, 0, Edit::Set(plan, Some(text("at night"))));
    let read = |book: &Workbook| {
        [
            hard_times::a_time_through(book, Some(goal)).is_some(),
            hard_times::slip(book, book.goal(goal).unwrap(), today).is_some(),
            wins::fitting(book, step).is_some(),
            !chosen::who_chose(book, today).last.is_empty(),
        ]
    };
    assert_eq!(read(&book), [false; 4]);
    by(&mut book, Who::Me, 1, Edit::ReadBack(waiting));
    assert_eq!(read(&book), [true; 4]);
}

fn goal_page(hands: &mut Hands) -> Vec<String> {
    hands.act(Act::Goals);
    enter_on(hands, "Learn the horn");
    said(&hands.scene())
}
