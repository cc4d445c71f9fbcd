//! One goal told: what was wanted, tried, hard, let go; who helped; where it stands; what one can do now.
//!
//! Every sentence that stands in quotes is the person's own. A part of which nothing was written is left out.

use super::gathered;
use super::gathered::Gathered;
use super::gathered::few;
use crate::{
    base::{Key, Phrase, Text, When, text::one_line},
    content::Link,
    form::choice_sources,
    insight::progress::lines,
    page::Block,
    say,
    view::{View, labels},
    workbook::{Entry, EntryKind, Goal, Ladder, Level, Step, log::LogKey},
};

/// The most stones and tries that are told, and of other things.
const STONES: usize = 12;
const OTHERS: usize = 6;
/// So many of the newest stones are looked through for those of no goal.
const LOOKED: usize = 200;

const TOLD_MYSELF: Key = Key::of("i_told_myself");
const KINDER: Key = Key::of("kinder_true");
const DID_DO: Key = Key::of("did_do");
const LEARNED: Key = Key::of("learned");
const CHOICE: Key = Key::of("choice");
const TAKE_WITH_ME: Key = Key::of("take_with_me");
const ROOM_FOR: Key = Key::of("room_for");
const SAID_TO_ME: Key = Key::of("said_to_me");
const HOW: Key = Key::of("how");

/// The story of that goal; nothing where nothing was written.
pub(super) fn of_goal(view: &View, goal: &Goal) -> Vec<Block> {
    let gathered = gathered::of_goal(view.book, goal.id);
    let parts = [
        wanted(view, goal),
        why(view, goal),
        tried(view, goal, &gathered),
        hard(view, goal, &gathered),
        chosen(view, goal, &gathered),
        helped(view, goal, &gathered),
        stands(view, goal),
        can_do(view, goal, &gathered),
    ];
    parts.into_iter().flatten().collect()
}

/// What was done beside all goals.
pub(super) fn of_none(view: &View) -> Vec<Block> {
    let newest: Vec<&Entry> = view.book.stones().rev().take(LOOKED).collect();
    let cut = newest.last().map(|entry| LogKey::of(entry)).filter(|_| view.book.stone_count() > LOOKED);
    let is_loose = |stone: &&Entry| stone.goal.is_none() && stone.heard_words().is_some();
    let stones: Vec<&Entry> = newest.into_iter().rev().filter(is_loose).collect();
    part(view, &say!("story.beside"), few_dated(view, &stones, STONES, cut, |stone| Some(stone_line(view, stone))))
}

/// A part with its heading; nothing where there is nothing in it.
fn part(view: &View, heading: &Phrase, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    std::iter::once(Block::Heading(view.say(heading))).chain(blocks).collect()
}

fn text(view: &View, phrase: &Phrase) -> Block {
    Block::Text(view.say(phrase))
}

/// A line of ours and a sentence of theirs, where there is one.
fn joined(view: &View, phrase: &Phrase, own: Option<&Text>) -> Vec<Block> {
    own.filter(|own| !own.is_blank())
        .map_or_else(Vec::new, |own| vec![text(view, phrase), Block::Own(own.trim().to_owned())])
}

/// "17 Nov 2026"; words as written.
fn day(view: &View, entry: &Entry) -> String {
    match &entry.on {
        When::Day(day) => view.content.dates.short(*day),
        When::Words(words) => words.to_string(),
    }
}

/// "17 Nov 2026: “Put the letters in one box”"
fn dated(view: &View, entry: &Entry, own: &Text) -> String {
    view.say(&say!("story.dated", day = day(view, entry), words = one_line(own)))
}

/// At most so many: those before a gap, what stands for those between, those after it.
fn parted<'b, 'a>(
    view: &View,
    all: &'b [&'a Entry],
    most: usize,
    cut: Option<LogKey>,
) -> (&'b [&'a Entry], Option<String>, &'b [&'a Entry]) {
    let (first, n, last) = few(all, most);
    match cut {
        Some(_) if n > 0 => (first, Some(view.say(&say!("story.many_more"))), last),
        // Of a long log a part was not read. What is in it nobody knows here.
        Some(cut) => {
            let (first, last) = all.split_at(all.partition_point(|entry| LogKey::of(entry) < cut));
            (first, Some(view.say(&say!("story.can_be_more"))), last)
        }
        None => (first, (n > 0).then(|| view.say(&say!("story.more", n = n))), last),
    }
}

