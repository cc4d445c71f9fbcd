//! What holds in every place, for every action, on every screen: a walk through the whole program.
//!
//! Never name the places or actions it visits one by one; a new one is walked without being told.

use std::collections::BTreeSet;

use cairnbook::{
    app::{App, Effect, Event, Scene},
    base::{Kind, Slot},
    page::{Act, Allowed, Block, Code, FieldKind, Look, Place, Scope, action},
    plain::Talk,
    view::finding,
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    eyes::{self, Screen, must_be_plain},
    found::RowId,
    hands::{Hands, LOOKS},
    walk::{self, Found, World, is_moving, is_out, walk},
};

const SIZES: [(u16, u16); 7] = [(0, 0), (1, 1), (20, 5), (40, 12), (80, 24), (100, 30), (200, 60)];
/// Those of them in which most pages do not fit as a whole.
const SMALL: std::ops::Range<usize> = 2..5;

/// What a person could notice of a change.
fn noticed(before: &Scene, now: &Scene) -> bool {
    let new_words = now.notice.is_some() && now.notice != before.notice;
    let parts = |s: &Scene| (s.page.clone(), s.focus.clone(), s.writing.clone(), s.place.clone(), s.hidden, s.visit);
    // Who writes and the question at the foot stand around the page.
    let around = |s: &Scene| (s.pen.clone(), s.question.clone());
    new_words || parts(before) != parts(now) || around(before) != around(now)
}

fn must_read_well(app: &App, scene: &Scene, at: &str) {
    must_be_plain(&eyes::spoken(scene, app.words()), at);
    for key in ["gone.goal", "gone.step", "gone.entry", "gone.page"] {
        let gone = Block::Quiet(app.words().plain(key));
        assert!(!scene.page.main.contains(&gone), "a page without its record is shown at {at}");
    }
    let targets = scene.page.row_ids();
    let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
    assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere at {at}");
}

/// What was tried in one world, and what came of it.
#[derive(Default)]
struct Tries {
    taken: BTreeSet<Act>,
    tried: BTreeSet<String>,
}

impl Tries {
    /// Every action that is offered here does something, and every refused one says why.
    fn try_actions(&mut self, found: &Found) {
        let mut there = found.hands();
        let (before, book, at) = (there.scene(), there.kept(), found.to_string());
        for offer in &before.actions {
            let far = matches!(offer.scope, Scope::Everywhere | Scope::Moving);
            let variant = walk::variant(there.app.place());
            let kind = format!("act {variant} {} {:?} {:?}", before.writing.is_some(), offer.act, offer.allowed);
            // What can be done everywhere is tried once in each kind of place.
            if far && !self.tried.insert(kind) {
                continue;
            }
            let mut hands = found.hands();
            hands.effects.clear();
            hands.act(offer.act);
            let now = hands.scene();
            match &offer.allowed {
                Allowed::No(reason) => {
                    assert_eq!(hands.notice(), *reason, "{:?} is refused without its reason at {at}", offer.act);
                    assert!(hands.kept() == book, "{:?} was refused and changed the workbook at {at}", offer.act);
                }
                Allowed::Yes => {
                    let asked = hands.effects.iter().any(|e| !matches!(e, Effect::Save { over: false, .. }));
                    if asked || noticed(&before, &now) || hands.kept() != book || !hands.effects.is_empty() {
                        self.taken.insert(offer.act);
                    }
                }
            }
            let mut talk = Talk::new();
            talk.open(&before, there.app.words(), "");
            must_be_plain(&talk.after(&before, &now, there.app.words()).lines, &format!("{at}, after {:?}", offer.act));
        }
        self.try_keys(found, &before, &at);
    }

    /// A key that is shown does something.
    fn try_keys(&mut self, found: &Found, before: &Scene, at: &str) {
        if before.hidden || before.writing.is_some() {
            return;
        }
        for offer in before.actions.iter().filter(|a| a.foot && a.allowed == Allowed::Yes && !a.keys.is_empty()) {
            let kind = format!("key {} {:?}", before.place, offer.act);
            if offer.scope == Scope::Everywhere && !self.tried.insert(kind) {
                continue;
            }
            let mut hands = found.hands();
            let book = hands.kept();
            hands.effects.clear();
            let key = action::info(offer.act).unwrap().keys[0];
            hands.send(Event::Key(key));
            let done = noticed(before, &hands.scene()) || hands.kept() != book || !hands.effects.is_empty();
            assert!(done, "{} ({:?}) is shown and does nothing at {at}", key.shown(), offer.act);
        }
    }
}

