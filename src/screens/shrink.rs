//! A step that is too big, made small enough: how sure, and what would help.

use crate::{
    base::{Id, Key, Kind, Phrase, Slot, Value, When},
    content::FieldType,
    form::question::{self, Question},
    insight::wins,
    page::{Block, Command, Page, Place, RowId, Shrink, ShrinkAsk, command::ShrinkWay},
    records::rows,
    say,
    screens::screen::{Behaviour, Screen},
    view::{Draft, Reply, View, dates, labels},
    workbook::{
        DEEPEST, Edit, Entry, Step, Sure,
        outline::{self, Spot},
    },
};

/// The row that goes on.
const GO_ON: Key = Key::of("go_on");

/// Cells a smaller step stands further in than the one it is a part of.
const IN: usize = 2;

/// A step that is too big, made small enough.
#[derive(Debug)]
pub struct ShrinkScreen(pub Shrink);

impl Screen for ShrinkScreen {
    fn page(&self, view: &View) -> Page {
        let at = self.0;
        let mut main = vec![Block::Text(big_to_small(view, at.step))];
        match at.ask {
            ShrinkAsk::Sure => {
                main.push(Block::Heading(view.say(&say!("shrink.sure"))));
                main.push(question::choices(view, &how_sure(at), None));
            }
            ShrinkAsk::Help => {
                main.push(Block::Heading(view.say(&say!("shrink.help"))));
                main.push(question::choices(view, &ways(view, at), None));
            }
            ShrinkAsk::Enough => {
                main.push(Block::Heading(view.say(&say!("shrink.enough"))));
                main.push(question::choices(view, &[(GO_ON, Command::Finish, say!("walk.go_on"))], None));
            }
            ShrinkAsk::Win(found) => main.extend(win(view, found)),
            ShrinkAsk::Instead(_) => main.push(ask(view, at, &say!("shrink.ask_instead"), &say!("shrink.eg_instead"))),
            ShrinkAsk::Smaller(_) => main.push(ask(view, at, &say!("shrink.ask_smaller"), &say!("shrink.eg_smaller"))),
            ShrinkAsk::FindOut(_) => {
                main.push(ask(view, at, &say!("shrink.ask_find_out"), &say!("shrink.eg_find_out")));
            }
            ShrinkAsk::With => main.push(ask(view, at, &say!("shrink.ask_with"), &say!("shrink.eg_with"))),
            ShrinkAsk::Day => main.push(ask(view, at, &say!("walk.ask_day"), &say!("walk.eg_day"))),
        }
        question::page(main)
    }

    fn question(&self, view: &View) -> Option<Question> {
        let at = self.0;
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

    fn go_on(&self, view: &mut View) -> Vec<Reply> {
        let at = self.0;
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

    fn begins_on(&self, view: &View) -> Option<RowId> {
        taken(view, self.0).map(RowId::Choice)
    }

    fn needs(&self, _view: &View) -> Option<Id> {
        Some(self.0.step)
    }

    fn begins(&self, _view: &View) -> Option<Id> {
        let at = self.0;
        match at.ask {
            ShrinkAsk::Smaller(child) | ShrinkAsk::FindOut(child) | ShrinkAsk::Instead(child) => Some(child),
            _ => None,
        }
    }

    fn page_file(&self, _view: &View) -> Option<String> {
        Some("step".to_owned())
    }

    fn behaviours(&self) -> &'static [Behaviour] {
        &[Behaviour::AnsweredFirst, Behaviour::InTurn, Behaviour::OnlyAsks, Behaviour::NoHistory]
    }
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
            out.push(Block::Own(labels::words_or(view, hard.unwrap_or(&entry.words))));
        }
        None => {
            if let Some(words) = wins::got_through(view.book) {
                out.push(quiet(&say!("shrink.win_strength")));
                out.push(Block::Own(words.trim().to_owned()));
            }
        }
    }
    out.push(question::choices(view, &[(GO_ON, Command::Back, say!("shrink.win_back"))], None));
    out
}

