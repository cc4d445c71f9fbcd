//! Milestones and finding, as their users meet them, in both faces.

use cairnbook::{
    base::{Id, Moment, When, Who},
    page::{Act, Code},
    workbook::{Edit, Entry, EntryKind, Stamp, Workbook},
};
use crossterm::event::{Event as Input, KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::support::{
    book::{self, id},
    entries::*,
    eyes::{self, Screen},
    hands::{self, Hands, LOOKS},
    voice::{Voice, has, number_of},
    ways::letter,
};

const STAMP: Stamp = Stamp { who: Who::Me, at: Moment(0) };

/// Entries on one day after the other, a stone, a note, a stone, a hard time; every tenth has the word "river".
fn long(entries: u32) -> Workbook {
    let mut book = Workbook::default();
    let first = book::day("2016-01-01");
    for n in 0..entries {
        let kind = [EntryKind::Milestone, EntryKind::Note, EntryKind::Milestone, EntryKind::HardTime][n as usize % 4];
        let day = first.plus_days(i64::from(n) * 3_650 / i64::from(entries));
        let mut entry = Entry::new(Id::of(&format!("e_{n}")).unwrap(), Who::Me, Moment(0), kind, day);
        let word = if n % 10 == 0 { "river" } else { "road" };
        entry.words = format!("I walked to the {word}, day {n}").as_str().into();
        book.apply(Edit::AddEntry(entry), STAMP).unwrap();
    }
    book
}

#[test]
fn days_months_years_and_back() {
    let mut hands = filled(&[Act::Milestones]);
    assert!(hands.offers("Looking at: days"));
    hands.focus_on("Make soup on a Thursday");
    letter(&mut hands, 'v');
    // What was in focus is seen from further off.
    assert_eq!(focus(&mut hands), "September 2026");
    assert!(hands.offers("Looking at: months"));
    let november = hands.row("November 2026");
    assert_eq!(november.note, "3 stones, 1 hard time, 1 note, 1 check-in");
    assert_eq!(hands.row("Without a date").note, "1 stone, 1 note");
    letter(&mut hands, 'v');
    assert_eq!(focus(&mut hands), "2026");
    assert_eq!(texts(&mut hands), ["2026", "2025", "Without a date"]);
    // Enter looks closer, with the newest in focus.
    hands.press(&[Code::Enter]);
    assert_eq!(focus(&mut hands), "November 2026");
    hands.press(&[Code::Down, Code::Enter]);
    assert!(focus(&mut hands).starts_with("I went to the office on the fourth floor"));
    assert!(hands.offers("Looking at: days"));
    // No letter is needed: the row does it, and stays in focus.
    hands.choose("Looking at: days");
    assert_eq!(focus(&mut hands), "Looking at: months");
    assert_eq!(texts(&mut hands)[0], "November 2026");
    hands.press(&[Code::Enter]);
    hands.choose("Without a date");
    let undated = in_focus(&mut hands);
    assert!(matches!(hands.app.book().entry(undated).unwrap().on, When::Words(_)));
}

#[test]
fn zoom_in_plain_lines() {
    let mut voice = Voice::new(filled(&[]));
    let said = voice.says("milestones");
    let number = number_of(&said, "Looking at: days");
    let said = voice.says(&number);
    assert!(has(&said, "Looking at: months"), "{said:#?}");
    // It is another page, and said as one.
    assert!(has(&said, "Milestones by month") && !has(&said, "No longer here"), "{said:#?}");
    assert!(has(&said, "November 2026. 3 stones, 1 hard time, 1 note, 1 check-in"), "{said:#?}");
    let said = voice.says(&number_of(&said, "October 2026"));
    assert!(has(&said, "Looking at: days"), "{said:#?}");
    // Also where few days become few years.
    let mut voice = Voice::new(Hands::on(&long(3)));
    for _ in 0..2 {
        let number = number_of(&voice.says("milestones"), "Looking at: ");
        let said = voice.says(&number);
        assert!(
            said.contains(&"Milestones by month".into()) || said.contains(&"Milestones by year".into()),
            "{said:#?}"
        );
        assert!(!has(&said, "No longer here"), "{said:#?}");
    }
}

#[test]
fn words_in_any_case_find_entries() {
    let mut hands = filled(&[Act::Milestones]);
    letter(&mut hands, '/');
    assert_eq!(hands.place(), "Find");
    // With nothing typed: the newest.
    assert_eq!(list(&mut hands).total, 36);
    hands.type_keys("THE Box");
    let signs = "I hear the radio and I make tea. The letters lie in the box, and the bo…";
    let found = ["Put the letters in one box", signs, "Put the letters in one box", "Ana gave me the blue box."];
    assert_eq!(texts(&mut hands), found);
    let said = hands.scene().page.field(&cairnbook::view::finding::filter_slot()).unwrap().echo.clone();
    assert_eq!(said, "4 found");
    // The first is in focus; Enter opens it, and all is as it was on coming back.
    assert_eq!(focus(&mut hands), "Put the letters in one box");
    hands.press(&[Code::Down, Code::Down, Code::Down, Code::Enter]);
    assert!(hands.is_at("Entry"));
    hands.press(&[Code::Esc]);
    assert_eq!(texts(&mut hands).len(), 4);
    assert_eq!(focus(&mut hands), "Ana gave me the blue box.");
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Milestones");
    // Begun anew, nothing is left of it.
    letter(&mut hands, '/');
    assert_eq!(list(&mut hands).total, 36);
}

#[test]
fn kinds_goals_and_days_are_found_by_their_words() {
    let mut hands = filled(&[Act::Find]);
    for (typed, found) in
        [("hard time", 6), ("check-in", 5), ("without fear", 5), ("November 2026", 6), ("before the move", 2)]
    {
        hands.write(typed);
        assert_eq!(list(&mut hands).total, found, "{typed}");
    }
    hands.write("zebra");
    assert_eq!(list(&mut hands).total, 0);
    assert!(list(&mut hands).empty.starts_with("Nothing found."));
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Today");
    hands.act(Act::AddNote);
    hands.write("今天爸爸来了");
    hands.press(&[Code::Esc, Code::Esc]);
    hands.act(Act::Find);
    hands.write("爸爸");
    assert_eq!(texts(&mut hands), ["今天爸爸来了"]);
}

#[test]
fn a_kind_a_goal_and_a_time_narrow_what_is_found() {
    let mut hands = filled(&[Act::Find]);
    hands.choose("Kind: ");
    assert_eq!(focus(&mut hands), "all");
    hands.choose("hard times");
    assert_eq!(hands.place(), "Find");
    assert!(hands.offers("Kind: hard times"));
    assert_eq!(list(&mut hands).total, 6);
    hands.choose("Goal: ");
    hands.choose("Open my mail without fear");
    assert_eq!(texts(&mut hands), ["The bank called. I did not pick up."]);
    // It stays while one goes to an entry and back.
    hands.choose("The bank called. I did not pick up.");
    hands.press(&[Code::Esc]);
    assert!(hands.offers("Goal: Open my mail without fear"));
    assert_eq!(list(&mut hands).total, 1);
    hands.choose("Kind: ");
    hands.choose("all");
    // The goal, its nine steps, and four entries.
    assert_eq!(list(&mut hands).total, 14);
    hands.choose("Goal: ");
    hands.choose("all");
    hands.choose("When: ");
    let times = texts(&mut hands);
    assert_eq!(times, ["any time", "this month", "this year", "2026", "2025"]);
    hands.choose("2025");
    assert_eq!(texts(&mut hands), ["I called my sister"]);
    // A hard time that was written since is found, too.
    hands.choose("When: ");
    hands.choose("this month");
    assert_eq!(list(&mut hands).total, 6);
    hands.act(Act::AddHardTime);
    hands.write("Rain all day");
    hands.press(&[Code::Esc, Code::Esc]);
    assert_eq!(list(&mut hands).total, 7);
}

#[test]
fn find_in_plain_lines() {
    let mut voice = Voice::new(filled(&[]));
    let said = voice.says("find");
    assert!(has(&said, "Question: What are you looking for?"), "{said:#?}");
    let said = voice.says("the BOX");
    assert!(has(&said, "What are you looking for? the BOX. 4 found"), "{said:#?}");
    assert!(has(&said, "Ana gave me the blue box."), "{said:#?}");
    assert!(voice.hands.is_at("Find"));
    // A number chooses; nothing is searched for by it.
    let kind = number_of(&said, "Kind: all");
    let said = voice.says(&kind);
    assert!(has(&said, "stones"), "{said:#?}");
    let said = voice.says(&number_of(&said, "notes"));
    assert!(has(&said, "Kind: notes"), "{said:#?}");
    let said = voice.says("again");
    assert!(has(&said, "1 found") && !has(&said, "letters"), "{said:#?}");
    let found = number_of(&said, "Ana gave me the blue box.");
    voice.says(&format!("{found} open"));
    assert!(voice.hands.is_at("Entry"));
    voice.says("back");
    assert!(voice.hands.is_at("Find"));
    // Its number asks anew; Enter alone leaves it; .clear empties it.
    let said = voice.says("again");
    let filter = number_of(&said, "What are you looking for?");
    assert!(has(&voice.says(&filter), "The answer so far: the BOX"));
    assert!(has(&voice.says(""), "1 found"));
    voice.says(&filter);
    let said = voice.says(".clear");
    assert!(has(&said, "Two things to ask"), "{said:#?}");
    voice.says("back");
    assert_eq!(voice.hands.place(), "Today");
}

#[test]
fn arrows_never_search_and_a_longer_word_looks_only_at_what_was_found() {
    let mut hands = Hands::on(&long(3_000));
    hands.act(Act::Find);
    assert_eq!(hands.app.looked_at(), 0, "nothing is looked for yet");
    hands.write("riv");
    assert_eq!((list(&mut hands).total, hands.app.looked_at()), (300, 3_000));
    hands.write("river");
    assert_eq!((list(&mut hands).total, hands.app.looked_at()), (300, 3_300));
    for code in [Code::Down, Code::PageDown, Code::End, Code::Up, Code::PageUp, Code::Home] {
        for _ in 0..60 {
            hands.press(&[code]);
            let list = list(&mut hands);
            assert!(list.rows.len() <= 120);
        }
    }
    hands.act(Act::Last);
    assert_eq!(focus(&mut hands), "I walked to the river, day 0");
    assert_eq!(hands.app.looked_at(), 3_300);
    hands.write("rive");
    assert_eq!(hands.app.looked_at(), 3_600);
    hands.write("riv");
    assert_eq!((list(&mut hands).total, hands.app.looked_at()), (300, 3_600), "it was found before");
    hands.write("boat");
    assert_eq!(hands.app.looked_at(), 6_600);
}

#[test]
fn ten_years_of_entries_cost_a_window() {
    let book = long(10_000);
    for (acts, rows) in [
        (&[Act::Milestones][..], 120),
        (&[Act::Milestones, Act::Zoom], 120),
        (&[Act::Milestones, Act::Zoom, Act::Zoom], 120),
        (&[Act::Find], 120),
        (&[Act::Pile], 200),
    ] {
        let mut hands = Hands::on(&book);
        for act in acts {
            hands.act(*act);
        }
        assert!(list(&mut hands).rows.len() <= rows + 1, "{acts:?}");
        hands.press(&[Code::Up; 8]);
        let builds = hands.app.builds();
        for code in [Code::Down, Code::Up].into_iter().flat_map(|code| [code; 300]) {
            hands.press(&[code]);
            hands.scene();
        }
        let built = hands.app.builds() - builds;
        assert!(built <= 24, "{built} pages were built for 600 keys at {acts:?}");
    }
}

#[test]
fn every_row_is_walked_once_down_and_up() {
    let mut hands = Hands::on(&long(700));
    for acts in [&[Act::Milestones][..], &[Act::Find], &[Act::Pile]] {
        for act in acts {
            hands.act(*act);
        }
        hands.act(Act::First);
        let mut seen = vec![focus(&mut hands)];
        loop {
            hands.press(&[Code::Down]);
            let now = focus(&mut hands);
            if seen.last() == Some(&now) {
                break;
            }
            assert!(!seen.contains(&now), "{now:?} comes twice");
            seen.push(now);
        }
        let records = seen.iter().filter(|words| words.starts_with("I walked to the ")).count();
        let total = if acts == [Act::Pile] { 350 } else { 700 };
        assert_eq!(records, total, "{acts:?}");
        while seen.pop().is_some() {
            if let Some(before) = seen.last() {
                hands.press(&[Code::Up]);
                assert_eq!(focus(&mut hands), *before);
            }
        }
        hands.act(Act::Today);
    }
}

#[test]
fn an_entry_moves_with_its_day_by_words_and_by_the_calendar() {
    let mut hands = filled(&[Act::Milestones]);
    hands.choose("The bank called. I did not pick up.");
    hands.act(Act::SayMore);
    hands.choose("Which day?");
    hands.write("3 Oct 2026");
    hands.press(&[Code::Esc, Code::Esc]);
    assert_eq!(focus(&mut hands), "The bank called. I did not pick up.");
    let place = |hands: &mut Hands| {
        let rows = list(hands).rows;
        let at = rows.iter().position(|row| row.text == "The bank called. I did not pick up.").unwrap();
        (rows[at - 1].text.clone(), rows[at].head.clone())
    };
    assert_eq!(
        place(&mut hands),
        ("Two things to ask on Tuesday:\nthe form, and the fee.".into(), "October 2026".into())
    );
    // By the calendar: two weeks back, and the month turns by itself.
    hands.press(&[Code::Enter]);
    hands.act(Act::SayMore);
    hands.focus_on("Which day?");
    hands.key(KeyCode::Char('d'), KeyModifiers::CONTROL);
    assert!(hands.is_at("Calendar"));
    hands.press(&[Code::Up, Code::Up, Code::Left, Code::Enter, Code::Esc]);
    assert_eq!(hands.app.book().entry(id("e_03")).unwrap().on, When::Day(book::day("2026-09-18")));
    assert_eq!(focus(&mut hands), "The bank called. I did not pick up.");
    // The same while its day is being written.
    hands.press(&[Code::Enter]);
    hands.act(Act::SayMore);
    hands.choose("Which day?");
    hands.key(KeyCode::Char('d'), KeyModifiers::CONTROL);
    assert!(hands.is_at("Calendar"), "{}", hands.place());
}

#[test]
fn a_day_of_the_sheet_is_clicked_and_stands_in_words() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut hands = filled(&[Act::Milestones]);
        hands.choose("The bank called. I did not pick up.");
        hands.act(Act::SayMore);
        hands.focus_on("Which day?");
        hands.key(KeyCode::Char('d'), KeyModifiers::CONTROL);
        let mut screen = Screen::new(width, height, LOOKS);
        let content = hands::content();
        let words = &content.words;
        let lines = eyes::lines(screen.draw(&hands.scene(), words));
        let (y, line) = lines.iter().enumerate().find(|(_, line)| line.contains("16  17  18")).unwrap();
        assert!(line.contains("[19]"), "{line}");
        let x = u16::try_from(line.find("17").unwrap()).unwrap();
        let down = MouseEventKind::Down(MouseButton::Left);
        let click = Input::Mouse(MouseEvent {
            kind: down,
            column: x,
            row: u16::try_from(y).unwrap(),
            modifiers: KeyModifiers::NONE,
        });
        let event = screen.face.input(&click, &hands.scene()).unwrap();
        hands.send(event);
        let lines = eyes::lines(screen.draw(&hands.scene(), words));
        assert!(lines.iter().any(|line| line.contains("[17]")), "{lines:#?}");
        assert!(lines.iter().any(|line| line.contains("Tuesday 17 November 2026")), "{lines:#?}");
        let event = screen.face.input(&click, &hands.scene()).unwrap();
        hands.send(event);
        assert_eq!(hands.app.book().entry(id("e_03")).unwrap().on, When::Day(book::day("2026-11-17")));
    }
}

