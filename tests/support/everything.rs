//! A workbook in which every question of every page has an answer, made by edits; and a look at it as a screen has one.

use cairnbook::{
    base::{Day, Id, Key, Kind, Moment, RowValue, Slot, Text, Value, When, Who},
    content::{Content, FieldSpec, FieldType, Only, PageSpec, RowsSpec},
    form::{cards, field},
    page::{Choice, FieldKind},
    view::{View, spec},
    workbook::{
        Answers, Edit, Entry, EntryKind, Goal, GoalState, Idea, Stamp, Step, StepState, Talk, Workbook, outline::Spot,
    },
};

use super::book::{self, day, id, stamp};

/// So many fillings of a page that can be filled more than once.
const FILLINGS: usize = 2;
/// So many rows of one's own in a list.
const ROWS: usize = 4;
/// Numbers, one after the other.
const RATES: [u8; 6] = [4, 0, 10, 7, 2, 9];
/// Days from today on which something is to be; `None` stands for words.
const AHEAD: [Option<i64>; 6] = [Some(-3), Some(4), Some(0), None, Some(30), Some(-1)];
/// Days from today on which something was.
const BACK: [Option<i64>; 6] = [Some(-20), Some(-2), Some(-40), Some(-70), None, Some(-9)];

/// Looks at a workbook as a screen does: all questions are unfolded, and nothing is in focus.
pub(crate) fn seen<T>(book: &Workbook, content: &Content, with: impl FnOnce(&View) -> T) -> T {
    View::at_rest(book, content, book::now(), false, with)
}

/// Everything is answered. Another turn answers otherwise, the next choice, number and day of each question:
/// 0. each record otherwise;
/// 1. all records alike, and nothing that is asked only in some cases;
/// 2. with gaps: of a page that is there several times, each record leaves something out;
/// 3. the pages alone: no goal, no step and no entry was written yet.
pub(crate) fn everything(content: &Content, turn: usize) -> Workbook {
    let mut filling = Filling { book: Workbook::default(), content, turn, rows: 0, pass: 0 };
    if turn < 3 {
        filling.goals_and_steps();
        filling.entries();
    }
    filling.pages();
    // What can be chosen only once it was written elsewhere.
    for _ in 0..3 {
        filling.all();
    }
    filling.talks_and_ideas();
    filling.all();
    filling.book.seen_on(day("2026-11-21"));
    filling.book
}

/// The records a page asks about, as they stand in the workbook.
pub(crate) fn records(book: &Workbook, spec: &PageSpec) -> Vec<Id> {
    match spec.id.as_str() {
        "goal" | "ladder" | "if_hard" | "numbers" => book.goals().map(|goal| goal.id).collect(),
        "step" => book.steps().map(|step| step.id).collect(),
        "settings" => vec![Id::settings()],
        form if EntryKind::ALL.iter().any(|(kind, _)| spec::entry_page(*kind) == form) => {
            book.log().iter().filter(|entry| spec::entry_page(entry.kind) == form).map(|entry| entry.id).collect()
        }
        _ if spec.many.is_some() => book.filled(&spec.id).map(|answers| answers.id).collect(),
        _ => vec![spec.record()],
    }
}

/// One question: a field of a page, or a column of one of its lists.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) page: &'a PageSpec,
    pub(crate) list: Option<&'a FieldSpec>,
    pub(crate) field: &'a FieldSpec,
}

impl Asked<'_> {
    pub(crate) fn name(&self) -> String {
        let list = self.list.map(|list| format!("{}.", list.id.as_str())).unwrap_or_default();
        format!("{}.{list}{}", self.page.id, self.field.id.as_str())
    }

    /// Why its answer is for its writer alone. What is said of a list is said of its columns.
    pub(crate) fn mark(&self) -> Option<&String> {
        self.field.only_for_writer.as_ref().or(self.list.and_then(|list| list.only_for_writer.as_ref()))
    }

    /// Takes its answers away, in all records; `false` where it can not be without one.
    pub(crate) fn take_away(&self, book: &mut Workbook) -> bool {
        let list = self.list.unwrap_or(self.field);
        records(book, self.page).into_iter().all(|record| {
            let slot = Slot::new(record, &list.id);
            let rows = match (self.list, book.get(&slot)) {
                (Some(_), Some(Value::Rows(rows))) => rows,
                _ => Vec::new(),
            };
            let cell = |row: &RowValue| slot.cell(row.id, &self.field.id);
            let slots = if self.list.is_some() { rows.iter().map(cell).collect() } else { vec![slot.clone()] };
            slots.into_iter().all(|slot| book.apply(Edit::Set(slot, None), stamp()).is_ok())
        })
    }
}

