//! The figures of all runs, and the one table of them beside the floor and the targets.

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Figure {
    File,
    ParseWarm,
    ParseCold,
    ReadWarm,
    ReadCold,
    WriteWarm,
    Start,
    FirstFrame,
    Key,
    KeyWall,
    KeyBytes,
    Held,
    LogKey,
    LogKeyWall,
    LogHeld,
    LogFar,
    GoalsKey,
    GoalKey,
    ProgressKey,
    Picture,
    Open,
    Leave,
    Place,
    FindLetter,
    FindLetterWall,
    Letter,
    LetterWall,
    LetterInSave,
    TalkBegin,
    TalkKey,
    TalkLogKey,
    TalkLetter,
    TalkPeak,
    LooksPeak,
    SavesPeak,
    SaveWall,
    SaveCpu,
    IdleCpu,
    IdleWakes,
    IdleBytes,
    Exit,
    NotRestored,
    Missed,
    Binary,
}

impl Figure {
    /// What it is compared with: the floor has one list, whichever of ours is looked at.
    fn on_the_floor(self) -> Self {
        match self {
            Self::LogKey | Self::GoalsKey | Self::GoalKey | Self::ProgressKey | Self::TalkKey | Self::TalkLogKey => {
                Self::Key
            }
            Self::LogKeyWall => Self::KeyWall,
            Self::LogHeld => Self::Held,
            other => other,
        }
    }
}

/// One number out of many.
#[derive(Clone, Copy, Debug)]
enum Of {
    Min,
    Median,
    /// With fewer than 20 values this is the largest, and is called so.
    P95,
    Max,
}

