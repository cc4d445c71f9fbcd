//! What holds in every place, for every action, on every screen: a walk through the whole program.
//!
//! Must never: name the places or actions it visits one by one; a new one is walked without being told.

#[path = "support/book.rs"]
mod book;
#[path = "support/eyes.rs"]
mod eyes;
#[path = "support/hands.rs"]
mod hands;
#[path = "support/walk.rs"]
mod walk;

use std::collections::BTreeSet;

use cairnbook::{
    app::{App, Effect, Event, Scene, help},
    base::{Kind, Slot},
    page::{Act, Allowed, Block, Code, FieldKind, Scope, Stroke, Target, action},
    plain::Talk,
    screens::Place,
    workbook::Workbook,
};
use crossterm::event::{KeyCode, KeyModifiers};
use eyes::{Screen, must_be_plain};
use hands::{Dice, Hands, LOOKS, Move, kept};
use walk::{Stop, World, walk};

const SIZES: [(u16, u16); 7] = [(0, 0), (1, 1), (20, 5), (40, 12), (80, 24), (100, 30), (200, 60)];

/// What a person could notice of a change.
fn noticed(before: &Scene, now: &Scene) -> bool {
    let new_words = now.notice.is_some() && now.notice != before.notice;
    let parts = |s: &Scene| (s.page.clone(), s.focus.clone(), s.writing.clone(), s.place.clone(), s.hidden, s.visit);
    new_words || parts(before) != parts(now)
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
        let targets = scene.page.targets();
        let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
        assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere at {at}");
    }

    /// Every action that is offered here does something, and every refused one says why.
    fn try_actions(&mut self, stop: &Stop, focus: Option<&Target>, at: &str) {
        let mut there = stop.stand(focus);
        let before = there.scene();
        let book = there.kept();
        for offer in &before.actions {
            let far = matches!(offer.scope, Scope::Everywhere | Scope::Moving);
            let variant = walk::variant(there.app.place());
            let kind = format!("act {:?} {variant} {} {:?} {:?}", stop.world, before.writing.is_some(), offer.act, offer.allowed);
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
    fn try_keys(&mut self, stop: &Stop, focus: Option<&Target>, before: &Scene, at: &str) {
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
    walk(|stop, focus, is_new| {
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
        "Today", "Goals", "Goal", "Step", "About", "Reflect", "Milestones", "Entry", "More", "Settings", "Why", "Choose",
        "Ask PutAside", "Ask Tried", "Ask Changed", "Ask Unsaved", "Help", "Palette",
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
    walk(|stop, focus, is_new| {
        let mut hands = stop.stand(focus);
        let scene = hands.scene();
        let first = focus.is_none() || scene.page.targets().first() == focus.as_ref();
        if !is_new || !first || scene.writing.is_some() || scene.hidden || stop.is_moving() {
            return;
        }
        let mut reached: BTreeSet<Target> = scene.focus.iter().cloned().collect();
        for _ in 1..scene.page.targets().len() {
            hands.press(&[Code::Down]);
            reached.extend(hands.scene().focus);
        }
        for target in hands.scene().page.targets() {
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
        6 => Event::Key(Stroke::plain(*dice.pick(&[Code::Backspace, Code::Delete, Code::BackTab, Code::F(7), Code::Tab]))),
        7..9 => Event::Key(Stroke::plain(*dice.pick(&[Code::Enter, Code::Enter, Code::Esc, Code::Down, Code::Up]))),
        9..11 => Event::Do(dice.pick(action::TABLE).act),
        11..13 => match scene.page.targets().as_slice() {
            [] => Event::Tick,
            targets => Event::Focus((*dice.pick(targets)).clone()),
        },
        13..18 => match scene.writing.clone().or_else(|| any_slot(dice, &scene)) {
            Some(slot) => {
                let texts = ["", "a", "One step", "31.2.", "5", "tomorrow", "after Eid", "two\nlines", "  ", "11", "爸爸"];
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
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let start = if seed % 2 == 0 { book::filled() } else { Workbook::default() };
        let mut hands = Hands::on(&start);
        let mut last = String::new();
        for n in 0..500 {
            let event = any_event(&mut dice, &mut hands);
            last = format!("seed {seed}, event {n}: {event:?}");
            hands.send(event);
            hands.now.ms += [0, 100, 900, 3_000][dice.roll(4)];
            let scene = hands.scene();
            let targets = scene.page.targets();
            let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
            assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere: {last}");
        }
        to_the_root(&mut hands);
        let end = hands.kept();
        let nothing = |act, hands: &mut Hands| {
            let all = hands.scene().actions;
            all.iter().any(|a| a.act == act && a.allowed != Allowed::Yes)
        };
        let mut count = 0;
        while !nothing(Act::Undo, &mut hands) {
            hands.act(Act::Undo);
            count += 1;
            assert!(count <= 500, "undo has no end: {last}");
        }
        assert!(hands.kept() == kept(&start), "undoing all of it gives another start: {last}");
        while !nothing(Act::Redo, &mut hands) {
            hands.act(Act::Redo);
            count += 1;
            assert!(count <= 1_000, "redo has no end: {last}");
        }
        assert!(hands.kept() == end, "doing all of it again gives another end: {last}");
    }
}
