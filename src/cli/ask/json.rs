//! What `--json` prints: one object on one line, with names that stay. The guide lists them.
//!
//! Never rename or leave out a name; what is not there is `null` or an empty list.

use serde::Serialize;

use crate::{
    base::{Day, When},
    workbook::{Entry, EntryKind, Goal, GoalState, Help, Level, Step, StepState, Workbook},
};

/// The object as a line.
pub(super) fn text(object: &impl Serialize) -> String {
    // Only maps with odd keys can fail, and there are none in here.
    serde_json::to_string(object).map(|text| text + "\n").unwrap_or_default()
}

/// A goal.
#[derive(Serialize)]
pub(super) struct AGoal {
    id: String,
    words: String,
    state: &'static str,
}

/// A day: of the calendar, or in words.
#[derive(Serialize)]
pub(super) struct ADay {
    day: Option<String>,
    words: Option<String>,
}

/// A step.
#[derive(Serialize)]
pub(super) struct AStep {
    id: String,
    words: String,
    state: &'static str,
    when: Option<ADay>,
    done_on: Option<String>,
    goal: Option<AGoal>,
}

/// An entry.
#[derive(Serialize)]
pub(super) struct AnEntry {
    id: String,
    kind: &'static str,
    on: ADay,
    words: String,
    goal: Option<AGoal>,
    help_used: Option<&'static str>,
}

/// Where a goal is now, as a check-in says.
#[derive(Serialize)]
pub(super) struct ANow {
    /// Which line of its ladder is true.
    pub(super) line: Option<ALine>,
    /// How far, 0 to 10, where there is no ladder.
    pub(super) far: Option<u8>,
    pub(super) on: Option<ADay>,
}

/// A line of a ladder.
#[derive(Serialize)]
pub(super) struct ALine {
    level: &'static str,
    words: Option<String>,
}

impl AGoal {
    pub(super) fn of(goal: &Goal) -> Self {
        let state = match goal.state {
            GoalState::Live => "live",
            GoalState::Shelf => "shelf",
            GoalState::Reached => "reached",
            GoalState::LetGo => "let_go",
        };
        Self { id: goal.id.to_string(), words: goal.words.to_string(), state }
    }

    fn at(book: &Workbook, id: Option<crate::base::Id>) -> Option<Self> {
        book.goal(id?).map(Self::of)
    }
}

impl ADay {
    pub(super) fn of(when: &When) -> Self {
        match when {
            When::Day(day) => Self { day: Some(day.to_string()), words: None },
            When::Words(words) => Self { day: None, words: Some(words.to_string()) },
        }
    }
}

impl AStep {
    pub(super) fn of(book: &Workbook, step: &Step) -> Self {
        let state = match step.state {
            StepState::Open => "open",
            StepState::Tried => "tried",
            StepState::Done => "done",
            StepState::NotNow => "not_now",
            StepState::Dropped => "dropped",
        };
        Self {
            id: step.id.to_string(),
            words: step.words.to_string(),
            state,
            when: step.heard_when().map(ADay::of),
            done_on: step.done_on.map(|day: Day| day.to_string()),
            goal: AGoal::at(book, step.goal),
        }
    }
}

impl AnEntry {
    pub(super) fn of(book: &Workbook, entry: &Entry) -> Self {
        let kind = match entry.kind {
            EntryKind::Milestone => "milestone",
            EntryKind::HardTime => "setback",
            EntryKind::Note => "note",
            EntryKind::CheckIn => "check_in",
            EntryKind::Choice => "choice",
        };
        let help_used = entry.marks.heard(&Entry::HELP, entry.help).map(|help| match help {
            Help::ByMyself => "own",
            Help::WithAHand => "little",
            Help::SideBySide => "together",
            Help::ForMe => "forme",
        });
        Self {
            id: entry.id.to_string(),
            kind,
            on: ADay::of(&entry.on),
            words: entry.words.to_string(),
            goal: AGoal::at(book, entry.goal),
            help_used,
        }
    }
}

impl ALine {
    pub(super) fn of(level: Level, words: Option<&str>) -> Self {
        let name = match level {
            Level::HardStretch => "hard_stretch",
            Level::Part => "part",
            Level::AsHoped => "as_hoped",
            Level::Better => "better",
            Level::Best => "best",
        };
        Self { level: name, words: words.map(str::to_owned) }
    }
}
