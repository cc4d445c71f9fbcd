//! What anybody could do at any moment, at random: it can be taken back, letters write nothing, Esc leads out.
//!
//! Each walk and each place has dice of its own, thrown by its name: a new page, key or row leaves what is done elsewhere
//! as it is. `CAIRNBOOK_SEEDS=20` throws them twenty times instead of once. A walk that fails tells all that was done;
//! put into a file, it is done once more by
//! `CAIRNBOOK_TRAIL=FILE cargo test --test journeys a_trail_is_done_once_more -- --nocapture`.
//!
//! Never let two places share their dice, or fail without its trail.

use std::collections::BTreeMap;

use cairnbook::{
    app::Event,
    base::Slot,
    page::{Act, Allowed, Code, Place, Stroke, action},
    view::finding,
};

use crate::support::{
    hands::{Dice, Hands, kept, seeds},
    trail::{Trail, keys, slots, stands},
    walk::{Found, World, is_out, variant, walk},
};

/// Dice for each place on a way: what is done there the first time, the second time and so on is by its name.
#[derive(Default)]
struct Chance {
    seed: u64,
    been: BTreeMap<String, usize>,
}

impl Chance {
    fn here(&mut self, hands: &Hands) -> Dice {
        let place = variant(hands.app.place());
        let times = self.been.entry(place.clone()).or_default();
        *times += 1;
        Dice::named(&format!("{place}, {times}"), self.seed)
    }
}

/// One thing that anybody could do at any moment.
fn any_event(dice: &mut Dice, hands: &mut Hands) -> Event {
    const TEXTS: [&str; 11] =
        ["", "a", "One step", "31.2.", "5", "tomorrow", "after Eid", "two\nlines", "  ", "11", "爸爸"];
    let key = |stroke: Option<Stroke>| stroke.map(Event::Key);
    let plain = |dice: &mut Dice, codes: &[Code]| Some(Event::Key(Stroke::plain(*dice.pick(codes))));
    let event = match dice.roll(20) {
        0..6 => key(dice.favourite(keys(), |stroke| stroke.shown())),
        6 => plain(dice, &[Code::Backspace, Code::Delete, Code::BackTab, Code::F(7), Code::Tab]),
        7..9 => plain(dice, &[Code::Enter, Code::Enter, Code::Esc, Code::Down, Code::Up]),
        9..11 => dice.favourite(action::TABLE, |info| info.name.to_owned()).map(|info| Event::Do(info.act)),
        11..13 => {
            let page = hands.scene().page;
            let target = dice.favourite(page.row_ids(), |target| format!("{target:?}")).cloned();
            target.map(Event::Focus)
        }
        13..18 => {
            let scene = hands.scene();
            let slot = scene.writing.clone().or_else(|| dice.favourite(slots(&scene), |slot| format!("{slot:?}")));
            slot.map(|slot| Event::Write { slot, text: (*dice.pick(&TEXTS)).to_owned() })
        }
        18 => Some(Event::Resumed),
        _ => None,
    };
    event.unwrap_or(Event::Tick)
}

/// Back to the page at the root, where nothing is half done.
fn to_the_root(trail: &mut Trail) {
    if trail.hands.scene().hidden {
        trail.send(Event::Do(Act::Hide));
    }
    for _ in 0..100 {
        if is_out(&trail.hands.scene()) {
            return;
        }
        trail.press(Code::Esc);
    }
}

fn at_random(world: World, seed: u64, count: usize) -> Trail {
    let mut trail = Trail::begin(world);
    let mut chance = Chance { seed, ..Chance::default() };
    for _ in 0..count {
        // A talk folds what could be undone before; it has a test of its own.
        while matches!(trail.hands.app.place(), Place::Meet(_)) {
            trail.press(Code::Esc);
        }
        let mut dice = chance.here(&trail.hands);
        let event = any_event(&mut dice, &mut trail.hands);
        trail.send(event);
        trail.pause(*dice.pick(&[0, 100, 900, 3_000]));
        let scene = trail.hands.scene();
        let targets = scene.page.row_ids();
        let stands = scene.focus.as_ref().is_some_and(|focus| targets.contains(&focus));
        assert!(stands || (targets.is_empty() && scene.focus.is_none()), "the focus stands nowhere");
    }
    trail
}

fn can(act: Act, hands: &mut Hands) -> bool {
    hands.scene().actions.iter().any(|a| a.act == act && a.allowed == Allowed::Yes)
}

