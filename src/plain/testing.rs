//! A tiny app in memory, for the tests of this face: one goal with five fields, nested steps, a long log.

use super::Partner;
use crate::{
    app::{Event, Notice, Scene, Tab},
    base::{Id, Key, Slot},
    page::{
        Act, Action, Allowed, Block, Choice, Code, Field, FieldKind, Figure, List, Mark, Page, Row, RowId, Scope,
        Shape, action::info, list,
    },
};

/// Which page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// One question on a page of its own; Enter goes on to Today.
    Walk,
    Today,
    Goal,
    When,
    Call,
    Log,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) level: usize,
    pub(super) done: bool,
}

/// What undo brings back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// Wish, why, sure, due.
    pub(super) texts: [String; 4],
    pub(super) when: Option<String>,
    pub(super) steps: Vec<Step>,
    pub(super) stones: usize,
}

#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "a stand-in, with one flag for each thing a test sets")]
pub(super) struct Mini {
    pub(super) kept: Kept,
    pub(super) at: At,
    pub(super) log_size: usize,
    pub(super) events: Vec<Event>,
    pub(super) no_disk: bool,
    pub(super) moving: bool,
    pub(super) hidden: bool,
    pub(super) left: bool,
    past: Vec<Kept>,
    back: Vec<At>,
    focus: Option<RowId>,
    writing: Option<Slot>,
    notice: Option<Notice>,
    saved: bool,
    saves: usize,
    visit: u64,
}

const FIELDS: [&str; 4] = ["wish", "why", "sure", "due"];
const CHOICES: [&str; 3] = ["Today", "Tomorrow", "Back when the rains stop"];

fn slot(field: &str) -> Slot {
    Slot::new(Id::of("g1").unwrap(), &Key::from(field))
}

fn record(id: &str) -> RowId {
    RowId::Record(Id::of(id).unwrap())
}

impl Mini {
    pub(super) fn new(at: At) -> Self {
        let step = |id: &str, text: &str, level| Step { id: id.into(), text: text.into(), level, done: false };
        let steps =
            vec![step("s1", "Call the college", 1), step("s2", "Find the number.", 2), step("s3", "Print the form", 1)];
        Self {
            kept: Kept {
                texts: ["Learn bookkeeping".into(), String::new(), String::new(), String::new()],
                when: None,
                steps,
                stones: 7,
            },
            at,
            log_size: 0,
            events: Vec::new(),
            no_disk: false,
            moving: false,
            hidden: false,
            left: false,
            past: Vec::new(),
            back: Vec::new(),
            focus: None,
            writing: (at == At::Walk).then(|| slot("due")),
            notice: None,
            saved: true,
            saves: 0,
            visit: 1,
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Kept)) {
        let before = self.kept.clone();
        change(&mut self.kept);
        if before != self.kept {
            self.past.push(before);
            self.saved = false;
        }
    }

    fn go(&mut self, at: At) {
        self.back.push(self.at);
        self.show(at);
    }

    fn show(&mut self, at: At) {
        (self.at, self.writing, self.moving) = (at, None, false);
        self.visit += 1;
    }

    fn tell(&mut self, text: &str) {
        self.notice = Some(Notice { text: text.into(), urgent: false });
    }

    fn step_at(&self) -> Option<usize> {
        let focus = self.focus.as_ref()?;
        self.kept.steps.iter().position(|step| record(&step.id) == *focus)
    }

    fn write(&mut self, slot: &Slot, text: &str) {
        if self.writing.as_ref() != Some(slot) {
            self.writing = Some(slot.clone());
        }
        let slot = slot.clone();
        self.change(|kept| {
            if let Some(at) = FIELDS.iter().position(|field| *field == slot.field.as_str()) {
                kept.texts[at] = text.into();
            } else if let Some(step) = kept.steps.iter_mut().find(|step| step.id == slot.record.as_str()) {
                step.text = text.into();
            }
        });
    }

