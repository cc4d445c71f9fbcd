//! How help changes, as its owner meets it: who wrote what, how far apart talks are, what was handled, beside who did it
//! and who chose.

use cairnbook::{
    base::{Id, Key, Moment, Slot, Value, When, Who},
    page::Code,
    workbook::{Edit, EntryKind, Goal, Idea, Look, Marks, Stamp, Step, Talk, Workbook, outline::Spot},
};
use crossterm::event::{KeyCode, KeyModifiers};

use crate::support::{
    book::{self, EVENING, day, id},
    eyes,
    hands::{Hands, LOOKS},
    looked_back::{entry, look, put, text},
    screens::{self, reads_the_same},
    seen::{must_not_show, must_show, said},
};

const WROTE: &str = "Who wrote what";
const TALKS: &str = "Days between sessions";
const HANDLED: &str = "What I have handled";

const PICTURES: [(&str, &str); 3] = [("who_wrote", WROTE), ("talks", TALKS), ("handled", HANDLED)];

fn ago(days: i64) -> Moment {
    Moment(EVENING.0 - days * 86_400)
}

fn put_as(book: &mut Workbook, who: Who, days: i64, edit: Edit) {
    book.apply(edit, Stamp { who, at: ago(days) }).unwrap();
}

/// A talk that many days ago, in which this is done.
fn talk(book: &mut Workbook, nth: usize, days: i64, during: impl FnOnce(&mut Workbook)) {
    let record = Id::page_again(Talk::PAGE, id(&format!("r{nth:010}")));
    put_as(book, Who::Me, days, text(record, &Talk::WITH, "Ana"));
    during(book);
    let ended = Value::When(When::Day(day("2026-11-22").plus_days(-days)));
    put_as(book, Who::Me, days, Edit::Set(Slot::new(record, &Talk::ENDED), Some(ended)));
}

fn step(book: &mut Workbook, name: &str, who: Who, days: i64) -> Slot {
    let mut step = Step::new(id(name), who, ago(days), Some(id("g_mail")), None);
    step.words = format!("Read letter {name}").as_str().into();
    let slot = Slot::new(step.id, &Step::WORDS);
    put_as(book, who, days, Edit::AddStep(step, Spot { under: None, after: None }));
    slot
}

fn handled(book: &mut Workbook, nth: usize, what: &str, on: &str, help: Option<&'static str>) {
    let list = Slot::new(Id::page("can_do"), &Key::of("handled"));
    let row = id(&format!("r_h{nth}"));
    let mut set = |column: &'static str, value| {
        put(book, Edit::Set(list.cell(row, &Key::of(column)), Some(value)));
    };
    set("what", Value::Text(what.into()));
    if !on.is_empty() {
        set("on", Value::When(When::Day(day(on))));
    }
    if let Some(help) = help {
        set("help", Value::Pick(Key::of(help)));
    }
}

fn idea(book: &mut Workbook, days: i64, of: Slot) {
    let record = Id::page_again(Idea::PAGE, id("r0000000077"));
    put_as(book, Who::Helper, days, text(record, &Idea::WORDS, "Read them at the table"));
    put_as(book, Who::Me, days, Edit::CameFrom(of, record));
}

/// One goal, older than all talks.
fn begun() -> Workbook {
    let mut book = Workbook::default();
    let goal = Goal::new(id("g_mail"), Who::Me, ago(200));
    put_as(&mut book, Who::Me, 200, Edit::AddGoal(goal));
    put_as(&mut book, Who::Me, 200, text(id("g_mail"), &Goal::WORDS, "Open my mail without fear"));
    book
}

/// Seven talks further and further apart; typed for, read back, kept and waiting.
fn full() -> Workbook {
    let mut book = begun();
    for (nth, days) in [92, 84, 77, 70, 56, 40].into_iter().enumerate() {
        talk(&mut book, nth, days, |_| {});
    }
    for n in 0..6 {
        step(&mut book, &format!("s_first{n}"), Who::Me, 80 - n);
    }
    talk(&mut book, 7, 20, |book| {
        let typed = step(book, "s_typed", Who::Typed, 20);
        step(book, "s_waits", Who::Typed, 20);
        put_as(book, Who::Me, 20, Edit::ReadBack(vec![typed]));
        let kept = step(book, "s_kept", Who::Me, 20);
        idea(book, 20, kept);
    });
    for n in 0..3 {
        step(&mut book, &format!("s_last{n}"), Who::Me, 9 - n);
    }
    for (nth, what, on, help) in [
        (0, "The lift broke", "2026-11-10", Some("by_myself")),
        (1, "The form was lost", "2026-11-02", Some("with_a_hand")),
        (2, "A bill came twice", "2026-09-19", Some("by_myself")),
        (3, "The key was gone", "2026-07-01", None),
        (4, "The bus did not come", "", Some("by_myself")),
    ] {
        handled(&mut book, nth, what, on, help);
    }
    let wish = Slot::new(id("g_mail"), &Key::of("wish"));
    put(&mut book, Edit::Set(wish, Some(Value::Pick(Key::of("less")))));
    for (name, on, far) in [("e_a", "2026-09-01", 3), ("e_b", "2026-11-20", 6)] {
        let mut made = entry(name, EntryKind::CheckIn, on, "");
        look(&mut made, "g_mail", &Look::FAR, Value::Rate(far));
        put(&mut book, Edit::AddEntry(made));
    }
    book
}

