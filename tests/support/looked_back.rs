//! A workbook with enough in it to look back on: check-ins, a ladder, done steps, choices, hard times.

use cairnbook::{
    base::{Id, Key, Moment, Slot, Value, Who},
    workbook::{
        Edit, Entry, EntryKind, Goal, Hard, Help, Ladder, Level, Look, Stamp, Step, StepState, Wish, Workbook,
        outline::Spot,
    },
};

use crate::support::book::{self, EVENING, day, id, stamp};

/// Does it.
pub(crate) fn put(book: &mut Workbook, edit: Edit) {
    book.apply(edit, stamp()).unwrap();
}

/// Does it so many days ago.
pub(crate) fn put_then(book: &mut Workbook, edit: Edit, days_ago: i64) {
    let at = Moment(EVENING.0 - days_ago * 86_400);
    book.apply(edit, Stamp { who: Who::Me, at }).unwrap();
}

pub(crate) fn text(record: Id, field: &Key, words: &str) -> Edit {
    Edit::Set(Slot::new(record, field), Some(Value::Text(words.into())))
}

/// An entry of that kind on that day.
pub(crate) fn entry(name: &str, kind: EntryKind, on: &str, words: &str) -> Entry {
    let mut entry = Entry::new(id(name), Who::Me, EVENING, kind, day(on));
    entry.words = words.into();
    entry
}

/// Says something in the row of a goal.
pub(crate) fn look(entry: &mut Entry, goal: &str, column: &Key, value: Value) {
    entry.more.set(&Slot::new(entry.id, &Look::GOALS).cell(id(goal), column), Some(value));
}

pub(crate) fn level(level: Level) -> Value {
    Value::Pick(level.key())
}

/// The filled workbook with half a year of looks.
pub(crate) fn book() -> Workbook {
    let mut book = book::filled();
    ladder(&mut book);
    check_ins(&mut book);
    done_steps(&mut book, &[Help::ByMyself, Help::WithAHand, Help::SideBySide], &[Help::SideBySide, Help::ForMe]);
    parts_of_life(&mut book);
    book
}

fn ladder(book: &mut Workbook) {
    for (level, words) in [
        (Level::HardStretch, "I do not touch the bag."),
        (Level::Part, "I open one letter a week."),
        (Level::AsHoped, "I open my mail twice a week."),
    ] {
        put(book, text(id("g_mail"), &level.key(), words));
    }
    put(book, text(id("g_mail"), &Ladder::TODAY, "The letters lie in a bag."));
}

fn check_ins(book: &mut Workbook) {
    use Level::{AsHoped, HardStretch, Part};
    let lines = [
        ("e_l1", "2026-06-10", HardStretch, None, 3),
        ("e_l2", "2026-06-24", Part, Some(HardStretch), 4),
        ("e_l3", "2026-07-08", HardStretch, None, 3),
        ("e_l4", "2026-10-01", Part, Some(Part), 5),
        ("e_l5", "2026-10-20", Part, None, 6),
        ("e_l6", "2026-11-12", AsHoped, Some(Part), 6),
    ];
    for (n, (name, on, line, helper, sure)) in lines.into_iter().enumerate() {
        let mut made = entry(name, EntryKind::CheckIn, on, "I slept.");
        look(&mut made, "g_mail", &Look::LINE, level(line));
        look(&mut made, "g_mail", &Look::SURE, Value::Rate(sure));
        if let Some(helper) = helper {
            look(&mut made, "g_mail", &Look::HELPER_LINE, level(helper));
        }
        look(&mut made, "g_cook", &Look::FAR, Value::Rate([2, 3, 3, 5, 7, 8][n]));
        let by = if n % 2 == 0 { "together" } else { "me" };
        made.more.set(&Slot::new(made.id, &Entry::CHOSEN_BY), Some(Value::Pick(Key::of(by))));
        put(book, Edit::AddEntry(made));
    }
    // One look alone: too early.
    let mut once = entry("e_l7", EntryKind::CheckIn, "2026-11-13", "Here.");
    look(&mut once, "g_books", &Look::FAR, Value::Rate(4));
    put(book, Edit::AddEntry(once));
}

