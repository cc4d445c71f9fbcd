//! `cairnbook log`: one entry from the command line or from standard input.
//!
//! Never write where something about it is unclear, or end without the text being in the file or given back.

use serde::Serialize;

use super::{
    back,
    desk::{Desk, line},
    json,
    sitting::Sitting,
    typed,
};
use crate::{
    base::{Id, Phrase, Text, Value, When, Who, letters, text::LIMIT},
    cli::{
        args::{self, Wanted, shown},
        commands,
        ending::Ending,
        environment,
    },
    fields,
    insight::find_goal::{self, Found},
    page::{FieldKind, field::Leaning},
    say,
    workbook::{Edit, Entry, EntryKind, Goal, GoalState, Help, Workbook},
};

/// So many columns of the text are told when it is saved.
const TOLD: usize = 60;

/// The kinds by the names they have on the command line.
const KINDS: [(&str, EntryKind); 3] =
    [("milestone", EntryKind::Milestone), ("setback", EntryKind::HardTime), ("note", EntryKind::Note)];

/// The answers to "who did it" by the names they have on the command line.
const HELP: [(&str, Help); 4] =
    [("own", Help::ByMyself), ("little", Help::WithAHand), ("together", Help::SideBySide), ("forme", Help::ForMe)];

#[derive(Serialize)]
struct Logged {
    saved: bool,
    entry: json::AnEntry,
}

/// What was asked for besides the text and the goal.
struct Options {
    kind: EntryKind,
    on: When,
    /// How far from today that is, as a field for a day says it, where a day was asked for.
    echo: Option<Phrase>,
    help: Option<Help>,
}

/// What stands in the way, told in lines, and how the program ends.
struct Stop {
    told: Vec<String>,
    ending: Ending,
}

impl Stop {
    fn usage(told: Vec<String>) -> Self {
        Self { told, ending: Ending::Usage }
    }

    fn complain(&self) {
        if !self.told.is_empty() {
            commands::complain(&self.told.join("\n"));
        }
    }
}

/// `cairnbook log`.
pub(super) fn run(wanted: &Wanted, asked: &args::Entry) -> Ending {
    let desk = Desk::of(wanted);
    let options = desk.as_ref().map(|desk| options(desk, asked)).map_err(|ending| *ending);
    // At a terminal, nobody is made to type a text that is then given back.
    if asked.text.is_none() && environment::is_typed() {
        match (&desk, &options) {
            (Err(ending), _) => return *ending,
            (_, Ok(Err(stop))) => {
                stop.complain();
                return stop.ending;
            }
            _ => {}
        }
    }
    let words = crate::content::Words::english();
    let typed = match typed::take(asked.text.as_deref(), &words) {
        Ok(typed) => typed,
        Err(error) => {
            let why = crate::base::text::one_line(&error.to_string());
            commands::complain(&words.say(&say!("cmd.not_read", why = why)));
            return Ending::Problem;
        }
    };
    let mut desk = match desk {
        Ok(desk) => desk,
        Err(ending) => return back::give(&typed.text, asked.json, ending),
    };
    let written = match options {
        Ok(Ok(options)) => write(&mut desk, asked, &options, &typed),
        Ok(Err(stop)) => Err(stop),
        Err(ending) => Err(Stop { told: Vec::new(), ending }),
    };
    match written {
        Ok(told) => match commands::print(&told) {
            Ending::Fine => Ending::Fine,
            ending => {
                desk.complain(&say!("cmd.saved_anyway"));
                ending
            }
        },
        Err(stop) => {
            stop.complain();
            if !typed.text.trim().is_empty() {
                desk.complain(&say!("cmd.safe"));
            }
            back::give(&typed.text, asked.json, stop.ending)
        }
    }
}

fn options(desk: &Desk, asked: &args::Entry) -> Result<Options, Stop> {
    let stop = |phrase: Phrase| Stop::usage(vec![desk.say(&phrase)]);
    let kind = match &asked.kind {
        None => EntryKind::Milestone,
        Some(word) => named(&KINDS, word).ok_or_else(|| {
            let text = shown(word);
            stop(say!("cmd.no_kind", text = text, names = names(&KINDS)))
        })?,
    };
    let help = match &asked.help_used {
        None => None,
        Some(_) if kind != EntryKind::Milestone => return Err(stop(say!("cmd.help_of_a_stone"))),
        Some(word) => Some(named(&HELP, word).ok_or_else(|| {
            let text = shown(word);
            stop(say!("cmd.no_help", text = text, names = names(&HELP)))
        })?),
    };
    let today = desk.today();
    let (on, echo) = match &asked.on {
        None => (When::Day(today), None),
        Some(word) => {
            let text = shown(word);
            let reading = fields::read(&FieldKind::Date { leaning: Leaning::Back }, &text, today, desk.content.dates);
            match reading.value {
                Some(Value::When(When::Day(day))) => (When::Day(day), reading.echo),
                _ => return Err(stop(say!("cmd.no_day", text = text))),
            }
        }
    };
    Ok(Options { kind, on, echo, help })
}

