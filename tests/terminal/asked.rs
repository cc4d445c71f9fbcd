//! What the tests of the commands share: a workbook with goals, steps and a check-in, and a command run to its end.

use std::{
    fs,
    io::Write as _,
    process::{Command, Stdio},
};

use cairnbook::{
    base::{Day, Id, Key, Moment, Slot, Text, Value, When, Who},
    store,
    workbook::{
        Edit, Entry, EntryKind, Goal, GoalState, Look, Stamp, Step, StepState, Workbook, edit::set_text, outline::Spot,
    },
};

use crate::support::pty::Nest;

pub(crate) const BOOKS: &str = "Learn to keep my own books";
pub(crate) const PAID: &str = "Two mornings of paid work";
pub(crate) const WIDE: &str = "和爸爸说话";

pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// Standard output as the one JSON object it is.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.out.matches('\n').count(), 1, "one line: {}{}", self.out, self.err);
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {}", self.out))
    }
}

/// Runs the command; nothing comes on its standard input.
pub(crate) fn run(nest: &Nest, args: &[&str]) -> Ended {
    run_on(nest, args, "")
}

/// Runs the command on that input.
pub(crate) fn run_on(nest: &Nest, args: &[&str], input: &str) -> Ended {
    run_bytes(nest, args, input.as_bytes())
}

pub(crate) fn run_bytes(nest: &Nest, args: &[&str], input: &[u8]) -> Ended {
    end(nest.pipes(args), input)
}

/// Runs it to its end on that input.
pub(crate) fn end(mut command: Command, input: &[u8]) -> Ended {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // One that does not read its input is no failure of this.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { code: output.status.code().unwrap_or(1000), out: text(output.stdout), err: text(output.stderr) }
}

/// Changes the workbook on the disk.
pub(crate) fn written(nest: &Nest, change: impl FnOnce(&mut Workbook, Stamp)) {
    let mut book = nest.book();
    change(&mut book, Stamp { who: Who::Me, at: Moment(1_795_356_125) });
    fs::write(nest.file(), store::write(&book.snapshot()).unwrap()).unwrap();
}

fn id(text: &str) -> Id {
    Id::of(text).unwrap()
}

/// A nest with two goals on the go, one with a ladder, one goal that rests, three steps, a stone and a check-in.
pub(crate) fn nest() -> Nest {
    let nest = Nest::new();
    written(&nest, |book, stamp| {
        let tuesday = Day::iso("2026-11-17").unwrap();
        for (name, words, state) in
            [("gbooks", BOOKS, GoalState::Live), ("gpaid", PAID, GoalState::Live), ("gwide", WIDE, GoalState::Shelf)]
        {
            let mut goal = Goal::new(id(name), stamp.who, stamp.at);
            (goal.words, goal.state) = (Text::new(words), state);
            goal.look_again = (name == "gpaid").then_some(When::Day(tuesday));
            book.apply(Edit::AddGoal(goal), stamp).unwrap();
        }
        for (line, words) in [
            ("part", "I do them once a month"),
            ("as_hoped", "I do them twice a month"),
            ("better", "I do them each week"),
        ] {
            book.apply(set_text(id("gbooks"), &Key::from(line), words), stamp).unwrap();
        }
        let mut after = None;
        for (name, words, state, when) in [
            ("sprint", "Print the form", StepState::Done, None),
            ("sfolder", "Buy a folder", StepState::Open, None),
            ("scall", "Call the college", StepState::Open, Some("2026-11-27")),
        ] {
            let mut step = Step::new(id(name), stamp.who, stamp.at, Some(id("gbooks")), None);
            (step.words, step.state) = (Text::new(words), state);
            step.when = when.and_then(Day::iso).map(When::Day);
            step.done_on = (state == StepState::Done).then_some(tuesday);
            book.apply(Edit::AddStep(step, Spot { under: None, after }), stamp).unwrap();
            after = Some(id(name));
        }
        let mut stone = Entry::new(id("estone"), stamp.who, stamp.at, EntryKind::Milestone, tuesday);
        (stone.words, stone.goal) = (Text::new("Print the form"), Some(id("gbooks")));
        let mut check_in = Entry::new(id("elook"), stamp.who, stamp.at, EntryKind::CheckIn, tuesday);
        let goals = Slot::new(check_in.id, &Look::GOALS);
        check_in.more.set(&goals.cell(id("gbooks"), &Look::LINE), Some(Value::Pick(Key::from("as_hoped"))));
        check_in.more.set(&goals.cell(id("gpaid"), &Look::FAR), Some(Value::Rate(4)));
        book.apply(Edit::AddEntry(stone), stamp).unwrap();
        book.apply(Edit::AddEntry(check_in), stamp).unwrap();
    });
    nest
}