    fn open(&mut self) {
        match self.focus.clone() {
            Some(RowId::Slot(slot)) if slot.field.as_str() == "when" => self.go(At::When),
            Some(RowId::Slot(slot)) => self.writing = Some(slot),
            Some(RowId::Choice(key)) => {
                self.change(|kept| kept.when = Some(key.as_str().to_owned()));
                let at = self.back.pop().unwrap_or(At::Goal);
                self.show(at);
            }
            Some(RowId::Record(id)) if self.step_at().is_some() => {
                self.writing = Some(Slot::new(id, &Key::of("what")));
            }
            Some(RowId::Page(_)) => self.go(At::Goal),
            _ => {}
        }
    }

    fn act(&mut self, act: Act) {
        if let Some(Allowed::No(why)) = self.actions().into_iter().find(|a| a.act == act).map(|a| a.allowed) {
            return self.tell(&why);
        }
        match act {
            Act::Open => self.open(),
            Act::Back if self.writing.is_some() => self.writing = None,
            Act::Back => {
                if let Some(at) = self.back.pop() {
                    self.show(at);
                }
            }
            Act::Done => {
                if let Some(at) = self.step_at() {
                    self.change(|kept| kept.steps[at].done = !kept.steps[at].done);
                    self.tell("Marked. Ctrl-Z undoes it.");
                }
            }
            Act::NewStep => {
                let id = format!("s{}", self.kept.steps.len() + 1);
                self.focus = Some(record(&id));
                self.writing = Some(Slot::new(Id::of(&id).unwrap(), &Key::of("what")));
                self.change(|kept| kept.steps.push(Step { id, level: 1, ..Step::default() }));
            }
            Act::PutAside => {
                if let Some(at) = self.step_at() {
                    self.change(|kept| drop(kept.steps.remove(at)));
                }
            }
            Act::AddStone => self.change(|kept| kept.stones += 1),
            Act::Move => self.moving = true,
            Act::MoveEnd => self.moving = false,
            Act::MoveDown => {
                if let Some(at) = self.step_at() {
                    self.change(|kept| kept.steps.swap(at, at + 1));
                }
            }
            Act::MoveIn => {
                if let Some(at) = self.step_at() {
                    self.change(|kept| kept.steps[at].level += 1);
                }
            }
            Act::Today => self.go(At::Today),
            Act::Goals => self.go(At::Goal),
            Act::Milestones => self.go(At::Log),
            Act::Call => self.go(At::Call),
            Act::Hide => self.hidden = !self.hidden,
            Act::Undo => match self.past.pop() {
                Some(before) => {
                    (self.kept, self.saved) = (before, false);
                    self.tell("Taken back.");
                }
                None => self.tell("There is nothing to undo."),
            },
            Act::Leave => self.left = true,
            _ => {}
        }
    }

    fn allowed(&self, act: Act) -> Allowed {
        let no = |why: &str| Allowed::No(why.into());
        let step = self.step_at();
        let last = step.is_some_and(|at| at + 1 == self.kept.steps.len());
        let yes = |yes: bool| if yes { Allowed::Yes } else { no("Not with this one.") };
        match act {
            Act::Open => yes(self.focus.is_some() && !self.moving),
            Act::Done | Act::PutAside | Act::Move => yes(self.at == At::Goal && step.is_some() && !self.moving),
            Act::MoveDown if last => no("It is the last one already."),
            Act::MoveDown | Act::MoveIn | Act::MoveEnd => yes(self.moving),
            Act::NewStep => yes(self.at == At::Goal),
            Act::SaveAgain => no("All is saved already."),
            _ => Allowed::Yes,
        }
    }

    fn actions(&self) -> Vec<Action> {
        let acts = [
            (Act::Down, "down"),
            (Act::MoveDown, "Down"),
            (Act::MoveIn, "Further in"),
            (Act::MoveEnd, "Put it down"),
            (Act::Open, "Open"),
            (Act::Done, "Done"),
            (Act::NewStep, "New step"),
            (Act::Move, "Move"),
            (Act::PutAside, "Put aside"),
            (Act::AddStone, "Add a stone"),
            (Act::SaveAgain, "Save again"),
            (Act::Back, "Back"),
            (Act::Help, "Help"),
            (Act::Today, "Today"),
            (Act::Goals, "Goals"),
            (Act::Milestones, "Milestones"),
            (Act::Undo, "Undo"),
            (Act::Palette, "All actions"),
            (Act::Call, "Someone to call"),
            (Act::Hide, "Hide"),
            (Act::Leave, "Leave"),
        ];
        let moves = |act| matches!(act, Act::MoveDown | Act::MoveIn | Act::MoveEnd);
        let fits = |act| moves(act) == self.moving || info(act).unwrap().scope != Scope::Row;
        let action = |(act, label): &(Act, &str)| {
            let info = info(*act).unwrap();
            Action {
                act: *act,
                name: info.name,
                keys: info.keys.iter().map(|key| key.shown()).collect(),
                label: (*label).into(),
                help: format!("What {label} does."),
                allowed: self.allowed(*act),
                scope: info.scope,
                foot: info.foot,
            }
        };
        acts.iter().filter(|(act, _)| fits(*act)).map(action).collect()
    }