/// The big step on top, each smaller one under it and further in.
fn big_to_small(view: &View, step: Id) -> String {
    let mut lines = Vec::new();
    let mut at = view.book.step(step);
    while let Some(step) = at.filter(|_| lines.len() < DEEPEST) {
        lines.push(labels::words_or(view, &step.words));
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

fn how_sure(at: Shrink) -> [(Key, Command, Phrase); 3] {
    let row = |sure: Sure, words| (key_of(sure), Command::Sure(at, sure), words);
    [
        row(Sure::Quite, say!("shrink.quite")),
        row(Sure::Half, say!("shrink.half")),
        row(Sure::NotSo, say!("shrink.not_so")),
    ]
}

fn key_of(sure: Sure) -> Key {
    Sure::ALL.into_iter().find(|(known, _)| *known == sure).map_or(GO_ON, |(_, key)| key)
}

/// A time they got through that fits.
fn win_for(view: &View, at: Shrink) -> Option<Id> {
    wins::fitting(view.book, at.step)
}

/// What would help. Where steps stand as deep as they may, a smaller one has no place.
fn ways(view: &View, at: Shrink) -> Vec<(Key, Command, Phrase)> {
    let deep = outline::depth_of(view.book, at.step) >= DEEPEST;
    let row = |name: &'static str, way, words| (Key::of(name), Command::ShrinkBy(at, way), words);
    let mut out = if deep { Vec::new() } else { vec![row("smaller", ShrinkWay::Smaller, say!("shrink.smaller"))] };
    out.push(row("with", ShrinkWay::With, say!("shrink.with")));
    if !deep {
        out.push(row("find_out", ShrinkWay::FindOut, say!("shrink.find_out")));
    }
    out.push(row("day", ShrinkWay::Day, say!("shrink.day")));
    // In the first run there is nothing but what was written a moment ago.
    if !at.in_walk && win_for(view, at).is_some() {
        out.push(row("win", ShrinkWay::Win, say!("shrink.win")));
    }
    out.push((Key::of("leave_as_is"), Command::Finish, say!("shrink.leave")));
    out
}

fn to(at: Shrink, step: Id, ask: ShrinkAsk) -> Vec<Reply> {
    vec![Reply::Go(Place::Shrink(Shrink { step, ask, ..at }))]
}

/// Goes on to one way of making a step small enough.
pub fn by(view: &mut View, at: Shrink, way: ShrinkWay) -> Vec<Reply> {
    let ask = match way {
        ShrinkWay::Smaller => ShrinkAsk::Smaller(view.draw(Kind::Step)),
        ShrinkWay::FindOut => ShrinkAsk::FindOut(view.draw(Kind::Step)),
        ShrinkWay::With => ShrinkAsk::With,
        ShrinkWay::Day => ShrinkAsk::Day,
        ShrinkWay::Win => match win_for(view, at) {
            Some(found) => ShrinkAsk::Win(found),
            None => return vec![Reply::Finish],
        },
    };
    to(at, at.step, ask)
}

/// Notes how sure someone is of that step, and goes on from there.
pub fn sure(view: &View, at: Shrink, sure: Sure) -> Vec<Reply> {
    let Some((key, _, words)) = how_sure(at).into_iter().find(|(key, ..)| *key == key_of(sure)) else {
        return Vec::new();
    };
    let set = Edit::Set(Slot::new(at.step, &Step::SURE), Some(Value::Pick(key)));
    let a_part = view.book.step(at.step).is_some_and(|step| step.under.is_some());
    let mut out = vec![Reply::Edit(set, say!("did.chose", choice = view.say(&words)))];
    out.extend(match (sure, a_part) {
        (Sure::Quite, true) => to(at, at.step, ShrinkAsk::Enough),
        (Sure::Quite, false) => vec![Reply::Finish],
        _ => to(at, at.step, ShrinkAsk::Help),
    });
    out
}

/// Where the focus begins: on what was said before.
fn taken(view: &View, at: Shrink) -> Option<Key> {
    let sure = view.book.step(at.step)?.sure.filter(|_| at.ask == ShrinkAsk::Sure)?;
    Sure::ALL.into_iter().find(|(known, _)| *known == sure).map(|(_, key)| key)
}
