//! `cairnbook note`: the newest talk as plain text, in one of the four forms that helpers write their own notes in.
//!
//! The parts of the forms are those of the usual guides: GIRP (goal, intervention, response, plan), DAP (data,
//! assessment, plan), SOAP (subjective, objective, assessment, plan) and BIRP (behaviour, intervention, response, plan).
//! An assessment is the helper's to write and never the book's: it is left empty.
//!
//! Never hold what is private, what waits to be read back, or a word that is not the client's own.

use super::desk::{Desk, line};
use crate::{
    base::{Day, Key, Phrase, Slot, Value, When, Who, letters},
    cli::args::NoteForm,
    content::FieldType,
    records::sheet::WIDE,
    say,
    workbook::{Change, Goal, Mark, Step, StepState, Talk, Workbook, fold::Folded},
};

/// How far a line stands in.
const IN: &str = "  ";
/// So many lines of a part at most; the rest is in the book.
const MOST: usize = 12;

/// One part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Goal,
    Behaviour,
    Data,
    Subjective,
    Objective,
    Intervention,
    Response,
    Assessment,
    Plan,
}

impl Part {
    fn of(form: NoteForm) -> &'static [Self] {
        use Part::{Assessment, Behaviour, Data, Goal, Intervention, Objective, Plan, Response, Subjective};
        match form {
            NoteForm::Girp => &[Goal, Intervention, Response, Plan],
            NoteForm::Dap => &[Data, Assessment, Plan],
            NoteForm::Soap => &[Subjective, Objective, Assessment, Plan],
            NoteForm::Birp => &[Behaviour, Intervention, Response, Plan],
        }
    }

    fn name(self) -> Phrase {
        match self {
            Self::Goal => say!("note.goal"),
            Self::Behaviour => say!("note.behaviour"),
            Self::Data => say!("note.data"),
            Self::Subjective => say!("note.subjective"),
            Self::Objective => say!("note.objective"),
            Self::Intervention => say!("note.intervention"),
            Self::Response => say!("note.response"),
            Self::Assessment => say!("note.assessment"),
            Self::Plan => say!("note.plan"),
        }
    }
}

/// The note of the newest talk, in that form. `Err`: there is none.
pub(super) fn told(desk: &Desk, whole: &Workbook, form: NoteForm) -> Result<String, Phrase> {
    let book = Folded::of(whole).seen_of(whole);
    // One that was left by closing the lid is over, though nothing says so before the next start.
    let talks: Vec<Talk> = book.talks().collect();
    let Some(talk) = talks.last().copied() else { return Err(say!("note.none")) };
    let before = talks.iter().rev().nth(1).map(|talk| day_of(desk, *talk));
    let source = Source { desk, book: &book, talk, before };
    let on = desk.day(&When::Day(day_of(desk, talk)));
    let mut out = letters::wrapped(&desk.say(&say!("note.title", form = form.name(), day = on)), WIDE);
    out.extend(letters::wrapped(&desk.say(&say!("note.about")), WIDE));
    for part in Part::of(form) {
        out.extend([String::new(), desk.say(&part.name())]);
        out.extend(source.lines(*part));
    }
    out.push(String::new());
    Ok(out.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n"))
}

fn day_of(desk: &Desk, talk: Talk) -> Day {
    desk.clock.now().day_of(talk.answers().at)
}

/// What a note is made from.
struct Source<'a> {
    desk: &'a Desk,
    book: &'a Workbook,
    talk: Talk<'a>,
    /// The day of the talk before.
    before: Option<Day>,
}