fn named<T: Copy>(all: &[(&str, T)], word: &std::ffi::OsStr) -> Option<T> {
    all.iter().find(|(name, _)| word == *name).map(|(_, value)| *value)
}

fn names<T>(all: &[(&str, T)]) -> String {
    all.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Writes it; answers with what is to be printed once the disk has it.
fn write(desk: &mut Desk, asked: &args::Entry, options: &Options, typed: &typed::Typed) -> Result<String, Stop> {
    let stop = |phrase: Phrase| Stop::usage(vec![desk.say(&phrase)]);
    if typed.text.trim().is_empty() {
        return Err(stop(say!("cmd.blank")));
    }
    if typed.is_too_long() {
        return Err(stop(say!("cmd.too_long", n = LIMIT / 1024)));
    }
    let problem = |told: Vec<String>| Stop { told, ending: Ending::Problem };
    let mut sitting = Sitting::begin(desk).map_err(problem)?;
    desk.take_words_of(&sitting.book);
    let desk = &*desk;
    let goal = match &asked.goal {
        None => None,
        Some(words) => Some(goal(desk, &sitting.book, &shown(words))?),
    };
    let mut entry = Entry::new(sitting.draw(), Who::Me, sitting.now.moment, options.kind, sitting.now.today);
    entry.on = options.on.clone();
    entry.words = Text::new(&typed.text);
    (entry.goal, entry.help) = (goal, options.help);
    let id = entry.id;
    sitting.enter(Edit::AddEntry(entry)).map_err(|refused| problem(vec![desk.say(&refused.phrase())]))?;
    sitting.save(desk).map_err(problem)?;
    if typed.broken {
        desk.complain(&say!("cmd.broken_letters"));
    }
    if sitting.is_new {
        desk.complain(&say!("cmd.new_book", path = shown(desk.path.as_os_str())));
    }
    let told = told(desk, &sitting.book, (id, options), asked.json);
    sitting.end();
    Ok(told)
}

/// The one goal that is meant.
fn goal(desk: &Desk, book: &Workbook, words: &str) -> Result<Id, Stop> {
    let (first, goals): (Phrase, Vec<&Goal>) = match find_goal::find(book, words) {
        Found::One(goal) => return Ok(goal.id),
        Found::Several(goals) => (say!("cmd.goal_unclear", text = words), goals),
        Found::Nothing => {
            let all: Vec<&Goal> = book.goals().filter(|goal| !goal.words.is_blank()).collect();
            let first = if all.is_empty() { say!("cmd.no_goals") } else { say!("cmd.no_such_goal", text = words) };
            (first, all)
        }
    };
    let rows = goals.iter().enumerate().map(|(at, goal)| format!("{}. {}", at + 1, row(desk, goal)));
    Err(Stop::usage(std::iter::once(desk.say(&first)).chain(rows).collect()))
}

/// A goal with where it stands, unless it is on the go.
fn row(desk: &Desk, goal: &Goal) -> String {
    let words = line(&goal.words);
    let state = match goal.state {
        GoalState::Live => return words,
        GoalState::Shelf => say!("goal.on_shelf"),
        GoalState::Reached => say!("goal.reached"),
        GoalState::LetGo => say!("goal.let_go"),
    };
    desk.say(&say!("cmd.goal_row", words = words, state = desk.say(&state)))
}

fn told(desk: &Desk, book: &Workbook, (id, options): (Id, &Options), as_json: bool) -> String {
    let Some(entry) = book.entry(id) else { return String::new() };
    if as_json {
        return json::text(&Logged { saved: true, entry: json::AnEntry::of(book, entry) });
    }
    let day = options.echo.as_ref().map_or_else(|| desk.day(&entry.on), |echo| desk.say(echo));
    let words = letters::clip(&line(&entry.words), TOLD);
    let said = match entry.goal.and_then(|id| book.goal(id)) {
        // Its words are not said again.
        _ if entry.kind == EntryKind::HardTime => {
            say!("cmd.logged_hard", kind = desk.say(&say!("kind.hard_time")), day = day)
        }
        Some(goal) => {
            let goal = letters::clip(&line(&goal.words), TOLD);
            say!("cmd.logged_for", day = day, words = words, goal = goal)
        }
        None => say!("cmd.logged", day = day, words = words),
    };
    desk.say(&said) + "\n"
}
