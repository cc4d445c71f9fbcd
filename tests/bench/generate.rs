//! Workbooks of any size, made up: ten years of one person, and many more entries than anyone writes.
//!
//! The same seed gives the same bytes. Texts differ in length and script, as people's do.

use std::{collections::BTreeMap, sync::Arc};

use cairnbook::{
    base::{Day, Id, Ids, Key, Kind, Moment, RowValue, Text, Value, When, Who},
    store,
    workbook::{
        Answers, DEEPEST, Data, Entry, EntryKind, Goal, GoalState, Hard, Help, Level, Look, Parts, Step, StepState,
        Workbook,
    },
};

/// The last day of every workbook made here.
pub(crate) const TODAY: &str = "2026-11-22";

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Check-ins, one a day up to today.
    pub(crate) check_ins: usize,
    /// Stones, hard times and notes, spread over the same days.
    pub(crate) entries: usize,
    pub(crate) goals: usize,
    pub(crate) steps: usize,
}

/// How many goals are on the go.
const LIVE: usize = 3;

/// Two months of the same person: as long texts, few of them.
pub(crate) const FEW: Size = Size { check_ins: 60, entries: 80, goals: 3, steps: 24 };

/// Ten years with something on every day.
pub(crate) const TEN_YEARS: Size = Size { check_ins: 3_650, entries: 5_000, goals: 20, steps: 400 };

/// 50,000 entries in all.
pub(crate) const HUGE: Size = Size { check_ins: 3_650, entries: 46_350, goals: 20, steps: 400 };

/// The bytes of the file.
pub(crate) fn file(size: Size, seed: u64) -> Result<String, String> {
    store::write(&data(size, seed)).map_err(|why| format!("{why:?}"))
}

/// The workbook as the file holds it.
pub(crate) fn data(size: Size, seed: u64) -> Data {
    Workbook::from_parts(parts(size, seed)).0.snapshot()
}

/// The workbook as lists.
fn parts(size: Size, seed: u64) -> Parts {
    let mut maker = Maker::new(size, seed);
    let goals: Vec<Arc<Goal>> = (0..size.goals).map(|n| Arc::new(maker.goal(n))).collect();
    let ids: Vec<Id> = goals.iter().map(|goal| goal.id).collect();
    let steps = maker.steps(&ids, size.steps);
    let log = maker.log(size, &ids, &steps);
    let mut parts = Parts { goals, steps, log, answers: maker.answers(), ..Parts::default() };
    parts.settings.name = Text::new("Sam");
    parts.copies = BTreeMap::from([(Text::new("k3f9a"), 3_650)]);
    parts
}

/// Numbers from a seed: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// True `n` times in a hundred.
    fn chance(&mut self, n: usize) -> bool {
        self.below(100) < n
    }
}

const PLAIN: &str = "I the a my we it was to and in on for with not then one day week morning evening work home letter form \
    bus call kitchen brother friend sleep walk slow bit again first small quiet looked wrote asked went waited made said \
    thought felt tired glad before after because until could want need know what how there rain shop money course door \
    garden book page tea window neighbour appointment afternoon nothing something";

const FURTHER: [&str; 14] = [
    "爸爸",
    "今天很好",
    "日本語を少し",
    "공부했다",
    "بعد العيد",
    "שלום",
    "नमस्ते",
    "cafe\u{301}",
    "nin\u{303}o",
    "Zu\u{308}rich",
    "ทำได้",
    "👩🏽‍🌾",
    "½ hour",
    "— well —",
];

struct Maker {
    dice: Dice,
    ids: Ids,
    today: Day,
    days: usize,
    vocabulary: Vec<&'static str>,
}

impl Maker {
    fn new(size: Size, seed: u64) -> Self {
        let today = Day::iso(TODAY).unwrap_or(Day::EPOCH);
        let vocabulary = PLAIN.split_whitespace().collect();
        Self { dice: Dice(seed), ids: Ids::seeded(seed ^ 0xca17), today, days: size.check_ins.max(1), vocabulary }
    }

