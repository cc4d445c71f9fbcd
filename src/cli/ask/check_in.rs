//! `cairnbook check-in`: a short look, one question a line. Each answer is on the disk before the next is asked.
//!
//! Never write a check-in in which nothing was said, or a second one of the day where the first can go on; and never
//! take a word away without saying so: words come after those that stand there, and of all else it is told what it was.

use std::{
    cell::Cell,
    io::{self, BufRead},
};

use serde::Serialize;

use super::{
    back,
    desk::{Desk, line},
    json,
    question::{self, Question},
    sitting::Sitting,
    talk::{Heard, Talk, Voice},
    typed::{self, Typed},
};
use crate::{
    base::{Id, Text, Value, When, Who, text},
    cli::{args::Wanted, args::shown, commands, ending::Ending, environment},
    insight::check_ins,
    say,
    workbook::{Edit, Entry, EntryKind, Ladder, Look, Workbook},
};

#[derive(Serialize)]
struct CheckedIn<'a> {
    saved: bool,
    check_in: Option<CheckIn>,
    /// Answers that could not be read, and are not in the file.
    unread: &'a [String],
    /// Answers that took the place of others.
    replaced: &'a [Replaced],
}

/// An answer in place of another.
#[derive(Serialize)]
struct Replaced {
    before: String,
    now: String,
}

#[derive(Serialize)]
struct CheckIn {
    id: String,
    on: json::ADay,
    words: String,
    goals: Vec<OfGoal>,
    next: Vec<json::AStep>,
}

#[derive(Serialize)]
struct OfGoal {
    goal: json::AGoal,
    now: json::ANow,
}

/// How the questions came to an end.
enum Over {
    /// All were asked, or the input ended.
    Done,
    /// An answer could not be read; the rest is saved.
    Unread,
    /// A save did not work, with what happened and what to do.
    NotSaved(Vec<String>),
    /// What was said could not be said any more.
    Unheard(io::Error),
}

/// The check-in that is written in.
struct Into {
    id: Id,
    /// It is a new one, and nothing is written in it yet.
    new: Option<Entry>,
    /// Something was written in this sitting.
    wrote: bool,
    /// Letters that could not be read were told.
    broken: bool,
    /// The words that stood there when the first question was asked.
    words: String,
    replaced: Vec<Replaced>,
}

impl Into {
    /// That of today by the same hand, as in a window; else a new one.
    fn of_today(sitting: &mut Sitting) -> Self {
        let (moment, today) = (sitting.now.moment, sitting.now.today);
        let known = check_ins::of_day(&sitting.book, None, today, Who::Me, None);
        let words = known.map(|entry| entry.words.to_string()).unwrap_or_default();
        let known = known.map(|entry| entry.id);
        let new = known.is_none().then(|| Entry::new(sitting.draw(), Who::Me, moment, EntryKind::CheckIn, today));
        let id = known.or(new.as_ref().map(|entry| entry.id)).unwrap_or_else(|| sitting.draw());
        Self { id, new, wrote: false, broken: false, words, replaced: Vec::new() }
    }
}

/// `cairnbook check-in`.
pub(super) fn run(wanted: &Wanted, as_json: bool) -> Ending {
    let mut desk = match Desk::of(wanted) {
        Ok(desk) => desk,
        Err(ending) => return given_back(String::new(), as_json, ending),
    };
    let mut sitting = match Sitting::begin(&desk) {
        Ok(sitting) => sitting,
        Err(told) => {
            commands::complain(&told.join("\n"));
            desk.complain(&say!("cmd.safe_check_in"));
            return given_back(String::new(), as_json, Ending::Problem);
        }
    };
    desk.take_words_of(&sitting.book);
    let voice = match (as_json, environment::is_typed()) {
        (false, _) => Voice::Out,
        (true, true) => Voice::Err,
        (true, false) => Voice::Silent,
    };
    let mut talk = Talk { desk: &desk, input: io::stdin().lock(), voice: Cell::new(voice) };
    let mut into = Into::of_today(&mut sitting);
    let mut answers = Vec::new();
    let over = ask_all(&mut talk, &mut sitting, &mut into, &mut answers);
    drop(talk);
    let ending = end(&desk, &sitting, &into, over, &answers, as_json);
    sitting.end();
    ending
}

