//! Two at one screen: roles, statement states and actions against each other. What is right is said here by looking at
//! the workbook before and after, not by the rule that is tested.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{
    random::{Op, edit, op, records},
    *,
};
use crate::workbook::{
    fold::Folded,
    idea::{self, About},
};

/// Something done by someone.
#[derive(Clone, Debug)]
enum Deed {
    Edit(Op),
    Private(usize, bool),
    PrivateRow(usize),
    ReadBack,
    CameFrom(usize),
    Idea(usize),
    Answer(usize, usize),
    Own(usize),
    Undo,
    Redo,
    Setting(usize),
    Unfold,
    Tick(usize, usize),
    Choice(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = 0usize..40;
    prop_oneof![
        12 => op().prop_map(Deed::Edit),
        2 => (n.clone(), any::<bool>()).prop_map(|(n, yes)| Deed::Private(n, yes)),
        2 => n.clone().prop_map(Deed::PrivateRow),
        1 => Just(Deed::ReadBack),
        1 => n.clone().prop_map(Deed::CameFrom),
        2 => n.clone().prop_map(Deed::Idea),
        2 => (n.clone(), 0usize..4).prop_map(|(n, state)| Deed::Answer(n, state)),
        1 => n.clone().prop_map(Deed::Own),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => n.clone().prop_map(Deed::Setting),
        2 => (n.clone(), 0usize..4).prop_map(|(n, state)| Deed::Tick(n, state)),
        1 => n.prop_map(Deed::Choice),
        1 => Just(Deed::Unfold),
    ]
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![2 => Just(Who::Me), 2 => Just(Who::Typed), 2 => Just(Who::Helper)]
}

fn nth_idea(book: &Workbook, n: usize) -> Id {
    let all: Vec<Id> = book.ideas().map(Idea::id).collect();
    all.get(n % all.len().max(1)).copied().unwrap_or_else(nowhere)
}

/// The edit that a deed means; `None` for undo and redo.
fn as_edit(book: &Workbook, ids: &mut Ids, deed: &Deed) -> Option<Edit> {
    let all = records(book);
    let set = |record, field: &Key, value| Edit::Set(Slot::new(record, field), value);
    let yes = |yes: bool| yes.then_some(Value::Yes(true));
    Some(match deed {
        Deed::Edit(op) => edit(book, ids, op),
        Deed::Private(n, hide) => set(all[n % all.len()], &Marks::PRIVATE, yes(*hide)),
        Deed::PrivateRow(n) => {
            let list = hiding_list(*n, &all);
            Edit::Set(list.cell(Id::of("r_one").unwrap(), &crate::base::RowValue::PRIVATE), yes(true))
        }
        Deed::ReadBack => Edit::ReadBack(book.waiting(None)),
        Deed::CameFrom(n) => {
            let record = all[n % all.len()];
            Edit::CameFrom(Slot::new(record, &Goal::WORDS), nth_idea(book, *n))
        }
        Deed::Idea(n) => {
            let id = Id::page_again(Idea::PAGE, ids.draw(Kind::Row));
            let about = if n % 2 == 0 { About::Goal } else { About::Anything };
            Edit::Many(vec![
                set(id, &Idea::ABOUT, Some(Value::Pick(about.key()))),
                set(id, &Idea::WORDS, Some(Value::Text(format!("what about {n}").into()))),
            ])
        }
        Deed::Answer(n, state) => set(nth_idea(book, *n), &Idea::STATE, idea::state_value(IdeaState::ALL[*state].0)),
        Deed::Own(n) => set(nth_idea(book, *n), &Idea::OWN, Some(Value::Text("my own way".into()))),
        Deed::Setting(n) => {
            let fields = [Settings::QUIET, Settings::WALKED, Settings::SKIP_WHO];
            set(Id::settings(), &fields[n % fields.len()], yes(n % 2 == 0))
        }
        Deed::Unfold => set(Id::settings(), &Settings::FOLDED, None),
        Deed::Tick(n, state) => {
            let ticked: Vec<Id> =
                all.iter().copied().filter(|id| [Kind::Goal, Kind::Step].contains(&id.kind())).collect();
            let record = ticked[n % ticked.len()];
            let key = if record.kind() == Kind::Goal { &GoalState::ALL[*state].1 } else { &StepState::ALL[*state].1 };
            set(record, &Goal::STATE, Some(Value::Pick(key.clone())))
        }
        Deed::Choice(n) => {
            let goals: Vec<Id> = book.goals().map(|goal| goal.id).collect();
            let goal = goals.get(n % goals.len().max(1)).copied();
            let mut entry = Entry::new(ids.draw(Kind::Entry), Who::Me, STAMP.at, EntryKind::Choice, Day::EPOCH);
            entry.goal = goal;
            let follows = goal.map(|goal| set(goal, &Goal::LOOK_AGAIN, Some(Value::When(When::Day(Day::EPOCH)))));
            Edit::Many(std::iter::once(Edit::AddEntry(entry)).chain(follows).collect())
        }
        Deed::Undo | Deed::Redo => return None,
    })
}

/// A list that can hold a private row: of a page, a goal or a step.
fn hiding_list(n: usize, all: &[Id]) -> Slot {
    let record = all[n % all.len()];
    if [Kind::Goal, Kind::Step].contains(&record.kind()) {
        // What helpers said they do is theirs to write, and no more theirs to hide.
        let of_a_goal = record.kind() == Kind::Goal && (n % all.len()).is_multiple_of(2);
        return Slot::new(record, &if of_a_goal { Goal::PROMISES } else { Goal::PLANS });
    }
    Slot::new(Id::page("good_day"), &Key::of("q1"))
}

/// Every item that is a record.
fn items(book: &Workbook) -> Vec<Item> {
    let data = &book.data;
    let goals = data.goals.values().cloned().map(Item::Goal);
    let steps = data.steps.values().cloned().map(Item::Step);
    let log = data.log.shared_iter().cloned().map(Item::Entry);
    let pages = data.answers.values().cloned().map(Item::Answers);
    goals.chain(steps).chain(log).chain(pages).collect()
}

/// What the client wrote, or found right when it was read back.
fn theirs(book: &Workbook) -> BTreeMap<Slot, Value> {
    let of = |item: &Item| -> Vec<(Slot, Value)> {
        let (owner, marks) = item.voice().unwrap();
        let is_trace = |(slot, value): &(Slot, Value)| {
            // Where something came from goes with it, and is no one's word.
            *slot.asked() == crate::base::RowValue::FROM && value.text().is_none()
        };
        let is_theirs = |slot: &Slot| match marks.of(slot) {
            Some(mark) => mark.by == Who::Me || mark.read_back.is_some(),
            None => owner == Who::Me,
        };
        item.statements().into_iter().filter(|it| is_theirs(&it.0) && !is_trace(it)).collect()
    };
    let all = items(book).iter().flat_map(of).collect::<Vec<_>>();
    // What every entry begins with is no word of anyone, as long as its owner said nothing else in it.
    let is_beginning = |slot: &Slot| [Entry::ON, Entry::KIND].contains(&slot.field);
    let says = |id: Id| all.iter().any(|(slot, value)| slot.record == id && !is_beginning(slot) && !value.is_blank());
    let blank = |id: Id| book.entry(id).is_some_and(|entry| entry.step.is_none()) && !says(id);
    let begun: BTreeSet<Id> = items(book).iter().filter_map(Item::record).filter(|id| blank(*id)).collect();
    let begins = |slot: &Slot| is_beginning(slot) && begun.contains(&slot.record);
    let kept_by_itself = |slot: &Slot| slot.record.filled_of(Talk::PAGE) && slot.field.as_str().starts_with('_');
    all.into_iter().filter(|(slot, value)| !value.is_blank() && !begins(slot) && !kept_by_itself(slot)).collect()
}

fn hidden(book: &Workbook) -> Vec<Id> {
    items(book)
        .iter()
        .filter_map(Item::record)
        .filter(|id| book.about(*id).is_some_and(|(.., private)| private))
        .collect()
}

fn hidden_rows(book: &Workbook) -> Vec<Slot> {
    let hides = |(slot, _): (Slot, Value)| Marks::is_private(&slot).then_some(slot).filter(|slot| slot.row.is_some());
    items(book).iter().flat_map(Item::statements).filter_map(hides).collect()
}

fn said_to_ideas(book: &Workbook) -> Vec<(Id, IdeaState, Option<Text>)> {
    book.ideas().map(|idea| (idea.id(), idea.state(), idea.own().cloned())).collect()
}

fn counted(book: &Workbook) -> (usize, usize, usize) {
    (book.stone_count(), book.live_goals().count(), book.open_steps().count())
}

fn from_ideas(book: &Workbook) -> usize {
    items(book).iter().map(|item| item.voice().unwrap().1.all().iter().filter(|mark| mark.idea.is_some()).count()).sum()
}

/// What may be true of any change by a helper's hand.
fn stays_theirs(before: &Workbook, after: &Workbook, deed: &Deed, who: Who) -> Result<(), TestCaseError> {
    let (was, is) = (theirs(before), theirs(after));
    let turns = matches!(deed, Deed::ReadBack | Deed::Undo | Deed::Redo);
    for (slot, value) in &was {
        // A record that says nothing may go with the state it began with; one that was read back may find no room.
        if slot.field == Step::STATE && (!after.has(slot.record) || turns) {
            continue;
        }
        // A day and a kind are told of an entry that says something; they stay also where it says nothing any more.
        if [Entry::ON, Entry::KIND].contains(&slot.field) && slot.row.is_none() && after.has(slot.record) {
            let now = after.get(slot);
            prop_assert_eq!(now.as_ref(), Some(value), "{:?} by {:?} changed {:?}", deed, who, slot);
            continue;
        }
        prop_assert_eq!(is.get(slot), Some(value), "{:?} by {:?} changed {:?}", deed, who, slot);
    }
    if !turns || (who == Who::Helper && matches!(deed, Deed::ReadBack)) {
        // Nothing becomes theirs without a read-back; what says nothing or is a sign of a state is no words.
        let words = |(slot, value): &(&Slot, &Value)| value.text().is_some() && !was.contains_key(*slot);
        prop_assert_eq!(is.iter().find(words), None, "{:?} by {:?} put words into their mouth", deed, who);
        prop_assert!(counted(after).0 <= counted(before).0 && counted(after).1 <= counted(before).1);
        prop_assert!(counted(after).2 <= counted(before).2, "typed words count once they were read back");
    }
    let choices = |book: &Workbook| book.log().iter().filter(|it| it.kind == EntryKind::Choice).count();
    prop_assert!(who == Who::Helper || turns || choices(after) <= choices(before), "what becomes of a goal is theirs");
    prop_assert_eq!(hidden(before), hidden(after), "nothing is hidden or shown by a helper's hand");
    prop_assert_eq!(hidden_rows(before), hidden_rows(after), "nor is a row, whoever may write in its list");
    prop_assert_eq!(before.settings(), after.settings());
    prop_assert!(from_ideas(before) >= from_ideas(after), "no idea becomes theirs by a helper's hand");
    let after_said = said_to_ideas(after);
    for (id, state, own) in said_to_ideas(before) {
        let now = after_said.iter().find(|(known, ..)| *known == id);
        let own_open_idea_taken_back = state == IdeaState::Waits && own.is_none() && now.is_none();
        prop_assert!(own_open_idea_taken_back || now == Some(&(id, state, own)));
    }
    for goal in before.goals().map(|goal| Some(goal.id)).chain([None]) {
        let order = |book: &Workbook, other: &Workbook| -> Vec<Id> {
            book.outline_ids(goal)
                .iter()
                .copied()
                .filter(|id| other.step(*id).is_some_and(|s| s.goal == goal))
                .collect()
        };
        let (was, is) = (order(before, after), order(after, before));
        prop_assert_eq!(was, is, "the order is theirs");
    }
    Ok(())
}

fn open_talk(book: &mut Workbook) {
    let id = Id::page_again(Talk::PAGE, Id::of("r0000000001").unwrap());
    let set = |field: &Key, value| Edit::Set(Slot::new(id, field), Some(value));
    let begin = vec![
        set(&Talk::BEGUN, Value::Yes(true)),
        set(&Talk::WITH, Value::Text("Ana".into())),
        Edit::Set(Slot::new(Id::settings(), &Settings::FOLDED), Some(Value::Yes(true))),
    ];
    book.apply(Edit::Many(begin), STAMP).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_helpers_hand_leaves_what_is_theirs(deeds in prop::collection::vec((who(), deed()), 1..50), seed in any::<u64>()) {
        let (mut book, mut history, mut ids) = (Workbook::default(), History::default(), Ids::seeded(seed));
        open_talk(&mut book);
        for (turn, (who, deed)) in deeds.iter().enumerate() {
            let before = book.clone();
            let stamp = Stamp { who: *who, at: Moment(STAMP.at.0 + i64::try_from(turn).unwrap() * 60) };
            let done = match deed {
                Deed::Undo => history.undo(&mut book, *who).map(|_| ()),
                Deed::Redo => history.redo(&mut book, *who).map(|_| ()),
                deed => {
                    let edit = as_edit(&book, &mut ids, deed).unwrap();
                    history.commit(&mut book, edit, stamp, say!("did.answered"), None, turn as u64).map(|_| ())
                }
            };
            if let Err(why) = done {
                prop_assert_eq!(&book, &before, "what is refused changes nothing");
                prop_assert!(!why.phrase().key.is_empty());
            }
            if who.is_helping() {
                stays_theirs(&before, &book, deed, *who)?;
            }
            if *who == Who::Helper {
                let is_new = |item: &&Item| !before.has(item.record().unwrap());
                for item in items(&book).iter().filter(is_new) {
                    let id = item.record().unwrap();
                    let own = id.filled_of(Idea::PAGE) || item.statements().iter().all(|(slot, value)| value.is_blank() || voice::is_helpers_own(slot) || slot.field.as_str() == "state" || slot.field.as_str() == "on" || slot.field.as_str() == "kind");
                    prop_assert!(own, "an idea is no goal, no step and no stone: {:?}", id);
                }
            }
            check(&book);
        }
    }

    #[test]
    fn what_is_private_is_nowhere_in_the_folded_workbook_and_nothing_of_it_is_lost(
        first in prop::collection::vec(deed(), 1..40),
        then in prop::collection::vec((who(), deed()), 1..25),
        seed in any::<u64>(),
    ) {
        let (mut whole, mut ids) = (Workbook::default(), Ids::seeded(seed));
        for deed in &first {
            if let Some(edit) = as_edit(&whole, &mut ids, deed) {
                drop(whole.apply(edit, STAMP));
            }
        }
        mark_private(&mut whole);
        open_talk(&mut whole);
        let mut folded = Folded::of(&whole);
        let mut seen = folded.seen_of(&whole);
        whole.is_checked = false;
        let secret = secrets(&whole, &folded);
        for (who, deed) in &then {
            prop_assert!(!format!("{:?}", seen.data).contains(MARKER), "{deed:?}");
            let stamp = Stamp { who: *who, at: STAMP.at };
            let Some(edit) = as_edit(&seen, &mut ids, deed) else { continue };
            let Ok(patch) = seen.apply(edit.clone(), stamp) else { continue };
            seen.take_back(&patch).unwrap();
            let edit = folded.unfolded(edit, &whole, &seen);
            if let Ok(patch) = whole.apply(edit, stamp) {
                folded.follow(&whole, &mut seen, &patch);
            }
            let fresh = Folded::of(&whole).seen_of(&whole);
            prop_assert_eq!(&seen.data, &fresh.data, "{:?} by {:?}", deed, who);
            check(&whole);
            for (slot, value) in &secret {
                let now = whole.get(slot);
                prop_assert_eq!(now.as_ref(), Some(value), "{:?} by {:?} lost {:?}", deed, who, slot);
            }
        }
    }
}

const MARKER: &str = "WEISSDORN";

/// The marker stands in everything private, and in private rows.
fn mark_private(book: &mut Workbook) {
    for id in hidden(book) {
        let field = if id.kind() == Kind::Page { Key::of("q2") } else { Goal::WORDS };
        drop(book.apply(edit::set_text(id, &field, MARKER), STAMP));
    }
    let row = Id::of("r_one").unwrap();
    let all = records(book);
    for list in (0..all.len()).map(|n| hiding_list(n, &all)) {
        if matches!(book.get(&list.cell(row, &crate::base::RowValue::PRIVATE)), Some(Value::Yes(true))) {
            drop(book.apply(Edit::Set(list.cell(row, &Key::of("what")), Some(Value::Text(MARKER.into()))), STAMP));
        }
    }
}

/// The words that are folded away, with where they stand.
fn secrets(book: &Workbook, folded: &Folded) -> Vec<(Slot, Value)> {
    let away = |slot: &Slot| folded.holds(slot.record) || slot.row.as_ref().is_some_and(|cell| folded.holds(cell.id));
    let all = items(book).into_iter().flat_map(|item| item.statements()).collect::<Vec<_>>();
    all.into_iter().filter(|(slot, value)| away(slot) && value.text().is_some()).collect()
}

#[test]
fn what_was_typed_counts_once_it_was_read_back_and_a_word_of_theirs_makes_it_theirs() {
    let mut book = Workbook::default();
    open_talk(&mut book);
    let (me, ana) = (STAMP, Stamp { who: Who::Typed, at: STAMP.at });
    let goal = Goal { words: "Read the letters".into(), ..Goal::new(Id::of("g1").unwrap(), Who::Me, STAMP.at) };
    book.apply(Edit::AddGoal(goal), ana).unwrap();
    let mut stone = Entry::new(Id::of("e1").unwrap(), Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH);
    stone.words = "I asked".into();
    book.apply(Edit::AddEntry(stone), ana).unwrap();
    assert_eq!(counted(&book), (0, 0, 0), "whatever a screen wrote on it, it is typed for them");
    assert_eq!(book.waiting(None).len(), 2);
    let helper = Stamp { who: Who::Helper, at: STAMP.at };
    assert_eq!(book.apply(Edit::ReadBack(book.waiting(None)), helper), Err(Refused::TheirsToSay));
    book.apply(Edit::ReadBack(book.waiting(None)), ana).unwrap();
    assert_eq!(counted(&book), (1, 1, 0));
    let words = edit::set_text(Id::of("g1").unwrap(), &Goal::WORDS, "Read the messages");
    assert_eq!(book.apply(words.clone(), ana), Err(Refused::Theirs), "read back is theirs");
    book.apply(words, me).unwrap();
    let mark =
        book.goal(Id::of("g1").unwrap()).unwrap().marks.of(&Slot::new(Id::of("g1").unwrap(), &Goal::WORDS)).unwrap();
    assert_eq!((mark.by, mark.was[0].words.as_str()), (Who::Me, "Read the letters"));
}

#[test]
fn who_did_it_typed_beside_words_that_wait_does_not_make_them_count() {
    let mut book = Workbook::default();
    open_talk(&mut book);
    let id = Id::of("e1").unwrap();
    let typed = Stamp { who: Who::Typed, at: STAMP.at };
    book.apply(Edit::AddEntry(Entry::new(id, Who::Me, STAMP.at, EntryKind::Milestone, Day::EPOCH)), STAMP).unwrap();
    book.apply(edit::set_text(id, &Entry::WORDS, "I rang them"), typed).unwrap();
    assert!(book.entry(id).unwrap().is_waiting());
    let help = Edit::Set(Slot::new(id, &Entry::HELP), Some(Value::Pick(Key::of("by_myself"))));
    book.apply(help, typed).unwrap();
    assert!(book.entry(id).unwrap().is_waiting(), "all that is said in it waits to be read back");
}

#[test]
fn every_change_of_a_talk_can_be_put_back_by_itself() {
    let mut book = Workbook::default();
    let id = |text: &str| Id::of(text).unwrap();
    let put = |book: &mut Workbook, edit| book.apply(edit, STAMP).unwrap();
    for name in ["g1", "g2"] {
        let goal = Goal { words: name.into(), ..Goal::new(id(name), Who::Me, STAMP.at) };
        put(&mut book, Edit::AddGoal(goal));
    }
    let step = Step { words: "call".into(), ..Step::new(id("s1"), Who::Me, STAMP.at, Some(id("g1")), None) };
    put(&mut book, Edit::AddStep(step, Spot { under: None, after: None }));
    let before = book.clone();
    open_talk(&mut book);
    put(&mut book, edit::set_text(id("g1"), &Goal::WHY, "because"));
    put(&mut book, edit::set_text(id("g1"), &Goal::WHY, "because of Leo"));
    put(&mut book, Edit::Remove(id("s1")));
    let goal = Goal { words: "new".into(), ..Goal::new(id("g3"), Who::Me, STAMP.at) };
    put(&mut book, Edit::AddGoal(goal));
    let talk = book.open_talk().unwrap().id();
    put(&mut book, Edit::Set(Slot::new(talk, &Talk::ENDED), Some(Value::When(When::Day(Day::EPOCH)))));
    let changes = book.talk(talk).unwrap().changes();
    assert_eq!(changes.len(), 3, "{changes:?}");
    for (_, change) in changes {
        let edit = book.undoing(&change, STAMP).unwrap();
        put(&mut book, edit);
    }
    let said = |book: &Workbook| {
        let all = items(book).into_iter().filter(|item| !item.record().unwrap().filled_of(Talk::PAGE));
        all.flat_map(|item| item.statements()).collect::<Vec<_>>()
    };
    assert_eq!(said(&book), said(&before));
    assert_eq!(book.step(id("s1")).unwrap().goal, Some(id("g1")), "it stands where it stood");
}

#[test]
fn what_was_answered_while_a_page_was_folded_away_goes_into_it_and_where_both_stand_both_stay() {
    let mut book = Workbook::default();
    let page = Id::page("life");
    let put = |book: &mut Workbook, edit| book.apply(edit, STAMP).map(|_| ()).unwrap();
    put(&mut book, edit::set_text(page, &Key::of("start"), MARKER));
    put(&mut book, Edit::Set(Slot::new(page, &Marks::PRIVATE), Some(Value::Yes(true))));
    open_talk(&mut book);
    let (mut seen, mut covered) = Covered::of(book);
    for (field, words) in [("start", "the flat"), ("why", "it is cold")] {
        let typed = Stamp { who: Who::Typed, at: STAMP.at };
        covered.enter(&mut seen, edit::set_text(page, &Key::from(field), words), typed).unwrap();
        assert_eq!(seen.answers_of(page).unwrap().fields.text(&Key::from(field)).unwrap().as_str(), words);
    }
    let mut whole = covered.into_whole();
    put(&mut whole, Edit::LayIn);
    let answers = whole.answers_of(page).unwrap();
    let text = |answers: &Answers, field: &'static str| answers.fields.text(&Key::of(field)).map(ToString::to_string);
    assert_eq!((text(answers, "start"), text(answers, "why")), (Some(MARKER.into()), Some("it is cold".into())));
    let beside = answers.beside.as_ref().unwrap();
    assert_eq!((text(beside, "start"), text(beside, "why")), (Some("the flat".into()), None));
    assert!(
        answers.marks.of(&Slot::new(page, &Key::of("why"))).is_some_and(Mark::waits),
        "typed for them all the same"
    );
}
