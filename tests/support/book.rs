//! A filled workbook for the tests, made the way a person makes one: by edits.
//!
//! Never read a clock; it is always the evening of 22 November 2026 here.

use cairnbook::{
    base::{Day, Id, Key, Moment, Now, RowValue, Slot, Value, When, Who},
    workbook::{Edit, Entry, EntryKind, Goal, GoalState, Stamp, Step, StepState, Workbook, outline::Spot},
};

/// Sunday 22 November 2026, six in the evening.
pub(crate) const EVENING: Moment = Moment(1_795_370_400);

/// That moment.
pub(crate) fn now() -> Now {
    Now { moment: EVENING, today: day("2026-11-22"), hour: 18, ms: 0 }
}

/// A day of the calendar.
pub(crate) fn day(text: &str) -> Day {
    Day::iso(text).unwrap()
}

/// An id.
pub(crate) fn id(name: &str) -> Id {
    Id::of(name).unwrap()
}

fn when(text: &str) -> When {
    Day::iso(text).map_or_else(|| When::Words(text.into()), When::Day)
}

/// Who does it, and when.
pub(crate) fn stamp() -> Stamp {
    Stamp { who: Who::Me, at: EVENING }
}

/// The workbook with one setting of its own.
pub(crate) fn with_setting(mut book: Workbook, field: &Key, value: Value) -> Workbook {
    book.apply(Edit::Set(Slot::new(Id::settings(), field), Some(value)), stamp()).unwrap();
    book
}

/// The workbook of someone who has used it for half a year.
pub(crate) fn filled() -> Workbook {
    let mut book = Workbook::default();
    let mut all = goals();
    all.extend(steps());
    all.extend(log());
    all.extend(answers());
    for edit in all {
        book.apply(edit, stamp()).unwrap();
    }
    book
}

/// The same with something to ask for, which came from a page: it can be taken along, and leads back.
pub(crate) fn asking() -> Workbook {
    let mut book = filled();
    let set = |field: Key, value| Edit::Set(Slot::new(id("p_ask_k3f9a0b1c2"), &field), Some(value));
    let from = Value::Pick(Key::of("p_good_day/one_up"));
    for edit in [set(Key::of("i_want"), Value::Text("A quiet room".into())), set(Key::of("from"), from)] {
        book.apply(edit, stamp()).unwrap();
    }
    book
}

/// The same after five weeks without a word.
pub(crate) fn away() -> Workbook {
    let mut book = filled();
    book.seen_on(day("2026-10-16"));
    book
}

/// The same where others use the computer, too.
pub(crate) fn quiet() -> Workbook {
    let mut book = filled();
    let quiet = Slot::new(Id::settings(), &Key::of("quiet"));
    book.apply(Edit::Set(quiet, Some(Value::Yes(true))), stamp()).unwrap();
    book
}

fn goals() -> Vec<Edit> {
    let goal = |name: &str, state, words: &str, why: &str, look: &str| {
        let mut goal = Goal::new(id(name), Who::Me, EVENING);
        goal.state = state;
        (goal.words, goal.why) = (words.into(), why.into());
        goal.look_again = (!look.is_empty()).then(|| when(look));
        Edit::AddGoal(goal)
    };
    vec![
        goal(
            "g_mail",
            GoalState::Live,
            "Open my mail without fear",
            "I want to sleep on Sunday nights.\nIt is my money, and my name on the letters.",
            "2026-11-20",
        ),
        goal("g_books", GoalState::Shelf, "Learn to keep my own books", "", "after Eid"),
        goal("g_cook", GoalState::Reached, "Cook for the children twice a week", "They like to stir.", ""),
        goal("g_run", GoalState::LetGo, "Run with my brother", "", ""),
    ]
}

type Name = &'static str;

/// Name, goal, under, after, state, day, words.
type StepLine = (Name, Option<Name>, Option<Name>, Option<Name>, StepState, &'static str, &'static str);

/// Kind, day, words, goal, step, for trying.
type LogLine = (EntryKind, &'static str, &'static str, Option<Name>, Option<Name>, bool);

fn steps() -> Vec<Edit> {
    use StepState::{Done, Dropped, NotNow, Open, Tried};
    let mail = Some("g_mail");
    let lines: [StepLine; 12] = [
        ("s_box", mail, None, None, Done, "2026-11-17", "Put the letters in one box"),
        ("s_open", mail, None, Some("s_box"), Open, "2026-11-27", "Open the letters with Ana"),
        ("s_when", mail, Some("s_open"), None, Tried, "2026-11-24", "Ask Ana which evening she can come"),
        ("s_find", mail, Some("s_when"), None, Open, "when the rains stop", "Find her new number"),
        ("s_send", mail, Some("s_when"), Some("s_find"), Done, "2026-11-20", "Write her a short message"),
        (
            "s_tea",
            mail,
            Some("s_open"),
            Some("s_when"),
            Open,
            "",
            "Make tea first, and put the phone in the other room so that nothing rings while we read",
        ),
        ("s_bank", mail, None, Some("s_open"), NotNow, "", "Call the bank about the old bill"),
        ("s_shred", mail, None, Some("s_bank"), Dropped, "", "Buy a paper shredder"),
        ("s_one", mail, None, Some("s_shred"), Open, "2026-11-12", "Open one letter a day"),
        ("s_form", Some("g_books"), None, None, Open, "2027-01-15", "Ask the college for the form"),
        ("s_soup", Some("g_cook"), None, None, Done, "2026-09-03", "Make soup on a Thursday"),
        ("s_loose", None, None, None, Open, "2026-11-25", "Return the library book"),
    ];
    let step = |(name, goal, under, after, state, day, words): StepLine| {
        let mut step = Step::new(id(name), Who::Me, EVENING, goal.map(id), under.map(id));
        step.state = state;
        step.words = words.into();
        step.when = (!day.is_empty()).then(|| when(day));
        if name == "s_loose" {
            // It was one small bit of a good day first.
            step.more.insert(Key::of("from"), Value::Pick(Key::of("p_good_day/one_up")));
        }
        step.done_on = (state == Done).then(|| Day::iso(day)).flatten();
        Edit::AddStep(step, Spot { under: under.map(id), after: after.map(id) })
    };
    lines.into_iter().map(step).collect()
}