fn pictures(book: &Workbook) -> Hands {
    let mut hands = Hands::on(book);
    hands.type_keys("r");
    hands
}

fn picture(book: &Workbook, row: &str) -> Hands {
    let mut hands = pictures(book);
    hands.focus_on(row);
    hands.key(KeyCode::Enter, KeyModifiers::NONE);
    hands
}

fn heads(hands: &mut Hands) -> Vec<String> {
    let rows = hands.scene().page;
    let rows = rows.lists().flat_map(|list| &list.rows);
    rows.map(|row| row.head.clone()).filter(|head| !head.is_empty()).collect()
}

#[test]
fn every_picture_of_help_as_it_looks_and_as_it_is_said() {
    let book = full();
    let mut drawings = Vec::new();
    for (name, row) in PICTURES {
        let mut hands = picture(&book, row);
        let name = format!("help_{name}");
        reads_the_same(&name, &mut hands);
        if row != HANDLED {
            drawings.push((row, LOOKS, hands));
        }
    }
    screens::drawings("help_drawings", drawings);
    let mut hands = pictures(&book);
    hands.focus_on("Days between sessions");
    reads_the_same("help_all", &mut hands);
}

#[test]
fn under_one_heading_stand_who_did_wrote_and_chose_the_days_between_and_what_was_handled() {
    let mut hands = pictures(&full());
    assert_eq!(heads(&mut hands).last().map(String::as_str), Some("How help changes"));
    let rows: Vec<String> =
        hands.scene().page.lists().flat_map(|list| list.rows.iter().map(|row| row.text.clone())).collect();
    let names = [
        "On my own, or with help",
        "Who wrote what",
        "Who chose what is next",
        "Days between sessions",
        "What I have handled",
    ];
    let at =
        |name: &str| rows.iter().position(|row| row.starts_with(name)).unwrap_or_else(|| panic!("{name} {rows:?}"));
    assert!(names.windows(2).all(|pair| at(pair[0]) + 1 == at(pair[1])), "{rows:?}");
    let told = said(&hands.scene());
    assert_eq!(told.iter().filter(|line| line.contains("Choosing help is a skill.")).count(), 1);
}

#[test]
fn before_a_first_talk_nothing_is_told_of_who_wrote_and_of_talks() {
    let mut hands = pictures(&book::filled());
    must_not_show(&mut hands, "Who wrote what");
    must_not_show(&mut hands, "Days between sessions");
    must_show(&mut hands, "What I have handled Too early to say. Write down three things");
}

#[test]
fn who_wrote_what_is_told_in_counts_at_first_and_lately() {
    let mut hands = picture(&full(), WROTE);
    assert_eq!(hands.place(), "Picture WhoWrote");
    must_show(&mut hands, "6 goals, lines, steps and plans");
    let told = eyes::spoken(&hands.scene(), hands.app.words()).join("\n");
    for row in [
        "Typed for me and read back: 1; after the first session, 0",
        "Written by me: 3; after the first session, 6",
        "From an idea I kept: 1; after the first session, 0",
        "Not read back yet: 1; after the first session, 0",
        "How your goals went in that time. Easier now: 1.",
    ] {
        assert!(told.contains(row), "no {row:?} in\n{told}");
    }
    must_show(&mut hands, "Read letter s_kept");
    hands.focus_on("Read letter s_last2");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), "Step s_last2");
}

#[test]
fn under_five_statements_and_under_two_gaps_it_is_too_early() {
    let mut book = begun();
    talk(&mut book, 1, 12, |_| {});
    talk(&mut book, 2, 5, |book| drop(step(book, "s_one", Who::Typed, 5)));
    let mut hands = pictures(&book);
    must_show(&mut hands, "Who wrote what Too early to say. ");
    must_show(
        &mut hands,
        "Days between sessions Too early to say. After sessions on three days, you will see a picture.",
    );
}