/// Gives back what was typed and is not in the file; of a pipe, also what is still to come.
fn given_back(mut answers: String, as_json: bool, ending: Ending) -> Ending {
    if !environment::is_typed() {
        answers += &typed::rest(&mut io::stdin().lock()).unwrap_or_default().text;
    }
    back::give(&answers, as_json, ending)
}

/// Asks one after the other. `answers` takes what was typed and could not be written.
fn ask_all<R: BufRead>(
    talk: &mut Talk<'_, R>,
    sitting: &mut Sitting,
    into: &mut Into,
    answers: &mut Vec<String>,
) -> Over {
    let desk = talk.desk;
    let questions = question::all(desk, &sitting.book, into.id);
    let typed = environment::is_typed();
    let mut unread = false;
    let mut at = 0;
    if let Err(error) = open(talk) {
        return Over::Unheard(error);
    }
    while let Some(question) = questions.get(at) {
        let asked = ask(talk, &sitting.book, question, (at + 1, questions.len()));
        let heard = match asked {
            Ok(()) => talk.hear(&sitting.book),
            Err(error) => Err(error),
        };
        match heard {
            Err(error) => return Over::Unheard(error),
            Ok(Heard::End) => break,
            Ok(Heard::Again) => {}
            Ok(Heard::Back) => at = at.saturating_sub(1),
            Ok(Heard::Answer(given)) if given.text.trim().is_empty() => at += 1,
            Ok(Heard::Answer(given)) => match take(talk, sitting, question, &given, into) {
                Ok(()) => at += 1,
                Err(Taken::NotSaved(told)) => {
                    answers.push(given.text);
                    return Over::NotSaved(told);
                }
                Err(Taken::Unread) if typed => {}
                // Another line of a pipe is the answer to another question.
                Err(Taken::Unread) => {
                    (at, unread) = (at + 1, true);
                    answers.push(given.text);
                }
                Err(Taken::Unheard(error)) => return Over::Unheard(error),
            },
        }
    }
    if unread { Over::Unread } else { Over::Done }
}

/// Says the question, which of how many it is, what stands there, and how to answer.
fn ask<R: BufRead>(
    talk: &Talk<'_, R>,
    book: &Workbook,
    question: &Question,
    (at, of): (usize, usize),
) -> io::Result<()> {
    let (first, rest) = question.lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    talk.say(&say!("plain.question_of", at = at, of = of, label = first))?;
    rest.iter().try_for_each(|line| talk.tell(line))?;
    let there = question.there(book);
    if !there.is_empty() {
        talk.say(&say!("plain.there_now", text = line(&there)))?;
    }
    talk.tell(question.how(&there))
}

fn open<R: BufRead>(talk: &Talk<'_, R>) -> io::Result<()> {
    let page = talk.desk.content.page("check_in");
    talk.tell(page.map(|page| page.purpose.as_str()).unwrap_or_default())?;
    talk.say(&say!("dark.call", key = call_word(talk.desk)))?;
    talk.say(&say!("cmd.how_leave"))
}

/// What is typed to come to someone to call.
fn call_word(desk: &Desk) -> String {
    format!(".{}", desk.content.words.plain("plain.word.call"))
}

/// Why an answer was not taken.
enum Taken {
    Unread,
    NotSaved(Vec<String>),
    Unheard(io::Error),
}

/// Reads an answer, writes it and saves.
fn take<R: BufRead>(
    talk: &Talk<'_, R>,
    sitting: &mut Sitting,
    question: &Question,
    given: &Typed,
    into: &mut Into,
) -> Result<(), Taken> {
    let desk = talk.desk;
    let read = if question.adds() { with_words_before(&into.words, &given.text) } else { given.text.clone() };
    let (value, echo) = match question.read(desk, &read) {
        Ok(read) => read,
        Err(problem) if environment::is_typed() => {
            talk.say(&problem).map_err(Taken::Unheard)?;
            return Err(Taken::Unread);
        }
        Err(problem) => {
            desk.complain(&say!("cmd.left_out", ask = question.ask.as_str(), problem = desk.say(&problem)));
            return Err(Taken::Unread);
        }
    };
    let before = question.there(&sitting.book);
    let set = Edit::Set(question.slot.clone(), Some(value));
    let edit = match into.new.clone() {
        Some(new) => Edit::Many(vec![Edit::AddEntry(new), set]),
        None => set,
    };
    sitting.enter(edit).map_err(|refused| Taken::NotSaved(vec![desk.say(&refused.phrase())]))?;
    sitting.save(desk).map_err(Taken::NotSaved)?;
    (into.new, into.wrote) = (None, true);
    if given.broken && !into.broken {
        into.broken = true;
        desk.complain(&say!("cmd.broken_letters"));
    }
    tell_what_became(talk, question, &before, &sitting.book, echo, into).map_err(Taken::Unheard)
}

