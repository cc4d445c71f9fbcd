//! A step that is too big, made small enough: how sure, and what would help.

use super::kit::{Draft, Place, Question, Reply, Shrink, ShrinkAsk, View, dark, dates, question, rows};
use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Text, Value, When},
    content::FieldType,
    insight::wins,
    page::{Block, Page},
    say,
    workbook::{
        DEEPEST, Edit, Entry, Step, Sure, Workbook,
        outline::{self, Spot},
    },
};

const SMALLER: Key = Key::of("smaller");
const WITH: Key = Key::of("with");
const FIND_OUT: Key = Key::of("find_out");
const WIN: Key = Key::of("win");
const DAY: Key = Key::of("day");
const LEAVE: Key = Key::of("leave_as_is");
const GO_ON: Key = Key::of("go_on");

/// Cells a smaller step stands further in than the one it is a part of.
const IN: usize = 2;

/// The page.
pub fn page(view: &View, at: Shrink) -> Page {
    let mut main = vec![Block::Text(big_to_small(view, at.step))];
    match at.ask {
        ShrinkAsk::Sure => {
            main.push(Block::Heading(view.say(&say!("shrink.sure"))));
            main.push(question::choices(view, &how_sure(), None));
        }
        ShrinkAsk::Help => {
            main.push(Block::Heading(view.say(&say!("shrink.help"))));
            main.push(question::choices(view, &ways(view, at), None));
        }
        ShrinkAsk::Enough => {
            main.push(Block::Heading(view.say(&say!("shrink.enough"))));
            main.push(question::choices(view, &[(GO_ON, say!("walk.go_on"))], None));
        }
        ShrinkAsk::Win(found) => main.extend(win(view, found)),
        ShrinkAsk::Instead(_) => main.push(ask(view, at, &say!("shrink.ask_instead"), &say!("shrink.eg_instead"))),
        ShrinkAsk::Smaller(_) => main.push(ask(view, at, &say!("shrink.ask_smaller"), &say!("shrink.eg_smaller"))),
        ShrinkAsk::FindOut(_) => main.push(ask(view, at, &say!("shrink.ask_find_out"), &say!("shrink.eg_find_out"))),
        ShrinkAsk::With => main.push(ask(view, at, &say!("shrink.ask_with"), &say!("shrink.eg_with"))),
        ShrinkAsk::Day => main.push(ask(view, at, &say!("walk.ask_day"), &say!("walk.eg_day"))),
    }
    question::page(main)
}

/// One time they got through, in their own words, once it was asked for.
fn win(view: &View, found: Id) -> Vec<Block> {
    let mut out = Vec::new();
    let quiet = |phrase: &Phrase| Block::Quiet(view.say(phrase));
    let day = |entry: &Entry| match &entry.on {
        // "On today" is no English.
        When::Day(day) if view.now.today.since(*day) <= 1 => view.content.dates.short(*day),
        when => dates::near(view, when),
    };
    match view.book.entry(found) {
        Some(entry) => {
            let hard = wins::came_through(entry);
            let told = if hard.is_some() {
                say!("shrink.win_hard", day = day(entry))
            } else {
                say!("shrink.win_day", day = day(entry))
            };
            out.push(quiet(&told));
            out.push(Block::Own(rows::words_or(view, hard.unwrap_or(&entry.words))));
        }
        None => {
            if let Some(words) = wins::got_through(view.book) {
                out.push(quiet(&say!("shrink.win_strength")));
                out.push(Block::Own(words.trim().to_owned()));
            }
        }
    }
    out.push(question::choices(view, &[(GO_ON, say!("shrink.win_back"))], None));
    out
}

