//! Two at one screen, one rule a test: what a helper's hand may not do, and what stays told of whose words are whose.

use super::*;

const ANA: Stamp = Stamp { who: Who::Typed, at: STAMP.at };

fn id(name: &str) -> Id {
    Id::of(name).unwrap()
}

fn goal(name: &str) -> Goal {
    Goal { words: name.into(), ..Goal::new(id(name), Who::Me, STAMP.at) }
}

fn step(name: &str, of: &str) -> Edit {
    let step = Step { words: name.into(), ..Step::new(id(name), Who::Me, STAMP.at, Some(id(of)), None) };
    Edit::AddStep(step, Spot { under: None, after: None })
}

fn set(record: Id, field: &Key, value: Value) -> Edit {
    Edit::Set(Slot::new(record, field), Some(value))
}

fn text(record: Id, field: &Key, words: &str) -> Edit {
    edit::set_text(record, field, words)
}

fn pick(name: &'static str) -> Value {
    Value::Pick(Key::of(name))
}

fn book_with(edits: Vec<Edit>, stamp: Stamp) -> Workbook {
    let mut book = Workbook::default();
    book.apply(Edit::Many(edits), stamp).unwrap();
    book
}

#[test]
fn what_the_client_wrote_in_a_record_a_helper_began_stays_theirs_whoever_writes_next() {
    let mut book = book_with(vec![Edit::AddGoal(goal("g1"))], ANA);
    let g1 = id("g1");
    let far = Value::When(When::Day(Day::EPOCH));
    for edit in
        [text(g1, &Goal::WHY, "for Leo"), set(g1, &Goal::LOOK_AGAIN, far), set(g1, &Key::of("kind"), pick("learn"))]
    {
        book.apply(edit, STAMP).unwrap();
    }
    book.apply(text(g1, &Goal::INSTEAD, "reading"), ANA).unwrap();
    let again = Value::When(When::Words("some day".into()));
    for edit in
        [text(g1, &Goal::WHY, "no"), set(g1, &Goal::LOOK_AGAIN, again), set(g1, &Key::of("kind"), pick("reach"))]
    {
        assert_eq!(book.apply(edit.clone(), ANA), Err(Refused::Theirs), "{edit:?}");
    }
    assert_eq!(book.apply(Edit::Remove(g1), ANA), Err(Refused::Theirs), "it holds words of theirs");
    let mut plain = book_with(vec![Edit::AddGoal(goal("g1"))], ANA);
    plain.apply(Edit::Remove(g1), ANA).unwrap();
}

#[test]
fn a_record_of_theirs_does_not_go_because_its_blank_words_were_filled() {
    let mut own = goal("g1");
    (own.words, own.why) = (Text::default(), "for Leo".into());
    let mut book = book_with(vec![Edit::AddGoal(own)], STAMP);
    book.apply(text(id("g1"), &Goal::WORDS, "Read"), ANA).unwrap();
    assert_eq!(book.live_goals().count(), 0, "typed words count once they were read back");
    assert_eq!(book.apply(Edit::Remove(id("g1")), ANA), Err(Refused::Theirs));
}

