//! What holds in every place, for every action, on every screen: a walk through the whole program.
//!
//! Never name the places or actions it visits one by one; a new one is walked without being told.

use std::collections::{BTreeMap, BTreeSet};

use cairnbook::{
    app::{App, Effect, Event, Scene},
    base::{Kind, Slot},
    page::{Act, Allowed, Block, Code, FieldKind, Look, Scope, Stroke, action},
    plain::Talk,
    view::finding,
    workbook::Workbook,
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    eyes::{self, Screen, must_be_plain},
    found::{self, RowId},
    hands::{Dice, Hands, LOOKS, kept},
    walk::{self, Stop, World, walk},
};

const SIZES: [(u16, u16); 7] = [(0, 0), (1, 1), (20, 5), (40, 12), (80, 24), (100, 30), (200, 60)];

/// What a person could notice of a change.
fn noticed(before: &Scene, now: &Scene) -> bool {
    let new_words = now.notice.is_some() && now.notice != before.notice;
    let parts = |s: &Scene| (s.page.clone(), s.focus.clone(), s.writing.clone(), s.place.clone(), s.hidden, s.visit);
    // Who writes and the question at the foot stand around the page.
    let around = |s: &Scene| (s.pen.clone(), s.question.clone());
    new_words || parts(before) != parts(now) || around(before) != around(now)
}

struct Checks {
    screens: Vec<Screen>,
    taken: BTreeSet<Act>,
    draws: usize,
    tried: BTreeSet<String>,
}

impl Checks {
    fn new() -> Self {
        let screens = SIZES.into_iter().map(|(width, height)| Screen::new(width, height, LOOKS)).collect();
        Self { screens, taken: BTreeSet::new(), draws: 0, tried: BTreeSet::new() }
    }

    fn look(&mut self, app: &App, scene: &Scene, at: &str) {
        for screen in &mut self.screens {
            screen.draw(scene, app.words());
            self.draws += 1;
        }
        must_be_plain(&eyes::spoken(scene, app.words()), at);
        for key in ["gone.goal", "gone.step", "gone.entry", "gone.page"] {
            let gone = Block::Quiet(app.words().plain(key));
            assert!(!scene.page.main.contains(&gone), "a page without its record is shown at {at}");
        }
        let targets = scene.page.row_ids();
        let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
        assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere at {at}");
    }

