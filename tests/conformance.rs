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
    page::{Act, Allowed, Block, Code, FieldKind, Stroke, Target, action},
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
    tries: usize,
}

impl Checks {
    fn new() -> Self {
        let screens = SIZES.into_iter().map(|(width, height)| Screen::new(width, height, LOOKS)).collect();
        Self { screens, taken: BTreeSet::new(), draws: 0, tries: 0 }
    }

    fn look(&mut self, app: &App, scene: &Scene, at: &str) {
        for screen in &mut self.screens {
            screen.draw(scene, app.words());
            self.draws += 1;
        }
        must_be_plain(&eyes::spoken(scene, app.words()), at);
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
            let mut hands = stop.stand(focus);
            self.tries += 1;
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
    eprintln!("{focuses} focuses, {} draws, {} tries", checks.draws, checks.tries);
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
