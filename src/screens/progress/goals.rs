//! The pictures of one goal: how far, which line of its ladder, how sure.

use super::shown::{NAMED, Shown, sentences, short_day, source};
use crate::{
    base::Day,
    insight::progress::{
        Change, LINE,
        lines::{self, Ends, GoalLines, Seen},
    },
    page::{
        Block, Figure, Picture, Row, Shape,
        chart::{FAR_APART, Lines, Point, Scale},
    },
    say,
    view::{View, labels},
    workbook::{Entry, Goal, Ladder, Level, Look},
};

/// The pictures of that goal that have something: what each is called, and what it says in short. No figure is made.
pub(super) fn all(view: &View, goal: &Goal) -> Vec<(Picture, String, String)> {
    let ends = lines::ends(view.book, goal, view.now);
    let early = || Shown::early_words(view, &say!("progress.fill_look"));
    let rated = |ends: &Ends<u8>, is_sure| {
        lines::apart(ends).map_or_else(early, |(first, last)| change(view, first.value, last.value, is_sure))
    };
    let far = ends.far.is_some().then(|| (Picture::HowFar(goal.id), rated(&ends.far, false)));
    let line = lines::apart(&ends.line).map_or_else(early, |(first, last)| went(view, first.value, last.value));
    let line = (ends.line.is_some() || ends.helper.is_some()).then_some((Picture::Ladder(goal.id), line));
    let sure = ends.sure.is_some().then(|| (Picture::Sure(goal.id), rated(&ends.sure, true)));
    [far, line, sure].into_iter().flatten().map(|(picture, short)| (picture, name(view, picture), short)).collect()
}

fn name(view: &View, picture: Picture) -> String {
    view.say(&match picture {
        Picture::Sure(_) => say!("progress.sure"),
        Picture::Ladder(_) => say!("progress.ladder"),
        _ => say!("progress.how_far"),
    })
}

/// From the first number to the last, in a sentence or two.
fn change(view: &View, first: u8, last: u8, is_sure: bool) -> String {
    let change = view.say(&match (Change::of(first, last), is_sure) {
        (Change::Same, _) => say!("progress.same"),
        (Change::Up, true) => say!("progress.sure_up"),
        (Change::Down, true) => say!("progress.sure_down"),
        (Change::Up, false) => say!("progress.far_up"),
        (Change::Down, false) => say!("progress.far_down"),
    });
    sentences(&[view.say(&say!("progress.rated", first = first, last = last)), change])
}

/// From the first line to the last.
fn went(view: &View, first: Level, last: Level) -> String {
    let level = |level: Level| view.say(&level.name());
    view.say(&if first == last {
        say!("progress.line_same", line = level(last))
    } else {
        say!("progress.line_moved", first = level(first), last = level(last))
    })
}

/// One of them.
pub(super) fn one(view: &View, goal: &Goal, picture: Picture) -> Shown {
    of(view, goal, &lines::of(view.book, goal, view.now), picture)
}

fn of(view: &View, goal: &Goal, lines: &GoalLines, picture: Picture) -> Shown {
    match picture {
        Picture::Ladder(_) => ladder(view, goal, lines),
        Picture::Sure(_) => rated(view, &lines.sure, lines.cut.2, true),
        _ => rated(view, &lines.far, lines.cut.0, false),
    }
}

