//! A workbook with something private of every kind, each with a marker in it; and its twin in which none of that ever was.

use cairnbook::{
    base::{Id, Key, Moment, RowValue, Slot, Value, When, Who},
    workbook::{
        About, Edit, Entry, EntryKind, Goal, Idea, Look, Marks, Settings, Stamp, Step, Talk, Workbook,
        outline::{self, Spot},
    },
};

use crate::support::book::{self, EVENING, day, id, stamp};

/// It stands in everything private.
pub(crate) const MARKER: &str = "Weissdorn";

fn words(n: usize) -> Value {
    Value::Text(format!("{MARKER} {n}").as_str().into())
}

fn set(book: &mut Workbook, slot: Slot, value: Value) {
    book.apply(Edit::Set(slot, Some(value)), stamp()).unwrap();
}

fn hide(book: &mut Workbook, record: Id) {
    set(book, Slot::new(record, &Marks::PRIVATE), Value::Yes(true));
}

/// The one with secrets, and its twin.
pub(crate) fn twins() -> [Workbook; 2] {
    let mut plain = book::asking();
    let people = Slot::new(Id::page("people"), &Key::of("people"));
    let name = |row: &str| people.cell(id(row), &Key::of("name"));
    set(&mut plain, name("r_ruth"), Value::Text("Ruth".into()));
    let mut seen = Entry::new(id("e_seen"), Who::Me, EVENING, EntryKind::CheckIn, day("2026-11-17"));
    seen.words = "I rang my aunt".into();
    plain.apply(Edit::AddEntry(seen), stamp()).unwrap();
    let mut secret = plain.clone();
    goals(&mut secret);
    steps(&mut secret);
    entries(&mut secret);
    pages(&mut secret);
    set(&mut secret, name("r_secret"), words(20));
    set(&mut secret, people.cell(id("r_secret"), &RowValue::PRIVATE), Value::Yes(true));
    // Something that is seen leads to it.
    let goal = secret.live_goals().next().unwrap().id;
    set(&mut secret, Slot::new(goal, &Goal::PEOPLE), Value::Picks(vec![Key::from("r_secret")]));
    let promises = Slot::new(goal, &Goal::PROMISES);
    set(&mut secret, promises.cell(id("r_promise"), &Key::of("what")), words(21));
    set(&mut secret, promises.cell(id("r_promise"), &RowValue::PRIVATE), Value::Yes(true));
    ideas(&mut secret, &name("r_secret"));
    from_the_start(&mut secret);
    who_is_named(&mut secret);
    [secret, plain].map(with_a_talk)
}

fn goals(book: &mut Workbook) {
    let mut goal = Goal::new(id("g_secret"), Who::Me, EVENING);
    goal.words = format!("{MARKER} goal").into();
    goal.look_again = Some(When::Day(day("2026-11-20")));
    book.apply(Edit::AddGoal(goal), stamp()).unwrap();
    hide(book, id("g_secret"));
    let mut step = Step::new(id("s_secret_1"), Who::Me, EVENING, Some(id("g_secret")), None);
    (step.words, step.when) = (format!("{MARKER} first").into(), Some(When::Day(day("2026-11-22"))));
    book.apply(Edit::AddStep(step, Spot { under: None, after: None }), stamp()).unwrap();
    let idea = Id::page_again(Idea::PAGE, id("r00000000s1"));
    let about = About::Step(Some(id("g_secret"))).key();
    let helper = Stamp { who: Who::Helper, ..stamp() };
    for (field, value) in [(Idea::ABOUT, Value::Pick(about)), (Idea::WORDS, words(2))] {
        book.apply(Edit::Set(Slot::new(idea, &field), Some(value)), helper).unwrap();
    }
}

fn steps(book: &mut Workbook) {
    let goal = book.live_goals().find(|goal| !goal.private).unwrap().id;
    let after = outline::siblings(book, Some(goal), None).last().copied();
    let mut step = Step::new(id("s_secret_2"), Who::Me, EVENING, Some(goal), None);
    (step.words, step.when) = (format!("{MARKER} step").into(), Some(When::Day(day("2026-11-22"))));
    book.apply(Edit::AddStep(step, Spot { under: None, after }), stamp()).unwrap();
    hide(book, id("s_secret_2"));
    let mut under = Step::new(id("s_secret_3"), Who::Me, EVENING, Some(goal), Some(id("s_secret_2")));
    under.words = format!("{MARKER} under").into();
    book.apply(Edit::AddStep(under, Spot { under: Some(id("s_secret_2")), after: None }), stamp()).unwrap();
}

