//! Find: what is written anywhere is found, told where it stands, and opened there; what is private is not.

use std::collections::BTreeSet;

use cairnbook::{
    base::{Id, Key, Slot, Text, Value, Who},
    page::{Act, Code, Row},
    workbook::{Edit, Entry, EntryKind, Goal, Idea, Marks, Stamp, Step, Talk, Workbook},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{self, day, id, stamp},
    entries::{filled, list, texts},
    everything,
    found::{self, focused_field},
    hands::{Hands, content},
    secret::{MARKER, twins},
    seen::{must_show, said, shows},
    voice::{Voice, has, number_of},
};

fn put(book: &mut Workbook, who: Who, slot: Slot, words: &str) {
    let stamp = Stamp { who, ..stamp() };
    book.apply(Edit::Set(slot, Some(Value::Text(words.into()))), stamp).unwrap();
}

fn slot(record: Id, field: &str) -> Slot {
    Slot::new(record, &Key::from(field))
}

fn finding(book: &Workbook, words: &str) -> Hands {
    let mut hands = Hands::on(book);
    hands.act(Act::Find);
    hands.write(words);
    hands
}

/// What was found, each with where it stands.
fn found_rows(hands: &mut Hands) -> Vec<(String, String)> {
    list(hands).rows.into_iter().map(|row| (row.text, row.note)).collect()
}

#[track_caller]
fn must_stand(hands: &mut Hands, words: &str, place: &str) {
    let rows = found_rows(hands);
    assert!(
        rows.iter().any(|(text, note)| text.contains(words) && note.contains(place)),
        "{words}, {place}: {rows:#?}"
    );
}

/// Every statement in words, of each question one.
fn statements(book: &Workbook) -> Vec<(Slot, Text)> {
    let records = book.goals().map(|goal| goal.id).chain(book.steps().map(|step| step.id));
    let records = records.chain(book.log().iter().map(|entry| entry.id)).chain(book.all_answers().map(|all| all.id));
    let mut asked = BTreeSet::new();
    let name = |slot: &Slot| {
        let page = slot.record.as_str().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        (page, slot.field.clone(), slot.row.as_ref().map(|cell| cell.column.clone()))
    };
    records.flat_map(|record| book.words_in(record)).filter(|(slot, _)| asked.insert(name(slot))).collect()
}

#[test]
fn what_is_written_anywhere_is_found_and_opens_where_it_stands() {
    let book = everything::everything(&content(), 0);
    let book = book::with_setting(book, &Key::of("quiet"), Value::Yes(false));
    let mut hands = Hands::on(&book);
    let all = statements(&book);
    assert!(all.len() > 120, "{}", all.len());
    for (slot, words) in all {
        hands.act(Act::Today);
        hands.act(Act::Find);
        hands.write(&words);
        let is_it = |row: &Row| found::stands_for(row, &slot);
        let rows = list(&mut hands).rows;
        let row = rows.iter().find(|row| is_it(row)).unwrap_or_else(|| panic!("{slot:?} {words}: {rows:#?}"));
        assert!(!row.text.is_empty() && !row.note.is_empty(), "{row:?}");
        hands.send(cairnbook::app::Event::Focus(found::row_id(row).clone()));
        hands.press(&[Code::Enter]);
        let scene = hands.scene();
        assert_ne!(hands.place(), "Find", "{slot:?}");
        // Of an idea, and of who was there in a talk, the page tells; they are no field for the client.
        let told = (slot.record.filled_of(Idea::PAGE) && slot.field == Idea::WORDS)
            || (slot.record.filled_of(Talk::PAGE) && slot.field == Talk::WITH);
        if told {
            assert!(said(&scene).iter().any(|line| line.contains(words.trim())), "{words}: {:#?}", said(&scene));
        } else {
            let field = focused_field(&scene).unwrap_or_else(|| panic!("{slot:?}: {:?}", scene.focus));
            assert!(field.text.contains(words.trim()), "{slot:?} {words}: {field:?}");
        }
        hands.press(&[Code::Esc]);
        assert_eq!(hands.place(), "Find", "{slot:?}");
        assert!(found::focused_row(&hands.scene()).is_some_and(is_it), "{slot:?}");
    }
}