/// 36 entries from June to yesterday, and two without a date.
fn log() -> Vec<Edit> {
    use EntryKind::{CheckIn, HardTime, Milestone, Note};
    let own: [LogLine; 12] = [
        (Milestone, "2026-11-17", "Put the letters in one box", Some("g_mail"), Some("s_box"), false),
        (Milestone, "2026-11-20", "Write her a short message", Some("g_mail"), Some("s_send"), false),
        (Milestone, "2026-11-21", "Ask Ana which evening she can come", Some("g_mail"), Some("s_when"), true),
        (HardTime, "2026-11-19", "The bank called. I did not pick up.", Some("g_mail"), None, false),
        (CheckIn, "2026-11-21", "I slept six hours.", None, None, false),
        (Note, "2026-11-15", "Two things to ask on Tuesday:\nthe form, and the fee.", None, None, false),
        (Milestone, "2026-09-03", "Make soup on a Thursday", Some("g_cook"), Some("s_soup"), false),
        (
            Milestone,
            "2026-10-02",
            "I went to the office on the fourth floor by myself, and I asked the question that I had written down \
             on the card, and I came home and slept",
            None,
            None,
            false,
        ),
        (HardTime, "2026-08-30", "A long night.", None, None, false),
        (Note, "before the move", "Ana gave me the blue box.", None, None, false),
        (Milestone, "the first week here", "I bought bread and said good morning", None, None, false),
        (Milestone, "2025-12-24", "I called my sister", None, None, false),
    ];
    let entry = |n: usize, line: LogLine| {
        let (kind, on, words, goal, step, tried) = line;
        let mut entry = Entry::new(id(&format!("e_{n:02}")), Who::Me, EVENING, kind, day("2026-11-22"));
        entry.on = when(on);
        entry.words = words.into();
        (entry.goal, entry.step, entry.tried) = (goal.map(id), step.map(id), tried);
        Edit::AddEntry(entry)
    };
    let mut out: Vec<Edit> = own.into_iter().enumerate().map(|(n, line)| entry(n, line)).collect();
    let kinds = [Milestone, CheckIn, Milestone, HardTime, Milestone, Note];
    let words = [
        "I opened one letter",
        "Tired, and here",
        "I asked for help",
        "A hard call",
        "I walked home",
        "A word to keep",
    ];
    for n in 0..24 {
        let Edit::AddEntry(mut made) = entry(12 + n, (kinds[n % 6], "", words[n % 6], None, None, false)) else {
            continue;
        };
        made.on = when(&format!("2026-{:02}-{:02}", 6 + n / 6, 1 + (n % 6) * 5));
        out.push(Edit::AddEntry(made));
    }
    out
}

/// One row with these cells.
fn rows(cells: &[(&'static str, &str)]) -> Value {
    let cells = cells.iter().map(|(column, words)| (Key::of(column), Value::Text((*words).into()))).collect();
    Value::Rows(vec![RowValue { id: id("r_sea"), cells }])
}

fn answers() -> Vec<Edit> {
    let set =
        |page: &str, field: &str, value: Value| Edit::Set(Slot::new(Id::page(page), &Key::from(field)), Some(value));
    let words = |page: &str, field: &str, words: &str| set(page, field, Value::Text(words.into()));
    vec![
        Edit::Set(Slot::new(Id::settings(), &Key::of("name")), Some(Value::Text("Sam".into()))),
        words(
            "good_day",
            "first_signs",
            "I hear the radio and I make tea.\nThe letters lie in the box, and the box is shut.",
        ),
        words("good_day", "already_what", "On Sunday. I had slept, and I went for a walk."),
        set("good_day", "already_when", Value::When(When::Words("before the move".into()))),
        set("good_day", "now", Value::Rate(4)),
        words("good_day", "one_up", "Ten minutes outside before noon."),
        words("call", "person", "Ana"),
        words("call", "contact", "0300 123 456, or at the shop"),
        words("call", "emergency", "112"),
        set("matters", "own", rows(&[("what", "the sea"), ("looks_like", "I smell it from the bus.")])),
        set("matters", "top", Value::Picks(vec![Key::of("calm"), Key::of("making")])),
        words("call", "safe_place", "the library"),
    ]
}