/// Every question of the pages that come with the program.
pub(crate) fn all_asked(content: &Content) -> Vec<Asked<'_>> {
    content.pages().flat_map(|page| page.fields.iter().flat_map(move |field| of_field(page, field))).collect()
}

/// A field, and the columns it has.
fn of_field<'a>(page: &'a PageSpec, field: &'a FieldSpec) -> Vec<Asked<'a>> {
    let columns: &[FieldSpec] = match &field.kind {
        FieldType::Rows(rows) | FieldType::EachGoal(rows) => &rows.columns,
        _ => &[],
    };
    let columns = columns.iter().map(|column| Asked { page, list: Some(field), field: column });
    std::iter::once(Asked { page, list: None, field }).chain(columns).collect()
}

struct Filling<'a> {
    book: Workbook,
    content: &'a Content,
    turn: usize,
    rows: usize,
    pass: usize,
}

fn ago(days: i64) -> Stamp {
    Stamp { who: Who::Me, at: Moment(book::EVENING.0 - days * 86_400) }
}

fn today(days: i64) -> Day {
    book::now().today.plus_days(days)
}

impl Filling<'_> {
    fn goals_and_steps(&mut self) {
        use GoalState::{LetGo, Live, Reached, Shelf};
        use StepState::{Done, Dropped, NotNow, Open, Tried};
        let goals = [
            ("g_one", Live),
            ("g_two", Live),
            ("g_three", Live),
            ("g_four", Reached),
            ("g_five", Shelf),
            ("g_six", LetGo),
        ];
        for (nth, (name, state)) in goals.into_iter().enumerate() {
            let mut goal = Goal::new(id(name), Who::Me, ago(90).at);
            goal.state = state;
            goal.words = if nth == 1 { "Stop biting my nails".into() } else { format!("Goal {nth}").as_str().into() };
            self.put(Edit::AddGoal(goal), 90);
        }
        let states = [Open, Done, Tried, Open, NotNow, Dropped];
        for (nth, goal) in [Some("g_one"), Some("g_two"), Some("g_three"), Some("g_four"), None].into_iter().enumerate()
        {
            let mut under = None;
            for (n, state) in states.into_iter().enumerate() {
                let mut step = Step::new(id(&format!("s_{nth}_{n}")), Who::Me, ago(60).at, goal.map(id), under);
                step.words = format!("Step {nth} {n}").as_str().into();
                step.state = state;
                step.done_on = (state == Done).then(|| today(-2));
                let of = step.id;
                self.put(Edit::AddStep(step, Spot { under, after: None }), 60);
                under = (n == 2 && goal.is_some()).then_some(of);
            }
        }
    }

    /// Enough of each kind for every picture.
    fn entries(&mut self) {
        let goals = [Some("g_one"), Some("g_two"), Some("g_three"), (self.turn == 1).then_some("g_four")];
        for (kind, _) in EntryKind::ALL {
            let many = match kind {
                EntryKind::Milestone => 24,
                EntryKind::CheckIn => 12,
                EntryKind::HardTime | EntryKind::Note | EntryKind::Choice => 4,
            };
            for n in 0..many {
                let back = i64::try_from(n).unwrap() * 4;
                let name = format!("e_{}_{n}", spec::entry_page(kind));
                let mut entry = Entry::new(id(&name), Who::Me, ago(back).at, kind, today(-back));
                entry.words = format!("Entry {name}").as_str().into();
                entry.goal = goals[n % goals.len()].map(id).filter(|_| kind != EntryKind::CheckIn);
                if kind == EntryKind::Milestone {
                    entry.step = Some(id(&format!("s_{}_3", n % goals.len())));
                    entry.tried = n % 3 == 1;
                }
                self.put(Edit::AddEntry(entry), back);
            }
        }
    }

    /// The first word of each page, so that it is there.
    fn pages(&mut self) {
        let content = self.content;
        for spec in
            content.pages().filter(|spec| spec.many.is_some() && ![Talk::PAGE, Idea::PAGE].contains(&spec.id.as_str()))
        {
            let Some(many) = &spec.many else { continue };
            for n in 0..FILLINGS {
                let record = Id::page_again(&spec.id, id(&format!("r{n:010}")));
                let words = format!("{} {n}", spec.title);
                self.put(Edit::Set(Slot::new(record, &many.named_by), Some(Value::Text(words.as_str().into()))), 50);
            }
        }
    }

    fn talks_and_ideas(&mut self) {
        for (n, back) in [200, 180, 160, 130, 100, 60, 30, 5].into_iter().enumerate() {
            let talk = Id::page_again(Talk::PAGE, id(&format!("r{n:010}")));
            let mut answers = Answers::new(talk, Who::Me, ago(back).at);
            answers.set(&Slot::new(talk, &Talk::WITH), Some(Value::Text("Ana".into())), ago(back).at);
            answers.set(&Slot::new(talk, &Talk::BEGUN), Some(Value::Yes(true)), ago(back).at);
            answers.set(&Slot::new(talk, &Talk::ENDED), Some(Value::When(When::Day(today(-back)))), ago(back).at);
            self.put(Edit::AddPage(Box::new(answers)), back);
        }
        for n in 0..FILLINGS {
            let idea = Id::page_again(Idea::PAGE, id(&format!("r{n:010}")));
            let mut answers = Answers::new(idea, Who::Helper, ago(4).at);
            let words = Value::Text(format!("Idea {n}").as_str().into());
            answers.set(&Slot::new(idea, &Idea::WORDS), Some(words), ago(4).at);
            // One was said another way, the others wait.
            if n == 0 {
                answers.set(&Slot::new(idea, &Idea::STATE), Some(Value::Pick(Key::of("my_way"))), ago(4).at);
            }
            self.put(Edit::AddPage(Box::new(answers)), 4);
        }
    }

    fn put(&mut self, edit: Edit, days: i64) {
        let told = format!("{edit:?}");
        self.book.apply(edit, ago(days)).unwrap_or_else(|why| panic!("{why:?}: {told}"));
    }

    /// Answers what has no answer yet.
    fn all(&mut self) {
        let content = self.content;
        self.pass += 1;
        for spec in content.pages() {
            for (nth, record) in records(&self.book, spec).into_iter().enumerate() {
                for (at, field) in spec.fields.iter().enumerate() {
                    if !(self.turn == 2 && record.kind() != Kind::Page && (nth / 2 + at).is_multiple_of(2)) {
                        self.answer(spec, field, &Slot::new(record, &field.id), nth);
                    }
                }
            }
        }
    }

    fn answer(&mut self, spec: &PageSpec, field: &FieldSpec, slot: &Slot, nth: usize) {
        match &field.kind {
            FieldType::Rows(rows) => {
                for (n, row) in self.rows_of(rows, slot).into_iter().enumerate() {
                    self.cells(spec, &rows.columns, slot, row, nth + n);
                }
            }
            // Cards of one's own are written further down on the page.
            FieldType::Top(..) if self.book.get(&Slot::new(slot.record, &Key::of("own"))).is_none() => {}
            FieldType::EachGoal(rows) => {
                let goals: Vec<Id> = self.book.live_goals().map(|goal| goal.id).collect();
                for (n, goal) in goals.into_iter().enumerate() {
                    self.cells(spec, &rows.columns, slot, goal, nth + n);
                }
            }
            FieldType::Sort(cards) => {
                let ours = cards.cards.iter().map(|(card, ..)| id(&format!("r_{}", card.as_str())));
                let own = cards.own.as_ref().map(|list| self.book.get(&Slot::new(slot.record, list)));
                let own: Vec<Id> = match own {
                    Some(Some(Value::Rows(rows))) => rows.iter().map(|row| row.id).collect(),
                    _ => Vec::new(),
                };
                for (n, card) in ours.enumerate() {
                    self.say(slot.cell(card, &cards::PILE), Value::Pick(cards::PILES[n % 3].clone()), 40);
                }
                for card in own {
                    self.say(slot.cell(card, &cards::PILE), Value::Pick(cards::PILES[0].clone()), 40);
                }
            }
            _ => self.one(spec, field, slot.clone(), nth),
        }
    }

    fn cells(&mut self, spec: &PageSpec, columns: &[FieldSpec], list: &Slot, row: Id, nth: usize) {
        for (at, column) in columns.iter().enumerate() {
            if self.turn == 2 && (nth / 2 + at).is_multiple_of(2) {
                continue;
            }
            self.one(spec, column, list.cell(row, &column.id), nth);
        }
    }

    /// The rows that are there from the start, and some of one's own; those that stand there already are not made anew.
    fn rows_of(&mut self, rows: &RowsSpec, slot: &Slot) -> Vec<Id> {
        if let Some(from) = &rows.start_from {
            return seen(&self.book, self.content, |view| cards::top(view, &Slot::new(slot.record, from)))
                .into_iter()
                .map(|(id, _)| id)
                .collect();
        }
        let start = rows.start.iter().take(rows.most).map(|(key, _)| id(&format!("r_{}", key.as_str())));
        let mut out: Vec<Id> = start.collect();
        let own = if rows.add.is_empty() { 0 } else { ROWS.min(rows.most - out.len()) };
        let known = match self.book.get(slot) {
            Some(Value::Rows(known)) => known.iter().map(|row| row.id).filter(|id| !out.contains(id)).collect(),
            _ => Vec::new(),
        };
        let made = (known.len()..own).map(|_| {
            self.rows += 1;
            id(&format!("r_row_{}", self.rows))
        });
        let made: Vec<Id> = made.collect();
        out.extend(known.into_iter().chain(made));
        out
    }

    fn one(&mut self, spec: &PageSpec, field: &FieldSpec, slot: Slot, nth: usize) {
        // A setting is always there, as it is at first.
        let is_said = slot.record != Id::settings() && self.book.get(&slot).is_some_and(|value| !value.is_blank());
        if is_said || (self.turn == 1 && (field.only != Only::Always || !field.when.is_empty())) {
            return;
        }
        let at = if self.turn == 1 { 1 } else { nth + self.turn };
        // A plan is for the moment that was hard.
        let words = || match field.id.as_str() {
            "if" | "when_where" => format!("On the evening {}", nth % 2),
            name => format!("{} {name} {nth}", spec.id).replace('_', " "),
        };
        let text = |words: String| Value::Text(Text::new(&words));
        let when = |days: Option<i64>| match days {
            Some(days) => Value::When(When::Day(today(days))),
            None => Value::When(When::Words(Text::new(&words()))),
        };
        let value = match &field.kind {
            // What is linked to is written first.
            FieldType::Linked(..) if self.pass == 1 => return,
            FieldType::Line | FieldType::Note => text(words()),
            FieldType::Lines(_) => text(format!("{}\n{} again", words(), words())),
            FieldType::Rate(..) => {
                // What was said before, so that then and now can be told apart.
                self.say(slot.clone(), Value::Rate(RATES[(at + 1) % RATES.len()]), 75);
                Value::Rate(RATES[at % RATES.len()])
            }
            FieldType::YesNo(..) if self.turn == 1 => Value::Yes(slot.record != Id::settings()),
            FieldType::YesNo(..) => Value::Yes(at.is_multiple_of(2)),
            FieldType::Date => when(AHEAD[at % AHEAD.len()]),
            FieldType::PastDate => when(BACK[at % BACK.len()]),
            _ => match seen(&self.book, self.content, |view| field::at(view, field, slot.clone()).kind) {
                FieldKind::Pick { choices } => match taken(&choices, at, 1).pop() {
                    Some(key) => Value::Pick(key),
                    None => return,
                },
                FieldKind::PickMany { mut choices, most } => {
                    // Of cards one from each end of the deck: ours and one's own.
                    if matches!(field.kind, FieldType::Top(..)) && !choices.is_empty() {
                        choices.rotate_right(1);
                    }
                    match taken(&choices, at, most.min(3)) {
                        keys if keys.is_empty() => return,
                        keys => Value::Picks(keys),
                    }
                }
                _ => return,
            },
        };
        self.say(slot, value, 1);
    }

    /// Says it, where it may be said.
    fn say(&mut self, slot: Slot, value: Value, days: i64) {
        let told = format!("{slot:?}");
        let edit = Edit::Set(slot, Some(value));
        self.book.apply(edit, ago(days)).unwrap_or_else(|why| panic!("{told}: {why:?}"));
    }
}

/// So many of these, beginning with another one each time.
fn taken(choices: &[Choice], at: usize, many: usize) -> Vec<Key> {
    let real: Vec<&Key> = choices.iter().map(|choice| &choice.key).filter(|key| key.as_str() != "none").collect();
    (0..many.min(real.len())).map(|n| real[(at + n) % real.len()].clone()).collect()
}