#[test]
fn what_is_taken_back_is_seen_whatever_the_zoom() {
    let mut hands = filled(&[Act::Milestones, Act::Zoom]);
    hands.choose("September 2026");
    let (newest, words) = (in_focus(&mut hands), focus(&mut hands));
    hands.act(Act::PutAside);
    hands.focus_last();
    hands.press(&[Code::Enter]);
    assert!(hands.app.book().entry(newest).is_none());
    letter(&mut hands, 'v');
    let fewer = hands.row("September 2026").note;
    hands.act(Act::Undo);
    assert_eq!(focus(&mut hands), words);
    letter(&mut hands, 'v');
    assert_ne!(hands.row("September 2026").note, fewer);
}

#[test]
fn the_sheet_turns_to_other_months() {
    let mut hands = filled(&[Act::Milestones]);
    hands.choose("The bank called. I did not pick up.");
    hands.act(Act::SayMore);
    hands.focus_on("Which day?");
    hands.key(KeyCode::Char('d'), KeyModifiers::CONTROL);
    hands.focus_on("October 2026");
    // Standing on it turns nothing yet, and the arrows go from row to row there.
    assert_eq!(focus(&mut hands), "October 2026");
    hands.press(&[Code::Down]);
    assert_eq!(focus(&mut hands), "December 2026");
    hands.press(&[Code::Up, Code::Enter]);
    assert_eq!(focus(&mut hands), "Thursday 1 October 2026");
    hands.press(&[Code::Up]);
    assert_eq!(focus(&mut hands), "Thursday 24 September 2026");
    hands.press(&[Code::PageDown, Code::PageDown, Code::Right]);
    assert_eq!(focus(&mut hands), "Wednesday 25 November 2026");
}
