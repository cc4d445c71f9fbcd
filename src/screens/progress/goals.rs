//! The pictures of one goal: how far, which line of its ladder, how sure.
//!
//! Must never: say more of a change than "about the same" where it is one.

use super::{NAMED, Shown, sentences, short, source};
use crate::{
    base::Day,
    insight::progress::{
        Change, LINE,
        lines::{self, GoalLines, Seen},
    },
    page::{
        Block, Figure, Row, Shape,
        chart::{Lines, Point, Scale},
    },
    say,
    screens::kit::{Picture, View, labels, links},
    workbook::{Entry, Goal, Ladder, Level, Look},
};

/// The pictures of that goal that have something.
pub(super) fn all(view: &View, goal: &Goal) -> Vec<(Picture, Shown)> {
    let lines = lines::of(view.book, goal, view.now);
    let has_line = !lines.line.is_empty() || !lines.helper.is_empty();
    let has = [
        (Picture::HowFar(goal.id), !lines.far.is_empty()),
        (Picture::Ladder(goal.id), has_line),
        (Picture::Sure(goal.id), !lines.sure.is_empty()),
    ];
    has.into_iter().filter(|(_, has)| *has).map(|(picture, _)| (picture, of(view, goal, &lines, picture))).collect()
}

/// One of them.
pub(super) fn one(view: &View, goal: &Goal, picture: Picture) -> Shown {
    of(view, goal, &lines::of(view.book, goal, view.now), picture)
}

fn of(view: &View, goal: &Goal, lines: &GoalLines, picture: Picture) -> Shown {
    match picture {
        Picture::Ladder(_) => ladder(view, goal, lines),
        Picture::Sure(_) => rated(view, &lines.sure, true),
        _ => rated(view, &lines.far, false),
    }
}

/// How far, or how sure, 0 to 10.
fn rated(view: &View, series: &[Seen<u8>], is_sure: bool) -> Shown {
    let name = view.say(&if is_sure { say!("progress.sure") } else { say!("progress.how_far") });
    let of_10 = |value: u8| view.say(&say!("progress.of_10", value = value));
    let told = |seen: &Seen<u8>| seen.entry.map(|entry| source(view, entry, &of_10(seen.value)));
    let from: Vec<Row> = series.iter().rev().filter_map(told).take(NAMED).collect();
    let (Some(first), Some(last)) = (series.first(), series.last().filter(|_| series.len() >= LINE)) else {
        return Shown::early(view, name, &say!("progress.fill_look"), from);
    };
    let change = view.say(&match (Change::of(first.value, last.value), is_sure) {
        (Change::Same, _) => say!("progress.same"),
        (Change::Up, true) => say!("progress.sure_up"),
        (Change::Down, true) => say!("progress.sure_down"),
        (Change::Up, false) => say!("progress.far_up"),
        (Change::Down, false) => say!("progress.far_down"),
    });
    let moved = view.say(&say!("progress.rated", first = first.value, last = last.value));
    let short = sentences(&[moved, change]);
    let column = if is_sure { Look::SURE } else { Look::FAR };
    let (low, high) = labels::ends(view, "check_in", &Look::GOALS, &column);
    let own: Vec<Point> = series.iter().map(|seen| Point { day: seen.day, value: seen.value }).collect();
    let lines = Lines { scale: Scale::Rate { low, high }, own, beside: Vec::new(), names: names(view) };
    let words = sentences(&[span(view, series.len(), first.day, last.day), short.clone()]);
    let more = gap(view, &lines);
    let rows = series.iter().rev().map(|seen| (super::short(view, seen.day), of_10(seen.value))).collect();
    Shown { name, short, figure: Figure::new(words, rows, Shape::Lines(lines)), more, from }
}

fn names(view: &View) -> (String, String) {
    (view.say(&say!("progress.you")), view.say(&say!("progress.helper")))
}

