//! `cairnbook next`: the next small step, by the rule of Today.
//!
//! Never show more than one step, or one that was put off for the day.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    desk::{Desk, line},
    json,
};
use crate::{
    base::{Day, Phrase},
    insight::{check_ins, today as insight},
    say,
    workbook::{Step, Workbook},
};

#[derive(Serialize)]
struct Found {
    today: String,
    next: Option<json::AStep>,
    /// Why there is none: `empty`, `none` or `put_off`.
    reason: Option<&'static str>,
}

/// What is next, in words or as JSON.
pub(super) fn told(desk: &Desk, book: &Workbook, as_json: bool) -> String {
    let today = desk.today();
    let next = insight::next_but(book, today, &book.settings().daily(today).not_these);
    if as_json {
        let reason = next.is_none().then(|| why_none(book, today).0);
        let next = next.map(|step| json::AStep::of(book, step));
        return json::text(&Found { today: today.to_string(), next, reason });
    }
    match next {
        Some(step) => lines(desk, book, step),
        None => desk.say(&why_none(book, today).1) + "\n",
    }
}

fn why_none(book: &Workbook, today: Day) -> (&'static str, Phrase) {
    if book.is_empty() {
        ("empty", say!("cmd.next_empty"))
    } else if insight::next_step(book, today).is_some() {
        ("put_off", say!("cmd.next_put_off"))
    } else if check_ins::is_too_much(book, today) {
        ("none", say!("cmd.next_rest"))
    } else if book.goals().next().is_none() {
        ("none", say!("cmd.next_no_goal"))
    } else {
        ("none", say!("cmd.next_none"))
    }
}

fn lines(desk: &Desk, book: &Workbook, step: &Step) -> String {
    let mut out = line(&step.words) + "\n";
    if let Some(when) = step.heard_when() {
        let _ = writeln!(out, "{}", desk.by(when));
    }
    if let Some(goal) = step.goal.and_then(|id| book.goal(id)).filter(|goal| !goal.words.is_blank()) {
        let _ = writeln!(out, "{}", desk.say(&say!("today.for_goal", goal = line(&goal.words))));
    }
    out
}