    /// So many words, in sentences; now and then one in another script.
    fn words(&mut self, count: usize) -> Text {
        let mut out = String::new();
        let mut left_in_sentence = 0;
        for n in 0..count {
            if n > 0 {
                out.push_str(match (left_in_sentence, self.dice.chance(12)) {
                    (0, true) => ".\n",
                    (0, false) => ". ",
                    _ => " ",
                });
            }
            if left_in_sentence == 0 {
                left_in_sentence = self.dice.between(4, 16);
            }
            left_in_sentence -= 1;
            let word = if self.dice.chance(3) { self.dice.pick(&FURTHER) } else { self.dice.pick(&self.vocabulary) };
            out.push_str(word.copied().unwrap_or("so"));
        }
        Text::new(&out)
    }

    /// How long an entry is: mostly a line, at times a page.
    fn length(&mut self) -> usize {
        match self.dice.below(1_000) {
            0 => self.dice.between(700, 2_000),
            1..=30 => self.dice.between(120, 400),
            31..=300 => self.dice.between(25, 90),
            _ => self.dice.between(2, 22),
        }
    }

    fn day(&mut self, ago: usize) -> (Day, Moment) {
        let ago = i64::try_from(ago).unwrap_or(0);
        let day = self.today.plus_days(-ago);
        let seconds = i64::try_from(self.dice.between(6 * 3_600, 22 * 3_600)).unwrap_or(0);
        (day, Moment(day.since(Day::EPOCH) * 86_400 + seconds))
    }

    fn any_day(&mut self) -> (Day, Moment) {
        let ago = self.dice.below(self.days);
        self.day(ago)
    }

    fn goal(&mut self, n: usize) -> Goal {
        let (_, at) = self.any_day();
        let id = self.ids.draw(Kind::Goal);
        let length = self.dice.between(3, 9);
        let mut goal = Goal::new(id, Who::Me, at);
        goal.words = self.words(length);
        goal.why = self.words(length * 5);
        goal.state = match n {
            n if n < LIVE => GoalState::Live,
            n if n % 3 == 0 => GoalState::Shelf,
            n if n % 3 == 1 => GoalState::Reached,
            _ => GoalState::LetGo,
        };
        goal.look_again = match n % 4 {
            0 => Some(When::Day(self.today.plus_days(i64::try_from(n).unwrap_or(0) - 1))),
            1 => Some(When::Words(Text::new("after Eid"))),
            _ => None,
        };
        if n < LIVE {
            for (_, key) in Level::ALL {
                goal.more.insert(key, Value::Text(self.words(6)));
            }
            let plan = ["if", "then"].map(|cell| (Key::of(cell), Value::Text(self.words(5))));
            let row = RowValue { id: self.ids.draw(Kind::Row), cells: plan.into() };
            goal.more.insert(Goal::PLANS, Value::Rows(vec![row]));
        }
        goal
    }

    /// What a check-in says of some of the live goals.
    fn looks(&mut self, goals: &[Id]) -> Value {
        let live = goals.get(..LIVE).unwrap_or(goals);
        let said: Vec<Id> = live.iter().copied().filter(|_| self.dice.chance(60)).collect();
        let row = |goal: Id| {
            let pressed = self.dice.pick(&Level::ALL).map(|(_, key)| key.clone());
            let sure = u8::try_from(self.dice.below(11)).unwrap_or(0);
            let pressed = pressed.map(|key| (Look::LINE, Value::Pick(key)));
            let cells = pressed.into_iter().chain([(Look::SURE, Value::Rate(sure))]);
            RowValue { id: goal, cells: cells.collect() }
        };
        Value::Rows(said.into_iter().map(row).collect())
    }

    /// Outlines as people grow them: under each goal, some steps stand under others. A few have no goal.
    fn steps(&mut self, goals: &[Id], count: usize) -> Vec<Arc<Step>> {
        let homes = goals.len() + 1;
        let mut steps = Vec::with_capacity(count);
        for home in 0..homes {
            let goal = goals.get(home).copied();
            let here = count * (home + 1) / homes - count * home / homes;
            let mut placed: Vec<(Id, usize)> = Vec::with_capacity(here);
            for _ in 0..here {
                let above = if self.dice.chance(60) { self.dice.pick(&placed).copied() } else { None };
                let above = above.filter(|(_, depth)| *depth < DEEPEST);
                let step = self.step(goal, above.map(|(id, _)| id));
                placed.push((step.id, above.map_or(1, |(_, depth)| depth + 1)));
                steps.push(Arc::new(step));
            }
        }
        steps
    }