impl Source<'_> {
    /// The lines of a part, none wider than the page.
    fn lines(&self, part: Part) -> Vec<String> {
        let inner = WIDE - IN.len();
        let set_in = |text: &str| -> Vec<String> {
            letters::wrapped(text, inner).into_iter().map(|line| format!("{IN}{line}")).collect()
        };
        if part == Part::Assessment {
            let yours = set_in(&self.desk.say(&say!("note.yours")));
            return yours.into_iter().chain([format!("{IN}{}", "_".repeat(inner))]).collect();
        }
        let said: Vec<String> = self.said(part).into_iter().take(MOST).collect();
        if said.is_empty() {
            return set_in(&self.desk.say(&say!("note.nothing")));
        }
        said.iter().flat_map(|text| set_in(text)).collect()
    }

    fn said(&self, part: Part) -> Vec<String> {
        let asked = || self.field(&Talk::LEAVE_OUT, |words| say!("note.leave_out", words = words));
        let takes = || self.field(&Talk::TAKE_WITH, |words| say!("note.takes", words = words));
        let differs = || self.field(&Talk::DIFFER, |words| say!("note.differs", words = words));
        let parts: Vec<Vec<String>> = match part {
            Part::Goal => vec![self.goals(), asked()],
            Part::Behaviour => vec![asked(), self.done()],
            Part::Data => vec![asked(), self.done(), self.begun(), takes(), differs()],
            Part::Subjective => vec![asked(), takes(), differs()],
            Part::Objective => vec![self.done(), self.begun()],
            Part::Intervention => vec![self.wished(), self.begun()],
            Part::Response => vec![takes(), differs()],
            Part::Plan => {
                vec![self.field(&Talk::SMALL_STEP, |words| say!("note.small_step", words = words)), self.meet()]
            }
            Part::Assessment => Vec::new(),
        };
        parts.into_iter().flatten().collect()
    }

    /// It is the client's own, and was read back where it was typed for them.
    fn is_theirs(&self, slot: &Slot) -> bool {
        let mark = self.book.marks(slot.record).and_then(|marks| marks.of(slot));
        let by = self.book.about(slot.record).map(|(by, ..)| by);
        match mark {
            Some(mark) => !Mark::waits(mark) && mark.by != Who::Helper,
            None => by == Some(Who::Me),
        }
    }

    /// What stands in a field of the talk.
    fn field(&self, field: &Key, phrase: impl Fn(String) -> Phrase) -> Vec<String> {
        let words = self.talk.answers().fields.text(field).map(|words| line(words));
        let words = words.filter(|_| self.is_theirs(&Slot::new(self.talk.id(), field)));
        words.map(|words| self.desk.say(&phrase(words))).into_iter().collect()
    }

    fn goals(&self) -> Vec<String> {
        let goals = self.book.live_goals().filter(|goal| self.is_theirs(&Slot::new(goal.id, &Goal::WORDS)));
        goals.map(|goal| self.desk.words(&goal.words)).collect()
    }

    /// What was said to help most.
    fn wished(&self) -> Vec<String> {
        let slot = Slot::new(self.talk.id(), &Talk::HELP_MOST);
        let Some(Value::Pick(key)) = self.book.get(&slot) else { return Vec::new() };
        let spec = self.desk.content.page(Talk::PAGE).and_then(|page| page.field(Talk::HELP_MOST.as_str()));
        let Some(FieldType::Pick(choices)) = spec.map(|spec| &spec.kind) else { return Vec::new() };
        let label = choices.iter().find(|(known, _)| *known == key).map(|(_, label)| label.as_str());
        label.map(|what| self.desk.say(&say!("note.wished", what = what))).into_iter().collect()
    }

    /// Steps and goals that were begun in the talk.
    fn begun(&self) -> Vec<String> {
        let begun = self.talk.changes().into_iter().filter_map(|(_, change)| match change {
            Change::New { record, .. } => Some(record),
            _ => None,
        });
        let told = begun.filter_map(|record| {
            let goal = self.book.goal(record).map(|goal| (goal.words.clone(), Goal::WORDS));
            let step = self.book.step(record).map(|step| (step.words.clone(), Step::WORDS));
            let (words, field) = goal.or(step).filter(|(words, _)| !words.is_blank())?;
            self.is_theirs(&Slot::new(record, &field)).then(|| line(&words))
        });
        told.map(|words| self.desk.say(&say!("note.begun", words = words))).collect()
    }

    /// Steps that were done since the talk before, up to the day of this one.
    fn done(&self) -> Vec<String> {
        let day = day_of(self.desk, self.talk);
        let since = self.before.unwrap_or(Day::EPOCH);
        let in_time = |on: &Day| (self.before.is_none() || *on > since) && *on <= day;
        let mut done: Vec<(Day, String)> = self
            .book
            .steps()
            .filter(|step| step.state == StepState::Done && !step.words.is_blank())
            .filter(|step| self.is_theirs(&Slot::new(step.id, &Step::WORDS)))
            .filter_map(|step| Some((step.done_on.filter(in_time)?, line(&step.words))))
            .collect();
        done.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
        let told = |(on, words): (Day, String)| {
            self.desk.say(&say!("note.done", words = words, day = self.desk.day(&When::Day(on))))
        };
        done.into_iter().map(told).collect()
    }

    fn meet(&self) -> Vec<String> {
        let slot = Slot::new(self.talk.id(), &Talk::MEET);
        let when = self.talk.meet().filter(|_| self.is_theirs(&slot)).map(|when| self.desk.day(when));
        when.map(|when| self.desk.say(&say!("note.meet", when = when))).into_iter().collect()
    }
}