#[test]
fn every_place_and_every_focus_reads_well_at_every_size() {
    let mut screens: Vec<Screen> = SIZES.into_iter().map(|(width, height)| Screen::new(width, height, LOOKS)).collect();
    let (mut places, mut focuses, mut draws) = (BTreeSet::new(), 0, 0);
    walk(&World::ALL, |found| {
        let mut hands = found.hands();
        let scene = hands.scene();
        places.insert(walk::variant(hands.app.place()));
        focuses += 1;
        // Where a page fits as a whole, it looks the same for each row of its kind.
        let sizes = if found.is_first || found.is_new { 0..SIZES.len() } else { SMALL };
        for screen in &mut screens[sizes] {
            screen.draw(&scene, hands.app.words());
            draws += 1;
        }
        must_read_well(&hands.app, &scene, &found.to_string());
    });
    for place in [
        "Today",
        "Goals",
        "Goal",
        "Step",
        "About",
        "Reflect",
        "Milestones",
        "Entry",
        "More",
        "Settings",
        "Why",
        "Choose",
        "Ask PutAside",
        "Ask Tried",
        "Ask Changed",
        "Ask Unsaved",
        "Help",
        "Palette",
        "Walk Hello",
        "Walk Harm",
        "Walk Ask(Goal(Told))",
        "Walk Stone",
        "Walk WhenAgain",
        "Walk Lines",
        "Walk ReadBack",
        "Shrink Sure true",
        "Shrink With false",
        "Shrink Enough false",
        "Shrink Enough true",
        "Row",
        "Quiet",
        "Find",
        "FindBy",
        "Pile",
        "Calendar",
    ] {
        assert!(places.contains(place), "{place} was never reached");
    }
    assert!(focuses > 100 && draws > 1_000, "the walk was short: {focuses} focuses");
}

fn tried(worlds: &[World]) -> BTreeSet<Act> {
    let mut taken = BTreeSet::new();
    for world in worlds {
        let mut tries = Tries::default();
        walk(&[*world], |found| {
            if found.is_new {
                tries.try_actions(found);
            }
        });
        taken.extend(tries.taken);
    }
    taken
}

#[test]
fn every_action_in_a_filled_workbook_does_something_or_says_why() {
    let taken = tried(&[World::Filled]);
    // Only where a save failed is there something to save again, and only after a helper typed something to read back.
    for info in action::TABLE.iter().filter(|info| ![Act::SaveAgain, Act::ReadBack].contains(&info.act)) {
        assert!(taken.contains(&info.act), "{:?} was never taken", info.act);
    }
}

#[test]
fn every_action_elsewhere_does_something_or_says_why() {
    let others: Vec<World> = World::ALL.into_iter().filter(|world| *world != World::Filled).collect();
    assert!(tried(&others).contains(&Act::SaveAgain));
}

/// Esc is pressed a number of times at most, no place comes twice, and the last is one of the five places, a quiet start
/// or the first run.
fn esc_leads_out(hands: &mut Hands, most: usize, at: &str) {
    let mut been = vec![hands.app.place().clone()];
    for _ in 0..most {
        let scene = hands.scene();
        if is_out(&scene) {
            let root =
                scene.tabs.iter().any(|tab| tab.here) || matches!(hands.app.place(), Place::Quiet | Place::Walk(_));
            assert!(root, "Esc leads to {:?} and no further: {at}", hands.app.place());
            return;
        }
        hands.press(&[Code::Esc]);
        let place = hands.app.place();
        // A question lies on a page, which stays where it is.
        if been.last() != Some(place) && !matches!(place, Place::Ask(_)) {
            assert!(!been.contains(place), "Esc leads to {place:?} once more: {at}, by {been:?}");
            been.push(place.clone());
        }
    }
    panic!("Esc does not lead out: {at}, by {been:?}");
}

#[test]
fn esc_leads_out_of_everywhere_whoever_has_the_keys() {
    let mut handed_on = 0;
    walk(&World::ALL, |found| {
        if !found.is_new {
            return;
        }
        for times in 0..3 {
            let mut hands = found.hands();
            let scene = hands.scene();
            if scene.hidden {
                hands.act(Act::Hide);
            }
            if times > 0 {
                // The page of someone to call opens from everywhere, and there the keys can be handed on.
                hands.act(Act::Call);
                (0..times).for_each(|_| drop(hands.act(Act::Pen)));
                handed_on += 1;
            }
            // Of each page one is left, and what is begun on it.
            let most = 2 * (found.stop.way.len() + 3);
            esc_leads_out(&mut hands, most, &format!("{found}, handed on {times} times"));
            if scene.pen.is_empty() {
                return;
            }
        }
    });
    assert!(handed_on > 20, "the keys were handed on {handed_on} times");
}