    fn field(&self, at: usize) -> Field {
        let kinds = [
            FieldKind::Line,
            FieldKind::Note,
            FieldKind::Rate { low: "not at all".into(), high: "quite sure".into() },
            FieldKind::Date { leaning: crate::page::Leaning::Ahead },
        ];
        let labels = ["What do you want?", "Why does it matter?", "How sure are you?", "By which day?"];
        let text = self.kept.texts[at].clone();
        let mut field = Field::empty(slot(FIELDS[at]), kinds[at].clone(), labels[at].into());
        field.example = ["I open my mail without fear.", "", "", ""][at].into();
        field.shown.clone_from(&text);
        let read = text.parse::<u8>().is_ok_and(|n| n <= 10);
        if at == 2 && !text.is_empty() && !read {
            field.problem = "That is not a number from 0 to 10.".into();
        }
        if at == 3 && text == "friday" {
            field.shown = "Friday 27 November 2026".into();
            field.echo = "Friday 27 November 2026, in 5 days".into();
        }
        field.text = text;
        field
    }

    fn goal_page(&self) -> Page {
        let mut main: Vec<Block> = vec![Block::Text("A goal in your own words.".into())];
        main.extend((0..4).map(|at| Block::Field(Box::new(self.field(at)))));
        let choices = CHOICES.map(|label| Choice::new(Key::from(label), label.into())).to_vec();
        let mut when = Field::empty(slot("when"), FieldKind::Pick { choices }, "When do you begin?".into());
        when.shown = self.kept.when.clone().unwrap_or_default();
        main.push(Block::Field(Box::new(when)));
        let rows = self.kept.steps.iter().map(|step| {
            let said = if step.done { "done" } else { "open" };
            let mark = if step.done { Mark::Done } else { Mark::Open };
            let mut row =
                Row::new(record(&step.id), crate::page::Command::Back, step.text.clone()).mark(mark, said.into());
            row.level = step.level;
            let words = Slot::new(Id::of(&step.id).unwrap(), &Key::of("what"));
            let mut field = Field::empty(words, FieldKind::Line, "What is the step?".into());
            field.text.clone_from(&step.text);
            row.field = Some(Box::new(field));
            row
        });
        main.push(Block::List(List::whole(rows.collect(), "No steps yet.".into())));
        // What the real pages do, too: a first word written brings more to read and to do.
        if !self.kept.texts[1].is_empty() {
            main.push(Block::Quiet("It is yours.".into()));
            let aside = Row::act(Act::PutAside, "Put on the shelf, let go or delete".into());
            main.push(Block::row(aside));
        }
        Page { title: "Learn bookkeeping".into(), main, side: Vec::new() }
    }

    fn log_page(&self) -> Page {
        let ids: Vec<String> = (0..self.log_size).map(|i| format!("e{i}")).collect();
        let at = ids.iter().position(|id| self.focus.as_ref() == Some(&record(id))).unwrap_or(0);
        let (first, count) = list::window(self.log_size, at, 80);
        let row = |i: usize| {
            let mut row = Row::new(record(&ids[i]), crate::page::Command::Back, format!("Entry {i}"))
                .note("Tuesday, on my own".into());
            row.head = if i.is_multiple_of(50) { format!("Month {}", i / 50) } else { String::new() };
            row
        };
        let rows = (first..first + count).map(row).collect();
        let list = List { total: self.log_size, first, rows, empty: "Nothing here yet.".into(), ..List::default() };
        Page { title: "Milestones".into(), main: vec![Block::List(list)], side: Vec::new() }
    }