/// The big step on top, each smaller one under it and further in.
fn big_to_small(view: &View, step: Id) -> String {
    let mut lines = Vec::new();
    let mut at = view.book.step(step);
    while let Some(step) = at.filter(|_| lines.len() < DEEPEST) {
        lines.push(rows::words_or(view, &step.words));
        at = step.under.and_then(|id| view.book.step(id));
    }
    lines.reverse();
    let line = |(depth, words): (usize, String)| " ".repeat(depth * IN) + &words.replace('\n', " ");
    lines.into_iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn ask(view: &View, at: Shrink, words: &Phrase, example: &Phrase) -> Block {
    let kind = if at.ask == ShrinkAsk::Day { FieldType::Date } else { FieldType::Line };
    question::field(view, slot(at), kind, words, example)
}

/// Where the answer goes; no question, no field.
fn slot(at: Shrink) -> Slot {
    match at.ask {
        ShrinkAsk::Smaller(child) | ShrinkAsk::FindOut(child) | ShrinkAsk::Instead(child) => {
            Slot::new(child, &Step::WORDS)
        }
        ShrinkAsk::With => Slot::new(at.step, &Step::WITH),
        ShrinkAsk::Day => Slot::new(at.step, &Step::WHEN),
        ShrinkAsk::Sure | ShrinkAsk::Help | ShrinkAsk::Win(_) | ShrinkAsk::Enough => Slot::new(at.step, &Step::SURE),
    }
}

fn how_sure() -> [(Key, Phrase); 3] {
    let key = |sure: Sure| Sure::ALL.into_iter().find(|(known, _)| *known == sure).map_or(GO_ON, |(_, key)| key);
    [
        (key(Sure::Quite), say!("shrink.quite")),
        (key(Sure::Half), say!("shrink.half")),
        (key(Sure::NotSo), say!("shrink.not_so")),
    ]
}

/// What is told of a time they got through: of a stone its words, of a hard time what they did or what is kinder.
fn won(book: &Workbook, found: Id) -> Option<&Text> {
    match book.entry(found) {
        Some(entry) => wins::came_through(entry).or(Some(&entry.words)),
        None => wins::got_through(book),
    }
}

/// A time they got through that fits; none of a dark line, and none beside one.
fn win_for(view: &View, at: Shrink) -> Option<Id> {
    view.book.step(at.step).filter(|step| !dark::step(view, step))?;
    let found = wins::fitting(view.book, at.step)?;
    won(view.book, found).filter(|words| !dark::words(view, words)).map(|_| found)
}

/// What would help. Where steps stand as deep as they may, a smaller one has no place.
fn ways(view: &View, at: Shrink) -> Vec<(Key, Phrase)> {
    let deep = outline::depth_of(view.book, at.step) >= DEEPEST;
    let mut out = if deep { Vec::new() } else { vec![(SMALLER, say!("shrink.smaller"))] };
    out.push((WITH, say!("shrink.with")));
    if !deep {
        out.push((FIND_OUT, say!("shrink.find_out")));
    }
    out.push((DAY, say!("shrink.day")));
    // In the first run there is nothing but what was written a moment ago.
    if !at.in_walk && win_for(view, at).is_some() {
        out.push((WIN, say!("shrink.win")));
    }
    out.push((LEAVE, say!("shrink.leave")));
    out
}

/// The question of a screen that is written in.
pub fn asks(view: &View, at: Shrink) -> Option<Question> {
    let draft = match at.ask {
        ShrinkAsk::Smaller(child) | ShrinkAsk::FindOut(child) if !view.book.has(child) => {
            let goal = view.book.step(at.step)?.goal;
            // What is to be found out comes first; another bit follows those that are there.
            let last = outline::siblings(view.book, goal, Some(at.step)).last().copied();
            let after = if matches!(at.ask, ShrinkAsk::FindOut(_)) { None } else { last };
            let step = Step::new(child, view.who, view.now.moment, goal, Some(at.step));
            Some(Draft::Step(step, Spot { under: Some(at.step), after }))
        }
        ShrinkAsk::Instead(child) if !view.book.has(child) => {
            let step = view.book.step(at.step)?;
            let spot = Spot { under: step.under, after: Some(step.id) };
            Some(Draft::Step(Step::new(child, view.who, view.now.moment, step.goal, step.under), spot))
        }
        ShrinkAsk::Sure | ShrinkAsk::Help | ShrinkAsk::Win(_) | ShrinkAsk::Enough => return None,
        _ => None,
    };
    Some(Question { slot: slot(at), draft })
}

/// Enter at a question.
pub fn go_on(view: &View, at: Shrink) -> Vec<Reply> {
    match at.ask {
        // How sure of the smaller one?
        ShrinkAsk::Smaller(child) if view.book.has(child) => to(at, child, ShrinkAsk::Sure),
        // It rests once the other one has words.
        ShrinkAsk::Instead(child) if view.book.has(child) => {
            rows::rest(view, at.step).into_iter().chain([Reply::Finish]).collect()
        }
        _ => vec![Reply::Finish],
    }
}

fn to(at: Shrink, step: Id, ask: ShrinkAsk) -> Vec<Reply> {
    vec![Reply::Go(Place::Shrink(Shrink { step, ask, ..at }))]
}

/// What was chosen.
pub fn answer(view: &mut View, at: Shrink, key: &Key) -> Vec<Reply> {
    match at.ask {
        ShrinkAsk::Sure => sure(view, at, key),
        ShrinkAsk::Help => {
            let ask = match () {
                () if *key == SMALLER => ShrinkAsk::Smaller(view.draw(Kind::Step)),
                () if *key == FIND_OUT => ShrinkAsk::FindOut(view.draw(Kind::Step)),
                () if *key == WITH => ShrinkAsk::With,
                () if *key == DAY => ShrinkAsk::Day,
                () if *key == WIN => match win_for(view, at) {
                    Some(found) => ShrinkAsk::Win(found),
                    None => return vec![Reply::Finish],
                },
                () => return vec![Reply::Finish],
            };
            to(at, at.step, ask)
        }
        ShrinkAsk::Win(_) => vec![Reply::Back],
        _ => vec![Reply::Finish],
    }
}

fn sure(view: &View, at: Shrink, key: &Key) -> Vec<Reply> {
    let Some((_, words)) = how_sure().into_iter().find(|(known, _)| known == key) else { return Vec::new() };
    let set = Edit::Set(Slot::new(at.step, &Step::SURE), Some(Value::Pick(key.clone())));
    let quite = how_sure().first().is_some_and(|(known, _)| known == key);
    let a_part = view.book.step(at.step).is_some_and(|step| step.under.is_some());
    let mut out = vec![Reply::Edit(set, say!("did.chose", choice = view.say(&words)))];
    out.extend(match (quite, a_part) {
        (true, true) => to(at, at.step, ShrinkAsk::Enough),
        (true, false) => vec![Reply::Finish],
        (false, _) => to(at, at.step, ShrinkAsk::Help),
    });
    out
}

/// Where the focus begins: on what was said before.
pub fn taken(view: &View, at: Shrink) -> Option<Key> {
    let sure = view.book.step(at.step)?.sure.filter(|_| at.ask == ShrinkAsk::Sure)?;
    Sure::ALL.into_iter().find(|(known, _)| *known == sure).map(|(_, key)| key)
}

/// The record that a screen begins.
pub fn record(at: Shrink) -> Option<Id> {
    match at.ask {
        ShrinkAsk::Smaller(child) | ShrinkAsk::FindOut(child) | ShrinkAsk::Instead(child) => Some(child),
        _ => None,
    }
}
