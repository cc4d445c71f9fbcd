//! Cards on piles, the top few of them, and what is asked of each, as a person meets them.

use cairnbook::{
    base::{Id, Key, RowValue, Slot, Value},
    page::Act,
    workbook::{Edit, Stamp, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book,
    hands::{Hands, kept},
    screens::{self, reads_the_same, sounds_the_same},
    seen::said,
    voice::{Voice, has, number_of},
    ways::{chosen, enter_on, fill, undo, walk_to},
};

fn on(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::About);
    hands.choose_page("matters");
    hands
}

fn cards() -> Hands {
    let mut hands = on(&Workbook::default());
    enter_on(&mut hands, "Sort twelve cards");
    hands
}

fn key(hands: &mut Hands, key: KeyCode) {
    hands.key(key, KeyModifiers::NONE);
}

/// Where each card lies: name and pile.
fn piles(book: &Workbook) -> Vec<(String, String)> {
    let rows = book.answers("matters").map_or(&[][..], |answers| answers.rows(&Key::of("piles")));
    let pile = |row: &RowValue| match row.cells.get(&Key::of("pile")) {
        Some(Value::Pick(key)) => key.as_str().to_owned(),
        other => format!("{other:?}"),
    };
    rows.iter().map(|row| (row.id.as_str().to_owned(), pile(row))).collect()
}

fn top(book: &Workbook) -> Vec<Key> {
    book.answers("matters").map_or_else(Vec::new, |answers| answers.fields.picks(&Key::of("top")).to_vec())
}

fn heading(hands: &mut Hands) -> String {
    said(&hands.scene()).join("\n")
}

#[test]
fn right_and_left_and_enter_put_a_card_down_and_say_so() {
    let mut hands = cards();
    reads_the_same("sort_first", &mut hands);
    sounds_the_same("sort_first", &mut hands);
    assert_eq!(chosen(&mut hands), "Somewhat", "the focus begins in the middle");
    key(&mut hands, KeyCode::Right);
    assert_eq!(hands.notice(), "You put “Family” on the “Very much” pile. Ctrl-Z undoes it.");
    assert!(heading(&mut hands).contains("Friends"));
    key(&mut hands, KeyCode::Left);
    assert_eq!(hands.notice(), "You put “Friends” on the “Not so much” pile. Ctrl-Z undoes it.");
    key(&mut hands, KeyCode::Enter);
    enter_on(&mut hands, "Leave it out");
    assert_eq!(chosen(&mut hands), "Somewhat", "and begins there again at each card");
    let lie = piles(hands.app.book());
    let lie: Vec<(&str, &str)> = lie.iter().map(|(card, pile)| (card.as_str(), pile.as_str())).collect();
    assert_eq!(lie, [("r_family", "very"), ("r_friends", "not"), ("r_calm", "some"), ("r_safety", "out")]);
    undo(&mut hands);
    assert!(heading(&mut hands).contains("Safety"), "an undo brings the card back into the hand");
    assert_eq!(piles(hands.app.book()).len(), 3);
}

#[test]
fn it_stops_at_any_card_goes_on_there_and_the_piles_can_be_looked_at_and_changed() {
    let mut hands = cards();
    for pile in [KeyCode::Right, KeyCode::Left] {
        key(&mut hands, pile);
    }
    enter_on(&mut hands, "Stop here");
    assert!(heading(&mut hands).contains("very much: Family"));
    enter_on(&mut hands, "Sort twelve cards");
    assert!(heading(&mut hands).contains("Calm"), "it goes on at the third card");
    enter_on(&mut hands, "Look at the piles");
    reads_the_same("sort_piles", &mut hands);
    enter_on(&mut hands, "Friends");
    assert_eq!(chosen(&mut hands), "Not so much", "a card that lies somewhere begins there");
    let said = |hands: &mut Hands, pile: &str| {
        let scene = hands.scene();
        scene.page.lists().flat_map(|list| &list.rows).find(|row| row.text == pile).map(|row| row.said.clone())
    };
    assert_eq!(said(&mut hands, "Not so much").as_deref(), Some("chosen"), "and says where it lies");
    assert_eq!(said(&mut hands, "Very much").as_deref(), Some("not chosen"));
    enter_on(&mut hands, "Very much");
    assert!(heading(&mut hands).contains("Back to the cards"), "and it leads back to the piles");
    assert_eq!(piles(hands.app.book())[1], ("r_friends".to_owned(), "very".to_owned()));
    key(&mut hands, KeyCode::Esc);
    assert!(heading(&mut hands).contains("Calm"));
}

#[test]
fn more_cards_come_only_when_asked_for_and_own_cards_join() {
    let mut hands = cards();
    for _ in 0..12 {
        key(&mut hands, KeyCode::Enter);
    }
    assert_eq!(piles(hands.app.book()).len(), 12);
    key(&mut hands, KeyCode::Enter);
    assert_eq!(chosen(&mut hands), "Sort twelve cards", "Enter once too often leads back, and says nothing");
    key(&mut hands, KeyCode::Enter);
    screens::fits("sort_all_lie", &mut hands);
    enter_on(&mut hands, "Add a card of my own");
    hands.type_keys("the sea");
    key(&mut hands, KeyCode::Esc);
    key(&mut hands, KeyCode::Esc);
    assert!(heading(&mut hands).contains("the sea"), "the own card waits: {}", heading(&mut hands));
    walk_to(&mut hands, "Very much");
    key(&mut hands, KeyCode::Right);
    enter_on(&mut hands, "More cards");
    key(&mut hands, KeyCode::Right);
    assert!(heading(&mut hands).contains("Rest"), "the others follow one by one: {}", heading(&mut hands));
    assert_eq!(chosen(&mut hands), "Somewhat");
    for _ in 0..23 {
        key(&mut hands, KeyCode::Left);
    }
    assert_eq!(piles(hands.app.book()).len(), 37);
    assert!(!heading(&mut hands).contains("More cards"));
    key(&mut hands, KeyCode::Esc);
    enter_on(&mut hands, "Which three");
    let rows = heading(&mut hands);
    assert!(rows.contains("the sea") && rows.contains("Love"), "{rows}");
    assert!(rows.contains("Family"), "fewer than three matter very much: those that matter some are there, too");
}

