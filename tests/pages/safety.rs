//! The two keys that must work for someone who is afraid: someone to call, and hide. From every place, field,
//! question and month sheet, in both states.

use std::collections::BTreeSet;

use cairnbook::page::{Act, action};
use crossterm::event::{Event as Input, KeyCode, KeyModifiers};

use crate::support::{
    book, eyes,
    hands::{Dice, Hands, LOOKS, seeds},
    walk::{self, Found, World, walk},
};

const CTRL: KeyModifiers = KeyModifiers::CONTROL;

/// Every kind of stop, once, with the hands there.
fn everywhere(mut visit: impl FnMut(&Found, Hands)) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    walk(&[World::Filled, World::Empty, World::LookOnly], |found| {
        if found.is_new {
            let hands = found.hands();
            places.insert(walk::variant(hands.app.place()));
            visit(found, hands);
        }
    });
    places
}

#[test]
fn someone_to_call_is_one_key_away_from_everywhere_and_esc_leads_back() {
    let places = everywhere(|at, mut hands| {
        let before = hands.scene();
        if before.hidden {
            return;
        }
        let (place, book) = (hands.place(), hands.kept());
        assert!(before.call.contains("Ctrl-G"), "the key is not on the screen at {at}");
        hands.key(KeyCode::Char('g'), CTRL);
        assert_eq!(hands.place(), "Reflect call", "Ctrl-G does not lead to someone to call at {at}");
        assert!(hands.kept() == book, "looking whom to call changed the workbook at {at}");
        hands.key(KeyCode::Esc, KeyModifiers::NONE);
        // Where it lies open below already, it is gone back to.
        let was_open = at.to_string().contains("Call");
        assert!(hands.place() == place || was_open, "Esc does not lead back to {at}");
    });
    assert!(places.len() > 15, "the walk was short: {places:?}");
    for info in action::TABLE.iter().filter(|info| matches!(info.act, Act::Call | Act::Hide)) {
        assert!(info.in_text && !info.edits, "{} works while words are written, and to look only", info.name);
    }
}

#[test]
fn hidden_from_everywhere_no_key_reaches_the_workbook_and_the_same_key_brings_all_back() {
    everywhere(|at, mut hands| {
        let before = hands.scene();
        if before.hidden {
            return;
        }
        hands.key(KeyCode::Char('l'), CTRL);
        let scene = hands.scene();
        assert!(scene.hidden, "Ctrl-L does not hide at {at}");
        let drawn = eyes::drawn(&scene, hands.app.words(), 80, 24, LOOKS);
        assert!(!drawn.contains(&scene.name), "the name of the program stands on the dull page");
        let title = before.page.title.trim();
        assert!(title.is_empty() || !drawn.contains(title), "{title:?} stands on the dull page at {at}");
        let (book, place) = (hands.kept(), hands.place());
        for mut dice in seeds().map(|seed| Dice::named(&at.name, seed)) {
            (0..40).for_each(|_| any_key_but_hide(&mut dice, &mut hands));
        }
        hands.input(&Input::Paste("pasted while hidden".into()));
        assert!(hands.scene().hidden, "a key brought the words back at {at}");
        assert!(hands.kept() == book && hands.place() == place, "a key reached the workbook behind {at}");
        hands.key(KeyCode::Char('l'), CTRL);
        let now = hands.scene();
        assert!(!now.hidden, "the same key does not bring it back at {at}");
        assert!(
            now.page == before.page && now.focus == before.focus && now.writing == before.writing,
            "{at} is changed"
        );
    });
}

fn any_key_but_hide(dice: &mut Dice, hands: &mut Hands) {
    let letters: Vec<char> = "abcdefghijkmnopqrstuvwxyz 0123456789/?:.".chars().collect();
    let codes = [KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right];
    match dice.roll(3) {
        0 => hands.key(KeyCode::Char(*dice.pick(&letters)), KeyModifiers::NONE),
        1 => hands.key(KeyCode::Char(*dice.pick(&letters)), CTRL),
        _ => hands.key(*dice.pick(&codes), KeyModifiers::NONE),
    }
}

#[test]
fn hidden_the_last_words_are_not_taken_back() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::AddNote);
    hands.type_keys("He came to the door again");
    let book = hands.kept();
    for keys in [&['z'][..], &['z', 'z', 'y'], &['w'], &['u']] {
        hands.key(KeyCode::Char('l'), CTRL);
        for key in keys {
            hands.key(KeyCode::Char(*key), CTRL);
        }
        hands.act(Act::Undo);
        hands.key(KeyCode::Char('l'), CTRL);
        assert!(!hands.scene().hidden);
        assert!(
            hands.kept() == book,
            "behind the dull page Ctrl-{keys:?} took words away that nobody saw go: {}",
            hands.notice()
        );
    }
}

#[test]
fn the_row_that_leads_to_someone_to_call_stands_under_more() {
    let mut hands = Hands::on(&book::filled());
    hands.act(Act::More);
    assert!(hands.offers("Someone to call"));
    assert!(hands.offers("Who can see this"));
}