/// How far, or how sure, 0 to 10.
fn rated(view: &View, series: &[Seen<u8>], is_cut: bool, is_sure: bool) -> Shown {
    let name = view.say(&if is_sure { say!("progress.sure") } else { say!("progress.how_far") });
    let looks: Vec<&Seen<u8>> = series.iter().filter(|seen| seen.entry.is_some()).collect();
    let of_10 = |value: u8| view.say(&say!("progress.of_10", value = value));
    let told = |seen: &Seen<u8>| seen.entry.map(|entry| source(view, entry, &of_10(seen.value)));
    let from: Vec<Row> = series.iter().rev().filter_map(told).take(NAMED).collect();
    let (Some(first), Some(last)) = (series.first(), series.last().filter(|_| series.len() >= LINE)) else {
        return Shown::early(view, name, &say!("progress.fill_look"), from);
    };
    let short = change(view, first.value, last.value, is_sure);
    let column = if is_sure { Look::SURE } else { Look::FAR };
    let (low, high) = labels::ends(view, "check_in", &Look::GOALS, &column);
    let own: Vec<Point> = series.iter().map(|seen| Point { day: seen.day, value: seen.value }).collect();
    let lines = Lines { scale: Scale::Rate { low, high }, own, beside: Vec::new(), names: names(view) };
    let since = looks.first().map_or(first.day, |seen| seen.day);
    let words = sentences(&[span(view, looks.len(), is_cut, since, last.day), short.clone()]);
    let more = gap(view, looks.iter().map(|seen| seen.day).skip(usize::from(is_cut)));
    let said = |seen: &Seen<u8>| match seen.entry {
        Some(_) => of_10(seen.value),
        None => view.say(&say!("progress.at_start", value = seen.value)),
    };
    let rows = series.iter().rev().map(|seen| (short_day(view, seen.day), said(seen))).collect();
    Shown { name, short, figure: Figure::new(words, rows, Shape::Lines(lines)), more, from }
}

fn names(view: &View) -> (String, String) {
    (view.say(&say!("progress.you")), view.say(&say!("progress.helper")))
}

/// How many looks, and from when to when. Of very many the first and the newest are shown.
fn span(view: &View, n: usize, is_cut: bool, from: Day, to: Day) -> String {
    if is_cut {
        let (n, from, to) = (n - 1, short_day(view, from), short_day(view, to));
        return view.say(&say!("progress.looks_thinned", n = n, from = from, to = to));
    }
    if from == to {
        return view.say(&say!("progress.looks_one_day", n = n, day = short_day(view, from)));
    }
    view.say(&say!("progress.looks", n = n, from = short_day(view, from), to = short_day(view, to)))
}

/// Nobody looked for a long while between two of these days.
fn gap(view: &View, days: impl Iterator<Item = Day>) -> Vec<Block> {
    let days: Vec<Day> = days.collect();
    let has_gap = days.windows(2).any(|pair| matches!(pair, [one, next] if next.since(*one) > FAR_APART));
    has_gap.then(|| Block::Quiet(view.say(&say!("progress.gap")))).into_iter().collect()
}

/// Which line was true, and beside it the helper's.
fn ladder(view: &View, goal: &Goal, lines: &GoalLines) -> Shown {
    let name = view.say(&say!("progress.ladder"));
    let from = ladder_sources(view, lines);
    let (Some(first), Some(last)) = (lines.line.first(), lines.line.last().filter(|_| lines.line.len() >= LINE)) else {
        return Shown::early(view, name, &say!("progress.fill_look"), from);
    };
    let level = |level: Level| view.say(&level.name());
    let short = went(view, first.value, last.value);
    let helper = lines.helper.last().map(|seen| view.say(&say!("progress.helper_last", line = level(seen.value))));
    let point = |seen: &Seen<Level>| Point { day: seen.day, value: place(seen.value) };
    let drawn = Lines {
        scale: Scale::Ladder(Level::ALL.iter().map(|(known, _)| level(*known)).collect()),
        own: lines.line.iter().map(point).collect(),
        beside: lines.helper.iter().map(point).collect(),
        names: names(view),
    };
    let span = span(view, lines.line.len(), lines.cut.1, first.day, last.day);
    let words = sentences(&[span, short.clone(), helper.unwrap_or_default()]);
    let mut rows: Vec<(Day, String)> = lines.line.iter().map(|seen| (seen.day, level(seen.value))).collect();
    let beside = |seen: &Seen<Level>| (seen.day, view.say(&say!("progress.helper_says", line = level(seen.value))));
    rows.extend(lines.helper.iter().map(beside));
    rows.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let rows = rows.into_iter().map(|(day, said)| (short_day(view, day), said)).collect();
    let mut more = gap(view, lines.line.iter().map(|seen| seen.day).skip(usize::from(lines.cut.1)));
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
    let level = |level: Level| view.say(&level.name());
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