/// What has to be reached. `F` is the floor's figure of the same run.
#[derive(Clone, Copy, Debug)]
enum Target {
    None,
    /// So many times the floor's same figure.
    Floors(f64),
    /// So many of the floor's keys; with 50,000 entries, a frame at 60 a second.
    Keys(f64),
    /// So much, whatever the floor does.
    Most(f64),
    /// The first number times the floor for the demo; else the floor and so many parses of the file.
    Parses(f64, f64),
    /// The first number times the floor for the demo; else the floor and so many times the file.
    Files(f64, f64),
    /// So many times what it costs that program.
    Beside(&'static str, f64),
}

/// One line of the table.
struct Line(&'static str, Figure, Of, Target);

const LINES: &[Line] = &[
    Line("file, KiB", Figure::File, Of::Median, Target::None),
    Line("RON parse alone, warm, CPU ms", Figure::ParseWarm, Of::Median, Target::None),
    Line("RON parse alone, cold, CPU ms", Figure::ParseCold, Of::Median, Target::None),
    Line("our reading, warm, CPU ms", Figure::ReadWarm, Of::Median, Target::None),
    Line("our reading, cold, CPU ms", Figure::ReadCold, Of::Median, Target::None),
    Line("start-up until quiet, CPU ms, min", Figure::Start, Of::Min, Target::None),
    Line("start-up until quiet, CPU ms", Figure::Start, Of::Median, Target::Parses(2.0, 1.3)),
    Line("first frame, wall ms", Figure::FirstFrame, Of::Median, Target::None),
    Line("key on Today, CPU ms", Figure::Key, Of::Median, Target::Floors(2.0)),
    Line("the same, beside the demo", Figure::Key, Of::Median, Target::Beside(DEMO, 1.1)),
    Line("the same, beside few such texts", Figure::Key, Of::Median, Target::Beside(FEW, 1.1)),
    Line("key on Today to frame, wall ms", Figure::KeyWall, Of::Median, Target::Floors(2.0)),
    Line("key on Today to frame, wall ms", Figure::KeyWall, Of::P95, Target::Floors(2.0)),
    Line("bytes a key", Figure::KeyBytes, Of::Median, Target::Floors(2.0)),
    Line("11 held keys, CPU ms", Figure::Held, Of::Median, Target::Floors(2.0)),
    Line("key in the log, CPU ms", Figure::LogKey, Of::Median, Target::Floors(2.0)),
    Line("the same, beside the demo", Figure::LogKey, Of::Median, Target::Beside(DEMO, 1.1)),
    Line("the same, beside few such texts", Figure::LogKey, Of::Median, Target::Beside(FEW, 1.1)),
    Line("key in the log to frame, wall ms", Figure::LogKeyWall, Of::Median, Target::Floors(2.0)),
    Line("key in the log to frame, wall ms", Figure::LogKeyWall, Of::P95, Target::Floors(2.0)),
    Line("11 held keys in the log, CPU ms", Figure::LogHeld, Of::Median, Target::Floors(2.0)),
    Line("key on Goals, CPU ms", Figure::GoalsKey, Of::Median, Target::Floors(2.0)),
    Line("the same, beside few such texts", Figure::GoalsKey, Of::Median, Target::Beside(FEW, 1.1)),
    Line("key on a goal's page, CPU ms", Figure::GoalKey, Of::Median, Target::Floors(2.0)),
    Line("the same, beside few such texts", Figure::GoalKey, Of::Median, Target::Beside(FEW, 1.1)),
    Line("key in the pictures, CPU ms", Figure::ProgressKey, Of::Median, Target::Floors(2.0)),
    Line("the same, beside few such texts", Figure::ProgressKey, Of::Median, Target::Beside(FEW, 1.1)),
    Line("open or leave a picture, CPU ms", Figure::Picture, Of::Median, Target::Keys(3.0)),
    Line("to an end of the log, CPU ms", Figure::LogFar, Of::Median, Target::Keys(3.0)),
    Line("open an entry, CPU ms", Figure::Open, Of::Median, Target::Keys(3.0)),
    Line("leave an entry, CPU ms", Figure::Leave, Of::Median, Target::Keys(3.0)),
    Line("go to a place, CPU ms", Figure::Place, Of::Median, Target::Keys(3.0)),
    Line("a letter in Find, CPU ms", Figure::FindLetter, Of::Median, Target::Most(16.0)),
    Line("the same to frame, wall ms", Figure::FindLetterWall, Of::Median, Target::Most(16.0)),
    Line("the same to frame, wall ms", Figure::FindLetterWall, Of::Max, Target::None),
    Line("a letter in a note of 2,000 words, CPU ms", Figure::Letter, Of::Median, Target::Keys(3.0)),
    Line("the same to frame, wall ms", Figure::LetterWall, Of::Median, Target::None),
    Line("the same while it saves, wall ms", Figure::LetterInSave, Of::Median, Target::Most(16.0)),
    Line("the same while it saves, wall ms", Figure::LetterInSave, Of::P95, Target::Most(16.0)),
    Line("a talk begins, CPU ms", Figure::TalkBegin, Of::Median, Target::None),
    Line("key on Today in a talk, CPU ms", Figure::TalkKey, Of::Median, Target::Floors(2.0)),
    Line("key in the log in a talk, CPU ms", Figure::TalkLogKey, Of::Median, Target::Floors(2.0)),
    Line("the same, beside few such texts", Figure::TalkLogKey, Of::Median, Target::Beside(FEW, 1.1)),
    Line("a letter in such a note in a talk, CPU ms", Figure::TalkLetter, Of::Median, Target::Keys(3.0)),
    Line("last letter to 'saved', wall ms", Figure::SaveWall, Of::Median, Target::Most(1_000.0)),
    Line("save, CPU ms of its thread", Figure::SaveCpu, Of::Median, Target::None),
    Line("checked writing alone, warm, CPU ms", Figure::WriteWarm, Of::Median, Target::None),
    Line("peak memory, looking only, KiB", Figure::LooksPeak, Of::Median, Target::Files(3.0, 4.0)),
    Line("peak memory, with saves, KiB", Figure::SavesPeak, Of::Median, Target::Files(3.0, 4.0)),
    Line("peak memory in a talk, KiB", Figure::TalkPeak, Of::Median, Target::Files(3.0, 4.0)),
    Line("idle 10 s, CPU ms", Figure::IdleCpu, Of::Max, Target::Most(1.0)),
    Line("idle 10 s, wake-ups", Figure::IdleWakes, Of::Max, Target::Most(10.0)),
    Line("idle 10 s, bytes", Figure::IdleBytes, Of::Max, Target::Most(0.0)),
    Line("exit with nothing to save, wall ms", Figure::Exit, Of::Median, Target::Floors(2.0)),
    Line("terminal not as it was, share of runs", Figure::NotRestored, Of::Max, Target::Most(0.0)),
    Line("keys nothing was drawn for, a run", Figure::Missed, Of::Max, Target::Most(0.0)),
    Line("binary, KiB", Figure::Binary, Of::Median, Target::Most(6.0 * 1024.0)),
];

/// All values of one program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(BTreeMap<Figure, Vec<f64>>);

impl Figures {
    pub(crate) fn add(&mut self, figure: Figure, value: f64) {
        self.0.entry(figure).or_default().push(value);
    }

    pub(crate) fn extend(&mut self, more: Self) {
        for (figure, values) in more.0 {
            self.0.entry(figure).or_default().extend(values);
        }
    }

    fn get(&self, figure: Figure, of: Of) -> Option<f64> {
        let mut values = self.0.get(&figure)?.clone();
        values.sort_by(f64::total_cmp);
        let last = values.len().checked_sub(1)?;
        let at = match of {
            Of::Min => 0,
            Of::Median => return median(&values),
            Of::P95 if values.len() >= 20 => values.len() * 95 / 100,
            Of::P95 | Of::Max => last,
        };
        values.get(at.min(last)).copied()
    }

    fn count(&self, figure: Figure) -> usize {
        self.0.get(&figure).map_or(0, Vec::len)
    }
}

/// The one in the middle, or what is between the two in the middle.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = values.get(middle).copied()?;
    Some(if values.len().is_multiple_of(2) {
        f64::midpoint(*values.get(middle.checked_sub(1)?)?, upper)
    } else {
        upper
    })
}

/// All programs by name, the floor first where it ran.
pub(crate) struct Table(pub(crate) Vec<(&'static str, Figures)>);

/// The names of the programs.
pub(crate) const FLOOR: &str = "floor";
pub(crate) const DEMO: &str = "demo";
pub(crate) const FEW: &str = "few";
pub(crate) const HUGE: &str = "huge";

impl Table {
    fn of(&self, name: &str, figure: Figure, of: Of) -> Option<f64> {
        self.0.iter().find(|(n, _)| *n == name)?.1.get(figure, of)
    }

    /// The most that program may need; `None` where nothing is asked, or what it is measured by did not run.
    fn limit(&self, name: &str, Line(_, figure, of, target): &Line) -> Option<f64> {
        if name == FLOOR {
            return None;
        }
        let floor = || self.of(FLOOR, figure.on_the_floor(), *of);
        let own = |figure| self.of(name, figure, Of::Median);
        match *target {
            Target::None => None,
            Target::Floors(times) => Some(times * floor()?),
            Target::Keys(times) => {
                let keys = times * self.of(FLOOR, Figure::Key, Of::Median)?;
                Some(if name == HUGE { keys.max(16.0) } else { keys })
            }
            Target::Most(most) => Some(most),
            Target::Parses(times, _) | Target::Files(times, _) if name == DEMO => Some(times * floor()?),
            Target::Parses(_, parses) => Some(floor()? + parses * own(Figure::ParseWarm)?),
            Target::Files(_, files) => Some(floor()? + files * own(Figure::File)?),
            // The made-up texts are compared with each other, not with the demo's.
            Target::Beside(other, _) if name == other || (other == FEW && name == DEMO) => None,
            Target::Beside(other, times) => Some(times * self.of(other, *figure, *of)?),
        }
    }

    /// One value, with its ratio to the floor, or to another program where that is what counts.
    fn cell(&self, name: &str, Line(_, figure, of, target): &Line) -> String {
        let Some(value) = self.of(name, *figure, *of) else { return "-".into() };
        let beside = match target {
            Target::Beside(other, _) => self.of(other, *figure, *of),
            Target::Keys(_) => self.of(FLOOR, Figure::Key, Of::Median),
            _ => self.of(FLOOR, figure.on_the_floor(), *of),
        };
        match beside.filter(|beside| *beside > 0.0 && name != FLOOR) {
            Some(beside) => format!("{} ({:.1})", number(value), value / beside),
            None => number(value),
        }
    }

    fn line(&self, line: &Line) -> Vec<String> {
        let Line(label, figure, of, target) = line;
        let fewest = self.0.iter().map(|(_, f)| f.count(*figure)).filter(|n| *n > 0).min().unwrap_or(0);
        let suffix = match of {
            Of::P95 if fewest >= 20 => ", p95",
            Of::P95 | Of::Max => ", max",
            Of::Min | Of::Median => "",
        };
        let mut cells = vec![format!("{label}{suffix}")];
        cells.extend(self.0.iter().map(|(name, _)| self.cell(name, line)));
        let mut limits: Vec<String> =
            self.0.iter().filter_map(|(name, _)| self.limit(name, line)).map(number).collect();
        limits.dedup();
        cells.push(match limits.as_slice() {
            [] => format!("{target}"),
            limits => format!("{target}: {}", limits.join(", ")),
        });
        let over = |name: &str| {
            let value = self.of(name, *figure, *of)?;
            self.limit(name, line).map(|limit| value > limit)
        };
        let judged: Vec<(&str, bool)> = self.0.iter().filter_map(|(name, _)| Some((*name, over(name)?))).collect();
        let not: Vec<&str> = judged.iter().filter(|(_, over)| *over).map(|(name, _)| *name).collect();
        cells.push(match (judged.is_empty(), not.is_empty()) {
            (true, _) => String::new(),
            (_, true) => "met".into(),
            (_, false) => format!("NOT met: {}", not.join(", ")),
        });
        cells
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Floors(times) => write!(f, "{times} F"),
            Self::Keys(times) => write!(f, "{times} keys of F; huge 16 ms"),
            Self::Most(_) => f.write_str("at most"),
            Self::Parses(times, parses) => write!(f, "{times} F; F + {parses} parses"),
            Self::Files(times, files) => write!(f, "{times} F; F + {files} files"),
            Self::Beside(other, times) => write!(f, "{times} of {other}"),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows = vec![vec!["median, where not said otherwise (ratio)".to_owned()]];
        for head in &mut rows {
            head.extend(self.0.iter().map(|(name, _)| (*name).to_owned()));
            head.extend(["target".to_owned(), "is it met?".to_owned()]);
        }
        rows.extend(LINES.iter().map(|line| self.line(line)));
        let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(String::len).max().unwrap_or(0);
        let columns = rows.first().map_or(0, Vec::len);
        for (n, row) in rows.iter().enumerate() {
            let mut line = String::from("|");
            for (at, cell) in row.iter().enumerate() {
                write!(line, " {cell:<width$} |", width = width(at))?;
            }
            writeln!(f, "{line}")?;
            if n == 0 {
                let rules: Vec<String> = (0..columns).map(|at| "-".repeat(width(at))).collect();
                writeln!(f, "| {} |", rules.join(" | "))?;
            }
        }
        Ok(())
    }
}

/// A figure in few digits.
pub(crate) fn number(value: f64) -> String {
    match value {
        0.0 => "0".into(),
        v if v < 1.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    }
}