#[test]
fn of_two_times_between_talks_both_are_told() {
    let mut book = begun();
    for (nth, days) in [30, 16, 9].into_iter().enumerate() {
        talk(&mut book, nth, days, |_| {});
    }
    let mut hands = picture(&book, TALKS);
    must_show(&mut hands, "Days between your last three sessions: 14, then 7.");
    must_not_show(&mut hands, "middle");
}

#[test]
fn days_between_talks_are_told_as_days_and_as_the_wish_that_all_goals_share() {
    let book = full();
    let mut hands = picture(&book, TALKS);
    must_show(
        &mut hands,
        "7 sessions, 22 Aug 2026 to 2 Nov 2026. The last 3 times, your sessions were about 16 days apart.",
    );
    must_show(&mut hands, "You wanted less help, and your sessions are further apart now.");
    must_show(&mut hands, "Before that, they were about 7 days apart.");
    let told = |wish: Option<&'static str>| {
        let mut book = book.clone();
        let slot = Slot::new(id("g_mail"), &Key::of("wish"));
        put(&mut book, Edit::Set(slot, wish.map(|wish| Value::Pick(Key::of(wish)))));
        let mut hands = picture(&book, TALKS);
        said(&hands.scene()).join("\n")
    };
    assert!(told(Some("more")).contains("You wanted more help. Would you like more now?"));
    assert!(!told(None).contains("wish"));
    // Where two goals on the go wish for different things, the days stand alone.
    let mut two = book.clone();
    let mut other = Goal::new(id("g_two"), Who::Me, EVENING);
    other.words = "Sleep".into();
    put(&mut two, Edit::AddGoal(other));
    let mut hands = picture(&two, TALKS);
    must_not_show(&mut hands, "as you wanted");
}

#[test]
fn a_talk_in_the_picture_opens_its_note() {
    let mut hands = picture(&full(), TALKS);
    let talk = Id::page_again(Talk::PAGE, id("r0000000007"));
    hands.focus_on("The session on 2 Nov 2026");
    hands.press(&[Code::Enter]);
    assert_eq!(hands.place(), format!("Talk {talk}"));
}

#[test]
fn what_was_handled_is_told_by_month_with_who_did_it() {
    let mut hands = picture(&full(), HANDLED);
    must_show(&mut hands, "4 things in the last six months. By myself: 2; With some help: 1; Not said: 1.");
    must_show(&mut hands, "1 thing has no day, so it is not in any month.");
    must_show(&mut hands, "The lift broke 10 Nov 2026: By myself");
    let told = eyes::spoken(&hands.scene(), hands.app.words()).join("\n");
    assert!(told.contains("November 2026: 2. By myself: 1; With some help: 1"), "{told}");
    hands.focus_on("The lift broke");
    hands.press(&[Code::Enter]);
    assert!(hands.is_at("Row"), "{}", hands.place());
}

#[test]
fn no_share_no_praise_and_nothing_unkind_stands_there() {
    let dark = "I do not want to be here any more";
    let mut book = full();
    put(&mut book, text(id("g_mail"), &Goal::WORDS, dark));
    handled(&mut book, 9, dark, "2026-11-20", None);
    let mut pages: Vec<Hands> = PICTURES.iter().map(|(_, row)| picture(&book, row)).collect();
    pages.push(pictures(&book));
    for hands in &mut pages {
        let told = said(&hands.scene()).join("\n").to_lowercase();
        for word in ["%", "percent", "per cent", "great", "well done", "good job", "proud", "better", "worse", "only"] {
            assert!(!told.contains(word), "{word} in {told}");
        }
    }
}

#[test]
fn what_is_private_is_not_counted_while_two_are_here() {
    let mut book = full();
    for step in ["s_last0", "s_last1", "s_last2"] {
        put(&mut book, Edit::Set(Slot::new(id(step), &Marks::PRIVATE), Some(Value::Yes(true))));
    }
    let seen = cairnbook::workbook::fold::Folded::of(&book).seen_of(&book);
    let mut hands = picture(&seen, WROTE);
    must_show(&mut hands, "Too early to say.");
    must_not_show(&mut hands, "s_last");
}

#[test]
fn entries_without_a_look_change_no_word_of_them() {
    // The pictures read talks, goals, steps and one page: an entry more changes no word of them.
    let mut book = full();
    let before: Vec<Vec<String>> = PICTURES.iter().map(|(_, row)| said(&picture(&book, row).scene())).collect();
    for n in 0..500 {
        put(&mut book, Edit::AddEntry(entry(&format!("e_x{n}"), EntryKind::Note, "2026-11-20", "a day")));
    }
    let after: Vec<Vec<String>> = PICTURES.iter().map(|(_, row)| said(&picture(&book, row).scene())).collect();
    assert_eq!(before, after);
}
