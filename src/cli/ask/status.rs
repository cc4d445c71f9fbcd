//! `cairnbook status`: where things stand, in the person's own words.
//!
//! Never count what was not done, or work out a share of anything.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    desk::{Desk, line},
    json,
};
use crate::{
    base::{Day, Text, When},
    insight::today as insight,
    say,
    workbook::{Entry, Goal, Ladder, Look, Pile, Step, StepState, Workbook},
};

#[derive(Serialize)]
struct Status {
    today: String,
    goals: Vec<GoalNow>,
    this_week: Vec<json::AStep>,
    last_stone: Option<json::AnEntry>,
    look_again: Vec<json::AGoal>,
}

#[derive(Serialize)]
struct GoalNow {
    goal: json::AGoal,
    now: Option<json::ANow>,
}

/// Where things stand, in words or as JSON.
pub(super) fn told(desk: &Desk, book: &Workbook, as_json: bool) -> String {
    let today = desk.today();
    if as_json {
        let now = |goal: &Goal| newest(book, goal, today).map(|(entry, look)| now_of(goal, entry, look));
        return json::text(&Status {
            today: today.to_string(),
            goals: book.live_goals().map(|goal| GoalNow { goal: json::AGoal::of(goal), now: now(goal) }).collect(),
            this_week: insight::this_week(book, today).into_iter().map(|step| json::AStep::of(book, step)).collect(),
            last_stone: last_stone(book).map(|entry| json::AnEntry::of(book, entry)),
            look_again: insight::look_again(book, today).into_iter().map(json::AGoal::of).collect(),
        });
    }
    let out = lines(desk, book, today);
    match (out.is_empty(), book.is_empty()) {
        (false, _) => out,
        (true, true) => desk.say(&say!("cmd.status_empty")) + "\n",
        (true, false) => desk.say(&say!("cmd.status_quiet")) + "\n",
    }
}

fn lines(desk: &Desk, book: &Workbook, today: Day) -> String {
    let mut out = String::new();
    let mut part = |title: String, rows: Vec<String>| {
        if !rows.is_empty() {
            let _ = writeln!(out, "{}{title}\n{}", if out.is_empty() { "" } else { "\n" }, rows.join("\n"));
        }
    };
    let goals = book.live_goals().flat_map(|goal| {
        let now = newest(book, goal, today).map(|(entry, look)| now_in_words(desk, goal, entry, look));
        std::iter::once(format!("- {}", line(&goal.words))).chain(now.map(|now| format!("  {now}")))
    });
    part(desk.say(&say!("cmd.goals")), goals.collect());
    let week = insight::this_week(book, today).into_iter().map(|step| format!("- {}", of_week(desk, step)));
    part(desk.say(&say!("today.week")), week.collect());
    let last = last_stone(book).map(|stone| format!("- {}", desk.day(&stone.on)));
    let last_of = match book.settings().pile {
        Pile::Stones => say!("pile.last"),
        Pile::Beads => say!("pile.last_bead"),
        Pile::List => say!("pile.last_done"),
    };
    part(desk.say(&last_of), last.into_iter().collect());
    let again = insight::look_again(book, today).into_iter();
    let again = again.map(|goal| format!("- {}", desk.say(&say!("today.look_again", goal = line(&goal.words)))));
    part(desk.say(&say!("today.again")), again.collect());
    out
}

/// The newest stone that has a day; without one, the newest of those with words for a day.
fn last_stone(book: &Workbook) -> Option<&Entry> {
    let dated = |entry: &&Entry| entry.on.day().is_some();
    book.stones().rev().find(dated).or_else(|| book.stones().next_back())
}

/// The newest check-in up to that day that says where the goal is.
fn newest<'a>(book: &'a Workbook, goal: &Goal, today: Day) -> Option<(&'a Entry, Look<'a>)> {
    let up_to = |entry: &Entry| matches!(entry.on, When::Day(day) if day <= today);
    book.looks_of(goal.id).rev().find(|(entry, look)| up_to(entry) && (look.line().is_some() || look.far().is_some()))
}

fn now_of(goal: &Goal, entry: &Entry, look: Look<'_>) -> json::ANow {
    let words = |level| Ladder::of(goal).line(level).map(Text::as_str);
    let line = look.line().map(|level| json::ALine::of(level, words(level)));
    json::ANow { line, far: look.far(), on: Some(json::ADay::of(&entry.on)) }
}

fn now_in_words(desk: &Desk, goal: &Goal, entry: &Entry, look: Look<'_>) -> String {
    let day = desk.day(&entry.on);
    let now = match (look.line(), look.far()) {
        (Some(level), _) => match Ladder::of(goal).line(level) {
            Some(words) => say!("cmd.line_now", words = line(words), day = day),
            None => say!("cmd.level_now", level = desk.say(&level.name()), day = day),
        },
        (None, far) => say!("cmd.far_now", far = far.unwrap_or_default(), day = day),
    };
    desk.say(&now)
}

fn of_week(desk: &Desk, step: &Step) -> String {
    let words = desk.words(&step.words);
    let done_on = step.done_on.filter(|_| step.state == StepState::Done);
    desk.say(&match (done_on, step.heard_when()) {
        (Some(day), _) => say!("cmd.step_done", words = words, day = desk.day(&When::Day(day))),
        (None, Some(when)) if step.state == StepState::Tried => {
            say!("cmd.step_tried", words = words, day = desk.by(when))
        }
        (None, Some(when)) => say!("cmd.step_open", words = words, day = desk.by(when)),
        (None, None) => return words,
    })
}
