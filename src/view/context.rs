//! What a screen may look at: the workbook, the words, the time, and what is in focus. Read only.

use crate::{
    base::{Day, Id, Ids, Kind, Now, Phrase, Slot, Value, Who},
    content::{Content, Depth},
    page::Zoom,
    view::{Begun, Draft, Finding, Finished, Focus},
    workbook::{Entry, Goal, Step, Workbook},
};

/// A look at everything.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a plain yes or no of its own")]
pub struct View<'a> {
    /// The workbook.
    pub book: &'a Workbook,
    /// Words and pages.
    pub content: &'a Content,
    /// The time.
    pub now: Now,
    /// The day for which the page that is shown was made: the clock may have passed midnight since.
    pub shown_on: Day,
    /// Nothing may be changed.
    pub look_only: bool,
    /// Others use this computer, and the workbook is not opened yet.
    pub quiet: bool,
    /// What is in focus.
    pub focus: &'a Focus<'a>,
    /// A record that is not in the workbook yet, because nothing is written in it.
    pub draft: Option<&'a Draft>,
    /// The deepest fields that are shown.
    pub depth: Depth,
    /// How closely the log is looked at.
    pub zoom: Zoom,
    /// This is the page of one row of a list.
    pub on_a_row: bool,
    /// What is looked for, where something is.
    pub filter: &'a str,
    /// What narrows it beside those words, and what was found.
    pub finding: &'a Finding,
    /// Which finished steps fold away.
    pub finished: &'a Finished,
    /// The field that is being written in.
    pub writing: Option<&'a Slot>,
    /// The step the arrows move.
    pub moving: Option<Id>,
    /// It was asked for by name, row or Enter, not by a letter that may be a slip.
    pub on_purpose: bool,
    /// The records the first run writes in.
    pub begun: Begun,
    /// New ids are drawn here.
    pub ids: &'a mut Ids,
    /// Who is writing.
    pub who: Who,
}

impl View<'_> {
    /// Looks at a workbook from outside the app: nothing is in focus or being written, and all questions are unfolded.
    pub fn at_rest<T>(
        book: &Workbook,
        content: &Content,
        now: Now,
        look_only: bool,
        with: impl FnOnce(&View) -> T,
    ) -> T {
        with(&View {
            book,
            content,
            now,
            shown_on: now.today,
            look_only,
            quiet: false,
            focus: &Focus::default(),
            draft: None,
            depth: Depth::Detail,
            zoom: Zoom::default(),
            on_a_row: false,
            filter: "",
            finding: &Finding::default(),
            finished: &Finished::default(),
            writing: None,
            moving: None,
            on_purpose: false,
            begun: Begun::default(),
            ids: &mut Ids::seeded(0),
            who: Who::Me,
        })
    }

    /// Looks at another workbook in the same way.
    pub fn on<T>(&self, book: &Workbook, with: impl FnOnce(&View) -> T) -> T {
        let mut ids = Ids::seeded(0);
        with(&View { book, ids: &mut ids, ..*self })
    }

    /// Says a phrase.
    #[inline(never)]
    pub fn say(&self, phrase: &Phrase) -> String {
        self.content.words.say(phrase)
    }

    /// What that slot holds, in the workbook or in the draft.
    pub fn get(&self, slot: &Slot) -> Option<Value> {
        match self.draft {
            Some(draft) if draft.id() == slot.record => draft.at(slot),
            _ => self.book.get(slot),
        }
    }

    /// That goal, in the workbook or as a draft.
    pub fn goal(&self, id: Id) -> Option<&Goal> {
        match self.draft {
            Some(Draft::Goal(goal)) if goal.id == id => Some(goal),
            _ => self.book.goal(id),
        }
    }

    /// That step, in the workbook or as a draft.
    pub fn step(&self, id: Id) -> Option<&Step> {
        match self.draft {
            Some(Draft::Step(step, _)) if step.id == id => Some(step),
            _ => self.book.step(id),
        }
    }

    /// That entry, in the workbook or as a draft.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        match self.draft {
            Some(Draft::Entry(entry)) if entry.id == id => Some(entry),
            _ => self.book.entry(id),
        }
    }

    /// A new id.
    pub fn draw(&mut self, kind: Kind) -> Id {
        self.ids.draw(kind)
    }
}