fn entries(book: &mut Workbook) {
    for (n, (kind, _)) in EntryKind::ALL.into_iter().enumerate() {
        let mut entry = Entry::new(id(&format!("e_secret_{n}")), Who::Me, EVENING, kind, day("2026-11-21"));
        entry.words = format!("{MARKER} entry {n}").into();
        book.apply(Edit::AddEntry(entry), stamp()).unwrap();
        hide(book, id(&format!("e_secret_{n}")));
    }
    // A stone of a private step, and a check-in that says something of a private goal only.
    let mut stone = Entry::new(id("e_secret_8"), Who::Me, EVENING, EntryKind::Milestone, day("2026-11-20"));
    (stone.words, stone.step) = (format!("{MARKER} stone").into(), Some(id("s_secret_2")));
    book.apply(Edit::AddEntry(stone), stamp()).unwrap();
    let check_in = Entry::new(id("e_secret_9"), Who::Me, EVENING, EntryKind::CheckIn, day("2026-11-19"));
    book.apply(Edit::AddEntry(check_in), stamp()).unwrap();
    let look = Slot::new(id("e_secret_9"), &Look::GOALS).cell(id("g_secret"), &Look::HELPED);
    set(book, look, words(9));
    // One that chose a private step as next, and who chose it.
    let chose = Entry::new(id("e_secret_10"), Who::Me, EVENING, EntryKind::CheckIn, day("2026-11-18"));
    book.apply(Edit::AddEntry(chose), stamp()).unwrap();
    set(book, Slot::new(id("e_secret_10"), &Entry::NEXT), Value::Picks(vec![Key::from("s_secret_2")]));
    set(book, Slot::new(id("e_secret_10"), &Entry::CHOSEN_BY), Value::Pick(Key::of("me")));
    // Something seen, in which a helper typed how far a private goal is; it was not read back.
    let far = Slot::new(id("e_seen"), &Look::GOALS).cell(id("g_secret"), &Look::FAR);
    book.apply(Edit::Set(far, Some(Value::Rate(7))), Stamp { who: Who::Typed, ..stamp() }).unwrap();
}

/// Ideas of a day before: one became a private row, one is about it and waits.
fn ideas(book: &mut Workbook, row: &Slot) {
    let earlier = |who| Stamp { who, at: Moment(EVENING.0 - 86_400) };
    let path = About::Answer(row.clone()).key();
    for (n, field) in [(22, Idea::BECAME), (23, Idea::ABOUT)] {
        let idea = Id::page_again(Idea::PAGE, id(&format!("r00000000s{}", n - 18)));
        let set = |field: &Key, value| Edit::Set(Slot::new(idea, field), Some(value));
        book.apply(set(&Idea::WORDS, words(n)), earlier(Who::Helper)).unwrap();
        let who = if n == 22 { Who::Me } else { Who::Helper };
        book.apply(set(&field, Value::Pick(path.clone())), earlier(who)).unwrap();
        if n == 22 {
            book.apply(set(&Idea::STATE, Value::Pick(Key::of("kept"))), earlier(who)).unwrap();
        }
    }
}

/// Rows that are there from the start: hidden, they look unanswered.
fn from_the_start(book: &mut Workbook) {
    let areas = Slot::new(Id::page("life"), &Key::of("areas"));
    for (n, row) in [(24, "r_family"), (25, "r_money")] {
        set(book, areas.cell(id(row), &Key::of("words")), words(n));
        set(book, areas.cell(id(row), &Key::of("now")), Value::Rate(1));
        set(book, areas.cell(id(row), &RowValue::PRIVATE), Value::Yes(true));
    }
}

/// The name of someone private, where other pages ask who.
fn who_is_named(book: &mut Workbook) {
    let plan = |field: &'static str| Slot::new(Id::page("keep_going"), &Key::of(field));
    assert!(book.answers_of(plan("call").record).is_none(), "its twin has not begun it");
    set(book, plan("call"), Value::Text(format!("{MARKER} 20, next door").as_str().into()));
    set(book, plan("reach_out").cell(id("r_turn"), &Key::of("when")), Value::Text("when it is late".into()));
    set(book, plan("reach_out").cell(id("r_turn"), &Key::of("who")), words(20));
    let step = book.open_steps().find(|step| !step.private).unwrap().id;
    set(book, Slot::new(step, &Step::WITH), words(20));
}

fn pages(book: &mut Workbook) {
    let page = Id::page("pass_on");
    assert!(book.answers_of(page).is_none(), "its twin has not begun it");
    set(book, Slot::new(page, &Key::of("tip")), words(10));
    hide(book, page);
    let filled = Id::page_again("decide", id("r00000000s2"));
    set(book, Slot::new(filled, &Key::of("question")), words(11));
    set(book, Slot::new(filled, &Key::of("look_again")), Value::When(When::Day(day("2026-11-20"))));
    hide(book, filled);
}

fn with_a_talk(mut book: Workbook) -> Workbook {
    let talk = Id::page_again(Talk::PAGE, id("r0000000001"));
    set(&mut book, Slot::new(talk, &Talk::BEGUN), Value::Yes(true));
    set(&mut book, Slot::new(talk, &Talk::WITH), Value::Text("Ana".into()));
    set(&mut book, Slot::new(Id::settings(), &Settings::FOLDED), Value::Yes(true));
    book
}
