//! The shelf of a helper, as it looks and sounds, and the setting of who does not want to be on it.

use std::{ffi::OsString, sync::Arc};

use cairnbook::{
    app::shelf::{Known, Shelf},
    base::{Day, Id, Slot, Text, Value, When},
    content::Content,
    insight::shelf::{Listed, Promise},
    page::Act,
    workbook::{Edit, Settings, Workbook},
};

use crate::support::{
    book::{day, stamp},
    hands::Hands,
    on_ladder::choose,
    screens,
    seen::must_show,
};

fn promise(what: &str, by: Option<&str>) -> Promise {
    let by = by.map(|by| Day::iso(by).map_or_else(|| When::Words(Text::new(by)), When::Day));
    let due = by.as_ref().and_then(When::day).is_some_and(|by| by <= day("2026-11-22"));
    Promise { what: Text::new(what), by, due }
}

fn shelf(files: &[&str]) -> Shelf {
    let content = Arc::new(Content::english());
    let mut shelf = Shelf::new(content, "clients", "cairnbook ./clients/sam.ron", day("2026-11-22"));
    shelf.list(files.iter().map(OsString::from).collect(), day("2026-11-22"));
    shelf
}

/// One of each kind.
fn filled() -> Shelf {
    let mut shelf = shelf(&["priya.ron", "sam.ron", "broken.ron", "mei.ron", "dana.ron", "unread.ron"]);
    shelf.scene();
    let told = |listed| Known::Told(Box::new(listed));
    let dana = Listed { listed: true, seen: Some(day("2025-11-21")), ..Listed::default() };
    let mei = Listed {
        listed: true,
        name: Text::new("Mei"),
        seen: Some(day("2026-11-21")),
        meeting: Some(When::Day(day("2026-11-24"))),
        promises: vec![promise("Ana brings the map", Some("2026-11-22"))],
    };
    let sam = Listed {
        listed: true,
        name: Text::new("Sam"),
        seen: Some(day("2026-11-19")),
        meeting: None,
        promises: vec![
            promise("Ana asks at the college", Some("2026-11-20")),
            promise("Ana sends the form", Some("2026-12-04")),
            promise("Ana looks for a room", Some("after Eid")),
            promise("Ana asks Tom", None),
        ],
    };
    for (index, known) in
        [Known::Broken, told(dana), told(mei), told(Listed::default()), told(sam)].into_iter().enumerate()
    {
        assert!(shelf.tell(index, known), "{index} is in sight");
    }
    shelf
}

#[test]
fn the_shelf_tells_names_days_and_promises_and_nothing_of_whom_is_not_to_be_listed() {
    let words = Content::english().words;
    screens::scene_reads_the_same("shelf", filled().scene(), &words);
    screens::scene_reads_the_same("shelf_empty", shelf(&[]).scene(), &words);
}

#[test]
fn the_owner_of_a_workbook_says_whether_it_is_listed() {
    let mut book = Workbook::default();
    let walked = Slot::new(Id::settings(), &Settings::WALKED);
    book.apply(Edit::Set(walked, Some(Value::Yes(true))), stamp()).unwrap();
    let mut hands = Hands::on(&book);
    let listed = |hands: &Hands| Listed::of(hands.app.book(), day("2026-11-22")).listed;
    hands.act(Act::Settings);
    hands.act(Act::SayMore);
    must_show(&mut hands, "in their list of workbooks?");
    choose(&mut hands, "unlisted", "Only the name of my file");
    assert!(!listed(&hands));
    hands.act(Act::Undo);
    assert!(listed(&hands));
}
