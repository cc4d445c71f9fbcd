//! What is answered where something is folded away: hidden words stay as they are, and nothing that was written is lost.

use super::*;
use crate::base::RowValue;

const HIDDEN: &str = "Weissdorn";

fn id(text: &str) -> Id {
    Id::of(text).unwrap()
}

#[allow(clippy::unnecessary_wraps, reason = "what a slot holds or is set to")]
fn text(words: &str) -> Option<Value> {
    Some(Value::Text(words.into()))
}

fn at(who: Who, at: i64) -> Stamp {
    Stamp { who, at: Moment(at) }
}

/// The row of a list on the page about one's life that is there from the start.
fn family(column: &'static str) -> Slot {
    Slot::new(Id::page("life"), &Key::of("areas")).cell(id("r_family"), &Key::of(column))
}

fn hide(slot: &Slot) -> Edit {
    let mark = match &slot.row {
        Some(cell) => slot.cell(cell.id, &RowValue::PRIVATE),
        None => Slot::new(slot.record, &Marks::PRIVATE),
    };
    Edit::Set(mark, Some(Value::Yes(true)))
}

/// A workbook with these edits done alone, a talk that began after them, and both as they are then.
fn in_a_talk(edits: Vec<Edit>) -> (Workbook, Covered) {
    let mut book = Workbook::default();
    for edit in edits {
        book.apply(edit, at(Who::Me, 0)).unwrap();
    }
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), at(Who::Me, 100)).unwrap();
    Covered::of(book)
}

fn told(book: &Workbook) -> String {
    format!("{:?}", book.snapshot().parts())
}

#[test]
fn a_hidden_row_that_is_there_from_the_start_looks_unanswered_and_is_never_written_over() {
    let home = Slot::new(Id::page("life"), &Key::of("areas")).cell(id("r_home"), &Key::of("words"));
    let secret =
        vec![Edit::Set(home.clone(), text("small")), Edit::Set(family("words"), text(HIDDEN)), hide(&family("words"))];
    for (with_home, who) in [(true, Who::Typed), (false, Who::Me)] {
        let edits = if with_home { secret.clone() } else { secret[1..].to_vec() };
        let (mut seen, mut covered) = in_a_talk(edits);
        let (mut twin, mut plain) = in_a_talk(secret[..usize::from(with_home)].to_vec());
        let list = Slot { row: None, ..home.clone() };
        let typed = |n: i64| at(who, 100 + n);
        for (n, edit) in (0..).zip([
            Edit::Set(family("words"), text("All is well")),
            Edit::Set(family("now"), Some(Value::Rate(4))),
            Edit::Set(family("now"), None),
            Edit::Set(family("why"), text("They told me")),
        ]) {
            covered.enter(&mut seen, edit.clone(), typed(n)).unwrap();
            plain.enter(&mut twin, edit, typed(n)).unwrap();
            assert_eq!(seen.answers_of(list.record).unwrap().fields, twin.answers_of(list.record).unwrap().fields);
            assert_eq!(seen.waiting(None), twin.waiting(None));
        }
        assert!(!told(&seen).contains(HIDDEN));
        assert!(covered.whole().get(&family("words")) == text(HIDDEN), "{}", told(covered.whole()));
        // Opened again before its owner is alone, it is the same.
        assert_eq!(Covered::of(covered.whole().clone()).0.get(&family("why")), text("They told me"));
        // The whole list changed, as where a row is taken away.
        let Some(Value::Rows(mut rows)) = seen.get(&list) else { panic!("no rows") };
        rows.retain(|row| row.id != id("r_home"));
        covered.enter(&mut seen, Edit::Set(list.clone(), Some(Value::Rows(rows))), typed(9)).ok();
        let mut whole = covered.into_whole();
        whole.apply(Edit::LayIn, at(Who::Me, 200)).unwrap();
        assert_eq!((whole.get(&family("words")), whole.get(&family("why"))), (text(HIDDEN), text("They told me")));
        let page = whole.answers_of(list.record).unwrap();
        let beside = page.beside.as_ref().unwrap();
        assert_eq!((beside.at(&family("words")), beside.at(&family("why"))), (text("All is well"), None));
        // What came in is among what changed, and can be put back by itself.
        let changes = whole.talks().next_back().unwrap().changes();
        let came = |(_, it): &&(Id, Change)| matches!(it, Change::Set { slot, .. } if *slot == family("why"));
        let back = whole.undoing(&changes.iter().find(came).unwrap().1, STAMP).unwrap();
        whole.clone().apply(back, STAMP).unwrap();
        // The next two see nothing of it.
        let later = Covered::of(whole).0;
        assert!(!told(&later).contains("All is well") && !told(&later).contains(HIDDEN), "{}", told(&later));
    }
}