/// At most so many, a line each, with a word on those between.
fn few_dated(
    view: &View,
    entries: &[&Entry],
    most: usize,
    cut: Option<LogKey>,
    line: impl Fn(&Entry) -> Option<String>,
) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    let (first, between, last) = parted(view, entries, most, cut);
    let mut lines: Vec<String> = first.iter().filter_map(|entry| line(entry)).collect();
    lines.extend(between);
    lines.extend(last.iter().filter_map(|entry| line(entry)));
    if lines.is_empty() { Vec::new() } else { vec![Block::Text(lines.join("\n"))] }
}

/// At most so many, with a word on those between.
fn few_lines(
    view: &View,
    entries: &[&Entry],
    most: usize,
    cut: Option<LogKey>,
    line: impl Fn(&Entry) -> Vec<Block>,
) -> Vec<Block> {
    if entries.is_empty() {
        return Vec::new();
    }
    let (first, between, last) = parted(view, entries, most, cut);
    let mut out: Vec<Block> = first.iter().flat_map(|entry| line(entry)).collect();
    out.extend(between.map(Block::Quiet));
    out.extend(last.iter().flat_map(|entry| line(entry)));
    out
}

fn wanted(view: &View, goal: &Goal) -> Vec<Block> {
    let moment = |at| view.content.dates.short(view.now.day_of(at));
    let mut out = Vec::new();
    for was in goal.was.iter().filter(|was| !was.words.is_blank()) {
        out.extend(joined(view, &say!("story.said_on", day = moment(was.from)), Some(&was.words)));
    }
    let since = moment(goal.worded.unwrap_or(goal.at));
    out.extend(joined(view, &say!("story.said_on", day = since), theirs(goal, &Goal::WORDS, &goal.words)));
    out.extend(joined(view, &say!("story.instead"), theirs(goal, &Goal::INSTEAD, &goal.instead)));
    part(view, &if goal.ours { say!("story.wanted_we") } else { say!("story.wanted") }, out)
}

/// Their own words; what was typed for them and not read back is not quoted.
fn theirs<'a>(goal: &Goal, field: &Key, words: &'a Text) -> Option<&'a Text> {
    goal.marks.heard(field, Some(words))
}

fn why(view: &View, goal: &Goal) -> Vec<Block> {
    let Some(why) = theirs(goal, &Goal::WHY, &goal.why).filter(|why| !why.is_blank()) else { return Vec::new() };
    part(view, &say!("story.why"), vec![Block::Own(why.trim().to_owned())])
}

fn stone_line(view: &View, stone: &Entry) -> String {
    if stone.tried {
        return view.say(&say!("story.dated_try", day = day(view, stone), words = one_line(&stone.words)));
    }
    dated(view, stone, &stone.words)
}

fn tried(view: &View, goal: &Goal, gathered: &Gathered) -> Vec<Block> {
    let is_stone = |entry: &&&Entry| entry.kind == EntryKind::Milestone && entry.heard_words().is_some();
    let stones: Vec<&Entry> = gathered.entries.iter().filter(is_stone).copied().collect();
    let lines = few_dated(view, &stones, STONES, gathered.cut, |stone| Some(stone_line(view, stone)));
    part(view, &if goal.ours { say!("story.tried_we") } else { say!("story.tried") }, lines)
}

fn hard(view: &View, goal: &Goal, gathered: &Gathered) -> Vec<Block> {
    let times: Vec<&Entry> =
        gathered.entries.iter().filter(|entry| entry.kind == EntryKind::HardTime).copied().collect();
    let told = |entry: &Entry| {
        let own = |field: &Key| entry.heard().text(field);
        let mut out = Vec::new();
        out.extend(entry.heard_words().map(|words| Block::Text(dated(view, entry, words))));
        let myself = if goal.ours { say!("story.told_ourselves") } else { say!("story.told_myself") };
        out.extend(joined(view, &myself, own(&TOLD_MYSELF)));
        out.extend(joined(view, &say!("story.kinder"), own(&KINDER)));
        let all_the_same = if goal.ours { say!("story.did_do_we") } else { say!("story.did_do") };
        out.extend(joined(view, &all_the_same, own(&DID_DO)));
        out
    };
    let lines = few_lines(view, &times, OTHERS, gathered.cut, told);
    part(view, &say!("story.hard"), lines)
}