/// Words come after those that stood there before the first question.
fn with_words_before(before: &str, given: &str) -> String {
    if before.trim().is_empty() { given.to_owned() } else { format!("{before}\n{given}") }
}

/// How the answer was understood, that it came after others, or in the place of which.
fn tell_what_became<R: BufRead>(
    talk: &Talk<'_, R>,
    question: &Question,
    before: &str,
    book: &Workbook,
    echo: Option<String>,
    into: &mut Into,
) -> io::Result<()> {
    let now = question.there(book);
    // What stood there before the first question stays; only what was typed since then gives way.
    let kept = if question.adds() { into.words.as_str() } else { "" };
    let [before, now] = [before, now.as_str()].map(|text| text.strip_prefix(kept).unwrap_or(text).trim().to_owned());
    if before.is_empty() || before == now {
        return match echo {
            Some(echo) => talk.say(&say!("cmd.taken", words = echo)),
            None if !kept.trim().is_empty() => talk.say(&say!("cmd.added")),
            None => Ok(()),
        };
    }
    let told = say!("cmd.replaced", words = line(&now), before = line(&before));
    into.replaced.push(Replaced { before, now });
    talk.say(&told)
}

fn end(desk: &Desk, sitting: &Sitting, into: &Into, over: Over, answers: &[String], as_json: bool) -> Ending {
    let entry = sitting.book.entry(into.id).filter(|_| into.wrote);
    match over {
        Over::NotSaved(told) => {
            commands::complain(&told.join("\n"));
            desk.complain(&say!("cmd.safe_check_in"));
            return given_back(answers.join("\n") + "\n", as_json, Ending::Problem);
        }
        Over::Unheard(error) => {
            if error.kind() == io::ErrorKind::BrokenPipe {
                return Ending::Fine;
            }
            commands::complain(&text::one_line(&error.to_string()));
            if entry.is_some() {
                desk.complain(&say!("cmd.saved_anyway"));
            }
            return Ending::Problem;
        }
        Over::Done | Over::Unread => {}
    }
    if sitting.is_new && entry.is_some() {
        desk.complain(&say!("cmd.new_book", path = shown(desk.path.as_os_str())));
    }
    let told = match entry {
        _ if as_json => {
            let check_in = entry.map(|entry| as_object(&sitting.book, entry));
            json::text(&CheckedIn { saved: entry.is_some(), check_in, unread: answers, replaced: &into.replaced })
        }
        Some(entry) => desk.say(&say!("cmd.checked_in", day = desk.day(&entry.on))) + "\n",
        None => desk.say(&say!("cmd.nothing_said")) + "\n",
    };
    let mut ending = commands::print(&told);
    if ending != Ending::Fine && entry.is_some() {
        desk.complain(&say!("cmd.saved_anyway"));
    }
    if matches!(over, Over::Unread) {
        if !as_json {
            back::give(&answers.join("\n"), false, ending);
        }
        ending = Ending::Problem;
    }
    ending
}

fn as_object(book: &Workbook, entry: &Entry) -> CheckIn {
    let of_goal = |look: Look<'_>| {
        let goal = book.goal(look.goal())?;
        let words = |level| Ladder::of(goal).line(level).map(Text::as_str);
        let line = look.line().map(|level| json::ALine::of(level, words(level)));
        let now = json::ANow { line, far: look.far(), on: Some(json::ADay::of(&entry.on)) };
        Some(OfGoal { goal: json::AGoal::of(goal), now })
    };
    let next = match entry.more.get(&Entry::NEXT) {
        Some(Value::Picks(keys)) => keys.as_slice(),
        _ => &[],
    };
    let next = next.iter().filter_map(|key| book.step(Id::of(key.as_str())?));
    CheckIn {
        id: entry.id.to_string(),
        on: json::ADay::of(&When::clone(&entry.on)),
        words: entry.words.to_string(),
        goals: Look::all(entry).filter_map(of_goal).collect(),
        next: next.map(|step| json::AStep::of(book, step)).collect(),
    }
}
