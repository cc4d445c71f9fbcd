//! What a screen is: one small interface with default answers. It says what it shows, what can be done there, and what it
//! is about; the app asks it and need not know.

use crate::{
    base::{Id, Key, Kind, Slot},
    form::question::Question,
    page::{Act, Page, RowId},
    view::{Offer, Reply, Subject, View},
    workbook::{Item, Look, patch::Touch},
};

/// One screen.
pub trait Screen {
    /// What it shows.
    fn page(&self, view: &View) -> Page;

    /// What can be done there, beyond what can be done everywhere.
    fn offers(&self, _view: &View) -> Vec<Offer> {
        Vec::new()
    }

    /// Does an action that it offers.
    fn act(&self, _act: Act, _view: &mut View) -> Vec<Reply> {
        Vec::new()
    }

    /// What an arrow or a page key does there, where that is another thing than to go from row to row.
    fn arrow(&self, _act: Act, _view: &View) -> Option<Vec<Reply>> {
        None
    }

    /// The one question that it asks by itself; it is written in from the start.
    fn question(&self, _view: &View) -> Option<Question> {
        None
    }

    /// Enter at that question.
    fn go_on(&self, _view: &mut View) -> Vec<Reply> {
        Vec::new()
    }

    /// Where the focus begins, where that is not the first row.
    fn begins_on(&self, _view: &View) -> Option<RowId> {
        None
    }

    /// What its page is the own page of.
    fn subject(&self) -> Option<Subject> {
        None
    }

    /// The record that it is about.
    fn record(&self) -> Option<Id> {
        self.subject().map(|subject| subject.record())
    }

    /// The record without which there is nothing to see there.
    fn needs(&self, _view: &View) -> Option<Id> {
        self.record().filter(|id| can_go(*id))
    }

    /// The record that may have been begun there; blank, it does not stay.
    fn begins(&self, _view: &View) -> Option<Id> {
        None
    }

    /// The goal that something new belongs to, which is begun there.
    fn goal(&self, _view: &View) -> Option<Id> {
        None
    }

    /// The page file that it asks by, for the lines of the helper.
    fn page_file(&self, _view: &View) -> Option<String> {
        None
    }

    /// It shows what was touched, though it is no page of that record.
    fn shows(&self, _touch: &Touch) -> bool {
        false
    }

    /// What can be kept private there.
    fn may_hide(&self) -> MayHide {
        match self.subject() {
            Some(subject) => MayHide::Page(subject),
            None => MayHide::Nothing,
        }
    }

    /// The action that leads there, where it leads nowhere else.
    fn opened_by(&self, _view: &View) -> Option<Act> {
        None
    }

    /// How it wants to be treated.
    fn behaviours(&self) -> &'static [Behaviour] {
        &[]
    }

    /// It wants to be treated like that.
    fn is(&self, wanted: Behaviour) -> bool {
        self.behaviours().contains(&wanted)
    }
}

/// What can be kept private on a screen.
#[derive(Clone, Debug, PartialEq)]
pub enum MayHide {
    /// Nothing.
    Nothing,
    /// What is in focus.
    Focused,
    /// What is in focus, else what the page is about.
    Page(Subject),
}

/// How a screen wants to be treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// A question that is answered before anything else is begun.
    AnsweredFirst,
    /// One question of several, in its turn: Enter goes on, Esc goes back.
    InTurn,
    /// There is nothing to see where nothing may be changed.
    OnlyAsks,
    /// The arrows walk what is shown instead of leading to the next place.
    OwnArrows,
    /// A filter is always being written in.
    Filtered,
    /// It is about one row of a list.
    OfARow,
    /// A list or an outline with questions among its rows: letters are keys there, but on a question that is open.
    LetterKeys,
    /// An outline of steps is in sight: steps can be moved and begun there.
    Outline,
    /// It looks back: what is told there is opened before anything is done to it.
    LooksBack,
    /// It shows no word of the person.
    Silent,
    /// All of it is to be read before it is answered.
    ReadFirst,
    /// It tells by itself that not all is saved.
    TellsOfSaving,
    /// What it is about has no shelf: it stays, or goes.
    NoShelf,
    /// Where a row is gone from it, the focus goes to the first.
    StartsOver,
    /// One of several can be chosen with Space.
    Chooses,
    /// It is no place to ask how its words came about.
    NoHistory,
}

/// The page file of that page of answers.
pub fn page_file(key: &Key, view: &View) -> Option<String> {
    view.content.page_of(Id::page(key.as_str())).map(|spec| spec.id.clone())
}

/// The record of that slot, where it is one that can go.
pub fn record_of(slot: &Slot) -> Option<Id> {
    Some(slot.record).filter(|id| can_go(*id))
}

/// Pages of answers are there before their first answer.
fn can_go(id: Id) -> bool {
    matches!(id.kind(), Kind::Goal | Kind::Step | Kind::Entry)
}

/// The goal itself was touched, or a step or an entry of it.
pub fn is_of_goal(touch: &Touch, goal: Id) -> bool {
    [&touch.before, &touch.after].into_iter().flatten().any(|item| match item {
        Item::Goal(touched) => touched.id == goal,
        Item::Step(step) => step.goal == Some(goal),
        Item::Entry(entry) => entry.goal == Some(goal) || Look::at(entry, goal).is_some(),
        _ => false,
    })
}

/// A goal, a step or an entry was touched.
pub fn is_of_a_record(touch: &Touch) -> bool {
    let items = [&touch.before, &touch.after].into_iter().flatten();
    items.into_iter().any(|item| matches!(item, Item::Goal(_) | Item::Step(_) | Item::Entry(_)))
}
