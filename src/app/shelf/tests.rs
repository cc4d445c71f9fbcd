//! The shelf as a machine: keys and files in, rows and wishes out.

use super::*;
use crate::{
    base::Text,
    page::{Block, List},
};

fn day(text: &str) -> Day {
    Day::iso(text).unwrap()
}

fn files(count: usize) -> Vec<OsString> {
    (0..count).map(|n| format!("book{n:04}.ron").into()).collect()
}

fn shelf(files: Vec<OsString>) -> Shelf {
    let mut shelf = Shelf::new(Arc::new(Content::english()), "clients", "cairnbook", day("2026-11-22"));
    shelf.list(files, day("2026-11-22"));
    shelf
}

fn named(name: &str) -> Known {
    Known::Told(Box::new(Listed { listed: true, name: Text::new(name), ..Listed::default() }))
}

fn press(shelf: &mut Shelf, code: Code) -> Option<Wish> {
    shelf.update(Event::Key(Stroke::plain(code)))
}

fn list(shelf: &mut Shelf) -> List {
    shelf.scene().page.lists().next().cloned().unwrap_or_default()
}

/// The words of the row in focus.
fn focused(shelf: &mut Shelf) -> String {
    let scene = shelf.scene();
    scene.focus.as_ref().and_then(|focus| scene.page.row(focus)).map(|row| row.text.clone()).unwrap_or_default()
}

#[test]
fn names_come_in_order_whatever_their_letters() {
    let mut shelf = shelf(["b.ron", "A.ron", "c.ron", "B2.ron"].map(OsString::from).into());
    let texts: Vec<String> = list(&mut shelf).rows.into_iter().map(|row| row.text).collect();
    assert_eq!(texts, ["A.ron", "b.ron", "B2.ron", "c.ron"]);
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    let mut shelf = shelf(["a.ron", "b.ron", "Café.ron"].map(OsString::from).into());
    shelf.tell(0, named("Zoë O’Hara"));
    press(&mut shelf, Code::Char('/'));
    for (typed, found) in [("zoe", "Zoë"), ("O'HARA zoe\u{308}", "Zoë"), ("cafe", "Café"), ("CAFE\u{301}.ron", "Café")]
    {
        shelf.update(Event::Write { slot: filter_slot(), text: typed.into() });
        let texts: Vec<String> =
            list(&mut shelf).rows.into_iter().map(|row| format!("{} {}", row.text, row.note)).collect();
        assert!(texts.len() == 1 && texts[0].contains(found), "{typed}: {texts:?}");
    }
}

#[test]
fn a_long_shelf_is_a_window_and_its_ends_are_one_key_away() {
    let mut shelf = shelf(files(10_000));
    assert_eq!((list(&mut shelf).total, list(&mut shelf).rows.len()), (10_000, ROWS));
    press(&mut shelf, Code::End);
    assert_eq!(focused(&mut shelf), "book9999.ron");
    assert_eq!(list(&mut shelf).first, 10_000 - ROWS);
    press(&mut shelf, Code::Home);
    for n in 1..300 {
        press(&mut shelf, Code::Down);
        assert_eq!(focused(&mut shelf), format!("book{n:04}.ron"));
    }
    for _ in 0..29 {
        press(&mut shelf, Code::PageUp);
    }
    assert_eq!(focused(&mut shelf), "book0009.ron");
}

#[test]
fn a_page_is_made_anew_only_for_what_is_in_sight() {
    let mut shelf = shelf(files(500));
    shelf.scene();
    assert!(shelf.tell(3, named("Sam")), "in sight");
    assert!(!shelf.tell(3, named("Sam")), "nothing new");
    assert!(!shelf.tell(400, named("Mei")), "out of sight");
    assert!(!shelf.tell(9_999, named("Nobody")), "not there");
    assert_eq!(list(&mut shelf).rows[3].text, "Sam, book0003.ron");
    assert_eq!(shelf.unread_in_sight().len(), ROWS - 1);
    assert_eq!(shelf.unread().len(), 498);
}