#[test]
fn the_arrows_reach_everything_on_a_page() {
    walk(&[World::Filled, World::Empty, World::New], |found| {
        if !found.is_new || !found.is_first {
            return;
        }
        let mut hands = found.hands();
        let scene = hands.scene();
        if scene.writing.is_some() || scene.hidden || is_moving(&scene) {
            return;
        }
        let mut reached: BTreeSet<RowId> = scene.focus.iter().cloned().collect();
        // On a month sheet Down goes a week; Tab goes on one by one, as everywhere.
        let month = scene.page.lists().any(|list| matches!(list.look, Look::Month { .. }));
        let next = if month { Code::Tab } else { Code::Down };
        for _ in 1..scene.page.row_ids().len() {
            hands.press(&[next]);
            reached.extend(hands.scene().focus);
        }
        for target in hands.scene().page.row_ids() {
            assert!(reached.contains(target), "Down never comes to {target:?} at {found}");
        }
    });
}

#[test]
fn a_sentence_typed_into_the_wrong_place_changes_nothing_that_is_not_seen_and_undone() {
    let mut hands = Hands::on(&book::filled());
    let start = hands.kept();
    for c in "i cant do this today".chars() {
        hands.key(KeyCode::Char(c), KeyModifiers::NONE);
        let writes = hands.scene().writing.is_some();
        assert!(writes || hands.kept() == start, "{c:?} changed something");
    }
    assert!(format!("{:?}", hands.scene().page).contains("i cant do this today"), "it is a note, all of it");
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert!(hands.kept() == start);
    esc_leads_out(&mut hands, 40, "a sentence");
    assert!(hands.kept() == start);
}

#[test]
fn a_space_by_itself_acts_and_can_be_taken_back() {
    let mut hands = Hands::on(&book::filled());
    let start = hands.kept();
    hands.key(KeyCode::Char('z'), KeyModifiers::NONE);
    hands.key(KeyCode::Char(' '), KeyModifiers::NONE);
    assert!(hands.kept() == start && hands.notice().contains("once more"), "{}", hands.notice());
    hands.key(KeyCode::Char(' '), KeyModifiers::NONE);
    assert!(hands.kept() != start && hands.notice().contains("Ctrl-Z"), "{}", hands.notice());
    hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert!(hands.kept() == start && hands.notice().starts_with("Undone"), "{}", hands.notice());
}

/// Every typed field of every place, once.
fn each_field(mut visit: impl FnMut(Hands, Slot, &FieldKind)) {
    let mut seen = BTreeSet::new();
    walk(&[World::Filled], |found| {
        let mut hands = found.hands();
        let scene = hands.scene();
        let filtering = scene.writing == Some(finding::filter_slot());
        if scene.hidden || filtering || is_moving(&scene) {
            return;
        }
        let field = match &scene.focus {
            Some(RowId::Slot(slot)) => scene.page.field(slot),
            Some(target) => scene.page.row(target).and_then(|row| row.field.as_deref()),
            None => None,
        };
        let Some(field) = field.filter(|field| field.kind.is_typed()) else { return };
        let there = hands.app.book().has(field.slot.record);
        let unset = field.text.is_empty();
        if (there || field.slot.record.kind() == Kind::Page)
            && seen.insert((field.slot.record.kind(), field.slot.field.clone(), unset))
        {
            visit(hands, field.slot.clone(), &field.kind);
        }
    });
    assert!(seen.len() >= 15, "few fields: {seen:?}");
}

#[test]
fn undo_while_writing_brings_back_what_was_there_in_every_field() {
    each_field(|mut hands, slot, kind| {
        let start = hands.kept();
        let shown = |hands: &mut Hands| {
            let scene = hands.scene();
            scene.page.field(&slot).map(|field| field.text.clone())
        };
        let before = shown(&mut hands);
        hands.write_in(slot.clone(), &before.clone().unwrap_or_default());
        assert_eq!(hands.scene().writing, Some(slot.clone()), "{slot:?} is not written in");
        // What was typed long before is a change of its own.
        hands.now.ms += 3_000;
        // Through the face, so that its own copy of the text has to follow.
        let typed = if matches!(kind, FieldKind::Rate { .. }) { "7" } else { " and more 爸" };
        hands.type_keys(typed);
        assert!(hands.kept() != start, "nothing was written in {slot:?}");
        let mut presses = 0;
        while hands.kept() != start && presses < 20 {
            hands.key(KeyCode::Char('z'), KeyModifiers::CONTROL);
            presses += 1;
        }
        assert_eq!(presses, 1, "typing without a pause is one change in {slot:?}");
        assert_eq!(shown(&mut hands), before, "{slot:?}");
        assert_eq!(hands.scene().writing, Some(slot.clone()), "undo ended the writing in {slot:?}");
        // And the next letter goes on from there.
        hands.type_keys("3");
        let now = shown(&mut hands).unwrap_or_default();
        // A number or a day is typed over as a whole.
        let whole = matches!(kind, FieldKind::Rate { .. } | FieldKind::Date { .. });
        let expected = if whole { "3".to_owned() } else { before.unwrap_or_default() + "3" };
        assert_eq!(now, expected, "the face kept an older text of {slot:?}");
    });
}