/// All of a walk is taken back, and done once more.
fn there_and_back(world: World, walks: u64) {
    for seed in seeds().flat_map(|round| (0..walks).map(move |nth| round * 1_000 + nth)) {
        let start = kept(world.hands().app.book());
        let mut trail = at_random(world, seed, 500);
        to_the_root(&mut trail);
        let end = trail.hands.kept();
        let mut undone = 0;
        while can(Act::Undo, &mut trail.hands) {
            trail.send(Event::Do(Act::Undo));
            undone += 1;
            assert!(undone <= 500, "undo has no end, seed {seed}");
        }
        assert!(trail.hands.kept() == start, "undoing all of it gives another start, seed {seed}");
        for _ in 0..undone {
            trail.send(Event::Do(Act::Redo));
        }
        assert!(trail.hands.kept() == end, "doing all of it again gives another end, seed {seed}");
    }
}

#[test]
fn whatever_is_done_in_a_filled_workbook_can_be_undone_and_done_again() {
    there_and_back(World::Filled, 60);
}

#[test]
fn whatever_is_done_in_an_empty_workbook_can_be_undone_and_done_again() {
    there_and_back(World::Empty, 20);
}

#[test]
fn whatever_is_done_from_the_first_start_on_can_be_undone_and_done_again() {
    there_and_back(World::New, 40);
}

/// Letters, digits and signs as a terminal tells them. Where they are text they are written; anywhere else they change
/// nothing.
fn letters_in_vain(found: &Found, round: u64, count: usize) {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()+-*/=<>#%&@_~ä爸é";
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut dice = Dice::named(&found.name, round);
    let mut trail = Trail::at(found);
    let mut before = trail.hands.kept();
    for _ in 0..count {
        let is_field = |slot: Slot| slot != finding::filter_slot();
        let scene = trail.hands.scene();
        let written = scene.writing.or(scene.types_into).is_some_and(is_field);
        trail.letter(*dice.pick(&letters));
        // One of several opened a field to write in: they are text in there.
        let opened = trail.hands.scene().writing.is_some_and(is_field);
        if written || opened {
            // Out of the words, so that the next letters are keys again.
            trail.press(Code::Esc);
            trail.press(Code::Esc);
            before = trail.hands.kept();
        }
        assert!(trail.hands.kept() == before, "a letter that is no text changed the workbook: {found}");
    }
    to_the_root(&mut trail);
    assert!(is_out(&trail.hands.scene()), "Esc does not lead back: {found}");
}

/// Each kind of place gets two thousand letters, wherever in it one can stand.
fn letters_in(world: World) {
    const EACH: usize = 2_000;
    let mut kinds: BTreeMap<String, Vec<&Found>> = BTreeMap::new();
    walk(&[world], |found| {
        let mut hands = found.hands();
        let scene = hands.scene();
        let filtering = scene.writing == Some(finding::filter_slot());
        if found.is_new && !scene.hidden && (scene.writing.is_none() || filtering) {
            kinds.entry(variant(hands.app.place())).or_default().push(found);
        }
    });
    assert!(kinds.len() >= 6, "letters were typed in few places: {:?}", kinds.keys());
    for seed in seeds() {
        for founds in kinds.values() {
            let most = (EACH / founds.len()).clamp(8, 100);
            let rounds = EACH.div_ceil(most * founds.len());
            for (round, found) in (0..rounds).flat_map(|round| founds.iter().map(move |found| (round, found))) {
                letters_in_vain(found, seed * 1_000 + u64::try_from(round).unwrap(), most);
            }
        }
    }
}

#[test]
fn letters_change_nothing_but_as_text_in_a_filled_workbook() {
    letters_in(World::Filled);
}

#[test]
fn letters_change_nothing_but_as_text_in_an_empty_workbook() {
    letters_in(World::Empty);
}

#[test]
fn letters_change_nothing_but_as_text_in_the_first_run() {
    letters_in(World::New);
}

#[test]
fn a_trail_is_done_once_more() {
    if let Some(file) = std::env::var_os("CAIRNBOOK_TRAIL") {
        let mut trail = Trail::again(&std::fs::read_to_string(file).unwrap());
        let scene = trail.hands.scene();
        println!("{}# {}\n{scene:#?}", trail.told(), stands(&trail.hands, &scene));
        return;
    }
    for (seed, world) in [World::Filled, World::Empty, World::New].into_iter().enumerate() {
        let mut first = at_random(world, u64::try_from(seed).unwrap(), 150);
        "a7 z爸".chars().for_each(|letter| first.letter(letter));
        let mut second = Trail::again(&first.told());
        assert!(first.hands.kept() == second.hands.kept(), "{world:?}");
        assert_eq!(first.hands.scene(), second.hands.scene(), "{world:?}");
        assert_eq!(first.told(), second.told());
    }
}