/// How many looks, and from when to when.
fn span(view: &View, n: usize, from: Day, to: Day) -> String {
    if from == to {
        return view.say(&say!("progress.looks_one_day", n = n, day = short(view, from)));
    }
    view.say(&say!("progress.looks", n = n, from = short(view, from), to = short(view, to)))
}

fn gap(view: &View, lines: &Lines) -> Vec<Block> {
    let has_gap = lines.runs().last().is_some_and(|run| *run > 0);
    has_gap.then(|| Block::Quiet(view.say(&say!("progress.gap")))).into_iter().collect()
}

/// Which line was true, and beside it the helper's.
fn ladder(view: &View, goal: &Goal, lines: &GoalLines) -> Shown {
    let name = view.say(&say!("progress.ladder"));
    let from = ladder_sources(view, lines);
    let (Some(first), Some(last)) = (lines.line.first(), lines.line.last().filter(|_| lines.line.len() >= LINE)) else {
        return Shown::early(view, name, &say!("progress.fill_look"), from);
    };
    let level = |level: Level| links::level_name(view, level);
    let short = view.say(&if first.value == last.value {
        say!("progress.line_same", line = level(last.value))
    } else {
        say!("progress.line_moved", first = level(first.value), last = level(last.value))
    });
    let helper = lines.helper.last().map(|seen| view.say(&say!("progress.helper_last", line = level(seen.value))));
    let point = |seen: &Seen<Level>| Point { day: seen.day, value: place(seen.value) };
    let drawn = Lines {
        scale: Scale::Ladder(Level::ALL.iter().map(|(known, _)| level(*known)).collect()),
        own: lines.line.iter().map(point).collect(),
        beside: lines.helper.iter().map(point).collect(),
        names: names(view),
    };
    let span = span(view, lines.line.len(), first.day, last.day);
    let words = sentences(&[span, short.clone(), helper.unwrap_or_default()]);
    let mut rows: Vec<(Day, String)> = lines.line.iter().map(|seen| (seen.day, level(seen.value))).collect();
    let beside = |seen: &Seen<Level>| (seen.day, view.say(&say!("progress.helper_says", line = level(seen.value))));
    rows.extend(lines.helper.iter().map(beside));
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let rows = rows.into_iter().map(|(day, said)| (super::short(view, day), said)).collect();
    let mut more = gap(view, &drawn);
    if let Some(words) = Ladder::of(goal).line(last.value) {
        more.extend([Block::Text(view.say(&say!("progress.own_line"))), Block::Own(words.to_string())]);
    }
    Shown { name, short, figure: Figure::new(words, rows, Shape::Lines(drawn)), more, from }
}

fn place(level: Level) -> u8 {
    let at = Level::ALL.iter().position(|(known, _)| *known == level).unwrap_or(0);
    u8::try_from(at).unwrap_or(0)
}

/// The check-ins that press a line, newest first; one that holds both says both.
fn ladder_sources(view: &View, lines: &GoalLines) -> Vec<Row> {
    let level = |level: Level| links::level_name(view, level);
    let mut said: Vec<(Day, &Entry, Vec<String>)> = Vec::new();
    for seen in &lines.line {
        said.extend(seen.entry.map(|entry| (seen.day, entry, vec![level(seen.value)])));
    }
    for seen in &lines.helper {
        let words = view.say(&say!("progress.helper_says", line = level(seen.value)));
        match said.iter_mut().find(|(_, entry, _)| seen.entry.is_some_and(|with| with.id == entry.id)) {
            Some((_, _, parts)) => parts.push(words),
            None => said.extend(seen.entry.map(|entry| (seen.day, entry, vec![words]))),
        }
    }
    said.sort_by_key(|(day, entry, _)| std::cmp::Reverse((*day, entry.n)));
    said.into_iter().take(NAMED).map(|(_, entry, parts)| source(view, entry, &parts.join("; "))).collect()
}