#[test]
fn each_row_tells_where_its_words_stand() {
    let mut book = book::asking();
    let mail = id("g_mail");
    put(&mut book, Who::Me, slot(mail, "as_hoped"), "I open each letter on the day it comes");
    put(&mut book, Who::Me, slot(mail, "plans").cell(id("r_plan"), &Key::of("if")), "If I see the blue bag");
    put(&mut book, Who::Me, slot(id("e_03"), "when_where"), "In the kitchen, at noon");
    put(&mut book, Who::Me, slot(id("s_bank"), "with"), "my cousin Ruth");
    for (typed, words, place) in [
        ("sunday nights", "I want to sleep on Sunday nights.", "in: Open my mail without fear, Why"),
        ("without fear", "Open my mail without fear", "a goal"),
        ("day it comes", "I open each letter", "in: Open my mail without fear, How will I know?"),
        ("blue bag", "If I see the blue bag", "in: Open my mail without fear, If it gets hard"),
        ("old bill", "Call the bank about the old bill", "a step for: Open my mail without fear"),
        ("cousin ruth", "my cousin Ruth", "in the step: Call the bank about the old bill"),
        ("quiet room", "A quiet room", "A quiet room"),
        ("library", "the library", "in Someone to call"),
        ("noon outside", "Ten minutes outside before noon.", "in "),
        ("kitchen", "In the kitchen, at noon", "Thu 19 Nov, in: "),
        ("fourth floor", "I went to the office on the fourth floor", "Fri 2 Oct"),
    ] {
        must_stand(&mut finding(&book, typed), words, place);
    }
}

#[test]
fn several_words_may_stand_in_several_places_of_one_thing() {
    let mut book = book::filled();
    put(&mut book, Who::Me, slot(id("g_mail"), "others_want"), "The bank wants an answer.");
    // In the goal and why; in a step and its goal; in no one thing.
    must_stand(&mut finding(&book, "answer sunday"), "I want to sleep on Sunday nights.", "in: ");
    must_stand(&mut finding(&book, "shredder fear"), "Buy a paper shredder", "a step for: ");
    assert_eq!(list(&mut finding(&book, "shredder soup")).total, 0);
    assert_eq!(list(&mut finding(&book, "zebra")).total, 0);
}

#[test]
fn an_old_entry_is_two_keys_away() {
    let mut hands = filled(&[]);
    hands.key(KeyCode::Char('/'), KeyModifiers::NONE);
    hands.type_keys("fourth floor");
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    assert!(hands.is_at("Entry"), "{}", hands.place());
    assert!(focused_field(&hands.scene()).unwrap().text.contains("fourth floor"));
    let mut voice = Voice::new(filled(&[]));
    voice.says("find");
    let said = voice.says("fourth floor");
    let number = number_of(&said, "on the fourth floor by");
    assert!(has(&said, &format!("{number}.")), "{said:#?}");
    let said = voice.says("");
    assert!(voice.hands.is_at("Entry") && has(&said, "fourth floor"), "{said:#?}");
    voice.says("back");
    assert_eq!(voice.hands.place(), "Find");
}

#[test]
fn what_stands_on_an_open_page_is_opened_on_top_of_find() {
    let mut hands = filled(&[Act::Goals]);
    hands.choose("Open my mail without fear");
    hands.key(KeyCode::Char('/'), KeyModifiers::NONE);
    hands.type_keys("sunday nights");
    hands.press(&[Code::Enter]);
    assert!(hands.is_about("Goal", "g_mail") && hands.focused().starts_with("Why"), "{}", hands.focused());
    hands.press(&[Code::Esc]);
    assert_eq!(hands.place(), "Find");
    assert_eq!(texts(&mut hands).len(), 1);
    hands.press(&[Code::Esc]);
    assert!(hands.is_about("Goal", "g_mail"));
}