/// Ten done steps with these helps in turn, and ten before with those; of one goal that wishes for less help.
pub(crate) fn done_steps(book: &mut Workbook, last: &[Help], before: &[Help]) {
    let wish = Slot::new(id("g_mail"), &Key::of("wish"));
    put(book, Edit::Set(wish, Some(Value::Pick(Key::of("less")))));
    let _ = Wish::Less;
    for n in 0..20_i64 {
        let mut step = Step::new(id(&format!("s_d{n}")), Who::Me, EVENING, Some(id("g_mail")), None);
        step.words = "Open one letter".into();
        step.state = StepState::Done;
        step.done_on = Some(day("2026-11-14").plus_days(-2 * n));
        put(book, Edit::AddStep(step, Spot { under: None, after: None }));
        let mut stone = entry(&format!("e_d{n}"), EntryKind::Milestone, "2026-11-14", "Open one letter");
        stone.on = cairnbook::base::When::Day(day("2026-11-14").plus_days(-2 * n));
        (stone.goal, stone.step) = (Some(id("g_mail")), Some(id(&format!("s_d{n}"))));
        let helps = if n < 10 { last } else { before };
        let nth = usize::try_from(n).unwrap();
        stone.help = Some(helps[nth % helps.len()]);
        stone.hard = (n % 3 == 0).then_some(Hard::Hard);
        if n % 4 == 0 {
            let keys = vec![Key::of("got_through")];
            stone.more.set(&Slot::new(stone.id, &Entry::STRENGTHS), Some(Value::Picks(keys)));
        }
        put(book, Edit::AddEntry(stone));
    }
    let strengths = Id::page("strengths");
    put(book, text(strengths, &Key::of("got_through"), "I kept the mornings the same."));
}

fn parts_of_life(book: &mut Workbook) {
    for (row, then, now) in [("r_home", 4, 5), ("r_money", 2, 6), ("r_friends", 7, 3)] {
        let slot = Slot::new(Id::page("life"), &Key::of("areas")).cell(id(row), &Key::of("now"));
        put_then(book, Edit::Set(slot.clone(), Some(Value::Rate(then))), 120);
        put_then(book, Edit::Set(slot, Some(Value::Rate(now))), 2);
    }
}

/// What a goal of one's own story is told from.
pub(crate) fn story() -> Workbook {
    let mut book = book();
    let mail = id("g_mail");
    let mut hard = entry("e_h1", EntryKind::HardTime, "2026-10-05", "A letter from the court.");
    hard.goal = Some(mail);
    for (field, words) in [
        ("i_told_myself", "I always let it lie."),
        ("kinder_true", "I was alone with it. Next time I call."),
        ("learned", "Mondays are better than Sundays."),
    ] {
        hard.more.set(&Slot::new(hard.id, &Key::of(field)), Some(Value::Text(words.into())));
    }
    put(&mut book, Edit::AddEntry(hard));
    let mut choice = entry("e_c1", EntryKind::Choice, "2026-10-06", "");
    choice.goal = Some(mail);
    choice.more.set(&Slot::new(choice.id, &Key::of("choice")), Some(Value::Pick(Key::of("smaller"))));
    let take = Slot::new(choice.id, &Key::of("take_with_me"));
    choice.more.set(&take, Some(Value::Text("I can ask for help now.".into())));
    put(&mut book, Edit::AddEntry(choice));
    let people = Slot::new(mail, &Goal::PEOPLE);
    put(&mut book, Edit::Set(people, Some(Value::Picks(vec![Key::of("person")]))));
    let said = Slot::new(id("e_d0"), &Key::of("said_to_me"));
    put(&mut book, Edit::Set(said, Some(Value::Text("Ana said: you did that.".into()))));
    put(&mut book, text(id("s_open"), &Key::of("with"), "my sister"));
    book
}