#[test]
fn the_top_few_keep_their_order_and_one_can_move_up() {
    let mut hands = cards();
    for _ in 0..6 {
        key(&mut hands, KeyCode::Right);
    }
    key(&mut hands, KeyCode::Esc);
    enter_on(&mut hands, "Which three");
    assert!(heading(&mut hands).contains("on a hard day"), "more than five lie there");
    for card in ["Safety", "Family", "Calm"] {
        enter_on(&mut hands, card);
    }
    reads_the_same("sort_top", &mut hands);
    let names = |hands: &Hands| top(hands.app.book()).iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&hands), ["safety", "family", "calm"]);
    enter_on(&mut hands, "Move “Calm” up one");
    assert_eq!(names(&hands), ["safety", "calm", "family"]);
    assert_eq!(hands.notice(), "You moved “Calm” up one. Ctrl-Z undoes it.");
    enter_on(&mut hands, "1. Safety");
    assert_eq!(names(&hands), ["calm", "family"], "chosen once more, it is let go");
    undo(&mut hands);
    key(&mut hands, KeyCode::Esc);
    assert!(heading(&mut hands).contains("1. Safety, 2. Calm, 3. Family"), "{}", heading(&mut hands));
}

#[test]
fn each_of_the_top_few_is_asked_about_and_is_a_thing_to_link_to() {
    let mut hands = on(&Workbook::default());
    enter_on(&mut hands, "Which three");
    enter_on(&mut hands, "Calm");
    enter_on(&mut hands, "That is all");
    hands.act(Act::SayMore);
    walk_to(&mut hands, "Calm");
    key(&mut hands, KeyCode::Enter);
    fill(&mut hands, "What does it look like", "I sit by the window.");
    fill(&mut hands, "How often has it", "3");
    reads_the_same("sort_each", &mut hands);
    key(&mut hands, KeyCode::Esc);
    let page = heading(&mut hands);
    assert!(page.contains("I sit by the window"), "{page}");
    assert!(page.contains("There has not been much of this in your life lately: Calm."), "{page}");
    enter_on(&mut hands, "Which three");
    enter_on(&mut hands, "1. Calm");
    key(&mut hands, KeyCode::Esc);
    let page = heading(&mut hands);
    assert!(page.contains("I sit by the window"), "what was said of it stays: {page}");
}

#[test]
fn what_was_answered_before_there_were_piles_stays_readable() {
    let record = Id::page("matters");
    let mut old = Workbook::default();
    let said: [(&str, Value); 3] = [
        ("top", Value::Picks(vec![Key::of("family"), Key::of("calm"), Key::of("helping")])),
        ("lived_lately", Value::Rate(3)),
        ("bit_more", Value::Text("Call my sister on Sundays.".into())),
    ];
    let stamp: Stamp = book::stamp();
    for (field, value) in said {
        old.apply(Edit::Set(Slot::new(record, &Key::from(field)), Some(value)), stamp).unwrap();
    }
    let mut hands = on(&old);
    let before = kept(hands.app.book());
    assert!(
        heading(&mut hands).contains("1. Family, 2. Calm, 3. Being useful")
            || heading(&mut hands).contains("3. Helping")
    );
    hands.act(Act::SayMore);
    hands.act(Act::SayMore);
    let page = heading(&mut hands);
    assert!(page.contains("Call my sister on Sundays.") && page.contains("in the last few weeks"), "{page}");
    enter_on(&mut hands, "Which three");
    let rows = heading(&mut hands);
    assert!(rows.contains("1. Family") && rows.contains("Faith"), "{rows}");
    assert!(kept(hands.app.book()) == before);
}

#[test]
fn line_by_line_the_same_piles_come_of_it() {
    let mut voice = Voice::new(on(&Workbook::default()));
    let said = voice.says(".again");
    voice.says(&number_of(&said, "Sort twelve cards"));
    let said = voice.says("Very");
    assert!(has(&said, "Family") && has(&said, "Friends"), "{said:#?}");
    voice.says("Not so");
    voice.says("some");
    let mut hands = cards();
    for pile in [KeyCode::Right, KeyCode::Left, KeyCode::Enter] {
        key(&mut hands, pile);
    }
    assert_eq!(piles(voice.hands.app.book()), piles(hands.app.book()));
}

#[test]
fn right_and_left_do_nothing_where_no_pile_is_in_focus() {
    let mut hands = cards();
    for row in ["Add a card", "Stop here"] {
        walk_to(&mut hands, row);
        for arrow in [KeyCode::Right, KeyCode::Left] {
            key(&mut hands, arrow);
            assert_eq!(piles(hands.app.book()), [], "{arrow:?} on {row}");
        }
    }
    walk_to(&mut hands, "Leave it out");
    key(&mut hands, KeyCode::Right);
    assert_eq!(piles(hands.app.book()).len(), 1);
}