    fn step(&mut self, goal: Option<Id>, under: Option<Id>) -> Step {
        let (day, at) = self.any_day();
        let id = self.ids.draw(Kind::Step);
        let length = self.dice.between(2, 12);
        let mut step = Step::new(id, Who::Me, at, goal, under);
        step.words = self.words(length);
        step.state = match self.dice.below(10) {
            0..=1 => StepState::Open,
            2 => StepState::Tried,
            3 => StepState::NotNow,
            4 => StepState::Dropped,
            _ => StepState::Done,
        };
        if step.state == StepState::Done {
            step.done_on = Some(day);
        } else if self.dice.chance(40) {
            let ahead = i64::try_from(self.dice.below(30)).unwrap_or(0);
            step.when = Some(When::Day(self.today.plus_days(ahead)));
        }
        step
    }

    fn log(&mut self, size: Size, goals: &[Id], steps: &[Arc<Step>]) -> Vec<Arc<Entry>> {
        let check_ins = (0..size.check_ins).map(|n| (n, EntryKind::CheckIn));
        let kinds = [EntryKind::Milestone, EntryKind::Note, EntryKind::Milestone, EntryKind::HardTime];
        let others = (0..size.entries).zip(kinds.into_iter().cycle());
        let others = others.map(|(n, kind)| (n * self.days / size.entries.max(1), kind));
        let mut plan: Vec<(usize, EntryKind)> = check_ins.chain(others).collect();
        // The oldest first, in the order in which they were written.
        plan.sort_by(|a, b| b.cmp(a));
        let turns = 1..;
        plan.into_iter()
            .zip(turns)
            .map(|((ago, kind), turn)| Arc::new(self.entry(ago, kind, turn, goals, steps)))
            .collect()
    }

    fn entry(&mut self, ago: usize, kind: EntryKind, turn: u32, goals: &[Id], steps: &[Arc<Step>]) -> Entry {
        let (day, at) = self.day(ago);
        let id = self.ids.draw(Kind::Entry);
        let length = self.length();
        let mut entry = Entry::new(id, Who::Me, at, kind, day);
        entry.n = turn;
        entry.words = self.words(length);
        entry.goal = if self.dice.chance(50) { self.dice.pick(goals).copied() } else { None };
        if kind == EntryKind::Milestone && self.dice.chance(30) {
            let step = self.dice.pick(steps);
            entry.step = step.map(|step| step.id);
            entry.goal = step.and_then(|step| step.goal);
            entry.tried = self.dice.chance(20);
            entry.help = self.dice.pick(&Help::ALL).map(|(help, _)| *help);
            entry.hard = self.dice.pick(&Hard::ALL).map(|(hard, _)| *hard);
        }
        if kind == EntryKind::CheckIn && self.dice.chance(40) {
            let looks = self.looks(goals);
            if looks != Value::Rows(Vec::new()) {
                entry.more.insert(Look::GOALS, looks);
            }
        }
        if self.dice.chance(1) {
            entry.on = When::Words(Text::new("before the move"));
        }
        entry
    }

    fn answers(&mut self) -> Vec<Arc<Answers>> {
        let pages: [(&str, &[&str]); 2] =
            [("call", &["person", "contact"]), ("good_day", &["already_what", "first_signs"])];
        let mut all = Vec::with_capacity(pages.len());
        for (page, fields) in pages {
            let (_, at) = self.any_day();
            let mut answers = Answers::new(Id::page(page), Who::Me, at);
            for field in fields {
                let words = self.words(12);
                answers.fields.insert(Key::from(*field), Value::Text(words));
            }
            all.push(Arc::new(answers));
        }
        all
    }
}