    /// Every action that is offered here does something, and every refused one says why.
    fn try_actions(&mut self, stop: &Stop, focus: Option<&RowId>, at: &str) {
        let mut there = stop.stand(focus);
        let before = there.scene();
        let book = there.kept();
        for offer in &before.actions {
            let far = matches!(offer.scope, Scope::Everywhere | Scope::Moving);
            let variant = walk::variant(there.app.place());
            let kind = format!(
                "act {:?} {variant} {} {:?} {:?}",
                stop.world,
                before.writing.is_some(),
                offer.act,
                offer.allowed
            );
            // What can be done everywhere is tried once in each kind of place.
            if far && !self.tried.insert(kind) {
                continue;
            }
            let mut hands = stop.stand(focus);
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
        self.try_keys(stop, focus, &before, at);
    }

    /// A key that is shown does something.
    fn try_keys(&mut self, stop: &Stop, focus: Option<&RowId>, before: &Scene, at: &str) {
        if before.hidden || before.writing.is_some() {
            return;
        }
        for offer in before.actions.iter().filter(|a| a.foot && a.allowed == Allowed::Yes && !a.keys.is_empty()) {
            let kind = format!("key {:?} {} {:?}", stop.world, before.place, offer.act);
            if offer.scope == Scope::Everywhere && !self.tried.insert(kind) {
                continue;
            }
            let mut hands = stop.stand(focus);
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
fn every_place_every_focus_every_action_every_size() {
    let mut checks = Checks::new();
    let (mut places, mut focuses) = (BTreeSet::new(), 0);
    walk(&World::ALL, |stop, focus, is_new| {
        let mut hands = stop.stand(focus);
        let scene = hands.scene();
        let at = format!("{stop} on {focus:?}");
        places.insert(walk::variant(hands.app.place()));
        focuses += 1;
        checks.look(&hands.app, &scene, &at);
        if is_new {
            checks.try_actions(stop, focus, &at);
        }
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
    for info in action::TABLE {
        assert!(checks.taken.contains(&info.act), "{:?} was never taken", info.act);
    }
    assert!(focuses > 100 && checks.draws > 1_000, "the walk was short: {focuses} focuses");
}

#[test]
fn the_arrows_reach_everything_on_a_page() {
    walk(&[World::Filled, World::Empty, World::New], |stop, focus, is_new| {
        let mut hands = stop.stand(focus);
        let scene = hands.scene();
        let first = focus.is_none() || scene.page.row_ids().first() == focus.as_ref();
        if !is_new || !first || scene.writing.is_some() || scene.hidden || stop.is_moving() {
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
            assert!(reached.contains(target), "Down never comes to {target:?} at {stop}");
        }
    });
}

/// One thing that anybody could do at any moment.
fn any_event(dice: &mut Dice, hands: &mut Hands) -> Event {
    let scene = hands.scene();
    match dice.roll(20) {
        0..6 => {
            let all: Vec<Stroke> = action::TABLE.iter().flat_map(|info| info.keys).copied().collect();
            Event::Key(*dice.pick(&all))
        }
        6 => Event::Key(Stroke::plain(*dice.pick(&[
            Code::Backspace,
            Code::Delete,
            Code::BackTab,
            Code::F(7),
            Code::Tab,
        ]))),
        7..9 => Event::Key(Stroke::plain(*dice.pick(&[Code::Enter, Code::Enter, Code::Esc, Code::Down, Code::Up]))),
        9..11 => Event::Do(dice.pick(action::TABLE).act),
        11..13 => match scene.page.row_ids().as_slice() {
            [] => Event::Tick,
            targets => Event::Focus((*dice.pick(targets)).clone()),
        },
        13..18 => match scene.writing.clone().or_else(|| any_slot(dice, &scene)) {
            Some(slot) => {
                let texts =
                    ["", "a", "One step", "31.2.", "5", "tomorrow", "after Eid", "two\nlines", "  ", "11", "爸爸"];
                Event::Write { slot, text: (*dice.pick(&texts)).to_owned() }
            }
            None => Event::Tick,
        },
        18 => Event::Resumed,
        _ => Event::Tick,
    }
}

fn any_slot(dice: &mut Dice, scene: &Scene) -> Option<Slot> {
    let fields: Vec<Slot> = scene
        .page
        .main
        .iter()
        .filter_map(|block| match block {
            Block::Field(field) if field.kind.is_typed() => Some(field.slot.clone()),
            _ => None,
        })
        .chain(scene.page.lists().flat_map(|l| &l.rows).filter_map(|row| row.field.as_ref().map(|f| f.slot.clone())))
        .collect();
    if fields.is_empty() { None } else { Some(dice.pick(&fields).clone()) }
}

/// Back to the page at the root, where nothing is half done.
fn to_the_root(hands: &mut Hands) {
    if hands.scene().hidden {
        hands.act(Act::Hide);
    }
    for _ in 0..100 {
        hands.press(&[Code::Esc]);
    }
}

#[test]
fn whatever_is_done_can_be_undone_and_done_again() {
    for seed in 0..120 {
        let mut dice = Dice::new(seed);
        let start = if seed % 2 == 0 { book::filled() } else { Workbook::default() };
        let mut hands = if seed % 3 == 1 { Hands::new() } else { Hands::on(&start) };
        let start = hands.app.book().clone();
        let mut last = String::new();
        for n in 0..500 {
            // A talk folds what could be undone before; it has a test of its own.
            while hands.is_at("Meet") {
                hands.press(&[Code::Esc]);
            }
            let event = any_event(&mut dice, &mut hands);
            last = format!("seed {seed}, event {n}: {event:?}");
            hands.send(event);
            hands.now.ms += [0, 100, 900, 3_000][dice.roll(4)];
            let scene = hands.scene();
            let targets = scene.page.row_ids();
            let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
            assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere: {last}");
        }
        to_the_root(&mut hands);
        let end = hands.kept();
        let can =
            |act, hands: &mut Hands| hands.scene().actions.iter().any(|a| a.act == act && a.allowed == Allowed::Yes);
        let mut undone = 0;
        while can(Act::Undo, &mut hands) {
            hands.act(Act::Undo);
            undone += 1;
            assert!(undone <= 500, "undo has no end: {last}");
        }
        assert!(hands.kept() == kept(&start), "undoing all of it gives another start: {last}");
        for _ in 0..undone {
            hands.act(Act::Redo);
        }
        assert!(hands.kept() == end, "doing all of it again gives another end: {last}");
    }
}

/// Letters, digits and signs as a terminal tells them; the words of a filter are the only ones they may write.
fn letters_in_vain(dice: &mut Dice, hands: &mut Hands, count: usize, at: &str) {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()+-*/=<>#%&@_~ä爸é";
    let letters: Vec<char> = LETTERS.chars().collect();
    let before = hands.kept();
    let mut typed = String::new();
    for _ in 0..count {
        let letter = *dice.pick(&letters);
        typed.push(letter);
        hands.key(KeyCode::Char(letter), KeyModifiers::NONE);
        let writing = hands.scene().writing;
        assert!(
            writing.is_none_or(|slot| slot == finding::filter_slot()),
            "a letter began to write at {at}, after {typed:?}"
        );
    }
    assert!(hands.kept() == before, "letters changed the workbook at {at}: {typed:?}");
    for _ in 0..40 {
        hands.press(&[Code::Esc]);
    }
    let scene = hands.scene();
    let at_the_root = scene.actions.iter().all(|a| a.act != Act::Back && a.act != Act::MoveEnd);
    assert!(at_the_root && scene.writing.is_none(), "Esc does not lead back at {at}, after {typed:?}");
    assert!(hands.kept() == before, "going back changed the workbook at {at}: {typed:?}");
}

#[test]
fn letters_change_nothing_anywhere() {
    // Each kind of place: how many letters it got, and where in it one can stand.
    type Stands = Vec<(Stop, Option<RowId>)>;
    let mut dice = Dice::new(7);
    let mut typed: BTreeMap<_, (usize, Stands)> = BTreeMap::new();
    walk(&[World::Filled, World::Empty, World::New], |stop, focus, is_new| {
        let mut hands = stop.stand(focus);
        let scene = hands.scene();
        let filtering = scene.writing == Some(finding::filter_slot());
        if !is_new || scene.hidden || (scene.writing.is_some() && !filtering) {
            return;
        }
        // What came before must not need an Esc of its own: what is blank goes when it is left.
        hands.saves = Some(cairnbook::app::SaveOutcome::Saved);
        let (count, stands) = typed.entry(walk::variant(hands.app.place())).or_default();
        let most = if *count < 2_000 { 40 } else { 8 };
        *count += most;
        stands.push((stop.clone(), focus.cloned()));
        letters_in_vain(&mut dice, &mut hands, most, &format!("{stop} on {focus:?}"));
    });
    for (place, (count, stands)) in &mut typed {
        while *count < 2_000 {
            let (stop, focus) = dice.pick(stands);
            let mut hands = stop.stand(focus.as_ref());
            hands.saves = Some(cairnbook::app::SaveOutcome::Saved);
            letters_in_vain(&mut dice, &mut hands, 100, &format!("{place} by {stop} on {focus:?}"));
            *count += 100;
        }
    }
    assert!(typed.len() >= 12, "letters were typed in few places: {:?}", typed.keys());
}

#[test]
fn a_sentence_typed_into_the_wrong_place_changes_nothing() {
    let mut hands = Hands::on(&book::filled());
    let start = hands.kept();
    for c in "i cant do this today".chars() {
        hands.key(KeyCode::Char(c), KeyModifiers::NONE);
        assert!(hands.kept() == start, "{c:?} changed something");
    }
    to_the_root(&mut hands);
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
    assert!(hands.kept() == start && hands.notice().starts_with("Taken back"), "{}", hands.notice());
}

/// Every typed field of every place, once.
fn each_field(mut visit: impl FnMut(Hands, Slot, &FieldKind)) {
    let mut seen = BTreeSet::new();
    walk(&[World::Filled], |stop, focus, _| {
        let mut hands = stop.stand(focus);
        let scene = hands.scene();
        let filtering = scene.writing == Some(finding::filter_slot());
        if scene.hidden || filtering || stop.is_moving() {
            return;
        }
        let field = found::focused_field(&scene);
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
        let expected =
            if matches!(kind, FieldKind::Rate { .. }) { "3".to_owned() } else { before.unwrap_or_default() + "3" };
        assert_eq!(now, expected, "the face kept an older text of {slot:?}");
    });
}