#[test]
fn a_stone_of_theirs_counts_on_when_its_words_are_typed_for_them() {
    let mut stone = Entry::new(id("e1"), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    stone.hard = Some(Hard::ALL[0].0);
    let mut book = book_with(vec![Edit::AddEntry(stone)], STAMP);
    book.apply(text(id("e1"), &Entry::WORDS, "I asked"), ANA).unwrap();
    assert_eq!((book.stone_count(), book.waiting(Some(id("e1"))).len()), (1, 1));
    let blank = Entry::new(id("e2"), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    book.apply(Edit::AddEntry(blank), STAMP).unwrap();
    book.apply(text(id("e2"), &Entry::WORDS, "I wrote"), ANA).unwrap();
    assert_eq!(book.stone_count(), 1, "all it says is a helper's, and was not read back");
}

#[test]
fn only_the_client_says_where_a_goal_or_a_step_of_theirs_stands() {
    let mut book = book_with(vec![Edit::AddGoal(goal("g1")), step("s1", "g1")], STAMP);
    let (g1, s1) = (id("g1"), id("s1"));
    for (record, state) in [(g1, "shelf"), (g1, "let_go"), (s1, "done"), (s1, "dropped")] {
        assert_eq!(book.apply(set(record, &Goal::STATE, pick(state)), ANA), Err(Refused::TheirsToTick));
    }
    let mut choice = Entry::new(id("e1"), Who::Me, STAMP.at, EntryKind::Choice, Day::EPOCH);
    choice.goal = Some(g1);
    let looked = set(g1, &Goal::LOOK_AGAIN, Value::When(When::Day(Day::EPOCH)));
    let both = Edit::Many(vec![Edit::AddEntry(choice), looked]);
    assert_eq!(book.apply(both, ANA), Err(Refused::TheirsToTick), "nor by a choice about it");
    let mut note = Entry::new(id("e2"), Who::Me, STAMP.at, EntryKind::Note, Day::EPOCH);
    note.words = "we talked".into();
    book.apply(Edit::AddEntry(note), ANA).unwrap();
    assert_eq!(book.apply(set(id("e2"), &Entry::KIND, pick("choice")), ANA), Err(Refused::TheirsToTick));
    // What a helper's hand began, and was not read back, is not theirs yet.
    book.apply(step("s2", "g1"), ANA).unwrap();
    book.apply(set(id("s2"), &Step::STATE, pick("not_now")), ANA).unwrap();
}

#[test]
fn only_the_client_says_that_the_note_of_a_talk_is_how_it_was() {
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    let ok = |field: &Key| set(talk, field, Value::Yes(true));
    let mut empty = Workbook::default();
    assert_eq!(empty.apply(ok(&Talk::OK_ME), ANA), Err(Refused::TheirsToSay));
    let mut book = book_with(vec![ok(&Talk::BEGUN)], STAMP);
    assert_eq!(book.apply(ok(&Talk::OK_ME), ANA), Err(Refused::TheirsToSay));
    book.apply(ok(&Talk::OK_HELPER), Stamp { who: Who::Helper, ..ANA }).unwrap();
    book.apply(ok(&Talk::OK_ME), STAMP).unwrap();
    assert!(book.talk(talk).unwrap().is_agreed());
    assert_eq!(book.apply(Edit::Set(Slot::new(talk, &Talk::OK_ME), None), ANA), Err(Refused::TheirsToSay));
}

#[test]
fn what_goes_and_comes_again_in_one_go_stays_whose_it_was() {
    let mut book = book_with(vec![Edit::AddGoal(goal("g1"))], STAMP);
    let again = Edit::Many(vec![Edit::Remove(id("g1")), Edit::AddGoal(goal("g1"))]);
    assert_eq!(book.apply(again.clone(), ANA), Err(Refused::Theirs));
    let mut typed = book_with(vec![Edit::AddGoal(goal("g1"))], ANA);
    typed.apply(text(id("g1"), &Goal::WHY, "for Leo"), STAMP).unwrap();
    let mut forged = goal("g1");
    forged.why = "for Leo".into();
    let forged = Edit::Many(vec![Edit::Remove(id("g1")), Edit::AddGoal(forged)]);
    assert_eq!(typed.apply(forged, ANA), Err(Refused::Theirs), "one line of it was theirs");
    // A stone of theirs keeps the step it came from, also where that step was typed for them.
    typed.apply(step("s1", "g1"), ANA).unwrap();
    let mut stone = Entry::new(id("e1"), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    stone.step = Some(id("s1"));
    typed.apply(Edit::AddEntry(stone), STAMP).unwrap();
    assert_eq!(typed.apply(Edit::Remove(id("s1")), ANA), Err(Refused::Theirs));
}

#[test]
fn a_list_of_theirs_keeps_its_order_and_where_its_rows_came_from() {
    let list = Slot::new(Id::page("good_day"), &Key::of("q1"));
    let what = Key::of("what");
    let mut book = Workbook::default();
    for row in ["r_one", "r_two"] {
        book.apply(Edit::Set(list.cell(id(row), &what), Some(Value::Text(row.into()))), STAMP).unwrap();
    }
    let Some(Value::Rows(mut rows)) = book.get(&list) else { panic!() };
    rows.reverse();
    assert_eq!(book.apply(Edit::Set(list.clone(), Some(Value::Rows(rows))), ANA), Err(Refused::Theirs));
    let from = |row: &str| Edit::Set(list.cell(id(row), &crate::base::RowValue::FROM), Some(pick("p_good_day/q2")));
    assert_eq!(book.apply(from("r_one"), ANA), Err(Refused::Theirs));
    assert_eq!(book.apply(from("r_one"), Stamp { who: Who::Helper, ..ANA }), Err(Refused::OnlyIdeas));
    // A row that a helper types may know where it came from.
    let typed = Edit::Set(list.cell(id("r_new"), &what), Some(Value::Text("typed".into())));
    book.apply(Edit::Many(vec![typed, from("r_new")]), ANA).unwrap();
}

#[test]
fn a_list_set_as_a_whole_is_marked_cell_by_cell() {
    let list = Slot::new(Id::page("good_day"), &Key::of("q1"));
    let what = Key::of("what");
    let row = |name: &str, words: &str| crate::base::RowValue {
        id: id(name),
        cells: [(what.clone(), Value::Text(words.into()))].into(),
    };
    let whole = |rows: Vec<crate::base::RowValue>| Edit::Set(list.clone(), Some(Value::Rows(rows)));
    let mut book = book_with(vec![whole(vec![row("r_one", "mine")])], STAMP);
    book.apply(whole(vec![row("r_one", "mine"), row("r_two", "typed")]), ANA).unwrap();
    assert_eq!(book.waiting(None), [list.cell(id("r_two"), &what)], "the new row waits, the client's does not");
    book.apply(whole(vec![row("r_one", "mine"), row("r_two", "put my way")]), STAMP).unwrap();
    assert_eq!(book.waiting(None), []);
    let other = whole(vec![row("r_one", "mine"), row("r_two", "typed again")]);
    assert_eq!(book.apply(other, ANA), Err(Refused::Theirs), "rewritten by the client, it is theirs");
    book.apply(Edit::Set(list.clone(), None), STAMP).unwrap();
    assert!(book.marks(list.record).is_none_or(Marks::is_nothing));
}

#[test]
fn a_goal_or_a_step_that_is_taken_away_leaves_its_private_rows_hidden() {
    let (g1, s1, s2) = (id("g1"), id("s1"), id("s2"));
    let plan = |record: Id| Slot::new(record, &Goal::PLANS).cell(id(&format!("r_{record}")), &Key::of("if"));
    let hide = |record: Id| {
        let private = Slot {
            row: plan(record).row.map(|cell| crate::base::Cell { column: crate::base::RowValue::PRIVATE, ..cell }),
            ..plan(record)
        };
        Edit::Many(vec![
            Edit::Set(plan(record), Some(Value::Text("I see him".into()))),
            Edit::Set(private, Some(Value::Yes(true))),
        ])
    };
    let mut stone = Entry::new(id("e1"), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    (stone.words, stone.goal, stone.step) = ("asked".into(), Some(g1), Some(s1));
    let begun = vec![Edit::AddGoal(goal("g1")), step("s2", "g1"), step("s1", "g1"), Edit::AddEntry(stone)];
    for (who, takes, left) in [(Who::Me, g1, vec![g1, s1]), (Who::Me, s1, vec![s1]), (Who::Typed, g1, vec![g1, s1])] {
        let mut whole = book_with(begun.clone(), STAMP);
        for record in [g1, s1] {
            whole.apply(hide(record), STAMP).unwrap();
        }
        let mut folded = fold::Folded::of(&whole);
        let mut seen = folded.seen_of(&whole);
        whole.is_checked = false;
        let edit = folded.unfolded(Edit::Remove(takes), &whole, &seen);
        let patch = whole.apply(edit, Stamp { who, ..STAMP }).unwrap();
        folded.follow(&whole, &mut seen, &patch);
        assert!(!seen.has(takes) && seen.stone_count() == 1, "{who:?}");
        assert_eq!(whole.get(&Slot::new(takes, &Goal::WORDS)), None, "what was seen went");
        for record in left {
            assert_eq!(whole.get(&plan(record)), Some(Value::Text("I see him".into())), "{who:?} {record}");
            assert_eq!(whole.about(record), Some((Who::Me, STAMP.at, true)), "it is theirs, and hidden");
        }
        assert_eq!(whole.has(s2), takes == s1);
        assert_eq!(seen.data, fold::Folded::of(&whole).seen_of(&whole).data);
        check(&whole);
        whole.take_back(&patch).unwrap();
        assert_eq!(whole.get(&Slot::new(takes, &Goal::WORDS)), Some(Value::Text(takes.as_str().into())));
    }
}

#[test]
fn a_hidden_step_stays_where_what_it_stands_in_is_taken_away() {
    let (g1, s1, s2) = (id("g1"), id("s1"), id("s2"));
    let below = Step { words: "s2".into(), ..Step::new(s2, Who::Me, STAMP.at, Some(g1), Some(s1)) };
    let below = Edit::AddStep(below, Spot { under: Some(s1), after: None });
    for takes in [g1, s1] {
        let mut whole = book_with(vec![Edit::AddGoal(goal("g1")), step("s1", "g1"), below.clone()], STAMP);
        whole.apply(set(s2, &Marks::PRIVATE, Value::Yes(true)), STAMP).unwrap();
        let folded = fold::Folded::of(&whole);
        let seen = folded.seen_of(&whole);
        assert!(seen.has(s1) && !seen.has(s2));
        whole.is_checked = false;
        whole.apply(folded.unfolded(Edit::Remove(takes), &whole, &seen), STAMP).unwrap();
        assert!(!whole.has(s1) && whole.has(s2), "{takes}");
        assert_eq!(whole.get(&Slot::new(s2, &Step::WORDS)), Some(Value::Text("s2".into())));
        check(&whole);
    }
}

#[test]
fn what_is_put_back_after_a_talk_is_the_same_record() {
    let (g1, s1, s2, e1) = (id("g1"), id("s1"), id("s2"), id("e1"));
    let later = |stamp: Stamp, hours: i64| Stamp { at: Moment(stamp.at.0 + hours * 3_600), ..stamp };
    let mut book = book_with(vec![Edit::AddGoal(goal("g1")), step("s1", "g1")], STAMP);
    let below = Step { words: "s2".into(), ..Step::new(s2, Who::Me, STAMP.at, Some(g1), None) };
    book.apply(Edit::AddStep(below, Spot { under: Some(s1), after: None }), ANA).unwrap();
    book.apply(text(s2, &Step::WITH, "Ruth"), STAMP).unwrap();
    book.apply(text(g1, &Goal::WORDS, "said anew"), later(STAMP, 5)).unwrap();
    let mut stone = Entry::new(e1, Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    (stone.words, stone.goal, stone.step, stone.tried) = ("asked".into(), Some(g1), Some(s1), true);
    book.apply(Edit::AddEntry(stone), ANA).unwrap();
    let page = Id::page("good_day");
    book.apply(text(page, &Key::of("q1"), "tea"), ANA).unwrap();
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    book.apply(set(talk, &Talk::BEGUN, Value::Yes(true)), STAMP).unwrap();
    for (record, changed) in [(s2, Step::WORDS), (e1, Entry::WORDS), (page, Key::of("q1")), (g1, Goal::WORDS)] {
        let was = book.item(stating::key_of(record).unwrap());
        // Put another way in the talk, and then taken away: it comes back as it was before.
        book.apply(text(record, &changed, "my way"), later(STAMP, 10)).unwrap();
        book.apply(Edit::Remove(record), later(STAMP, 11)).unwrap();
        let changes = book.talk(talk).unwrap().changes();
        let gone = |change: &&Change| matches!(change, Change::Gone { record: it, .. } if *it == record);
        let change = changes.iter().map(|(_, change)| change).find(gone).unwrap();
        let edit = book.undoing(change, later(STAMP, 12)).unwrap();
        book.apply(edit, later(STAMP, 12)).unwrap();
        let is = book.item(stating::key_of(record).unwrap());
        assert_eq!(plain(is), plain(was), "{record}");
    }
    assert_eq!(book.waiting(None).len(), 2, "what waited waits again; the step went with its goal");
}

/// The item without the times of its marks, and an entry without its turn.
fn plain(item: Option<Item>) -> Item {
    let mut item = item.unwrap();
    match &mut item {
        Item::Goal(goal) => drop(std::mem::take(&mut std::sync::Arc::make_mut(goal).marks)),
        Item::Step(step) => {
            let step = std::sync::Arc::make_mut(step);
            step.marks = step.marks.without_times();
        }
        Item::Entry(entry) => {
            let entry = std::sync::Arc::make_mut(entry);
            (entry.n, entry.marks) = (0, entry.marks.without_times());
        }
        Item::Answers(answers) => {
            let answers = std::sync::Arc::make_mut(answers);
            answers.marks = answers.marks.without_times();
        }
        _ => {}
    }
    item
}

#[test]
fn a_goal_with_many_entries_that_goes_in_a_talk_is_told_once() {
    let mut book = book_with(vec![Edit::AddGoal(goal("g1"))], STAMP);
    for n in 0..50 {
        let mut stone = Entry::new(id(&format!("e{n}")), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
        (stone.words, stone.goal) = ("asked".into(), Some(id("g1")));
        book.apply(Edit::AddEntry(stone), STAMP).unwrap();
    }
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    book.apply(set(talk, &Talk::BEGUN, Value::Yes(true)), STAMP).unwrap();
    book.apply(Edit::Set(Slot::new(id("e1"), &Entry::GOAL), None), STAMP).unwrap();
    book.apply(Edit::Remove(id("g1")), STAMP).unwrap();
    let changes = book.talk(talk).unwrap().changes();
    assert_eq!(changes.len(), 2, "the goal, and the one entry that was led elsewhere: {changes:?}");
}

/// A talk with that helper begins; the one before is over.
fn sit_down(book: &mut Workbook, n: usize, name: &str) {
    let talk = |n: usize| Id::page_again(Talk::PAGE, id(&format!("r{n:010}")));
    if n > 1 {
        book.apply(set(talk(n - 1), &Talk::ENDED, Value::When(When::Day(Day::EPOCH))), STAMP).unwrap();
    }
    book.apply(set(talk(n), &Talk::BEGUN, Value::Yes(true)), STAMP).unwrap();
    book.apply(text(talk(n), &Talk::WITH, name), STAMP).unwrap();
}

#[test]
fn one_helpers_idea_is_not_anothers_to_change() {
    const HELPER: Stamp = Stamp { who: Who::Helper, at: STAMP.at };
    let idea = |n: usize| Id::page_again(Idea::PAGE, id(&format!("r{n:010}")));
    let said = |n: usize, words: &str| {
        Edit::Many(vec![
            set(idea(n), &Idea::ABOUT, Value::Pick(About::Anything.key())),
            text(idea(n), &Idea::WORDS, words),
        ])
    };
    let mut book = Workbook::default();
    sit_down(&mut book, 1, "Ana");
    book.apply(said(1, "ask Ruth"), HELPER).unwrap();
    book.apply(text(idea(1), &Idea::WORDS, "ask Ruth, too"), HELPER).unwrap();
    sit_down(&mut book, 2, "Bob");
    let before = book.clone();
    for edit in [
        text(idea(1), &Idea::WORDS, "ask Ruth today"),
        set(idea(1), &Idea::ABOUT, Value::Pick(About::Goal.key())),
        Edit::Remove(idea(1)),
    ] {
        assert_eq!(book.apply(edit.clone(), HELPER), Err(Refused::AnothersIdea), "{edit:?}");
    }
    assert_eq!(book, before);
    book.apply(said(2, "take the bus"), HELPER).unwrap();
    book.apply(text(idea(2), &Idea::WORDS, "take a bus"), HELPER).unwrap();
    sit_down(&mut book, 3, "ana ");
    book.apply(text(idea(1), &Idea::WORDS, "ask Ruth"), HELPER).unwrap();
    book.apply(Edit::Remove(idea(1)), HELPER).unwrap();
    book.apply(set(idea(2), &Idea::STATE, idea::state_value(IdeaState::No).unwrap()), STAMP).unwrap();
}

#[test]
fn no_field_of_a_helpers_own_hides_what_is_theirs() {
    let mut book = book_with(vec![Edit::AddGoal(goal("g1"))], STAMP);
    let list = Slot::new(id("g1"), &Goal::PROMISES);
    let cell = |name: &str, column: &Key| list.cell(id(name), column);
    let what = Key::of("what");
    let write = |name: &str, words: &str| Edit::Set(cell(name, &what), Some(Value::Text(words.into())));
    book.apply(write("r_mine", "Ana said she rings"), STAMP).unwrap();
    book.apply(write("r_hers", "I ring"), Stamp { who: Who::Helper, ..STAMP }).unwrap();
    let before = book.clone();
    for (who, why) in [(Who::Helper, Refused::OnlyIdeas), (Who::Typed, Refused::Theirs)] {
        for row in ["r_mine", "r_hers"] {
            for column in [crate::base::RowValue::PRIVATE, Key::of("_other")] {
                let hide = Edit::Set(cell(row, &column), Some(Value::Yes(true)));
                assert_eq!(book.apply(hide, Stamp { who, ..STAMP }), Err(why), "{who:?} {row}");
            }
        }
    }
    assert_eq!(book, before);
}

#[test]
fn a_line_a_helper_presses_waits_for_nobody_and_is_no_look_of_theirs() {
    for who in [Who::Helper, Who::Typed] {
        let hand = Stamp { who, ..STAMP };
        let (g1, e1) = (id("g1"), id("e1"));
        let cell = |column: &Key| Slot::new(e1, &Look::GOALS).cell(g1, column);
        let mut look = Entry::new(e1, who, STAMP.at, EntryKind::CheckIn, Day::EPOCH);
        look.more.set(&cell(&Look::HELPER_LINE), Some(Value::Pick(Level::Part.key())));
        let mut book = book_with(vec![Edit::AddGoal(goal("g1"))], STAMP);
        sit_down(&mut book, 1, "Ana");
        let mut history = History::default();
        let add = Edit::AddEntry(look.clone());
        history.commit(&mut book, add, hand, say!("did.answered"), None, 0).unwrap();
        assert_eq!(book.waiting(Some(e1)), []);
        let by = |book: &Workbook, column: &Key| book.marks(e1).and_then(|marks| Some(marks.of(&cell(column))?.by));
        assert_eq!(by(&book, &Look::HELPER_LINE), Some(Who::Helper), "{who:?}");
        let pressed = |book: &Workbook| book.looks_saying(g1, Says::HelperLine, Day::EPOCH).count();
        assert_eq!(pressed(&book), 1);
        history.undo(&mut book, who).unwrap();
        assert!(!book.has(e1), "{who:?} takes back what they pressed");
        history.redo(&mut book, who).unwrap();
        // Another line is theirs to press, too; the client's stands beside it, and no other hand changes that.
        let other = Edit::Set(cell(&Look::HELPER_LINE), Some(Value::Pick(Level::Best.key())));
        book.apply(other, hand).unwrap();
        let mine = |level: Level| Edit::Set(cell(&Look::LINE), Some(Value::Pick(level.key())));
        assert!(who == Who::Typed || book.apply(mine(Level::Part), hand) == Err(Refused::OnlyIdeas));
        book.apply(mine(Level::AsHoped), STAMP).unwrap();
        assert_eq!(book.apply(mine(Level::Part), ANA), Err(Refused::Theirs));
        assert!(book.apply(Edit::Remove(e1), hand).is_err(), "it holds what the client pressed");
        assert_eq!((book.waiting(Some(e1)).len(), pressed(&book)), (0, 1));
        // What says more than a line is no line.
        let mut more = Entry { id: id("e2"), ..look };
        more.more.set(&Slot::new(more.id, &Entry::LOAD), Some(pick("fine")));
        let added = book.apply(Edit::AddEntry(more), Stamp { who: Who::Helper, ..STAMP });
        assert_eq!(added, Err(Refused::OnlyIdeas));
        let empty = Entry::new(id("e3"), who, STAMP.at, EntryKind::CheckIn, Day::EPOCH);
        assert!(book.apply(Edit::AddEntry(empty), Stamp { who: Who::Helper, ..STAMP }).is_err());
    }
}
