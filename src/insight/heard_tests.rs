//! Whatever a helper typed and nobody read back: every reading is the same with it and without it.

use proptest::prelude::*;

use super::{
    check_ins, gas, hard_times,
    hints::{self, Stands},
    ladder, offers,
    progress::{areas, chosen, handled, helped, lines, strengths, year},
    review, today, wins,
};
use crate::{
    base::{Day, Id, Key, Moment, Now, Slot, Value, When, Who},
    workbook::{
        Count, Edit, Entry, EntryKind, Goal, Ladder, Level, Look, Says, Stamp, Step, Talk, Workbook, outline::Spot,
    },
};

const NOON: Moment = Moment(1_795_348_900);

fn now() -> Now {
    Now { moment: NOON, today: today_is(), hour: 12, ms: 0 }
}

fn today_is() -> Day {
    Day::iso("2026-11-22").unwrap()
}

fn id(name: &str) -> Id {
    Id::of(name).unwrap()
}

fn key(name: &str) -> Key {
    Key::from(name)
}

fn day(ago: i64) -> Value {
    Value::When(When::Day(today_is().plus_days(-ago)))
}

fn words(text: &str) -> Value {
    Value::Text(text.into())
}

fn pick(name: &str) -> Value {
    Value::Pick(key(name))
}

/// What the client has from the start: records with a word or none, nothing more.
fn begun() -> Workbook {
    let mut book = Workbook::default();
    let mut put = |edit, ago: i64| {
        let stamp = Stamp { who: Who::Me, at: Moment(NOON.0 - ago * 86_400) };
        book.apply(edit, stamp).unwrap();
    };
    for name in ["g1", "g2"] {
        put(Edit::AddGoal(Goal { words: name.into(), ..Goal::new(id(name), Who::Me, Moment(0)) }), 60);
        let name = name.replace('g', "s");
        let goal = id(&name.replace('s', "g"));
        let step = Step { words: name.as_str().into(), ..Step::new(id(&name), Who::Me, NOON, Some(goal), None) };
        put(Edit::AddStep(step, Spot { under: None, after: None }), 60);
    }
    for (n, (kind, ago)) in [
        (EntryKind::Milestone, 3),
        (EntryKind::Milestone, 9),
        (EntryKind::HardTime, 4),
        (EntryKind::CheckIn, 30),
        (EntryKind::CheckIn, 8),
        (EntryKind::CheckIn, 1),
    ]
    .into_iter()
    .enumerate()
    {
        let on = today_is().plus_days(-ago);
        let mut entry = Entry::new(id(&format!("e{n}")), Who::Me, NOON, kind, on);
        entry.words = format!("e{n}").as_str().into();
        (entry.goal, entry.step) = (Some(id("g1")).filter(|_| n != 1), Some(id("s1")).filter(|_| n < 2));
        put(Edit::AddEntry(entry), ago);
    }
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    put(Edit::Set(Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true))), 0);
    book
}

/// All that may be said there, each by one of both or by nobody.
fn statements() -> Vec<(Slot, Value)> {
    let of = |record: &str, field: &str, value: Value| (Slot::new(id(record), &key(field)), value);
    let page = |page: &str, field: &str, value: Value| (Slot::new(Id::page(page), &key(field)), value);
    let mut out = vec![
        of("g1", "why", words("for Leo")),
        of("g1", "look_again", day(2)),
        of("g1", "wish", pick("less")),
        of("g1", "start_far", Value::Rate(1)),
        of("g1", "as_hoped", words("I read them")),
        of("g1", "part", words("I open them")),
        of("g1", "importance", pick("3")),
        of("g1", "strengths", Value::Picks(vec![key("r_calm")])),
        of("g2", "look_again", day(1)),
        of("s1", "when", day(1)),
        of("s2", "when", day(-1)),
        of("s1", "with", words("Ruth")),
        of("s1", "hard", pick("hard")),
        of("e0", "help", pick("by_myself")),
        of("e0", "strengths", Value::Picks(vec![key("r_calm")])),
        of("e1", "help", pick("for_me")),
        of("e1", "goal", pick("g1")),
        of("e2", "when_where", words("At night")),
        of("e2", "did_do", words("I sat down")),
        page("call", "person", words("Ruth")),
        page("strengths", "got_through", words("My aunt")),
    ];
    for (entry, line, far) in [("e3", "part", 3), ("e4", "as_hoped", 5), ("e5", "better", 8)] {
        for goal in ["g1", "g2"] {
            let cell = |column: &Key| Slot::new(id(entry), &Look::GOALS).cell(id(goal), column);
            out.extend([(cell(&Look::LINE), pick(line)), (cell(&Look::FAR), Value::Rate(far))]);
        }
        out.push(of(entry, "how_am_i", Value::Rate(far)));
        out.push(of(entry, "load", pick(if far == 8 { "too_much" } else { "fine" })));
        out.push(of(entry, "next", Value::Picks(vec![key("s2")])));
        out.push(of(entry, "chosen_by", pick("me")));
    }
    for (n, ago) in [(1, 40), (2, 10), (3, 2)] {
        let row = id(&format!("r_{n}"));
        let cell = |record, list: &str, column: &str| Slot::new(record, &key(list)).cell(row, &key(column));
        out.push((cell(Id::page("can_do"), "handled", "what"), words("The lift broke")));
        out.push((cell(Id::page("can_do"), "handled", "on"), day(ago)));
        out.push((cell(Id::page("can_do"), "handled", "help"), pick("with_a_hand")));
        out.push((cell(Id::page("life"), "areas", "now"), Value::Rate(n)));
        out.push((cell(id("g1"), "plans", "if"), words("at night")));
    }
    out
}