#[test]
fn what_is_hidden_again_in_a_talk_is_gone_and_both_wordings_are_kept() {
    let field = Slot::new(Id::page("life"), &Key::of("start"));
    for slot in [field, family("words")] {
        let (mut seen, mut covered) = in_a_talk(vec![Edit::Set(slot.clone(), text(HIDDEN)), hide(&slot)]);
        let enter = |covered: &mut Covered, seen: &mut Workbook, edit, n| covered.enter(seen, edit, at(Who::Me, n));
        enter(&mut covered, &mut seen, Edit::Set(slot.clone(), text("seen by both")), 101).unwrap();
        assert!(covered.hide(&mut seen, hide(&slot), at(Who::Me, 102)).is_some());
        assert_eq!(seen.get(&slot), None, "it is hidden");
        assert!(!seen.has(slot.record), "{}", told(&seen));
        enter(&mut covered, &mut seen, Edit::Set(slot.clone(), text("a third")), 103).unwrap();
        assert_eq!(seen.get(&slot), text("a third"));
        assert!(!told(&seen).contains("seen by both"));
        let mut whole = covered.into_whole();
        whole.apply(Edit::LayIn, at(Who::Me, 200)).unwrap();
        assert_eq!(whole.get(&slot), text(HIDDEN));
        let page = whole.answers_of(slot.record).unwrap();
        let rest: Vec<_> = page.layers().skip(1).filter_map(|layer| layer.at(&slot)).collect();
        assert_eq!(rest, [text("seen by both").unwrap(), text("a third").unwrap()]);
    }
}

#[test]
fn an_idea_about_a_page_that_looks_empty_stays_and_one_from_before_is_folded_away() {
    let page = Slot::new(Id::page("strengths"), &Key::of("tip"));
    let idea = |n: &str| Id::page_again(Idea::PAGE, id(n));
    let about = |n: &str, slot: &Slot| {
        let about = Edit::Set(Slot::new(idea(n), &Idea::ABOUT), Some(Value::Pick(About::Answer(slot.clone()).key())));
        Edit::Many(vec![about, edit::set_text(idea(n), &Idea::WORDS, n)])
    };
    for slot in [page, family("words")] {
        let before = vec![Edit::Set(slot.clone(), text(HIDDEN)), hide(&slot), about("r00000000a1", &slot)];
        let (mut seen, mut covered) = in_a_talk(before);
        assert_eq!(seen.ideas().count(), 0, "{slot:?}");
        covered.enter(&mut seen, about("r00000000a2", &slot), at(Who::Helper, 101)).unwrap();
        assert_eq!(seen.ideas().map(Idea::id).collect::<Vec<_>>(), [idea("r00000000a2")]);
        // Hidden again, it goes with it.
        covered.enter(&mut seen, Edit::Set(slot.clone(), text("both")), at(Who::Me, 102)).unwrap();
        assert!(covered.hide(&mut seen, hide(&slot), at(Who::Me, 102)).is_some());
        assert_eq!(seen.ideas().count(), 0, "{slot:?}");
        covered.enter(&mut seen, about("r00000000a3", &slot), at(Who::Helper, 103)).unwrap();
        assert_eq!(seen.ideas().map(Idea::id).collect::<Vec<_>>(), [idea("r00000000a3")]);
    }
}

#[test]
fn what_an_idea_became_in_a_hidden_row_is_folded_away_with_it() {
    let idea = Id::page_again(Idea::PAGE, id("r00000000a1"));
    let people = Slot::new(Id::page("people"), &Key::of("people"));
    let name = |row: &str| people.cell(id(row), &Key::of("name"));
    let became = Edit::Set(Slot::new(idea, &Idea::BECAME), Some(Value::Pick(About::Answer(name("r_one")).key())));
    let (seen, _) = in_a_talk(vec![
        Edit::Set(name("r_one"), text(HIDDEN)),
        Edit::Set(name("r_two"), text("Leo")),
        edit::set_text(idea, &Idea::WORDS, "Ruth"),
        became,
        hide(&name("r_one")),
    ]);
    assert_eq!(seen.ideas().count(), 0);
    assert!(!told(&seen).contains("Ruth"), "{}", told(&seen));
}

