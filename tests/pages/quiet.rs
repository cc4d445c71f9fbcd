//! A start where others may look on: not one word of the person before a key.
//!
//! Never name the texts one by one; every text of the workbook is the marker.

use cairnbook::{
    app::Event,
    base::{Id, Key, Slot, Value, Who},
    page::{Act, Code, Stroke, action},
    plain::Talk,
    say,
    workbook::{Edit, Entry, EntryKind, Goal, Settings, Step, Workbook, outline::Spot},
};

use crate::support::{
    book::{self, day, id, stamp, with_setting},
    eyes,
    hands::{self, Hands, LOOKS},
    seen::must_show,
};

const NEXT: &str = "Next step";
const MARKER: &str = "MARKER";

/// A workbook in which every text of the person is the marker.
fn marked() -> Workbook {
    let mut book = with_setting(Workbook::default(), &Settings::NAME, Value::Text(MARKER.into()));
    book = with_setting(book, &Settings::QUIET, Value::Yes(true));
    let (goal, step, entry) = (id("g_1"), id("s_1"), id("e_1"));
    let mut edits = vec![
        Edit::AddGoal(Goal::new(goal, Who::Me, book::EVENING)),
        Edit::AddStep(Step::new(step, Who::Me, book::EVENING, Some(goal), None), Spot { under: None, after: None }),
        Edit::AddEntry(Entry::new(entry, Who::Me, book::EVENING, EntryKind::Milestone, day("2026-11-20"))),
    ];
    for (record, fields) in [
        (goal, ["words", "why", "others_want", "look_again"].as_slice()),
        (step, ["words", "when", "with"].as_slice()),
        (entry, ["words"].as_slice()),
        (Id::page("call"), ["person", "contact", "emergency"].as_slice()),
        (Id::page("good_day"), ["first_signs"].as_slice()),
    ] {
        let set = |field: &&str| Edit::Set(Slot::new(record, &Key::from(*field)), Some(Value::Text(MARKER.into())));
        edits.extend(fields.iter().map(set));
    }
    for edit in edits {
        book.apply(edit, stamp()).unwrap();
    }
    book
}

/// The program on the marked workbook, with trouble and news that hold the marker, too.
fn quiet() -> Hands {
    Hands::opened(&marked(), "2026-11-22", vec![say!("save.copy_kept", name = MARKER)])
}

#[test]
fn a_quiet_start_says_not_one_word_of_the_person() {
    let mut hands = quiet();
    assert_eq!(hands.place(), "Quiet");
    let scene = hands.scene();
    let words = hands::content();
    let heard = eyes::spoken(&scene, &words.words).join("\n");
    let mut shown = vec![format!("{scene:?}"), heard];
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        shown.push(eyes::drawn(&scene, &words.words, width, height, LOOKS));
    }
    for text in shown {
        assert!(!text.contains(MARKER), "{text}");
        assert!(text.contains("Press Enter to open"), "{text}");
    }
    hands.send(Event::Tick);
    assert!(!format!("{:?}", hands.scene()).contains(MARKER));
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Today");
    assert!(hands.notice().contains(MARKER), "what waited is said now: {}", hands.notice());
    must_show(&mut hands, MARKER);
    // It is left for good.
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Today");
    assert!(hands.scene().actions.iter().all(|action| action.act != Act::Back));
}

#[test]
fn only_enter_opens_and_no_other_key_shows_a_word() {
    let keys = action::TABLE.iter().flat_map(|info| info.keys.iter().map(|key| (info.act, *key)));
    for (act, key) in keys.filter(|(_, key)| *key != Stroke::plain(Code::Enter)) {
        // Whom to call is the one thing that must be at hand, whoever looks on.
        if act == Act::Call {
            continue;
        }
        let mut hands = quiet();
        hands.send(Event::Key(key));
        assert!(!format!("{:?}", hands.scene()).contains(MARKER), "{} shows a word", key.shown());
        assert!((hands.is_at("Quiet") || hands.is_at("Help")), "{} leads on", key.shown());
    }
    let mut hands = quiet();
    assert!(hands.scene().tabs.is_empty(), "no way on is shown that leads nowhere");
    for act in [Act::Palette, Act::Find, Act::Goals, Act::AddNote] {
        hands.act(act);
        assert_eq!(hands.place(), "Quiet", "{act:?}");
    }
    // Someone to call comes and goes, and the first screen stays as quiet as it was.
    let mut hands = quiet();
    hands.send(Event::Key(Stroke::ctrl('g')));
    must_show(&mut hands, MARKER);
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Quiet");
    assert!(!format!("{:?}", hands.scene()).contains(MARKER));
}

#[test]
fn in_plain_lines_enter_alone_opens() {
    let mut hands = quiet();
    let words = hands::content();
    let mut talk = Talk::new();
    let before = hands.scene();
    talk.open(&before, &words.words, "");
    let turn = talk.hear("", &before, &words.words);
    assert!(!turn.lines.join("\n").contains(MARKER));
    for event in turn.events {
        hands.send(event);
    }
    assert_eq!(hands.place(), "Today");
    let now = hands.scene();
    let heard = talk.after(&before, &now, &words.words).lines.join("\n");
    assert!(heard.contains(NEXT) && heard.contains(MARKER), "{heard}");
    // There an empty line asks for a word, as everywhere.
    let turn = talk.hear("", &now, &words.words);
    assert!(turn.events.is_empty() && !turn.lines.is_empty());
}