/// The client says theirs first, on two days; then what is left is typed for them, and new records with it.
fn both(hands: &[u8], new: u8) -> (Workbook, Workbook) {
    let (mut without, all) = (begun(), statements());
    let said = |hand| all.iter().zip(hands).filter(move |(_, of)| **of == hand).map(|(statement, _)| statement.clone());
    for (slot, value) in said(0) {
        let stamp = Stamp { who: Who::Me, at: Moment(NOON.0 - 7_200) };
        without.apply(Edit::Set(slot, Some(value)), stamp).unwrap();
    }
    let mut with = without.clone();
    let stamp = Stamp { who: Who::Typed, at: NOON };
    for (slot, value) in said(1) {
        with.apply(Edit::Set(slot, Some(value)), stamp).unwrap();
    }
    let mut entry = |name: &str, kind| {
        let mut entry = Entry::new(id(name), Who::Typed, NOON, kind, today_is());
        (entry.words, entry.goal) = ("typed".into(), Some(id("g1")));
        entry.more.set(&Slot::new(entry.id, &Entry::LOAD), Some(pick("too_much")));
        with.apply(Edit::AddEntry(entry), stamp).unwrap();
    };
    let kinds = [EntryKind::Milestone, EntryKind::HardTime, EntryKind::CheckIn];
    for (n, kind) in kinds.into_iter().enumerate().filter(|(n, _)| new & (1 << n) != 0) {
        entry(&format!("e_new{n}"), kind);
    }
    if new & 8 != 0 {
        let mut step = Step { words: "typed".into(), ..Step::new(id("s_new"), Who::Typed, NOON, Some(id("g1")), None) };
        step.when = Some(When::Day(today_is()));
        with.apply(Edit::AddStep(step, Spot { under: None, after: None }), stamp).unwrap();
        let mut goal = Goal { words: "typed".into(), ..Goal::new(id("g_new"), Who::Typed, NOON) };
        goal.look_again = Some(When::Day(today_is()));
        with.apply(Edit::AddGoal(goal), stamp).unwrap();
    }
    (with, without)
}