/// Choices about the goal; to let go is one of them.
fn chosen(view: &View, goal: &Goal, gathered: &Gathered) -> Vec<Block> {
    let is_choice = |entry: &&&Entry| entry.kind == EntryKind::Choice;
    let choices: Vec<&Entry> = gathered.entries.iter().filter(is_choice).copied().collect();
    let told = |entry: &Entry| {
        let label = entry.heard().pick(&CHOICE).and_then(|key| labels::of_choice(view, "choice", &CHOICE, key));
        let mut out = Vec::new();
        if let Some(label) = label {
            out.push(text(view, &say!("story.chose", day = day(view, entry), choice = label)));
        }
        out.extend(entry.heard_words().map(|words| Block::Own(words.trim().to_owned())));
        out.extend(joined(view, &say!("story.room_for"), entry.heard().text(&ROOM_FOR)));
        out
    };
    let lines = few_lines(view, &choices, OTHERS, gathered.cut, told);
    part(view, &if goal.ours { say!("story.let_go_we") } else { say!("story.let_go") }, lines)
}

/// People of the goal and of its steps, and what someone said.
fn helped(view: &View, goal: &Goal, gathered: &Gathered) -> Vec<Block> {
    let linked = goal.heard().picks(&Goal::PEOPLE).iter();
    let mut names: Vec<String> = linked.filter_map(|key| choice_sources::name(view, Link::People, key)).collect();
    for (step, _) in view.book.outline(Some(goal.id)) {
        let Some(with) = step.marks.heard(&Step::WITH, Some(&step.with)).filter(|_| !step.is_waiting()) else {
            continue;
        };
        let name = one_line(with);
        if !name.trim().is_empty() && !names.iter().any(|known| known == name.trim()) {
            names.push(name.trim().to_owned());
        }
    }
    let has_more = names.len() > STONES;
    names.truncate(STONES);
    let mut out = Vec::new();
    if !names.is_empty() {
        let names = names.join("; ");
        let told =
            if has_more { say!("story.people_more", names = names) } else { say!("story.people", names = names) };
        out.push(text(view, &told));
    }
    let said = |entry: &&&Entry| entry.heard().text(&SAID_TO_ME).is_some();
    let said: Vec<&Entry> = gathered.entries.iter().filter(said).copied().collect();
    let line = |entry: &Entry| entry.heard().text(&SAID_TO_ME).map(|own| dated(view, entry, own));
    for said in few_dated(view, &said, OTHERS, gathered.cut, line) {
        if let Block::Text(lines) = said {
            out.push(text(view, &say!("story.said_to", lines = lines)));
        }
    }
    part(view, &say!("story.helped"), out)
}

/// The line of the ladder that was true first, and the one that is true now, in own words.
fn stands(view: &View, goal: &Goal) -> Vec<Block> {
    let ladder = Ladder::of(goal);
    let mut out = joined(view, &say!("story.at_first"), ladder.today());
    let looks = lines::of(view.book, goal, view.now).line;
    let ends = match looks.as_slice() {
        [] => Vec::new(),
        [only] => vec![only],
        [first, .., last] => vec![first, last],
    };
    for seen in ends {
        out.extend(line(view, ladder, seen.value, &view.content.dates.short(seen.day)));
    }
    part(view, &say!("story.stands"), out)
}

/// In own words; where a line has none, by its name and without quotes.
fn line(view: &View, ladder: Ladder, level: Level, on: &str) -> Vec<Block> {
    let name = view.say(&level.name());
    match ladder.line(level) {
        Some(own) => joined(view, &say!("story.line_own", day = on, line = name), Some(own)),
        None => vec![text(view, &say!("story.line", day = on, line = name))],
    }
}

fn can_do(view: &View, goal: &Goal, gathered: &Gathered) -> Vec<Block> {
    let mut out = Vec::new();
    out.extend(goal.heard().text(&Goal::HOW).map(|own| Block::Own(own.trim().to_owned())));
    let own = |entry: &Entry| {
        let fields = match entry.kind {
            EntryKind::Choice => &TAKE_WITH_ME,
            EntryKind::HardTime => &LEARNED,
            EntryKind::Milestone => &HOW,
            EntryKind::Note | EntryKind::CheckIn => return None,
        };
        entry.heard().text(fields).map(|own| dated(view, entry, own))
    };
    let learned: Vec<&Entry> = gathered.entries.iter().filter(|entry| own(entry).is_some()).copied().collect();
    out.extend(few_dated(view, &learned, STONES, gathered.cut, own));
    part(view, &if goal.ours { say!("story.can_do_we") } else { say!("story.can_do") }, out)
}