#[test]
fn a_goal_and_a_kind_keep_what_belongs_to_them() {
    let mut hands = filled(&[Act::Find]);
    hands.write("letter");
    let all = list(&mut hands).total;
    hands.choose("Kind: ");
    hands.choose("steps");
    let steps = ["Put the letters in one box", "Open the letters with Ana", "Open one letter a day"];
    assert_eq!(texts(&mut hands), steps);
    hands.choose("Kind: ");
    hands.choose("pages");
    must_stand(&mut hands, "The letters lie in the box", "in ");
    assert_eq!(list(&mut hands).total, 1);
    hands.choose("Kind: ");
    hands.choose("goals");
    assert_eq!(list(&mut hands).total, 1);
    hands.choose("Kind: ");
    hands.choose("all");
    hands.choose("Goal: ");
    hands.choose("Open my mail without fear");
    let of_mail = list(&mut hands).total;
    assert!(of_mail > 4 && of_mail < all, "{of_mail} of {all}");
    assert!(!shows(&mut hands, "I opened one letter"), "an entry of no goal");
    hands.choose("Goal: ");
    hands.choose("Cook for the children");
    assert_eq!(list(&mut hands).total, 0);
}

#[test]
fn however_it_is_typed_it_is_found() {
    let mut book = book::filled();
    let mut goal = Goal::new(id("g_cafe"), Who::Me, book::EVENING);
    goal.words = "Öffne ein Cafe\u{301}".into();
    book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    put(&mut book, Who::Me, slot(id("e_04"), "words"), "I don’t know what “fine” is. Zoë does.");
    for (typed, words) in [
        ("cafe", "Öffne"),
        ("CAFÉ offne", "Öffne"),
        ("don't zoe", "Zoë does."),
        ("DON’T \"fine\" zoe\u{308}", "Zoë does."),
    ] {
        must_stand(&mut finding(&book, typed), words, "");
        let mut voice = Voice::new(Hands::on(&book));
        voice.says("find");
        assert!(has(&voice.says(typed), words), "{typed}");
    }
    let mut hands = Hands::on(&book);
    hands.act(Act::Palette);
    hands.write("offne cafe");
    must_show(&mut hands, "Öffne ein");
    assert_eq!(list(&mut hands).total, 1);
    // By its words in plain lines.
    let mut voice = Voice::new(Hands::on(&book));
    voice.says("goals");
    voice.says("offne ein cafe");
    voice.says("open");
    assert!(voice.hands.is_about("Goal", "g_cafe"), "{}", voice.hands.place());
}

#[test]
fn no_input_is_too_much_for_it() {
    let mut hands = filled(&[Act::Find]);
    for blank in ["", "   ", "\u{200f}"] {
        hands.write(blank);
        assert_eq!(list(&mut hands).total, 36, "{blank:?}");
    }
    let long = "a word ".repeat(1_500);
    hands.write(&long);
    must_show(&mut hands, "a word a word");
    let field = hands.scene().page.field(&cairnbook::view::finding::filter_slot()).cloned().unwrap();
    assert!(field.problem.contains("too long to search for") && field.text.starts_with("a word"), "{}", field.problem);
    assert_eq!(list(&mut hands).total, 0);
    hands.write("letter\u{1b}[2J\nbox");
    assert_eq!(list(&mut hands).total, 0);
    hands.write("letter\nBOX");
    assert!(list(&mut hands).total > 0);
    let mut book = book::filled();
    put(&mut book, Who::Me, slot(id("e_04"), "words"), "بعد العيد إن شاء الله");
    assert_eq!(texts(&mut finding(&book, "العيد \u{200f}شاء")), ["بعد العيد إن شاء الله"]);
    let mut voice = Voice::new(filled(&[]));
    voice.says("find");
    assert!(has(&voice.says(&long), "too long to search for"));
}