/// All that is read into a workbook, each reading by its name.
fn readings(book: &Workbook) -> Vec<(&'static str, String)> {
    let (now, today_is) = (now(), today_is());
    let ids = |entries: &[&Entry]| format!("{:?}", entries.iter().map(|entry| entry.id).collect::<Vec<_>>());
    let steps = |steps: Vec<&Step>| format!("{:?}", steps.iter().map(|step| step.id).collect::<Vec<_>>());
    let next = today::next(book, today_is, &[]);
    let mut out = vec![
        ("next", format!("{:?}", next.map(|next| (next.step.id, next.why)))),
        ("week", steps(today::this_week(book, today_is))),
        ("may wait", steps(today::may_wait(book, today_is))),
        ("again", format!("{:?}", today::look_again(book, today_is).iter().map(|goal| goal.id).collect::<Vec<_>>())),
        ("load", format!("{} {}", check_ins::is_too_much(book, today_is), check_ins::was_low(book, today_is))),
        ("chosen", format!("{:?}", check_ins::chosen_next(book, today_is))),
        ("stones", format!("{} {:?}", book.stone_count(), strengths::named(book, &[key("r_calm")]).counts)),
        ("handled", format!("{:?}", handled::handled(book, now))),
        ("areas", format!("{:?}", areas::then_and_now(book, now))),
        ("who chose", ids(&chosen::who_chose(book, today_is).last)),
        ("year", format!("{:?}", year::counts(book, today_is))),
        ("through", format!("{:?}", hard_times::a_time_through(book, Some(id("g1"))).map(|entry| entry.id))),
        ("win", format!("{:?} {:?}", wins::fitting(book, id("s1")), wins::fitting(book, id("s2")))),
        ("got through", format!("{:?}", wins::got_through(book))),
    ];
    let did = helped::who_did(book);
    let hard = helped::count_hard(book, &did.last, crate::workbook::Hard::Hard);
    out.push(("who did", format!("{} {hard} {:?}", ids(&did.last), did.wish(book))));
    let stands: Stands = &|_, _| true;
    let lately = Count::Lately { rows: key("handled"), when: Vec::new(), on: key("on"), days: 30 };
    let moved = Count::Moved { rows: key("areas"), column: key("now") };
    for (page, count) in [("can_do", lately), ("life", moved)] {
        out.push(("hint", format!("{:?}", hints::count(book, Id::page(page), &count, (&[], stands), now))));
    }
    let strengths_first = Slot::new(Id::page("strengths"), &key("got_through"));
    out.push(("offer", format!("{:?}", offers::standing(book, now, None, Some(&strengths_first)))));
    for goal in [id("g1"), id("g2")].map(|id| book.goal(id).unwrap()) {
        let looks = Says::ALL.map(|what| {
            let (first, last) = (check_ins::first_saying, check_ins::last_saying);
            [first(book, goal.id, what, today_is), last(book, goal.id, what, today_is)]
                .map(|found| found.map(|(day, entry, _)| (day, entry.id)))
        });
        out.push(("looks", format!("{looks:?}")));
        let ends = lines::ends(book, goal, now);
        out.push(("way", format!("{:?}", ends.far.map(|(first, last)| (first.value, last.value)))));
        out.push(("moved", format!("{:?}", lines::moved(book, goal, today_is.plus_days(-20), now))));
        out.push(("pressed", format!("{:?}", ladder::last(book, goal.id, ladder::Rater::Me, today_is))));
        out.push(("weighs", format!("{:?}", gas::Weighing::of(&[goal], true))));
        let own = Level::ALL.map(|(level, _)| Ladder::of(goal).line(level).is_some());
        out.push(("ladder", format!("{own:?} {}", Ladder::of(goal).is_begun())));
        out.push(("review", format!("{:?}", review::reason(book, goal, today_is))));
        out.push(("slip", format!("{:?}", hard_times::slip(book, goal, today_is))));
    }
    let question = |name| offers::question(book, now, book.step(id(name)).unwrap());
    out.push(("questions", format!("{:?} {:?}", question("s1"), question("s2"))));
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_read_into_what_waits(hands in prop::collection::vec(0u8..3, 60), new in 0u8..16) {
        let (with, without) = both(&hands, new);
        for (reading, other) in readings(&with).into_iter().zip(readings(&without)) {
            prop_assert_eq!(reading, other);
        }
        // Read back, it is the client's like anything.
        let mut read = with.clone();
        read.apply(Edit::ReadBack(all_waiting(&with)), Stamp { who: Who::Me, at: NOON }).unwrap();
        prop_assert!(all_waiting(&read).is_empty());
    }
}

fn all_waiting(book: &Workbook) -> Vec<Slot> {
    let goals = book.goals().map(|goal| goal.id).chain(book.steps().map(|step| step.id));
    let others = book.log().iter().map(|entry| entry.id).chain(book.all_answers().map(|answers| answers.id));
    goals.chain(others).flat_map(|record| book.waiting(Some(record))).collect()
}

#[test]
fn each_reading_can_tell_a_difference() {
    assert!(statements().len() <= 60);
    let (all, none) = (both(&[0; 60], 0).0, both(&[2; 60], 0).0);
    let pairs: Vec<_> = readings(&all).into_iter().zip(readings(&none)).collect();
    let tells = |name: &str| pairs.iter().any(|(a, b)| a.0 == name && a != b);
    let silent: Vec<_> = pairs.iter().map(|(a, _)| a.0).filter(|name| !tells(name)).collect();
    // What goes by whole records alone, and what needs more than is said here.
    assert_eq!(silent, ["may wait", "year", "through", "review", "review"]);
}