#[test]
fn hiding_in_a_talk_leaves_what_was_done_before_to_be_taken_back() {
    let (mut seen, mut covered) = in_a_talk(vec![
        Edit::AddGoal(Goal { words: HIDDEN.into(), ..Goal::new(id("g1"), Who::Me, Moment(0)) }),
        Edit::AddGoal(Goal { words: "Cook".into(), ..Goal::new(id("g2"), Who::Me, Moment(0)) }),
    ]);
    let mut history = History::default();
    let mut put = |covered: &mut Covered, seen: &mut Workbook, edit: Edit| {
        let edit = covered.ready(seen, edit, at(Who::Me, 101)).unwrap();
        let label = say!("did.private");
        history.commit(covered.whole_mut(), edit, at(Who::Me, 101), label, None, 0).unwrap();
        let patch = history.last().cloned().unwrap();
        covered.follow(seen, &patch);
    };
    put(&mut covered, &mut seen, edit::set_text(id("g1"), &Goal::WHY, "a"));
    put(&mut covered, &mut seen, edit::set_text(id("g2"), &Goal::WHY, "b"));
    let hidden = covered.hide(&mut seen, hide(&Slot::new(id("g1"), &Goal::WORDS)), at(Who::Me, 102)).unwrap();
    let changes = |book: &Workbook| book.talks().next_back().unwrap().changes();
    assert_eq!(changes(&seen).len(), 1, "what was done to the hidden goal is not told");
    let private = |(_, change): &(Id, Change)| matches!(change, Change::Set { slot, .. } if Marks::is_private(slot));
    assert!(!changes(covered.whole()).iter().any(private), "that it was hidden is noted nowhere");
    let folded = covered.folded().clone();
    let mut earlier = history.parted(|past| past.touches(&hidden) || past.is_about(|id| folded.holds(id)));
    history.undo(covered.whole_mut(), Who::Me).unwrap();
    assert_eq!(covered.whole().goal(id("g2")).unwrap().why.as_str(), "");
    assert!(history.can_undo(Who::Me).is_err(), "what is hidden can not be taken back in sight");
    assert!(earlier.undo(covered.whole_mut(), Who::Me).is_err() || earlier.can_undo(Who::Me).is_err());
}

#[test]
fn a_check_in_whose_next_is_private_is_gone_and_a_waiting_mark_on_what_is_private_too() {
    let step = |name: &str| Step { words: name.into(), ..Step::new(id(name), Who::Me, Moment(0), None, None) };
    let mut entry = Entry::new(id("e1"), Who::Me, Moment(0), EntryKind::CheckIn, Day::EPOCH);
    entry.more.set(&Slot::new(entry.id, &Entry::NEXT), Some(Value::Picks(vec![Key::from("s1")])));
    entry.more.set(&Slot::new(entry.id, &Entry::CHOSEN_BY), Some(Value::Pick(Key::of("me"))));
    let mut looked = Entry::new(id("e2"), Who::Me, Moment(0), EntryKind::CheckIn, Day::EPOCH);
    looked.words = "I rang".into();
    let mut book = Workbook::default();
    let goal = Goal { words: HIDDEN.into(), ..Goal::new(id("g1"), Who::Me, Moment(0)) };
    let spot = Spot { under: None, after: None };
    for edit in [
        Edit::AddGoal(goal),
        Edit::AddStep(step("s1"), spot),
        Edit::AddEntry(entry),
        Edit::AddEntry(looked),
        hide(&Slot::new(id("s1"), &Step::WORDS)),
    ] {
        book.apply(edit, at(Who::Me, 0)).unwrap();
    }
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), at(Who::Me, 1)).unwrap();
    let far = Slot::new(id("e2"), &Look::GOALS).cell(id("g1"), &Look::FAR);
    book.apply(Edit::Set(far, Some(Value::Rate(7))), at(Who::Typed, 2)).unwrap();
    assert_eq!(book.waiting(None).len(), 1);
    book.apply(hide(&Slot::new(id("g1"), &Goal::WORDS)), at(Who::Me, 3)).unwrap();
    let seen = Covered::of(book).0;
    assert!(seen.entry(id("e1")).is_none(), "who chose nothing is no choice");
    assert_eq!(seen.waiting(None), [], "nothing is read back unseen");
}