#[test]
fn whose_words_they_are_is_told() {
    let mut book = book::filled();
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    put(&mut book, Who::Me, Slot::new(talk, &Talk::WITH), "Ana");
    book.apply(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), stamp()).unwrap();
    put(&mut book, Who::Me, Slot::new(talk, &Talk::TAKE_WITH), "I can ask for more juniper");
    put(&mut book, Who::Typed, slot(id("g_books"), "why"), "So that juniper is mine");
    let idea = Id::page_again(Idea::PAGE, id("r0000000002"));
    put(&mut book, Who::Helper, Slot::new(idea, &Idea::WORDS), "What about juniper tea?");
    let mut hands = finding(&book, "juniper");
    assert_eq!(list(&mut hands).total, 3);
    must_stand(&mut hands, "So that juniper is mine", "typed by Ana, not read back yet");
    must_stand(&mut hands, "What about juniper tea?", "An idea from Ana");
    must_stand(&mut hands, "I can ask for more juniper", "Your session with Ana");
    // Nothing becomes of an idea by Enter alone.
    hands.choose("What about juniper tea?");
    assert!(hands.is_at("Idea"));
    let before = hands.kept();
    hands.press(&[Code::Enter]);
    assert_eq!(hands.kept(), before);
}

#[test]
fn while_two_are_here_nothing_private_is_found() {
    let [secret, plain] = twins();
    let mut alone = Hands::on(&secret);
    alone.act(Act::Alone);
    alone.focus_last();
    alone.press(&[Code::Enter]);
    alone.act(Act::Find);
    alone.write(MARKER);
    let known = list(&mut alone);
    assert!(known.total >= 20, "{}", known.total);
    assert!(known.rows.iter().any(|row| row.note.ends_with("; private")), "{known:#?}");
    let here = |book: &Workbook| {
        let mut hands = Hands::on(book);
        hands.act(Act::Together);
        hands.focus_first();
        hands.act(Act::Open);
        assert!(hands.app.book().open_talk().is_some_and(Talk::is_open));
        hands.act(Act::Find);
        hands
    };
    let [mut two, mut twin] = [here(&secret), here(&plain)];
    for typed in [MARKER, "weiss", "a", "e", "ruth", "first", "goal"] {
        for hands in [&mut two, &mut twin] {
            hands.write(typed);
        }
        let rows = list(&mut two);
        assert_eq!(rows, list(&mut twin), "{typed}");
        assert!(!format!("{rows:?}").contains(MARKER), "{typed}");
    }
    two.write(MARKER);
    assert_eq!(list(&mut two).total, 0);
    // What was looked for alone is not there any more once two are here.
    alone.act(Act::Together);
    alone.focus_first();
    alone.press(&[Code::Enter]);
    alone.act(Act::Find);
    assert!(!said(&alone.scene()).iter().any(|line| line.contains(MARKER)));
}

#[test]
fn what_stands_hidden_beside_a_page_is_no_hit_and_a_page_by_its_title_neither() {
    let mut book = book::filled();
    book.apply(Edit::Set(Slot::new(id("g_mail"), &Marks::PRIVATE), Some(Value::Yes(true))), stamp()).unwrap();
    for label in ["Why does it matter", "The letters lie zebra", "Someone to call"] {
        assert_eq!(list(&mut finding(&book, label)).total, 0, "{label}");
    }
    must_stand(&mut finding(&book, "sunday nights"), "I want to sleep", "private");
}

#[test]
fn a_long_text_is_told_around_what_was_found() {
    let mut book = book::filled();
    let long =
        format!("{}\nThen I found the red key under the mat. {}", "We walked. ".repeat(40), "It rained. ".repeat(40));
    let mut entry = Entry::new(id("e_long"), Who::Me, book::EVENING, EntryKind::Note, day("2026-11-22"));
    entry.words = long.as_str().into();
    book.apply(Edit::AddEntry(entry), stamp()).unwrap();
    let mut hands = finding(&book, "RED KEY");
    let shown = texts(&mut hands);
    assert!(shown.len() == 1 && shown[0].contains("the red key under") && shown[0].starts_with('…'), "{shown:?}");
    hands.press(&[Code::Enter]);
    assert!(focused_field(&hands.scene()).unwrap().text.contains("red key"));
    let step = |name: &str| Slot::new(id(name), &Step::WORDS);
    put(&mut book, Who::Me, step("s_bank"), &long);
    assert!(texts(&mut finding(&book, "mat")).iter().all(|text| text.chars().count() <= 72));
}