    fn page(&self) -> Page {
        match self.at {
            At::Goal => self.goal_page(),
            At::Log => self.log_page(),
            At::Walk => {
                let main = vec![Block::Text("Skip what you like.".into()), Block::Field(Box::new(self.field(3)))];
                Page { title: "One thing".into(), main, side: Vec::new() }
            }
            At::Today => {
                let goal = Row::page(Key::of("goal"), "Learn bookkeeping".into());
                let help = Row::act(Act::Help, "How this works".into());
                let words = format!("{} stones on your pile.", self.kept.stones);
                let pile = Figure::new(words, vec![("size".into(), "7".into())], Shape::Cairn(Vec::new())).unwrap();
                let why = &self.kept.texts[1];
                let (quiet, rows) = if why.is_empty() {
                    (Block::Quiet("Ctrl-L hides the screen.".into()), vec![goal, help])
                } else {
                    let stone = Row::act(Act::AddStone, "Put down a stone".into());
                    (Block::Own(why.clone()), vec![stone, goal])
                };
                Page {
                    title: "Today".into(),
                    main: vec![Block::Heading("Next".into()), quiet, Block::rows(rows)],
                    side: vec![Block::Figure(pile), Block::Own("Räucherfisch, Lachen, das Radio an".into())],
                }
            }
            At::When => {
                let rows = CHOICES.map(|label| {
                    let taken = self.kept.when.as_deref() == Some(label);
                    let (mark, said) = if taken { (Mark::Chosen, "chosen") } else { (Mark::NotChosen, "") };
                    Row::new(RowId::Choice(Key::from(label)), crate::page::Command::Back, label.into())
                        .mark(mark, said.into())
                });
                let list = List::whole(rows.to_vec(), String::new());
                Page { title: "When do you begin?".into(), main: vec![Block::List(list)], side: Vec::new() }
            }
            At::Call => {
                let text = Block::Text("Ana, 0123 456.".into());
                Page { title: "Someone to call".into(), main: vec![text], side: Vec::new() }
            }
        }
    }
}

impl Partner for Mini {
    fn scene(&self) -> Scene {
        let tab = |act, label: &str, at| Tab { act, label: label.into(), here: self.at == at };
        let page = self.page();
        Scene {
            name: "Cairnbook".into(),
            saved: if self.saved { "saved".into() } else { "not saved yet".into() },
            is_saved: self.saved,
            pen: String::new(),
            question: None,
            companion: Vec::new(),
            call: "Someone to call: Ctrl-G".into(),
            tabs: vec![tab(Act::Today, "Today", At::Today), tab(Act::Goals, "Goals", At::Goal)],
            place: format!("Places, {}", page.title),
            page,
            focus: self.focus.clone(),
            writing: self.writing.clone(),
            types_into: None,
            colours: None,
            own_arrows: false,
            notice: self.notice.clone(),
            banner: (self.no_disk && !self.saved)
                .then(|| "Not saved: the disk is full. Your words are safe here. Free some room.".into()),
            actions: self.actions(),
            hidden: self.hidden,
            visit: self.visit,
            folds: 0,
            read_first: false,
            in_turn: self.at == At::Walk,
        }
    }

    fn send(&mut self, event: Event) {
        self.events.push(event.clone());
        if self.hidden && event != Event::Do(Act::Hide) && event != Event::Do(Act::Leave) {
            return;
        }
        self.notice = None;
        match event {
            Event::Focus(row_id) => self.focus = Some(row_id),
            Event::Do(act) | Event::DoHere(act) => self.act(act),
            Event::Write { slot, text } => self.write(&slot, &text),
            Event::Key(_) if self.at == At::Walk => self.show(At::Today),
            Event::Key(key) if key.code == Code::Enter && self.writing.is_some() => self.writing = None,
            _ => {}
        }
    }

    fn left(&self) -> bool {
        self.left
    }

    fn settle(&mut self) {
        if !self.saved && !self.no_disk {
            self.saved = true;
            self.saves += 1;
        }
    }
}