#[test]
fn the_focus_stays_on_its_file_when_others_come_and_go() {
    let mut shelf = shelf(files(20));
    for _ in 0..5 {
        press(&mut shelf, Code::Down);
    }
    shelf.tell(5, named("Sam"));
    let mut others = files(20);
    others.extend(["a.ron".into(), "book0004b.ron".into()]);
    others.retain(|file| *file != "book0001.ron");
    shelf.list(others, day("2026-11-22"));
    assert_eq!(focused(&mut shelf), "Sam, book0005.ron", "what was known stays until it is read again");
    assert_eq!(shelf.unread().len(), 21);
    shelf.list(files(3), day("2026-11-22"));
    assert_eq!(focused(&mut shelf), "book0002.ron", "gone: as near as can be");
    shelf.list(Vec::new(), day("2026-11-22"));
    assert_eq!(shelf.scene().focus, None);
    assert_eq!(press(&mut shelf, Code::Enter), None);
}

#[test]
fn a_name_that_is_looked_for_may_come_later() {
    let mut shelf = shelf(files(40));
    press(&mut shelf, Code::Char('/'));
    let write = |text: &str| Event::Write { slot: filter_slot(), text: text.into() };
    shelf.update(write("sam"));
    assert_eq!(list(&mut shelf).total, 0);
    assert!(shelf.tell(30, named("Sam")) && shelf.tell(7, named("Samira")));
    assert!(!shelf.tell(8, named("Mei")));
    assert_eq!(list(&mut shelf).total, 2);
    assert_eq!(focused(&mut shelf), "Sam, book0030.ron", "the focus stays where it was");
    press(&mut shelf, Code::Up);
    assert_eq!(focused(&mut shelf), "Samira, book0007.ron");
    assert_eq!(press(&mut shelf, Code::Enter), Some(Wish::Open("book0007.ron".into())));
    press(&mut shelf, Code::Esc);
    assert_eq!((list(&mut shelf).total, shelf.near()), (40, 7));
    // Letters are words there, and keys elsewhere.
    press(&mut shelf, Code::Char('/'));
    let before = shelf.scene().visit;
    press(&mut shelf, Code::Char('?'));
    assert_eq!(shelf.scene().visit, before);
}

#[test]
fn hidden_it_takes_no_other_key() {
    let mut shelf = shelf(files(4));
    let hide = Event::Key(Stroke::ctrl('l'));
    shelf.update(hide.clone());
    assert!(shelf.scene().hidden);
    for key in [Stroke::plain(Code::Enter), Stroke::ctrl('q'), Stroke::plain(Code::Down), Stroke::letter('/')] {
        assert_eq!(shelf.update(Event::Key(key)), None);
    }
    shelf.update(hide);
    assert!(!shelf.scene().hidden && shelf.near() == 0);
    assert_eq!(shelf.update(Event::Key(Stroke::ctrl('q'))), Some(Wish::Leave));
}

#[test]
fn no_key_but_enter_and_those_to_leave_asks_for_anything() {
    let mut shelf = shelf(files(4));
    for c in (' '..='~').filter(|c| *c != '/' && *c != '?') {
        assert_eq!(press(&mut shelf, Code::Char(c)), None, "{c}");
        assert!(shelf.scene().notice.is_some(), "{c}");
    }
    press(&mut shelf, Code::Char('?'));
    assert!(shelf.scene().page.main.iter().any(|block| matches!(block, Block::Text(text) if text.contains("Enter"))));
    assert_eq!(press(&mut shelf, Code::Enter), None);
    press(&mut shelf, Code::Esc);
    assert_eq!(press(&mut shelf, Code::Esc), None);
    assert_eq!(press(&mut shelf, Code::Enter), Some(Wish::Open("book0000.ron".into())));
    assert_eq!(shelf.update(Event::Do(Act::Undo)), None);
    assert!(shelf.scene().notice.is_some());
}
